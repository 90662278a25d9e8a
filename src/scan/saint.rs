//! Places that bear a saint's name: St. Martin is Святой Мартин and Szent Márton.

use crate::sort::by_key;
use alloc::vec::Vec;

use super::How;
use super::list::{List, NONE};
use super::text::words;
use super::window::{Found, Windows};
use crate::compare::Score;
use crate::fold::fold;
use crate::index::Listed;
use crate::lang::Kind;
use crate::name::words::word_for;

/// The saint's own name must agree so well, in thousandths.
const LIKE: i32 = 700;
/// What such a mention weighs, in hundredths of a nat.
const WEIGHT: i32 = 150;

/// The listed places of two words that begin with one for a saint: the token of the other word, and
/// the place.
pub(super) fn saints(index: &Listed, list: &List) -> Vec<(u32, u32)> {
    let mut out = Vec::new();
    for entry in 0..index.len() as u32 {
        if !matches!(index.kind(entry), Some(Kind::Country | Kind::Place)) {
            continue;
        }
        let text = index.text(entry).unwrap_or("");
        let parts = words(text);
        let [first, _] = parts[..] else { continue };
        let token = list.tokens(entry).last().copied().unwrap_or(NONE);
        if token != NONE && is_saint(&fold(first.span.of(text))) {
            out.push((token, entry));
        }
    }
    by_key(&mut out, |saint| *saint);
    out
}

/// Whether a folded word is one for a saint.
fn is_saint(folded: &str) -> bool {
    let concept = |word: &str| word_for(word, Kind::Organization).map_or(0, |w| w.concept);
    let own = concept(folded);
    own != 0 && own == concept("saint")
}

impl Windows<'_> {
    /// Places that bear a saint's name, whatever the language's word for a saint is.
    pub fn saints(&mut self) {
        if self.list.saints.is_empty() {
            return;
        }
        for at in 0..self.words.len() {
            if self.meaning(at).hits.is_empty() || !self.words[at].capital || self.is_covered(at) {
                continue;
            }
            let saint = |other: usize| is_saint(self.vocabulary.folded(other));
            let behind = self.words.get(at + 1).is_some_and(|w| w.joined);
            let (from, to) = if at > 0 && self.words[at].joined && saint(at - 1) {
                (at - 1, at + 1)
            } else if behind && saint(at + 1) {
                (at, at + 2)
            } else {
                continue;
            };
            let hits = self.meaning(at).hits.iter().filter(|h| h.likeness >= LIKE);
            let places = hits.flat_map(|h| self.list.saints_of(h.token).map(move |e| (h, e)));
            let Some((_, entry)) = places.max_by_key(|(h, _)| h.likeness) else { continue };
            let (span, score) = (self.span(from, to), Score::from_weight(WEIGHT));
            self.push(Found { span, entry, score, from, to, tokens: 2, how: How::Name });
        }
    }
}
