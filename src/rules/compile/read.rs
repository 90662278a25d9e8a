//! Reading: text in the notation of the rules → a [`Draft`].

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use unicode_normalization::UnicodeNormalization;

use crate::error::Error;
use crate::rules::pass::{Casing, Title};
use crate::rules::{Document, Pair};

use super::{Draft, DraftContext, DraftPass, DraftRule, Item, Member, Place, What};

/// Most repeated items on a side of a context: each multiplies the ways to fit.
const MOST_REPEATED: usize = 2;

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
            crate::sort::by_key(&mut plain, |left| *left);
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
        let behind = own.split_off(&at);
        own.extend(behind.into_iter().map(|(pass, rules)| (pass + 1, rules)));
        Ok(at)
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
