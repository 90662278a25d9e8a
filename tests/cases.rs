//! The tables of `tests/cases/`, played on the library. `tests/cases/README.md` tells their form.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use isim::{Index, Kind, Lang, Matcher, Name, Preparer, Scanner, fold, romanize};

/// A line of a table: its number and its cells, escapes resolved.
struct Row {
    line: usize,
    cells: Vec<String>,
}

/// Reads a table and holds it to its form: the header, the number of cells, no row twice.
fn table(file: &str, header: &[&str]) -> Vec<Row> {
    let path = format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#'));
    let (_, first) = lines.next().unwrap_or_else(|| panic!("{file} is empty"));
    assert_eq!(first.split('\t').collect::<Vec<_>>(), header, "{file}: header");
    let mut seen = BTreeSet::new();
    lines
        .map(|(number, line)| {
            let line_number = number + 1;
            let cells: Vec<String> = line
                .split('\t')
                .map(|c| {
                    unescape(c).unwrap_or_else(|| panic!("{file}:{line_number}: escape in {c:?}"))
                })
                .collect();
            assert_eq!(cells.len(), header.len(), "{file}:{line_number}: number of cells");
            let note = cells.len() - 1;
            assert!(!cells[note].is_empty(), "{file}:{line_number}: the note is missing");
            assert!(
                seen.insert(cells[..note].to_vec()),
                "{file}:{line_number}: stands there twice"
            );
            Row { line: line_number, cells }
        })
        .collect()
}

/// Resolves `\n`, `\t`, `\\`, `\0` and `\u{…}`; `None` when an escape is none of these.
fn unescape(cell: &str) -> Option<String> {
    let mut out = String::new();
    let mut rest = cell;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let code = rest[at + 1..].chars().next()?;
        rest = &rest[at + 2..];
        match code {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            '\\' => out.push('\\'),
            '0' => out.push('\0'),
            'u' => {
                let (hex, behind) = rest.strip_prefix('{')?.split_once('}')?;
                out.push(char::from_u32(u32::from_str_radix(hex, 16).ok()?)?);
                rest = behind;
            }
            _ => return None,
        }
    }
    out.push_str(rest);
    Some(out)
}

const COMPARE: [&str; 5] = ["name_a", "name_b", "kind", "verdict", "note"];

/// The rows of a comparison table, checked for form.
fn compare_rows(file: &str) -> Vec<(Row, Kind, bool)> {
    let rows = table(file, &COMPARE).into_iter();
    rows.map(|row| {
        let at = format!("{file}:{}", row.line);
        let kind = row.cells[2].parse().unwrap_or_else(|e| panic!("{at}: {e}"));
        let same = match row.cells[3].as_str() {
            "same" => true,
            "different" => false,
            other => panic!("{at}: verdict {other:?}"),
        };
        (row, kind, same)
    })
    .collect()
}

#[test]
fn compare_table_has_its_form() {
    let rows = compare_rows("compare.tsv");
    assert!(rows.len() >= 150, "only {} rows", rows.len());
    for same in [true, false] {
        assert!(rows.iter().filter(|r| r.2 == same).count() >= 50);
    }
    for kind in Kind::ALL {
        assert!(rows.iter().any(|r| r.1 == kind), "no row of kind {kind}");
    }
}

#[test]
fn every_row_can_be_compared_and_explained() {
    let matcher = Matcher::new();
    for (row, kind, _) in compare_rows("compare.tsv").into_iter().chain(compare_rows("open.tsv")) {
        let [a, b] = [0, 1].map(|i| Name::new(&row.cells[i], kind));
        let score = matcher.compare(&a, &b);
        assert_eq!(score, matcher.compare(&b, &a), "compare.tsv:{}: not symmetric", row.line);
        let explanation = matcher.explain(&a, &b);
        assert_eq!(explanation.score(), score, "compare.tsv:{}", row.line);
        assert_eq!(matcher.compare(&a, &a).value(), 1.0, "compare.tsv:{}", row.line);
    }
}

/// A name is the same whatever was prepared before it.
#[test]
fn words_that_are_remembered_are_as_they_were() {
    let mut rows = compare_rows("compare.tsv");
    rows.extend(compare_rows("open.tsv"));
    let (matcher, mut words) = (Matcher::new(), Preparer::new());
    // Forwards and backwards: either name of a word may be the first.
    for (row, kind, _) in rows.iter().chain(rows.iter().rev()) {
        let fresh = [0, 1].map(|i| Name::new(&row.cells[i], *kind));
        let known = [0, 1].map(|i| words.name(&row.cells[i], *kind, Lang::UND));
        let scores = [fresh, known].map(|[a, b]| matcher.compare(&a, &b));
        assert_eq!(scores[0], scores[1], "{:?}", row.cells);
    }
}

/// Whether a row's names answer as it says, and what they answer.
fn answer((row, kind, same): &(Row, Kind, bool)) -> (bool, String) {
    let [a, b] = [0, 1].map(|i| Name::new(&row.cells[i], *kind));
    let score = Matcher::new().compare(&a, &b);
    let [a, b, _, verdict, note] = &row.cells[..] else { unreachable!() };
    let (line, value) = (row.line, score.value());
    let told = format!("{line:>4}  {value:.3}, not {verdict}  {kind}  {a:?}  {b:?}  ({note})");
    (score.is_same() == *same, told)
}

