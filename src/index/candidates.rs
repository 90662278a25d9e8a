//! Which names of a list are worth comparing: those whose words promise most.

use alloc::vec;
use alloc::vec::Vec;

use super::words::{Meaning, Words, meanings, weighted, worth};
use crate::compare::align::{MAX_JOINED, Sounds, align, unlike};
use crate::key::{aligned, around, keys, shorter, telling};
use crate::name::token::Consonants;
use crate::name::{Name, Token};

/// Words that agree less than this, in thousandths, are not alike.
const LEAST: i32 = 200;
/// Names that promise less than this share of the best promise, in hundredths, are not compared.
const SHARE: u32 = 25;

/// What one token of the wanted name may be in the list.
struct Form<'n> {
    sounds: &'n [u8],
    rows: &'n [u8],
    signature: Consonants,
    ideal: i32,
    /// Taken off what it scores: tenths of a nat.
    price: i32,
    /// Share of its score that counts, in quarters.
    weight: i32,
}

impl Words {
    /// The names most likely to be the one wanted, at most `count`, the likeliest first. A wide
    /// search finds words that a consonant was lost from, too.
    pub fn candidates(&self, name: &Name, wide: bool, count: usize) -> Vec<u32> {
        let mut tally = Tally { sums: vec![0; self.worths().len()], touched: Vec::new() };
        let mut alike: Vec<(i32, u32)> = Vec::new();
        let mut seen = Seen(vec![0; self.len() / 64 + 1]);
        let tells = telling(name);
        for (at, token) in name.tokens.iter().enumerate() {
            let tells = tells >> at;
            alike.clear();
            if tells & 1 == 1 {
                self.by_meaning(token, &mut alike);
            }
            each_form(name, at, tells, |form| self.by_sound(form, wide, &mut seen, &mut alike));
            // The best word of a name counts, so it has to come first.
            alike.sort_unstable_by_key(|&(score, word)| (core::cmp::Reverse(score), word));
            for &(score, word) in &alike {
                let score = score.clamp(0, 0xFF_FFFF) as u32;
                for &name in self.names(word) {
                    tally.add(name, score, at as u32);
                }
            }
        }
        let mut out: Vec<u32> = Vec::new();
        for known in name.known.iter().flatten() {
            out.extend(self.of_entity(known.entity()).take(count));
        }
        self.rank(tally, worth(name), count, &mut out);
        out
    }

    /// Adds the names in the order of what they promise.
    fn rank(&self, tally: Tally, whole: i32, count: usize, out: &mut Vec<u32>) {
        let whole = whole.max(0) as u32;
        let promise = |name: &u32| {
            let (sum, worth) = (tally.sums.get(*name as usize), self.worths().get(*name as usize));
            let (sum, worth) = (sum.map_or(0, |s| s >> 8), worth.copied().unwrap_or(0));
            let promise = 2000 * u64::from(sum) / u64::from(whole + u32::from(worth)).max(1);
            (u32::MAX - promise as u32, *name)
        };
        let mut ranked: Vec<(u32, u32)> = tally.touched.iter().map(promise).collect();
        if ranked.len() > count {
            ranked.select_nth_unstable(count);
            ranked.truncate(count);
        }
        ranked.sort_unstable();
        let Some(best) = ranked.first().map(|(p, _)| u32::MAX - p) else { return };
        let enough = |p: &u32| u64::from(u32::MAX - p) * 100 >= u64::from(best) * u64::from(SHARE);
        out.extend(ranked.iter().take_while(|(p, _)| enough(p)).map(|(_, name)| *name));
    }

    /// The words that mean what a token means.
    fn by_meaning(&self, token: &Token, alike: &mut Vec<(i32, u32)>) {
        meanings(token, |meaning| {
            for word in self.of_meaning(meaning) {
                let own = self.word(word).map_or(0, |w| i32::from(w.ideal));
                let ideal = i32::from(token.ideal) + own;
                let score = match meaning {
                    Meaning::Given(_) => ideal * 2 / 5,
                    _ => ideal / 2,
                };
                alike.push((weighted(score.max(10), token), word));
            }
        });
    }

