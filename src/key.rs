//! Names to blocking keys: names that may be one share a key.
//!
//! A key is the skeleton of a token: the classes of its consonants, in which the sounds that one
//! writing changes into another fall together (P M N L T K S), vowels and silent letters dropped. A
//! letter that may belong to two classes makes a key for each, at most [`MOST`] a token.

use alloc::vec::Vec;
use core::fmt;

use crate::name::token::MAX_TOKENS;
use crate::name::{Name, Role, Token};
use crate::sort::by_key;
use crate::tables::sounds::SYMBOLS;

/// The version of the blocking keys: keys may only be joined on with keys of the same version.
pub const KEY_VERSION: u32 = 5;

/// A blocking key: the classes of the first five consonants of a word.
///
/// Written as letters, one a class: P for the sounds of b p f v, M for m, N for n, L for l and r, T
/// for d and t, K for g k q x, S for all sibilants; `-` for a word without consonants. Keys are in
/// the order of their letters P M N L T K S.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u16);

impl Key {
    /// The key as a number below 32768: five octal digits, one a class from 1 for P to 7 for S,
    /// zeros behind them. Keys that begin alike are numbers side by side.
    pub fn number(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |at: u32| match self.0 >> (3 * (LENGTH - 1 - at)) & 7 {
            0 => "",
            class => ["P", "M", "N", "L", "T", "K", "S"][usize::from(class) - 1],
        };
        if self.0 == 0 {
            return f.pad("-");
        }
        (0..LENGTH).try_for_each(|at| f.write_str(letter(at)))
    }
}

/// The blocking keys of a name, in order and each once: to find, in a database or a dataflow of
/// millions of names, the pairs that are worth comparing.
///
/// Two writings of one name nearly always share a key, whatever their scripts: a key for every
/// reading of every word, also of its base forms when it is inflected; particles, titles and
/// initials have none unless there is nothing else. Two names that share one are compared, others
/// are not. The keys of one name change only with [`KEY_VERSION`].
///
/// ```
/// use isim::{Kind, Name, blocking_keys};
/// let of = |text| blocking_keys(&Name::new(text, Kind::Person));
/// let keys: Vec<String> = of("Kubanychbek Omuraliev").iter().map(|key| key.to_string()).collect();
/// assert!(keys.contains(&"MLLP".to_string()));
/// assert!(of("Өмүралиева").iter().any(|key| of("Omuraliev").contains(key)));
/// ```
pub fn blocking_keys(name: &Name) -> Vec<Key> {
    let mut out = Vec::new();
    let mut add = |sounds: &[u8]| {
        if !sounds.is_empty() {
            out.extend(keys(sounds).iter().map(|key| Key(aligned(key))));
        }
    };
    let tells = telling(name);
    for (_, token) in name.tokens.iter().enumerate().filter(|(at, _)| tells >> at & 1 == 1) {
        add(&name.sounds[token.range()]);
        let (from, count) = (usize::from(token.readings.0), usize::from(token.readings.1));
        for reading in name.readings.iter().skip(from).take(count) {
            add(&name.reading_sounds[reading.range()]);
        }
    }
    by_key(&mut out, |key| *key);
    out.dedup();
    out
}

/// The tokens that a name is found by, a bit each: without particles, titles and initials, unless
/// there is nothing else.
pub(crate) fn telling(name: &Name) -> u32 {
    let tells = |t: &Token| t.weight >= 2 && t.role != Role::Initial;
    let tokens = name.tokens.iter().take(MAX_TOKENS).enumerate();
    let bits = tokens.filter(|(_, t)| tells(t)).fold(0, |bits, (at, _)| bits | 1 << at);
    if bits == 0 { u32::MAX } else { bits }
}

/// A token has at most as many keys.
pub(crate) const MOST: usize = 8;
/// Consonants of a skeleton after this many are not part of the key: endings stand there.
const LENGTH: u32 = 5;

/// The keys of one token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keys {
    keys: [u16; MOST],
    len: usize,
}

impl Keys {
    /// The keys, without repetition.
    pub fn iter(&self) -> impl Iterator<Item = u16> + '_ {
        self.keys[..self.len].iter().copied()
    }

    fn add(&mut self, key: u16) {
        if self.len < MOST && !self.keys[..self.len].contains(&key) {
            self.keys[self.len] = key;
            self.len += 1;
        }
    }
}

