//! What names promise: those of a slot, many at a time.
//!
//! Names stand all over the list, and each is read in steps of which one tells where the next is to
//! be read. So many are read step by step side by side, for a processor waits for memory no longer
//! for many than for one.

use super::build::tells;
use super::file::TokenRecord;
use super::find::{MAX_SLOTS, Walk};
use crate::compare::align::Sounds;
use crate::name::Role;
use crate::name::pack::LAST;
use crate::name::token::MAX_TOKENS;

/// So many names are looked at side by side.
const MANY: usize = 32;
/// Tokens that are read at once; few names have more.
const FIRST: usize = 4;
/// Words of which this share of the sounds stand alone, in hundredths, or more, are not alike.
const APART: u32 = 40;

/// A name of which some word is in no slot, and nothing of the wanted one in that slot.
#[derive(Clone, Copy)]
struct Open {
    number: u32,
    worth: u32,
    sum: i32,
    /// The slots that have none of its words, a bit each.
    slots: u32,
    /// Its first words that no slot has, and how many.
    words: [u32; FIRST],
    count: usize,
}

impl Walk<'_, '_> {
    /// Looks at the names of a slot; those of slots that were walked have been seen.
    pub fn slot(&mut self, at: usize, walked: u32, left: i32) {
        let slot = &self.slots[at];
        let most = slot.words.first().filter(|_| slot.joins.is_none()).map_or(0, |w| w.0);
        let joins = slot.joins.is_some();
        // What was walked is what these names have nothing of.
        let open = if walked == 0 { 0 } else { self.effort.open };
        for i in 0..self.slots[at].words.len() {
            let (score, word) = self.slots[at].words[i];
            // What is left when of this slot it is this word.
            let left = if joins { left } else { left - most + score };
            if self.promise(left + self.slack, 0) < self.least().max(open) {
                return;
            }
            let (mut least, mut heaviest) = (0, u32::MAX);
            let mut numbers = [0; MANY];
            let mut count = 0;
            for (number, worth) in self.view.weighed(word) {
                // They stand in the order of the list, and eight that are passed by count as one
                // that is looked at.
                let enough = self.looked + self.passed / 8 >= self.effort.names;
                if number >= self.effort.until || enough {
                    break;
                }
                if least != self.least().max(open) {
                    least = self.least().max(open);
                    heaviest = self.heaviest(left + self.slack, least);
                }
                // Names that are worth more are passed by without a look at them.
                if worth > heaviest {
                    self.passed += 1;
                    continue;
                }
                self.looked += 1;
                numbers[count] = number;
                count += 1;
                if count == MANY {
                    self.look(&numbers, at, word, (walked, left));
                    count = 0;
                }
            }
            self.look(&numbers[..count], at, word, (walked, left));
            if self.looked + self.passed / 8 >= self.effort.names {
                return;
            }
        }
    }

    /// What a name may be worth for which agreement worth `sum` promises enough.
    fn heaviest(&self, sum: i32, least: u32) -> u32 {
        let whole = 2000 * u64::from(sum.max(0) as u32) / u64::from(least.max(1));
        whole.saturating_sub(u64::from(self.whole)).min(u64::from(u32::MAX)) as u32
    }

    /// What names promise that were not and will not be found by other words.
    fn look(&mut self, numbers: &[u32], at: usize, word: u32, (walked, left): (u32, i32)) {
        let view = self.view;
        let mut names = [None; MANY];
        for (name, number) in names.iter_mut().zip(numbers) {
            *name = view.name(*number);
        }
        let mut first = [[TokenRecord(0); FIRST]; MANY];
        for (first, name) in first.iter_mut().zip(names.iter().flatten()) {
            *first = view.first_tokens(name);
        }
        let mut open: [Option<Open>; MANY] = [None; MANY];
        let names = names.iter().flatten().zip(&first).zip(numbers);
        for (((name, first), &number), open) in names.zip(&mut open) {
            let worth = u32::from(name.worth);
            // What the slots that are left are worth may be too little for a name that is worth more.
            if self.promise(left + self.slack, worth) < self.least() {
                continue;
            }
            let count = name.count();
            if count <= FIRST {
                *open = self.tokens(&first[..count], (number, worth), at, word, walked);
            } else {
                let mut tokens = [TokenRecord(0); MAX_TOKENS];
                let all = tokens.iter_mut().zip(view.tokens(name));
                let count = all.map(|(to, from)| *to = from).count();
                *open = self.tokens(&tokens[..count], (number, worth), at, word, walked);
            }
        }
        self.open(&open);
    }

