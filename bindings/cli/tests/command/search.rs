//! `isim search`

use crate::{example, file, isim, isim_fed};

const HEADER: [&str; 5] = ["query_id", "rank", "id", "name", "score"];

#[test]
fn a_listed_name_is_its_own_best_answer() {
    let list = example("watchlist.tsv");
    for (query, id) in [
        ("Aysel Kərimzadə", "person:aysel-karimzade"),
        ("Türkiye", "country:TR"),
        ("Bishkek", "city:bishkek"),
        ("CRU", "org:caspian-rail-union"),
    ] {
        let run = isim(&["search", "--names", &list, "-k", "1", query]);
        run.is_quiet();
        assert_eq!(run.rows(), [&HEADER, &["1", "1", id, query, "1.000000"]]);
    }
}

#[test]
fn answers_are_ranked_and_ids_come_once() {
    let list = example("watchlist.tsv");
    let run = isim(&["search", "--names", &list, "-k", "5", "Айсель Каримзаде", "Mehmet"]);
    run.is_quiet();
    let rows = run.rows();
    assert_eq!(rows[0], HEADER);
    for query in ["1", "2"] {
        let answers: Vec<_> = rows[1..].iter().filter(|row| row[0] == query).collect();
        assert!((1..=5).contains(&answers.len()));
        let mut ids: Vec<_> = answers.iter().map(|row| row[2]).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), answers.len(), "an id came twice");
        let scores: Vec<f64> = answers.iter().map(|row| row[4].parse().expect("a score")).collect();
        assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
        for (n, row) in answers.iter().enumerate() {
            assert_eq!(row[1], (n + 1).to_string());
        }
    }
}

#[test]
fn tables_of_queries() {
    let list = example("watchlist.tsv");
    let table = "name\tquery_id\tkind\nBursa\tq7\tplace\nTürkiye\tq\t\n";
    let args = ["search", "--names", &list, "-k", "1", "--queries", "-"];
    let run = isim_fed(&args, table.as_bytes());
    run.is_quiet();
    let expected = [
        &HEADER,
        &["q7", "1", "city:bursa", "Bursa", "1.000000"],
        &["q", "1", "country:TR", "Türkiye", "1.000000"],
    ];
    assert_eq!(run.rows(), expected);
    // Without ids the rows are numbered; CSV by the file's name.
    let csv = file("queries.csv", "name,note\nBursa,\"a, b\"\n\"Türkiye\",\n");
    let run = isim(&["search", "--names", &list, "-k", "1", "--queries", &csv]);
    run.is_quiet();
    assert_eq!(run.rows().iter().map(|row| row[0]).collect::<Vec<_>>(), ["query_id", "1", "2"]);
}

#[test]
fn a_query_of_a_kind_is_looked_for_in_that_kind() {
    let list = file("kinds.tsv", "id\tname\tkind\n1\tGeorgia\tperson\n2\tGeorgia\tcountry\n");
    for (kind, id) in [("person", "1"), ("country", "2")] {
        let run = isim(&["search", "--names", &list, "--kind", kind, "Georgia"]);
        run.is_quiet();
        assert_eq!(run.rows(), [&HEADER, &["1", "1", id, "Georgia", "1.000000"]]);
    }
    let both = isim(&["search", "--names", &list, "Georgia"]);
    assert_eq!(both.rows().len(), 3);
    // The option is also the kind of a list without such a column.
    let plain = file("no-kinds.tsv", "id\tname\n1\tGeorgia\n");
    let run = isim(&["search", "--names", &plain, "--kind", "country", "Georgia"]);
    assert_eq!(run.rows()[1][2], "1");
    // A kind that no name is of finds nothing, and says so once.
    let run = isim(&["search", "--names", &list, "--kind", "place", "Georgia", "Batumi"]);
    assert_eq!((run.status, run.rows().len()), (0, 1));
    assert_eq!(run.err, "isim: warning: the list has no name of the kind place\n");
    // Nor does a list without names.
    let run = isim(&["search", "--names", &file("none.tsv", "id\tname\n"), "Georgia"]);
    assert_eq!((run.status, run.rows().len()), (0, 1));
    assert!(run.err.contains("none.tsv: no name stands in this list"), "{}", run.err);
}

