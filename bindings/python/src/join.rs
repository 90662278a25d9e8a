//! The pairs of one block, for joins that were blocked elsewhere: what a worker of Spark does.

use std::collections::HashMap;

use isim_arrow::Fault;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::args;
use crate::matcher::Matcher;
use crate::rows::{NAME_LIMIT, Rows, View};
use crate::work::Work;

/// Compares every name of a with every name of b that stands in the same block, and gives the pairs
/// that score at least the threshold: the rows of a, the rows of b and the scores, in the order of a
/// and then b.
///
/// Blocks and names are columns of texts, a block for each name; a row that lacks either is in no
/// pair. Each distinct name is prepared once, and all names of the call are held in memory.
#[pyfunction]
#[pyo3(signature = (
    blocks_a, names_a, blocks_b, names_b, /, threshold, kind = "person", *, matcher = None, threads = None
))]
#[allow(clippy::too_many_arguments)] // each is one of Python's
pub(crate) fn join_blocks(
    py: Python<'_>,
    blocks_a: &Bound<'_, PyAny>,
    names_a: &Bound<'_, PyAny>,
    blocks_b: &Bound<'_, PyAny>,
    names_b: &Bound<'_, PyAny>,
    threshold: f64,
    kind: &str,
    matcher: Option<&Bound<'_, Matcher>>,
    threads: Option<isize>,
) -> PyResult<(Vec<usize>, Vec<usize>, Vec<f64>)> {
    let kind = args::kind(py, kind)?;
    let work = Work::new(threads, None)?;
    let plain = isim::Matcher::new();
    let matcher = matcher.map_or(&plain, |matcher| matcher.get().core());
    let columns = [blocks_a, names_a, blocks_b, names_b].map(Rows::read);
    let [blocks_a, names_a, blocks_b, names_b] = columns;
    let (blocks_a, names_a, blocks_b, names_b) = (blocks_a?, names_a?, blocks_b?, names_b?);
    let a = Side::read(py, &work, &blocks_a, &names_a, kind)?;
    let b = Side::read(py, &work, &blocks_b, &names_b, kind)?;
    let mut blocks: HashMap<&str, Vec<usize>> = HashMap::new();
    for (row, text) in b.blocks.iter().enumerate() {
        if let Some(text) = text {
            blocks.entry(text).or_default().push(row);
        }
    }
    let found = work.run(py, a.blocks.len(), |_, row| {
        let mut found = Vec::new();
        let others = a.blocks[row].and_then(|block| blocks.get(block));
        if let (Some(name), Some(others)) = (a.name(row), others) {
            for &other in others {
                let score = b.name(other).map(|other| matcher.compare(name, other).value());
                if let Some(score) = score.filter(|score| *score >= threshold) {
                    found.push((other, score));
                }
            }
        }
        Ok(found)
    })?;
    let pairs = found.into_iter().enumerate();
    let pairs = pairs.flat_map(|(row, list)| list.into_iter().map(move |(b, s)| (row, b, s)));
    let mut columns = (Vec::new(), Vec::new(), Vec::new());
    for (row, other, score) in pairs {
        columns.0.push(row);
        columns.1.push(other);
        columns.2.push(score);
    }
    Ok(columns)
}

/// One side of the join: of each row its block, and which of the distinct names it has.
struct Side<'a> {
    blocks: Vec<Option<&'a str>>,
    places: Vec<Option<usize>>,
    names: Vec<isim::Name>,
}

impl<'a> Side<'a> {
    fn read(
        py: Python<'_>,
        work: &Work,
        blocks: &'a Rows,
        names: &'a Rows,
        kind: isim::Kind,
    ) -> PyResult<Side<'a>> {
        let (blocks, names) = (blocks.view(NAME_LIMIT)?, names.view(NAME_LIMIT)?);
        if blocks.rows() != names.rows() {
            let (one, other) = (blocks.rows(), names.rows());
            let message = format!("there are {one} blocks for {other} names");
            return Err(PyValueError::new_err(message));
        }
        let texts = |view: &View<'a>| (0..view.rows()).map(|row| view.text(row)).collect();
        let bad = |fault: Fault| PyValueError::new_err(fault.to_string());
        let blocks = Result::<Vec<_>, _>::map_err(texts(&blocks), bad)?;
        let names = Result::<Vec<_>, _>::map_err(texts(&names), bad)?;
        let (mut known, mut distinct) = (HashMap::new(), Vec::new());
        let mut place = |text: &'a str| {
            *known.entry(text).or_insert_with(|| {
                distinct.push(text);
                distinct.len() - 1
            })
        };
        let places = names.into_iter().map(|text| text.map(&mut place)).collect();
        let names =
            work.run(py, distinct.len(), |_, at| Ok(isim::Name::new(distinct[at], kind)))?;
        Ok(Side { blocks, places, names })
    }

    fn name(&self, row: usize) -> Option<&isim::Name> {
        self.places[row].and_then(|place| self.names.get(place))
    }
}
