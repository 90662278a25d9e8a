//! The parts of a system's code: languages and scripts.

use crate::lang::{Lang, Script};

/// ISO 639-2 codes that occur in the codes of systems, and the shorter BCP 47 tags.
const SHORT: &[(&str, &str)] = &[
    ("amh", "am"),
    ("ara", "ar"),
    ("arm", "hy"),
    ("asm", "as"),
    ("aze", "az"),
    ("bak", "ba"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("che", "ce"),
    ("deu", "de"),
    ("dev", "hi"),
    ("div", "dv"),
    ("ell", "el"),
    ("fao", "fo"),
    ("fas", "fa"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("isl", "is"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("kaz", "kk"),
    ("kir", "ky"),
    ("kor", "ko"),
    ("kur", "ku"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mlm", "ml"),
    ("mon", "mn"),
    ("nep", "ne"),
    ("ori", "or"),
    ("pan", "pa"),
    ("per", "fa"),
    ("pli", "pi"),
    ("pnj", "pa"),
    ("pus", "ps"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("san", "sa"),
    ("sin", "si"),
    ("sme", "se"),
    ("srp", "sr"),
    ("tam", "ta"),
    ("tat", "tt"),
    ("tel", "te"),
    ("tgk", "tg"),
    ("tha", "th"),
    ("tir", "ti"),
    ("tml", "ta"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("uig", "ug"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("zho", "zh"),
];

/// The language of a code's second part.
pub(crate) fn short(code: &str) -> Lang {
    let tag = SHORT.iter().find(|s| s.0 == code).map_or(code, |s| s.1);
    tag.parse().unwrap_or(Lang::UND)
}

/// The script of a code's third or fourth part; what names several at once is `Zyyy`.
pub(crate) fn script(code: &str) -> Script {
    match code {
        "Hans" | "Hant" => Script::Hani,
        "Geok" => Script::Geor,
        _ => code.parse().unwrap_or(Script::Zyyy),
    }
}
