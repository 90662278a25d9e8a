//! The table behind an alignment: the best sums for all beginnings of two sequences of sounds.
//!
//! A row is made in two steps. What does not depend on the sum to its left is put together for all
//! places at once, which compilers turn into instructions on many numbers; the sums then go from
//! left to right. All rows are kept, so that the steps of the best way are read off the table
//! afterwards, for those few that are worth it.

use super::align::{MAX_JOINED, Sounds, Step, place};
use super::writing::Writing;
use crate::tables::costs::{COSTS, OWN, ROW_OF, TWO};
use crate::tables::sounds::CLASSES;
use crate::tables::types::Costs;

/// No way leads here.
const LOW: i16 = -20_000;
/// How far apart, beyond the difference of their lengths, sounds may stand for each other.
const SHIFT: usize = 4;
/// What two sounds against one are worth that never stand so.
const NEVER: i16 = -128;

/// `a[from..n]` against `b[from..m]`, by the costs between their scripts.
#[derive(Clone, Copy)]
pub(super) struct Grid<'a> {
    pub a: Sounds<'a>,
    pub b: Sounds<'a>,
    pub writing: Writing,
    pub from: usize,
    pub n: usize,
    pub m: usize,
    /// A sum below this need not be known: [`GIVEN_UP`] may stand for it.
    pub floor: i32,
}

/// So few sounds are aligned without further ado.
const FEW: usize = SHIFT + 1;

/// What is asked of a sound in a column of a small table.
#[derive(Clone, Copy)]
struct Column {
    sound: u8,
    /// The row that it forms with the one before it.
    row: u8,
    gap: i16,
}

/// Stands for a sum that is lower than was asked for.
pub(super) const GIVEN_UP: i16 = LOW;

