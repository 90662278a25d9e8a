//! Packing: a [`Draft`] → the rows that the engine reads.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
use crate::rules::pass::{
    AS_CAPITAL, CAPITAL, Compiled, Context, Entry, INSERTS_AFTER, INSERTS_BEFORE, ITEM_CAPITAL,
    ITEM_CHAR, ITEM_CLASS, ITEM_EDGE, ITEM_END, ITEM_LETTER, ITEM_MANY, ITEM_NOT, NEVER, Pass,
    Rule, SIGN, Tables,
};

use super::guard::Guards;
use super::{Draft, DraftContext, DraftPass, Item, Member, Place, What};

/// Longest side of a rule, in bytes.
const LONGEST_SIDE: usize = 255;
/// Most classes that the contexts of one pass may name.
const MOST_CLASSES: usize = 62;
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
    pub guards: Vec<(u64, u64)>,
    pub ids: Vec<u32>,
    pub insertions: Vec<u32>,
    pub everywhere: bool,
    pub decomposed: bool,
    pub titled: bool,
}

impl Draft {
    /// Packs the passes into the shared tables.
    ///
    /// # Errors
    ///
    /// An unknown class, or a limit that is passed.
    pub fn pack(&self, tables: &mut OwnedTables) -> Result<Vec<OwnedPass>, Error> {
        self.passes.iter().map(|pass| self.pack_pass(pass, tables)).collect()
    }

