//! The list that is scanned for, ready to be looked up by the words of a text.

use alloc::string::String;
use alloc::vec::Vec;

use crate::compare::align::{Sounds, align, apart};
use crate::grammar::Cases;
use crate::index::Index;
use crate::key::keys;
use crate::lang::{Kind, Lang};
use crate::lexicon::Entity;
use crate::name::{Form, Name, Role};

/// The tokens of a list's names, by their keys; its countries and cities, by what they are.
#[derive(Clone, Debug)]
pub(super) struct List {
    tokens: Vec<(u16, Place)>,
    known: Vec<(Entity, u32)>,
}

/// A token of a listed name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    /// Which name of the list.
    pub entry: u32,
    /// Which of its tokens.
    pub token: u8,
}

/// A word of a text that may be a token of a listed name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub place: Place,
    /// Agreement in thousandths.
    pub likeness: i32,
    /// The cases that the word stands in, when it had to be read as inflected.
    pub cases: Cases,
    /// A feminine form of a masculine surname.
    pub feminine: bool,
}

/// A word agrees with a listed token when it agrees this well, in thousandths.
const LEAST: i32 = 720;

impl List {
    pub fn new(index: &Index) -> List {
        let mut list = List { tokens: Vec::new(), known: Vec::new() };
        for (entry, (_, name)) in index.names().enumerate() {
            let entry = entry as u32;
            list.known.extend(name.known.iter().flatten().map(|k| (k.entity(), entry)));
            for (at, token) in name.tokens.iter().enumerate() {
                if matches!(token.role, Role::Title | Role::Initial) || token.len == 0 {
                    continue;
                }
                let place = Place { entry, token: at as u8 };
                let sounds = &name.sounds[token.range()];
                list.tokens.extend(keys(sounds).iter().map(|key| (key, place)));
            }
        }
        list.tokens.sort_unstable();
        list.known.sort_unstable_by_key(|&(e, n)| (e, n));
        list
    }

    /// The names of the list that name an entity.
    pub fn named(&self, entity: Entity) -> impl Iterator<Item = u32> + '_ {
        let from = self.known.partition_point(|&(e, _)| e < entity);
        self.known[from..].iter().take_while(move |(e, _)| *e == entity).map(|(_, n)| *n)
    }

    /// The listed tokens that a word may be, each once, by its best reading.
    pub fn look_up(&self, index: &Index, word: &str, lang: Lang, hits: &mut Vec<Hit>) {
        hits.clear();
        let name = Name::with_lang(word, Kind::Person, lang);
        // A word that is written as several, as an Arabic article and its noun, is its last part.
        let Some(token) = name.tokens.last() else { return };
        if token.len == 0 || token.role == Role::Initial {
            return;
        }
        let mut seen: Vec<Place> = Vec::new();
        let own = &name.sounds[token.range()];
        self.candidates(own, &mut seen);
        let (from, count) = token.readings;
        let readings = usize::from(from)..usize::from(from) + usize::from(count);
        for reading in &name.readings[readings.clone()] {
            self.candidates(&name.reading_sounds[reading.range()], &mut seen);
        }
        seen.sort_unstable();
        seen.dedup();
        for place in seen {
            let Some((_, listed)) = index.get(place.entry as usize) else { continue };
            let Some(other) = listed.tokens.get(usize::from(place.token)) else { continue };
            let there = Sounds::of(listed, other, other);
            let mut best = Hit { place, likeness: 0, cases: Cases::NONE, feminine: false };
            let here = Sounds::of(&name, token, token);
            if !apart(token, other, here, there) {
                let score = align(here, there);
                best.likeness = likeness(score, token.ideal, other.ideal);
            }
            for reading in &name.readings[readings.clone()] {
                let score =
                    align(Sounds::reading(&name, reading), there) - i32::from(reading.price);
                let like = likeness(score, reading.ideal, other.ideal);
                if like > best.likeness + 10 {
                    best.likeness = like;
                    (best.cases, best.feminine) = match reading.form {
                        Form::Case(cases) => (cases, false),
                        Form::Feminine => (Cases::NONE, true),
                    };
                }
            }
            if best.likeness >= LEAST {
                hits.push(best);
            }
        }
    }

    fn candidates(&self, sounds: &[u8], seen: &mut Vec<Place>) {
        for key in keys(sounds).iter() {
            let from = self.tokens.partition_point(|&(k, _)| k < key);
            let found = self.tokens[from..].iter().take_while(|(k, _)| *k == key);
            seen.extend(found.map(|&(_, place)| place));
        }
    }
}

fn likeness(score: i32, a: i16, b: i16) -> i32 {
    (2000 * score / (i32::from(a) + i32::from(b)).max(1)).min(1000)
}

/// The language of a text, as far as its letters tell: needed to take endings off words that have
/// no telling letters of their own.
pub(super) fn language(text: &str) -> Lang {
    let mut start = String::new();
    // Names travel: a language's letters must be common in the text, not only occur in it.
    for word in text.split_whitespace().filter(|w| !w.starts_with(char::is_uppercase)).take(60) {
        start.push_str(word);
        start.push(' ');
    }
    let found = crate::detect::detect(&start);
    match found.languages() {
        [only] => only.lang,
        [first, second, ..] if first.weight >= 2 * second.weight => first.lang,
        _ => Lang::UND,
    }
}
