//! The plain form that names are found by: a stream of characters, hashed as it flows.
//!
//! Case, accents and punctuation are what people and machines drop first, so the key drops them:
//!
//! * lower case; İ, I, ı and i are one; ß is ss, ς is σ; full-width letters are plain;
//! * apostrophes, full stops, middle dots, joiners and bidi controls vanish (U.S. = US,
//!   Oʻzbekiston = Ozbekiston), every other punctuation mark and white space parts words;
//! * accents fall from Latin, Greek and Cyrillic letters (but й and ў stay), points from Hebrew
//!   and Arabic ones; Arabic yeh, kaf, heh and alef are each one letter. The vowel signs of Indian
//!   and South-East Asian scripts are letters and stay.
//!
//! The loose key finds; [`agree`] then looks
//! at the accents.

use unicode_normalization::char::decompose_canonical;

/// What a word separator becomes.
pub const SPACE: char = ' ';

/// The state of a hash over the characters of a key. FNV-1a over characters, mixed at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hash(u64);

impl Hash {
    /// The hash of nothing.
    pub const EMPTY: Hash = Hash(0xcbf2_9ce4_8422_2325);

    /// Takes one character of a key in.
    #[inline]
    pub fn push(self, c: char) -> Hash {
        Hash((self.0 ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3))
    }

    /// Takes the key of a word in, and a space before it unless it is the first.
    #[inline]
    pub fn word(self, form: Form) -> Hash {
        let mut hash = self;
        let mut gap = true;
        for text in [form.head, form.tail] {
            for c in text.chars() {
                plain(c, |c| {
                    if c == SPACE {
                        gap = true;
                        return;
                    }
                    if gap && hash != Hash::EMPTY {
                        hash = hash.push(SPACE);
                    }
                    gap = false;
                    hash = hash.push(c);
                });
            }
        }
        hash
    }

    /// The hashes of the first letters of a word, of one letter and more, and where in the word these
    /// end: as many as tell most words from names.
    pub fn starts<const MOST: usize>(word: &str) -> ([(Hash, usize); MOST], usize) {
        let (mut starts, mut count, mut hash) = ([(Hash::EMPTY, 0); MOST], 0, Hash::EMPTY);
        for (at, c) in word.char_indices() {
            plain(c, |letter| {
                if let Some(place) = starts.get_mut(count).filter(|_| letter != SPACE) {
                    hash = hash.push(letter);
                    *place = (hash, at + c.len_utf8());
                    count += 1;
                }
            });
            if count == MOST {
                break;
            }
        }
        (starts, count)
    }

    /// The hash of the first letters of a word, as many as tell most words from demonyms.
    pub fn start(word: &str) -> Hash {
        let (starts, count) = Hash::starts::<3>(word);
        count.checked_sub(1).map_or(Hash::EMPTY, |last| starts[last].0)
    }

    /// Takes one more character of a text without word separators in.
    #[inline]
    pub fn letter(self, c: char) -> Hash {
        let mut hash = self;
        plain(c, |c| {
            if c != SPACE {
                hash = hash.push(c);
            }
        });
        hash
    }

    /// Two places in a filter of so many bits.
    #[inline]
    pub fn bits(self, room: usize) -> [usize; 2] {
        let hash = self.finish();
        let other = hash.rotate_left(16).wrapping_mul(0x9e37_79b1);
        [hash as usize % room, other as usize % room]
    }

    /// The finished hash.
    #[inline]
    pub fn finish(self) -> u32 {
        let mixed = (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed >> 32) as u32
    }
}

/// Whether a character parts words.
pub fn is_gap(c: char) -> bool {
    let mut gap = false;
    plain(c, |c| gap |= c == SPACE);
    gap
}

