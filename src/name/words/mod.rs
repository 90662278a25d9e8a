//! Words that belong to names but name nobody, words that many organisations have in their names,
//! and given names that are one name in several languages or familiarly short for one.
//!
//! The words come from `data/names/` and `data/orgs/`, each with its line, so that an explanation
//! can cite it. A lookup hashes the folded word and, for most that miss, looks at two numbers of the
//! table.

mod key;

use crate::lang::Kind;
use crate::tables::types::Endings;
use crate::tables::words as table;

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// van, bin, al, de
    Particle,
    /// oğlu, qızı, uulu: the word before is the father's name.
    PatronymicMarker,
    /// Dr, Sheikh, господин
    Title,
    /// Jr, II, мл.
    Generation,
    /// Ltd, ООО, MMC
    LegalForm,
    /// ministry, банк, üniversitesi
    Generic,
    /// king, папа: a title in front of a whole name, and a name elsewhere
    FrontTitle,
    /// county, река, adası: what kind of place it is
    Geographic,
    /// north, новый, San: what tells it from another of its name
    Telling,
    /// w, डब्ल्यू, دبليو: a letter, or an English letter spelt out
    Letter,
    /// three, третий: a number of an organisation
    Number,
}

const CLASSES: [Class; 11] = [
    Class::Particle,
    Class::PatronymicMarker,
    Class::Title,
    Class::Generation,
    Class::LegalForm,
    Class::Generic,
    Class::FrontTitle,
    Class::Geographic,
    Class::Telling,
    Class::Letter,
    Class::Number,
];

/// A line of `data/`, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub file: &'static str,
    pub line: u16,
}

/// A word that a table knows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub class: Class,
    /// The number a generation word stands for: II and Jr are 2; else 0.
    pub number: u16,
    /// The same for all words of one meaning: ministry and министерство; 0 for none.
    pub concept: u16,
    pub source: Source,
}

impl Word {
    /// Whether it is a legal form or a generic word.
    pub fn is_of_body(&self) -> bool {
        matches!(self.class, Class::LegalForm | Class::Generic)
    }

    /// Whether it is a word of places.
    fn is_of_place(&self) -> bool {
        matches!(self.class, Class::Geographic | Class::Telling)
    }
}

/// A class of given names that a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Given {
    /// Number of the class: names that share one are one name.
    pub class: u16,
    /// The name is short for those of its class.
    pub diminutive: bool,
    pub source: Source,
}

/// What the tables know of a folded word, or of several with single spaces: its first reading, in
/// the order of [`Class`].
pub(crate) fn word(folded: &str) -> Option<Word> {
    readings(folded).next()
}

/// The hashes of a folded word, as particles, titles and forms know it and as given names do.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    plain: u32,
    loose: u32,
}

impl Key {
    pub fn of(folded: &str) -> Key {
        let mut key = KeyBuilder::EMPTY;
        folded.chars().for_each(|c| key.push(c));
        key.finish()
    }

    /// The same of a word of ASCII, of which given names lack the apostrophes alone. Gives its letters
    /// to `each` on the way.
    pub fn of_ascii(folded: &str, mut each: impl FnMut(char)) -> Key {
        let (mut plain, mut apostrophes) = (key::EMPTY, false);
        for letter in folded.bytes().map(char::from) {
            each(letter);
            plain = key::step(plain, letter);
            apostrophes |= letter == '\'';
        }
        let plain = key::finish(plain);
        let letters = folded.chars().filter(|letter| *letter != '\'');
        Key { plain, loose: if apostrophes { key::hash(letters) } else { plain } }
    }
}

/// Makes a [`Key`] of letters that come one by one.
#[derive(Clone, Copy)]
pub(crate) struct KeyBuilder {
    plain: u32,
    loose: u32,
}

impl KeyBuilder {
    pub const EMPTY: KeyBuilder = KeyBuilder { plain: key::EMPTY, loose: key::EMPTY };

    #[inline]
    pub fn push(&mut self, c: char) {
        if key::is_one(c) {
            self.plain = key::step(self.plain, c);
            self.loose = key::step(self.loose, c);
            return;
        }
        self.plain = key::plain(c).map_or(self.plain, |c| key::step(self.plain, c));
        self.loose = key::loose(c).map_or(self.loose, |c| key::step(self.loose, c));
    }

    #[inline]
    pub fn finish(self) -> Key {
        Key { plain: key::finish(self.plain), loose: key::finish(self.loose) }
    }
}

/// Whether a folded word is a title in front of a whole name.
pub(crate) fn is_front_title(folded: &str) -> bool {
    readings(folded).any(|w| matches!(w.class, Class::FrontTitle | Class::Title))
}

/// The number that a folded word says.
pub(crate) fn ordinal(folded: &str) -> Option<u16> {
    readings(folded).find(|w| w.class == Class::Number).map(|w| w.number)
}

