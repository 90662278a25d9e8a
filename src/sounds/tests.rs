//! What letters sound like.

use super::*;
use crate::lang::Script;
use crate::tables::sounds::{
    DANISH, DEUTSCH, DUTCH, ENGLISH, FRENCH, ITALIAN, MAGYAR, PORTUGUESE, SYMBOLS,
};
use crate::tables::types::{Accent, Words};
use alloc::string::String;

fn said(word: &str, lang: &str) -> String {
    let mut out = Vec::new();
    sound(word, profile(word, lang.parse().unwrap_or(Lang::UND)), &mut out);
    let words: Vec<&str> = out.iter().map(|&s| SYMBOLS[usize::from(s)]).collect();
    words.join(" ")
}

#[test]
fn spellings_are_told_as_the_data_says() {
    let parts = [
        "a", "ou", "ill", "gn", "e", "au", "k", "ue", "t", "oi", "é", "s", "ш", "gh", "lho", "ão",
        "cci", "gy", "ijk", "gaard", "sch",
    ];
    let clear = [
        ("pt", &PORTUGUESE),
        ("hu", &MAGYAR),
        ("it", &ITALIAN),
        ("nl", &DUTCH),
        ("da", &DANISH),
        ("de", &DEUTSCH),
    ];
    let mut counts = [0; 9];
    for n in 0..parts.len().pow(4) {
        let at = |place: u32| parts[n / parts.len().pow(place) % parts.len()];
        let word = String::from_iter([at(3), at(2), at(1), at(0)]);
        let list = |words: &Words| -> Vec<&str> {
            (0..words.ends.len()).filter_map(|at| words.get(at)).collect()
        };
        let signs = |accent: &Accent| list(&accent.signs).iter().any(|s| word.contains(s));
        let ends = |accent: &Accent| list(&accent.ends).iter().any(|e| word.ends_with(e));
        let french = !word.contains('k');
        let lang = match () {
            () if word.chars().any(|c| Script::of(c) != Script::Latn) => None,
            () if word.chars().count() < 3 => None,
            () if clear.iter().any(|(_, of)| signs(of) || ends(of)) => {
                clear.iter().find(|(_, of)| signs(of) || ends(of)).map(|(lang, _)| *lang)
            }
            () if french && signs(&FRENCH) => Some("fr"),
            () if signs(&ENGLISH) || ends(&ENGLISH) => Some("en"),
            () => (french && ends(&FRENCH)).then_some("fr"),
        };
        let seen = accent::seen(&word);
        assert_eq!(seen.map(|s| s.lang.as_str()), lang, "{word}");
        let languages = ["fr", "en", "pt", "hu", "it", "nl", "da", "de"];
        counts[lang.map_or(0, |lang| 1 + languages.iter().position(|l| *l == lang).unwrap())] += 1;
    }
    assert!(counts.iter().all(|count| *count > 1000), "{counts:?}");
}

#[test]
fn english_is_read_as_it_sounds() {
    let heard = |word: &str| {
        let mut out = Vec::new();
        accent::seen(word).expect("English").sound(word, &mut out);
        out.iter().map(|&s| SYMBOLS[usize::from(s)]).collect::<Vec<_>>().join(" ")
    };
    for (word, sounds) in [
        ("hughes", "h ju z"),
        ("castle", "k a s l"),
        ("wright", "r a jj t"),
        ("blake", "b l e jj k"),
        ("jones", "dž o u n s"),
        ("knightley", "n a jj t l i"),
        ("mckay", "m a k e jj"),
        ("buck", "b ʌ k"),
        ("beauchamp", "b o š a m p"),
        ("magalhães", "m a g a l jj a i n s"),
        ("coelho", "k o e l jo"),
        ("boccaccio", "b o k a č o"),
        ("zeffirelli", "d z e f i r e l i"),
        ("nagy", "n a d"),
        ("szabo", "s a b o"),
        ("dijk", "d e jj k"),
        ("kierkegaard", "k i e r k e g o r"),
    ] {
        assert_eq!(heard(word), sounds, "{word}");
    }
}

#[test]
fn scripts_sound_alike() {
    for (word, lang, sounds) in [
        ("ишикхан", "und", "i š i k kh a n"),
        ("işıkhan", "und", "i š i k h a n"),
        ("əliyev", "und", "ä l i y e v"),
        ("recep", "tr", "r e dž e p"),
        ("recep", "und", "r e c e p"),
        ("szymański", "pl", "š ï m a n s k i"),
        ("щукин", "und", "š č u k i n"),
        ("ερντογάν", "und", "e r d o ğ a n"),
        ("אילהם", "und", "alif yod l he m"),
        ("ალიევი", "und", "a l i e v i"),
        ("에르도안", "und", "e ㄹ ㅡ ㄷ o a n"),
        ("シャフカト", "und", "シ a フ ɯ k a ト o"),
        ("राम", "und", "r a m"),
        ("মোদি", "und", "m o d i"),
        ("习近平", "und", "ㄒ i ㄐ i ㄋ p i ㄥ"),
        ("ไทย", "und", "t a i jj"),
        ("ኃይለ", "und", "h a jj l ä"),
        ("", "und", ""),
        ("\u{301}\u{0}", "und", ""),
    ] {
        assert_eq!(said(word, lang), sounds, "{word}");
    }
}
