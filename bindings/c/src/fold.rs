//! The plain form of a text, and what had to be done to it.

use core::ffi::c_char;

use crate::boundary::{Output, Span, Text, fill, free, guarded, language, long_text, look, shared};
use crate::status::Status;

/// Option of a folder: leave capitals as they are.
pub const ISIM_FOLD_KEEP_CASE: u32 = 1;

/// Option of a folder: leave Arabic vowel signs, Hebrew and Syriac points and Cyrillic stress
/// marks in place.
pub const ISIM_FOLD_KEEP_MARKS: u32 = 2;

/// Folding with options. It never changes: any number of threads may use it at once.
pub struct Folder(isim_core::Folder);

/// A folded text with what is known of the way there. It never changes: any number of threads may
/// use it at once. It keeps what it needs: the text and the folder may be freed before it.
pub struct Folded(isim_core::Folded);

/// Something in a text that its readers do not see.
#[repr(C)]
pub struct Finding {
    /// What it is: an isim_finding_kind.
    pub kind: u32,
    /// Where it stands in the text that was folded.
    pub span: Span,
}

/// A text in the plain form in which names are looked up: compatibility forms composed, case
/// folded, apostrophes, hyphens and digits each one kind, white space single, nothing invisible
/// left. Letters with diacritics remain themselves. Folding twice gives the same as folding once.
///
/// Returns: ISIM_STATUS_OK, and the text in `buffer` with a NUL behind it and its length without
/// the NUL in `length`; ISIM_STATUS_NO_SPACE, and the length that is needed; ISIM_STATUS_NULL,
/// ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT. `buffer` may be NULL when
/// `capacity` is 0, to ask for the length.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     char buffer[64];
///     size_t length;
///
///     if (isim_fold("BAKU", 4, buffer, sizeof buffer, &length) == ISIM_STATUS_OK) {
///         assert(strcmp(buffer, "baku") == 0 && length == 4);
///     }
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

/// A folder with options: 0, or ISIM_FOLD_KEEP_CASE and ISIM_FOLD_KEEP_MARKS joined with `|`.
///
/// `lang` is the text's language as a BCP 47 tag, or empty. It matters for the languages that
/// write both ı and i, such as "tr" and "az", where I is the capital of ı.
///
/// Returns: ISIM_STATUS_OK, and in `folder` a handle that goes to isim_folder_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG, ISIM_STATUS_UNKNOWN_CODE when an
/// option is none of these or `lang` is no tag.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folder_new(
    options: u32,
    lang: *const c_char,
    lang_length: usize,
    folder: *mut *mut Folder,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and a tag, by the convention.
        let (folder, lang) = unsafe { (Output::new(folder)?, language(lang, lang_length)?) };
        if options & !(ISIM_FOLD_KEEP_CASE | ISIM_FOLD_KEEP_MARKS) != 0 {
            return Err(Status::UnknownCode);
        }
        let mut builder = isim_core::Folder::builder()
            .keep_case(options & ISIM_FOLD_KEEP_CASE != 0)
            .keep_marks(options & ISIM_FOLD_KEEP_MARKS != 0);
        if let Some(lang) = lang {
            builder = builder.lang(lang);
        }
        folder.give(Folder(builder.build()));
        Ok(())
    })
}

/// Frees a folder. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folder_free(folder: *mut Folder) {
    // SAFETY: a handle of `isim_folder_new`, or NULL, given up here, by the convention.
    unsafe { free(folder) }
}

/// The plain form of a text by a folder's options.
///
/// Returns: as isim_fold.
/// Thread safety: any thread while the folder lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folder_fold(
    folder: *const Folder,
    text: *const c_char,
    text_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer, the handle and the text are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || Ok(shared(folder)?.0.fold(long_text(text, text_length)?)))
    }
}

/// The plain form of a text, the way back to the text it was made from, and what was found in it.
///
/// Returns: ISIM_STATUS_OK, and in `folded` a handle that goes to isim_folded_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT.
/// Thread safety: any thread while the folder lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folder_apply(
    folder: *const Folder,
    text: *const c_char,
    text_length: usize,
    folded: *mut *mut Folded,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, a text and a good output, by the convention.
        let (folded, folder, text) =
            unsafe { (Output::new(folded)?, shared(folder)?, long_text(text, text_length)?) };
        folded.give(Folded(folder.0.apply(text)));
        Ok(())
    })
}

/// Frees a folded text. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folded_free(folded: *mut Folded) {
    // SAFETY: a handle of `isim_folder_apply`, or NULL, given up here, by the convention.
    unsafe { free(folded) }
}

/// The folded text: the same as isim_folder_fold gives.
///
/// Returns: a text that lives as long as the handle; the empty text for NULL.
/// Thread safety: any thread while the handle lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folded_text(folded: *const Folded) -> Text {
    // SAFETY: a living handle or NULL, by the convention.
    Text::of(unsafe { look(folded, "", |f| f.0.text()) })
}

/// The stretch of the original text that the bytes from `start` to `end` of the folded text were
/// made from. Both are cut to the folded text's length.
///
/// Returns: a span on character borders of the original; an empty one at 0 for NULL.
/// Thread safety: any thread while the handle lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folded_original(
    folded: *const Folded,
    start: usize,
    end: usize,
) -> Span {
    let original = |folded: &Folded| {
        let end = end.min(folded.0.text().len());
        folded.0.original(isim_core::Span { start: start.min(end), end }).into()
    };
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(folded, Span { start: 0, end: 0 }, original) }
}

/// Number of findings in the original text.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the handle lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folded_count(folded: *const Folded) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(folded, 0, |f| f.0.findings().len()) }
}

/// A finding; they are counted from 0, in the order of the original text.
///
/// Returns: ISIM_STATUS_OK, and the finding; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
/// not that many.
/// Thread safety: any thread while the handle lives.
///
/// Example:
///
///     isim_folder *folder;
///     isim_folded *folded;
///     isim_finding hidden;
///     const char *soft_hyphen_inside = "Ba\xC2\xADku";
///
///     assert(isim_folder_new(ISIM_FOLD_KEEP_CASE, NULL, 0, &folder) == ISIM_STATUS_OK);
///     assert(isim_folder_apply(folder, soft_hyphen_inside, 6, &folded) == ISIM_STATUS_OK);
///     assert(isim_folded_finding(folded, 0, &hidden) == ISIM_STATUS_OK);
///     assert(hidden.kind == ISIM_FINDING_KIND_INVISIBLE && hidden.span.start == 2);
///     isim_folded_free(folded);
///     isim_folder_free(folder);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_folded_finding(
    folded: *const Folded,
    number: usize,
    finding: *mut Finding,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (finding, folded) = unsafe { (Output::new(finding)?, shared(folded)?) };
        let found = folded.0.findings().get(number).ok_or(Status::Range)?;
        finding.set(Finding { kind: found.kind as u32, span: found.span.into() });
        Ok(())
    })
}
