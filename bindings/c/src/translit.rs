//! Letters into Latin text.

use core::ffi::c_char;

use crate::boundary::{fill, language, long_text};
use crate::status::Status;

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
