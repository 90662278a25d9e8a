//! Single words: base forms, and the two forms of a family name; and a name in another script.

use isim::grammar;
use pyo3::prelude::*;

use crate::{args, results};

/// The base forms that a word may be an inflected form of, the likelier first: a list of Stem.
///
/// The word is in any case of letters. Without a language the endings of all languages of its script
/// are tried.
///
/// >>> stem = isim.stems("Ишикханом", "ru")[0]
/// >>> stem.base, stem.cases
/// ('ишикхан', ('instrumental',))
#[pyfunction]
#[pyo3(signature = (word, /, lang = None))]
pub(crate) fn stems<'py>(
    py: Python<'py>,
    word: &str,
    lang: Option<&str>,
) -> PyResult<Vec<Bound<'py, PyAny>>> {
    let lang = lang.map_or(Ok(isim::Lang::UND), |tag| args::lang(py, tag))?;
    let word = isim::fold(word);
    let mut found = Vec::new();
    grammar::stems(&word, isim::detect(&word).script(), lang, &mut |stem| {
        let base: String = stem.base(&word).collect();
        found.push(results::stem(py, base, &stem));
    });
    found.into_iter().collect()
}

/// Whether two surnames in their base form are a man's and a woman's form of one family name, and
/// if so, the genders of both, as "masculine" and "feminine"; None otherwise, and for equal words.
///
/// >>> isim.same_family("Əliyev", "Əliyeva", "az")
/// ('masculine', 'feminine')
#[pyfunction]
#[pyo3(signature = (a, b, /, lang = None))]
pub(crate) fn same_family(
    py: Python<'_>,
    a: &str,
    b: &str,
    lang: Option<&str>,
) -> PyResult<Option<(&'static str, &'static str)>> {
    let lang = lang.map_or(Ok(isim::Lang::UND), |tag| args::lang(py, tag))?;
    let (a, b) = (isim::fold(a), isim::fold(b));
    let genders = grammar::same_family(&a, &b, isim::detect(&a).script(), lang);
    Ok(genders.map(|(one, other)| (one.as_str(), other.as_str())))
}

/// A name in Latin letters as papers in another language write it in Cyrillic, the likeliest form
/// first: a list of str. Known for Russian, Ukrainian, Kazakh and Kyrgyz; empty for others.
///
/// >>> isim.to_cyrillic("Vedat Işıkhan", "ru")[0]
/// 'Ведат Ишикхан'
#[pyfunction]
#[pyo3(signature = (text, /, lang))]
pub(crate) fn to_cyrillic(py: Python<'_>, text: &str, lang: &str) -> PyResult<Vec<String>> {
    let lang = args::lang(py, lang)?;
    Ok(args::unlocked(py, text.len(), || isim::to_script(text, lang, isim::Script::Cyrl)))
}
