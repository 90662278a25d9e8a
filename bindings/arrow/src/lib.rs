//! Columns as [Arrow's C data interface](https://arrow.apache.org/docs/format/CDataInterface.html)
//! hands them over: read where they lie, and made. For the bindings of isim; nobody else need know
//! it. Written by hand, because Arrow's own crates are fifty and take minutes to build.

mod chunks;
mod read;
mod write;

use core::ffi::{c_char, c_int, c_void};
use core::fmt;

pub use chunks::{Chunks, Refused};
pub use read::Column;
pub use write::Made;

/// The type of a column, as Arrow defines it. Released when it is dropped.
#[repr(C)]
pub struct ArrowSchema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut ArrowSchema,
    dictionary: *mut ArrowSchema,
    release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    private_data: *mut c_void,
}

/// The values of a column, as Arrow defines it. Released when it is dropped.
#[repr(C)]
pub struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *mut *const c_void,
    children: *mut *mut ArrowArray,
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    private_data: *mut c_void,
}

/// A column in pieces, as Arrow defines it. Released when it is dropped.
#[repr(C)]
pub struct ArrowArrayStream {
    get_schema: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowSchema) -> c_int>,
    get_next: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowArray) -> c_int>,
    get_last_error: Option<unsafe extern "C" fn(*mut ArrowArrayStream) -> *const c_char>,
    release: Option<unsafe extern "C" fn(*mut ArrowArrayStream)>,
    private_data: *mut c_void,
}

/// What a column can have wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A pointer is NULL that must not be, or what it led to was released.
    Null,
    /// A text is not UTF-8.
    Utf8,
    /// A text is over the limit, which is so many bytes.
    TooLong(usize),
    /// Something lies outside the column.
    Range,
    /// It is not a column of texts.
    Type,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Fault::TooLong(limit) => {
                return write!(f, "the text is too long: {limit} bytes are the limit");
            }
            Fault::Null => "the column is not there, or was released",
            Fault::Utf8 => "the text is not UTF-8",
            Fault::Range => "the column points outside itself",
            Fault::Type => "it is not a column of texts",
        })
    }
}

/// Gives each of Arrow's structs its end, and an empty value to be filled.
macro_rules! released {
    ($($name:ident),*) => {$(
        impl $name {
            /// An empty one, as after its release.
            pub fn released() -> Self {
                // SAFETY: numbers, pointers and optional functions, for all of which zeros are fine.
                unsafe { core::mem::zeroed() }
            }

            /// Moves it out of a place, which is left released.
            ///
            /// # Safety
            ///
            /// The pointer is NULL, or leads to a value that is valid by Arrow's interface and that
            /// nobody uses meanwhile.
            pub unsafe fn take(place: *mut Self) -> Option<Self> {
                // SAFETY: the same promise.
                let place = unsafe { place.as_mut()? };
                place.release?;
                Some(core::mem::replace(place, Self::released()))
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                if let Some(release) = self.release {
                    // SAFETY: not released yet, and nobody else's, for it is owned.
                    unsafe { release(self) }
                }
            }
        }

        // SAFETY: the interface lets a structure be used and released by any thread, one at a time.
        unsafe impl Send for $name {}
    )*};
}

released!(ArrowSchema, ArrowArray, ArrowArrayStream);
