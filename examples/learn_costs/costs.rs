//! The costs as text: `data/costs.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use isim::learn;

use crate::em::{Model, N, Odds, Words};

/// Pairs of sounds whose costs fit the tables, where their rows are numbered by a byte: those that
/// an alignment would miss most. A kind of writing counts by the root of its words, or the few names
/// in Hangul would have none of theirs.
pub fn dearest<'a>(
    kinds: impl Iterator<Item = (usize, &'a Model, &'a Odds)>,
) -> BTreeSet<(usize, usize)> {
    const MOST: usize = 254;
    let mut worth: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (words, model, odds) in kinds {
        let weight = (words as f64).sqrt();
        for (&(x, y, z), &together) in &odds.two {
            let more = (together - apart(odds, [x, y], z)).max(0.0);
            let gain = weight * model.two[(x * N + y) * N + z] * more;
            *worth.entry((x, y)).or_default() += gain;
        }
    }
    let mut pairs: Vec<((usize, usize), f64)> = worth.into_iter().filter(|p| p.1 > 0.0).collect();
    pairs.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    eprintln!("{} pairs of sounds, of which {} fit", pairs.len(), MOST.min(pairs.len()));
    pairs.into_iter().take(MOST).map(|(pair, _)| pair).collect()
}

/// What two sounds are worth apart against one: one of them against it, and the other alone.
fn apart(odds: &Odds, [x, y]: [usize; 2], z: usize) -> f64 {
    let places = |s: usize| odds.gap.iter().flatten().map(move |place| place[s]);
    let alone = |s: usize| places(s).fold(f64::MIN, f64::max);
    let pair = |s: usize| odds.pair[s * N + z];
    (pair(x) + alone(y)).max(pair(y) + alone(x))
}

fn tenth(x: f64) -> i32 {
    (x * 10.0).round().clamp(-90.0, 90.0) as i32
}

/// What a kind of writing makes of sounds that occur in it, where that is not what all make of them.
pub fn write_own(
    name: &str,
    own: &Odds,
    all: &Odds,
    words: &[Words],
    kept: &BTreeSet<(usize, usize)>,
) -> String {
    /// Less, in tenths of a nat, is no difference; of two sounds against one, for which each kind of
    /// writing has a table of its own only where it differs.
    const LEAST: i32 = 2;
    const LEAST_OF_TWO: i32 = 4;
    let names = learn::symbols();
    let mut seen = [[false; N]; 2];
    for (a, b, writing) in words {
        for (sounds, side) in [(a, writing.sides[0]), (b, writing.sides[1])] {
            sounds.iter().for_each(|&s| seen[side][usize::from(s)] = true);
        }
    }
    // What one side alone has says nothing of what it would be worth on the other: Japanese readings
    // have a k, but the Mandarin ones that are learned from have none.
    let meet = |one: &[usize], other: usize| {
        (0..2).any(|side| one.iter().all(|s| seen[side][*s]) && seen[1 - side][other])
            || seen[1].iter().all(|s| !s) && one.iter().all(|s| seen[0][*s]) && seen[0][other]
    };
    let mut out = String::from("\n");
    for a in 0..names.len() {
        for b in (0..=a).filter(|b| meet(&[a], *b)) {
            let cost = tenth(own.pair[a * N + b]);
            if (cost - tenth(all.pair[a * N + b])).abs() >= LEAST {
                writeln!(out, "{name}: {} {} = {cost}", names[a], names[b]).unwrap();
            }
        }
    }
    for (side, mark) in ["", "<"].iter().enumerate() {
        for a in (0..names.len()).filter(|a| seen[side][*a]) {
            for (place, (before, after)) in [("^ ", ""), ("", ""), ("", " $")].iter().enumerate() {
                let cost = tenth(own.gap[side][place][a]);
                if (cost - tenth(all.gap[side][place][a])).abs() >= LEAST {
                    writeln!(out, "{name}{mark}: {before}{}{after} = {cost}", names[a]).unwrap();
                }
            }
        }
    }
    let sorted: BTreeMap<_, _> = own.two.iter().collect();
    for (&(x, y, z), &odds) in sorted.into_iter().filter(|((x, y, _), _)| kept.contains(&(*x, *y)))
    {
        let common = all.two.get(&(x, y, z)).map_or(-128, |x| tenth(*x));
        // What no alignment would take may as well be what all make of it.
        let taken = tenth(odds).max(common) > tenth(apart(own, [x, y], z));
        if taken && meet(&[x, y], z) && (tenth(odds) - common).abs() >= LEAST_OF_TWO {
            writeln!(out, "{name}: {} {} > {} = {}", names[x], names[y], names[z], tenth(odds))
                .unwrap();
        }
    }
    out
}

/// The costs as text, in tenths of a nat.
pub fn write(o: &Odds, words: usize, kept: &BTreeSet<(usize, usize)>) -> String {
    let names = learn::symbols();
    let mut out = String::from(
        "# What it is worth, in tenths of a nat (natural log-odds), that one sound stands against another:\n\
         # `a b` two sounds; `a` one that stands alone inside a word, `^ a` at its start, `a $` at its end;\n\
         # `a b > c` two that stand against one. What is not listed is worth -90.\n\
         # Behind the name of a kind of writing (src/compare/writing.rs), what it is worth there if that\n\
         # is something else; with `<`, on the side that gives the kind its name.\n\
         # Learned, not written: see data/README.md. Do not edit.\n\
         source examples/learn_costs, expectation maximisation over labelled pairs of public registers\n",
    );
    writeln!(out, "pairs {words}\n").unwrap();
    for a in 0..names.len() {
        for b in 0..=a {
            let mut cost = tenth(o.pair[a * N + b]);
            if a == b {
                // Sounds of one script alone hardly ever meet themselves here: a word of them is
                // worth at least what its best agreement with another script's is.
                let best = (0..names.len()).map(|c| tenth(o.pair[a * N + c])).max();
                cost = cost.max(best.unwrap_or(cost));
            }
            if cost > -90 {
                writeln!(out, "{} {} = {cost}", names[a], names[b]).unwrap();
            }
        }
    }
    for (a, name) in names.iter().enumerate() {
        writeln!(out, "^ {name} = {}", tenth(o.gap[0][0][a])).unwrap();
        writeln!(out, "{name} = {}", tenth(o.gap[0][1][a])).unwrap();
        writeln!(out, "{name} $ = {}", tenth(o.gap[0][2][a])).unwrap();
    }
    let sorted: BTreeMap<_, _> = o.two.iter().collect();
    for (&(x, y, z), &odds) in sorted {
        if kept.contains(&(x, y)) {
            writeln!(out, "{} {} > {} = {}", names[x], names[y], names[z], tenth(odds)).unwrap();
        }
    }
    out
}
