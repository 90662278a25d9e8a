//! Columns that come in: Arrow's where they lie, lists of what Python holds, or one value for all
//! rows.

use std::sync::OnceLock;

use isim_arrow::{Chunks, Column, Fault};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyFloat, PyString};

use crate::capsule;
use crate::name::Name;
use crate::work::Own;

/// A name of a column has at most as many bytes, as one of the C library.
pub(crate) const NAME_LIMIT: usize = 65_536;
/// A text of a column has at most as many bytes.
pub(crate) const TEXT_LIMIT: usize = 16_777_216;

/// A text or a name, as Python holds it.
pub(crate) enum Item {
    Text(PyBackedStr),
    Name(Py<Name>),
}

/// Rows that are ours to read.
pub(crate) enum Rows {
    Arrow(Chunks),
    List(Vec<Option<Item>>),
    One(Item),
}

impl Rows {
    /// A column, or one str or Name.
    pub(crate) fn read(object: &Bound<'_, PyAny>) -> PyResult<Rows> {
        if let Some(item) = item(object)? {
            return Ok(Rows::One(item));
        }
        if object.is_none() || object.is_instance_of::<PyBytes>() {
            return Err(no_column(object)?);
        }
        let plain = object.py().import("isim._columns")?.getattr("plain")?.call1((object,))?;
        if let Some(chunks) = capsule::taken(&plain)? {
            return Ok(Rows::Arrow(chunks));
        }
        let Ok(items) = plain.try_iter() else { return Err(no_column(object)?) };
        let mut rows = Vec::with_capacity(plain.len().unwrap_or(0));
        for one in items {
            let one = one?;
            let read = if is_missing(&one)? { Ok(None) } else { item(&one) };
            let number = rows.len() + 1;
            match read.map_err(|e| in_row(object.py(), number, e))? {
                None if !is_missing(&one)? => {
                    let name = one.get_type().name()?;
                    let message = format!("row {number}: a str or None is expected, not {name}");
                    return Err(PyTypeError::new_err(message));
                }
                found => rows.push(found),
            }
        }
        Ok(Rows::List(rows))
    }

    pub(crate) fn is_one(&self) -> bool {
        matches!(self, Rows::One(_))
    }

    /// The rows, ready to be read by any thread; texts have at most `limit` bytes.
    pub(crate) fn view(&self, limit: usize) -> PyResult<View<'_>> {
        let (columns, mut starts) = match self {
            Rows::Arrow(chunks) => {
                let columns = chunks.columns(limit).map_err(|fault| no_texts(chunks, fault))?;
                (columns, vec![0])
            }
            _ => (Vec::new(), Vec::new()),
        };
        let mut rows = match self {
            Rows::Arrow(_) => 0,
            Rows::List(items) => items.len(),
            Rows::One(_) => 1,
        };
        for column in &columns {
            rows += column.rows().map_err(|fault| PyTypeError::new_err(fault.to_string()))?;
            starts.push(rows);
        }
        Ok(View { source: self, columns, starts, rows, limit })
    }
}

fn item(object: &Bound<'_, PyAny>) -> PyResult<Option<Item>> {
    if object.is_instance_of::<PyString>() {
        return Ok(Some(Item::Text(object.extract()?)));
    }
    Ok(object.cast::<Name>().ok().map(|name| Item::Name(name.clone().unbind())))
}

/// None, NaN, and what pandas has for them.
fn is_missing(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    if object.is_none() {
        return Ok(true);
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(number.value().is_nan());
    }
    let class = object.get_type();
    let name = class.name()?;
    Ok(name == "NAType" || name == "NaTType")
}

fn no_column(object: &Bound<'_, PyAny>) -> PyResult<PyErr> {
    let name = object.get_type().name()?;
    Ok(PyTypeError::new_err(format!("a str or a column of them is expected, not {name}")))
}

fn no_texts(chunks: &Chunks, fault: Fault) -> PyErr {
    let format = chunks.format();
    PyTypeError::new_err(match fault {
        Fault::Type if format.starts_with("+s") => {
            "a column of texts is expected, not a table: choose one of its columns".into()
        }
        Fault::Type => format!("a column of texts is expected, not one of Arrow's type {format:?}"),
        _ => fault.to_string(),
    })
}

/// The same error, with the number of the row before its message.
fn in_row(py: Python<'_>, number: usize, error: PyErr) -> PyErr {
    // A lone surrogate is told by the fields of its error: they stay, and a note says the row.
    let note = format!("in row {number} of the column");
    let _ = error.value(py).call_method1("add_note", (note,)); // none before Python 3.11
    error
}

