//! Words and their grammar: base forms, and the two forms of a family name.

use core::ffi::c_char;

use isim_core::grammar::{self, Case, Cases, Gender, Genders, Numbers};
use isim_core::{Lang, Script};

use crate::boundary::{Output, Text, free, guarded, language, look, name_text, shared, tag};
use crate::status::Status;
use crate::texts::Texts;

/// The base forms a word may be an inflected form of, likely ones first. It never changes: any
/// number of threads may use it at once. It keeps what it needs: the word may be freed before it.
pub struct Stems(Vec<Found>);

struct Found {
    base: String,
    source: String,
    stem: grammar::Stem,
}

/// A base form that a word may have. Its texts live as long as the stems.
///
/// Cases, genders and numbers are sets: bit n stands for what isim_case_name, isim_gender_name or
/// isim_number_name calls n. An empty set of genders or numbers means that nothing tells.
#[repr(C)]
pub struct Stem {
    /// The base form.
    pub base: Text,
    /// The cases the word may stand in.
    pub cases: u32,
    /// The genders the base form may have.
    pub genders: u32,
    /// The numbers the word may stand in.
    pub numbers: u32,
    /// How rare or risky the reading is, in hundredths of a nat: 0 is certain, more is worse.
    pub price: u32,
    /// The language of the rule: two or three letters, then NULs.
    pub lang: [c_char; 4],
    /// Where the rule stands, a file and a line.
    pub source: Text,
}

/// The base forms that a word may be an inflected form of; the word itself is not among them.
///
/// The word is in lower case, as isim_fold leaves it. `lang` is its language as a BCP 47 tag; empty,
/// the endings of all languages of its script are tried.
///
/// Returns: ISIM_STATUS_OK, and in `stems` a handle that goes to isim_stems_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
/// ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stems_new(
    text: *const c_char,
    text_length: usize,
    lang: *const c_char,
    lang_length: usize,
    stems: *mut *mut Stems,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, a word and a tag, by the convention.
        let (stems, text, lang) = unsafe {
            (Output::new(stems)?, name_text(text, text_length)?, language(lang, lang_length)?)
        };
        let mut found = Vec::new();
        grammar::stems(text, script(text), lang.unwrap_or(Lang::UND), &mut |stem| {
            let (base, source) = (stem.base(text).collect(), stem.rule.to_string());
            found.push(Found { base, source, stem });
        });
        stems.give(Stems(found));
        Ok(())
    })
}

/// Frees stems. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stems_free(stems: *mut Stems) {
    // SAFETY: a handle of `isim_stems_new`, or NULL, given up here, by the convention.
    unsafe { free(stems) }
}

/// Number of stems.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the stems live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stems_count(stems: *const Stems) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(stems, 0, |s| s.0.len()) }
}

/// A stem; they are counted from 0, likely ones first.
///
/// Returns: ISIM_STATUS_OK, and the stem; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
/// that many.
/// Thread safety: any thread while the stems live.
///
/// Example:
///
///     const char *word = "ведатом";
///     isim_stems *stems;
///     isim_stem stem;
///
///     assert(isim_stems_new(word, strlen(word), "ru", 2, &stems) == ISIM_STATUS_OK);
///     for (size_t i = 0; isim_stems_get(stems, i, &stem) == ISIM_STATUS_OK; i++) {
///         printf("%.*s:", (int)stem.base.length, stem.base.data);
///         for (uint32_t n = 0; isim_case_name(n) != NULL; n++) {
///             if (stem.cases >> n & 1) {
///                 printf(" %s", isim_case_name(n));
///             }
///         }
///         puts("");
///     }
///     isim_stems_free(stems);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stems_get(
    stems: *const Stems,
    number: usize,
    stem: *mut Stem,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (stem, stems) = unsafe { (Output::new(stem)?, shared(stems)?) };
        let found = stems.0.get(number).ok_or(Status::Range)?;
        stem.set(Stem {
            base: Text::of(&found.base),
            cases: cases(found.stem.cases),
            genders: genders(found.stem.genders),
            numbers: numbers(found.stem.numbers),
            price: found.stem.price.into(),
            lang: tag(found.stem.lang),
            source: Text::of(&found.source),
        });
        Ok(())
    })
}

/// The genders that the form of a surname allows, as a set: of "алиева" the feminine. Empty where it
/// does not tell.
///
/// The surname is in lower case and in its base form; `lang` is its language as a BCP 47 tag, or
/// empty.
///
/// Returns: ISIM_STATUS_OK, and the set; otherwise as isim_stems_new.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_surname_genders(
    text: *const c_char,
    text_length: usize,
    lang: *const c_char,
    lang_length: usize,
    found: *mut u32,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, a word and a tag, by the convention.
        let (found, text, lang) = unsafe {
            (Output::new(found)?, name_text(text, text_length)?, language(lang, lang_length)?)
        };
        let lang = lang.unwrap_or(Lang::UND);
        found.set(genders(grammar::surname_gender(text, script(text), lang)));
        Ok(())
    })
}

