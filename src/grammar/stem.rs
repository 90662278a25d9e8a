//! One candidate base form of a word.

use core::fmt;

use super::case::{Cases, Genders, Numbers};
use crate::lang::Lang;

/// A possible base form of a word: `word[skip..keep]` with `add` behind it.
///
/// Several readings that lead to one base form are reported as one stem: the sets hold what any of
/// them allows, and `lang`, `rule` and `price` belong to the cheapest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stem {
    /// Bytes of a prefix that the base form does not have, as of Hebrew ול־; 0 for most.
    pub skip: usize,
    /// Offset in bytes, counted from the start of the word, up to which the word is kept.
    pub keep: usize,
    /// What the base form has behind the kept part; mostly empty.
    pub add: &'static str,
    /// The cases the word may stand in when this is its base form.
    pub cases: Cases,
    /// The genders the base form may have; empty where the language or the ending does not tell.
    pub genders: Genders,
    /// The numbers the word may stand in; empty where nothing tells.
    pub numbers: Numbers,
    /// The language of the rule.
    pub lang: Lang,
    /// Where the rule stands.
    pub rule: RuleSource,
    /// How rare or risky the reading is, in hundredths of a nat; more is worse, and 0 is certain.
    pub price: u16,
}

impl Stem {
    /// The letters of the base form. `word` is the word the stem was made from.
    pub fn base<'w>(&self, word: &'w str) -> impl Iterator<Item = char> + use<'w> {
        word.get(self.skip..self.keep).unwrap_or("").chars().chain(self.add.chars())
    }

    /// Whether the base form of `word` under this reading is `base`, letter for letter.
    pub fn is(&self, word: &str, base: &str) -> bool {
        let kept = word.get(self.skip..self.keep).unwrap_or("");
        base.strip_prefix(kept) == Some(self.add)
    }
}

/// Where a rule stands: a file and a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleSource {
    /// Path of the file in the repository, as `data/endings/ru.txt`.
    pub file: &'static str,
    /// Number of the line, counted from 1.
    pub line: u32,
}

impl fmt::Display for RuleSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}
