//! `src/tables/scripts.rs` from `data/scripts.txt`: the script of every code point.

use std::path::Path;

use isim::Script;

use crate::{check, read_file};

#[test]
fn scripts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = read_file(&root.join("data/scripts.txt"));
    let mut ranges = Vec::new();
    for entry in &document.entries {
        let script: Script = entry.left.parse().expect("a script");
        for range in entry.right.split_whitespace() {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            let number = |s| u32::from_str_radix(s, 16).expect("hexadecimal");
            ranges.push((number(first), number(last), script));
        }
    }
    ranges.sort();
    // One number for each border: where the range begins, and the script's number in the low byte.
    let mut borders: Vec<(u32, Script)> = vec![(0, Script::Zyyy)];
    let mut next = 0;
    let mut add = |at, script| {
        if borders.last().is_some_and(|last| last.1 != script) {
            borders.push((at, script));
        }
    };
    for (first, last, script) in ranges {
        assert!(first >= next, "{first:X} stands twice");
        if first > next {
            add(next, Script::Zzzz);
        }
        add(first, script);
        next = last + 1;
    }
    add(next, Script::Zzzz);

    let number = |s| Script::ALL.iter().position(|x| *x == s).expect("listed") as u32;
    let numbers = borders.iter().map(|(at, script)| format!("0x{:X}", at << 8 | number(*script)));
    let text = format!(
        "//! Scripts by code point, generated from `data/scripts.txt`.\n\n\
         /// Borders in rising order: the first code point in the upper 24 bits, the place of the\n\
         /// script in `Script::ALL` in the lower 8.\n\
         pub(crate) static SCRIPTS: &[u32] = &[\n{}\n];\n",
        numbers.collect::<Vec<_>>().join(", ")
    );
    check("src/tables/scripts.rs", &text);

    for example in &document.examples {
        let c = example.left.chars().next().expect("a character");
        assert_eq!(Script::of(c).code(), example.right, "{}:{}", document.file, example.line);
    }
}
