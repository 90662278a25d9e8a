//! Many names, each found by its like.

use alloc::string::String;
use alloc::vec::Vec;

use crate::compare::{Matcher, Score};
use crate::name::Name;

/// A list of names to search and to scan for. Several names under one id are aliases.
#[derive(Clone, Debug, Default)]
pub struct Index {
    entries: Vec<(String, Name)>,
}

/// Collects names for an [`Index`].
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    entries: Vec<(String, Name)>,
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

impl IndexBuilder {
    /// Adds a name under an id.
    #[allow(clippy::should_implement_trait)] // it adds a name, it is no sum
    pub fn add(&mut self, id: &str, name: Name) -> &mut IndexBuilder {
        self.entries.push((id.into(), name));
        self
    }

    /// The index of all names added.
    pub fn build(&self) -> Index {
        Index { entries: self.entries.clone() }
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
        self.entries.iter().map(|(id, name)| (id.as_str(), name))
    }

    /// The name at a place in the order of adding, with its id.
    pub(crate) fn get(&self, at: usize) -> Option<(&str, &Name)> {
        self.entries.get(at).map(|(id, name)| (id.as_str(), name))
    }

    /// The best k ids, best first; of several names under one id the best one answers. Equal
    /// scores keep the order in which the names were added.
    pub fn search(&self, name: &Name, k: usize) -> Vec<Hit<'_>> {
        let matcher = Matcher::new();
        let mut hits: Vec<Hit<'_>> = Vec::new();
        for (id, candidate) in self.names() {
            let score = matcher.compare(name, candidate);
            match hits.iter_mut().find(|h| h.id == id) {
                Some(hit) if hit.score >= score => {}
                Some(hit) => *hit = Hit { id, name: candidate, score },
                None => hits.push(Hit { id, name: candidate, score }),
            }
        }
        hits.sort_by_key(|h| core::cmp::Reverse(h.score));
        hits.truncate(k);
        hits
    }
}
