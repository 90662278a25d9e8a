//! The consonants of words by their classes, which tell most pairs of words apart.

use crate::sounds;
use crate::tables::sounds::CLASSES;

/// How many consonants of each class a token has, and how many sounds that may be of any.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Consonants {
    /// Eight bits for each of P M N L T K S: as many ones, from the lowest, as there are sounds. The
    /// difference of two tokens is then the number of bits in which they differ.
    pub mask: u64,
    /// Sounds of no class.
    pub free: u8,
}

impl Consonants {
    /// Counts the consonants of sounds.
    pub fn of(sounds: &[u8]) -> Consonants {
        let mut out = Consonants::default();
        sounds.iter().for_each(|s| out.count(*s));
        out
    }

    /// Counts one more sound.
    #[inline]
    pub(super) fn count(&mut self, sound: u8) {
        let field = FIELDS[usize::from(sound & 127)];
        // One more bit in the class's field.
        self.mask |= (self.mask << 1 | LOWEST) & field;
        self.free = self.free.saturating_add((field >> 63) as u8);
    }

    /// By how many consonants two tokens differ.
    pub fn differ(self, other: Consonants) -> u32 {
        (self.mask ^ other.mask).count_ones()
    }

    /// Whether they differ by more than so many consonants, which is faster told than by how many.
    #[inline(always)]
    pub fn differ_by_more(self, other: Consonants, count: u32) -> bool {
        more_bits(self.mask ^ other.mask, count)
    }

    /// Whether two tokens have at least so many consonants of the same classes.
    #[inline(always)]
    pub fn share(self, other: Consonants, count: u32) -> bool {
        more_bits(self.mask & other.mask, count - 1)
    }

    /// Those of two tokens together.
    pub fn and(mut self, other: Consonants) -> Consonants {
        // One bit of each field of the other's at a time, to the first that is free.
        let mut rest = other.mask;
        while rest != 0 {
            let first = rest & LOWEST;
            self.mask |= (self.mask << 1 | LOWEST) & (first * 0xFF);
            rest = (rest ^ first) >> 1 & !HIGHEST;
        }
        self.free = self.free.saturating_add(other.free);
        self
    }
}

/// The lowest and the highest bits of all fields.
const LOWEST: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = LOWEST << 7;

/// Whether more than so few bits are set: taking them off is faster than counting them all.
#[inline(always)]
fn more_bits(mut bits: u64, count: u32) -> bool {
    for _ in 0..count {
        bits &= bits.wrapping_sub(1);
    }
    bits != 0
}

/// The bits that count the class of each sound; of those of none, the highest, which counts nothing.
static FIELDS: [u64; 128] = {
    let (mut fields, mut sound) = ([0; 128], 0);
    while sound < fields.len() {
        fields[sound] = match if sound < CLASSES.len() { CLASSES[sound] } else { 0 } {
            0 => 1 << 63,
            class if class < sounds::VOWEL => 0xFF << (8 * (class - 1)),
            _ => 0,
        };
        sound += 1;
    }
    fields
};
