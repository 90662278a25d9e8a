//! What the rules of a transliteration are compiled to: plain rows that need no set-up.
//!
//! The generator writes these rows as statics, `Rules::parse` builds the same rows in memory, and
//! one engine runs both.

/// The rows that the passes of all systems share.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// Every left tail and every right side, one after the other and overlapping.
    pub text: &'a str,
    /// The rules.
    pub rules: &'a [Rule],
    /// The contexts; row 0 is the empty one.
    pub contexts: &'a [Context],
    /// The items of the contexts.
    pub items: &'a [u32],
}

/// One `left = right / context`, without the first character of `left`, which finds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rule {
    /// The rest of the left side: offset in the text, and in the low byte the length.
    pub tail: u32,
    /// The right side, in the same form.
    pub right: u32,
    /// Row of the context.
    pub context: u16,
    /// Number of the file that says so, in the order of the system's files.
    pub file: u16,
    /// Its line there.
    pub line: u16,
}

/// What must stand before and after: `before` items from `start`, nearest first, then `after`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Context {
    /// First of the items.
    pub start: u32,
    /// How many look back.
    pub before: u8,
    /// How many look forward.
    pub after: u8,
}

/// One run over the text, from left to right.
#[derive(Clone, Copy, Debug)]
pub struct Pass<'a> {
    /// The first character of the window.
    pub base: u32,
    /// A slot for each character from `base` on; see [`Pass::slot`].
    pub window: &'a [u16],
    /// Slots of the characters outside the window, sorted.
    pub far: &'a [(char, u16)],
    /// Rules and classes of a character; a slot points here. Row 0 stands for all others.
    pub entries: &'a [Entry],
    /// Sets of classes, a bit for each class. Row 0 is
    /// [`EDGE`], as what is not known may be one.
    pub masks: &'a [u64],
    /// What may keep entries from their short ways. Row 0 stands for nothing, row
    /// [`ALWAYS`] for entries that have none.
    pub guards: &'a [Guard],
    /// What letters become where a guard has seen something.
    pub cases: &'a [Case],
    /// Rules of the entries, best first; those of an entry end where those of the next begin.
    pub ids: &'a [u32],
    /// Rules with an empty left side.
    pub insertions: &'a [u32],
    /// True when an insertion may stand beside any letter, not only beside flagged ones.
    pub everywhere: bool,
    /// True when the pass reads decomposed text.
    pub decomposed: bool,
    /// True when words are given capitals before the pass, for scripts that have none.
    pub titled: bool,
}

/// What a pass knows of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// First of its rules in `ids`, and above [`START_BITS`] how many bytes `quick` has.
    pub start: u32,
    /// The short way: up to four bytes that it becomes unless the guard sees something,
    /// [`COPY`] or [`SLOW`].
    pub quick: u32,
    /// Row of its classes in `masks`.
    pub mask: u16,
    /// Row of its guard.
    pub guard: u16,
}

/// How many bits of [`Entry::start`] tell the first rule.
pub const START_BITS: u32 = 28;

/// Row of the guard that always sees something.
pub const ALWAYS: u16 = 1;

/// Short way of a letter that stays as it is.
pub const COPY: u32 = u32::MAX - 1;

/// Instead of a short way: the rules themselves must be asked.
pub const SLOW: u32 = u32::MAX;

/// When cases must be asked: any of these classes before the letter, or any of those after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Guard {
    /// Classes of the letter before.
    pub before: u64,
    /// Classes of the letter after.
    pub after: u64,
    /// First of the cases.
    pub start: u32,
    /// How many there are; when none holds, the entry's own short way does.
    pub count: u32,
}

/// A rule whose context the classes of the two neighbours decide, or that they may rule out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// As [`Entry::quick`].
    pub quick: u32,
    /// Number of the class that the letter before is of, with [`OTHER`] if it must not be.
    pub before: u8,
    /// The same for the letter after.
    pub after: u8,
}

/// Set in a side of a case when the neighbour must not be of the class.
pub const OTHER: u8 = 0x80;

/// Number of the class of everything, also of the ends of a text.
pub const ANY: u8 = 60;

/// Set in a mask when the character is no part of a word; the ends of a text are none either.
pub const NO_WORD: u64 = 1 << NO_WORD_BIT;

/// Number of that class.
pub const NO_WORD_BIT: u8 = 61;

/// The classes of the end of a text.
pub const EDGE: u64 = 1 << ANY | NO_WORD;

