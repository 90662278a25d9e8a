//! Blocking keys: they are stored and joined on elsewhere, so they change with their version only.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use isim::{KEY_VERSION, Kind, Name, blocking_keys};

const HEAD: &str = "\
# The blocking keys of names: no key changes without KEY_VERSION.
# Names may be added with an empty column of keys: ISIM_BLESS=1 fills it. Keys that are here already
# are written anew only when KEY_VERSION in src/key.rs was raised.
";

fn keys(name: &str, kind: Kind) -> String {
    let keys = blocking_keys(&Name::new(name, kind));
    let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
    if keys.is_empty() { "none".to_string() } else { keys.join(" ") }
}

/// Every name of the golden table has the keys it had when the version was given.
#[test]
fn keys_change_with_their_version_only() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/keys.tsv");
    let text = fs::read_to_string(&path).expect("the golden table");
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    let rows: Vec<Vec<&str>> = rows.map(|line| line.split('\t').collect()).collect();
    let version: u32 = match rows.first().map(Vec::as_slice) {
        Some(["name", "kind", keys]) => keys
            .strip_prefix("keys of version ")
            .and_then(|version| version.parse().ok())
            .expect("a version at the head of the third column"),
        _ => panic!("a head of three columns"),
    };
    assert!(rows.len() > 300, "it has not lost its rows");
    let mut new = format!("{HEAD}name\tkind\tkeys of version {KEY_VERSION}\n");
    let (mut changed, mut missing) = (Vec::new(), 0);
    for row in &rows[1..] {
        let [name, kind, was] = row[..] else { panic!("three columns: {row:?}") };
        let is = keys(name, kind.parse().expect("a kind"));
        writeln!(new, "{name}\t{kind}\t{is}").expect("it is a string");
        if was.is_empty() {
            missing += 1;
        } else if was != is {
            changed.push(format!("{name}: {was} is now {is}"));
        }
    }
    let list = changed.join("\n");
    assert!(
        changed.is_empty() || version != KEY_VERSION,
        "{} names changed their keys, so KEY_VERSION in src/key.rs must be raised:\n{list}",
        changed.len(),
    );
    if env::var_os("ISIM_BLESS").is_some() {
        fs::write(&path, new).expect("the golden table is written");
        return;
    }
    assert!(
        version == KEY_VERSION && missing == 0,
        "tests/golden/keys.tsv is of version {version}, isim's keys of {KEY_VERSION}; {missing} rows \
         have no keys: ISIM_BLESS=1 cargo test --test keys\n{list}",
    );
}

#[test]
fn keys_are_numbers_in_their_order() {
    let keys = blocking_keys(&Name::new("Kubanychbek Omuraliev Recep", Kind::Person));
    let numbers: BTreeSet<u16> = keys.iter().map(|key| key.number()).collect();
    assert!(numbers.iter().copied().eq(keys.iter().map(|key| key.number())));
    assert!(numbers.iter().all(|number| *number < 1 << 15));
}