/// A folded word as one that tells generations apart.
pub(crate) fn generation(folded: &str) -> Option<Word> {
    readings(folded).find(|w| w.class == Class::Generation)
}

/// A folded word as a letter, or as one that is spelt out.
pub(crate) fn letter(folded: &str) -> Option<Word> {
    readings(folded).find(|w| w.class == Class::Letter)
}

/// What a word is in a name of this kind: legal forms and generic words come first in names of
/// organisations, and are no words of persons; words of places are so in names of places alone.
pub(crate) fn word_for(folded: &str, kind: Kind) -> Option<Word> {
    word_of(folded, Key::of(folded), kind)
}

/// The same, of a word whose hashes are known.
pub(crate) fn word_of(folded: &str, key: Key, kind: Kind) -> Option<Word> {
    let of_body = Word::is_of_body;
    let readings = readings_of(folded, key.plain);
    if kind == Kind::Place {
        let place = readings.clone().find(Word::is_of_place);
        if place.is_some() {
            return place;
        }
    }
    let number = kind == Kind::Organization;
    let mut readings =
        readings.filter(|w| !w.is_of_place() && (number || w.class != Class::Number));
    match kind {
        Kind::Person => readings.find(|w| !of_body(w) && w.class != Class::FrontTitle),
        _ => {
            let first = readings.next()?;
            let found = Some(first).filter(of_body).or_else(|| readings.find(of_body));
            found.or(Some(first)).filter(|w| w.class != Class::FrontTitle)
        }
    }
}

/// Every reading of a folded word.
fn readings(folded: &str) -> impl Iterator<Item = Word> {
    readings_of(folded, key::hash(folded.chars().filter_map(key::plain)))
}

/// The same, of a word whose hash is known.
fn readings_of(folded: &str, hash: u32) -> impl Iterator<Item = Word> + Clone {
    let at = find(folded, hash, key::plain, table::WORD_BUCKETS, table::WORD_PRINTS, table::WORDS);
    let first = at.map_or(0, |at| table::WORDS[at]);
    let rows = at.map_or(&[][..], |at| &table::WORDS[at..]);
    // Readings of one word stand together and share its text.
    rows.iter().take_while(move |row| **row & TEXT_BITS == first & TEXT_BITS).map(|&row| Word {
        class: CLASSES[(row >> 25 & 15) as usize % CLASSES.len()],
        number: (row >> 29 & 63) as u16,
        concept: (row >> 35 & 0x1FFF) as u16,
        source: source((row >> 48) as u32),
    })
}

/// The classes of given names that a folded name belongs to; mostly none, seldom more than one.
pub(crate) fn given_classes(folded: &str) -> impl Iterator<Item = Given> {
    let loose = key::hash(folded.chars().filter_map(key::loose));
    classes_of(folded, Key { plain: 0, loose })
}

/// The same, of a name whose hashes are known.
pub(crate) fn classes_of(folded: &str, key: Key) -> impl Iterator<Item = Given> {
    let at = find(
        folded,
        key.loose,
        key::loose,
        table::GIVEN_BUCKETS,
        table::GIVEN_PRINTS,
        table::GIVEN,
    );
    let row = at.map_or(0, |at| table::GIVEN[at]);
    let first = (row >> 25 & 0xF_FFFF) as usize;
    let count = (row >> 45 & 63) as usize;
    table::MEMBERS.get(first..first + count).unwrap_or(&[]).iter().map(|&member| Given {
        class: (member & 0xFFF) as u16,
        diminutive: member >> 12 & 1 == 1,
        source: source(member >> 16),
    })
}

/// How common the commonest form of a given name is in any language, as [`Token`](super::Token) has it of
/// a word; of a class by its number.
pub(crate) fn usual(class: u16) -> u8 {
    table::USUAL.get(usize::from(class)).copied().unwrap_or(0)
}

/// Whether two folded names are forms of one given name; and if so, whether one is a diminutive.
pub(crate) fn same_given(a: &str, b: &str) -> Option<Given> {
    let mut best: Option<Given> = None;
    for x in given_classes(a) {
        for y in given_classes(b).filter(|y| y.class == x.class) {
            let diminutive = x.diminutive || y.diminutive;
            if best.is_none_or(|best| best.diminutive && !diminutive) {
                // The line that holds the rarer of the two: the diminutive's, if there is one.
                let source = if y.diminutive { y.source } else { x.source };
                best = Some(Given { diminutive, source, ..x });
            }
        }
    }
    best
}

/// The English word that names a concept in the data files.
pub(crate) fn concept(number: u16) -> &'static str {
    table::CONCEPTS.get(usize::from(number)).copied().unwrap_or("")
}

