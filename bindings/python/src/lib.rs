//! The Python face of isim: types and errors carried over, and nothing decided here.
//!
//! Text comes in as Python lends it, UTF-8 without a copy. Spans go out in code points, so that
//! `text[start:end]` is right in Python. Work that can last lets other threads run.

#![deny(unsafe_code)]

mod args;
mod capsule;
mod column;
mod columns;
mod command;
mod country;
mod index;
mod join;
mod layers;
mod map;
mod matcher;
mod name;
mod points;
mod results;
mod rows;
mod scanner;
mod searcher;
mod systems;
mod words;
mod work;

use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};

/// The compiled half of the package `isim`; import `isim` instead.
#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;
    use pyo3::types::{PyModule, PyTuple};

    #[pymodule_export]
    use super::{compare, detect, explain, findings, fold, is_same, propose, romanize};
    #[pymodule_export]
    use crate::column::Column;
    #[pymodule_export]
    use crate::columns::{compare_many, keys, search_many};
    #[pymodule_export]
    use crate::command::run_command;
    #[pymodule_export]
    use crate::country::Country;
    #[pymodule_export]
    use crate::index::Index;
    #[pymodule_export]
    use crate::join::join_blocks;
    #[pymodule_export]
    use crate::layers::Layers;
    #[pymodule_export]
    use crate::matcher::Matcher;
    #[pymodule_export]
    use crate::name::Name;
    #[pymodule_export]
    use crate::scanner::Scanner;
    #[pymodule_export]
    use crate::searcher::Searcher;
    #[pymodule_export]
    use crate::systems::{Rules, systems, systems_between, transliterate};
    #[pymodule_export]
    use crate::words::{same_family, stems, to_cyrillic};

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        let py = module.py();
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        module.add("KEY_VERSION", isim::KEY_VERSION)?;
        module.add("KINDS", PyTuple::new(py, isim::Kind::ALL.map(isim::Kind::as_str))?)?;
        module.add("ROLES", PyTuple::new(py, isim::Role::ALL.map(isim::Role::as_str))?)?;
        let findings = isim::FindingKind::ALL.map(isim::FindingKind::as_str);
        module.add("FINDING_KINDS", PyTuple::new(py, findings)?)?;
        let steps = isim::StepKind::ALL.map(isim::StepKind::as_str);
        module.add("STEP_KINDS", PyTuple::new(py, steps)?)
    }
}

/// The plain form of a name: compatibility forms composed, case folded, apostrophes, hyphens and
/// digits each one kind, white space single, nothing invisible left.
///
/// The language of the text, a BCP 47 tag, matters where both ı and i are written: with lang="tr",
/// I is the capital of ı. keep_case leaves capitals, keep_marks leaves Arabic vowel signs, Hebrew
/// points and Cyrillic stress marks.
///
/// Of a column of texts it makes a column, as compare_many does, null where it is null.
///
/// >>> isim.fold("  Vedat\u00a0Işıkhan ")
/// 'vedat işıkhan'
/// >>> isim.fold("IŞIK", lang="tr")
/// 'ışık'
#[pyfunction]
#[pyo3(signature = (
    text, /, *, lang = None, keep_case = false, keep_marks = false, threads = None, progress = None
))]
#[allow(clippy::too_many_arguments)] // each is one of Python's keywords
fn fold<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    lang: Option<&str>,
    keep_case: bool,
    keep_marks: bool,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut folder = isim::Folder::builder().keep_case(keep_case).keep_marks(keep_marks);
    if let Some(tag) = lang {
        folder = folder.lang(args::lang(py, tag)?);
    }
    let folder = folder.build();
    one_or_many(py, text, threads, progress, |text| folder.fold(text))
}

/// What a text hides from its readers, in the order of the text: a list of Finding.
///
/// Kinds are "invisible" (characters without a shape), "bidi" (characters that turn the direction
/// of writing), "homoglyph" (a letter of a script that looks like one of the word's own script) and
/// "mixed-script" (a word in two alphabets that cannot be written in one of them). fold drops the
/// first two and replaces the third.
#[pyfunction]
#[pyo3(signature = (text, /))]
fn findings<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyList>> {
    let folded = args::unlocked(py, text.len(), || isim::Folder::default().apply(text));
    let mut points = points::Points::new(text);
    let findings: PyResult<Vec<_>> =
        folded.findings().iter().map(|f| results::finding(py, text, &mut points, *f)).collect();
    PyList::new(py, findings?)
}

