//! Features to log-odds: sums of learned tables, so that every part of a score can be named.

use super::features::{COUNT, Features};
use crate::lang::Kind;
use crate::tables::types::{Model, Term};
use crate::tables::weights::{ORGANIZATION, PERSON, PLACE};

/// What a value of a feature comes to.
#[derive(Clone, Copy)]
struct Value {
    /// Its fine bin and its coarse one, as terms look them up: the fine one eight times.
    bins: [u8; 2],
    /// What it is worth alone.
    worth: i16,
}

/// A model as it is looked up.
struct Flat {
    base: i16,
    /// What all values of all features come to.
    values: [[Value; 64]; COUNT],
    triple: &'static [Term],
    worths: &'static [[i8; 8]],
}

static PERSONS: Flat = flat(&PERSON);
static PLACES: Flat = flat(&PLACE);
static ORGANIZATIONS: Flat = flat(&ORGANIZATION);

const fn flat(model: &Model) -> Flat {
    let mut values = [[Value { bins: [0; 2], worth: 0 }; 64]; COUNT];
    let mut at = 0;
    while at < COUNT * 64 {
        let bin = model.bins[at / 64][at % 64];
        let worth = model.single[at / 64][(bin & 15) as usize];
        values[at / 64][at % 64] = Value { bins: [bin << 3 & 120, bin >> 4 & 7], worth };
        at += 1;
    }
    Flat { base: model.base, values, triple: model.triple, worths: model.worths }
}

/// Log-odds in hundredths of a nat that names with these features are one.
pub(crate) fn weigh(kind: Kind, features: &Features) -> i32 {
    let model = match kind {
        Kind::Person => &PERSONS,
        Kind::Place | Kind::Country => &PLACES,
        Kind::Organization => &ORGANIZATIONS,
    };
    // As many places as a feature's number could name, so that none needs a look whether it is there.
    let mut bins = [[0; 2]; 256];
    let mut sum = i32::from(model.base);
    for ((values, value), bins) in model.values.iter().zip(features).zip(&mut bins) {
        let value = values[usize::from(value & 63)];
        *bins = value.bins;
        sum += i32::from(value.worth);
    }
    let worths = model.worths;
    let together = model.triple.iter().map(|term| {
        let [f, g, h] = &term.features;
        let place = (bins[usize::from(*f)][0] | bins[usize::from(*g)][1]) & 127;
        let row = usize::from(term.from) + usize::from(term.rows[usize::from(place)]);
        let worths = worths.get(row).unwrap_or(&[0; 8]);
        i32::from(worths[usize::from(bins[usize::from(*h)][1] & 7)])
    });
    sum + together.sum::<i32>()
}