/// Rows to be read.
pub(crate) struct View<'a> {
    source: &'a Rows,
    columns: Vec<Column<'a>>,
    /// The number of the first row of each column, and that behind the last.
    starts: Vec<usize>,
    rows: usize,
    limit: usize,
}

/// What a row holds.
enum Cell<'a> {
    /// A text, and its place in a dictionary: the number of the column, and that in it.
    Text(&'a str, Option<(usize, usize)>),
    Name(&'a isim::Name),
}

impl<'a> View<'a> {
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    fn cell(&self, row: usize) -> Result<Option<Cell<'a>>, Fault> {
        let item = match self.source {
            Rows::Arrow(_) => {
                let at = self.starts.partition_point(|start| *start <= row).saturating_sub(1);
                let (Some(column), Some(start)) = (self.columns.get(at), self.starts.get(at))
                else {
                    return Err(Fault::Range);
                };
                let Some(number) = column.number(row - start)? else { return Ok(None) };
                let shared = column.shared().map(|_| (at, number));
                return Ok(column.text(number)?.map(|text| Cell::Text(text, shared)));
            }
            Rows::List(items) => items.get(row).and_then(Option::as_ref),
            Rows::One(item) => Some(item),
        };
        match item {
            None => Ok(None),
            Some(Item::Text(text)) if text.len() > self.limit => Err(Fault::TooLong(self.limit)),
            Some(Item::Text(text)) => Ok(Some(Cell::Text(text, None))),
            Some(Item::Name(name)) => Ok(Some(Cell::Name(&name.get().0))),
        }
    }

    /// The text of a row; none when it is null.
    pub(crate) fn text(&self, row: usize) -> Result<Option<&'a str>, Fault> {
        Ok(self.cell(row)?.map(|cell| match cell {
            Cell::Text(text, _) => text,
            Cell::Name(name) => name.text(),
        }))
    }
}

/// Rows as names: those that many rows share are prepared once.
pub(crate) struct Names<'a> {
    view: View<'a>,
    kind: isim::Kind,
    shared: Vec<Vec<OnceLock<isim::Name>>>,
    one: OnceLock<isim::Name>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(rows: &'a Rows, kind: isim::Kind) -> PyResult<Names<'a>> {
        let view = rows.view(NAME_LIMIT)?;
        let places = |count| (0..count).map(|_| OnceLock::new()).collect();
        let shared = view.columns.iter().map(|c| places(c.shared().unwrap_or(0))).collect();
        Ok(Names { view, kind, shared, one: OnceLock::new() })
    }

    pub(crate) fn rows(&self) -> usize {
        self.view.rows
    }

    /// The name of a row; none when it is null. `words` and `lately` are the thread's own, and hold
    /// words and names that no rows are known to share, but may.
    pub(crate) fn name<'s>(
        &'s self,
        row: usize,
        words: &mut isim::Preparer,
        lately: &'s mut isim::Kept,
    ) -> Result<Option<&'s isim::Name>, Fault> {
        let (text, shared) = match self.view.cell(row)? {
            None => return Ok(None),
            Some(Cell::Name(name)) => return Ok(Some(name)),
            Some(Cell::Text(text, shared)) => (text, shared),
        };
        let make = || isim::Name::new(text, self.kind);
        if self.view.source.is_one() {
            return Ok(Some(self.one.get_or_init(make)));
        }
        if let Some((column, number)) = shared {
            let place = self.shared.get(column).and_then(|places| places.get(number));
            return Ok(Some(place.ok_or(Fault::Range)?.get_or_init(make)));
        }
        Ok(Some(words.kept(lately, text, self.kind, isim::Lang::UND)))
    }

    /// The two names of a row, to be compared with each other; none when one of them is null.
    pub(crate) fn pair<'s>(
        [a, b]: [&'s Names<'_>; 2],
        row: usize,
        own: &'s mut Own,
    ) -> Result<Option<[&'s isim::Name; 2]>, Fault> {
        let (words, kept) = (&mut own.words, [&mut own.a, &mut own.b]);
        if let (Some(one), Some(other)) = (a.alone(row)?, b.alone(row)?) {
            return Ok(Some(words.pair(kept, [one, other], a.kind)));
        }
        let [of_a, of_b] = kept;
        let (a, b) = (a.name(row, words, of_a)?, b.name(row, words, of_b)?);
        Ok(a.zip(b).map(|(a, b)| [a, b]))
    }

    /// The text of a row that no other row is known to share.
    fn alone(&self, row: usize) -> Result<Option<&str>, Fault> {
        Ok(match self.view.cell(row)? {
            Some(Cell::Text(text, None)) if !self.view.source.is_one() => Some(text),
            _ => None,
        })
    }
}
