//! How common the words of names are: that two names share a rare word says more than that they
//! share a common one.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use isim::learn;

use crate::pairs::Pair;

/// Words counted less often than this are rare.
const LEAST: u32 = 6;

/// Counts the words of all names, each name once, and writes `data/frequency.txt`.
pub fn learn(pairs: &[Pair]) {
    let mut seen = HashSet::new();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for pair in pairs {
        for text in [&pair.a, &pair.b] {
            if !seen.insert((pair.kind, text)) {
                continue;
            }
            for word in learn::words(text, pair.kind) {
                // ı and i are one, as in every comparison.
                *counts.entry(word.replace('ı', "i")).or_default() += 1;
            }
        }
    }
    let mut out = String::from(
        "# How common the words of names are: `word = class`, a folded word and twice the binary logarithm\n\
         # of how often it was counted, less four. Words that are not listed are rare.\n\
         # Counted, not written: see data/README.md. Do not edit.\n\
         source examples/learn_costs, counts of words in names of public registers\n",
    );
    writeln!(out, "names {}\n", seen.len()).unwrap();
    for (word, count) in counts {
        let plain = word.parse::<u64>().is_err()
            && !word.chars().any(|c| c.is_ascii_punctuation() || c.is_whitespace());
        if count >= LEAST && plain {
            let class = (2.0 * f64::from(count).log2()).round() as i32 - 4;
            writeln!(out, "{word} = {class}").unwrap();
        }
    }
    std::fs::write("data/frequency.txt", out).expect("data/frequency.txt can be written");
}
