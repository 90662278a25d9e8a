//! A list of texts, as some functions give it.

use crate::boundary::{Output, Text, free, guarded, look, shared};
use crate::status::Status;

/// A list of texts, in an order that the function which made it tells. It never changes: any
/// number of threads may use it at once.
pub struct Texts(Vec<String>);

impl<T: Into<String>> FromIterator<T> for Texts {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Texts {
        Texts(texts.into_iter().map(T::into).collect())
    }
}

/// Frees a list of texts. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_texts_free(texts: *mut Texts) {
    // SAFETY: a handle of a function that gives texts, or NULL, given up here, by the convention.
    unsafe { free(texts) }
}

/// Number of texts in a list.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the list lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_texts_count(texts: *const Texts) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(texts, 0, |t| t.0.len()) }
}

/// A text of a list; they are counted from 0. It lives as long as the list.
///
/// Returns: ISIM_STATUS_OK, and the text; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
/// that many.
/// Thread safety: any thread while the list lives.
///
/// Example:
///
///     isim_texts *codes;
///     isim_text code;
///
///     if (isim_country_find("Congo", 5, &codes) == ISIM_STATUS_OK) {
///         for (size_t i = 0; isim_texts_get(codes, i, &code) == ISIM_STATUS_OK; i++) {
///             printf("%.*s\n", (int)code.length, code.data);
///         }
///         assert(isim_texts_count(codes) == 2);
///         isim_texts_free(codes);
///     }
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_texts_get(
    texts: *const Texts,
    number: usize,
    text: *mut Text,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (text, texts) = unsafe { (Output::new(text)?, shared(texts)?) };
        text.set(Text::of(texts.0.get(number).ok_or(Status::Range)?));
        Ok(())
    })
}
