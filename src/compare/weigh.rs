//! Features to log-odds: sums of learned tables, so that every part of a score can be named.

use super::features::{COUNT, Features};
use crate::lang::Kind;
use crate::tables::types::Model;
use crate::tables::weights::{ORGANIZATION, PERSON, PLACE};

/// What a value of a feature comes to.
#[derive(Clone, Copy)]
struct Value {
    /// Its fine bin and its coarse one, as terms look them up: the fine one eight times.
    bins: [u8; 2],
    /// What it is worth alone.
    worth: i16,
}

/// What all values of all features come to.
type Values = [[Value; 64]; COUNT];

static PERSONS: Values = values(&PERSON);
static PLACES: Values = values(&PLACE);
static ORGANIZATIONS: Values = values(&ORGANIZATION);

const fn values(model: &Model) -> Values {
    let mut values = [[Value { bins: [0; 2], worth: 0 }; 64]; COUNT];
    let mut at = 0;
    while at < COUNT * 64 {
        let bin = model.bins[at / 64][at % 64];
        let worth = model.single[at / 64][(bin & 15) as usize];
        values[at / 64][at % 64] = Value { bins: [bin << 3 & 120, bin >> 4 & 7], worth };
        at += 1;
    }
    values
}

/// Log-odds in hundredths of a nat that names with these features are one.
pub(crate) fn weigh(kind: Kind, features: &Features) -> i32 {
    let (model, values): (&Model, _) = match kind {
        Kind::Person => (&PERSON, &PERSONS),
        Kind::Place | Kind::Country => (&PLACE, &PLACES),
        Kind::Organization => (&ORGANIZATION, &ORGANIZATIONS),
    };
    // As many places as a feature's number could name, so that none needs a look whether it is there.
    let mut bins = [[0; 2]; 256];
    let mut sum = i32::from(model.base);
    for ((values, value), bins) in values.iter().zip(features).zip(&mut bins) {
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