    fn pack_pass(&self, pass: &DraftPass, tables: &mut OwnedTables) -> Result<OwnedPass, Error> {
        let mut sets: BTreeMap<Vec<char>, u32> = BTreeMap::new();
        let mut buckets: BTreeMap<char, Vec<(usize, u32)>> = BTreeMap::new();
        let mut insertions = Vec::new();
        // Later files first, and within a file the order of writing.
        let mut order: Vec<usize> = (0..pass.rules.len()).collect();
        order.sort_by_key(|&at| {
            pass.rules.get(at).map(|r| {
                let plain = r.contexts.is_empty();
                (core::cmp::Reverse(r.left.chars().count()), plain, core::cmp::Reverse(r.file), at)
            })
        });
        for at in order {
            let Some(rule) = pass.rules.get(at) else { continue };
            let file = self.files.get(usize::from(rule.file)).map_or("", String::as_str);
            let place = Place { file, line: rule.line, column: 1 };
            let normal = |s: &str| -> String {
                if pass.decomposed { s.nfd().collect() } else { s.nfc().collect() }
            };
            let left = normal(&rule.left);
            let right: String = rule.right.nfc().collect();
            if left.len() > LONGEST_SIDE || right.len() > LONGEST_SIDE {
                let cure = format!("a side of a rule has at most {LONGEST_SIDE} bytes; split it");
                return Err(place.error(cure));
            }
            let mut rest = left.chars();
            let first = rest.next();
            let tail = tables.intern(rest.as_str(), place)?;
            let right = tables.intern(&right, place)?;
            let plain = [DraftContext::default()];
            let contexts = if rule.contexts.is_empty() { &plain[..] } else { &rule.contexts[..] };
            for context in contexts {
                let context = tables.context(
                    self.items(&context.before, &mut sets, place)?,
                    self.items(&context.after, &mut sets, place)?,
                    place,
                )?;
                let line = u16::try_from(rule.line).unwrap_or(u16::MAX);
                let id = tables.rule(Rule { tail, right, context, file: rule.file, line });
                match first {
                    Some(first) => {
                        buckets.entry(first).or_default().push((left.chars().count(), id));
                    }
                    None => insertions.push(id),
                }
            }
        }
        let mut masks_of: BTreeMap<char, u64> = BTreeMap::new();
        for (set, number) in &sets {
            for &c in set {
                *masks_of.entry(c).or_default() |= 1 << number;
                if let Some(capital) = capital_of(c) {
                    *masks_of.entry(capital).or_default() |= 1 << number;
                }
            }
        }
        // Where an insertion may stand is told by the letters beside it, so that others cost nothing.
        let mut everywhere = false;
        for &id in &insertions {
            let Some(context) = tables
                .rules
                .get(id as usize)
                .and_then(|r| tables.contexts.get(usize::from(r.context)).copied())
            else {
                continue;
            };
            let at = context.start as usize;
            let before = (context.before > 0).then(|| tables.items.get(at)).flatten();
            let after = (context.after > 0)
                .then(|| tables.items.get(at + usize::from(context.before)))
                .flatten();
            let letters = |item: &u32| -> Option<Vec<char>> {
                match item >> 24 {
                    0 => char::from_u32(*item & 0x00ff_ffff).map(|c| vec![c]),
                    1 => sets
                        .iter()
                        .find(|(_, n)| **n == *item & 0x00ff_ffff)
                        .map(|(set, _)| set.clone()),
                    _ => None,
                }
            };
            let (flagged, flag) = match (before.and_then(letters), after.and_then(letters)) {
                (Some(flagged), _) => (flagged, INSERTS_AFTER),
                (None, Some(flagged)) => (flagged, INSERTS_BEFORE),
                (None, None) => {
                    everywhere = true;
                    continue;
                }
            };
            for c in flagged {
                *masks_of.entry(c).or_default() |= flag;
                if let Some(capital) = capital_of(c) {
                    *masks_of.entry(capital).or_default() |= flag;
                }
            }
        }
        // The letters that contexts and tails name beside a letter get bits of their own, as far
        // as there are any left, for the guards of the short ways.
        let mut guards = Guards::new(sets.len());
        for id in buckets.values().flatten().map(|b| b.1) {
            guards.name(id, tables);
        }
        for (&c, &bit) in &guards.letters {
            *masks_of.entry(c).or_default() |= bit;
            if let Some(capital) = capital_of(c) {
                *masks_of.entry(capital).or_default() |= bit;
            }
        }
        let mut packed = OwnedPass {
            everywhere,
            base: 0,
            window: Vec::new(),
            far: Vec::new(),
            entries: Vec::new(),
            masks: Vec::new(),
            guards: vec![(0, 0)],
            ids: Vec::new(),
            insertions,
            decomposed: pass.decomposed,
            titled: pass.titled,
        };
        let mut slots: BTreeMap<char, u16> = BTreeMap::new();
        let mut known_masks: BTreeMap<u64, u16> = BTreeMap::new();
        let mut known_entries: BTreeMap<(Vec<u32>, u16), u16> = BTreeMap::new();
        let mut letters: Vec<char> = buckets.keys().chain(masks_of.keys()).copied().collect();
        letters.sort_unstable();
        letters.dedup();
        for c in letters {
            let (bucket, flag) = match buckets.get(&c) {
                Some(bucket) => (Some(bucket), 0),
                None => {
                    let small = small_of(c).filter(|s| buckets.contains_key(s));
                    (small.and_then(|s| buckets.get(&s)), if small.is_some() { CAPITAL } else { 0 })
                }
            };
            let mut ids: Vec<u32> = bucket.into_iter().flatten().map(|&(_, id)| id).collect();
            // A capital with rules of its own has those of the small letter behind them.
            if let (0, Some(small)) = (flag, small_of(c).and_then(|s| buckets.get(&s))) {
                if bucket.is_some() {
                    ids.extend(small.iter().map(|&(_, id)| id | AS_CAPITAL));
                }
            }
            let mask = masks_of.get(&c).copied().unwrap_or(0) | guards.no_word(c);
            let quick = guards.quick(&ids, tables);
            let slot = packed.entry(ids, mask, quick, &mut known_masks, &mut known_entries);
            let slot = slot.ok_or_else(|| {
                let file = self.files.last().map_or("", String::as_str);
                Error::rules(file, 1, 1, "more than 16383 different letters; split the file")
            })?;
            let sign = if bucket.is_some() && is_sign(c) { SIGN } else { 0 };
            slots.insert(c, slot | flag | sign);
        }
        // Capitals of letters that have rules and are of no class.
        let small: Vec<(char, Vec<u32>)> = buckets
            .iter()
            .filter_map(|(&c, b)| capital_of(c).map(|cap| (cap, b.iter().map(|x| x.1).collect())))
            .collect();
        for (capital, ids) in small {
            if slots.contains_key(&capital) {
                continue;
            }
            let (quick, mask) = (guards.quick(&ids, tables), guards.no_word(capital));
            if let Some(slot) = packed.entry(ids, mask, quick, &mut known_masks, &mut known_entries)
            {
                slots.insert(capital, slot | CAPITAL);
            }
        }
        packed.place(&slots);
        Ok(packed)
    }

