//! A system that calls itself reversible gives back every word over its alphabet.

use std::collections::BTreeSet;

use isim::System;
use isim::rules::compile::Draft;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// The letters that a system names, each once, without capitals.
fn alphabet(code: &str) -> Vec<char> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/systems/");
    let load = |name: &str| std::fs::read_to_string(format!("{folder}{name}.txt")).ok();
    let draft = Draft::read(code, &load(code).expect("the file"), &load).expect("the rules");
    let letters: BTreeSet<char> = draft
        .passes
        .iter()
        .flat_map(|p| &p.rules)
        .filter_map(|r| {
            let mut chars = r.left.chars();
            chars.next().filter(|_| chars.next().is_none())
        })
        .filter(|c| {
            c.is_alphabetic() && !c.is_uppercase() && !(0x2b0..0x300).contains(&(*c as u32))
        })
        .collect();
    letters.into_iter().collect()
}

#[test]
fn reversible_systems_are_exact() {
    let reversible: Vec<System> = System::all().filter(System::is_reversible).collect();
    assert!(!reversible.is_empty());
    for system in reversible {
        let letters = alphabet(system.code());
        let word = proptest::collection::vec(proptest::sample::select(letters), 1..14)
            .prop_map(|w| w.into_iter().collect::<String>());
        let mut runner = TestRunner::new_with_rng(
            Config { cases: 10_000, failure_persistence: None, ..Config::default() },
            proptest::test_runner::TestRng::deterministic_rng(
                proptest::test_runner::RngAlgorithm::ChaCha,
            ),
        );
        let result = runner.run(&word, |word| {
            let there = system.apply(&word);
            let again = system.reverse(&there).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(&again, &word, "by way of {}", there);
            Ok(())
        });
        assert!(result.is_ok(), "{}: {}", system.code(), result.unwrap_err());
    }
}

#[test]
fn the_others_tell_why() {
    for system in System::all().filter(|s| !s.is_reversible()) {
        let error = system.reverse("x").expect_err("not reversible");
        assert!(error.is_not_reversible());
        assert!(error.to_string().starts_with(system.code()), "{error}");
    }
    let error = System::get("bgnpcgn-kir-Cyrl-Latn-1979").expect("a system").reverse("y");
    let message = error.expect_err("й and ы fall together").to_string();
    assert!(message.contains("\"й\" and \"ы\" both become \"y\""), "{message}");
}

#[test]
fn capitals_come_back() {
    let iso = System::get("iso-rus-Cyrl-Latn-9-1995").expect("a system");
    for name in
        ["Щукин", "ЩУКИН", "Ольга Объездчикова", "УЛЬЯНОВ", "ИГОРЬ", "Ю. А. Гагарин", "Жуль-Верн"]
    {
        assert_eq!(iso.reverse(&iso.apply(name)).expect("reversible"), name);
    }
}
