//! Many names one after the other: the words of a list come back, most of them again and again.

use alloc::vec::Vec;
use core::fmt;

use super::readings::Reading;
use super::token::Token;
use super::{Kind, Lang, Name, With, across};
use crate::lang::Span;
use crate::sounds::Profile;

/// How many words are kept: of each place in the table the last one that came twice.
const PLACES: usize = 8192;
/// Longer words are not kept: they do not come back.
const LONGEST: usize = 64;
/// In a name of as many sounds nothing is looked for: its places might run over.
const MOST: usize = 1 << 14;

/// Prepares many names, and remembers the words that it met lately: a list of names has far fewer
/// words than names. The names are those of [`Name::with_lang`], to the last bit.
///
/// It holds up to some three megabytes, and is for one thread.
///
/// ```
/// use isim::{Kind, Lang, Name, Preparer, compare};
/// let mut preparer = Preparer::new();
/// let names = ["Anna Karimova", "Ivan Karimov", "Anna Karimowa"];
/// let names = names.map(|text| preparer.name(text, Kind::Person, Lang::UND));
/// let matcher = isim::Matcher::new();
/// let score = matcher.compare(&names[0], &names[2]);
/// assert_eq!(score, compare("Anna Karimova", "Anna Karimowa", Kind::Person));
/// ```
#[derive(Clone, Default)]
pub struct Preparer {
    tags: Tags,
    words: Vec<Option<Known>>,
}

/// Which texts came lately and which are kept, of each place in a table the last one, by a number that
/// few others have: who only comes once is not worth the memory that he would go through.
#[derive(Clone, Default)]
struct Tags {
    came: Vec<u32>,
    kept: Vec<u32>,
}

/// Where a text belongs in a table, and its number, which is not 0.
#[derive(Clone, Copy)]
struct Tag {
    at: usize,
    number: u32,
}

impl Tags {
    /// Whether a text is likely kept.
    fn has(&self, tag: Tag) -> bool {
        self.kept.get(tag.at) == Some(&tag.number)
    }

    /// Whether a text that is not kept is to be kept now, in a table of so many places: it came before.
    fn take(&mut self, tag: Tag, places: usize) -> bool {
        if self.came.is_empty() {
            self.came.resize(places, 0);
            self.kept.resize(places, 0);
        }
        let again = self.came.get(tag.at) == Some(&tag.number);
        let list = if again { &mut self.kept } else { &mut self.came };
        if let Some(place) = list.get_mut(tag.at) {
            *place = tag.number;
        }
        again
    }
}

/// Names as they were prepared lately, of a list in which whole names come back: see
/// [`Preparer::kept`]. They take some kilobytes each.
#[derive(Clone)]
pub struct Kept {
    tags: Tags,
    /// Each with whether it may be compared across scripts.
    names: Vec<Option<(Name, bool)>>,
    most: usize,
    /// The last one that is not kept.
    other: Name,
}

impl Kept {
    /// None yet, and room for so many, at least one.
    pub fn new(most: usize) -> Kept {
        let (names, other) = (Vec::new(), Name::unpacked());
        Kept { tags: Tags::default(), names, most: most.max(1), other }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept").field("names", &self.names.iter().flatten().count()).finish()
    }
}

/// A word as it was prepared; places in its name's lists are counted from its own first.
///
/// It lies in as few pieces as it can: a list of names visits the table all over.
#[derive(Clone)]
struct Known {
    kind: Kind,
    lang: Lang,
    profile: Option<&'static Profile>,
    /// Whether it may be compared with words of other scripts.
    across: bool,
    token: Token,
    /// How long its plain form is.
    len: u8,
    /// Its plain form, its sounds, and those of its readings.
    bytes: Vec<u8>,
    readings: Vec<Reading>,
}

impl fmt::Debug for Preparer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Preparer").field("words", &self.words.iter().flatten().count()).finish()
    }
}

impl Preparer {
    /// One that has met no words.
    pub fn new() -> Preparer {
        Preparer::default()
    }

