//! `isim.Column`, and the columns that come out as what came in.

use std::sync::Arc;

use isim_arrow::Made;
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PyList};

/// A column that isim made: numbers, texts or lists of texts, null where there is none.
///
/// It speaks Arrow, so pyarrow.array, polars.Series, DuckDB and their like take it without a copy;
/// and it is a sequence.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Column(pub(crate) Arc<Made>);

impl Column {
    /// What was made as what it was made of: a list of a list, a polars Series of one, and so on.
    pub(crate) fn like<'py>(made: Made, source: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let column = Bound::new(source.py(), Column(Arc::new(made)))?;
        source.py().import("isim._columns")?.getattr("like")?.call1((source, column))
    }

    fn value<'py>(&self, py: Python<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        if !self.0.is_valid(row) {
            return Ok(py.None().into_bound(py));
        }
        if let Some(number) = self.0.numbers().and_then(|numbers| numbers.get(row)) {
            return number.into_pyobject(py).map(Bound::into_any).map_err(Into::into);
        }
        match self.0.text(row) {
            Some(text) => text.into_pyobject(py).map(Bound::into_any).map_err(Into::into),
            None => Ok(PyList::new(py, self.0.list(row).unwrap_or_default())?.into_any()),
        }
    }
}

#[pymethods]
impl Column {
    fn __len__(&self) -> usize {
        self.0.rows()
    }

    fn __getitem__<'py>(&self, py: Python<'py>, row: isize) -> PyResult<Bound<'py, PyAny>> {
        let place =
            if row < 0 { self.0.rows().checked_add_signed(row) } else { row.try_into().ok() };
        match place.filter(|row| *row < self.0.rows()) {
            Some(row) => self.value(py, row),
            None => Err(PyIndexError::new_err(format!("no row {row} in {}", self.__repr__()))),
        }
    }

    /// All values as a list, None where there is none.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let values: PyResult<Vec<_>> = (0..self.0.rows()).map(|row| self.value(py, row)).collect();
        PyList::new(py, values?)
    }

    /// What it holds: "float", "str", or "list" for lists of str.
    #[getter]
    fn holds(&self) -> &'static str {
        self.0.holds()
    }

    /// The numbers as bytes, eight for each as the machine writes them, NaN where there is none:
    /// for numpy.frombuffer. A TypeError for a column of something else.
    fn tobytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let numbers = self.0.numbers();
        let numbers = numbers.ok_or_else(|| PyTypeError::new_err("it is no column of numbers"))?;
        let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_ne_bytes()).collect();
        Ok(PyBytes::new(py, &bytes))
    }

    /// The type, for Arrow.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        PyCapsule::new_with_value(py, self.0.schema(), c"arrow_schema")
    }

    /// The type and the values, for Arrow; there is one type only.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        drop(requested_schema); // best effort, says the interface
        let array = PyCapsule::new_with_value(py, self.0.array(), c"arrow_array")?;
        Ok((self.__arrow_c_schema__(py)?, array))
    }

    fn __repr__(&self) -> String {
        format!("<isim.Column of {} rows, {} null>", self.0.rows(), self.0.nulls())
    }
}
