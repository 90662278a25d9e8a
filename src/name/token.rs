//! Words to tokens: what each does, and how it sounds.

use alloc::vec::Vec;

use unicode_normalization::char::is_combining_mark;

use super::choices;
use super::cut::{Piece, Word, Words};
use super::readings::{self, Scratch};
use super::regnal;
use super::rulers;
use super::unspaced;
use super::words::{self, Class};
use super::{Form, Name, Reading, Role, With};
use crate::lang::{Kind, Script, Span};
use crate::sounds::{self, Profile, han, sound};
use crate::tables::costs::{OWN, ROW_OF};
use crate::tables::frequency::{self, HASHES};

/// Tokens after this many take part in nothing; a name of more is not a name.
pub(crate) const MAX_TOKENS: usize = 16;
/// Sounds of a token after this many are not compared.
pub(crate) const MAX_SOUNDS: usize = 28;

pub(crate) use super::consonants::Consonants;
pub(crate) use super::cut::{is_inside, trim};

/// A token belongs to at most so many classes of given names: Slava is short for four.
pub(crate) const GIVEN_CLASSES: usize = 4;
/// A word's number, its concept and its classes of given names.
pub(crate) const MEANINGS: usize = 2 + GIVEN_CLASSES;

/// The bit of a class of given names that marks a familiar form.
pub(crate) const DIMINUTIVE: u16 = 0x8000;

/// One token of a prepared name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub span: Span,
    pub role: Role,
    /// Where its sounds begin in the name's, and how many they are.
    pub start: u16,
    pub len: u8,
    /// Its first sound, and the row of costs that the second forms with it.
    pub opens: [u8; 2],
    /// Share of its evidence that counts, in quarters: particles weigh one, names four.
    pub weight: u8,
    /// What it would score against itself: tenths of a nat.
    pub ideal: i16,
    /// Its consonants, which most pairs of tokens are told apart by.
    pub signature: Consonants,
    /// Of the folded spelling, ı and i being one.
    pub hash: u32,
    /// The number that a generation word or numeral stands for; 0 for none.
    pub number: u16,
    /// How common its spelling is among names: twice the binary logarithm of how often it was
    /// counted, 0 for what is rare.
    pub common: u8,
    /// What a generic word or legal form means, the same number in every language; 0 for none.
    pub concept: u16,
    /// The classes of given names it belongs to; 0 for none. The highest bit marks a diminutive.
    pub given: [u16; GIVEN_CLASSES],
    /// Set when a comma stands somewhere before it.
    pub after_comma: bool,
    /// Where the choices of its letters' sounds begin in the name's list, and how many they are.
    pub choices: (u16, u16),
    /// Where its other readings begin in the name's list, and how many they are.
    pub readings: (u16, u8),
    /// The place of a reading that is no base form, counted from 1: the father's given name, or the
    /// token as a foreign name. 0 for none.
    pub extra: u16,
    /// Whether it makes a father's name of the token before it: oğlu, кызы.
    pub marks_father: bool,
    /// What of all this must be looked at before it may be told apart by its consonants alone:
    /// [`GIVEN`], [`READ`], [`GUESSED`], [`ODD`], [`HEARD`].
    pub marks: u8,
}

/// A token is some known given name.
pub(crate) const GIVEN: u8 = 1;
/// It has readings.
pub(crate) const READ: u8 = 2;
/// It is an initial or a number, is known by what it means, or has several sounds or none.
pub(crate) const ODD: u8 = 4;
/// It looks like a word of some language, as which it is heard across scripts alone.
pub(crate) const GUESSED: u8 = 8;
/// It is heard as a Korean word besides: its choices are those of Hangul, and count across scripts
/// alone.
pub(crate) const HEARD: u8 = 16;

/// Roman numerals and abbreviations have fewer sounds.
const LONG_WORD: u8 = 4;

impl Token {
    /// What it means beside its sounds.
    pub fn meanings(&self) -> [u16; MEANINGS] {
        let [first, second, third, last] = self.given;
        [self.number, self.concept, first, second, third, last]
    }

