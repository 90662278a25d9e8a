//! The words that are like those of a wanted name, found once.
//!
//! A search that is not content looks again, more widely: for the words that it has not found well.
//! A search for many names one after the other finds each word once.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::bytes::u32_at;
use super::file::View;
use super::pool::Pool;
use super::words::{Finder, Reach, by_meaning, each_form, each_split, joined};
use crate::name::pack::pack;
use crate::name::{Name, Token};
use crate::sort::{self, Pair, SIGN, few_by_key};

/// Words or names, each with what it is worth before it.
type Worth = Vec<(i32, u32)>;

/// What was found for words, so far.
pub(super) enum Known {
    /// For the words of one name, by their places.
    Name(Vec<Word>),
    /// For those of many names, by their records, all with one reach.
    Names(Words),
}

/// What was found for a word.
#[derive(Clone, Default)]
pub(super) struct Word {
    /// The words that are like it.
    like: Option<Worth>,
    /// Whether more of these are not looked for.
    enough: bool,
    /// The words that are like it and the next one.
    joined: Option<Worth>,
    /// The names that have it as two words.
    parted: Option<Worth>,
}

#[derive(Default)]
pub(super) struct Words {
    /// Records of words, each with its weight before it.
    words: Pool,
    record: Vec<u8>,
    found: Vec<Word>,
}

impl Words {
    /// What was found for a token; none for tokens that are not their records.
    fn of(&mut self, name: &Name, token: &Token) -> Option<&mut Word> {
        if token.choices.1 > 0 {
            return None;
        }
        self.record.clear();
        self.record.push(token.weight);
        pack(name, token, &mut self.record);
        let number = self.words.number(&self.record) as usize;
        self.found.resize(self.words.len(), Word::default());
        self.found.get_mut(number)
    }
}

impl Known {
    /// Nothing yet for a name.
    pub fn of(name: &Name) -> Known {
        Known::Name(vec![Word::default(); name.tokens.len()])
    }

    /// The listed words that are like a token, the best first.
    pub fn like(&mut self, finder: &mut Finder, name: &Name, at: usize, reach: Reach) -> Worth {
        let Some(token) = name.tokens.get(at) else { return Vec::new() };
        match self {
            Known::Name(words) => {
                let Some(word) = words.get_mut(at) else { return Vec::new() };
                let good = word.like.as_ref().filter(|like| is_like(token, like));
                if let Some(known) = good.filter(|_| word.enough || reach.edits < 2) {
                    return known.clone();
                }
                // What is well found as it stands is looked for among its like only, once more.
                word.enough = good.is_some();
                let reach = if word.enough { reach.within(LIKE) } else { reach };
                word.like.insert(like(finder, name, token, reach)).clone()
            }
            Known::Names(words) => {
                let mut find = || like(finder, name, token, reach);
                match words.of(name, token) {
                    Some(word) => word.like.get_or_insert_with(find).clone(),
                    None => find(),
                }
            }
        }
    }

    /// The listed words that are like a token and the next as one, the best first.
    pub fn joined(&mut self, finder: &mut Finder, name: &Name, at: usize) -> Worth {
        match self {
            Known::Name(words) => match words.get_mut(at) {
                Some(word) => {
                    word.joined.get_or_insert_with(|| one(finder, name, at, NEAR)).clone()
                }
                None => Vec::new(),
            },
            // Who looks for many is in haste.
            Known::Names(_) => one(finder, name, at, EXACT),
        }
    }

    /// The names that have two words where the wanted one has a token, with what these are worth.
    pub fn parted(&mut self, finder: &mut Finder, name: &Name, at: usize) -> Worth {
        let Some(token) = name.tokens.get(at) else { return Vec::new() };
        let (reach, word) = match self {
            Known::Name(words) => (PARTS, words.get_mut(at)),
            Known::Names(words) => (EXACT, words.of(name, token)),
        };
        let mut find = || parts(finder, name, token, reach);
        match word {
            Some(word) => word.parted.get_or_insert_with(find).clone(),
            None => find(),
        }
    }
}

