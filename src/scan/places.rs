//! Countries, their adjectives, cities and organisations that the lexicon knows.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::How;
use super::text::{has_case, is_unspaced};
use super::window::{Found, Windows};
use crate::compare::{SHARED, Score};
use crate::fold::fold;
use crate::lang::{Kind, Lang, Span};
use crate::lexicon::{
    Entry, Form, Sense, Senses, Word, forms, lookup, mentions_in_front, names_at,
};

impl Windows<'_> {
    /// Every name of the lexicon that the list has.
    pub fn lexicon(&mut self) {
        if !self.list.knows() {
            return;
        }
        let mut at = 0;
        // A word that begins no name at one place begins none at another.
        let mut dead = alloc::vec![false; self.vocabulary.len()];
        while at < self.words.len() {
            let id = self.vocabulary.ids.of(at) as usize;
            if is_unspaced(self.words[at].script) {
                self.run(at);
                at += 1;
                continue;
            }
            let step = if dead[id] { 0 } else { self.lexicon_at(at, &mut dead[id]) };
            at += step.max(1);
        }
    }

    /// The longest name of the lexicon that begins at a word; gives the number of its words.
    fn lexicon_at(&mut self, at: usize, dead: &mut bool) -> usize {
        let words = self.words;
        let (mut best, place) = self.names_here(at, dead);
        let wanted = |&(count, entry): &(usize, Entry)| {
            let cased = has_case(words[at].script);
            // An article before the name is small: an Tuirc, it-Turkija.
            let capital = words[at..at + count].iter().any(|w| w.capital);
            let proper = capital || !cased || entry.sense() == Sense::Demonym;
            proper && self.list.named(entry.entity()).next().is_some()
        };
        best.retain(wanted);
        self.places[at].set(Some(place && best.is_empty()));
        let Some(longest) = best.iter().map(|(count, _)| *count).max() else { return 0 };
        // Where the accents agree too, readings without them are out.
        let exact = best.iter().any(|(count, e)| *count == longest && e.exact);
        let named = best.iter().filter(|(c, e)| *c == longest && (e.exact || !exact));
        let entries = named.map(|(_, entry)| *entry).collect::<Vec<_>>();
        let span = self.span(at, at + longest);
        if self.add(&entries, span, at, at + longest) { longest } else { 0 }
    }

    /// Whether a word begins the name of a place that is not listed.
    pub fn is_place(&self, at: usize) -> bool {
        if let Some(known) = self.places[at].get() {
            return known;
        }
        // With a list that the lexicon knows, all were looked at that do not lie in other names.
        let place = !self.list.knows()
            && !is_unspaced(self.words[at].script)
            && self.names_here(at, &mut false).1;
        self.places[at].set(Some(place));
        place
    }

    /// The names of the lexicon that begin at a word, and whether one is of a place beyond doubt.
    fn names_here(&self, at: usize, dead: &mut bool) -> (Vec<(usize, Entry)>, bool) {
        let words = self.words;
        let beginning = core::cell::Cell::new(false);
        let read = |i: usize, each: &mut dyn FnMut(Form)| {
            let Some(word) = words.get(at + i) else { return };
            beginning.set(beginning.get() || i > 0);
            if i == 0 || word.joined {
                let surface = word.span.of(self.text);
                let lower = self.vocabulary.folded(at + i);
                let lang = self.meaning(at + i).lang;
                forms(Word { surface, lower, script: word.script }, lang, &mut |f| each(f));
            }
        };
        let mut best: Vec<(usize, Entry)> = Vec::new();
        let (first, lang) = (words[at].span.of(self.text), self.meaning(at).lang);
        names_at(&read, Senses::ALL, &mut |count, entry| {
            beginning.set(true);
            if fits(entry, first, lang) {
                best.push((count, entry));
            }
        });
        *dead = !beginning.get();
        let place = |(_, e): &(usize, Entry)| e.exact && e.sense() != Sense::Organization;
        let place = best.iter().any(place);
        (best, place)
    }

    /// Names within a run of a script that does not part words, the longest at each place.
    fn run(&mut self, at: usize) {
        let (span, lang) = (self.words[at].span, self.meaning(at).lang);
        let (text, mut start) = (self.text, span.start);
        let mut best: Vec<(usize, Entry)> = Vec::new();
        while let Some(first) = text.get(start..span.end).and_then(|run| run.chars().next()) {
            best.clear();
            mentions_in_front(&text[start..span.end], lang, Senses::ALL, &mut |bytes, entry| {
                if self.list.named(entry.entity()).next().is_some() {
                    best.push((bytes, entry));
                }
            });
            let longest = best.iter().map(|(bytes, _)| *bytes).max().unwrap_or(0);
            let entries: Vec<Entry> =
                best.iter().filter(|(b, _)| *b == longest).map(|(_, e)| *e).collect();
            // One letter that is a word says too little.
            let found = longest > first.len_utf8()
                && self.add(&entries, Span { start, end: start + longest }, at, at + 1);
            start += if found { longest } else { first.len_utf8() };
        }
    }

    /// Adds a mention for each id that one of the entries names; whether there is any.
    fn add(&mut self, named: &[Entry], span: Span, from: usize, to: usize) -> bool {
        let mut entries: Vec<(u32, How)> = Vec::new();
        for entry in named {
            for listed in self.list.named(entry.entity()) {
                let country = self.kind(listed) == Some(Kind::Country);
                let adjective = entry.sense() == Sense::Demonym;
                if (!adjective || country) && !entries.iter().any(|(e, _)| *e == listed) {
                    let how = if adjective { How::Adjective } else { How::Known };
                    entries.push((listed, how));
                }
            }
        }
        let mut ids: Vec<&str> = Vec::new();
        let said = fold(span.of(self.text));
        for (entry, how) in entries {
            let (Some(id), Some(name)) = (self.index.id(entry), self.index.text(entry)) else {
                continue;
            };
            if !ids.contains(&id) {
                ids.push(id);
                // The listed name itself is certain, another name of the same place as good as.
                let itself = fold(name) == said;
                let score = Score::from_weight(if itself { Score::MAX_WEIGHT } else { SHARED });
                let how = if itself { How::Name } else { how };
                self.push(Found { span, entry, score, from, to, tokens: to - from, how });
            }
        }
        !ids.is_empty()
    }
}

