//! The form of an index, in memory and in a file: one run of bytes, read where it lies.
//!
//! A header, then sections, each an array of records of one size or a run of bytes. All numbers are
//! little-endian. Opening looks at the header alone, so it takes as long for a million names as for
//! ten; everything else is read with its bounds checked, and the bytes may be anything.
//!
//! | section | a record |
//! |---|---|
//! | classes | kind, script, language: 5 bytes and 3 of nothing |
//! | names | hash of the plain form 8, place of text and id 4, first token 4, class 2, worth 2 |
//! | strings | length of the text, text, length of the id, id; lengths of seven bits a byte |
//! | tokens | the word's number in 27 bits, role in 3, after a comma in 1 |
//! | skeletons | consonants in their order 4, first word 4; in the order of words |
//! | outlines | [`super::outline`] of each word 4 |
//! | codes | skeletons by a hash of their consonants, and one: 4 |
//! | words | place of the record 4, first posting 4 |
//! | records | of [`crate::name::pack`] |
//! | postings | the names of each word 4 |
//! | meanings | meaning 8, word or name 4; in order |
//! | texts | names in the order of their hashes 4 |
//! | removed | places of ids among the strings 4, in the order of the ids |
//! | worths | what the name of each posting is worth, by eights: 1 |
//! | profiles | how many of each class of consonants each skeleton has 4 |
//!
//! Where a record says where something begins, the next one says where it ends; so there is one
//! more than there are names, skeletons and words.

use alloc::format;
use alloc::vec::Vec;
use core::ops::Range;

use super::bytes::{partition, text_at, u32_at, u64_at};
use super::version::fingerprint;
use crate::error::Error;
use crate::lang::{Kind, Lang, Script};

/// Worths beside postings are kept in steps of so many tenths of a nat.
pub(super) const WORTHS: u32 = 8;

/// Begins every file.
const MAGIC: [u8; 8] = *b"\x89isim\r\n\x1a";
/// The version of the form.
const VERSION: u32 = 7;

/// How many sections there are.
pub(super) const SECTIONS: usize = 15;
/// What they are called, and how long a record of each is.
const KINDS: [(&str, u64); SECTIONS] = [
    ("classes", 8),
    ("names", 20),
    ("strings", 1),
    ("tokens", 4),
    ("skeletons", 8),
    ("codes", 4),
    ("outlines", 4),
    ("words", 8),
    ("records", 1),
    ("postings", 4),
    ("meanings", 12),
    ("texts", 4),
    ("removed", 4),
    ("worths", 1),
    ("profiles", 4),
];
/// The header: magic, version, its length, what made it, the length of all, the sum of the
/// sections, where each ends, its own sum.
pub(super) const HEADER: usize = 8 + 4 + 4 + 8 + 8 + 8 + 8 * SECTIONS + 8;

/// Where the sections of an index lie.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    sections: [Range<usize>; SECTIONS],
    sum: u64,
}

