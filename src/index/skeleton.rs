//! The consonants of a word in their order: words of near skeletons are found without looking at
//! others.
//!
//! A skeleton is the classes of a word's consonants, P M N L T K S, as long as they are of one
//! class: sounds that may be of several, or silent, are left out, and so are vowels. Skeletons are
//! near by edits: a class lost, put in, changed, or swapped with the next. What one script writes
//! with a letter and another with two, as ч and ch, is looked for in both ways.

use alloc::vec::Vec;

use crate::sounds::{VOWEL, class};
use crate::tables::sounds::SYMBOLS;

/// Consonants after this many are left out.
const MOST: usize = 10;
/// There are as many classes.
const CLASSES: u8 = 7;

/// Classes of consonants, from 1 to 7.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Skeleton {
    classes: [u8; MOST],
    len: u8,
}

/// How sounds are written.
#[derive(Clone, Copy)]
enum Writing {
    /// As they stand.
    Own,
    /// With a letter each, as Cyrillic has them for what Latin writes ch, kh, ts, j, w and x.
    Letters,
    /// With two for such a letter, or with one that says little: ch, j.
    Pairs,
}

/// The classes of the sound at a place, and how many sounds they are of.
fn classes_at(sounds: &[u8], at: usize, writing: Writing) -> ([u8; 2], usize) {
    use Writing::{Letters, Pairs};
    let symbol = |at: usize| {
        let symbol = sounds.get(at).and_then(|sound| SYMBOLS.get(usize::from(*sound)));
        symbol.copied().unwrap_or("")
    };
    let [none, p, t, k, s] = [0, 1, 5, 6, 7];
    let own = class(sounds[at]);
    match (writing, symbol(at), symbol(at + 1)) {
        (Letters, "c", "h") | (Letters, "t", "s" | "z") => ([s, none], 2),
        (Letters, "k", "h") | (Pairs, "d", "ž") | (Pairs, "k", "s") => ([none, none], 2),
        (Letters, "j" | "dž", _) | (Pairs, "ts", _) => ([t, s], 1),
        (Letters, "x", _) => ([k, s], 1),
        (Letters, "w", _) => ([p, none], 1),
        (Pairs, "č", _) => ([none, none], 1),
        (Pairs, "kh", _) => ([k, none], 1),
        // In ch, ck, cs and cz it says nothing by itself.
        (_, "c", "h" | "k" | "s" | "z") => ([none, none], 1),
        (_, "c", "e" | "i" | "y") => ([s, none], 1),
        (_, "c", _) => ([k, none], 1),
        _ => ([own, none], 1),
    }
}

impl Skeleton {
    /// The skeleton by which a listed word is found.
    pub fn of(sounds: &[u8]) -> Skeleton {
        Skeleton::written(sounds, Writing::Own)
    }

    fn written(sounds: &[u8], writing: Writing) -> Skeleton {
        let mut at = 0;
        let classes = core::iter::from_fn(|| {
            let (classes, count) = (at < sounds.len()).then(|| classes_at(sounds, at, writing))?;
            at += count;
            Some(classes)
        });
        Skeleton::from(classes.flatten().filter(|c| (1..VOWEL).contains(c)))
    }

    fn from(classes: impl Iterator<Item = u8>) -> Skeleton {
        let mut out = Skeleton { classes: [0; MOST], len: 0 };
        for (to, from) in out.classes.iter_mut().zip(classes) {
            *to = from;
            out.len += 1;
        }
        out
    }

    fn classes(&self) -> &[u8] {
        &self.classes[..usize::from(self.len)]
    }

    /// As a number: digits of base eight.
    pub fn code(&self) -> u32 {
        self.classes().iter().fold(0, |code, class| code << 3 | u32::from(*class))
    }

    /// The skeletons of a word as another script may write it, where they are others.
    pub fn others(sounds: &[u8], mut each: impl FnMut(Skeleton)) {
        let own = Skeleton::of(sounds);
        let [letters, pairs] =
            [Writing::Letters, Writing::Pairs].map(|writing| Skeleton::written(sounds, writing));
        if letters != own {
            each(letters);
        }
        if pairs != own && pairs != letters {
            each(pairs);
        }
    }

    /// The codes of the skeletons that are one edit away, each once.
    pub fn near(&self, mut each: impl FnMut(u32)) {
        let (own, code) = (self.classes(), self.code());
        for (at, &class) in own.iter().enumerate() {
            // Digits before, this one, and those behind it.
            let shift = 3 * (own.len() - 1 - at) as u32;
            let (before, behind) = (code >> shift >> 3, code & ((1 << shift) - 1));
            let last = if at > 0 { own[at - 1] } else { class };
            // Of equal neighbours it is the same which is lost.
            if at == 0 || last != class {
                each(before << shift | behind);
            }
            for other in (1..=CLASSES).filter(|c| *c != class) {
                each((before << 3 | u32::from(other)) << shift | behind);
            }
            if last != class {
                let swapped = (before >> 3 << 3 | u32::from(class)) << 3 | u32::from(last);
                each(swapped << shift | behind);
            }
        }
        if own.len() < MOST {
            for at in 0..=own.len() {
                let shift = 3 * (own.len() - at) as u32;
                let (before, behind) = (code >> shift, code & ((1 << shift) - 1));
                // Before an equal one it is the same as behind it.
                for new in (1..=CLASSES).filter(|c| own.get(at) != Some(c)) {
                    each((before << 3 | u32::from(new)) << shift | behind);
                }
            }
        }
    }
}

