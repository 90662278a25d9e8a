//! What each step contributes to a score.
//!
//! The model weighs a comparison as a whole: a surname that agrees is worth more beside a given
//! name that does too. So a step is worth what the score gains by it, on average over the orders
//! in which the steps could be taken into account (the Shapley value): the names are compared again
//! with only some of their parts, from none to all. The contributions add up to the score.

use alloc::vec::Vec;

use super::assign::How;
use super::builder::{Custom, plain_weight};
use super::steps::{Found, Piece, is_hard};
use super::{Score, StepKind, in_order};
use crate::name::token::rows;
use crate::name::{Form, Name, Token, lengths};

/// Up to so many steps every order is tried; of more, one order and its reverse.
const EXACT: usize = 6;

/// What parts that have nothing in common are taken to weigh beside others, in hundredths of a nat:
/// what two known names of different things do.
const NOTHING: i32 = -1000;

/// Parts agree fully from this many thousandths on.
const FULL: i32 = 900;

/// The weights of the pieces, and what of the score they do not account for: something only where
/// weights of the user's own lead beyond the range of scores.
pub(super) fn shares(
    a: &Name,
    b: &Name,
    found: Found<'_>,
    pieces: &[Piece],
    custom: Option<&Custom>,
    score: Score,
) -> (Vec<i32>, i32) {
    let whole = plain_weight(a, b, custom).unwrap_or(Score::MIN_WEIGHT);
    let (one, other) = (women(a, found, false), women(b, found, true));
    let (a, b) = (one.as_ref().unwrap_or(a), other.as_ref().unwrap_or(b));
    let game = Game { a, b, found, pieces, custom, whole };
    let mut out = if pieces.len() <= EXACT { game.exact() } else { game.there_and_back() };
    settle(&mut out, whole);
    if let Some(custom) = custom {
        for (weight, piece) in out.iter_mut().zip(pieces) {
            *weight = weight.saturating_add(custom.weight_of(piece.kind));
        }
    }
    let sum = out.iter().fold(0i32, |sum, w| sum.saturating_add(*w));
    (out, score.weight().saturating_sub(sum))
}

/// The name with its women's surnames read as nothing else, whatever stands beside them; none when
/// it has no such.
fn women(name: &Name, found: Found<'_>, second: bool) -> Option<Name> {
    let mut out: Option<Name> = None;
    for m in found.matches.iter().filter(|m| m.how == How::Gender) {
        let (token, chosen) = if second { (m.b0, m.b_reading) } else { (m.a0, m.a_reading) };
        let (from, count) = name.tokens.get(usize::from(token))?.readings;
        for at in (from + 1..=from + u16::from(count)).filter(|at| chosen != 0 && *at != chosen) {
            let name = out.get_or_insert_with(|| name.clone());
            if let Some(reading) = name.readings.get_mut(usize::from(at) - 1) {
                (reading.form, reading.price) = NO_READING;
            }
        }
    }
    out
}

/// A reading that nobody tries, and nobody would pay.
pub(super) const NO_READING: (Form, i16) = (Form::Foreign, i16::MAX);

/// Adds what rounding left to the step that weighs most.
fn settle(weights: &mut [i32], whole: i32) {
    let rest = whole - weights.iter().sum::<i32>();
    if let Some(most) = weights.iter_mut().max_by_key(|w| w.abs()) {
        *most += rest;
    }
}

struct Game<'a> {
    a: &'a Name,
    b: &'a Name,
    found: Found<'a>,
    pieces: &'a [Piece],
    custom: Option<&'a Custom>,
    whole: i32,
}

