//! Letters to sounds: a word of any script as a short sequence over one small alphabet.
//!
//! The alphabet (`data/sounds/symbols.txt`) keeps the ambiguity of letters that are read in several
//! ways; what agrees with what is learned (`data/costs.txt`). An orthography with rules of its own
//! (Turkish c, Polish sz) is a [`Profile`] on top of its script.

use alloc::vec::Vec;

pub(crate) mod accent;
pub(crate) mod chinese;
pub(crate) mod han;
pub(crate) mod korean;
#[cfg(test)]
mod tests;
pub(crate) mod thai;

use crate::lang::Lang;
use crate::tables::sounds::{CLASSES, GROUPS, HIGH, LOW, PROFILES};
pub(crate) use crate::tables::types::Profile;

/// Classes of symbols, as in `symbols.txt`.
pub(crate) const VOWEL: u8 = 8;

const DROPS_VOWEL: u32 = 1 << 28;
const BEFORE_CONSONANT: u32 = 1 << 29;
const KNOWN: u32 = 1 << 27;

/// The class of a symbol: 0 for none, then P M N L T K S, [`VOWEL`].
pub(crate) fn class(symbol: u8) -> u8 {
    CLASSES.get(usize::from(symbol)).copied().unwrap_or(0)
}

/// The class of the first sound of a folded letter: 0 where it is not known.
pub(crate) fn class_of(letter: char) -> u8 {
    match lookup(letter) {
        0 => 0,
        packed => class((packed & 127) as u8),
    }
}

/// The orthography of a folded text: that of its language when given, else the first whose
/// letters occur in it.
pub(crate) fn profile(text: &str, lang: Lang) -> Option<&'static Profile> {
    if lang != Lang::UND {
        let found = PROFILES.iter().find(|p| {
            p.langs.contains(&lang.as_str())
                && text.chars().any(|c| c.is_alphabetic() && is_cyrillic(c) == p.is_cyrillic())
        });
        if found.is_some() {
            return found;
        }
    }
    if text.is_ascii() && LETTERS.0[0] | LETTERS.0[1] == 0 {
        return None;
    }
    let mut shared = None;
    for c in text.chars().filter(|c| LETTERS.may_have(*c)) {
        let found = PROFILES.iter().find(|p| p.letters.contains(c));
        // The South Slavic letter is a Vietnamese one too: other letters tell.
        if c != 'đ' && found.is_some() {
            return found;
        }
        shared = shared.or(found);
    }
    shared
}

/// Letters, some of which may be among them in vain: a bit for each code point, modulo their number,
/// and one for each 256 code points.
pub(crate) struct Filter([u64; 32], [u64; 4]);

/// The letters that betray an orthography.
static LETTERS: Filter = {
    let (mut filter, mut at) = (Filter::NONE, 0);
    while at < PROFILES.len() {
        filter = filter.with(PROFILES[at].letters, 0, usize::MAX);
        at += 1;
    }
    filter
};

/// The letters of [`LOW`] that are one sound, and neither wait nor take anything back: the sound, with
/// [`BEGINS`] if a group may begin there. [`NOT`] for all others.
static PLAIN: [u8; LOW.len()] = {
    let (starts, mut plain, mut at) = (of_groups(0), [NOT; LOW.len()], 0);
    while at < plain.len() {
        let packed = LOW[at];
        if packed & (BEFORE_CONSONANT | DROPS_VOWEL) == 0 && packed >> 21 & 3 == 1 {
            plain[at] = (packed & 127) as u8;
            assert!(plain[at] < NOT & !BEGINS);
            if starts.0[at / 64 % 32] >> (at % 64) & 1 == 1 {
                plain[at] |= BEGINS;
            }
        }
        at += 1;
    }
    plain
};

const BEGINS: u8 = 128;
const NOT: u8 = 255;

/// The letters that come second in a group.
static SECONDS: Filter = of_groups(1);

