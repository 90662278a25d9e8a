//! `src/tables/frequency.rs` from `data/frequency.txt`: how common the words of names are.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::han::forms;
use crate::{check, read_file};

#[test]
fn frequency() {
    check("src/tables/frequency.rs", &generate());
}

fn generate() -> String {
    let file = read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/frequency.txt"));
    let forms: BTreeMap<u32, u32> =
        forms().iter().map(|[c, first]| (u32::from(*c), u32::from(*first))).collect();
    let mut classes: BTreeMap<u32, u8> = BTreeMap::new();
    for entry in &file.entries {
        let class: u8 = entry.right.parse().expect("a class");
        assert!(class < 64, "{} = {class}", entry.left);
        // Of two words of one hash the commoner counts.
        let slot = classes.entry(hash(&entry.left, &forms)).or_default();
        *slot = class.max(*slot);
    }
    let mut out = String::from(
        "//! How common the words of names are.\n//!\n//! Generated from `data/frequency.txt` by `ISIM_BLESS=1 cargo test --test generate`; do not edit.\n\n",
    );
    let hashes: Vec<String> = classes.keys().map(|h| format!("{h:#010x}")).collect();
    let values: Vec<String> = classes.values().map(u8::to_string).collect();
    let n = classes.len();
    writeln!(out, "/// Hashes of folded words, in their order.").unwrap();
    writeln!(out, "pub(crate) static HASHES: [u32; {n}] = [{}];\n", hashes.join(", ")).unwrap();
    writeln!(out, "/// The class of each.").unwrap();
    writeln!(out, "pub(crate) static CLASSES: [u8; {n}] = [{}];", values.join(", ")).unwrap();
    out
}

/// The hash of a token's spelling, as `src/name/token.rs` has it: FNV-1a of its characters, the forms of
/// one Han character being one.
fn hash(word: &str, forms: &BTreeMap<u32, u32>) -> u32 {
    let step = |h: u64, c: char| {
        let c = forms.get(&u32::from(c)).copied().unwrap_or(c.into());
        (h ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3)
    };
    word.chars().fold(0xcbf2_9ce4_8422_2325, step) as u32
}
