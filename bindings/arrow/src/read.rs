//! Columns of texts, read where they lie.
//!
//! The layouts are those of the Arrow columnar format: texts with 32-bit and 64-bit offsets, text
//! views, and dictionaries of these; and columns that hold nothing but nulls.

use core::ffi::CStr;
use core::slice;

use crate::{ArrowArray, ArrowSchema, Fault};

/// How texts lie in their buffers.
#[derive(Clone, Copy)]
enum Layout {
    /// Offsets of 4 bytes, then the bytes.
    Small,
    /// Offsets of 8 bytes, then the bytes.
    Large,
    /// Views of 16 bytes, then any number of buffers.
    View,
    /// Nothing but nulls.
    Nothing,
}

/// Texts, some of which may be null.
#[derive(Clone, Copy)]
struct Texts<'a> {
    array: &'a ArrowArray,
    layout: Layout,
    /// The most bytes a text may have.
    limit: usize,
}

/// A column: texts, or numbers of the texts in a dictionary.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    array: &'a ArrowArray,
    texts: Texts<'a>,
    /// How the numbers are written, and how many texts there are; none without a dictionary.
    numbers: Option<(u8, usize)>,
}

impl ArrowArray {
    fn rows(&self) -> Result<usize, Fault> {
        usize::try_from(self.length).map_err(|_| Fault::Range)
    }

    /// A buffer of fixed values.
    fn buffer(&self, number: usize) -> Result<*const u8, Fault> {
        if self.buffers.is_null() {
            return Err(Fault::Null);
        }
        if i64::try_from(number).is_ok_and(|number| number < self.n_buffers) {
            // SAFETY: the array has `n_buffers` pointers, by the interface.
            return Ok(unsafe { self.buffers.add(number).read() }.cast());
        }
        Err(Fault::Range)
    }

    /// Where a row lies in the buffers.
    fn place(&self, row: usize) -> Result<usize, Fault> {
        let offset = usize::try_from(self.offset).map_err(|_| Fault::Range)?;
        offset.checked_add(row).ok_or(Fault::Range)
    }

    /// Whether a row has no value.
    fn is_null(&self, row: usize) -> Result<bool, Fault> {
        let (validity, place) = (self.buffer(0)?, self.place(row)?);
        // SAFETY: a bit for each place, by the interface.
        Ok(!validity.is_null() && unsafe { *validity.add(place / 8) } >> (place % 8) & 1 == 0)
    }

    /// A value of a buffer.
    ///
    /// # Safety
    ///
    /// `N` is the width of the buffer's values, and the buffer has one at the place.
    unsafe fn bytes<const N: usize>(&self, buffer: usize, place: usize) -> Result<[u8; N], Fault> {
        let values = self.buffer(buffer)?;
        if values.is_null() {
            return Err(Fault::Null);
        }
        // SAFETY: by the caller's promise; arrays of bytes may lie anywhere.
        Ok(unsafe { values.cast::<[u8; N]>().add(place).read() })
    }
}

impl<'a> Texts<'a> {
    /// # Safety
    ///
    /// The structs are NULL or valid by Arrow's interface, and stay so during `'a`.
    unsafe fn new(
        schema: *const ArrowSchema,
        array: *const ArrowArray,
        limit: usize,
    ) -> Result<Self, Fault> {
        // SAFETY: the same promise.
        let (schema, array) =
            unsafe { (schema.as_ref().ok_or(Fault::Null)?, array.as_ref().ok_or(Fault::Null)?) };
        let layout = match format(schema)? {
            b"u" => Layout::Small,
            b"U" => Layout::Large,
            b"vu" => Layout::View,
            b"n" => Layout::Nothing,
            _ => return Err(Fault::Type),
        };
        Ok(Texts { array, layout, limit })
    }

