//! `data/endings/*.txt` → `src/tables/endings.rs`: paradigms into tries of reversed endings.
//!
//! The notation of the files is explained in `data/endings/README.md`.

use std::collections::BTreeMap;
use std::fmt::Write;

use isim::grammar::{self, Case, Gender, Number};
use isim::rules::{Document, Pair};
use isim::{Lang, Script, fold};

use crate::{check, read_data};

#[test]
fn endings() {
    check("src/tables/endings.rs", &read().write());
}

/// What every line of a paradigm puts onto a made-up base form, the library takes off again.
#[test]
fn every_ending_comes_off_again() {
    let mut wrong = Vec::new();
    let made = read().made;
    assert!(made.len() > 5000, "only {} forms", made.len());
    for Made { place, lang, word, base, case } in made {
        let (word, base) = (fold(&word), fold(&base));
        let script = Script::of(word.chars().next().expect("a word"));
        let mut found = word == base;
        grammar::stems(&word, script, lang, &mut |stem| {
            found |= stem.is(&word, &base) && stem.cases.contains(case);
        });
        if !found {
            wrong.push(format!("{place}: {base} → {word}, {}", case.as_str()));
        }
    }
    assert!(wrong.is_empty(), "{} lost:\n{}", wrong.len(), wrong.join("\n"));
}

fn read() -> Table {
    let mut table = Table::default();
    table.class(""); // 0 is no guard
    for document in read_data("endings") {
        table.file(&document);
    }
    table
}

/// A form made by a paradigm.
struct Made {
    place: String,
    lang: Lang,
    word: String,
    base: String,
    case: Case,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Rule {
    profile: usize,
    stay: usize,
    add: usize,
    guard: usize,
    slot: u8,
    harmony: u8,
    line: u32,
    cases: u16,
    who: u8,
    price: u16,
}

#[derive(Default)]
struct Trie {
    children: BTreeMap<char, Trie>,
    rules: Vec<Rule>,
}

#[derive(Default)]
struct Table {
    profiles: Vec<String>,
    /// By script and by language, a bit for every profile.
    scripts: BTreeMap<String, u128>,
    langs: BTreeMap<String, u128>,
    prefixes: Vec<(String, String)>,
    prefixed: u128,
    classes: Vec<String>,
    adds: Vec<String>,
    made: Vec<Made>,
    /// Endings that tell a case, and those that pair the forms of a family name.
    cases: Trie,
    families: Trie,
}

/// The slots of a chain, and after which of them each may stand (bit 0: after the base form).
const SLOTS: [(&str, u8, u8); 7] = [
    ("origin", 1, 0b1),
    ("plural", 2, 0b11),
    ("poss", 3, 0b111),
    ("case", 4, 0b1111),
    ("pcase", 5, 0b1000),
    ("", 6, 0b1),
    ("family", 7, 0b1),
];

/// The state of a file while its lines are read.
struct Reader<'d> {
    file: &'d str,
    classes: BTreeMap<char, String>,
    columns: Vec<u16>,
    /// The base form of the first example, to make forms of.
    sample: String,
    lang: Lang,
    back: String,
    front: String,
}

