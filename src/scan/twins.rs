//! Who is listed twice: two ids for what may be one person, under two spellings.
//!
//! A text does not tell which of two listed names is meant that are spellings of one another, so both
//! are told of: where they suit a place about equally well, and where all of the one stands in the
//! other (Recep Erdogan, Recep Tayyip Erdogan). That one of them is listed does not hide the other.

use alloc::vec::Vec;

use super::list::proper;
use super::window::{Found, Windows};
use crate::compare::Matcher;
use crate::lang::Kind;

/// What two names weigh at least that are spellings of one, in hundredths of a nat.
const SAME: i32 = 230;
/// Of two names of as many words the one is worse by no more than this.
const NEAR: i32 = 20;
/// As many are told of beside the one that is found.
const MOST: usize = 4;

/// Who is listed twice, as far as the text shows.
#[derive(Default)]
pub(super) struct Twins {
    /// For every word, one more than the number of the mention that begins there.
    begins: Vec<u32>,
    /// The names that are told of wherever another is, with that one before them.
    pairs: Vec<(u32, u32)>,
}

impl Twins {
    /// The names that are told of wherever this one is.
    pub fn of(&self, entry: u32) -> impl Iterator<Item = u32> + '_ {
        self.pairs.iter().filter(move |(first, _)| *first == entry).map(|(_, twin)| *twin)
    }
}

impl Windows<'_> {
    /// Takes a window that nothing covers.
    pub(super) fn begin(&mut self, f: Found) {
        self.twins.begins.resize(self.words.len(), 0);
        self.twins.begins[f.from] = self.found.len() as u32 + 1;
        self.push(f);
    }

    /// Looks whether a window that is covered by another is the same person's, listed twice.
    pub(super) fn twin(&mut self, f: &Found) {
        if self.list.crowd > 0 || f.tokens < 2 || self.kind(f.entry) != Some(Kind::Person) {
            return;
        }
        // The one that was found begins at the same word.
        let number = self.twins.begins.get(f.from).map_or(0, |number| *number as usize);
        let Some(g) = number.checked_sub(1).and_then(|at| self.found.get(at)).copied() else {
            return;
        };
        if g.entry == f.entry || self.id(g.entry) == self.id(f.entry) || g.tokens < 2 {
            return;
        }
        let known = || self.twins.of(g.entry);
        if known().any(|twin| twin == f.entry) || known().count() >= MOST {
            return;
        }
        let equal =
            f.to == g.to && f.tokens == g.tokens && f.score.weight() + NEAR >= g.score.weight();
        let (Some(ours), Some(theirs)) = (self.name(f.entry), self.name(g.entry)) else { return };
        let inside = f.to <= g.to && f.tokens < g.tokens && f.tokens == proper(&ours);
        if !equal && !inside {
            return;
        }
        if Matcher::new().compare(&ours, &theirs).weight() >= SAME {
            self.twins.pairs.push((g.entry, f.entry));
        }
    }
}
