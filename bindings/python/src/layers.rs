//! `isim.Layers`.

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::index::{Index, hits, least, most, owned};

/// Two indexes as one: a base, and on top of it what was added and removed since.
///
/// So a long list need not be indexed anew for every change. Index.layered makes it too.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Layers {
    /// The index below.
    #[pyo3(get)]
    base: Py<Index>,
    /// The index of what changed.
    #[pyo3(get)]
    top: Py<Index>,
}

impl Layers {
    fn core(&self) -> isim::Layers<'_> {
        self.base.get().0.layered(&self.top.get().0)
    }
}

#[pymethods]
impl Layers {
    #[new]
    #[pyo3(signature = (base, top, /))]
    pub(crate) fn new(base: Py<Index>, top: Py<Index>) -> Layers {
        Layers { base, top }
    }

    /// The best k ids of both for a name, as Index.search gives them. An id that the upper index
    /// removes answers by its names there alone; of one that both have the best name answers.
    #[pyo3(signature = (name, /, k = 10, kind = "person", *, same_kind = false))]
    fn search<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        k: isize,
        kind: &str,
        same_kind: bool,
    ) -> PyResult<Bound<'py, PyList>> {
        let (k, core) = (most(k)?, self.core());
        hits(py, name, kind, |name| {
            owned(if same_kind { core.search_kind(name, k) } else { core.search(name, k) })
        })
    }

    /// Every id of both that has a name of at least this score, 0 to 1, as Index.search_above gives
    /// them, but for those that the upper index removes.
    #[pyo3(signature = (name, /, score = 0.5, kind = "person"))]
    fn search_above<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        score: f64,
        kind: &str,
    ) -> PyResult<Bound<'py, PyList>> {
        let (least, core) = (least(score)?, self.core());
        hits(py, name, kind, |name| {
            least.map_or(Vec::new(), |least| owned(core.search_above(name, least)))
        })
    }

    /// One Index of what both hold.
    fn merge(&self, py: Python<'_>) -> Index {
        let core = self.core();
        Index(py.detach(|| core.merge()))
    }

    fn __repr__(&self) -> String {
        format!("Layers({}, {})", self.base.get().__repr__(), self.top.get().__repr__())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (Py<Index>, Py<Index>)) {
        let (py, of) = (slf.py(), slf.get());
        (slf.get_type().into_any(), (of.base.clone_ref(py), of.top.clone_ref(py)))
    }
}
