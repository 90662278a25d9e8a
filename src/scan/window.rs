//! Words to mentions: windows of words that are one name.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

use super::How;
use super::list::{List, NONE, proper, spelling};
use super::memo::Memo;
use super::text::{Word, has_case};
use super::twins::Twins;
use super::unspaced::is_dotted;
use super::word::{Hit, Meaning, Vocabulary};
use crate::compare::align::Sounds;
use crate::compare::{Matcher, Score};
use crate::index::Listed;
use crate::lang::{Kind, Script, Span};
use crate::name::token::MAX_TOKENS;
use crate::name::{Name, Role};
use crate::sort::by_key;

/// A mention that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub span: Span,
    pub entry: u32,
    pub score: Score,
    /// The words it covers.
    pub from: usize,
    pub to: usize,
    /// How many tokens of the name stand there.
    pub tokens: usize,
    /// What tells that it is one.
    pub how: How,
}

/// A window may cover one word that is no part of the name, between two that are.
const MAX_STRANGE: usize = 1;
/// One of a window's words must agree this well with the name, in thousandths; so must those
/// behind a word that is no part of it.
const STRONG: i32 = 600;
/// A name of one word, other than a person's, is written as it is listed or nearly so.
const WHOLE: i32 = 850;
/// Both parts of a double surname without the given name must agree this well.
const DOUBLE: i32 = 450;
/// What a window must weigh, in hundredths of a nat: a text has many more names than a list of
/// pairs that might be one.
pub(super) const LEAST: i32 = 60;
/// The same in scripts that do not mark names by capitals.
const LEAST_UNCASED: i32 = 90;
/// A window whose words are each as like as this to the name's, in thousandths, and say so much more
/// than chance, in tenths of a nat, is the name unless the whole is as unlike as this, in
/// hundredths of a nat.
const LIKE: i32 = 700;
const BEYOND: i32 = 100;
const CONTRARY: i32 = -400;
/// Of a short list, a window of all the words of a name is the name where one of them is so like,
/// together they say so much more than chance, and the whole weighs so much more than it is to be
/// one of the list's by chance; and so much in scripts that do not mark names by capitals. Who
/// shares a given name with somebody else and no more weighs less.
const SAID: i32 = 65;
const SHORT: i32 = -680;
const SHORT_UNCASED: i32 = -560;
/// Two parts of a double surname that a hyphen joins without the given name: one is so like.
const HYPHENED: i32 = 850;
/// The same likeness of words that dots part in Chinese.
const SPELT: i32 = 300;
/// What a window must weigh more for every tenth of a nat by which the list is crowded; and what a
/// name of one word must say more, in tenths.
const CROWD: i32 = 16;
pub(super) const ALONE: i32 = 4;
/// As many names are compared with the words at one place.
const MOST: usize = 64;
/// As many windows that begin with one word are kept until overlaps are resolved.
const KEPT: usize = 6;

/// The mentions of one document, as they are found.
pub(super) struct Windows<'a> {
    pub index: &'a Listed<'a>,
    pub list: &'a List,
    pub text: &'a str,
    pub words: &'a [Word],
    pub vocabulary: &'a Vocabulary<'a>,
    pub found: Vec<Found>,
    pub twins: Twins,
    /// The words that name a place which is not listed, as far as it was asked.
    pub places: Vec<Cell<Option<bool>>>,
    /// For every word, the kinds of names that cover it: a bit each.
    covered: Vec<u8>,
    /// The score of a window's words against a name, by their spelling.
    scores: BTreeMap<(u64, u32), Score>,
    /// Listed names that were asked for.
    names: RefCell<BTreeMap<u32, Arc<Name>>>,
    /// What is remembered of the words.
    memo: &'a RefCell<&'a mut Memo>,
}

