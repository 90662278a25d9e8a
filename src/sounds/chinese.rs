//! Mandarin names in other letters: words that are nothing but its syllables, in pinyin (Jinping) or
//! as Russian writes them (Цзиньпин), are read as Mandarin.

use alloc::string::String;
use alloc::vec::Vec;

use super::{named, sound};
use crate::lang::Script;
use crate::tables::sounds::{
    PALLADIUS, PALLADIUS_AS_PINYIN, PINYIN, WADE_GILES, WADE_GILES_AS_PINYIN,
};
use crate::tables::types::Words;

/// More syllables have no part of a name.
const MOST: usize = 4;
/// No syllable has more bytes: цзюань.
const LONGEST: usize = 12;

/// The syllables that a folded word is, in pinyin; none if it is anything else.
fn syllables(word: &str, words: &Words, out: &mut [usize; MOST], count: usize) -> Option<usize> {
    if word.is_empty() {
        return (count > 0).then_some(count);
    }
    let (heads, many) = words.heads::<LONGEST>(word);
    for &(end, found) in heads.get(..many)?.iter().rev() {
        let rest = word.get(usize::from(end)..)?;
        *out.get_mut(count)? = found.into();
        if let Some(found) = syllables(rest, words, out, count + 1) {
            return Some(found);
        }
    }
    None
}

/// The letters that syllables begin with, and end in, and those that follow each letter in words of
/// syllables: a bit for each code point modulo 64.
struct Letters {
    firsts: u64,
    lasts: u64,
    next: [u64; 64],
}

static LATIN: Letters = Letters::of(&PINYIN);
static CYRILLIC: Letters = Letters::of(&PALLADIUS);
static WADE: Letters = Letters::of(&WADE_GILES);

impl Letters {
    const fn of(words: &Words) -> Letters {
        let mut letters = Letters { firsts: 0, lasts: 0, next: [0; 64] };
        let (text, mut at, mut word) = (words.text.as_bytes(), 0, 0);
        while word < words.ends.len() {
            let mut before = None;
            while at < words.ends[word] as usize {
                // ASCII, or two bytes.
                let code = match text[at] {
                    byte @ ..0x80 => byte as u32,
                    byte => (byte as u32 & 0x1F) << 6 | text[at + 1] as u32 & 0x3F,
                };
                at += if code < 0x80 { 1 } else { 2 };
                let code = place(code);
                match before {
                    None => letters.firsts |= 1 << code,
                    Some(before) => letters.next[before] |= 1 << code,
                }
                before = Some(code);
            }
            if let Some(last) = before {
                letters.lasts |= 1 << last;
            }
            word += 1;
        }
        let mut last = 0;
        while last < 64 {
            if letters.lasts >> last & 1 == 1 {
                letters.next[last] |= letters.firsts;
            }
            last += 1;
        }
        letters
    }

    /// Whether a word may be one of syllables: hardly any other word may.
    fn may_be(&self, word: &str) -> bool {
        let mut next = self.firsts;
        let mut last = 0;
        for c in word.chars() {
            last = place(c as u32);
            if next >> last & 1 == 0 {
                return false;
            }
            next = self.next[last];
        }
        self.lasts >> last & 1 == 1
    }
}

/// The bit of a letter: Ukrainian і is и, and э is written е by some.
const fn place(code: u32) -> usize {
    (match code {
        0x456 => 0x438,
        0x435 => 0x44D,
        code => code,
    } % 64) as usize
}

/// Whether a folded word is a Mandarin one.
pub(crate) fn is(word: &str, script: Script) -> bool {
    let mut found = [0; MOST];
    match script {
        _ if !may_be(word, script) => false,
        Script::Latn => word.is_ascii() && syllables(word, &PINYIN, &mut found, 0).is_some(),
        Script::Cyrl => cyrillic(word, &mut found).is_some(),
        _ => false,
    }
}

/// Whether a folded word of Latin letters has letters or groups that pinyin reads in its own way.
pub(crate) fn is_marked(word: &str) -> bool {
    // Two letters are enough to tell that one is written as no other language writes it: ng.
    let mut before = 0;
    let marked = |&letter: &u8| {
        let two = core::mem::replace(&mut before, letter) == b'n' && letter == b'g';
        two || matches!(letter, b'q' | b'x' | b'z' | b'j' | b'c')
    };
    matches!(word.as_bytes().first(), Some(b'y' | b'r')) || word.as_bytes().iter().any(marked)
}