    /// The bytes of a text that is not null.
    fn bytes(&self, row: usize) -> Result<&'a [u8], Fault> {
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
                Layout::Nothing => return Ok(&[]),
            }
        };
        let (start, end) = (usize::try_from(start), usize::try_from(end));
        let (start, end) = (start.map_err(|_| Fault::Range)?, end.map_err(|_| Fault::Range)?);
        let length = end.checked_sub(start).ok_or(Fault::Range)?;
        self.stretch(array.buffer(2)?, start, length)
    }

    /// A text by its view: in it when it is short, in one of the buffers otherwise.
    ///
    /// # Safety
    ///
    /// There is a view at the place.
    unsafe fn view(&self, place: usize) -> Result<&'a [u8], Fault> {
        // SAFETY: the same promise.
        let view: [u8; 16] = unsafe { self.array.bytes(1, place) }?;
        let part = |at: usize| {
            let four = view.get(at..at + 4).and_then(|four| four.try_into().ok());
            usize::try_from(i32::from_ne_bytes(four.unwrap_or([0; 4]))).map_err(|_| Fault::Range)
        };
        let length = part(0)?;
        if length <= 12 {
            return self.stretch(self.array.buffer(1)?, place * 16 + 4, length);
        }
        // The last buffer holds the lengths of those with texts.
        let last = usize::try_from(self.array.n_buffers).unwrap_or(0).saturating_sub(1);
        let (buffer, start) = (part(8)?, part(12)?);
        if buffer + 2 >= last {
            return Err(Fault::Range);
        }
        // SAFETY: a length for each buffer of texts, by the interface.
        let room = unsafe { self.array.bytes(last, buffer).map(i64::from_ne_bytes)? };
        if usize::try_from(room).map_or(true, |room| start + length > room) {
            return Err(Fault::Range);
        }
        self.stretch(self.array.buffer(buffer + 2)?, start, length)
    }

    fn stretch(&self, data: *const u8, start: usize, length: usize) -> Result<&'a [u8], Fault> {
        if length == 0 {
            return Ok(&[]);
        }
        if length > self.limit {
            return Err(Fault::TooLong(self.limit));
        }
        if data.is_null() {
            return Err(Fault::Null);
        }
        // SAFETY: the buffer holds what offsets and views point to, by the interface, and is left
        // alone during `'a`; the length is bounded.
        Ok(unsafe { slice::from_raw_parts(data.add(start), length) })
    }

    fn get(&self, row: usize) -> Result<Option<&'a str>, Fault> {
        if matches!(self.layout, Layout::Nothing) || self.array.is_null(row)? {
            return Ok(None);
        }
        core::str::from_utf8(self.bytes(row)?).map(Some).map_err(|_| Fault::Utf8)
    }
}

// SAFETY: a column is read and never changed, by the interface, so threads may share it.
unsafe impl Send for Column<'_> {}
// SAFETY: the same.
unsafe impl Sync for Column<'_> {}

impl<'a> Column<'a> {
    /// A column of the caller's, of texts of at most `limit` bytes; what is released already counts
    /// as NULL.
    ///
    /// # Safety
    ///
    /// The structs are NULL or valid by Arrow's interface, and stay so during `'a`.
    pub unsafe fn new(
        schema: *const ArrowSchema,
        array: *const ArrowArray,
        limit: usize,
    ) -> Result<Self, Fault> {
        // SAFETY: the same promise.
        let (types, values) =
            unsafe { (schema.as_ref().ok_or(Fault::Null)?, array.as_ref().ok_or(Fault::Null)?) };
        if types.release.is_none() || values.release.is_none() {
            return Err(Fault::Null);
        }
        if types.dictionary.is_null() {
            // SAFETY: the same promise.
            let texts = unsafe { Texts::new(schema, array, limit)? };
            return Ok(Column { array: values, texts, numbers: None });
        }
        let &[width] = format(types)? else { return Err(Fault::Type) };
        if !b"cCsSiIlL".contains(&width) {
            return Err(Fault::Type);
        }
        // SAFETY: a dictionary is a column of its own, by the interface.
        let texts = unsafe { Texts::new(types.dictionary, values.dictionary, limit)? };
        let numbers = Some((width, texts.array.rows()?));
        Ok(Column { array: values, texts, numbers })
    }

    /// How many rows it has.
    pub fn rows(&self) -> Result<usize, Fault> {
        self.array.rows()
    }

    /// Number of texts that rows share; none when every row has its own.
    pub fn shared(&self) -> Option<usize> {
        self.numbers.map(|(_, count)| count)
    }

    /// The number of a row's text, by which [`Column::text`] has it; none when it is null.
    pub fn number(&self, row: usize) -> Result<Option<usize>, Fault> {
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
        usize::try_from(number).ok().filter(|at| *at < count).map(Some).ok_or(Fault::Range)
    }

    /// A text by its number; none when it is null.
    pub fn text(&self, number: usize) -> Result<Option<&'a str>, Fault> {
        self.texts.get(number)
    }
}

/// The word for a column's type.
pub(crate) fn format(schema: &ArrowSchema) -> Result<&[u8], Fault> {
    if schema.format.is_null() {
        return Err(Fault::Null);
    }
    // SAFETY: a NUL-terminated string, by the interface.
    Ok(unsafe { CStr::from_ptr(schema.format) }.to_bytes())
}
