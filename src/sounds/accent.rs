//! Spellings of one language that words are read by when they look like it, beside the plain way:
//! what is silent in Beauchamp and Hughes is written in no other script.

use alloc::vec::Vec;

use super::Voice;
use crate::lang::{Lang, Script};
use crate::tables::sounds::{DANISH, DEUTSCH, DUTCH, ENGLISH, FRENCH, ITALIAN, MAGYAR, PORTUGUESE};
use crate::tables::types::{Accent, Words};

/// Where a group of letters may stand: at the beginning of a word, at its end, before a last s.
const START: u8 = 1;
const END: u8 = 2;
const END_S: u8 = 4;

/// A language's spelling, with what tells soon that a word is not of it.
pub(crate) struct Spelling {
    accent: &'static Accent,
    pub lang: Lang,
    /// Where it is described.
    pub file: &'static str,
    /// For the last letters of its ends, modulo 32, a bit for each that may stand before.
    lasts: [u32; 32],
    /// For the first letters of its signs, modulo 32, a bit for each second one.
    pairs: [u32; 32],
    /// The same of its groups.
    begins: [u32; 32],
    /// Where the signs and the groups of each first letter begin: they stand by it.
    signs: [u16; 33],
    groups: [u16; 33],
    /// Where the keys of the ends of each last letter begin.
    ends: [u16; 33],
    /// The letters of each group, sign and end: [`key`] of those at the front, and of the end's last.
    group_keys: &'static [u64],
    sign_keys: &'static [u64],
    end_keys: &'static [u64],
}

/// A spelling of a table, with the keys of its letters.
macro_rules! spelling {
    ($name:ident, $keys:ident, $table:ident, $lang:literal, $file:literal) => {
        static $keys: Keys<
            { $table.groups.ends.len() },
            { $table.signs.ends.len() },
            { $table.ends.ends.len() },
        > = Keys::of(&$table);
        static $name: Spelling = Spelling {
            lang: Lang::literal($lang),
            file: $file,
            group_keys: &$keys.groups,
            sign_keys: &$keys.signs,
            end_keys: &$keys.ends,
            ..Spelling::of(&$table)
        };
    };
}

spelling!(OF_FRANCE, FRENCH_KEYS, FRENCH, "fr", "data/sounds/latin-french.txt");
spelling!(OF_ENGLAND, ENGLISH_KEYS, ENGLISH, "en", "data/sounds/latin-english.txt");
spelling!(OF_PORTUGAL, PORTUGUESE_KEYS, PORTUGUESE, "pt", "data/sounds/latin-portuguese.txt");
spelling!(OF_ITALY, ITALIAN_KEYS, ITALIAN, "it", "data/sounds/latin-italian.txt");
spelling!(OF_HUNGARY, MAGYAR_KEYS, MAGYAR, "hu", "data/sounds/latin-magyar.txt");
spelling!(OF_HOLLAND, DUTCH_KEYS, DUTCH, "nl", "data/sounds/latin-dutch.txt");
spelling!(OF_GERMANY, DEUTSCH_KEYS, DEUTSCH, "de", "data/sounds/latin-deutsch.txt");
spelling!(OF_DENMARK, DANISH_KEYS, DANISH, "da", "data/sounds/latin-danish.txt");

/// All of them, those first whose signs and ends hardly another language has.
static SPELLINGS: [&Spelling; 8] = [
    &OF_PORTUGAL,
    &OF_HUNGARY,
    &OF_ITALY,
    &OF_HOLLAND,
    &OF_DENMARK,
    &OF_GERMANY,
    &OF_FRANCE,
    &OF_ENGLAND,
];
const A_FRENCH: usize = 6;
const AN_ENGLISH: usize = 7;

/// The keys of all letters of a spelling.
struct Keys<const GROUPS: usize, const SIGNS: usize, const ENDS: usize> {
    groups: [u64; GROUPS],
    signs: [u64; SIGNS],
    ends: [u64; ENDS],
}

impl<const GROUPS: usize, const SIGNS: usize, const ENDS: usize> Keys<GROUPS, SIGNS, ENDS> {
    const fn of(accent: &Accent) -> Self {
        Keys {
            groups: keys(&accent.groups, false),
            signs: keys(&accent.signs, false),
            ends: by_last(keys(&accent.ends, true)),
        }
    }
}

const fn keys<const N: usize>(words: &Words, backwards: bool) -> [u64; N] {
    let (mut keys, mut word) = ([0; N], 0);
    while word < N {
        let (mut at, end) = (words.start(word), words.ends[word] as usize);
        assert!(end - at <= 8, "a key has eight letters at most");
        let mut shift = 0;
        while at < end {
            let byte = words.text.as_bytes()[at] as u64;
            keys[word] =
                if backwards { keys[word] << 8 | byte } else { keys[word] | byte << shift };
            shift += 8;
            at += 1;
        }
        word += 1;
    }
    keys
}