/// Words of the very consonants, and hardly any other sounds.
const EXACT: Reach = Reach { edits: 0, apart: 2, outline: 4, seen: 64, words: 8 };
/// More of them: many words are like a syllable of Hangul.
const PARTS: Reach = Reach { seen: 512, words: 64, ..EXACT };
/// So many names are looked at for two words at most.
const LOOKED: usize = 10_000;
/// Words with a slip. What is two words to one is seldom misspelt more than that as well, nor are
/// the base forms of a word.
const NEAR: Reach = Reach { edits: 1, apart: 8, outline: 12, seen: 512, words: 64 };

/// More words with a slip: where one that is very like was found and the name was not.
const LIKE: Reach = Reach { edits: 1, apart: 12, outline: 14, seen: 2048, words: 256 };

/// Whether some word is very like a token.
fn is_like(token: &Token, found: &[(i32, u32)]) -> bool {
    let whole = i32::from(token.ideal) * i32::from(token.weight.max(1)) / 4;
    found.first().is_some_and(|&(score, _)| 10 * score >= 9 * whole)
}

/// Each word once, with the best of its scores, the best first.
fn sorted(mut words: Worth) -> Worth {
    // One kind of number is sorted twice: each kind takes machine code of its own.
    let worst_first = |score: i32| score as u32 ^ SIGN;
    let mut numbers: Vec<u64> =
        words.iter().map(|&(score, word)| (word, !worst_first(score)).number()).collect();
    numbers.sort_unstable();
    numbers.dedup_by_key(|number| *number >> 32);
    numbers.iter_mut().for_each(|number| *number = number.rotate_left(32));
    numbers.sort_unstable();
    words.clear();
    words.extend(numbers.into_iter().map(|number| {
        let (score, word): (u32, u32) = Pair::of(number);
        ((!score ^ SIGN) as i32, word)
    }));
    // It may be kept for long.
    words.shrink_to_fit();
    words
}

fn like(finder: &mut Finder, name: &Name, token: &Token, reach: Reach) -> Worth {
    let mut words = Vec::new();
    by_meaning(&finder.view, name, token, &mut words);
    each_form(name, token, |form| {
        let reach = if form.is_base() { reach.within(NEAR) } else { reach };
        finder.words(&form, reach, &mut words);
    });
    sorted(words)
}

fn one(finder: &mut Finder, name: &Name, at: usize, reach: Reach) -> Worth {
    let mut words = Vec::new();
    if let Some(form) = joined(name, at) {
        finder.words(&form, reach, &mut words);
    }
    sorted(words)
}

/// The names that have two words where the wanted one has a token, with what these are worth.
fn parts(finder: &mut Finder, name: &Name, token: &Token, reach: Reach) -> Worth {
    let mut out = Vec::new();
    each_split(name, token, |first, second| {
        // The longer one is a word more seldom, and there are fewer to look among.
        let (mut heads, mut tails) = (Vec::new(), Vec::new());
        let mut parts = [(&first, &mut heads), (&second, &mut tails)];
        few_by_key(&mut parts, |(form, _)| Reverse(form.len()));
        for (form, words) in parts {
            finder.words(form, reach, words);
            if words.is_empty() {
                return;
            }
        }
        both(&finder.view, &heads, &tails, &mut out);
    });
    out
}

/// Adds the names in which one of some words stands before one of others.
fn both(view: &View, heads: &Worth, tails: &Worth, out: &mut Worth) {
    let names = |words: &Worth| -> usize {
        words.iter().map(|&(_, word)| view.postings(word).len() / 4).sum()
    };
    let ahead = names(heads) <= names(tails);
    let (fewer, more) = if ahead { (heads, tails) } else { (tails, heads) };
    let mut others: Vec<(u32, u32)> =
        more.iter().map(|&(worth, word)| (word, worth as u32)).collect();
    sort::pairs(&mut others);
    let of = |word| others.binary_search_by_key(&word, |o| o.0).ok().map(|at| others[at].1 as i32);
    let listed = fewer.iter().flat_map(|&(worth, word)| {
        view.postings(word).chunks_exact(4).map(move |b| (worth, word, u32_at(b, 0)))
    });
    for (worth, word, number) in listed.take(LOOKED) {
        let Some(name) = view.name(number) else { continue };
        let mut last = u32::MAX;
        for token in view.tokens(&name) {
            let (one, other) = if ahead { (last, token.word()) } else { (token.word(), last) };
            last = token.word();
            if let Some(rest) = of(other).filter(|_| one == word) {
                out.push((worth + rest, number));
            }
        }
    }
}
