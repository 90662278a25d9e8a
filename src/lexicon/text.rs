//! Words of running text: their base forms, for the walk over names.

use super::key::Form;
use super::{Entry, Senses, declined, names_at, names_in_front};
use crate::grammar::stems;
use crate::lang::{Lang, Script};

/// A word of a text as a scanner cuts it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    /// As it stands in the text.
    pub surface: &'t str,
    /// In lower case, as [`stems`] wants it.
    pub lower: &'t str,
    /// What it is written in.
    pub script: Script,
}

/// Reports the readings of a word: itself, what follows an elided article (l’Espagne, dell'Iran),
/// the base forms of an adjective or of the name of a people, then those that the grammar of the
/// language allows.
pub(crate) fn forms<'t>(word: Word<'t>, lang: Lang, each: &mut dyn FnMut(Form<'t>)) {
    each(Form::plain(word.surface));
    if let Some(rest) = elided(word.surface) {
        each(Form::plain(rest));
    }
    mutated(word.lower, lang, each);
    declined(word.lower, each);
    stems(word.lower, word.script, lang, &mut |stem| {
        let head = word.lower.get(stem.skip..stem.keep).unwrap_or("");
        each(Form { head, tail: stem.add });
    });
}

/// First sounds as they stand in a text, and what they stand for.
type Changes = &'static [(&'static str, &'static str)];

/// The first sounds that Celtic languages change behind small words, with what they are changed to.
/// Source: grammars of Welsh, Irish and Scottish Gaelic.
const MUTATIONS: [(&[&str], Changes); 2] = [
    (
        &["cy"],
        &[
            ("ngh", "c"),
            ("nh", "t"),
            ("mh", "p"),
            ("dd", "d"),
            ("ng", "g"),
            ("ch", "c"),
            ("th", "t"),
            ("ph", "p"),
            ("d", "t"),
            ("b", "p"),
            ("g", "c"),
            ("f", "b"),
            ("f", "m"),
            ("n", "d"),
            ("m", "b"),
            ("l", "ll"),
            ("r", "rh"),
            ("", "g"),
        ],
    ),
    (
        &["ga", "gd"],
        &[
            ("bh", "b"),
            ("ch", "c"),
            ("dh", "d"),
            ("fh", "f"),
            ("gh", "g"),
            ("mh", "m"),
            ("ph", "p"),
            ("sh", "s"),
            ("th", "t"),
            ("ts", "s"),
        ],
    ),
];

/// A word with the first sound that a Celtic language has changed in it: Dwrci is Twrci.
fn mutated<'t>(word: &'t str, lang: Lang, each: &mut dyn FnMut(Form<'t>)) {
    let found = MUTATIONS.iter().find(|(langs, _)| langs.contains(&lang.as_str()));
    let Some((_, changes)) = found else { return };
    for (to, from) in *changes {
        if let Some(tail) = word.strip_prefix(to) {
            each(Form { head: from, tail });
        }
    }
}

/// What follows an article or preposition that has lost its vowel: at most five letters before an
/// apostrophe, at least three behind it.
fn elided(word: &str) -> Option<&str> {
    let (at, mark) = word.char_indices().take(6).find(|(_, c)| matches!(c, '\'' | '’' | 'ʼ'))?;
    let rest = word.get(at + mark.len_utf8()..)?;
    (at > 0 && rest.chars().nth(2).is_some()).then_some(rest)
}

/// Reports the names that begin with the first of these words, each with the number of its words.
/// Words may be inflected, each for itself, and the rules of [`Entry::fits_in`] hold; whether lower
/// case is a reason for doubt is left to the caller. A name may be reported more than once.
pub(crate) fn mentions_at(
    words: &[Word],
    lang: Lang,
    senses: Senses,
    each: &mut dyn FnMut(usize, Entry),
) {
    let read = |at: usize, each: &mut dyn FnMut(Form)| {
        if let Some(&word) = words.get(at) {
            forms(word, lang, &mut |form| each(form));
        }
    };
    names_at(&read, senses, &mut |count, entry| {
        let surface = words.first().map_or("", |w| w.surface);
        if entry.fits_in(surface, lang) {
            each(count, entry);
        }
    });
}

/// The same for a run of a script that does not part words: the number of bytes instead.
pub(crate) fn mentions_in_front(
    run: &str,
    lang: Lang,
    senses: Senses,
    each: &mut dyn FnMut(usize, Entry),
) {
    names_in_front(run, senses, &mut |bytes, entry| {
        if entry.fits_in(run.get(..bytes).unwrap_or(""), lang) {
            each(bytes, entry);
        }
    });
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::{Word, mentions_at};
    use crate::lang::{Lang, Script};
    use crate::lexicon::Senses;

    /// The entities of the longest names that begin at each word of a text.
    fn mentioned(text: &str, lang: &str) -> Vec<String> {
        let lang: Lang = lang.parse().expect("a tag");
        let pairs: Vec<(&str, String)> = text
            .split(' ')
            .map(|w| w.trim_end_matches(['.', ',']))
            .map(|w| (w, w.to_lowercase()))
            .collect();
        let words: Vec<Word> = pairs
            .iter()
            .map(|(surface, lower)| Word {
                surface,
                lower,
                script: surface
                    .chars()
                    .map(Script::of)
                    .find(|s| *s != Script::Zyyy)
                    .unwrap_or(Script::Zyyy),
            })
            .collect();
        let mut all = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let mut longest = None;
            mentions_at(&words[at..], lang, Senses::ALL, &mut |count, entry| {
                longest = longest.max(Some((count, entry.entity())));
            });
            if let Some((_, entity)) = longest {
                all.push(entity.id().into());
            }
            at += longest.map_or(1, |(count, _)| count);
        }
        all
    }

    #[test]
    fn inflected_names_in_sentences() {
        let rows: &[(&str, &str, &[&str])] = &[
            ("ru", "Министр Турции встретился с Азербайджаном.", &["TR", "AZ"]),
            (
                "ru",
                "в Саудовской Аравии и Кыргызской Республике, а также в США",
                &["SA", "KG", "US"],
            ),
            ("ru", "Президент Российской Федерации прибыл в Баку", &["RU", "baku"]),
            ("ru", "на саммите Организации тюркских государств", &["OTS"]),
            ("ru", "тюркских народов и туркменской столицы", &["TM"]),
            ("tr", "Türkiye'nin ve Azerbaycan'ın bakanları Ankara'da", &["TR", "AZ", "ankara"]),
            ("az", "Azərbaycanın naziri Gürcüstanda türkiyəli həmkarı ilə", &["AZ", "GE", "TR"]),
            ("az", "TDT-nin baş katibi", &["OTS"]),
            ("kk", "Қазақстанға және Түркиядан", &["KZ", "TR"]),
            ("uz", "Oʻzbekistonning Toshkentda", &["UZ", "tashkent"]),
            ("en", "Azerbaijani ministers told us in the United States", &["AZ", "US"]),
            ("en", "Turkic states and Türkiye’s allies", &["TR"]),
            ("fr", "le président de l’Espagne", &["ES"]),
        ];
        for (lang, text, want) in rows {
            assert_eq!(mentioned(text, lang), *want, "{text}");
        }
    }
}