/// Gives the characters of the key that one character of a text becomes: none, one or several.
#[inline]
pub fn plain(c: char, mut to: impl FnMut(char)) {
    match c {
        'a'..='z' | '0'..='9' => to(c),
        'A'..='Z' => to(c.to_ascii_lowercase()),
        // Cyrillic, most of it: capitals and small letters of the basic alphabet.
        'а'..='я' => to(c),
        'А'..='Я' => to(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
        '\'' | '.' | '`' | '´' | '·' | '・' => {}
        '\0'..='\u{7f}' => to(SPACE),
        _ => rare(c, &mut to),
    }
}

fn rare(c: char, to: &mut dyn FnMut(char)) {
    match u32::from(c) {
        // Letter-like apostrophes and primes, joiners, bidi controls, the soft hyphen, tatweel.
        0x2b0..=0x2ff | 0x200b..=0x200f | 0x2018..=0x201b | 0x2032 | 0x202a..=0x202e => {}
        0x2060..=0x206f | 0xad | 0x640 | 0xfeff | 0x55a | 0x5f3 | 0x5f4 | 0xa78b | 0xa78c => {}
        0x80..=0xa9 | 0xab..=0xb4 | 0xb6..=0xb9 | 0xbb..=0xbf | 0xd7 | 0xf7 => to(SPACE),
        0x2000..=0x2bff | 0x3000..=0x3004 | 0x3008..=0x3020 | 0x5be | 0x60c | 0x61b | 0x61f => {
            to(SPACE)
        }
        0x55b..=0x55f
        | 0x589
        | 0x58a
        | 0x6d4
        | 0x964
        | 0x965
        | 0x104a
        | 0x104b
        | 0x1361..=0x1368 => to(SPACE),
        // Full-width forms of ASCII.
        0xff01..=0xff5e => plain(char::from_u32(u32::from(c) - 0xfee0).unwrap_or(SPACE), to),
        // й and ў are letters of their own, not и and у with an accent.
        0x419 | 0x439 => to('й'),
        0x40e | 0x45e => to('ў'),
        // Ideographs and Hangul syllables have neither case nor accents.
        0x3400..=0x9fff | 0xac00..=0xd7a3 | 0x20000..=0x3ffff => to(c),
        // Nor have these letters of Hebrew, Arabic, Devanagari, Bengali, Thai and Georgian.
        0x5d0..=0x5ea | 0x627 | 0x628 | 0x62a..=0x63a | 0x641..=0x648 | 0x64a => to(c),
        0x905..=0x928 | 0x92a..=0x930 | 0x935..=0x939 | 0x93c..=0x950 => to(c),
        0x985..=0x9ca | 0xe01..=0xe4e | 0x10d0..=0x10fa => to(c),
        _ => slow(c, to),
    }
}

/// A character in lower case and taken apart.
fn slow(c: char, to: &mut dyn FnMut(char)) {
    for c in c.to_lowercase() {
        decompose_canonical(c, |c| letter(c, to));
    }
}

/// One character of a canonical decomposition.
fn letter(c: char, to: &mut dyn FnMut(char)) {
    match u32::from(c) {
        // Accents; points of Hebrew; harakat and other marks of Arabic.
        0x300..=0x36f | 0x591..=0x5bd | 0x5bf..=0x5c7 | 0x610..=0x61a | 0x64b..=0x65f | 0x670 => {}
        0x6d6..=0x6ed => {}
        0x131 => to('i'),
        0xdf => {
            to('s');
            to('s');
        }
        0x3c2 => to('σ'),
        // Armenian yew: in capitals it is ԵՎ today and was ԵՒ.
        0x587 => {
            to('ե');
            to('վ');
        }
        0x582 => to('վ'),
        0x4c0 | 0x4cf => to('ӏ'),
        // Yeh and alef maqsura, kaf and keheh, the forms of heh, alef wasla.
        0x649 | 0x6cc | 0x6d2 => to('ي'),
        0x6a9 => to('ك'),
        0x629 | 0x6be | 0x6c1 | 0x6d5 => to('ه'),
        0x671 => to('ا'),
        _ => to(c),
    }
}

/// One word to look up: a piece of the text, and what stands instead of its ending.
///
/// `Азербайджану` is looked up as `Азербайджан` + nothing, `тюркской` never as anything else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form<'w> {
    /// The beginning of the word, as it stands in the text.
    pub head: &'w str,
    /// What follows it in the base form.
    pub tail: &'w str,
}

