//! Names of rulers, whose titles are names elsewhere and whose numbers are initials, and the small
//! words in names of people.

use alloc::string::String;

use super::cut::Words;
use super::token::Token;
use super::{Name, Role, words};
use crate::lang::Script;

/// Letters that a small word has at most, if no list knows it.
const SMALL: usize = 3;

/// Makes particles of short words in small letters between words with capitals: "of" in any language,
/// as in Elizabeth I sa Ingglatera. What follows a hyphen is a part of a name: Min-ji, Kim Jong-un.
pub(super) fn small_words(name: &mut Name) {
    if name.script != Script::Latn || name.tokens.len() < 3 {
        return;
    }
    for at in 1..name.tokens.len() - 1 {
        let token = &name.tokens[at];
        let word = token.span.of(&name.text);
        if token.role != Role::Name || token.given[0] != 0 || word.len() > 2 * SMALL {
            continue;
        }
        let capital = |at: usize| {
            let first = name.tokens[at].span.of(&name.text).chars().next();
            first.is_some_and(char::is_uppercase)
        };
        let apart = name.text[..token.span.start].ends_with(' ');
        let letters = word.chars().filter(|c| c.is_lowercase()).count();
        if apart
            && letters <= SMALL
            && word.chars().all(|c| c.is_lowercase() || !c.is_alphabetic())
            && capital(at - 1)
            && capital(at + 1)
        {
            name.tokens[at].role = Role::Particle;
        }
    }
}

/// Titles of two words in front, as in Vietnamese: giáo hoàng is a pope, and Hoàng a surname.
fn titles(name: &mut Name, words: &Words) {
    if words.is_ascii() || name.script != Script::Latn || name.tokens.len() < 3 {
        return;
    }
    let mut phrase = String::from(words.folded(0));
    phrase.push(' ');
    phrase.push_str(words.folded(1));
    if words::word(&phrase).is_some_and(|word| word.class == words::Class::Title) {
        for token in &mut name.tokens[..2] {
            token.role = Role::Title;
        }
    }
}

/// III. Henrik francia király, I. Abbász perzsa sah: a number with a full stop in front, and a title
/// behind. True if there is such a number.
fn numbered_in_front(name: &mut Name, words: &Words) -> bool {
    let [first, second, ..] = &name.tokens[..] else { return false };
    if first.after_comma || !name.text[first.span.end..].starts_with('.') {
        return false;
    }
    let number = if first.role == Role::Generation { first.number } else { letter(name, first) };
    let is_title = |at: usize| words::is_front_title(words.folded(at));
    let last = name.tokens.len() - 1;
    let titled = last > 1 && (is_title(last) || name.tokens[last].role == Role::Title);
    let alone = first.role == Role::Generation && second.given[0] != 0;
    if number == 0 || !alone && !titled {
        return false;
    }
    (name.tokens[0].role, name.tokens[0].number) = (Role::Generation, number);
    if titled {
        name.tokens[last].role = Role::Title;
    }
    true
}

