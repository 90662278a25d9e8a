//! What stands beside a letter: tails and contexts of rules.

use super::engine::Run;
use crate::rules::pass::{
    ITEM_CAPITAL, ITEM_CHAR, ITEM_CLASS, ITEM_EDGE, ITEM_END, ITEM_LETTER, ITEM_MANY, ITEM_NOT,
    is_word,
};

/// Kind bits of an item.
const KIND: u32 = 0xf << 24;

/// How far a repeated item of a context looks: longer than any word of a name.
const FARTHEST: usize = 64;

impl Run<'_> {
    /// Where the tail ends in the text, if it stands at `from`, in capitals or not.
    pub(super) fn tail(&self, tail: &str, from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        if rest.starts_with(tail) {
            return Some(from + tail.len());
        }
        let mut source = rest.chars();
        for t in tail.chars() {
            let c = source.next()?;
            if c != t && small(c) != t {
                return None;
            }
        }
        Some(self.text.len() - source.as_str().len())
    }

    pub(super) fn fits(&self, context: u16, at: usize, end: usize) -> bool {
        let tables = self.tables();
        let Some(context) = tables.contexts.get(usize::from(context)) else { return false };
        let start = context.start as usize;
        let middle = start + usize::from(context.before);
        let (Some(before), Some(after)) = (
            tables.items.get(start..middle),
            tables.items.get(middle..middle + usize::from(context.after)),
        ) else {
            return false;
        };
        let (Some(left), Some(right)) = (self.text.get(..at), self.text.get(end..)) else {
            return false;
        };
        // One item on one side, as most contexts have.
        match (before, after) {
            ([item], []) if item & ITEM_MANY == 0 => {
                return self.item(*item, left.chars().next_back());
            }
            ([], [item]) if item & ITEM_MANY == 0 => return self.item(*item, right.chars().next()),
            _ => {}
        }
        self.all(before, left.chars().rev()) && self.all(after, right.chars())
    }

    /// True when the items fit the characters that come, one after the other.
    fn all(&self, items: &[u32], mut chars: impl Iterator<Item = char> + Clone) -> bool {
        for (at, &item) in items.iter().enumerate() {
            if item & ITEM_MANY != 0 {
                let rest = items.get(at + 1..).unwrap_or(&[]);
                for _ in 0..FARTHEST {
                    if self.all(rest, chars.clone()) {
                        return true;
                    }
                    if !chars.next().is_some_and(|c| self.item(item, Some(c))) {
                        return false;
                    }
                }
                return false;
            }
            if matches!(item & KIND, ITEM_EDGE | ITEM_END) {
                if !self.item(item, chars.clone().next()) {
                    return false;
                }
            } else if !self.item(item, chars.next()) {
                return false;
            }
        }
        true
    }

    /// True when an item fits a character, or the end of the text, which is nothing and so also
    /// not a letter.
    #[inline]
    fn item(&self, item: u32, c: Option<char>) -> bool {
        let payload = item & 0x00ff_ffff;
        let is = match (item & KIND, c) {
            (ITEM_EDGE, c) => !c.is_some_and(is_word),
            (ITEM_END, c) => c.is_none(),
            (_, None) => false,
            (ITEM_CHAR, Some(c)) => c as u32 == payload || small(c) as u32 == payload,
            (ITEM_CLASS, Some(c)) => self.pass.is_of(c, payload),
            (ITEM_LETTER, Some(c)) => c.is_alphabetic(),
            (ITEM_CAPITAL, Some(c)) => c.is_uppercase(),
            _ => false,
        };
        is != (item & ITEM_NOT != 0)
    }
}

#[inline]
fn small(c: char) -> char {
    match c as u32 {
        0..0x80 => return c.to_ascii_lowercase(),
        0x3ac..0x3cf | 0x430..0x460 | 0x561..0x588 | 0x5d0..0x700 | 0x900..0x10a0 => return c,
        _ => {}
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) => l,
        _ => c,
    }
}
