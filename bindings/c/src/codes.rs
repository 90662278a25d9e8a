//! Codes that come in as words: what is wrong with one.

use core::ffi::c_char;

use isim_core::{Country, Error, Kind, Lang, Script, System};

use crate::boundary::{fill, name_text};
use crate::status::Status;

/// What a code is a code of.
#[repr(C)]
#[derive(Clone, Copy)]
pub enum Code {
    /// A kind of names, as isim_kind_parse takes it.
    Kind = 0,
    /// A language: a BCP 47 tag.
    Lang = 1,
    /// A script: an ISO 15924 code.
    Script = 2,
    /// A system of transliteration.
    System = 3,
    /// A country: an ISO 3166-1 alpha-2 code.
    Country = 4,
}

/// What is wrong with a code that a function answered with ISIM_STATUS_UNKNOWN_CODE: a sentence in
/// English with the code, and what would be right. The empty text when nothing is wrong.
///
/// `code_of` is an isim_code: what the code is a code of.
///
/// Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when `code_of` is no isim_code.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     char wrong[256];
///     size_t length;
///
///     assert(isim_code_check(ISIM_CODE_KIND, "persn", 5, wrong, sizeof wrong, &length) ==
///            ISIM_STATUS_OK);
///     puts(wrong);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_code_check(
    code_of: u32,
    text: *const c_char,
    text_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    fn fault<T>(read: Result<T, Error>) -> String {
        read.err().map(|error| error.to_string()).unwrap_or_default()
    }
    // SAFETY: the buffer and the code are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || {
            let code = name_text(text, text_length)?;
            const KIND: u32 = Code::Kind as u32;
            const LANG: u32 = Code::Lang as u32;
            const SCRIPT: u32 = Code::Script as u32;
            const SYSTEM: u32 = Code::System as u32;
            const COUNTRY: u32 = Code::Country as u32;
            Ok(match code_of {
                KIND => fault(code.parse::<Kind>()),
                LANG => fault(code.parse::<Lang>()),
                SCRIPT => fault(code.parse::<Script>()),
                SYSTEM => fault(System::get(code)),
                COUNTRY if Country::get(code).is_some() => String::new(),
                COUNTRY => {
                    format!("unknown country {code:?}: an ISO 3166-1 code is expected, such as TR")
                }
                _ => return Err(Status::UnknownCode),
            })
        })
    }
}
