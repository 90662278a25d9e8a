//! A token that is read in several ways against sounds: the best alignment over all readings.
//!
//! Each letter has a choice of sounds. Instead of writing out every combination, the alignment keeps
//! for every place of the other token the best way to it over all choices of the letters so far.

use super::align::{Losses, MAX_JOINED, Sounds};
use super::writing::Writing;
use crate::lang::Script;
use crate::name::token::HEARD;
use crate::name::{Choice, Form, Name, Token};
use crate::tables::costs::{OWN, ROW_OF};

/// A score and, below it, what the sounds chosen would score against themselves: one number, so
/// that the best score is the greatest.
const SCALE: i32 = 1 << 12;
const LOW: i32 = i32::MIN / 2;
/// What two sounds against one are worth that never stand so.
const NEVER: i32 = -128 * SCALE;

/// The choices of a token.
fn choices<'a>(name: &'a Name, token: &Token) -> &'a [Choice] {
    let (from, count) = (usize::from(token.choices.0), usize::from(token.choices.1));
    name.choices.get(from..from + count).unwrap_or(&[])
}

/// Two tokens of which one is read in several ways: the score, what both sides would score against
/// themselves, what the first sounds say. None for tokens that have one reading each, or both many.
pub(super) fn tokens(a: &Name, x: &Token, b: &Name, y: &Token) -> Option<(i32, i32, i32)> {
    let many = |t: &Token| t.choices.1 > 0 && t.marks & HEARD == 0;
    // Of Han characters and Hangul, the characters have the readings.
    let han = |x: &Name, y: &Name| [x.script(), y.script()] == [Script::Hani, Script::Hang];
    let (name, token, whole, other) = match (many(x), many(y)) {
        (true, other) if !other || han(a, b) => (a, x, b, y),
        (other, true) if !other || han(b, a) => (b, y, a, x),
        _ => return None,
    };
    let chosen = choices(name, token);
    let heard = |script: Script, sounds: Sounds, rest: i16| {
        let (score, own) = align((name, script), chosen, sounds, false);
        let first = first_agreement((name, script), chosen, &sounds);
        (score.clamp(-9999, 9999), own + i32::from(rest), first)
    };
    let against = |sounds: Sounds, rest: i16| heard(name.script(), sounds, rest);
    let likeness = |(score, ideal, _): (i32, i32, i32)| 2000 * score / ideal.max(1);
    let mut plain = against(Sounds::of(whole, other, other), other.ideal);
    if han(name, whole) {
        // The Korean readings of characters are Hangul.
        let korean = heard(Script::Hang, Sounds::of(whole, other, other), other.ideal);
        plain = if likeness(korean) > likeness(plain) { korean } else { plain };
        // A Korean's name is the same in both, syllable by syllable.
        let given = token.choices.0 > name.tokens[0].choices.0;
        if given && surnamed(name) && surnamed(whole) && likeness(plain) < LEAST_KOREAN {
            plain.0 = 0;
        }
    }
    // A word of Mandarin syllables is one of Han characters in other letters.
    let chinese = whole.reading(other.extra).filter(|r| r.form == Form::Mandarin);
    let chinese = chinese.filter(|_| name.script() == Script::Hani);
    let Some(reading) = chinese else { return Some(plain) };
    let read = against(Sounds::reading(whole, reading).of_script(Script::Hani), reading.ideal);
    Some(if likeness(read) > likeness(plain) { read } else { plain })
}

/// Parts of Korean names in Han characters and in Hangul agree this well, in thousandths.
const LEAST_KOREAN: i32 = 700;
/// Hundredths of what is written alike that words in Latin letters of one Hangul are worth: they may be
/// two.
pub(super) const SAME_HANGUL: i32 = 95;

/// Whether a name is one part behind another that is read in several ways, as a surname is.
fn surnamed(name: &Name) -> bool {
    matches!(&name.tokens[..], [surname, _] if surname.choices.1 > 0)
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
    if tokens.iter().any(|t| t.choices.1 > 0 && t.marks & HEARD == 0) {
        return None;
    }
    let ideal = tokens.iter().map(|t| i32::from(t.ideal));
    let chosen = choices(name, token);
    let begin = first_agreement((name, name.script()), chosen, &joined);
    if begin <= 0 {
        return None;
    }
    let (score, own) = align((name, name.script()), chosen, joined, false);
    let (score, ideal) = (score.max(-9999) - price, own + ideal.sum::<i32>());
    let agrees = 2000 * score / ideal.max(1) >= LEAST_JOINED;
    agrees.then_some((score as i16, ideal as i16, begin as i8))
}

