//! `src/tables/sounds.rs` from `data/sounds/`: what every letter sounds like.

use std::collections::BTreeMap;
use std::fmt::Write;

use isim::rules::Document;

use crate::{check, read_data};

/// Where the direct table ends: Latin to Arabic lie below.
const LOW: u32 = 0x700;

#[test]
fn sounds() {
    check("src/tables/sounds.rs", &generate());
}

/// Symbols of one letter, packed: seven bits a symbol, the count above them, then the flags.
fn pack(symbols: &[String], right: &str, place: &str) -> u32 {
    let (mut packed, mut count, mut flags) = (0, 0, 0);
    for word in right.split_whitespace() {
        match word {
            "<" => flags |= 1 << 28,
            ">" => flags |= 1 << 29,
            _ => {
                let at = symbols.iter().position(|s| s == word);
                let at = at.unwrap_or_else(|| panic!("{place}: {word} is not in symbols.txt"));
                packed |= (at as u32) << (7 * count);
                count += 1;
            }
        }
    }
    assert!(count <= 3, "{place}: more than three sounds");
    // Bit 27 says that the letter is known, even when it is silent.
    packed | count << 21 | 1 << 27 | flags
}

fn generate() -> String {
    let files = read_data("sounds");
    let symbols_file = files.iter().find(|d| d.file.ends_with("symbols.txt")).expect("symbols.txt");
    let symbols: Vec<String> = symbols_file.entries.iter().map(|e| e.left.clone()).collect();
    assert!(symbols.len() <= 128, "at most 128 symbols fit");
    let classes: Vec<usize> = symbols_file
        .entries
        .iter()
        .map(|e| "-PMNLTKSV".find(&e.right).expect("a class is one of -PMNLTKSV"))
        .collect();

    let mut letters: BTreeMap<u32, u32> = BTreeMap::new();
    let mut groups: Vec<(String, u32)> = Vec::new();
    let mut profiles: Vec<String> = Vec::new();
    let mut accents = String::new();
    for file in &files {
        let name = file.file.rsplit('/').next().expect("a name").trim_end_matches(".txt");
        if name == "symbols" {
            continue;
        }
        let place = |line: u32| format!("{}:{line}", file.file);
        if SYLLABLES.contains(&name) {
            continue;
        }
        if file.header("signs").is_some() {
            accents += &accent(file, &symbols);
            continue;
        }
        if name.contains('-') {
            profiles.push(profile(name, file, &symbols));
            continue;
        }
        for entry in &file.entries {
            let packed = pack(&symbols, &entry.right, &place(entry.line));
            let mut chars = entry.left.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => {
                    letters.insert(c as u32, packed);
                }
                _ => groups.push((entry.left.clone(), packed)),
            }
        }
        match name {
            "ethiopic" => ethiopic(file, &symbols, &mut letters),
            "indic" => indic(&mut letters),
            _ => {}
        }
    }
    groups.sort_by_key(|(g, _)| (std::cmp::Reverse(g.len()), g.clone()));

    let mut out = String::from(
        "//! What every letter sounds like.\n//!\n//! Generated from `data/sounds/` by `ISIM_BLESS=1 cargo test --test generate`; do not edit.\n\nuse super::types::{Accent, Profile, Words};\n\n",
    );
    let names: Vec<String> = symbols.iter().map(|s| format!("{s:?}")).collect();
    writeln!(out, "/// The symbols, by their numbers.").unwrap();
    writeln!(out, "pub(crate) static SYMBOLS: [&str; {}] = [{}];", names.len(), names.join(", "))
        .unwrap();
    writeln!(out, "/// Their classes: `-PMNLTKSV`.").unwrap();
    writeln!(out, "pub(crate) static CLASSES: [u8; {}] = {:?};", classes.len(), classes).unwrap();
    let low: Vec<u32> = (0..LOW).map(|c| letters.get(&c).copied().unwrap_or(0)).collect();
    writeln!(out, "/// Letters below {LOW:#x}.").unwrap();
    writeln!(out, "pub(crate) static LOW: [u32; {LOW}] = {low:?};").unwrap();
    let high: Vec<(u32, u32)> = letters.range(LOW..).map(|(&c, &p)| (c, p)).collect();
    writeln!(out, "/// Letters above, sorted.").unwrap();
    writeln!(out, "pub(crate) static HIGH: [(u32, u32); {}] = {high:?};", high.len()).unwrap();
    writeln!(out, "/// Groups of letters that are read as one, longest first.").unwrap();
    writeln!(out, "pub(crate) static GROUPS: [(&str, u32); {}] = {groups:?};", groups.len())
        .unwrap();
    writeln!(out, "/// Orthographies that read letters of their script in their own way.").unwrap();
    writeln!(
        out,
        "pub(crate) static PROFILES: [Profile; {}] = [{}];",
        profiles.len(),
        profiles.join(",")
    )
    .unwrap();
    let file = |name: &str| files.iter().find(|f| f.file.ends_with(name)).expect("a file");
    out + &accents + &syllables(file("palladius.txt"), file("wade-giles.txt"))
}

