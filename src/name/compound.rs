//! Names of two words that are written as one, above all Arabic ones: Abdurrahman is Abd al-Rahman, Nureddin is Nur
//! al-Din. They are taken apart, in Latin, Cyrillic and Arabic letters, so that they meet the other
//! spellings part by part.
//!
//! The article's consonant is that of the next word before what Arabic grammar calls sun letters, and
//! in many languages it is lost.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::cut::{Piece, Word, Words};
use super::token::{MAX_TOKENS, hash_of};
use super::words::{self, Class};
use crate::lang::{Kind, Span};

/// Servant, in the letters of the languages that have such names.
const SERVANT: [&str; 5] = ["abd", "əbd", "абд", "әбд", "эбд"];
/// Whether a word is the servant of compounds, by the hash of its spelling.
pub(crate) fn is_servant(hash: u32) -> bool {
    SERVANTS.contains(&hash)
}

const SERVANTS: [u32; 6] = [
    hash_of(&['a', 'b', 'd']),
    hash_of(&['ə', 'b', 'd']),
    hash_of(&['а', 'б', 'д']),
    hash_of(&['ә', 'б', 'д']),
    hash_of(&['э', 'б', 'д']),
    hash_of(&['ع', 'ب', 'د']),
];

/// Whether a word says that a father's name follows, by the hash of its spelling.
pub(crate) fn is_son(hash: u32) -> bool {
    SONS.contains(&hash)
}

/// Whether a word is an Arabic article, by the hash of its spelling.
pub(crate) fn is_article(hash: u32) -> bool {
    ARTICLES.contains(&hash)
}

const ARTICLES: [u32; 6] = [
    hash_of(&['a', 'l']),
    hash_of(&['e', 'l']),
    hash_of(&['ə', 'l']),
    hash_of(&['а', 'л', 'ь']),
    hash_of(&['э', 'л', 'ь']),
    hash_of(&['ا', 'ل']),
];

const SONS: [u32; 18] = [
    hash_of(&['b', 'i', 'n']),
    hash_of(&['b', 'e', 'n']),
    hash_of(&['i', 'b', 'n']),
    hash_of(&['i', 'b', 'n', 'i']),
    hash_of(&['b', 'i', 'n', 't']),
    hash_of(&['b', 'i', 'n', 't', 'i']),
    hash_of(&['b', 'e', 'n', 't']),
    hash_of(&['o', 'u', 'l', 'd']),
    hash_of(&['w', 'e', 'l', 'd']),
    hash_of(&['w', 'u', 'l', 'd']),
    hash_of(&['б', 'и', 'н']),
    hash_of(&['б', 'е', 'н']),
    hash_of(&['и', 'б', 'н']),
    hash_of(&['и', 'б', 'н', 'и']),
    hash_of(&['ب', 'ن']),
    hash_of(&['ا', 'ب', 'ن']),
    hash_of(&['ب', 'ن', 'ت']),
    hash_of(&['ב', 'ן']),
];

/// The faith, behind the article.
const FAITH: [&str; 9] = ["din", "dine", "deen", "dyn", "tin", "дин", "дын", "тин", "دين"];
/// The last bytes of [`FAITH`], a bit for each modulo 32.
const LAST: u32 = {
    let (mut bits, mut at) = (0, 0);
    while at < FAITH.len() {
        let end = FAITH[at].as_bytes();
        bits |= 1 << (end[end.len() - 1] & 31);
        at += 1;
    }
    bits
};
/// What the endings of Slavic families' and of fathers' names have: those words are left whole, as
/// their grammar wants them.
const FAMILY: [&str; 20] = [
    "ov", "ev", "ов", "ев", "iv", "ів", "ұлы", "улы", "uly", "ulı", "уулу", "uulu", "оглы", "оғлы",
    "ogly", "oglu", "oğlu", "қызы", "кызы", "qyzy",
];
const VOWELS: &str = "aeiouüöəıаеиоуүұөәэыі";

