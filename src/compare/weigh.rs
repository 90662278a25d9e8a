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
    // As many places as a feature's number could name, so that none needs a look whether it is there.
    let (mut fine, mut coarse) = ([0u8; 256], [0u8; 256]);
    let mut sum = i32::from(model.base);
    for f in 0..COUNT {
        let bin = model.bins[f][usize::from(features[f] & 63)];
        fine[f] = (bin & 15) << 3;
        coarse[f] = bin >> 4 & 7;
        sum += i32::from(model.single[f][usize::from(bin & 15)]);
    }
    for term in model.triple {
        let [f, g, h] = term.features.map(usize::from);
        let row = term.rows[usize::from((fine[f] | coarse[g]) & 127)];
        let worths = model.worths.get(usize::from(term.from) + usize::from(row));
        sum += i32::from(worths.map_or(0, |w| w[usize::from(coarse[h] & 7)]));
    }
    sum
}
