//! `isim.Matcher`.

use pyo3::prelude::*;

use crate::args;
use crate::name::Name;
use crate::results;

/// Compares prepared names. Threads may share it.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Matcher(isim::Matcher);

/// How many comparisons are done between two looks at whether the user pressed Ctrl-C.
const BATCH: usize = 8192;

#[pymethods]
impl Matcher {
    #[new]
    fn new() -> Matcher {
        Matcher(isim::Matcher::new())
    }

    /// How sure it is that two names are the same name: a float from 0 to 1. Symmetric.
    #[pyo3(signature = (a, b, /))]
    fn compare(&self, py: Python<'_>, a: &Bound<'_, Name>, b: &Bound<'_, Name>) -> f64 {
        self.score(py, &a.get().0, &b.get().0).value()
    }

    /// True when two names are more likely one name than two.
    #[pyo3(signature = (a, b, /))]
    fn is_same(&self, py: Python<'_>, a: &Bound<'_, Name>, b: &Bound<'_, Name>) -> bool {
        self.score(py, &a.get().0, &b.get().0).is_same()
    }

    /// One name against many: a list of floats in the order of the names.
    ///
    /// Other threads run meanwhile, so threads that share one list keep all cores busy.
    #[pyo3(signature = (name, names, /))]
    fn compare_many(
        &self,
        py: Python<'_>,
        name: &Bound<'_, Name>,
        names: &Bound<'_, PyAny>,
    ) -> PyResult<Vec<f64>> {
        let name = &name.get().0;
        let mut many: Vec<Py<Name>> = Vec::new();
        for one in names.try_iter()? {
            many.push(one?.cast_into::<Name>()?.unbind());
        }
        let mut scores = Vec::with_capacity(many.len());
        for batch in many.chunks(BATCH) {
            py.check_signals()?;
            py.detach(|| {
                let values = batch.iter().map(|other| self.0.compare(name, &other.get().0).value());
                scores.extend(values);
            });
        }
        Ok(scores)
    }

    /// The score of two names with its reasons: an Explanation.
    #[pyo3(signature = (a, b, /))]
    fn explain<'py>(
        &self,
        py: Python<'py>,
        a: &Bound<'py, Name>,
        b: &Bound<'py, Name>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (a, b) = (&a.get().0, &b.get().0);
        let bytes = a.text().len() + b.text().len();
        let why = args::unlocked(py, bytes, || self.0.explain(a, b));
        results::explanation(py, &why)
    }

    fn __repr__(&self) -> &'static str {
        "Matcher()"
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, ()) {
        (slf.get_type().into_any(), ())
    }
}

impl Matcher {
    fn score(&self, py: Python<'_>, a: &isim::Name, b: &isim::Name) -> isim::Score {
        args::unlocked(py, a.text().len() + b.text().len(), || self.0.compare(a, b))
    }
}
