//! What holds for all names. The names come from `isim::strategies`, so this needs the feature
//! `proptest`; without it the laws are tested on arbitrary text alone.
//!
//! `PROPTEST_CASES=100000 cargo test --release --features proptest --test laws` looks harder.

use isim::{Kind, Matcher, Name, Scanner, compare, explain, fold, romanize};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

#[cfg(feature = "proptest")]
use isim::strategies::any_text;
#[cfg(not(feature = "proptest"))]
fn any_text() -> impl Strategy<Value = String> {
    any::<String>()
}

/// Arbitrary text, a name, or a name with arbitrary text behind it.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any_text(),
        2 => name(),
        1 => (name(), any_text()).prop_map(|(name, text)| format!("{name} {text}")),
    ]
}

#[cfg(feature = "proptest")]
fn name() -> impl Strategy<Value = String> {
    use isim::strategies::{rivals, variants};
    prop_oneof![
        variants().prop_map(|v| v.name),
        variants().prop_map(|v| v.variant),
        rivals().prop_map(|r| r.other),
    ]
}
#[cfg(not(feature = "proptest"))]
fn name() -> impl Strategy<Value = String> {
    "\\PC{0,16} \\PC{0,16}"
}

fn kind() -> impl Strategy<Value = Kind> {
    proptest::sample::select(&Kind::ALL[..])
}

/// Fails unless an explanation adds up and speaks of every part of both names once.
fn check_explanation(a: &str, b: &str, kind: Kind) -> Result<(), TestCaseError> {
    let explanation = explain(a, b, kind);
    prop_assert_eq!(explanation.score(), compare(a, b, kind));
    prop_assert_eq!((explanation.a(), explanation.b()), (a, b));
    let sum: i64 = explanation.steps().iter().map(|s| i64::from(s.weight)).sum();
    prop_assert_eq!(sum, i64::from(explanation.score().weight()), "{}", explanation);
    for (side, text) in [a, b].into_iter().enumerate() {
        let mut seen: Vec<_> = explanation
            .steps()
            .iter()
            .flat_map(|s| if side == 0 { &s.a } else { &s.b })
            .copied()
            .collect();
        let mut parts: Vec<_> = Name::new(text, kind).parts().map(|p| p.span).collect();
        seen.sort();
        parts.sort();
        for span in &parts {
            prop_assert!(text.get(span.start..span.end).is_some(), "{:?} in {:?}", span, text);
        }
        prop_assert_eq!(seen, parts, "{}", explanation);
    }
    prop_assert!(!explanation.to_string().is_empty());
    Ok(())
}

