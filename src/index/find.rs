//! Which names of a list are worth comparing: those whose words promise most.
//!
//! For each word of the wanted name there is a slot: the listed words that are like it, each with
//! what that is worth. A listed name promises the sum of its best words. The names of the slot that
//! holds fewest are looked at first; names that no slot so far holds can promise no more than the
//! slots that are left, so the search ends where that is too little.

use alloc::vec;
use alloc::vec::Vec;

use super::build::worth;
use super::file::View;
use super::known::Known;
use super::meaning::entity;
use super::pattern::Pattern;
use super::words::{Finder, Reach};
use crate::compare::align::Sounds;
use crate::key::telling;
use crate::name::token::MAX_TOKENS;
use crate::name::{Name, Role};
use crate::sort::{Pair, few_by_key};

/// How much is done for a search.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    pub reach: Reach,
    /// At most so many names are looked at.
    pub names: usize,
    /// Names that promise less than this share of the best, in hundredths, are not compared.
    pub share: u32,
    /// Nor are those that promise less than this of what agreement in all would: thousandths.
    pub least: u32,
    /// So many names are compared at most.
    pub compared: usize,
    /// Nor are those with a word that is like none of the wanted name's, which has such a word too,
    /// where they promise less than this: thousandths.
    pub other: u32,
    /// Names that have nothing like one of the wanted name's words are looked at if the rest may
    /// promise so much: thousandths.
    pub open: u32,
    /// Names from this place in the list on are not looked at.
    pub until: u32,
}

/// More slots are not looked at: names of so many words are none.
pub(super) const MAX_SLOTS: usize = 24;

/// The listed words that are like a word of the wanted name.
pub(super) struct Slot {
    /// What they are worth, the best first; and the words.
    pub words: Vec<(i32, u32)>,
    /// How many names they stand in, together.
    pub names: usize,
    /// For two words as one, the slots of each that has one.
    pub joins: Option<[Option<usize>; 2]>,
    /// The sounds of the wanted word, to which those of others are compared, and what it is worth.
    pub own: Option<(Pattern, i32)>,
}

/// Words to slots: an open table of words, the slot of each and what it is worth there.
pub(super) struct Table {
    entries: Vec<(u32, u32)>,
    mask: usize,
}

impl Table {
    fn new(slots: &[Slot]) -> Table {
        let count: usize = slots.iter().map(|s| s.words.len()).sum();
        let mask = (2 * count + 2).next_power_of_two() - 1;
        let mut table = Table { entries: vec![(u32::MAX, 0); mask + 1], mask };
        for (at, slot) in slots.iter().enumerate() {
            for &(score, word) in &slot.words {
                let mut place = table.place(word);
                while table.entries[place].0 != u32::MAX {
                    place = (place + 1) & mask;
                }
                let score = score.clamp(0, 0xFF_FFFF) as u32;
                table.entries[place] = (word, score << 8 | at as u32);
            }
        }
        table
    }

    fn place(&self, word: u32) -> usize {
        (word.wrapping_mul(0x9E37_79B1) >> 7) as usize & self.mask
    }

    /// Every slot that holds a word, and what it is worth there.
    pub fn each(&self, word: u32, mut each: impl FnMut(usize, i32)) {
        let mut place = self.place(word);
        while self.entries[place].0 != u32::MAX {
            let (own, entry) = self.entries[place];
            if own == word {
                each((entry & 0xFF) as usize, (entry >> 8) as i32);
            }
            place = (place + 1) & self.mask;
        }
    }
}

/// Adds the numbers of the names most worth comparing, the most promising first; says what the best
/// of them promises, in thousandths of agreement in all.
pub(super) fn candidates(
    finder: &mut Finder,
    known: &mut Known,
    name: &Name,
    effort: Effort,
    out: &mut Vec<u32>,
) -> u32 {
    let view = finder.view;
    for meant in name.known.iter().flatten() {
        let names = view.meaning(entity(meant.entity())).filter(|at| *at < effort.until);
        out.extend(names.take(effort.compared));
    }
    let mut walk = Walk::new(finder, known, name, effort);
    walk.parted(finder, known, name);
    walk.all();
    let best = walk.best;
    walk.finish(out);
    best
}

/// A search under way.
pub(super) struct Walk<'a, 'n> {
    pub view: View<'a>,
    pub effort: Effort,
    pub slots: Vec<Slot>,
    pub table: Table,
    /// What the wanted name's words are worth.
    pub whole: u32,
    /// Its initials: what they may stand for, by their first sounds.
    pub initials: Vec<Sounds<'n>>,
    /// What initials add to a name's words at most, as a rule.
    pub slack: i32,
    /// What each name promises, and its number, as one number of which the least is the best.
    pub found: Vec<u64>,
    pub best: u32,
    tally: Tally,
    pub looked: usize,
    pub passed: usize,
}

/// How many names promise how much: as soon as there are enough, those that promise less than all of
/// them need not be looked at.
struct Tally {
    enough: usize,
    /// Names by their promise, in steps.
    steps: [usize; Tally::STEPS],
    /// The lowest step that counts, and the names from there on.
    lowest: usize,
    above: usize,
}

impl Tally {
    const STEPS: usize = 256;
    /// In thousandths.
    const STEP: u32 = 8;

    fn new(enough: usize) -> Tally {
        Tally { enough, steps: [0; Tally::STEPS], lowest: 0, above: 0 }
    }

