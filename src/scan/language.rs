//! The language of a running text: by its letters, its small words and the places it names.

use alloc::string::String;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::text::{Word, has_case};
use crate::lang::Lang;
use crate::tables::running::{ENDS, LANGUAGES, MASKS, SETS, TEXT};
use crate::tables::types::Words;

/// As many words make a sample of a text.
const SAMPLE: usize = 60;

/// How much of a text is looked at.
#[derive(Clone, Copy)]
pub(super) struct Effort {
    /// As many samples are taken.
    samples: usize,
    /// As many words are looked at for small words,
    small: usize,
    /// and as many for names of places.
    pub places: usize,
    /// After as many words, what small words tell clearly is taken for certain.
    patience: u32,
}

impl Effort {
    pub const ALL: Effort = Effort { samples: 12, small: 1500, places: 4000, patience: 1500 };
    /// For long lists, with which little else is done to most texts.
    pub const LITTLE: Effort = Effort { samples: 2, small: 150, places: 60, patience: 40 };
}

/// The share of the belief that a language must have in the mean of the samples, in percent.
const LIKELY: u32 = 30;
/// The same where there are fewer words than this.
const LIKELY_OF_FEW: u32 = 60;
const FEW: usize = 20;
/// What names in a language add to the belief in it, in percent, when there are so many.
const NAMES: u32 = 100;
const NAMES_MOST: u32 = 12;

/// What small words add to the belief in a language, in percent, when there are so many of them, and
/// so many in a hundred words.
const SMALL: u32 = 300;
const SMALL_MOST: u32 = 20;
const SMALL_SHARE: u32 = 8;
/// The longest of them has as many letters.
const LONGEST: usize = 12;

/// The language of a text: needed to take endings off its words.
///
/// `names` tells how many names of places each language has there.
pub(super) fn language(
    text: &str,
    all: &[Word],
    names: impl FnOnce() -> Vec<(Lang, u32)>,
    effort: Effort,
) -> Lang {
    let mut small = small_words(text, all, effort);
    crate::sort::by_key(&mut small, |&(lang, share)| (core::cmp::Reverse(share), lang));
    if let [(first, share), rest @ ..] = &small[..] {
        // All that letters and names can add does not reach it.
        if *share > rest.first().map_or(0, |(_, share)| *share) + 100 + NAMES {
            return *first;
        }
    }
    // The names of countries and cities tell languages apart that share their letters.
    let known = names();
    // Names travel: a language's letters must be common in the text, not only occur in it.
    let mut words = text.split_whitespace().filter(|w| !w.starts_with(char::is_uppercase));
    if let Some(lang) = certain(&small, &known).filter(|_| words.clone().next().is_some()) {
        return lang;
    }
    let mut votes: Vec<(Lang, u32)> = Vec::new();
    let mut sample = String::new();
    let (mut taken, mut count) = (0, 0);
    for _ in 0..effort.samples {
        sample.clear();
        for word in words.by_ref().take(SAMPLE) {
            sample.push_str(word);
            sample.push(' ');
            count += 1;
        }
        if sample.is_empty() {
            break;
        }
        taken += 1;
        for guess in crate::detect::detect(&sample).languages() {
            add(&mut votes, guess.lang, guess.weight.into());
        }
    }
    for (lang, known) in known {
        add(&mut votes, lang, taken * NAMES * known.min(NAMES_MOST) / NAMES_MOST);
    }
    for (lang, share) in small {
        add(&mut votes, lang, taken * share);
    }
    crate::sort::by_key(&mut votes, |&(lang, weight)| (core::cmp::Reverse(weight), lang));
    let least = if count < FEW { LIKELY_OF_FEW } else { LIKELY };
    match votes[..] {
        [(first, weight), ..] if weight >= least * taken => first,
        _ => Lang::UND,
    }
}

/// The language that small words and names of places tell so clearly that letters cannot tell
/// another: they add no more than a hundred, and rounding one.
fn certain(small: &[(Lang, u32)], known: &[(Lang, u32)]) -> Option<Lang> {
    let mut votes = known.to_vec();
    votes.iter_mut().for_each(|(_, count)| *count = NAMES * (*count).min(NAMES_MOST) / NAMES_MOST);
    small.iter().for_each(|&(lang, share)| add(&mut votes, lang, share));
    let (first, most) = *votes.iter().max_by_key(|(_, share)| *share)?;
    let other = votes.iter().filter(|(lang, _)| *lang != first).map(|(_, share)| *share).max();
    (most > other.unwrap_or(0) + 101).then_some(first)
}

/// Whether a word, in lower case, is one of the small words of some language.
pub(super) fn is_small(folded: &str) -> bool {
    find(folded).is_some()
}

