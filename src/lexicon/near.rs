//! The country that a misspelt name means.
//!
//! The lexicon has the names of all countries in hundreds of languages, so a country's name that it
//! does not have is nearly always one of those in another spelling: an older standard's, a clerk's, a
//! language's own that CLDR lacks. It is taken for the name whose letters are nearest, if they are
//! near enough and no other country's are nearly as near.

use super::entry::{Entity, Entry};
use super::key::{SPACE, plain};
use super::table;
use crate::lang::Script;
use crate::sounds::{VOWEL, class_of};
use crate::tables::places::NONE;

/// Shorter names are too near to others to be corrected.
const LEAST: usize = 4;
/// Longer names are not looked at.
const MOST: usize = 48;
/// How far a name may be, in thousandths of a letter for each letter of the longer.
const FAR: u32 = 250;
/// By how much any other country's name must be farther.
const MARGIN: u32 = 50;

/// What becomes of letters, in thousandths of a letter.
const LETTER: u32 = 1000;
/// Another letter of the same class of sounds, or a vowel or a weak consonant too many.
const HALF: u32 = 500;
const VOWELS: u32 = 350;
const DOUBLED: u32 = 200;

/// The letters of a name, as keys have them, without gaps, and the classes of their sounds.
struct Letters {
    all: [(char, u8); MOST],
    len: usize,
}

impl Letters {
    fn of(pieces: &[&str]) -> Option<Letters> {
        let mut out = Letters { all: [(SPACE, 0); MOST], len: 0 };
        let mut fits = true;
        for c in pieces.iter().flat_map(|piece| piece.chars()) {
            plain(c, |c| {
                if c == SPACE {
                    return;
                }
                match out.all.get_mut(out.len) {
                    Some(place) => *place = (c, class_of(c)),
                    None => fits = false,
                }
                out.len += 1;
            });
            if !fits {
                return None;
            }
        }
        Some(out)
    }

    fn get(&self) -> &[(char, u8)] {
        self.all.get(..self.len).unwrap_or(&[])
    }

    /// The class of the first consonant.
    fn first(&self) -> u8 {
        first(self.get().iter().map(|&(_, class)| class))
    }
}

fn first(mut classes: impl Iterator<Item = u8>) -> u8 {
    classes.find(|&class| class != VOWEL).unwrap_or(0)
}

/// The name of a country nearest to a text, if it is near and the only one. The text is given in
/// pieces, one behind the other.
pub(crate) fn nearest(pieces: &[&str]) -> Option<Entry> {
    let text = Letters::of(pieces)?;
    let letters = text.get();
    let script = Script::of(letters.first()?.0);
    let is = |word: &&str| Letters::of(&[word]).is_some_and(|word| word.get() == letters);
    if letters.len() < LEAST || NONE.iter().any(is) {
        return None;
    }
    let begins = text.first();
    // The nearest name so far, and how far that of another country may be at most to matter.
    let mut best: Option<(u32, u16, Entity)> = None;
    let mut other = u32::MAX;
    for (number, name) in table::of_countries() {
        let bytes = name.len();
        if bytes < letters.len() * 3 / 4 || bytes > letters.len() * 6 + 8 {
            continue;
        }
        let Some(head) = name.chars().next() else { continue };
        if Script::of(head) != script || table::is_demonym(number) {
            continue;
        }
        let begin = name.chars().map(|c| {
            let mut class = 0;
            plain(c, |c| class = class_of(c));
            class
        });
        // Names begin alike but for vowels.
        let begin = first(begin);
        if begin != 0 && begins != 0 && begin != begins {
            continue;
        }
        let Some(stored) = Letters::of(&[name]) else { continue };
        let longer = stored.len.max(letters.len());
        if stored.len.abs_diff(letters.len()) > (letters.len() / 4).max(2) {
            continue;
        }
        let limit = other.min(FAR + MARGIN) * longer as u32;
        let Some(distance) = distance(letters, stored.get(), limit) else { continue };
        let far = distance / longer as u32;
        let entity = table::entity(number);
        match best {
            Some((least, _, e)) if e == entity => {
                if far < least {
                    best = Some((far, number, entity));
                }
            }
            Some((least, ..)) if far >= least => other = other.min(far),
            Some((least, ..)) => {
                other = least;
                best = Some((far, number, entity));
            }
            None => best = Some((far, number, entity)),
        }
    }
    let (far, name, _) = best?;
    (far <= FAR && other >= far + MARGIN).then_some(Entry { name, exact: false, near: true })
}

/// How far two rows of letters are apart, unless it is more than a limit.
fn distance(a: &[(char, u8)], b: &[(char, u8)], limit: u32) -> Option<u32> {
    let mut row = [0u32; MOST + 1];
    let row = row.get_mut(..=b.len())?;
    let mut before = None;
    for (at, &letter) in b.iter().enumerate() {
        row[at + 1] = row[at] + alone(letter, before);
        before = Some(letter);
    }
    let mut before = None;
    for &letter in a {
        let gap = alone(letter, before);
        let mut corner = row[0];
        row[0] += gap;
        let mut least = row[0];
        let mut left = None;
        for (at, &other) in b.iter().enumerate() {
            let here = (corner + instead(letter, other))
                .min(row[at + 1] + gap)
                .min(row[at] + alone(other, left));
            corner = row[at + 1];
            row[at + 1] = here;
            least = least.min(here);
            left = Some(other);
        }
        if least > limit {
            return None;
        }
        before = Some(letter);
    }
    row.last().copied().filter(|&last| last <= limit)
}

/// What a letter costs that the other name lacks.
fn alone((letter, class): (char, u8), before: Option<(char, u8)>) -> u32 {
    match class {
        _ if before.is_some_and(|(b, _)| b == letter) => DOUBLED,
        0 | VOWEL => HALF,
        _ => LETTER,
    }
}

/// What one letter costs instead of another.
fn instead((a, of_a): (char, u8), (b, of_b): (char, u8)) -> u32 {
    match of_a {
        _ if a == b => 0,
        VOWEL if of_b == VOWEL => VOWELS,
        // Letters without a class are read in several ways.
        _ if of_a == of_b || of_a == 0 || of_b == 0 => HALF,
        _ => LETTER,
    }
}

/// A name with what stands behind its comma put in front, as lists of countries turn it: `Korea,
/// Republic of`. The two pieces in their new order.
pub(crate) fn turned(text: &str) -> Option<[&str; 2]> {
    let mut pieces = text.split([',', '،', '、']);
    let (name, front) = (pieces.next()?.trim(), pieces.next()?.trim());
    (pieces.next().is_none() && !name.is_empty() && !front.is_empty()).then_some([front, name])
}
