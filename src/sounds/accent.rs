//! Spellings of one language that words are read by when they look like it, beside the plain way:
//! what is silent in Beauchamp and Hughes is written in no other script.

use alloc::vec::Vec;

use super::Voice;
use crate::lang::{Lang, Script};
use crate::tables::sounds::{ENGLISH, FRENCH};
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
    /// The last letters of its ends, a bit for each modulo 32.
    last: u32,
    /// For the first letters of its signs, modulo 32, a bit for each second one.
    pairs: [u32; 32],
    /// Where the signs and the groups of each first letter begin: they stand by it.
    signs: [u16; 33],
    groups: [u16; 33],
}

static OF_FRANCE: Spelling =
    Spelling::of(&FRENCH, Lang::literal("fr"), "data/sounds/latin-french.txt");
static OF_ENGLAND: Spelling =
    Spelling::of(&ENGLISH, Lang::literal("en"), "data/sounds/latin-english.txt");

/// The spelling that a folded word looks like: French has no k and w, and its signs say more than its
/// ends, which many words have.
pub(crate) fn seen(word: &str) -> Option<&'static Spelling> {
    if word.len() < 4 || word.chars().any(|c| Script::of(c) != Script::Latn) {
        return None;
    }
    let french = !word.contains(['k', 'w']);
    if french && OF_FRANCE.has_sign(word) {
        return Some(&OF_FRANCE);
    }
    if OF_ENGLAND.has_sign(word) || OF_ENGLAND.has_end(word) {
        return Some(&OF_ENGLAND);
    }
    (french && OF_FRANCE.has_end(word)).then_some(&OF_FRANCE)
}

impl Spelling {
    const fn of(accent: &'static Accent, lang: Lang, file: &'static str) -> Spelling {
        let (mut last, mut pairs) = (0, [0; 32]);
        let mut at = 0;
        while at < accent.ends.ends.len() {
            last |= 1 << (accent.ends.text.as_bytes()[accent.ends.ends[at] as usize - 1] & 31);
            at += 1;
        }
        at = 0;
        while at < accent.signs.ends.len() {
            let (letters, start) = (accent.signs.text.as_bytes(), accent.signs.start(at));
            assert!(start + 2 <= accent.signs.ends[at] as usize, "a sign is two letters at least");
            pairs[(letters[start] & 31) as usize] |= 1 << (letters[start + 1] & 31);
            at += 1;
        }
        let (signs, groups) = (by_first(&accent.signs), by_first(&accent.groups));
        Spelling { accent, lang, file, last, pairs, signs, groups }
    }

    /// Whether a folded word of Latin letters has a sign of it inside.
    fn has_sign(&self, word: &str) -> bool {
        // Two neighbours tell nearly always that there is none.
        let bytes = word.as_bytes();
        bytes.windows(2).enumerate().any(|(at, two)| {
            self.pairs[usize::from(two[0] & 31)] >> (two[1] & 31) & 1 == 1
                && of_letter(&self.signs, two[0])
                    .any(|sign| bytes[at..].starts_with(self.accent.signs.bytes(sign)))
        })
    }

    /// Whether it ends like a word of it.
    fn has_end(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        let last = bytes.last().unwrap_or(&0);
        let ends = &self.accent.ends;
        self.last >> (last & 31) & 1 == 1
            && (0..ends.ends.len()).any(|end| bytes.ends_with(ends.bytes(end)))
    }

    /// The first group of letters that a word has at a place: its length and its sounds.
    pub(super) fn group(&self, word: &str, at: usize) -> Option<(usize, u32)> {
        let rest = word.as_bytes().get(at..)?;
        let fits = |group: &usize| {
            let letters = self.accent.groups.bytes(*group);
            let Some(after) = rest.strip_prefix(letters) else { return false };
            match self.accent.places.get(*group) {
                Some(&START) => at == 0,
                Some(&END) => at > 0 && after.is_empty(),
                Some(&END_S) => at > 0 && matches!(after, b"" | b"s"),
                _ => true,
            }
        };
        let group = of_letter(&self.groups, *rest.first()?).find(fits)?;
        Some((self.accent.groups.bytes(group).len(), *self.accent.sounds.get(group)?))
    }

    /// Appends the sounds of one folded word that is spelt so.
    pub fn sound(&self, word: &str, out: &mut Vec<u8>) {
        let start = out.len();
        let mut voice = Voice { out, start, held: 0, again: false };
        let mut at = 0;
        while let Some(c) = word.get(at..).and_then(|rest| rest.chars().next()) {
            at += match self.group(word, at) {
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
