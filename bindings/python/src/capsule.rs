//! Arrow's capsules: pointers in Python objects, the one place where Python lends us memory that no
//! type vouches for.

use isim_arrow::{ArrowArray, ArrowArrayStream, ArrowSchema, Chunks, Refused};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

/// The column that an object hands over, if it speaks Arrow at all.
pub(crate) fn taken(object: &Bound<'_, PyAny>) -> PyResult<Option<Chunks>> {
    if let Some(stream) = object.getattr_opt("__arrow_c_stream__")? {
        let capsule = stream.call0()?.cast_into::<PyCapsule>()?;
        return from_stream(&capsule).map(Some);
    }
    if let Some(array) = object.getattr_opt("__arrow_c_array__")? {
        let pair = array.call0()?.cast_into::<PyTuple>()?;
        let (schema, array) = (pair.get_item(0)?.cast_into()?, pair.get_item(1)?.cast_into()?);
        return from_array(&schema, &array).map(Some);
    }
    Ok(None)
}

#[allow(unsafe_code)]
fn from_stream(capsule: &Bound<'_, PyCapsule>) -> PyResult<Chunks> {
    let stream = capsule.pointer_checked(Some(c"arrow_array_stream"))?;
    // SAFETY: a capsule of this name holds a stream, by Arrow's interface for Python; the
    // interpreter is held, so nobody else takes it.
    unsafe { Chunks::from_stream(stream.cast::<ArrowArrayStream>().as_ptr()) }.map_err(refused)
}

#[allow(unsafe_code)]
fn from_array(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<Chunks> {
    let schema = schema.pointer_checked(Some(c"arrow_schema"))?.cast::<ArrowSchema>();
    let array = array.pointer_checked(Some(c"arrow_array"))?.cast::<ArrowArray>();
    // SAFETY: capsules of these names hold a type and its values, by Arrow's interface for Python;
    // the interpreter is held, so nobody else takes them.
    unsafe { Chunks::from_array(schema.as_ptr(), array.as_ptr()) }.map_err(refused)
}

fn refused(why: Refused) -> PyErr {
    match why {
        Refused::Fault(fault) => PyTypeError::new_err(fault.to_string()),
        Refused::Said(text) => PyValueError::new_err(text),
    }
}
