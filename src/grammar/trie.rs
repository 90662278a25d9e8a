//! The tries of endings: which rules' letters end a word.

use core::ops::Range;

use crate::lang::{Lang, Script};
use crate::tables::endings::{
    GUARD_BLOCKS, GUARD_PAGES, GUARD_ROWS, GUARDS, LANGS, NODES, Node, RULES, Rule, SCRIPTS,
    TRAITS, Traits,
};

/// Which profiles (files of endings) apply, one bit each. An unknown language means all of the
/// script.
pub(crate) fn profiles(script: Script, lang: Lang) -> u128 {
    if lang == Lang::UND {
        return SCRIPTS.iter().find(|s| s.0 == script).map_or(0, |s| s.1);
    }
    let key = lang.as_str().bytes().fold(0, |key, b| key << 8 | u32::from(b));
    LANGS.binary_search_by_key(&key, |l| l.0).map_or(0, |at| LANGS[at].1)
}

/// A rule whose letters end the text.
#[derive(Clone, Copy)]
pub(super) struct Hit {
    /// Of the rule, in [`RULES`].
    pub number: u16,
    pub rule: &'static Rule,
    pub traits: &'static Traits,
    /// Where the letters of the rule begin.
    pub before: usize,
    /// Whether the letter before them is one the rule wants. If not, that letter is a separator.
    pub fits: bool,
    /// Whether what is before them may part a name from its ending.
    pub apart: bool,
}

/// Calls `each` with every rule of some profiles whose letters end the text; `root` are the nodes of
/// a trie's last letters. Of those that leave more than so many bytes, the rules of some profiles alone.
#[inline]
pub(super) fn walk(
    text: &str,
    root: Range<usize>,
    mask: u128,
    (most, beyond): (usize, u128),
    mut each: impl FnMut(Hit),
) {
    let mut children = NODES.get(root).unwrap_or(&[]);
    let mut before = text.len();
    let (first, last) = (mask.trailing_zeros() as u8, 127 - mask.leading_zeros().min(127) as u8);
    let halves = |mask: u128| [mask as u64, (mask >> 64) as u64];
    let (all, beyond) = (halves(mask), halves(mask & beyond));
    let mut letters = text.chars().rev();
    let mut next = letters.next();
    while let Some(c) = next {
        let Some(node) = child(children, c) else { return };
        next = letters.next();
        before -= c.len_utf8();
        let start = node.child as usize;
        children = NODES.get(start..start + node.children as usize).unwrap_or(&[]);
        // The rules of a node are in the order of their profiles.
        let mut start = node.rule as usize;
        let end = start + node.rules as usize;
        let rules = RULES.get(start..end).unwrap_or(&[]);
        if rules.len() > 8 {
            start += rules.partition_point(|rule| rule.profile < first);
        }
        let Some(rules) = RULES.get(start..end).filter(|rules| !rules.is_empty()) else { continue };
        let mask = if before > most { beyond } else { all };
        if mask == [0; 2] {
            continue;
        }
        let wanted = classes(next);
        let separator = next.is_some_and(is_separator);
        for (number, rule) in (start..).zip(rules) {
            if rule.profile > last {
                break;
            }
            if mask[usize::from(rule.profile >> 6 & 1)] >> (rule.profile & 63) & 1 == 0 {
                continue;
            }
            let fits = is_of(rule.guard, wanted);
            if fits || separator {
                let traits = &TRAITS[rule.traits as usize];
                each(Hit { number: number as u16, rule, traits, before, fits, apart: separator });
            }
        }
    }
}

fn child(children: &'static [Node], c: char) -> Option<&'static Node> {
    let label = match c {
        c if is_quote(c) => '\'' as u16,
        c => u16::try_from(c as u32).ok()?,
    };
    if children.len() < 8 {
        return children.iter().find(|n| n.label == label);
    }
    children.binary_search_by_key(&label, |n| n.label).ok().map(|n| &children[n])
}

/// Whether the last letter of a text is one that a rule wants before its own.
pub(super) fn guard_holds(guard: u8, text: &str) -> bool {
    is_of(guard, classes(text.chars().next_back()))
}

/// The classes of a letter, a bit each; nothing is of none but the first.
fn classes(letter: Option<char>) -> &'static [u32; GUARDS] {
    const NONE: &[u32; GUARDS] = &[0; GUARDS];
    let Some(letter) = letter else { return NONE };
    let code = letter as usize;
    let block = GUARD_PAGES.get(code / 32).and_then(|page| GUARD_BLOCKS.get(usize::from(*page)));
    let row = block.map_or(0, |block| usize::from(block[code % 32]));
    GUARD_ROWS.get(row).unwrap_or(NONE)
}

/// Whether a class is among those of a letter. Of the first are all, also where there is no letter.
#[inline]
fn is_of(guard: u8, classes: &[u32; GUARDS]) -> bool {
    let word = classes.get(usize::from(guard / 32)).copied().unwrap_or(0);
    guard == 0 || word >> (guard % 32) & 1 == 1
}

/// Whether a letter is among some.
pub(super) fn has(letters: &[u16], c: char) -> bool {
    letters.contains(&((c as u32).min(0xFFFF) as u16))
}

/// What may stand between a name and its ending and belongs to neither.
pub(super) fn is_separator(c: char) -> bool {
    is_quote(c) || matches!(c, '-' | '‐' | '‑' | '–' | ':' | '\u{200c}')
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´')
}