    /// The words that sound like a form.
    fn by_sound(&self, form: Form, wide: bool, seen: &mut Seen, alike: &mut Vec<(i32, u32)>) {
        let here = Sounds::new(form.sounds, form.rows);
        seen.0.fill(0);
        let mut word = |at: u32| {
            if !seen.first(at) {
                return;
            }
            let Some(word) = self.word(at) else { return };
            let there = self.sounds(word);
            let begins_alike = || here.first_agreement(&there) > 0;
            if unlike(form.signature, word.signature, begins_alike) {
                return;
            }
            let score = align(here, there) - form.price;
            if 2000 * score >= LEAST * (form.ideal + i32::from(word.ideal)).max(1) {
                alike.push((score * form.weight / 4, at));
            }
        };
        for key in keys(form.sounds).iter() {
            let own = aligned(key);
            around(own, |first, last| self.of_keys(first, last).for_each(&mut word));
            if wide {
                self.of_near(own).for_each(&mut word);
                shorter(key, |less| {
                    self.of_near(less).for_each(&mut word);
                    self.of_keys(less, less).for_each(&mut word);
                });
            }
        }
    }
}

/// Every form of a token: as it stands and its base forms, if the lowest bit says that it tells;
/// and with the token after it as one, if one of them does.
fn each_form<'n>(name: &'n Name, at: usize, tells: u32, mut each: impl FnMut(Form<'n>)) {
    let Some(token) = name.tokens.get(at) else { return };
    let mut own = |range: core::ops::Range<usize>, ideal, weight: u8| {
        let (sounds, rows) = (&name.sounds[range.clone()], &name.rows[range]);
        let (signature, weight) = (Consonants::of(sounds), i32::from(weight.max(1)));
        each(Form { sounds, rows, signature, ideal, price: 0, weight });
    };
    if let Some(next) = name.tokens.get(at + 1) {
        let range = usize::from(token.start)..next.range().end;
        if tells & 3 != 0 && token.len > 0 && next.len > 0 && range.len() <= MAX_JOINED {
            let ideal = i32::from(token.ideal) + i32::from(next.ideal);
            own(range, ideal, token.weight.max(next.weight));
        }
    }
    if tells & 1 == 0 {
        return;
    }
    if token.len > 0 {
        own(token.range(), i32::from(token.ideal), token.weight);
    }
    let from = usize::from(token.readings.0);
    for reading in name.readings.iter().skip(from).take(usize::from(token.readings.1)) {
        let range = reading.range();
        if range.is_empty() {
            continue;
        }
        let sounds = &name.reading_sounds[range.clone()];
        each(Form {
            sounds,
            rows: &name.reading_rows[range],
            signature: Consonants::of(sounds),
            ideal: i32::from(reading.ideal),
            price: i32::from(reading.price),
            weight: i32::from(token.weight.max(1)),
        });
    }
}

/// What each name is promised so far.
struct Tally {
    /// The sum, and in the lowest byte the turn after the last that added to it.
    sums: Vec<u32>,
    touched: Vec<u32>,
}

impl Tally {
    /// Adds to a name, once a turn: a token of the wanted name is one token of the found.
    fn add(&mut self, name: u32, score: u32, turn: u32) {
        let Some(sum) = self.sums.get_mut(name as usize) else { return };
        if *sum == 0 {
            self.touched.push(name);
        }
        if *sum & 0xFF != turn + 1 {
            *sum = ((*sum >> 8).saturating_add(score).min(0xFF_FFFF)) << 8 | (turn + 1);
        }
    }
}

/// Words that were looked at: a bit each.
struct Seen(Vec<u64>);

impl Seen {
    fn first(&mut self, word: u32) -> bool {
        let Some(bits) = self.0.get_mut(word as usize / 64) else { return false };
        let bit = 1 << (word % 64);
        let new = *bits & bit == 0;
        *bits |= bit;
        new
    }
}
