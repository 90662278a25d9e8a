//! Columns that are ours, in one piece or several.

use core::ffi::CStr;

use crate::read::format;
use crate::{ArrowArray, ArrowArrayStream, ArrowSchema, Column, Fault};

/// A column in pieces, all of one type. Released when it is dropped.
pub struct Chunks {
    schema: ArrowSchema,
    arrays: Vec<ArrowArray>,
}

// SAFETY: what is ours is only read until it is dropped, so threads may share it.
unsafe impl Sync for Chunks {}

/// Why there is no column.
#[derive(Debug)]
pub enum Refused {
    /// It is none.
    Fault(Fault),
    /// The other side could not make it, and says why.
    Said(String),
}

impl Chunks {
    /// Takes what a stream gives, to its end.
    ///
    /// # Safety
    ///
    /// The pointer is NULL or leads to a stream that is valid by Arrow's interface and that nobody
    /// uses meanwhile.
    pub unsafe fn from_stream(stream: *mut ArrowArrayStream) -> Result<Chunks, Refused> {
        // SAFETY: the same promise.
        let stream = unsafe { ArrowArrayStream::take(stream) };
        let mut stream = stream.ok_or(Refused::Fault(Fault::Null))?;
        let mut schema = ArrowSchema::released();
        let get_schema = stream.get_schema.ok_or(Refused::Fault(Fault::Null))?;
        // SAFETY: the stream is not released, and the place is ours.
        if unsafe { get_schema(&mut stream, &mut schema) } != 0 {
            return Err(stream.said());
        }
        let mut arrays = Vec::new();
        loop {
            let mut array = ArrowArray::released();
            let get_next = stream.get_next.ok_or(Refused::Fault(Fault::Null))?;
            // SAFETY: the same.
            if unsafe { get_next(&mut stream, &mut array) } != 0 {
                return Err(stream.said());
            }
            // A released one marks the end.
            if array.release.is_none() {
                return Ok(Chunks { schema, arrays });
            }
            arrays.push(array);
        }
    }

    /// Takes one piece.
    ///
    /// # Safety
    ///
    /// Each pointer is NULL or leads to a value that is valid by Arrow's interface, both of one
    /// column, and nobody uses them meanwhile.
    pub unsafe fn from_array(
        schema: *mut ArrowSchema,
        array: *mut ArrowArray,
    ) -> Result<Chunks, Refused> {
        // SAFETY: the same promise.
        let (schema, array) = unsafe { (ArrowSchema::take(schema), ArrowArray::take(array)) };
        match (schema, array) {
            (Some(schema), Some(array)) => Ok(Chunks { schema, arrays: vec![array] }),
            _ => Err(Refused::Fault(Fault::Null)),
        }
    }

    /// Its pieces, to be read; texts have at most `limit` bytes.
    pub fn columns(&self, limit: usize) -> Result<Vec<Column<'_>>, Fault> {
        // SAFETY: valid when they were taken, and ours since.
        self.arrays.iter().map(|a| unsafe { Column::new(&self.schema, a, limit) }).collect()
    }

    /// Arrow's word for its type, as "u".
    pub fn format(&self) -> String {
        String::from_utf8_lossy(format(&self.schema).unwrap_or_default()).into_owned()
    }
}

impl ArrowArrayStream {
    /// What the stream says of its last failure.
    fn said(&mut self) -> Refused {
        let nothing = Refused::Said("the column could not be read".into());
        let Some(get_last_error) = self.get_last_error else { return nothing };
        // SAFETY: the stream is not released; the text lives until its next call.
        unsafe {
            let text = get_last_error(self);
            if text.is_null() {
                return nothing;
            }
            Refused::Said(CStr::from_ptr(text).to_string_lossy().into_owned())
        }
    }
}
