//! Classes of characters that folding treats alike.

use unicode_normalization::char::{
    canonical_combining_class, decompose_compatible, is_combining_mark,
};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::indic;

/// Lengthens the line between two Arabic letters, and is nothing but that.
pub(super) const TATWEEL: char = '\u{640}';

/// Characters that have no shape of their own: the default-ignorable code points of Unicode.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// The ignorable characters that steer the direction of writing.
pub(super) fn is_bidi(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Marks over and under consonants that careful spelling adds and names go without: Arabic
/// vowel signs, Hebrew and Syriac points and accents, the Greek iota subscript. Hamza and madda belong to letters and stay.
pub(super) fn is_point(c: char) -> bool {
    matches!(c,
        '\u{345}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}'
        | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{652}' | '\u{656}'..='\u{65F}'
        | '\u{670}' | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'..='\u{6E8}'
        | '\u{6EA}'..='\u{6ED}' | '\u{711}' | '\u{730}'..='\u{74A}' | '\u{8CA}'..='\u{8E1}'
        | '\u{8E3}'..='\u{8FF}' | '\u{FB1E}')
}

/// Grave and acute over a Cyrillic letter tell where the stress lies, and only dictionaries and
/// encyclopaedias write them; but acute makes letters of their own of г and к (Macedonian ѓ ќ).
pub(super) fn is_stress(base: char, mark: char) -> bool {
    matches!(base, '\u{400}'..='\u{52F}')
        && (mark == '\u{300}' || mark == '\u{301}' && !matches!(base, 'г' | 'к' | 'Г' | 'К'))
}

/// One character for each class that is written in many ways; most stand for themselves.
/// The input is a decomposed character, or one whose decomposition would hide what it is.
pub(super) fn unify(c: char) -> char {
    match c {
        '`' | '\u{B4}' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | 'ˊ' | 'ˋ' | '\u{374}'
        | '\u{384}' | '՚' | '׳' | 'ߴ' | 'ߵ' | '\u{1FBD}' | '\u{1FBF}' | '\u{1FEF}' | '\u{1FFD}'
        | '\u{1FFE}' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ꞌ' | 'Ꞌ' | '＇' | '｀' => {
            '\''
        }
        'ʺ' | 'ˮ' | '״' | '‹' | '›' | '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‶' | '＂' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' | '֊' | '־' | '⸗' | '⸺' | '⸻' | '゠'
        | '﹘' | '﹣' | '－' => '-',
        '‧' | '∙' | '⋅' | '•' | '・' | '･' | '᛫' | '\u{387}' => '·',
        // Persian and Arabic forms of yeh and kaf: one letter each, typed by keyboard and habit.
        'ی' => 'ي',
        'ک' => 'ك',
        // Old Georgian capitals and small letters are Mkhedruli in other clothes.
        '\u{10A0}'..='\u{10C5}' => char::from_u32(c as u32 + 0x30).unwrap_or(c),
        '\u{2D00}'..='\u{2D25}' => char::from_u32(c as u32 - 0x2D00 + 0x10D0).unwrap_or(c),
        _ => c,
    }
}

/// The ASCII digit of a decimal digit of another script.
pub(super) fn digit(c: char) -> Option<char> {
    let code = c as u32;
    let at = ZEROS.partition_point(|zero| *zero <= code);
    let zero = *ZEROS.get(at.checked_sub(1)?)?;
    char::from_digit(code - zero, 10)
}

/// The zeros of decimal digits (general category Nd) whose scripts Unicode does not map to ASCII
/// by compatibility; nine more digits follow each.
static ZEROS: &[u32] = &[
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
    0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x104A0,
    0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0,
    0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50,
    0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950,
];

/// Whether a character begins something new, whatever stands before it: it neither joins nor
/// follows a mark. Ignorable characters do not, as what follows them may join what precedes.
pub(super) fn begins(c: char) -> bool {
    match c as u32 {
        0xAD => false,
        0..=0x2FF => true,
        0x386..=0x482 | 0x48A..=0x52F | 0x5D0..=0x5EA | 0x621..=0x63F | 0x641..=0x64A => true,
        0x900..=0xDFF if indic::is_letter(c) => true,
        0x3041..=0x3098 | 0x30A0..=0x30FF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 => true,
        _ => begins_slow(c),
    }
}

fn begins_slow(c: char) -> bool {
    if is_ignorable(c) {
        return false;
    }
    let mut first = None;
    decompose_compatible(c, |d| first = first.or(Some(d)));
    let first = first.unwrap_or(c);
    canonical_combining_class(first) == 0
        && first != TATWEEL
        && is_nfc_quick(core::iter::once(first)) != IsNormalized::Maybe
}

