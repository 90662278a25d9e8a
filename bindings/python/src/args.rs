//! What comes in: codes as words, and when to let other threads run.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

pyo3::create_exception!(
    isim,
    Error,
    PyValueError,
    "What isim cannot take: an unknown kind, language or system, or text over a limit.\n\n\
     A ValueError. Names are never wrong: any str that is valid Unicode is a name."
);

/// From this many bytes on, other Python threads run meanwhile. Below it the work takes about as
/// long as giving the interpreter away and asking for it back.
const LONG: usize = 1024;

/// Does the work, with the interpreter given away if the input is long.
pub(crate) fn unlocked<T: Send>(
    py: Python<'_>,
    bytes: usize,
    work: impl FnOnce() -> T + Send,
) -> T {
    if bytes < LONG { work() } else { py.detach(work) }
}

pub(crate) fn kind(word: &str) -> PyResult<isim::Kind> {
    word.parse().map_err(error)
}

pub(crate) fn lang(tag: &str) -> PyResult<isim::Lang> {
    tag.parse().map_err(error)
}

pub(crate) fn error(error: isim::Error) -> PyErr {
    Error::new_err(error.to_string())
}
