//! How a word is looked up: shared, as a file, with the program that writes the tables.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Whether a letter is one that all tables know as it stands.
#[inline]
pub(crate) fn is_one(c: char) -> bool {
    matches!(c, 'a'..='z' | 'а'..='я' | 'α'..='ω' | 'א'..='ת' | 'ء'..='غ' | 'ف'..='ي')
        || matches!(c, 'ऄ'..='ह' | 'ა'..='ჰ' | '一'..='\u{9FFF}' | '가'..='힣')
}

/// The letter of a folded word as particles, titles and forms know it: ı and i are one.
#[inline]
pub(crate) fn plain(c: char) -> Option<char> {
    Some(if c == 'ı' { 'i' } else { c })
}

/// The letter of a folded word as given names know it: Latin letters without their marks, as many
/// writers leave them out. `None` for marks and apostrophes.
#[inline]
pub(crate) fn loose(c: char) -> Option<char> {
    match c {
        c if is_one(c) => Some(c),
        '\'' => None,
        'ı' => Some('i'),
        'ə' => Some('e'),
        'ø' => Some('o'),
        'ł' => Some('l'),
        'đ' | 'ð' => Some('d'),
        'ħ' => Some('h'),
        'þ' => Some('t'),
        'ё' => Some('е'),
        '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{370}'..='\u{3FF}' => {
            let mut first = None;
            decompose_canonical(c, |d| first = first.or(Some(d)));
            first
        }
        '\0'..='\u{2FF}' | '\u{400}'..='\u{482}' | '\u{4E00}'..='\u{9FFF}' => Some(c),
        _ => (!is_combining_mark(c)).then_some(c),
    }
}

/// A hash of the letters of a key (FNV-1a by letters, its upper bits folded in).
pub(crate) fn hash(letters: impl Iterator<Item = char>) -> u32 {
    finish(letters.fold(EMPTY, step))
}

/// The hash of no letter, before it is finished.
pub(crate) const EMPTY: u32 = 0x811C_9DC5;

/// Takes a letter into a hash.
#[inline]
pub(crate) fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

/// The hash of all letters taken in.
pub(crate) fn finish(hash: u32) -> u32 {
    hash ^ hash >> 15
}
