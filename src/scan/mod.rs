//! Known names in running text.
//!
//! A text is read once. Its words are looked up among the tokens of the list, as they stand and
//! with endings taken off; neighbouring words that are tokens of one name are a window, which is
//! compared with the name as a whole. Countries, their adjectives and cities are found by the
//! lexicon. What a surname alone means, the document tells.

mod acronym;
mod alone;
mod compose;
mod language;
mod list;
mod places;
#[cfg(test)]
mod tests;
mod text;
mod window;
mod word;

use alloc::vec::Vec;

use crate::compare::Score;
use crate::index::{Index, Listed};
use crate::lang::Span;

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
}

impl<'i> Scanner<'i> {
    /// A scanner for the names of an index. Cheap for lists of thousands; make it once and scan
    /// many texts with it, from as many threads as you like.
    pub fn new(index: &'i Index<'_>) -> Scanner<'i> {
        let index = Listed::new(index);
        let list = list::List::new(&index);
        Scanner { index, list }
    }

    /// Every mention of a listed name, in the order of the text. Mentions of one kind of names do
    /// not overlap; a country's name inside an organisation's is a mention of its own.
    ///
    /// A text is one document: a surname alone is a mention of the person who is named in full
    /// elsewhere in it, or of the only one on the list who bears it.
    pub fn scan(&self, text: &str) -> Vec<Mention<'i>> {
        let words = text::words(text);
        let lang = language::language(text, &words, places::languages(text, &words));
        let vocabulary = word::Vocabulary::new(&self.index, &self.list, text, &words, lang);
        let mut found = window::Windows::new(&self.index, &self.list, text, &words, &vocabulary);
        found.lexicon();
        found.composed();
        found.names();
        found.acronyms();
        found.surnames();
        found.given_names();
        let mut mentions: Vec<Mention<'i>> = found
            .found
            .iter()
            .filter_map(|f| {
                let (id, _) = self.index.get(f.entry as usize)?;
                Some(Mention { span: f.span, id, score: f.score })
            })
            .collect();
        mentions.sort_by_key(|m| (m.span.start, m.span.end, m.id));
        mentions
    }
}
