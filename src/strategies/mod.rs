//! Strategies for property tests: people, spellings that must match, names that must not.
//!
//! For those who set a threshold, write rules of their own, or put isim behind another program
//! and wish to know that it still does what names do. Feature `proptest`; it needs std.
//!
//! ```
//! use isim::{Kind, compare, strategies};
//! use proptest::prelude::*;
//!
//! // A rule of one's own: a name is taken over from a register without a person's looking only
//! // where the score is as good as certain.
//! let certain = |a: &str, b: &str| compare(a, b, Kind::Person).value() > 0.999;
//!
//! // White space is no reason to look, …
//! proptest!(|(v in strategies::variants_by(strategies::Variation::Spaces))| {
//!     prop_assert!(certain(&v.name, &v.variant), "{}: {} | {}", v.rule, v.name, v.variant);
//! });
//! // … and another surname always is.
//! proptest!(|(r in strategies::rivals_by(strategies::Difference::Surname))| {
//!     prop_assert!(!certain(&r.name, &r.other), "{}: {} | {}", r.difference, r.name, r.other);
//! });
//! ```

mod lists;
mod pairs;
mod person;
mod spell;
mod text;

pub use pairs::{Difference, Rivals, Variant, Variation};
pub use pairs::{rivals, rivals_by, variants, variants_by};
pub use person::{Person, languages, person, person_in, person_of};
pub use text::any_text;
