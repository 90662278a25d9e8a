//! Columns of texts as Arrow's C data interface hands them over, read where they lie.
//!
//! The layouts are those of the Arrow columnar format: texts with 32-bit and 64-bit offsets, text
//! views, and dictionaries of these. See <https://arrow.apache.org/docs/format/CDataInterface.html>.

use core::ffi::{CStr, c_char, c_void};
use core::slice;

use crate::boundary::ISIM_NAME_LIMIT;
use crate::status::Status;

/// The type of a column; the header takes it from Arrow's own definition.
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

/// The values of a column; the header takes it from Arrow's own definition.
#[repr(C)]
pub struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const c_void,
    children: *mut *mut ArrowArray,
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    private_data: *mut c_void,
}

/// How texts lie in their buffers.
#[derive(Clone, Copy)]
enum Layout {
    /// Offsets of 4 bytes, then the bytes.
    Small,
    /// Offsets of 8 bytes, then the bytes.
    Large,
    /// Views of 16 bytes, then any number of buffers.
    View,
}

/// Texts, some of which may be null.
#[derive(Clone, Copy)]
struct Texts<'a> {
    array: &'a ArrowArray,
    layout: Layout,
}

/// A column: texts, or numbers of the texts in a dictionary.
#[derive(Clone, Copy)]
pub(crate) struct Column<'a> {
    array: &'a ArrowArray,
    texts: Texts<'a>,
    /// How the numbers are written, and how many texts there are; none without a dictionary.
    numbers: Option<(u8, usize)>,
}

impl ArrowArray {
    fn rows(&self) -> Result<usize, Status> {
        usize::try_from(self.length).map_err(|_| Status::Range)
    }

    /// A buffer of fixed values.
    fn buffer(&self, number: usize) -> Result<*const u8, Status> {
        if self.buffers.is_null() {
            return Err(Status::Null);
        }
        if i64::try_from(number).is_ok_and(|number| number < self.n_buffers) {
            // SAFETY: the array has `n_buffers` pointers, by the interface.
            return Ok(unsafe { self.buffers.add(number).read() }.cast());
        }
        Err(Status::Range)
    }

    /// Where a row lies in the buffers.
    fn place(&self, row: usize) -> Result<usize, Status> {
        let offset = usize::try_from(self.offset).map_err(|_| Status::Range)?;
        offset.checked_add(row).ok_or(Status::Range)
    }

    /// Whether a row has no value.
    fn is_null(&self, row: usize) -> Result<bool, Status> {
        let (validity, place) = (self.buffer(0)?, self.place(row)?);
        // SAFETY: a bit for each place, by the interface.
        Ok(!validity.is_null() && unsafe { *validity.add(place / 8) } >> (place % 8) & 1 == 0)
    }

    /// A value of a buffer.
    ///
    /// # Safety
    ///
    /// `N` is the width of the buffer's values, and the buffer has one at the place.
    unsafe fn bytes<const N: usize>(&self, buffer: usize, place: usize) -> Result<[u8; N], Status> {
        let values = self.buffer(buffer)?;
        if values.is_null() {
            return Err(Status::Null);
        }
        // SAFETY: by the caller's promise; arrays of bytes may lie anywhere.
        Ok(unsafe { values.cast::<[u8; N]>().add(place).read() })
    }
}

impl<'a> Texts<'a> {
    /// # Safety
    ///
    /// The structs are NULL or valid by Arrow's interface, and stay so during `'a`.
    unsafe fn new(schema: *const ArrowSchema, array: *const ArrowArray) -> Result<Self, Status> {
        // SAFETY: the same promise.
        let (schema, array) =
            unsafe { (schema.as_ref().ok_or(Status::Null)?, array.as_ref().ok_or(Status::Null)?) };
        let layout = match format(schema)? {
            b"u" => Layout::Small,
            b"U" => Layout::Large,
            b"vu" => Layout::View,
            _ => return Err(Status::UnknownCode),
        };
        Ok(Texts { array, layout })
    }

