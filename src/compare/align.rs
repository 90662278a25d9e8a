//! Sounds against sounds: the best alignment by the learned costs.

use super::writing::Writing;
use crate::lang::Script;
use crate::name::token::{Consonants, MAX_SOUNDS, Token};
use crate::name::{Name, Reading};
use crate::sounds;
use crate::tables::costs::{OWN, TWO};
use crate::tables::standard::{SETS, STANDARD};
use crate::tables::types::Costs;

/// The longest sequence that is aligned: three short tokens joined, or one long one.
pub(crate) const MAX_JOINED: usize = 40;

/// Sounds with the rows of two-to-one costs that they form, and the script they are written in.
#[derive(Clone, Copy)]
pub(crate) struct Sounds<'a> {
    pub(super) sounds: &'a [u8],
    pub(super) rows: &'a [u8],
    pub(super) script: Script,
}

impl<'a> Sounds<'a> {
    /// Sounds with their rows, one for each.
    pub fn new(sounds: &'a [u8], rows: &'a [u8], script: Script) -> Sounds<'a> {
        debug_assert_eq!(sounds.len(), rows.len());
        Sounds { sounds, rows, script }
    }

    /// Of the tokens from `from` to before `to`, which stand side by side.
    pub fn of(name: &'a Name, from: &Token, to: &Token) -> Sounds<'a> {
        let range = usize::from(from.start)..to.range().end;
        let script = name.script();
        Sounds { sounds: &name.sounds[range.clone()], rows: &name.rows[range], script }
    }

    /// Of a reading of one of the name's tokens.
    pub fn reading(name: &'a Name, reading: &Reading) -> Sounds<'a> {
        let range = reading.range();
        let (sounds, rows) = (&name.reading_sounds[range.clone()], &name.reading_rows[range]);
        Sounds { sounds, rows, script: name.script() }
    }

    pub fn first(&self) -> Option<u8> {
        self.sounds.first().copied()
    }

    /// The value of the first sounds agreeing, as an initial's must: tenths of a nat.
    pub fn first_agreement(&self, other: &Sounds) -> i32 {
        let (Some(a), Some(b)) = (self.first(), other.first()) else { return -90 };
        let costs = Writing::of(self.script, other.script).costs();
        let one = costs.of(a)[usize::from(b & 127)];
        // Yu against Ю: the second sound's row tells what the first two make together.
        let left = self.rows.get(1).map_or(-128, |&r| costs.both(r)[usize::from(b & 127)]);
        let right = other.rows.get(1).map_or(-128, |&r| costs.both(r)[usize::from(a & 127)]);
        i32::from(one.max(left).max(right))
    }
}

impl Costs {
    /// A sound against each.
    pub fn of(&self, sound: u8) -> &[i8; 128] {
        &self.pair[usize::from(sound & 127)]
    }

    /// A sound against itself.
    fn same(&self, sound: u8) -> i32 {
        i32::from(self.of(sound)[usize::from(sound & 127)])
    }

    /// The two sounds of a row against each one.
    pub fn both(&self, row: u8) -> &[i8; 128] {
        let place = self.two.get(usize::from(row)).copied().unwrap_or(0);
        TWO.get(usize::from(place)).unwrap_or(&TWO[0])
    }

    /// A sound of one side that stands alone, at a place in a word of some length.
    pub fn gap(&self, side: usize, sound: u8, at: usize, len: usize) -> i16 {
        i16::from(self.gap[side & 1][place(at, len)][usize::from(sound & 127)])
    }
}

/// Where in a word a sound stands: at its start, inside, or at its end.
fn place(at: usize, len: usize) -> usize {
    if at == 0 {
        0
    } else if at + 1 == len {
        2
    } else {
        1
    }
}

/// The log-odds, in tenths of a nat, that two sequences of sounds are one name: the sum along the
/// best alignment, in which sounds stand one to one, two to one, or alone.
///
/// Sounds that agree at both ends are taken to stand for each other, all but the innermost, which
/// may be half of a pair; and no sound stands for one more than [`SHIFT`] places away from it.
pub(crate) fn align(a: Sounds, b: Sounds) -> i32 {
    let n = a.sounds.len().min(MAX_JOINED);
    let m = b.sounds.len().min(MAX_JOINED);
    if n == 0 || m == 0 {
        return 0;
    }
    let costs = Writing::of(a.script, b.script).costs();
    let own = |s: &u8| costs.same(*s);
    let Some((head, tail)) = shared(a, b, n, m) else {
        return a.sounds[..n].iter().map(own).sum();
    };
    let ends = a.sounds[..head].iter().chain(&a.sounds[n - tail..n]).map(own).sum::<i32>();
    ends + i32::from(inner::<false>(a, b, head, n - tail, m - tail, &mut []))
}

/// [`align`] on the scale of what words are worth against themselves: between names of one script
/// equal sounds are worth less than that, since equal words taught nothing there.
pub(crate) fn align_to_scale(a: Sounds, b: Sounds) -> i32 {
    let score = align(a, b);
    if a.script != b.script {
        return score;
    }
    let costs = Writing::of(a.script, b.script).costs();
    let sum = |of: &dyn Fn(u8) -> i32| a.sounds.iter().chain(b.sounds).map(|s| of(*s)).sum::<i32>();
    let (scale, here) = (sum(&|s| i32::from(own(s))), sum(&|s| costs.same(s)));
    score * scale / here.max(1)
}

/// What a sound is worth against itself, whatever the scripts.
fn own(sound: u8) -> i16 {
    OWN[usize::from(sound & 127)]
}

/// How many sounds at the beginning and at the end may be taken to stand for each other; none when
/// all do.
fn shared(a: Sounds, b: Sounds, n: usize, m: usize) -> Option<(usize, usize)> {
    let least = n.min(m);
    let head = (0..least).take_while(|&i| a.sounds[i] == b.sounds[i]).count();
    if head == n && head == m {
        return None;
    }
    let head = head.saturating_sub(1);
    let tail = (0..least - head).take_while(|&i| a.sounds[n - 1 - i] == b.sounds[m - 1 - i]);
    Some((head, tail.count().saturating_sub(1)))
}

/// How sounds stand to each other in an alignment: the last step to a place in it.
const ONE: u128 = 0;
const TWO_LEFT: u128 = 1;
const TWO_RIGHT: u128 = 2;
const LEFT: u128 = 3;
const RIGHT: u128 = 4;

/// What the steps of an alignment cost, compared with sounds that stand against their like: tenths
/// of a nat.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Losses {
    /// The two dearest steps of consonants.
    pub consonants: [i16; 2],
    /// All steps of consonants together.
    pub all_consonants: i16,
    /// The dearest step of vowels.
    pub vowel: i16,
    /// All steps of vowels together.
    pub all_vowels: i16,
    /// How many steps of consonants, and of vowels, no standard's romanization takes.
    pub odd: [u8; 2],
}