/// The files that list syllables, and no letters.
const SYLLABLES: [&str; 2] = ["palladius", "wade-giles"];

/// The syllables of Mandarin in pinyin, in Cyrillic letters and as Wade and Giles wrote them, each sorted.
fn syllables(palladius: &Document, wade_giles: &Document) -> String {
    let mut pinyin: Vec<&str> = palladius.entries.iter().map(|e| e.left.as_str()).collect();
    pinyin.sort_unstable();
    let mut out = format!(
        "/// The syllables of Mandarin in pinyin, sorted.\npub(crate) static PINYIN: Words = {};\n",
        packed(&pinyin)
    );
    for (file, name, about) in [
        (palladius, "PALLADIUS", "The same in Cyrillic letters, sorted."),
        (wade_giles, "WADE_GILES", "The same as Wade and Giles wrote them, sorted."),
    ] {
        let mut other: Vec<(&str, usize)> = Vec::new();
        for entry in &file.entries {
            let at = pinyin.binary_search(&entry.left.as_str());
            let at = at.unwrap_or_else(|_| panic!("{}: {} is no pinyin", file.file, entry.left));
            other.push((&entry.right, at));
        }
        other.sort_unstable();
        let twice = other.windows(2).find(|w| w[0].0 == w[1].0);
        assert!(twice.is_none(), "{}: {twice:?} stands for two syllables", file.file);
        let words: Vec<&str> = other.iter().map(|(word, _)| *word).collect();
        let at: Vec<usize> = other.iter().map(|(_, at)| *at).collect();
        write!(
            out,
            "/// {about}\npub(crate) static {name}: Words = {};\n/// Which syllable each of these is.\npub(crate) static {name}_AS_PINYIN: [u16; {}] = {at:?};\n",
            packed(&words),
            at.len()
        )
        .unwrap();
    }
    out
}

/// Words one behind the other, and where each ends.
pub(crate) fn packed<T: AsRef<str>>(words: &[T]) -> String {
    let ends = words.iter().scan(0, |end, word| {
        *end += word.as_ref().len();
        Some(*end)
    });
    let ends: Vec<usize> = ends.collect();
    let text: String = words.iter().map(T::as_ref).collect();
    format!("Words {{ text: {text:?}, ends: &{ends:?} }}")
}

/// The table of a spelling that words are read by when they look like it.
fn accent(file: &Document, symbols: &[String]) -> String {
    let header = |key: &str| {
        let found = file.header(key).unwrap_or_else(|| panic!("{}: no {key}", file.file));
        found.split_whitespace().map(String::from).collect::<Vec<_>>()
    };
    let place = |left: &str| match () {
        () if left.starts_with('^') => 1,
        () if left.ends_with("$s") => 4,
        () if left.ends_with('$') => 2,
        () => 0,
    };
    let letters = |left: &str| {
        left.trim_start_matches('^').trim_end_matches("$s").trim_end_matches('$').to_owned()
    };
    let mut groups: Vec<(String, u8, u32)> = file
        .entries
        .iter()
        .map(|e| {
            let packed = pack(symbols, &e.right, &format!("{}:{}", file.file, e.line));
            (letters(&e.left), place(&e.left), packed)
        })
        .collect();
    // By first letters as the library looks them up; then what is longer is tried first, and of two
    // of one length that which asks for more.
    groups.sort_by_key(|(g, place, _)| {
        (g.as_bytes()[0] & 31, std::cmp::Reverse(g.len()), *place == 0, g.clone())
    });
    let name = file.file.rsplit(['-', '.']).nth(1).expect("a language").to_uppercase();
    let (mut signs, ends) = (header("signs"), header("ends"));
    signs.sort_by_key(|sign| sign.as_bytes()[0] & 31);
    let left: Vec<&str> = groups.iter().map(|(g, ..)| g.as_str()).collect();
    let places: Vec<u8> = groups.iter().map(|(_, place, _)| *place).collect();
    let sounds: Vec<u32> = groups.iter().map(|(.., sounds)| *sounds).collect();
    format!(
        "/// A spelling; groups stand first where it says 1, last at 2, and before a last s too at 4.\npub(crate) static {name}: Accent = Accent {{ signs: {}, ends: {}, groups: {}, places: &{places:?}, sounds: &{sounds:?} }};\n",
        packed(&signs),
        packed(&ends),
        packed(&left),
    )
}

/// Says words as the library does, for tables of readings.
pub struct Speller {
    symbols: Vec<String>,
    /// Letters and groups by the file that has them: the plain ones, and an orthography's.
    letters: BTreeMap<String, BTreeMap<String, String>>,
}

