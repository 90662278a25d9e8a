//! Foreign names as the press of a language writes them.

use alloc::string::String;
use alloc::vec::Vec;

use super::engine;
use crate::lang::{Lang, Script};
use crate::rules::pass::{Casing, Compiled, Title};
use crate::tables::systems::{PRESS, TABLES};

/// A name in Latin letters as papers in another language write it: the likeliest form first.
///
/// `lang` is the language of the papers. Cyrillic is known for Russian, Ukrainian, Kazakh and
/// Kyrgyz; for other languages and scripts the list is empty. Names with Turkic letters (ı, ş, ğ,
/// ç, ö, ü, ə) are read as Turkic.
///
/// ```
/// use isim::{Lang, Script, to_script};
///
/// let russian = Lang::literal("ru");
/// assert_eq!(to_script("Vedat Işıkhan", russian, Script::Cyrl)[0], "Ведат Ишикхан");
/// assert_eq!(to_script("Erdoğan", russian, Script::Cyrl)[0], "Эрдоган");
/// assert!(to_script("Erdoğan", russian, Script::Grek).is_empty());
/// ```
pub fn to_script(text: &str, lang: Lang, script: Script) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    if script != Script::Cyrl {
        return readings;
    }
    let turkic = text.chars().any(|c| "ışğçöüəİŞĞÇÖÜƏ".contains(c));
    for wanted in [turkic, !turkic] {
        for (name, passes) in PRESS {
            let mut parts = name.split('-');
            let of_lang = parts.next() == Some(lang.as_str());
            if !of_lang || (parts.next() == Some("tur")) != wanted {
                continue;
            }
            let system =
                Compiled { tables: &TABLES, passes, casing: Casing::Plain, title: Title::No };
            let mut made = String::new();
            engine::run(&system, text, &mut made);
            // A letter that the rules do not know would stay Latin.
            let whole = !made.chars().any(|c| Script::of(c) == Script::Latn);
            if whole && !readings.contains(&made) {
                readings.push(made);
            }
        }
    }
    readings
}
