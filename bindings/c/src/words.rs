//! Kinds, roles and kinds of steps and findings: their numbers and their words, as the library has
//! them. The header shows the library's own enumerations; `tests/header.rs` brings them there.

use core::ffi::c_char;
use core::ptr;

use isim_core::grammar::{Case, Gender, Number};
use isim_core::{FindingKind, GenderPolicy, How, Kind, Role, StepKind};

use crate::boundary::{Output, guarded, name_text};
use crate::status::Status;

/// A number of an enumeration, and its word with NULs behind it.
struct Word {
    number: u32,
    word: [u8; 24],
}

const fn word(number: u32, word: &str) -> Word {
    let (from, mut to) = (word.as_bytes(), [0; 24]);
    assert!(from.len() < to.len(), "a word is longer than was thought");
    let mut at = 0;
    while at < from.len() {
        to[at] = from[at];
        at += 1;
    }
    Word { number, word: to }
}

/// The words of an enumeration, made when the library is compiled.
macro_rules! words {
    ($enumeration:ident) => {{
        const COUNT: usize = $enumeration::ALL.len();
        static WORDS: [Word; COUNT] = {
            let mut words = [const { word(0, "") }; COUNT];
            let mut at = 0;
            while at < COUNT {
                words[at] = word($enumeration::ALL[at] as u32, $enumeration::ALL[at].as_str());
                at += 1;
            }
            words
        };
        &WORDS
    }};
}

/// The word of a number, or NULL.
fn find(words: &'static [Word], number: u32) -> *const c_char {
    let found = words.iter().find(|word| word.number == number);
    found.map_or(ptr::null(), |found| found.word.as_ptr().cast())
}

/// The word of a kind: "person", "place", "country", "organization".
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_kind_name(kind: u32) -> *const c_char {
    find(words!(Kind), kind)
}

/// The kind of a word, as isim_kind_name gives it; "organisation" is taken too.
///
/// Returns: ISIM_STATUS_UNKNOWN_CODE for any other word.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     uint32_t kind;
///
///     assert(isim_kind_parse("place", 5, &kind) == ISIM_STATUS_OK && kind == ISIM_KIND_PLACE);
///     assert(strcmp(isim_kind_name(kind), "place") == 0);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_kind_parse(
    word: *const c_char,
    word_length: usize,
    kind: *mut u32,
) -> Status {
    guarded(|| {
        // SAFETY: `kind` is good to write, `word` good to read, by the convention.
        let (kind, word) = unsafe { (Output::new(kind)?, name_text(word, word_length)?) };
        kind.set(word.parse::<Kind>()? as u32);
        Ok(())
    })
}

/// The word of a role: "name", "initial", "patronymic" and so on.
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no role.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_role_name(role: u32) -> *const c_char {
    find(words!(Role), role)
}

/// The word of a step's kind: "same", "spelling", "typo" and so on.
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind of
/// step.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_step_kind_name(step_kind: u32) -> *const c_char {
    find(words!(StepKind), step_kind)
}

/// The word of a policy of genders: "different", "same", "ignored".
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no policy.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_gender_policy_name(policy: u32) -> *const c_char {
    find(words!(GenderPolicy), policy)
}

/// The word of a finding's kind: "invisible", "bidi", "homoglyph", "mixed-script".
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no kind of
/// finding.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_finding_kind_name(finding_kind: u32) -> *const c_char {
    find(words!(FindingKind), finding_kind)
}

/// The word of what tells that a place in a text is a mention: "name", "known", "surname" and so on.
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no isim_how.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_how_name(how: u32) -> *const c_char {
    find(words!(How), how)
}

/// The word of a case: "nominative", "genitive" and so on.
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no case.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_case_name(grammatical_case: u32) -> *const c_char {
    find(words!(Case), grammatical_case)
}

/// The word of a gender: "masculine", "feminine", "neuter".
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no gender.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_gender_name(grammatical_gender: u32) -> *const c_char {
    find(words!(Gender), grammatical_gender)
}

/// The word of a grammatical number: "singular", "plural".
///
/// Returns: a NUL-terminated string that lives for ever, or NULL for a number that is no grammatical number.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_number_name(grammatical_number: u32) -> *const c_char {
    find(words!(Number), grammatical_number)
}

/// A kind that came in as a number.
pub(crate) fn kind_of(number: u32) -> Result<Kind, Status> {
    Kind::ALL.into_iter().find(|k| *k as u32 == number).ok_or(Status::UnknownCode)
}
