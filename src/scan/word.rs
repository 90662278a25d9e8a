//! What the words of one text mean: every distinct word is looked up once.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use core::cell::OnceCell;

use super::early::Early;
use super::list::{List, Prepared, spelling};
use super::memo::Memo;
use super::narrow::Near;
use super::text::{Word, main_script};
use crate::fold::fold;
use crate::grammar::Cases;
use crate::lang::{Lang, Script};

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
    /// For every word of the text, which distinct word it is, or [`SMALL`].
    ids: Vec<u32>,
    /// Where each stands first, how often it stands, and what it is told apart by.
    first: Vec<(u32, u32, u64)>,
}

/// Stands for a word that cannot be part of a name, where those are not numbered.
const SMALL: u32 = u32::MAX;

impl Distinct {
    /// Of all words, or only of those that may be part of a name.
    pub fn new(text: &str, words: &[Word], all: bool) -> Distinct {
        let numbered = |word: &Word| all || word.capital;
        let count = words.iter().filter(|w| numbered(w)).count();
        let mut out = Distinct { ids: Vec::with_capacity(words.len()), first: Vec::new() };
        let size = (count * 2).next_power_of_two();
        // A number and one, at the place that the hash tells or the next that is free.
        let mut table = alloc::vec![0u32; size];
        for (at, word) in words.iter().enumerate() {
            if !numbered(word) {
                out.ids.push(SMALL);
                continue;
            }
            let surface = word.span.of(text);
            let hash = mixed(surface.as_bytes());
            let mut slot = hash as usize & (size - 1);
            let id = loop {
                match table[slot].checked_sub(1) {
                    None => {
                        out.first.push((at as u32, 0, hash));
                        table[slot] = out.first.len() as u32;
                        break out.first.len() - 1;
                    }
                    Some(id) => {
                        let (first, _, other) = out.first[id as usize];
                        if other == hash && words[first as usize].span.of(text) == surface {
                            break id as usize;
                        }
                        slot = (slot + 1) & (size - 1);
                    }
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

    /// Which one a word of the text is, a word that may be part of a name.
    pub fn of(&self, word: usize) -> u32 {
        self.ids[word]
    }

    /// The first word of the text that is this one.
    pub fn first(&self, id: u32) -> usize {
        self.first[id as usize].0 as usize
    }

    /// How often a word of the text stands in it, if that is numbered.
    fn count(&self, word: usize) -> Option<usize> {
        self.first.get(self.ids[word] as usize).map(|(_, count, _)| *count as usize)
    }
}

/// A word without the space in it, and without the letter before that if it is the one behind.
fn whole(word: &str) -> Cow<'_, str> {
    match word.split_once(' ') {
        None => Cow::Borrowed(word),
        Some((before, behind)) => {
            let twice = behind.chars().next().and_then(|c| before.strip_suffix(c));
            Cow::Owned([twice.unwrap_or(before), behind].concat())
        }
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
    /// What words mean that are not numbered: those in the script of the text, and others.
    small_meanings: [Meaning; 2],
    script: Script,
    /// The words in lower case; those that are not numbered, one by one.
    folded: Vec<OnceCell<String>>,
    small_folded: OnceCell<Vec<OnceCell<String>>>,
    /// Of a long list, the names that neighbours may be.
    pub near: Option<Vec<u32>>,
    /// The spellings of words in lower case, where names have capitals.
    small: OnceCell<BTreeSet<u32>>,
    /// Whether each distinct word stands somewhere within a sentence.
    inside: OnceCell<Vec<bool>>,
}

impl<'t> Vocabulary<'t> {
    /// What the words of a text may be; for a long list, of what may be names in it.
    pub fn new(
        list: &List,
        (text, words): (&'t str, &'t [Word]),
        ids: Distinct,
        early: Option<Early>,
        lang: Lang,
        memo: &mut Memo,
    ) -> Vocabulary<'t> {
        let script = main_script(words);
        // A word in another script is in another language.
        let lang_of = |id: usize| {
            if words[ids.first(id as u32)].script == script { lang } else { Lang::UND }
        };
        let surface = |id: usize| whole(words[ids.first(id as u32)].span.of(text));
        let prepare = |id: usize| list.prepare(&surface(id), lang_of(id));
        let mut meanings = Vec::with_capacity(ids.len());
        let mut names_near = None;
        if let Some(mut early) = early {
            let mut names: Vec<Option<Prepared>> =
                core::iter::repeat_with(|| None).take(ids.len()).collect();
            let mut wanted = BTreeSet::new();
            wanted.extend(early.pairs.iter().flat_map(|&(a, b)| [a, b]));
            wanted.extend(early.initials.iter().chain(&early.telling));
            for &id in &wanted {
                names[id as usize] = prepare(id as usize);
            }
            let near = Near::new(list, &early.pairs, &names, memo);
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
                        list.all_candidates(&name.name)
                    } else {
                        near.candidates(list, &name.name)
                    };
                    meaning = list.look_up(&surface(id), name, lang_of(id), seen);
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
                    let seen = list.all_candidates(&name.name);
                    meaning = list.look_up(&surface(id), &name, lang_of(id), seen);
                }
                meaning.lang = lang_of(id);
                meanings.push(meaning);
            }
        }
        let folded = alloc::vec![OnceCell::new(); ids.len()];
        let (near, small) = (names_near, OnceCell::new());
        let mut small_meanings = [Meaning::new(), Meaning::new()];
        small_meanings[0].lang = lang;
        let small_folded = OnceCell::new();
        Vocabulary {
            text,
            words,
            ids,
            meanings,
            small_meanings,
            script,
            folded,
            small_folded,
            near,
            small,
            inside: OnceCell::new(),
        }
    }

