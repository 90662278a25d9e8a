//! The words of a list that are like a token.
//!
//! Words lie in the order of their consonants, so those that [`unlike`] would let through are found
//! without looking at the others. Of them the ones of the nearest outline are aligned.

use alloc::vec::Vec;

use super::file::{View, u32_at};
use super::meaning::{GIVEN, of_token};
use super::shape::Shape;
use crate::compare::align::{MAX_JOINED, Sounds, align, unlike};
use crate::name::pack::{LAST, Packed};
use crate::name::token::{Consonants, ideal};
use crate::name::{Name, Token};
use crate::tables::costs::{PAIR, ROW_OF};

/// Words that agree less than this, in thousandths, are not alike.
const LEAST: i32 = 200;
/// Joined words must agree this well.
const LEAST_JOINED: i32 = 750;
/// What a space that one side lacks costs: tenths of a nat.
const JOIN_PRICE: i32 = 15;

/// What one token of the wanted name may be in the list.
pub(super) struct Form<'n> {
    sounds: &'n [u8],
    rows: &'n [u8],
    signature: Consonants,
    ideal: i32,
    /// Taken off what it scores: tenths of a nat.
    price: i32,
    /// Share of its score that counts, in quarters.
    weight: i32,
    least: i32,
}

/// How widely words are looked for.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    /// By so many consonants words may differ.
    pub consonants: u32,
    /// So far apart their outlines may be.
    pub outline: u32,
    /// At most so many words of a form are aligned, those of the nearest outline.
    pub words: usize,
}

/// Sounds of a record, with their rows.
struct Heard {
    sounds: [u8; MAX_JOINED],
    rows: [u8; MAX_JOINED],
    len: usize,
}

impl Heard {
    fn new(from: &[u8]) -> Heard {
        let mut out = Heard { sounds: [0; MAX_JOINED], rows: [0; MAX_JOINED], len: 0 };
        for (at, sound) in from.iter().take(MAX_JOINED).enumerate() {
            out.sounds[at] = sound & LAST;
            if at > 0 {
                let pair =
                    usize::from(out.sounds[at - 1]) * PAIR.len() + usize::from(out.sounds[at]);
                out.rows[at] = ROW_OF[pair];
            }
            out.len = at + 1;
        }
        out
    }

    fn sounds(&self) -> Sounds<'_> {
        Sounds::new(&self.sounds[..self.len], &self.rows[..self.len])
    }
}

impl Form<'_> {
    /// What agreement with a word is worth, in tenths of a nat; none when they are not alike.
    fn agreement(&self, word: &Packed) -> Option<i32> {
        let here = Sounds::new(self.sounds, self.rows);
        let heard = Heard::new(word.sounds);
        let there = heard.sounds();
        there.first()?;
        let differ = self.signature.differ(word.signature);
        let begin = differ <= 1 || here.first_agreement(&there) > 0;
        let mut best = None;
        let mut offer = |score: i32, own: i32| {
            if 2000 * score >= self.least * (self.ideal + own).max(1) {
                best = best.max(Some(score));
            }
        };
        if !unlike(self.signature, word.signature, || begin) {
            offer(align(here, there) - self.price, i32::from(ideal(&heard.sounds[..heard.len])));
        }
        if begin && differ <= 3 && self.price == 0 && word.sounds.len() > self.sounds.len() + 1 {
            for reading in word.readings() {
                let heard = Heard::new(reading.sounds);
                let own = i32::from(ideal(&heard.sounds[..heard.len]));
                offer(align(here, heard.sounds()) - i32::from(reading.price), own);
            }
        }
        best.map(|score| score * self.weight / 4)
    }

    /// Adds the words that are like this form with what their agreement is worth.
    pub fn words(&self, view: &View, reach: Reach, near: &mut Vec<u64>, out: &mut Vec<(i32, u32)>) {
        near.clear();
        let own = Shape::of(self.sounds);
        let mask = self.signature.mask;
        each_group(view, mask, reach.consonants, |apart, words| {
            let shapes = view.shapes.get(words.start as usize * 12..words.end as usize * 12);
            for (shape, word) in shapes.unwrap_or(&[]).chunks_exact(12).zip(words) {
                let pairs = u64::from(u32_at(shape, 1)) << 32 | u64::from(u32_at(shape, 0));
                let apart = apart + own.apart(Shape { pairs, rest: u32_at(shape, 2) });
                if apart <= reach.outline {
                    near.push(u64::from(apart) << 32 | u64::from(word));
                }
            }
        });
        keep(near, reach.words * 16);
        let pattern = Pattern::new(self.sounds);
        for entry in near.iter_mut() {
            let word = *entry as u32;
            let sounds = view.record(word).map_or(&[][..], |packed| packed.sounds);
            *entry |= u64::from(pattern.apart(sounds)) << 48;
        }
        keep(near, reach.words);
        for &entry in near.iter() {
            let word = entry as u32;
            if let Some(score) = view.record(word).and_then(|packed| self.agreement(&packed)) {
                out.push((score, word));
            }
        }
    }
}

