//! What a user's own rules know: given names, titles, particles, and names that are one.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::lang::{Kind, Lang};
use crate::name::token::DIMINUTIVE;
use crate::name::{Name, Role, Token};
use crate::rules::{Document, Pair};
use crate::sort::by_key;

/// Largest text of rules, in bytes.
const LARGEST: usize = 16 << 20;

/// Classes of given names that users bring are numbered from here, far above isim's own.
const FIRST_CLASS: u16 = 0x2000;
/// So many classes can be told apart.
const MOST_CLASSES: usize = (DIMINUTIVE - FIRST_CLASS) as usize;

/// The rules, sorted by the hash of the word or name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Own {
    files: Vec<String>,
    given: Vec<Row<u32>>,
    words: Vec<Row<u32>>,
    aliases: Vec<Row<u64>>,
    classes: BTreeMap<String, u16>,
}

/// A word or a name: what it is, and where that is said.
#[derive(Clone, Debug, PartialEq)]
struct Row<H> {
    hash: H,
    /// A class with [`DIMINUTIVE`], a role, or the number of an alias.
    what: u32,
    file: u32,
    line: u32,
}

impl Own {
    /// Reads rules, and gives their examples back.
    pub(super) fn add(&mut self, file: &str, text: &str) -> Result<Vec<Pair>, Error> {
        if text.len() > LARGEST {
            return Err(Error::too_long("a text of rules", text.len(), LARGEST));
        }
        let document = Document::parse(file, text)?;
        let fault = |at: &Pair, right: bool, cure: String| {
            let column = if right { at.right_column } else { at.left_column };
            Err(Error::rules(file, at.line, column, cure))
        };
        for header in &document.headers {
            match (header.left.as_str(), header.right.as_str()) {
                ("class", "given" | "title" | "particle" | "alias") | ("source" | "licence", _) => {
                }
                ("class", other) => {
                    let cure = "given, title, particle and alias are known";
                    return fault(header, true, format!("unknown class {other:?}: {cure}"));
                }
                (other, _) => {
                    let cure = "class, source and licence are known; an entry has \" = \" in it";
                    return fault(header, false, format!("unknown header {other:?}: {cure}"));
                }
            }
        }
        self.files.push(file.into());
        for entry in &document.entries {
            let mut above =
                document.headers.iter().filter(|h| h.left == "class" && h.line < entry.line);
            let class = above.next_back().map_or("", |h| h.right.as_str());
            let forms: Vec<&str> =
                entry.right.split(',').map(str::trim).filter(|f| !f.is_empty()).collect();
            if forms.is_empty() {
                return fault(entry, false, "write at least one form behind the =".into());
            }
            let outcome = match class {
                "given" => self.given(entry, &forms),
                "title" => self.words(entry, &forms, Role::Title),
                "particle" => self.words(entry, &forms, Role::Particle),
                "alias" => self.aliases(entry, &forms),
                _ => Err("a class must stand above the entries: `class given`, `class title`, \
                          `class particle` or `class alias`"
                    .into()),
            };
            if let Err(cure) = outcome {
                let known_class = !class.is_empty();
                return fault(entry, known_class, cure);
            }
        }
        by_key(&mut self.given, |r| (r.hash, class(r), r.what));
        self.given.dedup_by_key(|r| (r.hash, class(r)));
        if let Some(many) = self.given.windows(4).find(|w| w[0].hash == w[3].hash) {
            let line = many.iter().map(|r| r.line).max().unwrap_or(1);
            let cure =
                "a form on this line belongs to more than three given names; take it from one";
            return Err(Error::rules(file, line, 1, cure));
        }
        by_key(&mut self.words, |r| r.hash);
        by_key(&mut self.aliases, |r| r.hash);
        Ok(document.examples)
    }

    fn row<H>(&self, hash: H, what: u32, entry: &Pair) -> Row<H> {
        Row { hash, what, file: self.files.len() as u32 - 1, line: entry.line }
    }

    fn given(&mut self, entry: &Pair, forms: &[&str]) -> Result<(), String> {
        let (name, short) = match entry.left.strip_suffix(" short") {
            Some(name) => (name.trim(), true),
            None => (entry.left.as_str(), false),
        };
        let next = self.classes.len();
        if next >= MOST_CLASSES && !self.classes.contains_key(name) {
            return Err(format!("{MOST_CLASSES} given names are the limit"));
        }
        let class = *self.classes.entry(name.into()).or_insert(next as u16);
        let what = (FIRST_CLASS + class) | if short { DIMINUTIVE } else { 0 };
        for form in forms {
            let row = self.row(single(form)?, u32::from(what), entry);
            self.given.push(row);
        }
        Ok(())
    }

