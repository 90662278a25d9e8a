//! Matchers with options: what each option does, and what holds whatever the options.

use isim::{
    GenderPolicy, Kind, Lang, Matcher, MatcherBuilder, Name, Score, StepKind, compare, explain,
};
use proptest::prelude::*;

fn person(text: &str) -> Name {
    Name::new(text, Kind::Person)
}

fn score(matcher: &Matcher, a: &str, b: &str) -> f64 {
    matcher.compare(&person(a), &person(b)).value()
}

/// The names of the table of verdicts, with their kinds.
fn names() -> Vec<(String, Kind)> {
    let table = include_str!("cases/compare.tsv");
    let mut names = Vec::new();
    for line in table.lines().skip(1).filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let kind = cells[2].parse().expect("the table names kinds");
        names.extend(cells[..2].iter().map(|name| ((*name).to_owned(), kind)));
    }
    names
}

#[test]
fn no_option_is_no_change() {
    let names = names();
    let matcher = Matcher::builder().build();
    for stride in [1, 2, 7] {
        for (at, (a, kind)) in names.iter().enumerate() {
            let (b, _) = &names[(at + stride) % names.len()];
            let prepared = [a, b].map(|n| matcher.prepare(Name::new(n, *kind)));
            assert_eq!(matcher.compare(&prepared[0], &prepared[1]), compare(a, b, *kind));
        }
    }
}

#[test]
fn kinds_that_are_not_compared_score_nothing() {
    let matcher = Matcher::builder().kinds(&[Kind::Person, Kind::Place]).build();
    let named = |kind| Name::new("Baku", kind);
    for a in Kind::ALL {
        for b in Kind::ALL {
            let same = a == b && matches!(a, Kind::Person | Kind::Place);
            let why = matcher.explain(&named(a), &named(b));
            assert_eq!(why.score().value(), if same { 1.0 } else { 0.0 }, "{a} {b}");
        }
    }
    let none = Matcher::builder().kinds(&[]).build();
    assert_eq!(none.compare(&named(Kind::Place), &named(Kind::Place)).value(), 0.0);
}

#[test]
fn a_surname_of_either_gender() {
    let by = |policy| Matcher::builder().gender(policy).build();
    let (a, b) = ("Анна Иванова", "Анна Иванов");
    assert!(score(&by(GenderPolicy::Different), a, b) < 0.5);
    assert!(score(&by(GenderPolicy::Same), a, b) > 0.9);
    let (a, b) = (person("Anna Kowalska"), person("Anna Kowalski"));
    let step = |policy| by(policy).explain(&a, &b).steps()[1].kind;
    assert_eq!(step(GenderPolicy::Different), StepKind::Gender);
    assert_eq!(step(GenderPolicy::Same), StepKind::Gender);
    assert!(matches!(step(GenderPolicy::Ignored), StepKind::Typo | StepKind::Spelling));
    // Cases are read as before.
    for policy in GenderPolicy::ALL {
        assert!(score(&by(policy), "Vedat Işıkhan", "Ведатом Ишикханом") > 0.9, "{policy}");
        assert_eq!(policy.as_str().parse::<GenderPolicy>().ok(), Some(policy));
    }
    assert!("other".parse::<GenderPolicy>().is_err_and(|e| e.is_unknown_code()));
}

#[test]
fn nicknames_initials_and_omissions() {
    let plain = Matcher::new();
    let strict = Matcher::builder().nicknames(false).initials(false).build();
    for (a, b) in [
        ("Bill Gates", "William Gates"),
        ("Joseph Stalin", "Юсуф Сталин"),
        ("A. Aliyev", "Anar Aliyev"),
    ] {
        assert!(score(&plain, a, b) > 0.5, "{a} | {b}");
        assert!(score(&strict, a, b) < score(&plain, a, b), "{a} | {b}");
    }
    assert!(score(&strict, "Bill Gates", "William Gates") < 0.5);
    assert!(score(&strict, "A. Aliyev", "Anar Aliyev") < 0.5);
    assert!(score(&strict, "A. Aliyev", "A. Алиев") > 0.5, "an initial agrees with itself");

    let lenient = Matcher::builder().omissions(false).build();
    let (a, b) = ("Barack Hussein Obama", "Barack Obama");
    assert!(score(&lenient, a, b) > score(&plain, a, b));
    assert!(score(&lenient, a, b) < 1.0, "they are not the same text");
    let (a, b) = ("Anar Aliyev", "Ilham Aliyev");
    assert_eq!(score(&lenient, a, b), score(&plain, a, b), "each has its own");
}

