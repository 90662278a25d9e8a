//! What `examples/learn_costs` sees of the matcher's inside. Feature `learn`; no stability promised.

use alloc::vec::Vec;

use crate::compare::Score;
use crate::lang::{Kind, Lang};
use crate::name::{Name, Role};

/// Names of the symbols of sound, by number.
pub fn symbols() -> &'static [&'static str] {
    &crate::tables::sounds::SYMBOLS
}

/// The class of a symbol: 0 none, 1 to 7 consonants, 8 vowels.
pub fn class(symbol: u8) -> u8 {
    crate::sounds::class(symbol)
}

/// The sounds of a name's tokens, titles and the like left out.
pub fn sounds(text: &str, kind: Kind, lang: Lang) -> Vec<Vec<u8>> {
    let name = Name::with_lang(text, kind, lang);
    let proper = |r: Role| matches!(r, Role::Name | Role::Patronymic | Role::Particle);
    let tokens = name.tokens.iter().filter(|t| proper(t.role) && t.len > 0);
    tokens.map(|t| name.sounds[t.range()].to_vec()).collect()
}

pub use crate::compare::writing::{NAMES as WRITINGS, Writing};

/// Between which kinds of script two names stand.
pub fn writing(a: &str, b: &str) -> Writing {
    let script = |text| Name::new(text, Kind::Person).script();
    Writing::of(script(a), script(b))
}

pub use crate::compare::align::Step;
use crate::compare::align::{Sounds, trace};

/// The steps by which two names of one word stand for each other, and between which kinds of script;
/// none for names of more words, or of several readings.
pub fn steps(a: &Name, b: &Name) -> Option<(Vec<Step>, Writing)> {
    let only = |n: &Name| match &n.tokens[..] {
        [t] if t.len > 0 && t.choices.1 == 0 => Some(0),
        _ => None,
    };
    let (x, y) = (&a.tokens[only(a)?], &b.tokens[only(b)?]);
    let mut steps = Vec::new();
    trace(Sounds::of(a, x, x), Sounds::of(b, y, y), &mut |step, _| steps.push(step));
    Some((steps, Writing::of(a.script(), b.script())))
}

/// Names of the features of a comparison.
pub fn feature_names() -> &'static [&'static str] {
    &crate::compare::features::NAMES
}

/// True when the lexicon decides, and the features have no say.
pub fn is_known(a: &Name, b: &Name) -> bool {
    crate::compare::lexicon(a, b).is_some()
}

/// The features of two names, each below 64; none when nothing agrees or all does.
pub fn features(a: &Name, b: &Name) -> Option<Vec<u8>> {
    crate::compare::learn_features(a, b)
}

/// The folded words of a name, as their frequency is counted.
pub fn words(text: &str, kind: Kind) -> Vec<alloc::string::String> {
    let name = Name::new(text, kind);
    name.tokens.iter().map(|t| crate::fold::fold(t.span.of(text))).collect()
}

/// The score of two names if the features of their comparison were worth this, in hundredths of a
/// nat; none when nothing agrees.
pub fn score(a: &Name, b: &Name, weight: i32) -> Option<Score> {
    crate::compare::learn_score(a, b, weight)
}