    /// A name, prepared now unless it is one of those kept: in a column or a join a text comes back.
    /// When it does so it is kept, in the place of another, so that memory is used again.
    pub fn kept<'n>(
        &mut self,
        names: &'n mut Kept,
        text: &str,
        kind: Kind,
        lang: Lang,
    ) -> &'n Name {
        self.find(names, text, (kind, lang, true))
    }

    /// Two names to be compared with each other alone, each kept among those of its column. Where both
    /// are of ASCII letters, what would be heard across scripts is left out.
    ///
    /// ```
    /// use isim::{Kept, Kind, Matcher, Preparer};
    /// let (mut words, mut lefts, mut rights) = (Preparer::new(), Kept::new(100), Kept::new(100));
    /// let pairs = [["Anna Karimova", "Karimova, Anna"], ["Anna Karimova", "Ivan Karimov"]];
    /// let scores = pairs.map(|texts| {
    ///     let [a, b] = words.pair([&mut lefts, &mut rights], texts, Kind::Person);
    ///     Matcher::new().compare(a, b)
    /// });
    /// assert!(scores[0].is_same() && !scores[1].is_same());
    /// ```
    pub fn pair<'n>(
        &mut self,
        [lefts, rights]: [&'n mut Kept; 2],
        [a, b]: [&str; 2],
        kind: Kind,
    ) -> [&'n Name; 2] {
        let with = (kind, Lang::UND, across(a, b));
        [self.find(lefts, a, with), self.find(rights, b, with)]
    }

    fn find<'n>(
        &mut self,
        names: &'n mut Kept,
        text: &str,
        (kind, lang, across): (Kind, Lang, bool),
    ) -> &'n Name {
        let with = With { known: Some(self), across, word: false };
        let tag = tag(text, names.most);
        if !names.tags.has(tag) && !names.tags.take(tag, names.most) {
            names.other.fill(text, kind, lang, with);
            return &names.other;
        }
        if names.names.is_empty() {
            names.names.resize(names.most, None);
        }
        let (name, reach) = names.names[tag.at].get_or_insert_with(|| (Name::unpacked(), false));
        let known = name.text() == text && name.kind() == kind && name.lang() == lang;
        if !known || across && !*reach || text.is_empty() {
            name.fill(text, kind, lang, with);
            *reach = across;
        }
        name
    }

    /// Prepares a name; a language that is not known, [`Lang::UND`], is guessed.
    pub fn name(&mut self, text: &str, kind: Kind, lang: Lang) -> Name {
        let mut name = Name::unpacked();
        self.renew(&mut name, text, kind, lang);
        name
    }

    /// Prepares a name in the place of another, whose memory is used again.
    pub fn renew(&mut self, name: &mut Name, text: &str, kind: Kind, lang: Lang) {
        name.fill(text, kind, lang, With { known: Some(self), across: true, word: false });
    }

    /// Adds a word to a name that is being prepared, if it is known.
    pub(super) fn add(
        &self,
        name: &mut Name,
        folded: &str,
        profile: Option<&'static Profile>,
        (span, after_comma, across): (Span, bool, bool),
    ) -> bool {
        let tag = tag(folded, PLACES);
        if !self.tags.has(tag) {
            return false;
        }
        let Some(Some(known)) = self.words.get(tag.at) else { return false };
        let start = (name.sounds.len(), name.readings.len(), name.reading_sounds.len());
        let Some((own, rest)) = known.bytes.split_at_checked(usize::from(known.len)) else {
            return false;
        };
        if own != folded.as_bytes()
            || known.kind != name.kind
            || known.lang != name.lang
            || across && !known.across
            || !is_one(known.profile, profile)
            || start.0.max(start.2) > MOST
        {
            return false;
        }
        let (sounds, others) = rest.split_at(usize::from(known.token.len).min(rest.len()));
        let mut token = known.token;
        (token.span, token.after_comma) = (span, after_comma);
        token.start = start.0 as u16;
        token.choices.0 = name.choices.len() as u16;
        token.readings.0 = start.1 as u16;
        if token.extra != 0 {
            token.extra += start.1 as u16;
        }
        name.sounds.extend_from_slice(sounds);
        if !known.readings.is_empty() {
            name.readings.extend(
                known
                    .readings
                    .iter()
                    .map(|reading| Reading { start: reading.start + start.2 as u16, ..*reading }),
            );
            name.reading_sounds.extend_from_slice(others);
        }
        name.tokens.push(token);
        true
    }

    /// Remembers the word that a name was given last, whose readings and their sounds begin at these
    /// places.
    pub(super) fn keep(
        &mut self,
        name: &Name,
        folded: &str,
        (profile, across): (Option<&'static Profile>, bool),
        (readings, reading_sounds): (usize, usize),
    ) {
        let Some(mut token) = name.tokens.last().copied() else { return };
        let tag = tag(folded, PLACES);
        if folded.len() > LONGEST || token.choices.1 > 0 || reading_sounds > MOST {
            return;
        }
        // One that is kept may have been met in a name of another kind.
        if !self.tags.has(tag) && !self.tags.take(tag, PLACES) {
            return;
        }
        if self.words.is_empty() {
            self.words.resize(PLACES, None);
        }
        if token.extra != 0 {
            token.extra -= readings as u16;
        }
        let moved = |reading: &Reading| Reading {
            start: reading.start - reading_sounds as u16,
            ..*reading
        };
        let Some(place) = self.words.get_mut(tag.at) else { return };
        let (mut bytes, mut list) =
            place.take().map_or((Vec::new(), Vec::new()), |kept| (kept.bytes, kept.readings));
        bytes.clear();
        bytes.extend_from_slice(folded.as_bytes());
        bytes.extend_from_slice(name.sounds.get(token.range()).unwrap_or(&[]));
        bytes.extend_from_slice(name.reading_sounds.get(reading_sounds..).unwrap_or(&[]));
        list.clear();
        list.extend(name.readings.iter().skip(readings).map(moved));
        let (kind, lang, len) = (name.kind, name.lang, folded.len() as u8);
        *place = Some(Known { kind, lang, profile, across, token, len, bytes, readings: list });
    }
}

