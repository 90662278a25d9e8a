//! What letters sound like.

use super::*;
use crate::tables::sounds::SYMBOLS;
use alloc::string::String;

fn said(word: &str, lang: &str) -> String {
    let mut out = Vec::new();
    sound(word, profile(word, lang.parse().unwrap_or(Lang::UND)), &mut out);
    let words: Vec<&str> = out.iter().map(|&s| SYMBOLS[usize::from(s)]).collect();
    words.join(" ")
}

#[test]
fn french_is_told_as_the_data_says() {
    let parts = ["a", "ou", "ill", "gn", "e", "au", "q", "ue", "t", "oi", "é", "s", "ш", "x"];
    let mut count = 0;
    for n in 0..parts.len().pow(4) {
        let at = |place: u32| parts[n / parts.len().pow(place) % parts.len()];
        let word = String::from_iter([at(3), at(2), at(1), at(0)]);
        let signs = SIGNS.iter().any(|s| word.contains(s));
        let french = (signs || ENDS.iter().any(|e| word.ends_with(e)))
            && word.chars().all(|c| Script::of(c) == Script::Latn);
        assert_eq!(looks_french(&word), french, "{word}");
        for (at, _) in word.char_indices() {
            let begins = |(group, _, _): &(&str, bool, u32)| word[at..].starts_with(group);
            let found = french_group(&word[at..], begins).map(|group| group.0);
            assert_eq!(found, FRENCH.iter().find(|g| begins(g)).map(|group| group.0), "{word}");
        }
        count += u32::from(french);
    }
    assert!(count > 1000);
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
