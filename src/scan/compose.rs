//! Organisations by what their names are composed of: OTS Secretariat, Секретариатом ОТГ.
//!
//! A name is taken apart into concepts: generic words by their meaning in any language, countries,
//! cities and known organisations by what they are, other words by their spelling. Small words say
//! nothing, nor does the order. A run of words with all the concepts of a listed name names it.

use alloc::string::String;
use alloc::vec::Vec;

use super::How;
use super::language::is_small;
use super::text::has_case;
use super::window::{Found, Windows};
use crate::compare::Score;
use crate::fold::fold;
use crate::grammar;
use crate::lang::{Kind, Lang, Script};
use crate::lexicon::{Entity, Form, Senses, Word, forms, names_at};
use crate::name::words::{Class, word_for};
use crate::sort::by_key;

/// What a part of a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Concept {
    /// A generic word of this meaning.
    Generic(u16),
    /// A country, a city, a known organisation.
    Entity(Entity),
    /// Another word, by the hash of its spelling.
    Word(u64),
}

/// The organisations of a list, taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Composed {
    /// The concepts of each, in order, and the name it is.
    sets: Vec<(Vec<Concept>, u32)>,
    /// Every concept with the set it is in.
    has: Vec<(Concept, u32)>,
    /// Names that are written in one way only, as they stand: S&P.
    literal: Vec<u32>,
}

/// The weight of a name that has all its concepts, and of one without its country: hundredths of a nat.
const WHOLE: i32 = 400;
const REST: i32 = 150;
/// Without its country, a name has at least as many concepts.
const LEAST_REST: usize = 3;
/// A name has at most as many concepts, so that a bit each is enough.
const MOST: usize = 30;
/// As many names are tried at one word.
const TRIED: usize = 64;
/// As many small words may stand between two parts of a name.
const GAP: usize = 3;
/// Case forms riskier than this are not looked up: hundredths of a nat.
const DEAREST: u16 = 200;
/// A word that begins with a small letter and is no longer says nothing by itself.
const SHORT: usize = 5;

impl Composed {
    /// Adds an organisation of the list.
    pub fn add(&mut self, text: &str, entry: u32) {
        if text.contains('&') && !text.contains(' ') {
            self.literal.push(entry);
        }
        let mut concepts = Vec::new();
        let words: Vec<_> = super::text::words(text);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let surface = word.span.of(text);
            let word_at = |i: usize| words.get(at + i).map(|w| (w.span.of(text), w.script));
            if let Some((entity, count)) = entity(&word_at, Lang::UND) {
                concepts.push(Concept::Entity(entity));
                at += count;
                continue;
            }
            let folded = fold(surface);
            if let Some(number) = generic(&folded) {
                concepts.push(Concept::Generic(number));
            } else if !says_nothing(surface, &folded) {
                concepts.push(Concept::Word(super::list::spelling(&folded)));
            }
            at += 1;
        }
        by_key(&mut concepts, |concept| *concept);
        concepts.dedup();
        let telling = concepts.iter().any(|c| !matches!(c, Concept::Word(_)));
        if (2..=MOST).contains(&concepts.len()) && telling {
            let number = self.sets.len() as u32;
            self.has.extend(concepts.iter().map(|c| (*c, number)));
            self.sets.push((concepts, entry));
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty() && self.literal.is_empty()
    }

    /// After the last name.
    pub fn finish(&mut self) {
        by_key(&mut self.has, |has| *has);
    }

    fn with(&self, concept: Concept) -> impl Iterator<Item = u32> + '_ {
        let from = self.has.partition_point(|(c, _)| *c < concept);
        self.has[from..].iter().take_while(move |(c, _)| *c == concept).map(|(_, set)| *set)
    }
}

/// What a word of the text may stand for: itself and its base forms; and how many words an entity
/// takes that begins here.
type Parts = Vec<(Concept, usize)>;