impl Words {
    /// Takes compounds of persons' names apart.
    pub(super) fn compounds(&mut self, text: &str) {
        let may = |word: &str| {
            let bytes = word.as_bytes();
            let servant = bytes.get(1..3) == Some(b"bd")
                || bytes.get(2..4) == Some(b"bd")
                || bytes.get(2..6) == Some("бд".as_bytes());
            let last = bytes.last().map_or(0, |b| b & 31);
            servant || LAST >> last & 1 == 1 && FAITH.iter().any(|end| word.ends_with(end))
        };
        let runs_on = may_run_on(text) && humps(text).next().is_some();
        if !runs_on && !(0..self.len()).any(|at| may(self.folded(at))) {
            return;
        }
        let (mut all, mut count) = ([Word::default(); MAX_TOKENS], 0);
        for at in 0..self.len() {
            let (word, folded) = (self.word(at), self.folded(at));
            let last = at + 1 == self.len();
            let mut cut = parts(folded, last).unwrap_or([0; 2]);
            if cut == [0; 2] && runs_on {
                cut[0] = run_on(word.span.of(text), folded);
            }
            // Letters of the plain form must be those of the text.
            if cut != [0; 2] && letters(folded).count() != letters(word.span.of(text)).count() {
                cut = [0; 2];
            }
            let mut start = [word.span.start, word.from];
            for (piece, count_of) in [cut[0], cut[1], usize::MAX].into_iter().enumerate() {
                let bytes = |text: &str| bytes_of(text, count_of);
                let span = Span { start: start[0], end: word.span.end };
                let plain = folded.get(start[1] - word.from..).unwrap_or("");
                let end = [start[0] + bytes(span.of(text)), start[1] + bytes(plain)];
                if end[0] > start[0] {
                    let Some(place) = all.get_mut(count) else { return };
                    *place = Word {
                        span: Span { start: start[0], end: end[0] },
                        comma: word.comma,
                        piece: if cut[1] == 0 {
                            Piece::Word
                        } else {
                            [Piece::Word, Piece::Article, Piece::Name][piece]
                        },
                        from: start[1],
                        to: end[1],
                        joined: false,
                    };
                    count += 1;
                }
                start = end;
            }
        }
        if count > self.len() {
            self.len = 0;
            all[..count].iter().for_each(|&word| self.push(word));
        }
    }
}

/// The shortest word that may have lost the space beside it: De, La and Mac have none by custom.
const LOST: usize = 4;

/// Whether a capital stands behind a letter, told by bytes: in most texts none does.
fn may_run_on(text: &str) -> bool {
    let bytes = text.as_bytes();
    if text.is_ascii() {
        let run_on = |two: &[u8]| two[1].is_ascii_uppercase() && two[0].is_ascii_lowercase();
        return bytes.windows(2).any(run_on);
    }
    let capital = |second: u8, third: u8| match second {
        0xC3 => third <= 0x9E,
        0xCE => (0x86..=0xAB).contains(&third),
        0xD0 => third <= 0xAF,
        _ => true,
    };
    let may = |three: &[u8]| {
        three[0] > b'Z' && CAPITALS[usize::from(three[1])] && capital(three[1], three[2])
    };
    bytes.windows(3).any(may)
}

/// The first bytes that a capital may have of Latin, Greek and Cyrillic letters, those with marks
/// among them.
static CAPITALS: [bool; 256] = {
    let (mut all, mut byte) = ([false; 256], 0);
    while byte < all.len() {
        all[byte] = matches!(byte as u8, b'A'..=b'Z' | 0xC3..=0xC8 | 0xCE | 0xD0 | 0xD3 | 0xE1);
        byte += 1;
    }
    all
};

/// A letter without its marks, which may be written behind it or with it; none of what is one. A
/// syllable of Hangul is its first letter.
fn letter(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    let mut first = None;
    decompose_canonical(c, |d| first = first.or(Some(d)));
    first.filter(|c| !is_combining_mark(*c) && !matches!(c, '\u{1160}'..='\u{11FF}'))
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter_map(letter)
}

/// How many bytes so many letters at the beginning of a text take, with their marks.
fn bytes_of(text: &str, count: usize) -> usize {
    if count == 0 || count >= text.len() {
        return if count == 0 { 0 } else { text.len() };
    }
    let mut own = text.char_indices().filter(|(_, c)| letter(*c).is_some());
    own.nth(count).map_or(text.len(), |(at, _)| at)
}

/// Where in a text a capital follows a small letter, in letters.
fn humps(text: &str) -> impl Iterator<Item = usize> {
    let small = |c| matches!(c, 'a'..='z' | 'а'..='я' | 'α'..='ω');
    let capital = |c| matches!(c, 'A'..='Z' | 'А'..='Я' | 'Α'..='Ω');
    let follows = letters(text).zip(letters(text).skip(1)).enumerate();
    follows.filter(move |(_, (c, d))| small(*c) && capital(*d)).map(|(at, _)| at + 1)
}

/// How many letters the first of two words has between which a space was lost, each with a capital:
/// ArmanTuleshovich. 0 if none was.
fn run_on(word: &str, folded: &str) -> usize {
    let mut humps = humps(word);
    let (Some(first), None) = (humps.next(), humps.next()) else { return 0 };
    let rest = letters(word).count() - first;
    let head = folded.get(..bytes_of(folded, first)).unwrap_or(folded);
    let particle =
        || words::word_for(head, Kind::Person).is_some_and(|w| w.class == Class::Particle);
    if first < LOST || rest < LOST || particle() { 0 } else { first }
}

