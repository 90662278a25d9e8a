//! Countries, demonyms, cities and organisations: `data/places/`, `data/orgs/international.txt`,
//! `data/orgs/unions.txt` → `src/tables/places.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use isim::rules::{Document, Pair};

#[allow(dead_code)]
#[path = "../../src/lexicon/key.rs"]
mod key;

use key::{Form, Hash};

/// The files, in the order in which a name that several of them have is credited, with what their
/// names are and whether one line holds several names parted by `;`.
const FILES: &[(&str, Group, bool)] = &[
    ("data/places/countries.txt", Group::Country, false),
    ("data/places/alternatives.txt", Group::Country, true),
    ("data/places/demonyms.txt", Group::Demonym, true),
    ("data/places/cities.txt", Group::City, true),
    ("data/places/zones.txt", Group::City, false),
    ("data/places/regions.txt", Group::City, true),
    ("data/orgs/international.txt", Group::Organization, true),
    ("data/orgs/unions.txt", Group::Organization, false),
];

const BUCKET_BITS: u32 = 14;
const BLOCK: usize = 16;
/// So many letters tell most words from names.
const FIRST: usize = 4;
const FILE_SHIFT: u16 = 13;
/// Words of 64 bits in the filter of beginnings: about eight bits for each.
const FILTER: usize = 2048;
/// Words of the filter of the first letters of demonyms.
const STARTS: usize = 256;
/// Words of the filter of the first letters of names: four bits for each.
const FIRSTS: usize = 1024;
const BESIDE: u16 = 0xffff;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Group {
    Country,
    Demonym,
    City,
    Organization,
}

impl Group {
    /// Demonyms belong to the entities of countries.
    fn of_entity(self) -> Group {
        if self == Group::Demonym { Group::Country } else { self }
    }
}

#[derive(Clone, Debug)]
struct Name {
    text: String,
    group: Group,
    file: usize,
    line: u32,
    first: BTreeSet<String>,
    beside: BTreeSet<String>,
}

#[test]
fn places() {
    let mut entities: BTreeMap<(Group, String), Vec<Name>> = BTreeMap::new();
    let mut inflections = BTreeSet::new();
    let mut none = BTreeSet::new();
    for (file, &(path, group, several)) in FILES.iter().enumerate() {
        let document = super::read_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path));
        for row in &document.entries {
            if let Some(rest) = row.left.strip_prefix("inflect ") {
                inflect(&mut inflections, rest, &row.right, &document, row.line);
                continue;
            }
            if row.left == "none" {
                none.extend(row.right.split(';').map(|word| word.trim().to_string()));
                continue;
            }
            let id = row.left.split(' ').next().unwrap_or_default();
            let names = entities.entry((group.of_entity(), id.into())).or_default();
            for name in read(row, group, file, several) {
                merge(names, name);
            }
        }
    }
    for ((group, id), names) in &entities {
        for name in names {
            let place = format!("{}:{}", FILES[name.file].0, name.line);
            assert!(name.text.len() < 256, "{place}: {} is too long", name.text);
            let hash = Hash::EMPTY.word(Form::plain(&name.text));
            assert!(hash != Hash::EMPTY, "{place}: {} has no letters", name.text);
        }
        if *group == Group::Country {
            assert!(names.iter().any(|n| n.file == 0), "{id} is not a country of countries.txt");
        }
    }
    super::check("src/tables/places.rs", &write(&entities, &inflections, &none));
}

/// The names of one line.
fn read(row: &Pair, group: Group, file: usize, several: bool) -> Vec<Name> {
    let mut first = BTreeSet::new();
    let mut beside = BTreeSet::new();
    let mut behind = false;
    for word in row.left.split_whitespace().skip(1) {
        match word {
            "/" => behind = true,
            _ if behind => drop(beside.insert(word.to_string())),
            _ => drop(first.insert(word.to_string())),
        }
    }
    // Only CLDR says which name a language puts first.
    if several {
        beside.append(&mut first);
    }
    let new = |text: &str, first: &BTreeSet<String>, beside: &BTreeSet<String>| Name {
        text: text.trim().into(),
        group,
        file,
        line: row.line,
        first: first.clone(),
        beside: beside.clone(),
    };
    if several {
        return row.right.split(';').map(|text| new(text, &first, &beside)).collect();
    }
    let mut names = vec![new(&row.right, &first, &beside)];
    // `Myanmar (Burma)` is also `Myanmar`.
    if let Some((front, _)) =
        row.right.split_once([' ', '（', '(']).and_then(|_| row.right.split_once(['(', '（']))
    {
        let both = first.union(&beside).cloned().collect();
        if front.trim().chars().count() > 1 {
            names.push(new(front, &BTreeSet::new(), &both));
        }
    }
    names
}

