//! isim tells whether two names are the same name.

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
// the parts for unspaced scripts wait for the scanner to read them
mod lexicon;
mod name;
mod scan;
mod sounds;
mod tables;
mod translit;

pub use compare::{Explanation, Matcher, Score, Step, StepKind, compare, explain};
pub use detect::{Detected, Guess, detect};
pub use error::Error;
pub use fold::{Finding, FindingKind, Folded, Folder, FolderBuilder, fold};
pub use index::{Hit, Index, IndexBuilder};
pub use lang::{Kind, Lang, Script, Span};
pub use lexicon::Country;
pub use name::{Name, Part, Role};
pub use scan::{Mention, Scanner};
pub use translit::{Rendering, Rules, System, romanize, systems_between};

// The Rust example of the README is a doc test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}
