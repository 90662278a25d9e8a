//! `src/tables/words.rs` from `data/names/`, `data/orgs/` and `data/places/`: particles,
//! titles, legal forms, generic words, and the classes of given names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use isim::rules::Document;

use crate::{check, read_data, read_file};

#[path = "../../src/name/words/key.rs"]
mod key;

/// In the order of `Class` in `src/name/words/mod.rs`.
const CLASSES: [&str; 11] = [
    "particle",
    "patronymic-marker",
    "title",
    "generation",
    "legal-form",
    "generic",
    "front-title",
    "geographic",
    "telling",
    "letter",
    "number",
];

/// Number, concept and source of a word.
type Reading = (u64, usize, u64);

#[derive(Default)]
struct Tables {
    files: Vec<String>,
    concepts: Vec<String>,
    /// Readings of a word by class.
    words: BTreeMap<String, BTreeMap<usize, Reading>>,
    classes: Vec<String>,
    /// Classes of a given name: whether it is short for them, and where that is said.
    given: BTreeMap<String, BTreeMap<usize, (bool, u64)>>,
    surnames: BTreeSet<String>,
    /// Endings of fathers' names, from their last letter: the ending, what stands for it, and its source.
    fathers: BTreeMap<Vec<char>, (String, String, u64)>,
    /// The same of places' adjectives.
    adjectives: BTreeMap<Vec<char>, (String, String, u64)>,
}

fn number_of(list: &mut Vec<String>, item: &str) -> usize {
    list.iter().position(|x| x == item).unwrap_or_else(|| {
        list.push(item.into());
        list.len() - 1
    })
}

fn key(text: &str, letter: fn(char) -> Option<char>) -> String {
    let folded = isim::fold(text);
    let key: String = folded.chars().filter_map(letter).collect();
    assert!(!key.is_empty() && key.len() < 128, "{text}: a key has 1 to 127 bytes");
    key
}

fn forms(right: &str) -> impl Iterator<Item = &str> {
    right.split(',').map(str::trim).filter(|f| !f.is_empty())
}

impl Tables {
    fn read(&mut self, document: &Document) {
        let file = number_of(&mut self.files, &document.file) as u64;
        let what = document.header("class").unwrap_or_else(|| panic!("{}: class", document.file));
        for entry in &document.entries {
            assert!(entry.line < 4096 && file < 16, "a source has 16 bits");
            let source = file << 12 | u64::from(entry.line);
            match what {
                "given" => self.given(&entry.left, &entry.right, source),
                "father" | "adjective" => {
                    let list_of =
                        if what == "father" { &mut self.fathers } else { &mut self.adjectives };
                    for group in entry.right.split('|').map(str::trim) {
                        let (lang, list) = group.split_once(' ').expect("lang endings");
                        lang.parse::<isim::Lang>().unwrap_or_else(|e| panic!("{group}: {e}"));
                        for form in forms(list) {
                            let (form, tail) = form.split_once(':').unwrap_or((form, ""));
                            let (form, tail) = (isim::fold(form), isim::fold(tail));
                            let reversed = form.chars().rev().collect();
                            list_of.entry(reversed).or_insert((form, tail, source));
                        }
                    }
                }
                "double-surname" => {
                    let names = forms(&entry.right).map(isim::fold);
                    self.surnames.extend(names);
                }
                _ => {
                    let class = CLASSES.iter().position(|c| *c == what);
                    let class = class.unwrap_or_else(|| panic!("{}: {what}", document.file));
                    self.word(class, &entry.left, &entry.right, source);
                }
            }
        }
    }

    /// `left` is a language, a number or a concept; in the latter two `lang forms | lang forms`.
    fn word(&mut self, class: usize, left: &str, right: &str, source: u64) {
        let number = left.parse::<u64>().unwrap_or(0);
        let by_lang = matches!(CLASSES[class], "particle" | "title" | "front-title");
        let concept = if by_lang || number > 0 { 0 } else { number_of(&mut self.concepts, left) };
        for group in right.split('|').map(str::trim) {
            let (lang, list) = match by_lang {
                true => (left, group),
                false => group.split_once(' ').unwrap_or_else(|| panic!("{group}: lang forms")),
            };
            lang.parse::<isim::Lang>().unwrap_or_else(|e| panic!("{left}: {e}"));
            for form in forms(list) {
                let readings = self.words.entry(key(form, key::plain)).or_default();
                readings.entry(class).or_insert((number, concept, source));
            }
        }
    }

