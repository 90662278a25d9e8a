//! Korean names in Cyrillic letters, after Kontsevich, in kana, and in Latin letters: words that are
//! nothing but Korean syllables, each with the syllables of Hangul that are written so.

use alloc::string::String;
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
/// The same of Latin letters, after McCune and Reischauer, in the Revised Romanization, and as Koreans
/// write their own names: Kŭn, Geun; Hyŏn, Hyeon, Hyun. Only the likeliest is asked for.
const LATIN: [&str; 3] = [
    "kk까 tt따 pp빠 tch짜 jj짜 ss싸 ch자 sh사 k가 g가 t다 d다 p바 b바 n나 m마 r라 l라 s사 j자 h하",
    "yeo여 weo워 wae왜 you여 woo우 yoo유 yung영 yun연 ung엉 oo우 ou우 eo어 eu으 ae애 oe외 oi외 ui의 ŭi의 ee이 we웨 wi위 wo워 wŏ워 wa와 ye예 yo요 yŏ여 ya야 yu유 ŏ어 ŭ으 a아 o오 u우 i이 e에",
    "ng앙 n안 m암 k악 g악 l알 r알 p압 b압 t앗 d앗 s앗",
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
fn find(
    entries: &'static str,
    rest: &[u8],
    script: Script,
    consonant: bool,
) -> Option<(usize, &'static str)> {
    let mut own = Vec::new();
    entries.split(' ').find_map(|entry| {
        let (letters, syllables) = entry.split_at(entry.find(|c| c >= '가')?);
        if script == Script::Latn {
            return rest.starts_with(letters.as_bytes()).then_some((letters.len(), syllables));
        }
        own.clear();
        sound(letters, None, &mut own);
        if consonant {
            own.truncate(1);
        }
        rest.starts_with(&own).then_some((own.len(), syllables))
    })
}

/// Whether a Latin letter belongs to the vowel of a Korean syllable.
fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y' | 0x80..)
}

/// How many times such letters stand together in a word: a syllable of Korean has some.
pub(crate) fn vowels(word: &str) -> usize {
    let runs = word.as_bytes().chunk_by(|a, b| is_vowel(*a) == is_vowel(*b));
    runs.filter(|run| is_vowel(run[0])).count()
}

/// Whether a word in Latin letters may be nothing but Korean syllables: nearly all others have letters,
/// or letters together, that none has.
pub(crate) fn may_be(word: &str) -> bool {
    let (letters, mut together) = (word.as_bytes(), 0);
    letters.iter().enumerate().all(|(at, &letter)| {
        let next = letters.get(at + 1);
        together = if is_vowel(letter) { 0 } else { together + 1 };
        match letter {
            letter if is_vowel(letter) => true,
            b'c' => together < 5 && next == Some(&b'h'),
            b'h' => together < 5 && next.is_some_and(|next| is_vowel(*next)),
            b'j' => together < 5 && next.is_some(),
            // What ends a syllable too. In front it only doubles another.
            b'n' | b'm' | b'k' | b'g' | b'l' | b'p' | b't' | b'b' | b'd' | b's' | b'r' => {
                together < 4 && (at != 1 || together < 2 || letter == letters[0])
            }
            _ => false,
        }
    })
}

/// A word in Latin letters in Hangul, if it is nothing but Korean syllables.
pub(crate) fn hangul(word: &str) -> Option<String> {
    let all = korean(word.as_bytes(), Script::Latn)?;
    Some(
        all.split_inclusive(|s| s.end)
            .filter_map(|place| place.first())
            .map(|s| s.letter)
            .collect(),
    )
}

/// What a word of such sounds, or of such Latin letters, is in Hangul: for each of its syllables a
/// choice. None if it is no Korean word.
pub(crate) fn korean(mut rest: &[u8], script: Script) -> Option<Vec<Syllable>> {
    let spelt = matches!(script, Script::Cyrl | Script::Latn);
    let [firsts, vowels, lasts] = match script {
        Script::Cyrl => CYRILLIC,
        Script::Latn => LATIN,
        _ => KANA,
    };
    let find = |entries, rest: &[u8], first: bool| find(entries, rest, script, first);
    let mut out = Vec::new();
    while !rest.is_empty() {
        let begins = |at: usize| find(vowels, rest.get(at..)?, false);
        let first = find(firsts, rest, !spelt).filter(|(len, _)| begins(*len).is_some());
        let (len, first) = first.unwrap_or((0, NOTHING));
        let (more, vowel) = begins(len)?;
        rest = rest.get(len + more..)?;
        // A consonant before a vowel begins the next syllable.
        let ends = |len: usize| find(vowels, rest.get(len..).unwrap_or(&[]), false).is_none();
        let both = spelt && find(firsts, rest, false).is_some_and(|(len, _)| !ends(len));
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
        for (word, letters) in [
            ("pak", "박"),
            ("kŭnhye", "근혜"),
            ("geun", "근"),
            ("chŏngŭn", "정은"),
            ("hyun", "현"),
            ("hwan", "환"),
        ] {
            assert_eq!(hangul(word).as_deref(), Some(letters));
        }
        assert!(hangul("park").is_none() && hangul("smith").is_none());
        assert!(["kŭnhye", "geun", "sanghyon", "ttaeng", "ilsung"].iter().all(|word| may_be(word)));
        assert!(!["johnson", "smith", "brown", "victor"].iter().any(|word| may_be(word)));
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
