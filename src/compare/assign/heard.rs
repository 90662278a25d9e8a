//! Words that are heard as Korean ones besides.

use core::slice;

use super::super::lattice::{self, SAME_HANGUL};
use super::{Assignment, How, Match};
use crate::name::{Name, Reading, Token};

/// Words that are heard as Korean ones agree this well, in thousandths: a syllable that is not even
/// alike is another one.
const LEAST_HEARD: i32 = 500;

/// How one token agrees with one, of which one is heard as a Korean word: as they are written, or so.
#[inline(never)]
pub(super) fn heard(
    a: &Name,
    b: &Name,
    [i, j]: [usize; 2],
    [x, y]: [&Token; 2],
    found: Option<Match>,
) -> Option<Match> {
    let heard = lattice::korean(a, slice::from_ref(x), b, slice::from_ref(y));
    let Some((score, ideal, first, losses)) = heard else { return found };
    let heard = Match {
        a0: i as u8,
        a1: i as u8 + 1,
        b0: j as u8,
        b1: j as u8 + 1,
        score: score as i16,
        ideal: ideal as i16,
        first: first as i8,
        losses: Some(losses),
        ..Match::NONE
    };
    let alike = |m: &Match| m.how != How::Sound || m.score > 0 && m.likeness() >= LEAST_HEARD;
    let found = found.into_iter().chain([heard]).filter(alike);
    found.max_by_key(Match::likeness)
}

/// Two words of Korean names in Latin letters that are one in Hangul: Roh and No are 노.
pub(super) fn same_hangul(x: &Token, y: &Token, [r, s]: [&Reading; 2], best: &mut Match) {
    let score = (i32::from(best.ideal) / 2 * SAME_HANGUL / 100) as i16;
    if r.hash == s.hash && score > best.score {
        (best.score, best.first, best.losses) = (score, 60, None);
        (best.a_reading, best.b_reading) = (x.extra, y.extra);
    }
}

impl Assignment {
    /// Parts neighbours of which each agrees with the other's neighbour: the syllables of a Korean given
    /// name stand in their order. Il-sung is not Sung-il.
    pub(super) fn put_in_order(&mut self) {
        let swapped = |two: &[Match]| {
            let one = two.iter().all(|m| m.how != How::Joined);
            one && two[0].a1 == two[1].a0 && two[1].b1 == two[0].b0
        };
        let Some(at) = self.matches().windows(2).position(swapped) else { return };
        let matches = self.matches.items_mut();
        for m in &matches[at..at + 2] {
            (self.a_used, self.b_used) = (self.a_used & !m.a_mask(), self.b_used & !m.b_mask());
        }
        let left = matches.len() - 2;
        matches[at..].rotate_left(2);
        self.matches.cut(left);
    }
}