#[test]
fn weights_are_added_for_every_step() {
    let pair = ("José Luis Rodríguez Zapatero", "José Rodríguez");
    let before = explain(pair.0, pair.1, Kind::Person);
    let omitted = before.steps().iter().filter(|s| s.kind == StepKind::Omitted).count() as i32;
    assert_eq!(omitted, 2);
    let matcher = Matcher::builder().weight(StepKind::Omitted, -70).build();
    let after = matcher.explain(&person(pair.0), &person(pair.1));
    assert_eq!(after.score().weight(), before.score().weight() - 140);
    for (old, new) in before.steps().iter().zip(after.steps()) {
        let added = if old.kind == StepKind::Omitted { -70 } else { 0 };
        assert_eq!((new.kind, new.weight), (old.kind, old.weight + added));
    }
    // Certainty is neither reached nor lost by it.
    for hundredths in [i32::MIN, i32::MAX] {
        let mut all = Matcher::builder();
        for kind in StepKind::ALL {
            all = all.weight(kind, hundredths);
        }
        let all = all.build();
        assert_eq!(score(&all, "Anar Aliyev", "ANAR ALIYEV"), 1.0);
        assert_eq!(score(&all, "Anar", "Vedat"), 0.0);
        let weight = all.compare(&person(pair.0), &person(pair.1)).weight();
        assert_eq!(weight.abs(), Score::MAX_WEIGHT - 1);
    }
}

const RULES: &str = "\
# Our own
source own list
class given
kubanychbek = kubanychbek, Кубанычбек   # a remark
kubanychbek short = kuba, Куба
class title
ru = прораб
und = foreman
class particle
und = ze
class alias
ali = Muhammad Ali, Cassius Clay
> Cassius Clay = Muhammad Ali
> Kuba Omuraliev = Kubanychbek Omuraliev
";

#[test]
fn rules_of_ones_own() {
    let matcher = Matcher::builder().rules("own.txt", RULES).expect("good rules").build();
    let plain = Matcher::new();
    for (a, b) in [
        ("Kuba Omuraliev", "Кубанычбек Омуралиев"),
        ("cassius clay", "MUHAMMAD ALI"),
        ("Прораб Иван Петров", "Ivan Petrov"),
    ] {
        assert!(score(&matcher, a, b) > score(&plain, a, b), "{a} | {b}");
        assert!(score(&matcher, a, b) > 0.5, "{a} | {b}");
    }
    assert!(score(&matcher, "Cassius Clay", "Cassius Klay") < 1.0);
    let sources = |a, b| -> Vec<String> {
        let why = matcher.explain(&person(a), &person(b));
        why.steps().iter().filter_map(|s| s.source.clone()).collect()
    };
    assert_eq!(sources("Kuba Omuraliev", "Kubanychbek Omuraliev"), ["own.txt:5"]);
    assert_eq!(sources("Cassius Clay", "Muhammad Ali"), ["own.txt:12, own.txt:12"]);
    assert_eq!(sources("Foreman Ivan Petrov", "Ivan Petrov"), ["own.txt:8"]);
    // Other kinds have aliases and titles too.
    let place = |text| Name::new(text, Kind::Place);
    assert!(matcher.compare(&place("Cassius Clay"), &place("Muhammad Ali")).is_same());
    // One's own forms count where isim's do not.
    let only = Matcher::builder().nicknames(false).rules("own.txt", RULES).expect("good").build();
    assert!(score(&only, "Kuba Omuraliev", "Kubanychbek Omuraliev") > 0.5);
    assert!(score(&only, "Bill Gates", "William Gates") < 0.5);
}

#[test]
fn faults_of_rules_are_told_with_their_place() {
    for (text, place, part) in [
        ("ali = Muhammad Ali", (1, 1), "class alias"),
        ("class alias\nali =", (2, 1), "at least one form"),
        ("class wizard\na = b", (1, 7), "given, title, particle and alias"),
        ("lang ru\n", (1, 1), "unknown header"),
        ("class given\nali = Muhammad Ali", (2, 7), "several words"),
        ("class given\nali = !", (2, 7), "no word"),
        ("class title\nprofession = foreman", (2, 14), "language"),
        ("class alias\nx = ...", (2, 5), "no word"),
        ("class given\na = x\nb = x\nc = x\nd = x", (5, 1), "more than three"),
        ("class\n", (1, 1), "key value"),
        ("class alias\nali = Cassius Clay\n> Cassius Clay = Anar Aliyev", (3, 3), "mend"),
    ] {
        let error = Matcher::builder().rules("own.txt", text).expect_err(text);
        assert!(error.is_rules() && error.to_string().contains(part), "{error}");
        assert_eq!(error.position(), Some(place), "{error}");
        assert!(error.to_string().starts_with("own.txt:"), "{error}");
    }
    let long = " ".repeat((16 << 20) + 1);
    let error = Matcher::builder().rules("own.txt", &long).expect_err("too long");
    assert!(error.is_too_long());
}

