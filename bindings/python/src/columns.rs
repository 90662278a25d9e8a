//! Functions of whole columns.

use isim_arrow::Made;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyList;

use crate::args;
use crate::column::Column;
use crate::index::Index;
use crate::matcher::Matcher;
use crate::results;
use crate::rows::{Names, Rows, TEXT_LIMIT};
use crate::work::Work;

/// Compares two columns row by row: a column of floats from 0 to 1, null where either is.
///
/// A column is a list, a numpy array, a pandas, polars or pyarrow column, or anything that speaks
/// Arrow; the answer is of the kind of the first. Where one of the two is a str or a Name, it is
/// compared with every row of the other. Columns of Arrow are read where they lie, and texts that
/// many rows share (a dictionary, a category) are prepared once. All processors work on it, or as
/// many threads as are asked for, and Python is free meanwhile; progress=True shows how far it is,
/// and a function is called with the number of rows done and of all.
///
/// >>> isim.compare_many(["Anar Aliyev", None], ["anar aliyev", "Anar"])
/// [1.0, None]
#[pyfunction]
#[pyo3(signature = (
    a, b, /, kind = "person", *, matcher = None, threads = None, progress = None
))]
#[allow(clippy::too_many_arguments)] // each is one of Python's
pub(crate) fn compare_many<'py>(
    py: Python<'py>,
    a: &Bound<'py, PyAny>,
    b: &Bound<'py, PyAny>,
    kind: &str,
    matcher: Option<&Bound<'py, Matcher>>,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let kind = args::kind(py, kind)?;
    let work = Work::new(threads, progress)?;
    let (rows_a, rows_b) = (Rows::read(a)?, Rows::read(b)?);
    py.import("isim._columns")?.getattr("together")?.call1((a, b))?;
    let source = match (rows_a.is_one(), rows_b.is_one()) {
        (true, true) => {
            return Err(PyTypeError::new_err("a column is expected; compare takes two names"));
        }
        (true, false) => b,
        _ => a,
    };
    let (names_a, names_b) = (Names::new(&rows_a, kind)?, Names::new(&rows_b, kind)?);
    let (many_a, many_b) = (names_a.rows(), names_b.rows());
    if many_a != many_b && !rows_a.is_one() && !rows_b.is_one() {
        let message = format!("the columns differ in length: {many_a} rows and {many_b}");
        return Err(PyValueError::new_err(message));
    }
    let plain = isim::Matcher::new();
    let matcher = matcher.map_or(&plain, |matcher| matcher.get().core());
    let rows = if rows_a.is_one() { many_b } else { many_a };
    let scores = work.run(py, rows, |own, row| {
        let pair = Names::pair([&names_a, &names_b], row, own)?;
        Ok(pair.map(|[a, b]| matcher.compare(a, b).value()))
    })?;
    Column::like(Made::floats(&scores), source)
}

/// So many keys of a name are put into pairs: a hundred keys would make five thousand.
const PAIRED: usize = 16;

/// The blocking keys of a name, or of every name of a column: names that may be one share a key.
///
/// A list of str, each once; of a column, a column of such lists, null where it is null. To join
/// two tables on keys and compare only the pairs that share one. Keys stay the same as long as
/// KEY_VERSION does. With pairs=True every two keys of a name follow them, joined by a space, of its
/// first sixteen: few names share such a pair, where thousands share the key of a common name.
///
/// >>> isim.keys("Omuraliev") == isim.keys("Өмүралиев")
/// True
#[pyfunction]
#[pyo3(signature = (
    names, /, kind = "person", *, pairs = false, threads = None, progress = None
))]
pub(crate) fn keys<'py>(
    py: Python<'py>,
    names: &Bound<'py, PyAny>,
    kind: &str,
    pairs: bool,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let kind = args::kind(py, kind)?;
    let work = Work::new(threads, progress)?;
    let rows = Rows::read(names)?;
    let read = Names::new(&rows, kind)?;
    let of = |name: &isim::Name| {
        let mut keys: Vec<String> =
            isim::blocking_keys(name).iter().map(ToString::to_string).collect();
        let first = if pairs { keys.len().min(PAIRED) } else { 0 };
        for one in 0..first {
            for other in one + 1..first {
                keys.push(format!("{} {}", keys[one], keys[other]));
            }
        }
        keys
    };
    let mut lists: Vec<Option<Vec<String>>> = work
        .run(py, read.rows(), |own, row| Ok(read.name(row, &mut own.words, &mut own.a)?.map(of)))?;
    if rows.is_one() {
        return Ok(PyList::new(py, lists.pop().flatten().unwrap_or_default())?.into_any());
    }
    Column::like(Made::lists(lists), names)
}

/// The best k ids of an index for every name of a column: a list of lists of Hit, as Index.search
/// gives them; None where the name is null. All processors work on it, or as many threads as are
/// asked for.
#[pyfunction]
#[pyo3(signature = (
    index, names, /, k = 10, kind = "person", *, threads = None, progress = None
))]
#[allow(clippy::too_many_arguments)] // each is one of Python's
pub(crate) fn search_many<'py>(
    py: Python<'py>,
    index: &Bound<'py, Index>,
    names: &Bound<'py, PyAny>,
    k: isize,
    kind: &str,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Vec<Option<Bound<'py, PyList>>>> {
    let k = usize::try_from(k)
        .map_err(|_| PyValueError::new_err(format!("k is {k}, and may not be negative")))?;
    let kind = args::kind(py, kind)?;
    let work = Work::new(threads, progress)?;
    let rows = Rows::read(names)?;
    if rows.is_one() {
        return Err(PyTypeError::new_err("a column is expected; Index.search takes one name"));
    }
    let names = Names::new(&rows, kind)?;
    let index = &index.get().0;
    // What is found is prepared by the threads too; only Python's objects are left for after.
    let found = work.run(py, names.rows(), |own, row| {
        let name = names.name(row, &mut own.words, &mut own.a)?;
        let hits = name.map(|name| index.search(name, k));
        let prepared = |hit: &isim::Hit<'_>| (hit.id.to_owned(), hit.name(), hit.score);
        Ok(hits.map(|hits| hits.iter().map(prepared).collect::<Vec<_>>()))
    })?;
    let list = |hits: Vec<(String, isim::Name, isim::Score)>| {
        let hit = |(id, name, score): (String, _, _)| results::found(py, &id, name, score);
        let hits: PyResult<Vec<_>> = hits.into_iter().map(hit).collect();
        PyList::new(py, hits?)
    };
    found.into_iter().map(|hits| hits.map(list).transpose()).collect()
}

/// A function of one text, done to every text of a column.
pub(crate) fn texts<'py>(
    source: &Bound<'py, PyAny>,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
    of: impl Fn(&str) -> String + Sync,
) -> PyResult<Bound<'py, PyAny>> {
    let work = Work::new(threads, progress)?;
    let rows = Rows::read(source)?;
    if rows.is_one() {
        return Err(PyTypeError::new_err("a str or a column of them is expected, not Name"));
    }
    let view = rows.view(TEXT_LIMIT)?;
    let made = work.run(source.py(), view.rows(), |_, row| Ok(view.text(row)?.map(&of)))?;
    Column::like(Made::texts(&made), source)
}
