//! The conventional Latin form, by language.

use alloc::string::String;
use core::fmt::Write;

use super::{casing, engine};
use crate::lang::Lang;
use crate::rules::pass::{Casing, Compiled, Pass, Title};
use crate::tables::systems::{CONVENTIONS, TABLES};

/// A name in Latin letters, as people who read English would expect it: without marks, and by the
/// spelling that papers use for the language. The language is guessed from the letters when it is
/// not given.
///
/// ```
/// use isim::romanize;
///
/// assert_eq!(romanize("Щукин", None), "Shchukin");
/// assert_eq!(romanize("Жээнбеков", None), "Jeenbekov");
/// assert_eq!(romanize("Мирзиёев", None), "Mirziyoyev");
/// assert_eq!(romanize("Τσίπρας", None), "Tsipras");
/// assert_eq!(romanize("Əliyev", None), "Aliyev");
/// assert_eq!(romanize("Işıkhan", None), "Isikhan");
///
/// let german = "de".parse()?;
/// assert_eq!(romanize("Müller", Some(german)), "Mueller");
/// # Ok::<(), isim::Error>(())
/// ```
///
/// Scripts that do not write vowels get a guess; Han and Hangul are read letter by letter.
pub fn romanize(text: &str, lang: Option<Lang>) -> String {
    match lang.and_then(convention) {
        Some(passes) => by(passes, look(text), text),
        None => common(text).unwrap_or_else(|| {
            let seen = look(text);
            by(guess(seen), seen, text)
        }),
    }
}

/// The form of a text whose letters need no guess: those of one script, and none that only one
/// language has.
fn common(text: &str) -> Option<String> {
    let high = text.as_bytes().first_chunk().map_or(0, |b| u64::from_le_bytes(*b) & !SEVEN);
    let at = if high != 0 {
        high.trailing_zeros() as usize / 8
    } else if is_ascii(text) {
        return Some(String::from(text));
    } else {
        text.bytes().position(|b| !b.is_ascii())?
    };
    let rules = match *text.as_bytes().get(at)? {
        0xe1 if text.as_bytes().get(at + 1) == Some(&0x83) => const { row("georgian") },
        // Cyrillic with later letters than Russian has is not worth the trial.
        0xd0..=0xd1 if has_later(text.as_bytes()) => return None,
        0xc3..=0xcb | 0xd0..=0xd1 | 0xe1 => const { row("common") },
        0xcd..=0xcf => const { row("greek") },
        0xd4..=0xd6 => const { row("armenian") },
        _ => return None,
    };
    let mut out = engine::run_known(&system(CONVENTIONS.get(rules)?.1), text)?;
    if rules == const { row("georgian") } {
        titled_ascii(&mut out);
    }
    Some(out)
}

/// True when a text has Cyrillic letters behind those of the Slavic languages: whether a byte is the
/// first of such a letter.
fn has_later(text: &[u8]) -> bool {
    let later = |eight: u64| {
        let apart = eight & (EACH * 0xfe) ^ (EACH * 0xd2);
        apart.wrapping_sub(EACH) & !apart
    };
    any(text, later, |b| matches!(b, 0xd2 | 0xd3))
}

/// True when all letters are ASCII, asked as names are: they are short.
fn is_ascii(text: &str) -> bool {
    !any(text.as_bytes(), |eight| eight, |b| !b.is_ascii())
}

/// True when one of the bytes is such a one. Eight at once are asked for the highest bits of those.
fn any(text: &[u8], eight: impl Fn(u64) -> u64, one: impl Fn(u8) -> bool) -> bool {
    let Some(last) = text.last_chunk::<8>() else {
        return text.iter().any(|&b| one(b));
    };
    let mut found = eight(u64::from_le_bytes(*last));
    for next in text.chunks_exact(8) {
        found |= next.try_into().map_or(0, |next| eight(u64::from_le_bytes(next)));
    }
    found & (EACH * 0x80) != 0
}

/// Every byte of a word is one.
const EACH: u64 = u64::MAX / 0xff;
/// All but the highest bit of every byte.
const SEVEN: u64 = EACH * 0x7f;

fn system(passes: &'static [Pass<'static>]) -> Compiled<'static> {
    Compiled { tables: &TABLES, passes, casing: Casing::Plain, title: Title::No }
}

/// The form by these rules.
fn by(passes: &'static [Pass<'static>], seen: u32, text: &str) -> String {
    let mut out = String::new();
    engine::run(&system(passes), text, &mut out);
    if !is_ascii(&out) {
        return finish(&out);
    }
    if seen & BARE != 0 && (seen & CASED == 0 || !text.chars().any(is_capital)) {
        titled_ascii(&mut out);
    }
    out
}

