//! Files of transliteration rules → the rows of [`pass`](super::pass).
//!
//! `docs/transliteration.md` explains the notation to those who write such files.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

use unicode_normalization::UnicodeNormalization;

use super::pass::{
    AS_CAPITAL, CAPITAL, Casing, Compiled, Context, Entry, ITEM_CAPITAL, ITEM_CHAR, ITEM_CLASS,
    ITEM_EDGE, ITEM_END, ITEM_LETTER, ITEM_MANY, ITEM_NOT, Pass, Rule, SIGN, Tables, Title,
};
use super::{Document, Pair};
use crate::error::Error;

/// Longest side of a rule, in bytes.
const LONGEST_SIDE: usize = 255;
/// Most classes that the contexts of one pass may name.
const MOST_CLASSES: usize = 64;
/// Most repeated items on a side of a context: each multiplies the ways to fit.
const MOST_REPEATED: usize = 2;
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
    pub ids: Vec<u32>,
    pub insertions: Vec<u32>,
    pub decomposed: bool,
    pub titled: bool,
}

/// A system before its rules are packed.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Headers of the file itself, not of what it includes.
    pub headers: Vec<Pair>,
    /// Examples of the file itself.
    pub examples: Vec<Pair>,
    /// Files read, the file itself last.
    pub files: Vec<String>,
    /// The passes with their rules.
    pub passes: Vec<DraftPass>,
    /// The treatment of capitals.
    pub casing: Casing,
    /// Capitals where the source has none.
    pub title: Title,
    classes: BTreeMap<String, Vec<Member>>,
}

/// A pass before its rules are packed.
#[derive(Clone, Debug, Default)]
pub struct DraftPass {
    /// Its name.
    pub name: String,
    /// True when it reads decomposed text.
    pub decomposed: bool,
    /// True when words are given capitals before it.
    pub titled: bool,
    /// Its rules.
    pub rules: Vec<DraftRule>,
}

/// A rule before it is packed.
#[derive(Clone, Debug)]
pub struct DraftRule {
    /// The left side; empty for an insertion.
    pub left: String,
    /// The right side.
    pub right: String,
    contexts: Vec<DraftContext>,
    file: u16,
    line: u32,
}

impl DraftRule {
    /// True when the rule holds only in some surroundings.
    pub fn is_contextual(&self) -> bool {
        !self.contexts.is_empty()
    }
}

#[derive(Clone, Debug, Default)]
struct DraftContext {
    before: Vec<Item>,
    after: Vec<Item>,
}

#[derive(Clone, Debug)]
struct Item {
    what: What,
    not: bool,
    many: bool,
}

#[derive(Clone, Debug)]
enum What {
    Char(char),
    Set(Vec<Member>),
    Edge,
    End,
    Letter,
    Capital,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Member {
    Char(char),
    Class(String, u32),
}

/// Where a message points.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

impl Place<'_> {
    fn error(&self, message: impl Into<String>) -> Error {
        Error::rules(self.file, self.line, self.column, message)
    }
}

