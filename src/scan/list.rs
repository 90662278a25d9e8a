//! The list that is scanned for, ready to be looked up by the words of a text.

use alloc::string::String;
use alloc::vec::Vec;

use crate::compare::align::{Sounds, align};
use crate::fold::fold;
use crate::grammar::{self, Cases};
use crate::index::Listed;
use crate::key::{aligned, keys, shorter};
use crate::lang::{Kind, Lang, Script};
use crate::lexicon::{Entity, Senses, readings};
use crate::name::token::{DIMINUTIVE, hash};
use crate::name::words::given_classes;
use crate::name::{Form, Name, Reading, Role, Token};

use super::compose::Composed;
use super::narrow::Pairs;
use super::word::{Hit, Meaning};

/// The distinct tokens of a list's names, by their keys and by the given names they are; its
/// countries, cities and organisations, by what they are.
///
/// Many names share their tokens: a word is compared with each distinct token once, however many
/// namesakes there are.
#[derive(Clone, Debug)]
pub(super) struct List {
    keys: Vec<(u16, u32)>,
    given: Vec<(u16, u32)>,
    distinct: Vec<Distinct>,
    /// The names that have a token, in their order; a range for each distinct token.
    bearers: Vec<u32>,
    /// The same for names that consist of that token, apart from titles and particles.
    alone: Vec<(u32, u32)>,
    /// For every name, the distinct tokens it consists of, [`NONE`] where a token is not looked up.
    tokens: Vec<u32>,
    starts: Vec<u32>,
    known: Vec<(Entity, u32)>,
    /// Its organisations, by what their names are composed of.
    pub composed: Composed,
    /// What a token must say to be none of the list by chance: tenths of a nat.
    pub prior: i16,
    /// What everything must say more of a long list, whose names are those of half the world: tenths
    /// of a nat.
    pub crowd: i16,
    /// Whether the list is short enough to look more widely.
    wide: bool,
    /// Of a long list, the words that stand side by side in names, and the keys of those that say
    /// enough by themselves.
    pub pairs: Pairs,
    pub telling: Vec<(u16, u32)>,
}

/// A token of one or more names.
#[derive(Clone, Copy, Debug)]
struct Distinct {
    /// One of the names that have it, and which of its tokens it is.
    entry: u32,
    token: u8,
    from: u32,
    to: u32,
}

/// Stands for a token that is not looked up.
pub(super) const NONE: u32 = u32::MAX;
/// A word that agrees less with a listed token, in thousandths, is another name.
const LEAST: i32 = 200;
/// Languages that give women's surnames of other languages an ending.
const GIVE_ENDINGS: [Lang; 3] = [Lang::literal("cs"), Lang::literal("sk"), Lang::literal("sl")];
/// Two words are forms of one name by a base form of so many sounds.
const LONG: u8 = 4;
/// What forms of one given name agree: in thousandths.
const EQUIVALENT: i32 = 700;
/// At most this many listed tokens are kept for a word, the likest.
const MOST: usize = 24;
/// The prior of a list whose names are few among those that a text may hold: a thousand.
const FEW: i16 = 70;
/// What a word of a crowded list must say more, for every tenth of a nat, to be found by itself.
const TELLING: i16 = 4;
/// With as many distinct tokens at most, words are looked up whose consonants differ in one.
const WIDE: usize = 4096;
/// Case forms of given names riskier than this are not looked up: hundredths of a nat.
const DEAREST: u16 = 150;