/// True when the text has no capitals because its script has none.
fn is_bare(text: &str) -> bool {
    let bare = |c: char| matches!(c as u32, 0x5d0..=0x6ff | 0x10d0..=0x10ff);
    text.chars().any(bare) && !text.chars().any(is_capital)
}

/// A capital; what has no case in the commonest scripts without it is told at once.
fn is_capital(c: char) -> bool {
    !matches!(c as u32, 0..0x40 | 0x5d0..=0x6ff | 0x10d0..=0x10ff) && c.is_uppercase()
}

/// As [`titled`], for ASCII; text that has capitals stays.
fn titled_ascii(text: &mut String) {
    let capitals = |eight: u64| {
        let low = eight & SEVEN;
        (low + EACH * 0x3f) & !(low + EACH * 0x25) & !eight
    };
    if any(text.as_bytes(), capitals, |b| b.is_ascii_uppercase()) {
        return;
    }
    let (mut at, mut ready) = (0, true);
    while let Some(&this) = text.as_bytes().get(at) {
        if this.is_ascii_lowercase() {
            if ready {
                if let Some(letter) = text.get_mut(at..=at) {
                    letter.make_ascii_uppercase();
                }
                ready = false;
            }
            let rest = text.as_bytes().get(at..).unwrap_or(&[]);
            at += rest.iter().skip(1).take_while(|b| b.is_ascii_lowercase()).count() + 1;
        } else {
            if !matches!(this, b'\'' | b'`') {
                ready = !this.is_ascii_digit();
            }
            at += 1;
        }
    }
}

/// Letters that the language's rules did not know: by the rules of every script, then one by one.
#[cold]
fn finish(text: &str) -> String {
    let mut out = String::new();
    let passes = convention(Lang::UND).unwrap_or(&[]);
    engine::run(&system(passes), text, &mut out);
    if out.is_ascii() && is_bare(text) {
        return titled(&out);
    }
    let mut ascii = String::with_capacity(out.len());
    for c in out.chars() {
        match c {
            '\0'..='\x7f' => ascii.push(c),
            _ => {
                let _ = write!(ascii, "{}", deunicode::deunicode_char(c).unwrap_or(""));
            }
        }
    }
    ascii.truncate(ascii.trim_end().len());
    ascii
}

fn titled(text: &str) -> String {
    let mut out = String::from(text);
    let system =
        Compiled { tables: &TABLES, passes: &[], casing: Casing::Plain, title: Title::Words };
    casing::title(&mut out, 0, &system, true);
    out
}

/// The rules for a language, if it has its own.
fn convention(lang: Lang) -> Option<&'static [Pass<'static>]> {
    let name = if lang.as_str() == "mul" { "latin" } else { lang.as_str() };
    let at = CONVENTIONS.binary_search_by(|row| row.0.cmp(name)).ok()?;
    CONVENTIONS.get(at).map(|row| row.1)
}

/// The number of the rules of this name.
const fn row(name: &str) -> usize {
    let mut at = 0;
    while at < CONVENTIONS.len() {
        let (a, b) = (CONVENTIONS[at].0.as_bytes(), name.as_bytes());
        let mut same = 0;
        while same < a.len() && same < b.len() && a[same] == b[same] {
            same += 1;
        }
        if same == a.len() && same == b.len() {
            return at;
        }
        at += 1;
    }
    panic!("there is no convention of this name")
}

/// What the letters of a text tell, in one look at each: this runs on every name that asks for a
/// guess.
fn look(text: &str) -> u32 {
    let (mut seen, mut last, mut rest) = (0, 0, text.as_bytes());
    loop {
        // Letters of two bytes, two at once.
        while let Some((four, ahead)) = rest.split_first_chunk::<4>() {
            let four = u32::from_le_bytes(*four);
            if four & 0xc0e0_c0e0 != 0x80c0_80c0 {
                break;
            }
            let codes = codes(four);
            let (one, two) = (codes & 0xffff, codes >> 16);
            seen |= known(one);
            seen |= known(two);
            if one == last || one == two {
                seen |= doubled(one);
            }
            (last, rest) = (two, ahead);
        }
        match rest {
            [] => return seen,
            [..0x80, ..] => {
                while let [..0x80, ahead @ ..] = rest {
                    rest = ahead;
                }
                last = 0;
            }
            [a @ ..0xe0, b, ahead @ ..] => {
                let one = codes(u32::from(*a) | u32::from(*b) << 8);
                seen |= known(one);
                if one == last {
                    seen |= doubled(one);
                }
                (last, rest) = (one, ahead);
            }
            _ => return look_long(text),
        }
    }
}