/// How many letters the first word of a compound has, and how many the article.
fn parts(word: &str, last: bool) -> Option<[usize; 2]> {
    servant(word, last).or_else(|| faith(word))
}

/// Abd and an article: alone when another word follows (Abdul Rahman), or with that word.
fn servant(word: &str, last: bool) -> Option<[usize; 2]> {
    let rest = SERVANT.iter().find_map(|head| word.strip_prefix(head))?;
    let vowels = rest.chars().take_while(|c| VOWELS.contains(*c)).count();
    let mut after = rest.chars().skip(vowels);
    let (consonant, left) = (after.next()?, rest.chars().count() - vowels);
    if vowels == 0 || vowels > 2 {
        return None;
    }
    // Abdul, Abdel, Abdur, Abdus.
    if left == 1 {
        return (!last && vowels + left < 4).then_some([3, vowels + 1]);
    }
    let second = after.next()?;
    let article = matches!(consonant, 'l' | 'л') || consonant == second;
    let article = vowels + usize::from(article);
    let name: usize = rest.chars().count() - article;
    let god = || {
        let name = rest.chars().skip(article);
        matches!(
            (name.clone().next(), name.clone().nth(1), name.clone().nth(2)),
            (
                Some('l' | 'л'),
                Some('a' | 'o' | 'а' | 'о' | 'ə'),
                None | Some('h' | 'х' | 'г' | 'i' | 'и' | 'й' | 'y')
            )
        )
    };
    let family = || {
        let end =
            rest.char_indices().rev().nth(4).map_or(rest, |(at, _)| rest.get(at..).unwrap_or(rest));
        FAMILY.iter().any(|sign| end.contains(sign))
    };
    (name >= 4 && !god() && !family()).then_some([3, article])
}

/// A word, an article that has become one with what follows, and the faith.
fn faith(word: &str) -> Option<[usize; 2]> {
    let end = FAITH.iter().find(|end| word.ends_with(**end))?;
    let head = word.strip_suffix(end)?;
    let letters = head.chars().count();
    let mut back = head.chars().rev();
    let (consonant, vowel) = (back.next()?, back.next()?);
    let doubled = end.starts_with(consonant) && VOWELS.contains(vowel) && letters >= 5;
    let arabic = consonant == 'ل' && vowel == 'ا' && letters >= 4;
    (doubled || arabic).then_some([letters - 2, 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_are_taken_apart() {
        let rows: &[(&str, &[&str])] = &[
            ("Abdurrahman", &["abd", "ur", "rahman"]),
            ("Abdulrahman", &["abd", "ul", "rahman"]),
            ("Abdurahman", &["abd", "u", "rahman"]),
            ("Abdul Rahman", &["abd", "ul", "rahman"]),
            ("Abdel-Latif", &["abd", "el", "latif"]),
            ("Abdullatif", &["abd", "ul", "latif"]),
            ("Abdoulkader", &["abd", "oul", "kader"]),
            ("Абдуррахман", &["абд", "ур", "рахман"]),
            ("Nureddin", &["nur", "ed", "din"]),
            ("نورالدين", &["نور", "ال", "دين"]),
            ("ArmanTuleshovich", &["arman", "tuleshovich"]),
            ("АрманТулешович", &["арман", "тулешович"]),
            ("FitzGerald", &["fitzgerald"]),
            ("MacArthur", &["macarthur"]),
            ("JoAnne", &["joanne"]),
            // One word in all spellings, or somebody else's name.
            ("Abdullah", &["abdullah"]),
            ("Abdulla", &["abdulla"]),
            ("Abdul", &["abdul"]),
            ("Rahman Abdul", &["rahman", "abdul"]),
            ("Абдурахманов", &["абдурахманов"]),
            ("Abdulrahmanova", &["abdulrahmanova"]),
            ("Aladdin", &["aladdin"]),
            ("Bernardine", &["bernardine"]),
            ("Abdon", &["abdon"]),
        ];
        for (text, want) in rows {
            let words = Words::of(text, Kind::Person);
            let found: alloc::vec::Vec<&str> =
                (0..words.len()).map(|at| words.folded(at)).collect();
            assert_eq!(found, *want, "{text}");
        }
        assert_eq!(Words::of("Abdurrahman", Kind::Place).len(), 1);
        let hash = |word| crate::name::token::hash(word) as u32;
        assert!(SERVANT.iter().chain(&["عبد"]).all(|word| is_servant(hash(word))));
    }
}