/// Tokens that are Korean words in other letters, as they would be in Hangul, against some in Latin
/// letters or Hangul: the same as of two tokens, none if neither are such.
///
/// And what the steps cost of the choices that agree best.
pub(super) fn korean(
    a: &Name,
    xs: &[Token],
    b: &Name,
    ys: &[Token],
) -> Option<(i32, i32, i32, Losses)> {
    let heard = |tokens: &[Token], other: &Name| {
        let across = a.script() != b.script();
        (across && matches!(other.script(), Script::Latn | Script::Hang))
            && tokens.iter().all(|t| t.marks & HEARD != 0)
    };
    let (name, own, whole, others) = match (heard(xs, b), heard(ys, a)) {
        (true, _) => (a, xs, b, ys),
        (_, true) => (b, ys, a, xs),
        _ => return None,
    };
    let (from, to) = (own.first()?.choices.0, own.last()?.choices);
    let chosen = name.choices.get(from.into()..usize::from(to.0) + usize::from(to.1))?;
    if chosen.is_empty() {
        return None;
    }
    let sounds = Sounds::of(whole, others.first()?, others.last()?);
    let (score, best) = align((name, Script::Hang), chosen, sounds, true);
    let first = first_agreement((name, Script::Hang), chosen, &sounds);
    let ideal = others.iter().map(|t| i32::from(t.ideal)).sum::<i32>();
    let likely = score > 0 && first > 0;
    let losses = if likely { losses(name, chosen, sounds) } else { Losses::default() };
    Some((score.clamp(-9999, 9999), best + ideal, first, losses))
}

/// A Korean name has no more choices.
const MOST: usize = 64;

/// What the steps cost of the choices that agree best with some sounds: letter by letter the best one,
/// whatever the letters behind it are.
#[inline(never)]
fn losses(name: &Name, choices: &[Choice], other: Sounds) -> Losses {
    let mut left = [Choice::NONE; MOST];
    let mut len = choices.len().min(MOST);
    left[..len].copy_from_slice(&choices[..len]);
    let mut at = 0;
    while at < len {
        let count = 1 + left[at..len].iter().take_while(|choice| !choice.end).count();
        let count = count.min(len - at);
        let (mut best, mut chosen) = (i32::MIN, left[at]);
        for other_choice in at..at + count {
            let mut some = left;
            some[at] = Choice { end: true, ..left[other_choice] };
            some.copy_within(at + count..len, at + 1);
            let score = align((name, Script::Hang), &some[..len + 1 - count], other, true).0;
            if score > best {
                (best, chosen) = (score, some[at]);
            }
        }
        left[at] = chosen;
        left.copy_within(at + count..len, at + 1);
        len -= count - 1;
        at += 1;
    }
    let (mut sounds, mut rows, mut count) = ([0; MAX_JOINED], [0; MAX_JOINED], 0);
    for choice in &left[..len] {
        for &sound in name.choice_sounds.get(choice.range()).unwrap_or(&[]) {
            let Some(place) = sounds.get_mut(count) else { break };
            *place = sound;
            rows[count] = count.checked_sub(1).map_or(0, |before| row_of(sounds[before], sound));
            count += 1;
        }
    }
    Losses::of(Sounds::new(&sounds[..count], &rows[..count], Script::Hang), other)
}

/// The best log-odds of any reading, in tenths of a nat, and what that reading scores against
/// itself.
///
/// The choices are those of one token, in one language after the other, or the `whole` of several.
fn align(name: (&Name, Script), choices: &[Choice], other: Sounds, whole: bool) -> (i32, i32) {
    // Most words are short, and what need not be filled takes no time.
    match other.sounds.len() {
        ..=8 => fill::<8, 9>(name, choices, other, whole),
        9..=16 => fill::<16, 17>(name, choices, other, whole),
        _ => fill::<MAX_JOINED, { MAX_JOINED + 1 }>(name, choices, other, whole),
    }
}

