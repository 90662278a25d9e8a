//! `isim.Scanner`.

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::index::Index;
use crate::points::Points;
use crate::results;

type Borrowing<'i> = isim::Scanner<'i>;

self_cell::self_cell!(
    /// A scanner beside the index that it borrows from.
    struct Cell {
        owner: Py<Index>,

        #[covariant]
        dependent: Borrowing,
    }
);

/// Finds the names of an index in running text.
///
/// Make it once and scan many texts with it. Threads may share it. With adjectives=False "Turkish"
/// and its like are no mentions of the country.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Scanner {
    cell: Cell,
    adjectives: bool,
}

#[pymethods]
impl Scanner {
    #[new]
    #[pyo3(signature = (index, /, adjectives = true))]
    fn new(py: Python<'_>, index: Py<Index>, adjectives: bool) -> Scanner {
        let cell = py.detach(|| {
            Cell::new(index, |index| isim::Scanner::new(&index.get().0).adjectives(adjectives))
        });
        Scanner { cell, adjectives }
    }

    /// The index it looks its names up in.
    #[getter]
    fn index(&self, py: Python<'_>) -> Py<Index> {
        self.cell.borrow_owner().clone_ref(py)
    }

    /// Every mention of a listed name, in the order of the text: a list of Mention.
    ///
    /// The text is one document: a surname alone is a mention of the person who is named in full
    /// elsewhere in it, or of the only one on the list who bears it.
    #[pyo3(signature = (text, /))]
    fn scan<'py>(&self, py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyList>> {
        let found = py.detach(|| self.cell.borrow_dependent().scan(text));
        let mut points = Points::new(text);
        let found: PyResult<Vec<_>> =
            found.iter().map(|m| results::mention(py, text, &mut points, m)).collect();
        PyList::new(py, found?)
    }

    fn __repr__(&self) -> String {
        format!("Scanner({})", self.cell.borrow_owner().get().__repr__())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (Py<Index>, bool)) {
        (slf.get_type().into_any(), (slf.get().index(slf.py()), slf.get().adjectives))
    }
}
