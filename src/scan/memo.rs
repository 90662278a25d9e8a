//! What is remembered of the words of one text while it is scanned.
//!
//! A text repeats its words and its names. Two neighbours are refused once, and a word is compared
//! with a listed one once, as long as it is remembered. Memory is bounded: what comes later takes the
//! place of what came before.

use alloc::sync::Arc;
use alloc::vec::Vec;

use crate::lang::{Kind, Lang};
use crate::name::Name;

/// As many are remembered of each, powers of two; of likenesses as many for every distinct word, up
/// to a bound.
const PAIRS: usize = 1 << 8;
const LIKENESSES: usize = 8;
const MOST: usize = 1 << 12;
const INITIALS: usize = 1 << 4;

/// What is remembered. Words are known by their numbers among the distinct ones.
#[derive(Debug)]
pub(super) struct Memo {
    /// Whether neighbours may be two words of one name.
    pub pairs: Table<(u32, u32), bool>,
    /// How well words agree with listed tokens, roughly.
    pub like: Likenesses,
    /// The same, exactly.
    pub near: Table<(u32, u32), i32>,
    /// Initials as names.
    initials: Table<(u64, Lang), Arc<Name>>,
}

/// How well words agree with listed tokens, and whether that is certain or no more than a bound.
pub(super) type Likenesses = Table<(u32, u32), (i32, bool)>;

impl Memo {
    /// For a text of so many distinct words.
    pub fn new(words: usize) -> Memo {
        let likenesses = (words * LIKENESSES).next_power_of_two().min(MOST);
        Memo {
            pairs: Table::new(PAIRS),
            like: Table::new(likenesses),
            near: Table::new(likenesses),
            initials: Table::new(INITIALS),
        }
    }

    /// One or two letters as a name.
    pub fn initial(&mut self, text: &str, lang: Lang) -> Arc<Name> {
        let make = || Arc::new(Name::with_lang(text, Kind::Person, lang));
        // Two letters have eight bytes at most, and none of them is 0.
        let mut letters = [0; 8];
        match letters.get_mut(..text.len()).filter(|_| !text.contains('\0')) {
            Some(bytes) => bytes.copy_from_slice(text.as_bytes()),
            None => return make(),
        }
        self.initials.get((u64::from_le_bytes(letters), lang), make)
    }
}

/// Answers by what was asked, the last ones.
#[derive(Debug)]
pub(super) struct Table<K, V> {
    slots: Vec<Option<(K, V)>>,
    size: usize,
}

impl<K: Copy + Eq + Mixed, V: Clone> Table<K, V> {
    /// Of a size that is a power of two; takes no memory before it is used.
    fn new(size: usize) -> Table<K, V> {
        Table { slots: Vec::new(), size }
    }

    /// Where the answer is remembered, or another.
    pub fn slot(&mut self, key: K) -> &mut Option<(K, V)> {
        if self.slots.is_empty() {
            self.slots.resize_with(self.size, || None);
        }
        let mixed = key.mixed();
        let place = (mixed ^ mixed >> 29).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
        &mut self.slots[place as usize & (self.size - 1)]
    }

    /// The answer, worked out if it is not remembered.
    pub fn get(&mut self, key: K, make: impl FnOnce() -> V) -> V {
        let slot = self.slot(key);
        if let Some((known, value)) = slot {
            if *known == key {
                return value.clone();
            }
        }
        let value = make();
        *slot = Some((key, value.clone()));
        value
    }
}

/// What is asked, as a number.
pub(super) trait Mixed {
    fn mixed(self) -> u64;
}

impl Mixed for (u32, u32) {
    fn mixed(self) -> u64 {
        u64::from(self.0) << 32 | u64::from(self.1)
    }
}

impl Mixed for (u64, Lang) {
    fn mixed(self) -> u64 {
        self.0
    }
}