/// Two letters of two bytes each, one in each half.
fn codes(bytes: u32) -> u32 {
    (bytes & 0x1f_001f) << 6 | bytes >> 8 & 0x3f_003f
}

/// What a letter of two bytes says.
fn known(code: u32) -> u32 {
    HINTS.get(code as usize).copied().unwrap_or(0)
}

/// As [`look`], for all letters.
fn look_long(text: &str) -> u32 {
    let (mut seen, mut last) = (0, '\0');
    for c in text.chars() {
        seen |= match HINTS.get(c as usize) {
            Some(hint) => *hint,
            None => hint(c),
        };
        if c == last {
            seen |= doubled(c as u32);
        }
        last = c;
    }
    seen
}

/// What a doubled letter says.
#[cold]
fn doubled(code: u32) -> u32 {
    match char::from_u32(code) {
        Some('а') => MONGOL,
        Some('э' | 'о' | 'ө' | 'у' | 'ү') => KYRGYZ,
        _ => 0,
    }
}

/// The rules of the language that the letters speak for: a wrong guess costs a letter, not the
/// name.
fn guess(seen: u32) -> &'static [Pass<'static>] {
    let at = if seen & CYRILLIC != 0 {
        language(seen)
    } else {
        match seen & !(AZERI | BARE | CASED) {
            0 if seen & AZERI != 0 => const { row("az") },
            0 => const { row("latin") },
            _ if seen & CASED != 0 => const { row("und") },
            GREEK => const { row("greek") },
            ARMENIAN => const { row("armenian") },
            GEORGIAN => const { row("georgian") },
            _ => const { row("und") },
        }
    };
    CONVENTIONS.get(at).map_or(&[], |row| row.1)
}

// What tells most comes first.
const AZERI: u32 = 1;
const BASHKIR: u32 = 1 << 1;
const UKRAINIAN: u32 = 1 << 2;
const MACEDONIAN: u32 = 1 << 3;
const SERBIAN: u32 = 1 << 4;
const KAZAKH: u32 = 1 << 5;
const TAJIK: u32 = 1 << 6;
const SHORT_U: u32 = 1 << 7;
const TATAR_J: u32 = 1 << 8;
const QAF: u32 = 1 << 9;
const SCHWA: u32 = 1 << 10;
const DOTTED_I: u32 = 1 << 11;
const NG: u32 = 1 << 12;
const ROUNDED: u32 = 1 << 13;
const KYRGYZ: u32 = 1 << 14;
const MONGOL: u32 = 1 << 15;
const RUSSIAN: u32 = 1 << 16;
const CYRILLIC: u32 = 1 << 17;
const GREEK: u32 = 1 << 18;
const ARMENIAN: u32 = 1 << 19;
const GEORGIAN: u32 = 1 << 20;
/// Other scripts.
const BEYOND: u32 = 1 << 21;
/// Letters of scripts without capitals.
const BARE: u32 = 1 << 22;
/// Letters that may be capitals beside them.
const CASED: u32 = 1 << 23;

/// What each letter of up to two bytes says.
static HINTS: [u32; 0x800] = {
    let mut hints = [0; 0x800];
    let mut at = 0;
    while at < hints.len() {
        if let Some(c) = char::from_u32(at as u32) {
            hints[at] = hint(c);
        }
        at += 1;
    }
    hints
};

/// What a letter says of the script and the language.
const fn hint(c: char) -> u32 {
    match c as u32 {
        0..=0x7f => 0,
        0x18f | 0x259 => AZERI | CASED,
        0x80..=0x2ff | 0x1e00..=0x1eff | 0x2018..=0x2019 => CASED,
        0x388..=0x3ff => GREEK,
        0x400..=0x52f => cyrillic(c) | CYRILLIC | CASED,
        0x531..=0x587 => ARMENIAN,
        0x5d0..=0x6ff => BEYOND | BARE,
        0x10d0..=0x10ff => GEORGIAN | BARE,
        _ => BEYOND | CASED,
    }
}

