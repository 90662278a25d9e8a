//! `isim transliterate` and `isim systems`

use serde_json::Value;

use crate::{isim, isim_fed};

const RUSSIAN: &str = "bgnpcgn-rus-Cyrl-Latn-1947";

/// All systems, as their JSON objects.
fn systems() -> Vec<Value> {
    let run = isim(&["systems", "--json"]);
    run.is_quiet();
    run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

fn code(system: &Value) -> &str {
    system["code"].as_str().expect("a code")
}

#[test]
fn texts_and_lines_go_through_the_system() {
    let run = isim(&["transliterate", "--system", RUSSIAN, "Щукин", "ЩУКИН", ""]);
    run.is_quiet();
    assert_eq!(run.out, "Shchukin\nSHCHUKIN\n\n");
    let run = isim_fed(&["transliterate", "--system", RUSSIAN], "Щукин\r\n\nЩукин".as_bytes());
    run.is_quiet();
    assert_eq!(run.out, "Shchukin\r\n\nShchukin");
}

#[test]
fn an_unknown_system_is_told_of_with_near_ones() {
    isim(&["transliterate", "--system", "bgnpcgn-rus-Cyrl-Latn-1974", "x"]).complains(&[
        "unknown system",
        "bgnpcgn-rus-Cyrl-Latn-1974",
        RUSSIAN,
    ]);
}

#[test]
fn the_table_and_the_json_say_the_same_in_order() {
    let (systems, table) = (systems(), isim(&["systems"]));
    table.is_quiet();
    let rows = table.rows();
    let columns = ["code", "lang", "from", "to", "reversible", "name", "source"];
    assert_eq!(rows[0], columns);
    assert_eq!(rows.len() - 1, systems.len());
    for (row, system) in rows[1..].iter().zip(&systems) {
        for (cell, column) in row.iter().zip(columns) {
            match &system[column] {
                Value::Bool(flag) => assert_eq!(*cell, flag.to_string()),
                Value::String(text) => {
                    assert_eq!(*cell, text.split_whitespace().collect::<Vec<_>>().join(" "));
                }
                other => panic!("{column} is {other}"),
            }
        }
    }
    assert!(systems.is_sorted_by_key(|s| code(s).to_owned()));
    assert!(systems.iter().any(|s| code(s) == RUSSIAN && s["lang"] == "ru" && s["from"] == "Cyrl"));
}

#[test]
fn a_language_has_its_own_systems() {
    let all = systems();
    for lang in ["ru", "kk", "az"] {
        let run = isim(&["systems", "--json", "--lang", lang]);
        run.is_quiet();
        let own: Vec<Value> =
            run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let expected: Vec<_> = all.iter().filter(|s| s["lang"] == lang).cloned().collect();
        assert_eq!(own, expected);
    }
    assert_eq!(isim(&["systems", "--lang", "rus"]).out, isim(&["systems", "--lang", "ru"]).out);
}

#[test]
fn the_way_back_is_there_or_says_why_not() {
    let (mut there, mut not) = (0, 0);
    for system in systems() {
        let code = code(&system);
        let run = isim(&["transliterate", "--system", code, "--reverse", ""]);
        if system["reversible"] == true {
            run.is_quiet();
            assert_eq!(run.out, "\n", "{code}");
            there += 1;
        } else {
            run.complains(&[code, "cannot be reversed"]);
            assert_eq!(run.out, "", "{code}");
            not += 1;
        }
    }
    assert!(there > 0 && not > 0, "{there} reversible, {not} not");
}

#[test]
fn what_goes_through_a_reversible_system_comes_back() {
    let iso = "iso-rus-Cyrl-Latn-9-1995";
    let names = "Щукин\nЮлия Подъячева\nОбъездчик\n";
    let there = isim_fed(&["transliterate", "--system", iso], names.as_bytes());
    there.is_quiet();
    assert!(there.out.starts_with("Ŝukin\n"), "{}", there.out);
    let back = isim_fed(&["transliterate", "--system", iso, "--reverse"], there.out.as_bytes());
    back.is_quiet();
    assert_eq!(back.out, names);
}