impl Windows<'_> {
    /// Organisations that are named by all their concepts.
    pub fn composed(&mut self) {
        let composed = &self.list.composed;
        self.literal();
        if composed.sets.is_empty() {
            return;
        }
        let mut parts: Vec<Option<Parts>> = alloc::vec![None; self.words.len()];
        let (mut found, mut rests): (Vec<Found>, Vec<Found>) = (Vec::new(), Vec::new());
        let mut tried = Vec::new();
        for at in 0..self.words.len() {
            if has_case(self.words[at].script) && !self.words[at].capital {
                continue;
            }
            tried.clear();
            for (concept, _) in self.parts(at, &mut parts) {
                tried.extend(composed.with(*concept).take(TRIED));
            }
            tried.sort_unstable();
            tried.dedup();
            for &set in &tried {
                let Some((concepts, entry)) = composed.sets.get(set as usize) else { continue };
                let (missing, to) = self.concepts_from(at, concepts, &mut parts);
                let country = |c: &Concept| matches!(c, Concept::Entity(e) if e.sense() == crate::lexicon::Sense::Country);
                let (score, tokens, list) = match missing {
                    [None, None] => (WHOLE, concepts.len(), &mut found),
                    [Some(c), None] if concepts.len() > LEAST_REST && country(&c) => {
                        (REST, concepts.len() - 1, &mut rests)
                    }
                    _ => continue,
                };
                let span = self.span(at, to);
                let score = Score::from_weight(score);
                list.push(Found {
                    span,
                    entry: *entry,
                    score,
                    from: at,
                    to,
                    tokens,
                    how: How::Composed,
                });
            }
        }
        self.add_longest(found);
        rests.retain(|f| self.country_is_named(f.entry));
        let twice: Vec<bool> = rests
            .iter()
            .map(|f| {
                let other = |o: &&Found| o.from == f.from && self.id(o.entry) != self.id(f.entry);
                rests.iter().filter(other).any(|o| o.tokens >= f.tokens)
            })
            .collect();
        let mut twice = twice.into_iter();
        rests.retain(|_| !twice.next().unwrap_or(true));
        self.add_longest(rests);
    }

    /// The longest of overlapping names of organisations.
    fn add_longest(&mut self, mut found: Vec<Found>) {
        by_key(&mut found, |f| (core::cmp::Reverse((f.tokens, f.to - f.from)), f.from, f.entry));
        let mut taken: Vec<(usize, usize)> = Vec::new();
        let known = self.found.iter().filter(|f| {
            self.kind(f.entry) == Some(Kind::Organization)
                && f.score.weight() >= WHOLE
                && f.tokens > 1
        });
        taken.extend(known.map(|f| (f.from, f.to)));
        for f in found {
            if taken.iter().all(|&(from, to)| f.to <= from || to <= f.from) {
                taken.push((f.from, f.to));
                self.push(f);
            }
        }
    }

    /// Whether the text names the country that is part of a listed name.
    fn country_is_named(&self, entry: u32) -> bool {
        let sets = self.list.composed.sets.iter().filter(|(_, e)| *e == entry);
        let concepts = sets.flat_map(|(concepts, _)| concepts);
        let mut named = concepts.filter_map(|c| match c {
            Concept::Entity(entity) => Some(self.list.named(*entity)),
            _ => None,
        });
        named.any(|mut entries| entries.any(|e| self.found.iter().any(|f| f.entry == e)))
    }

    /// How far a run of words from a place on has these concepts: two that it has not, if there
    /// are any, and where it ends.
    fn concepts_from(
        &self,
        at: usize,
        concepts: &[Concept],
        parts: &mut [Option<Parts>],
    ) -> ([Option<Concept>; 2], usize) {
        let (mut used, mut next, mut to, mut gap) = (0u32, at, at, 0);
        let all = (1u32 << concepts.len()) - 1;
        while next < self.words.len() && used != all && (next == at || self.is_near(next)) {
            let here = self.parts(next, parts).iter().filter_map(|&(concept, count)| {
                Some((concepts.binary_search(&concept).ok()?, count))
            });
            // A name says some things twice: Ministry of Labour, Labour Ministry.
            let best = here.max_by_key(|&(bit, count)| (used >> bit & 1 == 0, count));
            if let Some((bit, count)) = best {
                used |= 1 << bit;
                next += count;
                (to, gap) = (next, 0);
                continue;
            }
            let surface = self.words[next].span.of(self.text);
            gap += 1;
            if gap > GAP || !says_nothing(surface, self.vocabulary.folded(next)) {
                break;
            }
            next += 1;
        }
        let mut missing = (0..concepts.len()).filter(|bit| used >> bit & 1 == 0);
        let mut take = || missing.next().map(|bit| concepts[bit]);
        ([take(), take()], to)
    }

    /// Whether a word hangs together with the one before, a comma between them or not.
    fn is_near(&self, at: usize) -> bool {
        let (before, here) = (self.words[at - 1].span.end, self.words[at].span.start);
        let gap = self.text.get(before..here).unwrap_or(".");
        gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | ',' | '-' | '"' | '«' | '»' | '“' | '”'))
    }

    fn parts<'p>(&self, at: usize, parts: &'p mut [Option<Parts>]) -> &'p Parts {
        let Some(slot) = parts.get_mut(at) else { return const { &Vec::new() } };
        slot.get_or_insert_with(|| {
            let meaning = self.meaning(at);
            let folded = self.vocabulary.folded(at);
            let mut out: Parts = Vec::new();
            let word_at = |i: usize| {
                let word = self.words.get(at + i)?;
                (i == 0 || word.joined).then_some((word.span.of(self.text), word.script))
            };
            out.extend(
                entity(&word_at, meaning.lang).map(|(e, count)| (Concept::Entity(e), count)),
            );
            out.extend(generic(folded).map(|number| (Concept::Generic(number), 1)));
            out.push((Concept::Word(super::list::spelling(folded)), 1));
            let mut base = String::new();
            grammar::stems(folded, self.words[at].script, meaning.lang, &mut |stem| {
                if stem.price > DEAREST || out.len() > MOST {
                    return;
                }
                base.clear();
                base.extend(stem.base(folded));
                let concept = match generic(&base) {
                    Some(number) => Concept::Generic(number),
                    None => Concept::Word(super::list::spelling(&base)),
                };
                if !out.contains(&(concept, 1)) {
                    out.push((concept, 1));
                }
            });
            out
        })
    }

    /// Names with signs instead of letters, as they stand.
    fn literal(&mut self) {
        let list = self.list;
        for &entry in &list.composed.literal {
            let Some(wanted) = self.index.text(entry) else { continue };
            let Some(first) = super::text::words(wanted).first().map(|w| w.span) else { continue };
            for at in 0..self.words.len() {
                let start = self.words[at].span.start;
                let same = self.words[at].span.of(self.text) == first.of(wanted)
                    && first.start == 0
                    && self.text[start..].starts_with(wanted);
                let end = start + wanted.len();
                let whole = self.text.get(end..).is_some_and(|rest| {
                    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '&')
                });
                if !same || !whole || self.is_covered(at) {
                    continue;
                }
                let inside = self.words[at..].iter().take_while(|w| w.span.end <= end).count();
                let span = crate::lang::Span { start, end };
                let score = Score::from_weight(Score::MAX_WEIGHT);
                let (from, to) = (at, at + inside.max(1));
                self.push(Found { span, entry, score, from, to, tokens: 1, how: How::Name });
            }
        }
    }
}

