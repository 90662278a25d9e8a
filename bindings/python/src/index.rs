//! `isim.Index`.

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyList, PyTuple};

use crate::args;
use crate::name::Name;
use crate::results;

/// Many names, each found by its like.
///
/// A row is (id, name), (id, name, kind) or (id, name, kind, lang), a tuple or a list; the name is
/// a str or a Name, and kind and lang speak of a str only. Several rows with one id are aliases.
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
    match field.cast::<pyo3::types::PyString>() {
        Ok(text) => Ok(text.to_str()?.to_owned()),
        Err(_) => {
            Err(PyTypeError::new_err(format!("{what} is to be a str, not {}", type_of(field)?)))
        }
    }
}

/// The least score that is at least so much.
fn least(score: f64) -> PyResult<Option<isim::Score>> {
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
    #[pyo3(signature = (rows, /))]
    fn new(py: Python<'_>, rows: &Bound<'_, PyAny>) -> PyResult<Index> {
        let mut builder = isim::Index::builder();
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
    /// one answers. A plain str is prepared as the kind that is given.
    #[pyo3(signature = (name, /, k = 10, kind = "person"))]
    fn search<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        k: isize,
        kind: &str,
    ) -> PyResult<Bound<'py, PyList>> {
        let k = usize::try_from(k)
            .map_err(|_| PyValueError::new_err(format!("k is {k}, and may not be negative")))?;
        let kind = args::kind(py, kind)?;
        let hits = match name.cast::<Name>() {
            Ok(name) => {
                let name = &name.get().0;
                py.detach(|| self.0.search(name, k))
            }
            Err(_) => {
                let name = text(name, "the name")?;
                py.detach(|| self.0.search(&isim::Name::new(&name, kind), k))
            }
        };
        let hits: PyResult<Vec<_>> = hits.iter().map(|hit| results::hit(py, hit)).collect();
        PyList::new(py, hits?)
    }

    /// Every id that has a name of at least this score, 0 to 1, best first: a list of Hit. Of several
    /// names under one id the best one answers. A plain str is prepared as the kind that is given.
    #[pyo3(signature = (name, /, score = 0.5, kind = "person"))]
    fn search_above<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyAny>,
        score: f64,
        kind: &str,
    ) -> PyResult<Bound<'py, PyList>> {
        let kind = args::kind(py, kind)?;
        let least = least(score)?;
        let found = |name: &isim::Name| {
            let hits = least.into_iter().flat_map(|least| self.0.search_above(name, least));
            hits.map(|hit| (hit.id.to_owned(), hit.name(), hit.score)).collect::<Vec<_>>()
        };
        let hits = match name.cast::<Name>() {
            Ok(name) => {
                let name = &name.get().0;
                py.detach(|| found(name))
            }
            Err(_) => {
                let name = text(name, "the name")?;
                py.detach(|| found(&isim::Name::new(&name, kind)))
            }
        };
        let hit = |(id, name, score): (String, _, _)| results::found(py, &id, name, score);
        let hits: PyResult<Vec<_>> = hits.into_iter().map(hit).collect();
        PyList::new(py, hits?)
    }

    /// Opens an index that was saved. The file is mapped into memory, and only its header is looked
    /// at, so it takes less than a millisecond however many names there are; it must not be changed
    /// while the index lives. With `check`, all of it is compared with its check sum first.
    #[staticmethod]
    #[pyo3(signature = (path, /, *, check = false))]
    fn open(py: Python<'_>, path: std::path::PathBuf, check: bool) -> PyResult<Index> {
        py.detach(|| {
            let file = std::fs::File::open(&path)?;
            let map = crate::map::map(&file)?;
            let index = isim::Index::from_bytes(map);
            let index = index.and_then(|i| if check { i.check().map(|()| i) } else { Ok(i) });
            let named = |e| PyValueError::new_err(format!("{}: {e}", path.display()));
            Ok(Index(index.map_err(named)?))
        })
    }

    /// Writes the index to a file that `Index.open` and the command read. A file of that name is
    /// replaced when the new one is whole.
    #[pyo3(signature = (path, /))]
    fn save(&self, py: Python<'_>, path: std::path::PathBuf) -> PyResult<()> {
        py.detach(|| {
            let mut part = path.clone().into_os_string();
            part.push(".part");
            std::fs::write(&part, self.0.as_bytes())?;
            std::fs::rename(&part, &path)?;
            Ok(())
        })
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

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (Vec<(String, Name)>,)) {
        (slf.get_type().into_any(), (slf.get().rows(),))
    }
}
