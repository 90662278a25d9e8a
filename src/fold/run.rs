//! One pass over a text. Most characters are folded one by one; where marks or joining letters
//! follow, the whole cluster is decomposed, folded and composed again. A word in several scripts
//! is taken back at its end and folded once more in the script it can be written in.

use alloc::vec::Vec;

use unicode_normalization::char::{
    canonical_combining_class, compose, decompose_canonical, decompose_compatible,
    is_combining_mark,
};

use super::chars::{
    self, CYRILLIC, GREEK, LATIN, OTHER, TATWEEL, alphabet, begins, digit, is_bidi, is_ignorable,
    is_point, is_stress, unify,
};
use super::{Finding, FindingKind, Folded, Folder, offsets};
use crate::lang::Span;
use crate::sort::by_key;
use crate::tables::confusables::CONFUSABLES;

/// The three scripts whose letters look alike, in the columns of the table.
const COLUMNS: [u8; 3] = [LATIN, CYRILLIC, GREEK];

/// Folds `text` to the end of `out`, which is empty. Offsets and findings are kept if `TRACK`.
pub(super) fn fold<const TRACK: bool>(folder: &Folder, text: &str, out: &mut Folded) {
    let mut run = Run::<TRACK> {
        folder,
        text,
        out,
        space: None,
        word: Word::default(),
        words_in: [0; 3],
        target: None,
        cluster: Vec::new(),
    };
    run.stretch(Span { start: 0, end: text.len() });
    run.end_word(text.len());
}

/// The word being folded, and where things stood at its beginning.
#[derive(Clone, Copy, Default)]
struct Word {
    /// The alphabets of its letters so far; zero when no word has begun.
    alphabets: u8,
    start: usize,
    text: usize,
    segments: usize,
    findings: usize,
    /// White space before the word, not yet written.
    space: Option<Span>,
}

struct Run<'a, const TRACK: bool> {
    folder: &'a Folder,
    text: &'a str,
    out: &'a mut Folded,
    /// White space that becomes one space when something follows.
    space: Option<Span>,
    word: Word,
    /// How many words are in one script, by script: what the rest of the text is written in. Their
    /// bytes would tell how they are composed.
    words_in: [usize; 3],
    /// The column that look-alikes are replaced by, when a word is folded again.
    target: Option<usize>,
    /// A cluster being folded: kept for its memory.
    cluster: Vec<char>,
}

