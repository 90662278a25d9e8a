//! Mandarin names in other letters: words that are nothing but its syllables, in pinyin (Jinping) or
//! as Russian writes them (Цзиньпин), are read as Mandarin.

use alloc::string::String;
use alloc::vec::Vec;

use super::sound;
use crate::lang::Script;
use crate::tables::sounds::{AS_PINYIN, PALLADIUS, PINYIN, PROFILES};
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
    let all = words.ends.len();
    let ends = (1..=word.len().min(LONGEST)).rev().filter(|end| word.is_char_boundary(*end));
    for end in ends {
        let (head, rest) = word.split_at_checked(end)?;
        let Some(found) = words.find(head, all) else { continue };
        *out.get_mut(count)? = found;
        if let Some(found) = syllables(rest, words, out, count + 1) {
            return Some(found);
        }
    }
    None
}

/// Whether a folded word is a Mandarin one.
pub(crate) fn is(word: &str, script: Script) -> bool {
    let mut found = [0; MOST];
    match script {
        Script::Latn => word.is_ascii() && syllables(word, &PINYIN, &mut found, 0).is_some(),
        Script::Cyrl => cyrillic(word, &mut found).is_some(),
        _ => false,
    }
}

/// Whether a folded word of Latin letters has letters or groups that pinyin reads in its own way.
pub(crate) fn is_marked(word: &str) -> bool {
    word.contains(['q', 'x', 'z', 'j', 'c']) || word.contains("ng") || word.starts_with(['y', 'r'])
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

/// Appends the sounds of a Mandarin word.
pub(crate) fn chinese(word: &str, script: Script, out: &mut Vec<u8>) {
    let pinyin = PROFILES.iter().find(|p| p.name == "latin-pinyin");
    if script == Script::Latn {
        return sound(word, pinyin, out);
    }
    let mut found = [0; MOST];
    let count = cyrillic(word, &mut found).unwrap_or(0);
    let mut text = String::new();
    for &at in found.iter().take(count) {
        let syllable = AS_PINYIN.get(at).and_then(|&at| PINYIN.get(usize::from(at)));
        text.push_str(syllable.unwrap_or(""));
    }
    sound(&text, pinyin, out);
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
        }
        for word in ["", "john", "smith", "владимир", "петр", "jackson"] {
            assert!(!is(word, Script::Latn) && !is(word, Script::Cyrl), "{word}");
        }
    }
}
