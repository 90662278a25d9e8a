//! Spellings of one language that words are read by when they look like it, beside the plain way:
//! what is silent in Beauchamp and Hughes is written in no other script.

use alloc::vec::Vec;

use super::Voice;
use crate::lang::{Lang, Script};
use crate::tables::sounds::{ENGLISH, FRENCH};
use crate::tables::types::Accent;

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
    /// Where the groups of each first letter begin, modulo 32: they stand together.
    begin: [u16; 33],
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
        let mut spelling = Spelling { accent, lang, file, last: 0, pairs: [0; 32], begin: [0; 33] };
        let mut at = 0;
        while at < accent.ends.len() {
            let end = accent.ends[at].as_bytes();
            spelling.last |= 1 << (end[end.len() - 1] & 31);
            at += 1;
        }
        at = 0;
        while at < accent.signs.len() {
            let sign = accent.signs[at].as_bytes();
            assert!(sign.len() > 1, "a sign is two letters at least");
            spelling.pairs[(sign[0] & 31) as usize] |= 1 << (sign[1] & 31);
            at += 1;
        }
        at = 0;
        let mut letter = 0;
        while letter < 32 {
            spelling.begin[letter] = at as u16;
            while at < accent.groups.len()
                && accent.groups[at].0.as_bytes()[0] as usize & 31 == letter
            {
                at += 1;
            }
            letter += 1;
        }
        assert!(at == accent.groups.len(), "groups stand by their first letters");
        spelling.begin[32] = at as u16;
        spelling
    }

    /// Whether a folded word of Latin letters has a sign of it inside.
    fn has_sign(&self, word: &str) -> bool {
        // Two neighbours tell nearly always that there is none.
        let bytes = word.as_bytes();
        bytes.windows(2).enumerate().any(|(at, two)| {
            self.pairs[usize::from(two[0] & 31)] >> (two[1] & 31) & 1 == 1
                && self.accent.signs.iter().any(|s| bytes[at..].starts_with(s.as_bytes()))
        })
    }

    /// Whether it ends like a word of it.
    fn has_end(&self, word: &str) -> bool {
        let last = word.as_bytes().last().unwrap_or(&0);
        self.last >> (last & 31) & 1 == 1 && self.accent.ends.iter().any(|e| word.ends_with(e))
    }

    /// The first group of letters that a word has at a place: its length and its sounds.
    pub(super) fn group(&self, word: &str, at: usize) -> Option<(usize, u32)> {
        let rest = word.get(at..)?;
        let letter = usize::from(rest.as_bytes().first()? & 31);
        let range = usize::from(self.begin[letter])..usize::from(self.begin[letter + 1]);
        let fits = |(group, place, _): &&(&str, u8, u32)| {
            let Some(after) = rest.strip_prefix(*group) else { return false };
            match *place {
                START => at == 0,
                END => at > 0 && after.is_empty(),
                END_S => at > 0 && matches!(after, "" | "s"),
                _ => true,
            }
        };
        let (group, _, packed) = self.accent.groups.get(range)?.iter().find(fits)?;
        Some((group.len(), *packed))
    }

    /// Appends the sounds of one folded word that is spelt so.
    pub fn sound(&self, word: &str, out: &mut Vec<u8>) {
        let start = out.len();
        let mut voice = Voice { out, start, held: 0 };
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
