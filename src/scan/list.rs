//! The list that is scanned for, ready to be looked up by the words of a text.

mod load;
mod look;

use alloc::string::String;
use alloc::vec::Vec;

use crate::compare::align::{Sounds, align_to_scale};
use crate::key::{Keys, aligned, keys, shorter};
use crate::lang::{Kind, Lang, Script};
use crate::lexicon::Entity;
use crate::name::token::{Consonants, hash};
use crate::name::{Name, Reading, Role, Token};

use super::compose::Composed;
use super::east::East;
use super::narrow::Pairs;
use super::reach::Reach;

/// The distinct tokens of a list's names, by their keys and by the given names they are; its
/// countries, cities and organisations, by what they are.
///
/// Many names share their tokens: a word is compared with each distinct token once, however many
/// namesakes there are.
#[derive(Clone, Debug, Default)]
pub(super) struct List {
    keys: Vec<(u16, u32)>,
    given: Vec<(u16, u32)>,
    distinct: Vec<Distinct>,
    /// The script of most of them.
    script: Option<Script>,
    /// Tokens with silent letters, as they are heard without them in other scripts.
    silent: Vec<Silent>,
    /// The sounds of all distinct tokens, and the rows of costs that they form.
    sounds: Vec<u8>,
    rows: Vec<u8>,
    /// Of a long list, the consonants of every token.
    consonants: Vec<Consonants>,
    /// The names that have a token, in their order: those of the first token, those of the second.
    bearers: Vec<u32>,
    /// Tokens with the names that consist of them, apart from titles and particles.
    alone: Vec<(u32, u32)>,
    /// For every name, the distinct tokens it consists of, [`NONE`] where a token is not looked up.
    tokens: Vec<u32>,
    starts: Vec<u32>,
    /// For every name, which token is the surname.
    surnames: Vec<u8>,
    known: Vec<(Entity, u32)>,
    /// Its places that bear a saint's name, by the token of that name.
    pub saints: Vec<(u32, u32)>,
    /// Its tokens in Han characters, and its Mandarin ones.
    pub east: East,
    /// Its organisations, by what their names are composed of.
    pub composed: Composed,
    /// What a token must say to be none of the list by chance: tenths of a nat.
    pub prior: i16,
    /// What everything must say more of a long list, whose names are those of half the world: tenths
    /// of a nat.
    pub crowd: i16,
    /// Whether the list is short enough to look more widely.
    wide: bool,
    /// Of such a list, its tokens by their spellings without accents.
    spelt: Vec<(u32, u32)>,
    /// Of a long list, the words that stand side by side in names, and the keys of those that say
    /// enough by themselves.
    pub pairs: Pairs,
    pub telling: Vec<(u16, u32)>,
    /// The same keys, a bit each.
    telling_bits: Vec<u64>,
    /// What such a token says at least: tenths of a nat.
    pub enough: i16,
}

/// A token of one or more names.
#[derive(Clone, Copy, Debug)]
struct Distinct {
    /// Where its sounds begin, and how many they are.
    start: u32,
    len: u8,
    script: Script,
    /// Of its spelling.
    hash: u32,
    /// What it would score against itself: tenths of a nat.
    ideal: i16,
    /// Where its bearers begin; the next token's begin where they end.
    from: u32,
}

/// A token without its silent letters.
#[derive(Clone, Copy, Debug)]
struct Silent {
    token: u32,
    /// Where its sounds begin, and how many they are.
    start: u32,
    len: u8,
    /// What it would score against itself, and how risky it is: tenths of a nat.
    ideal: i16,
    price: i16,
}

/// A word of a text as a name, and what bounds its worth against tokens.
#[derive(Debug)]
pub(super) struct Prepared {
    pub name: Name,
    pub reach: Reach,
}

/// Stands for a surname of two tokens.
const DOUBLE: u8 = u8::MAX - 1;
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
/// What a word agrees with a listed one that is spelt so but for accents, in thousandths: a name
/// keeps its spelling in a text of a language that would read it otherwise.
const SPELT: i32 = 975;
/// Shorter words than this, in letters, are spelt alike by chance.
const LEAST_SPELT: usize = 4;
/// Of a long list, words whose consonants differ by more are not aligned.
pub(super) const FAR: u32 = 3;
/// At most this many listed tokens are kept for a word, the likest.
const MOST: usize = 24;
/// Case forms of given names riskier than this are not looked up: hundredths of a nat.
const DEAREST: u16 = 150;

impl List {
    /// Whether the lexicon knows any of the names.
    pub fn knows(&self) -> bool {
        !self.known.is_empty()
    }

