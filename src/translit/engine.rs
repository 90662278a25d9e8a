//! Runs compiled rules over text.
//!
//! One run goes from left to right. Where a capital stands, the rules of its small letter are
//! used and the capital is restored. What no rule names is copied.

use alloc::string::String;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::compose::{may_compose, needs_nfc};
use super::out::Out;
use crate::rules::pass::{
    AS_CAPITAL, CAPITAL, Casing, Compiled, Entry, INSERTS_AFTER, INSERTS_BEFORE, ITEM_CAPITAL,
    ITEM_CHAR, ITEM_CLASS, ITEM_EDGE, ITEM_END, ITEM_LETTER, ITEM_MANY, ITEM_NOT, NEVER, NO_WORD,
    Pass, Rule, SIGN, Tables, Title, is_word,
};

/// Kind bits of an item.
const KIND: u32 = 0xf << 24;

/// Appends what the system makes of `text`.
pub(crate) fn run(system: &Compiled<'_>, text: &str, out: &mut String) {
    if needs_nfc(text) {
        let composed: String = text.nfc().collect();
        run_composed(system, &composed, out);
    } else {
        run_composed(system, text, out);
    }
}

/// As [`run`], for text that is known to be composed.
pub(crate) fn run_composed(system: &Compiled<'_>, source: &str, out: &mut String) {
    let start = out.len();
    let mut marks = false;
    match system.passes {
        [pass] if !pass.decomposed && !pass.titled => {
            let run = Run { system, pass, text: source };
            let mut made = Out::after(core::mem::take(out));
            run.go(&mut made, &mut marks);
            *out = made.finish();
        }
        passes => {
            let mut now = String::from(source);
            for pass in passes {
                if pass.decomposed {
                    now = now.nfd().collect();
                }
                if pass.titled {
                    title(&mut now, 0, &Compiled { title: Title::Words, ..*system }, true);
                }
                let mut next = Out::after(String::new());
                Run { system, pass, text: &now }.go(&mut next, &mut marks);
                now = next.finish();
            }
            marks = marks || passes.iter().any(|p| p.decomposed);
            out.push_str(&now);
        }
    }
    if system.title != Title::No {
        title(out, start, system, false);
    }
    if marks {
        let made = out.get(start..).unwrap_or("");
        if is_nfc_quick(made.chars()) != IsNormalized::Yes {
            let composed: String = made.nfc().collect();
            out.truncate(start);
            out.push_str(&composed);
        }
    }
}

/// How far a repeated item of a context looks: longer than any word of a name.
const FARTHEST: usize = 64;

struct Run<'a> {
    system: &'a Compiled<'a>,
    pass: &'a Pass<'a>,
    text: &'a str,
}

