//! Which script a text is written in, and which languages it is likely to be.

mod script;

use unicode_normalization::UnicodeNormalization;

use crate::lang::{Lang, Script};
use crate::tables::languages::{LANGUAGES, LETTERS, SIGNS};
use crate::tables::types::Sign;

/// What a letter outside an alphabet costs, in quarter bits: names travel, with their letters.
const FOREIGN: i32 = 14;
/// What a sign gains at most: fewer languages share it than a letter, but by chance.
const SIGN: i32 = 10;
/// What a language must gain before it is worth a guess.
const ENOUGH: i32 = 6;
/// Words and letters beyond these change nothing in a guess.
const WORDS: usize = 64;

/// The script most of a text is written in, and the languages its letters speak for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    script: Script,
    guesses: [Guess; 4],
    len: usize,
}

/// A language, and how likely it is among those that isim knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The language.
    pub lang: Lang,
    /// Its share of the belief, in percent.
    pub weight: u8,
}

impl Detected {
    /// The script that most letters belong to; [`Script::Zyyy`] if there are none.
    pub fn script(&self) -> Script {
        self.script
    }

    /// At most four languages, the likeliest first; none if the letters say nothing.
    pub fn languages(&self) -> &[Guess] {
        &self.guesses[..self.len]
    }
}

/// Guesses which languages a name is written in, from letters that not all languages have and
/// from typical letter groups: `data/languages.txt`. A guess for names, where a text is too short
/// for statistics; many names fit many languages, and some fit none of the guesses.
///
/// ```
/// let found = isim::detect("İlham Əliyev");
/// assert_eq!(found.script(), isim::Script::Latn);
/// assert_eq!(found.languages()[0].lang.as_str(), "az");
/// assert!(isim::detect("Anna").languages().is_empty());
/// ```
pub fn detect(text: &str) -> Detected {
    let script = main_script(text);
    let mut found = Detected { script, guesses: [Guess { lang: Lang::UND, weight: 0 }; 4], len: 0 };
    if let Some(only) = only_language(script) {
        found.guesses[0] = Guess { lang: only, weight: 100 };
        found.len = 1;
        return found;
    }
    let Some((_, langs)) = LANGUAGES.iter().find(|(s, _)| *s == script) else { return found };
    let mut scores = [0i32; 64];
    for word in text.split(|c: char| c.is_whitespace() || c == '-').take(WORDS) {
        score_word(word, script, &mut scores[..langs.len()]);
    }
    // 2^(score/4), in thousandths below the best.
    let best = scores[..langs.len()].iter().copied().max().unwrap_or(0);
    if best < ENOUGH {
        return found;
    }
    const FOURTHS: [u64; 4] = [1 << 32, 3_611_622_603, 3_037_000_500, 2_553_802_834];
    let mass = |score: i32| {
        let down = (best - score) as usize;
        FOURTHS[down & 3] >> (down >> 2).min(63)
    };
    let total: u64 = scores[..langs.len()].iter().map(|s| mass(*s)).sum();
    let mut taken = 0u64;
    while found.len < found.guesses.len() {
        let next = (0..langs.len())
            .filter(|at| taken & 1 << at == 0)
            .max_by_key(|at| (scores[*at], core::cmp::Reverse(*at)));
        let Some(at) = next else { break };
        taken |= 1 << at;
        let weight = (mass(scores[at]) * 100 / total.max(1)) as u8;
        if weight < 8 {
            break;
        }
        found.guesses[found.len] = Guess { lang: langs[at], weight };
        found.len += 1;
    }
    found
}