impl Speller {
    pub fn new(files: &[Document]) -> Speller {
        let mut speller = Speller { symbols: Vec::new(), letters: BTreeMap::new() };
        for file in files {
            let name = file.file.rsplit('/').next().expect("a name").trim_end_matches(".txt");
            if name == "symbols" {
                speller.symbols = file.entries.iter().map(|e| e.left.clone()).collect();
                continue;
            }
            if SYLLABLES.contains(&name) {
                continue;
            }
            let name = if name.contains('-') { name } else { "" };
            let list = speller.letters.entry(name.into()).or_default();
            list.extend(file.entries.iter().map(|e| (e.left.clone(), e.right.clone())));
        }
        speller
    }

    /// The sounds of a syllable, by an orthography or by its letters alone.
    pub fn say(&self, text: &str, profile: Option<&str>) -> Vec<u8> {
        let plain = &self.letters[""];
        let own = profile.map(|p| &self.letters[p]);
        let letters: Vec<char> = text.chars().flat_map(jamo).collect();
        let mut out: Vec<u8> = Vec::new();
        let mut at = 0;
        while at < letters.len() {
            let found = (1..=letters.len() - at).rev().find_map(|len| {
                let group: String = letters[at..at + len].iter().collect();
                let sounds = own.and_then(|o| o.get(&group)).or_else(|| plain.get(&group))?;
                Some((len, sounds))
            });
            let (len, sounds) =
                found.unwrap_or_else(|| panic!("{text}: no letter {}", letters[at]));
            let glides = sounds.starts_with('<');
            if glides && out.len() > 1 {
                out.pop();
            }
            for (i, word) in sounds.split_whitespace().filter(|w| *w != "<").enumerate() {
                let symbol = self.symbols.iter().position(|s| s == word).expect("a symbol") as u8;
                let hushing = out
                    .last()
                    .is_some_and(|&s| ["シ", "チ", "ジ"].contains(&&*self.symbols[usize::from(s)]));
                // シャ is ša, not šja.
                if !(glides && i == 0 && word == "jj" && hushing) {
                    out.push(symbol);
                }
            }
            at += len;
        }
        out
    }
}

/// A syllable of Hangul as its letters, any other letter as it is.
fn jamo(c: char) -> Vec<char> {
    let Some(s) = (c as u32).checked_sub(0xAC00).filter(|s| *s < 11172) else { return vec![c] };
    let letter = |code: u32| char::from_u32(code).expect("a letter of Hangul");
    let mut out = vec![letter(0x1100 + s / 588), letter(0x1161 + s % 588 / 28)];
    if s % 28 != 0 {
        out.push(letter(0x11A7 + s % 28));
    }
    out
}

fn profile(name: &str, file: &Document, symbols: &[String]) -> String {
    let mut entries: Vec<(String, u32)> = file
        .entries
        .iter()
        .map(|e| (e.left.clone(), pack(symbols, &e.right, &format!("{}:{}", file.file, e.line))))
        .collect();
    entries.sort_by_key(|(g, _)| (std::cmp::Reverse(g.len()), g.clone()));
    let langs: Vec<&str> = file.header("lang").unwrap_or("").split_whitespace().collect();
    let letters = file.header("letters").unwrap_or("");
    let mut mask = 0u128;
    for (group, _) in &entries {
        mask |= 1 << (group.chars().next().expect("a letter") as u32 % 128);
    }
    format!(
        "Profile {{ name: {name:?}, langs: &{langs:?}, letters: {letters:?}, first: {mask:#x}, groups: &{entries:?} }}"
    )
}

/// Eight syllables a row: the consonant with ä u i a e ɨ o wa.
fn ethiopic(file: &Document, symbols: &[String], letters: &mut BTreeMap<u32, u32>) {
    let vowels = ["ä", "u", "i", "a", "e", "", "o", "w a"];
    for row in file.headers.iter().filter(|h| h.left == "row") {
        let (first, consonant) = row.right.split_once(' ').expect("row: syllable consonant");
        let consonant = if consonant == "-" { "" } else { consonant };
        let first = first.chars().next().expect("a syllable") as u32;
        for (i, vowel) in vowels.iter().enumerate() {
            let right = format!("{consonant} {vowel}");
            letters.insert(first + i as u32, pack(symbols, &right, &file.file));
        }
    }
}

/// The blocks of the other Brahmic scripts follow the plan of Devanagari's.
fn indic(letters: &mut BTreeMap<u32, u32>) {
    let deva: Vec<(u32, u32)> = letters.range(0x900..0x960).map(|(&c, &p)| (c, p)).collect();
    for block in [0x980, 0xA00, 0xA80, 0xB00, 0xB80, 0xC00, 0xC80, 0xD00] {
        for &(c, packed) in &deva {
            letters.entry(c - 0x900 + block).or_insert(packed);
        }
    }
}