/// The same against at most `WIDTH` sounds, in rows of one place more.
fn fill<const WIDTH: usize, const CELLS: usize>(
    (name, script): (&Name, Script),
    choices: &[Choice],
    other: Sounds,
    whole: bool,
) -> (i32, i32) {
    let width = other.sounds.len().min(WIDTH);
    let writing = Writing::of(script, other.script);
    let (table, [on_a, on_b]) = (writing.costs(), writing.sides);
    let (mut ys, mut gaps) = ([0; WIDTH], [0; WIDTH]);
    let mut start = [LOW; CELLS];
    start[0] = 0;
    for (j, &y) in other.sounds[..width].iter().enumerate() {
        ys[j] = y & 127;
        gaps[j] = i32::from(table.gap(on_b, y, j, width)) * SCALE;
        start[j + 1] = start[j] + gaps[j];
    }
    // The sounds that make a pair with the one before them.
    let (mut pairs, mut count) = ([(1, table.both(0)); WIDTH], 0);
    for (j, row) in other.rows[..width].iter().enumerate().skip(1).filter(|(_, row)| **row != 0) {
        pairs[count] = (j, table.both(*row));
        count += 1;
    }
    let mut best = LOW;
    let mut here = start;
    let mut merged = [LOW; CELLS];
    for (at, choice) in choices.iter().enumerate() {
        let sounds = name.choice_sounds.get(choice.range()).unwrap_or(&[]);
        let own: i32 = sounds.iter().map(|&s| i32::from(OWN[usize::from(s & 127)])).sum();
        let price = own.clamp(0, 600) - i32::from(choice.price) * SCALE;
        let (mut old, mut row) = ([LOW; CELLS], here);
        row.iter_mut().for_each(|x| *x += price);
        for (k, &x) in sounds.iter().enumerate() {
            // Where the sound stands in its word, by which a gap costs more or less.
            let place = match (choice.first && k == 0, choice.last && k + 1 == sounds.len()) {
                (true, _) => 0,
                (_, true) => 2,
                _ => 1,
            };
            let (costs, alone) = (table.of(x), i32::from(table.gap(on_a, x, place, 3)) * SCALE);
            // What does not depend on the sum to its left.
            let mut sums = [LOW; WIDTH];
            for (sum, y) in sums.iter_mut().zip(&ys) {
                *sum = i32::from(costs[usize::from(y & 127)]) * SCALE;
            }
            for (sum, two) in sums.iter_mut().zip(row.windows(2)) {
                *sum = (*sum + two[0]).max(two[1] + alone);
            }
            let doubles = k.checked_sub(1).map_or(0, |before| row_of(sounds[before], x));
            let both = table.both(doubles);
            if doubles != 0 {
                for ((sum, y), old) in sums.iter_mut().zip(&ys).zip(&old) {
                    *sum = (*sum).max(old + i32::from(both[usize::from(y & 127)]) * SCALE);
                }
            } else if k > 0 {
                for (sum, old) in sums.iter_mut().zip(&old) {
                    *sum = (*sum).max(old + NEVER);
                }
            }
            for (sum, before) in sums[1..].iter_mut().zip(&row) {
                *sum = (*sum).max(before + NEVER);
            }
            for (j, both) in &pairs[..count] {
                let split = i32::from(both[usize::from(x & 127)]) * SCALE;
                sums[*j] = sums[*j].max(row[*j - 1] + split);
            }
            old = row;
            row[0] += alone;
            let mut left = row[0];
            for ((cell, sum), gap) in row[1..].iter_mut().zip(&sums).zip(&gaps) {
                left = (left + gap).max(*sum);
                *cell = left;
            }
        }
        for (sum, row) in merged.iter_mut().zip(&row) {
            *sum = (*sum).max(*row);
        }
        if choice.end {
            here = merged;
            merged = [LOW; CELLS];
            if choice.last && (!whole || at + 1 == choices.len()) {
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
fn first_agreement((name, script): (&Name, Script), choices: &[Choice], other: &Sounds) -> i32 {
    let firsts = choices.iter().filter(|c| c.first && c.len > 0);
    let agree = |c: &Choice| {
        let sounds = name.choice_sounds.get(c.range()).unwrap_or(&[]);
        let rows = [0, sounds.get(1).map_or(0, |&s| row_of(sounds[0], s))];
        let len = sounds.len().min(2);
        Sounds::new(&sounds[..len], &rows[..len], script).first_agreement(other)
    };
    firsts.map(agree).max().unwrap_or(-90)
}