const fn of_groups(place: usize) -> Filter {
    let (mut filter, mut at) = (Filter::NONE, 0);
    while at < GROUPS.len() {
        filter = filter.with(GROUPS[at].0, place, 1);
        at += 1;
    }
    filter
}

impl Filter {
    /// A filter without letters.
    pub const NONE: Filter = Filter([0; 32], [0; 4]);

    #[inline]
    pub fn may_have(&self, c: char) -> bool {
        self.0[c as usize / 64 % 32] >> (c as u32 % 64) & 1 == 1
            && self.1[c as usize >> 14 & 3] >> (c as u32 >> 8 & 63) & 1 == 1
    }

    /// Takes letters of a text in: so many from a place on.
    pub const fn with(mut self, text: &str, mut skip: usize, mut count: usize) -> Filter {
        let (bytes, mut at) = (text.as_bytes(), 0);
        while at < bytes.len() && count > 0 {
            let (len, mut code) = match bytes[at] {
                b @ ..0x80 => (1, b as usize),
                b @ ..0xE0 => (2, b as usize & 0x1F),
                b @ ..0xF0 => (3, b as usize & 0x0F),
                b => (4, b as usize & 0x07),
            };
            let mut next = at + 1;
            while next < at + len {
                code = code << 6 | bytes[next] as usize & 0x3F;
                next += 1;
            }
            at = next;
            if skip > 0 {
                skip -= 1;
            } else {
                self.0[code / 64 % 32] |= 1 << (code % 64);
                self.1[code >> 14 & 3] |= 1 << (code >> 8 & 63);
                count -= 1;
            }
        }
        self
    }
}

impl Profile {
    fn is_cyrillic(&self) -> bool {
        self.name.starts_with("cyrillic")
    }

    #[inline]
    fn find(&self, rest: &str, c: char) -> Option<(usize, u32)> {
        if self.first >> (c as u32 % 128) & 1 == 0 {
            return None;
        }
        begin(self.groups, rest)
    }
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..'\u{530}').contains(&c)
}

/// Appends the sounds of one folded word.
pub(crate) fn sound(word: &str, profile: Option<&Profile>, out: &mut Vec<u8>) {
    let start = out.len();
    out.reserve(word.len() + 3);
    let mut voice = Voice { out, word, start, held: 0, again: false };
    let (mut rest, mut found) = voice.plain(word, profile);
    while let Some(c) = rest.chars().next() {
        match found {
            Some((len, packed)) => {
                voice.push(packed);
                rest = rest.get(len..).unwrap_or("");
            }
            None => {
                let held = core::mem::take(&mut voice.held);
                let both = held != 0 && thai::is_cluster(rest);
                voice.held = if both { 0 } else { held };
                voice.letter(c);
                rest = rest.get(c.len_utf8()..).unwrap_or("");
                // The vowel in front is said behind the second of the two.
                if both {
                    voice.held = held;
                } else if held != 0 {
                    rest = rest.get(thai::tail(rest)..).unwrap_or("");
                }
            }
        }
        (rest, found) = voice.plain(rest, profile);
    }
    voice.finish(word);
}

/// True for a folded word of plain Latin letters whose c would sound otherwise in Turkish.
pub(crate) fn may_be_turkic(word: &str) -> bool {
    let pair = |two: &[u8]| two[0] == b'c' && b"aeiou".contains(&two[1]);
    word.len() > 2
        && word.as_bytes().windows(2).any(pair)
        && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// Whether a word in plain letters has a group that is Polish and hardly ever anything else: in
/// Andrzej, Krzysztof and Przemysław, rz is one sound.
pub(crate) fn may_be_polish(word: &str) -> bool {
    // Few words have a z at all.
    let zs = word.as_bytes().iter().enumerate().skip(2).filter(|(_, b)| **b == b'z');
    let before = |at: usize| word.as_bytes().get(at - 2..at).unwrap_or(&[]);
    zs.map(|(at, _)| before(at))
        .any(|two| matches!(two, [b'b' | b'd' | b'g' | b'k' | b'p' | b't', b'r']))
}

/// The orthography of this file of `data/sounds/`.
pub(crate) fn named(name: &str) -> Option<&'static Profile> {
    PROFILES.iter().find(|p| p.name == name)
}

