//! Capitals of what was made.

use alloc::string::String;

use unicode_normalization::char::is_combining_mark;

use super::engine::{Run, is_common_small};
use super::out::Out;
use crate::rules::pass::{Casing, Compiled, Pass, Title, is_word};

impl Run<'_> {
    /// Writes the right side of a capital: one capital letter in a name, all capitals where the
    /// word is written so.
    #[cold]
    pub(super) fn capital(&self, right: &str, at: usize, after: usize, end: usize, out: &mut Out) {
        if self.system.casing == Casing::None {
            return out.push_str(right);
        }
        if right.len() > 1 && right.bytes().all(|b| b.is_ascii_lowercase()) {
            if self.all_capitals(at, after, end) {
                right.chars().for_each(|c| out.push(c.to_ascii_uppercase()));
            } else if let Some((first, rest)) = right.split_at_checked(1) {
                self.upper(first.chars().next().unwrap_or(' '), out);
                out.push_str(rest);
            }
            return;
        }
        let mut letters = right.chars();
        if let (Some(only), None) = (letters.next(), letters.next()) {
            return self.upper(only, out);
        }
        let all =
            right.chars().filter(|c| is_cased(*c)).count() < 2 || self.all_capitals(at, after, end);
        let mut done = false;
        for c in right.chars() {
            if !done || all {
                self.upper(c, out);
                done = done || is_cased(c);
            } else {
                out.push(c);
            }
        }
    }

    /// Writes the right side of a sign: ʹ is ь in a name, Ь in a word of capitals.
    #[cold]
    pub(super) fn sign(&self, right: &str, at: usize, end: usize, out: &mut Out) {
        let cased = |c: &char| is_cased(*c);
        let left = self.text.get(..at).unwrap_or("");
        let right_of = self.text.get(end..).unwrap_or("");
        let before = left.chars().rev().take_while(|c| !c.is_whitespace()).find(cased);
        let after = right_of.chars().take_while(|c| !c.is_whitespace()).find(cased);
        let capitals = match (before, after) {
            (Some(b), Some(a)) => b.is_uppercase() && a.is_uppercase(),
            (None, Some(_)) => false,
            // Ahead of nothing, the letter before the last tells a capital letter from a word.
            (Some(b), None) => {
                b.is_uppercase()
                    && left.chars().rev().filter(cased).nth(1).is_some_and(char::is_uppercase)
            }
            (None, None) => false,
        };
        for c in right.chars() {
            if capitals { self.upper(c, out) } else { out.push(c) }
        }
    }

    fn all_capitals(&self, at: usize, after: usize, end: usize) -> bool {
        let matched = self.text.get(after..end).unwrap_or("");
        if let Some(c) = matched.chars().find(|c| is_cased(*c)) {
            return c.is_uppercase();
        }
        let right = self.text.get(end..).unwrap_or("");
        // A small letter behind the capital, as in most names.
        if right.chars().next().is_some_and(is_common_small) {
            return false;
        }
        let left = self.text.get(..at).unwrap_or("");
        let skip = |c: &char| is_combining_mark(*c) || matches!(*c, '\'' | '’' | 'ʼ' | '·');
        match right.chars().find(|c| !skip(c)) {
            Some(c) if is_cased(c) => c.is_uppercase(),
            Some(c) if c.is_alphabetic() => false,
            _ => left.chars().rev().find(|c| !skip(c)).is_some_and(char::is_uppercase),
        }
    }

    fn upper(&self, c: char, out: &mut Out) {
        match c {
            'i' if self.system.casing == Casing::Turkic => out.push('İ'),
            'a'..='z' => out.push(c.to_ascii_uppercase()),
            'ŉ' => out.push(c),
            _ => c.to_uppercase().for_each(|c| out.push(c)),
        }
    }
}

/// Makes capitals in text that was made from a script without them; `hyphens` tells whether a
/// hyphen begins a word.
pub(super) fn title(out: &mut String, start: usize, system: &Compiled<'_>, hyphens: bool) {
    let Some(made) = out.get(start..) else { return };
    let mut text = Out::after(String::new());
    let run = Run { system, pass: &EMPTY, text: "" };
    let (mut ready, mut before) = (true, ' ');
    for c in made.chars() {
        let joins = is_word(c) || is_apostrophe(c) || (c == '-' && !hyphens);
        if system.title == Title::Words && !joins {
            ready = true;
        }
        if ready && is_cased(c) {
            run.upper(c, &mut text);
            ready = false;
        } else {
            // A letter without case also begins the word.
            ready &= !c.is_alphanumeric() || is_apostrophe(c) || before == '\0';
            text.push(c);
        }
        before = c;
    }
    let text = text.finish();
    out.truncate(start);
    out.push_str(&text);
}

static EMPTY: Pass<'static> = Pass {
    base: 0,
    window: &[],
    far: &[],
    entries: &[],
    masks: &[],
    guards: &[],
    cases: &[],
    ids: &[],
    insertions: &[],
    everywhere: false,
    decomposed: false,
    titled: false,
};

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`')
}

fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
}
