//! The grammar of `data/`: one small notation for every file that a linguist would edit.
//!
//! A line is one of
//!
//! ```text
//! # a remark, to the end of the line
//! key value            a header: `system`, `lang`, `script`, `source`, `licence`, …
//! left = right         an entry; what the two sides may hold is the file kind's matter
//! > input = output     an example, which must hold
//! ```
//!
//! This module reads lines and keeps where each stood, so that errors and explanations can cite
//! file and line. It knows nothing of what the entries mean.

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;

pub mod compile;
pub mod pass;
pub mod stored;

/// A file of the data grammar, read but not understood.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Name of the file, for messages.
    pub file: String,
    /// `key value` lines, in order; a key may come several times.
    pub headers: Vec<Pair>,
    /// `left = right` lines, in order.
    pub entries: Vec<Pair>,
    /// `> input = output` lines, in order.
    pub examples: Vec<Pair>,
}

/// Two sides of a line, trimmed, and the line's number counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// What stands before the `=`, or the key of a header.
    pub left: String,
    /// What stands behind the `=`, or the value of a header.
    pub right: String,
    /// Number of the line.
    pub line: u32,
    /// Column of `left`, counted from 1 in code points.
    pub left_column: u32,
    /// Column of `right`.
    pub right_column: u32,
}

impl Document {
    /// Reads a file's text. `file` is only used in messages.
    ///
    /// # Errors
    ///
    /// A line that is neither header, entry, example, remark nor blank, with its position.
    pub fn parse(file: &str, text: &str) -> Result<Document, Error> {
        let mut document = Document { file: file.into(), ..Document::default() };
        for (number, line) in text.lines().enumerate() {
            let number = number as u32 + 1;
            let whole = line;
            let line = strip_remark(line).trim();
            if line.is_empty() {
                continue;
            }
            let pair = |left: &str, right: &str| {
                let (left, right) = (left.trim(), right.trim());
                Pair {
                    left_column: column(whole, left),
                    right_column: column(whole, right),
                    left: left.into(),
                    right: right.into(),
                    line: number,
                }
            };
            if let Some(example) = line.strip_prefix('>') {
                let Some((left, right)) = example.split_once(" = ") else {
                    let cure = "an example is written `> input = output`";
                    return Err(Error::rules(file, number, 1, cure));
                };
                document.examples.push(pair(left, right));
            } else if let Some((left, right)) = split_entry(line) {
                document.entries.push(pair(left, right));
            } else if let Some((key, value)) = line.split_once(char::is_whitespace) {
                document.headers.push(pair(key, value));
            } else {
                let cure = "expected `key value`, `left = right`, `> input = output` or `# remark`";
                return Err(Error::rules(file, number, 1, cure));
            }
        }
        Ok(document)
    }

    /// The value of the first header of this key.
    pub fn header(&self, key: &str) -> Option<&str> {
        self.headers.iter().find(|h| h.left == key).map(|h| h.right.as_str())
    }
}

/// The column of a part of a line, by where it lies in memory: no search, no second meaning.
fn column(line: &str, part: &str) -> u32 {
    let at = (part.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
    line.get(..at).map_or(1, |before| before.chars().count() as u32 + 1)
}

/// A remark begins with `#` at the start of a line or after white space, so that `#` may be data.
fn strip_remark(line: &str) -> &str {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        if c == '#' && before.is_whitespace() {
            return &line[..at];
        }
        before = c;
    }
    line
}

/// Splits at the first `=` that stands between white space or ends the line: `x =` deletes x.
fn split_entry(line: &str) -> Option<(&str, &str)> {
    line.split_once(" = ").or_else(|| line.strip_suffix(" =").map(|left| (left, "")))
}
