//! Sorting of short lists in little code.
//!
//! The standard library's sorts are made for long lists, and take 8 to 14 KB of machine code for
//! every type that is sorted. What is short or seldom sorted is sorted here, where a type costs a
//! few hundred bytes; equal items keep their order. Whatever grows with a list of names stays with
//! the standard library.

use alloc::vec::Vec;

/// Lists up to this length are sorted in place.
const FEW: usize = 20;

/// Sorts a handful of items, in place and with a square number of steps.
#[inline]
pub(crate) fn few_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && key(&items[at]) < key(&items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}

/// Sorts items by a key.
pub(crate) fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    if items.len() <= FEW {
        return few_by_key(items, key);
    }
    let mut order: Vec<u32> = (0..items.len() as u32).collect();
    heap(&mut order, &|a, b| {
        (items.get(a as usize).map(&key), a) < (items.get(b as usize).map(&key), b)
    });
    // Who belongs to a place comes to it, until the circle of those who make room is closed.
    for start in 0..items.len() {
        let mut at = start;
        loop {
            let from = order[at] as usize;
            order[at] = at as u32;
            if from == start {
                break;
            }
            items.swap(at, from);
            at = from;
        }
    }
}

/// Sorts numbers by a comparison that tells any two of them apart: one copy of this for all types.
fn heap(order: &mut [u32], less: &dyn Fn(u32, u32) -> bool) {
    let sift = |order: &mut [u32], mut at: usize, end: usize| {
        loop {
            let mut child = 2 * at + 1;
            if child + 1 < end && less(order[child], order[child + 1]) {
                child += 1;
            }
            if child >= end || !less(order[at], order[child]) {
                return;
            }
            order.swap(at, child);
            at = child;
        }
    };
    for at in (0..order.len() / 2).rev() {
        sift(order, at, order.len());
    }
    for end in (1..order.len()).rev() {
        order.swap(0, end);
        sift(order, 0, end);
    }
}

/// A pair of numbers that is one number, whose order is that of the pairs.
pub(crate) trait Pair: Copy {
    fn number(self) -> u64;
    fn of(number: u64) -> Self;
}

impl Pair for (u32, u32) {
    fn number(self) -> u64 {
        u64::from(self.0) << 32 | u64::from(self.1)
    }

    fn of(number: u64) -> Self {
        ((number >> 32) as u32, number as u32)
    }
}

impl Pair for (u16, u32) {
    fn number(self) -> u64 {
        (u32::from(self.0), self.1).number()
    }

    fn of(number: u64) -> Self {
        ((number >> 32) as u16, number as u32)
    }
}

/// What makes the order of signed numbers that of unsigned ones.
pub(crate) const SIGN: u32 = 1 << 31;

/// Sorts pairs, be they many: as numbers, for which the standard library's sort is short and fast.
/// Of pairs it would be another 7 KB for every kind of them.
pub(crate) fn pairs<T: Pair>(items: &mut [T]) {
    let mut numbers: Vec<u64> = items.iter().map(|item| item.number()).collect();
    numbers.sort_unstable();
    for (item, number) in items.iter_mut().zip(numbers) {
        *item = T::of(number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// As the standard library does it, for long lists and short ones.
        #[test]
        fn sorts_as_the_standard_library(items in prop::collection::vec((0u8..9, any::<u8>()), 0..99)) {
            let (mut ours, mut theirs) = (items.clone(), items);
            by_key(&mut ours, |item| item.0);
            theirs.sort_by_key(|item| item.0);
            prop_assert_eq!(ours, theirs);
        }

        /// Pairs of every kind come in the order that they have as pairs.
        #[test]
        fn sorts_pairs(items in prop::collection::vec((-9i32..9, 0u32..9), 0..99)) {
            fn check<T: Pair + Ord + core::fmt::Debug>(mut items: Vec<T>) {
                let mut theirs = items.clone();
                pairs(&mut items);
                theirs.sort_unstable();
                assert_eq!(items, theirs);
            }
            check(items.iter().map(|&(a, b)| (a as u32, b)).collect());
            check(items.iter().map(|&(a, b)| (a as u16, b)).collect());
        }
    }
}
