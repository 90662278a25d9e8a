//! Acronyms that a text defines: the name of a listed organisation, and its letters in parentheses.

use alloc::vec::Vec;

use super::How;
use super::window::{Found, Windows};
use crate::compare::Score;
use crate::lang::Kind;

/// The weight of an acronym that the document has defined: hundredths of a nat.
const DEFINED: i32 = 400;
/// An acronym has as many letters.
const LETTERS: core::ops::RangeInclusive<usize> = 2..=10;
/// As many acronyms of one document are learned.
const MOST: usize = 64;

impl<'a> Windows<'a> {
    /// Learns the acronyms of organisations that are named in full, and finds them.
    pub fn acronyms(&mut self) {
        let mut learned: Vec<(&'a str, u32)> = Vec::new();
        for f in self.found.iter().filter(|f| f.tokens > 1) {
            if self.kind(f.entry) != Some(Kind::Organization) || learned.len() == MOST {
                continue;
            }
            if let Some(letters) = self.behind(f).or_else(|| self.in_front(f)) {
                if !learned.contains(&(letters, f.entry)) {
                    learned.push((letters, f.entry));
                }
            }
        }
        if learned.is_empty() {
            return;
        }
        for at in 0..self.words.len() {
            let surface = self.words[at].span.of(self.text);
            let known = learned.iter().find(|(letters, _)| is_form(surface, letters));
            if let Some(&(_, entry)) = known.filter(|_| !self.is_covered(at)) {
                let score = Score::from_weight(DEFINED);
                let span = self.span(at, at + 1);
                self.push(Found {
                    span,
                    entry,
                    score,
                    from: at,
                    to: at + 1,
                    tokens: 1,
                    how: How::Acronym,
                });
            }
        }
    }

    /// The acronym in the parentheses behind a name.
    fn behind(&self, f: &Found) -> Option<&'a str> {
        let text: &'a str = self.text;
        let rest = text.get(f.span.end..)?.trim_start_matches([' ', '\u{a0}']);
        let inside = rest.strip_prefix('(')?;
        let end = inside.char_indices().take(24).find(|(_, c)| matches!(c, ')' | ',' | ';'))?.0;
        let inside = inside.get(..end)?.trim_matches(['"', '“', '”', '«', '»', ' ']);
        is_acronym(inside).then_some(inside)
    }

    /// The acronym that the name explains in parentheses.
    fn in_front(&self, f: &Found) -> Option<&'a str> {
        let text: &'a str = self.text;
        let before = text.get(..f.span.start)?.strip_suffix('(')?.trim_end();
        let closed = text.get(f.span.end..)?.starts_with(')');
        let word = f.from.checked_sub(1)?;
        let span = self.words[word].span;
        let surface = span.of(text);
        (closed && span.end == before.len() && is_acronym(surface)).then_some(surface)
    }
}

/// A word of capitals alone.
fn is_acronym(word: &str) -> bool {
    LETTERS.contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}

/// Whether a word is an acronym, as it stands or with an ending.
fn is_form(word: &str, letters: &str) -> bool {
    let Some(rest) = word.strip_prefix(letters) else { return false };
    let ending = |c: char| !c.is_uppercase() && !c.is_numeric();
    rest.chars().all(ending) && rest.chars().count() <= 6
}