/// Set in a slot when the character is the capital of the letter that the rules name.
pub const CAPITAL: u16 = 0x8000;

/// Set in the number of a rule that is the small letter's, where the capital has rules of its own.
pub const AS_CAPITAL: u32 = 0x8000_0000;

/// Set in a mask when an insertion may follow the character.
pub const INSERTS_AFTER: u64 = 1 << 63;

/// Set in a mask when an insertion may stand before the character.
pub const INSERTS_BEFORE: u64 = 1 << 62;

/// Set in a slot when the character is a sign without case that stands for a letter: between
/// capitals it is a capital.
pub const SIGN: u16 = 0x4000;

/// Kinds of context items, in bits 24 to 27.
pub const ITEM_CHAR: u32 = 0;
/// The character is of class number n.
pub const ITEM_CLASS: u32 = 1 << 24;
/// The edge of a word.
pub const ITEM_EDGE: u32 = 2 << 24;
/// Any letter.
pub const ITEM_LETTER: u32 = 3 << 24;
/// A capital letter.
pub const ITEM_CAPITAL: u32 = 5 << 24;
/// The edge of the text.
pub const ITEM_END: u32 = 4 << 24;
/// The item must not fit.
pub const ITEM_NOT: u32 = 1 << 28;
/// The item fits any number of times, also never.
pub const ITEM_MANY: u32 = 1 << 29;

/// How a system treats capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Casing {
    /// As in the source; the capital of i is I.
    #[default]
    Plain,
    /// As in the source; the capital of i is İ, that of ı is I.
    Turkic,
    /// None: what is made has no capitals, as the signs of phonetics have none.
    None,
}

/// Capitals in the romanisation of a script that has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Title {
    /// None are made.
    #[default]
    No,
    /// The first letter of the text.
    First,
    /// The first letter of each word.
    Words,
}

/// A rule from its numbers; short, for the generated tables.
pub(crate) const fn r(tail: u32, right: u32, context: u16, file: u16, line: u16) -> Rule {
    Rule { tail, right, context, file, line }
}

/// A context from its numbers.
pub(crate) const fn c(start: u32, before: u8, after: u8) -> Context {
    Context { start, before, after }
}

/// A guard from its numbers.
pub(crate) const fn g(before: u64, after: u64, start: u32, count: u32) -> Guard {
    Guard { before, after, start, count }
}

/// A case from its numbers.
pub(crate) const fn k(quick: u32, before: u8, after: u8) -> Case {
    Case { quick, before, after }
}

/// An entry from its numbers.
pub(crate) const fn e(start: u32, quick: u32, mask: u16, guard: u16) -> Entry {
    Entry { start, quick, mask, guard }
}

/// A whole system.
#[derive(Clone, Copy, Debug)]
pub struct Compiled<'a> {
    /// The rows its passes point into.
    pub tables: &'a Tables<'a>,
    /// Its passes, in order.
    pub passes: &'a [Pass<'a>],
    /// The treatment of capitals.
    pub casing: Casing,
    /// Capitals where the source has none.
    pub title: Title,
}

impl<'a> Tables<'a> {
    /// A piece of the text by its packed offset and length.
    #[inline]
    pub fn piece(&self, packed: u32) -> &'a str {
        let start = (packed >> 8) as usize;
        self.text.get(start..start + (packed & 0xff) as usize).unwrap_or("")
    }
}

impl Entry {
    /// The first of its rules.
    fn first(&self) -> usize {
        (self.start & ((1 << START_BITS) - 1)) as usize
    }

    /// How many bytes its short way has.
    #[inline]
    pub fn len(&self) -> usize {
        (self.start >> START_BITS) as usize
    }

    /// True when its short way is to write nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Pass<'_> {
    /// The slot of a character: 0 when the pass knows nothing of it, else [`CAPITAL`] or [`SIGN`]
    /// and the number of its entry.
    #[inline]
    pub fn slot(&self, c: char) -> u16 {
        let at = (c as u32).wrapping_sub(self.base) as usize;
        if let Some(&slot) = self.window.get(at) {
            return slot;
        }
        // Letters outside the window are few; most that miss it are ASCII.
        if self.far.first().is_none_or(|f| c < f.0) {
            return 0;
        }
        self.far
            .binary_search_by_key(&c, |f| f.0)
            .ok()
            .and_then(|at| self.far.get(at))
            .map_or(0, |f| f.1)
    }

