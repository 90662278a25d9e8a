//! Words beside a word: whether they make it a part of a name that is not listed.

use alloc::string::String;

use super::text::has_case;
use super::window::Windows;
use super::word::Hit;
use crate::grammar::{Agreement, Case, Cases, agreement, stems};
use crate::lang::{Kind, Lang};
use crate::name::words::{Class, given_classes, word_for};

/// An ending is read as one where the base form agrees so well with a listed word.
const CLOSED: i32 = 700;
/// Case forms of generic words that are riskier than this, in hundredths of a nat, are none.
const GENERIC: u16 = 120;

impl Windows<'_> {
    /// Whether a capitalised word that is nobody's title stands beside: then the word is part of
    /// a name that is not listed.
    pub fn beside_name(&self, at: usize) -> bool {
        self.strange_before(at, false) || self.strange_behind(at)
    }

    /// Whether the word before may be another given name of another person; if `given`, it has to
    /// be one that isim knows.
    pub fn strange_before(&self, at: usize, given: bool) -> bool {
        at > 0
            && self.words[at].joined
            && !self.words[at - 1].first
            && self.is_strange(at - 1)
            && !self.has_ending(at - 1)
            && (!given || self.is_given(at - 1))
    }

    /// Whether the word behind may be the surname proper.
    pub fn strange_behind(&self, at: usize) -> bool {
        self.words.get(at + 1).is_some_and(|w| w.joined)
            && self.is_strange(at + 1)
            && !self.has_ending(at)
            && !self.is_closed(at)
    }

    /// Whether the ending of a word says that a name ends with it: where only the last word of a
    /// name is inflected, any ending; elsewhere, that of a possessive adjective (Trumpova).
    fn is_closed(&self, at: usize) -> bool {
        let meaning = self.meaning(at);
        let mut cases = meaning.hits.iter().filter(|h| h.read && h.likeness >= CLOSED);
        let last = agreement(self.words[at].script, meaning.lang) == Agreement::Last;
        meaning.lang != Lang::UND
            && cases.any(|Hit { cases, .. }| {
                let marked = !cases.is_empty() && !cases.contains(Case::Nominative);
                last && marked || *cases == Cases::only(Case::Adjectival)
            })
    }

    /// Whether a word is a generic one of organisations' names: Society, Senate.
    pub fn is_generic(&self, at: usize) -> bool {
        let (Some(word), folded) = (self.words.get(at), self.vocabulary.folded(at)) else {
            return false;
        };
        let generic = |word: &str| {
            let known = word_for(word, Kind::Organization);
            known.is_some_and(|w| matches!(w.class, Class::Generic | Class::LegalForm))
        };
        let mut found = generic(folded);
        let mut base = String::new();
        stems(folded, word.script, self.meaning(at).lang, &mut |stem| {
            if !found && stem.price <= GENERIC {
                base.clear();
                base.extend(stem.base(folded));
                found = generic(&base);
            }
        });
        found
    }

    /// Whether a word is a given name that isim knows.
    pub fn is_given(&self, at: usize) -> bool {
        given_classes(self.vocabulary.folded(at)).next().is_some()
    }

    fn is_strange(&self, at: usize) -> bool {
        let word = self.words[at];
        let surface = word.span.of(self.text);
        has_case(word.script)
            && word.capital
            && !self.is_covered(at)
            && (!self.is_place(at) || self.is_given(at))
            && !self.is_listed_surname(at)
            && !surface.chars().all(|c| c.is_uppercase() || !c.is_alphabetic())
            && !crate::name::is_title(self.vocabulary.folded(at))
    }

    /// Whether an apostrophe parts an ending from a word, with which a name ends: Trump's.
    fn has_ending(&self, at: usize) -> bool {
        let surface = self.words[at].span.of(self.text);
        let mark =
            surface.char_indices().rev().take(7).find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ'));
        mark.is_some_and(|(at, _)| surface[..at].chars().nth(2).is_some())
    }
}
