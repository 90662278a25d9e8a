//! The rows of compiled rules while they are being made.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use crate::error::Error;
use crate::rules::pass::{
    ALWAYS, ANY, CAPITAL, COPY, Case, Context, EDGE, Entry, Guard, Pass, Rule, SIGN, START_BITS,
    Tables,
};

use super::guard::Ways;
use super::{DraftPass, Place};

/// Widest window of directly indexed characters: enough for the unified Han block.
const WIDEST_WINDOW: u32 = 0x5300;

/// The rows that compiled systems share; see [`Tables`].
#[derive(Clone, Debug)]
pub struct OwnedTables {
    /// See [`Tables::text`].
    pub text: String,
    /// See [`Tables::rules`].
    pub rules: Vec<Rule>,
    /// See [`Tables::contexts`].
    pub contexts: Vec<Context>,
    /// See [`Tables::items`].
    pub items: Vec<u32>,
    known_text: BTreeMap<String, u32>,
    known_rules: BTreeMap<Rule, u32>,
    known_contexts: BTreeMap<(Vec<u32>, Vec<u32>), u16>,
}

/// One pass; see [`Pass`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub struct OwnedPass {
    pub base: u32,
    pub window: Vec<u16>,
    pub far: Vec<(char, u16)>,
    pub entries: Vec<Entry>,
    pub masks: Vec<u64>,
    pub guards: Vec<Guard>,
    pub cases: Vec<Case>,
    pub ids: Vec<u32>,
    pub insertions: Vec<u32>,
    pub everywhere: bool,
    pub decomposed: bool,
    pub titled: bool,
}

/// What a pass holds already while it is being packed, so that nothing is written twice.
#[derive(Default)]
pub(super) struct Known {
    masks: BTreeMap<u64, u16>,
    entries: BTreeMap<(Vec<u32>, u16), u16>,
    guards: BTreeMap<((u64, u64), Vec<Case>), u16>,
}

impl OwnedPass {
    pub(super) fn new(insertions: Vec<u32>, everywhere: bool, pass: &DraftPass) -> OwnedPass {
        OwnedPass {
            base: 0,
            window: Vec::new(),
            far: Vec::new(),
            entries: vec![Entry { start: 0, quick: COPY, mask: 0, guard: ALWAYS }],
            masks: vec![EDGE],
            guards: vec![Guard::default(), Guard { before: 1 << ANY, ..Guard::default() }],
            cases: Vec::new(),
            ids: Vec::new(),
            insertions,
            everywhere,
            decomposed: pass.decomposed,
            titled: pass.titled,
        }
    }

    /// The number of the entry with these rules and classes.
    pub(super) fn entry(
        &mut self,
        ids: Vec<u32>,
        mask: u64,
        ways: &Ways,
        known: &mut Known,
    ) -> Option<u16> {
        let next = u16::try_from(self.masks.len()).ok()?;
        let mask_row = *known.masks.entry(mask).or_insert_with(|| {
            self.masks.push(mask);
            next
        });
        if let Some(&slot) = known.entries.get(&(ids.clone(), mask_row)) {
            return Some(slot);
        }
        let start = u32::try_from(self.ids.len()).ok().filter(|s| s >> START_BITS == 0)?;
        self.ids.extend(&ids);
        let guard = self.guard(ways, known)?;
        let len = if ways.quick < COPY { 4 - ways.quick.leading_zeros() / 8 } else { 0 };
        let slot = u16::try_from(self.entries.len()).ok().filter(|s| s & (CAPITAL | SIGN) == 0)?;
        let start = start | len << START_BITS;
        self.entries.push(Entry { start, quick: ways.quick, mask: mask_row, guard });
        known.entries.insert((ids, mask_row), slot);
        Some(slot)
    }

    /// The row of a guard, which letters of the same cases share.
    fn guard(&mut self, ways: &Ways, known: &mut Known) -> Option<u16> {
        if ways.cases.is_empty() {
            return Some(if ways.quick < COPY { 0 } else { ALWAYS });
        }
        let next = u16::try_from(self.guards.len()).ok()?;
        let row = *known.guards.entry((ways.guard, ways.cases.clone())).or_insert(next);
        if row == next {
            let (start, count) = (self.cases.len() as u32, ways.cases.len() as u32);
            self.cases.extend(&ways.cases);
            self.guards.push(Guard { before: ways.guard.0, after: ways.guard.1, start, count });
        }
        Some(row)
    }