impl List {
    pub fn new(index: &Listed) -> List {
        let mut all = Vec::new();
        let mut list = List {
            keys: Vec::new(),
            given: Vec::new(),
            distinct: Vec::new(),
            bearers: Vec::new(),
            alone: Vec::new(),
            tokens: Vec::new(),
            starts: Vec::new(),
            known: Vec::new(),
            composed: Composed::default(),
            prior: 0,
            crowd: 0,
            wide: false,
            pairs: Pairs::default(),
            telling: Vec::new(),
        };
        for (entry, (_, name)) in index.names().enumerate() {
            let entry = entry as u32;
            list.known.extend(name.known.iter().flatten().map(|k| (k.entity(), entry)));
            if name.kind() == Kind::Country && name.known[0].is_none() {
                // The European Union is listed among countries.
                let known = &mut list.known;
                readings(name.text(), Senses::ORGANIZATION, &mut |k| {
                    known.push((k.entity(), entry))
                });
            }
            list.composed.add(name, entry);
            list.starts.push(list.tokens.len() as u32);
            for (at, token) in name.tokens.iter().enumerate() {
                list.tokens.push(NONE);
                if !matches!(token.role, Role::Title | Role::Initial) && token.len > 0 {
                    all.push((token.hash, &name.sounds[token.range()], entry, at as u8));
                }
            }
        }
        list.starts.push(list.tokens.len() as u32);
        all.sort_unstable();
        let mut tokens_of = Vec::new();
        for group in all.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (_, sounds, entry, token) = group[0];
            let number = list.distinct.len() as u32;
            tokens_of.push(sounds);
            let from = list.bearers.len() as u32;
            for &(_, _, entry, at) in group {
                let start = list.starts[entry as usize] as usize;
                list.tokens[start + usize::from(at)] = number;
                if list.bearers.len() as u32 == from || list.bearers.last() != Some(&entry) {
                    list.bearers.push(entry);
                }
                let Some((_, name)) = index.get(entry as usize) else { continue };
                if proper(name) <= 1 {
                    list.alone.push((number, entry));
                }
                let given = name.tokens[usize::from(at)].given;
                let classes = given.iter().filter(|c| **c != 0);
                list.given.extend(classes.map(|c| (c & !DIMINUTIVE, number)));
            }
            let to = list.bearers.len() as u32;
            list.distinct.push(Distinct { entry, token, from, to });
        }
        list.wide = tokens_of.len() <= WIDE;
        list.prior = nats(tokens_of.len());
        list.crowd = list.prior.saturating_sub(FEW).max(0);
        for (number, sounds) in tokens_of.into_iter().enumerate() {
            let wide = list.wide;
            keys_of(sounds, wide, |key| list.keys.push((key, number as u32)));
        }
        list.keys.sort_unstable();
        list.keys.dedup();
        list.composed.finish();
        if !list.wide {
            let enough = list.prior.saturating_add(list.crowd.saturating_mul(TELLING));
            let tells = |&&(_, number): &&(u16, u32)| {
                list.listed(index, number).is_some_and(|(_, token)| token.ideal >= enough)
            };
            list.telling = list.keys.iter().filter(tells).copied().collect();
            list.pairs = Pairs::new(index, &list);
        }
        list.given.sort_unstable();
        list.given.dedup();
        list.known.sort_unstable_by_key(|&(e, n)| (e, n));
        list
    }

    /// The names of the list that name an entity.
    pub fn named(&self, entity: Entity) -> impl Iterator<Item = u32> + '_ {
        let from = self.known.partition_point(|&(e, _)| e < entity);
        self.known[from..].iter().take_while(move |(e, _)| *e == entity).map(|(_, n)| *n)
    }

    /// The distinct tokens of a name, one for each of its tokens.
    pub fn tokens(&self, entry: u32) -> &[u32] {
        let at = |i: usize| self.starts.get(i).map_or(0, |&s| s as usize);
        self.tokens.get(at(entry as usize)..at(entry as usize + 1)).unwrap_or(&[])
    }

    /// The names that have a token, in their order.
    pub fn bearers(&self, token: u32) -> &[u32] {
        let Some(distinct) = self.distinct.get(token as usize) else { return &[] };
        &self.bearers[distinct.from as usize..distinct.to as usize]
    }

    /// The names that are nothing but this token.
    pub fn alone(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.alone.partition_point(|&(t, _)| t < token);
        self.alone[from..].iter().take_while(move |(t, _)| *t == token).map(|(_, entry)| *entry)
    }

    /// A word as a name, if it may be part of one.
    pub fn prepare(word: &str, lang: Lang) -> Option<Name> {
        // A run of Hangul or Han may be a name with an ending as well as a name in full.
        let kind = if word.chars().any(is_run) { Kind::Place } else { Kind::Person };
        let name = Name::with_lang(word, kind, lang);
        let token = name.tokens.last()?;
        (token.len > 0 && token.role != Role::Initial).then_some(name)
    }

    /// Whether the list is so long that a word is not compared with all its tokens of a key.
    pub fn is_long(&self) -> bool {
        !self.wide
    }

    /// Every way in which a word sounds.
    pub fn each_sounds(name: &Name, mut each: impl FnMut(&[u8])) {
        // A word that is written as several, as an Arabic article and its noun, is its last part.
        let Some(token) = name.tokens.last() else { return };
        each(&name.sounds[token.range()]);
        for reading in readings_of(name, token) {
            each(&name.reading_sounds[reading.range()]);
        }
    }

    /// How well a word agrees with a listed token, in thousandths, by its best reading.
    pub fn likeness_of(word: &Name, listed: &Name, token: &Token) -> i32 {
        let Some(own) = word.tokens.last() else { return 0 };
        let there = Sounds::of(listed, token, token);
        let mut best = likeness(align(Sounds::of(word, own, own), there), own.ideal, token.ideal);
        for reading in readings_of(word, own) {
            let score = align(Sounds::reading(word, reading), there) - i32::from(reading.price);
            best = best.max(likeness(score, reading.ideal, token.ideal));
        }
        best
    }

    /// All tokens of the list that a word may be.
    pub fn all_candidates(&self, name: &Name) -> Vec<u32> {
        let mut seen = Vec::new();
        List::each_sounds(name, |sounds| self.candidates(sounds, &mut seen));
        seen
    }

    /// What a word may be among these tokens, each once, by its best reading.
    pub fn look_up(
        &self,
        index: &Listed,
        word: &str,
        name: &Name,
        lang: Lang,
        mut seen: Vec<u32>,
    ) -> Meaning {
        let mut meaning = Meaning::new();
        let Some(token) = name.tokens.last() else { return meaning };
        let (from, count) = token.readings;
        let readings = &name.readings[usize::from(from)..usize::from(from) + usize::from(count)];
        meaning.itself = token.hash;
        let cases = readings.iter().filter(|r| matches!(r.form, Form::Case(_)) && r.len >= LONG);
        meaning.bases.extend(cases.map(|r| r.hash));
        let (mut likest, mut base) = (0, None);
        seen.sort_unstable();
        seen.dedup();
        for number in seen {
            let Some((listed, other)) = self.listed(index, number) else { continue };
            let there = Sounds::of(listed, other, other);
            let mut best = Hit { token: number, ..Hit::default() };
            // Their keys agree, so there is no need to look whether the consonants do.
            let score = align(Sounds::of(name, token, token), there);
            best.likeness = likeness(score, token.ideal, other.ideal);
            for reading in readings {
                let score = align(Sounds::reading(name, reading), there) - i32::from(reading.price);
                let like = likeness(score, reading.ideal, other.ideal);
                if like > best.likeness + 10 {
                    best.likeness = like;
                    best.read = true;
                    if like > likest && matches!(reading.form, Form::Case(_)) {
                        (likest, base) = (like, Some(reading.hash));
                    }
                    (best.cases, best.feminine) = match reading.form {
                        Form::Case(cases) => (cases, false),
                        // There, foreign women's surnames have the ending too.
                        Form::Feminine | Form::FeminineCase => {
                            (Cases::NONE, !GIVE_ENDINGS.contains(&lang))
                        }
                        // These are no base forms, and not among them.
                        Form::Father | Form::Foreign => (Cases::NONE, false),
                    };
                }
            }
            if best.likeness >= LEAST {
                meaning.hits.push(best);
            }
        }
        self.base_forms(&fold(token.span.of(word)), lang, base, &mut meaning);
        meaning.hits.sort_unstable_by_key(|h| (-h.likeness, h.token));
        meaning.hits.truncate(MOST);
        meaning.hits.sort_unstable_by_key(|h| h.token);
        meaning
    }

    /// Listed forms of the given name that a word or its base form is: Майклом is Michael. Keeps
    /// the base form that is a listed token, as far as it is known by its spelling.
    fn base_forms(&self, folded: &str, lang: Lang, likest: Option<u32>, meaning: &mut Meaning) {
        let Some(script) = folded.chars().next().map(Script::of) else { return };
        self.equivalents(folded, Cases::NONE, meaning);
        let mut base = String::new();
        grammar::stems(folded, script, lang, &mut |stem| {
            base.clear();
            base.extend(stem.base(folded));
            if likest == Some(hash(&base) as u32) {
                meaning.base = Some(base.clone());
            }
            if stem.price <= DEAREST {
                self.equivalents(&base, stem.cases, meaning);
            }
        });
    }

    fn equivalents(&self, folded: &str, cases: Cases, meaning: &mut Meaning) {
        for given in given_classes(folded) {
            let class = (given.class + 1) & !DIMINUTIVE;
            let from = self.given.partition_point(|&(c, _)| c < class);
            let found = self.given[from..].iter().take_while(|(c, _)| *c == class);
            for &(_, token) in found {
                let known = meaning.hits.iter().position(|h| h.token == token);
                let at = known.unwrap_or_else(|| {
                    meaning.hits.push(Hit { token, ..Hit::default() });
                    meaning.hits.len() - 1
                });
                let hit = &mut meaning.hits[at];
                if hit.likeness < EQUIVALENT {
                    (hit.likeness, hit.cases) = (EQUIVALENT, cases);
                    if cases != Cases::NONE {
                        // The comparison of whole names reads no given name from its case forms.
                        meaning.base = Some(folded.into());
                    }
                }
            }
        }
    }

    /// One name that has a distinct token, and the token there.
    pub fn listed<'i>(&self, index: &'i Listed, number: u32) -> Option<(&'i Name, &'i Token)> {
        let distinct = self.distinct.get(number as usize)?;
        let (_, name) = index.get(distinct.entry as usize)?;
        Some((name, name.tokens.get(usize::from(distinct.token))?))
    }

    fn candidates(&self, sounds: &[u8], seen: &mut Vec<u32>) {
        keys_of(sounds, self.wide, |key| {
            let from = self.keys.partition_point(|&(k, _)| k < key);
            let found = self.keys[from..].iter().take_while(|(k, _)| *k == key);
            seen.extend(found.map(|&(_, token)| token));
        });
    }
}