/// What a symbol may be in a skeleton: lists of class numbers, P 1 to S 7; empty is silence.
fn options(symbol: u8, next: Option<&&'static str>) -> &'static [&'static [u16]] {
    let name = SYMBOLS.get(usize::from(symbol)).copied().unwrap_or("");
    match name {
        "b" | "p" | "f" | "v" | "bet" | "pe" | "ブ" | "ㅂ" | "ㅍ" | "-ㅂ" | "ㄅ" | "ㄈ" => {
            &[&[1]]
        }
        "フ" => &[&[1], &[]],
        "m" => &[&[2]],
        "n" | "ñ" | "ン" | "ㄋ" => &[&[3]],
        "ŋ" | "ㆁ" | "ㄥ" => &[&[3], &[3, 6]],
        "l" | "r" | "ル" | "ㄹ" | "ㄌ" | "ㄖ" | "ㄦ" => &[&[4]],
        "d" | "đ" if matches!(next, Some(&"z" | &"ž" | &"j" | &"š")) => &[&[5], &[]],
        "t" if matches!(next, Some(&"s" | &"c" | &"š" | &"č" | &"z")) => &[&[5], &[]],
        "d" | "t" | "đ" | "ト" | "ド" | "ㄷ" | "ㄉ" => &[&[5]],
        "þ" | "ð" | "taw" | "-ㅅ" => &[&[5], &[7]],
        "k" | "q" | "-ㄱ" | "ㄎ" => &[&[6]],
        "kaf" => &[&[6], &[]],
        "c" => &[&[6], &[7], &[]],
        "g" | "ㄱ" | "ㄍ" => &[&[6], &[]],
        "kh" | "ğ" | "ㄏ" => &[&[6], &[]],
        "x" => &[&[6, 7], &[7], &[6]],
        "s" | "z" | "š" | "ž" | "č" | "ç" | "shin" => &[&[7]],
        "ス" | "シ" | "ズ" | "チ" | "ㅅ" | "ㅊ" | "ㄒ" | "ㄔ" | "ㄕ" | "ㄙ" => &[&[7]],
        "ts" | "ㄗ" | "ㄘ" => &[&[7], &[5, 7]],
        "dž" | "ジ" | "ㅈ" | "ㄐ" | "ㄑ" | "ㄓ" => &[&[7], &[5, 7], &[6]],
        "j" => &[&[7], &[]],
        "w" | "waw" | "ㄨ" => &[&[1], &[]],
        _ => &[&[]],
    }
}

/// The keys of a token's sounds.
pub(crate) fn keys(sounds: &[u8]) -> Keys {
    // A skeleton under way: its classes in base eight, its length, its last class.
    let mut now = [(0u16, 0u32, 0u16); MOST];
    let mut count = 1;
    for (at, &symbol) in sounds.iter().enumerate() {
        let next = sounds.get(at + 1).and_then(|&s| SYMBOLS.get(usize::from(s)));
        let choices = options(symbol, next);
        let mut grown = [(0u16, 0u32, 0u16); MOST];
        let mut len = 0;
        for choice in choices {
            for &(mut key, mut length, mut last) in &now[..count] {
                for &class in *choice {
                    if class != last && length < LENGTH {
                        key = key * 8 + class;
                        length += 1;
                    }
                    last = class;
                }
                if choice.is_empty() && crate::sounds::class(symbol) == crate::sounds::VOWEL {
                    last = 0;
                }
                if len < MOST && !grown[..len].contains(&(key, length, last)) {
                    grown[len] = (key, length, last);
                    len += 1;
                }
            }
        }
        now = grown;
        count = len;
    }
    let mut out = Keys { keys: [0; MOST], len: 0 };
    for &(key, ..) in &now[..count] {
        out.add(key);
    }
    out
}

/// A key so that those of one beginning stand side by side: its classes from the highest digit on,
/// zeros behind them.
pub(crate) fn aligned(key: u16) -> u16 {
    let mut key = key & FULL;
    while key != 0 && key >> (3 * (LENGTH - 1)) == 0 {
        key <<= 3;
    }
    key
}

/// All bits of a key.
const FULL: u16 = (1 << (3 * LENGTH)) - 1;

/// The aligned keys of a key with one class left out; keys of less than three classes have none.
pub(crate) fn shorter(key: u16, mut each: impl FnMut(u16)) {
    let own = aligned(key);
    if own & (FULL >> 6) == 0 {
        return;
    }
    for at in 0..LENGTH {
        let head = !(FULL >> (3 * at)) & FULL;
        let tail = FULL >> (3 * (at + 1));
        if own & !head & !tail & FULL != 0 {
            each(own & head | (own & tail) << 3);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Kind;
    use crate::name::Name;

    fn share(a: &str, b: &str) -> bool {
        let keys_of = |text| {
            let name = Name::new(text, Kind::Person);
            keys(&name.sounds[name.tokens[0].range()])
        };
        let other = keys_of(b);
        keys_of(a).iter().any(|k| other.iter().any(|o| o == k))
    }

    #[test]
    fn one_name_shares_a_key() {
        for (a, b) in [
            ("Omuraliev", "Өмүралиев"),
            ("Işıkhan", "Ишикхан"),
            ("Khrushchev", "Хрущёв"),
            ("Cəfərov", "Джафаров"),
            ("Erdoğan", "Ερντογάν"),
            ("Scholz", "Шольц"),
        ] {
            assert!(share(a, b), "{a} {b}");
        }
        assert!(!share("Omuraliev", "Babayev"));
    }
}
