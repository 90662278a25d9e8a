//! The endings against the examples of their own files.

use std::path::Path;
use std::{env, fs};

use isim::grammar::{self, Case, Cases, Gender, Stem};
use isim::rules::Document;
use isim::{Lang, Script};

fn stems(word: &str, script: Script, lang: Lang) -> Vec<Stem> {
    let mut all = Vec::new();
    grammar::stems(word, script, lang, &mut |stem| all.push(stem));
    all
}

fn documents() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/endings");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("data/endings is there")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let text = fs::read_to_string(path).expect("a readable file");
        let name = path.file_name().and_then(|n| n.to_str()).expect("a UTF-8 name");
        Document::parse(name, &text).expect("a file of the data grammar")
    };
    paths.iter().map(read).collect()
}

#[test]
fn every_example_holds() {
    let mut wrong = Vec::new();
    for document in documents() {
        let script = document.header("script").expect("a script").parse().expect("a known script");
        let langs = document.header("lang").expect("a language");
        for lang in langs.split_whitespace() {
            let lang: Lang = lang.parse().expect("a language code");
            for example in &document.examples {
                let (word, base) = (isim::fold(&example.left), isim::fold(&example.right));
                let found = stems(&word, script, lang);
                if !found.iter().any(|stem| stem.is(&word, &base)) {
                    let bases: Vec<String> =
                        found.iter().map(|s| s.base(&word).collect()).collect();
                    wrong.push(format!(
                        "{}:{}: {} has the bases {bases:?}, not {}",
                        document.file, example.line, example.left, example.right
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The table that other languages' tests will share; `tests/cases/README.md` tells its form.
#[test]
fn table_of_endings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/endings.tsv");
    let text = fs::read_to_string(path).expect("a readable table");
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#'));
    assert_eq!(lines.next().map(|l| l.1), Some("word\tlang\tbase\tcases\tnote"));
    let mut wrong = Vec::new();
    for (number, line) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [word, lang, base, cases, note] = cells[..] else {
            panic!("endings.tsv:{}: five cells", number + 1)
        };
        assert!(!note.is_empty(), "endings.tsv:{}: the note is missing", number + 1);
        let (word, base) = (isim::fold(word), isim::fold(base));
        let lang: Lang = lang.parse().expect("a language code");
        let script = Script::of(word.chars().next().expect("a word"));
        let found = stems(&word, script, lang);
        let found = found.iter().find(|stem| stem.is(&word, &base));
        let found = found.map_or("none".into(), |stem| stem.cases.to_string());
        if found != cases {
            wrong.push(format!("endings.tsv:{}: {word}, {base}: {found}", number + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The cases in which a word can stand if its base form is the given one.
fn cases(word: &str, base: &str, script: Script, lang: Lang) -> Cases {
    if word == base {
        return Cases::only(Case::Nominative);
    }
    let found = stems(word, script, lang);
    found.iter().find(|s| s.is(word, base)).map_or(Cases::NONE, |s| s.cases)
}

#[test]
fn words_of_one_name_agree() {
    // given name and surname as they stand, their base forms, language, whether they agree
    let rows = [
        ("ильхамом алиевым", "ильхам алиев", "ru", true),
        ("ильхама алиева", "ильхам алиев", "ru", true),
        ("ильхама алиевым", "ильхам алиев", "ru", false),
        ("ильхам алиева", "ильхам алиев", "ru", false),
        ("лейлы алиевой", "лейла алиева", "ru", true),
        ("володимира зеленського", "володимир зеленський", "uk", true),
        ("donalda tuska", "donald tusk", "pl", true),
        ("donald tuska", "donald tusk", "pl", false),
        ("ilham əliyevin", "ilham əliyev", "az", true),
        ("ilhamın əliyevin", "ilham əliyev", "az", false),
        ("қасым тоқаевтың", "қасым тоқаев", "kk", true),
    ];
    for (words, bases, lang, expected) in rows {
        let lang: Lang = lang.parse().expect("a language code");
        let script = Script::of(words.chars().next().expect("a word"));
        let set = |at: usize| {
            let word = words.split(' ').nth(at).expect("two words");
            let base = bases.split(' ').nth(at).expect("two words");
            let cases = cases(word, base, script, lang);
            assert!(!cases.is_empty(), "{base} is no base form of {word}");
            cases
        };
        let how = grammar::agreement(script, lang);
        assert_eq!(grammar::agree(how, set(0), set(1)), expected, "{words} in {lang}");
    }
}

#[test]
fn families_have_two_forms() {
    let rows = [
        ("алиев", "алиева", "ru"),
        ("достоевский", "достоевская", "ru"),
        ("зеленський", "зеленська", "uk"),
        ("ціханоўскі", "ціханоўская", "be"),
        ("kowalski", "kowalska", "pl"),
        ("novák", "nováková", "cs"),
        ("novotný", "novotná", "cs"),
        ("kazlauskas", "kazlauskienė", "lt"),
        ("kazlauskas", "kazlauskaitė", "lt"),
        ("ozols", "ozola", "lv"),
        ("παπαδόπουλοσ", "παπαδοπούλου", "el"),
        ("əliyev", "əliyeva", "az"),
        ("мирзиёев", "мирзиёева", "uz"),
        ("тоқаев", "тоқаева", "kk"),
        ("иванов", "иванова", "bg"),
    ];
    let (he, she) = (Gender::Masculine, Gender::Feminine);
    for (man, woman, lang) in rows {
        let lang: Lang = lang.parse().expect("a language code");
        let script = Script::of(man.chars().next().expect("a word"));
        assert_eq!(
            grammar::same_family(man, woman, script, lang),
            Some((he, she)),
            "{man}, {woman}"
        );
        assert_eq!(
            grammar::same_family(woman, man, script, lang),
            Some((she, he)),
            "{man}, {woman}"
        );
        assert_eq!(grammar::same_family(man, man, script, lang), None, "{man}");
        assert!(grammar::surname_gender(woman, script, lang).contains(she), "{woman}");
    }
}

/// What every stem must be, whatever the word.
fn check(word: &str, script: Script, lang: Lang) {
    let found = stems(word, script, lang);
    assert!(found.len() <= grammar::MAX_STEMS, "{word}: {} stems", found.len());
    assert_eq!(found, stems(word, script, lang), "{word}: twice the same question");
    let mut bases = Vec::new();
    for stem in &found {
        let kept = word.get(stem.skip..stem.keep).expect("borders of characters");
        assert!(!kept.is_empty(), "{word}: nothing is kept");
        let base: String = stem.base(word).collect();
        assert_eq!(base, format!("{kept}{}", stem.add));
        assert!(stem.is(word, &base) && base != word, "{word}: the word itself");
        assert!(!bases.contains(&base), "{word}: {base} twice");
        bases.push(base);
    }
    assert!(found.is_sorted_by_key(|stem| stem.price), "{word}: not in the order of price");
    grammar::families(word, script, lang, &mut |family| {
        assert!(word.is_char_boundary(family.keep));
    });
}

const LANGS: [&str; 8] = ["und", "ru", "tr", "kk", "cs", "he", "ko", "xx"];

proptest::proptest! {
    #[test]
    fn any_text_is_a_word(word in ".{0,24}", lang in 0..LANGS.len()) {
        let lang: Lang = LANGS[lang].parse().expect("a language code");
        for script in [Script::Latn, Script::Cyrl, Script::Hebr] {
            check(&word, script, lang);
        }
    }

    #[test]
    fn any_word_with_any_ending(
        base in "[а-яё]{1,10}",
        ending in "(лар|лер)?(ы|і)?['’-]?(ның|дан|ом|ого|а|ы)?",
    ) {
        check(&format!("{base}{ending}"), Script::Cyrl, Lang::UND);
        check(&format!("{base}{ending}"), Script::Cyrl, Lang::literal("kk"));
    }

    #[test]
    fn latin_words_with_endings(base in "[a-zıəğşçöü]{1,10}", ending in "['’-]?[a-zıüöəá]{0,5}") {
        check(&format!("{base}{ending}"), Script::Latn, Lang::UND);
        check(&format!("{base}{ending}"), Script::Latn, Lang::literal("tr"));
    }
}

#[test]
fn a_long_word_is_only_a_word() {
    for word in ["а".repeat(1 << 16), "'".repeat(1 << 12), "ларының".repeat(1 << 12)] {
        check(&word, Script::Cyrl, Lang::UND);
        check(&word, Script::Cyrl, Lang::literal("kk"));
    }
}
