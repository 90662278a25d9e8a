//! `src/tables/running.rs` from `data/running.txt`: the small words of running text.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use isim::Lang;

use crate::{check, read_file};

#[test]
fn running() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = read_file(&root.join("data/running.txt"));
    let mut langs: Vec<Lang> = Vec::new();
    let mut words: BTreeMap<String, u128> = BTreeMap::new();
    for entry in &document.entries {
        let place = format!("{}:{}", document.file, entry.line);
        let lang: Lang = entry.left.parse().unwrap_or_else(|e| panic!("{place}: {e}"));
        let at = langs.iter().position(|l| *l == lang).unwrap_or_else(|| {
            langs.push(lang);
            langs.len() - 1
        });
        assert!(at < 128, "{place}: a mask has 128 bits");
        for word in entry.right.split_whitespace() {
            assert_eq!(word, word.to_lowercase(), "{place}: not in small letters");
            *words.entry(word.into()).or_default() |= 1 << at;
        }
    }
    let codes: Vec<_> = langs.iter().map(|l| format!("Lang::literal({:?})", l.as_str())).collect();
    let mut text = format!(
        "//! The small words of running text, generated from `data/running.txt`.\n\n\
         use crate::lang::Lang;\n\n\
         /// The languages; their places are the bits of the masks below.\n\
         pub(crate) static LANGUAGES: &[Lang] = &[{}];\n\n\
         /// The words in their order, one after the other: pointers to them would be longer than they.
         pub(crate) static TEXT: &str = {:?};\n\n",
        codes.join(", "),
        words.keys().map(String::as_str).collect::<String>(),
    );
    let mut end = 0;
    let ends = words.keys().map(|word| {
        end += word.len();
        end.to_string()
    });
    let ends: Vec<String> = ends.collect();
    // Few sets of languages share words.
    let sets: BTreeSet<u128> = words.values().copied().collect();
    let sets: Vec<u128> = sets.into_iter().collect();
    let masks: Vec<String> = sets.iter().map(|mask| format!("{mask:#x}")).collect();
    let at = |mask: &u128| sets.binary_search(mask).expect("one of them").to_string();
    let numbers: Vec<String> = words.values().map(at).collect();
    write!(
        text,
        "/// Where each word ends in the text.\n\
         pub(crate) static ENDS: &[u16] = &[{}];\n\n\
         /// Which set of languages each is frequent in.\n\
         pub(crate) static SETS: &[u16] = &[{}];\n\n\
         /// The sets.\n\
         pub(crate) static MASKS: &[u128] = &[{}];\n",
        ends.join(", "),
        numbers.join(", "),
        masks.join(", ")
    )
    .expect("written");
    check("src/tables/running.rs", &text);
}
