//! A token that is read in several ways against sounds: the best alignment over all readings.
//!
//! Each letter has a choice of sounds. Instead of writing out every combination, the alignment keeps
//! for every place of the other token the best way to it over all choices of the letters so far.

use super::align::{MAX_JOINED, Sounds};
use super::writing::Writing;
use crate::name::{Choice, Name, Token};
use crate::tables::costs::{OWN, ROW_OF};

/// A score and, below it, what the sounds chosen would score against themselves: one number, so
/// that the best score is the greatest.
const SCALE: i32 = 1 << 12;
const LOW: i32 = i32::MIN / 2;
type Row = [i32; MAX_JOINED + 1];

/// The choices of a token.
fn choices<'a>(name: &'a Name, token: &Token) -> &'a [Choice] {
    let (from, count) = (usize::from(token.choices.0), usize::from(token.choices.1));
    name.choices.get(from..from + count).unwrap_or(&[])
}

/// Two tokens of which one is read in several ways: the score, what both sides would score against
/// themselves, what the first sounds say. None for tokens that have one reading each, or both many.
pub(super) fn tokens(a: &Name, x: &Token, b: &Name, y: &Token) -> Option<(i32, i32, i32)> {
    let (name, token, other, rest) = match (x.choices.1, y.choices.1) {
        (1.., 0) => (a, x, Sounds::of(b, y, y), y.ideal),
        (0, 1..) => (b, y, Sounds::of(a, x, x), x.ideal),
        _ => return None,
    };
    let chosen = choices(name, token);
    let (score, own) = align(name, chosen, other);
    let first = first_agreement(name, chosen, &other);
    Some((score.clamp(-9999, 9999), own + i32::from(rest), first))
}

/// Joined tokens must agree with a token of several readings this well: its sounds are few.
const LEAST_JOINED: i32 = 600;

/// The same for tokens that are joined against one of several readings, when they agree; what
/// joining costs is given.
pub(super) fn joined(
    name: &Name,
    token: &Token,
    tokens: &[Token],
    joined: Sounds,
    price: i32,
) -> Option<(i16, i16, i8)> {
    if tokens.iter().any(|t| t.choices.1 > 0) {
        return None;
    }
    let ideal = tokens.iter().map(|t| i32::from(t.ideal));
    let chosen = choices(name, token);
    let begin = first_agreement(name, chosen, &joined);
    let (score, own) = align(name, chosen, joined);
    let (score, ideal) = (score.max(-9999) - price, own + ideal.sum::<i32>());
    let agrees = begin > 0 && 2000 * score / ideal.max(1) >= LEAST_JOINED;
    agrees.then_some((score as i16, ideal as i16, begin as i8))
}

/// The best log-odds of any reading, in tenths of a nat, and what that reading scores against
/// itself.
fn align(name: &Name, choices: &[Choice], other: Sounds) -> (i32, i32) {
    let ys = &other.sounds[..other.sounds.len().min(MAX_JOINED)];
    let width = ys.len();
    let writing = Writing::of(name.script(), other.script);
    let (table, [on_a, on_b]) = (writing.costs(), writing.sides);
    let mut gaps = [0; MAX_JOINED];
    let mut start: Row = [LOW; MAX_JOINED + 1];
    start[0] = 0;
    for j in 0..width {
        gaps[j] = i32::from(table.gap(on_b, ys[j], j, width)) * SCALE;
        start[j + 1] = start[j] + gaps[j];
    }
    let mut best = LOW;
    let mut here = start;
    let mut merged: Row = [LOW; MAX_JOINED + 1];
    for choice in choices {
        let sounds = name.choice_sounds.get(choice.range()).unwrap_or(&[]);
        let own: i32 = sounds.iter().map(|&s| i32::from(OWN[usize::from(s & 127)])).sum();
        let price = own.clamp(0, 600) - i32::from(choice.price) * SCALE;
        let mut old: Row = [LOW; MAX_JOINED + 1];
        let mut row = here;
        row[..=width].iter_mut().for_each(|x| *x += price);
        for (k, &x) in sounds.iter().enumerate() {
            let costs = table.of(x);
            let doubles = match k.checked_sub(1) {
                Some(before) => row_of(sounds[before], x),
                None => 0,
            };
            // Where the sound stands in its word, by which a gap costs more or less.
            let place = match (choice.first && k == 0, choice.last && k + 1 == sounds.len()) {
                (true, _) => 0,
                (_, true) => 2,
                _ => 1,
            };
            let alone = i32::from(table.gap(on_a, x, place, 3)) * SCALE;
            let mut next: Row = [LOW; MAX_JOINED + 1];
            next[0] = row[0] + alone;
            for j in 0..width {
                let y = usize::from(ys[j] & 127);
                let mut value = (next[j] + gaps[j]).max(row[j + 1] + alone);
                value = value.max(row[j] + i32::from(costs[y]) * SCALE);
                if k > 0 {
                    value = value.max(old[j] + i32::from(table.both(doubles)[y]) * SCALE);
                }
                if j > 0 {
                    let split = table.both(other.rows[j])[usize::from(x & 127)];
                    value = value.max(row[j - 1] + i32::from(split) * SCALE);
                }
                next[j + 1] = value;
            }
            old = row;
            row = next;
        }
        for j in 0..=width {
            merged[j] = merged[j].max(row[j]);
        }
        if choice.end {
            here = merged;
            merged = [LOW; MAX_JOINED + 1];
            if choice.last {
                best = best.max(here[width]);
                here = start;
            }
        }
    }
    (best >> 12, best & (SCALE - 1))
}

fn row_of(a: u8, b: u8) -> u8 {
    ROW_OF.get(usize::from(a & 127) * 128 + usize::from(b & 127)).copied().unwrap_or(0)
}

/// The best agreement of the first sounds of any reading with another token's.
fn first_agreement(name: &Name, choices: &[Choice], other: &Sounds) -> i32 {
    let firsts = choices.iter().filter(|c| c.first && c.len > 0);
    let agree = |c: &Choice| {
        let sounds = name.choice_sounds.get(c.range()).unwrap_or(&[]);
        let rows = [0, sounds.get(1).map_or(0, |&s| row_of(sounds[0], s))];
        let len = sounds.len().min(2);
        Sounds::new(&sounds[..len], &rows[..len], name.script()).first_agreement(other)
    };
    firsts.map(agree).max().unwrap_or(-90)
}
