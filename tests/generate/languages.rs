//! `src/tables/languages.rs` from `data/languages.txt`: what letters tell of languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use isim::{Lang, Script};

use crate::{check, read_file};

/// A language with the letters of its alphabet and its signs.
type Known = (Lang, BTreeSet<char>, Vec<String>);

/// How much a sign that `count` of `all` languages share speaks for them, in quarters of a bit.
fn gain(all: usize, count: usize) -> u32 {
    (4.0 * (all as f64 / count as f64).log2()).round() as u32
}

#[test]
fn languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = read_file(&root.join("data/languages.txt"));
    let place = |line: u32| format!("{}:{line}", document.file);
    // By script: its languages with their letters and signs, in the order of the file.
    let mut groups: BTreeMap<Script, Vec<Known>> = BTreeMap::new();
    let mut last = None;
    for entry in &document.entries {
        let (lang, what) = entry.left.split_once(' ').expect("a language and a script or `says`");
        let lang: Lang = lang.parse().unwrap_or_else(|e| panic!("{}: {e}", place(entry.line)));
        if what == "says" {
            let group = last.and_then(|s| groups.get_mut(&s)).expect("an alphabet before");
            let (found, _, signs) = group.last_mut().expect("a language");
            assert_eq!(*found, lang, "{}: whose?", place(entry.line));
            signs.extend(entry.right.split_whitespace().map(String::from));
        } else {
            let script: Script =
                what.parse().unwrap_or_else(|e| panic!("{}: {e}", place(entry.line)));
            last = Some(script);
            let letters = entry.right.chars().filter(|c| !c.is_whitespace()).collect();
            groups.entry(script).or_default().push((lang, letters, Vec::new()));
        }
    }

    let mut text = String::from(
        "//! What letters tell of languages, generated from `data/languages.txt`.\n\n\
         use crate::lang::{Lang, Script};\nuse crate::tables::types::{Letter, Sign};\n\n",
    );
    let mut langs = String::new();
    let mut letters: BTreeMap<char, (u64, u32)> = BTreeMap::new();
    // Text of a sign: masks for beginning, end and middle of a word, and the gain, by script.
    let mut signs: BTreeMap<(Script, String), [u64; 3]> = BTreeMap::new();
    for (script, group) in &groups {
        assert!(group.len() <= 64, "a mask has 64 bits");
        let codes: Vec<_> =
            group.iter().map(|(l, _, _)| format!("Lang::literal({:?})", l.as_str())).collect();
        writeln!(langs, "(Script::{}, &[{}]),", script.code(), codes.join(", ")).expect("written");
        let all: BTreeSet<char> = group.iter().flat_map(|(_, l, _)| l.iter().copied()).collect();
        for c in all {
            let has = |at: &usize| group[*at].1.contains(&c);
            let mask = (0..group.len()).filter(has).fold(0, |m, at| m | 1 << at);
            let count = u64::count_ones(mask) as usize;
            if count < group.len() && c != '\'' && c != '·' {
                let old = letters.insert(c, (mask, gain(group.len(), count)));
                assert!(old.is_none(), "{c} is in two scripts");
            }
        }
        for (at, (_, _, says)) in group.iter().enumerate() {
            for sign in says {
                let kind = match (sign.starts_with('-'), sign.ends_with('-')) {
                    (false, true) => 0,
                    (true, false) => 1,
                    (true, true) => 2,
                    _ => panic!("{sign}: a hyphen shows where it stands"),
                };
                let bare = sign.trim_matches('-').to_string();
                signs.entry((*script, bare)).or_default()[kind] |= 1u64 << at;
            }
        }
    }
    write!(
        text,
        "/// The languages of a script; their places are the bits of the masks below.\n\
         pub(crate) static LANGUAGES: &[(Script, &[Lang])] = &[{langs}];\n\n\
         /// Letters that some languages of their script have and others not.\n\
         pub(crate) static LETTERS: &[Letter] = &["
    )
    .expect("written");
    for (c, (mask, gain)) in &letters {
        write!(text, "Letter {{ letter: {c:?}, langs: {mask:#x}, gain: {gain} }},")
            .expect("written");
    }
    text.push_str(
        "];\n\n/// Beginnings, ends and insides of words that speak for languages, in the order of\n\
         /// their script and text.\npub(crate) static SIGNS: &[Sign] = &[",
    );
    for ((script, bare), masks) in &signs {
        write!(
            text,
            "Sign {{ script: Script::{}, text: {bare:?}, langs: [{:#x}, {:#x}, {:#x}] }},",
            script.code(),
            masks[0],
            masks[1],
            masks[2]
        )
        .expect("written");
    }
    text.push_str("];\n");
    check("src/tables/languages.rs", &text);

    for example in &document.examples {
        let found = isim::detect(&example.left);
        let first = found.languages().first().map_or("und", |g| g.lang.as_str());
        assert_eq!(first, example.right, "{}: {found:?}", place(example.line));
    }
}