impl Table {
    fn file(&mut self, document: &Document) {
        let file = document.file.as_str();
        let header = |key: &str| document.header(key);
        let want = |key: &str| header(key).unwrap_or_else(|| panic!("{file}: `{key}` is missing"));
        want("source");
        let number = |key: &str| header(key).map_or(0, |v| v.parse::<u16>().expect("a number"));
        let langs: Vec<_> =
            want("lang").split_whitespace().map(|l| format!("Lang::literal(\"{l}\")")).collect();
        let agreement = match want("agreement") {
            "each" => "Each",
            "first" => "First",
            "last" => "Last",
            other => panic!("{file}: agreement is `each`, `first` or `last`, not `{other}`"),
        };
        let mut reader = Reader {
            file,
            classes: BTreeMap::new(),
            columns: Vec::new(),
            sample: document.examples.first().map(|e| fold(&e.right)).unwrap_or_default(),
            lang: want("lang").split_whitespace().next().unwrap_or("").parse().expect("a language"),
            back: fold(header("back").unwrap_or("")),
            front: fold(header("front").unwrap_or("")),
        };
        let profile = self.profiles.len();
        assert!(profile < 128, "a set of profiles has 128 bits");
        *self.scripts.entry(want("script").into()).or_default() |= 1 << profile;
        for lang in want("lang").split_whitespace() {
            *self.langs.entry(lang.into()).or_default() |= 1 << profile;
        }
        self.profiles.push(format!(
            "Profile {{ file: {file:?}, langs: &[{}], agreement: Agreement::{agreement}, bare: {}, \
             unknown: {}, back: {}, front: {} }}",
            langs.join(", "),
            number("bare"),
            number("unknown"),
            numbers(&reader.back),
            numbers(&reader.front),
        ));
        let mut lines: Vec<(&Pair, bool)> = document.headers.iter().map(|h| (h, false)).collect();
        lines.extend(document.entries.iter().map(|e| (e, true)));
        lines.sort_by_key(|(pair, _)| pair.line);
        for (pair, entry) in lines {
            if entry {
                self.entry(&reader, profile, pair);
            } else {
                reader.header(pair);
            }
        }
        assert!(!document.examples.is_empty(), "{file}: examples are missing");
    }

    fn entry(&mut self, reader: &Reader<'_>, profile: usize, pair: &Pair) {
        let place = format!("{}:{}", reader.file, pair.line);
        let (mut slot, mut who, mut price) = (6, 0, 20u16);
        let (mut patterns, mut prefix, mut quote) = (Vec::new(), false, "");
        let mut joined = false;
        for word in pair.left.split_whitespace() {
            if let Some(&(_, s, _)) = SLOTS.iter().find(|s| s.0 == word) {
                slot = s;
            } else if let Some(number) = word.strip_prefix('@') {
                price = number.parse().unwrap_or_else(|_| panic!("{place}: {word} is no price"));
            } else if word.contains('|') {
                patterns.push(word);
            } else {
                match word {
                    "m" => who |= 1 << Gender::Masculine as u8,
                    "f" => who |= 1 << Gender::Feminine as u8,
                    "n" => who |= 1 << Gender::Neuter as u8,
                    "sg" => who |= 8 << Number::Singular as u8,
                    "pl" => who |= 8 << Number::Plural as u8,
                    "prefix" => prefix = true,
                    "'" => quote = "'",
                    "joined" => joined = true,
                    _ => panic!("{place}: `{word}` is neither a tag nor a pattern with |"),
                }
            }
        }
        if prefix {
            self.prefixed |= 1 << profile;
            for text in pair.right.split_whitespace().map(fold) {
                let rule = format!(
                    "Prefix {{ text: {text:?}, profile: {profile}, line: {}, cases: {}, \
                     price: {price} }}",
                    pair.line,
                    1u16 << Case::Particle as u16
                );
                self.prefixes.push((text, rule));
            }
            return;
        }
        let bare_number = who & 24 == 0;
        if slot == 2 {
            who |= 8 << Number::Plural as u8;
        } else if slot == 6 && bare_number {
            who |= 8 << Number::Singular as u8;
        }
        assert!(!patterns.is_empty(), "{place}: a pattern such as `[C]|а` is missing");
        let cells: Vec<_> = pair.right.split_whitespace().collect();
        let columns = match slot {
            1 => vec![1 << Case::Adjectival as u16],
            2 | 3 | 7 => vec![1 << Case::Nominative as u16],
            _ => reader.columns.clone(),
        };
        assert_eq!(cells.len(), columns.len(), "{place}: as many cells as columns");
        for pattern in patterns {
            let (class, literal, dropped) = reader.pattern(pattern, &place);
            let guard = self.class(&class);
            let add = self.add(&dropped);
            for (cell, &cases) in cells.iter().zip(&columns) {
                for form in cell.split('/').filter(|f| *f != "-") {
                    let form = if form == "." { "" } else { form };
                    let form = fold(&format!("{quote}{form}"));
                    if form == dropped {
                        continue;
                    }
                    let ending = format!("{literal}{form}");
                    assert!(!ending.is_empty(), "{place}: an ending without a letter");
                    let harmony = match slot {
                        _ if joined => 3,
                        ..6 => reader.harmony(&form),
                        _ => 0,
                    };
                    if slot < 5 || slot == 6 {
                        let stem = format!("{}{literal}", reader.stem(&class));
                        self.made.push(Made {
                            place: place.clone(),
                            lang: reader.lang,
                            word: format!("{stem}{form}"),
                            base: format!("{stem}{dropped}"),
                            case: Case::ALL[cases.trailing_zeros() as usize],
                        });
                    }
                    let line = pair.line;
                    // The longer an ending, the less likely a name ends so by chance.
                    let long = form.chars().count().saturating_sub(2) as u16;
                    let price = if slot == 7 {
                        price
                    } else {
                        price.saturating_sub(10 * long).max(price / 4)
                    };
                    let stay = literal.len();
                    let mut rule =
                        Rule { profile, stay, add, guard, slot, harmony, line, cases, who, price };
                    if slot == 7 {
                        rule.who = 1 << Gender::Feminine as u8;
                        let masculine = format!("{literal}{dropped}");
                        if !masculine.is_empty() {
                            let rule = Rule { who: 1, ..rule };
                            self.rule(&masculine, rule);
                        }
                    }
                    self.rule(&ending, rule);
                }
            }
        }
    }

