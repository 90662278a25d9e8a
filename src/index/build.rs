//! Names to the bytes of an index.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::borrow::Borrow;

use super::Index;
use super::bytes::put_text;
use super::file::{ANEW, SECTIONS, TokenRecord, WORTHS, write};
use super::meaning::{HANGUL, entity, meanings};
use super::outline::outline;
use super::pool::Pool;
use super::skeleton::{self, Skeleton};
use crate::name::pack::{Packed, pack, sounds};
use crate::name::{Name, Role};

/// Collects names for an [`Index`].
///
/// It keeps of each name what the index will, some eighty bytes; the name itself is not kept.
/// Builders can work side by side, one a thread, and be [joined](IndexBuilder::append).
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    strings: Vec<u8>,
    names: Vec<Listed>,
    tokens: Vec<TokenRecord>,
    words: Pool,
    classes: Vec<[u8; 8]>,
    /// Names that the lexicon knows, by what they name.
    known: Vec<(u64, u32)>,
    removed: BTreeSet<String>,
    record: Vec<u8>,
}

/// A name in a builder.
#[derive(Clone, Copy, Debug)]
struct Listed {
    hash: u64,
    strings: u32,
    tokens: u32,
    class: u16,
    worth: u16,
}

impl IndexBuilder {
    /// Adds a name under an id. An index holds some 2³² bytes of texts and ids, and as many names;
    /// what is added after is lost, as [`IndexBuilder::len`] tells.
    #[allow(clippy::should_implement_trait)] // it adds a name, it is no sum
    pub fn add(&mut self, id: &str, name: impl Borrow<Name>) -> &mut IndexBuilder {
        let name: &Name = name.borrow();
        let tag = name.lang();
        let tag = tag.as_str().as_bytes();
        let third = tag.get(2).copied().unwrap_or(b' ');
        let class = [name.kind() as u8, name.script() as u8, tag[0], tag[1], third, 0, 0, 0];
        if self.is_full(name.text().len() + id.len() + 16) {
            return self;
        }
        let Some(class) = self.class(class) else { return self };
        let number = self.names.len() as u32;
        let known = name.known.iter().flatten().map(|known| (entity(known.entity()), number));
        self.known.extend(known);
        self.names.push(Listed {
            hash: name.hash,
            strings: self.strings.len() as u32,
            tokens: self.tokens.len() as u32,
            class: class | if name.is_its_words() { 0 } else { ANEW },
            worth: worth(name).clamp(0, i32::from(u16::MAX)) as u16,
        });
        put_text(name.text(), &mut self.strings);
        put_text(id, &mut self.strings);
        for token in &name.tokens {
            self.record.clear();
            pack(name, token, &mut self.record);
            let word = self.words.number(&self.record);
            self.tokens.push(TokenRecord::new(word, token.role as u8, token.after_comma));
        }
        self
    }

    /// Removes an id from the index that this one will be [layered](Index::layered) on: none of its
    /// names there answers any more. What is added here under the same id, before or after, does.
    pub fn remove(&mut self, id: &str) -> &mut IndexBuilder {
        if !self.is_full(id.len() + 8) {
            self.removed.insert(id.into());
        }
        self
    }

    /// Adds all names of another builder after those of this one, and removes what it removes.
    pub fn append(&mut self, other: &IndexBuilder) -> &mut IndexBuilder {
        self.removed.extend(other.removed.iter().cloned());
        let words: Vec<u32> = (0..other.words.len() as u32)
            .map(|word| self.words.number(other.words.get(word)))
            .collect();
        for number in 0..other.names.len() {
            let (name, end) = (other.names[number], other.names.get(number + 1));
            let end = end.map_or(other.tokens.len(), |n| n.tokens as usize);
            // They stand in the order of the names.
            let from = other.known.partition_point(|(_, of)| (*of as usize) < number);
            let known = other.known[from..].iter().take_while(|(_, of)| *of as usize == number);
            let known: Vec<u64> = known.map(|(entity, _)| *entity).collect();
            let strings = other.strings_of(number);
            let tokens = other.tokens[name.tokens as usize..end].iter();
            let tokens = tokens.map(|t| t.with_word(words[t.word() as usize]));
            let class = other.classes[usize::from(name.class & !ANEW)];
            let anew = name.class & ANEW;
            self.listed((name.hash, name.worth, class, anew), &known, strings, tokens);
        }
        self
    }

