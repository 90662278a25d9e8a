//! isim tells whether two names are the same name: of people, places, countries and
//! organisations, across scripts, spellings and grammatical cases.
//!
//! Three things matter; you can ignore the rest until you miss it.
//!
//! * [`compare`] takes two texts and gives a [`Score`].
//! * [`Name`] is a name prepared once, for many comparisons by a [`Matcher`].
//! * [`Index`] holds many names: search it, or find its names in running text with a [`Scanner`].
//!
//! # Two names
//!
//! ```
//! use isim::{Kind, compare};
//!
//! assert!(compare("Vedat Işıkhan", "Ведатом Ишикханом", Kind::Person).is_same());
//! assert!(!compare("Anar Aliyev", "Ilham Aliyev", Kind::Person).is_same());
//! assert!(compare("Türkiye", "Турция", Kind::Country).is_same());
//! ```
//!
//! # Why
//!
//! [`explain`] gives the score with its reasons: typed steps, each with its weight and with the
//! parts of both names it speaks of. The weights add up to the score, and every part of both names
//! is in exactly one step.
//!
//! ```
//! use isim::{Kind, StepKind, explain};
//!
//! let why = explain("Vedat Işıkhan", "Ведатом Ишикханом", Kind::Person);
//! assert_eq!(why.steps()[0].kind, StepKind::CaseForm);
//! assert_eq!(why.steps().iter().map(|s| s.weight).sum::<i32>(), why.score().weight());
//! println!("{why}");
//! ```
//!
//! # One name against many
//!
//! Preparing a name costs some microseconds and allocates; comparing prepared names does not
//! allocate.
//!
//! ```
//! use isim::{Kind, Matcher, Name};
//!
//! let matcher = Matcher::new();
//! let wanted = Name::new("Kubanychbek Omuraliev", Kind::Person);
//! let seen = ["Кубанычбек Өмүралиев", "Anar Aliyev"].map(|n| Name::new(n, Kind::Person));
//! assert_eq!(seen.map(|n| matcher.compare(&wanted, &n).is_same()), [true, false]);
//! ```
//!
//! # Names in running text
//!
//! ```
//! use isim::{Index, Kind, Name, Scanner};
//!
//! let mut list = Index::builder();
//! list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
//! let list = list.build();
//! let text = "Встреча с Ведатом Ишикханом прошла в Баку.";
//! let found = Scanner::new(&list).scan(text);
//! assert_eq!(found[0].id, "p1");
//! assert_eq!(found[0].span.of(text), "Ведатом Ишикханом");
//! ```
//!
//! # One text
//!
//! [`fold`] gives the plain form, [`detect()`] script and likely languages, [`romanize`] Latin
//! letters for readers, and a [`System`] transliterates by a named standard.
//!
//! # What holds
//!
//! Every text is a name: nothing here panics on any input, and only codes, rule files and limits
//! can be wrong, which [`Error`] tells. Everything is `Send` and `Sync`, has no state, and gives the
//! same answer on every machine: scores are whole numbers inside.
//!
//! # Features
//!
//! * `proptest`: `isim::strategies`, to property-test your own rules and thresholds. Needs std.
//!
//! The crate itself is `no_std` with `alloc`, and has no `unsafe` code.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod grammar;
#[cfg(feature = "learn")]
#[doc(hidden)]
pub mod learn;
pub mod rules;
#[cfg(feature = "proptest")]
pub mod strategies;

mod compare;
mod detect;
mod error;
mod fold;
mod index;
mod key;
mod lang;
#[allow(dead_code, unused_imports)]
// relations of whole names and `mentions_at` are used by tests alone
mod lexicon;
mod name;
mod scan;
mod sort;
mod sounds;
mod tables;
mod translit;

pub use compare::{
    Explanation, GenderPolicy, Matcher, MatcherBuilder, Score, Step, StepKind, compare, explain,
};
pub use detect::{Detected, Guess, detect};
pub use error::Error;
pub use fold::{Finding, FindingKind, Folded, Folder, FolderBuilder, fold};
pub use index::{Hit, Hits, Index, IndexBuilder, Layers, Searcher};
pub use key::{KEY_VERSION, Key, blocking_keys};
pub use lang::{Kind, Lang, Script, Span};
pub use lexicon::Country;
pub use name::{Kept, Name, Part, Preparer, Role};
pub use scan::{How, Mention, Proposal, Scanner, Stream, propose};
pub use translit::{Rendering, Rules, System, romanize, systems_between, to_script};

// The Rust examples of the README and of the documents are doc tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
#[doc = include_str!("../docs/matcher.md")]
mod readme {}
