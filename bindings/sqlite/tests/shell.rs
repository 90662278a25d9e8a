//! The extension in the sqlite3 shell: the same answers as the library, NULLs, and sentences.

use std::env;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use isim::{Index, Kind, Name};

/// The extension, which cargo builds beside its tests.
fn extension() -> PathBuf {
    let folder = env::current_exe().expect("a test runs").with_file_name("");
    let files = ["libisim_sqlite.so", "libisim_sqlite.dylib", "isim_sqlite.dll"];
    let found = files.iter().map(|file| folder.join(file)).find(|path| path.exists());
    found.unwrap_or_else(|| panic!("no extension in {}", folder.display()))
}

/// What the shell says to some SQL, or nothing where there is no shell.
fn shell(sql: &str) -> Option<Output> {
    let shell = Command::new("sqlite3")
        .args(["-bail", "-separator", "\t", "-nullvalue", "NULL", ":memory:"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut shell) = shell else {
        assert!(env::var_os("ISIM_REQUIRE_TOOLS").is_none(), "sqlite3 is not here");
        eprintln!("SKIPPED: sqlite3 is not here");
        return None;
    };
    let mut input = shell.stdin.take().expect("it is piped");
    // A shell that stops at an error reads no more.
    let _ = write!(input, ".load {}\n{sql}\n", extension().display());
    drop(input);
    Some(shell.wait_with_output().expect("it ends"))
}

/// The rows that SQL gives, each a line.
fn rows(sql: &str) -> Option<Vec<String>> {
    let output = shell(sql)?;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).expect("UTF-8").lines().map(str::to_owned).collect())
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// The rows of a table of cases, but those with escapes, as cells.
fn cases(file: &str) -> Vec<Vec<String>> {
    let path = format!("{}/../../tests/cases/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("the cases are there");
    let rows = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#') && !l.contains('\\'));
    let rows: Vec<Vec<String>> =
        rows.skip(1).map(|row| row.split('\t').map(str::to_owned).collect()).collect();
    assert!(rows.len() > 5, "{file}");
    rows
}

#[test]
fn every_case_is_what_the_library_says() {
    let (mut sql, mut expected) = (String::new(), Vec::new());
    let mut select = |value: String, says: String| {
        sql += &format!("SELECT {value};\n");
        expected.push(says);
    };
    for row in cases("compare.tsv") {
        let kind: Kind = row[2].parse().expect("a kind");
        let score = isim::compare(&row[0], &row[1], kind).value();
        let call = format!("isim_compare({}, {}, '{kind}')", quoted(&row[0]), quoted(&row[1]));
        // A float's bits as a whole number would be better, but SQL has no such thing.
        select(format!("printf('%!.17g', {call}) = printf('%!.17g', {score:?})"), "1".into());
        let keys = isim::blocking_keys(&Name::new(&row[0], kind));
        let keys: Vec<_> = keys.iter().map(|key| format!("\"{key}\"")).collect();
        select(
            format!("isim_keys({}, '{kind}')", quoted(&row[0])),
            format!("[{}]", keys.join(",")),
        );
        let pairs = "SELECT count(*) FROM json_each(isim_keys(n, k, true)) WHERE value LIKE '% %'";
        let first = keys.len().min(16);
        select(
            format!("({pairs})").replace("n, k", &format!("{}, '{kind}'", quoted(&row[0]))),
            (first * first.saturating_sub(1) / 2).to_string(),
        );
    }
    for row in cases("fold.tsv") {
        select(format!("isim_fold({})", quoted(&row[0])), isim::fold(&row[0]));
    }
    for row in cases("romanize.tsv").into_iter().filter(|row| !row[1].is_empty()) {
        let lang = row[1].parse().expect("a language");
        let call = format!("isim_romanize({}, '{}')", quoted(&row[0]), row[1]);
        select(call, isim::romanize(&row[0], Some(lang)));
    }
    for row in cases("systems.tsv") {
        let says = isim::System::get(&row[0]).expect("a system").apply(&row[1]);
        select(format!("isim_transliterate({}, '{}')", quoted(&row[1]), row[0]), says);
    }
    let Some(rows) = rows(&sql) else { return };
    assert_eq!(rows.len(), expected.len());
    for ((said, expected), sql) in rows.iter().zip(&expected).zip(sql.lines()) {
        assert_eq!(said, expected, "{sql}");
    }
}

#[test]
fn nulls_stay_null() {
    let calls = [
        "isim_compare(NULL, 'a')",
        "isim_compare('a', NULL)",
        "isim_compare('a', 'a', NULL)",
        "isim_keys(NULL)",
        "isim_keys('a', NULL)",
        "isim_fold(NULL)",
        "isim_romanize(NULL)",
        "isim_transliterate(NULL, 'iso-rus-Cyrl-Latn-9-1995')",
        "isim_transliterate('a', NULL)",
    ];
    let Some(rows) = rows(&format!("SELECT {};", calls.join(", "))) else { return };
    assert_eq!(rows, [vec!["NULL"; calls.len()].join("\t")]);
}

#[test]
fn one_column_may_be_of_several_kinds() {
    let sql = "CREATE TABLE t(kind); INSERT INTO t VALUES ('person'), ('country'), ('person');
        SELECT isim_compare('Турция', 'Türkiye', kind) >= 0.5 FROM t;
        CREATE INDEX folded ON t(isim_fold(kind));
        EXPLAIN QUERY PLAN SELECT * FROM t WHERE isim_fold(kind) = 'x';";
    let Some(rows) = rows(sql) else { return };
    assert_eq!(rows[1], "1");
    assert!(rows.last().is_some_and(|plan| plan.contains("USING INDEX folded")), "{rows:?}");
}

/// An index in a file of its own, removed at the end.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> File {
        let mut list = Index::builder();
        list.add("p1", Name::new("Kubanychbek Omuraliev", Kind::Person));
        list.add("p2", Name::new("Anar Aliyev", Kind::Person));
        list.add("c1", Name::new("Türkiye", Kind::Country));
        let path = env::temp_dir().join(format!("{name}-{}.isim", std::process::id()));
        fs::write(&path, list.to_bytes()).expect("a file is written");
        File(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn an_index_is_searched() {
    let file = File::new("searched");
    let path = quoted(&file.0.display().to_string());
    let since = File::new("since");
    let mut changes = Index::builder();
    changes.remove("p1").remove("p2").add("p3", Name::new("Anar Aliyev", Kind::Person));
    fs::write(&since.0, changes.to_bytes()).expect("a file is written");
    let layer = quoted(&since.0.display().to_string());
    let sql = format!(
        "SELECT id, name, score = isim_compare('Омуралиевым', name)
            FROM isim_search({path}, 'Омуралиевым');
        SELECT id, score > 0.9 FROM isim_search({path}, 'Кубанычбеком Омуралиевым', 1);
        CREATE TABLE seen(name); INSERT INTO seen VALUES ('Анар Алиев'), (NULL), ('ANAR ALIYEV');
        SELECT seen.name, s.id, s.kind FROM seen, isim_search({path}, seen.name, 1) AS s;
        SELECT s.id FROM seen JOIN isim_search AS s ON s.file = {path} AND s.query = seen.name;
        SELECT id FROM isim_search({path}, 'Турция', 1, 'country');
        SELECT count(*) FROM isim_search({path}, 'Anar Aliyev', 0);
        SELECT count(*) FROM isim_search({path}, NULL);
        SELECT id FROM isim_search({path}, 'Анар Алиев', 1, 'person', {layer});
        SELECT count(*) FROM isim_search({path}, 'Omuraliev') WHERE layer = {layer} AND id = 'p1';
        SELECT id FROM isim_search({path}, 'Omuraliev', 1, 'person', NULL);"
    );
    let Some(rows) = rows(&sql) else { return };
    let expected = [
        // A surname alone: perhaps he, and the score is the comparison's own.
        "p1\tKubanychbek Omuraliev\t1",
        "p1\t1",
        "Анар Алиев\tp2\tperson",
        "ANAR ALIYEV\tp2\tperson",
        "p2",
        "p2",
        "c1",
        "0",
        "0",
        "p3",
        "0",
        "p1",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn what_is_wrong_is_told() {
    let file = File::new("wrong");
    let path = quoted(&file.0.display().to_string());
    let none = File::new("none");
    fs::write(&none.0, "id\tname\n").expect("a file is written");
    let none = quoted(&none.0.display().to_string());
    let from = "SELECT * FROM isim_search";
    let table: &[(String, &str)] = &[
        ("SELECT isim_compare(1, 'a')".into(), "isim: a text is expected, not an integer"),
        ("SELECT isim_compare('a', 1.5)".into(), "isim: a text is expected, not a real number"),
        ("SELECT isim_fold(x'ff')".into(), "isim: a text is expected, not a blob"),
        ("SELECT isim_fold(CAST(x'ff' AS TEXT))".into(), "isim: a text is not UTF-8"),
        ("SELECT isim_keys(printf('%65537c', 'a'))".into(), "a name is too long: 65537 bytes"),
        ("SELECT isim_compare('a', 'b', 'city')".into(), "unknown kind \"city\""),
        ("SELECT isim_romanize('a', 'ру')".into(), "a BCP 47 tag is expected"),
        ("SELECT isim_transliterate('a', 'xx')".into(), "unknown system \"xx\""),
        ("SELECT isim_compare('a')".into(), "wrong number of arguments"),
        (from.into(), "isim_search: a file and a name are expected"),
        (format!("{from}({path})"), "isim_search: a file and a name are expected"),
        (format!("{from}('/nowhere', 'a')"), "isim_search: /nowhere: "),
        (format!("{from}({none}, 'a')"), "not a usable index"),
        (format!("{from}({path}, 'a', 1, 'person', {none})"), "not a usable index"),
        (format!("{from}({path}, 'a', -1)"), "k is to be a whole number from 0 on"),
        (format!("{from}({path}, 7)"), "a text is expected, not an integer"),
        (format!("{from}({path}, 'a', 1, 'city')"), "unknown kind \"city\""),
        (format!("CREATE VIEW v AS {from}({path}, 'a'); SELECT * FROM v"), "unsafe use of"),
    ];
    for (sql, message) in table {
        let Some(output) = shell(&format!("{sql};")) else { return };
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(message), "{sql}\n{said}");
    }
}

#[test]
fn tables_are_joined_by_the_recipe() {
    let people = ["Vedat Işıkhan", "Kubanychbek Omuraliev", "Anar Aliyev", "Vedat Demir", "Anna"];
    let seen = ["Омуралиев Кубанычбек", "Ведатом Ишикханом", "Ilham Aliyev", "ANAR ALIYEV"];
    let mut sql = String::from("CREATE TABLE a(id, name); CREATE TABLE b(id, name);\n");
    for (table, names) in [("a", &people[..]), ("b", &seen[..])] {
        for (id, name) in names.iter().enumerate() {
            sql += &format!("INSERT INTO {table} VALUES ({id}, {});\n", quoted(name));
        }
        sql += &format!("INSERT INTO {table} VALUES (99, NULL);\n");
    }
    let recipe = concat!(env!("CARGO_MANIFEST_DIR"), "/join.sql");
    sql += &fs::read_to_string(recipe).expect("the recipe");
    sql += "SELECT a, b FROM linked ORDER BY a;";
    let Some(found) = rows(&sql) else { return };
    assert_eq!(found, ["0\t1", "1\t0", "2\t3"]);
}