impl Grid<'_> {
    /// The best sum; when it is at least so much, tells each step to it, from the last to the first,
    /// and what it is worth.
    pub fn best(&self, least: i32, each: &mut impl FnMut(Step, i16)) -> i16 {
        // Most words are short, and what need not be filled takes no time. Two places in front of a
        // row and two rows above save the branches at the edges.
        match (self.n - self.from, self.m - self.from) {
            (..=FEW, ..=FEW) => self.few(least, each),
            (..=8, ..=8) => self.fill::<8, 10, 10>(least, each),
            (..=16, ..=8) => self.fill::<8, 10, 18>(least, each),
            (..=16, ..=16) => self.fill::<16, 18, 18>(least, each),
            _ => self.fill::<MAX_JOINED, { MAX_JOINED + 2 }, { MAX_JOINED + 2 }>(least, each),
        }
    }

    /// The same of so few sounds that each place is worked out alone, and none is too far away.
    fn few(&self, least: i32, each: &mut impl FnMut(Step, i16)) -> i16 {
        let Grid { a, b, from, n, m, .. } = *self;
        let (table, [on_a, on_b]) = (self.writing.costs(), self.writing.sides);
        let (height, width) = ((n - from).min(FEW), (m - from).min(FEW));
        let mut cells = [[LOW; FEW + 2]; FEW + 2];
        let mut columns = [Column { sound: 0, row: 0, gap: 0 }; FEW];
        let (sounds, rows) = (&b.sounds[from..m], &b.rows[from..m]);
        let mut sum = 0;
        cells[1][1] = sum;
        for (j, (sound, row)) in sounds.iter().zip(rows).enumerate().take(FEW) {
            let gap = table.gap(on_b, *sound, from + j, b.sounds.len());
            columns[j] = Column { sound: sound & 127, row: if j > 0 { *row } else { 0 }, gap };
            sum += gap;
            cells[1][j + 2] = sum;
        }
        let rows = a.sounds[from..n].iter().zip(&a.rows[from..n]).enumerate();
        for (i, (x, pair)) in rows.take(FEW) {
            let (costs, alone) = (table.of(*x), table.gap(on_a, *x, from + i, a.sounds.len()));
            let both = table.both(if i > 0 { *pair } else { 0 });
            let [above_two, above, row] = [i, i + 1, i + 2].map(|at| cells[at]);
            let mut new = row;
            let mut left = above[1] + alone;
            new[1] = left;
            for (j, column) in columns[..width].iter().enumerate() {
                let y = usize::from(column.sound & 127);
                let single = above[j + 1] + i16::from(costs[y]);
                let double = above_two[j + 1] + i16::from(both[y]);
                let split = match column.row {
                    0 => NEVER,
                    row => i16::from(table.both(row)[usize::from(x & 127)]),
                };
                let best = single.max(double).max(above[j] + split).max(above[j + 2] + alone);
                left = best.max(left + column.gap);
                new[j + 2] = left;
            }
            cells[i + 2] = new;
        }
        let sum = cells[height + 1][width + 1];
        if i32::from(sum) >= least {
            self.steps(table, &cells, [height, width], each);
        }
        sum
    }

    /// The same in a table of `ROWS` rows of `CELLS` places, two more than sounds may be.
    fn fill<const WIDTH: usize, const CELLS: usize, const ROWS: usize>(
        &self,
        least: i32,
        each: &mut impl FnMut(Step, i16),
    ) -> i16 {
        let Grid { a, b, from, n, m, .. } = *self;
        let (table, [on_a, on_b]) = (self.writing.costs(), self.writing.sides);
        let (height, width) = ((n - from).min(ROWS - 2), (m - from).min(WIDTH));
        let reach = SHIFT + height.abs_diff(width);
        let mut cells = [[LOW; CELLS]; ROWS];
        let (mut ys, mut gaps) = ([0; WIDTH], [0; WIDTH]);
        // What the sound of the row is worth against each sound and the one before it, and what each
        // is worth against the sound of the row and the one before that.
        let (mut splits, mut doubles) = ([NEVER; WIDTH], [NEVER; WIDTH]);
        // The sounds that make a pair with the one before them.
        let (mut pairs, mut count) = ([(0, table.both(0)); WIDTH], 0);
        let inside = &table.gap[on_b & 1][1];
        let sounds = b.sounds[from..m].iter().zip(&b.rows[from..m]).enumerate();
        for ((y, gap), (j, (sound, row))) in ys.iter_mut().zip(&mut gaps).zip(sounds) {
            *y = sound & 127;
            *gap = i16::from(inside[usize::from(*y)]);
            if *row != 0 && j > 0 {
                if let Some(place) = pairs.get_mut(count) {
                    *place = (j, table.both(*row));
                    count += 1;
                }
            }
        }
        // Only the first and the last sound of a word may be at its edges.
        for j in [0, width.saturating_sub(1)] {
            gaps[j] = table.gap(on_b, ys[j], from + j, b.sounds.len());
        }
        let mut sum = 0;
        cells[1][1] = sum;
        for (cell, gap) in cells[1][2..].iter_mut().zip(&gaps[..width.min(reach)]) {
            sum += gap;
            *cell = sum;
        }
        let mut rest = Rest::<WIDTH>::of(self, width);
        let (mut paired, mut most_before) = (false, i32::MAX);
        let rows = a.sounds[from..n].iter().zip(&a.rows[from..n]).enumerate();
        for (i, (x, pair)) in rows {
            let (costs, alone) = (table.of(*x), table.gap(on_a, *x, from + i, a.sounds.len()));
            if *pair != 0 && i > 0 {
                let both = table.both(*pair);
                for (double, y) in doubles.iter_mut().zip(&ys[..width]) {
                    *double = i16::from(both[usize::from(y & 127)]);
                }
                paired = true;
            } else if paired {
                (doubles, paired) = ([NEVER; WIDTH], false);
            }
            for (j, both) in &pairs[..count] {
                if let Some(split) = splits.get_mut(*j) {
                    *split = i16::from(both[usize::from(x & 127)]);
                }
            }
            let Some([above_two, above, row]) = cells.get_mut(i..i + 3) else { break };
            let mut best = [0; WIDTH];
            for j in 0..WIDTH {
                let double = above_two[j + 1] + doubles[j];
                let split = above[j] + splits[j];
                best[j] = double.max(split).max(above[j + 2] + alone);
            }
            let (first, last) = (i.saturating_sub(reach), (i + reach + 1).min(width));
            if first == 0 {
                row[1] = above[1] + alone;
            }
            let mut left = row[first + 1];
            let span = last.saturating_sub(first);
            let [row_here, best] = [&mut row[first + 2..][..span], &mut best[first..][..span]];
            let (ys, gaps) = (&ys[first..][..span], &gaps[first..][..span]);
            let before = &above[first + 1..][..span];
            for j in 0..span {
                let single = before[j] + i16::from(costs[usize::from(ys[j] & 127)]);
                left = (left + gaps[j]).max(single.max(best[j]));
                row_here[j] = left;
            }
            if let Some(rest) = &mut rest {
                // A way may leave out a row, but not two.
                rest.pass(*x);
                if i > 0 {
                    let most = rest.most(row);
                    if most_before.max(most) < self.floor {
                        return GIVEN_UP;
                    }
                    most_before = most;
                }
            }
        }
        let sum = cells[height + 1][width + 1];
        if i32::from(sum) >= least {
            self.steps(table, &cells, [height, width], each);
        }
        sum
    }

    /// Goes back along the best way through a table.
    fn steps<const CELLS: usize>(
        &self,
        table: &Costs,
        cells: &[[i16; CELLS]],
        [mut i, mut j]: [usize; 2],
        each: &mut impl FnMut(Step, i16),
    ) {
        let Grid { a, b, from, .. } = *self;
        let [left, right] = self.writing.sides;
        let (all, others) = (a.sounds.len(), b.sounds.len());
        while i > 0 || j > 0 {
            // Of the ways that are as good, sounds that stand one to one come first, then two to
            // one, then alone.
            let here = cells[i + 1][j + 1];
            if i > 0 && j > 0 {
                let (x, y) = (a.sounds[from + i - 1], b.sounds[from + j - 1]);
                let worth = i16::from(table.of(x)[usize::from(y & 127)]);
                if here == cells[i][j] + worth {
                    each(Step::One(x, y), worth);
                    (i, j) = (i - 1, j - 1);
                    continue;
                }
                if i > 1 {
                    let (z, row) = (a.sounds[from + i - 2], a.rows[from + i - 1]);
                    let worth = i16::from(table.both(row)[usize::from(y & 127)]);
                    if here == cells[i - 1][j] + worth {
                        each(Step::Two([z, x], row, y), worth);
                        (i, j) = (i - 2, j - 1);
                        continue;
                    }
                }
                if j > 1 {
                    let (z, row) = (b.sounds[from + j - 2], b.rows[from + j - 1]);
                    let worth = i16::from(table.both(row)[usize::from(x & 127)]);
                    if here == cells[i][j - 1] + worth {
                        each(Step::Two([z, y], row, x), worth);
                        (i, j) = (i - 1, j - 2);
                        continue;
                    }
                }
            }
            if let Some(at) = i.checked_sub(1) {
                let x = a.sounds[from + at];
                let worth = table.gap(left, x, from + at, all);
                if j == 0 || here == cells[i][j + 1] + worth {
                    each(Step::Alone(left, place(from + at, all), x), worth);
                    i = at;
                    continue;
                }
            }
            // Nothing else is left.
            let at = j.saturating_sub(1);
            let y = b.sounds[from + at];
            let worth = table.gap(right, y, from + at, others);
            each(Step::Alone(right, place(from + at, others), y), worth);
            j = at;
        }
    }
}

