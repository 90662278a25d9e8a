//! What the project depends on: licences as `deny.toml` allows them, and the Rust version that
//! every dependency of what we ship declares. cargo-deny reads the same file.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

fn metadata() -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--all-features"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("cargo metadata writes JSON")
}

fn packages(metadata: &Value) -> &[Value] {
    metadata["packages"].as_array().expect("packages")
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or("")
}

/// The strings of `key = ["…", …]` on a line of a TOML file.
fn list(line: &str) -> Vec<&str> {
    line.split('"').skip(1).step_by(2).collect()
}

/// What `deny.toml` allows: to all, and to single packages.
fn allowed() -> (BTreeSet<String>, BTreeMap<String, BTreeSet<String>>) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/deny.toml");
    let toml = std::fs::read_to_string(path).expect("deny.toml can be read");
    let (mut all, mut single) = (BTreeSet::new(), BTreeMap::<String, BTreeSet<String>>::new());
    let (mut table, mut name) = ("", String::new());
    for line in toml.lines() {
        if line.starts_with('[') {
            table = line.trim_matches(['[', ']']);
        } else if line.starts_with("name") {
            name = list(line).concat();
        } else if line.starts_with("allow =") {
            let licences = list(line).into_iter().map(str::to_owned);
            match table {
                "licenses" => all.extend(licences),
                "licenses.exceptions" => single.entry(name.clone()).or_default().extend(licences),
                other => panic!("deny.toml: allow in [{other}]"),
            }
        }
    }
    assert!(!all.is_empty(), "deny.toml allows nothing");
    (all, single)
}

/// True when an SPDX expression can be met with licences that `good` accepts.
/// `AND` binds tighter than `OR`; the old `MIT/Apache-2.0` means `OR`.
fn satisfied(expression: &str, good: &dyn Fn(&str) -> bool) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let answer = any(&words, &mut at, good);
    answer && at == words.len()
}

fn any(words: &[&str], at: &mut usize, good: &dyn Fn(&str) -> bool) -> bool {
    let mut answer = all(words, at, good);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        answer |= all(words, at, good);
    }
    answer
}

fn all(words: &[&str], at: &mut usize, good: &dyn Fn(&str) -> bool) -> bool {
    let mut answer = one(words, at, good);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        answer &= one(words, at, good);
    }
    answer
}

fn one(words: &[&str], at: &mut usize, good: &dyn Fn(&str) -> bool) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let answer = any(words, at, good);
        *at += 1;
        return answer;
    }
    if words.get(*at) == Some(&"WITH") {
        let whole = words[*at - 1..(*at + 2).min(words.len())].join(" ");
        *at += 2;
        return good(&whole) || good(word);
    }
    good(word)
}

#[test]
fn expressions() {
    let good = |l: &str| matches!(l, "MIT" | "Zlib" | "Apache-2.0 WITH LLVM-exception");
    for yes in [
        "MIT",
        "MIT OR Apache-2.0",
        "GPL-3.0/MIT",
        "(GPL-3.0 OR MIT) AND Zlib",
        "GPL-3.0 AND X OR MIT",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(satisfied(yes, &good), "{yes}");
    }
    for no in ["", "GPL-3.0", "MIT AND GPL-3.0", "Apache-2.0", "(MIT", "MIT MIT"] {
        assert!(!satisfied(no, &good), "{no}");
    }
}

#[test]
fn every_licence_is_allowed() {
    let (everywhere, single) = allowed();
    let metadata = metadata();
    let mut faults = Vec::new();
    for package in packages(&metadata) {
        let (name, licence) = (text(package, "name"), text(package, "license"));
        let good = |l: &str| {
            everywhere.contains(l) || single.get(name).is_some_and(|allowed| allowed.contains(l))
        };
        if !satisfied(licence, &good) {
            faults.push(format!("{name} {}: {licence:?}", text(package, "version")));
        }
    }
    assert!(faults.is_empty(), "deny.toml does not allow:\n  {}", faults.join("\n  "));
    println!("{} packages have a licence that deny.toml allows", packages(&metadata).len());
}

#[test]
fn every_package_comes_from_the_registry() {
    for package in packages(&metadata()) {
        let source = text(package, "source");
        let id = text(package, "id");
        assert!(source.is_empty() || source.starts_with("registry+"), "{id} comes from {source}");
        assert!(!source.is_empty() || id.starts_with("path+"), "{id}");
    }
}

/// The ids of what the workspace's packages need to be built, without what only tests need.
fn shipped(metadata: &Value) -> BTreeSet<&str> {
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| (text(node, "id"), node))
        .collect();
    let members = metadata["workspace_members"].as_array().expect("members");
    let mut open: Vec<&str> = members.iter().filter_map(Value::as_str).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if seen.insert(id) {
            for dependency in nodes[id]["deps"].as_array().expect("deps") {
                let kinds = dependency["dep_kinds"].as_array().expect("kinds");
                if kinds.iter().any(|k| k["kind"] != "dev") {
                    open.push(text(dependency, "pkg"));
                }
            }
        }
    }
    seen
}

#[test]
fn nothing_shipped_needs_a_newer_rust() {
    let metadata = metadata();
    let number = |version: &str| {
        let mut parts = version.split('.').map(|p| p.parse::<u32>().expect("a number"));
        (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
    };
    let promised = env!("CARGO_PKG_RUST_VERSION");
    let shipped = shipped(&metadata);
    let mut faults = Vec::new();
    for package in packages(&metadata).iter().filter(|p| shipped.contains(text(p, "id"))) {
        let needs = text(package, "rust_version");
        if !needs.is_empty() && number(needs) > number(promised) {
            faults.push(format!("{} needs Rust {needs}", text(package, "name")));
        }
    }
    assert!(faults.is_empty(), "Rust {promised} is promised, but\n  {}", faults.join("\n  "));
}

#[test]
fn the_library_stays_light() {
    let metadata = metadata();
    let root = packages(&metadata)
        .iter()
        .find(|p| text(p, "name") == "isim")
        .and_then(|p| p["dependencies"].as_array())
        .expect("the root package has dependencies");
    let direct: Vec<&str> = root
        .iter()
        .filter(|d| d["kind"].is_null() && d["optional"] != Value::Bool(true))
        .map(|d| text(d, "name"))
        .collect();
    assert!(direct.len() <= 5, "the library depends on {direct:?}: at most five");
}
