//! `isim scan`

use std::fs;

use serde_json::Value;

use crate::{example, file, isim, isim_fed};

const HEADER: [&str; 6] = ["file", "start", "end", "surface", "id", "score"];

#[test]
fn mentions_as_they_are_listed_are_found_where_they_stand() {
    let (list, path) = (example("watchlist.tsv"), example("texts/en.txt"));
    let run = isim(&["scan", "--names", &list, &path]);
    run.is_quiet();
    let (rows, text) = (run.rows(), fs::read_to_string(&path).expect("the example"));
    assert_eq!(rows[0], HEADER);
    for (surface, id) in [
        ("Aysel Karimzade", "person:aysel-karimzade"),
        ("Nurlan Seitkaziyev", "person:nurlan-seitkaziyev"),
        ("Azerbaijan", "country:AZ"),
        ("Bishkek", "city:bishkek"),
        ("Caspian Rail Union", "org:caspian-rail-union"),
    ] {
        let start = text.find(surface).expect("it stands in the example");
        let found = rows[1..].iter().any(|row| {
            let (from, to): (usize, usize) =
                (row[1].parse().expect("start"), row[2].parse().expect("end"));
            row[4] == id && from < start + surface.len() && start < to
        });
        assert!(found, "{surface} is not in:\n{}", run.out);
    }
}

#[test]
fn offsets_are_bytes_of_the_file_and_hold_the_surface() {
    let list = example("watchlist.tsv");
    let texts: Vec<_> =
        ["en", "ru", "tr", "az", "kk"].map(|lang| example(&format!("texts/{lang}.txt"))).into();
    let mut args = vec!["scan", "--names", &list];
    args.extend(texts.iter().map(String::as_str));
    let run = isim(&args);
    run.is_quiet();
    let mut files = Vec::new();
    for row in &run.rows()[1..] {
        let bytes = fs::read(row[0]).expect("the file that it names");
        let (start, end): (usize, usize) =
            (row[1].parse().expect("start"), row[2].parse().expect("end"));
        let surface = std::str::from_utf8(&bytes[start..end]).expect("whole characters");
        assert_eq!(row[3], surface.split_whitespace().collect::<Vec<_>>().join(" "));
        let score: f64 = row[5].parse().expect("a score");
        assert!((0.0..=1.0).contains(&score));
        files.push(row[0]);
    }
    files.dedup();
    let mut given = texts.iter().map(String::as_str);
    assert!(
        files.iter().all(|file| given.any(|g| g == *file)),
        "files in another order: {files:?}"
    );
}

#[test]
fn json_says_the_same() {
    let (list, path) = (example("watchlist.tsv"), example("texts/en.txt"));
    let table = isim(&["scan", "--names", &list, &path]);
    let json = isim(&["scan", "--names", &list, "--json", &path]);
    json.is_quiet();
    let rows = table.rows();
    assert_eq!(json.out.lines().count(), rows.len() - 1);
    let text = fs::read_to_string(&path).expect("the example");
    for (line, row) in json.out.lines().zip(&rows[1..]) {
        let object: Value = serde_json::from_str(line).expect("JSON");
        let at = |end| object[end].as_u64().expect("an offset") as usize;
        assert_eq!(
            (at("start").to_string(), at("end").to_string()),
            (row[1].into(), row[2].into())
        );
        assert_eq!((&object["file"], &object["id"]), (&row[0].into(), &row[4].into()));
        assert_eq!(object["surface"], text[at("start")..at("end")]);
        assert_eq!(format!("{:.6}", object["score"].as_f64().expect("a score")), row[5]);
    }
}

#[test]
fn marks_and_line_ends_do_not_shift_offsets() {
    let list = file("scan-list.tsv", "\u{feff}id\tname\tkind\r\nb\tBursa\tplace\r\n");
    for text in ["Bursa", "\u{feff}Bursa", "\r\n\r\nBursa\r\n", "é – Bursa.", "x\0y Bursa z"] {
        let run = isim_fed(&["scan", "--names", &list, "-"], text.as_bytes());
        run.is_quiet();
        let start = text.find("Bursa").expect("Bursa");
        let (from, to) = (start.to_string(), (start + 5).to_string());
        assert_eq!(run.rows()[1..], [["-", &from, &to, "Bursa", "b", "1.000000"]], "{text:?}");
    }
}

#[test]
fn texts_with_nothing_in_them_give_the_header() {
    let list = example("watchlist.tsv");
    for text in ["", "\n", " \t ", "xxxxxxx qqqqqqqq"] {
        let run = isim_fed(&["scan", "--names", &list, "-"], text.as_bytes());
        run.is_quiet();
        assert_eq!(run.rows(), [HEADER], "{text:?}");
        assert_eq!(isim_fed(&["scan", "--names", &list, "--json", "-"], text.as_bytes()).out, "");
    }
}

#[test]
fn lists_come_as_csv_and_on_standard_input() {
    let text = file("scan-text.txt", "A day in Bursa.");
    let list = "id,name,kind\n\"b, 1\",Bursa,place\n";
    let expected = ["b, 1", "1.000000"];
    let named = isim(&["scan", "--names", &file("scan-list.csv", list), &text]);
    let fed = isim_fed(&["scan", "--names", "-", "--csv", &text], list.as_bytes());
    for run in [named, fed] {
        run.is_quiet();
        assert_eq!(run.rows()[1][4..], expected);
    }
}

#[test]
fn a_text_that_cannot_be_read_does_not_hide_the_others() {
    let list = example("watchlist.tsv");
    let bad = file("scan-bad.txt", b"fine\nB\xFCrsa\n");
    let good = file("scan-good.txt", "Bursa");
    let run = isim(&["scan", "--names", &list, &bad, "no-such.txt", &good]);
    run.complains(&[
        "scan-bad.txt:2: not UTF-8: byte 0xFC",
        "iconv",
        "no-such.txt: cannot be read",
    ]);
    assert_eq!(run.rows()[1][3], "Bursa");
}

