//! Words of organisations' names that are one though they are written apart: legal forms and generic
//! words of several words (Limited Liability Company), and letters with dots between them (L.L.C.).

use alloc::string::String;

use super::cut::{Word, Words};
use super::words;
use crate::lang::Span;

/// Words that a phrase of the tables has at most.
const LONGEST: usize = 5;

impl Words {
    /// Makes one word of those that belong together.
    pub(super) fn join(&mut self, text: &str) {
        let mut own = String::new();
        let mut joined = [Word::default(); super::token::MAX_TOKENS];
        let (mut at, mut count) = (0, 0);
        while at < self.len() {
            let from = own.len();
            let several = match self.dotted(text, at, &mut own) {
                1 => self.phrase(at, &mut own),
                several => several,
            };
            let (first, last) = (self.word(at), self.word(at + several - 1));
            let span = Span { start: first.span.start, end: last.span.end };
            joined[count] = Word { span, from, to: own.len(), joined: several > 1, ..first };
            count += 1;
            at += several;
        }
        if count < self.len {
            self.len = 0;
            joined[..count].iter().for_each(|&word| self.push(word));
            self.own = Some(own);
        }
    }

    /// The plain form of a word, if it is that of the word's letters in the text and of nothing else.
    pub fn folded_of_text(&self, at: usize) -> Option<&str> {
        (!self.word(at).joined).then(|| self.folded(at))
    }

    /// How many words from this one on are a phrase of the tables, else one; their plain form is
    /// written.
    fn phrase(&self, at: usize, out: &mut String) -> usize {
        let start = out.len();
        let mut best = (1, start + self.folded(at).len());
        for several in 1..=LONGEST.min(self.len() - at) {
            if several > 1 {
                out.push(' ');
            }
            out.push_str(self.folded(at + several - 1));
            let known = || words::word(out.get(start..).unwrap_or(""));
            if several > 1 && known().is_some_and(|word| word.is_of_body()) {
                best = (several, out.len());
            }
        }
        out.truncate(best.1);
        best.0
    }

    /// How many words from this one on are letters with nothing but dots between them; they are
    /// written as one. Else one.
    fn dotted(&self, text: &str, at: usize, out: &mut String) -> usize {
        let start = out.len();
        let letter = |at: usize| {
            let mut chars = self.folded(at).chars();
            chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
        };
        let between = |at: usize| {
            text.get(self.word(at - 1).span.end..self.word(at).span.start).unwrap_or("")
        };
        let mut end = at;
        while end < self.len() && letter(end) && (end == at || between(end) == ".") {
            out.push_str(self.folded(end));
            end += 1;
        }
        if end < at + 2 {
            out.truncate(start);
            return 1;
        }
        end - at
    }
}

#[cfg(test)]
impl Words {
    pub(super) fn of(text: &str, kind: crate::lang::Kind) -> Words {
        let mut words = Words::new(alloc::string::String::new());
        words.read(text, kind);
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Kind;

    #[test]
    fn what_belongs_together_is_one_word() {
        let rows: &[(&str, &[&str])] = &[
            ("Acme L.L.C.", &["acme", "llc"]),
            ("A.B.C. Company", &["abc", "company"]),
            ("J. P. Acme & Co", &["j", "p", "acme", "co"]),
            ("Acme A/S", &["acme", "a s"]),
            ("A/B Acme/C", &["a", "b", "acme", "c"]),
            ("Acme Limited Liability Company", &["acme", "limited liability company"]),
            ("A", &["a"]),
            ("A.", &["a"]),
            ("", &[]),
        ];
        for (text, want) in rows {
            let words = Words::of(text, Kind::Organization);
            let found: alloc::vec::Vec<&str> =
                (0..words.len()).map(|at| words.folded(at)).collect();
            assert_eq!(found, *want, "{text}");
            for at in 0..words.len() {
                assert!(text.is_char_boundary(words.word(at).span.end), "{text}");
            }
        }
        let person = Words::of("J.R.R. Smith", Kind::Person);
        assert_eq!(person.len(), 4, "a person's initials stand alone");
    }
}