/// Adds a name, or only its languages when the entity has it.
fn merge(names: &mut Vec<Name>, name: Name) {
    let is_demonym = name.group == Group::Demonym;
    let known =
        names.iter_mut().find(|n| n.text == name.text && (n.group == Group::Demonym) == is_demonym);
    match known {
        Some(known) => {
            known.first.extend(name.first);
            known.beside.extend(name.beside);
        }
        None => names.push(name),
    }
}

/// `inflect ru ский = ский ская …`: base forms and their endings.
fn inflect(
    into: &mut BTreeSet<(String, String)>,
    left: &str,
    endings: &str,
    document: &Document,
    line: u32,
) {
    let base = left.split_whitespace().nth(1).unwrap_or_else(|| {
        panic!("{}:{line}: `inflect LANG BASE = ENDINGS` is expected", document.file)
    });
    for ending in endings.split_whitespace().filter(|&e| e != base) {
        into.insert((ending.into(), base.into()));
    }
}

fn write(
    entities: &BTreeMap<(Group, String), Vec<Name>>,
    inflections: &BTreeSet<(String, String)>,
    none: &BTreeSet<String>,
) -> String {
    let names: Vec<&Name> = entities.values().flatten().collect();
    assert!(names.len() < 65_536, "names are numbered with 16 bits");
    let languages: BTreeSet<&str> =
        names.iter().flat_map(|n| n.first.iter().chain(&n.beside)).map(String::as_str).collect();
    let languages: Vec<&str> = languages.into_iter().collect();

    let mut out = String::from(
        "//! Names of countries, cities and organisations. Written by tests/generate/places.rs.\n\
         //! What a field means is told in `lexicon::table`.\n\n\
         #![allow(clippy::invisible_characters)] // Persian and others write joiners\n\n\
         use super::types::Words;\nuse crate::lang::Lang;\n\n",
    );
    let ids: Vec<String> = entities.keys().map(|(_, id)| format!("{id:?}")).collect();
    let count = |group| entities.keys().filter(|(g, _)| *g < group).count();
    let files: Vec<String> = FILES.iter().map(|(path, ..)| format!("{:?}", &path[5..])).collect();
    constant(
        &mut out,
        "Number of the first entity that is a city.",
        "FIRST_CITY: u16",
        count(Group::City),
    );
    let organizations = count(Group::Organization);
    constant(
        &mut out,
        "Number of the first organisation.",
        "FIRST_ORGANIZATION: u16",
        organizations,
    );
    constant(&mut out, "Names for each entry of `BLOCKS`.", "BLOCK: usize", BLOCK);
    constant(&mut out, "Bits of the hash that choose a bucket.", "BUCKET_BITS: u32", BUCKET_BITS);
    list(&mut out, "The files names come from.", "FILES: &[&str]", &files);
    let mut end = 0;
    let mut text = String::new();
    let mut ends = Vec::new();
    for id in &ids {
        let id = id.trim_matches('"');
        text.push_str(id);
        end += id.len();
        ends.push(end);
    }
    let about = "Ids of the entities, one behind the other: countries, cities, organisations, each in order.";
    writeln!(out, "/// {about}\n#[rustfmt::skip]\npub(crate) static IDS: &str = {text:?};\n")
        .expect("a string grows");
    list(&mut out, "Where each id ends.", "ID_ENDS: &[u16]", &ends);

    let mut first = 0;
    let firsts: Vec<usize> = entities
        .values()
        .map(|n| {
            first += n.len();
            first - n.len()
        })
        .collect();
    list(&mut out, "The first name of each entity.", "FIRST_NAMES: &[u16]", &firsts);

    let tags: Vec<String> = languages.iter().map(|l| format!("Lang::literal({l:?})")).collect();
    list(&mut out, "The languages.", "LANGUAGES: &[Lang]", &tags);
    let mut sets: BTreeMap<Vec<u16>, usize> = BTreeMap::from([(Vec::new(), 0)]);
    let mut order = vec![Vec::new()];
    let number = |l: &String| languages.binary_search(&l.as_str()).expect("listed") as u16;
    let langs: Vec<usize> = names
        .iter()
        .map(|n| {
            let mut set: Vec<u16> = n.first.iter().map(number).collect();
            let mut beside = n.beside.difference(&n.first).map(number).peekable();
            if beside.peek().is_some() {
                set.push(BESIDE);
                set.extend(beside);
            }
            *sets.entry(set.clone()).or_insert_with(|| {
                order.push(set);
                order.len() - 1
            })
        })
        .collect();
    let mut end = 0;
    let ends: Vec<usize> = order
        .iter()
        .map(|s| {
            end += s.len();
            end
        })
        .collect();
    assert!(end < 65_536, "places in the sets of languages have 16 bits");
    assert!(order.len() < 1 << FILE_SHIFT, "sets of languages are numbered with 13 bits");
    let demonyms = FILES.iter().position(|f| f.1 == Group::Demonym).unwrap_or(FILES.len());
    constant(&mut out, "Number of the file of adjectives and demonyms.", "DEMONYMS: u16", demonyms);
    constant(
        &mut out,
        "Bits of `LANGS` below the number of the file.",
        "FILE_SHIFT: u16",
        FILE_SHIFT,
    );
    list(&mut out, "Sets of languages, one behind the other.", "SETS: &[u16]", &order.concat());
    list(&mut out, "Where each set ends.", "SET_ENDS: &[u16]", &ends);

    let mut blocks = Vec::new();
    let mut at = 0;
    for (number, name) in names.iter().enumerate() {
        if number % BLOCK == 0 {
            blocks.push(at);
        }
        at += name.text.len();
    }
    list(&mut out, "Where every sixteenth name begins.", "BLOCKS: &[u32]", &blocks);
    let lengths: Vec<usize> = names.iter().map(|n| n.text.len()).collect();
    list(&mut out, "Bytes of each name.", "LENGTHS: &[u8]", &lengths);
    let langs: Vec<usize> =
        names.iter().zip(langs).map(|(n, set)| n.file << FILE_SHIFT | set).collect();
    let about = "The file of each name, in the upper bits, and its set of languages.";
    list(&mut out, about, "LANGS: &[u16]", &langs);
    let lines: Vec<u32> = names.iter().map(|n| n.line).collect();
    assert!(lines.iter().all(|&l| l < 65_536), "lines are numbered with 16 bits");
    // As a rule the next name stands in the next line.
    let follows = |at: usize| at > 0 && lines[at] == lines[at - 1] + 1;
    let runs: Vec<u32> = (0..lines.len())
        .filter(|&at| !follows(at))
        .map(|at| (at as u32) << 16 | lines[at])
        .collect();
    let about =
        "Names that stand in one line after the other: the first one, and its line below it.";
    list(&mut out, about, "LINES: &[u32]", &runs);
    let mut slots: Vec<(u32, usize)> = names
        .iter()
        .enumerate()
        .map(|(number, n)| (Hash::EMPTY.word(Form::plain(&n.text)).finish(), number))
        .collect();
    slots.sort_by_key(|&(hash, number)| (hash >> (32 - BUCKET_BITS), number));
    let buckets: Vec<usize> = (0..1 << BUCKET_BITS)
        .map(|b| slots.partition_point(|(hash, _)| hash >> (32 - BUCKET_BITS) <= b))
        .collect();
    list(&mut out, "Where each bucket of the hash table ends.", "BUCKETS: &[u16]", &buckets);
    let prints: Vec<u8> = slots.iter().map(|(hash, _)| *hash as u8).collect();
    list(&mut out, "Eight further bits of the hash of each slot.", "PRINTS: &[u8]", &prints);
    let numbers: Vec<usize> = slots.iter().map(|(_, number)| *number).collect();
    list(&mut out, "The name in each slot.", "NUMBERS: &[u16]", &numbers);
    let filter = filter(&names);
    list(
        &mut out,
        "A Bloom filter of what names of several words begin with.",
        "BEGINNINGS: &[u64]",
        &filter,
    );

    let mut starts = vec![0u64; STARTS];
    for name in names.iter().filter(|n| n.group == Group::Demonym) {
        let bit = Hash::start(&name.text).finish() as usize % (STARTS * 64);
        starts[bit / 64] |= 1 << (bit % 64);
    }
    let about = "A filter of the first three letters of demonyms.";
    list(&mut out, about, "STARTS: &[u64]", &starts);
    let mut firsts = vec![0u64; FIRSTS];
    for name in names.iter().filter(|n| n.group != Group::City) {
        let words: Vec<&str> = name.text.split_whitespace().collect();
        for end in 1..=words.len() {
            let (starts, _) = Hash::starts::<FIRST>(&words[..end].concat());
            if let Some((hash, _)) = starts.last().filter(|(_, end)| *end > 0) {
                let bit = hash.finish() as usize % (FIRSTS * 64);
                firsts[bit / 64] |= 1 << (bit % 64);
            }
        }
    }
    constant(&mut out, "So many letters tell most words from names.", "FIRST: usize", FIRST);
    let about = "A filter of as many first letters of names but those of cities.";
    list(&mut out, about, "FIRSTS: &[u64]", &firsts);
    let mut by_ending: BTreeMap<(Vec<char>, &str), Vec<&str>> = BTreeMap::new();
    for (ending, base) in inflections {
        let backwards = ending.chars().rev().collect();
        by_ending.entry((backwards, ending)).or_default().push(base);
    }
    let rows: Vec<String> =
        by_ending.iter().map(|((_, e), bases)| format!("{e}={}", bases.join(","))).collect();
    let about = "Endings of adjectives and demonyms, sorted from the last letter, and those of base forms: \
         `ending=base,base`.";
    let rows = crate::sounds::packed(&rows);
    writeln!(
        out,
        "/// {about}\n#[rustfmt::skip]\npub(crate) static INFLECTIONS: Words = {rows};\n"
    )
    .expect("a string grows");
    let quoted: Vec<String> = none.iter().map(|word| format!("{word:?}")).collect();
    let about = "Words that look like a misspelt country and are none.";
    list(&mut out, about, "NONE: &[&str]", &quoted);

    // A backslash ends each line of the literal: neither it nor the line's end belongs to the names.
    out.push_str("/// The names, one behind the other.\n#[rustfmt::skip]\npub(crate) static NAMES: &str = \"");
    for names in entities.values() {
        let line: String = names.iter().map(|n| n.text.as_str()).collect();
        write!(out, "\\\n{}", line.replace('\\', "\\\\").replace('"', "\\\""))
            .expect("a string grows");
    }
    out.push_str("\";\n");
    out
}

