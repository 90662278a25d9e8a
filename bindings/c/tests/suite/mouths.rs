//! Nothing of the Rust library lacks a mouth in C: `bindings/c/mouths.tsv` names, for every public
//! function, method, field and constant of the one, what says it in the other, or why nothing does.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::tools::*;

/// What rustdoc knows of the library. That it writes JSON is not stable, but tests may ask for it.
fn documented() -> Value {
    let folder = target().join("mouths");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(repository()).env("RUSTC_BOOTSTRAP", "1");
    cargo.args(["rustdoc", "--locked", "--quiet", "-p", "isim", "--lib", "--target-dir"]);
    succeed(cargo.arg(&folder).args(["--", "-Zunstable-options", "--output-format", "json"]));
    let text = fs::read_to_string(folder.join("doc/isim.json")).expect("rustdoc has written it");
    serde_json::from_str(&text).expect("JSON")
}

/// Walks through what is public, by the paths that users write.
struct Walk<'d> {
    index: &'d Value,
    found: BTreeSet<String>,
}

impl<'d> Walk<'d> {
    fn item(&self, id: &Value) -> &'d Value {
        &self.index[id.to_string()]
    }

    fn module(&mut self, module: &Value, path: &str) {
        for id in ids(&module["inner"]["module"]["items"]) {
            let item = self.item(id);
            if item["inner"]["use"].is_object() {
                let used = &item["inner"]["use"];
                self.visit(self.item(&used["id"]), path, used["name"].as_str());
            } else if item["visibility"] == "public" {
                self.visit(item, path, item["name"].as_str());
            }
        }
    }

    fn visit(&mut self, item: &Value, path: &str, name: Option<&str>) {
        let Some(name) = name else { return };
        let path = format!("{path}::{name}");
        let inner = &item["inner"];
        if inner["module"].is_object() {
            self.module(item, &path);
        } else if inner["function"].is_object() || inner["constant"].is_object() {
            self.found.insert(path);
        } else {
            for kind in ["struct", "enum"].map(|kind| &inner[kind]) {
                for id in ids(&kind["kind"]["plain"]["fields"]) {
                    self.member(self.item(id), &path);
                }
                for id in ids(&kind["impls"]) {
                    let implementation = &self.item(id)["inner"]["impl"];
                    if implementation["trait"].is_null() {
                        for id in ids(&implementation["items"]) {
                            self.member(self.item(id), &path);
                        }
                    }
                }
            }
        }
    }

    fn member(&mut self, item: &Value, path: &str) {
        if let (true, Some(name)) = (item["visibility"] == "public", item["name"].as_str()) {
            self.found.insert(format!("{path}::{name}"));
        }
    }
}

fn ids(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

#[test]
fn every_public_thing_has_its_mouth() {
    let documented = documented();
    let root = &documented["index"][documented["root"].to_string()];
    let mut walk = Walk { index: &documented["index"], found: BTreeSet::new() };
    walk.module(root, "isim");
    assert!(walk.found.len() > 100, "rustdoc was not understood: {:?}", walk.found);

    let table = read("bindings/c/mouths.tsv");
    let rows: BTreeMap<&str, &str> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or_else(|| panic!("no TAB in {line:?}")))
        .collect();
    let (header, functions) = (without_comments(&read("include/isim.h")), declared());
    let mut wrong = Vec::new();
    let whole = |row: &str, path: &str| row.strip_suffix('*').is_some_and(|r| path.starts_with(r));
    for path in &walk.found {
        if !rows.contains_key(path.as_str()) && !rows.keys().any(|row| whole(row, path)) {
            wrong.push(format!("{path} is not in the table"));
        }
    }
    for (row, mouths) in rows {
        if !walk.found.iter().any(|path| path == row || whole(row, path)) {
            wrong.push(format!("{row} is not in the library"));
        }
        if let Some(reason) = mouths.strip_prefix("- ") {
            if reason.len() < 10 {
                wrong.push(format!("{row}: why has it none?"));
            }
            continue;
        }
        for mouth in mouths.split(' ') {
            // A function, a field as isim_step.kind, or a constant.
            let known = match mouth.split_once('.') {
                Some((of, field)) => has_field(&header, of, field),
                None if mouth.starts_with("ISIM_") => header.contains(mouth),
                None => functions.contains(mouth),
            };
            if !known {
                wrong.push(format!("{row}: {mouth:?} is not in the header"));
            }
        }
    }
    let cure = "what is new in the library needs a function in bindings/c/src and a row";
    assert!(wrong.is_empty(), "bindings/c/mouths.tsv: {cure}:\n{}", wrong.join("\n"));
}

/// Whether a struct of the header has a field.
fn has_field(header: &str, of: &str, field: &str) -> bool {
    let Some((before, _)) = header.split_once(&format!("}} {of};")) else { return false };
    let body = before.rsplit("typedef struct {").next().unwrap_or("");
    body.lines().any(|line| {
        let name = line.trim().trim_end_matches(';').rsplit([' ', '*']).next().unwrap_or("");
        name.split('[').next() == Some(field)
    })
}
