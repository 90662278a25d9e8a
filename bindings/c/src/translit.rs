//! Letters of one script into another: by convention, and by named systems.

use core::ffi::c_char;

use isim_core::{Lang, Script};

use crate::boundary::{
    Output, Text, fill, free, guarded, language, long_text, look, name_text, shared, tag,
};
use crate::status::Status;
use crate::texts::Texts;

/// A named system of transliteration, such as BGN/PCGN 1947 for Russian. Its texts live for ever.
#[repr(C)]
pub struct System {
    /// The code, as in "bgnpcgn-rus-Cyrl-Latn-1947": authority, language, script from, script to,
    /// year or variant.
    pub code: Text,
    /// What its authority calls it.
    pub name: Text,
    /// Where it is laid down.
    pub source: Text,
    /// The authority: the first part of the code.
    pub authority: Text,
    /// The language of the text that it takes: two or three letters, then NULs.
    pub lang: [c_char; 4],
    /// The script that it takes, by its ISO 15924 code.
    pub from: Text,
    /// The script that it makes, by its ISO 15924 code.
    pub to: Text,
    /// 1 when isim_transliterate_back gives back every word that is spelt with the letters of the
    /// system, otherwise 0.
    pub reversible: u32,
}

/// The systems by which one text is the rendering of another. It never changes: any number of
/// threads may use it at once. It keeps what it needs: the texts may be freed before it.
pub struct Renderings(Vec<isim_core::Rendering>);

/// One way in which a text is a rendering of another. Its code lives for ever.
#[repr(C)]
pub struct Rendering {
    /// The code of the system that leads from one to the other.
    pub code: Text,
    /// 0 when the second text is what the system makes of the first, 1 when the first is what the
    /// system makes of the second.
    pub reversed: u32,
}

/// A name or text in Latin letters, as people who read English would expect it.
///
/// `lang` is the text's language as a BCP 47 tag, as in "ru" or "az-Cyrl"; empty, it is guessed.
///
/// Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_romanize(
    text: *const c_char,
    text_length: usize,
    lang: *const c_char,
    lang_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer, the text and the tag are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || {
            let lang = language(lang, lang_length)?;
            Ok(isim_core::romanize(long_text(text, text_length)?, lang))
        })
    }
}

/// A name in Latin letters as papers in another language write it, the likeliest form first: "Vedat
/// Işıkhan" for Russian papers is "Ведат Ишикхан". Cyrillic is known for Russian, Ukrainian, Kazakh
/// and Kyrgyz; for other languages and scripts the list is empty.
///
/// `lang` is the papers' language as a BCP 47 tag, `script` an ISO 15924 code, as in "Cyrl".
///
/// Returns: ISIM_STATUS_OK, and in `forms` a handle that goes to isim_texts_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
/// ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag or `script` no code.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_to_script(
    text: *const c_char,
    text_length: usize,
    lang: *const c_char,
    lang_length: usize,
    script: *const c_char,
    script_length: usize,
    forms: *mut *mut Texts,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, a text, a tag and a code, by the convention.
        let (forms, text, lang, script) = unsafe {
            (
                Output::new(forms)?,
                name_text(text, text_length)?,
                language(lang, lang_length)?,
                name_text(script, script_length)?,
            )
        };
        let (lang, script) = (lang.unwrap_or(Lang::UND), script.parse::<Script>()?);
        forms.give(isim_core::to_script(text, lang, script).into_iter().collect());
        Ok(())
    })
}

/// The script of a character, a Unicode code point, by its ISO 15924 code: "Zyyy" for digits and
/// punctuation, "Zzzz" for any script that isim does not tell apart and for numbers that are no
/// character.
///
/// Returns: four letters that live for ever.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_script_of(character: u32) -> Text {
    Text::of(char::from_u32(character).map_or(Script::Zzzz, Script::of).code())
}

/// A text by a named system. What the system does not speak of is copied.
///
/// `system` is a code, as in "bgnpcgn-rus-Cyrl-Latn-1947"; capitals do not matter.
///
/// Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when there is no such system.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     const char *text = "Щукин", *system = "bgnpcgn-rus-Cyrl-Latn-1947";
///     char latin[64];
///     size_t length;
///
///     assert(isim_transliterate(text, strlen(text), system, strlen(system), latin, sizeof latin,
///                               &length) == ISIM_STATUS_OK);
///     assert(strcmp(latin, "Shchukin") == 0);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_transliterate(
    text: *const c_char,
    text_length: usize,
    system: *const c_char,
    system_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer, the text and the code are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || {
            let system = isim_core::System::get(name_text(system, system_length)?)?;
            Ok(system.apply(long_text(text, text_length)?))
        })
    }
}