    /// Sets its marks, when all else and the name's readings are known.
    pub fn mark(&mut self, readings: &[Reading]) {
        let extra = readings.get(usize::from(self.extra).wrapping_sub(1));
        let guessed = extra.is_some_and(|r| r.form == Form::Guess);
        let odd = (self.choices.1 | self.number | self.concept) != 0
            || extra.is_some() && !guessed
            || self.len == 0
            || self.role == Role::Initial;
        let mark = |is: bool, mark: u8| if is { mark } else { 0 };
        self.marks = self.marks & HEARD
            | mark(self.given[0] != 0, GIVEN)
            | mark(self.readings.1 != 0, READ)
            | mark(guessed, GUESSED)
            | mark(odd, ODD);
    }

    /// Whether it is a number and nothing else: Neto and Filho are surnames too, and I. an initial.
    pub fn is_numeral(&self) -> bool {
        self.number != 0 && self.len < LONG_WORD && self.role != Role::Initial
    }

    /// Its range in the name's sounds.
    pub fn range(&self) -> core::ops::Range<usize> {
        usize::from(self.start)..usize::from(self.start) + usize::from(self.len)
    }
}

/// Prepares the tokens of a name whose text is set.
pub(super) fn tokenize(name: &mut Name, words: &Words, mut with: With) {
    let profile = sounds::profile(&words.folded, name.lang);
    make_room(&mut name.tokens, words.len());
    // What sounding asks for, so that nothing is moved.
    make_room(&mut name.sounds, words.folded.len() + 3 * words.len());
    let mut scratch = Scratch::new();
    for at in 0..words.len() {
        let (Word { span, comma, piece, .. }, folded) = (words.word(at), words.folded(at));
        if let Some(lately) = with.known.as_mut().filter(|_| piece == Piece::Word) {
            if lately.add(name, folded, profile, (span, comma, with.across)) {
                continue;
            }
        }
        let before = (name.readings.len(), name.reading_sounds.len());
        let alone = add(name, words, at, (profile, with.across), &mut scratch);
        if let Some(lately) = with.known.as_mut().filter(|_| alone && piece == Piece::Word) {
            lately.keep(name, folded, (profile, with.across), before);
        }
    }
    super::chinese::chinese(name, words);
    super::korean::korean(name, words);
    make_room(&mut name.rows, name.sounds.len());
    rows(&name.sounds, 0, &mut name.rows);
    if !name.reading_sounds.is_empty() {
        make_room(&mut name.reading_rows, name.reading_sounds.len());
        rows(&name.reading_sounds, 0, &mut name.reading_rows);
    }
    roles(name, words);
}

/// Makes room for so many items in an empty list, which is faster for one that never had any.
pub(super) fn make_room<T>(list: &mut Vec<T>, count: usize) {
    match list.capacity() {
        0 => *list = Vec::with_capacity(count),
        _ => list.reserve_exact(count),
    }
}

