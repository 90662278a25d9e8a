//! Double surnames alone, as the text spells them beside the given name: Бернерс-Ли.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::How;
use super::window::{Found, Windows, double};
use crate::compare::Score;

/// What they weigh, in hundredths of a nat.
const NAMED: i32 = 300;

impl Windows<'_> {
    /// Whether a hyphen joins both words to those before them, and one is the other with an ending.
    fn is_longer(&self, here: usize, there: usize) -> bool {
        let folded = |at| self.vocabulary.folded(at);
        self.is_hyphened(here) && self.is_hyphened(there) && folded(here).starts_with(folded(there))
    }

    /// Double surnames of people whom the text names in full.
    pub fn double_surnames(&mut self) {
        let mut spelt: BTreeSet<(usize, usize, u32)> = BTreeSet::new();
        for f in self.found.iter().filter(|f| f.to - f.from > 2) {
            let count = self.name(f.entry).map_or(0, |name| double(&name).count_ones() as usize);
            // All tokens stand there, or the text joins the last ones by hyphens.
            let hyphened = || (f.to - count + 1..f.to).all(|w| self.is_hyphened(w));
            let all = f.tokens == f.to - f.from;
            if count > 1 && count < f.to - f.from && (all || hyphened()) {
                spelt.insert((f.to - count, f.to, f.entry));
            }
        }
        let mut more = Vec::new();
        for &(from, to, entry) in &spelt {
            for at in 0..(self.words.len() + 1).saturating_sub(to - from) {
                let same = |i: usize| {
                    let (here, there) = (at + i, from + i);
                    (i == 0 || self.words[here].joined)
                        && !self.is_covered(here)
                        && (self.meaning(here).shared(self.meaning(there)) > 0
                            || i > 0 && self.is_longer(here, there))
                };
                if (0..to - from).all(same) {
                    let (span, score) = (self.span(at, at + to - from), Score::from_weight(NAMED));
                    let (to, tokens) = (at + to - from, to - from);
                    let how = How::Surname;
                    more.push(Found { span, entry, score, from: at, to, tokens, how });
                }
            }
        }
        for f in more {
            if (f.from..f.to).all(|w| !self.is_covered(w)) {
                self.push(f);
            }
        }
    }
}
