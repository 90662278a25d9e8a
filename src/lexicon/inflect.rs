//! The endings of adjectives and demonyms: азербайджанского → азербайджанский.
//!
//! Names of countries decline as nouns do and are the grammar's business. The adjectives and names
//! of peoples in `data/places/demonyms.txt` come with rows `inflect LANG BASE = ENDINGS`, which hold
//! for every word of the file that ends in BASE.

use super::key::{Form, Hash};
use super::{Senses, lookup};
use crate::tables::places::{INFLECTIONS, STARTS};

/// Reports the adjectives and demonyms that a word may be a form of, by the endings of
/// `data/places/demonyms.txt`. The word itself is not reported.
pub(crate) fn declined<'w>(word: &'w str, each: &mut dyn FnMut(Form<'w>)) {
    if !is_start(word) {
        return;
    }
    let Some(last) = word.chars().next_back().and_then(small) else { return };
    let parts = |at: usize| {
        let row = INFLECTIONS.get(at)?;
        Some(row.split_once('=').unwrap_or((row, "")))
    };
    let last_of = |ending: &str| ending.chars().next_back();
    let is_before = |at| parts(at).is_some_and(|(ending, _)| last_of(ending) < Some(last));
    for (ending, bases) in (INFLECTIONS.first_not(is_before)..).map_while(parts) {
        if last_of(ending) != Some(last) {
            break;
        }
        if let Some(head) = strip(word, ending) {
            for tail in bases.split(',') {
                let form = Form { head, tail };
                // `Бен` + `ин` is no reading: Benin is no adjective.
                if lookup(&[form], Senses::DEMONYM).next().is_some() {
                    each(form);
                }
            }
        }
    }
}

/// Whether some adjective or demonym begins with the letters of this word. May say yes in vain.
fn is_start(word: &str) -> bool {
    let bit = Hash::start(word).finish() as usize % (STARTS.len() * 64);
    STARTS.get(bit / 64).is_some_and(|w| w >> (bit % 64) & 1 == 1)
}

/// The small form of a letter that has one of one character.
fn small(c: char) -> Option<char> {
    c.to_lowercase().next()
}

/// The word without its ending, whatever the case of the letters, when anything is left of it.
fn strip<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let mut rest = word.chars();
    for wanted in ending.chars().rev() {
        let c = rest.next_back()?;
        if c != wanted && small(c) != Some(wanted) {
            return None;
        }
    }
    Some(rest.as_str()).filter(|head| !head.is_empty())
}
