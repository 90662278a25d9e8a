//! What the words of one text mean: every distinct word is looked up once.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;

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
    /// In lower case.
    pub folded: String,
}

impl Meaning {
    /// Of a word that means nothing.
    pub fn new() -> Meaning {
        Meaning {
            hits: Vec::new(),
            itself: 0,
            bases: Vec::new(),
            base: None,
            lang: Lang::UND,
            folded: String::new(),
        }
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

/// The words of a text by what they mean.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// For every word of the text, which distinct word it is.
    pub ids: Vec<u32>,
    meanings: Vec<Meaning>,
    /// The spellings of words in lower case, where names have capitals.
    pub small: BTreeSet<u32>,
    counts: Vec<u32>,
}

impl Vocabulary {
    pub fn new(list: &List, text: &str, words: &[Word], lang: Lang) -> Vocabulary {
        let mut known: BTreeMap<&str, u32> = BTreeMap::new();
        let mut out = Vocabulary {
            ids: Vec::with_capacity(words.len()),
            meanings: Vec::new(),
            small: BTreeSet::new(),
            counts: Vec::new(),
        };
        let script = main_script(words);
        let mut surfaces: Vec<(&str, Lang, bool)> = Vec::new();
        for word in words {
            let surface = word.span.of(text);
            let id = *known.entry(surface).or_insert_with(|| {
                // A word in another script is in another language.
                let lang = if word.script == script { lang } else { Lang::UND };
                surfaces.push((surface, lang, word.capital));
                out.counts.push(0);
                surfaces.len() as u32 - 1
            });
            out.counts[id as usize] += 1;
            out.ids.push(id);
        }
        let prepare = |&(surface, lang, capital): &(&str, Lang, bool)| {
            if capital { List::prepare(surface, lang) } else { None }
        };
        let names: Vec<Option<Name>> = surfaces.iter().map(prepare).collect();
        let near = list.is_long().then(|| Near::new(list, words, &out.ids, &names));
        let beside =
            if list.is_long() { out.beside_initials(text, words) } else { BTreeSet::new() };
        for (id, (&(surface, lang, capital), name)) in surfaces.iter().zip(&names).enumerate() {
            let mut meaning = Meaning::new();
            if let Some(name) = name {
                let near = near.as_ref().filter(|_| !beside.contains(&(id as u32)));
                let seen = near.map_or_else(|| list.all_candidates(name), |n| n.candidates(name));
                meaning = list.look_up(surface, name, lang, seen);
            }
            meaning.lang = lang;
            meaning.folded = fold(surface);
            if !capital {
                out.small.insert(spelling(&meaning.folded) as u32);
            }
            out.meanings.push(meaning);
        }
        out
    }

    /// The words beside which initials stand: A. Aliyev. They may be any token of the list.
    fn beside_initials(&self, text: &str, words: &[Word]) -> BTreeSet<u32> {
        let initial = |at: usize| {
            let span = words[at].span;
            text[span.end..].starts_with('.') && span.of(text).chars().count() <= 2
        };
        let mut out = BTreeSet::new();
        for at in (1..words.len()).filter(|&at| words[at].joined) {
            if initial(at - 1) {
                out.insert(self.ids[at]);
            }
            if initial(at) {
                out.insert(self.ids[at - 1]);
            }
        }
        out
    }

    /// How many distinct words there are.
    pub fn len(&self) -> usize {
        self.meanings.len()
    }

    /// How often a word stands in the text.
    pub fn count(&self, word: usize) -> usize {
        self.counts[self.ids[word] as usize] as usize
    }

    /// What a word of the text means.
    pub fn of(&self, word: usize) -> &Meaning {
        &self.meanings[self.ids[word] as usize]
    }
}