fn cyrillic(word: &str, out: &mut [usize; MOST]) -> Option<usize> {
    if let Some(count) = syllables(word, &PALLADIUS, out, 0) {
        return Some(count);
    }
    if !word.contains(['і', 'е']) {
        return None;
    }
    let mut other = String::with_capacity(word.len());
    let letter = |c| match c {
        'і' => 'и',
        'е' => 'э',
        c => c,
    };
    other.extend(word.chars().map(letter));
    syllables(&other, &PALLADIUS, out, 0)
}

/// A Mandarin word of Latin letters in Cyrillic ones, and of Cyrillic letters in Latin ones: the
/// script and the word.
pub(crate) fn in_other_letters(word: &str, script: Script) -> (Script, String) {
    let mut found = [0; MOST];
    let mut text = String::new();
    if script == Script::Latn {
        let count = syllables(word, &PINYIN, &mut found, 0).unwrap_or(0);
        for at in found.iter().take(count) {
            let syllable =
                PALLADIUS_AS_PINYIN.iter().position(|pinyin| usize::from(*pinyin) == *at);
            text.push_str(syllable.and_then(|at| PALLADIUS.get(at)).unwrap_or(""));
        }
        return (Script::Cyrl, text);
    }
    let count = cyrillic(word, &mut found).unwrap_or(0);
    (Script::Latn, pinyin(&found, count, &PALLADIUS_AS_PINYIN))
}

/// Syllables of another system in pinyin.
fn pinyin(found: &[usize], count: usize, as_pinyin: &[u16]) -> String {
    let syllable = |at: &usize| PINYIN.get(usize::from(*as_pinyin.get(*at)?));
    found.iter().take(count).filter_map(syllable).collect()
}

/// Whether a folded word may be one as Wade and Giles wrote it: hardly any other may.
pub(crate) fn may_be_wade_giles(word: &str) -> bool {
    WADE.may_be(word)
}

/// The same of Mandarin words in Latin or Cyrillic letters.
pub(crate) fn may_be(word: &str, script: Script) -> bool {
    match script {
        Script::Latn => LATIN.may_be(word),
        Script::Cyrl => CYRILLIC.may_be(word),
        _ => false,
    }
}

/// The pinyin of a folded word as Wade and Giles wrote it; none if it is anything else.
pub(crate) fn wade_giles(word: &str) -> Option<String> {
    let mut found = [0; MOST];
    let mut read = |word: &str| syllables(word, &WADE_GILES, &mut found, 0);
    // Hsü is Hsu where there are no umlauts; there is no other.
    let other = || word.contains("hsu").then(|| word.replace("hsu", "hsü"));
    let count = read(word).or_else(|| read(&other()?))?;
    Some(pinyin(&found, count, &WADE_GILES_AS_PINYIN))
}

/// Appends the sounds of a Mandarin word.
pub(crate) fn chinese(word: &str, script: Script, out: &mut Vec<u8>) {
    let system = named("latin-pinyin");
    if script == Script::Latn {
        return sound(word, system, out);
    }
    sound(&in_other_letters(word, script).1, system, out);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_three_scripts() {
        let rows = [
            ("jinping", "цзиньпин"),
            ("enlai", "эньлай"),
            ("keqiang", "кэцян"),
            ("yi", "и"),
            ("wei", "вэй"),
            ("zedong", "цзэдун"),
            ("zhang", "чжан"),
        ];
        for (pinyin, cyrillic) in rows {
            assert!(is(pinyin, Script::Latn) && is(cyrillic, Script::Cyrl), "{pinyin} {cyrillic}");
            let (mut a, mut b) = (Vec::new(), Vec::new());
            chinese(pinyin, Script::Latn, &mut a);
            chinese(cyrillic, Script::Cyrl, &mut b);
            assert_eq!(a, b, "{pinyin} {cyrillic}");
            assert_eq!(in_other_letters(pinyin, Script::Latn), (Script::Cyrl, cyrillic.into()));
            assert_eq!(in_other_letters(cyrillic, Script::Cyrl), (Script::Latn, pinyin.into()));
        }
        for (word, other) in
            [("hsiao", "xiao"), ("p'ing", "ping"), ("tse", "ze"), ("ssu", "si"), ("hsu", "xu")]
        {
            assert_eq!(wade_giles(word).as_deref(), Some(other));
        }
        assert!(wade_giles("john").is_none() && wade_giles("park").is_none());
        for word in ["", "john", "smith", "владимир", "петр", "jackson"] {
            assert!(!is(word, Script::Latn) && !is(word, Script::Cyrl), "{word}");
        }
    }
}