/// A sum that changes when any bit does: FNV-1a over words of eight bytes.
pub(super) fn sum(bytes: &[u8]) -> u64 {
    let step = |h: u64, word: u64| (h ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    let (words, rest) = bytes.split_at(bytes.len() & !7);
    let h = words.chunks_exact(8).fold(bytes.len() as u64, |h, w| step(h, u64_at(w, 0)));
    rest.iter().fold(h, |h, &b| step(h, u64::from(b)))
}

/// The bytes of an index of these sections.
pub(super) fn write(sections: [Vec<u8>; SECTIONS]) -> Vec<u8> {
    let len = HEADER + sections.iter().map(Vec::len).sum::<usize>();
    let mut out = Vec::with_capacity(len);
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend((HEADER as u32).to_le_bytes());
    out.extend(fingerprint().to_le_bytes());
    out.extend((len as u64).to_le_bytes());
    let sum_at = out.len();
    out.extend([0; 8]);
    let mut end = HEADER as u64;
    for section in &sections {
        end += section.len() as u64;
        out.extend(end.to_le_bytes());
    }
    out.extend([0; 8]);
    for section in sections {
        out.extend(section);
    }
    let whole = sum(&out[HEADER..]);
    out[sum_at..sum_at + 8].copy_from_slice(&whole.to_le_bytes());
    let head = sum(&out[..HEADER - 8]);
    out[HEADER - 8..HEADER].copy_from_slice(&head.to_le_bytes());
    out
}

impl Layout {
    /// Reads the header, or says why these bytes are no index that this version reads.
    pub fn read(bytes: &[u8]) -> Result<Layout, Error> {
        let wrong = |why: &str| Err(Error::index(why));
        if bytes.len() < MAGIC.len() || bytes[..MAGIC.len()] != MAGIC {
            return wrong("it does not begin as one; isim index makes them from lists of names");
        }
        if bytes.len() < 16 {
            return wrong("it ends within its header");
        }
        let version = u32_at(bytes, 2);
        if version != VERSION {
            return Err(Error::index(format!(
                "it has form {version}, and this isim reads form {VERSION}; make it anew from its list"
            )));
        }
        if bytes.len() < HEADER || u32_at(bytes, 3) != HEADER as u32 {
            return wrong("it ends within its header, or its header is damaged");
        }
        if sum(&bytes[..HEADER - 8]) != u64_at(bytes, HEADER / 8 - 1) {
            return wrong("its header is damaged: the check sum is another");
        }
        if u64_at(bytes, 2) != fingerprint() {
            return wrong(
                "another version of isim made it, which hears names otherwise; make it anew from \
                 its list",
            );
        }
        let len = u64_at(bytes, 3);
        if len != bytes.len() as u64 {
            return Err(Error::index(format!(
                "it is {} bytes long and was {len} when it was made",
                bytes.len()
            )));
        }
        let mut sections = [const { 0..0 }; SECTIONS];
        let mut start = HEADER as u64;
        for (at, (section, (name, size))) in sections.iter_mut().zip(KINDS).enumerate() {
            let end = u64_at(bytes, 5 + at);
            if end < start || end > len || (end - start) % size != 0 {
                return Err(Error::index(format!(
                    "its section of {name} cannot lie where it does"
                )));
            }
            *section = start as usize..end as usize;
            start = end;
        }
        Ok(Layout { sections, sum: u64_at(bytes, 4) })
    }

    /// The layout of bytes that [`write`] made.
    pub fn of(bytes: &[u8]) -> Layout {
        let mut start = HEADER;
        let section = |at| {
            let end = u64_at(bytes, 5 + at) as usize;
            core::mem::replace(&mut start, end)..end
        };
        Layout { sections: core::array::from_fn(section), sum: u64_at(bytes, 4) }
    }

    /// Reads everything, and tells whether it is as it was made.
    pub fn check(&self, bytes: &[u8]) -> Result<(), Error> {
        match sum(bytes.get(HEADER..).unwrap_or(&[])) == self.sum {
            true => Ok(()),
            false => Err(Error::index("it is damaged: the check sum of its content is another")),
        }
    }

    /// The sections in these bytes.
    pub fn view<'a>(&self, bytes: &'a [u8]) -> View<'a> {
        let of = |at: usize| bytes.get(self.sections[at].clone()).unwrap_or(&[]);
        View {
            classes: of(0),
            names: of(1),
            strings: of(2),
            tokens: of(3),
            skeletons: of(4),
            codes: of(5),
            outlines: of(6),
            words: of(7),
            records: of(8),
            postings: of(9),
            meanings: of(10),
            texts: of(11),
            removed: of(12),
            worths: of(13),
            profiles: of(14),
        }
    }
}

/// The sections of an index.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    classes: &'a [u8],
    names: &'a [u8],
    strings: &'a [u8],
    tokens: &'a [u8],
    skeletons: &'a [u8],
    codes: &'a [u8],
    outlines: &'a [u8],
    words: &'a [u8],
    records: &'a [u8],
    postings: &'a [u8],
    meanings: &'a [u8],
    pub texts: &'a [u8],
    removed: &'a [u8],
    worths: &'a [u8],
    profiles: &'a [u8],
}

/// What an index keeps of a name beside its words and texts.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameRecord {
    pub hash: u64,
    strings: u32,
    tokens: u32,
    end: u32,
    class: u16,
    /// What its words are worth, in tenths of a nat.
    pub worth: u16,
}

/// The bit of a class that marks a name which is more than its words: it is prepared anew.
pub(super) const ANEW: u16 = 0x8000;

impl NameRecord {
    /// How many tokens it has.
    pub fn count(&self) -> usize {
        let count = self.end.saturating_sub(self.tokens) as usize;
        count.min(crate::name::token::MAX_TOKENS)
    }