    /// Adds a rule, or its case to a rule that takes the same ending off in the same way.
    fn rule(&mut self, ending: &str, rule: Rule) {
        let mut node = if rule.slot == 7 { &mut self.families } else { &mut self.cases };
        for c in ending.chars().rev() {
            node = node.children.entry(c).or_default();
        }
        let same = |r: &&mut Rule| {
            (r.profile, r.stay, r.add, r.guard, r.slot, r.harmony)
                == (rule.profile, rule.stay, rule.add, rule.guard, rule.slot, rule.harmony)
                && (r.slot != 7 || r.who == rule.who)
        };
        match node.rules.iter_mut().find(same) {
            Some(known) => {
                known.cases |= rule.cases;
                known.who |= rule.who;
                if rule.price < known.price {
                    (known.price, known.line) = (rule.price, rule.line);
                }
            }
            None => node.rules.push(rule),
        }
    }

    fn class(&mut self, class: &str) -> usize {
        let class = index(&mut self.classes, class);
        assert!(class < 256, "too many classes");
        class
    }

    fn add(&mut self, add: &str) -> usize {
        index(&mut self.adds, add)
    }

    fn write(&mut self) -> String {
        let mut out = String::from(HEAD);
        let list = |out: &mut String, name: &str, kind: &str, items: &[String]| {
            let _ = write!(out, "\n#[rustfmt::skip]\npub(crate) static {name}: &[{kind}] = &[\n");
            let mut line = String::new();
            for item in items {
                if line.chars().count() + item.chars().count() > 150 {
                    out.push_str(line.trim_end());
                    out.push('\n');
                    line.clear();
                }
                line.push_str(item);
                line.push_str(", ");
            }
            out.push_str(line.trim_end());
            out.push_str("\n];\n");
        };
        let quoted = |items: &[String]| items.iter().map(|s| format!("{s:?}")).collect::<Vec<_>>();
        list(&mut out, "PROFILES", "Profile", &self.profiles);
        let scripts: Vec<_> =
            self.scripts.iter().map(|(s, mask)| format!("(Script::{s}, {mask:#x})")).collect();
        list(&mut out, "SCRIPTS", "(Script, u128)", &scripts);
        // The bytes of a tag as one number, for a quick search.
        let key = |lang: &str| lang.bytes().fold(0, |key, b| key << 8 | u32::from(b));
        let langs: BTreeMap<_, _> = self.langs.iter().map(|(l, mask)| (key(l), mask)).collect();
        let langs: Vec<_> = langs.iter().map(|(l, mask)| format!("({l:#x}, {mask:#x})")).collect();
        list(&mut out, "LANGS", "(u32, u128)", &langs);
        self.prefixes.sort();
        let prefixes: Vec<_> = self.prefixes.iter().map(|p| p.1.clone()).collect();
        let _ = write!(
            out,
            "\n/// The profiles that have prefixes.\npub(crate) const PREFIXED: u128 = {:#x};\n",
            self.prefixed
        );
        list(&mut out, "PREFIXES", "Prefix", &prefixes);
        let (pages, blocks, rows) = guards(&self.classes);
        let words = rows[0].split(',').count();
        let _ = write!(
            out,
            "\n/// 32-bit words of a set of classes.\npub(crate) const GUARDS: usize = {words};\n"
        );
        list(&mut out, "GUARD_PAGES", "u8", &pages);
        list(&mut out, "GUARD_BLOCKS", "[u8; 32]", &blocks);
        list(&mut out, "GUARD_ROWS", "[u32; GUARDS]", &rows);
        list(&mut out, "ADDS", "&str", &quoted(&self.adds));
        // Breadth first, so that the children of a node stand together; those of the roots first.
        let (mut nodes, mut rules, mut traits) = (vec![], vec![], vec![]);
        let mut queue: Vec<(char, &Trie)> = Vec::new();
        queue.extend(self.cases.children.iter().map(|(c, n)| (*c, n)));
        let cases = queue.len();
        queue.extend(self.families.children.iter().map(|(c, n)| (*c, n)));
        let families = queue.len();
        let mut at = 0;
        while at < queue.len() {
            let (label, node) = queue[at];
            at += 1;
            assert!(node.rules.len() < 256, "a node has at most 255 rules");
            nodes.push(format!(
                "n({},{},{},{},{})",
                label as u32,
                queue.len(),
                node.children.len(),
                rules.len(),
                node.rules.len()
            ));
            queue.extend(node.children.iter().map(|(c, n)| (*c, n)));
            for r in &node.rules {
                let told = format!("t({},{},{},{},{})", r.slot, r.harmony, r.cases, r.who, r.price);
                let told = index(&mut traits, &told);
                rules.push(format!(
                    "r({},{},{},{},{},{told})",
                    r.profile, r.line, r.stay, r.add, r.guard
                ));
            }
        }
        let from: Vec<_> = SLOTS.iter().map(|s| s.2.to_string()).collect();
        let _ = write!(
            out,
            "\n/// After which slots each slot may stand, bit 0 for the base form.\n\
             pub(crate) const FROM: [u8; 8] = [0, {}];\n\n\
             /// The nodes of the last letters of endings that tell a case, and of those that pair the\n\
             /// forms of a family name.\n\
             pub(crate) const CASES: Range<usize> = 0..{cases};\n\
             pub(crate) const FAMILIES: Range<usize> = {cases}..{families};\n",
            from.join(", ")
        );
        list(&mut out, "TRAITS", "Traits", &traits);
        list(&mut out, "NODES", "Node", &nodes);
        list(&mut out, "RULES", "Rule", &rules);
        out
    }
}

