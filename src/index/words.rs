//! The words of a list: each distinct one once, found by its keys and its meaning, with the names
//! it stands in.

use alloc::vec::Vec;

use crate::compare::align::{MAX_JOINED, Sounds};
use crate::key::{aligned, keys, shorter, telling};
use crate::lexicon::Entity;
use crate::name::token::{Consonants, DIMINUTIVE};
use crate::name::{Name, Token};

/// The words of a list of names.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    words: Vec<Word>,
    sounds: Vec<u8>,
    rows: Vec<u8>,
    /// The names that each word stands in, one list after the other.
    names: Vec<u32>,
    /// Words by their aligned keys.
    keys: Vec<(u16, u32)>,
    /// Words by their keys with one consonant left out.
    near: Vec<(u16, u32)>,
    /// Words by what they mean, whatever they sound like.
    meanings: Vec<(Meaning, u32)>,
    /// Names by the hashes of their texts.
    texts: Vec<(u64, u32)>,
    /// Names by what the lexicon knows them to name.
    known: Vec<(Entity, u32)>,
    /// What all words of each name are worth, in tenths of a nat.
    worth: Vec<u16>,
}

/// A word: a token, a base form that it may be inflected from, or two neighbours as if they were one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Its consonants, which most words are told apart by.
    pub signature: Consonants,
    /// Where its sounds and its names begin.
    sounds: u32,
    names: u32,
    len: u8,
    /// What it would score against itself: tenths of a nat.
    pub ideal: i16,
}

/// What tokens can share without sounding alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Meaning {
    /// A generic word: Ministry, министерство.
    Concept(u16),
    /// A class of given names: William, Bill.
    Given(u16),
    /// A number: II, 2.
    Number(u16),
    /// A token without sounds, by the hash of its text.
    Text(u32),
}

/// A token of a name, two neighbours or a base form, while the words are being collected.
struct Found<'n> {
    hash: u64,
    name: u32,
    sounds: &'n [u8],
    rows: &'n [u8],
    ideal: i16,
    /// The token itself, where it is one as it stands: others have no meaning.
    token: Option<&'n Token>,
    meaning: [u16; 5],
    text: u32,
}

impl<'n> Found<'n> {
    fn new(
        name: u32,
        (sounds, rows): (&'n [u8], &'n [u8]),
        ideal: i16,
        token: Option<&'n Token>,
    ) -> Found<'n> {
        let hash = sounds.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, &s| {
            (h ^ u64::from(s)).wrapping_mul(0x0100_0000_01b3)
        });
        let meaning = token.map_or([0; 5], |t| {
            let [x, y, z] = t.given.map(|given| given & !DIMINUTIVE);
            [t.concept, t.number, x, y, z]
        });
        let text = token.filter(|t| t.len == 0).map_or(0, |t| t.hash);
        Found { hash, name, sounds, rows, ideal, token, meaning, text }
    }

    /// Words are one that sound the same and mean the same.
    fn same(&self, other: &Found) -> bool {
        (self.hash, self.sounds, self.meaning, self.text)
            == (other.hash, other.sounds, other.meaning, other.text)
    }
}

impl Words {
    /// The words of these names.
    pub fn new(names: &[&Name]) -> Words {
        let mut all = Words::default();
        let mut found = Vec::new();
        for (number, name) in names.iter().enumerate() {
            let number = number as u32;
            all.texts.push((name.hash, number));
            all.known.extend(name.known.iter().flatten().map(|known| (known.entity(), number)));
            all.worth.push(worth(name).min(i32::from(u16::MAX)) as u16);
            let tells = telling(name);
            for at in 0..name.tokens.len() {
                collect(name, number, at, tells >> at, &mut found);
            }
        }
        all.texts.sort_unstable();
        all.known.sort_unstable();
        found.sort_unstable_by(|a, b| {
            let key = |f: &Found| (f.hash, f.meaning, f.text);
            key(a).cmp(&key(b)).then_with(|| a.sounds.cmp(b.sounds)).then(a.name.cmp(&b.name))
        });
        for group in found.chunk_by(Found::same) {
            let Some(first) = group.first() else { continue };
            all.add(first);
            all.names.extend(group.iter().map(|f| f.name));
            let start = all.words.last().map_or(0, |w| w.names as usize);
            // A name may have a word twice; its places are side by side here.
            let mut end = start;
            for at in start..all.names.len() {
                if at == start || all.names[at] != all.names[end - 1] {
                    all.names[end] = all.names[at];
                    end += 1;
                }
            }
            all.names.truncate(end);
        }
        all.keys.sort_unstable();
        all.near.sort_unstable();
        all.near.dedup();
        all.meanings.sort_unstable();
        all
    }

