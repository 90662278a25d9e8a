//! What comes in: codes as words, and when to let other threads run.

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