fn readings_of<'n>(name: &'n Name, token: &Token) -> &'n [Reading] {
    let (from, count) = (usize::from(token.readings.0), usize::from(token.readings.1));
    name.readings.get(from..from + count).unwrap_or(&[])
}

/// The keys of sounds; of a short list, also those with one class left out.
fn keys_of(sounds: &[u8], wide: bool, mut each: impl FnMut(u16)) {
    for key in keys(sounds).iter() {
        each(aligned(key));
        if wide {
            shorter(key, &mut each);
        }
    }
}

/// The natural logarithm of a count, in tenths.
fn nats(count: usize) -> i16 {
    let fourth = (count.max(1) as u128).saturating_pow(4);
    (fourth.ilog2() * 173 / 100) as i16
}

/// Letters of scripts whose full names are written as one word.
fn is_run(c: char) -> bool {
    matches!(Script::of(c), Script::Hang | Script::Hani)
}

/// How many tokens of a name count.
pub(super) fn proper(name: &Name) -> usize {
    name.tokens.iter().filter(|t| t.weight >= 2).count()
}

fn likeness(score: i32, a: i16, b: i16) -> i32 {
    (2000 * score / (i32::from(a) + i32::from(b)).max(1)).min(1000)
}

/// The number by which a spelling is known.
pub(super) fn spelling(folded: &str) -> u64 {
    hash(folded)
}
