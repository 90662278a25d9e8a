//! Which script a text is written in, and which languages it is likely to be.

use crate::lang::Script;

/// The script of a character.
pub(crate) fn script_of(c: char) -> Script {
    match c as u32 {
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F => Script::Latn,
        0x400..=0x52F => Script::Cyrl,
        _ => Script::Zyyy,
    }
}
