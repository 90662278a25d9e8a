//! Where an unspaced name of East Asia is parted: behind its surname, or before a title.

use alloc::string::String;

use super::words;
use crate::sounds::han;

/// How many characters at the beginning of an unspaced name are its surname, or stand before a title;
/// 0 when that is not plain.
pub(super) fn surname(word: &str) -> usize {
    let mut chars = ['\0'; 7];
    let mut count = 0;
    for c in word.chars() {
        if let Some(slot) = chars.get_mut(count) {
            *slot = c;
        } else if !is_kana(c) && !is_kana(chars[0]) {
            return 0;
        }
        count += 1;
    }
    let hangul = |c: &char| ('가'..='힣').contains(c);
    let all = &chars[..count.min(chars.len())];
    if let [first, 'ノ' | 'ケ' | 'ヶ' | 'ヵ', third, _, ..] = all {
        // 竹ノ内 and 関ヶ原 are surnames.
        return if han::is_han(*first) && han::is_han(*third) { 3 } else { 0 };
    }
    if !all.iter().all(hangul) && !all.iter().all(|c| han::is_han(*c) || *c == '々') {
        return border(word, count);
    }
    let two: String = all.iter().take(2).collect();
    match count {
        4..=6 if han::is_japanese_surname(&all[..3]) => 3,
        3..=5 if words::is_double_surname(&two) => 2,
        // 章子怡 is 章 and 子怡: two characters are more often a given name than one.
        3 if han::surname(han::southern(all[0])).is_some() => 1,
        3..=5 if han::is_japanese_surname(&all[..2]) => 2,
        2 | 3 if han::surname(all[0]).is_some() => 1,
        3 if hangul(&all[0]) => 0,
        2 | 3 if han::is_japanese_surname(&all[..1]) => 1,
        // Most surnames have two characters, and no foreigner is written with such alone.
        4 | 5 if all.iter().all(|c| han::is_japanese(*c)) => 2,
        _ => 0,
    }
}

/// How many characters of a Japanese name stand before the place where it goes from Han to kana, or
/// the other way: a surname before a given name in kana (朝川ひろこ), a given name behind a surname in
/// kana or a title (キュリー夫人). Of so many characters one in kana is not told from a suffix.
fn border(word: &str, count: usize) -> usize {
    let is_han = |c: char| match c {
        '々' => Some(true),
        c if han::is_han(c) => Some(true),
        c if is_kana(c) => Some(false),
        _ => None,
    };
    let (mut own, mut first) = (0, None);
    for c in word.chars() {
        match (is_han(c), first) {
            (None, _) => return 0,
            (now, None) => first = now,
            (now, _) if now != first => break,
            _ => {}
        }
        own += 1;
    }
    let (rest, others) = (word.chars().skip(own), count - own);
    let plain = if first == Some(true) {
        // 中じま may be a surname alone.
        let kana = rest.clone().take(2).filter(|c| is_kana(*c)).count() == 2;
        let known = || word.chars().next().is_some_and(|c| han::is_japanese_surname(&[c]));
        kana && (own == 2 || own == 3 || others > 2 || known())
    } else {
        // ふみ帆 and カツ江 are given names.
        let long = if word.starts_with(is_katakana) { own >= 3 } else { own >= 4 };
        (long || others > 1 && own > 1) && others <= 3 && rest.clone().all(han::is_han)
    };
    if plain { own } else { 0 }
}

/// Whether a character is of hiragana or katakana.
fn is_kana(c: char) -> bool {
    is_katakana(c) || ('\u{3041}'..='\u{3096}').contains(&c)
}

fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// Whether a word is of Han characters or Hangul, which need no space in front.
pub(super) fn is_spaceless(folded: &str) -> bool {
    folded.chars().next().is_some_and(is_own)
}

/// Whether a character is a word or a syllable of Han or Hangul.
pub(super) fn is_own(c: char) -> bool {
    ('\u{3400}'..='\u{D7A3}').contains(&c)
}
