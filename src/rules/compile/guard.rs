//! Short ways: what a letter becomes wherever no rule with a context can fire.

use alloc::collections::BTreeMap;

use crate::rules::pass::{
    AS_CAPITAL, ITEM_CHAR, ITEM_CLASS, ITEM_EDGE, ITEM_END, ITEM_MANY, ITEM_NOT, NO_WORD, Rule,
    is_word,
};

use super::OwnedTables;

/// Bits that tell whether a rule may fire, by the letters beside it.
pub(super) struct Guards {
    /// Letters that contexts and tails name, with their bits.
    pub(super) letters: BTreeMap<char, u64>,
    next: usize,
    /// False when the classes of the pass take all bits.
    possible: bool,
}

impl Guards {
    /// Bits behind those of so many classes.
    pub(super) fn new(classes: usize) -> Guards {
        Guards { letters: BTreeMap::new(), next: classes, possible: classes <= 61 }
    }

    /// Gives bits to the letters that a rule wants beside its own.
    pub(super) fn name(&mut self, id: u32, tables: &OwnedTables) {
        let Some(wants) = Wants::of(id, tables) else { return };
        for want in [wants.after, wants.before].into_iter().flatten() {
            if let Want::Letter(c) = want {
                if self.next < 61 && is_simple(c) && !self.letters.contains_key(&c) {
                    self.letters.insert(c, 1 << self.next);
                    self.next += 1;
                }
                // One of its neighbours is enough to guard a rule.
                if self.letters.contains_key(&c) {
                    return;
                }
            }
        }
    }

    /// The bit of what is no part of a word.
    pub(super) fn no_word(&self, c: char) -> u64 {
        if self.possible && !is_word(c) { NO_WORD } else { 0 }
    }

    /// The bytes of the rule without context, and the classes before and after a letter that the
    /// rules ahead of it need.
    pub(super) fn quick(&self, ids: &[u32], tables: &OwnedTables) -> Option<(u32, (u64, u64))> {
        let mut guard = (0, 0);
        for &id in ids {
            if id & AS_CAPITAL != 0 || !self.possible {
                return None;
            }
            let rule = tables.rules.get(id as usize)?;
            if rule.tail == 0 && rule.context == 0 {
                return Some((bytes(rule, tables)?, guard));
            }
            let wants = Wants::of(id, tables)?;
            let bit = |want: Option<Want>| match want? {
                Want::Classes(bits) => Some(bits),
                Want::Letter(c) => self.letters.get(&c).copied(),
            };
            match (bit(wants.before), bit(wants.after)) {
                (_, Some(after)) => guard.1 |= after,
                (Some(before), None) => guard.0 |= before,
                (None, None) => return None,
            }
        }
        None
    }
}

/// What a rule needs right before and right after its first letter.
struct Wants {
    before: Option<Want>,
    after: Option<Want>,
}

#[derive(Clone, Copy)]
enum Want {
    Classes(u64),
    Letter(char),
}

impl Wants {
    fn of(id: u32, tables: &OwnedTables) -> Option<Wants> {
        let rule = tables.rules.get((id & !AS_CAPITAL) as usize)?;
        let context = tables.contexts.get(usize::from(rule.context))?;
        let start = context.start as usize;
        let first = |some: u8, at: usize| {
            if some == 0 { None } else { tables.items.get(at).and_then(|&item| want(item)) }
        };
        let before = first(context.before, start);
        let after = match tables.view().piece(rule.tail).chars().next() {
            Some(c) => Some(Want::Letter(c)),
            None => first(context.after, start + usize::from(context.before)),
        };
        Some(Wants { before, after })
    }
}

/// What an item needs, when that is some class or letter.
fn want(item: u32) -> Option<Want> {
    if item & (ITEM_NOT | ITEM_MANY) != 0 {
        return None;
    }
    let payload = item & 0x00ff_ffff;
    match item & 0x0f00_0000 {
        ITEM_CHAR => char::from_u32(payload).map(Want::Letter),
        ITEM_CLASS => Some(Want::Classes(1 << (payload & 63))),
        ITEM_EDGE | ITEM_END => Some(Want::Classes(NO_WORD)),
        _ => None,
    }
}

/// True for small letters that are the small letter of one capital at most, the one that Unicode
/// gives back for them.
fn is_simple(c: char) -> bool {
    matches!(c as u32, 0x61..=0x6a | 0x6c..=0x7a | 0x430..=0x45f | 0x561..=0x586 | 0x5d0..=0x6ff)
        || matches!(c as u32, 0x900..=0xdff)
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