impl Reader<'_> {
    fn header(&mut self, pair: &Pair) {
        let place = format!("{}:{}", self.file, pair.line);
        match pair.left.as_str() {
            "class" => {
                let (name, letters) = pair.right.split_once(' ').expect("class X letters");
                let name = name.chars().next().expect("a class has a name");
                assert!(name.is_ascii_uppercase(), "{place}: a class is named by A to Z");
                let letters = self.expand(letters);
                self.classes.insert(name, letters);
            }
            "cases" => {
                self.columns = pair
                    .right
                    .split_whitespace()
                    .map(|word| {
                        let fits = |c: &&Case| c.as_str().starts_with(word);
                        let mut found = Case::ALL.iter().filter(fits);
                        let case =
                            found.next().unwrap_or_else(|| panic!("{place}: no case {word}"));
                        assert!(found.next().is_none(), "{place}: {word} is two cases");
                        1 << *case as u16
                    })
                    .collect();
            }
            "lang" | "script" | "source" | "agreement" | "back" | "front" | "bare" | "unknown" => {}
            other => panic!("{place}: unknown header `{other}`"),
        }
    }

    /// `[^C]ов|а` → class before the literal, literal letters that stay, letters that go.
    fn pattern(&self, pattern: &str, place: &str) -> (String, String, String) {
        let (guard, dropped) = pattern.split_once('|').expect("a pattern has a |");
        let (class, literal) = match guard.strip_prefix('[') {
            Some(rest) => rest.split_once(']').unwrap_or_else(|| panic!("{place}: ] is missing")),
            None => ("", guard),
        };
        assert!(!literal.contains(['[', ']']), "{place}: a class stands first in a pattern");
        let class = match class.strip_prefix('^') {
            Some(class) => format!("^{}", self.expand(class)),
            None => self.expand(class),
        };
        (class, fold(literal), fold(dropped))
    }

    /// Letters with the names of classes, A to Z, replaced by their letters.
    fn expand(&self, letters: &str) -> String {
        let mut out = String::new();
        for c in letters.chars().filter(|c| !c.is_whitespace()) {
            match self.classes.get(&c) {
                Some(class) => out.push_str(class),
                None => {
                    assert!(!c.is_ascii_uppercase(), "{}: no class {c}", self.file);
                    let folded = fold(c.encode_utf8(&mut [0; 4]));
                    out.extend(folded.chars().next().or(Some(c)));
                }
            }
        }
        out
    }

    /// A stem that ends in a letter of a class.
    fn stem(&self, class: &str) -> String {
        let mut letters = self.sample.chars();
        let body: String = letters.by_ref().take(3).collect();
        let last = match class.strip_prefix('^') {
            Some(class) => self.sample.chars().find(|&c| !class.contains(c)),
            None => class.chars().next(),
        };
        body.chars().chain(last).collect()
    }

    /// 1 when the first vowel of a suffix is a back vowel, 2 when a front one, 0 when it has none.
    fn harmony(&self, form: &str) -> u8 {
        for c in form.chars() {
            if self.back.contains(c) {
                return 1;
            }
            if self.front.contains(c) {
                return 2;
            }
        }
        0
    }
}

