//! The shape of the tree: floors, sizes, where `unsafe` may stand, and the files a release needs.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library by floor. A module may use what stands on its own floor or below;
/// on one floor no two modules may use each other. A new module needs a floor here.
const FLOORS: &[(u8, &[&str])] = &[
    (8, &["learn", "strategies"]),
    (7, &["scan"]),
    (6, &["index"]),
    (5, &["compare", "key"]),
    (4, &["name", "lexicon"]),
    (3, &["fold", "detect", "translit", "sounds", "grammar"]),
    (2, &["tables"]),
    (1, &["rules"]),
    (0, &["lang", "error", "sort"]),
];

/// No file of the library is longer, tables excepted.
const MAX_LINES: usize = 500;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// Every `.rs` file under a folder, as paths from the root, in order.
fn sources(folder: &str) -> Vec<PathBuf> {
    fn walk(at: &Path, found: &mut Vec<PathBuf>) {
        let entries = fs::read_dir(at).unwrap_or_else(|e| panic!("{}: {e}", at.display()));
        for entry in entries {
            let path = entry.expect("a folder can be listed").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path.strip_prefix(root()).expect("below the root").to_path_buf());
            }
        }
    }
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.sort();
    found
}

/// The files of the library without those that hold nothing but tests.
fn library() -> impl Iterator<Item = PathBuf> {
    sources("src").into_iter().filter(|path| path.file_stem().is_some_and(|n| n != "tests"))
}

/// The code of a file without its comments and its string and character literals, up to its
/// inline test module: tests may look where they like.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(len) = literal(rest) {
            out.push_str("\"\"");
            len
        } else if c.is_alphanumeric() || c == '_' {
            // Whole words at once, so that the r of `for` does not open a raw string.
            let len = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            out.push_str(&rest[..len]);
            len
        } else {
            out.push(c);
            c.len_utf8()
        };
        rest = &rest[skip..];
    }
    out
}

/// The length of the string or character literal that a text begins with.
fn literal(text: &str) -> Option<usize> {
    let raw = text.strip_prefix('b').unwrap_or(text);
    if let Some(hashes) = raw.strip_prefix('r').map(|r| r.len() - r.trim_start_matches('#').len()) {
        let body = &raw[1 + hashes..];
        if let Some(inside) = body.strip_prefix('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let end = 1 + inside.find(&close)? + close.len();
            return Some(text.len() - body.len() + end);
        }
    }
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (at, c) in raw.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(text.len() - raw.len() + at + 1),
            // A quote that does not close after one character is a lifetime.
            _ if quote == '\'' && at > 1 && !raw.starts_with("'\\") => return None,
            _ => {}
        }
    }
    None
}

/// The top modules that a file names by `crate::` or by `super::`.
fn uses(path: &Path, code: &str) -> BTreeSet<String> {
    // How many modules below the root the file stands: src/fold.rs one, src/compare/score.rs two.
    let mut depth = path.components().count() - 1;
    if path.file_name().is_some_and(|n| n == "mod.rs") {
        depth -= 1;
    }
    let mut found = BTreeSet::new();
    let mut take = |path: &str| {
        let heads: Vec<&str> = match path.strip_prefix('{') {
            Some(group) => group_heads(group),
            None => vec![path],
        };
        for head in heads {
            let end = head.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(head.len());
            found.insert(head[..end].to_owned());
        }
    };
    for (at, _) in code.match_indices("crate::") {
        let before = code[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            take(code[at + 7..].trim_start());
        }
    }
    for (at, _) in code.match_indices("super::") {
        if code[..at].ends_with("super::") {
            continue;
        }
        let mut rest = &code[at..];
        let mut ups = 0;
        while let Some(up) = rest.strip_prefix("super::") {
            rest = up;
            ups += 1;
        }
        if ups >= depth {
            take(rest);
        }
    }
    found
}

/// The first words of the members of a `{…}` group, of which the opening brace is gone.
fn group_heads(group: &str) -> Vec<&str> {
    let (mut heads, mut level, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => level += 1,
            '}' if level > 0 => level -= 1,
            ',' if level == 0 => {
                heads.push(group[start..at].trim());
                start = at + 1;
            }
            '}' => {
                heads.push(group[start..at].trim());
                break;
            }
            _ => {}
        }
    }
    heads.retain(|h| !h.is_empty());
    heads
}

