//! Which script a text is written in, and which languages it is likely to be.

use core::ffi::c_char;

use crate::boundary::{Output, Text, guarded, name_text, tag};
use crate::status::Status;

/// A language, and how likely it is among those that isim knows.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Guess {
    /// The language as a BCP 47 tag: two or three letters, then NULs.
    pub lang: [c_char; 4],
    /// Its share of the belief, in percent.
    pub weight: u32,
}

/// The script most of a text is written in, and the languages its letters speak for.
#[repr(C)]
pub struct Detected {
    /// The script by its ISO 15924 code, which lives for ever; "Zyyy" is text without letters,
    /// "Zzzz" any script that isim does not tell apart.
    pub script: Text,
    /// Number of guesses; 0 if the letters say nothing.
    pub count: usize,
    /// The guesses, the likeliest first; those from `count` on are zero.
    pub guesses: [Guess; 4],
}

/// Guesses which languages a name is written in, from letters that not all languages have and from
/// typical letter groups. Many names fit many languages, and some fit none of the guesses.
///
/// Returns: ISIM_STATUS_OK, and what was detected; ISIM_STATUS_NULL, ISIM_STATUS_UTF8,
/// ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     const char *text = "Владимир";
///     isim_detected found;
///
///     assert(isim_detect(text, strlen(text), &found) == ISIM_STATUS_OK);
///     assert(memcmp(found.script.data, "Cyrl", 4) == 0);
///     for (size_t i = 0; i < found.count; i++) {
///         printf("%s %u %%\n", found.guesses[i].lang, (unsigned)found.guesses[i].weight);
///     }
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_detect(
    text: *const c_char,
    text_length: usize,
    detected: *mut Detected,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and a text, by the convention.
        let (detected, text) = unsafe { (Output::new(detected)?, name_text(text, text_length)?) };
        let found = isim_core::detect(text);
        let mut guesses = [Guess { lang: [0; 4], weight: 0 }; 4];
        let mut count = 0;
        for (to, from) in guesses.iter_mut().zip(found.languages()) {
            *to = Guess { lang: tag(from.lang), weight: from.weight.into() };
            count += 1;
        }
        detected.set(Detected { script: Text::of(found.script().code()), count, guesses });
        Ok(())
    })
}
