//! Text that no name should look like, and that a program meets all the same.

use alloc::string::String;
use alloc::vec::Vec;

use proptest::prelude::*;

/// Any text: code points of every plane, text of one script, marks without letters, controls,
/// and long runs of one character. Nothing in isim may panic on it.
///
/// ```
/// use isim::{compare, strategies::any_text, Kind};
/// use proptest::prelude::*;
///
/// proptest!(|(a in any_text(), b in any_text())| {
///     let score = compare(&a, &b, Kind::Person).value();
///     prop_assert!((0.0..=1.0).contains(&score));
/// });
/// ```
pub fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => any::<String>(),
        3 => proptest::collection::vec(hard_char(), 0..24).prop_map(|c| c.into_iter().collect()),
        2 => proptest::collection::vec(word(), 0..8).prop_map(|words| words.join(" ")),
        1 => (any::<char>(), 1..600_usize).prop_map(|(c, n)| core::iter::repeat_n(c, n).collect()),
    ]
}

/// A word of letters from one block of a script.
fn word() -> impl Strategy<Value = String> {
    let blocks = [
        'a'..='z',
        '\u{c0}'..='\u{17f}',
        '\u{370}'..='\u{3ff}',
        '\u{400}'..='\u{52f}',
        '\u{531}'..='\u{58a}',
        '\u{5d0}'..='\u{5f4}',
        '\u{620}'..='\u{6ff}',
        '\u{904}'..='\u{97f}',
        '\u{10a0}'..='\u{10ff}',
        '\u{3041}'..='\u{30ff}',
        '\u{4e00}'..='\u{4fff}',
        '\u{ac00}'..='\u{ad00}',
    ];
    proptest::sample::select(blocks.to_vec()).prop_flat_map(|block| {
        let letter = proptest::char::range(*block.start(), *block.end());
        proptest::collection::vec(letter, 1..14)
            .prop_map(|letters: Vec<char>| letters.into_iter().collect::<String>())
    })
}

/// Characters that programs get wrong.
fn hard_char() -> impl Strategy<Value = char> {
    let hard = "\0\t\n\u{7f}\u{85}\u{a0}\u{ad}\u{301}\u{308}\u{327}\u{345}\u{34f}\u{61c}\u{200b}\
        \u{200c}\u{200d}\u{200e}\u{200f}\u{202a}\u{202c}\u{202e}\u{2028}\u{2066}\u{2069}\u{3000}\
        \u{feff}\u{fffd}\u{ffff}\u{fe0f}\u{e0001}\u{1f1f9}\u{1f1f7}\u{10ffff}\u{fb03}\u{fdfa}\
        \u{1e9e}\u{130}\u{131}\u{149}\u{1f0}\u{390}\u{587}\u{ff21}\u{1d400}\u{2160}\u{2179}\
        ßİıſKÅ'’ʻʼ`´-‐–—.,·;()\"aeiouIVX019";
    proptest::sample::select(hard.chars().collect::<Vec<char>>())
}