impl Losses {
    fn take(&mut self, loss: i16, vowels: bool) {
        if vowels {
            self.vowel = self.vowel.max(loss);
            self.all_vowels = self.all_vowels.saturating_add(loss);
            return;
        }
        self.all_consonants = self.all_consonants.saturating_add(loss);
        let [first, second] = self.consonants;
        self.consonants = [first.max(loss), second.max(first.min(loss))];
    }

    /// Adds what the best alignment of two tokens costs.
    pub fn add(&mut self, a: Sounds, b: Sounds) {
        let kind = Writing::of(a.script, b.script).kind;
        let vowel = |s: u8| sounds::class(s) == sounds::VOWEL;
        trace(a, b, |step, worth| {
            let (whole, vowels) = match step {
                Step::One(x, y) => (own(x) + own(y), vowel(x) && vowel(y)),
                // Of two, the first tells what they are.
                Step::Two([z, x], _, y) => (own(x) + own(y) + own(z), vowel(z) && vowel(y)),
                Step::Alone(_, _, x) => (own(x), vowel(x)),
            };
            self.take(whole / 2 - worth, vowels);
            self.odd[usize::from(vowels)] += u8::from(!standard(kind, step));
        });
    }
}

/// A step of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// One sound of the first against one of the second.
    One(u8, u8),
    /// Two sounds of one side, and their row, against one of the other.
    Two([u8; 2], u8, u8),
    /// A sound of one side alone: the side of its kind of writing, its place, and it.
    Alone(usize, usize, u8),
}

