//! Of a long list, the tokens that the words of one text may be.
//!
//! A text word is like hundreds of the tokens of a long list, and aligning it with all of them is
//! what scanning would spend its time on. But a name is found by two words side by side: so pairs
//! of neighbours are looked up first, roughly ([`super::early`]) and then exactly, and only names
//! that both words are like lend their tokens.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::list::{FAR, List, NONE, Prepared};
use super::memo::Memo;
use crate::key::{aligned, keys};
use crate::name::Name;
use crate::name::token::DIMINUTIVE;
use crate::sort::{self, by_key};

/// Pairs of keys of words that stand in one name, in both orders.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// In order, each once, and where its names begin.
    keys: Vec<u32>,
    starts: Vec<u32>,
    /// The names, and which of their words these are: that of the smaller key in the higher bits.
    entries: Vec<u32>,
    places: Vec<u8>,
    /// Two bits for every pair: most that are in no name are told apart by them.
    bits: Vec<u64>,
}

/// As many words of a name are paired.
const PAIRED: usize = 6;
/// As many names are tried for one pair of keys.
const TRIED: usize = 256;
/// One of two neighbours must agree this well with a name, in thousandths, the other so well.
const STRONG: i32 = 600;
const WEAK: i32 = 450;
/// What forms of one given name agree.
pub(super) const EQUIVALENT: i32 = 700;
/// Marks a key that is no skeleton but a class of given names.
const GIVEN: u16 = 0x8000;

/// The key by which forms of one given name are found.
pub(super) fn given_key(class: u16) -> u16 {
    GIVEN | class & !DIMINUTIVE
}

/// The class that such a key tells.
pub(super) fn given_class(key: u16) -> Option<u16> {
    (key & GIVEN != 0).then_some(key & !GIVEN)
}

impl Pairs {
    /// The pairs of all names of a list.
    pub fn new(list: &List) -> Pairs {
        let mut own: Vec<Vec<u16>> =
            (0..list.len()).map(|token| list.keys(token).iter().map(aligned).collect()).collect();
        for &(class, token) in list.given() {
            own[token as usize].push(given_key(class));
        }
        let mut all: Vec<(u32, u32, u8)> = Vec::new();
        let mut given = alloc::vec![false; list.len() as usize];
        list.given().iter().for_each(|&(_, token)| given[token as usize] = true);
        for entry in 0..list.names() {
            // Two given names are not yet a name that has more.
            let surname = list.surname_of(entry).and_then(|at| list.tokens(entry).get(at)).copied();
            let more = |a: u32, b: u32| {
                let given = |t: u32| given.get(t as usize).is_some_and(|given| *given);
                surname.is_some_and(|s| s != NONE && s != a && s != b && given(a) && given(b))
            };
            let numbers = told(list, entry);
            let told = told(list, entry).filter_map(|t| own.get(t as usize)).zip(0u8..);
            for (a, i) in told.clone() {
                for (b, j) in told.clone().skip(usize::from(i) + 1) {
                    let token = |at: u8| numbers.clone().nth(usize::from(at)).unwrap_or(NONE);
                    if more(token(i), token(j)) {
                        continue;
                    }
                    for &x in a {
                        let place = |y: u16| if x <= y { i << 4 | j } else { j << 4 | i };
                        all.extend(b.iter().map(|&y| (pair(x, y), entry, place(y))));
                    }
                }
            }
        }
        drop(own);
        all.sort_unstable();
        all.dedup();
        let count = all.chunk_by(|a, b| a.0 == b.0).count();
        let mut pairs = Pairs {
            keys: Vec::with_capacity(count),
            starts: Vec::with_capacity(count + 1),
            entries: Vec::with_capacity(all.len()),
            places: Vec::with_capacity(all.len()),
            bits: alloc::vec![0; (count / 8 + 1).next_power_of_two()],
        };
        for (key, entry, place) in all {
            if pairs.keys.last() != Some(&key) {
                pairs.keys.push(key);
                pairs.starts.push(pairs.entries.len() as u32);
                let (at, mask) = bits_of(key, pairs.bits.len());
                pairs.bits[at] |= mask;
            }
            pairs.entries.push(entry);
            pairs.places.push(place);
        }
        pairs.starts.push(pairs.entries.len() as u32);
        pairs
    }

    /// Whether a name may have words of these two keys; false is certain.
    fn may_have(&self, key: u32) -> bool {
        let (at, mask) = bits_of(key, self.bits.len());
        self.bits.get(at).is_some_and(|bits| bits & mask == mask)
    }

    /// The names that have words of these two keys, and which of their tokens that are looked up
    /// these are.
    pub fn of(&self, x: u16, y: u16) -> impl Iterator<Item = (u32, usize, usize)> + '_ {
        let key = pair(x, y);
        let found = if self.may_have(key) { self.keys.binary_search(&key).ok() } else { None };
        let start = |at: usize| self.starts.get(at).map_or(0, |start| *start as usize);
        let range = found.map_or(0..0, |at| start(at)..start(at + 1));
        let entries = self.entries.get(range.clone()).unwrap_or(&[]).iter();
        let places = self.places.get(range).unwrap_or(&[]).iter();
        entries.zip(places).take(TRIED).map(move |(&entry, &place)| {
            let (i, j) = (usize::from(place >> 4), usize::from(place & 15));
            if x <= y { (entry, i, j) } else { (entry, j, i) }
        })
    }
}

