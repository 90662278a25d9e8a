//! A name, prepared once for many comparisons.

use core::ffi::c_char;

use isim_core::Lang;

use crate::boundary::{Output, Span, Text, free, guarded, language, look, name_text, shared};
use crate::status::Status;
use crate::words::kind_of;

/// A name, prepared: its text, its parts with their roles, and what it sounds like.
///
/// Prepare a name once when it is compared often. It never changes: any number of threads may use
/// it at once.
pub struct Name {
    pub(crate) core: isim_core::Name,
    /// The library hands it out by value; C gets a view, so it needs a place.
    lang: Lang,
}

impl Name {
    pub(crate) fn of(core: isim_core::Name) -> Name {
        Name { lang: core.lang(), core }
    }
}

/// One part of a name.
#[repr(C)]
pub struct Part {
    /// Where it stands in the name's text.
    pub span: Span,
    /// What it does: an isim_role.
    pub role: u32,
}

/// Prepares a name. Any text is a name, the empty one too; the text is copied.
///
/// `kind` is an isim_kind. `lang` is the name's language as a BCP 47 tag, as in "ru" or
/// "az-Latn"; empty, it is guessed.
///
/// Returns: ISIM_STATUS_OK, and in `name` a handle that goes to isim_name_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
/// ISIM_STATUS_UNKNOWN_CODE when `kind` is no kind or `lang` no tag.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_new(
    text: *const c_char,
    text_length: usize,
    kind: u32,
    lang: *const c_char,
    lang_length: usize,
    name: *mut *mut Name,
) -> Status {
    guarded(|| {
        // SAFETY: the output, the text and the tag are as the convention wants them.
        let (name, text, lang) = unsafe {
            (Output::new(name)?, name_text(text, text_length)?, language(lang, lang_length)?)
        };
        let kind = kind_of(kind)?;
        let core = isim_core::Name::with_lang(text, kind, lang.unwrap_or(Lang::UND));
        name.give(Name::of(core));
        Ok(())
    })
}

/// Frees a name. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_free(name: *mut Name) {
    // SAFETY: a handle of `isim_name_new`, or NULL, given up here, by the convention.
    unsafe { free(name) }
}

/// The text of a name, as it was given.
///
/// Returns: a text that lives as long as the name; the empty text for NULL.
/// Thread safety: any thread while the name lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_text(name: *const Name) -> Text {
    // SAFETY: a living handle or NULL, by the convention.
    Text::of(unsafe { look(name, "", |n| n.core.text()) })
}

/// The kind a name was prepared as.
///
/// Returns: an isim_kind; ISIM_KIND_PERSON for NULL.
/// Thread safety: any thread while the name lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_kind(name: *const Name) -> u32 {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(name, 0, |n| n.core.kind() as u32) }
}

/// The language a name was prepared with: the primary part of its tag, as in "az", or "und" when it
/// was left to be guessed.
///
/// Returns: a text that lives as long as the name; the empty text for NULL.
/// Thread safety: any thread while the name lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_lang(name: *const Name) -> Text {
    // SAFETY: a living handle or NULL, by the convention.
    Text::of(unsafe { look(name, "", |n| n.lang.as_str()) })
}

/// The script that most of a name is written in, by its ISO 15924 code, as in "Cyrl". "Zyyy" is
/// text without letters, "Zzzz" any script that isim does not tell apart.
///
/// Returns: four letters that live for ever; the empty text for NULL.
/// Thread safety: any thread while the name lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_script(name: *const Name) -> Text {
    // SAFETY: a living handle or NULL, by the convention.
    Text::of(unsafe { look(name, "", |n| n.core.script().code()) })
}

/// Number of parts of a name.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the name lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_part_count(name: *const Name) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(name, 0, |n| n.core.parts().count()) }
}

/// A part of a name; they are counted from 0, in the order of the text.
///
/// Returns: ISIM_STATUS_OK, and the part; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
/// that many.
/// Thread safety: any thread while the name lives.
///
/// Example:
///
///     const char *text = "Dr Vedat Işıkhan";
///     isim_name *name;
///     isim_part part;
///
///     assert(isim_name_new(text, strlen(text), ISIM_KIND_PERSON, "tr", 2, &name) == ISIM_STATUS_OK);
///     assert(isim_name_part(name, 0, &part) == ISIM_STATUS_OK);
///     assert(part.role == ISIM_ROLE_TITLE && part.span.start == 0 && part.span.end == 2);
///     isim_name_free(name);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_name_part(
    name: *const Name,
    number: usize,
    part: *mut Part,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (part, name) = unsafe { (Output::new(part)?, shared(name)?) };
        let found = name.core.parts().nth(number).ok_or(Status::Range)?;
        part.set(Part { span: found.span.into(), role: found.role as u32 });
        Ok(())
    })
}
