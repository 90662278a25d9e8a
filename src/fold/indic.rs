//! The letters and vowel signs of the scripts of India, from Devanagari to Sinhala, that fold to
//! themselves whatever stands around them: no part of another character, and put into no other order.
//!
//! A bit each, from U+0900 on; Unicode's general categories Lo, and Mn and Mc of combining class 0, 7 or
//! 9, less what decomposes into other than signs of class 0. A test compares them with what folding does.

use unicode_normalization::char::{canonical_combining_class, compose};

const FIRST: u32 = 0x900;

static LETTERS: [u64; 20] = [
    0x23EDFDFFFFFFFFF0,
    0xFFFC000300010000,
    0x23C5FDFFFFF99FE1,
    0x1003000300004000,
    0x0325FDFFFFF987E0,
    0x001C000010000000,
    0x23EDFDFFFFFBBFE0,
    0x0200000300010000,
    0x23EDFDFFFFF99FE0,
    0x0002000380000000,
    0x03FFC718D62DC7E8,
    0x0000000000010000,
    0x23FFFDFFFFFDDFE0,
    0x0000000327000000,
    0x23EFFDFFFFFDDFE1,
    0x0006000360000000,
    0x27FFFFFFFFFDDFF0,
    0xFC00000380704000,
    0x2FFBFFFFFC7FFFE0,
    0x000000000000007F,
];

static SIGNS: [u64; 20] = [
    0xDC0000000000000F,
    0x0000000C00E0FFFF,
    0xD00000000000000E,
    0x0000000C0080399F,
    0xD00000000000000E,
    0x0023000000023987,
    0xD00000000000000E,
    0xFC00000C00003BBF,
    0xD00000000000000E,
    0x0000000C00E0399F,
    0xC000000000000004,
    0x0000000000803DC7,
    0xC00000000000001F,
    0x0000000C00003CDF,
    0xD00000000000000E,
    0x0000000C00603DDF,
    0xD80000000000000F,
    0x0000000C00803DDF,
    0x000000000000000E,
    0x000C0000DB5F8400,
];

/// Whether a character is such a letter.
pub(super) fn is_letter(c: char) -> bool {
    has(&LETTERS, c)
}

/// Whether a character is such a sign, behind another character.
pub(crate) fn is_sign(c: char, before: char) -> bool {
    has(&SIGNS, c)
        && !(is_second(c) && compose(before, c).is_some())
        && !(is_nukta(c) && canonical_combining_class(before) == VIRAMA)
}

fn has(bits: &[u64; 20], c: char) -> bool {
    let at = (c as u32).wrapping_sub(FIRST);
    bits.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// Whether a sign may be the second half of another.
fn is_second(c: char) -> bool {
    matches!(
        c as u32,
        0x93C
            | 0x9BC
            | 0x9BE
            | 0x9D7
            | 0xA3C
            | 0xABC
            | 0xB3C
            | 0xB3E
            | 0xB56
            | 0xB57
            | 0xBBE
            | 0xBD7
            | 0xC56
            | 0xCBC
            | 0xCC2
            | 0xCD5
            | 0xCD6
            | 0xD3E
            | 0xD57
            | 0xDCA
            | 0xDCF
            | 0xDDF
    )
}

/// Whether a sign is the dot that makes another consonant of one; it stands before a virama.
fn is_nukta(c: char) -> bool {
    matches!(c as u32, 0x93C | 0x9BC | 0xA3C | 0xABC | 0xB3C | 0xCBC)
}

/// The combining class of signs that take a consonant's vowel away.
const VIRAMA: u8 = 9;

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::super::chars::{self, OTHER};
    use super::*;
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn they_fold_to_themselves_behind_each_other() {
        let all = || (FIRST..FIRST + 64 * 20).filter_map(char::from_u32);
        let (mut letters, mut signs) = (0, 0);
        for c in all().filter(|c| is_letter(*c)) {
            assert!(c.is_alphabetic() && chars::alphabet(c) == OTHER, "{c:?}");
            letters += 1;
        }
        for sign in all().filter(|c| is_sign(*c, 'a')) {
            assert!(is_combining_mark(sign), "{sign:?}");
            signs += 1;
            for before in all().filter(|c| is_letter(*c) || is_sign(*c, 'a')) {
                let text = String::from_iter([before, sign]);
                assert_eq!(crate::fold(&text) == text, is_sign(sign, before), "{text:?}");
                // Nor does it change what stands before that, or stand before it.
                let text = String::from_iter(['\u{915}', before, sign, '\u{94D}', '\u{93F}']);
                assert!(crate::fold(&text) == text || !is_sign(sign, before), "{text:?}");
            }
        }
        assert!(letters > 500 && signs > 150);
    }
}
