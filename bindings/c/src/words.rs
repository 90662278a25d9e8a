//! Kinds, roles and kinds of steps: their numbers and their words.

use core::ffi::{CStr, c_char};
use core::ptr;

use crate::boundary::{Output, guarded, name_text};
use crate::status::Status;

/// What a name names. It decides which rules apply: persons have patronymics and initials,
/// countries a table of exonyms, organisations legal forms.
#[repr(C)]
#[derive(Clone, Copy)]
pub enum Kind {
    /// A human being.
    Person = 0,
    /// A settlement, region, river or other place.
    Place = 1,
    /// A country or territory.
    Country = 2,
    /// A company, authority or other body.
    Organization = 3,
}

/// What a part of a name does. Later versions may add some.
#[repr(C)]
#[derive(Clone, Copy)]
pub enum Role {
    /// A name proper: given name, surname, any other word.
    Name = 0,
    /// A single letter that stands for a name.
    Initial = 1,
    /// A father's name: Heydərovich, Heydər oğlu.
    Patronymic = 2,
    /// A small word that belongs to a name: bin, van, de, oğlu, uulu.
    Particle = 3,
    /// A title or form of address: Dr, Sheikh, господин.
    Title = 4,
    /// A word or number that tells generations apart: Jr, II, XIV.
    Generation = 5,
    /// A legal form: Ltd, ООО, MMC.
    LegalForm = 6,
    /// A generic word: Ministry, банк.
    Generic = 7,
}

/// The kinds of reasons in an explanation. Later versions may add some.
#[repr(C)]
#[derive(Clone, Copy)]
pub enum StepKind {
    /// The same spelling, but for case and the like.
    Same = 1,
    /// The same sounds in other letters: another script, orthography or romanisation.
    Spelling = 2,
    /// A small difference that no rule explains.
    Typo = 3,
    /// One is a grammatical case of the other.
    CaseForm = 4,
    /// One is a familiar form of the other: Bill, William.
    Diminutive = 5,
    /// Two forms of one given name across languages: Joseph, Yusuf.
    Equivalent = 6,
    /// An initial and a name that begins with it.
    Initial = 7,
    /// Written in one word here and in several there.
    Joined = 8,
    /// Known to a table: an exonym, an acronym, a translated word.
    Lexicon = 9,
    /// Letters that only look alike.
    Homoglyph = 10,
    /// Present on one side, absent on the other.
    Omitted = 11,
    /// Different words in the same place on both sides.
    Contradicted = 12,
    /// The masculine and the feminine form of one surname: one family, two people.
    Gender = 13,
    /// Numbers or generation words that differ: II and III.
    Numeral = 14,
    /// The parts stand in another order.
    Order = 15,
    /// What the evidence of this kind and these scripts is worth, measured on real pairs.
    Calibration = 16,
}

const KINDS: [(Kind, &CStr); 4] = [
    (Kind::Person, c"person"),
    (Kind::Place, c"place"),
    (Kind::Country, c"country"),
    (Kind::Organization, c"organization"),
];

const ROLES: [(Role, &CStr); 8] = [
    (Role::Name, c"name"),
    (Role::Initial, c"initial"),
    (Role::Patronymic, c"patronymic"),
    (Role::Particle, c"particle"),
    (Role::Title, c"title"),
    (Role::Generation, c"generation"),
    (Role::LegalForm, c"legal-form"),
    (Role::Generic, c"generic"),
];

const STEP_KINDS: [(StepKind, &CStr); 16] = [
    (StepKind::Same, c"same"),
    (StepKind::Spelling, c"spelling"),
    (StepKind::Typo, c"typo"),
    (StepKind::CaseForm, c"case-form"),
    (StepKind::Diminutive, c"diminutive"),
    (StepKind::Equivalent, c"equivalent"),
    (StepKind::Initial, c"initial"),
    (StepKind::Joined, c"joined"),
    (StepKind::Lexicon, c"lexicon"),
    (StepKind::Homoglyph, c"homoglyph"),
    (StepKind::Omitted, c"omitted"),
    (StepKind::Contradicted, c"contradicted"),
    (StepKind::Gender, c"gender"),
    (StepKind::Numeral, c"numeral"),
    (StepKind::Order, c"order"),
    (StepKind::Calibration, c"calibration"),
];

/// The word of a kind: "person", "place", "country", "organization".
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_kind_name(kind: u32) -> *const c_char {
    KINDS.iter().find(|(k, _)| *k as u32 == kind).map_or(ptr::null(), |(_, word)| word.as_ptr())
}

/// The kind of a word, as isim_kind_name gives it; "organisation" is taken too.
///
/// Returns: ISIM_STATUS_UNKNOWN_CODE for any other word.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_kind_parse(
    word: *const c_char,
    word_length: usize,
    kind: *mut u32,
) -> Status {
    guarded(|| {
        // SAFETY: `kind` is good to write, `word` good to read, by the convention.
        let (kind, word) = unsafe { (Output::new(kind)?, name_text(word, word_length)?) };
        kind.set(word.parse::<isim_core::Kind>()? as u32);
        Ok(())
    })
}

/// The word of a role: "name", "initial", "patronymic" and so on.
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no role.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_role_name(role: u32) -> *const c_char {
    ROLES.iter().find(|(r, _)| *r as u32 == role).map_or(ptr::null(), |(_, word)| word.as_ptr())
}

/// The word of a step's kind: "same", "spelling", "typo" and so on.
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind of
/// step.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_step_kind_name(step_kind: u32) -> *const c_char {
    let found = STEP_KINDS.iter().find(|(k, _)| *k as u32 == step_kind);
    found.map_or(ptr::null(), |(_, word)| word.as_ptr())
}

/// A kind that came in as a number.
pub(crate) fn kind_of(number: u32) -> Result<isim_core::Kind, Status> {
    isim_core::Kind::ALL.into_iter().find(|k| *k as u32 == number).ok_or(Status::UnknownCode)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_those_of_the_library() {
        let ours = KINDS.map(|(kind, word)| (kind as u32, word.to_str().unwrap()));
        assert_eq!(ours, isim_core::Kind::ALL.map(|kind| (kind as u32, kind.as_str())));
    }

    #[test]
    fn step_kinds_are_those_of_the_library() {
        let ours = STEP_KINDS.map(|(kind, word)| (kind as u32, word.to_str().unwrap()));
        assert_eq!(ours, isim_core::StepKind::ALL.map(|kind| (kind as u32, kind.as_str())));
    }

    #[test]
    fn roles_are_those_of_the_library() {
        let ours = ROLES.map(|(role, word)| (role as u32, word.to_str().unwrap()));
        assert_eq!(ours, isim_core::Role::ALL.map(|role| (role as u32, role.as_str())));
    }
}