    /// Whether it has to be prepared anew.
    pub fn is_anew(&self) -> bool {
        self.class & ANEW != 0
    }
}

/// A token of a listed name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TokenRecord(pub u32);

impl TokenRecord {
    const WORD: u32 = (1 << 27) - 1;
    /// As many words there may be.
    pub const MOST_WORDS: usize = 1 << 27;

    pub fn new(word: u32, role: u8, after_comma: bool) -> TokenRecord {
        TokenRecord(word & Self::WORD | u32::from(role & 7) << 27 | u32::from(after_comma) << 30)
    }

    pub fn word(self) -> u32 {
        self.0 & Self::WORD
    }

    pub fn with_word(self, word: u32) -> TokenRecord {
        TokenRecord(self.0 & !Self::WORD | word & Self::WORD)
    }

    pub fn role(self) -> u8 {
        (self.0 >> 27 & 7) as u8
    }

    pub fn after_comma(self) -> bool {
        self.0 >> 30 & 1 == 1
    }
}

impl<'a> View<'a> {
    /// How many names there are.
    pub fn len(&self) -> usize {
        (self.names.len() / 20).saturating_sub(1)
    }

    /// How many words there are.
    pub fn words(&self) -> usize {
        (self.words.len() / 8).saturating_sub(1)
    }

    pub fn name(&self, at: u32) -> Option<NameRecord> {
        let at = at as usize * 20;
        let own: &[u8; 40] = self.names.get(at..at + 40)?.try_into().ok()?;
        let word = |at: usize| u32::from_le_bytes([own[at], own[at + 1], own[at + 2], own[at + 3]]);
        Some(NameRecord {
            hash: u64::from(word(4)) << 32 | u64::from(word(0)),
            strings: word(8),
            tokens: word(12),
            end: word(32),
            class: u16::from_le_bytes([own[16], own[17]]),
            worth: u16::from_le_bytes([own[18], own[19]]),
        })
    }

    /// Kind, script and language of a name.
    pub fn class(&self, name: &NameRecord) -> (Kind, Script, Lang) {
        let at = usize::from(name.class & !ANEW) * 8;
        let Some(own) = self.classes.get(at..at + 8) else {
            return (Kind::Person, Script::Zyyy, Lang::UND);
        };
        let kind = Kind::ALL.get(usize::from(own[0])).copied().unwrap_or_default();
        let script = Script::ALL.get(usize::from(own[1])).copied().unwrap_or(Script::Zyyy);
        let tag = core::str::from_utf8(&own[2..5]).unwrap_or("und");
        (kind, script, tag.trim_end().parse().unwrap_or(Lang::UND))
    }

    /// The kinds that names may be of.
    pub fn kinds(&self) -> Vec<Kind> {
        let kind = |class: &[u8]| Kind::ALL.get(usize::from(class[0])).copied();
        self.classes.chunks_exact(8).filter_map(kind).collect()
    }

    /// The text of a name and its id.
    pub fn texts_of(&self, name: &NameRecord) -> (&'a str, &'a str) {
        let rest = self.strings.get(name.strings as usize..).unwrap_or(&[]);
        let (text, rest) = text_at(rest);
        (text, text_at(rest).0)
    }

    /// Whether an id is among those that are removed from what is below.
    pub fn removes(&self, id: &str) -> bool {
        let of = |at| {
            let place = u32_at(self.removed, at) as usize;
            text_at(self.strings.get(place..).unwrap_or(&[])).0
        };
        let count = self.removed.len() / 4;
        let at = partition(count, |at| of(at) < id);
        at < count && of(at) == id
    }