    fn words(&mut self, entry: &Pair, forms: &[&str], role: Role) -> Result<(), String> {
        if entry.left.parse::<Lang>().is_err() {
            return Err(
                "the left side is a language, as in `ru = прораб`; und is none in particular"
                    .into(),
            );
        }
        for form in forms {
            let row = self.row(single(form)?, role as u32, entry);
            self.words.push(row);
        }
        Ok(())
    }

    fn aliases(&mut self, entry: &Pair, forms: &[&str]) -> Result<(), String> {
        // An alias of several lines is one: its number is that of its first line.
        let text = crate::fold::fold(&entry.left);
        let what = (crate::name::token::hash(&text) >> 16) as u32;
        for form in forms {
            let name = Name::new(form, Kind::Person);
            if name.tokens.is_empty() {
                return Err(format!("there is no word in {form:?}"));
            }
            let row = self.row(name.hash, what, entry);
            self.aliases.push(row);
        }
        Ok(())
    }

    /// A token as the rules see it, when that is not as it stands.
    pub(super) fn token(
        &self,
        t: &Token,
        person: bool,
        no_nicknames: bool,
        proper: usize,
    ) -> Option<Token> {
        let mut new = *t;
        let own = rows(&self.given, t.hash);
        if person && !own.is_empty() && matches!(t.role, Role::Title | Role::Particle) {
            (new.role, new.weight) = (Role::Name, 4);
        }
        if person && new.role == Role::Name {
            let built_in = t.given.into_iter().filter(|c| {
                let class = c & !DIMINUTIVE;
                (1..FIRST_CLASS).contains(&class) && !no_nicknames
            });
            new.given = Default::default();
            let own = own.iter().map(|r| r.what as u16);
            for (slot, class) in new.given.iter_mut().zip(own.chain(built_in)) {
                *slot = class;
            }
        }
        // A name of titles alone is a name all the same.
        let word = rows(&self.words, t.hash)
            .last()
            .filter(|_| t.role != Role::Initial && (t.role != Role::Name || proper > 1));
        if let Some(row) = word {
            let title = row.what == Role::Title as u32;
            (new.role, new.weight) = if title { (Role::Title, 0) } else { (Role::Particle, 1) };
            new.given = Default::default();
            new.readings.1 = 0;
        }
        let same = new.role == t.role && new.given == t.given && new.weight == t.weight;
        (!same).then_some(new)
    }

    /// Where it is said that two words are forms of one given name.
    pub(super) fn given_rule(&self, x: &Token, y: &Token) -> Option<String> {
        for one in rows(&self.given, x.hash) {
            let fits = |r: &&Row<u32>| class(r) == class(one);
            if let Some(other) = rows(&self.given, y.hash).iter().find(fits) {
                // The line of the diminutive, if one is.
                let rarer = if other.what as u16 & DIMINUTIVE != 0 { other } else { one };
                return Some(self.place(rarer));
            }
        }
        None
    }

    /// Where it is said that a word is a title or a particle.
    pub(super) fn word_rule(&self, token: &Token) -> Option<String> {
        rows(&self.words, token.hash).last().map(|row| self.place(row))
    }

    /// Where it is said that two names are one.
    pub(super) fn alias(&self, a: &Name, b: &Name) -> Option<(String, String)> {
        self.alias_rows(a, b).map(|(one, other)| (self.place(one), self.place(other)))
    }

    /// Whether it is said that two names are one.
    pub(super) fn is_alias(&self, a: &Name, b: &Name) -> bool {
        self.alias_rows(a, b).is_some()
    }

    fn alias_rows(&self, a: &Name, b: &Name) -> Option<(&Row<u64>, &Row<u64>)> {
        for one in rows(&self.aliases, a.hash) {
            for other in rows(&self.aliases, b.hash) {
                if one.what == other.what {
                    return Some((one, other));
                }
            }
        }
        None
    }

    fn place<H>(&self, row: &Row<H>) -> String {
        format!("{}:{}", self.files.get(row.file as usize).map_or("", |f| f), row.line)
    }
}

/// The class of a given name, of a row or of a diminutive's.
fn class(row: &Row<u32>) -> u16 {
    row.what as u16 & !DIMINUTIVE
}

/// The rows of a hash.
fn rows<H: Ord + Copy>(table: &[Row<H>], hash: H) -> &[Row<H>] {
    let from = table.partition_point(|r| r.hash < hash);
    let count = table[from..].partition_point(|r| r.hash == hash);
    &table[from..from + count]
}

/// The hash of a form, which must be one word.
fn single(form: &str) -> Result<u32, String> {
    let name = Name::new(form, Kind::Person);
    match &name.tokens[..] {
        [token] => Ok(token.hash),
        [] => Err(format!("there is no word in {form:?}")),
        _ => Err(format!("{form:?} is several words; names of several words are a `class alias`")),
    }
}
