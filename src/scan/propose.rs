//! What may be a name in a text, when there is no list: a heuristic.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::language::is_small;
use super::text::{Word, has_case, words};
use crate::fold::fold;
use crate::lang::{Kind, Lang, Script, Span};
use crate::lexicon::{self, Senses, lookup};
use crate::name::words::{Class, given_classes, word_for};

/// Words of a text that may be a person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where: byte offsets in the text.
    pub span: Span,
    /// How many words it has.
    pub words: usize,
    /// Whether its first word is a given name that isim knows.
    pub given: bool,
}

/// A name has at most as many words.
const LONGEST: usize = 5;

/// What may be names of persons in a text, in its order: two to five words with capitals side by
/// side, also with particles between them, without known places and organisations; runs of
/// Katakana with a middle dot; and single words with a capital inside a sentence that begin as the last
/// word of such a name does.
///
/// A guess from the writing alone. In scripts that have neither capitals nor such runs only words
/// behind a given name that isim knows are proposed. To find the names of a list, take a
/// [`Scanner`](crate::Scanner).
///
/// ```
/// let text = "Вчера Айсель Каримзаде приехала в Баку. Там Каримзаде ждали.";
/// let found: Vec<&str> = isim::propose(text).iter().map(|p| p.span.of(text)).collect();
/// assert_eq!(found, ["Айсель Каримзаде", "Каримзаде"]);
/// ```
pub fn propose(text: &str) -> Vec<Proposal> {
    let words = words(text);
    let mut out = Vec::new();
    // The beginnings of what may be surnames.
    let mut last: BTreeSet<String> = BTreeSet::new();
    let mut at = 0;
    while at < words.len() {
        let end = run(text, &words, at);
        // The capital of a sentence's first word says nothing.
        if end > at + 1 && words[at].first && !is_given(words[at].span.of(text)) {
            let named = end == at + 2 && is_name(text, &words, at, end);
            at += usize::from(!named);
        }
        if end > at && is_name(text, &words, at, end) {
            let span = Span { start: words[at].span.start, end: words[end - 1].span.end };
            let given = is_given(words[at].span.of(text));
            out.push(Proposal { span, words: end - at, given });
            if end - at > 1 {
                last.insert(beginning(words[end - 1].span.of(text)));
            }
        }
        at = end.max(at + 1);
    }
    out.retain(|p| p.words > 1 || last.contains(&beginning(p.span.of(text))));
    out
}

/// What all case forms of a name begin with.
fn beginning(word: &str) -> String {
    fold(word).chars().take(4).collect()
}

/// Where a run of words that may be one name ends.
fn run(text: &str, words: &[Word], at: usize) -> usize {
    let mut end = at;
    while end < words.len() && end - at < LONGEST {
        let word = &words[end];
        let same = word.script == words[at].script;
        if end > at && !(word.joined && same) {
            break;
        }
        let surface = word.span.of(text);
        let capital = has_case(word.script) && word.capital && surface.chars().nth(1).is_some();
        let initial =
            has_case(word.script) && word.capital && text[word.span.end..].starts_with('.');
        let uncased = !has_case(word.script)
            && (word.script == Script::Kana || end == at && is_given(surface) || end == at + 1);
        // A particle stands between two parts of a name.
        let particle = end > at
            && has_case(word.script)
            && PARTICLES.contains(&surface)
            && words.get(end + 1).is_some_and(|w| w.joined && w.capital);
        if !(capital || initial || uncased || particle) || is_known(word, surface) {
            break;
        }
        end += 1;
    }
    end
}

/// Particles that persons' names are written with, in small letters.
const PARTICLES: [&str; 16] = [
    "de", "da", "do", "dos", "di", "del", "della", "van", "von", "der", "den", "bin", "al", "la",
    "фон", "де",
];

fn is_name(text: &str, words: &[Word], at: usize, end: usize) -> bool {
    let first = &words[at];
    let surface = first.span.of(text);
    let letters = Span { start: first.span.start, end: words[end - 1].span.end }.of(text);
    if !has_case(first.script) {
        return end - at > 1 && (first.script == Script::Kana || is_given(surface));
    }
    let shouted = letters.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
    match end - at {
        0 => false,
        // One word: inside a sentence, and no acronym.
        1 => !first.first && first.running && !shouted && surface.chars().nth(3).is_some(),
        // The first word of a sentence has a capital anyway.
        _ => {
            !shouted && (!first.first || is_given(surface) || end - at == 2 && !first.running)
                || is_given(surface)
        }
    }
}

fn is_given(surface: &str) -> bool {
    given_classes(&fold(surface)).next().is_some()
}

/// Whether a word is the name of a place, a people or an organisation, a title or a generic word,
/// and nobody's name.
fn is_known(word: &Word, surface: &str) -> bool {
    if is_given(surface) {
        return false;
    }
    let lower = fold(surface);
    let mut known = word_for(&lower, Kind::Organization)
        .is_some_and(|w| matches!(w.class, Class::Generic | Class::LegalForm | Class::Title));
    known |= is_small(&lower);
    let of = lexicon::Word { surface, lower: &lower, script: word.script };
    lexicon::forms(of, Lang::UND, &mut |form| {
        known = known || lookup(&[form], Senses::ALL).any(|entry| entry.fits(surface));
    });
    known
}
