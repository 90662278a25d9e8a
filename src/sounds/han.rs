//! Han characters: how each is read in Mandarin, Cantonese, Korean, Vietnamese and Japanese names, and
//! which of them are surnames.

use crate::tables::han::{
    BLOCKS, FIRSTS, FORMS, INDEX, JAPANESE_ONE, JAPANESE_THREE, JAPANESE_TWO, READINGS, SOUNDS,
    SURNAME_SPELLINGS, SURNAMES, SYLLABLES,
};

/// A language that Han characters are read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    Mandarin,
    Cantonese,
    Korean,
    Vietnamese,
    Japanese,
}

impl Tongue {
    /// All of them, the likeliest first.
    pub const ALL: [Tongue; 5] =
        [Tongue::Mandarin, Tongue::Japanese, Tongue::Cantonese, Tongue::Korean, Tongue::Vietnamese];

    /// What it costs, in tenths of a nat, to take a name for one of this language.
    pub fn price(self) -> u8 {
        match self {
            Tongue::Mandarin => 0,
            Tongue::Japanese => 2,
            Tongue::Cantonese | Tongue::Korean => 10,
            Tongue::Vietnamese => 15,
        }
    }
}

/// Whether a character is one of those that names in East Asia share.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// The readings of a character in a language, the usual ones first: their sounds, and how rare each
/// is in tenths of a nat.
pub(crate) fn readings(
    c: char,
    tongue: Tongue,
) -> impl Iterator<Item = (&'static [u8], u8)> + Clone {
    let at = (c as usize).wrapping_sub(0x4E00);
    let start = |at: usize| Some(usize::from(*BLOCKS.get(at / 16)?) + usize::from(*INDEX.get(at)?));
    let range = start(at).zip(start(at.wrapping_add(1)));
    let list = range.and_then(|(from, to)| READINGS.get(from..to));
    list.unwrap_or(&[]).iter().filter_map(move |&reading| {
        let rare = match (tongue, reading >> 12) {
            (Tongue::Mandarin, 0) | (Tongue::Cantonese, 2) | (Tongue::Korean, 3) => 0,
            (Tongue::Vietnamese, 4) => 0,
            (Tongue::Mandarin, 1) => 15,
            (Tongue::Japanese, 5) => 2,
            (Tongue::Japanese, 6) => 9,
            (Tongue::Japanese, 7) => 18,
            (Tongue::Japanese, 8) => 28,
            _ => return None,
        };
        let at = usize::from(reading & 0xFFF);
        let (from, to) = (SYLLABLES.get(at)?, SYLLABLES.get(at + 1)?);
        Some((SOUNDS.get(usize::from(*from)..usize::from(*to))?, rare))
    })
}

/// The character that stands for all forms of one: for 龍 and 竜 as for 龙, and in surnames for 斎, 齋 and
/// 斉.
pub(crate) fn first(c: char) -> char {
    let Ok(unit) = u16::try_from(u32::from(c)) else { return c };
    let first = FORMS.binary_search(&unit).ok().and_then(|at| FIRSTS.get(at));
    first.and_then(|unit| char::from_u32((*unit).into())).unwrap_or(c)
}

/// Whether a character stands in many a Japanese name.
pub(crate) fn is_japanese(c: char) -> bool {
    const USUAL: u8 = 2;
    readings(c, Tongue::Japanese).any(|(_, rare)| rare <= USUAL)
}

/// Other spellings of a surname of one character or syllable in Latin letters; none when it is not
/// known for a surname.
pub(crate) fn surname(c: char) -> Option<impl Iterator<Item = &'static str>> {
    let at = SURNAMES.binary_search_by_key(&c, |(c, _)| *c).ok()?;
    let end = |at: usize| usize::from(SURNAMES[at].1);
    let start = at.checked_sub(1).map_or(0, end);
    let spelt = SURNAME_SPELLINGS.get(start..end(at)).unwrap_or("");
    Some(spelt.split(',').filter(|spelling| !spelling.is_empty()))
}

/// The syllable of Hangul that a surname in Latin letters is a usual spelling of, as the south writes
/// it: Park is 박, and Ri 이.
pub(crate) fn korean_surname(folded: &str) -> Option<char> {
    let hangul = SURNAMES.iter().map(|(c, _)| *c).filter(|c| *c >= '가' && *c <= '힣');
    let mut found = hangul.filter(|c| {
        surname(*c).is_some_and(|mut spelt| spelt.any(|s| s.eq_ignore_ascii_case(folded)))
    });
    found.next().map(southern)
}

/// A surname of one syllable of Hangul as the south writes it, which has dropped the north's first r.
pub(crate) fn southern(surname: char) -> char {
    match surname {
        '라' => '나',
        '량' => '양',
        '려' => '여',
        '렴' => '염',
        '로' => '노',
        '류' => '유',
        '리' => '이',
        '림' => '임',
        other => other,
    }
}

/// Whether characters, up to three, are a Japanese surname.
pub(crate) fn is_japanese_surname(chars: &[char]) -> bool {
    let list: &[u16] = match chars.len() {
        1 => &JAPANESE_ONE,
        2 => &JAPANESE_TWO,
        3 => &JAPANESE_THREE,
        _ => return false,
    };
    let size = chars.len();
    let (mut low, mut high) = (0, list.len() / size);
    while low < high {
        let middle = (low + high) / 2;
        let known = list[middle * size..(middle + 1) * size].iter().map(|unit| u32::from(*unit));
        match known.cmp(chars.iter().map(|c| u32::from(*c))) {
            core::cmp::Ordering::Less => low = middle + 1,
            core::cmp::Ordering::Greater => high = middle,
            core::cmp::Ordering::Equal => return true,
        }
    }
    false
}
