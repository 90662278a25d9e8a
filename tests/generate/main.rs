//! The programs that write `src/tables/`: each computes a file and compares it with the one that
//! is checked in; `ISIM_BLESS=1 cargo test --test generate` rewrites the stale ones.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use isim::rules::Document;

mod confusables;
mod costs;
mod endings;
mod frequency;
mod han;
mod languages;
mod places;
mod running;
mod scanning;
mod scripts;
mod sounds;
mod standard;
mod systems;
mod weights;
mod words;

/// Compares a generated file with the one checked in, or rewrites it.
fn check(path: &str, text: &str) {
    let full = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = if path.ends_with(".rs") { rustfmt(text) } else { text.into() };
    let old = std::fs::read_to_string(&full).unwrap_or_default().replace('\r', "");
    if old == text {
        return;
    }
    if std::env::var_os("ISIM_BLESS").is_some_and(|v| v == "1") {
        std::fs::create_dir_all(full.parent().expect("a folder")).expect("a folder for the table");
        std::fs::write(&full, text).expect("the table can be written");
        return;
    }
    panic!("{path} is stale: run `ISIM_BLESS=1 cargo test --test generate` and commit it");
}

/// The text as rustfmt leaves it, so that a table passes the format check.
fn rustfmt(text: &str) -> String {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024", "--config-path", env!("CARGO_MANIFEST_DIR")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("rustfmt is part of the toolchain");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = text.to_string();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("rustfmt runs");
    writer.join().expect("a thread").expect("rustfmt reads");
    assert!(output.status.success(), "rustfmt refuses a generated table");
    String::from_utf8(output.stdout).expect("rustfmt writes UTF-8")
}

/// The files of a folder of `data/`, parsed, in the order of their names.
fn read_data(folder: &str) -> Vec<Document> {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(folder);
    let mut paths: Vec<_> = std::fs::read_dir(&dir)
        .expect("the folder of data")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|p| read_file(p)).collect()
}

/// One file of `data/`, parsed; messages name it by its path inside the repository.
fn read_file(path: &Path) -> Document {
    let text = std::fs::read_to_string(path).expect("data is UTF-8");
    let short = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path);
    let short = short.to_string_lossy().replace('\\', "/");
    Document::parse(&short, &text).unwrap_or_else(|e| panic!("{short}: {e}"))
}
