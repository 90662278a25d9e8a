//! Rules of transliteration that a user brings.

use core::ffi::c_char;

use crate::boundary::{Output, fill, free, guarded, long_text, name_text, shared};
use crate::status::Status;

/// Transliteration rules of one's own, in the grammar of the built-in systems. They never change:
/// any number of threads may use them at once.
pub struct Rules(isim_core::Rules);

/// Reads rules and checks their examples. `file` is a name for messages; nothing is opened.
///
/// Returns: ISIM_STATUS_OK, and in `rules` a handle that goes to isim_rules_free once;
/// ISIM_STATUS_RULES when there is a fault, which isim_rules_check tells; ISIM_STATUS_NULL,
/// ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG when the text is over ISIM_TEXT_LIMIT.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_rules_new(
    file: *const c_char,
    file_length: usize,
    text: *const c_char,
    text_length: usize,
    rules: *mut *mut Rules,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and two texts, by the convention.
        let (rules, file, text) = unsafe {
            (Output::new(rules)?, name_text(file, file_length)?, long_text(text, text_length)?)
        };
        rules.give(Rules(isim_core::Rules::parse(file, text)?));
        Ok(())
    })
}

/// Frees rules. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_rules_free(rules: *mut Rules) {
    // SAFETY: a handle of `isim_rules_new`, or NULL, given up here, by the convention.
    unsafe { free(rules) }
}

/// The first fault of rules in English: file, line, column, what is there and what would be right.
/// The empty text when there is none.
///
/// Returns: as isim_fold.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_rules_check(
    file: *const c_char,
    file_length: usize,
    text: *const c_char,
    text_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer and both texts are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || {
            let (file, text) = (name_text(file, file_length)?, long_text(text, text_length)?);
            let fault = isim_core::Rules::parse(file, text).err();
            Ok(fault.map(|error| error.to_string()).unwrap_or_default())
        })
    }
}

/// A text by rules of one's own. What no rule names is copied.
///
/// Returns: as isim_fold.
/// Thread safety: any thread while the rules live.
///
/// Example:
///
///     const char *mine = "sh = š\n> shah = šah\n";
///     char fault[256], out[64];
///     size_t length;
///     isim_rules *rules;
///
///     assert(isim_rules_check("mine", 4, mine, strlen(mine), fault, sizeof fault, &length) ==
///            ISIM_STATUS_OK);
///     if (length > 0) {
///         fprintf(stderr, "%s\n", fault);
///     } else if (isim_rules_new("mine", 4, mine, strlen(mine), &rules) == ISIM_STATUS_OK) {
///         assert(isim_rules_apply(rules, "Shahin", 6, out, sizeof out, &length) == ISIM_STATUS_OK);
///         assert(strcmp(out, "Šahin") == 0);
///         isim_rules_free(rules);
///     }
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_rules_apply(
    rules: *const Rules,
    text: *const c_char,
    text_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer, the handle and the text are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || Ok(shared(rules)?.0.apply(long_text(text, text_length)?)))
    }
}