proptest! {
    // A failure is mended or becomes a row of tests/cases; no file remembers it.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_is_idempotent(t in text()) {
        let once = fold(&t);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_does_not_see_how_text_is_composed(t in text()) {
        let plain = fold(&t);
        prop_assert_eq!(&fold(&t.nfc().collect::<String>()), &plain);
        prop_assert_eq!(&fold(&t.nfd().collect::<String>()), &plain);
    }

    #[test]
    fn romanising_answers(t in text()) {
        let first = romanize(&t, None);
        prop_assert_eq!(romanize(&t, None), first);
    }

    #[test]
    fn a_name_is_itself(t in text(), k in kind()) {
        prop_assert_eq!(compare(&t, &t, k).value(), 1.0);
    }

    #[test]
    fn order_of_the_two_does_not_matter(a in text(), b in text(), k in kind()) {
        prop_assert_eq!(compare(&a, &b, k), compare(&b, &a, k));
    }

    #[test]
    fn order_does_not_matter_among_likes((a, b) in alike(), k in kind()) {
        prop_assert_eq!(compare(&a, &b, k), compare(&b, &a, k));
    }

    #[test]
    fn scores_lie_between_0_and_1((a, b) in prop_oneof![(text(), text()).boxed(), alike().boxed()], k in kind()) {
        let score = compare(&a, &b, k);
        prop_assert!((0.0..=1.0).contains(&score.value()));
        prop_assert_eq!(score.is_same(), score.value() >= 0.5);
    }

    #[test]
    fn scores_do_not_see_how_text_is_composed((a, b) in alike(), k in kind()) {
        let score = compare(&a, &b, k);
        prop_assert_eq!(compare(&a.nfd().collect::<String>(), &b, k), score);
        prop_assert_eq!(compare(&a, &b.nfc().collect::<String>(), k), score);
    }

    #[test]
    fn scores_do_not_see_space_around((a, b) in alike(), k in kind()) {
        prop_assert_eq!(compare(&format!(" \t{a}\u{a0}\n"), &b, k), compare(&a, &b, k));
    }

    #[test]
    fn answers_are_repeated((a, b) in alike(), k in kind()) {
        let (first, second) = (Name::new(&a, k), Name::new(&b, k));
        let matcher = Matcher::new();
        let score = matcher.compare(&first, &second);
        prop_assert_eq!(matcher.compare(&first.clone(), &second.clone()), score);
        prop_assert_eq!(Matcher::new().compare(&Name::new(&a, k), &Name::new(&b, k)), score);
        prop_assert_eq!(explain(&a, &b, k).to_string(), explain(&a, &b, k).to_string());
    }

    #[test]
    fn explanations_add_up(a in text(), b in text(), k in kind()) {
        check_explanation(&a, &b, k)?;
    }

    #[test]
    fn explanations_of_likes_add_up((a, b) in alike(), k in kind()) {
        check_explanation(&a, &b, k)?;
    }

    #[test]
    fn scanning_finds_what_the_text_holds(a in text(), t in text()) {
        let mut list = isim::Index::builder();
        list.add("a", Name::new(&a, Kind::Person));
        let list = list.build();
        let text = format!("{t} {a} {t}");
        let mut last = 0;
        for mention in Scanner::new(&list).scan(&text) {
            prop_assert_eq!(mention.id, "a");
            prop_assert!(text.get(mention.span.start..mention.span.end).is_some_and(|s| !s.is_empty()));
            prop_assert!(mention.span.start >= last, "mentions come in the order of the text");
            last = mention.span.start;
        }
    }

    #[test]
    fn searching_finds_the_name_itself(a in name(), others in proptest::collection::vec(name(), 0..8)) {
        let mut list = isim::Index::builder();
        for (n, other) in others.iter().enumerate() {
            list.add(&n.to_string(), Name::new(other, Kind::Person));
        }
        list.add("itself", Name::new(&a, Kind::Person));
        let hits = list.build();
        let hits = hits.search(&Name::new(&a, Kind::Person), 20);
        let found = hits.iter().find(|h| h.id == "itself");
        prop_assert!(found.is_some_and(|h| h.score.value() == 1.0), "{} is not found", a);
        prop_assert!(hits.windows(2).all(|w| w[0].score >= w[1].score), "best first");
    }
}

/// Two names that have something to do with each other.
#[cfg(feature = "proptest")]
fn alike() -> impl Strategy<Value = (String, String)> {
    use isim::strategies::{rivals, variants};
    prop_oneof![
        variants().prop_map(|v| (v.name, v.variant)),
        rivals().prop_map(|r| (r.name, r.other)),
        (variants(), any_text()).prop_map(|(v, t)| (format!("{} {t}", v.name), v.variant)),
    ]
}
#[cfg(not(feature = "proptest"))]
fn alike() -> impl Strategy<Value = (String, String)> {
    (name(), any_text()).prop_map(|(name, text)| (format!("{name} {text}"), name))
}

/// What holds of names proper, which the strategies state.
#[cfg(feature = "proptest")]
mod names {
    use super::*;
    use isim::strategies::{Difference, Variation, rivals_by, variants_by};
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    /// How many pairs of a rule are played.
    const PAIRS: usize = 400;

    /// How many of them may answer wrongly: one in twenty, for the matcher weighs evidence, and some
    /// of these names are short; one in eight where isim is known to fall short of that.
    fn allowed(rule: &str) -> usize {
        match rule {
            "Given" | "GivenAcrossScripts" | "CaseForm" => PAIRS / 8,
            _ => PAIRS / 20,
        }
    }

