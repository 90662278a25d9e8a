//! `isim link` and `isim dedupe`

use std::fs;
use std::process::Stdio;

use crate::{command, example, file, isim};

const HEADER: [&str; 6] = ["row", "id_a", "name_a", "id_b", "name_b", "score"];

/// A long list: names of made-up parts, each of which stands a second time otherwise written.
fn long_list() -> String {
    let mut text = "id\tname\n".to_string();
    let givens = ["Anar", "Bektur", "Cholpon", "Davron", "Elena", "Farida", "Gulnara", "Huseyn"];
    let roots = ["Abdulla", "Dadash", "Ergash", "Feyzulla", "Iskander", "Jumabay", "Mustafa"];
    for (g, given) in givens.iter().enumerate() {
        for (r, root) in roots.iter().enumerate() {
            for end in ["ov", "zade", "oglu", "yan", "li"] {
                text += &format!("{g}-{r}-{end}\t{given} {root}{end}\n");
                text += &format!("x{g}-{r}-{end}\t{root}{end}, {given}\n");
            }
        }
    }
    text
}

#[test]
fn names_of_two_lists_are_paired() {
    let a = file("link-a.tsv", "id\tname\n1\tВедат Ишикхан\n2\tNobody Here\n3\tANAR ALIYEV\n");
    let b = file("link-b.tsv", "id\tname\nv\tVedat Işıkhan\na\tAnar Aliyev\na\tAliyev, Anar\n");
    let run = isim(&["link", &a, &b, "--above", "0.5"]);
    run.is_quiet();
    let rows = run.rows();
    assert_eq!(rows[0], HEADER);
    assert_eq!(rows[1][..5], ["1", "1", "Ведат Ишикхан", "v", "Vedat Işıkhan"]);
    assert_eq!(rows[2], ["3", "3", "ANAR ALIYEV", "a", "Anar Aliyev", "1.000000"]);
    assert_eq!(rows.len(), 3);
    // An index of a list answers as the list does.
    let index = b.replace(".tsv", ".isim");
    assert_eq!(isim(&["index", &b, "-o", &index]).status, 0);
    assert_eq!(isim(&["link", &a, &index, "--above", "0.5"]).out, run.out);
    // A pair needs one kind.
    let place = isim(&["link", &a, &index, "--above", "0.5", "--kind", "place"]);
    assert_eq!(place.rows().len(), 1);
}

#[test]
fn doubles_of_a_list_are_paired_once_and_clustered() {
    let list = file(
        "doubles.tsv",
        "id\tname\n1\tAnar Aliyev\n2\tVedat Işıkhan\n3\tALIYEV, Anar\n3\tAnar Aliyev\n4\tВедат Ишикхан\n5\tOlga Petrova\n",
    );
    let clusters = list.replace("doubles.tsv", "clusters.tsv");
    let run = isim(&["dedupe", &list, "--above", "0.5", "--clusters", &clusters]);
    run.is_quiet();
    let pairs: Vec<_> =
        run.rows()[1..].iter().map(|row| (row[0].to_string(), row[3].to_string())).collect();
    let pair = |row: &str, id: &str| (row.to_string(), id.to_string());
    assert_eq!(pairs, [pair("3", "1"), pair("4", "1"), pair("5", "2")]);
    assert_eq!(
        fs::read_to_string(clusters).expect("it was written"),
        "cluster\tid\tname\n1\t1\tAnar Aliyev\n1\t3\tALIYEV, Anar\n1\t3\tAnar Aliyev\n2\t2\tVedat Işıkhan\n2\t4\tВедат Ишикхан\n"
    );
}

#[test]
fn every_double_of_a_long_list_is_found() {
    let list = file("doubles-long.tsv", long_list());
    let run = isim(&["dedupe", &list]);
    run.is_quiet();
    let found = run.rows()[1..].iter().filter(|row| row[1] == format!("x{}", row[3])).count();
    assert_eq!(found, 8 * 7 * 5);
}

#[test]
fn a_run_that_was_killed_goes_on_and_loses_nothing() {
    let list = file("killed.tsv", long_list());
    let [whole, part] = ["whole.tsv", "part.tsv"].map(|name| list.replace("killed.tsv", name));
    isim(&["dedupe", &list, "--above", "0.3", "-o", &whole]).is_quiet();
    let right = fs::read_to_string(&whole).expect("it was written");
    assert!(right.lines().count() > 300);
    // Whatever an earlier run left, down to the byte: nothing, half a header, half a line, all.
    let cuts = (0..right.len()).step_by(right.len() / 23).chain([1, 40, right.len()]);
    for cut in cuts {
        fs::write(&part, &right.as_bytes()[..cut]).expect("a file");
        isim(&["dedupe", &list, "--above", "0.3", "-o", &part, "--resume"]).is_quiet();
        assert!(fs::read_to_string(&part).expect("a file") == right, "cut at {cut}");
    }
    // Killed in earnest, again and again.
    fs::remove_file(&part).expect("it was there");
    let mut before = Vec::new();
    for _ in 0..200 {
        let args = ["dedupe", &list, "--above", "0.3", "-o", &part, "--resume"];
        let mut child = command(&args).stdout(Stdio::null()).spawn().expect("it starts");
        std::thread::sleep(std::time::Duration::from_millis(30));
        let ended = child.try_wait().expect("a child");
        let _ = child.kill();
        child.wait().expect("a child");
        let now = fs::read(&part).unwrap_or_default();
        let kept = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        assert!(now.starts_with(&before[..kept]), "a line that was printed is gone");
        before = now;
        if ended.is_some() {
            break;
        }
    }
    isim(&["dedupe", &list, "--above", "0.3", "-o", &part, "--resume"]).is_quiet();
    assert!(fs::read_to_string(&part).expect("a file") == right);
}

#[test]
fn what_cannot_be_joined_or_resumed_is_complained_of() {
    let list = example("watchlist.tsv");
    isim(&["link", "-", "-"]).complains(&["standard input"]);
    isim(&["dedupe", &list, "--resume"]).complains(&["--output"]);
    isim(&["dedupe", &list, "--above", "2"]).complains(&["from 0 to 1"]);
    isim(&["dedupe", "no/list.tsv"]).complains(&["no/list.tsv"]);
    let resume = |content: &str| {
        let path = file("resumed.tsv", content);
        isim(&["dedupe", &list, "-o", &path, "--resume"])
    };
    resume("id\tname\n").complains(&["resumed.tsv: its header is another"]);
    let header = HEADER.join("\t") + "\n";
    resume(&format!("{header}x\ty\n")).complains(&["number of a row"]);
    resume(&format!("{header}999\ta\tb\tc\td\t1\n")).complains(&["row 999", "which has"]);
    resume(&format!("{header}1\ta\tb\tc\td\t1\n")).complains(&["its last row is another"]);
    isim(&["dedupe", &list, "-o", "no/folder/pairs.tsv"]).complains(&["no/folder/pairs.tsv"]);
}
