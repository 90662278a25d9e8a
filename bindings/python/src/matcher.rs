//! `isim.Matcher`.

use std::collections::BTreeMap;

use pyo3::prelude::*;
use pyo3::types::PyDict;

use crate::args;
use crate::name::Name;
use crate::results;

/// Compares prepared names. Threads may share it.
///
/// Without arguments it is what compare uses. kinds are those that are compared: a pair of any
/// other kind, or of two kinds, scores 0. gender says what a woman's and a man's form of one surname
/// mean: "different" (two people), "same" (one surname) or "ignored" (such forms are not looked
/// for). With nicknames=False forms of one given name are names like any others, with
/// initials=False an initial agrees only with itself, with omissions=False parts that one name lacks
/// do not speak against it. weights adds hundredths of a nat for each step of a kind. rules are
/// rules of one's own, (file name for messages, text), in the grammar that docs/matcher.md tells.
///
/// >>> strict = isim.Matcher(nicknames=False, weights={"omitted": -150})
/// >>> strict.is_same(isim.Name("Bill Gates"), isim.Name("William Gates"))
/// False
#[pyclass(frozen, module = "isim")]
pub(crate) struct Matcher {
    core: isim::Matcher,
    options: Options,
}

/// What a matcher was made with, to make it again.
#[derive(Clone)]
struct Options {
    kinds: Option<Vec<String>>,
    gender: String,
    nicknames: bool,
    initials: bool,
    omissions: bool,
    weights: BTreeMap<String, i32>,
    rules: Vec<(String, String)>,
}

impl Options {
    fn build(&self, py: Python<'_>) -> PyResult<isim::Matcher> {
        let error = |e| args::error(py, e);
        let mut builder = isim::Matcher::builder()
            .gender(self.gender.parse().map_err(error)?)
            .nicknames(self.nicknames)
            .initials(self.initials)
            .omissions(self.omissions);
        if let Some(kinds) = &self.kinds {
            let kinds: PyResult<Vec<_>> = kinds.iter().map(|k| args::kind(py, k)).collect();
            builder = builder.kinds(&kinds?);
        }
        for (kind, hundredths) in &self.weights {
            builder = builder.weight(args::step_kind(py, kind)?, *hundredths);
        }
        for (file, text) in &self.rules {
            builder = py.detach(|| builder.rules(file, text)).map_err(error)?;
        }
        Ok(builder.build())
    }
}

/// How many comparisons are done between two looks at whether the user pressed Ctrl-C.
const BATCH: usize = 8192;

