//! `src/tables/costs.rs` from `data/costs.txt`: what sound against sound is worth.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::{check, read_data, read_file};

#[test]
fn costs() {
    check("src/tables/costs.rs", &generate());
}

fn generate() -> String {
    let symbols: Vec<String> = read_data("sounds")
        .iter()
        .find(|d| d.file.ends_with("symbols.txt"))
        .expect("symbols.txt")
        .entries
        .iter()
        .map(|e| e.left.clone())
        .collect();
    let number = |s: &str| symbols.iter().position(|x| x == s).unwrap_or_else(|| panic!("{s}?"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/costs.txt");
    let mut pair = vec![[-90i8; 128]; 128];
    let mut gap = [[-90i8; 128]; 3];
    let mut two: BTreeMap<(usize, usize), [i8; 128]> = BTreeMap::new();
    for entry in read_file(&path).entries {
        let cost: i8 = entry.right.parse().expect("a cost of one byte");
        let words: Vec<&str> = entry.left.split_whitespace().collect();
        match words[..] {
            ["^", s] => gap[0][number(s)] = cost,
            [s, "$"] => gap[2][number(s)] = cost,
            [s] => gap[1][number(s)] = cost,
            [a, b] => {
                pair[number(a)][number(b)] = cost;
                pair[number(b)][number(a)] = cost;
            }
            [a, b, ">", c] => {
                two.entry((number(a), number(b))).or_insert([-128; 128])[number(c)] = cost;
            }
            _ => panic!("{}:{}: not a cost", path.display(), entry.line),
        }
    }
    assert!(two.len() < 255, "the rows of two-to-one costs are numbered by a byte");
    let mut row_of = vec![0u8; 128 * 128];
    let mut rows = vec![[-128i8; 128]];
    for (&(a, b), row) in &two {
        row_of[a * 128 + b] = rows.len() as u8;
        rows.push(*row);
    }
    let mut out = String::from(
        "//! What it is worth that one sound stands against another, in tenths of a nat.\n//!\n//! Generated from `data/costs.txt` by `ISIM_BLESS=1 cargo test --test generate`; do not edit.\n\n",
    );
    writeln!(out, "/// One sound against one; symmetric.").unwrap();
    writeln!(out, "pub(crate) static PAIR: [[i8; 128]; 128] = {pair:?};").unwrap();
    for (doc, name, row) in [
        ("A sound that stands alone at the start of a word.", "FIRST", gap[0]),
        ("A sound that stands alone inside a word.", "GAP", gap[1]),
        ("A sound that stands alone at the end of a word.", "LAST", gap[2]),
    ] {
        writeln!(out, "/// {doc}\npub(crate) static {name}: [i8; 128] = {row:?};").unwrap();
    }
    writeln!(out, "/// The row of [`TWO`] for two sounds; 0 is the row of those that have none.")
        .unwrap();
    writeln!(out, "pub(crate) static ROW_OF: [u8; 16384] = {row_of:?};").unwrap();
    writeln!(out, "/// Two sounds against one; -128 where they never stand so.").unwrap();
    writeln!(out, "pub(crate) static TWO: [[i8; 128]; {}] = {rows:?};", rows.len()).unwrap();
    out
}
