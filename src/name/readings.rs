//! What else a token may be: the base form of an inflected word, the masculine form of a surname.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Name;
use super::token::{Consonants, EMPTY, GIVEN_CLASSES, hash, measure, step};
use super::words::{self, Class, Key, KeyBuilder, Word};
use crate::grammar::{self, Case, Cases, Gender, Genders, Number, RuleSource, Wanted};
use crate::lang::{Kind, Lang, Script};
use crate::sounds::{self, Profile, accent, sound};

/// A base form that a token may stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// Where its sounds begin in the name's list, and how many they are.
    pub start: u16,
    pub len: u8,
    /// What it would score against itself: tenths of a nat.
    pub ideal: i16,
    /// How risky it is: tenths of a nat.
    pub price: i16,
    /// Of its spelling.
    pub hash: u32,
    /// Its consonants.
    pub signature: Consonants,
    pub form: Form,
    /// The language of the rule.
    pub lang: Lang,
    pub rule: RuleSource,
}

/// What the token is of the base form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// An inflected form, in one of these cases.
    Case(Cases),
    /// The form that a woman bears, of a man's surname.
    Feminine,
    /// A case of such a form.
    FeminineCase,
    /// A father's name, of which the reading is the given name.
    Father,
    /// An adjective of a place's name, of which the reading is that name: Калужская.
    Adjective,
    /// A name of another language than its neighbours, read as most languages of its script read.
    Foreign,
    /// A word by how it looks, which is heard across scripts alone: Hughes is Хьюз, Beauchamp Бошан,
    /// Ceyhun Джейхун.
    Guess,
    /// A word without its marks, which is heard against words of its script alone.
    Bare,
    /// A Mandarin word, which is heard against another such, and against Han characters.
    Mandarin,
    /// A word of a Korean name in Latin letters, which is heard against another such.
    Korean,
}

impl Form {
    /// Whether the token is the name of a woman, and the reading a man's.
    pub fn is_feminine(self) -> bool {
        matches!(self, Form::Feminine | Form::FeminineCase)
    }

    /// Whether the token is an inflected form, and the reading its base form.
    pub fn is_inflected(self) -> bool {
        matches!(self, Form::Case(_)) || self.is_feminine()
    }
}

impl Reading {
    /// Whether it is a Mandarin word as Wade and Giles wrote it: of Mandarin readings only these have
    /// a price.
    pub fn is_wade_giles(&self) -> bool {
        self.form == Form::Mandarin && self.price > 0
    }

    /// Its range in the name's list of sounds.
    pub fn range(&self) -> core::ops::Range<usize> {
        usize::from(self.start)..usize::from(self.start) + usize::from(self.len)
    }
}

/// At most this many readings of a token are kept, the likeliest.
const MAX_READINGS: usize = 6;
/// Readings riskier than this, in hundredths of a nat, are not worth their while in a name.
const DEAREST: u16 = 250;

/// Case forms of given names that are riskier than this are not looked up.
const GIVEN: u16 = 60;
/// Case forms of generic words that are riskier than this are not looked up.
const GENERIC: u16 = 120;
/// How risky it is to take an ending for that of a father's name, in hundredths of a nat.
const FATHER: u16 = 30;
/// How risky it is to take a word of a place's name for an adjective of another.
const ADJECTIVE: u16 = 60;
/// How risky it is to read a name in a text of one language as one of another: papers spell foreign
/// names as they are spelt at home.
const FOREIGN: u16 = 60;
/// How most languages of Latin letters read.
const LATIN: &str = "data/sounds/latin.txt";
/// How risky it is to leave out the marks of a word.
const UNMARKED: u16 = 30;
pub(crate) const POLISH: Lang = Lang::literal("pl");
const TURKISH: Lang = Lang::literal("tr");

/// Adds what is left of a word in Latin letters without its marks, which many do not write: Hrčař is
/// Hrcar. Tells whether it has any.
#[inline(never)]
fn bare(name: &mut Name, folded: &str, form: Form) -> bool {
    if name.script != Script::Latn || folded.is_ascii() {
        return false;
    }
    let letter = |c: char| match c {
        'đ' | 'ð' => 'd',
        'ł' => 'l',
        'ø' => 'o',
        'ı' => 'i',
        c => c,
    };
    let bare: String = folded.nfd().filter(|c| !is_combining_mark(*c)).map(letter).collect();
    if bare.is_ascii() {
        let found = Found::other(form, UNMARKED, Lang::UND, LATIN);
        push(name, &bare, hash(&bare) as u32, &found, None);
    }
    bare.is_ascii()
}