impl Game<'_> {
    /// The weight of the names with the parts of some pieces alone: a bit each.
    fn worth(&self, set: u64) -> i32 {
        let taken = |i: usize| set >> i & 1 == 1;
        if set == (1 << self.pieces.len()) - 1 {
            return self.whole;
        }
        let (mut x, mut y, mut ordered) = (0, 0, true);
        for (i, piece) in self.pieces.iter().enumerate() {
            if taken(i) {
                (x, y) = (x | piece.a, y | piece.b);
            } else if piece.kind == StepKind::Order {
                ordered = false;
            }
        }
        if x == 0 || y == 0 {
            return 0; // One name with nothing in it says nothing.
        }
        let hard = |n: &Name, tokens: u32| {
            n.tokens.iter().enumerate().any(|(i, t)| tokens >> i & 1 == 1 && is_hard(t))
        };
        if !hard(self.a, x) || !hard(self.b, y) {
            return 0; // Nor do titles and particles alone.
        }
        let a = only(self.a, x);
        let b = if ordered { only(self.b, y) } else { rebuilt(self.b, self.straight(y)) };
        let (first, second) = in_order(&a, &b);
        let weight = plain_weight(first, second, self.custom).unwrap_or(NOTHING);
        // The model has seen names, and no given name that agrees to the letter with nothing beside
        // it: that little is no evidence against.
        let agree = self.pieces.iter().enumerate().all(|(i, p)| !taken(i) || self.agrees(p));
        if agree { weight.max(0) } else { weight }
    }

    /// Whether parts agree as well as parts of one name can.
    fn agrees(&self, piece: &Piece) -> bool {
        match piece.at.and_then(|at| self.found.matches.get(usize::from(at))) {
            Some(m) => m.how != How::Gender && m.likeness() >= FULL,
            None => piece.kind == StepKind::Order,
        }
    }

    /// The tokens of the second name in the order of the first.
    fn straight(&self, tokens: u32) -> Vec<Token> {
        let matches = self.found.matches;
        // Places of matched groups, in the order of the second name, and who stands there instead.
        let mut places: Vec<_> = matches.iter().collect();
        crate::sort::by_key(&mut places, |m| m.b0);
        let mut order = Vec::new();
        let mut at = 0;
        for (place, new) in places.iter().zip(matches) {
            order.extend(at..place.b0);
            order.extend(new.b0..new.b1);
            at = place.b1;
        }
        order.extend(at..self.b.tokens.len() as u8);
        let chosen = order.into_iter().filter(|i| tokens >> i & 1 == 1);
        chosen.filter_map(|i| self.b.tokens.get(usize::from(i)).copied()).collect()
    }

    /// Every order: a set of so many others weighs as many orders as lead through it.
    fn exact(&self) -> Vec<i32> {
        let n = self.pieces.len();
        let worth: Vec<i64> = (0..1u64 << n).map(|set| i64::from(self.worth(set))).collect();
        let factorial = |k: usize| (1..=k as i64).product::<i64>();
        let share = |i: usize| {
            let without = (0..1usize << n).filter(|set| set >> i & 1 == 0);
            let sum: i64 = without
                .map(|set| {
                    let taken = set.count_ones() as usize;
                    let orders = factorial(taken) * factorial(n - 1 - taken);
                    orders * (worth[set | 1 << i] - worth[set])
                })
                .sum();
            (sum / factorial(n)) as i32
        };
        (0..n).map(share).collect()
    }

    /// One order, and its reverse.
    fn there_and_back(&self) -> Vec<i32> {
        let n = self.pieces.len();
        let mut out = alloc::vec![0; n];
        let (mut there, mut back) = (0u64, 0u64);
        let (mut last_there, mut last_back) = (0, 0);
        for i in 0..n {
            there |= 1 << i;
            let worth = self.worth(there);
            out[i] += worth - last_there;
            last_there = worth;
            let j = n - 1 - i;
            back |= 1 << j;
            let worth = self.worth(back);
            out[j] += worth - last_back;
            last_back = worth;
        }
        for weight in &mut out {
            *weight /= 2;
        }
        out
    }
}

/// A name with some of its tokens alone.
pub(super) fn only(name: &Name, tokens: u32) -> Name {
    let chosen = name.tokens.iter().enumerate().filter(|(i, _)| tokens >> i & 1 == 1);
    rebuilt(name, chosen.map(|(_, t)| *t).collect())
}

/// A name with these of its tokens, in this order: their sounds stand one behind the other.
fn rebuilt(name: &Name, tokens: Vec<Token>) -> Name {
    let mut out = name.clone();
    out.tokens = tokens;
    out.sounds.clear();
    out.rows.clear();
    for token in &mut out.tokens {
        let range = token.range();
        token.start = out.sounds.len() as u16;
        out.sounds.extend_from_slice(name.sounds.get(range).unwrap_or(&[]));
    }
    out.lengths = lengths(&out.tokens);
    rows(&out.sounds, 0, &mut out.rows);
    out
}