    /// Offers a name by its tokens, or says what is open.
    fn tokens(
        &mut self,
        tokens: &[TokenRecord],
        (number, worth): (u32, u32),
        at: usize,
        word: u32,
        walked: u32,
    ) -> Option<Open> {
        let any = tokens.iter().any(|t| tells(*t));
        // What the name's words are worth, and the word of each slot by which it is found.
        let mut best = [0i32; MAX_SLOTS];
        let mut by = [(0i32, u32::MAX); MAX_SLOTS];
        let mut extra = 0;
        let (mut words, mut count) = ([0; FIRST], 0);
        for token in tokens {
            let own = token.word();
            let finds = !any || tells(*token);
            let mut none = true;
            self.table.each(own, |slot, score| {
                none = false;
                if let Some(best) = best.get_mut(slot) {
                    *best = score.max(*best);
                }
                if let Some(by) = by.get_mut(slot).filter(|b| finds && b.0 < score) {
                    *by = (score, own);
                }
            });
            if none && (token.role() == Role::Initial as u8 || !self.initials.is_empty()) {
                extra += self.initial(own);
            }
            if let Some(to) = words.get_mut(count).filter(|_| none && finds) {
                *to = own;
                count += 1;
            }
        }
        let seen = (0..self.slots.len()).any(|s| walked >> s & 1 == 1 && by[s].0 > 0);
        if seen || by[at].1 != word {
            return None;
        }
        let mut sum = extra;
        for (slot, &score) in self.slots.iter().zip(&best) {
            sum += if slot.joins.is_none() { score } else { 0 };
        }
        let apart = sum;
        for (slot, &score) in self.slots.iter().zip(&best).filter(|(_, b)| **b > 0) {
            if let Some(both) = slot.joins {
                let instead: i32 = both.iter().flatten().map(|&s| best[s]).sum();
                sum = sum.max(apart - instead + score);
            }
        }
        let (mut slots, mut more) = (0, 0);
        for (at, slot) in self.slots.iter().enumerate().filter(|(at, _)| best[*at] == 0) {
            if let Some((_, whole)) = &slot.own {
                slots |= 1 << at;
                more += whole;
            }
        }
        if slots == 0 || count == 0 {
            self.offer(number, self.promise(sum, worth));
            return None;
        }
        // It may be that not even all of the rest would do.
        let open = self.promise(sum + more, worth) >= self.least();
        open.then_some(Open { number, worth, sum, slots, words, count })
    }

    /// Offers names some words of which are in no slot, by how far these are from those of the
    /// wanted name.
    fn open(&mut self, open: &[Option<Open>; MANY]) {
        let view = self.view;
        let mut places = [[0; FIRST]; MANY];
        for (places, open) in places.iter_mut().zip(open) {
            if let Some(open) = open {
                for (place, word) in places.iter_mut().zip(&open.words[..open.count]) {
                    *place = view.place(*word);
                }
            }
        }
        let mut sounds = [[&[][..]; FIRST]; MANY];
        for ((sounds, places), open) in sounds.iter_mut().zip(&places).zip(open) {
            if let Some(open) = open {
                for (sounds, place) in sounds.iter_mut().zip(&places[..open.count]) {
                    *sounds = view.sounds_at(*place);
                }
            }
        }
        for (open, sounds) in open.iter().zip(&sounds) {
            let Some(open) = open else { continue };
            let (mut sum, mut other) = (open.sum, false);
            for (_, slot) in
                self.slots.iter().enumerate().filter(|(at, _)| open.slots >> at & 1 == 1)
            {
                let Some((own, whole)) = &slot.own else { continue };
                let apart = sounds[..open.count].iter().map(|sounds| own.share_apart(sounds)).min();
                match apart.filter(|apart| *apart < APART) {
                    Some(apart) => sum += whole * (100 - 2 * apart as i32) / 100,
                    None => other = true,
                }
            }
            let promise = self.promise(sum, open.worth);
            if !other || promise >= self.effort.other {
                self.offer(open.number, promise);
            }
        }
    }

    /// What a listed initial says for a name that it may begin, or a name for an initial.
    fn initial(&self, word: u32) -> i32 {
        let Some(packed) = self.view.record(word) else { return 0 };
        let first = [packed.sounds.first().copied().unwrap_or(0) & LAST];
        let first = Sounds::new(&first, &[0], packed.script);
        let agree = |s: &Sounds| s.first_agreement(&first);
        self.initials.iter().map(agree).max().unwrap_or(5).clamp(0, 20)
    }
}