/// The meaning of a generic word.
fn generic(folded: &str) -> Option<u16> {
    let word = word_for(folded, Kind::Organization)?;
    (word.class == Class::Generic).then_some(word.concept)
}

/// The longest known name that begins at the first of these words, and how many words it has.
fn entity<'t>(
    word_at: &dyn Fn(usize) -> Option<(&'t str, Script)>,
    lang: Lang,
) -> Option<(Entity, usize)> {
    let read = |i: usize, each: &mut dyn FnMut(Form)| {
        let Some((surface, script)) = word_at(i) else { return };
        let lower = fold(surface);
        forms(Word { surface, lower: &lower, script }, lang, &mut |f| each(f));
    };
    let first = word_at(0)?.0;
    let mut best: Option<(usize, bool, Entity)> = None;
    names_at(&read, Senses::ALL, &mut |count, entry| {
        let new = (count, entry.exact, entry.entity());
        if entry.fits(first) && best.is_none_or(|b| (b.0, b.1) < (new.0, new.1)) {
            best = Some(new);
        }
    });
    best.map(|(count, _, entity)| (entity, count))
}

/// Whether a word only holds others together: of, für, при.
fn says_nothing(surface: &str, folded: &str) -> bool {
    let small = surface.starts_with(|c: char| !c.is_uppercase());
    small && (folded.chars().count() <= SHORT || is_small(folded))
}
