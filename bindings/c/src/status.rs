//! What a fallible function returns.

use core::ffi::{CStr, c_char};

/// What became of a call. The numbers never change; later versions may add some, so treat an
/// unknown one as a failure.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It worked.
    Ok = 0,
    /// A pointer that must not be NULL is NULL.
    Null = 1,
    /// A text is not UTF-8.
    Utf8 = 2,
    /// A text or an array is over its limit.
    TooLong = 3,
    /// The buffer is too small. The length that was asked for has been written: a buffer of one
    /// byte more will do.
    NoSpace = 4,
    /// A number or a word is none of those that are known: a kind, an option, a language tag, a
    /// system.
    UnknownCode = 5,
    /// There is no element of this number.
    Range = 6,
    /// A system of transliteration cannot go backwards.
    NotReversible = 7,
    /// Rules of transliteration have a fault.
    Rules = 8,
    /// Bytes are no index, or one that this version cannot read.
    Index = 9,
    /// A bug in isim, which was kept from doing harm. Please report it, with the message that
    /// stands on standard error.
    Panic = 100,
}

impl Status {
    const ALL: [Status; 11] = [
        Status::Ok,
        Status::Null,
        Status::Utf8,
        Status::TooLong,
        Status::NoSpace,
        Status::UnknownCode,
        Status::Range,
        Status::NotReversible,
        Status::Rules,
        Status::Index,
        Status::Panic,
    ];

    fn message(self) -> &'static CStr {
        match self {
            Status::Ok => c"it worked",
            Status::Null => c"a pointer that must not be NULL is NULL",
            Status::Utf8 => c"a text is not UTF-8",
            Status::TooLong => c"a text or an array is over its limit",
            Status::NoSpace => c"the buffer is too small",
            Status::UnknownCode => c"a kind, an option, a language tag or a system is not known",
            Status::Range => c"there is no element of this number",
            Status::NotReversible => c"a system of transliteration cannot go backwards",
            Status::Rules => c"rules of transliteration have a fault",
            Status::Index => c"bytes are no index, or one that this version cannot read",
            Status::Panic => c"a bug in isim: please report it",
        }
    }
}

impl From<isim_core::Error> for Status {
    fn from(error: isim_core::Error) -> Status {
        if error.is_too_long() {
            Status::TooLong
        } else if error.is_rules() {
            Status::Rules
        } else if error.is_not_reversible() {
            Status::NotReversible
        } else if error.is_index() {
            Status::Index
        } else {
            Status::UnknownCode
        }
    }
}

/// A status in English, for messages and logs.
///
/// Returns: a NUL-terminated string that lives for ever; for a number that is no status as well.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     size_t length;
///     isim_status status = isim_fold("\xFF", 1, NULL, 0, &length);
///
///     if (status != ISIM_STATUS_OK) {
///         fprintf(stderr, "isim: %s\n", isim_status_message(status));
///     }
#[unsafe(no_mangle)]
pub extern "C" fn isim_status_message(status: u32) -> *const c_char {
    let known = Status::ALL.into_iter().find(|s| *s as u32 == status);
    known.map_or(c"an unknown status", Status::message).as_ptr()
}
