//! What comes in: codes as words, and when to let other threads run.

use std::io;
use std::path::Path;

use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;

use crate::results::class;

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

pub(crate) fn kind(py: Python<'_>, word: &str) -> PyResult<isim::Kind> {
    word.parse().map_err(|e| error(py, e))
}

/// A kind of step by its word.
pub(crate) fn step_kind(py: Python<'_>, word: &str) -> PyResult<isim::StepKind> {
    let found = isim::StepKind::ALL.into_iter().find(|kind| kind.as_str() == word);
    found.map_or_else(
        || {
            let known = isim::StepKind::ALL.map(isim::StepKind::as_str).join(", ");
            let message = format!("unknown kind of step {word:?}: {known} are known");
            Err(PyErr::from_value(class!(py, "Error")?.call1((message,))?))
        },
        Ok,
    )
}

pub(crate) fn lang(py: Python<'_>, tag: &str) -> PyResult<isim::Lang> {
    tag.parse().map_err(|e| error(py, e))
}

pub(crate) fn system(py: Python<'_>, code: &str) -> PyResult<isim::System> {
    isim::System::get(code).map_err(|e| error(py, e))
}

/// An error as `isim.Error`, or the error met on the way to that.
pub(crate) fn error(py: Python<'_>, error: isim::Error) -> PyErr {
    let made = || class!(py, "Error")?.call1((error.to_string(), error.position()));
    made().map_or_else(|e| e, PyErr::from_value)
}

/// What became of a file, as Python tells it: with the number, the sentence and the path, of which
/// Python makes FileNotFoundError and its like.
pub(crate) fn os_error(py: Python<'_>, error: io::Error, path: &Path) -> PyErr {
    let Some(number) = error.raw_os_error() else { return error.into() };
    let said = py.import("os").and_then(|os| os.call_method1("strerror", (number,)));
    match said {
        Ok(said) => PyOSError::new_err((number, said.unbind(), path.as_os_str().to_owned())),
        Err(e) => e,
    }
}