/// Any options, with rules that speak of names in the table of verdicts.
fn builders() -> impl Strategy<Value = MatcherBuilder> {
    let weights = proptest::collection::vec((0..StepKind::ALL.len(), -4000..4000i32), 0..3);
    let gender = proptest::sample::select(&GenderPolicy::ALL[..]);
    let switches = any::<(bool, bool, bool, bool, bool)>();
    let kinds = proptest::sample::subsequence(Kind::ALL.to_vec(), 1..=4);
    (weights, gender, switches, kinds).prop_map(|(weights, gender, on, kinds)| {
        let mut builder = Matcher::builder().gender(gender).nicknames(on.0).initials(on.1);
        builder = builder.omissions(on.2);
        for (kind, hundredths) in weights {
            builder = builder.weight(StepKind::ALL[kind], hundredths);
        }
        if on.3 {
            let rules = "class given\nx = vedat, anar, али\nx short = иван\nclass title\n\
                         und = maria, bin, aliyev\nclass particle\nund = dr, omar\n\
                         class alias\ny = Heydar Aliyev, Ильхам Алиев, Иванов";
            builder = builder.rules("own.txt", rules).expect("good rules");
        }
        if on.4 { builder.kinds(&kinds) } else { builder }
    })
}

/// A father's name that is another's own is said to be so, whichever name comes first, and in both
/// languages.
#[test]
fn a_child_is_told_from_the_father() {
    let rows = [
        ("Rashid Karimov", "Daniyar Rashid oğlu Karimov", "Daniyar"),
        ("HARBI, Omar Fahd al-", "HARBI, Salem Omar Fahd al-", "Salem"),
    ];
    for (father, child, own) in rows {
        for (why, which) in [
            (isim::explain(father, child, Kind::Person), "second"),
            (isim::explain(child, father, Kind::Person), "first"),
        ] {
            assert!(!why.score().is_same(), "{why}");
            let said = format!("“{own}” in the {which} seems to be a child of the other");
            assert!(why.sentence(Lang::literal("en")).contains(&said), "{why}");
            assert!(why.sentence(Lang::literal("ru")).contains("ребёнок"), "{why}");
        }
    }
    // Who is left with a father's name and no own is not somebody else's child.
    let why = isim::explain("Omar Fahd al-Harbi", "Muhammad Omar Fahd al-Harbi", Kind::Person);
    assert!(why.score().is_same(), "{why}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn options_keep_the_laws(builder in builders(), i in 0..10_000usize, j in 0..20usize) {
        let names = names();
        let matcher = builder.build();
        // Neighbours of the table have to do with each other.
        let ((a, kind), (b, other)) = (&names[i % names.len()], &names[(i + j) % names.len()]);
        let (a, b) = (Name::new(a, *kind), Name::new(b, *other));
        let score = matcher.compare(&a, &b);
        prop_assert_eq!(matcher.compare(&b, &a), score, "symmetric");
        let (x, y) = (matcher.prepare(a.clone()), matcher.prepare(b.clone()));
        prop_assert_eq!(matcher.compare(&x, &y), score, "prepared or not");
        prop_assert_eq!(matcher.compare(&x, &b), score, "or one of them");
        for (a, b) in [(&a, &b), (&x, &y)] {
            let why = matcher.explain(a, b);
            prop_assert_eq!(why.score(), score);
            let sum: i32 = why.steps().iter().map(|s| s.weight).sum();
            prop_assert_eq!(sum, score.weight(), "{}", why);
            for (side, name) in [a, b].into_iter().enumerate() {
                let of = |s: &isim::Step| if side == 0 { s.a.clone() } else { s.b.clone() };
                let mut seen: Vec<_> = why.steps().iter().flat_map(of).collect();
                let mut parts: Vec<_> = name.parts().map(|p| p.span).collect();
                seen.sort();
                parts.sort();
                prop_assert_eq!(seen, parts, "{}", why);
            }
            for lang in ["en", "ru"] {
                let sentence = why.sentence(Lang::literal(lang));
                prop_assert!(sentence.ends_with('.') && !sentence.contains('\n'), "{}", sentence);
            }
        }
    }
}
