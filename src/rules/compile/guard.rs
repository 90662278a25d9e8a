//! Short ways: what a letter becomes wherever its two neighbours tell which rule fires.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::rules::pass::{
    ANY, AS_CAPITAL, COPY, Case, EDGE, ITEM_CHAR, ITEM_CLASS, ITEM_EDGE, ITEM_END, ITEM_MANY,
    ITEM_NOT, NO_WORD_BIT, OTHER, Rule, SLOW, is_stable, is_word,
};

use super::OwnedTables;

/// Most cases of one letter that are asked one by one; what lies behind them is left to the rules.
const MOST_CASES: usize = 12;

/// Bits that tell whether a rule may fire, by the letters beside it.
pub(super) struct Guards {
    /// Letters that contexts and tails name, with their bits.
    pub(super) letters: BTreeMap<char, u64>,
    next: u8,
}

/// What a letter becomes, without a look at its rules.
pub(super) struct Ways {
    /// Where no case holds.
    pub(super) quick: u32,
    /// The classes before and after that some case asks for.
    pub(super) guard: (u64, u64),
    /// The cases, best first.
    pub(super) cases: Vec<Case>,
}

/// A rule as a case; `exact` when the two neighbours decide it.
struct Step {
    case: Case,
    exact: bool,
}

impl Guards {
    /// Bits behind those of so many classes.
    pub(super) fn new(classes: usize) -> Guards {
        Guards { letters: BTreeMap::new(), next: u8::try_from(classes).unwrap_or(ANY) }
    }

    /// Gives bits to the letters that a rule wants beside its own.
    pub(super) fn name(&mut self, id: u32, tables: &OwnedTables) {
        let Some((tail, before, after)) = sides(id, tables) else { return };
        for wanted in [tail, letter(after.first()), letter(before.first())].into_iter().flatten() {
            if self.next < ANY && is_simple(wanted) && !self.letters.contains_key(&wanted) {
                self.letters.insert(wanted, 1 << self.next);
                self.next += 1;
            }
        }
    }

    /// The bits that a letter has whatever the rules are.
    pub(super) fn always(c: char) -> u64 {
        if is_word(c) { 1 << ANY } else { EDGE }
    }

    /// What the rules of a letter make of it.
    pub(super) fn ways(&self, c: char, ids: &[u32], tables: &OwnedTables) -> Ways {
        let mut ways = Ways { quick: COPY, guard: (0, 0), cases: Vec::new() };
        // The engine looks whether a text with such letters is composed.
        if !is_stable(c) {
            return Ways { quick: SLOW, ..ways };
        }
        for &id in ids {
            let Some(Step { case, exact }) = self.step(id, tables) else {
                ways.quick = SLOW;
                break;
            };
            let free = case.before == ANY && case.after == ANY;
            let quick = if exact { case.quick } else { SLOW };
            if free {
                ways.quick = quick;
                break;
            }
            // One of the two sides is enough for the guard; most negations hold.
            match (case.before, case.after) {
                (_, after) if after != ANY && after & OTHER == 0 => ways.guard.1 |= 1 << after,
                (before, _) if before & OTHER == 0 => ways.guard.0 |= 1 << before,
                _ => ways.guard.0 |= 1 << ANY,
            }
            if ways.cases.len() < MOST_CASES {
                ways.cases.push(Case { quick, ..case });
            } else if ways.cases.len() == MOST_CASES {
                ways.cases.push(Case { quick: SLOW, before: ANY, after: ANY });
            }
        }
        if ways.quick >= COPY {
            // Nothing to be written at once.
            ways.guard.0 |= 1 << ANY;
        }
        ways
    }

