//! The plain form of a text.

use alloc::string::String;
use unicode_normalization::UnicodeNormalization;

/// The plain form of a name: compatibility forms composed, case folded, white space single.
///
/// ```
/// assert_eq!(isim::fold("  Vedat\u{a0}Işıkhan "), "vedat işıkhan");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.nfkc().flat_map(char::to_lowercase));
    }
    out
}