/// Two bits for the key of the first word, the first two words and so on of every longer name.
fn filter(names: &[&Name]) -> Vec<u64> {
    let mut bits = vec![0u64; FILTER];
    for name in names {
        let mut hash = Hash::EMPTY;
        let mut beginnings = Vec::new();
        for word in name.text.split(|c: char| key::is_gap(c)) {
            let next = hash.word(Form::plain(word));
            if next != hash {
                hash = next;
                beginnings.push(hash);
            }
        }
        beginnings.pop();
        for hash in beginnings {
            for bit in hash.bits(FILTER * 64) {
                bits[bit / 64] |= 1 << (bit % 64);
            }
        }
    }
    bits
}

fn constant(out: &mut String, about: &str, name: &str, value: impl std::fmt::Display) {
    writeln!(out, "/// {about}\npub(crate) const {name} = {value};\n").expect("a string grows");
}

/// A static list, wrapped by hand: rustfmt is slow on lists of this length and wraps them narrowly.
fn list<T: std::fmt::Display>(out: &mut String, about: &str, name: &str, values: &[T]) {
    write!(out, "/// {about}\n#[rustfmt::skip]\npub(crate) static {name} = &[")
        .expect("a string grows");
    let mut width = 100;
    for value in values {
        let value = value.to_string();
        if width + value.len() + 2 > 100 {
            out.push_str("\n    ");
            width = 4;
        } else {
            out.push(' ');
        }
        write!(out, "{value},").expect("a string grows");
        width += value.len() + 2;
    }
    out.push_str("\n];\n\n");
}
