//! Runs compiled rules over text.
//!
//! One run goes from left to right. Where a capital stands, the rules of its small letter are
//! used and the capital is restored. What no rule names is copied.

use alloc::string::String;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::casing::title;
use super::compose::may_compose;
use super::out::Out;
use crate::rules::pass::{
    ALWAYS, ANY, AS_CAPITAL, CAPITAL, COPY, Casing, Compiled, EDGE, INSERTS_AFTER, INSERTS_BEFORE,
    Pass, Rule, SIGN, SLOW, Tables, Title, is_stable, is_word,
};

/// Appends what the system makes of `text`.
pub(crate) fn run(system: &Compiled<'_>, text: &str, out: &mut String) {
    let start = out.len();
    let mut state = State::default();
    match system.passes {
        [pass] if !pass.decomposed && !pass.titled => {
            let mut made = Out::after(core::mem::take(out));
            Run { system, pass, text }.go(&mut made, &mut state);
            if state.stopped {
                let composed: String = text.nfc().collect();
                state = State { composed: true, ..State::default() };
                made.back_to(start);
                Run { system, pass, text: &composed }.go(&mut made, &mut state);
            }
            *out = made.finish();
        }
        _ => passes(system, text, out, &mut state),
    }
    if system.title != Title::No {
        title(out, start, system, false);
    }
    if state.marks {
        let made = out.get(start..).unwrap_or("");
        if is_nfc_quick(made.chars()) != IsNormalized::Yes {
            let composed: String = made.nfc().collect();
            out.truncate(start);
            out.push_str(&composed);
        }
    }
}

/// What a system of one pass, which makes ASCII of what it knows, makes of `text`; nothing when it
/// does not know all letters, or leaves one as it is.
pub(crate) fn run_known(system: &Compiled<'_>, text: &str) -> Option<String> {
    let pass = system.passes.first()?;
    let mut state = State { strict: true, ..State::default() };
    let mut made = Out::after(String::new());
    Run { system, pass, text }.go(&mut made, &mut state);
    if state.stopped { None } else { Some(made.finish()) }
}

/// As [`run`], for systems with several passes.
fn passes(system: &Compiled<'_>, text: &str, out: &mut String, state: &mut State) {
    let stable = text.is_ascii() || text.chars().all(is_stable);
    let mut now = if stable || is_nfc_quick(text.chars()) == IsNormalized::Yes {
        String::from(text)
    } else {
        text.nfc().collect()
    };
    state.composed = true;
    for pass in system.passes {
        if pass.decomposed {
            now = now.nfd().collect();
        }
        if pass.titled {
            title(&mut now, 0, &Compiled { title: Title::Words, ..*system }, true);
        }
        let mut next = Out::after(String::new());
        Run { system, pass, text: &now }.go(&mut next, state);
        now = next.finish();
    }
    state.marks |= system.passes.iter().any(|p| p.decomposed);
    out.push_str(&now);
}

/// What a run finds out.
#[derive(Default)]
pub(super) struct State {
    /// The row of the classes of the letter before.
    row: u16,
    /// What was written may compose.
    marks: bool,
    /// The text is known to be composed, or needs not be.
    composed: bool,
    /// Only ASCII may be written.
    strict: bool,
    /// The run stopped, as the text is not composed or the letters would not be ASCII.
    stopped: bool,
}

/// One pass over one text.
pub(super) struct Run<'a> {
    pub(super) system: &'a Compiled<'a>,
    pub(super) pass: &'a Pass<'a>,
    pub(super) text: &'a str,
}

impl<'a> Run<'a> {
    #[inline]
    fn go(&self, out: &mut Out, state: &mut State) {
        let pass = self.pass;
        if !pass.insertions.is_empty() {
            self.letters::<true, false>(out, state);
        } else if pass.base >= 0x80 && pass.far.first().is_none_or(|f| f.0 > '\x7f') {
            // Most passes know no ASCII letter.
            self.letters::<false, true>(out, state);
        } else {
            self.letters::<false, false>(out, state);
        }
    }