/// Adds what one word says.
fn score_word(word: &str, script: Script, scores: &mut [i32]) {
    let mut letters = ['\0'; 24];
    let mut len = 0;
    let mut add = |c: char| {
        let c = if matches!(c, '’' | '‘' | 'ʻ' | 'ʼ' | '`') { '\'' } else { c };
        // Small İ is i with a dot above, which nobody else writes.
        if c != '\u{307}' && (c == '\'' || Script::of(c) == script || !c.is_ascii()) {
            *letters.get_mut(len)? = c;
            len += 1;
        }
        Some(())
    };
    // Nothing more is added when there is no room.
    let _ = match word.is_ascii() {
        true => word.chars().try_for_each(|c| add(c.to_ascii_lowercase())),
        false => word.nfc().flat_map(char::to_lowercase).try_for_each(add),
    };
    let letters = &letters[..len];
    for c in letters {
        if let Ok(at) = LETTERS.binary_search_by_key(c, |l| l.letter) {
            let letter = &LETTERS[at];
            for (at, score) in scores.iter_mut().enumerate() {
                let has = letter.langs >> at & 1 == 1;
                *score += if has { letter.gain } else { -FOREIGN };
            }
        }
    }
    let first = SIGNS.partition_point(|s| s.script < script);
    let last = SIGNS.partition_point(|s| s.script <= script);
    let signs = &SIGNS[first..last];
    for start in 0..len {
        // The signs that begin with the letters from here on: fewer with every letter.
        let (mut signs, mut known) = (signs, 0);
        for end in start + 1..=len.min(start + 7) {
            let next = letters[end - 1];
            let own = |s: &Sign| s.text.get(known..).and_then(|rest| rest.chars().next());
            let from = signs.partition_point(|s| own(s) < Some(next));
            let to = signs.partition_point(|s| own(s) <= Some(next));
            signs = &signs[from..to];
            known += next.len_utf8();
            let Some(sign) = signs.first() else { break };
            if start != 0 && end != len && end - start > 4 || sign.text.len() != known {
                continue;
            }
            let place = |is: bool, kind: usize| if is { sign.langs[kind] } else { 0 };
            let langs = place(start == 0 && end < len, 0)
                | place(end == len && (start > 0 || len > 2), 1)
                | sign.langs[2];
            if langs == 0 {
                continue;
            }
            let gain = gain(scores.len(), langs.count_ones() as usize);
            for (at, score) in scores.iter_mut().enumerate() {
                if langs >> at & 1 == 1 {
                    *score += gain;
                }
            }
        }
    }
}

/// Quarter bits that a sign of `count` of `all` languages gains.
fn gain(all: usize, count: usize) -> i32 {
    let bits = (all / count.max(1)).max(1).ilog2() as i32;
    (bits * 3).min(SIGN)
}

/// The script of most letters, the first to come if there are several.
fn main_script(text: &str) -> Script {
    let mut counts = [0usize; Script::ALL.len()];
    for c in text.chars() {
        counts[Script::of(c) as usize] += 1;
    }
    let letters = |s: &&Script| !matches!(s, Script::Zyyy) && counts[**s as usize] > 0;
    let most = Script::ALL.iter().filter(letters).max_by_key(|s| counts[**s as usize]);
    most.copied().unwrap_or(Script::Zyyy)
}

/// The language of a script that only one, or one by far, is written in.
fn only_language(script: Script) -> Option<Lang> {
    let tag = match script {
        Script::Grek => "el",
        Script::Armn => "hy",
        Script::Geor => "ka",
        Script::Syrc => "syr",
        Script::Thaa => "dv",
        Script::Beng => "bn",
        Script::Guru => "pa",
        Script::Gujr => "gu",
        Script::Orya => "or",
        Script::Taml => "ta",
        Script::Telu => "te",
        Script::Knda => "kn",
        Script::Mlym => "ml",
        Script::Sinh => "si",
        Script::Thai => "th",
        Script::Laoo => "lo",
        Script::Khmr => "km",
        Script::Mymr => "my",
        Script::Tibt => "bo",
        Script::Ethi => "am",
        Script::Hang => "ko",
        Script::Hira | Script::Kana => "ja",
        Script::Hani | Script::Bopo => "zh",
        Script::Mong => "mn",
        _ => return None,
    };
    Some(Lang::literal(tag))
}
