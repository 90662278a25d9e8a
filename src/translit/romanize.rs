//! The conventional Latin form, by language.

use alloc::string::String;
use core::fmt::Write;

use super::engine;
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
    if text.is_ascii() && lang.is_none() {
        return String::from(text);
    }
    let guess = guess(text);
    let mut out = String::new();
    let passes = lang.and_then(convention).unwrap_or(guess.passes);
    let system = Compiled { tables: TABLES, passes, casing: Casing::Plain, title: Title::No };
    if guess.marks {
        engine::run(&system, text, &mut out);
    } else {
        engine::run_composed(&system, text, &mut out);
    }
    if !out.is_ascii() {
        return finish(&out);
    }
    if guess.bare && !text.chars().any(is_capital) { titled_ascii(out) } else { out }
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

/// As [`titled`], for ASCII.
fn titled_ascii(text: String) -> String {
    let mut bytes = text.into_bytes();
    let (mut ready, mut before) = (true, b' ');
    for byte in &mut bytes {
        let this = *byte;
        match this {
            b'a'..=b'z' | b'A'..=b'Z' => {
                if ready {
                    byte.make_ascii_uppercase();
                }
                ready = false;
            }
            b'0'..=b'9' => ready &= before == 0,
            b'\'' | b'`' => {}
            _ => ready = true,
        }
        before = this;
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// Letters that the language's rules did not know: by the rules of every script, then one by one.
#[cold]
fn finish(text: &str) -> String {
    let mut out = String::new();
    let passes = convention(Lang::UND).unwrap_or(&[]);
    let system = Compiled { tables: TABLES, passes, casing: Casing::Plain, title: Title::No };
    engine::run(&system, text, &mut out);
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
        Compiled { tables: TABLES, passes: &[], casing: Casing::Plain, title: Title::Words };
    engine::title(&mut out, 0, &system, true);
    out
}

fn convention(lang: Lang) -> Option<&'static [Pass<'static>]> {
    CONVENTIONS.iter().find(|row| row.0 == lang).map(|row| row.1)
}

/// What one look at a text tells.
struct Guess {
    passes: &'static [Pass<'static>],
    /// There are letters of a script without capitals.
    bare: bool,
    /// There are letters that may compose.
    marks: bool,
}

/// The rules of the language that the letters speak for. One look at each letter: this runs on
/// every name, and a wrong guess costs a letter, not the name.
fn guess(text: &str) -> Guess {
    const LATIN: Lang = Lang::literal("mul");
    let (mut cyrillic, mut seen, mut last) = (false, 0u32, '\0');
    let (mut beyond, mut bare, mut marks) = (false, false, false);
    for c in text.chars() {
        if c.is_ascii() {
            last = c;
            continue;
        }
        match c as u32 {
            0x18f | 0x259 => seen |= AZERI,
            0..=0x24f => {}
            0x400..=0x52f => {
                marks |= matches!(c as u32, 0x483..=0x489);
                cyrillic = true;
                seen |= HINTS.get(c as usize - 0x400).copied().unwrap_or(0);
                if c == last && matches!(c, 'э' | 'о' | 'ө' | 'у' | 'ү' | 'а') {
                    seen |= if c == 'а' { MONGOL } else { KYRGYZ };
                }
            }
            0x2b0..=0x2ff | 0x1e00..=0x1eff | 0x2018..=0x2019 => {}
            0x388..=0x3ff | 0x531..=0x587 => beyond = true,
            0x10d0..=0x10ff => (beyond, bare) = (true, true),
            code => {
                bare |= matches!(code, 0x5d0..=0x6ff);
                (beyond, marks) = (true, true);
            }
        }
        last = c;
    }
    let lang = if beyond && !cyrillic {
        Lang::UND
    } else if !cyrillic {
        if seen & AZERI != 0 { Lang::literal("az") } else { LATIN }
    } else {
        language(seen)
    };
    Guess { passes: convention(lang).unwrap_or(&[]), bare, marks }
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

/// What each letter of the Cyrillic blocks says of the language.
static HINTS: [u32; 0x130] = {
    let mut hints = [0; 0x130];
    let mut at = 0;
    while at < 0x130 {
        if let Some(c) = char::from_u32(0x400 + at as u32) {
            hints[at] = hint(c);
        }
        at += 1;
    }
    hints
};

/// What a letter says of the language.
const fn hint(c: char) -> u32 {
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
fn language(seen: u32) -> Lang {
    let has = |any: u32| seen & any != 0;
    let tag = if has(AZERI) {
        "az"
    } else if has(BASHKIR) {
        "ba"
    } else if has(UKRAINIAN) {
        "uk"
    } else if has(MACEDONIAN) {
        "mk"
    } else if has(SERBIAN) {
        if has(SCHWA | ROUNDED | QAF) { "az" } else { "sr" }
    } else if has(KAZAKH) {
        "kk"
    } else if has(TAJIK) {
        if has(SHORT_U) { "uz" } else { "tg" }
    } else if has(SHORT_U) {
        if has(QAF) || !has(DOTTED_I | RUSSIAN) { "uz" } else { "be" }
    } else if has(TATAR_J) {
        if has(SCHWA) { "tt" } else { "tk" }
    } else if has(QAF) {
        if has(SCHWA | ROUNDED | NG | DOTTED_I) { "kk" } else { "uz" }
    } else if has(SCHWA) {
        if has(DOTTED_I) { "kk" } else { "tt" }
    } else if has(DOTTED_I) {
        if has(ROUNDED | NG) {
            "kk"
        } else if has(RUSSIAN) {
            "be"
        } else {
            "uk"
        }
    } else if has(NG) {
        "ky"
    } else if has(ROUNDED | KYRGYZ) {
        if has(MONGOL) && !has(KYRGYZ) { "mn" } else { "ky" }
    } else if has(MONGOL) {
        "mn"
    } else {
        "ru"
    };
    Lang::literal(tag)
}
