//! `isim compare A B`

use serde_json::Value;

use crate::isim;

const NAMES: [&str; 6] =
    ["Vedat Işıkhan", "Ведат Ишикхан", "دلکش", "김영희", "O’Brien\u{a0}X.", "ə"];

#[test]
fn a_name_is_itself_in_every_kind() {
    for name in NAMES {
        for kind in ["person", "place", "country", "organization", "organisation"] {
            let run = isim(&["compare", name, name, "--kind", kind]);
            run.is_quiet();
            assert_eq!(run.out, "1.000000\tsame\n", "{name} as {kind}");
        }
    }
}

#[test]
fn status_verdict_and_score_agree() {
    for a in NAMES {
        for b in NAMES {
            let run = isim(&["compare", a, b]);
            let (score, verdict) = run.out.trim_end().split_once('\t').expect("two columns");
            let value: f64 = score.parse().expect("a number");
            assert_eq!(score, format!("{value:.6}"));
            let same = value >= 0.5;
            assert_eq!(verdict, if same { "same" } else { "different" }, "{a} | {b}");
            assert_eq!((run.status, run.err.as_str()), (i32::from(!same), ""), "{a} | {b}");
        }
    }
}

#[test]
fn wholly_different_names_are_status_1() {
    let run = isim(&["compare", "Wolfgang Amadeus Mozart", "Нурлан Сейтказиев"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.ends_with("\tdifferent\n"));
}

#[test]
fn json_says_the_same_as_the_line() {
    for (a, b) in [("Aysel \"Ay\" \\ K.", "Aysel \"Ay\" \\ K."), ("Mehmet", "Ольга")] {
        let (line, json) = (isim(&["compare", a, b]), isim(&["compare", a, b, "--json"]));
        assert_eq!(line.status, json.status);
        assert!(json.out.ends_with("}\n") && json.out.lines().count() == 1);
        let object: Value = serde_json::from_str(&json.out).expect("JSON");
        assert_eq!((object["a"].as_str(), object["b"].as_str()), (Some(a), Some(b)));
        assert_eq!(object["kind"], "person");
        assert_eq!(object["same"], json.status == 0);
        let score = object["score"].as_f64().expect("a score");
        assert!(line.out.starts_with(&format!("{score:.6}\t")));
        let weight = object["weight"].as_i64().expect("a weight");
        assert_eq!(weight >= 0, score >= 0.5);
    }
}

#[test]
fn languages_and_hyphens_are_taken() {
    isim(&["compare", "Нурлан", "Нурлан", "--lang-a", "kk-Cyrl", "--lang-b", "RU"]).is_quiet();
    isim(&["compare", "--", "-x-", "-x-"]).is_quiet();
    isim(&["compare", "", ""]).is_quiet();
}