/// Whether two orthographies are one.
fn is_one(a: Option<&'static Profile>, b: Option<&'static Profile>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => core::ptr::eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// Where a text belongs among so many places, and its number. Who makes texts that fall into one place gains nothing
/// but that each is prepared anew, as without a table.
fn tag(text: &str, places: usize) -> Tag {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15; // 2^64 through the golden ratio, odd
    let mut hash = text.len() as u64;
    let mut chunks = text.as_bytes().chunks_exact(8);
    let mut take = |word: u64| hash = (hash ^ word).wrapping_mul(SPREAD).rotate_left(29);
    for chunk in &mut chunks {
        take(chunk.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    take(chunks.remainder().iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    // The upper half through 2^32: even without a division.
    let hash = hash.wrapping_mul(SPREAD);
    Tag { at: (((hash >> 32) * places as u64) >> 32) as usize, number: hash as u32 | 1 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Matcher;
    use alloc::format;

    #[test]
    fn names_are_those_prepared_one_by_one() {
        let texts = [
            "Anna Karimova",
            "Karimova, Anna",
            "Анной Каримовой",
            "Каримовой Анны",
            "A. Karimova",
            "Sr. Anna Karimova",
            "Anna Karimova Sr.",
            "Abdurrahman Karimova",
            "Ceyhun Dupont",
            "Dupont Ceyhun",
            "Ахмад Каримов угли",
            "Karim Əliyev",
            "Karim Aliyev",
            "Xi Jinping",
            "Jinping Karimova",
            "习近平",
            "Bank of Karim Ltd",
            "Министерством Карима",
            "",
        ];
        let (mut preparer, mut kept) = (Preparer::new(), Kept::new(7));
        let (mut lefts, mut rights) = (Kept::new(7), Kept::new(7));
        let mut again = Name::new("", Kind::Person);
        for kind in [Kind::Person, Kind::Organization, Kind::Place, Kind::Country] {
            for lang in [Lang::UND, Lang::literal("ru"), Lang::literal("az")] {
                for text in texts.iter().chain(texts.iter().rev()) {
                    let new = format!("{:?}", Name::with_lang(text, kind, lang));
                    assert_eq!(format!("{:?}", preparer.name(text, kind, lang)), new);
                    preparer.renew(&mut again, text, kind, lang);
                    assert_eq!(format!("{again:?}"), new);
                    let again = preparer.kept(&mut kept, text, kind, lang);
                    assert_eq!(format!("{again:?}"), new);
                    // As in a list: some were met among names of one script, some among others.
                    for other in ["Ivan Karimov", "Жан Дюпон"] {
                        let new = [text, other].map(|text| Name::new(text, kind));
                        let pair = preparer.pair([&mut lefts, &mut rights], [text, other], kind);
                        let matcher = Matcher::new();
                        let score = matcher.compare(pair[0], pair[1]);
                        assert_eq!(score, matcher.compare(&new[0], &new[1]), "{text} {other}");
                    }
                }
            }
        }
    }
}
