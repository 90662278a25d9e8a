//! `src/tables/costs.rs` from `data/costs.txt`: what sound against sound is worth.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use isim::rules::Pair;

use crate::{check, read_data, read_file};

/// The kinds of writing, in the order of `src/compare/writing.rs`.
pub(crate) const KINDS: [&str; 8] =
    ["same", "alphabet", "abjad", "abugida", "kana", "hangul", "han", "kindred"];

#[derive(Clone)]
struct Kind {
    pair: Vec<[i8; 128]>,
    gap: [[[i8; 128]; 3]; 2],
    two: Vec<[i8; 128]>,
}

#[test]
fn costs() {
    check("src/tables/costs.rs", &generate());
}

/// The name of a kind of writing, if an entry has one, and what is said there.
pub(crate) fn split(left: &str) -> (Option<String>, String) {
    match left.split_once(": ") {
        Some((kind, rest)) => (Some(kind.to_string()), rest.to_string()),
        None => (None, left.to_string()),
    }
}

/// The numbers of sounds, and of the rows of two of them.
pub(crate) struct Rows {
    symbols: Vec<String>,
    rows: BTreeMap<(usize, usize), u8>,
}

impl Rows {
    /// As `data/costs.txt` has them.
    pub(crate) fn read() -> Rows {
        let documents = read_data("sounds");
        let symbols = documents.iter().find(|d| d.file.ends_with("symbols.txt"));
        let symbols = symbols.expect("symbols.txt").entries.iter().map(|e| e.left.clone());
        let mut found = Rows { symbols: symbols.collect(), rows: BTreeMap::new() };
        for entry in entries() {
            let (_, left) = split(&entry.left);
            if let [a, b, ">", _] = left.split_whitespace().collect::<Vec<_>>()[..] {
                let pair = (found.number(a), found.number(b));
                found.rows.insert(pair, 0);
            }
        }
        assert!(found.rows.len() < 255, "the rows of two-to-one costs are numbered by a byte");
        found.rows.values_mut().zip(1..).for_each(|(row, number)| *row = number);
        found
    }

    pub(crate) fn number(&self, symbol: &str) -> usize {
        self.symbols.iter().position(|x| x == symbol).unwrap_or_else(|| panic!("{symbol}?"))
    }

    /// The row of two sounds; 0 is the row of those that have none.
    pub(crate) fn row(&self, a: usize, b: usize) -> usize {
        self.rows.get(&(a, b)).copied().unwrap_or(0).into()
    }

    pub(crate) fn count(&self) -> usize {
        self.rows.len() + 1
    }
}

fn entries() -> Vec<Pair> {
    read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/costs.txt")).entries
}

fn generate() -> String {
    let known = Rows::read();
    let number = |s: &str| known.number(s);
    let (rows, entries) = (known.count(), entries());
    let mut row_of = vec![0u8; 128 * 128];
    known.rows.iter().for_each(|(&(a, b), &row)| row_of[a * 128 + b] = row);
    let mut all = Kind {
        pair: vec![[-90i8; 128]; 128],
        gap: [[[-90i8; 128]; 3]; 2],
        two: vec![[-128i8; 128]; rows],
    };
    let mut kinds: Vec<Kind> = Vec::new();
    for entry in &entries {
        let cost: i8 = entry.right.parse().expect("a cost of one byte");
        let (kind, left) = split(&entry.left);
        let (mut into, mut sides) = (&mut all, 0..2);
        if let Some(kind) = kind {
            if kinds.is_empty() {
                kinds = KINDS.iter().map(|_| into.clone()).collect();
            }
            let own = kind.ends_with('<');
            sides = if own { 1..2 } else { 0..1 };
            let name = kind.trim_end_matches('<');
            let at = KINDS.iter().position(|k| *k == name);
            into = &mut kinds[at.unwrap_or_else(|| panic!("{kind}?"))];
        }
        let words: Vec<&str> = left.split_whitespace().collect();
        let mut gap = |place: usize, s: &str| {
            sides.clone().for_each(|side| into.gap[side][place][number(s)] = cost);
        };
        match words[..] {
            ["^", s] => gap(0, s),
            [s, "$"] => gap(2, s),
            [s] => gap(1, s),
            [a, b] => {
                into.pair[number(a)][number(b)] = cost;
                into.pair[number(b)][number(a)] = cost;
            }
            [a, b, ">", c] => {
                into.two[known.row(number(a), number(b))][number(c)] = cost;
            }
            _ => panic!("data/costs.txt:{}: not a cost", entry.line),
        }
    }
    if kinds.is_empty() {
        kinds = KINDS.iter().map(|_| all.clone()).collect();
    }
    let mut out = String::from(
        "//! What it is worth that one sound stands against another, in tenths of a nat.\n//!\n//! Generated from `data/costs.txt` by `ISIM_BLESS=1 cargo test --test generate`; do not edit.\n\n",
    );
    let own: Vec<i8> = (0..128).map(|s| all.pair[s][s]).collect();
    writeln!(out, "use super::types::Costs;\n").unwrap();
    writeln!(out, "/// A sound against itself.\npub(crate) static OWN: [i16; 128] = {own:?};")
        .unwrap();
    let agree: Vec<u128> = (0..128)
        .map(|a| {
            let like = |b: &usize| kinds.iter().any(|k| k.pair[a][*b] > 0);
            (0..128).filter(like).fold(0, |bits, b| bits | 1 << b)
        })
        .collect();
    writeln!(out, "/// The sounds that agree with a sound in any kind of writing, a bit each.")
        .unwrap();
    writeln!(out, "pub(crate) static AGREE: [u128; 128] = {agree:?};").unwrap();
    writeln!(out, "/// How many rows of two-to-one costs there are.").unwrap();
    writeln!(out, "pub(crate) const ROWS: usize = {rows};").unwrap();
    writeln!(out, "/// For each kind of writing, in the order of `compare::writing`.").unwrap();
    writeln!(out, "pub(crate) static COSTS: [Costs; {}] = [", KINDS.len()).unwrap();
    let mut shared = vec![[-128i8; 128]];
    for Kind { pair, gap, two } in &kinds {
        let place = |row: &[i8; 128]| {
            shared.iter().position(|r| r == row).unwrap_or_else(|| {
                shared.push(*row);
                shared.len() - 1
            })
        };
        let two: Vec<usize> = two.iter().map(place).collect();
        writeln!(out, "Costs {{ pair: {pair:?}, gap: {gap:?}, two: {two:?} }},").unwrap();
    }
    writeln!(out, "];").unwrap();
    writeln!(out, "/// Two sounds against one; -128 where they never stand so.").unwrap();
    writeln!(out, "pub(crate) static TWO: [[i8; 128]; {}] = {shared:?};", shared.len()).unwrap();
    writeln!(
        out,
        "/// The row of two-to-one costs for two sounds; 0 is the row of those that have none."
    )
    .unwrap();
    writeln!(out, "pub(crate) static ROW_OF: [u8; 16384] = {row_of:?};").unwrap();
    out
}
