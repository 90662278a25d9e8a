//! What a token in Han characters may be read as, and how a Hangul surname may be spelt: for every
//! letter a choice of sounds, which the alignment chooses from.

use alloc::vec::Vec;

use super::Name;
use crate::sounds::han::{self, Tongue, is_han};
use crate::sounds::korean::Syllable;
use crate::sounds::sound;

/// One of the sounds that a letter may be read as.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    /// Where its sounds begin in the name's list, and how many they are.
    pub start: u16,
    pub len: u8,
    /// How unlikely it is: tenths of a nat.
    pub price: u8,
    /// Set for every choice of a token's first letter.
    pub first: bool,
    /// Set for every choice of a token's last letter.
    pub last: bool,
    /// Set for the last choice of a letter.
    pub end: bool,
}

impl Choice {
    /// One without sounds.
    pub const NONE: Choice =
        Choice { start: 0, len: 0, price: 0, first: false, last: false, end: false };

    /// Its range in the name's list of sounds.
    pub fn range(&self) -> core::ops::Range<usize> {
        usize::from(self.start)..usize::from(self.start) + usize::from(self.len)
    }
}

/// A token of more letters has no choices: it is no name.
const MAX_LETTERS: usize = 10;
/// What a surname's other spelling costs.
const SPELT: u8 = 4;
/// What woo costs, which may be two sounds.
const WOO: u8 = 10;

/// Adds the choices of a folded token to the name's, and tells how many they are.
///
/// The letters of one language follow each other, then those of the next.
pub(super) fn add(name: &mut Name, folded: &str) -> u16 {
    // Nothing before the Han characters and Hangul has any.
    if folded.bytes().all(|b| b < 0xE3) {
        return 0;
    }
    let before = name.choices.len();
    let chars: Vec<char> = folded.chars().collect();
    let &[first, ..] = &chars[..] else { return 0 };
    if before > usize::from(u16::MAX) / 2 || name.choice_sounds.len() > usize::from(u16::MAX) / 2 {
        return 0;
    }
    if chars.iter().any(|c| is_han(*c)) {
        if chars.len() <= MAX_LETTERS {
            for tongue in Tongue::ALL {
                read(name, &chars, tongue);
            }
        }
    } else if let ('가'..='힣', 1, Some(spelt)) = (first, chars.len(), han::surname(first)) {
        let start = name.choice_sounds.len();
        sound(folded, None, &mut name.choice_sounds);
        push(name, start, 0, (true, true));
        surnames(name, spelt, (true, true));
        close(name, before);
    }
    (name.choices.len() - before) as u16
}

/// Whether a syllable of Hangul is said u and written woo: 우진 is Woo-jin.
fn is_woo(letter: char) -> bool {
    matches!(letter, '우'..='웋')
}

/// Adds the choices of a word that is Korean in other letters.
pub(super) fn heard(name: &mut Name, syllables: &[Syllable], surname: bool) {
    let mut letter = name.choices.len();
    let (before, mut places) = (letter, syllables.split_inclusive(|s| s.end).peekable());
    while let Some(place) = places.next() {
        let edges = (letter == before, places.peek().is_none());
        for syllable in place {
            let start = name.choice_sounds.len();
            sound(syllable.letter.encode_utf8(&mut [0; 4]), None, &mut name.choice_sounds);
            push(name, start, syllable.price, edges);
            if is_woo(syllable.letter) {
                let woo = name.choice_sounds.len();
                sound("w", None, &mut name.choice_sounds);
                name.choice_sounds.extend_from_within(start..woo);
                push(name, woo, syllable.price + WOO, edges);
            }
            if let Some(spelt) = han::surname(syllable.letter).filter(|_| surname) {
                surnames(name, spelt, edges);
            }
        }
        close(name, letter);
        letter = name.choices.len();
    }
}

/// The choices of a token in one language; none when one of its letters has none.
fn read(name: &mut Name, chars: &[char], tongue: Tongue) {
    let (before, sounds_before) = (name.choices.len(), name.choice_sounds.len());
    let mut at = 0;
    while at < chars.len() {
        let letter = name.choices.len();
        let mut c = chars[at];
        let mut to = at + 1;
        // 々 is the character before it once more.
        if matches!(c, '々' | '〻') && at > 0 {
            c = chars[at - 1];
        }
        let edges = |to: usize| (at == 0, to == chars.len());
        let price = if at == 0 { tongue.price() } else { 0 };
        if is_han(c) {
            for (sounds, rare) in han::readings(c, tongue) {
                let start = name.choice_sounds.len();
                name.choice_sounds.extend_from_slice(sounds);
                push(name, start, price + rare, edges(to));
            }
            let spelt = (chars.len() == 1).then(|| han::surname(c)).flatten();
            if let (Tongue::Mandarin, Some(spelt)) = (tongue, spelt) {
                surnames(name, spelt, (true, true));
            }
        } else if tongue == Tongue::Japanese {
            // Kana between characters are read as they stand.
            while chars.get(to).is_some_and(|c| !is_han(*c) && *c != '々') {
                to += 1;
            }
            let start = name.choice_sounds.len();
            let kana: alloc::string::String = chars[at..to].iter().collect();
            sound(&kana, None, &mut name.choice_sounds);
            push(name, start, price, edges(to));
        }
        if name.choices.len() == letter {
            name.choices.truncate(before);
            name.choice_sounds.truncate(sounds_before);
            return;
        }
        close(name, letter);
        at = to;
    }
}

/// Other spellings of a surname that is a token of its own.
fn surnames(name: &mut Name, spelt: impl Iterator<Item = &'static str>, edges: (bool, bool)) {
    for spelling in spelt {
        let start = name.choice_sounds.len();
        sound(spelling, None, &mut name.choice_sounds);
        push(name, start, SPELT, edges);
    }
}

fn push(name: &mut Name, start: usize, price: u8, (first, last): (bool, bool)) {
    let len = name.choice_sounds.len() - start;
    let choice =
        Choice { start: start as u16, len: len.min(255) as u8, price, first, last, end: false };
    name.choices.push(choice);
}

/// Marks the last choice of the letter that begins at `from`.
fn close(name: &mut Name, from: usize) {
    if let Some(last) = name.choices[from..].last_mut() {
        last.end = true;
    }
}