impl<'w> Form<'w> {
    /// A word as it stands. It may also be several words with white space between them.
    pub const fn plain(head: &'w str) -> Form<'w> {
        Form { head, tail: "" }
    }
}

impl<'w> From<&'w str> for Form<'w> {
    fn from(head: &'w str) -> Form<'w> {
        Form::plain(head)
    }
}

/// Whether a text whose hash is that of a stored name can be this name. Its letters must be the
/// same: hashes may meet by chance. It may lack accents, as where a keyboard or capitals have none
/// (`Turkiye`), but has no other ones (`türk` is not `Ṭurk`). The answer, if it can be, is whether
/// the accents are all there.
pub fn agree(stored: &str, words: &[Form]) -> Option<bool> {
    if let [Form { head, tail: "" }] = words {
        if *head == stored {
            return Some(true);
        }
    }
    let stored = [Form::plain(stored)];
    let (mut stored, mut text) = (letters(&stored).peekable(), letters(words).peekable());
    let mut exact = true;
    loop {
        match (stored.peek().copied(), text.peek().copied()) {
            (None, None) => return Some(exact),
            (Some(a), Some(b)) if a == b => {
                stored.next();
                text.next();
            }
            (Some(a), b) if is_accent(a) && !b.is_some_and(is_accent) => {
                exact = false;
                stored.next();
            }
            _ => return None,
        }
    }
}

/// An accent that tells letters apart. The dot of a lower-cased İ tells nothing: i has its own,
/// and ı counts as i.
fn is_accent(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x306 | 0x308..=0x36f)
}

/// The letters of the key and the accents between them, without the gaps between words.
fn letters<'w>(words: &'w [Form<'w>]) -> impl Iterator<Item = char> + 'w {
    words.iter().flat_map(|w| [w.head, w.tail]).flat_map(str::chars).flat_map(Letters::of)
}

/// The letters and accents of one character.
struct Letters {
    all: [char; 8],
    next: u8,
    end: u8,
}

impl Letters {
    fn of(c: char) -> Letters {
        let mut out = Letters { all: [SPACE; 8], next: 0, end: 0 };
        match c {
            // ё is е with its dots, which most writers leave out: they count for nothing.
            'ё' | 'Ё' => out.push('е'),
            '\0'..='\u{bf}' | 'а'..='я' | 'А'..='Я' => plain(c, |k| out.push(k)),
            _ => decompose_canonical(c, |part| {
                if is_accent(part) {
                    out.push(part);
                } else {
                    plain(part, |k| out.push(k));
                }
            }),
        }
        out
    }

    fn push(&mut self, c: char) {
        if let Some(place) = self.all.get_mut(usize::from(self.end)) {
            if c != SPACE {
                *place = c;
                self.end += 1;
            }
        }
    }
}

impl Iterator for Letters {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let c = *self.all.get(..usize::from(self.end))?.get(usize::from(self.next))?;
        self.next += 1;
        Some(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_need_no_work_would_stay_as_they_are() {
        // How many characters become of one, and the last of them.
        let count = |all: &mut (u32, char), c| *all = (all.0 + 1, c);
        let quick = |c: char| {
            let mut all = (0, SPACE);
            plain(c, |c| count(&mut all, c));
            all
        };
        let slow = |c: char| {
            let mut all = (0, SPACE);
            slow(c, &mut |c| count(&mut all, c));
            all
        };
        // й and ў are letters of their own, and syllables are not taken apart.
        let own = |c: &char| matches!(c, 'й' | 'ў' | '가'..='힣');
        for c in ('\u{100}'..='\u{20000}').filter(|c| !own(c)) {
            if quick(c) == (1, c) {
                assert_eq!(slow(c), (1, c), "{c:?}");
            }
        }
    }
}
