//! Mandarin names in Latin and Cyrillic letters.

use alloc::string::String;
use alloc::vec::Vec;

use super::cut::Words;
use super::readings::{Form, Found, Reading, hear};
use super::token::{Token, hash};
use super::{Name, Role, within};
use crate::lang::{Kind, Lang, Script};
use crate::sounds::chinese;

/// The language of what is read.
const MANDARIN: Lang = Lang::literal("zh");
/// How risky it is to read Mandarin syllables as Mandarin.
const SYLLABLES: u16 = 0;

/// The same as Wade and Giles wrote them: a price tells them from pinyin, which they are heard against
/// in Latin letters too.
const WADE_GILES: u16 = 10;

/// Adds the readings of a name of Latin letters that is Mandarin as Wade and Giles wrote it: all of it
/// must be, and some of it must be nothing else. Of parts with a hyphen the first bears the reading.
fn wade_giles(name: &mut Name, words: &Words) {
    let count = name.tokens.len();
    if !(2..=4).contains(&count) {
        return;
    }
    if !(0..count).all(|at| chinese::may_be_wade_giles(words.folded(at))) {
        return; // nearly all
    }
    let all = (0..count).map(|at| chinese::wade_giles(words.folded(at)));
    let Some(pinyin) = all.collect::<Option<Vec<String>>>() else { return };
    // Korean and Vietnamese names have some of the syllables too: Sung, Chung, So, Ho.
    let some = |at: usize| {
        let word = words.folded(at);
        let shared = word.len() < 3 || word.ends_with("ung");
        word.contains('\'') || !shared && !chinese::is(word, Script::Latn)
    };
    if !(0..count).any(some) {
        return;
    }
    let file = "data/sounds/wade-giles.txt";
    let found = Found::other(Form::Mandarin, WADE_GILES, MANDARIN, file);
    let mut at = 0;
    while at < count {
        let parts = 1 + (at + 1..count).take_while(|next| hyphen(name, *next)).count();
        let text = pinyin[at..at + parts].concat();
        let sounds = |out: &mut Vec<u8>| chinese::chinese(&text, Script::Latn, out);
        if !hear(name, at, hash(&text) as u32, &found, sounds) {
            return;
        }
        name.tokens[at].role = Role::Name;
        for token in &mut name.tokens[at + 1..at + parts] {
            (token.extra, token.role) = (0, Role::Name);
        }
        at += parts;
    }
}

/// Whether nothing but a hyphen stands before a token.
fn hyphen(name: &Name, at: usize) -> bool {
    let end = at.checked_sub(1).map_or(0, |before| name.tokens[before].span.end);
    name.text.get(end..name.tokens[at].span.start) == Some("-")
}

/// Makes one token of the parts of a Mandarin name that a hyphen joins, once all are prepared.
pub(super) fn join(name: &mut Name) {
    for at in (0..name.tokens.len()).rev() {
        if !name.reading(name.tokens[at].extra).is_some_and(Reading::is_wade_giles) {
            continue;
        }
        let next = at + 1..name.tokens.len();
        let count = 1 + next.take_while(|next| hyphen(name, *next)).count();
        let extra = name.tokens[at].extra;
        name.tokens[at] = Token { extra, ..within::merged(name, at, count) };
        name.tokens[at].mark(&name.readings);
        name.tokens.drain(at + 1..at + count);
    }
}

/// Adds the readings of a name that is Mandarin in Latin or Cyrillic letters: all of it must be, and
/// in Latin letters some of it must look so.
pub(super) fn chinese(name: &mut Name, words: &Words) {
    let Some(script) = words.folded(0).chars().next().map(Script::of) else { return };
    if script == Script::Latn && matches!(name.kind, Kind::Person | Kind::Place) {
        wade_giles(name, words);
    }
    let all = || (0..name.tokens.len()).map(|at| words.folded(at));
    if !matches!(script, Script::Latn | Script::Cyrl)
        || name.tokens.len() > 4
        || name.kind == Kind::Organization
        || !all().all(|word| chinese::may_be(word, script))
        || script == Script::Latn && !all().any(chinese::is_marked)
        || !all().all(|word| chinese::is(word, script))
    {
        return;
    }
    let file = "data/sounds/palladius.txt";
    let found = Found::other(Form::Mandarin, SYLLABLES, MANDARIN, file);
    for at in 0..name.tokens.len() {
        let (folded, span) = (words.folded(at), name.tokens[at].span);
        let letter = span.of(&name.text).chars().nth(1).is_none();
        let other = name.reading(name.tokens[at].extra).is_some_and(|r| r.form != Form::Guess);
        let sounds = |out: &mut Vec<u8>| chinese::chinese(folded, script, out);
        if other || !hear(name, at, hash(folded) as u32, &found, sounds) {
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
    }
}
