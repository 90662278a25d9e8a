//! The outline of a word: tells in a few instructions how far two words may be apart.

use crate::sounds::{VOWEL, class};
use crate::tables::sounds::SYMBOLS;

/// The outline of a word's sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Which classes of consonants follow each other, vowels and silent letters left out: a bit for
    /// each pair, eight times the class of the first (0 at the beginning) and the class of the
    /// second (0 at the end).
    pub pairs: u64,
    /// Bits 0 to 11 for the vowels, four a group and as many ones as there are; from 18 on as many
    /// ones as there are sounds, at most 14.
    pub rest: u32,
}

/// The group of a vowel: open, front, or rounded.
const fn group(symbol: u8) -> u32 {
    let name = SYMBOLS[symbol as usize].as_bytes();
    match name {
        b"e" | b"i" | b"je" | b"yod" => 1,
        b"o" | b"u" | b"ju" | b"jo" | b"waw" => 2,
        // Of several bytes: ï; ö, ü; ㄛ.
        [0xc3, 0xaf] => 1,
        [0xc3, 0xb6 | 0xbc] | [0xe3, 0x84, 0x9b] => 2,
        _ => 0,
    }
}

/// The class that a letter of none belongs to most often: 0 for those that are often silent.
const fn likely(symbol: u8) -> u8 {
    match SYMBOLS[symbol as usize].as_bytes() {
        b"c" | b"g" | b"kh" | b"x" => 6,
        b"w" => 1,
        // Of several bytes: ğ, ㄏ; フ, ㄨ; ㄖ.
        [0xc4, 0x9f] | [0xe3, 0x84, 0x8f] => 6,
        [0xe3, 0x83, 0x95] | [0xe3, 0x84, 0xa8] => 1,
        [0xe3, 0x84, 0x96] => 4,
        _ => 0,
    }
}

const LIKELY: [u8; SYMBOLS.len()] = {
    let mut out = [0; SYMBOLS.len()];
    let mut at = 0;
    while at < out.len() {
        out[at] = likely(at as u8);
        at += 1;
    }
    out
};

const GROUPS: [u8; SYMBOLS.len()] = {
    let mut out = [0; SYMBOLS.len()];
    let mut at = 0;
    while at < out.len() {
        out[at] = group(at as u8) as u8;
        at += 1;
    }
    out
};

impl Shape {
    pub fn of(sounds: &[u8]) -> Shape {
        let (mut pairs, mut last, mut vowels) = (0u64, 0, 0u32);
        for &sound in sounds {
            let at = usize::from(sound);
            let class = match class(sound) {
                0 => LIKELY.get(at).copied().unwrap_or(0),
                class => class,
            };
            if class == VOWEL {
                let shift = 4 * u32::from(GROUPS.get(at).copied().unwrap_or(0));
                let own = (vowels >> shift & 15) << 1 | 1;
                vowels = vowels & !(15 << shift) | (own & 15) << shift;
            } else if class != 0 {
                pairs |= 1 << (8 * last + class);
                last = class;
            }
        }
        pairs |= 1 << (8 * last);
        let len = (1u32 << sounds.len().min(14)) - 1;
        Shape { pairs, rest: vowels | len << 18 }
    }

    /// How far two words are apart, without their consonants' number: 0 for the same outline.
    pub fn apart(self, other: Shape) -> u32 {
        2 * (self.pairs ^ other.pairs).count_ones() + (self.rest ^ other.rest).count_ones()
    }
}
