//! `isim.Name`.

use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use crate::args;
use crate::points::Points;
use crate::results;

/// A name, prepared once for many comparisons.
///
/// It never changes; equal ones were made of the same text, kind and language. Any str is a name,
/// the empty one too. The language is guessed when it is not given, as a BCP 47 tag.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Name(pub(crate) isim::Name);

#[pymethods]
impl Name {
    #[new]
    #[pyo3(signature = (text, kind = "person", lang = None))]
    fn new(py: Python<'_>, text: &str, kind: &str, lang: Option<&str>) -> PyResult<Name> {
        let kind = args::kind(py, kind)?;
        let lang = lang.map_or(Ok(isim::Lang::UND), |tag| args::lang(py, tag))?;
        Ok(Name(args::unlocked(py, text.len(), || isim::Name::with_lang(text, kind, lang))))
    }

    /// The text as it was given.
    #[getter]
    fn text(&self) -> &str {
        self.0.text()
    }

    /// What it names: "person", "place", "country" or "organization".
    #[getter]
    fn kind(&self) -> &'static str {
        self.0.kind().as_str()
    }

    /// The language it was made with, as "ky"; None when it was left to be guessed.
    #[getter]
    fn lang(&self) -> Option<String> {
        let lang = self.0.lang();
        (lang != isim::Lang::UND).then(|| lang.to_string())
    }

    /// The script most of it is written in, by its ISO 15924 code, as "Cyrl".
    #[getter]
    fn script(&self) -> &'static str {
        self.0.script().code()
    }

    /// Its parts in the order of the text: a tuple of Part.
    #[getter]
    fn parts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        let mut points = Points::new(self.0.text());
        let parts: PyResult<Vec<_>> =
            self.0.parts().map(|p| results::part(py, self.0.text(), &mut points, p)).collect();
        PyTuple::new(py, parts?)
    }

    fn __str__(&self) -> &str {
        self.0.text()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = PyString::new(py, self.0.text()).repr()?;
        let text = text.to_cow()?;
        Ok(match self.lang() {
            Some(lang) => format!("Name({text}, kind='{}', lang='{lang}')", self.kind()),
            None => format!("Name({text}, kind='{}')", self.kind()),
        })
    }

    fn __eq__(&self, other: &Name) -> bool {
        self.key() == other.key()
    }

    /// Python's own hash, which differs from process to process: names come from strangers, and
    /// nobody should be able to choose a million that fall into one slot of a dict.
    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        (self.text(), self.kind(), self.lang()).into_pyobject(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, Parts) {
        let name = slf.get();
        let parts = (name.0.text().to_owned(), name.kind(), name.lang());
        (slf.get_type().into_any(), parts)
    }
}

/// What a name is made of again: text, kind, language.
type Parts = (String, &'static str, Option<String>);

impl Name {
    fn key(&self) -> (&str, isim::Kind, isim::Lang) {
        (self.0.text(), self.0.kind(), self.0.lang())
    }
}