    /// Adds a word.
    fn add(&mut self, found: &Found) {
        let number = self.words.len() as u32;
        self.words.push(Word {
            signature: Consonants::of(found.sounds),
            sounds: self.sounds.len() as u32,
            names: self.names.len() as u32,
            len: found.sounds.len() as u8,
            ideal: found.ideal,
        });
        self.sounds.extend_from_slice(found.sounds);
        self.rows.extend_from_slice(found.rows);
        if !found.sounds.is_empty() {
            for key in keys(found.sounds).iter() {
                self.keys.push((aligned(key), number));
                shorter(key, |less| self.near.push((less, number)));
            }
        }
        if let Some(token) = found.token {
            meanings(token, |meaning| self.meanings.push((meaning, number)));
        }
    }

    /// The names whose text has this hash.
    pub fn of_text(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        range(&self.texts, hash, hash).map(|&(_, name)| name)
    }

    /// The names that the lexicon knows to name an entity.
    pub fn of_entity(&self, entity: Entity) -> impl Iterator<Item = u32> + '_ {
        range(&self.known, entity, entity).map(|&(_, name)| name)
    }

    /// The words whose aligned key is in a range.
    pub fn of_keys(&self, first: u16, last: u16) -> impl Iterator<Item = u32> + '_ {
        range(&self.keys, first, last).map(|&(_, word)| word)
    }

    /// The words that have this key when one consonant is left out.
    pub fn of_near(&self, key: u16) -> impl Iterator<Item = u32> + '_ {
        range(&self.near, key, key).map(|&(_, word)| word)
    }

    /// The words of a meaning.
    pub fn of_meaning(&self, meaning: Meaning) -> impl Iterator<Item = u32> + '_ {
        range(&self.meanings, meaning, meaning).map(|&(_, word)| word)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// What names there are, by the worth of their words.
    pub fn worths(&self) -> &[u16] {
        &self.worth
    }

    pub fn word(&self, at: u32) -> Option<&Word> {
        self.words.get(at as usize)
    }

    /// What a word sounds like.
    pub fn sounds(&self, word: &Word) -> Sounds<'_> {
        let range = word.sounds as usize..word.sounds as usize + usize::from(word.len);
        Sounds::new(&self.sounds[range.clone()], &self.rows[range])
    }

    /// The names that a word stands in, in the order of adding.
    pub fn names(&self, at: u32) -> &[u32] {
        let start = |at: usize| self.words.get(at).map_or(self.names.len(), |w| w.names as usize);
        &self.names[start(at as usize)..start(at as usize + 1)]
    }
}

/// The part of a sorted list from one key to another.
fn range<K: Ord + Copy>(list: &[(K, u32)], first: K, last: K) -> core::slice::Iter<'_, (K, u32)> {
    let from = list.partition_point(|(key, _)| *key < first);
    let len = list[from..].partition_point(|(key, _)| *key <= last);
    list[from..from + len].iter()
}

/// What a token's agreement is worth: tenths of a nat, particles less than names.
pub(super) fn weighted(score: i32, token: &Token) -> i32 {
    score * i32::from(token.weight.max(1)) / 4
}

/// What all tokens of a name are worth.
pub(super) fn worth(name: &Name) -> i32 {
    name.tokens.iter().map(|t| weighted(i32::from(t.ideal).max(10), t)).sum()
}

/// What a token means.
pub(super) fn meanings(token: &Token, mut each: impl FnMut(Meaning)) {
    if token.concept != 0 {
        each(Meaning::Concept(token.concept));
    }
    for given in token.given.iter().filter(|given| **given != 0) {
        each(Meaning::Given(given & !DIMINUTIVE));
    }
    if token.number != 0 {
        each(Meaning::Number(token.number));
    }
    if token.len == 0 {
        each(Meaning::Text(token.hash));
    }
}

/// Notes a token of a name and its base forms, if the lowest bit says that it tells; and the token
/// with the one after it, if one of them does.
fn collect<'n>(name: &'n Name, number: u32, at: usize, tells: u32, found: &mut Vec<Found<'n>>) {
    let Some(token) = name.tokens.get(at) else { return };
    let own = |range: core::ops::Range<usize>| (&name.sounds[range.clone()], &name.rows[range]);
    if tells & 1 == 1 {
        found.push(Found::new(number, own(token.range()), token.ideal, Some(token)));
        let (from, count) = (usize::from(token.readings.0), usize::from(token.readings.1));
        for reading in name.readings.iter().skip(from).take(count) {
            let (sounds, rows) = (&name.reading_sounds, &name.reading_rows);
            let base = (&sounds[reading.range()], &rows[reading.range()]);
            if !base.0.is_empty() {
                found.push(Found::new(number, base, reading.ideal, None));
            }
        }
    }
    if let Some(next) = name.tokens.get(at + 1) {
        let range = usize::from(token.start)..next.range().end;
        if tells & 3 != 0 && token.len > 0 && next.len > 0 && range.len() <= MAX_JOINED {
            found.push(Found::new(number, own(range), token.ideal + next.ideal, None));
        }
    }
}
