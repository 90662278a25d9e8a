//! From C to Rust and back: pointers, lengths, UTF-8, limits, panics.

use core::ffi::c_char;
use core::mem;
use core::ptr::{self, NonNull};
use core::slice;
use std::panic::{AssertUnwindSafe, catch_unwind};

use isim_core::Lang;

use crate::status::Status;

/// The longest name, id or code that is taken, in bytes.
pub const ISIM_NAME_LIMIT: usize = 65536;

/// The longest text that is folded, transliterated or scanned in one call, in bytes.
pub const ISIM_TEXT_LIMIT: usize = 16777216;

/// A stretch of UTF-8 that belongs to a handle or to the library. There is no NUL at its end, and
/// there may be one inside: print it with `"%.*s"`. `data` is never NULL.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Text {
    /// The first byte.
    pub data: *const c_char,
    /// Number of bytes.
    pub length: usize,
}

impl Text {
    /// A view of a string that the caller's handle keeps alive.
    pub(crate) fn of(text: &str) -> Text {
        // An empty `str` may point anywhere; C gets the address of a real byte.
        let data = if text.is_empty() { c"".as_ptr() } else { text.as_ptr().cast() };
        Text { data, length: text.len() }
    }
}

/// A stretch of a text: byte offsets, the end one past the last byte, both on character borders.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset one past the last byte.
    pub end: usize,
}

impl From<isim_core::Span> for Span {
    fn from(span: isim_core::Span) -> Span {
        Span { start: span.start, end: span.end }
    }
}

/// Runs the body of a fallible function; a panic inside becomes a status.
pub(crate) fn guarded(body: impl FnOnce() -> Result<(), Status>) -> Status {
    caught(body).unwrap_or(Err(Status::Panic)).err().unwrap_or(Status::Ok)
}

/// The body's value, or nothing when it panicked.
///
/// Bodies are taken as unwind safe: what they reach through const handles has no interior
/// mutability, and what a builder holds is a list that is valid after each of its steps.
fn caught<T>(body: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(value) => Some(value),
        Err(payload) => {
            // Dropping a payload may panic in its turn, and that would unwind into C.
            mem::forget(payload);
            None
        }
    }
}

/// Bytes of the caller's, as text of at most `limit` bytes. NULL with length 0 is the empty text.
///
/// # Safety
///
/// `data` is NULL or good to read for `length` bytes, which nobody writes during `'a`.
unsafe fn text<'a>(data: *const c_char, length: usize, limit: usize) -> Result<&'a str, Status> {
    match NonNull::new(data.cast_mut()) {
        None if length == 0 => Ok(""),
        None => Err(Status::Null),
        Some(_) if length > limit => Err(Status::TooLong),
        Some(data) => {
            // SAFETY: not NULL, readable for `length` bytes and left alone by the caller's
            // promise; `limit` is far below `isize::MAX`.
            let bytes = unsafe { slice::from_raw_parts(data.as_ptr().cast::<u8>(), length) };
            core::str::from_utf8(bytes).map_err(|_| Status::Utf8)
        }
    }
}

/// Bytes of the caller's. NULL with length 0 is none.
///
/// # Safety
///
/// `data` is NULL or good to read for `length` bytes, which nobody writes during `'a`.
pub(crate) unsafe fn bytes<'a>(data: *const u8, length: usize) -> Result<&'a [u8], Status> {
    match NonNull::new(data.cast_mut()) {
        None if length == 0 => Ok(&[]),
        None => Err(Status::Null),
        Some(_) if isize::try_from(length).is_err() => Err(Status::TooLong),
        // SAFETY: not NULL, readable for `length` bytes and left alone by the caller's promise;
        // the length was looked at just now.
        Some(data) => Ok(unsafe { slice::from_raw_parts(data.as_ptr(), length) }),
    }
}

/// A name, an id or a code, at most [`ISIM_NAME_LIMIT`] bytes.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn name_text<'a>(data: *const c_char, length: usize) -> Result<&'a str, Status> {
    // SAFETY: the same promise.
    unsafe { text(data, length, ISIM_NAME_LIMIT) }
}

/// A text, at most [`ISIM_TEXT_LIMIT`] bytes.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn long_text<'a>(data: *const c_char, length: usize) -> Result<&'a str, Status> {
    // SAFETY: the same promise.
    unsafe { text(data, length, ISIM_TEXT_LIMIT) }
}

/// A language tag; none when the text is empty.
///
/// # Safety
///
/// As for [`text`].
pub(crate) unsafe fn language(data: *const c_char, length: usize) -> Result<Option<Lang>, Status> {
    // SAFETY: the same promise.
    match unsafe { name_text(data, length) }? {
        "" => Ok(None),
        tag => Ok(Some(tag.parse()?)),
    }
}

/// A language's tag on its way out: two or three letters, then NULs.
pub(crate) fn tag(lang: Lang) -> [c_char; 4] {
    let mut tag = [0; 4];
    // The last byte stays NUL.
    for (to, from) in tag.iter_mut().take(3).zip(lang.as_str().bytes()) {
        *to = from as c_char;
    }
    tag
}

/// As [`tag`]; empty for the language that is not known.
pub(crate) fn tag_or_none(lang: Lang) -> [c_char; 4] {
    if lang == Lang::UND { [0; 4] } else { tag(lang) }
}

/// What a const pointer points to; NULL is an error.
///
/// # Safety
///
/// `pointer` is NULL, or points to a living `T` that nobody changes during `'a`.
pub(crate) unsafe fn shared<'a, T>(pointer: *const T) -> Result<&'a T, Status> {
    // SAFETY: NULL is handled by `as_ref`, the rest is the caller's promise.
    unsafe { pointer.as_ref() }.ok_or(Status::Null)
}

