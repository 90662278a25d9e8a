//! What folding promises of every text.

use isim::{FindingKind, Folder, Span, fold};
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

fn all_chars() -> impl Iterator<Item = char> {
    (0..=0x10FFFFu32).filter_map(char::from_u32)
}

/// Text of letters, marks and oddities that touch each other, rather than of random code points.
fn texts() -> impl Strategy<Value = String> {
    let pool: Vec<char> = "aIiİıßẞKkſBbHhoOсСаАВвнНгГіІйЙїёЁЖжоΟοςΣάΆ  \t\n\0''’`-–ʻ.,7٣४²ﬁﬃⅧ½ªǅŉﷺﻻﻼيیكکئۀأإءىةـ\
        שׂךְ한글ᄒ\u{1161}\u{11a8}がカ\u{3099}ﾊﾟकक़ড়ৌো\u{9be}ำເ①㎏Å\u{301}\u{300}\u{307}\u{308}\u{323}\u{327}\u{345}\u{342}\
        \u{64b}\u{651}\u{654}\u{5b0}\u{5c1}\u{ad}\u{200b}\u{200d}\u{200c}\u{202e}\u{feff}\u{fe0f}\u{34f}\u{1f600}ꭰᏣႠⴀᲐ𝐀𝟘ΐᾳᾼﬓ"
        .chars()
        .collect();
    prop_oneof![
        prop::collection::vec(prop::sample::select(pool), 0..24)
            .prop_map(|v| v.into_iter().collect::<String>()),
        any::<String>(),
    ]
}

fn folders() -> Vec<Folder> {
    vec![
        Folder::default(),
        Folder::builder().keep_case(true).build(),
        Folder::builder().keep_marks(true).build(),
        Folder::builder().lang("tr".parse().unwrap()).build(),
        Folder::builder().keep_case(true).keep_marks(true).build(),
    ]
}

fn check(folder: &Folder, text: &str) {
    let once = folder.fold(text);
    assert_eq!(folder.fold(&once), once, "again: {text:?}");
    let nfc: String = text.nfc().collect();
    let nfd: String = text.nfd().collect();
    assert_eq!(folder.fold(&nfc), once, "NFC of {text:?}");
    assert_eq!(folder.fold(&nfd), once, "NFD of {text:?}");
    assert_eq!(once.nfkc().collect::<String>(), once, "normal: {text:?}");
    assert!(!once.starts_with(' ') && !once.ends_with(' ') && !once.contains("  "), "{once:?}");

    let folded = folder.apply(text);
    assert_eq!(folded.text(), once, "with offsets: {text:?}");
    let mut last = 0;
    for (start, c) in once.char_indices() {
        let span = Span { start, end: start + c.len_utf8() };
        let from = folded.original(span);
        assert!(text.get(from.start..from.end).is_some_and(|t| !t.is_empty()), "{text:?} {span:?}");
        assert!(from.start >= last, "{text:?}: offsets go back at {start}");
        last = from.start;
    }
    let mut last = 0;
    for finding in folded.findings() {
        assert!(!finding.span.of(text).is_empty(), "{text:?} {finding:?}");
        assert!(finding.span.start >= last || finding.kind == FindingKind::MixedScript);
        last = finding.span.start;
    }
}

#[test]
fn every_character() {
    for c in all_chars() {
        let text = String::from(c);
        let once = fold(&text);
        assert_eq!(fold(&once), once, "{c:?}");
        // An invisible character behind it sends it the long way.
        assert_eq!(fold(&format!("{c}\u{200d}")), once, "{c:?}: the quick way differs");
        let nfd: String = text.nfd().collect();
        assert_eq!(fold(&nfd), once, "NFD of {c:?}");
    }
}

#[test]
fn every_character_with_marks_and_options() {
    for folder in folders() {
        for c in all_chars().filter(|c| (*c as u32) < 0x3400 || (*c as u32) > 0xF900) {
            if c as u32 > 0x1_FFFF {
                break;
            }
            let text = format!("b{c}\u{301}\u{307}a{c}");
            let once = folder.fold(&text);
            assert_eq!(folder.fold(&once), once, "{text:?}");
        }
    }
}

