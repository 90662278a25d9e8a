//! Korean names in Cyrillic letters, after Kontsevich, and in kana: words that are nothing but Korean
//! syllables, each with the syllables of Hangul that are written so.

use alloc::vec::Vec;

use super::sound;
use crate::lang::Script;

/// Beginnings, vowels and ends of syllables, each with the syllables of Hangul that have it, the
/// likeliest first; of -r only that of Il. What is longer stands before what it begins with. In the north ㅓ was written е.
const CYRILLIC: [&str; 3] = [
    "кх카 чх차 чж자 тх타 пх파 к가 г가 д다 т다 н나 м마 р라나아 л라아 б바 п바 с사 ч자 х하 ц차",
    "ве외웨왜 вэ웨왜 ва와 во워 ви위 ый의 ой외 ир일 я야 ё여요 ю유 е여에어예 а아 о어오 у우 ы으 э애에 и이의",
    "л알 к악 г악 н안앙 т앗 м암 п압 б압",
];
/// The same of kana, of which a beginning is the consonant.
const KANA: [&str; 3] = [
    "カ가카 ガ가 サ사 シ사 ザ자 ジ자 チ자차 タ다타 ト다타 ダ다 ド다 ナ나 ハ하 フ하 バ바 パ바파 マ마 ラ라",
    "ヤ야 ヨ여요 ユ유 ワ와 ア아와 オ어오워 ウ우으 エ애에외 イ이의위",
    "ン안앙 ム암 ク악 グ악 ル알 プ압 ブ압",
];
/// What a syllable that is written so less often costs, in tenths of a nat.
const RARER: u8 = 3;
/// A syllable that begins with a vowel, and one that ends in it.
const NOTHING: &str = "아";

/// A syllable of Hangul that a word may have at a place.
#[derive(Clone, Copy)]
pub(crate) struct Syllable {
    pub letter: char,
    /// How unlikely it is: tenths of a nat.
    pub price: u8,
    /// Set for the last choice of a place.
    pub end: bool,
}

/// The entry that sounds begin with: how many they are, and its syllables.
fn find(entries: &'static str, sounds: &[u8], consonant: bool) -> Option<(usize, &'static str)> {
    let mut own = Vec::new();
    entries.split(' ').find_map(|entry| {
        let (letters, syllables) = entry.split_at(entry.find(|c| c >= '가')?);
        own.clear();
        sound(letters, None, &mut own);
        if consonant {
            own.truncate(1);
        }
        sounds.starts_with(&own).then_some((own.len(), syllables))
    })
}

/// What a word of such sounds is in Hangul: for each of its syllables a choice. None if it is no
/// Korean word.
pub(crate) fn korean(mut rest: &[u8], script: Script) -> Option<Vec<Syllable>> {
    let cyrillic = script == Script::Cyrl;
    let [firsts, vowels, lasts] = if cyrillic { CYRILLIC } else { KANA };
    let mut out = Vec::new();
    while !rest.is_empty() {
        let begins = |at: usize| find(vowels, rest.get(at..)?, false);
        let first = find(firsts, rest, !cyrillic).filter(|(len, _)| begins(*len).is_some());
        let (len, first) = first.unwrap_or((0, NOTHING));
        let (more, vowel) = begins(len)?;
        rest = rest.get(len + more..)?;
        // A consonant before a vowel begins the next syllable.
        let ends = |len: usize| find(vowels, rest.get(len..).unwrap_or(&[]), false).is_none();
        let both = cyrillic && find(firsts, rest, false).is_some_and(|(len, _)| !ends(len));
        let last = find(lasts, rest, false).filter(|_| !both);
        let (len, last) = last.unwrap_or((0, NOTHING));
        rest = rest.get(len..)?;
        for (i, first) in first.chars().enumerate() {
            for (j, vowel) in vowel.chars().enumerate() {
                for (k, last) in last.chars().enumerate() {
                    let of = |c: char| c as u32 - '가' as u32;
                    let letter = of(first) / 588 * 588 + of(vowel) % 588 + of(last) % 28;
                    out.push(Syllable {
                        letter: char::from_u32('가' as u32 + letter)?,
                        price: RARER * (i + j + k) as u8,
                        end: false,
                    });
                }
            }
        }
        out.last_mut()?.end = true;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_syllables() {
        let rows = [
            ("пак", "박"),
            ("чхве", "최"),
            ("хён", "현"),
            ("чжэин", "재인"),
            ("ли", "이"),
            ("キム", "김"),
            ("ビョンホン", "병헌"),
            ("ミンシク", "민식"),
        ];
        for (word, hangul) in rows {
            let mut sounds = Vec::new();
            sound(word, None, &mut sounds);
            let script = word.chars().next().map_or(Script::Zyyy, Script::of);
            let found = korean(&sounds, script).unwrap_or_default();
            let places: Vec<&[Syllable]> = found.split_inclusive(|s| s.end).collect();
            assert_eq!(places.len(), hangul.chars().count(), "{word}");
            for (place, letter) in places.iter().zip(hangul.chars()) {
                assert!(place.iter().any(|s| s.letter == letter), "{word} {letter}");
            }
        }
        for word in ["иванов", "петр", "юрий", "スター"] {
            let mut sounds = Vec::new();
            sound(word, None, &mut sounds);
            let script = word.chars().next().map_or(Script::Zyyy, Script::of);
            assert!(korean(&sounds, script).is_none(), "{word}");
        }
    }
}
