//! `isim.Country`.

use pyo3::prelude::*;

use crate::args;
use crate::results::class;

/// A country of ISO 3166-1, and what it is called.
///
/// Country(code) is that of an alpha-2 code, and an Error when there is none.
///
/// >>> isim.Country.find("Türkei")
/// Country('TR')
/// >>> isim.Country("TR").name("kk")
/// 'Түркия'
#[pyclass(frozen, eq, hash, ord, module = "isim")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Country(isim::Country);

#[pymethods]
impl Country {
    #[new]
    #[pyo3(signature = (code, /))]
    fn new(py: Python<'_>, code: &str) -> PyResult<Country> {
        isim::Country::get(code).map(Country).map_or_else(
            || {
                let message =
                    format!("unknown country {code:?}: an ISO 3166-1 alpha-2 code is expected");
                Err(PyErr::from_value(class!(py, "Error")?.call1((message,))?))
            },
            Ok,
        )
    }

    /// The country that a whole text names, in any language; None when none has this name, or
    /// several do. Names in their base form only: neither adjectives nor cases.
    #[staticmethod]
    #[pyo3(signature = (name, /))]
    fn find(name: &str) -> Option<Country> {
        isim::Country::find(name).map(Country)
    }

    /// Every country of this name: a list, for Congo of two.
    #[staticmethod]
    #[pyo3(signature = (name, /))]
    fn find_all(name: &str) -> Vec<Country> {
        let mut found = Vec::new();
        isim::Country::find_all(name, |country| found.push(Country(country)));
        found
    }

    /// Every country, in the order of their codes.
    #[staticmethod]
    fn all() -> Vec<Country> {
        isim::Country::all().map(Country).collect()
    }

    /// The ISO 3166-1 alpha-2 code; XK for Kosovo.
    #[getter]
    fn code(&self) -> &'static str {
        self.0.code()
    }

    /// The name that CLDR puts first in a language, a BCP 47 tag; None where CLDR has none.
    #[pyo3(signature = (lang, /))]
    fn name(&self, py: Python<'_>, lang: &str) -> PyResult<Option<&'static str>> {
        Ok(self.0.name(args::lang(py, lang)?))
    }

    /// Every name that isim knows, with the languages it is a name in (none where it holds in any):
    /// a list of (name, list of tags).
    fn names(&self) -> Vec<(&'static str, Vec<String>)> {
        let tags =
            |langs: &mut dyn Iterator<Item = isim::Lang>| langs.map(|l| l.to_string()).collect();
        self.0.names().map(|(name, mut langs)| (name, tags(&mut langs))).collect()
    }

    fn __repr__(&self) -> String {
        format!("Country('{}')", self.0.code())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (&'static str,)) {
        (slf.get_type().into_any(), (slf.get().code(),))
    }
}