impl<'a> Windows<'a> {
    pub fn new(
        index: &'a Listed<'a>,
        list: &'a List,
        (text, words): (&'a str, &'a [Word]),
        vocabulary: &'a Vocabulary<'a>,
        memo: &'a RefCell<&'a mut Memo>,
    ) -> Windows<'a> {
        let covered = alloc::vec![0; words.len()];
        let places = alloc::vec![Cell::new(None); words.len()];
        let (found, scores) = (Vec::new(), BTreeMap::new());
        let names = RefCell::default();
        Windows {
            index,
            list,
            text,
            words,
            vocabulary,
            found,
            twins: Twins::default(),
            places,
            covered,
            scores,
            names,
            memo,
        }
    }

    /// A listed name, prepared once for a document.
    pub fn name(&self, entry: u32) -> Option<Arc<Name>> {
        let mut names = self.names.borrow_mut();
        if let Some(name) = names.get(&entry) {
            return Some(name.clone());
        }
        let name = self.index.name(entry)?;
        names.insert(entry, name.clone());
        Some(name)
    }

    pub fn id(&self, entry: u32) -> Option<&'a str> {
        self.index.id(entry)
    }

    pub fn kind(&self, entry: u32) -> Option<Kind> {
        self.index.kind(entry)
    }

    pub fn meaning(&self, word: usize) -> &'a Meaning {
        self.vocabulary.of(word)
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        let (start, end) = (self.words[from].span.start, self.words[to - 1].span.end);
        // (Vera) Sokolova: with both parentheses.
        let open = self.text[..start].ends_with('(') && self.text[start..end].contains(')');
        Span { start: start - usize::from(open), end }
    }

    /// Whether a name of any kind covers a word.
    pub fn is_covered(&self, word: usize) -> bool {
        self.covered[word] != 0
    }

    pub fn push(&mut self, found: Found) {
        let bit = self.kind(found.entry).map_or(0, bit);
        self.covered[found.from..found.to].iter_mut().for_each(|c| *c |= bit);
        self.found.push(found);
    }

    /// Names that stand in full, or with initials: the best window for every place.
    pub fn names(&mut self) {
        let mut all: Vec<Found> = Vec::new();
        let (mut entries, mut here) = (Vec::new(), Vec::new());
        for at in 0..self.words.len() {
            if self.meaning(at).hits.is_empty() {
                continue;
            }
            entries.clear();
            self.candidates(at, &mut entries);
            entries.sort_unstable();
            entries.dedup();
            here.clear();
            let mut prepared = Vec::new();
            for &entry in &entries {
                here.extend(self.window(at, entry, &mut prepared));
            }
            here.extend(self.beside_hit(at, &mut prepared));
            by_key(&mut here, order);
            here.truncate(KEPT);
            all.extend_from_slice(&here);
        }
        by_key(&mut all, order);
        let mut spans = BTreeSet::new();
        spans.extend(self.found.iter().map(|f| (f.from, f.to)));
        for f in all {
            let bit = self.kind(f.entry).map_or(0, bit);
            let taken = self.covered[f.from..f.to].iter().any(|c| c & bit != 0);
            if taken {
                self.twin(&f);
            } else if spans.insert((f.from, f.to)) {
                self.begin(f);
            }
        }
    }

    /// The names that may stand at a word: those that share it and one of the next two words, those
    /// that are a word and an initial, and those that are nothing but this word.
    fn candidates(&self, at: usize, entries: &mut Vec<u32>) {
        let (words, here) = (self.words, self.meaning(at));
        // A text's neighbours were looked at already among the names of a long list.
        let near = self.vocabulary.near.as_deref();
        let stands = |e: &&u32| here.hits.iter().any(|h| self.list.tokens(**e).contains(&h.token));
        entries.extend(near.unwrap_or(&[]).iter().filter(stands));
        for next in at + 1..=at + 1 + MAX_STRANGE {
            if near.is_some() || !words.get(next).is_some_and(|w| w.joined) {
                break;
            }
            for hit in &here.hits {
                for other in &self.meaning(next).hits {
                    if hit.likeness.max(other.likeness) >= STRONG {
                        let (a, b) = (self.list.bearers(hit.token), self.list.bearers(other.token));
                        both(a, b, entries);
                    }
                }
            }
        }
        let short = |i: usize| {
            let span = words[i].span;
            self.text[span.end..].starts_with('.') && span.of(self.text).chars().count() <= 2
        };
        let initial = at > 0 && words[at].joined && short(at - 1)
            || words.get(at + 1).is_some_and(|w| w.joined) && short(at + 1);
        for hit in here.hits.iter().filter(|h| h.likeness >= STRONG) {
            if initial {
                entries.extend(self.list.bearers(hit.token).iter().take(MOST));
            }
            if hit.likeness >= WHOLE {
                entries.extend(self.list.alone(hit.token).take(MOST));
            }
        }
    }

    /// The window that begins at a word and holds tokens of one listed name.
    fn window(&mut self, at: usize, entry: u32, prepared: &mut Vec<Name>) -> Option<Found> {
        let tokens_of = self.list.tokens(entry);
        let vocabulary = self.vocabulary;
        let token_of = |word: usize, used: u32| -> Option<(usize, &Hit)> {
            let meaning = vocabulary.of(word);
            let free =
                tokens_of.iter().enumerate().filter(|(i, t)| used >> i & 1 == 0 && **t != NONE);
            free.filter_map(|(i, &t)| Some((i, meaning.hit(t)?))).max_by_key(|(_, h)| h.likeness)
        };
        let mut used = 0u32;
        let mut from = at;
        let (mut to, mut tokens, mut strange) = (at, 0, 0);
        let (mut next, mut based, mut likeness, mut likest) = (at, false, 1000, 0);
        let mut initials = false;
        let (mut order, mut ordered) = (None, true);
        // Which tokens of the name, and how like they are.
        let mut heard = [(0, 0); MAX_TOKENS];
        while next < self.words.len() && (next == at || self.words[next].joined) {
            let hit = token_of(next, used).filter(|(_, h)| strange == 0 || h.likeness >= STRONG);
            if let Some((token, hit)) = hit {
                (likeness, likest) = (hit.likeness.min(likeness), hit.likeness.max(likest));
                if let Some(heard) = heard.get_mut(tokens) {
                    *heard = (token, hit.likeness);
                }
                ordered &= order < Some(token);
                order = Some(token);
                used |= 1 << token;
                tokens += 1;
                to = next + 1;
                strange = 0;
                based |= self.meaning(next).base.is_some();
            } else if let Some(token) = self.initial(next, entry, used) {
                used |= 1 << token;
                tokens += 1;
                to = next + 1;
                initials = true;
            } else {
                strange += 1;
                if strange > MAX_STRANGE {
                    break;
                }
            }
            next += 1;
        }
        // "A. Aliyev": initials before the word that was found.
        while from > 0 && self.words[from].joined {
            let Some(token) = self.initial(from - 1, entry, used) else { break };
            used |= 1 << token;
            tokens += 1;
            from -= 1;
            initials = true;
        }
        // Most windows hold one word of a name that has more.
        if to == at || tokens < 2 && self.index.is_more_than_one(entry) {
            return None;
        }
        let name = &*self.name(entry)?;
        let said = heard.iter().take(tokens).map(|&(token, likeness)| {
            let ideal = name.tokens.get(token).map_or(0, |t| t.ideal);
            i32::from(ideal) * likeness / 1000
        });
        let said = said.sum::<i32>();
        let proper = proper(name);
        if to == at || tokens < 2 && proper > 1 {
            return None;
        }
        // A part of an organisation's name is mostly another's, or a common phrase.
        if name.kind() == Kind::Organization && 4 * tokens < 3 * name.tokens.len() {
            return None;
        }
        if tokens == 1 {
            let (_, hit) = token_of(at, 0)?;
            // A person of one name that is a place's as well is mostly the place: Washington.
            let place = name.kind() == Kind::Person && self.is_place(at);
            if hit.likeness < WHOLE || place || self.beside_name(at) {
                return None;
            }
        }
        let mut score = self.score((from, to), None, entry, name, prepared)?;
        // The last word of a name may sound like it only beside the others.
        if tokens > 1 && tokens < proper && self.goes_on(to) {
            let longer = self.score((from, to + 1), None, entry, name, prepared)?;
            if longer > score {
                (score, to, tokens) = (longer, to + 1, tokens + 1);
            }
        }
        // A double surname does not end before its hyphen.
        let hyphen = tokens > 1 && tokens < proper && to < self.words.len() && self.is_hyphened(to);
        if hyphen && double(name) != 0 && self.goes_on(to) {
            (to, tokens) = (to + 1, tokens + 1);
        }
        let span = self.span(from, to);
        if based && score.weight() < LEAST && name.kind() == Kind::Person {
            let words = self.based(from, to);
            score = score.max(self.score((from, to), Some(words), entry, name, prepared)?);
        }
        let cased = has_case(self.words[at].script);
        let crowd = i32::from(self.list.crowd);
        let least = if cased { LEAST + crowd * CROWD } else { LEAST_UNCASED + 2 * crowd * CROWD };
        // Of a long list, a name of one word is found only where it says more than chance does.
        let alone = tokens == 1
            && (crowd == 0 || cased && said >= i32::from(self.list.prior) + ALONE * crowd);
        let sure = if tokens == 1 { alone && score.is_same() } else { score.weight() >= least };
        let sure = sure || crowd == 0 && likeness >= DOUBLE && used == double(name);
        // Each word is like its part of the name, and together they say more than chance does.
        let whole = tokens > 1 && tokens >= proper && ordered && likeness >= LIKE;
        let chance = i32::from(self.list.prior) + BEYOND;
        let sure =
            sure || crowd == 0 && cased && whole && said >= chance && score.weight() >= CONTRARY;
        let all = crowd == 0 && tokens > 1 && tokens >= proper && ordered && to - from == tokens;
        let all = all && !initials;
        let least = self.above_chance(if cased { SHORT } else { SHORT_UNCASED });
        let told = said >= i32::from(self.list.prior) + SAID && likest >= STRONG;
        let sure = sure || all && told && score.weight() >= least;
        let hyphened = crowd == 0 && tokens > 1 && likest >= HYPHENED && used == double(name);
        let sure = sure || hyphened && (from + 1..to).all(|w| self.is_hyphened(w));
        // Chinese spells foreign names by custom, and parts their words by dots.
        let dotted = tokens > 1
            && tokens >= proper
            && ordered
            && to - from == tokens
            && self.words[at].script == Script::Hani
            && (from + 1..to).all(|w| self.is_dotted(w));
        let sure = sure || crowd == 0 && dotted && likeness >= SPELT && said >= chance;
        let score = if score.weight() < LEAST { Score::from_weight(LEAST) } else { score };
        sure.then_some(Found { span, entry, score, from, to, tokens, how: How::Name })
    }

    /// Whether a dot parts a word from the one before.
    pub fn is_dotted(&self, at: usize) -> bool {
        is_dotted(self.text, self.words, at)
    }

    /// So much more than it is to be one of the list's words by chance: hundredths of a nat.
    pub fn above_chance(&self, more: i32) -> i32 {
        more + 10 * i32::from(self.list.prior)
    }

    /// Whether a hyphen parts a word from the one before.
    pub fn is_hyphened(&self, at: usize) -> bool {
        let start = self.words[at].span.start;
        self.text[self.words[at - 1].span.end..start].chars().all(is_hyphen)
    }

    /// Whether a word may go on the name that ends before it.
    fn goes_on(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        word.joined && word.capital && word.script == self.words[at - 1].script
    }

    /// A window's words in their base forms.
    fn based(&self, from: usize, to: usize) -> String {
        let mut out = String::new();
        for at in from..to {
            let base = self.meaning(at).base.as_deref();
            out.push_str(base.unwrap_or(self.words[at].span.of(self.text)));
            out.push(' ');
        }
        out
    }

    /// What a window scores against a name. Each is prepared once, and compared once in a text.
    pub fn score(
        &mut self,
        (at, to): (usize, usize),
        other: Option<String>,
        entry: u32,
        name: &Name,
        prepared: &mut Vec<Name>,
    ) -> Option<Score> {
        let text = self.text;
        let text = other.as_deref().unwrap_or(self.span(at, to).of(text));
        let key = spelling(text);
        if let Some(score) = self.scores.get(&(key, entry)) {
            return Some(*score);
        }
        let kind = name.kind();
        let lang = self.meaning(at).lang;
        let known = prepared.iter().position(|p| p.text() == text && p.kind() == kind);
        let known = known.unwrap_or_else(|| {
            prepared.push(Name::with_lang(text, kind, lang));
            prepared.len() - 1
        });
        let score = Matcher::new().compare(&prepared[known], name);
        self.scores.insert((key, entry), score);
        Some(score)
    }

    /// The token of a name that a word is an initial of.
    fn initial(&self, word: usize, entry: u32, used: u32) -> Option<usize> {
        let span = self.words[word].span;
        let surface = span.of(self.text);
        let dotted = self.text.as_bytes().get(span.end) == Some(&b'.');
        if !dotted || surface.chars().nth(2).is_some() || self.kind(entry) != Some(Kind::Person) {
            return None;
        }
        let lang = self.meaning(word).lang;
        let initial = self.memo.borrow_mut().initial(surface, lang);
        let token = initial.tokens.first()?;
        let own = Sounds::of(&initial, token, token);
        // Most names are told apart before they are prepared.
        let begins = |t: &u32| *t != NONE && own.first_agreement(&self.list.heard(*t)) > 5;
        if !self.list.tokens(entry).iter().any(begins) {
            return None;
        }
        let name = self.name(entry)?;
        name.tokens.iter().enumerate().position(|(i, t)| {
            let there = Sounds::of(&name, t, t);
            used >> i & 1 == 0 && t.role == Role::Name && own.first_agreement(&there) > 5
        })
    }
}