/// The module right below the root that a file belongs to.
fn module(path: &Path) -> String {
    let name = path.components().nth(1).expect("a file below src").as_os_str().to_string_lossy();
    name.trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_point_down() {
    let floor: BTreeMap<&str, u8> =
        FLOORS.iter().flat_map(|(f, names)| names.iter().map(|n| (*n, *f))).collect();
    let mut faults = Vec::new();
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in library() {
        let from = module(&path);
        if from == "lib" {
            continue;
        }
        let Some(own) = floor.get(from.as_str()) else {
            faults.push(format!("{}: module {from} has no floor", path.display()));
            continue;
        };
        for to in uses(&path, &code(&read(&path))) {
            match floor.get(to.as_str()) {
                None => faults.push(format!(
                    "{}: crate::{to} is no module with a floor; name the module it comes from",
                    path.display()
                )),
                Some(other) if other > own => faults.push(format!(
                    "{}: {from} (floor {own}) uses {to} (floor {other})",
                    path.display()
                )),
                Some(_) if to != from => {
                    edges.entry(from.clone()).or_default().insert(to);
                }
                Some(_) => {}
            }
        }
    }
    for (from, targets) in &edges {
        for to in targets {
            if from < to && edges.get(to).is_some_and(|back| back.contains(from)) {
                faults.push(format!("{from} and {to} use each other"));
            }
        }
    }
    assert!(faults.is_empty(), "the floors are broken:\n  {}", faults.join("\n  "));
}

#[test]
fn the_reader_of_imports_reads() {
    let seen = |path: &str, text: &str| {
        uses(Path::new(path), &code(text)).into_iter().collect::<Vec<_>>().join(" ")
    };
    assert_eq!(seen("src/fold.rs", "use crate::index::Index;"), "index");
    assert_eq!(seen("src/fold.rs", "fn f() { crate::scan::go() }"), "scan");
    assert_eq!(seen("src/fold.rs", "use crate::{name::{A, B}, scan::C,\n};"), "name scan");
    assert_eq!(seen("src/fold.rs", "use super::scan::C;"), "scan");
    assert_eq!(seen("src/compare/score.rs", "use super::Score;"), "");
    assert_eq!(seen("src/compare/score.rs", "use super::super::scan::X;"), "scan");
    assert_eq!(seen("src/compare/mod.rs", "pub(super) use super::scan::X;"), "scan");
    assert_eq!(seen("src/fold.rs", "// crate::scan\nlet s = \"crate::scan::x\";"), "");
    assert_eq!(
        seen("src/fold.rs", "let c = '\"'; crate::scan::x('\\''); r#\"crate::a\"#;"),
        "scan"
    );
    assert_eq!(seen("src/fold.rs", "fn f<'a>(x: &'a str) { crate::scan::x }"), "scan");
    assert_eq!(seen("src/fold.rs", "fn f() {}\n#[cfg(test)]\nmod tests { use crate::scan; }"), "");
}

#[test]
fn files_are_short() {
    let mut long: Vec<String> = Vec::new();
    for path in sources("src") {
        let lines = read(&path).lines().count();
        if lines > MAX_LINES && !path.starts_with("src/tables") {
            long.push(format!("{}: {lines} lines", path.display()));
        }
    }
    assert!(long.is_empty(), "over {MAX_LINES} lines:\n  {}", long.join("\n  "));
}

#[test]
fn unsafe_stays_in_the_c_crate() {
    let lib = read("src/lib.rs");
    assert!(lib.contains("#![no_std]") && lib.contains("#![forbid(unsafe_code)]"));
    for folder in ["src", "bindings/cli", "bindings/python", "examples"] {
        if !root().join(folder).exists() {
            continue;
        }
        for path in sources(folder) {
            let code = code(&read(&path));
            // A file mapped into memory is read where it lies; that nobody changes it meanwhile no
            // library can promise, so that one call is `unsafe`, alone in a file of this name.
            if path.ends_with("map.rs") && code.matches("unsafe").count() <= 2 {
                assert!(code.lines().count() < 30, "{} holds more", path.display());
                continue;
            }
            // What a capsule of Python points to, no type can tell: taking a column out of it is
            // `unsafe`, alone in a file of this name.
            if path.ends_with("capsule.rs") && code.matches("unsafe {").count() <= 2 {
                assert!(code.lines().count() < 60, "{} holds more", path.display());
                continue;
            }
            let word = |c: char| c.is_alphanumeric() || c == '_';
            assert!(
                !code.split(|c| !word(c)).any(|w| w == "unsafe"),
                "{} holds `unsafe`: it belongs into bindings/c or bindings/arrow",
                path.display()
            );
        }
    }
}

#[test]
fn the_library_is_without_std() {
    for path in library() {
        if module(&path) != "strategies" {
            let code = code(&read(&path));
            assert!(!code.contains("std::"), "{} names std", path.display());
        }
    }
}

#[test]
fn releases_have_their_papers() {
    assert!(read("LICENSE-MIT").starts_with("MIT License"));
    assert!(read("LICENSE-APACHE").contains("Apache License"));
    for paper in ["README.md", "CHANGELOG.md", "deny.toml", "test", ".ci/run"] {
        assert!(!read(paper).trim().is_empty(), "{paper} is empty");
    }
    assert!(read(".ci/run").contains("./test"), ".ci/run calls ./test");
}

#[test]
fn every_package_keeps_the_house_rules() {
    let workspace = read("Cargo.toml");
    for line in [
        "rust-version = \"1.85\"",
        "license = \"MIT OR Apache-2.0\"",
        "missing_docs = \"deny\"",
        "undocumented_unsafe_blocks = \"deny\"",
        "incompatible_msrv = \"deny\"",
    ] {
        assert!(workspace.contains(line), "Cargo.toml: {line} is missing");
    }
    let members =
        ["bindings/arrow", "bindings/c", "bindings/cli", "bindings/python", "bindings/sqlite"]
            .map(|m| format!("{m}/Cargo.toml"));
    let packages = members.iter().map(String::as_str).chain(["Cargo.toml"]);
    for manifest in packages {
        let text = read(manifest);
        for field in ["version", "edition", "rust-version", "license"] {
            let line = format!("\n{field}.workspace = true");
            assert!(text.contains(&line), "{manifest}:{line} is missing");
        }
        assert!(text.contains("[lints]\nworkspace = true"), "{manifest} leaves the common lints");
    }
    // The defaults of a crate usually bring std in.
    let (_, dependencies) = workspace.split_once("\n[dependencies]\n").expect("it has some");
    for line in dependencies.lines().take_while(|l| !l.is_empty()) {
        assert!(line.contains("default-features = false"), "Cargo.toml: {line}");
    }
}