/// What the sounds that are left may come to at most, when a sum may be too low to be wanted.
struct Rest<const WIDTH: usize> {
    halves: &'static [i16; 128],
    /// Of one word, behind each place of a row, and all.
    columns: [i16; WIDTH],
    all: i16,
    /// Of the other, behind the row.
    rows: i16,
}

impl<const WIDTH: usize> Rest<WIDTH> {
    /// None when every sum is wanted, or so few rows are to be filled that it is not worth it.
    fn of(grid: &Grid, width: usize) -> Option<Rest<WIDTH>> {
        let Grid { a, b, from, n, m, .. } = *grid;
        let halves = HALVES.get(grid.writing.kind).filter(|_| grid.floor > 0 && n - from > 3)?;
        let half = |sound: &u8| halves[usize::from(sound & 127)];
        let (mut columns, mut all) = ([0; WIDTH], 0);
        for (place, sound) in columns[..width].iter_mut().zip(&b.sounds[from..m]).rev() {
            *place = all;
            all += half(sound);
        }
        Some(Rest { halves, columns, all, rows: a.sounds[from..n].iter().map(half).sum() })
    }

    /// Passes a sound by.
    fn pass(&mut self, sound: u8) {
        self.rows -= self.halves[usize::from(sound & 127)];
    }

    /// The most that a way through a row comes to.
    fn most<const CELLS: usize>(&self, row: &[i16; CELLS]) -> i32 {
        let mut most = row[1] + self.all;
        for (cell, rest) in row[2..].iter().zip(&self.columns) {
            most = most.max(cell + rest);
        }
        i32::from(most) + i32::from(self.rows)
    }
}

/// Shares of the sounds in what steps are worth, between names of one script and of two alphabets: no
/// step is worth more than its sounds have together.
#[allow(long_running_const_eval)] // a hundred thousand steps, at compile time
static HALVES: [[i16; 128]; 2] = [halves(&COSTS[0]), halves(&COSTS[1])];

/// Half of what each sound is worth against itself, and what rare sounds have more than that in some
/// step: it is the one of the highest number in a step that has it.
const fn halves(costs: &Costs) -> [i16; 128] {
    let (count, mut more, mut x) = (CLASSES.len(), [0; 128], 0);
    while x < count {
        let mut side = 0;
        while side < 6 {
            let gap = 2 * costs.gap[side / 3][side % 3][x] as i16 - OWN[x];
            more[x] = if gap > more[x] { gap } else { more[x] };
            side += 1;
        }
        let mut y = 0;
        while y < count {
            let highest = if x > y { x } else { y };
            let over = 2 * costs.pair[x][y] as i16 - OWN[x] - OWN[y];
            more[highest] = if over > more[highest] { over } else { more[highest] };
            let row = ROW_OF[x * 128 + y] as usize;
            let mut z = 0;
            while row != 0 && z < count {
                let highest = if highest > z { highest } else { z };
                let worth = TWO[costs.two[row] as usize][z] as i16;
                let over = 2 * worth - OWN[x] - OWN[y] - OWN[z];
                more[highest] = if over > more[highest] { over } else { more[highest] };
                z += 1;
            }
            y += 1;
        }
        x += 1;
    }
    let mut at = 0;
    while at < 128 {
        more[at] = (OWN[at] + more[at] + 1) / 2;
        at += 1;
    }
    more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_of_none_is_never() {
        for costs in &COSTS {
            assert!(costs.both(0).iter().all(|worth| i16::from(*worth) == NEVER));
        }
    }
}
