//! Known names in running text.

use alloc::vec::Vec;

use crate::compare::Score;
use crate::fold::fold;
use crate::index::Index;
use crate::lang::Span;

/// Finds the names of an index in running text.
///
/// ```
/// use isim::{Index, Kind, Name, Scanner};
/// let mut list = Index::builder();
/// list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
/// let list = list.build();
/// let text = "Met with Vedat Işıkhan today.";
/// let found = Scanner::new(&list).scan(text);
/// assert_eq!(found[0].id, "p1");
/// assert_eq!(found[0].span.of(text), "Vedat Işıkhan");
/// ```
#[derive(Clone, Debug)]
pub struct Scanner<'i> {
    index: &'i Index,
}

/// A place in a text where a listed name stands.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'i> {
    /// Where: byte offsets in the text.
    pub span: Span,
    /// The id of the name in the index.
    pub id: &'i str,
    /// How sure.
    pub score: Score,
}

impl<'i> Scanner<'i> {
    /// A scanner for the names of an index.
    pub fn new(index: &'i Index) -> Scanner<'i> {
        Scanner { index }
    }

    /// Every mention of a listed name, in the order of the text.
    pub fn scan(&self, text: &str) -> Vec<Mention<'i>> {
        let mut found = Vec::new();
        for (id, name) in self.index.names() {
            for (start, surface) in text.match_indices(name.text()) {
                if !fold(surface).is_empty() {
                    let span = Span { start, end: start + surface.len() };
                    let score = Score::from_weight(Score::MAX_WEIGHT);
                    found.push(Mention { span, id, score });
                }
            }
        }
        found.sort_by_key(|m| m.span);
        found
    }
}