#[pymethods]
impl Matcher {
    #[new]
    #[pyo3(signature = (
        *, kinds = None, gender = "different", nicknames = true, initials = true, omissions = true,
        weights = BTreeMap::new(), rules = Vec::new(),
    ))]
    #[allow(clippy::too_many_arguments)] // each is one of Python's keywords
    fn new(
        py: Python<'_>,
        kinds: Option<Vec<String>>,
        gender: &str,
        nicknames: bool,
        initials: bool,
        omissions: bool,
        weights: BTreeMap<String, i32>,
        rules: Vec<(String, String)>,
    ) -> PyResult<Matcher> {
        let gender = gender.to_owned();
        let options = Options { kinds, gender, nicknames, initials, omissions, weights, rules };
        Ok(Matcher { core: options.build(py)?, options })
    }

    /// A name as this matcher's options see it. Nobody needs this: any other name scores the same,
    /// but where options matter to a name, a prepared one is compared faster. It is for this matcher
    /// alone.
    #[pyo3(signature = (name, /))]
    fn prepare(&self, name: &Bound<'_, Name>) -> Name {
        Name(self.core.prepare(name.get().0.clone()))
    }

    /// How sure it is that two names are the same name: a float from 0 to 1. Symmetric.
    #[pyo3(signature = (a, b, /))]
    fn compare(&self, py: Python<'_>, a: &Bound<'_, Name>, b: &Bound<'_, Name>) -> f64 {
        self.score(py, &a.get().0, &b.get().0).value()
    }

    /// True when two names are more likely one name than two.
    #[pyo3(signature = (a, b, /))]
    fn is_same(&self, py: Python<'_>, a: &Bound<'_, Name>, b: &Bound<'_, Name>) -> bool {
        self.score(py, &a.get().0, &b.get().0).is_same()
    }

    /// One name against many: a list of floats in the order of the names.
    ///
    /// Other threads run meanwhile, so threads that share one list keep all cores busy.
    #[pyo3(signature = (name, names, /))]
    fn compare_many(
        &self,
        py: Python<'_>,
        name: &Bound<'_, Name>,
        names: &Bound<'_, PyAny>,
    ) -> PyResult<Vec<f64>> {
        let name = &name.get().0;
        let mut many: Vec<Py<Name>> = Vec::new();
        for one in names.try_iter()? {
            many.push(one?.cast_into::<Name>()?.unbind());
        }
        let mut scores = Vec::with_capacity(many.len());
        for batch in many.chunks(BATCH) {
            py.check_signals()?;
            py.detach(|| {
                let values =
                    batch.iter().map(|other| self.core.compare(name, &other.get().0).value());
                scores.extend(values);
            });
        }
        Ok(scores)
    }

    /// The score of two names with its reasons: an Explanation.
    #[pyo3(signature = (a, b, /))]
    fn explain<'py>(
        &self,
        py: Python<'py>,
        a: &Bound<'py, Name>,
        b: &Bound<'py, Name>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let (a, b) = (&a.get().0, &b.get().0);
        let bytes = a.text().len() + b.text().len();
        let why = args::unlocked(py, bytes, || self.core.explain(a, b));
        results::explanation(py, &why)
    }

    fn __repr__(&self) -> String {
        let Options { kinds, gender, nicknames, initials, omissions, weights, rules } =
            &self.options;
        let mut said = Vec::new();
        if let Some(kinds) = kinds {
            said.push(format!("kinds={kinds:?}"));
        }
        if gender != "different" {
            said.push(format!("gender={gender:?}"));
        }
        for (word, on) in
            [("nicknames", nicknames), ("initials", initials), ("omissions", omissions)]
        {
            if !on {
                said.push(format!("{word}=False"));
            }
        }
        if !weights.is_empty() {
            said.push(format!("weights={weights:?}"));
        }
        if !rules.is_empty() {
            let files: Vec<_> = rules.iter().map(|(file, _)| file).collect();
            said.push(format!("rules=<{files:?}>"));
        }
        format!("Matcher({})", said.join(", "))
    }

    /// Keywords cannot be handed over, so the way back goes through a function of the package.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Again<'py>)> {
        let (py, options) = (slf.py(), slf.get().options.clone());
        let keywords = PyDict::new(py);
        keywords.set_item("kinds", options.kinds)?;
        keywords.set_item("gender", options.gender)?;
        keywords.set_item("nicknames", options.nicknames)?;
        keywords.set_item("initials", options.initials)?;
        keywords.set_item("omissions", options.omissions)?;
        keywords.set_item("weights", options.weights)?;
        keywords.set_item("rules", options.rules)?;
        let again = py.import("isim._types")?.getattr("_with_keywords")?;
        Ok((again, (slf.get_type().into_any(), keywords)))
    }
}

/// What a matcher is made again of: its class and its keywords.
type Again<'py> = (Bound<'py, PyAny>, Bound<'py, PyDict>);

impl Matcher {
    pub(crate) fn core(&self) -> &isim::Matcher {
        &self.core
    }

    fn score(&self, py: Python<'_>, a: &isim::Name, b: &isim::Name) -> isim::Score {
        args::unlocked(py, a.text().len() + b.text().len(), || self.core.compare(a, b))
    }
}