    /// The bytes of a text that is not null.
    fn bytes(&self, row: usize) -> Result<&'a [u8], Status> {
        let (array, place) = (self.array, self.array.place(row)?);
        // SAFETY: an offset more than there are places, by the interface; the same holds for views.
        let (start, end) = unsafe {
            match self.layout {
                Layout::Small => {
                    let at = |place| array.bytes(1, place).map(i32::from_ne_bytes).map(i64::from);
                    (at(place)?, at(place + 1)?)
                }
                Layout::Large => {
                    let at = |place| array.bytes(1, place).map(i64::from_ne_bytes);
                    (at(place)?, at(place + 1)?)
                }
                Layout::View => return self.view(place),
            }
        };
        let (start, end) = (usize::try_from(start), usize::try_from(end));
        let (start, end) = (start.map_err(|_| Status::Range)?, end.map_err(|_| Status::Range)?);
        let length = end.checked_sub(start).ok_or(Status::Range)?;
        self.stretch(array.buffer(2)?, start, length)
    }

    /// A text by its view: in it when it is short, in one of the buffers otherwise.
    ///
    /// # Safety
    ///
    /// There is a view at the place.
    unsafe fn view(&self, place: usize) -> Result<&'a [u8], Status> {
        // SAFETY: the same promise.
        let view: [u8; 16] = unsafe { self.array.bytes(1, place) }?;
        let part = |at: usize| {
            let four = view.get(at..at + 4).and_then(|four| four.try_into().ok());
            usize::try_from(i32::from_ne_bytes(four.unwrap_or([0; 4]))).map_err(|_| Status::Range)
        };
        let length = part(0)?;
        if length <= 12 {
            return self.stretch(self.array.buffer(1)?, place * 16 + 4, length);
        }
        // The last buffer holds the lengths of those with texts.
        let last = usize::try_from(self.array.n_buffers).unwrap_or(0).saturating_sub(1);
        let (buffer, start) = (part(8)?, part(12)?);
        if buffer + 2 >= last {
            return Err(Status::Range);
        }
        // SAFETY: a length for each buffer of texts, by the interface.
        let room = unsafe { self.array.bytes(last, buffer).map(i64::from_ne_bytes)? };
        if usize::try_from(room).map_or(true, |room| start + length > room) {
            return Err(Status::Range);
        }
        self.stretch(self.array.buffer(buffer + 2)?, start, length)
    }

    fn stretch(&self, data: *const u8, start: usize, length: usize) -> Result<&'a [u8], Status> {
        if length == 0 {
            return Ok(&[]);
        }
        if length > ISIM_NAME_LIMIT {
            return Err(Status::TooLong);
        }
        if data.is_null() {
            return Err(Status::Null);
        }
        // SAFETY: the buffer holds what offsets and views point to, by the interface, and is left
        // alone during `'a`; the length is bounded.
        Ok(unsafe { slice::from_raw_parts(data.add(start), length) })
    }

    fn get(&self, row: usize) -> Result<Option<&'a str>, Status> {
        if self.array.is_null(row)? {
            return Ok(None);
        }
        core::str::from_utf8(self.bytes(row)?).map(Some).map_err(|_| Status::Utf8)
    }
}

impl<'a> Column<'a> {
    /// A column of the caller's; what is released already counts as NULL.
    ///
    /// # Safety
    ///
    /// The structs are NULL or valid by Arrow's interface, and stay so during `'a`.
    pub(crate) unsafe fn new(
        schema: *const ArrowSchema,
        array: *const ArrowArray,
    ) -> Result<Self, Status> {
        // SAFETY: the same promise.
        let (types, values) =
            unsafe { (schema.as_ref().ok_or(Status::Null)?, array.as_ref().ok_or(Status::Null)?) };
        if types.release.is_none() || values.release.is_none() {
            return Err(Status::Null);
        }
        if types.dictionary.is_null() {
            // SAFETY: the same promise.
            let texts = unsafe { Texts::new(schema, array)? };
            return Ok(Column { array: values, texts, numbers: None });
        }
        let &[width] = format(types)? else { return Err(Status::UnknownCode) };
        if !b"cCsSiIlL".contains(&width) {
            return Err(Status::UnknownCode);
        }
        // SAFETY: a dictionary is a column of its own, by the interface.
        let texts = unsafe { Texts::new(types.dictionary, values.dictionary)? };
        let numbers = Some((width, texts.array.rows()?));
        Ok(Column { array: values, texts, numbers })
    }

    pub(crate) fn rows(&self) -> Result<usize, Status> {
        self.array.rows()
    }

    /// Number of texts that rows share; none when every row has its own.
    pub(crate) fn shared(&self) -> Option<usize> {
        self.numbers.map(|(_, count)| count)
    }

    /// The number of a row's text, by which [`Column::text`] has it; none when it is null.
    pub(crate) fn number(&self, row: usize) -> Result<Option<usize>, Status> {
        let Some((width, count)) = self.numbers else { return Ok(Some(row)) };
        if self.array.is_null(row)? {
            return Ok(None);
        }
        let (array, place) = (self.array, self.array.place(row)?);
        // SAFETY: the column has a number of this width for each row, by the interface.
        let number = unsafe {
            match width {
                b'c' => array.bytes(1, place).map(i8::from_ne_bytes)?.into(),
                b'C' => array.bytes(1, place).map(u8::from_ne_bytes)?.into(),
                b's' => array.bytes(1, place).map(i16::from_ne_bytes)?.into(),
                b'S' => array.bytes(1, place).map(u16::from_ne_bytes)?.into(),
                b'i' => array.bytes(1, place).map(i32::from_ne_bytes)?.into(),
                b'I' => array.bytes(1, place).map(u32::from_ne_bytes)?.into(),
                b'l' => array.bytes(1, place).map(i64::from_ne_bytes)?,
                _ => array.bytes(1, place).map(u64::from_ne_bytes)?.try_into().unwrap_or(-1),
            }
        };
        let number: i64 = number;
        usize::try_from(number).ok().filter(|at| *at < count).map(Some).ok_or(Status::Range)
    }

    /// A text by its number; none when it is null.
    pub(crate) fn text(&self, number: usize) -> Result<Option<&'a str>, Status> {
        self.texts.get(number)
    }
}

/// The word for a column's type.
fn format(schema: &ArrowSchema) -> Result<&[u8], Status> {
    if schema.format.is_null() {
        return Err(Status::Null);
    }
    // SAFETY: a NUL-terminated string, by the interface.
    Ok(unsafe { CStr::from_ptr(schema.format) }.to_bytes())
}
