//! What the words of one text mean: every distinct word is looked up once.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use super::early::Early;
use super::list::{List, spelling};
use super::narrow::Near;
use super::text::{Word, main_script};
use crate::fold::fold;
use crate::grammar::Cases;
use crate::lang::Lang;
use crate::name::Name;

/// A listed token that a word may be.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hit {
    /// Which of the list's distinct tokens.
    pub token: u32,
    /// Agreement in thousandths.
    pub likeness: i32,
    /// The cases that the word stands in, when it had to be read as inflected.
    pub cases: Cases,
    /// Whether it had to be read as a form of another word.
    pub read: bool,
    /// A feminine form of a masculine surname.
    pub feminine: bool,
}

/// What a word may be.
#[derive(Clone, Debug)]
pub(super) struct Meaning {
    /// In the order of their tokens.
    pub hits: Vec<Hit>,
    /// Of its spelling; 0 for words that cannot be part of a name.
    pub itself: u32,
    /// Of the spellings of its base forms.
    pub bases: Vec<u32>,
    /// The base form that is a listed token, when the word is a case form of it.
    pub base: Option<String>,
    /// The language of its text, if it is written in its script.
    pub lang: Lang,
}

impl Meaning {
    /// Of a word that means nothing.
    pub fn new() -> Meaning {
        Meaning { hits: Vec::new(), itself: 0, bases: Vec::new(), base: None, lang: Lang::UND }
    }

    /// The hit on a token.
    pub fn hit(&self, token: u32) -> Option<&Hit> {
        self.hits.binary_search_by_key(&token, |h| h.token).ok().map(|at| &self.hits[at])
    }

    /// Whether two words of one text are forms of one name: 2 when they are spelt the same, 1 when
    /// a base form of one is the other or its base form.
    pub fn shared(&self, other: &Meaning) -> u8 {
        if self.itself == 0 || other.itself == 0 {
            return 0;
        }
        if self.itself == other.itself {
            return 2;
        }
        let base = self.bases.contains(&other.itself)
            || other.bases.contains(&self.itself)
            || self.bases.iter().any(|b| other.bases.contains(b));
        u8::from(base)
    }
}

/// The distinct words of a text, numbered as they come.
#[derive(Debug)]
pub(super) struct Distinct {
    /// For every word of the text, which distinct word it is.
    ids: Vec<u32>,
    /// Where each stands first, and how often it stands.
    first: Vec<(u32, u32)>,
}

impl Distinct {
    pub fn new(text: &str, words: &[Word]) -> Distinct {
        let mut out = Distinct { ids: Vec::with_capacity(words.len()), first: Vec::new() };
        let size = (words.len() * 2).next_power_of_two();
        // A number and one, at the place that the hash tells or the next that is free.
        let mut table = alloc::vec![0u32; size];
        for (at, word) in words.iter().enumerate() {
            let surface = word.span.of(text);
            let mut slot = mixed(surface.as_bytes()) as usize & (size - 1);
            let id = loop {
                match table[slot].checked_sub(1) {
                    None => {
                        out.first.push((at as u32, 0));
                        table[slot] = out.first.len() as u32;
                        break out.first.len() - 1;
                    }
                    Some(id)
                        if words[out.first[id as usize].0 as usize].span.of(text) == surface =>
                    {
                        break id as usize;
                    }
                    Some(_) => slot = (slot + 1) & (size - 1),
                }
            };
            out.first[id].1 += 1;
            out.ids.push(id as u32);
        }
        out
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.first.len()
    }

    /// Which one a word of the text is.
    pub fn of(&self, word: usize) -> u32 {
        self.ids[word]
    }

    /// The first word of the text that is this one.
    pub fn first(&self, id: u32) -> usize {
        self.first[id as usize].0 as usize
    }

    /// How often a word of the text stands in it.
    pub fn count(&self, word: usize) -> usize {
        self.first[self.ids[word] as usize].1 as usize
    }
}

/// A number that words are told apart by.
fn mixed(bytes: &[u8]) -> u64 {
    let step = |h: u64, word: u64| (h ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let eights = bytes.chunks_exact(8);
    let rest = eights.remainder();
    let number = |w: &[u8]| w.try_into().map_or(0, u64::from_le_bytes);
    let h = eights.fold(bytes.len() as u64, |h, w| step(h, number(w)));
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let h = step(h, u64::from_le_bytes(last));
    h ^ h >> 32
}

/// The words of a text by what they mean.
#[derive(Debug)]
pub(super) struct Vocabulary<'t> {
    text: &'t str,
    words: &'t [Word],
    pub ids: Distinct,
    meanings: Vec<Meaning>,
    /// The words in lower case.
    folded: Vec<OnceCell<String>>,
    /// Of a long list, the names that neighbours may be.
    pub near: Option<Vec<u32>>,
    /// The spellings of words in lower case, where names have capitals.
    small: OnceCell<BTreeSet<u32>>,
}