/// The folded form of the letters that make up nearly all names, when they stand alone: no
/// mark follows, and nothing is kept back. `None` sends the character the long way, which gives
/// the same answer.
pub(super) fn quick(c: char) -> Option<char> {
    let code = c as u32;
    let even = |code: u32| char::from_u32(code | 1);
    let odd = |code: u32| char::from_u32(code + (code & 1));
    match code {
        0xDF..=0xF6 | 0xF8..=0xFF if code != 0xDF => Some(c),
        0xC0..=0xDE if code != 0xD7 => char::from_u32(code + 0x20),
        // İ comes apart into I and a dot, which i has of its own.
        0x130 => Some('i'),
        0x131 | 0x138 => Some(c),
        0x100..=0x12F | 0x134..=0x137 | 0x14A..=0x177 | 0x218..=0x21B => even(code),
        0x139..=0x13E | 0x141..=0x148 | 0x179..=0x17E => odd(code),
        0x18F => Some('ə'),
        0x259 => Some(c),
        0x1A0 | 0x1A1 => Some('ơ'),
        0x1AF | 0x1B0 => Some('ư'),
        0x1EA0..=0x1EF9 => even(code),
        0x391..=0x3A1 | 0x3A3..=0x3AB => char::from_u32(code + 0x20),
        0x3C2 => Some('σ'),
        0x390 | 0x3AC..=0x3C1 | 0x3C3..=0x3CE => Some(c),
        0x386 => Some('ά'),
        0x388..=0x38A => char::from_u32(code + 0x25),
        0x38C => Some('ό'),
        0x38E | 0x38F => char::from_u32(code + 0x3F),
        0x430..=0x45F if code != 0x450 && code != 0x45D => Some(c),
        0x410..=0x42F => char::from_u32(code + 0x20),
        0x401..=0x40F if code != 0x40D => char::from_u32(code + 0x50),
        0x48A..=0x4BF | 0x4D0..=0x52F => even(code),
        0x4C0 | 0x4CF => Some('ӏ'),
        0x4C1..=0x4CE => odd(code),
        0x531..=0x556 => char::from_u32(code + 0x30),
        0x561..=0x586 => Some(c),
        0x5D0..=0x5EA | 0x621..=0x63F | 0x641..=0x64A => Some(c),
        0x6A9 => Some('ك'),
        0x6CC => Some('ي'),
        0x679..=0x6BF | 0x6C1 | 0x6C3..=0x6D2 | 0x6D5 => Some(c),
        0x10D0..=0x10F0 => Some(c),
        0x900..=0xDFF if indic::is_letter(c) => Some(c),
        0x3041..=0x3096 | 0x30A1..=0x30FA | 0x30FC => Some(c),
        0xB7 | 0x30FB => Some('·'),
        0x4E00..=0x9FFF | 0xAC00..=0xD7A3 => Some(c),
        // Apostrophes as they are typed and set.
        0x2BB | 0x2BC | 0x2018 | 0x2019 => Some('\''),
        _ => None,
    }
}

/// Whether a plain character of no alphabet is inside a word all the same.
pub(crate) fn is_inside(plain: char) -> bool {
    plain.is_ascii_digit() || matches!(plain, '\'' | 'ー')
}

/// What a character folds to whatever stands around it, and the bits of its alphabet; none for all
/// that is folded with what is around it, for white space but the space, and for what is rare.
#[inline]
pub(crate) fn plain(c: char) -> Option<(char, u8)> {
    match c {
        'a'..='z' => Some((c, LATIN)),
        'A'..='Z' => Some((c.to_ascii_lowercase(), LATIN)),
        '`' => Some(('\'', 0)),
        ' '..='~' => Some((c, 0)),
        'а'..='я' => Some((c, CYRILLIC)),
        'А'..='Я' => Some((char::from_u32(c as u32 + 0x20)?, CYRILLIC)),
        'ء'..='غ' | 'ف'..='ي' => Some((c, ARABIC)),
        'א'..='ת' => Some((c, HEBREW)),
        'ა'..='ჰ' => Some((c, GEORGIAN)),
        'ぁ'..='ゖ' | 'ァ'..='ヺ' | '一'..='\u{9FFF}' | '가'..='힣' => Some((c, OTHER)),
        '\u{900}'..='\u{DFF}' => indic::is_letter(c).then_some((c, OTHER)),
        _ => plain_letter(c),
    }
}

fn plain_letter(c: char) -> Option<(char, u8)> {
    let letter = quick(c)?;
    Some((letter, if letter == '\'' { 0 } else { alphabet_of(letter) }))
}

/// Whether a character belongs to the three scripts that share letter shapes, or to another
/// alphabet: one bit each. Zero is no letter.
pub(super) fn alphabet(c: char) -> u8 {
    match c as u32 {
        0x41..=0x5A | 0x61..=0x7A => LATIN,
        0..=0xA9 => 0,
        0x400..=0x482 | 0x48A..=0x52F => CYRILLIC,
        _ if is_combining_mark(c) => 0,
        _ => alphabet_of(c),
    }
}

fn alphabet_of(c: char) -> u8 {
    use crate::lang::Script;
    match Script::of(c) {
        Script::Latn => LATIN,
        Script::Cyrl => CYRILLIC,
        Script::Grek => GREEK,
        Script::Armn => 8,
        Script::Geor => GEORGIAN,
        Script::Hebr => HEBREW,
        Script::Arab => ARABIC,
        Script::Zyyy => 0,
        _ => OTHER,
    }
}

pub(super) const LATIN: u8 = 1;
pub(super) const CYRILLIC: u8 = 2;
pub(super) const GREEK: u8 = 4;
const GEORGIAN: u8 = 16;
const HEBREW: u8 = 32;
const ARABIC: u8 = 64;
/// Scripts that are mixed as a matter of course: Han with kana, Latin with Han.
pub(crate) const OTHER: u8 = 128;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_characters_fold_alone_as_they_do_in_a_cluster() {
        let mut count = 0;
        for c in '\0'..=char::MAX {
            let Some((letter, bits)) = plain(c) else { continue };
            assert_eq!(bits, alphabet(letter), "{c:?}");
            assert!(begins(c) && !is_combining_mark(letter), "{c:?}");
            // What is invisible behind a character sends it the long way.
            let long = crate::fold(&alloc::format!("{c}\u{200b}"));
            assert_eq!(
                long,
                if c == ' ' { "".into() } else { alloc::format!("{letter}") },
                "{c:?}"
            );
            count += 1;
        }
        assert!(count > 30_000);
    }
}