/// The masculine forms that a surname may belong to: of "nováková", "novák" among others, as the ending
/// alone does not tell. A surname that has one form for all has none.
///
/// Returns: ISIM_STATUS_OK, and in `forms` a handle that goes to isim_texts_free once; otherwise as
/// isim_surname_genders.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_surname_masculine(
    text: *const c_char,
    text_length: usize,
    lang: *const c_char,
    lang_length: usize,
    forms: *mut *mut Texts,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, a word and a tag, by the convention.
        let (forms, text, lang) = unsafe {
            (Output::new(forms)?, name_text(text, text_length)?, language(lang, lang_length)?)
        };
        let mut found: Vec<String> = Vec::new();
        grammar::families(text, script(text), lang.unwrap_or(Lang::UND), &mut |family| {
            let form: String = family.masculine(text).collect();
            if !found.contains(&form) {
                found.push(form);
            }
        });
        forms.give(found.into_iter().collect());
        Ok(())
    })
}

/// Whether two surnames are the masculine and the feminine form of one family name: one family, two
/// people. Both are in lower case and in their base forms.
///
/// Returns: ISIM_STATUS_OK, and in `found` the gender of each, as a set of one; both sets are empty
/// when the names are no such forms, also when they are equal. Otherwise as isim_surname_genders.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_same_family(
    a: *const c_char,
    a_length: usize,
    b: *const c_char,
    b_length: usize,
    lang: *const c_char,
    lang_length: usize,
    found: *mut Family,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, two words and a tag, by the convention.
        let (found, a, b, lang) = unsafe {
            (
                Output::new(found)?,
                name_text(a, a_length)?,
                name_text(b, b_length)?,
                language(lang, lang_length)?,
            )
        };
        let pair = grammar::same_family(a, b, script(a), lang.unwrap_or(Lang::UND));
        let set = |gender: Option<Gender>| gender.map_or(0, |g| genders(Genders::only(g)));
        found.set(Family { a: set(pair.map(|p| p.0)), b: set(pair.map(|p| p.1)) });
        Ok(())
    })
}

/// The genders of the two forms of one family name, each as a set of one or none.
#[repr(C)]
pub struct Family {
    /// Of the first.
    pub a: u32,
    /// Of the second.
    pub b: u32,
}

/// Whether two words of one name, the earlier first, may stand in the cases that their endings tell, as
/// isim_stem.cases: Ведатом Ишикханом agree, Ведатом Ишикхана do not. In some languages every word of
/// a name is inflected, in others the first or the last alone, so the language decides; `lang` is its
/// BCP 47 tag, and when it is empty most languages of the script, an ISO 15924 code, decide. An empty
/// set of cases, of which nothing is known, agrees with all.
///
/// Returns: ISIM_STATUS_OK, and 1 or 0; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
/// ISIM_NAME_LIMIT, ISIM_STATUS_UNKNOWN_CODE when `script` or `lang` is none, or a bit is no case's.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_cases_agree(
    script: *const c_char,
    script_length: usize,
    lang: *const c_char,
    lang_length: usize,
    earlier_cases: u32,
    later_cases: u32,
    agree: *mut u32,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and two codes, by the convention.
        let (agree, script, lang) = unsafe {
            (Output::new(agree)?, name_text(script, script_length)?, language(lang, lang_length)?)
        };
        let how = grammar::agreement(script.parse()?, lang.unwrap_or(Lang::UND));
        let both = grammar::agree(how, set_of_cases(earlier_cases)?, set_of_cases(later_cases)?);
        agree.set(both.into());
        Ok(())
    })
}

/// A set of cases on its way in.
fn set_of_cases(bits: u32) -> Result<Cases, Status> {
    if bits >> Case::ALL.len() != 0 {
        return Err(Status::UnknownCode);
    }
    let given = Case::ALL.iter().filter(|case| bits >> **case as u32 & 1 == 1);
    Ok(given.fold(Cases::NONE, |set, case| set.union(Cases::only(*case))))
}

/// The script of a word: that of its first letter.
fn script(word: &str) -> Script {
    let scripts = word.chars().map(Script::of);
    scripts.into_iter().find(|s| *s != Script::Zyyy).unwrap_or(Script::Zyyy)
}

fn cases(set: Cases) -> u32 {
    set.iter().fold(0, |bits, one| bits | 1 << one as u32)
}

fn genders(set: Genders) -> u32 {
    set.iter().fold(0, |bits, one| bits | 1 << one as u32)
}

fn numbers(set: Numbers) -> u32 {
    set.iter().fold(0, |bits, one| bits | 1 << one as u32)
}