/// Adds a word; tells whether it is read as it would be in any name of its kind, language and
/// orthography.
fn add(
    name: &mut Name,
    words: &Words,
    at: usize,
    (profile, across): (Option<&Profile>, bool),
    scratch: &mut Scratch,
) -> bool {
    let (Word { span, comma, piece, .. }, folded) = (words.word(at), words.folded(at));
    let start = name.sounds.len();
    sound(folded, profile, &mut name.sounds);
    name.sounds.truncate(start + MAX_SOUNDS);
    let sounds = &name.sounds[start..];
    let (ideal, signature) = measure(sounds);
    let (hash, key) = scratch.hashes(folded);
    let mut token = Token {
        span,
        role: Role::Name,
        start: start as u16,
        len: sounds.len() as u8,
        opens: opens(sounds),
        weight: 4,
        ideal,
        signature,
        hash,
        number: number(folded),
        common: common(hash),
        concept: 0,
        given: [0; GIVEN_CLASSES],
        after_comma: comma,
        choices: (name.choices.len() as u16, 0),
        readings: (name.readings.len() as u16, 0),
        extra: 0,
        marks_father: false,
        marks: 0,
    };
    token.choices.1 = if words.is_ascii() { 0 } else { choices::add(name, folded) };
    // More than a few make no difference.
    let letters = if words.is_ascii() {
        folded.len().min(3)
    } else {
        folded.chars().filter(|c| !is_combining_mark(*c)).take(3).count()
    };
    let dotted = name.text[span.end..].starts_with('.') && !span.of(&name.text).contains('.');
    let alphabetic = folded.chars().next().is_some_and(has_initials);
    if alphabetic && (letters == 1 || dotted && letters <= 2) {
        token.role = Role::Initial;
    }
    let mut word = words::word_of(folded, key, name.kind);
    if dotted {
        word = words::letter(folded).or(word);
    }
    if word.is_none() && matches!(name.kind, Kind::Organization | Kind::Place) {
        word = readings::generic(folded, name, profile);
    }
    // "Sr." is a Señor in front of a name, and a senior behind one.
    let title = name.kind == Kind::Person && word.is_some_and(|w| w.class == Class::Title);
    if title {
        let behind = name.tokens.iter().filter(|t| t.role == Role::Name).count() > 1;
        word = words::generation(folded).filter(|_| behind).or(word);
    }
    // Amartya Sen, Lee Jun: short for senior and junior only where a sign says so.
    let signed = dotted || comma || !may_be_said(folded);
    // What stands behind a surname without a space is a given name: 사디 is no 사 di. Behind kana it
    // may be a title.
    let before = name.tokens.last().filter(|_| !words.is_ascii() && unspaced::is_spaceless(folded));
    let end = before.filter(|t| t.span.end == span.start).map(|t| t.span.of(&name.text));
    let glued = end.is_some_and(|end| end.chars().next_back().is_some_and(unspaced::is_own));
    if end.is_some() && !glued && folded == "王" {
        // Otherwise it is one of the commonest surnames.
        word = words::word("大王");
    }
    // What such words are, their surroundings tell: they are not remembered.
    let told = title
        || word.is_some_and(|w| matches!(w.class, Class::Letter | Class::Generation))
        || word.is_some() && unspaced::is_spaceless(folded);
    word = word.filter(|w| !glued && (signed || w.class != Class::Generation));
    if let Some(word) = word {
        token.number = token.number.max(word.number);
        token.concept = word.concept;
        token.marks_father = word.class == Class::PatronymicMarker;
        token.role = match word.class {
            // A single letter is a particle only where no initial can stand.
            _ if token.role == Role::Initial && letters == 1 => Role::Initial,
            Class::Particle => Role::Particle,
            Class::PatronymicMarker => Role::Particle,
            Class::Title => Role::Title,
            Class::Generation => Role::Generation,
            Class::LegalForm => Role::LegalForm,
            Class::Generic | Class::Geographic => Role::Generic,
            // Any word may be so spelt; with a full stop behind it nothing else is.
            Class::Letter if dotted => {
                respell(name, &mut token, words::concept(word.concept));
                Role::Initial
            }
            Class::FrontTitle | Class::Telling | Class::Letter | Class::Number => token.role,
        };
    }
    if token.role == Role::Initial && token.concept == 0 {
        token.concept = words::letter(folded).map_or(0, |w| w.concept);
    }
    match piece {
        Piece::Word => {}
        Piece::Article => token.role = Role::Particle,
        Piece::Name => token.role = Role::Name,
    }
    // What is a particle or a title elsewhere may be a name here: Ben, Al, Phil.
    let name_elsewhere = matches!(token.role, Role::Name | Role::Particle | Role::Title);
    if name.kind == Kind::Person && name_elsewhere {
        token.given = given(words::classes_of(folded, key));
    }
    // A word for a son may turn out to be a surname: Filho.
    if letters > 2 && matches!(token.role, Role::Name | Role::Generation) {
        let given = readings::add(name, folded, profile, scratch);
        if name.kind == Kind::Person && token.given[0] == 0 {
            token.given = given;
        }
        token.readings.1 = (name.readings.len() - usize::from(token.readings.0)) as u8;
        if matches!(name.kind, Kind::Person | Kind::Place) || profile.is_some() {
            token.extra = readings::extra(name, folded, profile, token.range(), across);
        }
    }
    name.tokens.push(token);
    // Shorter words may be initials, and so may letters that are spelt out.
    letters > 2 && !told
}

