//! Many names, each found by its like.
//!
//! An index is one run of bytes ([`file`]), the same in memory and on disk, made by [`build`]. A
//! name is kept as its text and the numbers of its words, and each distinct word once, prepared
//! ([`crate::name::pack`]): so names are compared without being prepared anew. A search looks for
//! the words that are like those of the wanted name ([`words`]), ranks the names they stand in by
//! what their words promise ([`find`]), and compares the best as wholes.

mod build;
mod bytes;
mod file;
mod find;
mod known;
mod layers;
mod listed;
mod look;
mod meaning;
mod outline;
mod pattern;
mod pool;
mod rank;
mod skeleton;
mod version;
mod words;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

pub use self::build::IndexBuilder;
use self::file::{Layout, View};
pub use self::layers::Layers;
pub(crate) use self::listed::Listed;
use self::rank::hit;
pub use self::rank::{Hits, Searcher};
use crate::compare::Score;
use crate::error::Error;
use crate::lang::{Kind, Lang};
use crate::name::Name;

/// A list of names to search and to scan for. Several names under one id are aliases.
///
/// An index is one run of bytes, the same in memory and in a file: write [`Index::as_bytes`], and
/// open it again with [`Index::from_bytes`], which takes less than a millisecond however many names
/// there are. Names of all kinds may stand in one index. It never changes, and any number of threads
/// may search it at once; a copy shares the bytes.
///
/// A search compares the names whose words are like those of the wanted name: whose consonants
/// [compare](crate::compare) would not tell apart, that mean the same, or have the exact text. Lists
/// of up to 256 names are compared whole, so there the answer is that of comparing every name.
#[derive(Clone)]
pub struct Index<'a> {
    bytes: Arc<dyn AsRef<[u8]> + Send + Sync + 'a>,
    layout: Layout,
}

/// One answer of a search.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'i> {
    /// The id it was added under.
    pub id: &'i str,
    /// The name that answered, as it was given.
    pub text: &'i str,
    /// Its kind.
    pub kind: Kind,
    /// The language it was prepared with.
    pub lang: Lang,
    /// How sure.
    pub score: Score,
}

impl Hit<'_> {
    /// The name that answered, prepared anew: for [`Matcher::explain`](crate::Matcher::explain).
    pub fn name(&self) -> Name {
        Name::with_lang(self.text, self.kind, self.lang)
    }
}

impl<'a> Index<'a> {
    /// An empty builder.
    pub fn builder() -> IndexBuilder {
        IndexBuilder::default()
    }

    /// Opens the bytes of an index, which may be borrowed, owned, or a mapped file; they are read
    /// where they lie. Only the header is looked at: see [`Index::check`].
    ///
    /// Whatever the bytes are, nothing panics and nothing is read beyond them.
    ///
    /// # Errors
    ///
    /// When the bytes are no index, or cut off, or were made by another version of isim.
    ///
    /// ```
    /// use isim::{Index, Kind, Name};
    /// let mut list = Index::builder();
    /// list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
    /// let file = list.to_bytes();
    /// let list = Index::from_bytes(&file[..])?;
    /// assert_eq!(list.search(&Name::new("Ведат Ишикхан", Kind::Person), 1)[0].id, "p1");
    /// assert!(Index::from_bytes(&file[1..]).is_err_and(|e| e.is_index()));
    /// # Ok::<(), isim::Error>(())
    /// ```
    pub fn from_bytes(bytes: impl AsRef<[u8]> + Send + Sync + 'a) -> Result<Index<'a>, Error> {
        let layout = Layout::read(bytes.as_ref())?;
        Ok(Index { bytes: Arc::new(bytes), layout })
    }

    /// Bytes that were made just now.
    fn trusted(bytes: Vec<u8>) -> Index<'static> {
        let layout = Layout::of(&bytes);
        Index { bytes: Arc::new(bytes), layout }
    }

    /// Reads all of the index and compares it with the check sum it was made with. An index that
    /// fails here may be searched all the same, but what it answers may be wrong.
    ///
    /// # Errors
    ///
    /// When the bytes are not those that were made.
    pub fn check(&self) -> Result<(), Error> {
        self.layout.check(self.as_bytes())
    }