#[test]
fn findings_say_what_and_where() {
    use FindingKind::{Bidi, Homoglyph, Invisible, MixedScript};
    type Row = (&'static str, &'static str, &'static [(FindingKind, &'static str)]);
    let rows: &[Row] = &[
        ("Anna", "anna", &[]),
        ("An\u{ad}na", "anna", &[(Invisible, "\u{ad}")]),
        ("a\u{200b}\u{200d}b", "ab", &[(Invisible, "\u{200b}\u{200d}")]),
        ("\u{202e}abc", "abc", &[(Bidi, "\u{202e}")]),
        ("a\0b", "a b", &[(Invisible, "\0")]),
        ("Hиколай", "николай", &[(Homoglyph, "H")]),
        ("Нью-York", "нью-york", &[]),
        ("О'Neil", "o'neil", &[(Homoglyph, "О")]),
        ("Аэроflot", "аэроflot", &[(MixedScript, "Аэроflot")]),
        ("Иван Cоколов", "иван соколов", &[(Homoglyph, "C")]),
        ("Әliyev", "əliyev", &[(Homoglyph, "Ә")]),
        ("東京タワー Tokyo", "東京タワー tokyo", &[]),
        ("علی\u{200c}رضا", "عليرضا", &[(Invisible, "\u{200c}")]),
    ];
    for (text, plain, expected) in rows {
        let folded = Folder::default().apply(text);
        assert_eq!(folded.text(), *plain, "{text:?}");
        let found: Vec<_> = folded.findings().iter().map(|f| (f.kind, f.span.of(text))).collect();
        assert_eq!(found, *expected, "{text:?}");
    }
}

#[test]
fn plain_forms() {
    let rows = [
        ("", ""),
        ("   ", ""),
        ("\u{301}", "\u{301}"),
        ("İSTANBUL", "istanbul"),
        ("i\u{307}stanbul", "istanbul"),
        ("IŞIKHAN Işıkhan", "işikhan işıkhan"),
        ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
        ("Γιώργος", "γιώργοσ"),
        ("ΟΔΥΣΣΕΥΣ", "οδυσσευσ"),
        ("Oʻzbekiston Gʼofur G`ofur", "o'zbekiston g'ofur g'ofur"),
        ("Θ΄", "θ'"),
        ("Jean–Pierre", "jean-pierre"),
        ("ﷲ ﻻ", "الله لا"),
        ("محـــمّد", "محمد"),
        ("شَـلوم", "شلوم"),
        ("שָׁלוֹם", "שלום"),
        ("ｱﾍﾞ ＴＯＫＹＯ", "アベ tokyo"),
        ("٣ ۳ ३ ③", "3 3 3 3"),
        ("Ѝван", "иван"),
        ("Ќиро Ѓорѓи", "ќиро ѓорѓи"),
        ("Влади\u{301}мир", "владимир"),
        ("„ООО «Рога»“", "\"ооо \"рога\"\""),
        ("Ა Ⴀ ⴀ", "ა ა ა"),
        ("a\tb\r\nc\u{3000}d", "a b c d"),
    ];
    for (text, plain) in rows {
        assert_eq!(fold(text), plain, "{text:?}");
        for folder in folders() {
            check(&folder, text);
        }
    }
}

#[test]
fn options() {
    let turkish = Folder::builder().lang("tr".parse().unwrap()).build();
    assert_eq!(turkish.fold("DIYARBAKIR İZMİR I\u{307}zmir"), "dıyarbakır izmir izmir");
    let case = Folder::builder().keep_case(true).build();
    assert_eq!(case.fold("  Ｍc\u{2019}Donald İ"), "Mc'Donald İ");
    let marks = Folder::builder().keep_marks(true).build();
    assert_eq!(marks.fold("مُحَمَّد"), "مُحَمَّد".nfc().collect::<String>());
}

#[test]
fn long_texts_take_linear_time() {
    // Quadratic time would be hours, not seconds: no clock is needed to see it.
    let size = 1 << 20;
    for unit in
        ["a", "Ж", "\u{301}", "\u{323}\u{301}", "\u{200d}", "ﷺ", "\0", "aж", "İ", "i\u{307}"]
    {
        let text = unit.repeat(size / unit.len());
        let folded = Folder::default().apply(&text);
        let text = folded.text();
        assert!(text.len() < 20 * size);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn laws(text in texts()) {
        for folder in folders() {
            check(&folder, &text);
        }
    }
}
