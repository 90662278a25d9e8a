//! `src/tables/han.rs` from `data/han/`: how characters are read in five languages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use isim::rules::Document;

use crate::sounds::Speller;
use crate::{check, read_data};

/// The first and the last character that the table has a place for.
const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;
/// The readings of so many characters are counted from one number.
const BLOCK: u32 = 16;

#[test]
fn han() {
    check("src/tables/han.rs", &generate());
}

/// The kinds of readings, in the order of their numbers.
const MANDARIN: u16 = 0;
const MANDARIN_RARE: u16 = 1;
const CANTONESE: u16 = 2;
const KOREAN: u16 = 3;
const VIETNAMESE: u16 = 4;
/// The first of four, from the usual readings to the rare ones.
const JAPANESE: u16 = 5;

/// The steps of rarity, in tenths of a nat, of the kinds from [`JAPANESE`] on.
const STEPS: [u32; 3] = [8, 17, 28];

fn generate() -> String {
    let folder = read_data("han");
    let file = |name: &str| -> &Document {
        folder.iter().find(|d| d.file.ends_with(name)).unwrap_or_else(|| panic!("{name}"))
    };
    let speller = Speller::new(&read_data("sounds"));
    let mut syllables: BTreeMap<Vec<u8>, u16> = BTreeMap::new();
    let mut readings: BTreeMap<char, Vec<(u16, Vec<u8>)>> = BTreeMap::new();
    let mut add = |c: char, kind: u16, sounds: Vec<u8>| {
        assert!((FIRST..=LAST).contains(&(c as u32)), "{c} has no place in the table");
        let list = readings.entry(c).or_default();
        if !list.contains(&(kind, sounds.clone())) {
            list.push((kind, sounds));
        }
    };
    for (name, kind, profile) in [
        ("/mandarin.txt", MANDARIN, Some("latin-pinyin")),
        ("/cantonese.txt", CANTONESE, Some("latin-jyutping")),
        ("/korean.txt", KOREAN, None),
        ("/vietnamese.txt", VIETNAMESE, Some("latin-vietnamese")),
    ] {
        for entry in &file(name).entries {
            let (spelt, kind) = match entry.left.strip_prefix('?') {
                Some(rest) => (rest, MANDARIN_RARE),
                None => (&entry.left[..], kind),
            };
            let sounds = speller.say(spelt, profile);
            entry.right.chars().for_each(|c| add(c, kind, sounds.clone()));
        }
    }
    for entry in &file("/japanese.txt").entries {
        let c = entry.left.chars().next().expect("a character");
        for reading in entry.right.split(", ") {
            let (kana, rare) = reading.split_once(' ').expect("kana and how rare they are");
            let rare: u32 = rare.parse().expect("tenths of a nat");
            let step = STEPS.iter().filter(|s| rare >= **s).count() as u16;
            add(c, JAPANESE + step, speller.say(kana, None));
        }
    }
    let all: BTreeSet<Vec<u8>> = readings.values().flatten().map(|(_, s)| s.clone()).collect();
    let (mut starts, mut sounds) = (vec![0u16], Vec::<u8>::new());
    for (at, syllable) in all.into_iter().enumerate() {
        sounds.extend(&syllable);
        starts.push(u16::try_from(sounds.len()).expect("sounds are numbered by two bytes"));
        syllables.insert(syllable, at as u16);
    }
    assert!(syllables.len() <= 1 << 12, "syllables are numbered by twelve bits");
    let (mut blocks, mut index, mut entries) = (Vec::new(), Vec::new(), Vec::new());
    for code in FIRST..=LAST + 1 {
        if (code - FIRST) % BLOCK == 0 {
            blocks.push(u16::try_from(entries.len()).expect("readings are numbered by two bytes"));
        }
        let start = entries.len() - usize::from(blocks[blocks.len() - 1]);
        index.push(u8::try_from(start).expect("readings of a block are numbered by a byte"));
        let Some(list) = char::from_u32(code).and_then(|c| readings.get_mut(&c)) else { continue };
        // Rarer ones last; of one rarity as the file has them.
        list.sort_by_key(|(kind, _)| *kind);
        entries.extend(list.iter().map(|(kind, sounds)| kind << 12 | syllables[sounds]));
    }
    let mut out = String::from(
        "//! How Han characters are read.\n//!\n//! Generated from `data/han/` by `ISIM_BLESS=1 cargo test --test generate`; do not edit.\n\n",
    );
    let mut table = |doc: &str, name: &str, of: &str, len: usize, text: String| {
        writeln!(out, "/// {doc}\npub(crate) static {name}: [{of}; {len}] = {text};").unwrap();
    };
    table(
        "Where the readings of each sixteen characters begin, from U+4E00 on.",
        "BLOCKS",
        "u16",
        blocks.len(),
        format!("{blocks:?}"),
    );
    table(
        "Where each character's readings begin among those of its sixteen.",
        "INDEX",
        "u8",
        index.len(),
        format!("{index:?}"),
    );
    table(
        "Readings: the kind in the upper four bits, the number of the syllable below.",
        "READINGS",
        "u16",
        entries.len(),
        format!("{entries:?}"),
    );
    table(
        "Where each syllable's sounds begin.",
        "SYLLABLES",
        "u16",
        starts.len(),
        format!("{starts:?}"),
    );
    table("The sounds of all syllables.", "SOUNDS", "u8", sounds.len(), format!("{sounds:?}"));

    let (mut spellings, mut only) = (Vec::new(), BTreeSet::new());
    for entry in &file("/surnames.txt").entries {
        let spelt: Vec<String> =
            entry.right.split(", ").filter(|s| !s.is_empty()).map(str::to_lowercase).collect();
        for c in entry.left.chars().filter(|c| only.insert(*c)) {
            spellings.push((c, spelt.clone()));
        }
    }
    spellings.sort();
    // One text with ends in it, as a slice of texts would cost pointers.
    let (mut text, mut ends) = (String::new(), Vec::new());
    for (c, spelt) in &spellings {
        text.push_str(&spelt.join(","));
        ends.push((*c, text.len()));
    }
    table(
        "Surnames of one character or syllable, each with the end of its spellings.",
        "SURNAMES",
        "(char, u16)",
        ends.len(),
        format!("{ends:?}"),
    );
    let surnames = &file("/japanese-surnames.txt").entries;
    for (name, key) in [("ONE", "1"), ("TWO", "2"), ("THREE", "3")] {
        let line = surnames.iter().find(|e| e.left == key).expect("surnames of this length");
        let mut list: Vec<&str> = line.right.split_whitespace().collect();
        list.sort_unstable();
        list.dedup();
        let size = key.parse().expect("a number of characters");
        assert!(list.iter().all(|name| name.encode_utf16().count() == size), "of {key}: {list:?}");
        table(
            "Japanese surnames of so many characters, in UTF-16, sorted, written one after the other.",
            &format!("JAPANESE_{name}"),
            "u16",
            list.iter().map(|s| s.encode_utf16().count()).sum(),
            format!("{:?}", list.iter().flat_map(|s| s.encode_utf16()).collect::<Vec<u16>>()),
        );
    }
    let (list, firsts): (Vec<u16>, Vec<u16>) =
        forms().into_iter().map(|[c, first]| (c, first)).unzip();
    table("Characters that are forms of others.", "FORMS", "u16", list.len(), format!("{list:?}"));
    let doc = "Of each the first of those that it is a form of.";
    table(doc, "FIRSTS", "u16", firsts.len(), format!("{firsts:?}"));
    let doc = "Other spellings of surnames, those of one parted by commas.";
    writeln!(out, "/// {doc}\npub(crate) static SURNAME_SPELLINGS: &str = {text:?};").unwrap();
    out
}

/// Characters that are forms of others, each with the first of its group.
pub(crate) fn forms() -> Vec<[u16; 2]> {
    let folder = read_data("han");
    let listed =
        |d: &&Document| d.file.ends_with("/variants.txt") || d.file.ends_with("/forms.txt");
    let mut groups: Vec<BTreeSet<char>> = Vec::new();
    for entry in folder.iter().filter(listed).flat_map(|file| &file.entries) {
        let mut group: BTreeSet<char> = entry.left.chars().chain(entry.right.chars()).collect();
        groups.retain_mut(|other| {
            let joins = !group.is_disjoint(other);
            if joins {
                group.append(other);
            }
            !joins
        });
        groups.push(group);
    }
    let unit = |c: &char| u16::try_from(u32::from(*c)).expect("a character of the first plane");
    let list = groups.iter().flat_map(|group| {
        let first = group.first().map_or(0, unit);
        group.iter().skip(1).map(move |c| [unit(c), first])
    });
    list.collect::<BTreeSet<_>>().into_iter().collect()
}