    /// The names of the list that name an entity.
    pub fn named(&self, entity: Entity) -> impl Iterator<Item = u32> + '_ {
        let from = self.known.partition_point(|&(e, _)| e < entity);
        self.known[from..].iter().take_while(move |(e, _)| *e == entity).map(|(_, n)| *n)
    }

    /// The script of most tokens.
    pub fn script(&self) -> Script {
        self.script.unwrap_or(Script::Latn)
    }

    /// The distinct tokens of a name, one for each of its tokens.
    pub fn tokens(&self, entry: u32) -> &[u32] {
        let at = |i: usize| self.starts.get(i).map_or(0, |&s| s as usize);
        self.tokens.get(at(entry as usize)..at(entry as usize + 1)).unwrap_or(&[])
    }

    /// The names that have a token, in their order.
    pub fn bearers(&self, token: u32) -> &[u32] {
        let Some(distinct) = self.distinct.get(token as usize) else { return &[] };
        let to =
            self.distinct.get(token as usize + 1).map_or(self.bearers.len(), |d| d.from as usize);
        &self.bearers[distinct.from as usize..to]
    }

    /// Which token of a person's name is the surname.
    pub fn surname_of(&self, entry: u32) -> Option<usize> {
        self.surnames.get(entry as usize).filter(|at| **at < DOUBLE).map(|at| usize::from(*at))
    }

    /// Whether a name is a person's that has a surname, or two.
    pub fn is_person(&self, entry: u32) -> bool {
        self.surnames.get(entry as usize).is_some_and(|at| *at <= DOUBLE)
    }

    /// The sounds of a token.
    pub fn sounds_of(&self, token: u32) -> &[u8] {
        let Some(distinct) = self.distinct.get(token as usize) else { return &[] };
        let start = distinct.start as usize;
        &self.sounds[start..start + usize::from(distinct.len)]
    }

    /// The script of a token.
    pub fn script_of(&self, token: u32) -> Script {
        self.distinct.get(token as usize).map_or(Script::Zyyy, |d| d.script)
    }

    /// A token as it is aligned.
    pub fn heard(&self, token: u32) -> Sounds<'_> {
        let Some(distinct) = self.distinct.get(token as usize) else {
            return Sounds::new(&[], &[], Script::Zyyy);
        };
        let start = distinct.start as usize;
        let range = start..start + usize::from(distinct.len);
        Sounds::new(&self.sounds[range.clone()], &self.rows[range], distinct.script)
    }

    /// Without its silent letters, a token as words of another script are aligned with it; what it
    /// would score against itself, and how risky it is, in tenths of a nat.
    pub fn silent(&self, token: u32, other: Script) -> Option<(Sounds<'_>, i16, i16)> {
        let script = self.script_of(token);
        if self.silent.is_empty() || script == other {
            return None;
        }
        let at = self.silent.binary_search_by_key(&token, |s| s.token).ok()?;
        let silent = self.silent[at];
        let start = silent.start as usize;
        let range = start..start + usize::from(silent.len);
        let sounds = Sounds::new(&self.sounds[range.clone()], &self.rows[range], script);
        Some((sounds, silent.ideal, silent.price))
    }

    /// What a token would score against itself: tenths of a nat.
    pub fn ideal(&self, token: u32) -> i16 {
        self.distinct.get(token as usize).map_or(0, |d| d.ideal)
    }

    /// Whether a token is spelt so.
    pub fn is_spelt(&self, token: u32, hash: u32) -> bool {
        self.distinct.get(token as usize).is_some_and(|d| d.hash == hash)
    }

    /// Classes of given names with the tokens that are of them.
    pub fn given(&self) -> &[(u16, u32)] {
        &self.given
    }

    /// The tokens that are given names of a class.
    pub fn given_tokens(&self, class: u16) -> impl Iterator<Item = u32> + '_ {
        let from = self.given.partition_point(|&(c, _)| c < class);
        self.given[from..].iter().take_while(move |(c, _)| *c == class).map(|(_, token)| *token)
    }

    /// Whether a token is a given name of a class.
    pub fn is_given(&self, token: u32, class: u16) -> bool {
        self.given.binary_search(&(class, token)).is_ok()
    }

    /// Whether a token of this key says enough by itself.
    pub fn is_telling(&self, key: u16) -> bool {
        self.telling_bits.get(usize::from(key) / 64).is_some_and(|bits| bits >> (key % 64) & 1 == 1)
    }

    /// The consonants of a token.
    pub fn consonants(&self, token: u32) -> Consonants {
        self.consonants.get(token as usize).copied().unwrap_or_default()
    }

    /// The places that bear the name of a saint.
    pub fn saints_of(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.saints.partition_point(|&(t, _)| t < token);
        self.saints[from..].iter().take_while(move |(t, _)| *t == token).map(|(_, entry)| *entry)
    }

    /// How many distinct tokens there are.
    pub fn len(&self) -> u32 {
        self.distinct.len() as u32
    }

    /// How many names there are.
    pub fn names(&self) -> u32 {
        self.starts.len().saturating_sub(1) as u32
    }

    /// The keys of a token.
    pub fn keys(&self, token: u32) -> Keys {
        keys(self.sounds_of(token))
    }

    /// The names that are nothing but this token.
    pub fn alone(&self, token: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.alone.partition_point(|&(t, _)| t < token);
        self.alone[from..].iter().take_while(move |(t, _)| *t == token).map(|(_, entry)| *entry)
    }

    /// A word as a name, if it may be part of one.
    pub fn prepare(&self, word: &str, lang: Lang) -> Option<Prepared> {
        // A run of Hangul or Han may be a name with an ending as well as a name in full.
        let kind = if word.chars().any(is_run) { Kind::Place } else { Kind::Person };
        let name = Name::word(word, kind, lang);
        let token = name.tokens.last()?;
        if token.len == 0 || token.role == Role::Initial {
            return None;
        }
        let own = core::iter::once(Sounds::of(&name, token, token));
        let ways = own.chain(readings_of(&name, token).iter().map(|r| Sounds::reading(&name, r)));
        let reach = Reach::new(ways, name.script(), self.script());
        Some(Prepared { name, reach })
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

    /// What else a word may be.
    pub fn readings_of<'n>(name: &'n Name, token: &Token) -> &'n [Reading] {
        readings_of(name, token)
    }

    /// How well a word agrees with a listed token, in thousandths, by its best reading, if that is at
    /// least so much.
    pub fn likeness_of(&self, word: &Prepared, token: u32, least: i32) -> i32 {
        let Prepared { name, reach } = word;
        let Some(own) = name.tokens.last() else { return 0 };
        let mut best = 0;
        self.ways(token, name.script(), |there, ideal, price| {
            let mut way = |sounds, mine, price| {
                if reach.likeness((sounds, mine), (there, ideal), price, least) >= least {
                    let score = align_to_scale(sounds, there) - price;
                    best = best.max(likeness(score, mine, ideal));
                }
            };
            way(Sounds::of(name, own, own), own.ideal, price);
            for reading in readings_of(name, own) {
                let price = price + i32::from(reading.price);
                way(Sounds::reading(name, reading), reading.ideal, price);
            }
        });
        best
    }

    /// How well sounds of a script agree with a token, in thousandths.
    pub fn likeness_to(
        &self,
        sounds: &[u8],
        rows: &[u8],
        own: i16,
        script: Script,
        token: u32,
    ) -> i32 {
        let mut best = 0;
        self.ways(token, script, |there, ideal, price| {
            let score = align_to_scale(Sounds::new(sounds, rows, script), there) - price;
            best = best.max(likeness(score, own, ideal));
        });
        best
    }

    /// Adds the tokens that have a key.
    pub fn having(&self, key: u16, seen: &mut Vec<u32>) {
        let from = self.keys.partition_point(|&(k, _)| k < key);
        let found = self.keys[from..].iter().take_while(|(k, _)| *k == key);
        seen.extend(found.map(|&(_, token)| token));
    }

    /// The ways in which a token is heard by words of a script: its sounds, what they would score
    /// against themselves, and how risky the way is.
    fn ways<'l>(&'l self, token: u32, other: Script, mut each: impl FnMut(Sounds<'l>, i16, i32)) {
        each(self.heard(token), self.ideal(token), 0);
        if let Some((sounds, ideal, price)) = self.silent(token, other) {
            each(sounds, ideal, price.into());
        }
    }

    /// All tokens of the list that a word may be.
    pub fn all_candidates(&self, name: &Name) -> Vec<u32> {
        let mut seen = Vec::new();
        List::each_sounds(name, |sounds| self.candidates(sounds, &mut seen));
        seen
    }

    fn candidates(&self, sounds: &[u8], seen: &mut Vec<u32>) {
        keys_of(sounds, self.wide, |key| self.having(key, seen));
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

/// Letters of scripts whose full names are written as one word.
fn is_run(c: char) -> bool {
    matches!(Script::of(c), Script::Hang | Script::Hani)
}

/// How many tokens of a name count.
pub(super) fn proper(name: &Name) -> usize {
    name.tokens.iter().filter(|t| t.weight >= 2).count()
}

/// How well two words agree, in thousandths, by what they score and what they might.
pub(super) fn likeness(score: i32, a: i16, b: i16) -> i32 {
    (2000 * score / (i32::from(a) + i32::from(b)).max(1)).min(1000)
}

/// The number of a spelling without the marks of Latin letters.
fn bare(folded: &str) -> u32 {
    let mut plain = String::with_capacity(folded.len());
    for c in folded.chars() {
        match Script::of(c) {
            Script::Latn if !c.is_ascii() => {
                plain.push_str(deunicode::deunicode_char(c).unwrap_or(""));
            }
            _ => plain.push(c),
        }
    }
    hash(&plain) as u32
}

/// The number by which a spelling is known.
pub(super) fn spelling(folded: &str) -> u64 {
    hash(folded)
}
