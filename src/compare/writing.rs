//! Between which scripts two names stand: a vowel that is missing in Hebrew says nothing, and one
//! that is missing in Cyrillic much.

use crate::lang::Script;
use crate::tables::costs::COSTS;
use crate::tables::types::Costs;

/// Names of the kinds, as in `data/costs.txt`: names of one script, of two alphabets, of a
/// script of that kind and another, and of two scripts of one kind that is no alphabet.
#[cfg(feature = "learn")]
pub const NAMES: [&str; 8] =
    ["same", "alphabet", "abjad", "abugida", "kana", "hangul", "han", "kindred"];

/// What two scripts are to each other.
#[derive(Clone, Copy, Debug)]
pub struct Writing {
    /// The kind.
    pub kind: usize,
    /// For each of the two, 1 when its script gives the kind its name, and 0 otherwise.
    pub sides: [usize; 2],
}

impl Writing {
    /// Of names of these scripts.
    pub fn of(a: Script, b: Script) -> Writing {
        let (x, y) = (group(a), group(b));
        let kind = match (x, y) {
            _ if a == b => 0,
            (2.., _) if x == y => 7,
            _ => x.max(y),
        };
        let side = |group| usize::from(kind > 1 && group == kind);
        Writing { kind, sides: [side(x), side(y)] }
    }

    /// What sounds are worth there.
    pub(crate) fn costs(self) -> &'static Costs {
        COSTS.get(self.kind).unwrap_or(&COSTS[0])
    }
}

/// The kind of two scripts one of which is this, and the other an alphabet.
fn group(script: Script) -> usize {
    use Script::*;
    match script {
        Arab | Hebr | Syrc => 2,
        Deva | Beng | Guru | Gujr | Orya | Taml | Telu | Knda | Mlym | Sinh | Thai | Laoo
        | Khmr | Mymr | Tibt => 3,
        Kana | Hira => 4,
        Hang => 5,
        Hani => 6,
        _ => 1,
    }
}
