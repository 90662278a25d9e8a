//! What may stand for what, in room that is known beforehand.

use super::Match;

/// A list of bounded length on the stack, which takes no time while nothing is in it.
pub(super) struct List<const N: usize> {
    items: Option<[Match; N]>,
    len: usize,
}

impl<const N: usize> List<N> {
    #[inline(always)]
    pub fn empty() -> List<N> {
        List { items: None, len: 0 }
    }

    pub fn push(&mut self, item: Match) {
        if let Some(place) = self.items.get_or_insert([Match::NONE; N]).get_mut(self.len) {
            *place = item;
            self.len += 1;
        }
    }

    pub fn items(&self) -> &[Match] {
        self.items.as_ref().and_then(|items| items.get(..self.len)).unwrap_or(&[])
    }

    pub fn items_mut(&mut self) -> &mut [Match] {
        self.items.as_mut().and_then(|items| items.get_mut(..self.len)).unwrap_or(&mut [])
    }

    pub fn is_full(&self) -> bool {
        self.len == N
    }

    /// Keeps so many.
    pub fn cut(&mut self, len: usize) {
        self.len = self.len.min(len);
    }
}
