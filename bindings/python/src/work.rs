//! Long work on many rows: shared by threads, told about, and stopped by Ctrl-C.

use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use isim_arrow::Fault;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

/// Rows that a thread takes at once.
const BLOCK: usize = 512;
/// How often to look whether the user pressed Ctrl-C, and to tell how far the work is.
const LOOK: Duration = Duration::from_millis(100);

/// A row that cannot be worked on.
struct Bad {
    row: usize,
    fault: Fault,
}

impl Bad {
    fn raise(self) -> PyErr {
        PyValueError::new_err(format!("row {}: {}", self.row + 1, self.fault))
    }
}

/// What a thread keeps from row to row: the words that it met lately, and the names of either column.
pub(crate) struct Own {
    pub(crate) words: isim::Preparer,
    pub(crate) a: isim::Kept,
    pub(crate) b: isim::Kept,
}

/// So many: of the rows of a column many have a text that others had.
const KEPT: usize = 512;

impl Default for Own {
    fn default() -> Own {
        let keep = || isim::Kept::new(KEPT);
        Own { words: isim::Preparer::new(), a: keep(), b: keep() }
    }
}

/// Work on some rows.
type Block<'a, T> = dyn Fn(&mut Own, Range<usize>) -> Result<Vec<T>, Bad> + Sync + 'a;

/// How work is to be done.
pub(crate) struct Work {
    threads: usize,
    progress: Option<Py<PyAny>>,
}

impl Work {
    /// By that many threads, or as many as there are processors. `progress` is a bool, or called
    /// with the number of rows that are done and of all.
    pub(crate) fn new(
        threads: Option<isize>,
        progress: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Work> {
        let threads = match threads {
            None => thread::available_parallelism().map_or(1, NonZero::get),
            Some(threads) => usize::try_from(threads).ok().filter(|t| *t > 0).ok_or_else(|| {
                PyValueError::new_err(format!("threads is {threads}, and must be at least 1"))
            })?,
        };
        let progress = match progress {
            None => None,
            Some(called) if called.is_callable() => Some(called.clone().unbind()),
            Some(wanted) => {
                let shown: bool = wanted.extract().map_err(|_| {
                    PyTypeError::new_err("progress is to be True, False or a function")
                })?;
                let bar = || wanted.py().import("isim._columns")?.getattr("Bar")?.call0();
                if shown { Some(bar()?.unbind()) } else { None }
            }
        };
        Ok(Work { threads, progress })
    }

    /// The results of all rows, in their order. `row` works on one of them, without
    /// Python, and with what its thread keeps.
    pub(crate) fn run<T: Send>(
        &self,
        py: Python<'_>,
        rows: usize,
        row: impl Fn(&mut Own, usize) -> Result<T, Fault> + Sync,
    ) -> PyResult<Vec<T>> {
        let block = |own: &mut Own, rows: Range<usize>| {
            rows.map(|at| row(own, at).map_err(|fault| Bad { row: at, fault })).collect()
        };
        let block: &Block<'_, T> = &block;
        let blocks = rows.div_ceil(BLOCK);
        let range = |number: usize| number * BLOCK..rows.min((number + 1) * BLOCK);
        if self.threads.min(blocks) <= 1 {
            let (mut results, mut own) = (Vec::with_capacity(rows), Own::default());
            for number in 0..blocks {
                results.extend(py.detach(|| block(&mut own, range(number))).map_err(Bad::raise)?);
                py.check_signals()?;
                self.tell(py, results.len(), rows)?;
            }
            return Ok(results);
        }
        let mut results: Vec<Vec<T>> = (0..blocks).map(|_| Vec::new()).collect();
        let next = AtomicUsize::new(0);
        let (mut bad, mut stopped) = (None::<Bad>, Ok(()));
        py.detach(|| {
            thread::scope(|scope| {
                let (send, receive) = mpsc::channel();
                for _ in 0..self.threads.min(blocks) {
                    let (send, next, block, range) = (send.clone(), &next, block, &range);
                    scope.spawn(move || {
                        let mut own = Own::default();
                        loop {
                            let number = next.fetch_add(1, Ordering::Relaxed);
                            if number >= blocks
                                || send.send((number, block(&mut own, range(number)))).is_err()
                            {
                                return;
                            }
                        }
                    });
                }
                drop(send);
                let stop = || next.store(blocks, Ordering::Relaxed);
                let (mut done, mut looked) = (0, Instant::now());
                loop {
                    match receive.recv_timeout(LOOK) {
                        Ok((number, Ok(result))) => {
                            done += result.len();
                            results[number] = result;
                        }
                        Ok((_, Err(found))) => {
                            stop();
                            // Blocks are begun in order, so the first bad row of all is found.
                            if bad.as_ref().is_none_or(|bad| found.row < bad.row) {
                                bad = Some(found);
                            }
                        }
                        Err(RecvTimeoutError::Timeout) => {}
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                    if stopped.is_ok() && (looked.elapsed() >= LOOK || done == rows) {
                        looked = Instant::now();
                        let look = |py: Python<'_>| {
                            py.check_signals()?;
                            self.tell(py, done, rows)
                        };
                        stopped = Python::attach(look);
                        if stopped.is_err() {
                            stop();
                        }
                    }
                }
            });
        });
        stopped?;
        match bad {
            Some(bad) => Err(bad.raise()),
            None => Ok(results.into_iter().flatten().collect()),
        }
    }

    fn tell(&self, py: Python<'_>, done: usize, rows: usize) -> PyResult<()> {
        self.progress.as_ref().map_or(Ok(()), |f| f.call1(py, (done, rows)).map(drop))
    }
}
