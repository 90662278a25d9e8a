//! Which bearers of a surname a word may be, men or women, by how it ends and how their given names do.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::window::Windows;
use super::word::Hit;
use crate::fold::fold;
use crate::grammar::Cases;
use crate::sounds;
use crate::tables::scanning::{DECLINED, MARKED, MEN};

/// A case form of a surname agrees so well, in thousandths.
const LIKE: i32 = 850;

impl Windows<'_> {
    /// Listed tokens on a consonant that the text declines, as it declines men's surnames only.
    pub fn declined(&self) -> BTreeSet<u32> {
        let mut declined = BTreeSet::new();
        for meaning in self.vocabulary.meanings() {
            if DECLINED.contains(&meaning.lang.as_str()) {
                let case = |h: &&Hit| h.read && h.cases != Cases::NONE && h.likeness >= LIKE;
                let hits = meaning.hits.iter().filter(case);
                declined.extend(hits.map(|h| h.token).filter(|t| self.ends_in_consonant(*t)));
            }
        }
        declined
    }

    fn ends_in_consonant(&self, token: u32) -> bool {
        self.list.sounds_of(token).last().is_some_and(|s| sounds::class(*s) != sounds::VOWEL)
    }

    /// Leaves women out where a surname stands as only a man's does, and men bear it too.
    pub fn only_men(&self, at: usize, declined: &BTreeSet<u32>, bearers: &mut Vec<(&Hit, u32)>) {
        let marked = MARKED.contains(&self.meaning(at).lang.as_str());
        let man = |h: &Hit| {
            declined.contains(&h.token) || marked && !h.read && self.ends_in_consonant(h.token)
        };
        let other = |&(h, e): &(&Hit, u32)| man(h) && self.is_woman(e);
        if !bearers.iter().all(other) {
            bearers.retain(|b| !other(b));
        }
    }

    /// Whether a person is a woman, by how the given name ends.
    fn is_woman(&self, entry: u32) -> bool {
        let Some(text) = self.index.text(entry) else { return false };
        let given = fold(text.split(' ').next().unwrap_or(""));
        given.ends_with(['a', 'а', 'я', 'α']) && !MEN.contains(&given.as_str())
    }
}