/// Keeps the so many least.
fn keep(list: &mut Vec<u64>, most: usize) {
    if list.len() > most {
        list.select_nth_unstable(most);
        list.truncate(most);
    }
}

/// Which sounds agree with each sound of a form: a bit a place.
struct Pattern {
    agree: [u32; PAIR.len()],
    len: u32,
}

impl Pattern {
    fn new(sounds: &[u8]) -> Pattern {
        let mut agree = [0; PAIR.len()];
        for (at, &sound) in sounds.iter().take(32).enumerate() {
            for (own, costs) in agree.iter_mut().zip(&PAIR[usize::from(sound & LAST)]) {
                *own |= u32::from(*costs > 0) << at;
            }
        }
        Pattern { agree, len: sounds.len().min(32) as u32 }
    }

    /// How many sounds of both stand alone when as many as can agree in order do: the longest
    /// common subsequence, a column of it in a few instructions.
    fn apart(&self, sounds: &[u8]) -> u32 {
        let mut row = u32::MAX;
        for sound in sounds {
            let agree = row & self.agree[usize::from(sound & LAST)];
            row = row.wrapping_add(agree) | (row - agree);
        }
        let common = (!row).count_ones();
        (self.len + sounds.len() as u32).saturating_sub(2 * common)
    }
}

/// The runs of words whose consonants differ from these by at most `most`, with by how many.
fn each_group(view: &View, mask: u64, most: u32, mut each: impl FnMut(u32, core::ops::Range<u32>)) {
    // Whatever the bytes say, no word is looked at twice.
    let (mut groups_left, mut words_left) = (view.groups.len() / 8, view.words());
    let (high, low) = ((mask >> 32) as u32, mask as u32);
    for at in 0..(view.halves.len() / 8).saturating_sub(1) {
        let apart = (u32_at(view.halves, at * 2) ^ high).count_ones();
        if apart > most {
            continue;
        }
        let from = u32_at(view.halves, at * 2 + 1) as usize;
        let to = u32_at(view.halves, at * 2 + 3) as usize;
        // The next group's record tells where a group ends.
        let Some(groups) = view.groups.get(from * 8..(to + 1) * 8) else { continue };
        if to < from || to - from > groups_left {
            return;
        }
        groups_left -= to - from;
        let nexts = groups.chunks_exact(8).skip(1);
        for (group, next) in groups.chunks_exact(8).zip(nexts) {
            let apart = apart + (u32_at(group, 0) ^ low).count_ones();
            if apart <= most {
                let words = u32_at(group, 1)..u32_at(next, 1);
                if words.len() > words_left {
                    return;
                }
                words_left -= words.len();
                each(apart, words);
            }
        }
    }
}

/// Adds the words that mean what a token means.
pub(super) fn by_meaning(view: &View, token: &Token, out: &mut Vec<(i32, u32)>) {
    of_token(token, |meaning| {
        for word in view.meaning(meaning) {
            let Some(packed) = view.record(word) else { continue };
            let own = Heard::new(packed.sounds);
            let ideal = i32::from(token.ideal) + i32::from(ideal(&own.sounds[..own.len]));
            let given = meaning & !0xFFFF_FFFF == GIVEN;
            let score = if given { ideal * 2 / 5 } else { ideal / 2 };
            out.push((score.max(10) * i32::from(token.weight.max(1)) / 4, word));
        }
    });
}

