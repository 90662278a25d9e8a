//! The names of an index as scanning needs them: their words at once, a name prepared when asked for.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use super::Index;
use super::file::{NameRecord, View};
use crate::lang::Kind;
use crate::name::pack::Packed;
use crate::name::{Name, Role};

/// An index, read name by name.
#[derive(Clone)]
pub(crate) struct Listed<'i> {
    view: View<'i>,
    /// All names prepared, or none.
    names: Vec<Arc<Name>>,
}

/// One word of a listed name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Which of the index's words.
    pub number: u32,
    pub role: Role,
    pub after_comma: bool,
}

impl<'i> Listed<'i> {
    pub fn new(index: &'i Index<'_>) -> Listed<'i> {
        Listed { view: index.view(), names: Vec::new() }
    }

    /// Prepares all names, so that none is prepared twice. For short lists: a name takes a kilobyte.
    pub fn prepare(&mut self) {
        let name = |at| self.name(at).unwrap_or_else(|| Arc::new(Name::unpacked()));
        self.names = (0..self.len() as u32).map(name).collect();
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.view.len()
    }

    /// How many distinct words their tokens are.
    pub fn words(&self) -> usize {
        self.view.words()
    }

    /// What is known of a word.
    pub fn word(&self, number: u32) -> Option<Packed<'i>> {
        self.view.record(number)
    }

    /// The id of a name.
    pub fn id(&self, at: u32) -> Option<&'i str> {
        Some(self.view.texts_of(&self.view.name(at)?).1)
    }

    /// The text of a name.
    pub fn text(&self, at: u32) -> Option<&'i str> {
        Some(self.view.texts_of(&self.view.name(at)?).0)
    }

    /// The kind of a name.
    pub fn kind(&self, at: u32) -> Option<Kind> {
        Some(self.view.class(&self.view.name(at)?).0)
    }

    /// Whether the lexicon may know a name: of others it knows nothing.
    pub fn may_be_known(&self, at: u32) -> bool {
        self.view.name(at).is_some_and(|record| record.is_anew())
    }

    /// A name, prepared.
    pub fn name(&self, at: u32) -> Option<Arc<Name>> {
        if let Some(name) = self.names.get(at as usize) {
            return Some(name.clone());
        }
        let record = self.view.name(at)?;
        let (kind, _, lang) = self.view.class(&record);
        Some(Arc::new(Name::with_lang(self.view.texts_of(&record).0, kind, lang)))
    }

    /// Whether more than one token of a name counts.
    pub fn is_more_than_one(&self, at: u32) -> bool {
        self.tokens(at).filter(|t| t.role.weight() >= 2).nth(1).is_some()
    }

    /// The words of a name, in the order of its tokens.
    pub fn tokens(&self, at: u32) -> impl Iterator<Item = Word> + use<'i> {
        let view = self.view;
        let tokens = move |record: NameRecord| view.tokens(&record);
        self.view.name(at).into_iter().flat_map(tokens).map(|token| Word {
            number: token.word(),
            role: Role::ALL[usize::from(token.role()) % Role::ALL.len()],
            after_comma: token.after_comma(),
        })
    }
}

impl fmt::Debug for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Listed of {} names", self.len())
    }
}
