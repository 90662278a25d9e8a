//! What goes out: the plain Python classes of `isim/_types.py`, filled.

use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::name::Name;
use crate::points::Points;

/// A class of `isim/_types.py`, looked up once a process.
macro_rules! class {
    ($py:expr, $name:literal) => {{
        static CLASS: pyo3::sync::PyOnceLock<Py<pyo3::types::PyType>> =
            pyo3::sync::PyOnceLock::new();
        CLASS.import($py, "isim._types", $name)
    }};
}
pub(crate) use class;

pub(crate) fn part<'py>(
    py: Python<'py>,
    text: &str,
    points: &mut Points<'_>,
    part: isim::Part,
) -> PyResult<Bound<'py, PyAny>> {
    let fields = (part.span.of(text), part.role.as_str(), points.span(part.span));
    class!(py, "Part")?.call1(fields)
}

pub(crate) fn detected(py: Python<'_>, found: isim::Detected) -> PyResult<Bound<'_, PyAny>> {
    let mut guesses = Vec::new();
    for guess in found.languages() {
        guesses.push(class!(py, "Guess")?.call1((guess.lang.as_str(), guess.weight))?);
    }
    class!(py, "Detected")?.call1((found.script().code(), PyTuple::new(py, guesses)?))
}

pub(crate) fn finding<'py>(
    py: Python<'py>,
    text: &str,
    points: &mut Points<'_>,
    finding: isim::Finding,
) -> PyResult<Bound<'py, PyAny>> {
    let (start, end) = points.span(finding.span);
    class!(py, "Finding")?.call1((finding.kind.as_str(), start, end, finding.span.of(text)))
}

pub(crate) fn found<'py>(
    py: Python<'py>,
    id: &str,
    name: isim::Name,
    score: isim::Score,
) -> PyResult<Bound<'py, PyAny>> {
    class!(py, "Hit")?.call1((id, Name(name), score.value()))
}

pub(crate) fn mention<'py>(
    py: Python<'py>,
    text: &str,
    points: &mut Points<'_>,
    mention: &isim::Mention<'_>,
) -> PyResult<Bound<'py, PyAny>> {
    let (start, end) = points.span(mention.span);
    let lang = (mention.lang != isim::Lang::UND).then(|| mention.lang.to_string());
    let (surface, score) = (mention.span.of(text), mention.score.value());
    let fields = (start, end, surface, mention.id, score, mention.how.as_str(), lang);
    class!(py, "Mention")?.call1(fields)
}

pub(crate) fn proposal<'py>(
    py: Python<'py>,
    text: &str,
    points: &mut Points<'_>,
    found: isim::Proposal,
) -> PyResult<Bound<'py, PyAny>> {
    let (start, end) = points.span(found.span);
    let fields = (start, end, found.span.of(text), found.words, found.given);
    class!(py, "Proposal")?.call1(fields)
}

pub(crate) fn system(py: Python<'_>, system: isim::System) -> PyResult<Bound<'_, PyAny>> {
    class!(py, "System")?.call1((
        system.code(),
        system.name(),
        system.source(),
        system.lang().as_str(),
        system.from().code(),
        system.to().code(),
        system.is_reversible(),
    ))
}

pub(crate) fn rendering(py: Python<'_>, way: isim::Rendering) -> PyResult<Bound<'_, PyAny>> {
    class!(py, "Rendering")?.call1((way.system.code(), way.reversed))
}

pub(crate) fn stem<'py>(
    py: Python<'py>,
    base: String,
    stem: &isim::grammar::Stem,
) -> PyResult<Bound<'py, PyAny>> {
    class!(py, "Stem")?.call1((
        base,
        stem.lang.as_str(),
        stem.price,
        stem.rule.to_string(),
        PyTuple::new(py, stem.cases.iter().map(|case| case.as_str()).collect::<Vec<_>>())?,
        PyTuple::new(py, stem.genders.iter().map(|gender| gender.as_str()).collect::<Vec<_>>())?,
        PyTuple::new(py, stem.numbers.iter().map(|number| number.as_str()).collect::<Vec<_>>())?,
    ))
}

pub(crate) fn explanation<'py>(
    py: Python<'py>,
    why: &isim::Explanation,
) -> PyResult<Bound<'py, PyAny>> {
    let (mut a, mut b) = (Points::new(why.a()), Points::new(why.b()));
    let mut steps = Vec::with_capacity(why.steps().len());
    for step in why.steps() {
        steps.push(class!(py, "Step")?.call1((
            step.kind.as_str(),
            PyTuple::new(py, step.a.iter().map(|s| a.span(*s)).collect::<Vec<_>>())?,
            PyTuple::new(py, step.b.iter().map(|s| b.span(*s)).collect::<Vec<_>>())?,
            step.weight,
            step.detail.as_str(),
            step.source.as_deref(),
        ))?);
    }
    let (score, table) = (why.score(), why.to_string());
    class!(py, "Explanation")?.call1((
        why.a(),
        why.b(),
        score.value(),
        score.is_same(),
        score.weight(),
        PyTuple::new(py, steps)?,
        table.strip_suffix('\n').unwrap_or(&table), // print ends the line
        why.sentence(isim::Lang::literal("en")),
        why.sentence(isim::Lang::literal("ru")),
    ))
}