/// The classes that each letter is of: for every 32 code points the number of a block, for every code
/// point in a block that of a row, and rows of a bit for each class. What lies beyond the pages, or in
/// the first row, is a letter that no class names, and of those that say what they are not.
fn guards(classes: &[String]) -> (Vec<String>, Vec<String>, Vec<String>) {
    let letters = |class: &str| class.trim_start_matches('^').chars().map(|c| c as u32).max();
    let last = classes.iter().filter_map(|c| letters(c)).max().unwrap_or(0);
    let (mut pages, mut blocks, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    let row = |c: Option<char>| {
        let mut words = vec![0u32; classes.len().div_ceil(32)];
        for (at, class) in classes.iter().enumerate() {
            let has = |class: &str| c.is_some_and(|c| class.contains(c));
            let fits = class.strip_prefix('^').map_or_else(|| has(class), |not| !has(not));
            words[at / 32] |= u32::from(fits) << (at % 32);
        }
        format!("{words:?}").replace(' ', "")
    };
    rows.push(row(None));
    for page in 0..=last / 32 {
        let numbers =
            (page * 32..page * 32 + 32).map(|c| index(&mut rows, &row(char::from_u32(c))));
        let block = format!("{:?}", numbers.collect::<Vec<_>>()).replace(' ', "");
        pages.push(index(&mut blocks, &block).to_string());
    }
    assert!(rows.len() < 256 && blocks.len() < 256, "numbers of rows and blocks are bytes");
    (pages, blocks, rows)
}

/// Letters as a slice of their code points, the often used ones where they stood.
fn numbers(letters: &str) -> String {
    let codes: Vec<_> = letters.chars().map(|c| (c as u32).to_string()).collect();
    format!("&[{}]", codes.join(","))
}

fn index(list: &mut Vec<String>, item: &str) -> usize {
    list.iter().position(|i| i == item).unwrap_or_else(|| {
        list.push(item.into());
        assert!(list.len() <= 1 << 16, "too many different {item}");
        list.len() - 1
    })
}

const HEAD: &str = r#"//! Endings of inflected names, as tries from the last letter inwards.
//!
//! Generated from `data/endings/` by `ISIM_BLESS=1 cargo test --test generate`. Do not edit.

use core::ops::Range;

use crate::lang::{Lang, Script};

/// How the words of one name share a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Agreement {
    /// Every word takes the case: «Ильхамом Алиевым».
    Each,
    /// The first word takes what is written together with it, for all: "לאילהם אלייב".
    First,
    /// The last word takes the ending for all: "İlham Əliyevin".
    Last,
}

