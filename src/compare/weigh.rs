//! Features to log-odds: sums of learned tables, so that every part of a score can be named.

use super::features::Features;
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
    let tables = model.bins.iter().zip(&model.single);
    for (((bins, single), value), (fine, coarse)) in
        tables.zip(features).zip(fine.iter_mut().zip(&mut coarse))
    {
        let bin = bins[usize::from(value & 63)];
        (*fine, *coarse) = (bin << 3 & 120, bin >> 4 & 7);
        sum += i32::from(single[usize::from(bin & 15)]);
    }
    for term in model.triple {
        let [f, g, h] = &term.features;
        let bins = fine[usize::from(*f)] | coarse[usize::from(*g)];
        let row = usize::from(term.from) + usize::from(term.rows[usize::from(bins & 127)]);
        if let Some(worths) = model.worths.get(row) {
            sum += i32::from(worths[usize::from(coarse[usize::from(*h)] & 7)]);
        }
    }
    sum
}