    /// Adds the names of an index that are to be kept, after those of this builder: nothing is
    /// prepared anew.
    pub fn add_index(&mut self, index: &Index<'_>, mut keep: impl FnMut(&str) -> bool) {
        let view = index.view();
        let mut words = vec![u32::MAX; view.words()];
        for number in 0..view.len() as u32 {
            let Some(name) = view.name(number) else { continue };
            let (text, id) = view.texts_of(&name);
            if !keep(id) {
                continue;
            }
            let (kind, script, lang) = view.class(&name);
            if name.is_anew() {
                self.add(id, Name::with_lang(text, kind, lang));
                continue;
            }
            let mut tokens = Vec::new();
            for token in view.tokens(&name) {
                let Some(slot) = words.get_mut(token.word() as usize) else { continue };
                if *slot == u32::MAX {
                    let Some(bytes) = view.record_bytes(token.word()) else { continue };
                    *slot = self.words.number(bytes);
                }
                tokens.push(token.with_word(*slot));
            }
            let tag = lang.as_str().as_bytes();
            let third = tag.get(2).copied().unwrap_or(b' ');
            let class = [kind as u8, script as u8, tag[0], tag[1], third, 0, 0, 0];
            let mut strings = Vec::new();
            put_text(text, &mut strings);
            put_text(id, &mut strings);
            self.listed((name.hash, name.worth, class, 0), &[], &strings, tokens.into_iter());
        }
    }

    /// Adds a name that was digested before.
    fn listed(
        &mut self,
        (hash, worth, class, anew): (u64, u16, [u8; 8], u16),
        known: &[u64],
        strings: &[u8],
        tokens: impl Iterator<Item = TokenRecord>,
    ) {
        if self.is_full(strings.len()) {
            return;
        }
        let Some(class) = self.class(class) else { return };
        let number = self.names.len() as u32;
        self.known.extend(known.iter().map(|entity| (*entity, number)));
        let class = class | anew;
        let (at, from) = (self.strings.len() as u32, self.tokens.len() as u32);
        self.names.push(Listed { hash, strings: at, tokens: from, class, worth });
        self.strings.extend_from_slice(strings);
        self.tokens.extend(tokens);
    }

    fn strings_of(&self, number: usize) -> &[u8] {
        let end = self.names.get(number + 1).map_or(self.strings.len(), |n| n.strings as usize);
        &self.strings[self.names[number].strings as usize..end]
    }

    /// Number of names in it.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// True when it holds no name.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether offsets of 32 bits cannot tell where one more name would stand.
    fn is_full(&self, more: usize) -> bool {
        const MOST: usize = u32::MAX as usize - (1 << 20);
        self.strings.len() + more > MOST
            || self.names.len() > MOST / 20
            || self.tokens.len() > MOST / 4
            || self.words.bytes.len() > MOST
            || self.words.len() > TokenRecord::MOST_WORDS - 64
    }