/// The window with the most of its name wins, then the surer one, then the shorter.
fn order(f: &Found) -> (core::cmp::Reverse<(usize, Score)>, usize, usize, u32) {
    (core::cmp::Reverse((f.tokens, f.score)), f.to - f.from, f.from, f.entry)
}

/// The tokens of a double surname, a bit each; 0 for names without one: Berners-Lee.
pub(super) fn double(name: &Name) -> u32 {
    let mut tokens = name.tokens.iter().enumerate().rev();
    let Some((at, last)) = tokens.next() else { return 0 };
    let (mut bits, mut start) = (1u32 << at, last.span.start);
    for (at, token) in tokens {
        let between = name.text().get(token.span.end..start).unwrap_or("");
        if between.is_empty() || !between.chars().all(is_hyphen) {
            break;
        }
        bits |= 1 << at;
        start = token.span.start;
    }
    if name.kind() == Kind::Person && bits.count_ones() > 1 { bits } else { 0 }
}

pub(super) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

fn bit(kind: Kind) -> u8 {
    1 << (kind as u8 & 7)
}

/// Adds what two ordered lists share, up to a bound.
fn both(a: &[u32], b: &[u32], out: &mut Vec<u32>) {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let before = out.len();
    let mut rest = long;
    for entry in short {
        rest = &rest[rest.partition_point(|e| e < entry)..];
        if rest.first() == Some(entry) {
            out.push(*entry);
            if out.len() - before >= MOST {
                return;
            }
        }
    }
}
