//! `isim.Index`.

use pyo3::exceptions::{PyIndexError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyBytes, PyList, PyString, PyTuple};

use crate::args;
use crate::layers::Layers;
use crate::name::Name;
use crate::results;

/// Many names, each found by its like.
///
/// A row is (id, name), (id, name, kind) or (id, name, kind, lang), a tuple or a list; the name is
/// a str or a Name, and kind and lang speak of a str only. Several rows with one id are aliases.
///
/// The ids in remove are those that this index removes from the one that it will be a layer on.
#[pyclass(frozen, module = "isim")]
pub(crate) struct Index(pub(crate) isim::Index<'static>);

/// How many names are prepared between two looks at whether the user pressed Ctrl-C.
const BATCH: usize = 8192;

/// A row before its name is prepared.
enum Row {
    Prepared(String, Py<Name>),
    Text(String, String, isim::Kind, isim::Lang),
}

impl Row {
    fn read(row: &Bound<'_, PyAny>) -> PyResult<Row> {
        let fields: Vec<Bound<'_, PyAny>> =
            if row.is_instance_of::<PyTuple>() || row.is_instance_of::<PyList>() {
                row.extract()?
            } else {
                return Err(PyTypeError::new_err(format!(
                    "a tuple is expected, not {}",
                    type_of(row)?
                )));
            };
        if !(2..=4).contains(&fields.len()) {
            let message = format!(
                "(id, name), (id, name, kind) or (id, name, kind, lang) is expected, not {} fields",
                fields.len()
            );
            return Err(PyValueError::new_err(message));
        }
        let id = text(&fields[0], "the id")?;
        let kind = match given(&fields, 2) {
            Some(kind) => args::kind(row.py(), &text(kind, "the kind")?)?,
            None => isim::Kind::Person,
        };
        let lang = match given(&fields, 3) {
            Some(lang) => args::lang(row.py(), &text(lang, "the language")?)?,
            None => isim::Lang::UND,
        };
        Ok(match fields[1].cast::<Name>() {
            Ok(name) => Row::Prepared(id, name.clone().unbind()),
            Err(_) => Row::Text(id, text(&fields[1], "the name")?, kind, lang),
        })
    }

    fn add_to(&self, builder: &mut isim::IndexBuilder) {
        match self {
            Row::Prepared(id, name) => builder.add(id, &name.get().0),
            Row::Text(id, text, kind, lang) => {
                builder.add(id, isim::Name::with_lang(text, *kind, *lang))
            }
        };
    }
}

fn given<'a, 'py>(fields: &'a [Bound<'py, PyAny>], at: usize) -> Option<&'a Bound<'py, PyAny>> {
    fields.get(at).filter(|field| !field.is_none())
}

fn text(field: &Bound<'_, PyAny>, what: &str) -> PyResult<String> {
    match field.cast::<PyString>() {
        Ok(text) => Ok(text.to_str()?.to_owned()),
        Err(_) => {
            Err(PyTypeError::new_err(format!("{what} is to be a str, not {}", type_of(field)?)))
        }
    }
}

/// A hit with texts of its own.
pub(crate) type Found = (String, isim::Name, isim::Score);

/// Hits with texts of their own.
pub(crate) fn owned<'i>(hits: impl IntoIterator<Item = isim::Hit<'i>>) -> Vec<Found> {
    hits.into_iter().map(|hit| (hit.id.to_owned(), hit.name(), hit.score)).collect()
}

/// What a search finds for a Name, or for a str of a kind, while other threads run: a list of Hit.
pub(crate) fn hits<'py>(
    py: Python<'py>,
    name: &Bound<'py, PyAny>,
    kind: &str,
    search: impl Fn(&isim::Name) -> Vec<Found> + Sync,
) -> PyResult<Bound<'py, PyList>> {
    let kind = args::kind(py, kind)?;
    let found = match name.cast::<Name>() {
        Ok(name) => {
            let name = &name.get().0;
            py.detach(|| search(name))
        }
        Err(_) => {
            let name = text(name, "the name")?;
            py.detach(|| search(&isim::Name::new(&name, kind)))
        }
    };
    let hit = |(id, name, score): Found| results::found(py, &id, name, score);
    let found: PyResult<Vec<_>> = found.into_iter().map(hit).collect();
    PyList::new(py, found?)
}