/// Keys of ends in the order of their last letters, modulo 32.
const fn by_last<const N: usize>(mut keys: [u64; N]) -> [u64; N] {
    let mut sorted = 1;
    while sorted < N {
        let mut at = sorted;
        while at > 0 && keys[at - 1] & 31 > keys[at] & 31 {
            (keys[at - 1], keys[at]) = (keys[at], keys[at - 1]);
            at -= 1;
        }
        sorted += 1;
    }
    keys
}

/// A word of which the [`key`]s of eight bytes are read one after the other.
struct Keyed<'a> {
    bytes: &'a [u8],
    /// Those of a short word, and nothing behind them.
    padded: [u8; 40],
}

impl<'a> Keyed<'a> {
    fn new(bytes: &'a [u8]) -> Keyed<'a> {
        let mut padded = [0; 40];
        // So that eight more are behind each.
        if let Some(own) = padded.get_mut(..bytes.len()).filter(|own| own.len() <= 32) {
            own.copy_from_slice(bytes);
        }
        Keyed { bytes, padded }
    }

    /// The eight bytes from a place on, the first lowest.
    fn front(&self, at: usize) -> u64 {
        let short = self.bytes.len() <= 32;
        let rest = if short { self.padded.get(at..) } else { self.bytes.get(at..) };
        let rest = rest.unwrap_or(&[]);
        match rest.first_chunk() {
            Some(eight) => u64::from_le_bytes(*eight),
            None => rest.iter().rev().fold(0, |key, byte| key << 8 | u64::from(*byte)),
        }
    }
}

/// The last eight, the last lowest.
fn back(bytes: &[u8]) -> u64 {
    match bytes.last_chunk() {
        Some(eight) => u64::from_be_bytes(*eight),
        None => bytes.iter().fold(0, |key, byte| key << 8 | u64::from(*byte)),
    }
}

/// How many bytes a key has.
fn len(key: u64) -> u32 {
    8 - key.leading_zeros() / 8
}

/// Whether letters whose key is `of` begin, or end, with those of a key.
#[inline]
fn fits(of: u64, key: u64) -> bool {
    (of ^ key) << (key.leading_zeros() & !7) == 0
}

/// The spelling that a folded word looks like: one of clear signs and ends before others, French, which
/// has no k and w, by its signs before English, and by its ends, which many words have, behind it.
pub(crate) fn seen(word: &str) -> Option<&'static Spelling> {
    let bytes = word.as_bytes();
    let [first, _, _, ..] = bytes else { return None };
    // No letter of theirs is above U+033F but those of Vietnamese.
    if matches!(first, 0xCD..=0xE0 | 0xE2..) {
        return None;
    }
    // Two neighbours and the last letters tell nearly always that there is none.
    let signs = bytes.windows(2).fold(0, |signs, two| signs | of_two(&SIGNS, two));
    let ends = of_two(&ENDS, &bytes[bytes.len() - 2..]);
    if signs | ends == 0 {
        return None;
    }
    let keyed = Keyed::new(bytes);
    let signed = |at: usize| signs >> at & 1 == 1 && SPELLINGS[at].has_sign(&keyed, 1 << at);
    let ended = |at: usize| ends >> at & 1 == 1 && SPELLINGS[at].has_end(word);
    let may_be_french = || !bytes.iter().any(|letter| matches!(letter, b'k' | b'w'));
    let likely = (signs | ends) & ((1 << A_FRENCH) - 1);
    let mut likely = (0..A_FRENCH).skip(likely.trailing_zeros() as usize);
    let clear = likely.find(|at| signed(*at) || ended(*at));
    let found = SPELLINGS[match clear {
        Some(at) => at,
        None if signed(A_FRENCH) && may_be_french() => A_FRENCH,
        None if signed(AN_ENGLISH) || ended(AN_ENGLISH) => AN_ENGLISH,
        None if ended(A_FRENCH) && may_be_french() => A_FRENCH,
        None => return None,
    }];
    let is_latin = word.is_ascii() || word.chars().all(|c| Script::of(c) == Script::Latn);
    is_latin.then_some(found)
}

/// For each two letters, modulo 32, a bit for each spelling of which they may begin a sign.
static SIGNS: [[u8; 32]; 32] = of_each(false);
/// The same of those that may be the last two of an end.
static ENDS: [[u8; 32]; 32] = of_each(true);

const fn of_each(ends: bool) -> [[u8; 32]; 32] {
    let (mut bits, mut at) = ([[0; 32]; 32], 0);
    while at < SPELLINGS.len() * 32 * 32 {
        let (spelling, first, second) = (at >> 10, at >> 5 & 31, at & 31);
        let of = SPELLINGS[spelling];
        let has = if ends { of.lasts[second] >> first } else { of.pairs[first] >> second };
        bits[first][second] |= ((has & 1) as u8) << spelling;
        at += 1;
    }
    bits
}

/// The bits of two letters.
#[inline(always)]
fn of_two(bits: &[[u8; 32]; 32], letters: &[u8]) -> u8 {
    match *letters {
        [first, second, ..] => bits[usize::from(first & 31)][usize::from(second & 31)],
        _ => 0,
    }
}

