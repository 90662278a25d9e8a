//! Foreign names in Han characters: 布雷特·卡瓦诺.
//!
//! Chinese parts no words, but it parts the words of foreign names by a dot, and spells them with
//! few characters. So where a name begins and ends is where its characters begin and end; and what
//! stands behind a dot once is a word wherever the text has it.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::text::Word;
use crate::lang::{Script, Span};
use crate::tables::scanning::{COMMON, SPELLING};

/// Whether foreign names are spelt with a character; if `mostly`, others hardly ever.
pub(super) fn spells(c: char, mostly: bool) -> bool {
    SPELLING.contains(c) || !mostly && COMMON.contains(c)
}

/// As many words behind a dot are looked for elsewhere.
const MOST: usize = 256;

/// Parts the words of foreign names from what they are written together with.
pub(super) fn part(text: &str, words: &mut Vec<Word>) {
    // Numbers are written together with what they count: 33岁的.
    for word in words.iter_mut().filter(|w| w.script != Script::Hani) {
        let surface = word.span.of(text);
        let Some(letter) = surface.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0) else {
            continue;
        };
        if surface[letter..].chars().next().map(Script::of) == Some(Script::Hani) {
            word.span.start += letter;
            (word.script, word.joined, word.first) = (Script::Hani, false, false);
        }
    }
    let dotted = |before: &Word, here: &Word| {
        let gap = text.get(before.span.end..here.span.start).unwrap_or("");
        before.script == Script::Hani
            && here.script == Script::Hani
            && matches!(gap, "·" | "・" | "•" | "‧")
    };
    let mut spellings: BTreeSet<&str> = BTreeSet::new();
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for (at, &word) in words.iter().enumerate() {
        let behind = at > 0 && dotted(&words[at - 1], &word);
        let before = words.get(at + 1).is_some_and(|next| dotted(&word, next));
        let surface = word.span.of(text);
        let spells = |c: &char| SPELLING.contains(*c) || COMMON.contains(*c);
        let bytes = |count: usize, c: char| count + c.len_utf8();
        let end = |bytes: usize| word.span.start + bytes;
        let head = if behind { surface.chars().take_while(spells).fold(0, bytes) } else { 0 };
        let tail = if before { surface.chars().rev().take_while(spells).fold(0, bytes) } else { 0 };
        let joined = word.joined || behind;
        if head + tail == 0 || head == surface.len() || tail == surface.len() {
            out.push(Word { joined, ..word });
        } else {
            // What stands before it, between, and behind.
            let (from, to) = (end(head), end(surface.len() - tail));
            let parts = [(word.span.start, from), (from, to), (to, word.span.end)];
            for (start, end) in parts.into_iter().filter(|(start, end)| start < end) {
                let first = start == word.span.start;
                let (joined, first) = (first && joined, first && word.first);
                out.push(Word { span: Span { start, end }, joined, first, ..word });
            }
        }
        if behind && (!before || head < surface.len()) && spellings.len() < MOST {
            let last = if head == 0 { surface } else { &surface[..head] };
            if last.chars().nth(1).is_some() {
                spellings.insert(last);
            }
        }
    }
    *words = out;
    if !spellings.is_empty() {
        again(text, words, &spellings);
    }
}

/// Where a spelling stands in a run. Two characters beside others that names are spelt with are part
/// of another name: 罗斯 of 俄罗斯.
fn find(run: &str, spelling: &str) -> Option<usize> {
    let short = spelling.chars().nth(2).is_none();
    let name = |c: Option<char>| c.is_some_and(|c| c == '俄' || spells(c, true));
    let mut all = run.match_indices(spelling).map(|(at, _)| at);
    all.find(|&at| {
        let (before, behind) = (&run[..at], &run[at + spelling.len()..]);
        !short || !name(before.chars().next_back()) && !name(behind.chars().next())
    })
}

/// Parts what is spelt as one of these from what it is written together with.
fn again(text: &str, words: &mut Vec<Word>, spellings: &BTreeSet<&str>) {
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    for &word in words.iter() {
        let mut rest = word;
        while rest.script == Script::Hani {
            let surface = rest.span.of(text);
            // The first, and of those that begin there the longest.
            let found = spellings.iter().filter(|s| s.len() < surface.len());
            let found =
                found.filter_map(|s| Some((find(surface, s)?, core::cmp::Reverse(s.len()))));
            let Some((at, core::cmp::Reverse(len))) = found.min() else { break };
            let (start, end) = (rest.span.start + at, rest.span.start + at + len);
            if at > 0 {
                out.push(Word { span: Span { end: start, ..rest.span }, ..rest });
            }
            let (joined, first) = (at == 0 && rest.joined, at == 0 && rest.first);
            out.push(Word { span: Span { start, end }, joined, first, ..rest });
            rest = Word {
                span: Span { start: end, ..rest.span },
                joined: false,
                first: false,
                ..rest
            };
            if rest.span.start == rest.span.end {
                break;
            }
        }
        if rest.span.start < rest.span.end {
            out.push(rest);
        }
    }
    *words = out;
}