/// How many of the text's distinct capitalised words are names of places in a language, beyond
/// those that are in most languages: for the likeliest languages.
pub(super) fn languages(text: &str, words: &[super::text::Word], most: usize) -> Vec<(Lang, u32)> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut counts: BTreeMap<Lang, u32> = BTreeMap::new();
    let proper = |w: &&super::text::Word| has_case(w.script) && w.capital;
    for word in words.iter().filter(proper).take(most) {
        let surface = word.span.of(text);
        if !seen.insert(surface) {
            continue;
        }
        let mut langs: BTreeSet<Lang> = BTreeSet::new();
        let senses = Senses::COUNTRY.or(Senses::CITY);
        for entry in lookup(&[Form::plain(surface)], senses) {
            if entry.exact && !entry.is_acronym() && entry.name().chars().count() > 3 {
                langs.extend(entry.langs());
            }
        }
        langs.into_iter().for_each(|lang| *counts.entry(lang).or_default() += 1);
    }
    counts.into_iter().collect()
}

/// Whether a word may begin this name. Where the language of the text is not known, a name need
/// not be in it, but a short one must have its accents; acronyms of organisations travel.
fn fits(entry: Entry, surface: &str, lang: Lang) -> bool {
    let letters = entry.name().chars().filter(|c| c.is_alphabetic()).count();
    let travels = entry.sense() == Sense::Organization && letters > 2;
    if lang != Lang::UND && !travels {
        return entry.fits_in(surface, lang);
    }
    entry.fits(surface) && (entry.exact || letters > 4)
}
