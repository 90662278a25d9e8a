//! The lexicon: countries with their adjectives, cities and international organisations, whose
//! names in different languages do not sound alike (Германия, Saksa, Niemcy) and are one by table.
//!
//! The files under `data/places/` and `data/orgs/` say what is known; `tests/generate/places.rs`
//! makes `src/tables/places.rs` of them. A lookup hashes the word's key (see [`key`]), looks into
//! one bucket, compares a byte, and reads the name only where that byte agrees: a word that names
//! nothing costs some tens of nanoseconds.
//!
//! Looked up are *words* ([`Form`]s), which are pieces of the text with another ending put on: the
//! caller gives the word as it stands, then its possible base forms. Adjectives and demonyms bring
//! their own endings along ([`declined`]).

mod country;
mod entry;
mod inflect;
mod key;
mod near;
mod relation;
mod table;
#[cfg(test)]
mod tests;
mod text;

use crate::tables::places::FIRST;

pub use country::Country;
pub(crate) use entry::{Entity, Entry, Sense, Senses};
pub(crate) use inflect::declined;
pub(crate) use key::{Form, Hash};
pub(crate) use near::{nearest, turned};
pub(crate) use relation::{Relation, Shared, readings, relation, same};
pub(crate) use text::{Word, forms, mentions_at, mentions_in_front};

/// Gives the readings of the i-th word of a text: itself first, then its base forms; none beyond
/// the last word.
pub(crate) type Forms<'f> = dyn Fn(usize, &mut dyn FnMut(Form)) + 'f;

/// No name of the tables that can be met in a text has more words than this.
pub(crate) const MAX_WORDS: usize = 16;

/// The names that these words are together, in the senses asked for.
pub(crate) fn lookup<'w>(
    words: &'w [Form<'w>],
    senses: Senses,
) -> impl Iterator<Item = Entry> + 'w {
    let hash = words.iter().fold(Hash::EMPTY, |hash, &word| hash.word(word));
    table::find(words, hash, senses)
}

/// Walks over the words of a text from a place on and reports every name that begins there, with
/// the number of its words; the longest comes last among those of one reading, so the caller keeps
/// the greatest.
///
/// Every word of a name of several words may be inflected
/// (`Саудовской Аравии`); a first word that begins no name ends the walk at once.
pub(crate) fn names_at(forms: &Forms<'_>, senses: Senses, each: &mut dyn FnMut(usize, Entry)) {
    walk(0, Hash::EMPTY, &mut [Form::default(); MAX_WORDS], forms, senses, each);
}

fn walk(
    at: usize,
    before: Hash,
    words: &mut [Form<'_>; MAX_WORDS],
    forms: &Forms<'_>,
    senses: Senses,
    each: &mut dyn FnMut(usize, Entry),
) {
    if at >= MAX_WORDS {
        return;
    }
    forms(at, &mut |form| {
        let hash = before.word(form);
        let begins = table::is_beginning(hash);
        if hash == before || !begins && !table::may_have(hash) {
            return; // nearly all
        }
        let mut here = *words;
        here[at] = form;
        table::find(&here[..=at], hash, senses).for_each(|entry| each(at + 1, entry));
        if begins {
            walk(at + 1, hash, &mut here, forms, senses, each);
        }
    });
}

/// How many bytes of a word a base form may keep that begins a name in some senses: of most words
/// fewer than the letters that tell them from all names. The word itself is none where that is not all.
pub(crate) fn reach(word: &str, senses: Senses) -> usize {
    if senses.contains(Sense::City) {
        return usize::MAX;
    }
    let (starts, _) = Hash::starts::<FIRST>(word);
    match starts[FIRST - 1] {
        (hash, end) if end > 0 && !table::is_start(hash) => end - 1,
        _ => usize::MAX,
    }
}

/// Reports every name that a text begins with, for scripts that do not part words: the number of
/// bytes it covers, and the name. `土耳其总统` begins with Turkey.
pub(crate) fn names_in_front(text: &str, senses: Senses, each: &mut dyn FnMut(usize, Entry)) {
    let mut hash = Hash::EMPTY;
    for (start, c) in text.char_indices().take(UNSPACED) {
        let end = start + c.len_utf8();
        let before = hash;
        hash = hash.letter(c);
        if hash != before {
            let words = [Form::plain(text.get(..end).unwrap_or(""))];
            table::find(&words, hash, senses).for_each(|entry| each(end, entry));
        }
    }
}

/// As far as [`names_in_front`] looks, in characters.
const UNSPACED: usize = 24;