impl<const TRACK: bool> Run<'_, TRACK> {
    /// Folds one stretch of the text, which begins and ends between clusters.
    fn stretch(&mut self, span: Span) {
        let quick = !self.folder.keep_case && self.target.is_none();
        let dotless = self.folder.dotless;
        let mut at = span.start;
        while let Some(c) = self.text.get(at..span.end).and_then(|rest| rest.chars().next()) {
            let after = at + c.len_utf8();
            if quick {
                let plain = match c {
                    'a'..='z' | '0'..='9' => Some(c),
                    'I' if dotless => None,
                    'A'..='Z' => Some(c.to_ascii_lowercase()),
                    ' '..='~' => Some(if c == '`' { '\'' } else { c }),
                    _ => chars::quick(c),
                };
                if let Some(plain) = plain {
                    let alone = match self.text.as_bytes().get(after) {
                        None | Some(0..0x80) => true,
                        Some(_) => self.text[after..].chars().next().is_none_or(begins),
                    };
                    if alone {
                        self.put_one(plain, Span { start: at, end: after });
                        at = after;
                        continue;
                    }
                }
            }
            at = self.cluster(at, span.end);
        }
    }

    /// A single character that was folded from a single one.
    fn put_one(&mut self, c: char, from: Span) {
        let alphabet = alphabet(c);
        if alphabet != 0 {
            self.begin_word(from.start, alphabet, self.out.findings.len());
        } else if c != '\'' {
            self.end_word(from.start);
        }
        self.put(c, from, false);
    }

    /// Folds the cluster at `at`, and returns where it ends.
    fn cluster(&mut self, at: usize, limit: usize) -> usize {
        let mut letters = core::mem::take(&mut self.cluster);
        letters.clear();
        let findings = self.out.findings.len();
        let mut from: Option<Span> = None; // what is kept of it
        let mut count = 0;
        let mut end = at;
        for c in self.text[at..limit].chars() {
            if end > at && begins(c) {
                break;
            }
            let span = Span { start: end, end: end + c.len_utf8() };
            end = span.end;
            if is_ignorable(c) {
                let kind = if is_bidi(c) { FindingKind::Bidi } else { FindingKind::Invisible };
                self.find(kind, span);
                continue;
            }
            if c == TATWEEL {
                continue;
            }
            if c.is_control() && !c.is_whitespace() {
                self.find(FindingKind::Invisible, span);
            }
            count += 1;
            from = Some(Span { start: from.map_or(span.start, |f| f.start), end: span.end });
            let (target, fold) = (self.target, !self.folder.keep_case);
            let mut replaced = false;
            decompose(c, fold, |d| {
                let like = target.and_then(|column| look_alike(d, column));
                replaced |= like.is_some();
                letters.push(like.unwrap_or(d));
            });
            if replaced {
                self.find(FindingKind::Homoglyph, span);
            }
        }
        if let Some(from) = from {
            self.fold_letters(&mut letters);
            let breaks =
                letters.iter().any(|c| alphabet(*c) == 0 && *c != '\'' && !is_combining_mark(*c));
            if breaks {
                self.end_word(from.start);
            }
            // Whole: the borders inside cannot be told, unless one character became one.
            let whole = count > 1 || letters.len() > 1;
            for c in &letters {
                match alphabet(*c) {
                    0 => {}
                    _ if breaks => {}
                    alphabet => self.begin_word(from.start, alphabet, findings),
                }
                self.put(*c, from, whole);
            }
        }
        self.cluster = letters;
        end
    }

    /// Orders, folds and composes decomposed letters: one starter with its marks, or the several
    /// that one compatibility character stands for.
    fn fold_letters(&self, letters: &mut Vec<char>) {
        sort_marks(letters);
        let folder = self.folder;
        let mut folded: Vec<char> = Vec::with_capacity(letters.len());
        let mut base = '\0';
        let mut raised = false; // a mark above the base has been seen
        for (at, &c) in letters.iter().enumerate() {
            let class = canonical_combining_class(c);
            if !folder.keep_marks && (is_point(c) || is_stress(base, c)) {
                continue;
            }
            if c == '\u{307}' && !raised && base == 'i' && !folder.keep_case {
                continue;
            }
            raised |= class == 230;
            if let Some(digit) = digit(c) {
                folded.push(digit);
            } else if folder.keep_case {
                folded.push(c);
            } else if c == 'I' && folder.dotless {
                // With any mark upon it, it is the capital of i: İ, Î, Į.
                let marked =
                    letters.get(at + 1).is_some_and(|c| canonical_combining_class(*c) != 0);
                folded.push(if marked { 'i' } else { 'ı' });
            } else {
                fold_case(c, |c| folded.push(c));
            }
            if class == 0 && !is_combining_mark(c) {
                base = folded.last().copied().unwrap_or(c);
                raised = false;
            }
        }
        compose_marks(&mut folded);
        core::mem::swap(letters, &mut folded);
    }

    /// Writes a character, and the space before it.
    fn put(&mut self, c: char, from: Span, whole: bool) {
        if c.is_whitespace() || c.is_control() {
            if !self.out.text.is_empty() {
                let start = self.space.map_or(from.start, |s| s.start);
                self.space = Some(Span { start, end: from.end });
            }
            return;
        }
        if let Some(space) = self.space.take() {
            self.write(' ', space, false);
        }
        self.write(c, from, whole);
    }

    fn write(&mut self, c: char, from: Span, whole: bool) {
        if TRACK {
            let at = self.out.text.len();
            offsets::note(&mut self.out.segments, at, c.len_utf8(), from, whole);
        }
        self.out.text.push(c);
    }

    /// Reports, joining what touches.
    fn find(&mut self, kind: FindingKind, span: Span) {
        if TRACK {
            match self.out.findings.last_mut() {
                Some(last) if last.kind == kind && last.span.end == span.start => {
                    last.span.end = span.end;
                }
                _ => self.out.findings.push(Finding { kind, span }),
            }
        }
    }

    fn begin_word(&mut self, start: usize, alphabet: u8, findings: usize) {
        if self.word.alphabets == 0 {
            self.word = Word {
                alphabets: 0,
                start,
                text: self.out.text.len(),
                segments: self.out.segments.len(),
                findings,
                space: self.space,
            };
        }
        self.word.alphabets |= alphabet;
    }

    /// Ends the word before `end`. If it mixes scripts, folds it again in one of them, or reports it.
    fn end_word(&mut self, end: usize) {
        let word = core::mem::take(&mut self.word);
        let alphabets = word.alphabets & !OTHER;
        if let Some(column) = COLUMNS.iter().position(|c| *c == word.alphabets) {
            self.words_in[column] += 1;
        }
        if alphabets & alphabets.wrapping_sub(1) == 0 || self.target.is_some() {
            return;
        }
        let span = Span { start: word.start, end };
        let target = if word.alphabets & !(LATIN | CYRILLIC | GREEK) == 0 {
            self.choose(span)
        } else {
            None
        };
        if target.is_none() {
            let kept = self.text[span.start..span.end].trim_end_matches(is_ignorable).len();
            let span = Span { start: span.start, end: span.start + kept };
            if TRACK {
                self.out.findings.push(Finding { kind: FindingKind::MixedScript, span });
                let new = &mut self.out.findings[word.findings..];
                by_key(new, |f| f.span.start);
            }
            return;
        }
        let space = self.space; // what follows the word
        self.out.text.truncate(word.text);
        self.out.segments.truncate(word.segments);
        self.out.findings.truncate(word.findings);
        self.space = word.space;
        self.target = target;
        self.stretch(span);
        self.target = None;
        self.word = Word::default();
        self.space = space;
    }

    /// The column of the script that all letters of a word can be written in: the one most of them
    /// are in; on a tie the one the text before is in, then the first.
    fn choose(&self, word: Span) -> Option<usize> {
        let mut possible = [true; 3];
        let mut counts = [0usize; 3];
        let fold = !self.folder.keep_case;
        for c in word.of(self.text).chars().filter(|c| !is_ignorable(*c)) {
            decompose(c, fold, |d| {
                let alphabet = alphabet(d);
                for column in 0..3 {
                    if alphabet == COLUMNS[column] {
                        counts[column] += 1;
                    } else if alphabet != 0 && look_alike(d, column).is_none() {
                        possible[column] = false;
                    }
                }
            });
        }
        let rank = |column: &usize| (counts[*column], self.words_in[*column], 3 - *column);
        (0..3).filter(|column| possible[*column] && counts[*column] > 0).max_by_key(rank)
    }
}

