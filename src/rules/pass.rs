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
    /// Rules and classes of a character; the low bits of a slot count from 1 here.
    pub entries: &'a [Entry],
    /// Sets of classes, a bit for each class.
    pub masks: &'a [u64],
    /// When the short ways of entries may not be gone: classes of the letter before and of the
    /// letter after, one of which a rule with a context needs. Row 0 is empty.
    pub guards: &'a [(u64, u64)],
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
    /// First of its rules in `ids`.
    pub start: u32,
    /// The short way: up to four bytes that it becomes unless the guard sees one of its classes.
    pub quick: u32,
    /// Row of its classes in `masks`.
    pub mask: u16,
    /// Row of its guard, or [`NEVER`] when it has no short way.
    pub guard: u16,
}

/// The guard of entries without a short way.
pub const NEVER: u16 = 0xffff;

/// Set in a mask when the character is no part of a word; also what stands at the ends of a text
/// and of characters that the pass does not know, which may be either.
pub const NO_WORD: u64 = 1 << 61;

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

/// An entry from its numbers.
pub(crate) const fn e(start: u32, quick: u32, mask: u16, guard: u16) -> Entry {
    Entry { start, quick, mask, guard }
}

/// A whole system.
#[derive(Clone, Copy, Debug)]
pub struct Compiled<'a> {
    /// The rows its passes point into.
    pub tables: Tables<'a>,
    /// Its passes, in order.
    pub passes: &'a [Pass<'a>],
    /// The treatment of capitals.
    pub casing: Casing,
    /// Capitals where the source has none.
    pub title: Title,
}

/// A system as the generated tables hold it.
#[derive(Debug)]
pub struct Row {
    /// The code.
    pub code: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Where it is laid down.
    pub source: &'static str,
    /// Rows of its passes.
    pub passes: &'static [Pass<'static>],
    /// The treatment of capitals.
    pub casing: Casing,
    /// Capitals where the source has none.
    pub title: Title,
    /// The way back, or why there is none.
    pub back: Back,
}

/// The way back of a system.
#[derive(Debug)]
pub enum Back {
    /// The passes that lead back.
    Passes(&'static [Pass<'static>]),
    /// Two words that become one.
    Clash(&'static str, &'static str, &'static str),
    /// Another reason.
    No(&'static str),
}

impl<'a> Tables<'a> {
    /// A piece of the text by its packed offset and length.
    #[inline]
    pub fn piece(&self, packed: u32) -> &'a str {
        let start = (packed >> 8) as usize;
        self.text.get(start..start + (packed & 0xff) as usize).unwrap_or("")
    }
}

impl Pass<'_> {
    /// The slot of a character: 0 when the pass knows nothing of it, else [`CAPITAL`] and the
    /// number of its entry, counted from 1.
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
        self.entries.get(usize::from(slot & !(CAPITAL | SIGN)).wrapping_sub(1))
    }

    /// The classes of the character of a slot.
    #[inline]
    pub fn mask(&self, slot: u16) -> u64 {
        self.entry(slot).map_or(0, |entry| self.classes(entry))
    }

    /// The rules of a slot.
    #[inline]
    pub fn rules(&self, slot: u16) -> &[u32] {
        let number = usize::from(slot & !(CAPITAL | SIGN));
        let start = self.entries.get(number.wrapping_sub(1)).map(|e| e.start as usize);
        let end = self.entries.get(number).map_or(self.ids.len(), |e| e.start as usize);
        start.and_then(|start| self.ids.get(start..end)).unwrap_or(&[])
    }

    /// The classes of an entry.
    #[inline]
    pub fn classes(&self, entry: &Entry) -> u64 {
        self.masks.get(usize::from(entry.mask)).copied().unwrap_or(0)
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