/// King Charles III, His Holiness Pope John Paul, Pius V: titles that are names elsewhere, and numbers
/// that are initials elsewhere.
pub(super) fn fronts(name: &mut Name, words: &Words) {
    titles(name, words);
    ordinal(name, words);
    let mut proper = name.tokens.iter().filter(|t| t.role == Role::Name).count();
    if numbered_in_front(name, words) {
        return behind(name, words);
    }
    let last = name.tokens.last().is_some_and(|t| numeral(name, t) != 0);
    let numbered = last || name.tokens.iter().any(|t| t.role == Role::Generation);
    for at in 0..name.tokens.len() {
        let token = name.tokens[at];
        if proper < 3 && !(proper == 2 && numbered) || token.after_comma {
            break;
        }
        match token.role {
            Role::Name if words::is_front_title(words.folded(at)) => {
                name.tokens[at].role = Role::Title;
                proper -= 1;
            }
            Role::Title | Role::Particle => {}
            _ => break,
        }
    }
    // Pius V, Guido I della Torre: an initial would stand before a surname.
    let at = name.tokens.iter().position(|t| t.role == Role::Initial).unwrap_or(0);
    let mut before = name.tokens[..at].iter().filter(|t| t.role != Role::Title);
    // Magnus I of Norway, Franz Joseph I nước Áo: nor would it stand before a small word.
    let of = name.tokens.get(at + 1).is_some_and(|next| {
        let small = next.span.of(&name.text).starts_with(char::is_lowercase);
        next.role == Role::Particle || small && !next.after_comma
    });
    let follows = match name.tokens.get(at + 1) {
        None => proper == 1,
        Some(_) => of && (at == 1 || at > 1 && before.clone().all(|t| t.given[0] != 0)),
    };
    let before = before.next_back();
    let given = of || before.is_some_and(|t| t.given[0] != 0);
    if let Some(number) = name.tokens.get(at).filter(|_| given && follows) {
        let (value, stop) = (letter(name, number), has_stop(name, number));
        if value != 0 {
            name.tokens[at].number = value;
            // Friedrich I. is a king, but Anna V. may be short for a surname: it stays both.
            if !stop {
                name.tokens[at].role = Role::Generation;
            }
        }
    }
    if numbered || name.tokens.iter().any(|t| t.role == Role::Generation) {
        behind(name, words);
    }
}

/// Behind a ruler's number may stand a title, as in III. Henrik francia király: the name is between
/// them.
#[inline(never)]
fn behind(name: &mut Name, words: &Words) {
    let number = |t: &Token| t.role == Role::Generation && t.is_numeral();
    let Some(number) = name.tokens.iter().position(number) else { return };
    for at in number.max(1) + 1..name.tokens.len() {
        if name.tokens[at].role == Role::Name && words::is_front_title(words.folded(at)) {
            name.tokens[at].role = Role::Title;
        }
    }
}

/// Words in small letters behind a ruler's number are no names, but for the countries among them:
/// Ludwig VII roi des Gaules.
#[inline(never)]
pub(super) fn describe(name: &mut Name, number: usize) {
    let small = |name: &Name, at: usize| {
        let first = name.tokens.get(at).and_then(|t| t.span.of(&name.text).chars().next());
        first.is_none_or(char::is_lowercase)
    };
    let ruler = if number == 0 { 1 } else { number - 1 };
    if !name.tokens[number].is_numeral() || small(name, ruler) {
        return; // all may be in small letters
    }
    for at in number.max(1) + 1..name.tokens.len() {
        let token = &name.tokens[at];
        if token.role == Role::Name && token.concept == 0 && small(name, at) {
            name.tokens[at].role = Role::Particle;
            name.tokens[at].weight = Role::Particle.weight();
        }
    }
}

/// Elizabeth the Second, but not Karl von Otto, who is eight in Italian.
fn ordinal(name: &mut Name, words: &Words) {
    let [first, article, last] = &name.tokens[..] else { return };
    let particle = article.role == Role::Particle;
    if !particle || first.given[0] == 0 || last.role != Role::Name || !is_article(words.folded(1)) {
        return;
    }
    if let Some(number) = words::ordinal(words.folded(2)) {
        name.tokens[2].number = number;
        name.tokens[2].role = Role::Generation;
    }
}

/// Articles before an ordinal, which are no prepositions before a surname.
fn is_article(folded: &str) -> bool {
    matches!(folded, "the" | "der" | "le" | "el" | "il")
}

/// The number that a letter may stand for without a full stop; 0 for none.
fn numeral(name: &Name, token: &Token) -> u16 {
    if has_stop(name, token) { 0 } else { letter(name, token) }
}

fn has_stop(name: &Name, token: &Token) -> bool {
    name.text[token.span.end..].starts_with('.')
}

/// The number that a letter may stand for; 0 for none.
fn letter(name: &Name, token: &Token) -> u16 {
    match token.span.of(&name.text) {
        "I" | "І" => 1,
        "V" => 5,
        "X" | "Х" => 10,
        _ => 0,
    }
}