/// Canonical decomposition before compatibility: spacing accents are known by what they are, before
/// they become a space with a mark. When case is folded, letters that only their capital shows to
/// be variants of others (`ß`, `ς`, `ᲂ`) are replaced here, so that look-alikes are sought in the
/// final letters.
fn decompose(c: char, fold: bool, mut each: impl FnMut(char)) {
    decompose_canonical(c, |d| {
        decompose_compatible(unify(d), |e| match unify(e) {
            TATWEEL => {}
            e if !fold || e.is_ascii() => each(e),
            'ẞ' | 'ß' => ['s', 's'].into_iter().for_each(&mut each),
            e if e.is_lowercase() => fold_case(e, &mut each),
            e => each(e),
        });
    });
}

/// The letter of a column that looks like this one of another script.
fn look_alike(c: char, column: usize) -> Option<char> {
    if alphabet(c) == COLUMNS[column] {
        return None;
    }
    let at = CONFUSABLES.binary_search_by_key(&c, |row| row.0).ok()?;
    Some(CONFUSABLES[at].1[column]).filter(|c| *c != '\0')
}

/// Full case folding of a decomposed character: what its capital is in small letters. `ı` and
/// `ẞ` have capitals that lead elsewhere, and the iota below is a mark here, not a letter.
fn fold_case(c: char, mut each: impl FnMut(char)) {
    match c {
        'a'..='z' | 'ı' | '\u{345}' => each(c),
        'A'..='Z' => each(c.to_ascii_lowercase()),
        'ẞ' => ['s', 's'].into_iter().for_each(each),
        _ => c.to_uppercase().flat_map(char::to_lowercase).for_each(each),
    }
}

/// Puts runs of marks into canonical order.
fn sort_marks(letters: &mut [char]) {
    let mut start = 0;
    for end in 0..=letters.len() {
        let starter = letters.get(end).is_none_or(|c| canonical_combining_class(*c) == 0);
        if starter {
            if end > start + 1 {
                by_key(&mut letters[start..end], |c| canonical_combining_class(*c));
            }
            start = end + 1;
        }
    }
}

/// Canonical composition, in place (UAX 15).
fn compose_marks(letters: &mut Vec<char>) {
    let mut kept = 0;
    let mut starter = None;
    let mut before = 0; // class of the last character kept since the starter
    for at in 0..letters.len() {
        let c = letters[at];
        let class = canonical_combining_class(c);
        if let Some(first) = starter {
            let free = before < class || kept == first + 1 && before == 0;
            if free {
                if let Some(both) = compose(letters[first], c) {
                    letters[first] = both;
                    continue;
                }
            }
        }
        if class == 0 {
            starter = Some(kept);
        }
        before = class;
        letters[kept] = c;
        kept += 1;
    }
    letters.truncate(kept);
}