/// The first of some groups that a text begins with, its length and its sounds.
fn begin(groups: &[(&str, u32)], rest: &str) -> Option<(usize, u32)> {
    let rest = rest.as_bytes();
    // The second byte tells most groups apart, and the first where letters are ASCII.
    let two = [rest.first().copied(), rest.get(1).copied()];
    let found = groups.iter().find(|(group, _)| {
        let group = group.as_bytes();
        group.first().copied() == two[0]
            && (group.len() < 2 || group.get(1).copied() == two[1])
            && rest.starts_with(group)
    });
    found.map(|(group, packed)| (group.len(), *packed))
}

/// Whether a letter that stands twice is two sounds with an unwritten vowel between them: ممدوح is
/// Mamdouh. The l of الله is long.
fn is_again(c: char) -> bool {
    matches!(c, 'א'..='ת' | 'ء'..='ۓ') && c != 'ل'
}

/// Whether a word in Arabic letters writes its vowels, as Uyghur and Sorani do: then what stands twice
/// is long.
fn writes_vowels(word: &str) -> bool {
    word.contains(['ە', 'ې', 'ۆ', 'ۇ', 'ۈ', 'ۋ', 'ێ', 'ڕ', 'ڵ'])
}

/// The packed sounds of one letter; 0 when it is not known.
#[inline]
fn lookup(c: char) -> u32 {
    let code = c as u32;
    if let Some(&packed) = LOW.get(code as usize) {
        return packed;
    }
    HIGH.binary_search_by_key(&code, |&(c, _)| c).map_or(0, |i| HIGH[i].1)
}

/// Writes sounds, and knows what has to wait or go.
struct Voice<'a> {
    out: &'a mut Vec<u8>,
    word: &'a str,
    start: usize,
    /// Sounds of a vowel that is written before the consonant it follows (Thai).
    held: u32,
    /// Whether a letter is a sound of its own behind the same one.
    again: bool,
}