    /// Plays a strategy's pairs, which are the same in every run.
    fn play<T>(
        rule: &str,
        strategy: impl Strategy<Value = T>,
        wrong: impl Fn(&T) -> Option<String>,
    ) -> Option<String> {
        let mut runner = TestRunner::deterministic();
        let faults: Vec<String> = (0..PAIRS)
            .filter_map(|_| wrong(&strategy.new_tree(&mut runner).expect("a pair").current()))
            .collect();
        println!("{rule}: {} of {PAIRS} answer wrongly", faults.len());
        (faults.len() > allowed(rule))
            .then(|| format!("{rule}: {} of {PAIRS}, such as {}", faults.len(), faults[0]))
    }

    #[test]
    fn variants_match() {
        let faults: Vec<String> = Variation::ALL
            .into_iter()
            .filter_map(|rule| {
                play(&rule.to_string(), variants_by(rule), |v| {
                    let score = compare(&v.name, &v.variant, Kind::Person);
                    (!score.is_same()).then(|| format!("{} | {}: {score}", v.name, v.variant))
                })
            })
            .collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    /// Scores are monotone in this sense: write a word of one name as the other name writes the word
    /// that it stands for, and names that were the same are still the same. Case forms are left as
    /// they are, for names whose words disagree in case are none. (The weight itself may fall, as it
    /// does in one replacement of twelve: it is learned from names that are written in one way
    /// throughout.)
    #[test]
    fn the_others_spelling_brings_names_no_farther_apart() {
        let fall = std::cell::Cell::new((0, 0));
        let faults: Vec<String> = Variation::ALL
            .into_iter()
            .filter_map(|rule| {
                play(&rule.to_string(), variants_by(rule), |v| {
                    let why = explain(&v.name, &v.variant, Kind::Person);
                    let before = why.score();
                    let words = why.steps().iter().filter(|s| s.a.len() == 1 && s.b.len() == 1);
                    let mut fault = None;
                    use isim::StepKind::{CaseForm, Contradicted};
                    for step in words.filter(|s| !matches!(s.kind, Contradicted | CaseForm)) {
                        let (own, other) = (step.a[0], step.b[0].of(&v.variant));
                        let (head, tail) = (&v.name[..own.start], &v.name[own.end..]);
                        let nearer = format!("{head}{other}{tail}");
                        let after = compare(&nearer, &v.variant, Kind::Person);
                        let (falls, all) = fall.get();
                        fall.set((falls + i32::from(after < before), all + 1));
                        if before.is_same() && !after.is_same() {
                            let (a, b) = (&v.name, &v.variant);
                            fault = Some(format!("{a} | {b}: {before}; {nearer} | {b}: {after}"));
                        }
                    }
                    fault
                })
            })
            .collect();
        let (falls, all) = fall.get();
        println!("the weight falls in {falls} of {all} replacements");
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    #[test]
    fn rivals_do_not() {
        let faults: Vec<String> = Difference::ALL
            .into_iter()
            .filter_map(|rule| {
                play(&rule.to_string(), rivals_by(rule), |r| {
                    let score = compare(&r.name, &r.other, Kind::Person);
                    score.is_same().then(|| format!("{} | {}: {score}", r.name, r.other))
                })
            })
            .collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }

    proptest! {
        #[test]
        fn capitals_do_not_change_the_score(v in variants_by(Variation::Capitals)) {
            // A capital I is the capital of i and of ı, so Turkic names may lose a little.
            let turkic = matches!(v.person.lang.as_str(), "tr" | "az");
            let score = compare(&v.name, &v.variant, Kind::Person);
            prop_assert!(if turkic { score.is_same() } else { score.value() == 1.0 }, "{:?}", v);
        }
    }
}

/// A word of few letters and many marks is as short when the marks stand behind the letters.
#[test]
fn marks_make_no_word_longer() {
    let (a, b) = (" \u{1F82}\u{11700}': \u{A1}", " \u{1F82}\u{11700}':");
    let apart: String = a.nfd().collect();
    assert_eq!(compare(&apart, b, Kind::Person), compare(a, b, Kind::Person));
}