impl Draft {
    /// Reads a file and what it includes; `load` finds the text of an included file.
    ///
    /// # Errors
    ///
    /// The first fault, with file, line, column and cure.
    pub fn read(
        file: &str,
        text: &str,
        load: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Draft, Error> {
        let mut draft = Draft::default();
        let mut open = Vec::new();
        draft.add(file, text, load, &mut open)?;
        Ok(draft)
    }

    fn add(
        &mut self,
        file: &str,
        text: &str,
        load: &dyn Fn(&str) -> Option<String>,
        open: &mut Vec<String>,
    ) -> Result<(), Error> {
        let document = Document::parse(file, text)?;
        open.push(file.to_owned());
        for header in document.headers.iter().filter(|h| h.left == "include") {
            let place = Place { file, line: header.line, column: header.right_column };
            let name = header.right.as_str();
            if open.iter().any(|f| f == name) {
                return Err(place.error(format!("{name} includes itself; remove this line")));
            }
            if open.len() > 8 {
                return Err(place.error("files include each other more than 8 deep; join some"));
            }
            let Some(included) = load(name) else {
                let cure = format!("there is no file {name} to include; name one beside this file");
                return Err(place.error(cure));
            };
            self.add(name, &included, load, open)?;
        }
        open.pop();
        let number = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        self.files.push(file.to_owned());
        if open.is_empty() {
            self.headers = document.headers.clone();
            self.examples = document.examples.clone();
        }
        self.add_lines(&document, number)
    }

    fn add_lines(&mut self, document: &Document, number: u16) -> Result<(), Error> {
        let file = document.file.as_str();
        let mut pass = self.passes.len();
        if let Some(first) = self.passes.iter().position(|p| p.name == "letters") {
            pass = first;
        }
        let mut own: BTreeMap<usize, Vec<DraftRule>> = BTreeMap::new();
        let mut dropped: Vec<(usize, String)> = Vec::new();
        let (mut headers, mut entries) =
            (document.headers.iter().peekable(), document.entries.iter().peekable());
        loop {
            let header_first = match (headers.peek(), entries.peek()) {
                (Some(h), Some(e)) => h.line < e.line,
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => break,
            };
            if header_first {
                let Some(header) = headers.next() else { break };
                let place = Place { file, line: header.line, column: header.right_column };
                let value = header.right.as_str();
                match header.left.as_str() {
                    "pass" => pass = self.find_pass(value, place, &mut own)?,
                    "class" => {
                        let (name, members) =
                            value.split_once(char::is_whitespace).ok_or_else(|| {
                                place.error("a class is written `class NAME letters…`")
                            })?;
                        if name.chars().count() < 2 {
                            let cure = "the name of a class has at least two letters";
                            return Err(place.error(cure));
                        }
                        let members = read_members(members, place)?;
                        self.classes.insert(name.to_owned(), members);
                    }
                    "drop" => {
                        dropped.extend(value.split_whitespace().map(|left| (pass, read_side(left))))
                    }
                    "drop-pass" => {
                        let before = self.passes.len();
                        self.passes.retain(|p| p.name != value);
                        if self.passes.len() == before {
                            return Err(place.error(format!("there is no pass {value:?} to drop")));
                        }
                        if !own.is_empty() {
                            return Err(place.error("drop a pass before the first rule"));
                        }
                        pass = self.passes.iter().position(|p| p.name == "letters").unwrap_or(0);
                    }
                    "casing" => {
                        self.casing = match value {
                            "plain" => Casing::Plain,
                            "turkic" => Casing::Turkic,
                            "none" => Casing::None,
                            _ => return Err(place.error("casing is plain, turkic or none")),
                        }
                    }
                    "title" => {
                        self.title = match value {
                            "no" => Title::No,
                            "first" => Title::First,
                            "words" => Title::Words,
                            _ => return Err(place.error("title is no, first or words")),
                        }
                    }
                    "include" | "system" | "name" | "source" | "licence" | "note" | "kind" => {}
                    other => {
                        let column = header.left_column;
                        return Err(Place { column, ..place }.error(format!(
                            "unknown header {other:?}; known are system, name, source, licence, \
                             note, include, class, pass, drop, drop-pass, casing and title; a rule has ` = `"
                        )));
                    }
                }
            } else {
                let Some(entry) = entries.next() else { break };
                if pass >= self.passes.len() {
                    self.passes.push(DraftPass { name: "letters".into(), ..DraftPass::default() });
                    pass = self.passes.len() - 1;
                }
                read_rule(entry, file, number, own.entry(pass).or_default())?;
            }
        }
        for (pass, left) in dropped {
            if let Some(pass) = self.passes.get_mut(pass) {
                pass.rules.retain(|rule| rule.left != left);
            }
        }
        for (pass, rules) in own {
            let Some(pass) = self.passes.get_mut(pass) else { continue };
            // What this file says of a letter in every context replaces all that was said before.
            let mut plain: Vec<&str> = rules
                .iter()
                .filter(|r| r.contexts.is_empty() && !r.left.is_empty())
                .map(|r| r.left.as_str())
                .collect();
            plain.sort_unstable();
            pass.rules.retain(|rule| plain.binary_search(&rule.left.as_str()).is_err());
            // Within the file, too, the last word on a letter counts.
            let mut seen = BTreeSet::new();
            let mut kept: Vec<DraftRule> = rules
                .into_iter()
                .rev()
                .filter(|r| {
                    r.left.is_empty() || !r.contexts.is_empty() || seen.insert(r.left.clone())
                })
                .collect();
            kept.reverse();
            pass.rules.extend(kept);
        }
        Ok(())
    }

    fn find_pass(
        &mut self,
        value: &str,
        place: Place<'_>,
        own: &mut BTreeMap<usize, Vec<DraftRule>>,
    ) -> Result<usize, Error> {
        let mut words = value.split_whitespace();
        let name = words.next().unwrap_or("");
        let (mut decomposed, mut titled, mut before) = (false, false, None);
        while let Some(word) = words.next() {
            match word {
                "decomposed" => decomposed = true,
                "titled" => titled = true,
                "before" => before = words.next(),
                _ => {
                    let cure = "a pass is written `pass NAME`, then `decomposed`, `titled` or `before OTHER`";
                    return Err(place.error(cure));
                }
            }
        }
        if let Some(at) = self.passes.iter().position(|p| p.name == name) {
            return Ok(at);
        }
        let new = DraftPass { name: name.to_owned(), decomposed, titled, rules: Vec::new() };
        let Some(before) = before else {
            self.passes.push(new);
            return Ok(self.passes.len() - 1);
        };
        let Some(at) = self.passes.iter().position(|p| p.name == before) else {
            return Err(place.error(format!("there is no pass {before:?} yet to stand before")));
        };
        self.passes.insert(at, new);
        *own = core::mem::take(own)
            .into_iter()
            .map(|(p, rules)| (if p >= at { p + 1 } else { p }, rules))
            .collect();
        Ok(at)
    }

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
        let mut packed = OwnedPass {
            base: 0,
            window: Vec::new(),
            far: Vec::new(),
            entries: Vec::new(),
            masks: Vec::new(),
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
            let mask = masks_of.get(&c).copied().unwrap_or(0);
            let slot = packed.entry(ids, mask, &mut known_masks, &mut known_entries);
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
            if let Some(slot) = packed.entry(ids, 0, &mut known_masks, &mut known_entries) {
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
                            let cure = "more than 64 different classes in one pass; share some";
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
        let end = u32::try_from(self.ids.len()).ok()?;
        self.entries.push(Entry { start, end, mask: mask_row });
        let slot = u16::try_from(self.entries.len()).ok().filter(|s| s & (CAPITAL | SIGN) == 0)?;
        known.insert((ids, mask_row), slot);
        Some(slot)
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
            ids: &self.ids,
            insertions: &self.insertions,
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

fn capital_of(c: char) -> Option<char> {
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

/// `␣` is a space, `∅` nothing; `\u{301}` is a character by its code, for marks that would not be
/// seen.
fn read_side(side: &str) -> String {
    let mut text = String::with_capacity(side.len());
    let mut rest = side;
    while let Some(c) = rest.chars().next() {
        if let Some((read, after)) = rest.strip_prefix("\\u{").and_then(|r| {
            let (code, after) = r.split_once('}')?;
            Some((char::from_u32(u32::from_str_radix(code, 16).ok()?)?, after))
        }) {
            text.push(read);
            rest = after;
            continue;
        }
        match c {
            '␣' => text.push(' '),
            '∅' => {}
            _ => text.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    text
}

fn read_rule(
    entry: &Pair,
    file: &str,
    number: u16,
    rules: &mut Vec<DraftRule>,
) -> Result<(), Error> {
    let place = Place { file, line: entry.line, column: entry.right_column };
    let (right, contexts) = match entry.right.split_once("/ ") {
        Some((right, contexts)) if right.is_empty() || right.ends_with(' ') => {
            (right, Some(contexts))
        }
        _ => (entry.right.as_str(), None),
    };
    let contexts = match contexts {
        None => Vec::new(),
        Some(text) => {
            let column = place.column + right.chars().count() as u32 + 2;
            text.split('|')
                .map(|one| read_context(one, Place { column, ..place }))
                .collect::<Result<_, _>>()?
        }
    };
    let right = read_side(right.trim());
    let mut push = |left: String| {
        let contexts = contexts.clone();
        rules.push(DraftRule {
            left,
            right: right.clone(),
            contexts,
            file: number,
            line: entry.line,
        });
    };
    let left = entry.left.as_str();
    if let Some(many) = left.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
        many.split_whitespace().for_each(|left| push(read_side(left)));
    } else if left.chars().any(char::is_whitespace) {
        let cure = "a left side has no spaces; write ␣ for a space, or [a b] for several";
        return Err(Place { column: entry.left_column, ..place }.error(cure));
    } else {
        let side = read_side(left);
        if side.is_empty() && contexts.is_empty() {
            let cure = "what is put in needs a context: `∅ = x / before _ after`";
            return Err(Place { column: entry.left_column, ..place }.error(cure));
        }
        push(side);
    }
    Ok(())
}

fn read_context(text: &str, place: Place<'_>) -> Result<DraftContext, Error> {
    let (mut context, mut after) = (DraftContext::default(), false);
    let mut rest = text.trim();
    while !rest.is_empty() {
        if let Some(next) = rest.strip_prefix('_') {
            if after {
                return Err(place.error("a context has one `_`, where the letter stands"));
            }
            after = true;
            rest = next.trim_start();
            continue;
        }
        let side = if after { &mut context.after } else { &mut context.before };
        rest = read_item(rest, side, place)?.trim_start();
    }
    if !after {
        return Err(place.error("a context is written `before _ after`; the `_` is missing"));
    }
    for side in [&context.before, &context.after] {
        if side.iter().filter(|item| item.many).count() > MOST_REPEATED {
            return Err(place.error("a context has at most two repeated items on a side"));
        }
    }
    context.before.reverse();
    Ok(context)
}

fn read_item<'t>(text: &'t str, side: &mut Vec<Item>, place: Place<'_>) -> Result<&'t str, Error> {
    let (not, text) = match text.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (what, mut rest) = if let Some(inner) = text.strip_prefix('[') {
        let Some((members, rest)) = inner.split_once(']') else {
            return Err(place.error("a set is closed by `]`"));
        };
        if members.trim() == "letter" {
            (What::Letter, rest)
        } else if members.trim() == "capital" {
            (What::Capital, rest)
        } else {
            (What::Set(read_members(members, place)?), rest)
        }
    } else if let Some(rest) = text.strip_prefix('^').or_else(|| text.strip_prefix('$')) {
        match rest.strip_prefix('^').or_else(|| rest.strip_prefix('$')) {
            Some(rest) => (What::End, rest),
            None => (What::Edge, rest),
        }
    } else {
        let end = text.find([' ', '[', '*', '_']).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let word = read_side(word);
        let mut letters: Vec<char> = word.nfc().collect();
        let Some(last) = letters.pop() else {
            return Err(place.error("`!` stands before a letter, a [set] or an edge"));
        };
        side.extend(letters.into_iter().map(|c| Item { what: What::Char(c), not, many: false }));
        (What::Char(last), rest)
    };
    let many = rest.starts_with('*');
    if many {
        rest = &rest[1..];
    }
    side.push(Item { what, not, many });
    Ok(rest)
}

fn read_members(text: &str, place: Place<'_>) -> Result<Vec<Member>, Error> {
    let mut members = Vec::new();
    for word in text.split_whitespace() {
        let read: String = read_side(word).nfc().collect();
        let mut chars = read.chars();
        match (chars.next(), chars.next(), chars.next()) {
            (Some(a), Some('-'), Some(b)) if chars.next().is_none() => {
                if b < a || b as u32 - a as u32 > 0x10000 {
                    return Err(place.error(format!("{word} is no range: first to last letter")));
                }
                members.extend((a..=b).map(Member::Char));
            }
            (Some(c), None, None) => members.push(Member::Char(c)),
            (None, ..) => {}
            _ => members.push(Member::Class(word.to_owned(), place.column)),
        }
    }
    Ok(members)
}
