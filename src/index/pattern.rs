//! How many sounds two words share in order: a column of the table in a few instructions.

use crate::name::pack::LAST;
use crate::tables::costs::{AGREE, OWN};

/// Which sounds agree with each sound of a word: a bit a place.
pub(super) struct Pattern {
    agree: [u32; OWN.len()],
    len: u32,
}

impl Pattern {
    pub fn new(sounds: &[u8]) -> Pattern {
        let mut agree = [0; OWN.len()];
        for (at, &sound) in sounds.iter().take(32).enumerate() {
            let mut like = AGREE[usize::from(sound & LAST)];
            while like != 0 {
                if let Some(own) = agree.get_mut(like.trailing_zeros() as usize) {
                    *own |= 1 << at;
                }
                like &= like - 1;
            }
        }
        Pattern { agree, len: sounds.len().min(32) as u32 }
    }

    /// How many sounds of both stand alone when as many as can agree in order do: the longest
    /// common subsequence.
    pub fn apart(&self, sounds: &[u8]) -> u32 {
        let mut row = u32::MAX;
        for sound in sounds {
            let agree = row & self.agree[usize::from(sound & LAST)];
            row = row.wrapping_add(agree) | (row - agree);
        }
        let common = (!row).count_ones();
        (self.len + sounds.len() as u32).saturating_sub(2 * common)
    }

    /// The share of sounds of both that stand alone, in hundredths; all do where there are none.
    pub fn share_apart(&self, sounds: &[u8]) -> u32 {
        match self.len + sounds.len() as u32 {
            0 => 100,
            all if self.len > 0 => 100 * self.apart(sounds) / all,
            _ => 100,
        }
    }
}
