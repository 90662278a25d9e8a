//! `isim compare --pairs`

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use crate::{command, file, isim, isim_fed};

/// The scores of these rows, and that the rows are unchanged.
#[track_caller]
fn scores(args: &[&str], table: &str) -> Vec<(String, String)> {
    let run = isim_fed(args, table.as_bytes());
    run.is_quiet();
    let separator = if args.contains(&"--csv") { ',' } else { '\t' };
    let mut scores = Vec::new();
    for line in run.out.lines() {
        let mut ends = line.rsplitn(3, separator);
        let (same, score) = (ends.next().expect("same"), ends.next().expect("score"));
        let row = ends.next().expect("the row");
        assert!(table.lines().any(|l| l == row), "{row:?} was not there before");
        scores.push((score.to_owned(), same.to_owned()));
    }
    assert_eq!(scores.first().expect("a header"), &("score".to_owned(), "same".to_owned()));
    scores.split_off(1)
}

#[test]
fn rows_come_back_unchanged_with_two_more_columns() {
    let table = "x\tname_b\tkind\tname_a\tlang_a\tlang_b\n\
                 1\tAysel\t\tAysel\t\ten\n\
                 2\t \"quoted\" \tplace\t \"quoted\" \tru\ten|fr\n\
                 3\tМехмет\torganisation\tМехмет\tund\tkk-Cyrl\n\
                 4\tWolfgang Amadeus Mozart\tperson\tНурлан Сейтказиев\t\t\n";
    let scores = scores(&["compare", "--pairs", "-"], table);
    for (score, same) in &scores[..3] {
        assert_eq!((score.as_str(), same.as_str()), ("1.000000", "true"));
    }
    assert_eq!(scores[3].1, "false");
    assert_eq!(scores.len(), 4);
}

#[test]
fn a_file_and_standard_input_give_the_same() {
    let table = "name_a\tname_b\nAysel Karimzade\tАйсель Каримзаде\nMehmet\tOlga\n";
    let path = file("pairs-same.tsv", table);
    let (named, fed) = (
        isim(&["compare", "--pairs", &path]),
        isim_fed(&["compare", "--pairs", "-"], table.as_bytes()),
    );
    named.is_quiet();
    assert_eq!(named.out, fed.out);
}

#[test]
fn a_pair_scores_as_it_does_alone() {
    for (a, b, kind) in [
        ("Vedat Işıkhan", "Ведатом Ишикханом", "person"),
        ("Türkiye", "Турция", "country"),
        ("Almaty", "Алматы", "place"),
        ("Caspian Rail Union", "CRU", "organization"),
    ] {
        let alone = isim(&["compare", a, b, "--kind", kind]).out;
        let alone = alone.split('\t').next().expect("a score").to_owned();
        let by_column = format!("name_a\tname_b\tkind\n{a}\t{b}\t{kind}\n");
        let by_option = format!("name_a\tname_b\n{a}\t{b}\n");
        assert_eq!(scores(&["compare", "--pairs", "-"], &by_column)[0].0, alone);
        let args = ["compare", "--pairs", "-", "--kind", kind];
        assert_eq!(scores(&args, &by_option)[0].0, alone);
    }
}

#[test]
fn order_holds_however_many_rows() {
    let mut table = "name_a\tname_b\tn\n".to_owned();
    for n in 0..40_000 {
        let b = if n % 3 == 0 { "Aysel Karimzade" } else { "Нурлан Сейтказиев" };
        table.push_str(&format!("Aysel Karimzade\t{b}\t{n}\n"));
    }
    let run = isim_fed(&["compare", "--pairs", "-"], table.as_bytes());
    run.is_quiet();
    let rows = run.rows();
    assert_eq!(rows.len(), 40_001);
    for (n, row) in rows[1..].iter().enumerate() {
        assert_eq!(
            (row[2], row[4]),
            (n.to_string().as_str(), if n % 3 == 0 { "true" } else { "false" })
        );
    }
}

#[test]
fn csv_is_quoted_and_stays_as_it_was() {
    let table = "name_a,name_b,\"a, \"\"note\"\"\"\r\n\
                 \"Karimzade, Aysel\",\"Karimzade, Aysel\",\"two\r\nlines\"\r\n\
                 \"O\"\"Brien\",\"O\"\"Brien\",\r\n\
                 Olga,\"Olga\",last";
    let expected = "name_a,name_b,\"a, \"\"note\"\"\",score,same\r\n\
                    \"Karimzade, Aysel\",\"Karimzade, Aysel\",\"two\r\nlines\",1.000000,true\r\n\
                    \"O\"\"Brien\",\"O\"\"Brien\",,1.000000,true\r\n\
                    Olga,\"Olga\",last,1.000000,true\r\n";
    for name in ["pairs.csv", "pairs.CSV"] {
        let run = isim(&["compare", "--pairs", &file(name, table)]);
        run.is_quiet();
        assert_eq!(run.out, expected);
    }
    let run = isim_fed(&["compare", "--csv", "--pairs", "-"], table.as_bytes());
    assert_eq!(run.out, expected);
}

