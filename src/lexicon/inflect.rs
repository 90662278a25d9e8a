//! The endings of adjectives and demonyms: азербайджанского → азербайджанский.
//!
//! Names of countries decline as nouns do and are the grammar's business. The adjectives and names
//! of peoples in `data/places/demonyms.txt` come with rows `inflect LANG BASE = ENDINGS`, which hold
//! for every word of the file that ends in BASE.

use super::key::Form;
use crate::tables::places::INFLECTIONS;

/// Reports the base forms that an adjective or demonym may have, by the endings of
/// `data/places/demonyms.txt`. The word itself is not reported.
pub(crate) fn declined<'w>(word: &'w str, each: &mut dyn FnMut(Form<'w>)) {
    let Some(last) = word.chars().next_back().and_then(|c| c.to_lowercase().next()) else { return };
    let from = INFLECTIONS.partition_point(|row| row.last < last);
    for row in INFLECTIONS.iter().skip(from).take_while(|row| row.last == last) {
        if let Some(head) = strip(word, row.ending) {
            if !head.is_empty() {
                each(Form { head, tail: row.base });
            }
        }
    }
}

/// The word without its ending, whatever the case of the letters.
fn strip<'w>(word: &'w str, ending: &str) -> Option<&'w str> {
    let mut rest = word.chars();
    for wanted in ending.chars().rev() {
        let c = rest.next_back()?;
        if c != wanted && !c.to_lowercase().eq([wanted]) {
            return None;
        }
    }
    Some(rest.as_str())
}