    /// The number of a class; none when there are too many, which languages are not.
    fn class(&mut self, class: [u8; 8]) -> Option<u16> {
        // Lists are of few classes, and names of one stand together.
        let known = self.classes.iter().rposition(|c| *c == class);
        let at = known.unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        });
        u16::try_from(at).ok().filter(|at| at & ANEW == 0)
    }

    /// The index of all names added.
    pub fn build(&self) -> Index<'static> {
        Index::trusted(self.to_bytes())
    }

    /// The bytes of the index of all names added: what [`Index::from_bytes`] reads.
    pub fn to_bytes(&self) -> Vec<u8> {
        let (order, place) = self.words_in_order();
        let mut sections: [Vec<u8>; SECTIONS] = [const { Vec::new() }; SECTIONS];
        let [
            classes,
            names,
            strings,
            tokens,
            skeletons,
            codes,
            outlines,
            words,
            records,
            postings,
            by_meaning,
            texts,
            removed,
            worths,
            profiles,
        ] = &mut sections;
        self.classes.iter().for_each(|class| classes.extend(class));
        strings.extend_from_slice(&self.strings);
        for id in &self.removed {
            put(removed, [strings.len() as u32]);
            put_text(id, strings);
        }
        self.put_names(names);
        tokens.reserve_exact(self.tokens.len() * 4);
        for token in &self.tokens {
            tokens.extend(token.with_word(place[token.word() as usize]).0.to_le_bytes());
        }
        let starts = self.put_postings(&place, postings, worths);
        let mut meant: Vec<(u64, u32)> = self.known.clone();
        records.reserve_exact(self.words.bytes.len());
        let mut found: Vec<u32> = Vec::new();
        for (number, &(code, word)) in order.iter().enumerate() {
            let number = number as u32;
            if found.last() != Some(&code) {
                put(skeletons, [code, number]);
                found.push(code);
            }
            let record = self.words.get(word);
            put(words, [records.len() as u32, starts[number as usize]]);
            records.extend_from_slice(record);
            outlines.extend(outline(sounds(record)).to_le_bytes());
            let Some(packed) = Packed::read(record) else { continue };
            let text = if packed.sounds.is_empty() { packed.hash } else { 0 };
            meanings(&packed.meanings, text, |meaning| meant.push((meaning, number)));
            meant.extend(packed.hangul().map(|hash| (HANGUL | u64::from(hash), number)));
        }
        put(skeletons, [0, order.len() as u32]);
        put(words, [records.len() as u32, starts.last().copied().unwrap_or(0)]);
        found.iter().for_each(|code| put(profiles, [skeleton::profile(*code)]));
        skeleton::table(&found).iter().for_each(|slot| codes.extend(slot.to_le_bytes()));
        meant.sort_unstable();
        meant.dedup();
        for (meaning, target) in meant {
            by_meaning.extend(meaning.to_le_bytes());
            by_meaning.extend(target.to_le_bytes());
        }
        let mut hashes: Vec<(u64, u32)> =
            self.names.iter().zip(0..).map(|(name, number)| (name.hash, number)).collect();
        hashes.sort_unstable();
        hashes.iter().for_each(|(_, number)| texts.extend(number.to_le_bytes()));
        write(sections)
    }

    fn put_names(&self, out: &mut Vec<u8>) {
        let end = Listed {
            hash: 0,
            strings: self.strings.len() as u32,
            tokens: self.tokens.len() as u32,
            class: 0,
            worth: 0,
        };
        out.reserve_exact((self.names.len() + 1) * 20);
        for name in self.names.iter().chain([&end]) {
            out.extend(name.hash.to_le_bytes());
            put(out, [name.strings, name.tokens]);
            out.extend(name.class.to_le_bytes());
            out.extend(name.worth.to_le_bytes());
        }
    }

    /// The words by their skeletons and lengths, and where each one went.
    fn words_in_order(&self) -> (Vec<(u32, u32)>, Vec<u32>) {
        let key = |word| {
            let sounds = sounds(self.words.get(word));
            (u64::from(Skeleton::of(sounds).code()) << 32 | (sounds.len() as u64) << 27, word)
        };
        let mut order: Vec<(u64, u32)> = (0..self.words.len() as u32).map(key).collect();
        order.sort_unstable();
        let order: Vec<(u32, u32)> =
            order.into_iter().map(|(key, word)| ((key >> 32) as u32, word)).collect();
        let mut place = vec![0; order.len()];
        for (number, &(_, word)) in order.iter().enumerate() {
            place[word as usize] = number as u32;
        }
        (order, place)
    }

    /// The names of each word with their worths, and where each word's begin.
    fn put_postings(&self, place: &[u32], out: &mut Vec<u8>, worths: &mut Vec<u8>) -> Vec<u32> {
        let mut starts = vec![0u32; place.len() + 1];
        self.each_telling(|_, word| starts[place[word as usize] as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut names = vec![0u32; starts[place.len()] as usize];
        self.each_telling(|name, word| {
            let slot = &mut next[place[word as usize] as usize];
            names[*slot as usize] = name;
            *slot += 1;
        });
        out.reserve_exact(names.len() * 4);
        names.iter().for_each(|name| out.extend(name.to_le_bytes()));
        let worth = |name: &u32| u32::from(self.names[*name as usize].worth) / WORTHS;
        worths.extend(names.iter().map(|name| worth(name).min(255) as u8));
        starts
    }

    /// Every name with each of the words it is found by, once.
    fn each_telling(&self, mut each: impl FnMut(u32, u32)) {
        for (number, name) in self.names.iter().enumerate() {
            let end = self.names.get(number + 1).map_or(self.tokens.len(), |n| n.tokens as usize);
            let tokens = &self.tokens[name.tokens as usize..end];
            let any = tokens.iter().any(|t| tells(*t));
            for (at, token) in tokens.iter().enumerate() {
                let again =
                    tokens[..at].iter().any(|t| t.word() == token.word() && (!any || tells(*t)));
                if (!any || tells(*token)) && !again {
                    each(number as u32, token.word());
                }
            }
        }
    }
}

/// Whether a name is found by a token: not by particles, titles and initials, unless there is
/// nothing else.
pub(super) fn tells(token: TokenRecord) -> bool {
    let role = Role::ALL[usize::from(token.role()) % Role::ALL.len()];
    role.weight() >= 2 && role != Role::Initial
}

fn put<const N: usize>(out: &mut Vec<u8>, numbers: [u32; N]) {
    numbers.iter().for_each(|n| out.extend(n.to_le_bytes()));
}

/// What all tokens of a name are worth.
pub(super) fn worth(name: &Name) -> i32 {
    name.tokens.iter().map(|t| i32::from(t.ideal).max(10) * i32::from(t.weight.max(1)) / 4).sum()
}