impl Voice<'_> {
    #[inline]
    fn letter(&mut self, c: char) {
        self.again = is_again(c);
        match lookup(c) {
            0 => self.rare(c),
            packed => self.push(packed),
        }
        self.again = false;
    }

    fn rare(&mut self, c: char) {
        match c {
            // A syllable of Hangul is taken apart into its letters.
            '가'..='힣' => {
                let s = c as u32 - 0xAC00;
                let (first, vowel) = (0x1100 + s / 588, 0x1161 + s % 588 / 28);
                // Behind a consonant ㅢ is said i: 희 is hee.
                let vowel = if vowel == 0x1174 && first != 0x110B { 0x1175 } else { vowel };
                for jamo in [first, vowel] {
                    self.push(char::from_u32(jamo).map_or(0, lookup));
                }
                if s % 28 != 0 {
                    self.push(char::from_u32(0x11A7 + s % 28).map_or(0, lookup));
                }
            }
            'ぁ'..='ゖ' => self.push(char::from_u32(c as u32 + 0x60).map_or(0, lookup)),
            _ => self.foreign(c),
        }
    }

    /// A letter that no table knows: its base letter, or what deunicode makes of it.
    fn foreign(&mut self, c: char) {
        let mut base = '\0';
        unicode_normalization::char::decompose_canonical(c, |d| {
            if base == '\0' {
                base = d;
            }
        });
        let packed = lookup(base);
        if packed != 0 && base != c {
            return self.push(packed);
        }
        if !c.is_alphanumeric() {
            return;
        }
        if let Some((sounds, _)) = han::readings(c, han::Tongue::Mandarin).next() {
            return self.out.extend_from_slice(sounds);
        }
        let latin = deunicode::deunicode_char(c).unwrap_or("");
        if matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}') {
            let pinyin = named("latin-pinyin");
            return self.latin(latin, pinyin);
        }
        self.latin(latin, None);
    }

    fn latin(&mut self, text: &str, profile: Option<&Profile>) {
        let mut at = 0;
        let mut lower = [0u8; 16];
        let mut len = 0;
        for b in text.bytes().filter(u8::is_ascii_alphabetic).take(16) {
            lower[len] = b.to_ascii_lowercase();
            len += 1;
        }
        let text = core::str::from_utf8(&lower[..len]).unwrap_or("");
        while let Some(c) = text[at..].chars().next() {
            let found = profile.and_then(|p| p.find(&text[at..], c));
            let (len, packed) = found.unwrap_or((1, lookup(c)));
            self.push(packed);
            at += len;
        }
    }

    /// Reads letters that are one sound each, which nearly all are. What is left begins with one that
    /// is not, or with a group.
    #[inline]
    fn plain<'a>(
        &mut self,
        mut rest: &'a str,
        profile: Option<&Profile>,
    ) -> (&'a str, Option<(usize, u32)>) {
        let mut last = self.out.get(self.start..).and_then(|own| own.last()).copied();
        let mut letters = rest.chars();
        while let Some(c) = letters.next() {
            let symbol = PLAIN.get(c as usize).copied().unwrap_or(NOT);
            let mut found = profile.and_then(|p| p.find(rest, c));
            if found.is_none() && symbol & BEGINS != 0 {
                let second = letters.clone().next().is_some_and(|c| SECONDS.may_have(c));
                found = if second { begin(&GROUPS, rest) } else { None };
            }
            if found.is_some() || symbol == NOT || self.held != 0 {
                return (rest, found);
            }
            let symbol = symbol & !BEGINS;
            let doubled = last == Some(symbol) && class(symbol) != VOWEL;
            if !doubled || is_again(c) && !writes_vowels(self.word) {
                self.out.push(symbol);
                last = Some(symbol);
            }
            rest = letters.as_str();
        }
        (rest, None)
    }

    fn push(&mut self, packed: u32) {
        if packed & BEFORE_CONSONANT != 0 {
            self.held = packed & !BEFORE_CONSONANT;
            return;
        }
        if packed & DROPS_VOWEL != 0
            && self.out.len() > self.start
            && self.out.last().is_some_and(|&s| class(s) == VOWEL)
        {
            self.out.pop();
        }
        for i in 0..packed >> 21 & 3 {
            let symbol = (packed >> (7 * i) & 127) as u8;
            let last = (self.out.len() > self.start).then(|| self.out.last().copied()).flatten();
            let doubled = last == Some(symbol) && class(symbol) != VOWEL;
            let doubled = doubled && (!self.again || writes_vowels(self.word));
            // シャ is ša, not šja: palatal consonants swallow the glide.
            let glide = packed & DROPS_VOWEL != 0 && i == 0 && packed >> 21 & 3 > 1;
            if doubled || glide && last.is_some_and(|l| class(l) == 7 && class(symbol) == 0) {
                continue;
            }
            self.out.push(symbol);
        }
        if packed & KNOWN != 0 && self.held != 0 && packed >> 21 & 3 != 0 {
            let held = core::mem::take(&mut self.held);
            self.push(held);
        }
    }

    fn finish(&mut self, word: &str) {
        if self.held != 0 {
            let held = core::mem::take(&mut self.held);
            self.push(held);
        }
        // The unwritten vowel at the end of a word is silent in the languages of the north, and
        // weak in the others.
        let indic = word.chars().next().is_some_and(|c| ('\u{900}'..'\u{E00}').contains(&c));
        if indic && self.out.len() > self.start + 2 && word_ends_bare(word) {
            self.out.pop();
        }
    }
}

/// True when the last sound of an Indic word is the vowel that its last consonant carries unseen.
fn word_ends_bare(word: &str) -> bool {
    word.chars().next_back().is_some_and(|c| {
        let packed = lookup(c);
        packed & DROPS_VOWEL == 0 && packed >> 21 & 3 == 2
    })
}