/// What a letter says of the language.
const fn cyrillic(c: char) -> u32 {
    match c {
        'ї' | 'Ї' | 'є' | 'Є' | 'ґ' | 'Ґ' => UKRAINIAN,
        'і' | 'І' => DOTTED_I,
        'ў' | 'Ў' => SHORT_U,
        'ј' | 'Ј' | 'љ' | 'Љ' | 'њ' | 'Њ' | 'џ' | 'Џ' | 'ђ' | 'Ђ' | 'ћ' | 'Ћ' => {
            SERBIAN
        }
        'ѓ' | 'Ѓ' | 'ќ' | 'Ќ' | 'ѕ' | 'Ѕ' => MACEDONIAN,
        'ұ' | 'Ұ' => KAZAKH,
        'қ' | 'Қ' | 'ғ' | 'Ғ' => QAF,
        'ә' | 'Ә' => SCHWA,
        'ҳ' | 'Ҳ' | 'ҷ' | 'Ҷ' | 'ӣ' | 'Ӣ' | 'ӯ' | 'Ӯ' => TAJIK,
        'ҙ' | 'Ҙ' | 'ҫ' | 'Ҫ' | 'ҡ' | 'Ҡ' => BASHKIR,
        'ө' | 'Ө' | 'ү' | 'Ү' => ROUNDED,
        'ң' | 'Ң' => NG,
        'ҝ' | 'Ҝ' | 'ҹ' | 'Ҹ' => AZERI,
        'җ' | 'Җ' => TATAR_J,
        'ы' | 'Ы' | 'э' | 'Э' | 'щ' | 'Щ' => RUSSIAN,
        _ => 0,
    }
}

/// The language that a set of hints speaks for; Russian when they say nothing.
fn language(seen: u32) -> usize {
    let has = |any: u32| seen & any != 0;
    // What tells most decides, with help from the others.
    match seen & seen.wrapping_neg() {
        AZERI => const { row("az") },
        BASHKIR => const { row("ba") },
        UKRAINIAN => const { row("uk") },
        MACEDONIAN => const { row("mk") },
        SERBIAN if has(SCHWA | ROUNDED | QAF) => const { row("az") },
        SERBIAN => const { row("sr") },
        KAZAKH => const { row("kk") },
        TAJIK if has(SHORT_U) => const { row("uz") },
        TAJIK => const { row("tg") },
        SHORT_U if has(QAF) || !has(DOTTED_I | RUSSIAN) => const { row("uz") },
        SHORT_U => const { row("be") },
        TATAR_J if has(SCHWA) => const { row("tt") },
        TATAR_J => const { row("tk") },
        QAF if has(SCHWA | ROUNDED | NG | DOTTED_I) => const { row("kk") },
        QAF => const { row("uz") },
        SCHWA if has(DOTTED_I) => const { row("kk") },
        SCHWA => const { row("tt") },
        DOTTED_I if has(ROUNDED | NG) => const { row("kk") },
        DOTTED_I if has(RUSSIAN) => const { row("be") },
        DOTTED_I => const { row("uk") },
        ROUNDED if has(MONGOL) && !has(KYRGYZ) => const { row("mn") },
        NG | ROUNDED | KYRGYZ => const { row("ky") },
        MONGOL => const { row("mn") },
        _ => const { row("ru") },
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::rules::pass::COPY;
    use proptest::prelude::*;

    /// What is tried ahead of a guess must write ASCII wherever it takes a short way.
    #[test]
    fn what_needs_no_guess_is_ascii() {
        for name in ["common", "greek", "armenian", "georgian"] {
            let row = CONVENTIONS.iter().find(|row| row.0 == name).expect("a convention");
            let [pass] = row.1 else { panic!("{name} has one pass") };
            for quick in pass.entries.iter().map(|e| e.quick) {
                assert!(quick >= COPY || quick & 0x8080_8080 == 0, "{name}: {quick:x}");
            }
        }
    }

    proptest! {
        #[test]
        fn the_trial_changes_nothing(
            text in "[a-zA-ZÀ-ÿəƏışğİ '-]{0,12}[А-яЁёіїўјәқөүҳӣ -]{0,12}",
            other in "[Α-ωά-ώա-ֆԱ-Ֆა-ჰא-תا-ي’ A-Za-z1\u{301}]{1,12}",
        ) {
            for text in [&text, &other, &format!("{text} {other}")] {
                let seen = look(text);
                if let Some(made) = common(text) {
                    prop_assert_eq!(made, by(guess(seen), seen, text));
                }
            }
        }

        #[test]
        fn two_letters_at_once_tell_the_same(
            text in "[a-z Əəéа-яёіўқөүҳԱ-ֆა-ჰא-תạ’]{0,6}[аэоөуү]{0,9}[a-zа-яқ ]{0,6}",
        ) {
            prop_assert_eq!(look(&text), look_long(&text));
        }

        #[test]
        fn ascii_stays(tail in "[ -~]{0,20}") {
            prop_assert_eq!(romanize(&format!("é{tail}"), None), format!("e{tail}"));
        }
    }
}