    /// The tokens of a name.
    pub fn tokens(&self, name: &NameRecord) -> impl Iterator<Item = TokenRecord> + use<'a> {
        let range = name.tokens as usize * 4..name.end as usize * 4;
        let bytes = self.tokens.get(range).unwrap_or(&[]);
        let most = crate::name::token::MAX_TOKENS;
        bytes.chunks_exact(4).take(most).map(|b| TokenRecord(u32_at(b, 0)))
    }

    /// The tokens that stand where those of a name begin.
    pub fn first_tokens<const N: usize>(&self, name: &NameRecord) -> [TokenRecord; N] {
        let from = name.tokens as usize;
        core::array::from_fn(|at| TokenRecord(u32_at(self.tokens, from + at)))
    }

    /// How many skeletons there are.
    pub fn skeletons(&self) -> usize {
        (self.skeletons.len() / 8).saturating_sub(1)
    }

    /// The number of a skeleton, and the words that have it.
    pub fn skeleton(&self, code: u32) -> Option<(usize, Range<u32>)> {
        let mask = (self.codes.len() / 4).checked_sub(1)?;
        let mut at = super::skeleton::place(code, mask);
        // Tables have free slots, but bytes may be anything.
        for _ in 0..64 {
            let number = (u32_at(self.codes, at) as usize).checked_sub(1)?;
            if number < self.skeletons() && u32_at(self.skeletons, number * 2) == code {
                let from = u32_at(self.skeletons, number * 2 + 1);
                let to = u32_at(self.skeletons, number * 2 + 3);
                return Some((number, from..to.min(self.words() as u32)));
            }
            at = (at + 1) & mask;
        }
        None
    }

    /// The consonants of a skeleton in their order.
    pub fn code(&self, number: u32) -> u32 {
        u32_at(self.skeletons, number as usize * 2)
    }

    /// How many consonants of each class skeletons have.
    pub fn profiles(&self) -> &'a [u8] {
        self.profiles
    }

    /// The outlines of words from one on.
    pub fn outlines(&self, word: u32) -> &'a [u8] {
        self.outlines.get(word as usize * 4..).unwrap_or(&[])
    }

    /// Where the record of a word is.
    pub fn place(&self, word: u32) -> u32 {
        u32_at(self.words, word as usize * 2)
    }

    /// The sounds of the record at a place.
    pub fn sounds_at(&self, place: u32) -> &'a [u8] {
        crate::name::pack::sounds(self.records.get(place as usize..).unwrap_or(&[]))
    }

    /// The record of a word.
    pub fn record(&self, word: u32) -> Option<crate::name::pack::Packed<'a>> {
        let at = word as usize * 2;
        // The last record of words belongs to none.
        (at + 2 < self.words.len() / 4).then_some(())?;
        crate::name::pack::Packed::read(self.records.get(u32_at(self.words, at) as usize..)?)
    }

    /// The bytes of the record of a word.
    pub fn record_bytes(&self, word: u32) -> Option<&'a [u8]> {
        let at = word as usize * 2;
        (at + 2 < self.words.len() / 4).then_some(())?;
        let range = u32_at(self.words, at) as usize..u32_at(self.words, at + 2) as usize;
        self.records.get(range)
    }

    /// The names that a word stands in, in the order of adding: where their list begins and ends.
    pub fn postings(&self, word: u32) -> &'a [u8] {
        let at = word as usize * 2 + 1;
        let (from, to) = (u32_at(self.words, at), u32_at(self.words, at + 2));
        self.postings.get(from as usize * 4..to as usize * 4).unwrap_or(&[])
    }

    /// The names that a word stands in, each with what it is worth at least.
    pub fn weighed(&self, word: u32) -> impl Iterator<Item = (u32, u32)> + use<'a> {
        let at = word as usize * 2 + 1;
        let range = u32_at(self.words, at) as usize..u32_at(self.words, at + 2) as usize;
        let worths = self.worths.get(range).unwrap_or(&[]);
        let names = self.postings(word).chunks_exact(4).map(|name| u32_at(name, 0));
        names.zip(worths.iter().map(|worth| u32::from(*worth) * WORTHS))
    }

    /// The words or names of a meaning.
    pub fn meaning(&self, meaning: u64) -> impl Iterator<Item = u32> + use<'a> {
        let list = self.meanings;
        let of = move |at: usize| {
            let low = u64::from(u32_at(list, at * 3));
            u64::from(u32_at(list, at * 3 + 1)) << 32 | low
        };
        let from = partition(list.len() / 12, |at| of(at) < meaning);
        let all = from..list.len() / 12;
        all.take_while(move |&at| of(at) == meaning).map(move |at| u32_at(list, at * 3 + 2))
    }

    /// The names whose plain form has this hash.
    pub fn of_text(&self, hash: u64) -> impl Iterator<Item = u32> + use<'a> {
        let view = *self;
        let of = move |at: usize| view.name(u32_at(view.texts, at)).map_or(0, |n| n.hash);
        let from = partition(self.texts.len() / 4, |at| of(at) < hash);
        let all = from..self.texts.len() / 4;
        all.take_while(move |&at| of(at) == hash).map(move |at| u32_at(view.texts, at))
    }
}
