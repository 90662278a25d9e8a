//! Letters into Latin text.

use alloc::string::String;

use crate::lang::Lang;

/// A name in Latin letters, as people who read English would expect it.
pub fn romanize(text: &str, lang: Option<Lang>) -> String {
    let _ = lang;
    deunicode::deunicode(text)
}
