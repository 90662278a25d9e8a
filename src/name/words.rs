//! Words that belong to names but name nobody.

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Particle,
    PatronymicMarker,
    Title,
    Generation,
    LegalForm,
    Generic,
}

/// A word that a table knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub class: Class,
    pub number: u16,
}

/// What the tables know of a folded word.
pub(crate) fn word(_folded: &str) -> Option<Word> {
    None
}

/// Surnames of two characters, Han and Hangul.
pub(crate) fn is_double_surname(_two: &str) -> bool {
    false
}