impl<'t> Vocabulary<'t> {
    /// What the words of a text may be; for a long list, of what may be names in it.
    pub fn new(
        list: &List,
        (text, words): (&'t str, &'t [Word]),
        ids: Distinct,
        early: Option<Early>,
        lang: Lang,
    ) -> Vocabulary<'t> {
        let script = main_script(words);
        // A word in another script is in another language.
        let lang_of = |id: usize| {
            if words[ids.first(id as u32)].script == script { lang } else { Lang::UND }
        };
        let surface = |id: usize| words[ids.first(id as u32)].span.of(text);
        let prepare = |id: usize| List::prepare(surface(id), lang_of(id));
        let mut meanings = Vec::with_capacity(ids.len());
        let mut names_near = None;
        if let Some(mut early) = early {
            let mut names: Vec<Option<Name>> = alloc::vec![None; ids.len()];
            let mut wanted: BTreeSet<u32> = early.pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
            wanted.extend(early.initials.iter().chain(&early.telling));
            wanted.iter().for_each(|&id| names[id as usize] = prepare(id as usize));
            let near = Near::new(list, &early.pairs, &names);
            let mut bits = alloc::vec![0u64; (1 << 15) / 64];
            let mut any = false;
            for key in near.keys() {
                bits[usize::from(key) / 64 % ((1 << 15) / 64)] |= 1 << (key % 64);
                any = true;
            }
            // Other words may be the surnames of those who are near.
            let is_near =
                |key: &u16| key >> 15 == 0 && bits[usize::from(*key) / 64] >> (key % 64) & 1 == 1;
            for (id, name) in names.iter_mut().enumerate().filter(|_| any) {
                let first = ids.first(id as u32);
                let wanted = name.is_none() && words[first].capital;
                if wanted && early.keys(first, id as u32).iter().any(is_near) {
                    *name = prepare(id);
                }
            }
            for (id, name) in names.iter().enumerate() {
                let mut meaning = Meaning::new();
                if let Some(name) = name {
                    let beside = early.initials.binary_search(&(id as u32)).is_ok();
                    let seen = if beside {
                        list.all_candidates(name)
                    } else {
                        near.candidates(list, name)
                    };
                    meaning = list.look_up(surface(id), name, lang_of(id), seen);
                }
                meaning.lang = lang_of(id);
                meanings.push(meaning);
            }
            names_near = Some(near.entries);
        } else {
            for id in 0..ids.len() {
                let name = if words[ids.first(id as u32)].capital { prepare(id) } else { None };
                let mut meaning = Meaning::new();
                if let Some(name) = name {
                    let seen = list.all_candidates(&name);
                    meaning = list.look_up(surface(id), &name, lang_of(id), seen);
                }
                meaning.lang = lang_of(id);
                meanings.push(meaning);
            }
        }
        let folded = alloc::vec![OnceCell::new(); ids.len()];
        let (near, small) = (names_near, OnceCell::new());
        Vocabulary { text, words, ids, meanings, folded, near, small }
    }

    /// How many distinct words there are.
    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    /// How often a word stands in the text.
    pub fn count(&self, word: usize) -> usize {
        self.ids.count(word)
    }

    /// What the distinct words of the text mean.
    pub fn meanings(&self) -> &[Meaning] {
        &self.meanings
    }

    /// What a word of the text means.
    pub fn of(&self, word: usize) -> &Meaning {
        &self.meanings[self.ids.of(word) as usize]
    }

    /// A word of the text in lower case.
    pub fn folded(&self, word: usize) -> &str {
        let cell = &self.folded[self.ids.of(word) as usize];
        cell.get_or_init(|| fold(self.words[word].span.of(self.text)))
    }

    /// Whether a word of this spelling stands in the text in lower case, where names have capitals.
    pub fn is_small(&self, hash: u32) -> bool {
        let small = || {
            let ids = 0..self.ids.len() as u32;
            let first = ids.map(|id| self.ids.first(id)).filter(|&at| !self.words[at].capital);
            first.map(|at| spelling(self.folded(at)) as u32).collect()
        };
        self.small.get_or_init(small).contains(&hash)
    }
}
