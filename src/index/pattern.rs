//! How many sounds two words share in order: a column of the table in a few instructions.

use crate::name::pack::LAST;
use crate::tables::costs::{AGREE, OWN};
use crate::tables::sounds::SYMBOLS;

/// Letters that write one sound with an h behind them: ch, sh, zh.
const BEFORE_H: [bool; OWN.len()] = {
    let mut out = [false; OWN.len()];
    let mut at = 0;
    while at < out.len() && at < SYMBOLS.len() {
        out[at] = matches!(SYMBOLS[at].as_bytes(), b"c" | b"s" | b"z");
        at += 1;
    }
    out
};
/// The number of h.
const H: u8 = {
    let mut at = 0;
    while at < SYMBOLS.len() && !matches!(SYMBOLS[at].as_bytes(), b"h") {
        at += 1;
    }
    at as u8
};

/// Which sounds agree with each sound of a word: a bit a place.
pub(super) struct Pattern {
    agree: [u32; OWN.len()],
    len: u32,
}

impl Pattern {
    pub fn new(sounds: &[u8]) -> Pattern {
        let mut agree = [0; OWN.len()];
        let (mut len, mut last) = (0, 0);
        for (at, &sound) in sounds.iter().take(32).enumerate() {
            let sound = sound & LAST;
            let silent = is_silent(last, sound);
            last = sound;
            if silent {
                continue;
            }
            len += 1;
            let mut like = AGREE[usize::from(sound)];
            while like != 0 {
                if let Some(own) = agree.get_mut(like.trailing_zeros() as usize) {
                    *own |= 1 << at;
                }
                like &= like - 1;
            }
        }
        Pattern { agree, len }
    }

    /// How many sounds of both stand alone when as many as can agree in order do: the longest
    /// common subsequence.
    pub fn apart(&self, sounds: &[u8]) -> u32 {
        self.alone(sounds).0
    }

    /// The share of sounds of both that stand alone, in hundredths; all do where there are none.
    pub fn share_apart(&self, sounds: &[u8]) -> u32 {
        match self.alone(sounds) {
            (apart, all) if all > 0 && self.len > 0 => 100 * apart / all,
            _ => 100,
        }
    }

    /// How many sounds of both stand alone, and how many there are.
    fn alone(&self, sounds: &[u8]) -> (u32, u32) {
        let (mut row, mut len, mut last) = (u32::MAX, 0, 0);
        for sound in sounds {
            let sound = sound & LAST;
            let silent = is_silent(last, sound);
            last = sound;
            len += u32::from(!silent);
            let agree = if silent { 0 } else { row & self.agree[usize::from(sound)] };
            row = row.wrapping_add(agree) | (row - agree);
        }
        let common = (!row).count_ones();
        ((self.len + len).saturating_sub(2 * common), self.len + len)
    }
}

/// Whether a sound behind another says nothing more: the h of ch, sh and zh, for which other scripts
/// have one letter.
fn is_silent(last: u8, sound: u8) -> bool {
    sound == H && BEFORE_H[usize::from(last)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Kind;
    use crate::name::Name;

    #[test]
    fn two_letters_for_a_sound_stand_no_more_alone_than_one() {
        let sounds = |text| {
            let name = Name::new(text, Kind::Person);
            name.sounds[name.tokens[0].range()].to_vec()
        };
        for (one, other, most) in [
            ("Дешовач", "Deshovach", 0),
            ("Жунчашко", "Zhunchashko", 0),
            ("Deshovach", "Deshovach", 0),
            ("Deshovach", "Desovac", 0),
            ("Desovach", "Dehovach", 2),
            ("Marhot", "Marot", 1),
        ] {
            let (one, other) = (sounds(one), sounds(other));
            for (one, other) in [(&one, &other), (&other, &one)] {
                assert_eq!(Pattern::new(one).apart(other), most);
            }
        }
    }
}