    fn items(
        &self,
        items: &[Item],
        sets: &mut BTreeMap<Vec<char>, u32>,
        place: Place<'_>,
    ) -> Result<Vec<u32>, Error> {
        items
            .iter()
            .map(|item| {
                let base = match &item.what {
                    What::Char(c) => ITEM_CHAR | *c as u32,
                    What::Edge => ITEM_EDGE,
                    What::End => ITEM_END,
                    What::Letter => ITEM_LETTER,
                    What::Capital => ITEM_CAPITAL,
                    What::Set(members) => {
                        let mut set = Vec::new();
                        self.expand(members, &mut set, 0, place)?;
                        set.sort_unstable();
                        set.dedup();
                        let number = sets.len() as u32;
                        let number = *sets.entry(set).or_insert(number);
                        if number as usize >= MOST_CLASSES {
                            let cure = "more than 62 different classes in one pass; share some";
                            return Err(place.error(cure));
                        }
                        ITEM_CLASS | number
                    }
                };
                let not = if item.not { ITEM_NOT } else { 0 };
                Ok(base | not | if item.many { ITEM_MANY } else { 0 })
            })
            .collect()
    }

    fn expand(
        &self,
        members: &[Member],
        set: &mut Vec<char>,
        depth: u32,
        place: Place<'_>,
    ) -> Result<(), Error> {
        for member in members {
            match member {
                Member::Char(c) => set.push(*c),
                Member::Class(name, column) => {
                    let Some(inner) = self.classes.get(name).filter(|_| depth < 8) else {
                        let mut known = self.classes.keys().cloned().collect::<Vec<_>>();
                        known.truncate(12);
                        let known = known.join(", ");
                        return Err(Place { column: *column, ..place }.error(format!(
                            "unknown class {name:?}; known are: {known}; letters of a set are \
                             written apart"
                        )));
                    };
                    self.expand(inner, set, depth + 1, place)?;
                }
            }
        }
        Ok(())
    }
}

impl OwnedPass {
    fn entry(
        &mut self,
        ids: Vec<u32>,
        mask: u64,
        quick: Option<(u32, (u64, u64))>,
        known_masks: &mut BTreeMap<u64, u16>,
        known: &mut BTreeMap<(Vec<u32>, u16), u16>,
    ) -> Option<u16> {
        let next = u16::try_from(self.masks.len()).ok()?;
        let mask_row = *known_masks.entry(mask).or_insert_with(|| {
            self.masks.push(mask);
            next
        });
        if let Some(&slot) = known.get(&(ids.clone(), mask_row)) {
            return Some(slot);
        }
        let start = u32::try_from(self.ids.len()).ok()?;
        self.ids.extend(&ids);
        let (quick, guard) = match quick {
            Some((quick, guard)) => (quick, self.guard(guard)),
            None => (0, NEVER),
        };
        self.entries.push(Entry { start, quick, mask: mask_row, guard });
        let slot = u16::try_from(self.entries.len()).ok().filter(|s| s & (CAPITAL | SIGN) == 0)?;
        known.insert((ids, mask_row), slot);
        Some(slot)
    }

    fn guard(&mut self, guard: (u64, u64)) -> u16 {
        let known = self.guards.iter().take(255).position(|&g| g == guard);
        let row = known.unwrap_or_else(|| {
            self.guards.push(guard);
            self.guards.len() - 1
        });
        u16::try_from(row).unwrap_or(NEVER)
    }

    /// Chooses the window: the stretch of letters, near enough to each other, that holds most.
    fn place(&mut self, slots: &BTreeMap<char, u16>) {
        let points: Vec<u32> = slots.keys().map(|&c| c as u32).collect();
        let (mut best, mut best_len) = (0, 0);
        let mut start = 0;
        for end in 0..points.len() {
            let gap = end > 0 && points[end] - points[end - 1] > 256;
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

    fn intern(&mut self, piece: &str, place: Place<'_>) -> Result<u32, Error> {
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

    fn rule(&mut self, rule: Rule) -> u32 {
        let next = self.rules.len() as u32;
        *self.known_rules.entry(rule).or_insert_with(|| {
            self.rules.push(rule);
            next
        })
    }

    fn context(
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

/// The system as the engine takes it.
pub fn view<'a>(tables: &'a OwnedTables, passes: &'a [Pass<'a>], draft: &Draft) -> Compiled<'a> {
    Compiled { tables: tables.view(), passes, casing: draft.casing, title: draft.title }
}

pub(super) fn capital_of(c: char) -> Option<char> {
    let mut upper = c.to_uppercase();
    match (upper.next(), upper.next()) {
        // Only true capitals: the Georgian Mtavruli are not written in names.
        (Some(u), None) if u != c && small_of(u) == Some(c) => Some(u),
        _ => None,
    }
}

/// A sign beside Latin letters: an apostrophe, a prime, a modifier letter, a mark.
fn is_sign(c: char) -> bool {
    let code = c as u32;
    let near = code < 0x370 || (0x2010..0x2040).contains(&code);
    near && !c.is_lowercase() && !c.is_uppercase()
}

fn small_of(c: char) -> Option<char> {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) if l != c => Some(l),
        _ => None,
    }
}
