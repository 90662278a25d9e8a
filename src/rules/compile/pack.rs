//! Packing: a [`Draft`] → the rows that the engine reads.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
use crate::rules::pass::{
    AS_CAPITAL, CAPITAL, INSERTS_AFTER, INSERTS_BEFORE, ITEM_CAPITAL, ITEM_CHAR, ITEM_CLASS,
    ITEM_EDGE, ITEM_END, ITEM_LETTER, ITEM_MANY, ITEM_NOT, Rule, SIGN,
};
use crate::sort::by_key;

use super::guard::Guards;
use super::owned::{Known, OwnedPass, OwnedTables};
use super::{Draft, DraftContext, DraftPass, Item, Member, Place, What};

/// Longest side of a rule, in bytes.
const LONGEST_SIDE: usize = 255;
/// Most classes that the contexts of one pass may name.
const MOST_CLASSES: usize = 60;

impl Draft {
    /// Packs the passes into the shared tables.
    ///
    /// # Errors
    ///
    /// An unknown class, or a limit that is passed.
    pub fn pack(&self, tables: &mut OwnedTables) -> Result<Vec<OwnedPass>, Error> {
        self.passes.iter().map(|pass| self.pack_pass(pass, tables)).collect()
    }

    fn pack_pass(&self, pass: &DraftPass, tables: &mut OwnedTables) -> Result<OwnedPass, Error> {
        let mut sets: BTreeMap<Vec<char>, u32> = BTreeMap::new();
        let mut buckets: BTreeMap<char, Vec<(usize, u32)>> = BTreeMap::new();
        let mut insertions = Vec::new();
        // Later files first, and within a file the order of writing.
        let mut order: Vec<usize> = (0..pass.rules.len()).collect();
        by_key(&mut order, |&at| {
            pass.rules.get(at).map(|r| {
                let plain = r.contexts.is_empty();
                (core::cmp::Reverse(r.left.chars().count()), plain, core::cmp::Reverse(r.file), at)
            })
        });
        for at in order {
            let Some(rule) = pass.rules.get(at) else { continue };
            let file = self.files.get(usize::from(rule.file)).map_or("", String::as_str);
            let place = Place { file, line: rule.line, column: 1 };
            let normal = |s: &str| -> String {
                if pass.decomposed { s.nfd().collect() } else { s.nfc().collect() }
            };
            let left = normal(&rule.left);
            let right: String = rule.right.nfc().collect();
            if left.len() > LONGEST_SIDE || right.len() > LONGEST_SIDE {
                let cure = format!("a side of a rule has at most {LONGEST_SIDE} bytes; split it");
                return Err(place.error(cure));
            }
            let mut rest = left.chars();
            let first = rest.next();
            let tail = tables.intern(rest.as_str(), place)?;
            let right = tables.intern(&right, place)?;
            let plain = [DraftContext::default()];
            let contexts = if rule.contexts.is_empty() { &plain[..] } else { &rule.contexts[..] };
            for context in contexts {
                let context = tables.context(
                    self.items(&context.before, &mut sets, place)?,
                    self.items(&context.after, &mut sets, place)?,
                    place,
                )?;
                let line = u16::try_from(rule.line).unwrap_or(u16::MAX);
                let id = tables.rule(Rule { tail, right, context, file: rule.file, line });
                match first {
                    Some(first) => {
                        buckets.entry(first).or_default().push((left.chars().count(), id));
                    }
                    None => insertions.push(id),
                }
            }
        }
        let mut masks_of: BTreeMap<char, u64> = BTreeMap::new();
        for (set, number) in &sets {
            for &c in set {
                *masks_of.entry(c).or_default() |= 1 << number;
                if let Some(capital) = capital_of(c) {
                    *masks_of.entry(capital).or_default() |= 1 << number;
                }
            }
        }
        // Where an insertion may stand is told by the letters beside it, so that others cost nothing.
        let mut everywhere = false;
        for &id in &insertions {
            let Some(context) = tables
                .rules
                .get(id as usize)
                .and_then(|r| tables.contexts.get(usize::from(r.context)).copied())
            else {
                continue;
            };
            let at = context.start as usize;
            let before = (context.before > 0).then(|| tables.items.get(at)).flatten();
            let after = (context.after > 0)
                .then(|| tables.items.get(at + usize::from(context.before)))
                .flatten();
            let letters = |item: &u32| -> Option<Vec<char>> {
                match item >> 24 {
                    0 => char::from_u32(*item & 0x00ff_ffff).map(|c| vec![c]),
                    1 => sets
                        .iter()
                        .find(|(_, n)| **n == *item & 0x00ff_ffff)
                        .map(|(set, _)| set.clone()),
                    _ => None,
                }
            };
            let (flagged, flag) = match (before.and_then(letters), after.and_then(letters)) {
                (Some(flagged), _) => (flagged, INSERTS_AFTER),
                (None, Some(flagged)) => (flagged, INSERTS_BEFORE),
                (None, None) => {
                    everywhere = true;
                    continue;
                }
            };
            for c in flagged {
                *masks_of.entry(c).or_default() |= flag;
                if let Some(capital) = capital_of(c) {
                    *masks_of.entry(capital).or_default() |= flag;
                }
            }
        }
        // The letters that contexts and tails name beside a letter get bits of their own, as far
        // as there are any left, for the guards of the short ways.
        let mut guards = Guards::new(sets.len());
        for id in buckets.values().flatten().map(|b| b.1) {
            guards.name(id, tables);
        }
        for (&c, &bit) in &guards.letters {
            *masks_of.entry(c).or_default() |= bit;
            if let Some(capital) = capital_of(c) {
                *masks_of.entry(capital).or_default() |= bit;
            }
        }
        let mut packed = OwnedPass::new(insertions, everywhere, pass);
        let mut slots: BTreeMap<char, u16> = BTreeMap::new();
        let mut known = Known::default();
        let mut letters: Vec<char> = buckets.keys().chain(masks_of.keys()).copied().collect();
        by_key(&mut letters, |c| *c);
        letters.dedup();
        for c in letters {
            let (bucket, flag) = match buckets.get(&c) {
                Some(bucket) => (Some(bucket), 0),
                None => {
                    let small = small_of(c).filter(|s| buckets.contains_key(s));
                    (small.and_then(|s| buckets.get(&s)), if small.is_some() { CAPITAL } else { 0 })
                }
            };
            let mut ids: Vec<u32> = bucket.into_iter().flatten().map(|&(_, id)| id).collect();
            // A capital with rules of its own has those of the small letter behind them.
            if let (0, Some(small)) = (flag, small_of(c).and_then(|s| buckets.get(&s))) {
                if bucket.is_some() {
                    ids.extend(small.iter().map(|&(_, id)| id | AS_CAPITAL));
                }
            }
            let mask = masks_of.get(&c).copied().unwrap_or(0) | Guards::always(c);
            let ways = guards.ways(c, &ids, tables);
            let slot = packed.entry(ids, mask, &ways, &mut known);
            let slot = slot.ok_or_else(|| {
                let file = self.files.last().map_or("", String::as_str);
                Error::rules(file, 1, 1, "more than 16383 different letters; split the file")
            })?;
            let sign = if bucket.is_some() && is_sign(c) { SIGN } else { 0 };
            slots.insert(c, slot | flag | sign);
        }
        // Capitals of letters that have rules and are of no class.
        let small: Vec<(char, Vec<u32>)> = buckets
            .iter()
            .filter_map(|(&c, b)| capital_of(c).map(|cap| (cap, b.iter().map(|x| x.1).collect())))
            .collect();
        for (capital, ids) in small {
            if slots.contains_key(&capital) {
                continue;
            }
            let (ways, mask) = (guards.ways(capital, &ids, tables), Guards::always(capital));
            if let Some(slot) = packed.entry(ids, mask, &ways, &mut known) {
                slots.insert(capital, slot | CAPITAL);
            }
        }
        packed.place(&slots);
        Ok(packed)
    }

