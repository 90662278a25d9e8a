//! Countries inside of names of organisations, of rulers and of places: the Bank of Georgia is Банк
//! Грузии, РФ in the name of a ministry is Russia, Charles II ng Inglatera is of England, and South
//! Australia the south of a country.

use super::cut::Words;
use super::token::{Consonants, MAX_SOUNDS, Token, hash};
use super::{Name, Role, known, rulers, words};
use crate::lang::Kind;
use crate::lexicon::{Entity, Entry, Form, Sense, Senses, names_at, reach};

/// A token means a country from this number on; generic words have lower ones.
const COUNTRIES: u16 = 0x4000;

/// Tells the countries among the words of an organisation's name, beside the general words of a place's,
/// and behind a ruler's number; their names of several words become one token, and adjectives stand for
/// their country.
pub(super) fn countries(name: &mut Name, words: &Words) {
    let number =
        |name: &Name| name.tokens.iter().position(|t| t.role == Role::Generation && t.number != 0);
    let mut at = match name.kind {
        _ if name.tokens.len() < 2 => return,
        Kind::Organization => 0,
        Kind::Person => number(name).map_or(usize::MAX, |at| at + 1),
        Kind::Place if name.tokens.iter().any(|t| t.concept != 0) => 0,
        Kind::Place | Kind::Country => return,
    };
    let from = at;
    // Tokens that were joined before, of persons, are others than the words.
    let mut joined = if words.len() == name.tokens.len() { Some(0) } else { None };
    while at < name.tokens.len() {
        let folded = |word: usize| words.folded_of_text(at + word + joined?);
        let found = if may_be(name, at) { country(name, at, folded) } else { None };
        if let Some((count, entry)) = found {
            if name.kind == Kind::Person && at == from + 1 {
                // Of, in whatever language: Charles II ng Inglatera.
                let of = &mut name.tokens[from];
                if of.len <= OF && of.given[0] == 0 {
                    of.role = Role::Particle;
                    of.weight = of.role.weight();
                }
            }
            let concept = COUNTRIES + entry.entity().number();
            let one = merged(name, at, count);
            let role = if one.role == Role::Initial { one.role } else { Role::Name };
            name.tokens[at] = Token { role, weight: role.weight(), concept, ..one };
            name.tokens[at].mark(&name.readings);
            name.tokens.drain(at + 1..at + count);
            joined = joined.map(|joined| joined + count - 1);
        }
        at += 1;
    }
    if name.kind == Kind::Person && from != usize::MAX {
        rulers::describe(name, from - 1);
    }
}

/// Whether a token may begin a country's name: of a place, if it is no general word (San Salvador is
/// named after no country), and elsewhere if it is no small word.
fn may_be(name: &Name, at: usize) -> bool {
    let means = |at: usize| name.tokens.get(at).map_or(0, |t| t.concept);
    let is_saint = |at| words::concept(means(at)) == "saint";
    match name.kind {
        Kind::Place => means(at) == 0 && !at.checked_sub(1).is_some_and(is_saint),
        _ => name.tokens[at].role != Role::Particle,
    }
}

/// Takes their base forms from acronyms, which stand in capital letters among others or alone: СБУ is
/// no case of СБ.
pub(super) fn acronyms(name: &mut Name) {
    if name.kind != Kind::Organization {
        return;
    }
    let is_small = |c: char| c.is_lowercase();
    if name.tokens.len() > 1 && !name.text.contains(is_small) {
        return;
    }
    for token in &mut name.tokens {
        let letters = token.span.of(&name.text);
        if letters.chars().nth(ACRONYM).is_none() && !letters.contains(is_small) {
            (token.readings.1, token.extra) = (0, 0);
            token.mark(&name.readings);
        }
    }
}

/// Acronyms have as many letters at most.
const ACRONYM: usize = 5;

/// A small word has as many sounds at most.
const OF: u8 = 4;

/// The country that a token means.
pub(crate) fn country_of(token: &Token) -> Option<Entity> {
    token.concept.checked_sub(COUNTRIES).and_then(Entity::at)
}

/// The longest country's name that begins at a place, not the whole name.
fn country<'w>(
    name: &Name,
    at: usize,
    folded: impl Fn(usize) -> Option<&'w str>,
) -> Option<(usize, Entry)> {
    let mut best: Option<(usize, Entry)> = None;
    let senses = Senses::COUNTRY.or(Senses::DEMONYM);
    let forms = |word: usize, each: &mut dyn FnMut(Form)| {
        let reach = |letters: &str| if word == 0 { reach(letters, senses) } else { usize::MAX };
        known::forms(name, at + word, folded(word), reach, &mut |_, form| each(form));
    };
    names_at(&forms, senses, &mut |count, entry| {
        let tokens = name.tokens.get(at..at + count).unwrap_or(&[]);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let surface = name.text.get(first.span.start..last.span.end).unwrap_or("");
        let longer = best.is_none_or(|(most, _)| count > most);
        // Behind a name, SA is a company's form and no Saudi Arabia.
        let is_form = count == 1 && first.role == Role::LegalForm;
        if longer
            && !is_form
            && count < name.tokens.len()
            && entry.entity().sense() == Sense::Country
            && entry.fits(surface)
        {
            best = Some((count, entry));
        }
    });
    best
}

/// Several tokens as one.
pub(super) fn merged(name: &Name, at: usize, count: usize) -> Token {
    let tokens = &name.tokens[at..at + count];
    let (first, last) = (tokens[0], tokens[count - 1]);
    if count == 1 {
        return first;
    }
    let mut span = first.span;
    span.end = last.span.end;
    let len = last.range().end - usize::from(first.start);
    Token {
        span,
        len: len.min(MAX_SOUNDS) as u8,
        ideal: tokens.iter().map(|t| t.ideal).fold(0, i16::saturating_add),
        signature: tokens.iter().map(|t| t.signature).fold(Consonants::default(), Consonants::and),
        hash: hash(&crate::fold::fold(span.of(&name.text))) as u32,
        number: 0,
        common: tokens.iter().map(|t| t.common).min().unwrap_or(0),
        choices: (first.choices.0, 0),
        readings: (first.readings.0, 0),
        extra: 0,
        marks_father: false,
        ..first
    }
}