/// The generic word that a folded word of an organisation's or a place's name is a case form of:
/// министерством.
pub(super) fn generic(folded: &str, name: &Name, profile: Option<&Profile>) -> Option<Word> {
    let script = folded.chars().next().map(Script::of)?;
    if script == Script::Latn && name.lang == Lang::UND && profile.is_none() {
        return None;
    }
    let mut found = None;
    let mut base = String::new();
    let files = grammar::profiles(script, name.lang);
    grammar::stems_in(folded, files, name.lang, Wanted::cheap(GENERIC), |stem| {
        if found.is_none() && stem.price <= GENERIC {
            base.clear();
            base.extend(stem.base(folded));
            let word = words::word_for(&base, name.kind);
            found = word.filter(|w| matches!(w.class, Class::Generic | Class::Geographic));
        }
    });
    found
}

/// Adds the reading that is no base form of the folded token: the place of it, counted from 1, or 0.
/// Guesses by how a word looks are left out where nothing is compared across scripts.
pub(super) fn extra(
    name: &mut Name,
    folded: &str,
    profile: Option<&Profile>,
    own: Range<usize>,
    across: bool,
) -> u16 {
    let (count, start) = (name.readings.len(), name.reading_sounds.len());
    let father = if name.kind == Kind::Person { words::father(folded) } else { None };
    let adjective = if name.kind == Kind::Place { words::adjective(folded) } else { None };
    if let Some((end, source)) = father {
        let rule = RuleSource { file: source.file, line: source.line.into() };
        let found = Found { rule, ..Found::other(Form::Father, FATHER, Lang::UND, "") };
        let given = folded.get(..end).unwrap_or("");
        push(name, given, hash(given) as u32, &found, profile);
    } else if let Some((end, tail, source)) = adjective {
        let rule = RuleSource { file: source.file, line: source.line.into() };
        let found = Found { rule, ..Found::other(Form::Adjective, ADJECTIVE, Lang::UND, "") };
        let place = String::from(folded.get(..end).unwrap_or("")) + tail;
        push(name, &place, hash(&place) as u32, &found, profile);
    } else if profile.is_some() {
        // The same without its marks (Trọng, Trong), or a foreign name.
        if !bare(name, folded, Form::Foreign) {
            let found = Found::other(Form::Foreign, FOREIGN, Lang::UND, LATIN);
            push(name, folded, hash(folded) as u32, &found, None);
        }
    } else if across && sounds::may_be_polish(folded) {
        let found = Found::other(Form::Guess, FOREIGN, POLISH, "data/sounds/latin-polish.txt");
        push(name, folded, hash(folded) as u32, &found, sounds::named("latin-polish"));
    } else if let Some(spelling) = accent::seen(folded).filter(|_| across) {
        let found = Found::other(Form::Guess, FOREIGN, spelling.lang, spelling.file);
        say(name, hash(folded) as u32, &found, |out| spelling.sound(folded, out));
    } else if across && name.lang == Lang::UND && sounds::may_be_turkic(folded) {
        let found = Found::other(Form::Guess, FOREIGN, TURKISH, "data/sounds/latin-turkic.txt");
        push(name, folded, hash(folded) as u32, &found, sounds::named("latin-turkic"));
    } else {
        bare(name, folded, Form::Bare);
    }
    if name.readings.len() > count && name.reading_sounds.get(start..) == name.sounds.get(own) {
        name.readings.truncate(count);
        name.reading_sounds.truncate(start);
    }
    if name.readings.len() > count { count as u16 + 1 } else { 0 }
}

/// What is used again for every token and reading.
pub(super) struct Scratch {
    base: String,
    man: String,
    /// The hashes of the token's beginnings, by their lengths in bytes, if they are known.
    hashes: Option<[Hashes; 48]>,
    known: bool,
}

/// Hashes of letters: that of a spelling, and those of the tables of words.
#[derive(Clone, Copy)]
struct Hashes {
    spelling: u64,
    key: KeyBuilder,
}

impl Hashes {
    const EMPTY: Hashes = Hashes { spelling: EMPTY, key: KeyBuilder::EMPTY };

    #[inline]
    fn push(&mut self, c: char) {
        self.spelling = step(self.spelling, c);
        self.key.push(c);
    }
}

impl Scratch {
    #[inline]
    pub fn new() -> Scratch {
        Scratch { base: String::new(), man: String::new(), hashes: None, known: false }
    }

