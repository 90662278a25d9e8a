//! Many names, each found by its like.
//!
//! An index is one run of bytes ([`file`]), the same in memory and on disk, made by [`build`]. A
//! name is kept as its text and the numbers of its words, and each distinct word once, prepared
//! ([`crate::name::pack`]): so names are compared without being prepared anew. A search looks for
//! the words that are like those of the wanted name ([`words`]), ranks the names they stand in by
//! what their words promise ([`find`]), and compares the best as wholes.

mod build;
mod file;
mod find;
mod listed;
mod meaning;
mod pool;
mod shape;
mod version;
mod words;

use alloc::collections::BTreeSet;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

pub use self::build::IndexBuilder;
use self::file::{Layout, View};
use self::find::{Effort, candidates};
pub(crate) use self::listed::Listed;
use self::words::Reach;
use crate::compare::{Matcher, Score};
use crate::error::Error;
use crate::lang::{Kind, Lang};
use crate::name::{Name, Role};

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
    /// The name that answered, prepared anew: for [`Matcher::explain`].
    pub fn name(&self) -> Name {
        Name::with_lang(self.text, self.kind, self.lang)
    }
}

/// Lists as short as this are compared name by name.
const SHORT: usize = 256;
/// Lists as short as this are searched widely at once.
const MIDDLE: usize = 10_000;
/// Where the best weighs less, in hundredths of a nat, names are looked for more widely.
const LIKELY: i32 = 500;

/// What most searches take.
const NEAR: Effort = Effort {
    reach: Reach { consonants: 2, outline: 20, words: 64 },
    names: 30_000,
    share: 50,
    least: 200,
    compared: 100,
};
/// What a search takes that found nothing likely.
const WIDE: Effort = Effort {
    reach: Reach { consonants: 3, outline: 60, words: 512 },
    names: 200_000,
    share: 25,
    least: 100,
    compared: 600,
};

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
        (0..self.len()).filter_map(|at| {
            let hit = hit(self.view(), at as u32, Score::from_weight(0))?;
            Some((hit.id, hit.name()))
        })
    }

    /// The kinds of the names in it, each once.
    pub fn kinds(&self) -> Vec<Kind> {
        let held = self.view().kinds();
        Kind::ALL.into_iter().filter(|kind| held.contains(kind)).collect()
    }

    /// The id at a place in the order of adding.
    pub(crate) fn id(&self, at: usize) -> Option<&str> {
        let view = self.view();
        Some(view.texts_of(&view.name(u32::try_from(at).ok()?)?).1)
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
        self.find(name, k, |_| true)
    }

    /// [`Index::search`] among the names of the wanted name's kind.
    pub fn search_kind(&self, name: &Name, k: usize) -> Vec<Hit<'_>> {
        self.find(name, k, |kind| kind == name.kind())
    }

    fn find(&self, name: &Name, k: usize, kinds: impl Fn(Kind) -> bool) -> Vec<Hit<'_>> {
        if k == 0 {
            return Vec::new();
        }
        let mut best = Best::new(self.view(), name, kinds);
        let len = best.view.len();
        if len <= SHORT.max(k) {
            best.compare(0..len as u32);
            return best.take(k);
        }
        if best.exact(k) {
            return best.take(k);
        }
        let mut near = Vec::new();
        let more = |effort: Effort| Effort { compared: effort.compared.max(4 * k), ..effort };
        if len > MIDDLE {
            candidates(&best.view, name, more(NEAR), &mut near);
            best.compare(near.iter().copied());
        }
        if len <= MIDDLE || !best.is_likely() {
            near.sort_unstable();
            let mut wide = Vec::new();
            candidates(&best.view, name, more(WIDE), &mut wide);
            wide.retain(|at| near.binary_search(at).is_err());
            best.compare(wide);
        }
        best.take(k)
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

/// What a name of the list answers with.
fn hit(view: View<'_>, at: u32, score: Score) -> Option<Hit<'_>> {
    let name = view.name(at)?;
    let (text, id) = view.texts_of(&name);
    let (kind, _, lang) = view.class(&name);
    Some(Hit { id, text, kind, lang, score })
}

/// The names that were compared, and how they did.
struct Best<'i, 'n, F> {
    view: View<'i>,
    name: &'n Name,
    kinds: F,
    scratch: Name,
    found: Vec<(Score, u32)>,
}

impl<'i, 'n, F: Fn(Kind) -> bool> Best<'i, 'n, F> {
    fn new(view: View<'i>, name: &'n Name, kinds: F) -> Self {
        Best { view, name, kinds, scratch: Name::unpacked(), found: Vec::new() }
    }

    fn compare(&mut self, names: impl IntoIterator<Item = u32>) {
        for at in names {
            let Some(score) = self.score(at) else { continue };
            if score.weight() > Score::MIN_WEIGHT {
                self.found.push((score, at));
            }
        }
    }

    /// The score of a listed name.
    fn score(&mut self, at: u32) -> Option<Score> {
        let record = self.view.name(at)?;
        let (kind, script, lang) = self.view.class(&record);
        if !(self.kinds)(kind) {
            return None;
        }
        // What depends on the text asks for the text: names that may be equal, and those that are
        // more than their words.
        if record.is_anew() || record.hash == self.name.hash {
            let (text, _) = self.view.texts_of(&record);
            if text == self.name.text() {
                return Some(Score::from_weight(Score::MAX_WEIGHT));
            }
            let other = Name::with_lang(text, kind, lang);
            return Some(Matcher::new().compare(self.name, &other));
        }
        self.scratch.restart(kind, lang, script, record.hash);
        for token in self.view.tokens(&record) {
            let role = Role::ALL[usize::from(token.role()) % Role::ALL.len()];
            if let Some(word) = self.view.record(token.word()) {
                self.scratch.push(&word, role, token.after_comma());
            }
        }
        Some(Matcher::new().compare(self.name, &self.scratch))
    }

    /// Compares the names of the wanted name's text; true when they are enough.
    fn exact(&mut self, k: usize) -> bool {
        let view = self.view;
        let mut ids = BTreeSet::new();
        for at in view.of_text(self.name.hash) {
            self.compare([at]);
            if self.found.last().is_some_and(|f| *f == (Score::from_weight(Score::MAX_WEIGHT), at))
            {
                ids.extend(view.name(at).map(|name| view.texts_of(&name).1));
            }
            if ids.len() >= k {
                return true;
            }
        }
        false
    }

    /// Whether the best of them is so likely the name that none can be much likelier.
    fn is_likely(&self) -> bool {
        self.found.iter().any(|(score, _)| score.weight() >= LIKELY)
    }

    /// The best k ids.
    fn take(&mut self, k: usize) -> Vec<Hit<'i>> {
        self.found.sort_unstable_by_key(|&(score, at)| (core::cmp::Reverse(score), at));
        self.found.dedup();
        let mut seen = BTreeSet::new();
        let hits = self.found.iter().filter_map(|&(score, at)| hit(self.view, at, score));
        hits.filter(|hit| seen.insert(hit.id)).take(k).collect()
    }
}
