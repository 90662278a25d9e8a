//! The trie of endings: which rules' letters end a word.

use crate::lang::{Lang, Script};
use crate::tables::endings::{
    CLASSES, LANGS, NODES, Node, ROOT, RULES, Rule, SCRIPTS, TRAITS, Traits,
};

/// Which profiles (files of endings) apply, one bit each. An unknown language means all of the
/// script.
pub(super) fn profiles(script: Script, lang: Lang) -> u128 {
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
}

/// Calls `each` with every rule of some profiles whose letters end the text.
pub(super) fn walk(text: &str, mask: u128, each: &mut dyn FnMut(Hit)) {
    let mut children = NODES.get(1..ROOT + 1).unwrap_or(&[]);
    let mut before = text.len();
    let first = mask.trailing_zeros() as u8;
    let mut letters = text.chars().rev().peekable();
    while let Some(c) = letters.next() {
        let Some(node) = child(children, c) else { return };
        before -= c.len_utf8();
        let start = node.child as usize;
        children = NODES.get(start..start + node.children as usize).unwrap_or(&[]);
        // The rules of a node are in the order of their profiles.
        let mut start = node.rule as usize;
        let end = start + node.rules as usize;
        let rules = RULES.get(start..end).unwrap_or(&[]);
        if rules.len() > 4 {
            start += rules.partition_point(|rule| rule.profile < first);
        }
        let last = letters.peek().copied();
        let separator = last.is_some_and(is_separator);
        // Rules of one class stand together, mostly.
        let mut asked = (0, true);
        for (number, rule) in (start..).zip(RULES.get(start..end).unwrap_or(&[])) {
            let left = mask.checked_shr(rule.profile.into()).unwrap_or(0);
            if left == 0 {
                break;
            }
            if left & 1 == 0 {
                continue;
            }
            if asked.0 != rule.guard {
                asked = (rule.guard, wanted(rule.guard, last));
            }
            if asked.1 || separator {
                let traits = &TRAITS[rule.traits as usize];
                each(Hit { number: number as u16, rule, traits, before, fits: asked.1 });
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
    guard == 0 || wanted(guard, text.chars().next_back())
}

fn wanted(guard: u8, last: Option<char>) -> bool {
    if guard == 0 {
        return true;
    }
    let (not, class) = CLASSES[guard as usize];
    last.is_some_and(|c| has(class, c) != not)
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
