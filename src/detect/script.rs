//! The script of a character.

use crate::lang::Script;
use crate::tables::scripts::SCRIPTS;

impl Script {
    /// The script of a character: Unicode's Script property, for the scripts isim tells apart.
    pub fn of(c: char) -> Script {
        match c as u32 {
            0x41..=0x5A | 0x61..=0x7A | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x2B8 => Script::Latn,
            0..=0xA9 => Script::Zyyy,
            0x400..=0x482 | 0x48A..=0x52F => Script::Cyrl,
            0x391..=0x3A1 | 0x3A3..=0x3CE => Script::Grek,
            0x531..=0x556 | 0x561..=0x586 => Script::Armn,
            0x5D0..=0x5EA => Script::Hebr,
            0x620..=0x63F | 0x641..=0x64A => Script::Arab,
            0x904..=0x939 => Script::Deva,
            0x10D0..=0x10F0 => Script::Geor,
            0x1E00..=0x1EFF => Script::Latn,
            0x3041..=0x3096 => Script::Hira,
            0x30A1..=0x30FA => Script::Kana,
            0x4E00..=0x9FFF => Script::Hani,
            0xAC00..=0xD7A3 => Script::Hang,
            code => by_table(code),
        }
    }
}

fn by_table(code: u32) -> Script {
    let next = SCRIPTS.partition_point(|border| border >> 8 <= code);
    let border = next.checked_sub(1).and_then(|at| SCRIPTS.get(at));
    let number = border.map_or(0, |border| (border & 0xFF) as usize);
    Script::ALL.get(number).copied().unwrap_or(Script::Zzzz)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_ways_lead_where_the_table_does() {
        for c in '\0'..=char::MAX {
            assert_eq!(Script::of(c), by_table(c as u32), "{c:?}");
        }
    }
}
