//! `isim fold` and `isim romanize`

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::{command, isim, isim_fed};

#[test]
fn each_text_is_a_line() {
    for name in ["fold", "romanize"] {
        let run = isim(&[name, "ABC", "Xyz W", ""]);
        run.is_quiet();
        assert_eq!(run.out.lines().count(), 3, "{name}: {}", run.out);
        assert_eq!(isim(&[name, ""]).out, "\n", "{name}");
    }
    assert_eq!(isim(&["fold", "ABC", "Xyz W"]).out, "abc\nxyz w\n");
    assert_eq!(isim(&["romanize", "Abc"]).out, "Abc\n");
}

#[test]
fn lines_keep_their_endings() {
    for (stdin, expected) in [
        ("ABC\nDEF\n", "abc\ndef\n"),
        ("ABC\r\nDEF", "abc\r\ndef"),
        ("\n\nABC\n", "\n\nabc\n"),
        ("", ""),
        ("\u{feff}ABC\n", "abc\n"),
    ] {
        let run = isim_fed(&["fold"], stdin.as_bytes());
        run.is_quiet();
        assert_eq!(run.out, expected, "{stdin:?}");
    }
}

#[test]
fn arguments_and_lines_give_the_same() {
    for name in ["Кубанычбек Өмүралиев", "İSMAYIL Q.", "Ñandú  ﬁ", "שלום", "a\0b"]
    {
        for options in [&["fold"][..], &["romanize"], &["romanize", "--lang", "ky"]] {
            let line = isim_fed(options, format!("{name}\n").as_bytes());
            line.is_quiet();
            if !name.contains('\0') {
                assert_eq!(isim(&[options, &[name]].concat()).out, line.out, "{name}");
            }
        }
    }
}

#[test]
fn latin_letters_come_out() {
    for (name, lang) in [("Нурлан Сейтказиев", "ru"), ("Νίκος", "el"), ("Айсель", "und")]
    {
        let out = isim(&["romanize", "--lang", lang, name]).out;
        let first = name.chars().next().expect("a letter");
        assert!(!out.contains(first) && !out.trim().is_empty(), "{name}: {out}");
    }
}

#[test]
fn bad_bytes_are_told_of_after_what_came_before() {
    for name in ["fold", "romanize"] {
        let run = isim_fed(&[name], b"abc\ndef\nx\xFFy\nghi\n");
        run.complains(&["standard input:3: not UTF-8", "0xFF", "byte 2", "iconv"]);
        assert_eq!(run.out, "abc\ndef\n");
    }
    isim_fed(&["fold"], b"\xFF\xFEa\0").complains(&["standard input:1", "UTF-16"]);
}

#[test]
fn a_line_is_answered_before_the_next_is_asked() {
    let mut child = command(&["fold"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for (asked, answered) in [("ABC\n", "abc"), ("Def\n", "def")] {
        stdin.write_all(asked.as_bytes()).expect("an open pipe");
        assert_eq!(lines.next().expect("a line").expect("UTF-8"), answered);
    }
    drop(stdin);
    assert!(child.wait().expect("an end").success());
}

#[test]
fn a_megabyte_in_one_line_is_a_line() {
    let run = isim_fed(&["fold"], &[b'A'; 1 << 20]);
    run.is_quiet();
    assert_eq!(run.out.len(), 1 << 20);
}
