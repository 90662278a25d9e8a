//! Names to blocking keys: names that may be one share a key.
//!
//! A key is the skeleton of a token: the classes of its consonants, in which the sounds that one
//! writing changes into another fall together (P M N L T K S), vowels and silent letters dropped. A
//! letter that may belong to two classes makes a key for each, at most [`MOST`] a token.

use crate::tables::sounds::SYMBOLS;

/// The version of the keys: they may only be joined on with keys of the same version.
#[allow(dead_code)]
pub const VERSION: u32 = 1;

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
        "b" | "p" | "f" | "v" | "bet" | "pe" => &[&[1]],
        "m" => &[&[2]],
        "n" | "ñ" => &[&[3]],
        "ŋ" => &[&[3], &[3, 6]],
        "l" | "r" => &[&[4]],
        "d" | "đ" if matches!(next, Some(&"z" | &"ž" | &"j" | &"š")) => &[&[5], &[]],
        "t" if matches!(next, Some(&"s" | &"c" | &"š" | &"č" | &"z")) => &[&[5], &[]],
        "d" | "t" | "đ" => &[&[5]],
        "þ" | "ð" | "taw" => &[&[5], &[7]],
        "k" | "q" => &[&[6]],
        "kaf" => &[&[6], &[]],
        "c" => &[&[6], &[7], &[]],
        "g" => &[&[6], &[]],
        "kh" | "ğ" => &[&[6], &[]],
        "x" => &[&[6, 7], &[7], &[6]],
        "s" | "z" | "š" | "ž" | "č" | "ç" | "shin" => &[&[7]],
        "ts" => &[&[7], &[5, 7]],
        "dž" => &[&[7], &[5, 7], &[6]],
        "j" => &[&[7], &[]],
        "w" | "waw" => &[&[1], &[]],
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