    /// The run, letter by letter, the short ways first; `INSERTS` when letters may be written
    /// between letters, `COPIES` when ASCII stays as it is.
    fn letters<const INSERTS: bool, const COPIES: bool>(&self, out: &mut Out, state: &mut State) {
        let (text, pass) = (self.text, self.pass);
        let plain = self.system.casing == Casing::Plain;
        let mut chars = text.chars();
        // The row of the classes of the letter before, and these if they matter.
        let (mut row, mut before) = (0, EDGE);
        while let Some(&byte) = chars.as_str().as_bytes().first() {
            if COPIES && byte < 0x80 {
                chars = out.ascii(chars.as_str()).chars();
                row = 0;
                continue;
            }
            let at = chars.as_str();
            let Some(c) = chars.next() else { break };
            let slot = pass.slot(c);
            if INSERTS {
                let classes = pass.mask(slot);
                if self.inserts(before, classes) {
                    self.insert(text.len() - at.len(), out, state);
                }
                before = classes;
            }
            if !COPIES && slot == 0 && byte < 0x80 {
                out.short(u32::from(byte), 1);
                row = 0;
                continue;
            }
            // What has a mark in its slot, as capitals have, is no number of an entry.
            if let Some(entry) = pass.entries.get(usize::from(slot)) {
                if entry.guard == 0 || pass.is_free(entry, row, chars.as_str()) {
                    out.short(entry.quick, entry.len());
                    row = entry.mask;
                    continue;
                }
            } else if let Some(entry) = pass.entries.get(usize::from(slot & !CAPITAL)) {
                // One letter, or a small letter behind the capital, as in most names.
                let next = || chars.clone().next().is_some_and(is_common_small);
                if plain
                    && entry.quick & 0x8080_8080 == 0
                    && (entry.quick < 0x80 || next())
                    && (entry.guard == 0 || pass.is_free(entry, row, chars.as_str()))
                {
                    out.short(upper(entry.quick), entry.len());
                    row = entry.mask;
                    continue;
                }
            }
            state.row = row;
            chars = self.guarded(c, slot, chars.as_str(), out, state).chars();
            row = state.row;
            if INSERTS {
                before = pass.classes(row);
            }
        }
        if INSERTS && self.inserts(before, 0) {
            self.insert(self.text.len(), out, state);
        }
    }

    #[inline]
    fn inserts(&self, before: u64, this: u64) -> bool {
        self.pass.everywhere || (before & INSERTS_AFTER) | (this & INSERTS_BEFORE) != 0
    }