/// What a token is as it stands, and its base forms.
pub(super) fn each_form(name: &Name, token: &Token, mut each: impl FnMut(Form<'_>)) {
    let weight = i32::from(token.weight.max(1));
    if token.len > 0 {
        each(Form {
            sounds: &name.sounds[token.range()],
            rows: &name.rows[token.range()],
            signature: token.signature,
            ideal: i32::from(token.ideal),
            price: 0,
            weight,
            least: LEAST,
        });
    }
    read(name, token, &mut each);
    let from = usize::from(token.readings.0);
    for reading in name.readings.iter().skip(from).take(usize::from(token.readings.1)) {
        if reading.len > 0 {
            each(Form {
                sounds: &name.reading_sounds[reading.range()],
                rows: &name.reading_rows[reading.range()],
                signature: reading.signature,
                ideal: i32::from(reading.ideal),
                price: i32::from(reading.price),
                weight,
                least: LEAST,
            });
        }
    }
}

/// What a token of Han characters is in each language, by the likeliest reading of every letter.
fn read(name: &Name, token: &Token, each: &mut impl FnMut(Form<'_>)) {
    let (from, count) = (usize::from(token.choices.0), usize::from(token.choices.1));
    let choices = name.choices.get(from..from + count).unwrap_or(&[]);
    let mut sounds: Vec<u8> = Vec::new();
    for letter in choices.split_inclusive(|choice| choice.end) {
        let Some(likely) = letter.iter().min_by_key(|choice| choice.price) else { continue };
        if likely.first {
            sounds.clear();
        }
        sounds.extend(name.choice_sounds.get(likely.range()).unwrap_or(&[]));
        if likely.last && !sounds.is_empty() {
            let heard = Heard::new(&sounds);
            let sounds = &heard.sounds[..heard.len];
            each(Form {
                sounds,
                rows: &heard.rows[..heard.len],
                signature: Consonants::of(sounds),
                ideal: i32::from(ideal(sounds)),
                price: 0,
                weight: i32::from(token.weight.max(1)),
                least: LEAST,
            });
        }
    }
}

/// A token and the one after it as one word, if they can be.
pub(super) fn joined<'n>(name: &'n Name, at: usize) -> Option<Form<'n>> {
    let (token, next) = (name.tokens.get(at)?, name.tokens.get(at + 1)?);
    let range = usize::from(token.start)..next.range().end;
    if token.len == 0 || next.len == 0 || range.len() > MAX_JOINED || range.len() < 3 {
        return None;
    }
    Some(Form {
        sounds: &name.sounds[range.clone()],
        rows: &name.rows[range],
        signature: token.signature.and(next.signature),
        ideal: i32::from(token.ideal) + i32::from(next.ideal),
        price: JOIN_PRICE,
        weight: i32::from(token.weight.max(next.weight).max(1)),
        least: LEAST_JOINED,
    })
}

/// The two parts of a token that the list may have as two words, each with as many sounds as it
/// takes to be one.
pub(super) fn each_split<'n>(
    name: &'n Name,
    token: &Token,
    mut each: impl FnMut(Form<'n>, Form<'n>),
) {
    const SHORTEST: usize = 2;
    let range = token.range();
    let part = |from: usize, to: usize| {
        let sounds = &name.sounds[from..to];
        Form {
            sounds,
            rows: &name.rows[from..to],
            signature: Consonants::of(sounds),
            ideal: i32::from(ideal(sounds)),
            price: 0,
            weight: i32::from(token.weight.max(1)),
            least: LEAST_JOINED,
        }
    };
    for middle in range.start + SHORTEST..(range.end + 1).saturating_sub(SHORTEST) {
        each(part(range.start, middle), part(middle, range.end));
    }
}
