//! Sounds against sounds: the best alignment by the learned costs.

use super::grid::{GIVEN_UP, Grid};
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
    pub(crate) sounds: &'a [u8],
    pub(crate) rows: &'a [u8],
    pub(crate) script: Script,
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

    /// The same as written in another script.
    pub fn of_script(self, script: Script) -> Sounds<'a> {
        Sounds { script, ..self }
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
pub(super) fn place(at: usize, len: usize) -> usize {
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
/// may be half of a pair; and no sound stands for one more than a few places away from it.
pub(crate) fn align(a: Sounds, b: Sounds) -> i32 {
    align_from(a, b, i32::MAX, 0).0
}

/// [`align`], and what the steps of the alignment cost when the score is at least so much. A score
/// below `floor` need not be the true one, but is no higher than [`UNKNOWN`] then.
pub(super) fn align_from(a: Sounds, b: Sounds, least: i32, floor: i32) -> (i32, Option<Losses>) {
    let n = a.sounds.len().min(MAX_JOINED);
    let m = b.sounds.len().min(MAX_JOINED);
    if n == 0 || m == 0 {
        return (0, None);
    }
    let writing = Writing::of(a.script, b.script);
    let costs = writing.costs();
    let own = |s: &u8| costs.same(*s);
    let Some((head, tail)) = shared(a, b, n, m) else {
        return (a.sounds[..n].iter().map(own).sum(), Some(Losses::default()));
    };
    let ends = a.sounds[..head].iter().chain(&a.sounds[n - tail..n]).map(own).sum::<i32>();
    let (n, m, floor) = (n - tail, m - tail, if floor > 0 { floor - ends } else { 0 });
    let inner = Grid { a, b, writing, from: head, n, m, floor };
    let (least, mut losses) = (least.saturating_sub(ends), Losses::default());
    let sum =
        i32::from(inner.best(least, &mut |step, worth| losses.take(writing.kind, step, worth)));
    (ends + sum, (sum >= least).then_some(losses))
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

/// A score that was given up is no higher: what is certain adds less than half of it.
pub(super) const UNKNOWN: i32 = GIVEN_UP as i32 / 2;

/// What a sound is worth against itself, whatever the scripts.
fn own(sound: u8) -> i16 {
    OWN[usize::from(sound & 127)]
}

/// How many sounds at the beginning and at the end may be taken to stand for each other; none when
/// all do.
fn shared(a: Sounds, b: Sounds, n: usize, m: usize) -> Option<(usize, usize)> {
    let (xs, ys) = (&a.sounds[..n], &b.sounds[..m]);
    let head = xs.iter().zip(ys).take_while(|(x, y)| x == y).count();
    if head == n && head == m {
        return None;
    }
    let head = head.saturating_sub(1);
    let tail = xs[head..].iter().rev().zip(ys[head..].iter().rev()).take_while(|(x, y)| x == y);
    Some((head, tail.count().saturating_sub(1)))
}

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
    /// Those of the best alignment of two words.
    pub fn of(a: Sounds, b: Sounds) -> Losses {
        let (kind, mut losses) = (Writing::of(a.script, b.script).kind, Losses::default());
        trace(a, b, &mut |step, worth| losses.take(kind, step, worth));
        losses
    }

    /// Takes a step in that is worth something.
    fn take(&mut self, kind: usize, step: Step, worth: i16) {
        let vowel = |s: u8| sounds::class(s) == sounds::VOWEL;
        let (whole, vowels) = match step {
            Step::One(x, y) => (own(x) + own(y), vowel(x) && vowel(y)),
            // Of two, the first tells what they are.
            Step::Two([z, x], _, y) => (own(x) + own(y) + own(z), vowel(z) && vowel(y)),
            Step::Alone(_, _, x) => (own(x), vowel(x)),
        };
        let loss = whole / 2 - worth;
        if vowels {
            self.vowel = self.vowel.max(loss);
            self.all_vowels = self.all_vowels.saturating_add(loss);
        } else {
            self.all_consonants = self.all_consonants.saturating_add(loss);
            self.rank(loss);
        }
        let odd = &mut self.odd[usize::from(vowels)];
        *odd = odd.saturating_add(u8::from(!standard(kind, step)));
    }

    /// Ranks the loss of a step of consonants.
    fn rank(&mut self, loss: i16) {
        let [first, second] = self.consonants;
        self.consonants = [first.max(loss), second.max(first.min(loss))];
    }

    /// Adds those of another alignment.
    pub fn add(&mut self, other: Losses) {
        other.consonants.into_iter().for_each(|loss| self.rank(loss));
        self.all_consonants = self.all_consonants.saturating_add(other.all_consonants);
        self.vowel = self.vowel.max(other.vowel);
        self.all_vowels = self.all_vowels.saturating_add(other.all_vowels);
        for (odd, more) in self.odd.iter_mut().zip(other.odd) {
            *odd = odd.saturating_add(more);
        }
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
pub(crate) fn trace(a: Sounds, b: Sounds, each: &mut impl FnMut(Step, i16)) {
    let n = a.sounds.len().min(MAX_JOINED);
    let m = b.sounds.len().min(MAX_JOINED);
    let Some((head, tail)) = shared(a, b, n, m) else { return };
    let writing = Writing::of(a.script, b.script);
    let (n, m) = (n - tail, m - tail);
    Grid { a, b, writing, from: head, n, m, floor: 0 }.best(i32::MIN, each);
}

/// True when two tokens are hardly one, by the consonants they have: most pairs end here, before
/// any alignment.
///
/// Of tokens that are one, 88 of 100 differ by no consonant or by one, and of tokens that are not,
/// 7; two apart are 5 and 18, so these are heard only when they begin alike. Sounds of no class,
/// which may stand for one of any, are not counted; where there are many, one more is forgiven.
pub(crate) fn apart(x: &Token, y: &Token, xs: Sounds, ys: Sounds) -> bool {
    unlike(x.signature, y.signature, xs.script != ys.script, || xs.first_agreement(&ys) > 0)
}

/// True when two tokens that are [`apart`] may still be one by their readings: they begin alike,
/// and an ending, which makes one of them longer, can have brought the consonants by which they
/// differ.
pub(crate) fn readable(x: &Token, y: &Token, xs: Sounds, ys: Sounds) -> bool {
    x.len.abs_diff(y.len) > 1
        && x.readings.1 + y.readings.1 > 0
        && !x.signature.differ_by_more(y.signature, 3)
        && xs.first_agreement(&ys) > 0
}

/// [`apart`] for consonants alone; `alike` tells whether the first sounds agree.
pub(crate) fn unlike(a: Consonants, b: Consonants, across: bool, alike: impl Fn() -> bool) -> bool {
    a.differ_by_more(b, 1) && (far(a, b, across) || !alike())
}

/// True when the consonants of two tokens are too far apart even for tokens that begin alike.
#[inline(always)]
pub(crate) fn far(a: Consonants, b: Consonants, across: bool) -> bool {
    a.differ_by_more(b, 2) && (a.differ_by_more(b, 3) || !free(a, b, across))
}

/// Whether one consonant more is forgiven: two tokens have so many sounds of no class (across scripts
/// fewer do, for one letter here is often two there: j, дж), or in one script so many consonants in
/// common, that two slips of the pen may have made the difference.
#[inline(always)]
fn free(a: Consonants, b: Consonants, across: bool) -> bool {
    let free = a.free.saturating_add(b.free);
    if across { free >= 1 } else { free >= 4 || a.share(b, COMMON) }
}

/// As many consonants of two long words agree when others slipped.
const COMMON: u32 = 3;

const _: () = assert!(MAX_SOUNDS <= MAX_JOINED);