/// What may be names of persons in a text, guessed from its writing alone: a list of Proposal, in
/// the order of the text. To find the names of a list, take a Scanner.
///
/// >>> isim.propose("Вчера Айсель Каримзаде приехала в Баку.")[0].surface
/// 'Айсель Каримзаде'
#[pyfunction]
#[pyo3(signature = (text, /))]
fn propose<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyList>> {
    let found = args::unlocked(py, text.len(), || isim::propose(text));
    let mut points = points::Points::new(text);
    let found: PyResult<Vec<_>> =
        found.iter().map(|one| results::proposal(py, text, &mut points, *one)).collect();
    PyList::new(py, found?)
}

/// The script that most of a name is written in, and the languages its letters speak for: a
/// Detected with at most four Guess, the likeliest first; none if the letters say nothing.
///
/// A guess for names, where a text is too short for statistics.
///
/// >>> isim.detect("İlham Əliyev").languages[0].lang
/// 'az'
#[pyfunction]
#[pyo3(signature = (text, /))]
fn detect<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    results::detected(py, args::unlocked(py, text.len(), || isim::detect(text)))
}

/// A name in Latin letters, as people who read English would expect it.
///
/// The language is guessed when it is not given, as a BCP 47 tag such as "ky". Of a column of texts
/// it makes a column, as compare_many does, null where it is null.
#[pyfunction]
#[pyo3(signature = (text, /, lang = None, *, threads = None, progress = None))]
fn romanize<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    lang: Option<&str>,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let lang = lang.map(|tag| args::lang(py, tag)).transpose()?;
    one_or_many(py, text, threads, progress, |text| isim::romanize(text, lang))
}

/// A function of one text, done to a str, or to every text of a column.
fn one_or_many<'py>(
    py: Python<'py>,
    text: &Bound<'py, PyAny>,
    threads: Option<isize>,
    progress: Option<&Bound<'py, PyAny>>,
    of: impl Fn(&str) -> String + Sync,
) -> PyResult<Bound<'py, PyAny>> {
    let Ok(one) = text.cast::<PyString>() else {
        return columns::texts(text, threads, progress, of);
    };
    let one = one.to_str()?;
    Ok(PyString::new(py, &args::unlocked(py, one.len(), || of(one))).into_any())
}

/// How sure it is that two names are the same name: a float from 0 to 1, and 0.5 or more means
/// more likely one name than two. Symmetric.
///
/// To compare one name with many, prepare them once: see Name and Matcher.
#[pyfunction]
#[pyo3(signature = (a, b, /, kind = "person"))]
fn compare(py: Python<'_>, a: &str, b: &str, kind: &str) -> PyResult<f64> {
    score(py, a, b, kind).map(isim::Score::value)
}

/// True when two names are more likely one name than two: compare(a, b, kind) >= 0.5.
#[pyfunction]
#[pyo3(signature = (a, b, /, kind = "person"))]
fn is_same(py: Python<'_>, a: &str, b: &str, kind: &str) -> PyResult<bool> {
    score(py, a, b, kind).map(isim::Score::is_same)
}

fn score(py: Python<'_>, a: &str, b: &str, kind: &str) -> PyResult<isim::Score> {
    let kind = args::kind(py, kind)?;
    Ok(args::unlocked(py, a.len() + b.len(), || isim::compare(a, b, kind)))
}

/// The score of two names with its reasons: an Explanation.
#[pyfunction]
#[pyo3(signature = (a, b, /, kind = "person"))]
fn explain<'py>(py: Python<'py>, a: &str, b: &str, kind: &str) -> PyResult<Bound<'py, PyAny>> {
    let kind = args::kind(py, kind)?;
    let why = args::unlocked(py, a.len() + b.len(), || isim::explain(a, b, kind));
    results::explanation(py, &why)
}
