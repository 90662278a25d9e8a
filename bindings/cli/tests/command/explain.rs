//! `isim explain A B`

use serde_json::Value;

use crate::isim;

const PAIRS: [(&str, &str); 4] = [
    ("Vedat Işıkhan", "Vedat Işıkhan"),
    ("Vedat Işıkhan", "Ведатом Ишикханом"),
    ("Aysel Karimzade", "Mehmet Yıldızoğlu"),
    ("", "Ольга"),
];

#[test]
fn lines_for_eyes_have_no_colours_in_a_pipe() {
    for (a, b) in PAIRS {
        let run = isim(&["explain", a, b]);
        run.is_quiet();
        assert!(!run.out.contains('\x1b'));
        let verdict = isim(&["compare", a, b]);
        let verdict = verdict.out.trim_end().split_once('\t').expect("two columns").1;
        let first = run.out.lines().next().expect("a line");
        assert!(first.contains(a) && first.contains(b) && first.contains(verdict), "{first}");
    }
}

#[test]
fn json_has_the_documented_fields_and_adds_up() {
    for kind in ["person", "place", "country", "organization"] {
        for (a, b) in PAIRS {
            let run = isim(&["explain", a, b, "--json", "--kind", kind]);
            run.is_quiet();
            assert_eq!(run.out.lines().count(), 1);
            let why: Value = serde_json::from_str(&run.out).expect("JSON");
            assert_eq!((why["a"].as_str(), why["b"].as_str()), (Some(a), Some(b)));
            assert_eq!(why["kind"], kind);
            assert_eq!(why["same"], why["score"].as_f64().expect("a score") >= 0.5);
            let mut weight = 0;
            for step in why["steps"].as_array().expect("steps") {
                weight += step["weight"].as_i64().expect("a weight");
                assert!(step["kind"].is_string() && step["detail"].is_string(), "{step}");
                assert!(step["source"].is_string() || step["source"].is_null(), "{step}");
                for (side, text) in [("a", a), ("b", b)] {
                    for stretch in step[side].as_array().expect("stretches") {
                        let at = |end| stretch[end].as_u64().expect("an offset") as usize;
                        assert_eq!(stretch["text"], text[at("start")..at("end")]);
                    }
                }
            }
            assert_eq!(why["weight"], weight, "{}", run.out);
        }
    }
}

#[test]
fn options_change_what_counts() {
    let score = |arguments: &[&str]| -> f64 {
        let run =
            isim(&[&["explain", "--json", "Bill Gates", "William Gates"], arguments].concat());
        run.is_quiet();
        let why: Value = serde_json::from_str(&run.out).expect("JSON");
        why["score"].as_f64().expect("a score")
    };
    let plain = score(&[]);
    assert_eq!(score(&["--gender", "different"]), plain);
    assert!(score(&["--no-nicknames"]) < 0.5);
    assert!(score(&["--weight", "same=-10", "--weight=diminutive=-20"]) < plain);
    let rules = std::env::temp_dir().join(format!("isim-rules-{}.txt", std::process::id()));
    std::fs::write(&rules, "class given\nw = William\nw short = Bill").expect("a file");
    let path = rules.to_str().expect("a path");
    assert!(score(&["--no-nicknames", "--rules", path]) > 0.5);
    std::fs::write(&rules, "class given\nw = William Bill").expect("a file");
    let run = isim(&["compare", "Bill", "William", "--rules", path]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains(&format!("{path}:2:5: ")), "{}", run.err);
    std::fs::remove_file(&rules).expect("it was there");
    for wrong in [&["--gender", "x"][..], &["--weight", "x=1"], &["--weight", "same"]] {
        assert_eq!(isim(&[&["compare", "a", "b"], wrong].concat()).status, 2, "{wrong:?}");
    }
}

#[test]
fn a_sentence_says_it_to_readers() {
    let sentence = |lang| isim(&["explain", "--sentence", lang, "Anar Aliyev", "Ilham Aliyev"]).out;
    assert!(sentence("en").contains("two different names (score 0."));
    assert!(sentence("ru").contains("разные имена (оценка 0,"));
    assert_eq!(isim(&["explain", "--sentence", "xx", "a", "b"]).status, 2);
}

#[test]
fn it_scores_as_compare_does() {
    for (a, b) in PAIRS {
        let json = |command| -> Value {
            serde_json::from_str(&isim(&[command, a, b, "--json"]).out).expect("JSON")
        };
        let (compared, explained) = (json("compare"), json("explain"));
        for field in ["a", "b", "kind", "score", "weight", "same"] {
            assert_eq!(compared[field], explained[field], "{field}");
        }
    }
}

#[test]
fn it_names_the_systems_that_lead_from_name_to_name() {
    let (russian, latin, system) = ("Щукин", "Shchukin", "bgnpcgn-rus-Cyrl-Latn-1947");
    for (a, b, reversed) in [(russian, latin, false), (latin, russian, true)] {
        let run = isim(&["explain", a, b]);
        run.is_quiet();
        let last = run.out.lines().last().expect("a line");
        assert!(last.contains("Щукин is written Shchukin by ") && last.contains(system), "{last}");
        let why: Value =
            serde_json::from_str(&isim(&["explain", a, b, "--json"]).out).expect("JSON");
        let ways = why["systems"].as_array().expect("systems");
        let way = ways.iter().find(|way| way["system"] == system).expect("the system");
        assert_eq!(way["reversed"], reversed);
    }
    let why = isim(&["explain", "--json", "Aysel", "Mehmet"]);
    let why: Value = serde_json::from_str(&why.out).expect("JSON");
    assert_eq!(why["systems"], Value::Array(Vec::new()));
}
