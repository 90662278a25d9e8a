//! The shapes of the tables.

use core::ops::Range;

use crate::lang::Script;

/// How one orthography reads the letters of its script.
#[derive(Debug)]
pub(crate) struct Profile {
    /// The data file's name.
    pub name: &'static str,
    /// Languages written so.
    pub langs: &'static [&'static str],
    /// Letters that betray it.
    pub letters: &'static str,
    /// Which groups may begin here: a bit for each letter modulo 128.
    pub first: u128,
    /// Letters and groups with their packed sounds, longest first.
    pub groups: &'static [(&'static str, u32)],
}

/// Words in their order, one behind the other in one text, and where each ends: pointers to them
/// would take more than they do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    pub text: &'static str,
    pub ends: &'static [u16],
}

impl Words {
    /// The word at a place.
    pub fn get(&self, at: usize) -> Option<&'static str> {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())?;
        self.text.get(usize::from(start)..usize::from(*self.ends.get(at)?))
    }

    /// Where the word at a place begins.
    pub const fn start(&self, at: usize) -> usize {
        if at == 0 { 0 } else { self.ends[at - 1] as usize }
    }

    /// The bytes of the word at a place; none where there is no word.
    pub fn bytes(&self, at: usize) -> &'static [u8] {
        let end = |at: usize| self.ends.get(at).copied().map_or(0, usize::from);
        let start = at.checked_sub(1).map_or(0, end);
        self.text.as_bytes().get(start..end(at)).unwrap_or(&[])
    }

    /// The first place of which something does not hold that holds of all before it.
    pub fn first_not(&self, holds: impl Fn(usize) -> bool) -> usize {
        self.first_not_in(0..self.ends.len(), holds)
    }

    /// The same among some places.
    pub fn first_not_in(&self, places: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
        let (mut from, mut to) = (places.start, places.end);
        while from < to {
            let at = from + (to - from) / 2;
            if holds(at) {
                from = at + 1;
            } else {
                to = at;
            }
        }
        from
    }

    /// The words, which are sorted, that a text begins with: their lengths and places, shortest first.
    pub fn heads<const MOST: usize>(&self, text: &str) -> ([(u8, u16); MOST], usize) {
        let (mut heads, mut count) = ([(0, 0); MOST], 0);
        let mut places = 0..self.ends.len();
        for (at, byte) in text.bytes().enumerate().take(MOST) {
            let letter = |word: usize| self.bytes(word).get(at).copied();
            let from = self.first_not_in(places.clone(), |word| letter(word) < Some(byte));
            let to = self.first_not_in(from..places.end, |word| letter(word) == Some(byte));
            places = from..to;
            if places.is_empty() {
                break;
            }
            if self.bytes(from).len() == at + 1 {
                heads[count] = (at as u8 + 1, from as u16);
                count += 1;
            }
        }
        (heads, count)
    }

    /// The place of a word among the first `count`, which are sorted.
    pub fn find(&self, word: &str, count: usize) -> Option<usize> {
        let at = self.first_not(|at| at < count && self.get(at).is_some_and(|w| w < word));
        Some(at).filter(|at| *at < count && self.get(*at) == Some(word))
    }
}

/// How many features a comparison has.
pub(crate) const FEATURES: usize = 35;

/// What the features of a comparison are worth, in hundredths of a nat.
#[derive(Debug)]
pub(crate) struct Model {
    /// What every comparison begins with.
    pub base: i16,
    /// For every feature, the bin of each of its 64 values: the fine one of sixteen in the lower
    /// half of the byte, the coarse one of eight in the upper.
    pub bins: [[u8; 64]; FEATURES],
    /// For every feature, the worth of each bin.
    pub single: [[i16; 16]; FEATURES],
    /// What three features are worth together, beyond each alone.
    pub triple: &'static [Term],
    /// The worths that the terms point to: one for each coarse bin of the third feature.
    pub worths: &'static [[i8; 8]],
}

/// Three features and the worth of their bins together: the first's fine ones, the others' coarse.
#[derive(Debug)]
pub(crate) struct Term {
    pub features: [u8; 3],
    /// Where the term's worths begin among the model's: first those that are nothing.
    pub from: u16,
    /// For each fine bin of the first feature and coarse bin of the second, which of the term's
    /// worths hold. Most bins never meet and are worth nothing.
    pub rows: [u8; 128],
}

/// A letter that some languages of a script have: one bit for each, and the gain in quarter bits.
pub(crate) struct Letter {
    pub(crate) letter: char,
    pub(crate) langs: u64,
    pub(crate) gain: i32,
}

/// A letter group with the languages it speaks for at the beginning, the end and inside of a word.
pub(crate) struct Sign {
    pub(crate) script: Script,
    pub(crate) text: &'static str,
    pub(crate) langs: [u64; 3],
}

/// What sounds are worth against each other in one kind of writing, in tenths of a nat.
pub(crate) struct Costs {
    /// One sound against one; symmetric.
    pub pair: [[i8; 128]; 128],
    /// A sound that stands alone at the start of a word, inside, and at its end, on either side.
    pub gap: [[[i8; 128]; 3]; 2],
    /// Two sounds against one, by the row of the two: the place of their costs in the list that all
    /// kinds share, for many are the same.
    pub two: [u16; super::costs::ROWS],
}

/// The steps between scripts of a kind that some standard's romanization takes: places of sets of
/// sounds in the list that all kinds share, for many are the same.
pub(crate) struct Steps {
    /// One sound against one; symmetric.
    pub pair: [u8; 128],
    /// A sound that stands alone on either side, at the start of a word, inside, and at its end.
    pub gap: [[u8; 3]; 2],
    /// Two sounds against one, by the row of the two.
    pub two: [u8; super::costs::ROWS],
}

/// Endings of words, in the order of their last letters, and where each is said.
pub(crate) struct Endings {
    pub rows: Words,
    /// What stands for each; mostly nothing.
    pub tails: Words,
    pub sources: &'static [u32],
}

/// A spelling that words are read by when they look like it.
pub(crate) struct Accent {
    /// What betrays it inside of words, by first letters, and at their ends.
    pub signs: Words,
    pub ends: Words,
    /// Letters by the first of them, where they must stand, and how they sound.
    pub groups: Words,
    pub places: &'static [u8],
    pub sounds: &'static [u32],
}