    /// The bytes of the index: what a file of it holds.
    pub fn as_bytes(&self) -> &[u8] {
        (*self.bytes).as_ref()
    }

    fn view(&self) -> View<'_> {
        self.layout.view(self.as_bytes())
    }

    /// Number of names in it.
    pub fn len(&self) -> usize {
        self.view().len()
    }

    /// True when it holds no name.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All names with their ids, in the order they were added. They are prepared anew.
    pub fn names(&self) -> impl Iterator<Item = (&str, Name)> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// The name at a place in the order of adding, with its id, prepared anew.
    pub fn get(&self, at: usize) -> Option<(&str, Name)> {
        let hit = hit(self.view(), u32::try_from(at).ok()?, Score::from_weight(0))?;
        Some((hit.id, hit.name()))
    }

    /// The id and the text of the name at a place in the order of adding.
    pub fn listed(&self, at: usize) -> Option<(&str, &str)> {
        let view = self.view();
        let (text, id) = view.texts_of(&view.name(u32::try_from(at).ok()?)?);
        Some((id, text))
    }

    /// Searches for many names, one after the other, with less work for each: what joins two lists.
    pub fn searcher(&self) -> Searcher<'_> {
        Searcher::new(self.view())
    }

    /// This index with another one on top, which holds what was added since, and which ids were
    /// [removed](IndexBuilder::remove).
    pub fn layered<'i>(&'i self, top: &'i Index<'_>) -> Layers<'i> {
        Layers::new(self, top)
    }

    /// Whether it removes an id from what is below it.
    pub fn removes(&self, id: &str) -> bool {
        self.view().removes(id)
    }

    /// The kinds of the names in it, each once.
    pub fn kinds(&self) -> Vec<Kind> {
        let held = self.view().kinds();
        Kind::ALL.into_iter().filter(|kind| held.contains(kind)).collect()
    }

    /// The best k ids, best first; of several names under one id the best one answers. Equal
    /// scores keep the order in which the names were added. Names that have nothing in common with
    /// the one wanted are no answers, so there may be fewer than k. Every name is compared by the
    /// kind it was prepared as; [`Index::search_kind`] looks at those of the wanted name's alone.
    ///
    /// ```
    /// use isim::{Index, Kind, Name};
    /// let mut list = Index::builder();
    /// list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
    /// list.add("p2", Name::new("Kubanychbek Omuraliev", Kind::Person));
    /// let list = list.build();
    /// let hits = list.search(&Name::new("Кубанычбек Өмүралиев", Kind::Person), 10);
    /// assert_eq!(hits[0].id, "p2");
    /// assert!(hits[0].score.is_same());
    /// ```
    pub fn search(&self, name: &Name, k: usize) -> Vec<Hit<'_>> {
        rank::best(self.view(), name, k, None)
    }

    /// [`Index::search`] among the names of the wanted name's kind.
    pub fn search_kind(&self, name: &Name, k: usize) -> Vec<Hit<'_>> {
        rank::best(self.view(), name, k, Some(name.kind()))
    }

    /// The names of every kind that score at least so much, best first; of several names under one
    /// id the best one answers. It is [`Index::search`] without a `k`: names are looked for in the
    /// same way but more widely, and hits are made as they are asked for.
    ///
    /// ```
    /// use isim::{Index, Kind, Name, Score};
    /// let mut list = Index::builder();
    /// list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
    /// list.add("p2", Name::new("Vedat Demir", Kind::Person));
    /// let list = list.build();
    /// let wanted = Name::new("Ведат Ишикхан", Kind::Person);
    /// let even = Score::from_weight(0);
    /// assert!(list.search_above(&wanted, even).map(|hit| hit.id).eq(["p1"]));
    /// ```
    pub fn search_above(&self, name: &Name, least: Score) -> Hits<'_> {
        rank::above(self.view(), name, least, None)
    }

    /// [`Index::search_above`] among the names of the wanted name's kind.
    pub fn search_above_kind(&self, name: &Name, least: Score) -> Hits<'_> {
        rank::above(self.view(), name, least, Some(name.kind()))
    }
}

impl fmt::Debug for Index<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Index of {} names", self.len())
    }
}

impl Default for Index<'_> {
    fn default() -> Self {
        IndexBuilder::default().build()
    }
}
