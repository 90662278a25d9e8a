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
    if text.is_ascii() {
        return Some(String::from(text));
    }
    let at = text.bytes().position(|b| !b.is_ascii())?;
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
    if !out.is_ascii() {
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

/// What the letters of a text tell, in one look at each: this runs on every name.
fn look(text: &str) -> u32 {
    let (mut seen, mut rest) = (0, text.as_bytes());
    while let [a, b, ahead @ ..] = rest {
        if *a < 0x80 {
            rest = rest.get(1..).unwrap_or(&[]);
            continue;
        }
        // The bits that mark the two bytes are taken away together.
        let code = ((usize::from(*a) << 6) + usize::from(*b)).wrapping_sub(0x3080);
        match HINTS.get(code) {
            Some(hint) => seen |= *hint,
            None => return look_long(text),
        }
        rest = ahead;
    }
    // Doubled letters count only where nothing else does.
    if seen & CYRILLIC != 0 && seen & DECIDED == 0 && has_doubled(text.as_bytes()) {
        return look_long(text);
    }
    seen
}

/// True when a letter of two bytes may stand twice.
fn has_doubled(text: &[u8]) -> bool {
    let mut rest = text;
    while let Some(eight) = rest.first_chunk::<8>() {
        let eight = u64::from_le_bytes(*eight);
        // Bytes that are again two bytes further; the highest two do not see so far.
        let apart = eight ^ (eight >> 16);
        let same = !(((apart & SEVEN) + SEVEN) | apart | SEVEN);
        if same & (same >> 8) != 0 {
            return true;
        }
        rest = rest.get(5..).unwrap_or(&[]);
    }
    rest.windows(4).any(|four| four.get(..2) == four.get(2..))
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
            seen |= doubled(c);
        }
        last = c;
    }
    seen
}

/// What a doubled letter says.
#[cold]
fn doubled(c: char) -> u32 {
    match c {
        'а' => MONGOL,
        'э' | 'о' | 'ө' | 'у' | 'ү' => KYRGYZ,
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

const AZERI: u32 = 1;
const UKRAINIAN: u32 = 1 << 1;
const SHORT_U: u32 = 1 << 2;
const SERBIAN: u32 = 1 << 3;
const MACEDONIAN: u32 = 1 << 4;
const KAZAKH: u32 = 1 << 5;
const SCHWA: u32 = 1 << 6;
const TAJIK: u32 = 1 << 7;
const BASHKIR: u32 = 1 << 8;
const ROUNDED: u32 = 1 << 9;
const QAF: u32 = 1 << 10;
const KYRGYZ: u32 = 1 << 11;
const MONGOL: u32 = 1 << 12;
const TATAR_J: u32 = 1 << 13;
const DOTTED_I: u32 = 1 << 14;
const RUSSIAN: u32 = 1 << 15;
const NG: u32 = 1 << 16;
/// What tells the language whatever doubled letters there are.
const DECIDED: u32 = ((1 << 17) - 1) & !(ROUNDED | KYRGYZ | MONGOL | RUSSIAN);
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

/// What each of the commonest letters says.
static HINTS: [u32; 0x700] = {
    let mut hints = [0; 0x700];
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
    if !has(!(RUSSIAN | CYRILLIC | CASED)) {
        return const { row("ru") };
    }
    if has(AZERI) {
        const { row("az") }
    } else if has(BASHKIR) {
        const { row("ba") }
    } else if has(UKRAINIAN) {
        const { row("uk") }
    } else if has(MACEDONIAN) {
        const { row("mk") }
    } else if has(SERBIAN) {
        if has(SCHWA | ROUNDED | QAF) { const { row("az") } } else { const { row("sr") } }
    } else if has(KAZAKH) {
        const { row("kk") }
    } else if has(TAJIK) {
        if has(SHORT_U) { const { row("uz") } } else { const { row("tg") } }
    } else if has(SHORT_U) {
        if has(QAF) || !has(DOTTED_I | RUSSIAN) { const { row("uz") } } else { const { row("be") } }
    } else if has(TATAR_J) {
        if has(SCHWA) { const { row("tt") } } else { const { row("tk") } }
    } else if has(QAF) {
        if has(SCHWA | ROUNDED | NG | DOTTED_I) { const { row("kk") } } else { const { row("uz") } }
    } else if has(SCHWA) {
        if has(DOTTED_I) { const { row("kk") } } else { const { row("tt") } }
    } else if has(DOTTED_I) {
        if has(ROUNDED | NG) {
            const { row("kk") }
        } else if has(RUSSIAN) {
            const { row("be") }
        } else {
            const { row("uk") }
        }
    } else if has(NG) {
        const { row("ky") }
    } else if has(ROUNDED | KYRGYZ) {
        if has(MONGOL) && !has(KYRGYZ) { const { row("mn") } } else { const { row("ky") } }
    } else if has(MONGOL) {
        const { row("mn") }
    } else {
        const { row("ru") }
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
    }
}