#[test]
fn odd_line_ends_marks_and_names_are_data() {
    for (table, expected) in [
        ("name_a\tname_b\r\nx\tx\r\n", "name_a\tname_b\tscore\tsame\r\nx\tx\t1.000000\ttrue\r\n"),
        ("\u{feff}name_a\tname_b\nx\tx", "name_a\tname_b\tscore\tsame\nx\tx\t1.000000\ttrue\n"),
        (
            "name_a\tname_b\n\nx\0y\tx\0y\n\n",
            "name_a\tname_b\tscore\tsame\nx\0y\tx\0y\t1.000000\ttrue\n",
        ),
        (
            "name_a\tname_b\nx\ry\tx\ry\n",
            "name_a\tname_b\tscore\tsame\nx\ry\tx\ry\t1.000000\ttrue\n",
        ),
        ("name_a\tname_b", "name_a\tname_b\tscore\tsame\n"),
    ] {
        let run = isim_fed(&["compare", "--pairs", "-"], table.as_bytes());
        run.is_quiet();
        assert_eq!(run.out, expected, "{table:?}");
    }
}

#[test]
fn a_megabyte_is_a_name() {
    let long = "a".repeat(1 << 20);
    let table = format!("name_a\tname_b\n{long}\tb\nx\tx\n");
    let run = isim_fed(&["compare", "--pairs", "-"], table.as_bytes());
    run.is_quiet();
    assert_eq!(run.rows()[1][0].len(), 1 << 20);
    assert_eq!(run.rows()[2], ["x", "x", "1.000000", "true"]);
}

#[test]
fn bad_tables_name_file_line_and_cure() {
    let cases: [(&str, &[u8], &[&str]); 12] = [
        ("empty.tsv", b"", &["empty.tsv: empty", "header"]),
        ("blank.tsv", b"\n\n\r\n", &["blank.tsv: empty", "header"]),
        ("no-b.tsv", b"name_a\tnameb\nx\ty\n", &["no-b.tsv:1: no column name_b", "nameb", "tabs"]),
        ("commas.tsv", b"name_a,name_b\nx,y\n", &["commas.tsv:1: no column name_a", "--csv"]),
        ("tabs.csv", b"name_a\tname_b\nx\ty\n", &["tabs.csv:1: no column name_a", "commas"]),
        (
            "short.tsv",
            b"name_a\tname_b\nx\tx\nx\n",
            &["short.tsv:3:", "1 cells", "header 2", "tab"],
        ),
        ("long.csv", b"name_a,name_b\nx,y,z\n", &["long.csv:2:", "3 cells", "header 2", "comma"]),
        (
            "bytes.tsv",
            b"name_a\tname_b\nx\tx\nx\t\xC3\n",
            &["bytes.tsv:3: not UTF-8", "0xC3", "iconv"],
        ),
        ("quote.csv", b"name_a,name_b\nx,x\nx,\"y\nz,z\n", &["quote.csv:3:", "quotation mark"]),
        ("kind.tsv", b"name_a\tname_b\tkind\nx\tx\tdog\n", &["kind.tsv:2:", "dog", "person"]),
        ("twice.tsv", b"name_a\tname_b\tname_a\n", &["twice.tsv:1:", "name_a", "rename"]),
        ("scored.tsv", b"name_a\tname_b\tscore\n", &["scored.tsv:1:", "score", "rename"]),
    ];
    for (name, content, complaint) in cases {
        isim(&["compare", "--pairs", &file(name, content)]).complains(complaint);
    }
    isim(&["compare", "--pairs", env!("CARGO_TARGET_TMPDIR")]).complains(&["is a directory"]);
    isim(&["compare", "--pairs", "no/such/file.tsv"])
        .complains(&["no/such/file.tsv", "cannot be read"]);
}

#[test]
fn rows_before_a_bad_one_are_answered() {
    for bad in [&b"x\n"[..], b"x\xFF\tx\t\n", b"x\tx\tdog\n"] {
        let table = [b"name_a\tname_b\tkind\nx\tx\t\ny\ty\tplace\n", bad, b"z\tz\t\n"].concat();
        let run = isim_fed(&["compare", "--pairs", "-"], &table);
        run.complains(&["standard input:4: "]);
        assert_eq!(run.rows().len(), 3, "{}", run.out);
    }
}

#[test]
fn a_word_that_is_no_language_is_told_of_once() {
    let table = "name_a\tname_b\tlang_a\nx\tx\tru\nx\tx\torig\nx\tx\tlatin script\n";
    let run = isim_fed(&["compare", "--pairs", "-"], table.as_bytes());
    assert_eq!((run.status, run.rows().len()), (0, 4));
    assert_eq!(run.err.lines().count(), 1);
    for word in ["warning", "standard input:3", "\"orig\"", "(cells like this: 2)"] {
        assert!(run.err.contains(word), "{word:?} is not in: {}", run.err);
    }
}

#[test]
fn a_row_is_answered_before_the_next_is_asked() {
    let mut child = command(&["compare", "--pairs", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    stdin.write_all(b"name_a\tname_b\n").expect("an open pipe");
    for row in ["x\tx", "Aysel\tAysel"] {
        stdin.write_all(format!("{row}\n").as_bytes()).expect("an open pipe");
        let answer = |line: Option<std::io::Result<String>>| line.expect("a line").expect("UTF-8");
        let mut line = answer(lines.next());
        if line.starts_with("name_a") {
            line = answer(lines.next());
        }
        assert_eq!(line, format!("{row}\t1.000000\ttrue"));
    }
    drop(stdin);
    assert!(child.wait().expect("an end").success());
}
