//! What all commands have in common: help, versions, usage errors, closed pipes.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use crate::{command, example, isim};

const COMMANDS: [&str; 9] = [
    "compare",
    "explain",
    "fold",
    "romanize",
    "transliterate",
    "systems",
    "search",
    "scan",
    "mentions",
];

#[test]
fn version_is_the_packages() {
    let run = isim(&["--version"]);
    run.is_quiet();
    assert_eq!(run.out, concat!("isim ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn help_teaches_with_examples() {
    let all = isim(&["--help"]);
    all.is_quiet();
    assert!(all.out.contains("Examples:"));
    for name in COMMANDS {
        assert!(all.out.contains(&format!("  {name} ")), "{name} is not listed");
        for flag in ["--help", "-h"] {
            let run = isim(&[name, flag]);
            run.is_quiet();
            assert!(run.out.contains(&format!("Usage: isim {name}")), "{name} {flag}: {}", run.out);
            assert!(run.out.contains(&format!("Examples:\n  isim {name}")), "{name}: {}", run.out);
            assert!(!run.out.contains('\x1b'), "{name}: colours in a pipe");
        }
    }
}

#[test]
fn wrong_usage_is_status_2_on_standard_error() {
    for args in [
        &[][..],
        &["comparee"],
        &["compare"],
        &["compare", "one"],
        &["compare", "one", "two", "three"],
        &["compare", "a", "b", "--kind", "persn"],
        &["compare", "a", "b", "--lang-a", "Russian language"],
        &["compare", "--pairs"],
        &["compare", "--pairs", "x.tsv", "a", "b"],
        &["compare", "--pairs", "x.tsv", "--json"],
        &["compare", "--csv", "a", "b"],
        &["explain", "one"],
        &["romanize", "--lang", "1", "x"],
        &["transliterate", "x"],
        &["transliterate", "--system", "no-such-system", "x"],
        &["systems", "--lang", "?"],
        &["search", "--names", "x.tsv"],
        &["search", "query"],
        &["search", "--names", "x.tsv", "-k", "0", "query"],
        &["scan", "--names", "x.tsv"],
        &["scan", "x.txt"],
        &["scan", "--names", "x.tsv", "--html", "r.html", "--json", "x.txt"],
        &["scan", "--names", "x.tsv", "--format", "pdf", "x.txt"],
        &["mentions"],
        &["scan", "--names", "-", "-"],
        &["search", "--names", "-", "--queries", "-"],
    ] {
        let run = isim(args);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{args:?}");
        assert!(!run.err.is_empty(), "{args:?}");
    }
}

#[test]
fn an_unknown_kind_is_told_what_kinds_there_are() {
    isim(&["compare", "a", "b", "--kind", "persn"])
        .complains(&["persn", "person, place, country and organization"]);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    for args in [&["fold"][..], &["romanize"], &["compare", "--pairs", "-"]] {
        let mut child = command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut lines = BufReader::new(child.stdout.take().expect("a pipe"));
        std::thread::scope(|scope| {
            // Without end, until nobody reads.
            scope.spawn(move || {
                let mut row = "name_a\tname_b\n";
                while stdin.write_all(row.repeat(1000).as_bytes()).is_ok() {
                    row = "Aysel\tAysel\n";
                }
            });
            let mut first = String::new();
            lines.read_line(&mut first).expect("a line");
            assert!(first.starts_with("name"), "{args:?}: {first}");
            drop(lines);
            let status = child.wait().expect("an end");
            let mut complaint = String::new();
            child.stderr.take().expect("a pipe").read_to_string(&mut complaint).expect("UTF-8");
            assert_eq!((status.code(), complaint.as_str()), (Some(0), ""), "{args:?}");
        });
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    let (names, text) = (example("watchlist.tsv"), example("texts/en.txt"));
    for args in [
        &["compare", "a", "a"][..],
        &["explain", "a", "a"],
        &["fold", "a"],
        &["scan", "--names", &names, &text],
        &["search", "--names", &names, "Bursa"],
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("/dev/full");
        let output = command(args).stdout(full).output().expect("the command runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(complaint.starts_with("isim: standard output: "), "{args:?}: {complaint}");
    }
}
