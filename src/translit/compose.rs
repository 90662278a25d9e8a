//! Quick looks at what may compose, ahead of the tables.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// False for text whose letters cannot compose with each other, without a look into tables for
/// the commonest scripts.
pub(super) fn needs_nfc(text: &str) -> bool {
    // Latin without marks, Greek and the common Cyrillic letters, by their first bytes.
    let common = |block: &[u8; 16]| {
        block.iter().fold(true, |all, &b| all & ((b < 0xcc) | (b.wrapping_sub(0xcf) < 3)))
    };
    let mut blocks = text.as_bytes().chunks_exact(16);
    let mut all = true;
    for block in &mut blocks {
        all &= <&[u8; 16]>::try_from(block).is_ok_and(common);
    }
    let mut last = [0; 16];
    for (to, from) in last.iter_mut().zip(blocks.remainder()) {
        *to = *from;
    }
    if all && common(&last) {
        return false;
    }
    let plain = |c: char| {
        matches!(
            c as u32,
            0..0x300
                | 0x388..0x483
                | 0x48a..0x590
                | 0x5d0..0x5eb
                | 0x621..0x64b
                | 0x10a0..0x1100
                | 0x1e00..0x1f00
                | 0x2010..0x2020
                | 0x3041..0x3097
                | 0x30a1..0x30fb
                | 0x4e00..0xa000
                | 0xac00..0xd7a4
        )
    };
    !text.chars().all(plain) && is_nfc_quick(text.chars()) != IsNormalized::Yes
}

/// True for what may become one letter with what stands before it.
pub(super) fn may_compose(c: char) -> bool {
    c as u32 >= 0x300 && !(0x400..0x483).contains(&(c as u32)) && {
        canonical_combining_class(c) != 0
            || is_combining_mark(c)
            || (0x1100..0x1200).contains(&(c as u32))
    }
}