impl Spelling {
    const fn of(accent: &'static Accent) -> Spelling {
        let (mut lasts, mut ends, mut at) = ([0; 32], [0; 33], 0);
        while at < accent.ends.ends.len() {
            let (letters, end) = (accent.ends.text.as_bytes(), accent.ends.ends[at] as usize);
            let alone = end - accent.ends.start(at) == 1;
            let before = if alone { u32::MAX } else { 1 << (letters[end - 2] & 31) };
            let last = (letters[end - 1] & 31) as usize;
            lasts[last] |= before;
            at += 1;
            let mut later = last + 1;
            while later < ends.len() {
                ends[later] += 1;
                later += 1;
            }
        }
        let (pairs, begins) = (seconds(&accent.signs), seconds(&accent.groups));
        let (signs, groups) = (by_first(&accent.signs), by_first(&accent.groups));
        let (lang, file, none) = (Lang::UND, "", &[]);
        let (group_keys, sign_keys, end_keys) = (none, none, none);
        Spelling {
            accent,
            lang,
            file,
            lasts,
            pairs,
            begins,
            signs,
            groups,
            ends,
            group_keys,
            sign_keys,
            end_keys,
        }
    }

    /// Whether a word has a sign of it inside; `bit` is its own of [`SIGNS`].
    fn has_sign(&self, word: &Keyed, bit: u8) -> bool {
        let mut places = word.bytes.windows(2).enumerate();
        places.any(|(at, two)| {
            of_two(&SIGNS, two) & bit != 0 && {
                let signs = self.sign_keys.get(of_letter(&self.signs, two[0])).unwrap_or(&[]);
                let front = word.front(at);
                signs.iter().any(|sign| fits(front, *sign))
            }
        })
    }

    /// Whether it ends like a word of it.
    fn has_end(&self, word: &str) -> bool {
        let back = back(word.as_bytes());
        let ends = self.end_keys.get(of_letter(&self.ends, back as u8)).unwrap_or(&[]);
        ends.iter().any(|end| fits(back, *end))
    }

    /// The first group of letters that a word has at a place: its length and its sounds.
    fn group(&self, word: &Keyed, at: usize) -> Option<(usize, u32)> {
        let first = *word.bytes.get(at)?;
        let second = word.bytes.get(at + 1).copied().unwrap_or(0);
        if self.begins[usize::from(first & 31)] >> (second & 31) & 1 == 0 {
            return None;
        }
        let (mut range, front) = (of_letter(&self.groups, first), word.front(at));
        let is = |group: &usize| {
            let Some(key) = self.group_keys.get(*group).filter(|key| fits(front, **key)) else {
                return false;
            };
            let after = || word.bytes.get(at + len(*key) as usize..).unwrap_or(b"");
            match self.accent.places.get(*group) {
                Some(&START) => at == 0,
                Some(&END) => at > 0 && after().is_empty(),
                Some(&END_S) => at > 0 && matches!(after(), b"" | b"s"),
                _ => true,
            }
        };
        let group = range.find(is)?;
        Some((len(self.group_keys[group]) as usize, *self.accent.sounds.get(group)?))
    }

    /// Appends the sounds of one folded word that is spelt so.
    pub fn sound(&self, word: &str, out: &mut Vec<u8>) {
        let start = out.len();
        out.reserve(word.len() + 3);
        let mut voice = Voice { out, word, start, held: 0, again: false };
        let (mut at, keyed) = (0, Keyed::new(word.as_bytes()));
        while let Some(c) = word.get(at..).and_then(|rest| rest.chars().next()) {
            at += match self.group(&keyed, at) {
                Some((len, packed)) => {
                    voice.push(packed);
                    len
                }
                None => {
                    voice.letter(c);
                    c.len_utf8()
                }
            };
        }
        voice.finish(word);
    }
}

/// For the first letters of some words, modulo 32, a bit for each second one; all for a word of one.
const fn seconds(words: &Words) -> [u32; 32] {
    let (mut seconds, mut at) = ([0; 32], 0);
    while at < words.ends.len() {
        let (letters, start) = (words.text.as_bytes(), words.start(at));
        let alone = start + 1 == words.ends[at] as usize;
        let second = if alone { u32::MAX } else { 1 << (letters[start + 1] & 31) };
        seconds[(letters[start] & 31) as usize] |= second;
        at += 1;
    }
    seconds
}

/// Where words of each first letter begin, modulo 32.
const fn by_first(words: &Words) -> [u16; 33] {
    let (mut begin, mut at, mut letter) = ([0; 33], 0, 0);
    while letter < 32 {
        begin[letter] = at as u16;
        while at < words.ends.len()
            && words.text.as_bytes()[words.start(at)] as usize & 31 == letter
        {
            at += 1;
        }
        letter += 1;
    }
    assert!(at == words.ends.len(), "words stand by their first letters");
    begin[32] = at as u16;
    begin
}

/// The places of words that begin with a letter, and with others that are it modulo 32.
fn of_letter(begin: &[u16; 33], letter: u8) -> core::ops::Range<usize> {
    let at = usize::from(letter & 31);
    usize::from(begin[at])..usize::from(begin[at + 1])
}