/// What an infallible function sees at a handle; NULL, or a panic while looking, gives `otherwise`.
///
/// # Safety
///
/// As for [`shared`].
pub(crate) unsafe fn look<'a, H: 'a, R>(
    handle: *const H,
    otherwise: R,
    at: impl FnOnce(&'a H) -> R,
) -> R {
    // SAFETY: the same promise.
    let handle = unsafe { shared(handle) };
    handle.ok().and_then(|handle| caught(|| at(handle))).unwrap_or(otherwise)
}

/// What a mutable pointer points to; NULL is an error.
///
/// # Safety
///
/// `pointer` is NULL, or points to a living `T` that nobody else uses during `'a`.
pub(crate) unsafe fn exclusive<'a, T>(pointer: *mut T) -> Result<&'a mut T, Status> {
    // SAFETY: NULL is handled by `as_mut`, the rest is the caller's promise.
    unsafe { pointer.as_mut() }.ok_or(Status::Null)
}

/// A place of the caller's for one result. It may be uninitialised, hence no `&mut T`.
pub(crate) struct Output<T>(NonNull<T>);

impl<T> Output<T> {
    /// The place behind a pointer; NULL is an error.
    ///
    /// # Safety
    ///
    /// `pointer` is NULL, or good to write one `T` for as long as the `Output` is used.
    pub(crate) unsafe fn new(pointer: *mut T) -> Result<Output<T>, Status> {
        NonNull::new(pointer).map(Output).ok_or(Status::Null)
    }

    /// Writes the result; what was there before is not dropped, because C's memory holds nothing
    /// that would need it.
    pub(crate) fn set(self, value: T) {
        // SAFETY: `new` was promised that the place is good to write.
        unsafe { self.0.write(value) }
    }
}

impl<H> Output<*mut H> {
    /// Hands a new handle to the caller, who gives it back to the type's free function.
    pub(crate) fn give(self, handle: H) {
        self.set(Box::into_raw(Box::new(handle)));
    }
}

/// Takes a handle back and frees it; NULL is fine.
///
/// # Safety
///
/// `handle` is NULL, or came from [`Output::give`] and is not used any more.
pub(crate) unsafe fn free<H>(handle: *mut H) {
    if !handle.is_null() {
        // SAFETY: it came from `Box::into_raw`, and the caller gives it up.
        caught(|| drop(unsafe { Box::from_raw(handle) }));
    }
}

/// Computes a text and puts it into the caller's buffer with a NUL behind it.
///
/// `length` receives the text's length without the NUL, also when there is no space for it. After
/// any failure a buffer that has room for it holds the empty string, so that it can be printed.
///
/// # Safety
///
/// `buffer` is NULL or good to write for `capacity` bytes, `length` is NULL or good to write.
pub(crate) unsafe fn fill(
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
    body: impl FnOnce() -> Result<String, Status>,
) -> Status {
    let mut kept = 0;
    let status = guarded(|| {
        // SAFETY: by the caller's promise.
        let length = unsafe { Output::new(length) }?;
        if buffer.is_null() && capacity > 0 {
            return Err(Status::Null);
        }
        let text = body()?;
        length.set(text.len());
        if text.len() >= capacity {
            return Err(Status::NoSpace);
        }
        // SAFETY: `capacity` is more than the text's length, so the buffer is there and large
        // enough, and a new `String` shares no memory with it.
        unsafe { ptr::copy_nonoverlapping(text.as_ptr().cast(), buffer, text.len()) };
        kept = text.len();
        Ok(())
    });
    if !buffer.is_null() && capacity > 0 {
        // SAFETY: `kept` is 0 or was found to be less than `capacity`.
        unsafe { buffer.add(kept).write(0) };
    }
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_status() {
        assert_eq!(guarded(|| panic!("a planted panic")), Status::Panic);
        // SAFETY: the handle is a number of ours.
        assert_eq!(unsafe { look(&1, 7, |_| panic!("a planted panic")) }, 7);
        assert_eq!(guarded(|| Err(Status::Range)), Status::Range);
        assert_eq!(guarded(|| Ok(())), Status::Ok);
    }

    #[test]
    fn a_payload_that_panics_when_dropped_stays_inside() {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                panic!("dropped");
            }
        }
        assert_eq!(guarded(|| std::panic::panic_any(Bomb)), Status::Panic);
    }

    #[test]
    fn after_a_panic_the_buffer_is_an_empty_string() {
        let (mut buffer, mut length) = ([1 as c_char; 4], 9);
        // SAFETY: both places are ours.
        let status = unsafe {
            fill(buffer.as_mut_ptr(), buffer.len(), &mut length, || panic!("a planted panic"))
        };
        assert_eq!((status, buffer, length), (Status::Panic, [0, 1, 1, 1], 9));
    }

    #[test]
    fn handles_may_be_shared_by_threads() {
        fn shareable<T: Send + Sync>() {}
        shareable::<crate::translit::Renderings>();
        shareable::<crate::texts::Texts>();
        shareable::<crate::grammar::Stems>();
        shareable::<crate::rules::Rules>();
        shareable::<crate::fold::Folder>();
        shareable::<crate::fold::Folded>();
        shareable::<crate::name::Name>();
        shareable::<crate::compare::Matcher>();
        shareable::<crate::matcher::MatcherBuilder>();
        shareable::<crate::explain::Explanation>();
        shareable::<crate::index::IndexBuilder>();
        shareable::<crate::index::Index>();
        shareable::<crate::index::Results>();
        shareable::<crate::layers::Layers>();
        shareable::<crate::searcher::Searcher>();
        shareable::<crate::scan::Scanner>();
        shareable::<crate::scan::Mentions>();
        shareable::<crate::stream::Stream>();
        shareable::<crate::propose::Proposals>();
    }
}