    /// Whether a word of the text, written so, stands somewhere within a sentence.
    pub fn is_inside(&self, word: usize) -> bool {
        let inside = || {
            let mut inside = alloc::vec![false; self.ids.len()];
            for (word, id) in self.words.iter().zip(&self.ids.ids) {
                if let Some(place) = inside.get_mut(*id as usize) {
                    *place |= !word.first && word.running;
                }
            }
            inside
        };
        let id = self.ids.of(word) as usize;
        self.inside.get_or_init(inside).get(id).is_some_and(|inside| *inside)
    }

    /// How many distinct words there are.
    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    /// How often a word stands in the text.
    pub fn count(&self, word: usize) -> usize {
        let surface = |w: &Word| w.span.of(self.text);
        let counted = || {
            let said = surface(&self.words[word]);
            self.words.iter().filter(|w| surface(w) == said).count()
        };
        self.ids.count(word).unwrap_or_else(counted)
    }

    /// What the distinct words of the text mean.
    pub fn meanings(&self) -> &[Meaning] {
        &self.meanings
    }

    /// What a word of the text means.
    pub fn of(&self, word: usize) -> &Meaning {
        let small = || &self.small_meanings[usize::from(self.words[word].script != self.script)];
        self.meanings.get(self.ids.of(word) as usize).unwrap_or_else(small)
    }

    /// A word of the text in lower case.
    pub fn folded(&self, word: usize) -> &str {
        let small = || {
            let cells = || alloc::vec![OnceCell::new(); self.words.len()];
            &self.small_folded.get_or_init(cells)[word]
        };
        let cell = self.folded.get(self.ids.of(word) as usize).unwrap_or_else(small);
        cell.get_or_init(|| fold(self.words[word].span.of(self.text)))
    }

    /// Whether a word of this spelling stands in the text in lower case, where names have capitals.
    pub fn is_small(&self, hash: u32) -> bool {
        let small = || {
            let all;
            let ids = match self.ids.ids.contains(&SMALL) {
                true => {
                    all = Distinct::new(self.text, self.words, true);
                    &all
                }
                false => &self.ids,
            };
            let first = (0..ids.len() as u32).map(|id| ids.first(id));
            let small = first.filter(|&at| !self.words[at].capital);
            small.map(|at| spelling(self.folded(at)) as u32).collect()
        };
        self.small.get_or_init(small).contains(&hash)
    }
}