/// Whether a word of three Latin letters has a vowel, and is no Roman numeral, nor the French Ier:
/// what is short for another word has none, or is a name as well.
fn may_be_said(folded: &str) -> bool {
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'o' | b'u');
    folded.len() == 3 && !folded.starts_with('i') && folded.bytes().any(vowel)
}

/// Sounds the last token anew, as another text.
fn respell(name: &mut Name, token: &mut Token, text: &str) {
    name.sounds.truncate(usize::from(token.start));
    sound(text, None, &mut name.sounds);
    let sounds = &name.sounds[usize::from(token.start)..];
    (token.ideal, token.signature) = measure(sounds);
    (token.len, token.opens) = (sounds.len() as u8, opens(sounds));
}

/// The classes of given names of a token, from those that a table has.
pub(super) fn given(found: impl Iterator<Item = words::Given>) -> [u16; GIVEN_CLASSES] {
    let mut classes = [0; GIVEN_CLASSES];
    for (slot, given) in classes.iter_mut().zip(found) {
        // Classes are numbered from 0; 0 stands for none here.
        *slot = (given.class + 1) | if given.diminutive { DIMINUTIVE } else { 0 };
    }
    classes
}

/// Scripts whose names are shortened to their first letter.
fn has_initials(c: char) -> bool {
    matches!(
        Script::of(c),
        Script::Latn | Script::Cyrl | Script::Grek | Script::Armn | Script::Geor | Script::Hebr
    )
}

/// What depends on the other tokens: weights, and titles that are all there is.
fn roles(name: &mut Name, words: &Words) {
    let person = name.kind == Kind::Person;
    let proper = name.tokens.iter().filter(|t| t.role == Role::Name).count();
    if person && proper >= 2 {
        fathers(name, proper);
    }
    if person {
        rulers::small_words(name);
        rulers::fronts(name, words);
    }
    let proper = name.tokens.iter().filter(|t| t.role == Role::Name).count();
    for token in &mut name.tokens {
        // A name of titles and particles alone is a name all the same: "Imam", "Bey", "Van Al".
        let organisation = matches!(token.role, Role::LegalForm | Role::Generic);
        if proper == 0 && token.role != Role::Initial || person && organisation {
            token.role = Role::Name;
        }
        token.weight = token.role.weight();
        token.mark(&name.readings);
    }
}

/// Tells fathers' names: by their endings, beside a given name and a surname, and by the word for
/// son or daughter behind them.
fn fathers(name: &mut Name, proper: usize) {
    for at in 0..name.tokens.len() {
        let marked = name.tokens.get(at + 1).is_some_and(|t| t.marks_father);
        let token = &mut name.tokens[at];
        let extra = name.readings.get(usize::from(token.extra).wrapping_sub(1));
        let ending = extra.is_some_and(|r| r.form == Form::Father);
        if token.role == Role::Name && (marked || ending && proper >= 3) {
            token.role = Role::Patronymic;
        }
    }
}

/// Appends, for every sound from `start` on, the row of two-to-one costs that it forms with the
/// sound before it; 0 is the row of none.
pub(crate) fn rows(sounds: &[u8], start: usize, out: &mut Vec<u8>) {
    if start == 0 && !sounds.is_empty() {
        out.push(0);
    }
    let Some((first, rest)) = sounds.get(start.saturating_sub(1)..).and_then(<[u8]>::split_first)
    else {
        return;
    };
    let mut before = *first;
    out.extend(rest.iter().map(|&sound| row(core::mem::replace(&mut before, sound), sound)));
}

