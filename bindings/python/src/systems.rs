//! Named systems of transliteration, and rules of one's own.

use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::args;
use crate::results;

/// A text by a named system of transliteration, such as "bgnpcgn-rus-Cyrl-Latn-1947".
///
/// What the system does not speak of is copied. With reverse=True, what the system would have made
/// this text of; an Error tells when it does not allow that. Of a column of texts it makes a column,
/// as compare_many does, null where it is null.
#[pyfunction]
#[pyo3(signature = (text, /, system, *, reverse = false, threads = None, progress = None))]
pub(crate) fn transliterate<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    system: &str,
    reverse: bool,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let system = args::system(py, system)?;
    if !reverse {
        return crate::one_or_many(py, text, threads, progress, |text| system.apply(text));
    }
    // Whether a system goes backwards is no matter of the text.
    system.reverse("").map_err(|e| args::error(py, e))?;
    crate::one_or_many(py, text, threads, progress, |t| system.reverse(t).unwrap_or_default())
}

/// The named systems, in the order of their codes; those of one language when it is given.
#[pyfunction]
#[pyo3(signature = (lang = None))]
pub(crate) fn systems<'py>(py: Python<'py>, lang: Option<&str>) -> PyResult<Bound<'py, PyList>> {
    let lang = lang.map(|tag| args::lang(py, tag)).transpose()?;
    let wanted = isim::System::all().filter(|s| lang.is_none_or(|lang| s.lang() == lang));
    let systems: PyResult<Vec<_>> = wanted.map(|s| results::system(py, s)).collect();
    PyList::new(py, systems?)
}

/// Every system by which one text is exactly the rendering of the other, capitals aside.
#[pyfunction]
#[pyo3(signature = (a, b, /))]
pub(crate) fn systems_between<'py>(
    py: Python<'py>,
    a: &str,
    b: &str,
) -> PyResult<Bound<'py, PyList>> {
    let ways = py.detach(|| isim::systems_between(a, b));
    let ways: PyResult<Vec<_>> = ways.into_iter().map(|w| results::rendering(py, w)).collect();
    PyList::new(py, ways?)
}

/// Transliteration rules of one's own, in the grammar of the built-in systems.
///
/// Their examples are checked. Error.position tells where the first fault is; file is the name
/// that messages use.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Rules {
    rules: isim::Rules,
    text: String,
    file: String,
}

#[pymethods]
impl Rules {
    #[new]
    #[pyo3(signature = (text, /, file = "rules"))]
    fn new(py: Python<'_>, text: &str, file: &str) -> PyResult<Rules> {
        let rules = args::unlocked(py, text.len(), || isim::Rules::parse(file, text))
            .map_err(|e| args::error(py, e))?;
        Ok(Rules { rules, text: text.to_owned(), file: file.to_owned() })
    }

    /// A text by these rules; what no rule names is copied.
    #[pyo3(signature = (text, /))]
    fn apply(&self, py: Python<'_>, text: &str) -> String {
        args::unlocked(py, text.len(), || self.rules.apply(text))
    }

    fn __repr__(&self) -> String {
        format!("<isim.Rules of {}>", self.file)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (String, String)) {
        let rules = slf.get();
        (slf.get_type().into_any(), (rules.text.clone(), rules.file.clone()))
    }
}