    /// The hash of a token's spelling, and those that the tables of words know it by. Remembers those
    /// of its beginnings.
    pub fn hashes(&mut self, folded: &str) -> (u32, Key) {
        let mut hashes = Hashes::EMPTY;
        self.known = !folded.is_ascii();
        if !self.known {
            // Hardly any has readings.
            let mut spelling = EMPTY;
            let key = Key::of_ascii(folded, |letter| spelling = step(spelling, letter));
            return (spelling as u32, key);
        }
        let known = self.hashes.get_or_insert([Hashes::EMPTY; 48]);
        for (at, c) in folded.char_indices() {
            if let Some(place) = known.get_mut(at) {
                *place = hashes;
            }
            hashes.push(c);
        }
        if let Some(place) = known.get_mut(folded.len()) {
            *place = hashes;
        }
        (hashes.spelling as u32, hashes.key.finish())
    }

    /// The same of what is kept of the token and what is added to it.
    fn changed(&self, folded: &str, (skip, keep, add): (usize, usize, &str)) -> (u32, Key) {
        let (mut hashes, mut kept) = (Hashes::EMPTY, folded.get(skip..keep).unwrap_or(""));
        let known = self.hashes.as_ref().filter(|_| self.known && skip == 0);
        if let Some(known) = known.and_then(|known| known.get(keep)) {
            (hashes, kept) = (*known, "");
        }
        kept.chars().chain(add.chars()).for_each(|c| hashes.push(c));
        (hashes.spelling as u32, hashes.key.finish())
    }
}

/// Adds the readings of the folded token that is prepared last, and tells the classes of given names
/// of the first of its base forms that has some.
pub(super) fn add(
    name: &mut Name,
    folded: &str,
    profile: Option<&Profile>,
    scratch: &mut Scratch,
) -> [u16; GIVEN_CLASSES] {
    let mut given = [0; GIVEN_CLASSES];
    let Some(script) = folded.chars().next().map(Script::of) else { return given };
    let (lang, files) = (name.lang, grammar::profiles(script, name.lang));
    if files == 0 {
        return given;
    }
    let mut list = List::default();
    // «Иванов» is a man's surname, before it is more than one Иван or what is his.
    let mut surname = false;
    let mut women = List::default();
    // In Latin letters too many languages take endings to read a name of unknown language so,
    // unless an apostrophe parts the ending, or the letters tell the language.
    let known = lang != Lang::UND || profile.is_some() || folded.contains('\'');
    let cases = script != Script::Latn || known;
    let woman = Genders::only(Gender::Feminine);
    let genders = if cases { woman.union(Genders::only(Gender::Masculine)) } else { woman };
    grammar::families_in(folded, files, lang, genders, |family| match family.gender {
        Gender::Masculine => surname = true,
        Gender::Feminine if family.price <= DEAREST => {
            let base = (0, family.keep, family.add);
            women.keep(Found {
                price: family.price,
                base,
                form: Form::Feminine,
                lang: family.lang,
                rule: family.rule,
            });
        }
        _ => {}
    });
    if cases {
        grammar::stems_in(folded, files, lang, Wanted::ALL, |stem| {
            let more =
                stem.numbers.contains(Number::Plural) || stem.cases.contains(Case::Adjectival);
            if !(surname && more) && stem.price <= DEAREST && !stem.cases.is_empty() {
                // They come in the order of their prices, each once.
                list.push(Found {
                    price: stem.price,
                    base: (stem.skip, stem.keep, stem.add),
                    form: Form::Case(stem.cases),
                    lang: stem.lang,
                    rule: stem.rule,
                });
            }
        });
    }
    women.items().iter().for_each(|woman| list.keep(*woman));
    if list.items().is_empty() {
        return given;
    }
    scratch.base.reserve(folded.len() + 8);
    name.readings.reserve(list.items().len() + 1);
    name.reading_sounds.reserve(list.items().len() * (folded.len() + 3));
    for found in list.items() {
        let (skip, stay, add) = found.base;
        join(&mut scratch.base, folded.get(skip..stay), add);
        let (own, key) = scratch.changed(folded, found.base);
        let (base, man) = (&scratch.base, &mut scratch.man);
        let start = name.readings.len();
        push(name, base, own, found, profile);
        if given[0] == 0 && matches!(found.form, Form::Case(_)) && found.price <= GIVEN {
            given = super::token::given(words::classes_of(base, key));
        }
        // «Алдановой» is a case of «Алданова», and that is the woman's form of «Алданов».
        if matches!(found.form, Form::Case(_)) && name.readings.len() > start {
            let mut masculine: Option<grammar::Family> = None;
            grammar::families_in(base, files, lang, woman, |family| {
                let cheaper = masculine.is_none_or(|m| family.price < m.price);
                let price = found.price + family.price;
                if price <= DEAREST && cheaper {
                    masculine = Some(family);
                }
            });
            if let Some(family) = masculine {
                let price = found.price + family.price;
                let found = Found { price, form: Form::FeminineCase, lang: family.lang, ..*found };
                join(man, base.get(..family.keep), family.add);
                push(name, man, hash(man) as u32, &found, profile);
            }
        }
    }
    given
}

