//! Names of which one word is like and the other sounds like its part only as a whole.
//!
//! Кайл Роу is Kyle Rowe: the comparison of whole names says so, but nothing that the second word
//! is looked up by does.

use alloc::vec::Vec;

use super::How;
use super::list::proper;
use super::text::has_case;
use super::window::{Found, LEAST as SURE, Windows};
use crate::compare::Score;
use crate::lang::{Kind, Script};
use crate::name::Name;

/// One of the words agrees so well with its token, in thousandths.
const LIKE: i32 = 400;
/// No more names that have the token are tried.
const MOST: usize = 6;
/// What the two words must weigh, in hundredths of a nat; and where names have no capitals.
const LEAST: i32 = 150;
const LEAST_UNCASED: i32 = 200;
/// Behind a given name that agrees so well and says so much, in tenths of a nat, what they must weigh
/// more than it is to be one of the list's by chance: who has a listed given name and a surname that
/// sounds a little like is mostly the listed person.
const GIVEN: i32 = 800;
const SAYS: i16 = 60;
const BEHIND: i32 = -620;
const BEHIND_UNCASED: i32 = -600;

impl Windows<'_> {
    /// The names of two words that a word and its neighbour may be, for short lists.
    pub(super) fn beside_hit(&mut self, at: usize, prepared: &mut Vec<Name>) -> Vec<Found> {
        let mut out = Vec::new();
        if self.list.is_long() || self.is_covered(at) {
            return out;
        }
        let cased = has_case(self.words[at].script);
        let least = if cased { LEAST } else { LEAST_UNCASED };
        let behind = self.above_chance(if cased { BEHIND } else { BEHIND_UNCASED }).min(least);
        for hit in self.meaning(at).hits.iter().filter(|h| h.likeness >= LIKE) {
            let bearers = self.list.bearers(hit.token);
            if bearers.len() > MOST {
                continue;
            }
            for &entry in bearers {
                let Some(name) = self.name(entry) else { continue };
                if name.kind() != Kind::Person {
                    continue;
                }
                let dots = self.dotted(at);
                if dots.len() > 2 && proper(&name) == dots.len() {
                    let (from, to) = (dots.start, dots.end);
                    let score = self.score((from, to), None, entry, &name, prepared);
                    if let Some(score) = score.filter(|s| s.weight() >= least) {
                        let (span, tokens) = (self.span(from, to), dots.len());
                        out.push(Found { span, entry, score, from, to, tokens, how: How::Name });
                    }
                }
                if proper(&name) != 2 {
                    continue;
                }
                let given =
                    self.list.surname_of(entry).and_then(|s| self.list.tokens(entry).get(s));
                let surname = given == Some(&hit.token);
                // The neighbour on the side where the other part stands.
                let other = if surname { at.checked_sub(1) } else { Some(at + 1) };
                let Some(other) = other.filter(|&o| self.may_stand(at, o, entry)) else { continue };
                let (from, to) = (at.min(other), at.max(other) + 1);
                let told = !surname && hit.likeness >= GIVEN && self.list.ideal(hit.token) >= SAYS;
                let least = if told { behind } else { least };
                let score = self.score((from, to), None, entry, &name, prepared);
                if let Some(score) = score.filter(|s| s.weight() >= least) {
                    // A title is no part of a name.
                    let own = self.span(from, to).of(self.text);
                    if proper(&Name::with_lang(own, name.kind(), self.meaning(at).lang)) < 2 {
                        continue;
                    }
                    let score = score.max(Score::from_weight(SURE));
                    let span = self.span(from, to);
                    out.push(Found { span, entry, score, from, to, tokens: 2, how: How::Name });
                }
            }
        }
        out
    }

    /// The words of a foreign name in Han characters that dots part, around one of them.
    fn dotted(&self, at: usize) -> core::ops::Range<usize> {
        if self.words[at].script != Script::Hani {
            return at..at + 1;
        }
        let from = (0..=at).rev().find(|&i| i == 0 || !self.is_dotted(i)).unwrap_or(at);
        let to = (at + 1..self.words.len()).find(|&i| !self.is_dotted(i));
        from..to.unwrap_or(self.words.len())
    }

    /// Whether a neighbour may be the other part of a name: it is written as a name is, and was not
    /// looked at as one of its words.
    fn may_stand(&self, at: usize, other: usize, entry: u32) -> bool {
        let Some(word) = self.words.get(other) else { return false };
        let later = self.words[at.max(other)];
        let tokens = self.list.tokens(entry);
        later.joined
            && word.capital
            && word.script == self.words[at].script
            && !self.is_covered(other)
            && !self
                .meaning(other)
                .hits
                .iter()
                .any(|h| h.likeness >= LIKE && tokens.contains(&h.token))
            && word.span.of(self.text).chars().nth(1).is_some()
    }
}
