//! Features to log-odds: sums of learned tables, so that every part of a score can be named.

use super::features::{COUNT, Features};
use crate::lang::Kind;
use crate::tables::types::Model;
use crate::tables::weights;

/// The model of a kind of names.
fn model(kind: Kind) -> &'static Model {
    match kind {
        Kind::Person => &weights::PERSON,
        Kind::Place | Kind::Country => &weights::PLACE,
        Kind::Organization => &weights::ORGANIZATION,
    }
}

/// Log-odds in hundredths of a nat that names with these features are one.
pub(crate) fn weigh(kind: Kind, features: &Features) -> i32 {
    let model = model(kind);
    let mut bins = [0usize; COUNT];
    let mut sum = i32::from(model.base);
    for (f, bin) in bins.iter_mut().enumerate() {
        *bin = usize::from(model.bins[f][usize::from(features[f] & 63)] & 15);
        sum += i32::from(model.single[f][*bin]);
    }
    for term in model.double {
        let (f, g) = (usize::from(term.f), usize::from(term.g));
        if f < COUNT && g < COUNT {
            sum += i32::from(term.table[bins[f] * 16 + bins[g]]);
        }
    }
    sum
}
