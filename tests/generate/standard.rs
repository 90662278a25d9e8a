//! `src/tables/standard.rs` from `data/standard.txt`: the steps that standards' romanizations take.

use std::fmt::Write;
use std::path::Path;

use crate::costs::{KINDS, Rows, split};
use crate::{check, read_file};

#[derive(Clone)]
struct Steps {
    pair: Vec<u128>,
    gap: [[u128; 3]; 2],
    two: Vec<u128>,
}

#[test]
fn standard() {
    check("src/tables/standard.rs", &generate());
}

fn generate() -> String {
    let rows = Rows::read();
    let number = |s: &str| rows.number(s);
    let none = Steps { pair: vec![0; 128], gap: [[0; 3]; 2], two: vec![0; rows.count()] };
    let mut kinds = vec![none; KINDS.len()];
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/standard.txt");
    for entry in read_file(&path).entries {
        let (kind, left) = split(&entry.left);
        let kind = kind.unwrap_or_else(|| panic!("{}: of what kind?", entry.line));
        let side = usize::from(kind.ends_with('<'));
        let at = KINDS.iter().position(|k| *k == kind.trim_end_matches('<'));
        let into = &mut kinds[at.unwrap_or_else(|| panic!("{kind}?"))];
        match left.split_whitespace().collect::<Vec<_>>()[..] {
            ["^", s] => into.gap[side][0] |= 1 << number(s),
            [s, "$"] => into.gap[side][2] |= 1 << number(s),
            [s] => into.gap[side][1] |= 1 << number(s),
            [a, b] => {
                into.pair[number(a)] |= 1 << number(b);
                into.pair[number(b)] |= 1 << number(a);
            }
            [a, b, ">", c] => into.two[rows.row(number(a), number(b))] |= 1 << number(c),
            _ => panic!("{}:{}: not a step", path.display(), entry.line),
        }
    }
    // The row of two sounds that have none is met by chance alone.
    kinds.iter_mut().for_each(|k| k.two[0] = 0);
    let mut out = String::from(
        "//! Steps that standards' romanizations take, for each kind of writing.\n//!\n//! Generated from `data/standard.txt` by `ISIM_BLESS=1 cargo test --test generate`; do not edit.\n\n",
    );
    writeln!(out, "use super::types::Steps;\n").unwrap();
    writeln!(out, "pub(crate) static STANDARD: [Steps; {}] = [", KINDS.len()).unwrap();
    let mut sets = vec![0u128];
    let mut place = |set: &u128| {
        sets.iter().position(|s| s == set).unwrap_or_else(|| {
            sets.push(*set);
            sets.len() - 1
        })
    };
    for Steps { pair, gap, two } in &kinds {
        let pair: Vec<usize> = pair.iter().map(&mut place).collect();
        let gap = gap.map(|side| side.map(|set| place(&set)));
        let two: Vec<usize> = two.iter().map(&mut place).collect();
        writeln!(out, "Steps {{ pair: {pair:?}, gap: {gap:?}, two: {two:?} }},").unwrap();
    }
    assert!(sets.len() <= 256, "places of sets are bytes");
    writeln!(out, "];\n/// Sets of sounds, a bit each.").unwrap();
    writeln!(out, "pub(crate) static SETS: [u128; {}] = {sets:?};", sets.len()).unwrap();
    out
}
