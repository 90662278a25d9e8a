//! `src/tables/weights.rs` from `data/weights.txt`: what the features of a comparison are worth.

use std::fmt::Write;
use std::path::Path;

use isim::rules::Document;

use crate::{check, read_file};

#[test]
fn weights() {
    check("src/tables/weights.rs", &generate());
}

fn generate() -> String {
    let file = read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/weights.txt"));
    let mut out = String::from(
        "//! What the features of a comparison are worth, in hundredths of a nat.\n//!\n//! Generated from `data/weights.txt` by `ISIM_BLESS=1 cargo test --test generate`; do not edit.\n\nuse super::types::{Model, Term};\n\n",
    );
    for kind in ["person", "place", "organization"] {
        model(&mut out, kind, &file);
    }
    out
}

fn model(out: &mut String, kind: &str, file: &Document) {
    let find = |what: &str| {
        let entries = file.entries.iter();
        let prefix = format!("{kind} {what}");
        entries.filter_map(move |e| e.left.strip_prefix(&prefix).map(|l| (l.trim(), &e.right)))
    };
    let numbers = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(", ");
    let base = find("base").next().map_or("0", |(_, v)| v.as_str());
    let names: Vec<&str> = find("bins ").map(|(name, _)| name).collect();
    let list = |what: &str| -> String {
        find(what).map(|(_, v)| format!("[{}]", numbers(v))).collect::<Vec<_>>().join(", ")
    };
    let number = |name: &str| names.iter().position(|n| *n == name).expect("a feature's name");
    let mut terms = String::new();
    let mut worths: Vec<Vec<i8>> = Vec::new();
    for (triple, values) in find("triple ") {
        let features: Vec<String> =
            triple.split_whitespace().map(|name| number(name).to_string()).collect();
        assert_eq!(features.len(), 3, "three features: {triple}");
        // They are corrections of what features are worth alone, and small.
        let values: Vec<i8> =
            values.split_whitespace().map(|v| v.parse().expect("a number of a byte")).collect();
        assert_eq!(values.len(), 1024, "{triple}");
        // Rows of eight that are alike are kept once, those of nothing first.
        let mut own: Vec<Vec<i8>> = vec![vec![0; 8]];
        let mut rows = Vec::new();
        for row in values.chunks(8) {
            let at = own.iter().position(|known| known == row).unwrap_or_else(|| {
                own.push(row.to_vec());
                own.len() - 1
            });
            rows.push(at.to_string());
        }
        let (features, from, rows) = (features.join(", "), worths.len(), rows.join(", "));
        write!(terms, "Term {{ features: [{features}], from: {from}, rows: [{rows}] }},").unwrap();
        worths.extend(own);
    }
    let worths: Vec<String> = worths.iter().map(|row| format!("{row:?}")).collect();
    let worths = worths.join(", ");
    writeln!(out, "/// The model of kind {kind}.").unwrap();
    writeln!(
        out,
        "pub(crate) static {}: Model = Model {{ base: {base}, bins: [{}], single: [{}], triple: &[{terms}], worths: &[{worths}] }};\n",
        kind.to_uppercase(),
        list("bins "),
        list("single "),
    )
    .unwrap();
}