    /// Writes a letter that its neighbours, its capital or its rules decide on; `state` holds the row
    /// of the letter before, and then of the last letter done. Gives what is left of the text.
    #[inline(never)]
    fn guarded(
        &self,
        c: char,
        slot: u16,
        rest: &'a str,
        out: &mut Out,
        state: &mut State,
    ) -> &'a str {
        if !state.composed && !is_stable(c) {
            if state.strict || is_nfc_quick(self.text.chars()) != IsNormalized::Yes {
                state.stopped = true;
                return "";
            }
            state.composed = true;
        }
        let pass = self.pass;
        let after = self.text.len() - rest.len();
        let next = rest.chars().next();
        let next_slot = next.map_or(0, |c| pass.slot(c));
        let before = core::mem::replace(&mut state.row, pass.row(slot));
        let quick = match pass.entry(slot) {
            Some(entry) if entry.guard > ALWAYS => {
                let classes = |slot, c: Option<char>| match (slot, c) {
                    (0, None) => EDGE,
                    (0, Some(c)) => outside(c),
                    _ => pass.mask(slot),
                };
                let of_last = if before == 0 {
                    let done = self.text.get(..after - c.len_utf8());
                    classes(0, done.and_then(|done| done.chars().next_back()))
                } else {
                    pass.classes(before)
                };
                pass.quick(entry, of_last, classes(next_slot, next))
            }
            Some(entry) => entry.quick,
            None => COPY,
        };
        if quick == COPY {
            if state.strict && !c.is_ascii() {
                state.stopped = true;
                return "";
            }
            state.marks |= may_compose(c);
            out.push(c);
            return rest;
        }
        let quick = if quick == SLOW || slot & (CAPITAL | SIGN) == 0 {
            quick
        } else {
            self.capital_quick(quick, slot, next, next_slot)
        };
        if quick != SLOW {
            state.stopped = state.strict && quick & 0x8080_8080 != 0;
            out.short(quick, 4 - quick.leading_zeros() as usize / 8);
            return if state.stopped { "" } else { rest };
        }
        let end = self.one(c, slot, after, out, state);
        if state.stopped {
            return "";
        }
        if end == after {
            return rest;
        }
        let (done, rest) = self.text.split_at_checked(end).unwrap_or((self.text, ""));
        state.row = done.chars().next_back().map_or(0, |c| pass.row(pass.slot(c)));
        rest
    }

    /// The short way of a capital: one letter, or several where the next tells how they are
    /// written.
    #[inline]
    fn capital_quick(&self, quick: u32, slot: u16, next: Option<char>, next_slot: u16) -> u32 {
        if slot & SIGN != 0 || self.system.casing != Casing::Plain || quick & 0x8080_8080 != 0 {
            return SLOW;
        }
        if quick <= 0xff || next.is_some_and(is_common_small) {
            upper(quick)
        } else if next_slot & CAPITAL != 0 {
            // What has several letters has small ones.
            quick & 0xdfdf_dfdf
        } else {
            SLOW
        }
    }

    /// Writes what the rules make of a letter that ends at `after`; returns where their left side
    /// ends.
    #[inline(never)]
    fn one(&self, c: char, slot: u16, after: usize, out: &mut Out, state: &mut State) -> usize {
        let at = after - c.len_utf8();
        let Some((rule, end, as_capital)) = self.choose(slot, at, after) else {
            state.stopped |= state.strict && !c.is_ascii();
            state.marks |= may_compose(c);
            out.push(c);
            return after;
        };
        let right = self.system.tables.piece(rule.right);
        state.stopped |= state.strict && !right.is_ascii();
        let capital = slot & CAPITAL != 0 || as_capital;
        match *right.as_bytes() {
            // One plain letter, as most rules make.
            [byte] if slot & SIGN == 0 && (!capital || self.system.casing == Casing::Plain) => {
                let letter = if capital { byte.to_ascii_uppercase() } else { byte };
                out.push(char::from(letter));
            }
            _ => {
                state.marks |= right.chars().next().is_some_and(may_compose);
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

    pub(super) fn tables(&self) -> &Tables<'_> {
        self.system.tables
    }

    fn rules<'s>(&'s self, ids: &'s [u32]) -> impl Iterator<Item = &'s Rule> {
        ids.iter().filter_map(|&id| self.system.tables.rules.get(id as usize))
    }

    fn insert(&self, at: usize, out: &mut Out, state: &mut State) {
        let found = self.rules(self.pass.insertions).find(|rule| self.fits(rule.context, at, at));
        if let Some(rule) = found {
            let right = self.tables().piece(rule.right);
            state.marks |= right.chars().next().is_some_and(may_compose);
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
}

/// The bytes with the first as a capital.
#[inline]
fn upper(quick: u32) -> u32 {
    quick & !0xff | u32::from((quick as u8).to_ascii_uppercase())
}

/// The classes of a letter that the pass does not know.
#[inline]
fn outside(c: char) -> u64 {
    if is_word(c) { 1 << ANY } else { EDGE }
}

/// A small letter of the commonest alphabets.
#[inline]
pub(super) fn is_common_small(c: char) -> bool {
    matches!(c, 'a'..='z' | 'а'..='џ' | 'ά'..='ώ' | 'ա'..='ֆ')
}
