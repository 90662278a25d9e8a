//! Rules that users bring: what the grammar means, what faults are told, what sizes are borne.

use isim::Rules;

/// What rules make of texts.
#[track_caller]
fn holds(rules: &str, cases: &[(&str, &str)]) {
    let rules = Rules::parse("own.txt", rules).unwrap_or_else(|e| panic!("{e}"));
    for (text, wanted) in cases {
        assert_eq!(&rules.apply(text), wanted, "of {text:?}");
    }
}

#[test]
fn longest_left_side_wins() {
    holds("с = s\nх = h\nсх = sch\n", &[("схс", "schs"), ("Сх", "Sch"), ("СХ", "SCH")]);
}

#[test]
fn capitals_are_restored() {
    let rules = "щ = shch\nу = u\nк = k\nа = a\nь = '\nэ = 'e";
    let cases = [
        ("Щука", "Shchuka"),
        ("ЩУКА", "SHCHUKA"),
        ("Щ", "Shch"),
        ("Щ. Кук", "Shch. Kuk"),
        ("щУ", "shchU"),
        ("АЩ", "ASHCH"),
        ("АЩ-К", "ASHCH-K"),
        ("Э", "'E"),
        ("ЩЬ УК", "SHCH' UK"),
    ];
    // A capital alone is a name's; after another capital it is a word of capitals.
    holds(rules, &cases[..8]);
}

#[test]
fn contexts_look_both_ways() {
    holds("е = e\nе = ye / ^ _ | [о ъ] _", &[("ее", "yee"), ("ое", "оye"), ("-е", "-ye")]);
    holds(
        "class vowel а о\nн = n\nн = m / [vowel] _ п",
        &[("анп", "аmп"), ("нп", "nп"), ("ан", "аn")],
    );
    holds("x = y / _ $\n", &[("xx", "xy"), ("x.", "y."), ("x1", "x1")]);
    holds("x = y / !a _ !b", &[("x", "y"), ("ax", "ax"), ("xb", "xb"), ("cxc", "cyc")]);
    holds("x = y / _ [a]* b", &[("xb", "yb"), ("xaab", "yaab"), ("xaa", "xaa")]);
    holds("x = y / ^^ _", &[("x x", "y x")]);
    holds("∅ = a / [k t] _ ![a i]", &[("kt", "kata"), ("ki", "ki"), ("tak", "taka")]);
}

#[test]
fn passes_follow_each_other() {
    holds("pass first\na = b\npass second\nb = c", &[("ab", "cc"), ("A", "C")]);
    holds("pass first decomposed\n\\u{301} =", &[("é", "e")]);
}

#[test]
fn letters_may_share_a_line() {
    holds("[a b cd] = x", &[("abcd", "xxx")]);
    holds("a = ␣", &[("bab", "b b")]);
    holds("# a remark\na = b # another", &[("a", "b")]);
}

#[test]
fn faults_have_a_place_and_a_cure() {
    for (text, line, column, words) in [
        ("a", 1, 1, "expected"),
        ("a = b\nx = y / [vowel] _", 2, 9, "unknown class"),
        ("x = y / a", 1, 9, "`_` is missing"),
        ("x = y / _ _", 1, 9, "one `_`"),
        ("x = y / [a _", 1, 9, "closed"),
        ("x y = z", 1, 1, "no spaces"),
        ("∅ = z", 1, 1, "context"),
        ("colour red", 1, 1, "unknown header"),
        ("class vowel", 1, 7, "class NAME"),
        ("class v a", 1, 7, "at least two letters"),
        ("pass a b", 1, 6, "pass NAME"),
        ("pass a before b", 1, 6, "no pass"),
        ("title maybe", 1, 7, "no, first or words"),
        ("include secret", 1, 9, "no file"),
        ("a = b\n> a = c", 2, 3, "mend"),
        ("class vw z-a\nx = y / [vw] _", 1, 7, "no range"),
    ] {
        let error = Rules::parse("own.txt", text).expect_err(text);
        assert!(error.is_rules(), "{error}");
        assert_eq!(error.position(), Some((line, column)), "{text:?}: {error}");
        let message = error.to_string();
        assert!(message.starts_with("own.txt:") && message.contains(words), "{message}");
    }
    let long = format!("a = {}", "x".repeat(300));
    assert!(Rules::parse("own.txt", &long).expect_err("too long").to_string().contains("255"));
}

#[test]
fn large_files_are_borne() {
    // What took time by the square of these would take hours: no clock is needed to see it.
    let quick = |what: &str, text: &str, probe: &str| {
        println!("{what}");
        if let Ok(rules) = Rules::parse("own.txt", text) {
            let _ = rules.apply(probe);
        }
    };
    let many: String = (0..100_000).map(|n| format!("a{n} = {n}b\n")).collect();
    quick("a hundred thousand rules of one letter", &many, &"a99999".repeat(10));
    let same: String = (0..100_000).map(|n| format!("a = {n} / {n} _\n")).collect();
    quick("a hundred thousand contexts", &same, "1a");
    quick("one line of ten megabytes", &"x".repeat(10 << 20), "x");
    quick("ten megabytes of set", &format!("[{}] = y", "x ".repeat(5 << 20)), "x");
    quick("ten megabytes of brackets", &format!("a = b / {}", "[".repeat(10 << 20)), "a");
    quick("ten megabytes of items", &format!("a = b / {} _", "x ".repeat(5 << 20)), "a");
    quick("ten megabytes of remarks", &"# x\n".repeat(10 << 18), "x");
    let deep: String = (0..1000).map(|n| format!("class c{n}x [c{}x]\n", n + 1)).collect();
    quick("classes of classes", &format!("{deep}a = b / [c0x] _"), "a");
    let ring = "class aa bb\nclass bb aa\nx = y / [aa] _";
    assert!(Rules::parse("own.txt", ring).is_err(), "classes in a ring");
    quick("passes", &(0..50_000).map(|n| format!("pass p{n}\n")).collect::<String>(), "a");
}