/// Puts what is kept of a word and what is added to it together.
fn join(text: &mut String, kept: Option<&str>, add: &str) {
    text.clear();
    text.push_str(kept.unwrap_or(""));
    text.push_str(add);
}

/// Adds a reading to the name's list.
fn push(name: &mut Name, base: &str, hash: u32, found: &Found, profile: Option<&Profile>) {
    if base.chars().nth(1).is_some() {
        say(name, hash, found, |out| sound(base, profile, out));
    }
}

/// Gives a token, by its place, a reading that is no base form of it. Tells whether there was room.
pub(super) fn hear(
    name: &mut Name,
    at: usize,
    hash: u32,
    found: &Found,
    sounds: impl FnOnce(&mut Vec<u8>),
) -> bool {
    let room = say(name, hash, found, sounds);
    if let Some(token) = name.tokens.get_mut(at).filter(|_| room) {
        token.extra = name.readings.len() as u16;
    }
    room
}

/// Adds the reading whose sounds these are, if there is room.
fn say(name: &mut Name, hash: u32, found: &Found, sounds: impl FnOnce(&mut Vec<u8>)) -> bool {
    let start = name.reading_sounds.len();
    if start > usize::from(u16::MAX) - 64 {
        return false;
    }
    sounds(&mut name.reading_sounds);
    name.reading_sounds.truncate(start + super::token::MAX_SOUNDS);
    let sounds = &name.reading_sounds[start..];
    let (ideal, signature) = measure(sounds);
    name.readings.push(Reading {
        start: start as u16,
        len: sounds.len() as u8,
        ideal,
        price: (found.price / 10) as i16,
        hash,
        signature,
        form: found.form,
        lang: found.lang,
        rule: found.rule,
    });
    true
}

/// A reading that was found: how risky it is in hundredths of a nat, what is skipped, kept and added,
/// and by which rule.
#[derive(Clone, Copy)]
pub(super) struct Found {
    pub price: u16,
    pub base: (usize, usize, &'static str),
    pub form: Form,
    pub lang: Lang,
    pub rule: RuleSource,
}

impl Found {
    /// One that is no base form, after a whole file of rules.
    pub fn other(form: Form, price: u16, lang: Lang, file: &'static str) -> Found {
        Found { price, base: (0, 0, ""), form, lang, rule: RuleSource { file, line: 1 } }
    }
}

/// The cheapest readings, in the order of their prices; most tokens have none.
#[derive(Default)]
struct List(Option<([Found; MAX_READINGS], usize)>);

impl List {
    fn items(&self) -> &[Found] {
        self.0.as_ref().and_then(|(items, len)| items.get(..*len)).unwrap_or(&[])
    }

    /// Adds a reading that is dearer than all before it.
    fn push(&mut self, new: Found) {
        let (items, len) = self.0.get_or_insert(([new; MAX_READINGS], 0));
        if let Some(place) = items.get_mut(*len) {
            *place = new;
            *len += 1;
        }
    }

    /// Adds a reading where it belongs. Languages that agree in one are one reading, by the cheapest.
    fn keep(&mut self, new: Found) {
        let alike = |f: &Found| {
            f.base == new.base && (f.form == Form::Feminine) == (new.form == Form::Feminine)
        };
        let (items, len) = self.0.get_or_insert(([new; MAX_READINGS], 0));
        if let Some(known) = items[..*len].iter().position(alike) {
            if items[known].price <= new.price {
                return;
            }
            items[known..*len].rotate_left(1);
            *len -= 1;
        }
        let at = items[..*len].partition_point(|f| f.price <= new.price);
        if at < MAX_READINGS {
            *len = (*len + 1).min(MAX_READINGS);
            items[at..*len].rotate_right(1);
            items[at] = new;
        }
    }
}