    fn add(&mut self, promise: u32) {
        let step = ((promise / Tally::STEP) as usize).min(Tally::STEPS - 1);
        if step < self.lowest {
            return;
        }
        self.steps[step] += 1;
        self.above += 1;
        while self.above - self.steps[self.lowest] >= self.enough {
            self.above -= self.steps[self.lowest];
            self.lowest += 1;
        }
    }

    /// Enough names promise at least so much.
    fn least(&self) -> u32 {
        self.lowest as u32 * Tally::STEP
    }
}

impl<'a, 'n> Walk<'a, 'n> {
    fn new(
        finder: &mut Finder<'a>,
        known: &mut Known,
        name: &'n Name,
        effort: Effort,
    ) -> Walk<'a, 'n> {
        let (tells, view) = (telling(name), finder.view);
        let mut slots = Vec::new();
        let mut slot_of = [None; MAX_TOKENS];
        let new = |words: Vec<(i32, u32)>, joins, own| {
            let names = words.iter().map(|&(_, word)| view.postings(word).len() / 4).sum();
            Slot { words, names, joins, own }
        };
        for (at, slot) in slot_of.iter_mut().enumerate().take(name.tokens.len()) {
            if tells >> at & 1 == 0 || slots.len() >= MAX_SLOTS {
                continue;
            }
            *slot = Some(slots.len());
            let own = name.tokens.get(at).filter(|token| token.len > 0).map(|token| {
                let whole = i32::from(token.ideal) * i32::from(token.weight.max(1)) / 4;
                (Pattern::new(&name.sounds[token.range()]), whole)
            });
            slots.push(new(known.like(finder, name, at, effort.reach), None, own));
        }
        for at in 0..name.tokens.len().saturating_sub(1) {
            if tells >> at & 3 == 0 {
                continue;
            }
            let words = known.joined(finder, name, at);
            if !words.is_empty() && slots.len() < MAX_SLOTS {
                slots.push(new(words, Some([slot_of[at], slot_of[at + 1]]), None));
            }
        }
        let initials = name.tokens.iter().filter(|t| t.role == Role::Initial && t.len > 0);
        let initials: Vec<_> = initials.map(|t| Sounds::of(name, t, t)).collect();
        let slack = if initials.is_empty() { 10 } else { 20 };
        let table = Table::new(&slots);
        Walk {
            view,
            effort,
            slots,
            table,
            whole: worth(name).max(0) as u32,
            initials,
            slack,
            found: Vec::new(),
            best: 0,
            tally: Tally::new(effort.compared.max(1)),
            looked: 0,
            passed: 0,
        }
    }

    /// Looks at the names of the slots, those that hold fewest first.
    fn all(&mut self) {
        let mut order: Vec<usize> = (0..self.slots.len()).collect();
        few_by_key(&mut order, |&at| self.slots[at].names);
        let most = |slot: &Slot| slot.words.first().map_or(0, |w| w.0);
        let worth = |slots: &[Slot], walked: u32| {
            let mut left = (0, 0);
            for (_, slot) in slots.iter().enumerate().filter(|(at, _)| walked >> at & 1 == 0) {
                match slot.joins {
                    None => left.0 += most(slot),
                    Some(_) => left.1 = most(slot).max(left.1),
                }
            }
            left.0 + left.1
        };
        let mut walked = 0u32;
        for &at in &order {
            // What a name of none of the slots so far can promise: it is worth what agrees.
            let left = worth(&self.slots, walked);
            let bound = self.promise(left, 0);
            if bound < self.least() {
                break;
            }
            self.slot(at, walked, left);
            walked |= 1 << at;
        }
    }

    /// What agreement worth `sum` promises in a name worth `worth`, in thousandths.
    pub fn promise(&self, sum: i32, worth: u32) -> u32 {
        // A name is at least worth what agrees.
        let worth = worth.max(sum.max(0) as u32);
        (2000 * u64::from(sum.max(0) as u32) / u64::from(self.whole + worth).max(1)) as u32
    }

    /// Names that promise less are not worth comparing.
    pub fn least(&self) -> u32 {
        (self.best * self.effort.share / 100).max(self.effort.least).max(self.tally.least())
    }

    pub fn offer(&mut self, number: u32, promise: u32) {
        self.best = self.best.max(promise);
        if promise >= self.least() {
            self.tally.add(promise);
            self.found.push((u32::MAX - promise, number).number());
        }
    }

    /// Names that have two words where the wanted one has one.
    fn parted(&mut self, finder: &mut Finder, known: &mut Known, name: &Name) {
        let tells = telling(name);
        for (at, token) in name.tokens.iter().enumerate() {
            if tells >> at & 1 == 0 || token.role != Role::Name {
                continue;
            }
            for (score, number) in known.parted(finder, name, at) {
                let Some(listed) = self.view.name(number) else { continue };
                if number < self.effort.until {
                    let promise = self.promise(score, u32::from(listed.worth));
                    self.offer(number, promise);
                }
            }
        }
    }

    /// The names in the order of what they promise.
    fn finish(mut self, out: &mut Vec<u32>) {
        let (least, count) = (u32::MAX - self.least(), self.effort.compared);
        self.found.retain(|found| (found >> 32) as u32 <= least);
        if self.found.len() > count {
            self.found.select_nth_unstable(count);
            self.found.truncate(count);
        }
        self.found.sort_unstable();
        out.extend(self.found.iter().map(|found| *found as u32));
    }
}
