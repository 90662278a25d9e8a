//! Many names, each found by its like.
//!
//! Names are found by their words ([`words`]), ranked by what their words promise
//! ([`candidates`]), and the best are compared as wholes.

mod candidates;
mod words;

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use self::words::Words;
use crate::compare::{Matcher, Score};
use crate::name::Name;

/// A list of names to search and to scan for. Several names under one id are aliases.
///
/// A search does not look at every name: it compares those that share the consonants of a word
/// with the wanted name, as [`blocking_keys`](crate::blocking_keys) tells them, or the exact text,
/// or what the lexicon knows them to name; and looks wider when none of these is likely the same.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<Arc<Entry>>,
    /// The number of each name's id: aliases have one number.
    ids: Vec<u32>,
    words: Words,
}

/// A name and its id.
#[derive(Debug)]
struct Entry {
    id: String,
    name: Name,
}

/// Collects names for an [`Index`].
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    entries: Vec<Arc<Entry>>,
}

/// One answer of a search.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'i> {
    /// The id it was added under.
    pub id: &'i str,
    /// The name that answered.
    pub name: &'i Name,
    /// How sure.
    pub score: Score,
}

/// Lists as short as this are compared name by name.
const SHORT: usize = 200;
/// At least as many names are compared, if as many are found, and as many times k.
const LEAST: usize = 200;
const EACH: usize = 20;
/// Where the best weighs less, in hundredths of a nat, names are looked for more widely.
const LIKELY: i32 = 500;

impl IndexBuilder {
    /// Adds a name under an id. An index holds at most 2³² names; what is added after is lost.
    #[allow(clippy::should_implement_trait)] // it adds a name, it is no sum
    pub fn add(&mut self, id: &str, name: Name) -> &mut IndexBuilder {
        if u32::try_from(self.entries.len()).is_ok() {
            self.entries.push(Arc::new(Entry { id: id.into(), name }));
        }
        self
    }

    /// The index of all names added.
    pub fn build(&self) -> Index {
        let mut numbers = BTreeMap::new();
        let mut ids = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let next = numbers.len() as u32;
            ids.push(*numbers.entry(entry.id.as_str()).or_insert(next));
        }
        let names: Vec<&Name> = self.entries.iter().map(|entry| &entry.name).collect();
        Index { words: Words::new(&names), ids, entries: self.entries.clone() }
    }
}

impl Index {
    /// An empty builder.
    pub fn builder() -> IndexBuilder {
        IndexBuilder::default()
    }

    /// Number of names in it.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when it holds no name.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All names with their ids, in the order they were added.
    pub fn names(&self) -> impl Iterator<Item = (&str, &Name)> {
        self.entries.iter().map(|entry| (entry.id.as_str(), &entry.name))
    }

    /// The name at a place in the order of adding, with its id.
    pub(crate) fn get(&self, at: usize) -> Option<(&str, &Name)> {
        self.entries.get(at).map(|entry| (entry.id.as_str(), &entry.name))
    }

    /// The best k ids, best first; of several names under one id the best one answers. Equal
    /// scores keep the order in which the names were added. Names that have nothing in common with
    /// the one wanted are no answers, so there may be fewer than k.
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
        let mut best = Best { index: self, name, found: Vec::new() };
        if k == 0 {
            return Vec::new();
        }
        if self.len() <= SHORT.max(k) {
            best.compare(0..self.len() as u32);
            return best.take(k);
        }
        best.compare(self.words.of_text(name.hash));
        let hits = best.take(k);
        if hits.len() >= k && hits.iter().all(|h| h.score.weight() == Score::MAX_WEIGHT) {
            return hits;
        }
        let count = LEAST.max(k.saturating_mul(EACH));
        let mut near = self.words.candidates(name, false, count);
        best.compare(near.iter().copied());
        if !best.is_likely() {
            near.sort_unstable();
            let mut wide = self.words.candidates(name, true, count);
            wide.retain(|at| near.binary_search(at).is_err());
            best.compare(wide);
        }
        best.take(k)
    }
}

/// The names that were compared, and how they did.
struct Best<'i, 'n> {
    index: &'i Index,
    name: &'n Name,
    found: Vec<(Score, u32)>,
}

impl<'i> Best<'i, '_> {
    fn compare(&mut self, names: impl IntoIterator<Item = u32>) {
        let matcher = Matcher::new();
        for at in names {
            let Some(entry) = self.index.entries.get(at as usize) else { continue };
            let score = matcher.compare(self.name, &entry.name);
            if score.weight() > Score::MIN_WEIGHT {
                self.found.push((score, at));
            }
        }
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
        let first = self
            .found
            .iter()
            .filter(|(_, at)| self.index.ids.get(*at as usize).is_some_and(|&id| seen.insert(id)));
        let hit = |&(score, at): &(Score, u32)| {
            let entry = self.index.entries.get(at as usize)?;
            Some(Hit { id: &entry.id, name: &entry.name, score })
        };
        first.take(k).filter_map(hit).collect()
    }
}
