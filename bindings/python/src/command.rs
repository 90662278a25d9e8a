//! The command `isim`, which the package brings along.

use std::ffi::OsString;

use pyo3::prelude::*;

/// Runs the command with these arguments, the first of them being its own name, on the standard
/// streams of the process, and gives its exit status. For `isim.__main__`.
#[pyfunction]
#[pyo3(signature = (args, /))]
pub(crate) fn run_command(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| isim_cli::run(args))
}