    /// What the neighbours tell of a rule; `None` when there is no such rule.
    fn step(&self, id: u32, tables: &OwnedTables) -> Option<Step> {
        let (tail, before, after) = sides(id, tables)?;
        let rule = tables.rules.get((id & !AS_CAPITAL) as usize)?;
        let number = |c: char| self.letters.get(&c).map(|bit| bit.trailing_zeros() as u8);
        let side = |items: &[u32]| match *items {
            [] => (ANY, true),
            [first, ..] => {
                let (number, exact) = self.side(first);
                (number, exact && items.len() == 1)
            }
        };
        let (before, exact_before) = side(before);
        let (after, exact_after) = match tail {
            Some(c) => (number(c).unwrap_or(ANY), false),
            None => side(after),
        };
        let quick = bytes(rule, tables).unwrap_or(SLOW);
        let exact = exact_before && exact_after && id & AS_CAPITAL == 0;
        Some(Step { case: Case { quick, before, after }, exact })
    }

    /// The class that an item asks for, and whether it asks for nothing else.
    fn side(&self, item: u32) -> (u8, bool) {
        let payload = item & 0x00ff_ffff;
        if item & ITEM_MANY != 0 {
            return (ANY, false);
        }
        let number = match item & 0x0f00_0000 {
            ITEM_CHAR => {
                let bit = char::from_u32(payload).and_then(|c| self.letters.get(&c));
                bit.map(|bit| bit.trailing_zeros() as u8)
            }
            ITEM_CLASS => Some((payload & 63) as u8),
            ITEM_EDGE => Some(NO_WORD_BIT),
            // The ends of the text are edges of words.
            ITEM_END if item & ITEM_NOT == 0 => return (NO_WORD_BIT, false),
            _ => None,
        };
        let not = if item & ITEM_NOT == 0 { 0 } else { OTHER };
        number.map_or((ANY, false), |number| (number | not, true))
    }
}

/// The first letter of a rule's tail, and the items of its context before and after.
fn sides(id: u32, tables: &OwnedTables) -> Option<(Option<char>, &[u32], &[u32])> {
    let rule = tables.rules.get((id & !AS_CAPITAL) as usize)?;
    let context = tables.contexts.get(usize::from(rule.context))?;
    let middle = context.start as usize + usize::from(context.before);
    let before = tables.items.get(context.start as usize..middle)?;
    let after = tables.items.get(middle..middle + usize::from(context.after))?;
    Some((tables.view().piece(rule.tail).chars().next(), before, after))
}

/// The letter that an item names.
fn letter(item: Option<&u32>) -> Option<char> {
    let item = item.filter(|i| *i & (ITEM_MANY | 0x0f00_0000) == ITEM_CHAR)?;
    char::from_u32(item & 0x00ff_ffff)
}

/// True for small letters that are the small letter of one capital at most, the one that Unicode
/// gives back for them.
fn is_simple(c: char) -> bool {
    matches!(c as u32, 0x61..=0x6a | 0x6c..=0x7a | 0x430..=0x45f | 0x561..=0x586 | 0x5d0..=0x6ff)
        || matches!(c as u32, 0x3ac..=0x3b7 | 0x3b9..=0x3c8 | 0x3ca..=0x3ce | 0x900..=0xdff)
        || (matches!(c as u32, 0x460..=0x52f) && super::pack::capital_of(c).is_some())
}

/// The right side of a rule, when it has at most four bytes and capitals of it are simple.
fn bytes(rule: &Rule, tables: &OwnedTables) -> Option<u32> {
    let right = tables.view().piece(rule.right);
    let mut four = [0; 4];
    four.get_mut(..right.len())?.copy_from_slice(right.as_bytes());
    // No mark that composes with what was written before.
    let apart = right
        .chars()
        .next()
        .is_none_or(|c| matches!(c as u32, 1..0x300 | 0x370..0x483 | 0x2010..0x2040));
    let small = right.bytes().all(|b| b.is_ascii_lowercase());
    let whole = !right.contains('\0') && (right.len() < 2 || small || !right.is_ascii());
    (apart && whole).then_some(u32::from_le_bytes(four))
}