/// The languages in which a folded word is frequent: a bit each.
fn find(folded: &str) -> Option<u128> {
    let words = Words { text: TEXT, ends: ENDS };
    let first = usize::from(*folded.as_bytes().first()?);
    let (mut from, mut to) = (usize::from(FIRST[first]), usize::from(FIRST[first + 1]));
    while from < to {
        let at = from + (to - from) / 2;
        match words.bytes(at).cmp(folded.as_bytes()) {
            Ordering::Less => from = at + 1,
            Ordering::Greater => to = at,
            Ordering::Equal => return MASKS.get(usize::from(*SETS.get(at)?)).copied(),
        }
    }
    None
}

/// How many of the words begin with a smaller byte than this.
static FIRST: [u16; 257] = {
    let (mut first, mut at, mut start) = ([0; 257], 0, 0);
    while at < ENDS.len() {
        let mut byte = TEXT.as_bytes()[start] as usize + 1;
        start = ENDS[at] as usize;
        at += 1;
        while byte < first.len() {
            first[byte] = at as u16;
            byte += 1;
        }
    }
    first
};

fn add(votes: &mut Vec<(Lang, u32)>, lang: Lang, weight: u32) {
    match votes.iter_mut().find(|(l, _)| *l == lang) {
        Some((_, vote)) => *vote += weight,
        None => votes.push((lang, weight)),
    }
}

/// The languages whose small words the text is full of, with what that adds to the belief in them,
/// in percent. A language that has only half of the best one's words adds nothing.
fn small_words(text: &str, words: &[Word], effort: Effort) -> Vec<(Lang, u32)> {
    let mut counts = alloc::vec![0u32; LANGUAGES.len()];
    let (mut looked_at, mut folded) = (0u32, String::new());
    let small = |w: &&Word| !(has_case(w.script) && w.capital);
    for word in words.iter().filter(small).take(effort.small) {
        if looked_at >= effort.patience && looked_at % effort.patience == 0 {
            // Twice as many as of any other.
            let [first, second] = most_two(&counts);
            if first >= SMALL_MOST && 2 * second <= first {
                break;
            }
        }
        looked_at += 1;
        let surface = word.span.of(text);
        if surface.chars().nth(LONGEST).is_some() {
            continue;
        }
        folded.clear();
        if surface.is_ascii() {
            folded.push_str(surface);
            folded.make_ascii_lowercase();
        } else {
            let plain = |c: char| if matches!(c, '’' | '‘' | 'ʻ' | 'ʼ') { '\'' } else { c };
            folded.extend(surface.chars().flat_map(char::to_lowercase).map(plain));
        }
        let Some(mut mask) = find(&folded) else { continue };
        while mask != 0 {
            if let Some(count) = counts.get_mut(mask.trailing_zeros() as usize) {
                *count += 1;
            }
            mask &= mask - 1;
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    if most == 0 || most * 100 < looked_at * SMALL_SHARE {
        return Vec::new();
    }
    let sure = SMALL * most.min(SMALL_MOST) / SMALL_MOST;
    let share = |count: u32| sure * (2 * count).saturating_sub(most) / most;
    let all = LANGUAGES.iter().zip(counts).map(|(lang, count)| (*lang, share(count)));
    all.filter(|(_, share)| *share > 0).collect()
}

/// The two greatest of these.
fn most_two(counts: &[u32]) -> [u32; 2] {
    counts
        .iter()
        .fold([0, 0], |[first, second], &count| [first.max(count), second.max(first.min(count))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scan::text::words;

    #[test]
    fn rows() {
        let rows = [
            (
                "ru",
                "Об этом он рассказал после встречи, которая была уже не первой, но важной для них.",
            ),
            (
                "uk",
                "Про це він розповів після зустрічі, яка була вже не першою, але для них важливою.",
            ),
            (
                "bg",
                "Той каза, че това е част от срещата, която се проведе след като са се разбрали.",
            ),
            (
                "sl",
                "Po njegovih besedah so se z njim dogovorili, da bi lahko do konca meseca tudi kaj naredili.",
            ),
            (
                "hr",
                "Prema njegovim su se riječima nakon sastanka dogovorili da bi to do kraja mjeseca bilo gotovo.",
            ),
            (
                "it",
                "Il ministro ha detto che non è stato un caso e che anche gli altri sono della stessa idea.",
            ),
            (
                "uz",
                "Bu haqida u kecha aytdi va uning fikriga ko'ra ular bilan ham gaplashish kerak emas edi.",
            ),
            ("fa", "او گفت که این دیدار برای آن ها مهم است و باید با دیگران نیز گفتگو شود."),
            ("ur", "اس نے کہا کہ یہ ملاقات ان کے لیے اہم ہے اور وہ اس میں شامل نہیں تھا۔"),
            ("he", "הוא אמר כי זה לא היה חשוב יותר, אך הם גם לא היו שם עם אף אחד אחר."),
            ("und", "Baku, Tbilisi, Yerevan"),
        ];
        for (lang, text) in rows {
            assert_eq!(
                language(text, &words(text), Vec::new, Effort::ALL).as_str(),
                lang,
                "{text}"
            );
        }
    }
}
