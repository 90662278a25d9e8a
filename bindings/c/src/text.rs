//! The library's version, and plain text in, plain text out.

use core::ffi::{CStr, c_char};

use crate::boundary::{fill, language, long_text};
use crate::status::Status;

/// The version of the library that is running, as in "0.1.0". Compare it with ISIM_VERSION, the
/// version of this header, when you load the library at run time.
///
/// Returns: a NUL-terminated string that lives for ever.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_version() -> *const c_char {
    const VERSION: &CStr =
        match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
            Ok(version) => version,
            Err(_) => panic!("a version has no NUL inside"),
        };
    VERSION.as_ptr()
}

/// A text in the plain form in which names are looked up: without marks, case and stray
/// characters. Folding twice gives the same as folding once.
///
/// Returns: ISIM_STATUS_OK, and the text in `buffer` with a NUL behind it and its length without
/// the NUL in `length`; ISIM_STATUS_NO_SPACE, and the length that is needed; ISIM_STATUS_NULL,
/// ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT. `buffer` may be NULL when
/// `capacity` is 0, to ask for the length.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_fold(
    text: *const c_char,
    text_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer and the text are as the convention wants them.
    unsafe { fill(buffer, capacity, length, || Ok(isim_core::fold(long_text(text, text_length)?))) }
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