#[test]
fn bad_lists_are_complained_of_before_any_text_is_read() {
    let text = example("texts/en.txt");
    let list = file("scan-list-bad.tsv", "id\tname\tkind\n1\tBursa\tcity\n");
    let run = isim(&["scan", "--names", &list, &text]);
    run.complains(&["scan-list-bad.tsv:2:", "unknown kind \"city\""]);
    assert_eq!(run.out, "");
    isim(&["scan", "--names", &file("scan-list-none.tsv", ""), &text]).complains(&["empty"]);
    let odd = file("scan-list-odd.tsv", "id\tname\tlang\nb\tBursa\tturkish!\n");
    let run = isim(&["scan", "--names", &odd, &text]);
    assert_eq!(run.status, 0);
    assert!(run.err.contains("scan-list-odd.tsv:2: \"turkish!\""), "{}", run.err);
}

/// A folder of its own, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> String {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    for (file, text) in files {
        let file = path.join(file);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        fs::write(file, text).expect("a file");
    }
    fs::create_dir_all(&path).expect("a folder");
    path.to_string_lossy().into_owned()
}

#[test]
fn of_a_folder_the_texts_are_read_and_of_markup_the_text() {
    let list = file("scan-list-folder.tsv", "id\tname\tkind\nb\tBursa\tplace\n");
    let html = "<title>B</title><script>Bursa</script><p>In <b>Bur</b>sa &amp; B&uuml;rsa.";
    let markdown = "# News\n\nIn **Bursa**, not [there](Bursa).\n";
    let files = [
        ("b.html", html),
        ("deep/a.md", markdown),
        ("c.txt", "Bursa"),
        (".hidden.txt", "Bursa"),
        ("d.bin", "Bursa"),
    ];
    let path = folder("scan-folder", &files);
    let run = isim(&["scan", "--names", &list, &path]);
    run.is_quiet();
    let rows = run.rows();
    let found: Vec<_> = rows[1..]
        .iter()
        .map(|row| {
            let text = fs::read_to_string(row[0]).expect("the file");
            let (from, to): (usize, usize) =
                (row[1].parse().expect("start"), row[2].parse().expect("end"));
            (row[3].to_owned(), text[from..to].to_owned())
        })
        .collect();
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let wanted = [
        pair("Bursa", "Bur</b>sa"),
        pair("Bürsa", "B&uuml;rsa"),
        pair("Bursa", "Bursa"),
        pair("Bursa", "Bursa"),
    ];
    assert_eq!(found, wanted, "{}", run.out);
    assert_eq!(isim(&["scan", "--names", &list, "--format", "text", &path]).rows().len(), 5);
    isim(&["scan", "--names", &list, &folder("scan-none", &[])]).complains(&["no text in this"]);
}

#[test]
fn a_report_is_one_page() {
    let (list, texts) = (example("watchlist.tsv"), example("texts"));
    let report = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("scan-report.html");
    let report = report.to_str().expect("a path");
    let run = isim(&["scan", "--names", &list, "--html", report, &texts]);
    run.is_quiet();
    assert_eq!(run.out, "");
    let page = fs::read_to_string(report).expect("the report");
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"));
    for outside in ["http:", "https:", "src=", "<link"] {
        assert!(!page.contains(outside), "{outside} needs a network");
    }
    let table = isim(&["scan", "--names", &list, &texts]).rows().len() - 1;
    assert_eq!(page.matches("<mark ").count(), table);
    assert!(page.contains("Нұрлан Сейтқазиев") && page.contains("Cyrl Latn"));
    let unwritten = isim(&["scan", "--names", &list, "--html", "no/such/place.html", &texts]);
    unwritten.complains(&["no/such/place.html: cannot be written"]);
}

#[test]
fn a_long_text_is_read_block_by_block() {
    let list = file("scan-list-long.tsv", "id\tname\nv\tVera Sokolova\n");
    let line = format!("Выступила Вера Соколова. {}\n\n", "Была зима. ".repeat(2000));
    let text = format!("\u{feff}{}", line.repeat((17 << 20) / line.len() + 1));
    let path = file("scan-long.txt", &text);
    let run = isim(&["scan", "--names", &list, &path]);
    run.is_quiet();
    let rows = run.rows();
    assert_eq!(rows.len() - 1, text.matches("Вера Соколова").count());
    for row in &rows[1..] {
        let (from, to): (usize, usize) =
            (row[1].parse().expect("start"), row[2].parse().expect("end"));
        assert_eq!(&text[from..to], "Вера Соколова");
    }
    fs::remove_file(path).expect("it was there");
}

#[test]
fn names_are_guessed_without_a_list() {
    let texts = example("texts");
    let run = isim(&["mentions", "--cluster", "--json", &texts]);
    run.is_quiet();
    let rows: Vec<Value> =
        run.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let spelt = |row: &Value| row["spellings"].to_string();
    let nurlan = rows.iter().find(|row| spelt(row).contains("Nurlan Seytkaziyev"));
    let nurlan = nurlan.unwrap_or_else(|| panic!("nobody is found:\n{}", run.out));
    assert!(spelt(nurlan).contains("Нурлану Сейтказиеву"), "{nurlan}");
    assert!(nurlan["texts"].as_u64() >= Some(3), "{nurlan}");
    let table = isim(&["mentions", &texts]);
    assert_eq!(table.rows()[0], ["name", "mentions", "texts", "spellings"]);
}
