//! What words and names can share without sounding alike.

use crate::lexicon::Entity;
use crate::name::token::{DIMINUTIVE, MEANINGS};
use crate::name::{Name, Token};

/// A generic word: Ministry, министерство.
const CONCEPT: u64 = 1 << 32;
/// A class of given names: William, Bill.
pub(super) const GIVEN: u64 = 2 << 32;
/// A number: II, 2.
const NUMBER: u64 = 3 << 32;
/// A token without sounds, by the hash of its text.
const TEXT: u64 = 4 << 32;
/// What the lexicon knows a name to name.
const ENTITY: u64 = 5 << 32;

/// What the word of a Korean name in Latin letters is in Hangul, by its hash.
pub(super) const HANGUL: u64 = 6 << 32;

/// What a word means: its number, concept and classes of given names, and the hash of its text when
/// it has no sounds.
pub(super) fn meanings(of: &[u16; MEANINGS], text: u32, mut each: impl FnMut(u64)) {
    let [number, concept, given @ ..] = *of;
    if concept != 0 {
        each(CONCEPT | u64::from(concept));
    }
    for class in given {
        if class != 0 {
            each(GIVEN | u64::from(class & !DIMINUTIVE));
        }
    }
    if number != 0 {
        each(NUMBER | u64::from(number));
    }
    if text != 0 {
        each(TEXT | u64::from(text));
    }
}

/// What a token of a name means.
pub(super) fn of_token(name: &Name, token: &Token, mut each: impl FnMut(u64)) {
    if let Some(hangul) = name.korean(token) {
        each(HANGUL | u64::from(hangul.hash));
    }
    let text = if token.len == 0 { token.hash } else { 0 };
    meanings(&token.meanings(), text, each);
}

/// The number of a country, city or organisation: it is that of its id, which outlives the order of
/// the tables.
pub(super) fn entity(entity: Entity) -> u64 {
    let sense = entity.sense() as u64;
    let hash = entity
        .id()
        .bytes()
        .fold(0x811c_9dc5_u32 ^ sense as u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    ENTITY | u64::from(hash)
}