#[test]
fn comparing() {
    let rows = compare_rows("compare.tsv");
    let answers = rows.iter().map(answer);
    let wrong: Vec<String> = answers.filter(|(right, _)| !right).map(|(_, told)| told).collect();
    assert_none("compare.tsv", &wrong, rows.len());
}

/// What isim is known to answer wrongly. A row that it answers rightly at last has to move to
/// `compare.tsv`, where it stays right; `ISIM_BLESS=1` moves it.
#[test]
fn open_cases_are_open() {
    let path = |file: &str| format!("{}/tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let rows = compare_rows("open.tsv");
    let (mut solved, mut open) = (Vec::new(), 0);
    for row in &rows {
        let (right, told) = answer(row);
        if right {
            solved.push(row.0.line);
        } else {
            println!("open: {told}");
            open += 1;
        }
    }
    println!("tests/cases/open.tsv: {open} answers are known to be wrong");
    if solved.is_empty() {
        return;
    }
    assert!(
        std::env::var_os("ISIM_BLESS").is_some(),
        "lines {solved:?} of tests/cases/open.tsv are right now: move them to compare.tsv with \
         `ISIM_BLESS=1 cargo test --test cases`"
    );
    let text = std::fs::read_to_string(path("open.tsv")).expect("it was read before");
    let mut closed = std::fs::read_to_string(path("compare.tsv")).expect("it was read before");
    let mut rest = String::new();
    for (number, line) in text.lines().enumerate() {
        let to = if solved.contains(&(number + 1)) { &mut closed } else { &mut rest };
        let _ = writeln!(to, "{line}");
    }
    std::fs::write(path("open.tsv"), rest).expect("tests/cases can be written");
    std::fs::write(path("compare.tsv"), closed).expect("tests/cases can be written");
}

#[test]
fn a_megabyte_of_one_letter() {
    let long = "a".repeat(1 << 20);
    let [long, short] = [long.as_str(), "Anar Aliyev"].map(|t| Name::new(t, Kind::Person));
    let matcher = Matcher::new();
    assert!(!matcher.compare(&long, &short).is_same());
    assert_eq!(matcher.compare(&long, &long).value(), 1.0);
    assert!(!matcher.explain(&short, &long).score().is_same());
    let words = "ab ".repeat(1 << 18);
    let words = Name::new(&words, Kind::Person);
    assert!(!matcher.compare(&words, &short).is_same());
    assert_eq!(matcher.compare(&words, &words).value(), 1.0);
}

#[test]
fn escapes() {
    assert_eq!(unescape(r"a\u{301}\0\t\n\\").as_deref(), Some("a\u{301}\0\t\n\\"));
    for wrong in [r"\", r"\x", r"\u301", r"\u{}", r"\u{d800}", r"\u{301"] {
        assert_eq!(unescape(wrong), None, "{wrong}");
    }
}

#[test]
fn folding() {
    let rows = table("fold.tsv", &["text", "folded", "note"]);
    let mut wrong = Vec::new();
    for row in &rows {
        let [text, folded, note] = &row.cells[..] else { unreachable!() };
        let answer = fold(text);
        if answer != *folded {
            wrong.push(format!(
                "{:>4}  {text:?} gives {answer:?}, not {folded:?}  ({note})",
                row.line
            ));
        }
    }
    assert_none("fold.tsv", &wrong, rows.len());
}
/// Fails with all rows that answered wrongly, as one table.
fn assert_none(file: &str, wrong: &[String], rows: usize) {
    if !wrong.is_empty() {
        let mut report = String::new();
        for row in wrong {
            let _ = writeln!(report, "  {row}");
        }
        panic!("{} of the {rows} rows of tests/cases/{file} fail:\n{report}", wrong.len());
    }
    println!("tests/cases/{file}: {rows} rows hold");
}

#[test]
fn scanning() {
    let rows = table("scan.tsv", &["names", "text", "mentions", "note"]);
    let mut wrong = Vec::new();
    for row in &rows {
        let [names, text, mentions, note] = &row.cells[..] else { unreachable!() };
        let mut list = Index::builder();
        for (at, name) in names.split("; ").enumerate() {
            list.add(&(at + 1).to_string(), Name::new(name, Kind::Person));
        }
        let list = list.build();
        let found = Scanner::new(&list).scan(text);
        let told = found.iter().map(|m| format!("{}={}", m.id, m.span.of(text)));
        let answer = told.collect::<Vec<_>>().join("; ");
        if answer != *mentions {
            let line = row.line;
            wrong.push(format!("{line:>4}  {text}: {answer:?}, not {mentions:?}  ({note})"));
        }
    }
    assert_none("scan.tsv", &wrong, rows.len());
}

#[test]
fn romanising() {
    let rows = table("romanize.tsv", &["text", "lang", "latin", "note"]);
    let mut wrong = Vec::new();
    for row in &rows {
        let [text, lang, latin, note] = &row.cells[..] else { unreachable!() };
        let known = (!lang.is_empty()).then(|| lang.parse().expect("a language tag"));
        let answer = romanize(text, known);
        if answer != *latin {
            let line = row.line;
            wrong.push(format!(
                "{line:>4}  {text:?} ({lang}) gives {answer:?}, not {latin:?}  ({note})"
            ));
        }
    }
    assert_none("romanize.tsv", &wrong, rows.len());
}