/// What a named system would have made a text of.
///
/// Returns: as isim_transliterate; ISIM_STATUS_NOT_REVERSIBLE when the system makes one word of
/// two.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_transliterate_back(
    text: *const c_char,
    text_length: usize,
    system: *const c_char,
    system_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer, the text and the code are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || {
            let system = isim_core::System::get(name_text(system, system_length)?)?;
            Ok(system.reverse(long_text(text, text_length)?)?)
        })
    }
}

/// Number of systems.
///
/// Returns: the number.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_systems_count() -> usize {
    isim_core::System::all().len()
}

/// A system; they are counted from 0, in the order of their codes.
///
/// Returns: ISIM_STATUS_OK, and the system; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
/// that many.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_systems_get(number: usize, system: *mut System) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, by the convention.
        let system = unsafe { Output::new(system) }?;
        system.set(described(isim_core::System::all().nth(number).ok_or(Status::Range)?));
        Ok(())
    })
}

/// The system of a code; capitals do not matter.
///
/// Returns: ISIM_STATUS_OK, and the system; ISIM_STATUS_NULL, ISIM_STATUS_UTF8,
/// ISIM_STATUS_TOO_LONG, ISIM_STATUS_UNKNOWN_CODE when there is no such system.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_systems_find(
    code: *const c_char,
    code_length: usize,
    system: *mut System,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and a code, by the convention.
        let (system, code) = unsafe { (Output::new(system)?, name_text(code, code_length)?) };
        system.set(described(isim_core::System::get(code)?));
        Ok(())
    })
}

fn described(system: isim_core::System) -> System {
    System {
        code: Text::of(system.code()),
        name: Text::of(system.name()),
        source: Text::of(system.source()),
        authority: Text::of(system.authority()),
        lang: tag(system.lang()),
        from: Text::of(system.from().code()),
        to: Text::of(system.to().code()),
        reversible: system.is_reversible().into(),
    }
}

/// Every system by which one text is exactly the rendering of the other, capitals aside.
///
/// Returns: ISIM_STATUS_OK, and in `renderings` a handle that goes to isim_renderings_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     const char *russian = "Щукин";
///     isim_renderings *ways;
///     isim_rendering way;
///
///     assert(isim_systems_between(russian, strlen(russian), "Shchukin", 8, &ways) == ISIM_STATUS_OK);
///     for (size_t i = 0; isim_renderings_get(ways, i, &way) == ISIM_STATUS_OK; i++) {
///         printf("%.*s%s\n", (int)way.code.length, way.code.data, way.reversed ? ", backwards" : "");
///     }
///     isim_renderings_free(ways);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_systems_between(
    a: *const c_char,
    a_length: usize,
    b: *const c_char,
    b_length: usize,
    renderings: *mut *mut Renderings,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and two texts, by the convention.
        let (renderings, a, b) =
            unsafe { (Output::new(renderings)?, name_text(a, a_length)?, name_text(b, b_length)?) };
        renderings.give(Renderings(isim_core::systems_between(a, b)));
        Ok(())
    })
}

/// Frees renderings. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_renderings_free(renderings: *mut Renderings) {
    // SAFETY: a handle of `isim_systems_between`, or NULL, given up here, by the convention.
    unsafe { free(renderings) }
}

/// Number of renderings.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the renderings live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_renderings_count(renderings: *const Renderings) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(renderings, 0, |r| r.0.len()) }
}

/// A rendering; they are counted from 0, in the order of the systems' codes.
///
/// Returns: ISIM_STATUS_OK, and the rendering; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
/// not that many.
/// Thread safety: any thread while the renderings live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_renderings_get(
    renderings: *const Renderings,
    number: usize,
    rendering: *mut Rendering,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (rendering, renderings) = unsafe { (Output::new(rendering)?, shared(renderings)?) };
        let found = renderings.0.get(number).ok_or(Status::Range)?;
        let code = Text::of(found.system.code());
        rendering.set(Rendering { code, reversed: found.reversed.into() });
        Ok(())
    })
}
