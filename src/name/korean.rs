//! Korean names in Cyrillic and Latin letters and kana.

use alloc::vec::Vec;

use super::cut::Words;
use super::readings::{self, Form, Found};
use super::token::{HEARD, Token, hash};
use super::{Name, Role, choices};
use crate::lang::{Kind, Lang, Script};
use crate::sounds::han;
use crate::sounds::korean::{Syllable, hangul as in_hangul, korean as read, may_be, vowels};
use crate::sounds::{self, VOWEL};

/// A surname has at most so many sounds, and a given name so many.
const SURNAME: u8 = 4;
const GIVEN: u16 = 10;
/// Shorter names may be anything.
const SYLLABLES: usize = 3;
/// What surnames do not begin with: Russian and Japanese voice it inside a name only.
const VOICED: &str = "бгдブドジザ";

/// Gives a name the choices of Hangul, if it is a Korean one in other letters, or its given name is
/// spelt with a letter more in Latin ones.
pub(super) fn korean(name: &mut Name, words: &Words) {
    if name.kind != Kind::Person {
        return;
    }
    match name.script {
        Script::Cyrl | Script::Kana | Script::Hira => other_letters(name),
        Script::Hang => hangul(name, words),
        Script::Latn => latin(name, words),
        _ => {}
    }
}

/// The surname as the south writes it; and the given name behind one, where it is spelt with a letter
/// more.
fn hangul(name: &mut Name, words: &Words) {
    let &[surname, given] = &name.tokens[..] else { return };
    let letters = words.folded(1);
    if let (Ok(first), 2) = (words.folded(0).parse(), letters.chars().count()) {
        name.tokens[0].hash = hash(han::southern(first).encode_utf8(&mut [0; 4])) as u32;
    }
    if surname.choices.1 == 0 || given.choices.1 > 0 || !letters.contains('우') {
        return;
    }
    let syllable = |letter| Syllable { letter, price: 0, end: true };
    let syllables: Vec<_> = letters.chars().map(syllable).collect();
    hear(name, 1, &syllables, false);
}

/// How risky it is to read Korean syllables as Korean, in hundredths of a nat.
const KOREAN_SYLLABLES: u16 = 0;

/// Adds the readings of a name in Latin letters that is a Korean one, a surname and a given name of two
/// syllables: Pak Kŭnhye, Park Geun-hye.
fn latin(name: &mut Name, words: &Words) {
    let count = name.tokens.len();
    if !matches!(count, 2 | 3) || name.tokens[0].len > SURNAME {
        return;
    }
    let taken = |t: &Token| name.reading(t.extra).is_some_and(|r| r.form != Form::Guess);
    let given = name.tokens[1..].iter().map(|t| u16::from(t.len)).sum::<u16>();
    if given > GIVEN || name.tokens.iter().any(|t| taken(t) || t.choices.1 > 0) {
        return;
    }
    if vowels(words.folded(0)) != 1
        || (1..count).map(|at| vowels(words.folded(at))).sum::<usize>() >= SYLLABLES
        || !(1..count).all(|at| may_be(words.folded(at)))
    {
        return; // nearly all
    }
    let mut all = Vec::with_capacity(count);
    for at in 1..count {
        let Some(word) = in_hangul(words.folded(at)) else { return };
        all.push(word);
    }
    if all.iter().map(|word| word.chars().count()).sum::<usize>() + 1 != SYLLABLES {
        return;
    }
    let first = words.folded(0);
    let one = || in_hangul(first).and_then(|word| word.parse::<char>().ok());
    let known = |c: &char| han::surname(*c).is_some();
    let Some(surname) = han::korean_surname(first).or_else(|| one().filter(known)) else { return };
    all.insert(0, surname.into());
    let (lang, file) = (Lang::literal("ko"), "data/sounds/hangul.txt");
    let found = Found::other(Form::Korean, KOREAN_SYLLABLES, lang, file);
    for (at, hangul) in all.iter().enumerate() {
        let sounds = |out: &mut Vec<u8>| sounds::sound(hangul, None, out);
        readings::hear(name, at, hash(hangul) as u32, &found, sounds);
    }
}

/// Gives a token choices beside what it is.
fn hear(name: &mut Name, at: usize, syllables: &[Syllable], surname: bool) {
    let from = name.choices.len();
    choices::heard(name, syllables, surname);
    let count = name.choices.len() - from;
    let token = &mut name.tokens[at];
    (token.choices, token.marks) = ((from as u16, count as u16), HEARD);
}

/// A name in Cyrillic letters or kana that has the choices of Hangul if all of it is Korean, a surname
/// and a given name of two syllables.
fn other_letters(name: &mut Name) {
    let [first, given @ ..] = &name.tokens[..] else { return };
    let long = given.iter().map(|t| u16::from(t.len)).sum::<u16>() > GIVEN;
    // Hardly any other name is so short.
    if long || first.len > SURNAME || given.len() > 2 || !name.choices.is_empty() {
        return;
    }
    let word = |token: &Token| read(name.sounds.get(token.range())?, name.script);
    let Some(all) = name.tokens.iter().map(word).collect::<Option<Vec<_>>>() else { return };
    let known = |s: &Syllable| han::surname(s.letter).is_some_and(|mut s| s.next().is_some());
    let count = |syllables: &[Syllable]| syllables.iter().filter(|s| s.end).count();
    let mut voiced = Vec::new();
    sounds::sound(VOICED, None, &mut voiced);
    let begins = name.sounds.first();
    let voiced = begins.is_some_and(|s| sounds::class(*s) != VOWEL && voiced.contains(s));
    if voiced
        || count(&all[0]) != 1
        || all.iter().map(|s| count(s)).sum::<usize>() != SYLLABLES
        || !all[0].iter().any(known)
    {
        return;
    }
    for (at, syllables) in all.iter().enumerate() {
        let token = &mut name.tokens[at];
        // У is a name among such words, and У. an initial.
        if !name.text[token.span.end..].starts_with('.') || token.role != Role::Initial {
            (token.role, token.number) = (Role::Name, 0);
        }
        hear(name, at, syllables, at == 0);
    }
}
