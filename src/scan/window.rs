//! Words to mentions: windows of words that are one name, and what a surname alone means.

use alloc::vec::Vec;

use super::list::{Hit, List};
use super::text::{Word, has_case};
use crate::compare::align::Sounds;
use crate::compare::{Matcher, SHARED, Score};
use crate::fold::fold;
use crate::grammar;
use crate::index::Index;
use crate::lang::{Kind, Lang, Span};
use crate::lexicon::{Entity, Entry, Form, Sense, Senses, declined, names_at};
use crate::name::{Name, Role};

/// A mention that was found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub span: Span,
    pub entry: u32,
    pub score: Score,
    /// The words it covers.
    from: usize,
    to: usize,
    /// How many tokens of the name stand there.
    tokens: usize,
}

/// A window may cover one word that is no part of the name, between two that are.
const MAX_STRANGE: usize = 1;
/// The weight of a surname whose bearer is named in full elsewhere in the document: hundredths of
/// a nat.
const SURNAME_NAMED: i32 = 300;
/// The weight of a surname that only one person of the list bears, who is not named in full.
const SURNAME_ALONE: i32 = 60;
/// Such a surname must say this much, in tenths of a nat, and agree this well, in thousandths.
const SURNAME_LEAST: i16 = 110;
const SURNAME_LIKE: i32 = 850;
/// Case forms riskier than this are not looked up in the lexicon: hundredths of a nat.
const DEAREST: u16 = 150;

/// The mentions of one document, as they are found.
pub(super) struct Windows<'a> {
    index: &'a Index,
    list: &'a List,
    text: &'a str,
    words: &'a [Word],
    lang: Lang,
    /// What every word may be; empty for those that cannot be part of a name.
    hits: Vec<Vec<Hit>>,
    pub found: Vec<Found>,
}

