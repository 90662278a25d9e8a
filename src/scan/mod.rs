//! Known names in running text.
//!
//! A text is read once. Its words are looked up among the tokens of the list, as they stand and
//! with endings taken off; neighbouring words that are tokens of one name are a window, which is
//! compared with the name as a whole. Countries, their adjectives and cities are found by the
//! lexicon. What a surname alone means, the document tells.

mod acronym;
mod alone;
mod beside;
mod compose;
mod dotted;
mod double;
mod early;
mod east;
mod gender;
mod halves;
mod language;
mod list;
mod memo;
mod narrow;
mod places;
mod propose;
mod reach;
mod saint;
mod strangers;
mod stream;
#[cfg(test)]
mod tests;
mod text;
mod twins;
mod unspaced;
mod window;
mod word;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

pub use propose::{Proposal, propose};
pub use stream::Stream;

use self::memo::Memo;
use crate::compare::Score;
use crate::index::{Index, Listed};
use crate::lang::{Lang, Span};

/// Finds the names of an index in running text.
///
/// ```
/// use isim::{Index, Kind, Name, Scanner};
/// let mut list = Index::builder();
/// list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
/// let list = list.build();
/// let text = "Встреча с Ведатом Ишикханом прошла сегодня.";
/// let found = Scanner::new(&list).scan(text);
/// assert_eq!(found[0].id, "p1");
/// assert_eq!(found[0].span.of(text), "Ведатом Ишикханом");
/// ```
#[derive(Clone, Debug)]
pub struct Scanner<'i> {
    index: Listed<'i>,
    list: list::List,
    adjectives: bool,
}

/// A place in a text where a listed name stands.
#[derive(Clone, Copy, Debug)]
pub struct Mention<'i> {
    /// Where: byte offsets in the text.
    pub span: Span,
    /// The id of the name in the index.
    pub id: &'i str,
    /// How sure.
    pub score: Score,
    /// What tells that it is one.
    pub how: How,
    /// The language that it was read in, as far as the text tells.
    pub lang: Lang,
}

/// What tells that a place in a text is a mention of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum How {
    /// Its words are those of the name: [`Matcher::explain`](crate::Matcher::explain) tells why.
    Name = 0,
    /// The lexicon knows it as another name of the same place or organisation.
    Known = 1,
    /// It is an adjective of the country, or a name of its people.
    Adjective = 2,
    /// It says all that the name of the organisation says, word by word.
    Composed = 3,
    /// It is the acronym that the text gives the organisation.
    Acronym = 4,
    /// It is the surname of a person whom the text names elsewhere.
    Surname = 5,
    /// It is the surname of the only person on the list who bears it.
    OnlySurname = 6,
    /// It is the given name of a person whom the text has named before.
    GivenName = 7,
}

impl How {
    /// All of them, in the order of their numbers.
    pub const ALL: [How; 8] = [
        How::Name,
        How::Known,
        How::Adjective,
        How::Composed,
        How::Acronym,
        How::Surname,
        How::OnlySurname,
        How::GivenName,
    ];

    /// One lower-case word for files and programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            How::Name => "name",
            How::Known => "known",
            How::Adjective => "adjective",
            How::Composed => "composed",
            How::Acronym => "acronym",
            How::Surname => "surname",
            How::OnlySurname => "only-surname",
            How::GivenName => "given-name",
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            How::Name => "the name",
            How::Known => "another name of the same",
            How::Adjective => "an adjective or people of the country",
            How::Composed => "composed as the name is",
            How::Acronym => "an acronym that the text defines",
            How::Surname => "the surname of a person named elsewhere in the text",
            How::OnlySurname => "the surname of the only one on the list",
            How::GivenName => "the given name of a person named before",
        })
    }
}

/// So many namesakes are told of beside the one that is found.
const NAMESAKES: usize = 15;

/// Of lists as short as this all names are prepared at once.
const SHORT: usize = 4096;

