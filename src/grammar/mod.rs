//! Inflection without a dictionary: from a word as it stands in a sentence to the forms it may
//! be a form of.
//!
//! Names are inflected in most of the languages isim reads: «Ведатом» is the instrumental of
//! «Ведат», "Erdoğan'ın" the genitive of "Erdoğan", "Nowaka" of "Nowak". The set of endings is
//! closed and small, so that every possible base form can be listed; which one is meant only the
//! list of names sought can tell. «Алиева» may be the name of a woman or the genitive of a man's:
//! [`stems`] reports the second reading, and [`families`] the first.
//!
//! The endings stand in `data/endings/`, one file for a language and script, as paradigms that a
//! linguist can edit; the source of each answer, file and line, is part of the answer.
//!
//! ```
//! use isim::{grammar, Lang, Script};
//!
//! let word = "ведатом";
//! let mut cases = grammar::Cases::NONE;
//! grammar::stems(word, Script::Cyrl, Lang::literal("ru"), &mut |stem| {
//!     if stem.is(word, "ведат") {
//!         cases = stem.cases;
//!     }
//! });
//! assert_eq!(cases.to_string(), "instrumental");
//! ```

mod case;
mod family;
mod stem;
mod strip;
mod trie;

pub use case::{Agreement, Case, Cases, Gender, Genders, Number, Numbers, agree, agreement};
pub use family::{Family, families, same_family, surname_gender};
pub use stem::{RuleSource, Stem};
pub use strip::{MAX_STEMS, stems};

pub(crate) use family::families_in;
pub(crate) use strip::{Wanted, stems_in};
pub(crate) use trie::profiles;
