//! Transliteration holds to what `data/systems/` says: every example of every file, tables of
//! cases by family, the way back, and users' own rules.

use std::path::{Path, PathBuf};

use isim::rules::Document;
use isim::{Rules, Script, System, romanize, systems_between, to_script};

mod back;
mod rules;

/// The documents of a folder of `data/systems`, with the names of their files.
fn documents(folder: &str) -> Vec<(String, Document)> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/systems").join(folder);
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    paths
        .iter()
        .map(|p| {
            let stem = p.file_stem().and_then(|s| s.to_str()).expect("a name").to_string();
            let text = std::fs::read_to_string(p).expect("UTF-8");
            let document = Document::parse(&stem, &text).expect("the grammar");
            (stem, document)
        })
        .collect()
}

#[test]
fn examples_of_systems() {
    let documents = documents("");
    assert_eq!(documents.len(), System::all().len());
    for (code, document) in &documents {
        let system = System::get(code).expect("a system for every file");
        assert!(document.examples.len() >= 3, "{code} has too few examples");
        for example in &document.examples {
            assert_eq!(system.apply(&example.left), example.right, "{code}: {}", example.line);
        }
    }
}

#[test]
fn examples_of_conventions() {
    for (lang, document) in documents("romanize") {
        assert!(document.examples.len() >= 3, "{lang} has too few examples");
        // Those of scripts are found by the letters.
        let given = (lang.len() < 4).then(|| lang.parse().expect("a language"));
        for example in &document.examples {
            let made = romanize(&example.left, given);
            assert_eq!(made, example.right, "{lang}: {}", example.line);
        }
    }
}

#[test]
fn cases_by_family() {
    let table = include_str!("../cases/systems.tsv");
    for line in table.lines().skip(1) {
        let [code, source, wanted] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{line}: three columns")
        };
        assert_eq!(System::get(code).expect(code).apply(source), wanted, "{code} of {source}");
    }
}

#[test]
fn languages_are_guessed() {
    for (name, wanted) in [
        ("Щукин", "Shchukin"),
        ("ЩУКИН", "SHCHUKIN"),
        ("Жээнбеков", "Jeenbekov"),
        ("Мирзиёев", "Mirziyoyev"),
        ("Əliyev", "Aliyev"),
        ("Cəfərov", "Jafarov"),
        ("Işıkhan", "Isikhan"),
        ("Τσίπρας", "Tsipras"),
        ("Володимир Зеленський Їжак", "Volodymyr Zelenskyi Yizhak"),
        ("Ђоковић", "Djokovic"),
        ("Тоқаев Қасым-Жомарт Кемелұлы", "Tokayev Kasym-Zhomart Kemeluly"),
        ("Элбэгдорж Ганбаатар", "Elbegdorj Ganbaatar"),
        ("გიორგი მარგველაშვილი", "Giorgi Margvelashvili"),
        ("Anna", "Anna"),
        ("", ""),
    ] {
        assert_eq!(romanize(name, None), wanted, "{name}");
    }
}

#[test]
fn schwa_is_a_letter() {
    for name in ["ə", "Ə", "ә", "Ә", "ǝ", "Əə Ǝǝ"] {
        assert!(!romanize(name, None).contains('@'), "{name}");
    }
}

#[test]
fn codes_have_parts() {
    let system = System::get("BGNPCGN-kir-cyrl-latn-1979").expect("capitals do not matter");
    assert_eq!(system.code(), "bgnpcgn-kir-Cyrl-Latn-1979");
    assert_eq!(system.authority(), "bgnpcgn");
    assert_eq!(system.lang().as_str(), "ky");
    assert_eq!((system.from(), system.to()), (Script::Cyrl, Script::Latn));
    assert!(!system.name().is_empty() && !system.source().is_empty());
}

#[test]
fn unknown_codes_suggest_near_ones() {
    let error = System::get("bgnpcgn-rus-Cyrl-Latn-1974").expect_err("no such system");
    assert!(error.is_unknown_code());
    assert!(error.to_string().contains("bgnpcgn-rus-Cyrl-Latn-1947"), "{error}");
    for odd in ["", "-", "щ", "a\0b", &"x".repeat(100_000)] {
        assert!(System::get(odd).is_err());
    }
}

#[test]
fn systems_between_names() {
    let ways = systems_between("Жээнбеков", "Jeenbekov");
    let codes: Vec<&str> = ways.iter().map(|w| w.system.code()).collect();
    assert!(codes.contains(&"bgnpcgn-kir-Cyrl-Latn-1979"), "{codes:?}");
    assert!(!codes.contains(&"bgnpcgn-rus-Cyrl-Latn-1947"), "{codes:?}");
    let back = systems_between("Jeenbekov", "Жээнбеков");
    assert!(back.iter().any(|w| w.reversed && w.system.code() == "bgnpcgn-kir-Cyrl-Latn-1979"));
    assert!(systems_between("Щукин", "Petrov").is_empty());
}

#[test]
fn what_no_rule_names_is_kept() {
    let system = System::get("bgnpcgn-rus-Cyrl-Latn-1947").expect("a system");
    for text in ["", " ", "abc ABC", "👩‍👩‍👧 № 7", "漢字", "\u{0}\u{1b}", "Ǆ ǅ ŉ İ ß"]
    {
        assert_eq!(system.apply(text), text);
    }
    // A stress mark composes with the letter that it lands on.
    assert_eq!(system.apply("Пу\u{301}шкин"), "Púshkin");
    assert_eq!(system.apply("Тои\u{306}да"), system.apply("Тойда"));
    let parsed = Rules::parse("own", "а = a\nй = j").expect("rules");
    assert_eq!(parsed.apply("и\u{306}"), "j");
}

#[test]
fn examples_of_the_press() {
    for (name, document) in documents("press") {
        assert!(document.examples.len() >= 3, "{name} has too few examples");
        let lang = name.parse().expect("the name begins with a language");
        for example in &document.examples {
            let readings = to_script(&example.left, lang, Script::Cyrl);
            assert!(readings.contains(&example.right), "{name} of {}: {readings:?}", example.left);
        }
    }
}