    /// How common the commonest form of each class of given names is, by `data/frequency.txt`.
    fn usual(&self) -> Vec<u8> {
        let mut usual = vec![0; self.classes.len()];
        for entry in
            &read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data/frequency.txt")).entries
        {
            let common: u8 = entry.right.parse().expect("a class");
            let found = self.given.get(&key(&entry.left, key::loose)).into_iter().flatten();
            for (class, _) in found.filter(|(_, (short, _))| !short) {
                usual[*class] = common.max(usual[*class]);
            }
        }
        usual
    }

    fn given(&mut self, left: &str, right: &str, source: u64) {
        let (class, short) = match left.strip_suffix(" short") {
            Some(class) => (class, true),
            None => (left, false),
        };
        let new = !self.classes.iter().any(|c| c == class);
        assert!(new || short, "{class} stands twice");
        let class = number_of(&mut self.classes, class);
        for form in forms(right) {
            let classes = self.given.entry(key(form, key::loose)).or_default();
            classes.entry(class).or_insert((short, source));
        }
    }
}

/// Keys in the order of the buckets of their hashes.
struct Buckets<'a, T> {
    /// Each key with what is known of it, and eight further bits of its hash.
    keys: Vec<(&'a String, &'a T, u8)>,
    /// For each of them its bucket.
    numbers: Vec<usize>,
    count: usize,
}

impl<'a, T> Buckets<'a, T> {
    fn new(keys: &'a BTreeMap<String, T>) -> Self {
        // One or two to a bucket: the bits of their hashes tell them apart, and buckets take room.
        let count = keys.len().next_power_of_two() / 2;
        let mut all: Vec<_> = keys
            .iter()
            .map(|(key, known)| {
                let hash = key::hash(key.chars());
                (hash as usize & (count - 1), key, known, (hash >> 24) as u8)
            })
            .collect();
        all.sort_by_key(|&(bucket, key, ..)| (bucket, key));
        let numbers = all.iter().map(|&(bucket, ..)| bucket).collect();
        Buckets { keys: all.into_iter().map(|(_, k, t, p)| (k, t, p)).collect(), numbers, count }
    }

    /// Where the rows of each bucket begin, given those of each key, and their end.
    fn starts(&self, firsts: &[usize], end: usize) -> Vec<usize> {
        assert!(end < 65_536, "a row's number has 16 bits");
        let first = |bucket| self.numbers.partition_point(|&b| b < bucket);
        (0..=self.count).map(|b| firsts.get(first(b)).copied().unwrap_or(end)).collect()
    }
}

fn list<T: std::fmt::Debug>(items: impl IntoIterator<Item = T>) -> String {
    rows_of(items.into_iter().map(|item| format!("{item:?}")))
}

/// Items in rows as wide as a source line; rustfmt would give a line to each.
fn rows_of(items: impl Iterator<Item = String>) -> String {
    let mut out = String::new();
    let mut width = 100;
    for item in items {
        let item = format!("{item}, ");
        width += item.chars().count();
        if width > 96 {
            out.push_str("\n    ");
            width = item.chars().count();
        }
        out.push_str(&item);
    }
    out.replace(", \n", ",\n").trim_end().into()
}

fn place(text: &mut String, key: &str) -> u64 {
    let at = text.len() as u64;
    text.push_str(key);
    assert!(text.len() < 1 << 18, "the text has 18 bits of places");
    at | (key.len() as u64) << 18
}

