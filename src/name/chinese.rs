//! Mandarin names in Latin and Cyrillic letters.

use super::cut::Words;
use super::readings::{CHINESE, Form, Found, is_guess, said};
use super::token::hash;
use super::{Name, Role};
use crate::grammar::RuleSource;
use crate::lang::{Kind, Script};
use crate::sounds::chinese;

/// How risky it is to read Mandarin syllables as Mandarin.
const SYLLABLES: u16 = 0;

/// Adds the readings of a name that is Mandarin in Latin or Cyrillic letters: all of it must be, and
/// in Latin letters some of it must look so.
pub(super) fn chinese(name: &mut Name, words: &Words) {
    let Some(script) = words.folded(0).chars().next().map(Script::of) else { return };
    let all = || (0..name.tokens.len()).map(|at| words.folded(at));
    if !matches!(script, Script::Latn | Script::Cyrl)
        || name.tokens.len() > 4
        || name.kind == Kind::Organization
        || script == Script::Latn && !all().any(chinese::is_marked)
        || !all().all(|word| chinese::is(word, script))
    {
        return;
    }
    for at in 0..name.tokens.len() {
        let (folded, span) = (words.folded(at), name.tokens[at].span);
        let letter = span.of(&name.text).chars().nth(1).is_none();
        let start = name.reading_sounds.len();
        let other = name.reading(name.tokens[at].extra).is_some_and(|r| !is_guess(r.lang));
        if other || start > usize::from(u16::MAX) - 64 {
            continue;
        }
        // И is a name among such words, and И. an initial.
        if letter && !name.text[span.end..].starts_with('.') && name.tokens.len() > 1 {
            name.tokens[at].role = Role::Name;
        }
        // Xi is eleven elsewhere.
        if at == 0 && name.tokens[at].number != 0 {
            name.tokens[at].number = 0;
            name.tokens[at].role = Role::Name;
        }
        let found = Found {
            price: SYLLABLES,
            base: (0, 0, ""),
            form: Form::Foreign,
            lang: CHINESE,
            rule: RuleSource { file: "data/sounds/palladius.txt", line: 1 },
        };
        chinese::chinese(folded, script, &mut name.reading_sounds);
        said(name, start, hash(folded) as u32, &found);
        name.tokens[at].extra = name.readings.len() as u16;
    }
}
