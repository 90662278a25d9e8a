//! `isim.Searcher`.

use std::sync::{Mutex, PoisonError};

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::index::{Index, hits, least, owned};

type Borrowing<'i> = isim::Searcher<'i>;

self_cell::self_cell!(
    /// A searcher beside the index that it borrows from.
    struct Cell {
        owner: Py<Index>,

        #[covariant]
        dependent: Borrowing,
    }
);

/// Searches an index for many names, one after the other, with less work for each: it remembers what
/// the words of the index were found to be like. What joins two lists.
///
/// Threads that share one wait for one another; with one each they do not.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Searcher {
    /// Locked only while the interpreter is given away, so that nobody waits for both.
    cell: Mutex<Cell>,
    index: Py<Index>,
}

#[pymethods]
impl Searcher {
    #[new]
    #[pyo3(signature = (index, /))]
    fn new(py: Python<'_>, index: Py<Index>) -> Searcher {
        let cell = Cell::new(index.clone_ref(py), |index| index.get().0.searcher());
        Searcher { cell: Mutex::new(cell), index }
    }

    /// The index that it searches.
    #[getter]
    fn index(&self, py: Python<'_>) -> Py<Index> {
        self.index.clone_ref(py)
    }

    /// Every id that has a name of the wanted one's kind and of at least this score, 0 to 1, best
    /// first: a list of Hit. Of several names under one id the best one answers. A plain str is
    /// prepared as the kind that is given. With first=n only the first n rows of the index are
    /// looked at: asked with each row of a list and its number, that finds each pair of it once.
    #[pyo3(signature = (name, /, score = 0.5, kind = "person", *, first = None))]
    fn above<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        score: f64,
        kind: &str,
        first: Option<isize>,
    ) -> PyResult<Bound<'py, PyList>> {
        let least = least(score)?;
        let wrong = |n| PyValueError::new_err(format!("first is {n}, and may not be negative"));
        let first = first.map(|n| usize::try_from(n).map_err(|_| wrong(n))).transpose()?;
        hits(py, name, kind, |name| {
            let Some(least) = least else { return Vec::new() };
            let mut cell = self.cell.lock().unwrap_or_else(PoisonError::into_inner);
            cell.with_dependent_mut(|_, searcher| match first {
                Some(first) => owned(searcher.above_among(name, least, first)),
                None => owned(searcher.above(name, least)),
            })
        })
    }

    fn __repr__(&self) -> String {
        format!("Searcher({})", self.index.get().__repr__())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (Py<Index>,)) {
        (slf.get_type().into_any(), (slf.get().index(slf.py()),))
    }
}