/// Whether some standard's romanization takes a step between scripts of a kind.
fn standard(kind: usize, step: Step) -> bool {
    let Some(steps) = STANDARD.get(kind) else { return false };
    let (set, sound) = match step {
        Step::One(x, y) if x == y => return true,
        Step::One(x, y) => (steps.pair.get(usize::from(x)), y),
        Step::Two(_, row, y) => (steps.two.get(usize::from(row)), y),
        Step::Alone(side, place, x) => (steps.gap.get(side).and_then(|s| s.get(place)), x),
    };
    let set = set.and_then(|place| SETS.get(usize::from(*place)));
    set.is_some_and(|set| set >> (sound & 127) & 1 == 1)
}

/// Tells `each` step of the best alignment of two words, but for what they share at both ends, and
/// what it is worth.
pub(crate) fn trace(a: Sounds, b: Sounds, mut each: impl FnMut(Step, i16)) {
    let n = a.sounds.len().min(MAX_JOINED);
    let m = b.sounds.len().min(MAX_JOINED);
    let Some((head, tail)) = shared(a, b, n, m) else { return };
    let mut ways = [0u128; MAX_JOINED];
    let writing = Writing::of(a.script, b.script);
    let (costs, [left, right]) = (writing.costs(), writing.sides);
    inner::<true>(a, b, head, n - tail, m - tail, &mut ways);
    let (mut i, mut j) = (n - tail, m - tail);
    while i > head || j > head {
        let way = match (i > head, j > head) {
            (true, true) => ways[i - head - 1] >> (3 * (j - head - 1)) & 7,
            (true, false) => LEFT,
            _ => RIGHT,
        };
        // Two sounds are never short of one: the rows of the first are those of none.
        let (x, y) = (i.checked_sub(1), j.checked_sub(1));
        let (x, y) = (x.map(|x| a.sounds[x]), y.map(|y| b.sounds[y]));
        match (way, x, y) {
            (ONE, Some(x), Some(y)) => {
                each(Step::One(x, y), i16::from(costs.of(x)[usize::from(y & 127)]));
                (i, j) = (i - 1, j - 1);
            }
            (TWO_LEFT, Some(x), Some(y)) if i > head + 1 => {
                let (z, row) = (a.sounds[i - 2], a.rows[i - 1]);
                let worth = i16::from(costs.both(row)[usize::from(y & 127)]);
                each(Step::Two([z, x], row, y), worth);
                (i, j) = (i - 2, j - 1);
            }
            (TWO_RIGHT, Some(x), Some(y)) if j > head + 1 => {
                let (z, row) = (b.sounds[j - 2], b.rows[j - 1]);
                let worth = i16::from(costs.both(row)[usize::from(x & 127)]);
                each(Step::Two([z, y], row, x), worth);
                (i, j) = (i - 1, j - 2);
            }
            (LEFT, Some(x), _) => {
                let (at, len) = (i - 1, a.sounds.len());
                each(Step::Alone(left, place(at, len), x), costs.gap(left, x, at, len));
                i -= 1;
            }
            (_, _, Some(y)) => {
                let (at, len) = (j - 1, b.sounds.len());
                each(Step::Alone(right, place(at, len), y), costs.gap(right, y, at, len));
                j -= 1;
            }
            _ => break,
        }
    }
}

/// How far apart, beyond the difference of their lengths, sounds may stand for each other.
const SHIFT: usize = 4;

/// Aligns `a[from..n]` and `b[from..m]`; with `TRACE`, `ways` keeps in three bits for each sound of
/// a row how its best sum came about.
fn inner<const TRACE: bool>(
    a: Sounds,
    b: Sounds,
    from: usize,
    n: usize,
    m: usize,
    ways: &mut [u128],
) -> i16 {
    // Most words are short, and what need not be filled takes no time.
    const SHORT: usize = 12;
    if m - from <= SHORT {
        inner_in::<TRACE, { SHORT + 3 }>(a, b, from, n, m, ways)
    } else {
        inner_in::<TRACE, { MAX_JOINED + 3 }>(a, b, from, n, m, ways)
    }
}