    /// The entry of a slot.
    #[inline]
    pub fn entry(&self, slot: u16) -> Option<&Entry> {
        self.entries.get(usize::from(slot & !(CAPITAL | SIGN)))
    }

    /// The classes of the character of a slot.
    #[inline]
    pub fn mask(&self, slot: u16) -> u64 {
        self.entry(slot).map_or(0, |entry| self.classes(entry.mask))
    }

    /// The row of the classes of the character of a slot; 0 only for what the pass does not know.
    #[inline]
    pub fn row(&self, slot: u16) -> u16 {
        self.entry(slot).map_or(0, |entry| entry.mask)
    }

    /// The rules of a slot.
    #[inline]
    pub fn rules(&self, slot: u16) -> &[u32] {
        let number = usize::from(slot & !(CAPITAL | SIGN));
        let start = self.entries.get(number).map(Entry::first);
        let end = self.entries.get(number + 1).map_or(self.ids.len(), Entry::first);
        start.and_then(|start| self.ids.get(start..end)).unwrap_or(&[])
    }

    /// The classes of a row.
    #[inline]
    pub fn classes(&self, row: u16) -> u64 {
        self.masks.get(usize::from(row)).copied().unwrap_or(0)
    }

    /// True when the short way of an entry is free behind a letter of a row and ahead of a text.
    #[inline(always)]
    pub fn is_free(&self, entry: &Entry, row: u16, rest: &str) -> bool {
        let Some(guard) = self.guards.get(usize::from(entry.guard)) else { return false };
        if self.classes(row) & guard.before != 0 {
            return false;
        }
        guard.after == 0 || self.is_free_ahead(guard.after, rest)
    }

    /// True when a text begins with a letter of none of these classes.
    #[inline(never)]
    fn is_free_ahead(&self, classes: u64, rest: &str) -> bool {
        rest.chars().next().map_or(EDGE, |c| self.mask(self.slot(c))) & classes == 0
    }

    /// What an entry's letter becomes between letters of these classes; [`SLOW`] when that
    /// must be asked of the rules.
    #[inline]
    pub fn quick(&self, entry: &Entry, before: u64, after: u64) -> u32 {
        if entry.guard == 0 {
            return entry.quick;
        }
        let Some(guard) = self.guards.get(usize::from(entry.guard)) else { return SLOW };
        if (before & guard.before) | (after & guard.after) == 0 {
            return entry.quick;
        }
        let start = guard.start as usize;
        let cases = self.cases.get(start..start + guard.count as usize).unwrap_or(&[]);
        let is = |mask: u64, side: u8| (mask >> (side & 63) & 1 == 1) != (side & OTHER != 0);
        let holds = |case: &&Case| is(before, case.before) && is(after, case.after);
        cases.iter().find(holds).map_or(entry.quick, |case| case.quick)
    }

    /// True when the character is of a class.
    #[inline]
    pub fn is_of(&self, c: char, class: u32) -> bool {
        self.mask(self.slot(c)) >> (class & 63) & 1 == 1
    }
}

/// Part of a word: a letter, a digit or a mark on one.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    match c as u32 {
        0..0x80 => return c.is_ascii_alphanumeric(),
        // Letters throughout.
        0xdf..0xf7 | 0x100..0x2b0 | 0x3a3..0x3f6 | 0x400..0x482 | 0x48a..0x530 => return true,
        0x561..0x588 | 0x5d0..0x5eb | 0x620..0x64b | 0x10d0..0x10fb => return true,
        _ => {}
    }
    c.is_alphanumeric() || (c as u32 >= 0x300 && unicode_normalization::char::is_combining_mark(c))
}

/// True when a text of such characters alone is in NFC: nothing composes with what stands before
/// it, nothing is written otherwise in NFC. The commonest scripts are told without a table.
#[inline]
pub(crate) fn is_stable(c: char) -> bool {
    use unicode_normalization::{IsNormalized, is_nfc_quick};
    match c as u32 {
        0..0x300 | 0x388..0x483 | 0x48a..0x590 | 0x5d0..0x5eb | 0x621..0x64b => true,
        0x10a0..0x1100 | 0x1e00..0x1f00 | 0x2010..0x2020 | 0x3041..0x3097 => true,
        0x30a1..0x30fb | 0x4e00..0xa000 | 0xac00..0xd7a4 => true,
        _ => {
            is_nfc_quick(core::iter::once(c)) == IsNormalized::Yes
                && unicode_normalization::char::canonical_combining_class(c) == 0
        }
    }
}