impl<'i> Scanner<'i> {
    /// A scanner for the names of an index. Cheap for lists of thousands; make it once and scan
    /// many texts with it, from as many threads as you like.
    pub fn new(index: &'i Index<'_>) -> Scanner<'i> {
        let mut index = Listed::new(index);
        let list = list::List::new(&index);
        if !list.is_long() && index.len() <= SHORT {
            index.prepare();
        }
        Scanner { index, list, adjectives: true }
    }

    /// Whether adjectives of countries and names of their peoples are mentions of the country:
    /// "Azerbaijani", «азербайджанский». They are unless told otherwise.
    #[must_use]
    pub fn adjectives(mut self, count: bool) -> Scanner<'i> {
        self.adjectives = count;
        self
    }

    /// A text that comes in chunks: for texts that do not fit into memory.
    pub fn stream(&self) -> Stream<'_, 'i> {
        Stream::new(self)
    }

    /// Every mention of a listed name, in the order of the text. Mentions of one kind of names do
    /// not overlap, but where several are listed who are written alike there is one of each, up to
    /// sixteen; a country's name inside an organisation's is a mention of its own.
    ///
    /// A text is one document: a surname alone is a mention of the person who is named in full
    /// elsewhere in it, or of the only one on the list who bears it. A text of more than a mebibyte
    /// is several documents, parted at blank lines where that is possible.
    pub fn scan(&self, text: &str) -> Vec<Mention<'i>> {
        self.blocks(text)
    }

    /// The mentions in one document.
    fn document(&self, text: &str) -> Vec<Mention<'i>> {
        let mut words = text::words(text);
        unspaced::part(text, &mut words, &self.list);
        halves::join(text, &mut words, &self.list);
        let long = self.list.is_long();
        // Only names of places and organisations may have small words.
        let all = !long || self.list.knows() || !self.list.composed.is_empty();
        let ids = word::Distinct::new(text, &words, all);
        let memo = &mut Memo::new(ids.len());
        let effort = if long { language::Effort::LITTLE } else { language::Effort::ALL };
        let known = || places::languages(text, &words, effort.places);
        let lang = language::language(text, &words, known, effort);
        let early = || early::Early::new(&self.list, (text, &words), &ids, lang, memo);
        let early = long.then(early);
        let names = early.as_ref().is_none_or(|early| !early.is_empty());
        if !names && !self.list.knows() && self.list.composed.is_empty() {
            return Vec::new();
        }
        let list = &self.list;
        let vocabulary = word::Vocabulary::new(list, (text, &words), ids, early, lang, memo);
        let memo = RefCell::new(memo);
        let mut found = window::Windows::new(&self.index, list, (text, &words), &vocabulary, &memo);
        found.lexicon();
        found.composed();
        found.saints();
        found.names();
        found.acronyms();
        found.surnames();
        found.double_surnames();
        found.given_names();
        let mut namesakes: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut mentions: Vec<Mention<'i>> = found
            .found
            .iter()
            .filter(|f| self.adjectives || f.how != How::Adjective)
            .flat_map(|f| {
                let lang = vocabulary.of(f.from).lang;
                let others = namesakes.entry(f.entry).or_insert_with(|| {
                    let mut others = self.namesakes(f.entry);
                    others.extend(found.twins.of(f.entry));
                    others
                });
                let ids = core::iter::once(f.entry).chain(others.iter().copied());
                let ids = ids.filter_map(|entry| self.index.id(entry));
                let mention = |id| Mention { span: f.span, id, score: f.score, how: f.how, lang };
                ids.map(mention).collect::<Vec<_>>()
            })
            .collect();
        crate::sort::by_key(&mut mentions, |m| (m.span.start, m.span.end, m.id));
        mentions.dedup_by_key(|m| (m.span, m.id));
        mentions
    }

    /// The other listed names that are written as one is, if they are not too many: a text does not
    /// tell namesakes apart.
    fn namesakes(&self, entry: u32) -> Vec<u32> {
        let (list, index) = (&self.list, &self.index);
        let tokens = list.tokens(entry);
        let bearers = tokens.iter().map(|token| list.bearers(*token)).filter(|b| !b.is_empty());
        let Some(fewest) = bearers.min_by_key(|bearers| bearers.len()) else { return Vec::new() };
        let alike = |other: &u32| *other != entry && list.tokens(*other) == tokens;
        let mut others = fewest.iter().copied().filter(alike).peekable();
        let Some(name) = others.peek().and_then(|_| index.name(entry)) else { return Vec::new() };
        let same = |other: &u32| {
            index.kind(*other) == index.kind(entry)
                && index.name(*other).is_some_and(|other| other.same_text(&name))
        };
        others.filter(same).take(NAMESAKES).collect()
    }
}
