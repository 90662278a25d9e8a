//! `src/tables/scanning.rs` from `data/scanning.txt`: what else the scanner of running text knows.

use std::path::Path;

use isim::{Lang, fold};

use crate::{check, read_file};

#[test]
fn scanning() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = read_file(&root.join("data/scanning.txt"));
    let (mut marked, mut declined, mut men) = (Vec::new(), Vec::new(), Vec::new());
    let (mut spelling, mut common) = (String::new(), String::new());
    for entry in &document.entries {
        let place = format!("{}:{}", document.file, entry.line);
        let words = entry.right.split_whitespace().map(str::to_owned);
        match entry.left.as_str() {
            "marked" => marked.extend(words),
            "declined" => declined.extend(words),
            "men" => men.extend(words),
            "spelling" => spelling.extend(words),
            "common" => common.extend(words),
            other => panic!("{place}: {other:?} is none of its keys"),
        }
    }
    for lang in marked.iter().chain(&declined) {
        assert!(lang.parse::<Lang>().is_ok(), "{lang} is no language");
    }
    for (at, man) in men.iter().enumerate() {
        assert_eq!(fold(man), *man, "not in its plain form");
        assert!(!men[..at].contains(man), "{man} stands there twice");
    }
    let all: Vec<char> = spelling.chars().chain(common.chars()).collect();
    for (at, c) in all.iter().enumerate() {
        assert!(!all[..at].contains(c), "{c} stands there twice");
    }
    let text = format!(
        "//! What the scanner of running text knows, generated from `data/scanning.txt`.\n\n\
         /// Languages in which a woman's surname has an ending of its own, whatever it is elsewhere.\n\
         pub(crate) static MARKED: &[&str] = &{marked:?};\n\n\
         /// Languages in which a man's surname on a consonant is declined and a woman's is not.\n\
         pub(crate) static DECLINED: &[&str] = &{declined:?};\n\n\
         /// Men whose given names end as women's do.\n\
         pub(crate) static MEN: &[&str] = &{men:?};\n\n\
         /// The Han characters that foreign names are mostly spelt with.\n\
         pub(crate) static SPELLING: &str = {spelling:?};\n\n\
         /// Those that are as common in other words.\n\
         pub(crate) static COMMON: &str = {common:?};\n"
    );
    check("src/tables/scanning.rs", &text);
}