/// A file of endings: one language or several that share them, in one script.
pub(crate) struct Profile {
    pub file: &'static str,
    pub langs: &'static [Lang],
    pub agreement: Agreement,
    /// Added to the price of an ending that no apostrophe separates.
    pub bare: u16,
    /// Added to every price when the language of the text is not known.
    pub unknown: u16,
    /// Vowels that suffixes with back vowels follow, and those that front ones do.
    pub back: &'static [u16],
    pub front: &'static [u16],
}

/// A prefix that is not part of the name.
pub(crate) struct Prefix {
    pub text: &'static str,
    pub profile: u8,
    pub line: u16,
    pub cases: u16,
    pub price: u16,
}

/// How an ending is taken off: of its letters the first `stay` bytes stay, and `ADDS[add]` comes
/// for the rest, if the letter before the ending is of the class `guard`; any is of class 0.
pub(crate) struct Rule {
    pub line: u16,
    pub add: u16,
    /// Of [`TRAITS`].
    pub traits: u16,
    pub profile: u8,
    pub stay: u8,
    pub guard: u8,
}

/// What an ending tells. Many rules share these.
pub(crate) struct Traits {
    pub cases: u16,
    pub price: u16,
    /// Bits 0 to 2 genders, 3 and 4 numbers.
    pub who: u8,
    /// Place in a chain of suffixes.
    pub slot: u8,
    /// What the ending asks of the stem: 1 back vowels, 2 front vowels, 3 no apostrophe between.
    pub harmony: u8,
}

/// A node of the trie: its letter, its children and its rules, as runs of the tables below.
pub(crate) struct Node {
    pub label: u16,
    pub child: u16,
    pub rule: u16,
    pub children: u8,
    pub rules: u8,
}

#[rustfmt::skip]
const fn r(profile: u8, line: u16, stay: u8, add: u16, guard: u8, traits: u16) -> Rule {
    Rule { line, add, traits, profile, stay, guard }
}

const fn t(slot: u8, harmony: u8, cases: u16, who: u8, price: u16) -> Traits {
    Traits { cases, price, who, slot, harmony }
}

const fn n(label: u16, child: u16, children: u8, rule: u16, rules: u8) -> Node {
    Node { label, child, rule, children, rules }
}
"#;