/// The same in rows of `W` places, three more than are aligned.
fn inner_in<const TRACE: bool, const W: usize>(
    a: Sounds,
    b: Sounds,
    from: usize,
    n: usize,
    m: usize,
    ways: &mut [u128],
) -> i16 {
    const LOW: i16 = -20_000;
    let writing = Writing::of(a.script, b.script);
    let (table, [on_a, on_b]) = (writing.costs(), writing.sides);
    // Columns are shifted by two, so that the columns before the first need no branch.
    let mut rows = [[LOW; W]; 3];
    let mut gaps = [0i16; W];
    // For every sound of the other sequence, what it and the one before it are worth together.
    let mut pairs = [table.both(0); W];
    let reach = SHIFT + n.abs_diff(m);
    let width = m - from;
    rows[0][2] = 0;
    for j in 0..width {
        gaps[j] = table.gap(on_b, b.sounds[from + j], from + j, b.sounds.len());
        if j > 0 {
            pairs[j] = table.both(b.rows[from + j]);
        }
        if j < reach {
            rows[0][j + 3] = rows[0][j + 2] + gaps[j];
        }
    }
    let ys = &b.sounds[from..m];
    let [mut old, mut prev, mut row] = {
        let [r0, r1, r2] = &mut rows;
        [r2, r0, r1]
    };
    for i in from..n {
        let x = a.sounds[i];
        let costs = table.of(x);
        let doubles = table.both(if i > from { a.rows[i] } else { 0 });
        let alone = table.gap(on_a, x, i, a.sounds.len());
        let at = i - from;
        let (first, last) = (at.saturating_sub(reach), (at + reach + 1).min(width));
        row[first + 1] = LOW;
        row[first + 2] = if first == 0 { prev[2] + alone } else { LOW };
        let mut left = row[first + 2];
        // All of one length, so that no place needs a check: the three sums before in the row
        // above, that of the row above it, and what belongs to the other sound.
        let above = prev[first + 1..last + 3].windows(3).zip(&old[first + 2..last + 2]);
        let sounds = ys[first..last].iter().zip(&gaps[first..last]).zip(&pairs[first..last]);
        let cells = row[first + 3..last + 3].iter_mut();
        for (j, ((cell, (before, above)), ((y, gap), pairs))) in
            cells.zip(above).zip(sounds).enumerate()
        {
            let &[before_two, before_one, here] = before else { break };
            let y = usize::from(y & 127);
            let single = before_one + i16::from(costs[y]);
            let double = above + i16::from(doubles[y]);
            let split = before_two + i16::from(pairs[usize::from(x & 127)]);
            let down = here + alone;
            let best = (left + gap).max(single).max(double).max(split).max(down);
            if TRACE {
                let way = match best {
                    _ if best == single => ONE,
                    _ if best == double => TWO_LEFT,
                    _ if best == split => TWO_RIGHT,
                    _ if best == down => LEFT,
                    _ => RIGHT,
                };
                ways[at] |= way << (3 * (first + j));
            }
            left = best;
            *cell = best;
        }
        if last + 3 < W {
            row[last + 3] = LOW;
        }
        (old, prev, row) = (prev, row, old);
    }
    prev[width + 2]
}

/// True when two tokens are hardly one, by the consonants they have: most pairs end here, before
/// any alignment.
///
/// Of tokens that are one, 88 of 100 differ by no consonant or by one, and of tokens that are not,
/// 7; two apart are 5 and 18, so these are heard only when they begin alike. Sounds of no class,
/// which may stand for one of any, are not counted; where there are many, one more is forgiven.
pub(crate) fn apart(x: &Token, y: &Token, xs: Sounds, ys: Sounds) -> bool {
    unlike(x.signature, y.signature, || xs.first_agreement(&ys) > 0)
}

/// True when two tokens that are [`apart`] may still be one by their readings: they begin alike,
/// and an ending, which makes one of them longer, can have brought the consonants by which they
/// differ.
pub(crate) fn readable(x: &Token, y: &Token, xs: Sounds, ys: Sounds) -> bool {
    x.len.abs_diff(y.len) > 1
        && x.readings.1 + y.readings.1 > 0
        && x.signature.differ(y.signature) <= 3
        && xs.first_agreement(&ys) > 0
}

/// [`apart`] for consonants alone; `alike` tells whether the first sounds agree.
pub(crate) fn unlike(a: Consonants, b: Consonants, alike: impl Fn() -> bool) -> bool {
    a.differ(b) > 1 && (far(a, b) || !alike())
}

/// True when the consonants of two tokens are too far apart even for tokens that begin alike.
pub(crate) fn far(a: Consonants, b: Consonants) -> bool {
    a.differ(b) > 2 + u32::from(a.free + b.free > 3)
}

const _: () = assert!(MAX_SOUNDS <= MAX_JOINED);
