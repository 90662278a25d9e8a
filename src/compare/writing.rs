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
    #[inline]
    pub fn of(a: Script, b: Script) -> Writing {
        if a == b {
            return Writing { kind: 0, sides: [0; 2] };
        }
        let group = |s: Script| GROUPS.get(s as usize).map_or(1, |group| usize::from(*group));
        let (x, y) = (group(a), group(b));
        if x == y && x > 1 {
            return Writing { kind: 7, sides: [0; 2] };
        }
        let kind = x.max(y);
        let side = |group| usize::from(kind > 1 && group == kind);
        Writing { kind, sides: [side(x), side(y)] }
    }

    /// Whether one of the scripts is an Indic one, and the other an alphabet or an abjad.
    pub(crate) fn is_abugida(self) -> bool {
        self.kind == ABUGIDA as usize
    }

    /// Whether one of the scripts writes syllables: kana or Hangul.
    pub(crate) fn is_syllabic(self) -> bool {
        self.kind == KANA as usize || self.kind == HANGUL as usize
    }

    /// What sounds are worth there.
    #[inline]
    pub(crate) fn costs(self) -> &'static Costs {
        &COSTS[self.kind & 7]
    }
}

/// Of each script, the kind of names in it and in an alphabet.
static GROUPS: [u8; Script::ALL.len()] = {
    let (mut groups, mut at) = ([0; Script::ALL.len()], 0);
    while at < groups.len() {
        groups[at] = group(Script::ALL[at]);
        at += 1;
    }
    groups
};

const ABUGIDA: u8 = 3;
const KANA: u8 = 4;
const HANGUL: u8 = 5;

const fn group(script: Script) -> u8 {
    use Script::*;
    match script {
        Arab | Hebr | Syrc => 2,
        Deva | Beng | Guru | Gujr | Orya | Taml | Telu | Knda | Mlym | Sinh | Thai | Laoo
        | Khmr | Mymr | Tibt => ABUGIDA,
        Kana | Hira => KANA,
        Hang => HANGUL,
        Hani => 6,
        _ => 1,
    }
}