#[test]
fn bad_lists_and_queries_are_complained_of() {
    let list = example("watchlist.tsv");
    let cases: [(&str, &str, &[&str]); 6] = [
        ("list-empty.tsv", "", &["list-empty.tsv: empty", "header"]),
        ("list-no-id.tsv", "name\nx\n", &["list-no-id.tsv:1: no column id"]),
        ("list-kind.tsv", "id\tname\tkind\n1\tx\tcity\n", &["list-kind.tsv:2:", "city", "place"]),
        ("list-name.tsv", "id\tname\n1\tx\n2\t \n", &["list-name.tsv:3: the name is empty"]),
        ("list-id.tsv", "id\tname\n\tx\n", &["list-id.tsv:2: the id is empty"]),
        ("list-ragged.tsv", "id\tname\n1\tx\ty\n", &["list-ragged.tsv:2:", "3 cells"]),
    ];
    for (name, content, complaint) in cases {
        isim(&["search", "--names", &file(name, content), "x"]).complains(complaint);
    }
    let none = isim(&["search", "--names", "no/list.tsv", "--queries", "no/queries.tsv"]);
    none.complains(&["no/queries.tsv: cannot be read"]);
    let queries = file("queries-bad.tsv", "query_id\tname\nq1\tBursa\nq2\n");
    let run = isim(&["search", "--names", &list, "-k", "1", "--queries", &queries]);
    run.complains(&["queries-bad.tsv:3:", "1 cells"]);
    assert_eq!(run.rows().len(), 2);
    isim(&["search", "--names", &list, "--queries", &list]).is_quiet();
    let no_name = file("queries-no-name.tsv", "query\nx\n");
    isim(&["search", "--names", &list, "--queries", &no_name]).complains(&["no column name"]);
}

#[test]
fn an_index_answers_as_its_list() {
    let list = file("indexed.tsv", "id\tname\nv\tVedat Işıkhan\na\tAnar Aliyev\n");
    let index = list.replace(".tsv", ".isim");
    assert_eq!(isim(&["index", &list, "-o", &index]).status, 0);
    assert_eq!(isim(&["index", "--check", &index]).status, 0);
    let by_list = isim(&["search", "--names", &list, "Ведат Ишикхан"]);
    assert_eq!(isim(&["search", "--names", &index, "Ведат Ишикхан"]).out, by_list.out);
    assert_eq!(isim(&["search", &index, "Ведат Ишикхан"]).out, by_list.out);
    let asked = isim_fed(&["search", &index], "Ведат Ишикхан\n\nANAR ALIYEV\n".as_bytes());
    assert!(
        asked.out.starts_with(&by_list.out) && asked.out.contains("\n3\t1\ta\t"),
        "{}",
        asked.out
    );
    let mut bytes = std::fs::read(&index).expect("it was written just now");
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&index, &bytes).expect("a file");
    isim(&["index", "--check", &index]).complains(&["indexed.isim: not a usable index", "damaged"]);
    bytes.truncate(last);
    std::fs::write(&index, &bytes).expect("a file");
    isim(&["search", &index, "x"]).complains(&["indexed.isim: not a usable index", "bytes long"]);
    isim(&["search"]).complains(&["no list of names"]);
}

#[test]
fn a_layer_adds_and_removes() {
    let list = file("layered.tsv", "id\tname\nv\tVedat Işıkhan\na\tAnar Aliyev\n");
    let new = file("layer-new.tsv", "id\tname\no\tOlga Petrova\n");
    let gone = file("layer-gone.tsv", "id\na\nnobody\n");
    let [base, since, merged] =
        ["layered.isim", "since.isim", "merged.isim"].map(|name| list.replace("layered.tsv", name));
    isim(&["index", &list, "-o", &base]).is_quiet();
    isim(&["index", &new, "--remove", &gone, "-o", &since]).is_quiet();
    isim(&["index", &base, "--merge", &since, "-o", &merged]).is_quiet();
    for (query, id) in
        [("Olga Petrova", Some("o")), ("Anar Aliyev", None), ("Vedat Işıkhan", Some("v"))]
    {
        let layered = isim(&["search", "--names", &base, "--layer", &since, query]);
        layered.is_quiet();
        let sure = layered.rows()[1..]
            .iter()
            .find(|row| row[4] == "1.000000")
            .map(|row| row[2].to_string());
        assert_eq!(sure.as_deref(), id);
        assert_eq!(isim(&["search", &merged, query]).out, layered.out);
    }
    isim(&["index", &new, "--remove", &gone, "--merge", &base, "-o", &since])
        .complains(&["--merge"]);
    isim(&["index", &new, "--remove", &new.replace("new", "none"), "-o", &since])
        .complains(&["cannot be read"]);
}
