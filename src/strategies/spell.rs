//! The rules that make another spelling of a name.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use proptest::sample::Index;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::person::Person;
use crate::lang::Lang;

/// Capitals as the language writes them: the Turkic dotted i keeps its dot.
pub(super) fn capitals(name: &str, lang: Lang) -> String {
    if matches!(lang.as_str(), "tr" | "az") {
        name.replace('i', "İ").to_uppercase()
    } else {
        name.to_uppercase()
    }
}

pub(super) fn decomposed(name: &str) -> String {
    name.nfd().collect()
}

pub(super) fn spaced(given: &str, surname: &str, pick: Index) -> String {
    let space = pick.get(&["  ", "\u{a0}", " \t", "\u{2003}", "\n"]);
    format!("{space}{given}{space}{surname} ")
}

/// A mark nobody sees, behind the first letter of the name.
pub(super) fn invisible(name: &str, pick: Index) -> String {
    let mark = pick.get(&['\u{ad}', '\u{200d}', '\u{200e}', '\u{2060}', '\u{feff}']);
    let mut letters = name.chars();
    let first: String = letters.next().into_iter().collect();
    format!("{first}{mark}{}", letters.as_str())
}

pub(super) fn full_width(name: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
        _ => c,
    };
    name.chars().map(wide).collect()
}

/// One Cyrillic letter becomes the Latin one that looks the same; `None` without such a letter.
pub(super) fn homoglyph(name: &str, pick: Index) -> Option<String> {
    const TWINS: [(char, char); 8] = [
        ('а', 'a'),
        ('е', 'e'),
        ('о', 'o'),
        ('р', 'p'),
        ('с', 'c'),
        ('х', 'x'),
        ('М', 'M'),
        ('Т', 'T'),
    ];
    let twin = |c: char| TWINS.iter().find(|t| t.0 == c).map(|t| t.1);
    let places: Vec<usize> =
        name.char_indices().filter(|(_, c)| twin(*c).is_some()).map(|(at, _)| at).collect();
    if places.is_empty() {
        return None;
    }
    let place = *pick.get(&places);
    let swap = |(at, c): (usize, char)| twin(c).filter(|_| at == place).unwrap_or(c);
    Some(name.char_indices().map(swap).collect())
}

/// Latin letters without marks; letters that are no letter plus mark as databases write them.
pub(super) fn unmarked(name: &str) -> String {
    let mut out = String::new();
    for c in name.nfd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'ı' => out.push('i'),
            'ə' => out.push('e'),
            'Ə' => out.push('E'),
            'ł' => out.push('l'),
            'Ł' => out.push('L'),
            'ß' => out.push_str("ss"),
            _ => out.push(c),
        }
    }
    out
}

pub(super) fn title(person: &Person, pick: Index) -> &'static str {
    let titles: &[&str] = match person.lang.as_str() {
        "ru" => &["г-н", "Президент", "Доктор"],
        "tr" => &["Dr.", "Prof. Dr.", "Sayın"],
        "de" => &["Dr.", "Herr"],
        _ => &["Dr."],
    };
    titles[pick.index(titles.len())]
}

/// A case ending of Russian (both parts) or of Turkish (behind an apostrophe); `None` for other
/// languages, and for Russian words of other declensions than those of the list.
pub(super) fn case_form(person: &Person, pick: Index) -> Option<String> {
    match person.lang.as_str() {
        "ru" => {
            // Genitive, dative, instrumental.
            let (hard, soft, surname) =
                *pick.get(&[("а", "я", "а"), ("у", "ю", "у"), ("ом", "ем", "ым")]);
            let given = match person.given.strip_suffix('й') {
                Some(stem) => format!("{stem}{soft}"),
                None => format!("{}{hard}", person.given),
            };
            Some(format!("{given} {}{surname}", person.surname))
        }
        "tr" => {
            let last = person.surname.chars().rev().find(|c| "aıoueiöü".contains(*c))?;
            let voiceless = person.surname.ends_with(['k', 'ş', 't', 'p', 'ç', 'f', 's', 'h']);
            let back = "aıou".contains(last);
            let ablative = match (voiceless, back) {
                (false, true) => "dan",
                (false, false) => "den",
                (true, true) => "tan",
                (true, false) => "ten",
            };
            Some(format!("{}'{ablative}", person.name()))
        }
        _ => None,
    }
}

/// The form of a surname that a woman bears, where it has one.
pub(super) fn feminine(person: &Person) -> Option<String> {
    let surname = &person.surname;
    match person.lang.as_str() {
        "ru" | "kk" | "ky" | "uz" => surname.ends_with(['в', 'н']).then(|| format!("{surname}а")),
        "az" => surname.ends_with('v').then(|| format!("{surname}a")),
        "pl" => surname.strip_suffix("ski").map(|stem| format!("{stem}ska")),
        _ => None,
    }
}