#[test]
fn words() {
    let mut tables = Tables { concepts: vec![String::new()], ..Tables::default() };
    let mut documents = read_data("names");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in [
        "orgs/legal",
        "orgs/generic",
        "orgs/numbers",
        "places/generic",
        "places/telling",
        "places/adjectives",
    ] {
        documents.push(read_file(&root.join(format!("data/{file}.txt"))));
    }
    for document in &documents {
        tables.read(document);
    }

    let mut text = String::new();
    let (mut rows, mut prints): (Vec<u64>, Vec<u8>) = Default::default();
    let mut firsts = Vec::new();
    let buckets = Buckets::new(&tables.words);
    for &(key, readings, print) in &buckets.keys {
        let at = place(&mut text, key);
        firsts.push(rows.len());
        for (class, (number, concept, source)) in readings {
            assert!(*number < 64 && *concept < 1 << 13, "{key}: bits");
            let concept = (*concept as u64) << 35;
            rows.push(at | (*class as u64) << 25 | number << 29 | concept | source << 48);
            prints.push(print);
        }
    }
    let starts = buckets.starts(&firsts, rows.len());

    let mut members: Vec<u32> = Vec::new();
    let (mut given, mut given_prints): (Vec<u64>, Vec<u8>) = Default::default();
    let buckets = Buckets::new(&tables.given);
    for &(key, classes, print) in &buckets.keys {
        assert!(tables.classes.len() < 4096 && classes.len() < 64, "bits");
        let at = place(&mut text, key);
        given.push(at | (members.len() as u64) << 25 | (classes.len() as u64) << 45);
        given_prints.push(print);
        for (class, (short, source)) in classes {
            members.push(*class as u32 | u32::from(*short) << 12 | (*source as u32) << 16);
        }
    }
    let given_starts = buckets.starts(&(0..given.len()).collect::<Vec<_>>(), given.len());

    let mut out = String::from(
        "//! Words of names, generated from `data/names/`, `data/orgs/` and `data/places/`. How rows are packed is\n\
         //! told where they are read, in `src/name/words/`.\n\nuse super::types::{Endings, Words};\n\n",
    );
    let mut add = |doc: &str, name: &str, kind: &str, body: &str| {
        writeln!(out, "/// {doc}\n#[rustfmt::skip]\npub(crate) static {name}: {kind} = {body};\n")
            .expect("written");
    };
    let array = |body: String| format!("&[{body}\n]");
    add("The files that rows cite.", "FILES", "&[&str]", &array(list(&tables.files)));
    add("What words mean, in English.", "CONCEPTS", "&[&str]", &array(list(&tables.concepts)));
    add("All words, one after the other.", "TEXT", "&str", &format!("{text:?}"));
    add("Readings of words.", "WORDS", "&[u64]", &array(list(&rows)));
    add("Eight bits of the hash of each.", "WORD_PRINTS", "&[u8]", &array(list(&prints)));
    let about = "Where those of each bucket begin, and the end.";
    add(about, "WORD_BUCKETS", "&[u16]", &array(list(&starts)));
    add("Given names.", "GIVEN", "&[u64]", &array(list(&given)));
    add("Eight bits of the hash of each.", "GIVEN_PRINTS", "&[u8]", &array(list(&given_prints)));
    add(about, "GIVEN_BUCKETS", "&[u16]", &array(list(&given_starts)));
    add("The classes of given names.", "MEMBERS", "&[u32]", &array(list(&members)));
    let usual = tables.usual();
    add("How common the commonest form in each is.", "USUAL", "&[u8]", &array(list(&usual)));
    let two = |surname: &String| <[char; 2]>::try_from(surname.chars().collect::<Vec<_>>());
    let surnames = tables.surnames.iter().map(|s| two(s).unwrap_or_else(|_| panic!("{s}")));
    let surnames = array(list(surnames));
    add("Surnames of two characters.", "DOUBLE_SURNAMES", "&[[char; 2]]", &surnames);
    let lists = [
        ("FATHERS", &tables.fathers, "Endings of fathers' names"),
        ("ADJECTIVES", &tables.adjectives, "Endings of places' adjectives"),
    ];
    for (name, endings, what) in lists {
        let rows: Vec<&str> = endings.values().map(|f| f.0.as_str()).collect();
        let tails: Vec<&str> = endings.values().map(|f| f.1.as_str()).collect();
        let sources: Vec<u64> = endings.values().map(|f| f.2).collect();
        let [rows, tails] = [rows, tails].map(|words| crate::sounds::packed(&words));
        let doc = format!("{what} with their sources, in the order of their last letters.");
        let body = format!("Endings {{ rows: {rows}, tails: {tails}, sources: &{sources:?} }}");
        add(&doc, name, "Endings", &body);
    }
    check("src/tables/words.rs", &format!("{}\n", out.trim_end()));

    // Examples: a word and its class, or a given name and the class it belongs to.
    for document in &documents {
        for example in &document.examples {
            let there = format!("{}:{}: {}", document.file, example.line, example.left);
            if let Some(class @ ("father" | "adjective")) = document.header("class") {
                let list = if class == "father" { &tables.fathers } else { &tables.adjectives };
                assert!(list.values().any(|f| f.0 == example.left), "{there}");
            } else if document.header("class") == Some("given") {
                let class = tables.classes.iter().position(|c| *c == example.right);
                let class = class.unwrap_or_else(|| panic!("{there}: no such class"));
                let found = tables.given.get(&key(&example.left, key::loose));
                assert!(found.is_some_and(|f| f.contains_key(&class)), "{there}");
            } else {
                let found = tables.words.get(&key(&example.left, key::plain));
                let number = |r: &Reading| {
                    if r.0 > 0 { r.0.to_string() } else { tables.concepts[r.1].clone() }
                };
                let class = document.header("class").expect("a class");
                let class = CLASSES.iter().position(|c| *c == class).expect("known");
                let found = found.and_then(|f| f.get(&class)).map(number);
                let word = if example.right == "yes" { "" } else { &example.right };
                assert_eq!(found.as_deref(), Some(word), "{there}");
            }
        }
    }
}
