//! Results out: cells of TSV, objects of JSON, colours.

use std::borrow::Cow;
use std::io::{self, BufWriter, IsTerminal, StdoutLock};

use isim::{Explanation, Kind, Lang, Rendering, Score, Span, System};
use serde::Serialize;

use crate::failure::Failure;

/// Standard output, buffered: whoever writes flushes.
pub type Out = BufWriter<StdoutLock<'static>>;

/// Standard output.
pub fn out() -> Out {
    BufWriter::with_capacity(64 << 10, io::stdout().lock())
}

/// A score in a column: six decimals, which is all it has.
pub fn score(score: Score) -> String {
    format!("{:.6}", score.value())
}

/// A text in a column: one that holds a tab or a line break has its white space collapsed, every
/// run of it to one space. Other text stays as it is.
pub fn cell(text: &str) -> Cow<'_, str> {
    if text
        .chars()
        .any(|c| c.is_whitespace() && c.is_control() || matches!(c, '\u{2028}'..='\u{2029}'))
    {
        text.split_whitespace().collect::<Vec<_>>().join(" ").into()
    } else {
        text.into()
    }
}

/// One object on one line.
pub fn json(value: &impl Serialize) -> Result<String, Failure> {
    let mut line = serde_json::to_string(value)
        .map_err(|e| Failure::new(format!("cannot be written as JSON: {e}")))?;
    line.push('\n');
    Ok(line)
}

/// `isim compare --json`.
#[derive(Serialize)]
pub struct Comparison<'t> {
    /// The names as they were given.
    pub a: &'t str,
    pub b: &'t str,
    pub kind: &'static str,
    /// From 0 to 1.
    pub score: f64,
    /// Log-odds in hundredths of a nat.
    pub weight: i32,
    pub same: bool,
}

impl<'t> Comparison<'t> {
    pub fn new(a: &'t str, b: &'t str, kind: Kind, score: Score) -> Comparison<'t> {
        let (value, weight, same) = (score.value(), score.weight(), score.is_same());
        Comparison { a, b, kind: kind.as_str(), score: value, weight, same }
    }
}

/// `isim explain --json`: a comparison with its steps, and the systems that lead from name to name.
#[derive(Serialize)]
pub struct Explained<'t> {
    #[serde(flatten)]
    comparison: Comparison<'t>,
    steps: Vec<ExplainedStep<'t>>,
    sentence: String,
    systems: Vec<Way>,
}

#[derive(Serialize)]
struct Way {
    system: &'static str,
    /// True when the system turns b into a.
    reversed: bool,
}

#[derive(Serialize)]
struct ExplainedStep<'t> {
    kind: &'static str,
    /// The parts of each name that the step speaks of.
    a: Vec<Stretch<'t>>,
    b: Vec<Stretch<'t>>,
    weight: i32,
    detail: &'t str,
    source: Option<&'t str>,
}

/// A stretch of text: byte offsets, and what stands there.
#[derive(Serialize)]
struct Stretch<'t> {
    start: usize,
    end: usize,
    text: &'t str,
}

impl<'t> Explained<'t> {
    pub fn new(
        why: &'t Explanation,
        kind: Kind,
        lang: Lang,
        systems: &[Rendering],
    ) -> Explained<'t> {
        let way = |w: &Rendering| Way { system: w.system.code(), reversed: w.reversed };
        let stretches = |spans: &[Span], text: &'t str| {
            let stretch = |s: &Span| Stretch { start: s.start, end: s.end, text: s.of(text) };
            spans.iter().map(stretch).collect()
        };
        let step = |step: &'t isim::Step| ExplainedStep {
            kind: step.kind.as_str(),
            a: stretches(&step.a, why.a()),
            b: stretches(&step.b, why.b()),
            weight: step.weight,
            detail: &step.detail,
            source: step.source.as_deref(),
        };
        Explained {
            comparison: Comparison::new(why.a(), why.b(), kind, why.score()),
            steps: why.steps().iter().map(step).collect(),
            sentence: why.sentence(lang),
            systems: systems.iter().map(way).collect(),
        }
    }
}

/// `isim scan --json`: one mention.
#[derive(Serialize)]
pub struct Found<'t> {
    pub file: &'t str,
    /// Byte offsets in the file.
    pub start: usize,
    pub end: usize,
    pub surface: &'t str,
    pub id: &'t str,
    pub score: f64,
}

/// `isim systems --json`: one system.
#[derive(Serialize)]
pub struct ListedSystem {
    pub code: &'static str,
    pub lang: String,
    pub from: &'static str,
    pub to: &'static str,
    pub reversible: bool,
    pub name: &'static str,
    pub source: &'static str,
}

impl ListedSystem {
    pub fn new(system: &System) -> ListedSystem {
        ListedSystem {
            code: system.code(),
            lang: system.lang().to_string(),
            from: system.from().code(),
            to: system.to().code(),
            reversible: system.is_reversible(),
            name: system.name(),
            source: system.source(),
        }
    }
}

/// True when standard output wants colours: it is a terminal that knows them, and nobody has set
/// `NO_COLOR`.
pub fn colours() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_none_or(|term| term == "dumb");
    io::stdout().is_terminal() && !set("NO_COLOR") && !dumb
}

/// An explanation in colours: the verdict bold, what speaks for one name green, for two red.
pub fn painted(why: &Explanation) -> String {
    let colour = |good: bool| if good { "\x1b[32m" } else { "\x1b[31m" };
    let mut painted = String::new();
    for (number, line) in why.to_string().lines().enumerate() {
        let start = match line.trim_start().chars().next() {
            _ if number == 0 => format!("\x1b[1m{}", colour(why.score().is_same())),
            Some('+') => colour(true).to_owned(),
            Some('-') => colour(false).to_owned(),
            _ => String::new(),
        };
        painted.push_str(&start);
        painted.push_str(line);
        painted.push_str(if start.is_empty() { "\n" } else { "\x1b[0m\n" });
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_holds_no_tab_and_no_line_break() {
        for (text, expected) in [
            ("Vedat Işıkhan", "Vedat Işıkhan"),
            ("  two  spaces ", "  two  spaces "),
            ("Vedat\nIşıkhan", "Vedat Işıkhan"),
            ("Vedat \r\n\t Işıkhan", "Vedat Işıkhan"),
            ("a\u{2028}b\u{85}c", "a b c"),
            ("", ""),
        ] {
            assert_eq!(cell(text), expected, "{text:?}");
        }
    }

    #[test]
    fn paint_is_all_that_colours_add() {
        let why = isim::explain("Vedat Işıkhan", "Vedat Demir", Kind::Person);
        let painted = painted(&why);
        assert!(painted.starts_with("\x1b[1m"));
        let mut plain = painted;
        for code in ["\x1b[1m", "\x1b[31m", "\x1b[32m", "\x1b[0m"] {
            plain = plain.replace(code, "");
        }
        assert_eq!(plain, why.to_string());
    }
}