/// The tokens of a name that are looked up.
pub(super) fn told(list: &List, entry: u32) -> impl Iterator<Item = u32> + Clone + '_ {
    list.tokens(entry).iter().copied().filter(|t| *t != NONE).take(PAIRED)
}

fn pair(x: u16, y: u16) -> u32 {
    u32::from(x.min(y)) << 16 | u32::from(x.max(y))
}

/// The two bits of a pair in so many words, a power of two.
fn bits_of(key: u32, len: usize) -> (usize, u64) {
    let mixed = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let at = (mixed >> 32) as usize & (len - 1).min(u32::MAX as usize);
    (at, 1 << (mixed >> 26 & 63) | 1 << (mixed >> 20 & 63))
}

/// The tokens of a text's likely names, by their keys.
pub(super) struct Near {
    tokens: Vec<(u16, u32)>,
    /// The names.
    pub entries: Vec<u32>,
}

impl Near {
    /// Looks pairs of neighbours up: the numbers of distinct words, which are prepared in `names`.
    pub fn new(
        list: &List,
        pairs: &[(u32, u32)],
        names: &[Option<Prepared>],
        memo: &mut Memo,
    ) -> Near {
        let mut keys: BTreeMap<u32, Vec<u16>> = BTreeMap::new();
        for id in pairs.iter().flat_map(|&(a, b)| [a, b]) {
            keys.entry(id)
                .or_insert_with(|| keys_of(names[id as usize].as_ref().map(|word| &word.name)));
        }
        let mut entries: BTreeSet<u32> = BTreeSet::new();
        for &(one, other) in pairs {
            let both = (names[one as usize].as_ref(), names[other as usize].as_ref());
            let (Some(a), Some(b)) = both else { continue };
            for &x in &keys[&one] {
                for &y in &keys[&other] {
                    for (entry, i, j) in list.pairs.of(x, y) {
                        if entries.contains(&entry) {
                            continue;
                        }
                        let token = |at: usize| told(list, entry).nth(at).unwrap_or(NONE);
                        let mut fits = |s: u32, t: u32| {
                            let mut like = |id: u32, word, token| {
                                memo.near.get((id, token), || likeness(list, word, token))
                            };
                            let first = like(one, a, s);
                            first >= WEAK && {
                                let second = like(other, b, t);
                                second >= WEAK && first.max(second) >= STRONG
                            }
                        };
                        let (s, t) = (token(i), token(j));
                        if fits(s, t) || x == y && fits(t, s) {
                            entries.insert(entry);
                        }
                    }
                }
            }
        }
        let mut tokens: Vec<(u16, u32)> = Vec::new();
        for &entry in &entries {
            for &number in list.tokens(entry).iter().filter(|t| **t != NONE) {
                tokens.extend(list.keys(number).iter().map(|k| (aligned(k), number)));
            }
        }
        sort::pairs(&mut tokens);
        tokens.dedup();
        Near { tokens, entries: entries.into_iter().collect() }
    }

    /// The keys of the tokens, in order.
    pub fn keys(&self) -> impl Iterator<Item = u16> + '_ {
        self.tokens.iter().map(|(key, _)| *key)
    }

    /// The tokens that a word may be.
    pub fn candidates(&self, list: &List, name: &Name) -> Vec<u32> {
        let mut seen = Vec::new();
        List::each_sounds(name, |sounds| {
            for key in keys(sounds).iter().map(aligned) {
                for tokens in [&self.tokens, &list.telling] {
                    let from = tokens.partition_point(|&(k, _)| k < key);
                    let found = tokens[from..].iter().take_while(|(k, _)| *k == key);
                    seen.extend(found.map(|&(_, token)| token));
                }
            }
        });
        seen
    }
}

/// All keys that a word is found by.
fn keys_of(name: Option<&Name>) -> Vec<u16> {
    let mut all = Vec::new();
    if let Some(name) = name {
        List::each_sounds(name, |sounds| all.extend(keys(sounds).iter().map(aligned)));
        let given = name.tokens.last().map_or(&[][..], |t| &t.given);
        all.extend(given.iter().filter(|c| **c != 0).map(|c| given_key(*c)));
    }
    by_key(&mut all, |key| *key);
    all.dedup();
    all
}

/// How well a word agrees with a listed token, in thousandths; 0 when that is little.
fn likeness(list: &List, prepared: &Prepared, token: u32) -> i32 {
    let word = &prepared.name;
    let Some(own) = word.tokens.last().filter(|_| token != NONE) else { return 0 };
    let given = own.given.iter().filter(|c| **c != 0);
    let equivalent = given.into_iter().any(|c| list.is_given(token, c & !DIMINUTIVE));
    let there = list.consonants(token);
    let near = own.signature.differ(there) <= FAR
        || List::readings_of(word, own).iter().any(|r| r.signature.differ(there) <= FAR);
    let own = if near { list.likeness_of(prepared, token, WEAK) } else { 0 };
    if equivalent { own.max(EQUIVALENT) } else { own }
}