impl<'a> Windows<'a> {
    pub fn new(
        index: &'a Index,
        list: &'a List,
        text: &'a str,
        words: &'a [Word],
        lang: Lang,
    ) -> Windows<'a> {
        let mut hits = Vec::with_capacity(words.len());
        let mut scratch = Vec::new();
        for word in words {
            scratch.clear();
            if word.capital {
                list.look_up(index, word.span.of(text), lang, &mut scratch);
            }
            hits.push(scratch.clone());
        }
        Windows { index, list, text, words, lang, hits, found: Vec::new() }
    }

    fn name(&self, entry: u32) -> Option<&'a Name> {
        self.index.get(entry as usize).map(|(_, name)| name)
    }

    fn span(&self, from: usize, to: usize) -> Span {
        Span { start: self.words[from].span.start, end: self.words[to - 1].span.end }
    }

    /// Countries, their adjectives, cities and organisations that the lexicon knows.
    pub fn lexicon(&mut self) {
        let mut at = 0;
        while at < self.words.len() {
            let step = self.lexicon_at(at);
            at += step.max(1);
        }
    }

    /// The longest name of the lexicon that begins at a word; gives the number of its words.
    fn lexicon_at(&mut self, at: usize) -> usize {
        let (text, words, lang) = (self.text, self.words, self.lang);
        let forms = |i: usize, each: &mut dyn FnMut(Form)| {
            let Some(word) = words.get(at + i) else { return };
            if i > 0 && !word.joined {
                return;
            }
            let surface = word.span.of(text);
            each(Form::plain(surface));
            declined(surface, each);
            let lower = fold(surface);
            grammar::stems(&lower, word.script, lang, &mut |stem| {
                if stem.price <= DEAREST {
                    let head = lower.get(stem.skip..stem.keep).unwrap_or("");
                    each(Form { head, tail: stem.add });
                }
            });
        };
        let mut best: Vec<(usize, Entry)> = Vec::new();
        names_at(&forms, Senses::ALL, &mut |count, entry| best.push((count, entry)));
        let fits = |&(count, entry): &(usize, Entry)| {
            let span = self.span(at, at + count);
            let cased = has_case(words[at].script);
            let proper = words[at].capital || !cased || entry.sense() == Sense::Demonym;
            proper && entry.fits(span.of(text)) && self.wanted(entry.entity()).next().is_some()
        };
        best.retain(fits);
        let Some(longest) = best.iter().map(|(count, _)| *count).max() else { return 0 };
        // Where the accents agree too, readings without them are out.
        let exact = best.iter().any(|(count, e)| *count == longest && e.exact);
        let mut entries: Vec<u32> = Vec::new();
        for (_, entry) in best.iter().filter(|(c, e)| *c == longest && (e.exact || !exact)) {
            for listed in self.wanted(entry.entity()) {
                let kind = self.name(listed).map(Name::kind);
                let country = kind == Some(Kind::Country);
                if (entry.sense() != Sense::Demonym || country) && !entries.contains(&listed) {
                    entries.push(listed);
                }
            }
        }
        let mut ids: Vec<&str> = Vec::new();
        let said = fold(self.span(at, at + longest).of(text));
        for entry in entries {
            let Some((id, name)) = self.index.get(entry as usize) else { continue };
            if !ids.contains(&id) {
                ids.push(id);
                // The listed name itself is certain, another name of the same place as good as.
                let itself = fold(name.text()) == said;
                let score = Score::from_weight(if itself { Score::MAX_WEIGHT } else { SHARED });
                self.add(at, at + longest, entry, score, longest);
            }
        }
        if ids.is_empty() { 0 } else { longest }
    }

    fn wanted(&self, entity: Entity) -> impl Iterator<Item = u32> + use<'a> {
        self.list.named(entity)
    }

    /// Names that stand in full, or with initials: the best window for every place.
    pub fn names(&mut self) {
        let mut all: Vec<Found> = Vec::new();
        for at in 0..self.words.len() {
            let mut entries: Vec<u32> = self.hits[at].iter().map(|h| h.place.entry).collect();
            entries.sort_unstable();
            entries.dedup();
            for entry in entries {
                all.extend(self.window(at, entry));
            }
        }
        // The window with the most of its name wins, then the surer one, then the shorter.
        all.sort_by_key(|f| {
            let reverse = core::cmp::Reverse((f.tokens, f.score));
            (reverse, f.to - f.from, f.from, f.entry)
        });
        for f in all {
            let kind = self.name(f.entry).map(Name::kind);
            let overlaps = |other: &Found| {
                other.from < f.to
                    && f.from < other.to
                    && (self.name(other.entry).map(Name::kind) == kind || same_span(other, &f))
            };
            if !self.found.iter().any(overlaps) {
                self.found.push(f);
            }
        }
    }

    /// The window that begins at a word and holds tokens of one listed name.
    fn window(&self, at: usize, entry: u32) -> Option<Found> {
        let name = self.name(entry)?;
        let token_of = |word: usize, used: u32| {
            let hits = self.hits[word].iter().filter(|h| h.place.entry == entry);
            hits.filter(|h| used >> h.place.token & 1 == 0).max_by_key(|h| h.likeness)
        };
        let mut used = 0u32;
        let mut from = at;
        let (mut to, mut tokens, mut strange) = (at, 0, 0);
        let mut next = at;
        while next < self.words.len() && (next == at || self.words[next].joined) {
            if let Some(hit) = token_of(next, used) {
                used |= 1 << hit.place.token;
                tokens += 1;
                to = next + 1;
                strange = 0;
            } else if let Some(token) = self.initial(next, name, used) {
                used |= 1 << token;
                tokens += 1;
                to = next + 1;
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
            let Some(token) = self.initial(from - 1, name, used) else { break };
            used |= 1 << token;
            tokens += 1;
            from -= 1;
        }
        let proper = name.tokens.iter().filter(|t| t.weight >= 2).count();
        if to == at || tokens < 2 && proper > 1 {
            return None;
        }
        // A part of an organisation's name is mostly another's, or a common phrase.
        if name.kind() == Kind::Organization && 4 * tokens < 3 * name.tokens.len() {
            return None;
        }
        let span = self.span(from, to);
        let mention = Name::with_lang(span.of(self.text), name.kind(), self.lang);
        let score = Matcher::new().compare(&mention, name);
        // A name of one word, other than a person's, is written as it is listed or nearly so.
        let whole = proper > 1
            || self.hits[at].iter().any(|h| {
                h.place.entry == entry && h.likeness >= SURNAME_LIKE && !self.beside_name(at)
            });
        (score.is_same() && whole).then_some(Found { span, entry, score, from, to, tokens })
    }

    /// The token of a name that a word is an initial of.
    fn initial(&self, word: usize, name: &Name, used: u32) -> Option<usize> {
        let span = self.words[word].span;
        let surface = span.of(self.text);
        let dotted = self.text[span.end..].starts_with('.');
        if !dotted || surface.chars().count() > 2 || name.kind() != Kind::Person {
            return None;
        }
        let initial = Name::with_lang(surface, Kind::Person, self.lang);
        let token = initial.tokens.first()?;
        let own = Sounds::of(&initial, token, token);
        name.tokens.iter().enumerate().position(|(i, t)| {
            let there = Sounds::of(name, t, t);
            used >> i & 1 == 0 && t.role == Role::Name && own.first_agreement(&there) > 5
        })
    }

    /// Surnames alone.
    pub fn surnames(&mut self) {
        let full: Vec<Found> = self.found.clone();
        let mut more = Vec::new();
        for at in 0..self.words.len() {
            if full.iter().any(|f| f.from <= at && at < f.to) || self.beside_name(at) {
                continue;
            }
            let mut bearers: Vec<&Hit> =
                self.hits[at].iter().filter(|h| !h.feminine && self.is_surname(h)).collect();
            // A surname as it stands goes before one that has to be read as a case.
            bearers.sort_by_key(|h| (h.cases != grammar::Cases::NONE, -(h.likeness / 50)));
            let named = |h: &Hit| {
                let same = |f: &&Found| self.same_id(f.entry, h.place.entry) && f.tokens > 1;
                full.iter().filter(same).map(|f| (!self.words[f.from].running, f.from)).min()
            };
            let best = bearers
                .iter()
                .filter_map(|h| named(h).map(|first| (h.cases != grammar::Cases::NONE, first, h)))
                .min_by_key(|(cased, first, _)| (*cased, *first));
            let span = self.span(at, at + 1);
            if let Some((_, _, hit)) = best {
                let score = Score::from_weight(SURNAME_NAMED * hit.likeness / 1000);
                more.push(self.made(span, at, hit.place.entry, score));
                continue;
            }
            let Some(hit) = bearers.first() else { continue };
            let only = bearers.iter().all(|h| self.same_id(h.place.entry, hit.place.entry));
            let ideal = self
                .name(hit.place.entry)
                .and_then(|n| n.tokens.get(usize::from(hit.place.token)).map(|t| t.ideal));
            let strong = ideal.is_some_and(|i| i >= SURNAME_LEAST) && hit.likeness >= SURNAME_LIKE;
            if only && strong {
                let score = Score::from_weight(SURNAME_ALONE);
                more.push(self.made(span, at, hit.place.entry, score));
            }
        }
        self.found.extend(more);
    }

    fn made(&self, span: Span, at: usize, entry: u32, score: Score) -> Found {
        Found { span, entry, score, from: at, to: at + 1, tokens: 1 }
    }

    fn same_id(&self, a: u32, b: u32) -> bool {
        let id = |e: u32| self.index.get(e as usize).map(|(id, _)| id);
        id(a) == id(b)
    }

    /// Whether the token hit is the surname of a person: the last of its names, or the one before
    /// the comma.
    fn is_surname(&self, hit: &Hit) -> bool {
        let Some(name) = self.name(hit.place.entry) else { return false };
        if name.kind() != Kind::Person {
            return false;
        }
        let comma = name.tokens.iter().any(|t| t.after_comma);
        let proper = |t: &&crate::name::Token| t.role == Role::Name && (!comma || !t.after_comma);
        let many = name.tokens.iter().filter(|t| t.role == Role::Name).count() > 1;
        let last = name.tokens.iter().rfind(proper).map(|t| t.span);
        let token = name.tokens.get(usize::from(hit.place.token)).map(|t| t.span);
        many && last.is_some() && last == token
    }

    /// Whether a capitalised word that is nobody's title stands beside: then the word is part of
    /// a name that is not listed.
    fn beside_name(&self, at: usize) -> bool {
        let strange = |i: usize| {
            let word = self.words[i];
            let surface = word.span.of(self.text);
            let covered = self.found.iter().any(|f| f.from <= i && i < f.to);
            has_case(word.script)
                && word.capital
                && !covered
                && !surface.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
                && !crate::name::is_title(&fold(surface))
        };
        let before =
            at > 0 && self.words[at].joined && !self.words[at - 1].first && strange(at - 1);
        let behind = self.words.get(at + 1).is_some_and(|w| w.joined) && strange(at + 1);
        before || behind
    }

    fn add(&mut self, from: usize, to: usize, entry: u32, score: Score, tokens: usize) {
        let span = self.span(from, to);
        self.found.push(Found { span, entry, score, from, to, tokens });
    }
}

fn same_span(a: &Found, b: &Found) -> bool {
    a.from == b.from && a.to == b.to
}