impl Run<'_> {
    fn go(&self, out: &mut Out, marks: &mut bool) {
        if self.pass.insertions.is_empty() {
            self.letters::<false>(out, marks);
        } else {
            self.letters::<true>(out, marks);
        }
    }

    /// The run, letter by letter, the short ways first; `INSERTS` when letters may be written
    /// between letters.
    fn letters<const INSERTS: bool>(&self, out: &mut Out, marks: &mut bool) {
        let (text, pass) = (self.text, self.pass);
        // Most passes know no ASCII letter.
        let copies = !INSERTS && pass.base >= 0x80 && pass.far.first().is_none_or(|f| f.0 > '\x7f');
        let slot_of = |c: Option<char>| match c {
            Some(c) if !(copies && c.is_ascii()) => pass.slot(c),
            _ => 0,
        };
        let classes = |entry: Option<&Entry>| entry.map_or(NO_WORD, |e| pass.classes(e));
        let cased = self.system.casing == Casing::Plain;
        let mut chars = text.chars();
        let mut now = chars.next();
        let mut slot = slot_of(now);
        let mut entry = pass.entry(slot);
        let mut before: Option<&Entry> = None;
        let inserts = |before: Option<&Entry>, entry: Option<&Entry>| {
            pass.everywhere
                || (classes(before) & INSERTS_AFTER) | (classes(entry) & INSERTS_BEFORE) != 0
        };
        while let Some(c) = now {
            let next = chars.next();
            let next_slot = slot_of(next);
            let next_entry = pass.entry(next_slot);
            if INSERTS && inserts(before, entry) {
                let rest = chars.as_str().len() + next.map_or(0, char::len_utf8) + c.len_utf8();
                self.insert(text.len() - rest, out, marks);
            }
            let done = match entry {
                None => {
                    *marks |= may_compose(c);
                    out.push(c);
                    true
                }
                Some(e) if slot & SIGN == 0 && e.guard != NEVER => {
                    let free = e.guard == 0
                        || pass.guards.get(usize::from(e.guard)).is_some_and(|g| {
                            (classes(before) & g.0) | (classes(next_entry) & g.1) == 0
                        });
                    free && if slot & CAPITAL == 0 {
                        out.short(e.quick);
                        true
                    } else if cased && e.quick & 0x8080_8080 == 0 {
                        let first = e.quick as u8;
                        let upper = (e.quick & !0xff) | u32::from(first.to_ascii_uppercase());
                        // One letter, or a small letter behind the capital, as in most names.
                        let simple = e.quick <= 0xff || next.is_some_and(is_common_small);
                        if simple {
                            out.short(upper);
                        }
                        simple
                    } else {
                        false
                    }
                }
                Some(_) => false,
            };
            if !done {
                let after = text.len() - chars.as_str().len() - next.map_or(0, char::len_utf8);
                let end = self.one(c, slot, after, out, marks);
                if end != after {
                    let (done, rest) = text.split_at_checked(end).unwrap_or((text, ""));
                    before = pass.entry(slot_of(done.chars().next_back()));
                    chars = rest.chars();
                    now = chars.next();
                    slot = slot_of(now);
                    entry = pass.entry(slot);
                    continue;
                }
            }
            before = entry;
            (now, slot, entry) = (next, next_slot, next_entry);
        }
        if INSERTS && inserts(before, None) {
            self.insert(text.len(), out, marks);
        }
    }

    /// Writes what the rules make of a letter that ends at `after`; returns where their left side
    /// ends.
    #[inline(never)]
    fn one(&self, c: char, slot: u16, after: usize, out: &mut Out, marks: &mut bool) -> usize {
        let at = after - c.len_utf8();
        let Some((rule, end, as_capital)) = self.choose(slot, at, after) else {
            *marks |= may_compose(c);
            out.push(c);
            return after;
        };
        let right = self.system.tables.piece(rule.right);
        let capital = slot & CAPITAL != 0 || as_capital;
        match *right.as_bytes() {
            // One plain letter, as most rules make.
            [byte] if slot & SIGN == 0 && (!capital || self.system.casing == Casing::Plain) => {
                let letter = if capital { byte.to_ascii_uppercase() } else { byte };
                out.push(char::from(letter));
            }
            _ => {
                *marks |= right.chars().next().is_some_and(may_compose);
                if capital {
                    self.capital(right, at, after, end, out);
                } else if slot & SIGN != 0 {
                    self.sign(right, at, end, out);
                } else {
                    out.push_str(right);
                }
            }
        }
        end
    }

    fn tables(&self) -> &Tables<'_> {
        &self.system.tables
    }

    fn rules<'s>(&'s self, ids: &'s [u32]) -> impl Iterator<Item = &'s Rule> {
        ids.iter().filter_map(|&id| self.system.tables.rules.get(id as usize))
    }

    fn insert(&self, at: usize, out: &mut Out, marks: &mut bool) {
        let found = self.rules(self.pass.insertions).find(|rule| self.fits(rule.context, at, at));
        if let Some(rule) = found {
            let right = self.tables().piece(rule.right);
            *marks |= right.chars().next().is_some_and(may_compose);
            out.push_str(right);
        }
    }

    /// The best rule at a place, where its left side ends, and whether it is the small letter's.
    #[inline]
    fn choose(&self, slot: u16, at: usize, after: usize) -> Option<(&Rule, usize, bool)> {
        for &id in self.pass.rules(slot) {
            let number = (id & !AS_CAPITAL) as usize;
            let Some(rule) = self.system.tables.rules.get(number) else { continue };
            let mut end = after;
            if rule.tail != 0 {
                match self.tail(self.tables().piece(rule.tail), after) {
                    Some(found) => end = found,
                    None => continue,
                }
            }
            if rule.context == 0 || self.fits(rule.context, at, end) {
                return Some((rule, end, id & AS_CAPITAL != 0));
            }
        }
        None
    }

    /// Where the tail ends in the text, if it stands at `from`, in capitals or not.
    fn tail(&self, tail: &str, from: usize) -> Option<usize> {
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

    fn fits(&self, context: u16, at: usize, end: usize) -> bool {
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

    /// Writes the right side of a capital: one capital letter in a name, all capitals where the
    /// word is written so.
    #[cold]
    fn capital(&self, right: &str, at: usize, after: usize, end: usize, out: &mut Out) {
        if self.system.casing == Casing::None {
            return out.push_str(right);
        }
        if right.len() > 1 && right.bytes().all(|b| b.is_ascii_lowercase()) {
            if self.all_capitals(at, after, end) {
                right.chars().for_each(|c| out.push(c.to_ascii_uppercase()));
            } else if let Some((first, rest)) = right.split_at_checked(1) {
                self.upper(first.chars().next().unwrap_or(' '), out);
                out.push_str(rest);
            }
            return;
        }
        let mut letters = right.chars();
        if let (Some(only), None) = (letters.next(), letters.next()) {
            return self.upper(only, out);
        }
        let all =
            right.chars().filter(|c| is_cased(*c)).count() < 2 || self.all_capitals(at, after, end);
        let mut done = false;
        for c in right.chars() {
            if !done || all {
                self.upper(c, out);
                done = done || is_cased(c);
            } else {
                out.push(c);
            }
        }
    }

    /// Writes the right side of a sign: ʹ is ь in a name, Ь in a word of capitals.
    #[cold]
    fn sign(&self, right: &str, at: usize, end: usize, out: &mut Out) {
        let cased = |c: &char| is_cased(*c);
        let left = self.text.get(..at).unwrap_or("");
        let right_of = self.text.get(end..).unwrap_or("");
        let before = left.chars().rev().take_while(|c| !c.is_whitespace()).find(cased);
        let after = right_of.chars().take_while(|c| !c.is_whitespace()).find(cased);
        let capitals = match (before, after) {
            (Some(b), Some(a)) => b.is_uppercase() && a.is_uppercase(),
            (None, Some(_)) => false,
            // Ahead of nothing, the letter before the last tells a capital letter from a word.
            (Some(b), None) => {
                b.is_uppercase()
                    && left.chars().rev().filter(cased).nth(1).is_some_and(char::is_uppercase)
            }
            (None, None) => false,
        };
        for c in right.chars() {
            if capitals { self.upper(c, out) } else { out.push(c) }
        }
    }

    fn all_capitals(&self, at: usize, after: usize, end: usize) -> bool {
        let matched = self.text.get(after..end).unwrap_or("");
        if let Some(c) = matched.chars().find(|c| is_cased(*c)) {
            return c.is_uppercase();
        }
        let right = self.text.get(end..).unwrap_or("");
        // A small letter behind the capital, as in most names.
        if right.chars().next().is_some_and(is_common_small) {
            return false;
        }
        let left = self.text.get(..at).unwrap_or("");
        let skip = |c: &char| is_combining_mark(*c) || matches!(*c, '\'' | '’' | 'ʼ' | '·');
        match right.chars().find(|c| !skip(c)) {
            Some(c) if is_cased(c) => c.is_uppercase(),
            Some(c) if c.is_alphabetic() => false,
            _ => left.chars().rev().find(|c| !skip(c)).is_some_and(char::is_uppercase),
        }
    }

    fn upper(&self, c: char, out: &mut Out) {
        match c {
            'i' if self.system.casing == Casing::Turkic => out.push('İ'),
            'a'..='z' => out.push(c.to_ascii_uppercase()),
            'ŉ' => out.push(c),
            _ => c.to_uppercase().for_each(|c| out.push(c)),
        }
    }
}

/// Makes capitals in text that was made from a script without them; `hyphens` tells whether a
/// hyphen begins a word.
pub(super) fn title(out: &mut String, start: usize, system: &Compiled<'_>, hyphens: bool) {
    let Some(made) = out.get(start..) else { return };
    let mut text = Out::after(String::new());
    let run = Run { system, pass: &EMPTY, text: "" };
    let (mut ready, mut before) = (true, ' ');
    for c in made.chars() {
        let joins = is_word(c) || is_apostrophe(c) || (c == '-' && !hyphens);
        if system.title == Title::Words && !joins {
            ready = true;
        }
        if ready && is_cased(c) {
            run.upper(c, &mut text);
            ready = false;
        } else {
            // A letter without case also begins the word.
            ready &= !c.is_alphanumeric() || is_apostrophe(c) || before == '\0';
            text.push(c);
        }
        before = c;
    }
    let text = text.finish();
    out.truncate(start);
    out.push_str(&text);
}

static EMPTY: Pass<'static> = Pass {
    base: 0,
    window: &[],
    far: &[],
    entries: &[],
    masks: &[],
    guards: &[],
    ids: &[],
    insertions: &[],
    everywhere: false,
    decomposed: false,
    titled: false,
};

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | 'ʾ' | 'ʿ' | '`')
}

/// A small letter of the two commonest alphabets.
fn is_common_small(c: char) -> bool {
    matches!(c, 'a'..='z' | 'а'..='џ')
}

fn is_cased(c: char) -> bool {
    c.is_lowercase() || c.is_uppercase()
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