/// The row that two sounds form.
#[inline]
fn row(first: u8, second: u8) -> u8 {
    ROW_OF[usize::from(first & 127) << 7 | usize::from(second & 127)]
}

/// The first of some sounds, and the row that the second forms with it.
pub(super) fn opens(sounds: &[u8]) -> [u8; 2] {
    match *sounds {
        [] => [0; 2],
        [first] => [first, 0],
        [first, second, ..] => [first, row(first, second)],
    }
}

/// What sounds score against themselves.
pub(crate) fn ideal(sounds: &[u8]) -> i16 {
    sounds.iter().map(|&s| OWN[usize::from(s & 127)]).sum()
}

/// Both what sounds score against themselves and their consonants.
pub(super) fn measure(sounds: &[u8]) -> (i16, Consonants) {
    let (mut ideal, mut out) = (0, Consonants::default());
    for &s in sounds {
        ideal += OWN[usize::from(s & 127)];
        out.count(s);
    }
    (ideal, out)
}

/// FNV-1a of a folded text, ı and i being one, and so the forms of a Han character.
pub(crate) fn hash(folded: &str) -> u64 {
    if folded.is_ascii() {
        return folded.bytes().fold(EMPTY, |hash, letter| step(hash, char::from(letter)));
    }
    folded.chars().fold(EMPTY, |hash, c| step(hash, one(c)))
}

/// The letter that stands for all that are one to [`hash`].
pub(crate) fn one(c: char) -> char {
    match c {
        'ı' => 'i',
        ..'\u{3400}' => c,
        _ => han::first(c),
    }
}

pub(super) const EMPTY: u64 = 0xcbf2_9ce4_8422_2325;

#[inline]
pub(super) const fn step(hash: u64, c: char) -> u64 {
    let c = if c == 'ı' { 'i' } else { c };
    (hash ^ c as u64).wrapping_mul(0x0100_0000_01b3)
}

/// The [`hash`] of letters, known beforehand.
pub(super) const fn hash_of(letters: &[char]) -> u32 {
    let (mut hash, mut at) = (EMPTY, 0);
    while at < letters.len() {
        hash = step(hash, letters[at]);
        at += 1;
    }
    hash as u32
}

/// How common a spelling is, by its hash.
fn common(hash: u32) -> u8 {
    let bucket = (hash >> BUCKET) as usize;
    let (from, to) = (usize::from(BUCKETS[bucket]), usize::from(BUCKETS[bucket + 1]));
    let near = HASHES.get(from..to).unwrap_or(&[]);
    let found = near.iter().position(|other| *other == hash);
    found.and_then(|at| frequency::CLASSES.get(from + at)).copied().unwrap_or(0)
}

/// Hashes that are equal but for so many bits stand together.
const BUCKET: u32 = 32 - 9;

/// Where the hashes of each bucket begin, and where the last ones end.
static BUCKETS: [u16; (1 << (32 - BUCKET)) + 1] = {
    let mut buckets = [HASHES.len() as u16; (1 << (32 - BUCKET)) + 1];
    let mut at = HASHES.len();
    let mut bucket = buckets.len() - 1;
    while bucket > 0 {
        bucket -= 1;
        while at > 0 && HASHES[at - 1] >> BUCKET >= bucket as u32 {
            at -= 1;
        }
        buckets[bucket] = at as u16;
    }
    buckets
};

/// The value of a token of digits, up to 65535, or of a ruler's number.
fn number(folded: &str) -> u16 {
    // Nearly all begin with a letter of ASCII, as no number does.
    if folded.as_bytes().first().is_none_or(u8::is_ascii_alphabetic) {
        return 0;
    }
    folded.parse().ok().or_else(|| regnal::value(folded)).unwrap_or(0)
}
