//! An index of what has changed since, on top of another.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::fmt;
use core::iter::Peekable;

use super::{Hit, Hits, Index, IndexBuilder};
use crate::compare::Score;
use crate::name::Name;

/// Two indexes as one: a base, and what was added and removed since. Made by [`Index::layered`].
///
/// ```
/// use isim::{Index, Kind, Name};
/// let person = |text| Name::new(text, Kind::Person);
/// let mut base = Index::builder();
/// base.add("p1", person("Vedat Işıkhan")).add("p2", person("Anar Aliyev"));
/// let mut since = Index::builder();
/// since.remove("p2").add("p3", person("Anar Aliyeva"));
/// let (base, since) = (base.build(), since.build());
/// let list = base.layered(&since);
/// let ids = |text| list.search(&person(text), 5).iter().map(|hit| hit.id).collect::<Vec<_>>();
/// assert_eq!(ids("Ведат Ишикхан"), ["p1"]);
/// assert!(!ids("Anar Aliyev").contains(&"p2"));
/// assert_eq!(list.merge().len(), 2);
/// ```
#[derive(Clone, Copy)]
pub struct Layers<'i> {
    base: &'i Index<'i>,
    top: &'i Index<'i>,
}

impl<'i> Layers<'i> {
    pub(super) fn new(base: &'i Index<'i>, top: &'i Index<'i>) -> Layers<'i> {
        Layers { base, top }
    }

    /// The best k ids of both, as [`Index::search`] gives them. An id that the upper index removes
    /// answers by names of the upper index alone; of one that both have the best name answers.
    pub fn search(&self, name: &Name, k: usize) -> Vec<Hit<'i>> {
        self.best(k, &|index, k| index.search(name, k))
    }

    /// [`Layers::search`] among the names of the wanted name's kind.
    pub fn search_kind(&self, name: &Name, k: usize) -> Vec<Hit<'i>> {
        self.best(k, &|index, k| index.search_kind(name, k))
    }

    /// The names of both that score at least so much, best first, as [`Index::search_above`] gives
    /// them.
    pub fn search_above(
        &self,
        name: &Name,
        least: Score,
    ) -> impl Iterator<Item = Hit<'i>> + use<'i> {
        let base = self.base.search_above(name, least).peekable();
        let top = self.top.search_above(name, least).peekable();
        Both { layers: *self, base, top, seen: BTreeSet::new() }
    }

    /// One index of what both hold.
    pub fn merge(&self) -> Index<'static> {
        let mut builder = IndexBuilder::default();
        builder.add_index(self.base, |id| !self.top.removes(id));
        builder.add_index(self.top, |_| true);
        builder.build()
    }

    fn best(
        &self,
        k: usize,
        search: &dyn Fn(&'i Index<'i>, usize) -> Vec<Hit<'i>>,
    ) -> Vec<Hit<'i>> {
        let mut asked = k;
        let mut hits = loop {
            let mut hits = search(self.base, asked);
            let all = hits.len() < asked || asked >= self.base.len();
            hits.retain(|hit| !self.top.removes(hit.id));
            if all || hits.len() >= k {
                break hits;
            }
            // What was removed took places.
            asked = asked.saturating_mul(2);
        };
        hits.extend(search(self.top, k));
        crate::sort::by_key(&mut hits, |hit| core::cmp::Reverse(hit.score));
        let mut seen = BTreeSet::new();
        hits.retain(|hit| seen.insert(hit.id));
        hits.truncate(k);
        hits
    }
}

impl fmt::Debug for Layers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} on {:?}", self.top, self.base)
    }
}

/// The hits of both, merged.
struct Both<'i> {
    layers: Layers<'i>,
    base: Peekable<Hits<'i>>,
    top: Peekable<Hits<'i>>,
    seen: BTreeSet<&'i str>,
}

impl<'i> Iterator for Both<'i> {
    type Item = Hit<'i>;

    fn next(&mut self) -> Option<Hit<'i>> {
        loop {
            let first = match (self.base.peek(), self.top.peek()) {
                (Some(base), Some(top)) => base.score >= top.score,
                (base, _) => base.is_some(),
            };
            let hit = if first { self.base.next() } else { self.top.next() }?;
            let removed = first && self.layers.top.removes(hit.id);
            if !removed && self.seen.insert(hit.id) {
                return Some(hit);
            }
        }
    }
}