/// How many are wanted at most.
pub(crate) fn most(k: isize) -> PyResult<usize> {
    usize::try_from(k)
        .map_err(|_| PyValueError::new_err(format!("k is {k}, and may not be negative")))
}

/// The least score that is at least so much.
pub(crate) fn least(score: f64) -> PyResult<Option<isim::Score>> {
    if !(0.0..=1.0).contains(&score) {
        let message = format!("the score is {score}, and must be from 0 to 1");
        return Err(PyValueError::new_err(message));
    }
    let weights = isim::Score::MIN_WEIGHT..=isim::Score::MAX_WEIGHT;
    Ok(weights.map(isim::Score::from_weight).find(|one| one.value() >= score))
}

fn type_of(object: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(object.get_type().name()?.to_string())
}

/// The same error, with the number of the row before its message.
fn in_row(py: Python<'_>, number: usize, error: PyErr) -> PyErr {
    // A lone surrogate says more by its own fields than by a message.
    if error.is_instance_of::<pyo3::exceptions::PyUnicodeError>(py) {
        return error;
    }
    PyErr::from_type(error.get_type(py), format!("row {number}: {}", error.value(py)))
}

#[pymethods]
impl Index {
    #[new]
    #[pyo3(signature = (rows, /, *, remove = None))]
    fn new(
        py: Python<'_>,
        rows: &Bound<'_, PyAny>,
        remove: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Index> {
        let mut builder = isim::Index::builder();
        if let Some(ids) = remove {
            if ids.is_instance_of::<PyString>() {
                return Err(PyTypeError::new_err("many ids are expected, not one str"));
            }
            for id in ids.try_iter()? {
                builder.remove(&text(&id?, "an id")?);
            }
        }
        let mut batch = Vec::with_capacity(BATCH);
        let mut rows = rows.try_iter()?.enumerate();
        loop {
            batch.clear();
            for (number, row) in rows.by_ref().take(BATCH) {
                batch.push(Row::read(&row?).map_err(|e| in_row(py, number + 1, e))?);
            }
            if batch.is_empty() {
                break;
            }
            py.check_signals()?;
            py.detach(|| batch.iter().for_each(|row| row.add_to(&mut builder)));
        }
        Ok(Index(py.detach(|| builder.build())))
    }

    /// The best k ids for a name, best first: a list of Hit. Of several names under one id the best
    /// one answers. A plain str is prepared as the kind that is given. Names of every kind are looked
    /// at, each compared by its own, unless same_kind=True.
    #[pyo3(signature = (name, /, k = 10, kind = "person", *, same_kind = false))]
    fn search<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        k: isize,
        kind: &str,
        same_kind: bool,
    ) -> PyResult<Bound<'py, PyList>> {
        let k = most(k)?;
        hits(py, name, kind, |name| {
            owned(if same_kind { self.0.search_kind(name, k) } else { self.0.search(name, k) })
        })
    }

    /// Every id that has a name of at least this score, 0 to 1, best first: a list of Hit. Of several
    /// names under one id the best one answers. The rest as for search.
    #[pyo3(signature = (name, /, score = 0.5, kind = "person", *, same_kind = false))]
    fn search_above<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        score: f64,
        kind: &str,
        same_kind: bool,
    ) -> PyResult<Bound<'py, PyList>> {
        let least = least(score)?;
        hits(py, name, kind, |name| match least {
            Some(least) if same_kind => owned(self.0.search_above_kind(name, least)),
            Some(least) => owned(self.0.search_above(name, least)),
            None => Vec::new(),
        })
    }

    /// This index with another one on top, which holds what was added since and what was removed:
    /// a Layers.
    #[pyo3(signature = (top, /))]
    fn layered(slf: Py<Self>, top: Py<Index>) -> Layers {
        Layers::new(slf, top)
    }

    /// Whether it removes an id from what it is a layer on.
    #[pyo3(signature = (id, /))]
    fn removes(&self, id: &str) -> bool {
        self.0.removes(id)
    }

    /// The id and the text of the row of a number, as index[number] without preparing the name.
    #[pyo3(signature = (number, /))]
    fn listed(&self, number: isize) -> PyResult<(&str, &str)> {
        self.place(number).and_then(|at| self.0.listed(at)).ok_or_else(beyond)
    }

    /// The row of a number, (id, Name), counted from the end when it is negative.
    fn __getitem__(&self, number: isize) -> PyResult<(&str, Name)> {
        let row = self.place(number).and_then(|at| self.0.get(at));
        row.map(|(id, name)| (id, Name(name))).ok_or_else(beyond)
    }

    /// The index of some bytes, of to_bytes or of a file. They are read where they lie, and only
    /// their header is looked at. With `check`, all of them are compared with their check sum first.
    #[staticmethod]
    #[pyo3(signature = (data, /, *, check = false))]
    fn from_bytes(py: Python<'_>, data: PyBackedBytes, check: bool) -> PyResult<Index> {
        py.detach(|| opened(data, check)).map_err(|e| args::error(py, e))
    }

    /// The index as bytes: what save writes.
    fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.as_bytes())
    }

    /// Opens an index that was saved. The file is mapped into memory, and only its header is looked
    /// at, so it takes less than a millisecond however many names there are; it must not be changed
    /// while the index lives. With `check`, all of it is compared with its check sum first.
    #[staticmethod]
    #[pyo3(signature = (path, /, *, check = false))]
    fn open(py: Python<'_>, path: std::path::PathBuf, check: bool) -> PyResult<Index> {
        let mapped = py.detach(|| crate::map::map(&std::fs::File::open(&path)?));
        let map = mapped.map_err(|e| args::os_error(py, e, &path))?;
        let named = |e| PyValueError::new_err(format!("{}: {e}", path.display()));
        py.detach(|| opened(map, check)).map_err(named)
    }

    /// Writes the index to a file that `Index.open` and the command read. A file of that name is
    /// replaced when the new one is whole.
    #[pyo3(signature = (path, /))]
    fn save(&self, py: Python<'_>, path: std::path::PathBuf) -> PyResult<()> {
        let mut part = path.clone().into_os_string();
        part.push(".part");
        let written = py.detach(|| {
            std::fs::write(&part, self.0.as_bytes())?;
            std::fs::rename(&part, &path)
        });
        written.map_err(|e| args::os_error(py, e, &path))
    }

    /// All rows, in the order they were added: a list of (id, Name).
    fn rows(&self) -> Vec<(String, Name)> {
        self.0.names().map(|(id, name)| (id.to_owned(), Name(name))).collect()
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn __repr__(&self) -> String {
        format!("<isim.Index of {} names>", self.0.len())
    }

    /// As bytes, which hold what was removed too.
    fn __reduce__<'py>(
        slf: &Bound<'py, Self>,
    ) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        Ok((slf.get_type().getattr("from_bytes")?, (slf.get().to_bytes(slf.py()),)))
    }
}

impl Index {
    /// Where the row of a number is, counted from the end when it is negative.
    fn place(&self, number: isize) -> Option<usize> {
        match usize::try_from(number) {
            Ok(number) => Some(number),
            Err(_) => self.0.len().checked_sub(number.unsigned_abs()),
        }
    }
}

fn beyond() -> PyErr {
    PyIndexError::new_err("there is no row of this number")
}

/// Bytes as an index.
fn opened(
    bytes: impl AsRef<[u8]> + Send + Sync + 'static,
    check: bool,
) -> Result<Index, isim::Error> {
    let index = isim::Index::from_bytes(bytes)?;
    if check {
        index.check()?;
    }
    Ok(Index(index))
}
