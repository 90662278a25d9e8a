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

/// The bins of all features.
type Bins = [[u8; 2]; COUNT];

/// What all values of all features come to.
type Values = [[Value; 64]; COUNT];

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

/// The models, one behind the other in what follows.
static MODELS: [&Model; 3] = [&PERSON, &PLACE, &ORGANIZATION];

/// Where the worths of each begin, and where the last ones end.
const BEGINS: [usize; MODELS.len() + 1] = {
    let (mut begins, mut at) = ([0; MODELS.len() + 1], 0);
    while at < MODELS.len() {
        begins[at + 1] = begins[at] + MODELS[at].worths.len();
        at += 1;
    }
    begins
};

/// How many more there are of the terms' rows and of the worths than are used: as many as a byte can
/// name, so that none needs a look whether it is there.
const SPARE: usize = 256;

/// The rows of all terms.
static ROWS: [u8; 128 * TERMS * MODELS.len() + SPARE] = {
    let (mut rows, mut at) = ([0; 128 * TERMS * MODELS.len() + SPARE], 0);
    while at < 128 * TERMS * MODELS.len() {
        rows[at] = MODELS[at / 128 / TERMS].triple[at / 128 % TERMS].rows[at % 128];
        at += 1;
    }
    rows
};

/// The worths, eight to a row.
static WORTHS: [i8; 8 * (BEGINS[MODELS.len()] + SPARE) + SPARE] = {
    let (mut worths, mut model) = ([0; 8 * (BEGINS[MODELS.len()] + SPARE) + SPARE], 0);
    while model < MODELS.len() {
        let mut at = 0;
        while at < 8 * MODELS[model].worths.len() {
            worths[8 * BEGINS[model] + at] = MODELS[model].worths[at / 8][at % 8];
            at += 1;
        }
        model += 1;
    }
    worths
};

/// How many terms a model has.
const TERMS: usize = 48;

/// Makes the function that weighs features by a model. Every term has code of its own in it, in which
/// the places of its features and of its worths are constants: a loop over terms takes three times as
/// many steps.
macro_rules! weigher {
    ($name:ident, $model:ident, $number:literal, $($term:literal)*) => {
        #[inline(never)]
        fn $name(features: &Features) -> i32 {
            const _: () = assert!($model.triple.len() == TERMS && [$($term),*].len() == TERMS);
            static VALUES: Values = values(&$model);
            let (bins, sum) = alone(&VALUES, features);
            i32::from($model.base) + sum $(+ {
                const FEATURES: [usize; 3] = widened($model.triple[$term].features);
                const FROM: usize = BEGINS[$number] + $model.triple[$term].from as usize;
                let place = usize::from(bins[FEATURES[0]][0] | bins[FEATURES[1]][1]);
                let row = FROM + usize::from(ROWS[128 * (TERMS * $number + $term) + place]);
                i32::from(WORTHS[8 * row + usize::from(bins[FEATURES[2]][1])])
            })*
        }
    };
}

/// [`weigher`] with the numbers of all terms.
macro_rules! weighers {
    ($($name:ident $model:ident $number:literal)*) => { $(weigher!($name, $model, $number,
        0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23
        24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47);)* };
}

weighers!(persons PERSON 0 places PLACE 1 organizations ORGANIZATION 2);

/// The numbers of three features as arrays take them.
const fn widened([f, g, h]: [u8; 3]) -> [usize; 3] {
    [f as usize, g as usize, h as usize]
}

/// The bins of all features, and what they are worth each alone.
#[inline(always)]
fn alone(values: &Values, features: &Features) -> (Bins, i32) {
    let (mut bins, mut sum) = ([[0; 2]; COUNT], 0);
    for ((values, value), bins) in values.iter().zip(features).zip(&mut bins) {
        let value = values[usize::from(value & 63)];
        *bins = value.bins;
        sum += i32::from(value.worth);
    }
    (bins, sum)
}

/// Log-odds in hundredths of a nat that names with these features are one.
pub(crate) fn weigh(kind: Kind, features: &Features) -> i32 {
    match kind {
        Kind::Person => persons(features),
        Kind::Place | Kind::Country => places(features),
        Kind::Organization => organizations(features),
    }
}
