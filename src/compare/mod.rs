//! Two names: are they the same, and why.

mod explain;
mod score;

pub use explain::{Explanation, Step, StepKind};
pub use score::Score;

use alloc::vec::Vec;

use crate::fold::fold;
use crate::lang::Kind;
use crate::name::Name;

/// Compares two names of one kind.
///
/// ```
/// use isim::{compare, Kind};
/// assert!(compare("Vedat Işıkhan", "vedat işıkhan", Kind::Person).is_same());
/// ```
pub fn compare(a: &str, b: &str, kind: Kind) -> Score {
    Matcher::new().compare(&Name::new(a, kind), &Name::new(b, kind))
}

/// Compares two names and says why; see [`Matcher::explain`].
pub fn explain(a: &str, b: &str, kind: Kind) -> Explanation {
    Matcher::new().explain(&Name::new(a, kind), &Name::new(b, kind))
}

/// Compares prepared names. Cheap to make, without state: share it, or make one where you need it.
#[derive(Clone, Debug, Default)]
pub struct Matcher {}

impl Matcher {
    /// The matcher with its built-in weights.
    pub fn new() -> Matcher {
        Matcher {}
    }

    /// How sure it is that two names are the same name. Symmetric; allocates nothing.
    pub fn compare(&self, a: &Name, b: &Name) -> Score {
        let same = fold(a.text()) == fold(b.text());
        Score::from_weight(if same { Score::MAX_WEIGHT } else { Score::MIN_WEIGHT })
    }

    /// The score with its reasons: typed steps whose weights add up to the score's weight, and in
    /// which every part of both names appears exactly once.
    pub fn explain(&self, a: &Name, b: &Name) -> Explanation {
        let score = self.compare(a, b);
        let kind = if score.is_same() { StepKind::Same } else { StepKind::Contradicted };
        let spans = |n: &Name| n.parts().map(|p| p.span).collect::<Vec<_>>();
        let step = Step {
            kind,
            a: spans(a),
            b: spans(b),
            weight: score.weight(),
            detail: Default::default(),
            source: None,
        };
        Explanation::new(a, b, score, alloc::vec![step])
    }
}