    /// Chooses the window: the stretch of letters, near enough to each other, that holds most;
    /// many letters are worth a wider gap.
    pub(super) fn place(&mut self, slots: &BTreeMap<char, u16>) {
        let points: Vec<u32> = slots.keys().map(|&c| c as u32).collect();
        let (mut best, mut best_len) = (0, 0);
        let mut start = 0;
        for end in 0..points.len() {
            let far = 256.max(4 * (end - start) as u32);
            let gap = end > 0 && points[end] - points[end - 1] > far;
            if gap {
                start = end;
            }
            while points[end] - points[start] > WIDEST_WINDOW {
                start += 1;
            }
            if end - start + 1 > best_len {
                (best, best_len) = (start, end - start + 1);
            }
        }
        if best_len == 0 {
            return;
        }
        let (first, last) = (points[best], points[best + best_len - 1]);
        self.base = first;
        self.window = vec![0; (last - first + 1) as usize];
        for (&c, &slot) in slots {
            match self.window.get_mut((c as u32).wrapping_sub(first) as usize) {
                Some(place) => *place = slot,
                None => self.far.push((c, slot)),
            }
        }
    }

    /// The rows as the engine takes them.
    pub fn view(&self) -> Pass<'_> {
        Pass {
            base: self.base,
            window: &self.window,
            far: &self.far,
            entries: &self.entries,
            masks: &self.masks,
            guards: &self.guards,
            cases: &self.cases,
            ids: &self.ids,
            insertions: &self.insertions,
            everywhere: self.everywhere,
            decomposed: self.decomposed,
            titled: self.titled,
        }
    }
}

impl Default for OwnedTables {
    fn default() -> Self {
        let mut tables = OwnedTables {
            text: String::new(),
            rules: Vec::new(),
            contexts: Vec::new(),
            items: Vec::new(),
            known_text: BTreeMap::new(),
            known_rules: BTreeMap::new(),
            known_contexts: BTreeMap::new(),
        };
        tables.contexts.push(Context { start: 0, before: 0, after: 0 });
        tables.known_contexts.insert((Vec::new(), Vec::new()), 0);
        tables
    }
}

impl OwnedTables {
    /// The rows as the engine takes them.
    pub fn view(&self) -> Tables<'_> {
        Tables {
            text: &self.text,
            rules: &self.rules,
            contexts: &self.contexts,
            items: &self.items,
        }
    }

    pub(super) fn intern(&mut self, piece: &str, place: Place<'_>) -> Result<u32, Error> {
        if piece.is_empty() {
            return Ok(0);
        }
        if let Some(&packed) = self.known_text.get(piece) {
            return Ok(packed);
        }
        let start = self.text.len();
        if start >= 1 << 24 {
            return Err(place.error("more than 16 MB of rule text; split the file"));
        }
        self.text.push_str(piece);
        let packed = (start as u32) << 8 | piece.len() as u32;
        self.known_text.insert(piece.to_string(), packed);
        Ok(packed)
    }

    pub(super) fn rule(&mut self, rule: Rule) -> u32 {
        let next = self.rules.len() as u32;
        *self.known_rules.entry(rule).or_insert_with(|| {
            self.rules.push(rule);
            next
        })
    }

    pub(super) fn context(
        &mut self,
        before: Vec<u32>,
        after: Vec<u32>,
        place: Place<'_>,
    ) -> Result<u16, Error> {
        if let Some(&row) = self.known_contexts.get(&(before.clone(), after.clone())) {
            return Ok(row);
        }
        let many = || place.error("more than 65535 different contexts; share some");
        let row = u16::try_from(self.contexts.len()).map_err(|_| many())?;
        let long = || place.error("a context has at most 255 items on a side");
        let start = self.items.len() as u32;
        self.contexts.push(Context {
            start,
            before: u8::try_from(before.len()).map_err(|_| long())?,
            after: u8::try_from(after.len()).map_err(|_| long())?,
        });
        self.items.extend(&before);
        self.items.extend(&after);
        self.known_contexts.insert((before, after), row);
        Ok(row)
    }
}
