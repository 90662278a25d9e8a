//! Of a long list, the tokens that the words of one text may be.
//!
//! A text word is like hundreds of the tokens of a long list, and aligning it with all of them is
//! what scanning would spend its time on. But a name is found by two words side by side: so pairs
//! of neighbours are looked up first, and only names that both words are like lend their tokens.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::list::{List, NONE};
use super::text::Word;
use crate::key::{Keys, aligned, keys};
use crate::name::Name;

/// Pairs of keys of words that stand in one name, in both orders.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs(Vec<(u32, u32)>);

/// As many words of a name are paired.
const PAIRED: usize = 6;
/// As many names are tried for one pair of keys.
const TRIED: usize = 256;
/// One of two neighbours must agree this well with a name, in thousandths, the other so well.
const STRONG: i32 = 600;
const WEAK: i32 = 200;

impl Pairs {
    /// The pairs of all names of a list.
    pub fn new(list: &List) -> Pairs {
        let keys: Vec<Keys> = (0..list.len()).map(|token| list.keys(token)).collect();
        let mut pairs = Vec::new();
        for entry in 0..list.names() {
            let told = list.tokens(entry).iter().filter(|t| **t != NONE).take(PAIRED);
            let told = told.filter_map(|t| keys.get(*t as usize));
            for (at, a) in told.clone().enumerate() {
                for b in told.clone().skip(at + 1) {
                    for x in a.iter() {
                        pairs.extend(b.iter().map(|y| (pair(aligned(x), aligned(y)), entry)));
                    }
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.shrink_to_fit();
        Pairs(pairs)
    }

    fn of(&self, x: u16, y: u16) -> impl Iterator<Item = u32> + '_ {
        let key = pair(x, y);
        let from = self.0.partition_point(|(k, _)| *k < key);
        self.0[from..].iter().take_while(move |(k, _)| *k == key).take(TRIED).map(|(_, e)| *e)
    }
}

fn pair(x: u16, y: u16) -> u32 {
    u32::from(x.min(y)) << 16 | u32::from(x.max(y))
}

/// The tokens of a text's likely names, by their keys.
pub(super) struct Near {
    tokens: Vec<(u16, u32)>,
}

impl Near {
    /// Looks the neighbours in a text up. `ids` are its words' numbers, `names` the distinct words as
    /// names, of those that may be any.
    pub fn new(list: &List, words: &[Word], ids: &[u32], names: &[Option<Name>]) -> Near {
        let of = |name: &Option<Name>| {
            let mut all = Vec::new();
            if let Some(name) = name {
                List::each_sounds(name, |sounds| all.extend(keys(sounds).iter().map(aligned)));
            }
            all.sort_unstable();
            all.dedup();
            all
        };
        let keys: Vec<Vec<u16>> = names.iter().map(of).collect();
        let mut seen: BTreeSet<(u32, u32)> = BTreeSet::new();
        let mut entries: BTreeSet<u32> = BTreeSet::new();
        for (at, &id) in ids.iter().enumerate() {
            for next in at + 1..=at + 2 {
                let joined = words.get(next).is_some_and(|w| w.joined);
                let Some(&other) = ids.get(next).filter(|_| joined) else { break };
                let (a, b) = (&keys[id as usize], &keys[other as usize]);
                if a.is_empty() || b.is_empty() || !seen.insert((id, other)) {
                    continue;
                }
                for &x in a {
                    for &y in b {
                        for entry in list.pairs.of(x, y) {
                            let both = [id, other].map(|id| names[id as usize].as_ref());
                            if !entries.contains(&entry) && is_like(list, entry, both) {
                                entries.insert(entry);
                            }
                        }
                    }
                }
            }
        }
        let mut tokens: Vec<(u16, u32)> = list.telling.clone();
        for &entry in &entries {
            for &number in list.tokens(entry).iter().filter(|t| **t != NONE) {
                tokens.extend(list.keys(number).iter().map(|k| (aligned(k), number)));
            }
        }
        tokens.sort_unstable();
        tokens.dedup();
        Near { tokens }
    }

    /// The tokens that a word may be.
    pub fn candidates(&self, name: &Name) -> Vec<u32> {
        let mut seen = Vec::new();
        List::each_sounds(name, |sounds| {
            for key in keys(sounds).iter().map(aligned) {
                let from = self.tokens.partition_point(|&(k, _)| k < key);
                let found = self.tokens[from..].iter().take_while(|(k, _)| *k == key);
                seen.extend(found.map(|&(_, token)| token));
            }
        });
        seen
    }
}

/// Whether two words are like two different tokens of a name.
fn is_like(list: &List, entry: u32, words: [Option<&Name>; 2]) -> bool {
    let [Some(a), Some(b)] = words else { return false };
    let told = || list.tokens(entry).iter().enumerate().filter(|(_, t)| **t != NONE);
    told().any(|(at, &x)| {
        let first = list.likeness_of(a, x);
        first >= WEAK
            && told().any(|(other, &y)| {
                at != other && {
                    let second = list.likeness_of(b, y);
                    second >= WEAK && first.max(second) >= STRONG
                }
            })
    })
}
