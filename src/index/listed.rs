//! The names of an index, all prepared: what scanning for them needs.

use alloc::vec::Vec;

use super::Index;
use crate::name::Name;

/// An index with its names prepared.
#[derive(Clone, Debug)]
pub(crate) struct Listed<'i> {
    index: &'i Index<'i>,
    names: Vec<Name>,
}

impl<'i> Listed<'i> {
    pub fn new(index: &'i Index<'_>) -> Listed<'i> {
        Listed { index, names: index.names().map(|(_, name)| name).collect() }
    }

    /// All names with their ids, in the order they were added.
    pub fn names(&self) -> impl Iterator<Item = (&'i str, &Name)> {
        self.names.iter().enumerate().map(|(at, name)| (self.index.id(at).unwrap_or(""), name))
    }

    /// The name at a place in the order of adding, with its id.
    pub fn get(&self, at: usize) -> Option<(&'i str, &Name)> {
        Some((self.index.id(at)?, self.names.get(at)?))
    }
}
