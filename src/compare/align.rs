//! Sounds against sounds: the best alignment by the learned costs.

use crate::name::token::{MAX_SOUNDS, Token};
use crate::name::{Name, Reading};
use crate::tables::costs::{FIRST, GAP, LAST, PAIR, TWO};

/// The longest sequence that is aligned: three short tokens joined, or one long one.
pub(crate) const MAX_JOINED: usize = 40;

/// Sounds with the rows of two-to-one costs that they form.
#[derive(Clone, Copy)]
pub(crate) struct Sounds<'a> {
    sounds: &'a [u8],
    rows: &'a [u8],
}

impl<'a> Sounds<'a> {
    /// Of the tokens from `from` to before `to`, which stand side by side.
    pub fn of(name: &'a Name, from: &Token, to: &Token) -> Sounds<'a> {
        let range = usize::from(from.start)..to.range().end;
        Sounds { sounds: &name.sounds[range.clone()], rows: &name.rows[range] }
    }

    /// Of a reading of one of the name's tokens.
    pub fn reading(name: &'a Name, reading: &Reading) -> Sounds<'a> {
        let range = reading.range();
        Sounds { sounds: &name.reading_sounds[range.clone()], rows: &name.reading_rows[range] }
    }

    pub fn first(&self) -> Option<u8> {
        self.sounds.first().copied()
    }

    /// The value of the first sounds agreeing, as an initial's must: tenths of a nat.
    pub fn first_agreement(&self, other: &Sounds) -> i32 {
        let (Some(a), Some(b)) = (self.first(), other.first()) else { return -90 };
        let one = pair(a)[usize::from(b & 63)];
        // Yu against Ю: the second sound's row tells what the first two make together.
        let left = self.rows.get(1).map_or(-128, |&r| two(r)[usize::from(b & 63)]);
        let right = other.rows.get(1).map_or(-128, |&r| two(r)[usize::from(a & 63)]);
        i32::from(one.max(left).max(right))
    }
}

fn pair(a: u8) -> &'static [i8; 64] {
    &PAIR[usize::from(a & 63)]
}

fn two(row: u8) -> &'static [i8; 64] {
    TWO.get(usize::from(row)).unwrap_or(&TWO[0])
}

fn gap(sound: u8, at: usize, len: usize) -> i16 {
    let table = if at == 0 {
        &FIRST
    } else if at + 1 == len {
        &LAST
    } else {
        &GAP
    };
    i16::from(table[usize::from(sound & 63)])
}

/// The log-odds, in tenths of a nat, that two sequences of sounds are one name: the sum along the
/// best alignment, in which sounds stand one to one, two to one, or alone.
pub(crate) fn align(a: Sounds, b: Sounds) -> i32 {
    let n = a.sounds.len().min(MAX_JOINED);
    let m = b.sounds.len().min(MAX_JOINED);
    if n == 0 || m == 0 {
        return 0;
    }
    if a.sounds == b.sounds {
        return a.sounds.iter().map(|&s| i32::from(pair(s)[usize::from(s & 63)])).sum();
    }
    const LOW: i16 = -20_000;
    const W: usize = MAX_JOINED + 2;
    // Columns are shifted by one, so that the column before the first needs no branch.
    let mut rows = [[LOW; W]; 3];
    let mut gaps = [0i16; MAX_JOINED];
    rows[0][1] = 0;
    for j in 0..m {
        gaps[j] = gap(b.sounds[j], j, b.sounds.len());
        rows[0][j + 2] = rows[0][j + 1] + gaps[j];
    }
    let (mut before, mut last, mut now) = (2, 0, 1);
    for i in 0..n {
        let x = a.sounds[i];
        let (costs, doubles) = (pair(x), two(if i > 0 { a.rows[i] } else { 0 }));
        let alone = gap(x, i, a.sounds.len());
        let [old, prev, row] = {
            let [r0, r1, r2] = &mut rows;
            match before {
                2 => [r2, r0, r1],
                0 => [r0, r1, r2],
                _ => [r1, r2, r0],
            }
        };
        row[0] = LOW;
        row[1] = prev[1] + alone;
        let mut left = row[1];
        for j in 0..m {
            let y = usize::from(b.sounds[j] & 63);
            let single = prev[j + 1] + i16::from(costs[y]);
            let double = old[j + 1] + i16::from(doubles[y]);
            let ratio = if j > 0 { b.rows[j] } else { 0 };
            let split = prev[j] + i16::from(two(ratio)[usize::from(x & 63)]);
            let down = prev[j + 2] + alone;
            left = (left + gaps[j]).max(single).max(double).max(split).max(down);
            row[j + 2] = left;
        }
        (before, last, now) = (last, now, before);
    }
    let _ = now;
    i32::from(rows[last][m + 1])
}

/// True when two tokens cannot be one by the consonants they have: most pairs end here, before any
/// alignment. A sound of no class may stand for one of any.
pub(crate) fn apart(a: u64, b: u64) -> bool {
    let (x, y) = (a.to_le_bytes(), b.to_le_bytes());
    let mut distance = 0;
    let mut sum = 0;
    for i in 1..8 {
        distance += u32::from(x[i].abs_diff(y[i]));
        sum += u32::from(x[i]) + u32::from(y[i]);
    }
    let free = u32::from(x[0]) + u32::from(y[0]);
    distance > 1 + free.min(3) + sum / 8
}

const _: () = assert!(MAX_SOUNDS <= MAX_JOINED);