/// How many of each class a skeleton has, up to four: as many ones in four bits for each. An edit
/// changes two of them at most.
pub(super) fn profile(code: u32) -> u32 {
    let mut out = 0;
    for digit in digits(code) {
        let at = 4 * (u32::from(digit) - 1);
        out |= (out << 1 | 1 << at) & 15 << at;
    }
    out
}

/// The classes of a code, the last one first.
fn digits(code: u32) -> impl Iterator<Item = u8> {
    let mut rest = code;
    core::iter::from_fn(move || {
        let digit = (rest & 7) as u8;
        rest >>= 3;
        (digit != 0).then_some(digit)
    })
}

/// A skeleton to which others are compared.
pub(super) struct Wanted {
    /// Where each class stands, from the last one: a bit a place.
    places: [u32; CLASSES as usize + 1],
    len: u32,
}

impl Wanted {
    pub fn new(skeleton: Skeleton) -> Wanted {
        let mut places = [0; CLASSES as usize + 1];
        for (at, digit) in digits(skeleton.code()).enumerate() {
            places[usize::from(digit)] |= 1 << at;
        }
        Wanted { places, len: skeleton.len.into() }
    }

    /// How many edits it takes to make another skeleton of this one: a row of the table of
    /// distances at once, by the bits of what changes along it.
    pub fn edits(&self, code: u32) -> u32 {
        if self.len == 0 {
            return digits(code).count() as u32;
        }
        let (last, mut edits) = (1 << (self.len - 1), self.len);
        let (mut more, mut less, mut diagonal, mut before) = (u32::MAX, 0, 0u32, 0);
        for digit in digits(code) {
            let equal = self.places[usize::from(digit)];
            let swapped = (!diagonal & equal) << 1 & before;
            diagonal = (equal & more).wrapping_add(more) ^ more | equal | less | swapped;
            let (up, down) = (less | !(diagonal | more), diagonal & more);
            edits = (edits + u32::from(up & last != 0)) - u32::from(down & last != 0);
            let up = up << 1 | 1;
            (more, less) = (down << 1 | !(diagonal | up), diagonal & up);
            before = equal;
        }
        edits
    }
}

/// A table of numbers by code, with a slot for each code at the place that it tells or at the next
/// one that is free: the numbers and one, 0 for a free slot.
pub(super) fn table(codes: &[u32]) -> Vec<u32> {
    let mut table = alloc::vec![0; (2 * codes.len()).next_power_of_two().max(2)];
    let mask = table.len() - 1;
    for (number, code) in codes.iter().enumerate() {
        let mut at = place(*code, mask);
        while table[at] != 0 {
            at = (at + 1) & mask;
        }
        table[at] = number as u32 + 1;
    }
    table
}

/// Where to look for a code first.
pub(super) fn place(code: u32, mask: usize) -> usize {
    (code.wrapping_mul(0x9E37_79B1) >> 9) as usize & mask
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    fn of_code(code: u32) -> Skeleton {
        let digits = (0..MOST as u32).rev().map(|at| (code >> (3 * at) & 7) as u8);
        Skeleton::from(digits.skip_while(|class| *class == 0))
    }

    fn width(code: u32) -> usize {
        (u32::BITS - code.leading_zeros()) as usize
    }

    #[test]
    fn what_is_near_is_near_both_ways_and_comes_once() {
        let skeleton = |classes: &[u8]| Skeleton::from(classes.iter().copied());
        for classes in [&[][..], &[1], &[2, 2], &[1, 2, 3], &[4, 4, 5, 4], &[7; 10]] {
            let own = skeleton(classes);
            let mut seen = BTreeSet::new();
            own.near(|near| {
                assert!(near != own.code() && seen.insert(near), "{near:o} again, of {own:?}");
                let mut back = false;
                of_code(near).near(|other| back |= other == own.code());
                assert!(back, "{near:o} is near {own:?}");
            });
            // Those and no others are one edit away, and those that are two are so by their profiles.
            let wanted = Wanted::new(own);
            for code in (0..1 << 18).filter(|code| digits(*code).count() * 3 >= width(*code)) {
                let edits = wanted.edits(code);
                assert_eq!(edits == 1, seen.contains(&code), "{code:o} from {own:?}");
                let apart = (profile(code) ^ profile(own.code())).count_ones();
                assert!(apart <= 2 * edits, "{code:o} from {own:?}");
            }
            // Changed 6 n, put in 7 (n + 1) - n where there is room, and at most n lost and n swapped.
            let n = classes.len();
            let put_in = if n < MOST { 6 * n + 7 } else { 0 };
            assert!((6 * n + put_in..=8 * n + put_in).contains(&seen.len()), "{}", seen.len());
        }
    }
}