    fn items(
        &self,
        items: &[Item],
        sets: &mut BTreeMap<Vec<char>, u32>,
        place: Place<'_>,
    ) -> Result<Vec<u32>, Error> {
        items
            .iter()
            .map(|item| {
                let base = match &item.what {
                    What::Char(c) => ITEM_CHAR | *c as u32,
                    What::Edge => ITEM_EDGE,
                    What::End => ITEM_END,
                    What::Letter => ITEM_LETTER,
                    What::Capital => ITEM_CAPITAL,
                    What::Set(members) => {
                        let mut set = Vec::new();
                        self.expand(members, &mut set, 0, place)?;
                        by_key(&mut set, |c| *c);
                        set.dedup();
                        let number = sets.len() as u32;
                        let number = *sets.entry(set).or_insert(number);
                        if number as usize >= MOST_CLASSES {
                            let cure = "more than 60 different classes in one pass; share some";
                            return Err(place.error(cure));
                        }
                        ITEM_CLASS | number
                    }
                };
                let not = if item.not { ITEM_NOT } else { 0 };
                Ok(base | not | if item.many { ITEM_MANY } else { 0 })
            })
            .collect()
    }

    fn expand(
        &self,
        members: &[Member],
        set: &mut Vec<char>,
        depth: u32,
        place: Place<'_>,
    ) -> Result<(), Error> {
        for member in members {
            match member {
                Member::Char(c) => set.push(*c),
                Member::Class(name, column) => {
                    let Some(inner) = self.classes.get(name).filter(|_| depth < 8) else {
                        let mut known = self.classes.keys().cloned().collect::<Vec<_>>();
                        known.truncate(12);
                        let known = known.join(", ");
                        return Err(Place { column: *column, ..place }.error(format!(
                            "unknown class {name:?}; known are: {known}; letters of a set are \
                             written apart"
                        )));
                    };
                    self.expand(inner, set, depth + 1, place)?;
                }
            }
        }
        Ok(())
    }
}

pub(super) fn capital_of(c: char) -> Option<char> {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        // Only true capitals: the Georgian Mtavruli are not written in names.
        (Some(u), None) if u != c && small_of(u) == Some(c) => Some(u),
        _ => None,
    }
}

/// A sign beside Latin letters: an apostrophe, a prime, a modifier letter, a mark.
fn is_sign(c: char) -> bool {
    let code = c as u32;
    let near = code < 0x370 || (0x2010..0x2040).contains(&code);
    near && !c.is_lowercase() && !c.is_uppercase()
}

fn small_of(c: char) -> Option<char> {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) if l != c => Some(l),
        _ => None,
    }
}