/// Where a folded word's ending begins that makes a father's name of what is before it, which has
/// three letters or more; and the source.
pub(crate) fn father(folded: &str) -> Option<(usize, Source)> {
    ending(folded, &table::FATHERS, &FATHERS_LAST).map(|(end, _, source)| (end, source))
}

/// The same of an ending that makes an adjective of a place's name, with what stands for it there.
pub(crate) fn adjective(folded: &str) -> Option<(usize, &'static str, Source)> {
    ending(folded, &table::ADJECTIVES, &ADJECTIVES_LAST)
}

fn ending(
    folded: &str,
    table: &'static Endings,
    lasts: &Lasts,
) -> Option<(usize, &'static str, Source)> {
    let mut back = folded.chars().rev();
    let (last, third) = (back.next()?, back.nth(1)?);
    if lasts[last as usize % 64] >> (third as u32 % 64) & 1 == 0 {
        return None;
    }
    let last_of = |at| table.rows.get(at).and_then(|ending| ending.chars().next_back());
    let from = table.rows.first_not(|at| last_of(at) < Some(last));
    let rows = (from..table.sources.len()).take_while(|at| last_of(*at) == Some(last));
    let ends = rows.filter(|at| folded.as_bytes().ends_with(table.rows.bytes(*at)));
    let at = ends.max_by_key(|at| table.rows.bytes(*at).len())?;
    let start = folded.len() - table.rows.bytes(at).len();
    let (tail, source) = (table.tails.get(at)?, source(*table.sources.get(at)?));
    folded[..start].chars().nth(2).map(|_| (start, tail, source))
}

/// For the last letters of such endings, modulo 64, a bit for each letter that may be the last but two.
type Lasts = [u64; 64];

static FATHERS_LAST: Lasts = lasts(&table::FATHERS);
static ADJECTIVES_LAST: Lasts = lasts(&table::ADJECTIVES);

const fn lasts(table: &Endings) -> Lasts {
    let (mut lasts, mut ending) = ([0; 64], 0);
    let bytes = table.rows.text.as_bytes();
    while ending < table.sources.len() {
        let (start, mut at) = (table.rows.start(ending), table.rows.ends[ending] as usize);
        // The letters from the last on, modulo 64; of two bytes or one, the second tells that.
        let (mut letters, mut count) = ([0; 3], 0);
        while at > start && count < 3 {
            at -= 1;
            assert!(bytes[at] & 0xC0 == 0x80 || bytes[at] < 0x80);
            letters[count] = bytes[at] & 63;
            at -= (bytes[at] >= 0x80) as usize;
            assert!(bytes[at] < 0xE0);
            count += 1;
        }
        lasts[letters[0] as usize] |= if count < 3 { u64::MAX } else { 1 << letters[2] };
        ending += 1;
    }
    lasts
}

/// Surnames of two characters, Han and Hangul.
pub(crate) fn is_double_surname(two: &str) -> bool {
    let mut chars = two.chars();
    let (Some(first), Some(second), None) = (chars.next(), chars.next(), chars.next()) else {
        return false;
    };
    table::DOUBLE_SURNAMES.binary_search(&[first, second]).is_ok()
}

/// The bits of a row that say where its text stands.
const TEXT_BITS: u64 = 0x1FF_FFFF;

/// The text that a row's lowest 25 bits point to: 18 of its place, 7 of its length.
fn text_of(row: u64) -> &'static str {
    let at = (row & 0x3_FFFF) as usize;
    let len = (row >> 18 & 127) as usize;
    table::TEXT.get(at..at + len).unwrap_or("")
}

/// A source from 16 bits: 12 of the line, 4 of the file.
fn source(bits: u32) -> Source {
    let file = table::FILES.get((bits >> 12 & 15) as usize).copied().unwrap_or("");
    Source { file, line: (bits & 0xFFF) as u16 }
}

/// Looks a word up among the rows of its hash's bucket: eight further bits of the hash tell most
/// other words apart.
fn find(
    folded: &str,
    hash: u32,
    letter: impl Fn(char) -> Option<char> + Copy,
    buckets: &[u16],
    prints: &[u8],
    rows: &[u64],
) -> Option<usize> {
    if folded.len() > 127 {
        return None;
    }
    // One bucket more than a power of two: where the last one ends.
    let bucket = hash as usize & buckets.len().saturating_sub(2);
    let (&start, &end) = (buckets.get(bucket)?, buckets.get(bucket + 1)?);
    let near = prints.get(usize::from(start)..usize::from(end))?;
    let print = (hash >> 24) as u8;
    let is = |at: usize| {
        let row = rows.get(at).copied().unwrap_or(0);
        text_of(row).chars().eq(folded.chars().filter_map(letter))
    };
    let mut found = (usize::from(start)..).zip(near);
    found.find(|&(at, &other)| other == print && is(at)).map(|(at, _)| at)
}

#[cfg(test)]
mod tests;
