//! Files of transliteration rules → the rows of [`pass`](super::pass).
//!
//! `docs/transliteration.md` explains the notation to those who write such files.

mod guard;
mod owned;
mod pack;
mod read;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::rules::Pair;
use crate::rules::pass::{Casing, Title};

pub use owned::{OwnedPass, OwnedTables};

/// A system before its rules are packed.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Headers of the file itself, not of what it includes.
    pub headers: Vec<Pair>,
    /// Examples of the file itself.
    pub examples: Vec<Pair>,
    /// Files read, the file itself last.
    pub files: Vec<String>,
    /// The passes with their rules.
    pub passes: Vec<DraftPass>,
    /// The treatment of capitals.
    pub casing: Casing,
    /// Capitals where the source has none.
    pub title: Title,
    classes: BTreeMap<String, Vec<Member>>,
}

/// A pass before its rules are packed.
#[derive(Clone, Debug, Default)]
pub struct DraftPass {
    /// Its name.
    pub name: String,
    /// True when it reads decomposed text.
    pub decomposed: bool,
    /// True when words are given capitals before it.
    pub titled: bool,
    /// Its rules.
    pub rules: Vec<DraftRule>,
}

/// A rule before it is packed.
#[derive(Clone, Debug)]
pub struct DraftRule {
    /// The left side; empty for an insertion.
    pub left: String,
    /// The right side.
    pub right: String,
    contexts: Vec<DraftContext>,
    file: u16,
    line: u32,
}

impl DraftRule {
    /// True when the rule holds only in some surroundings.
    pub fn is_contextual(&self) -> bool {
        !self.contexts.is_empty()
    }
}

#[derive(Clone, Debug, Default)]
struct DraftContext {
    before: Vec<Item>,
    after: Vec<Item>,
}

#[derive(Clone, Debug)]
struct Item {
    what: What,
    not: bool,
    many: bool,
}

#[derive(Clone, Debug)]
enum What {
    Char(char),
    Set(Vec<Member>),
    Edge,
    End,
    Letter,
    Capital,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Member {
    Char(char),
    Class(String, u32),
}

/// Where a message points.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

impl Place<'_> {
    fn error(&self, message: impl Into<String>) -> Error {
        Error::rules(self.file, self.line, self.column, message)
    }
}
