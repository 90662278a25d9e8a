//! What else a token may be: the base form of an inflected word, the masculine form of a surname.

use alloc::string::String;
use core::ops::Range;

use super::Name;
use super::token::{Consonants, hash, ideal, rows};
use super::words::{self, Class, Word};
use crate::grammar::{self, Case, Cases, Gender, Number, RuleSource};
use crate::lang::{Lang, Script};
use crate::sounds::{Profile, sound};

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
    /// A name of another language than its neighbours, read as most languages of its script read.
    Foreign,
}

impl Form {
    /// Whether the token is the name of a woman, and the reading a man's.
    pub fn is_feminine(self) -> bool {
        matches!(self, Form::Feminine | Form::FeminineCase)
    }
}

impl Reading {
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
/// How risky it is to read a name in a text of one language as one of another: papers spell foreign
/// names as they are spelt at home.
const FOREIGN: u16 = 60;

/// The generic word that a folded word of an organisation's name is a case form of: министерством.
pub(super) fn generic(folded: &str, name: &Name, profile: Option<&Profile>) -> Option<Word> {
    let script = folded.chars().next().map(Script::of)?;
    if script == Script::Latn && name.lang == Lang::UND && profile.is_none() {
        return None;
    }
    let mut found = None;
    let mut base = String::new();
    grammar::stems(folded, script, name.lang, &mut |stem| {
        if found.is_none() && stem.price <= GENERIC {
            base.clear();
            base.extend(stem.base(folded));
            found = words::word_for(&base, name.kind).filter(|w| w.class == Class::Generic);
        }
    });
    found
}

/// Adds the reading that is no base form of the folded token: the place of it, counted from 1, or 0.
pub(super) fn extra(
    name: &mut Name,
    folded: &str,
    profile: Option<&Profile>,
    own: Range<usize>,
) -> u16 {
    let count = name.readings.len();
    let found = |form, file, line| Found {
        base: (0, 0, ""),
        form,
        lang: Lang::UND,
        rule: RuleSource { file, line },
    };
    if let Some((end, source)) = words::father(folded) {
        let found = found(Form::Father, source.file, source.line.into());
        push(name, folded.get(..end).unwrap_or(""), FATHER, found, profile);
    } else if profile.is_some_and(|p| !folded.contains(|c| p.letters.contains(c))) {
        let start = name.reading_sounds.len();
        push(name, folded, FOREIGN, found(Form::Foreign, "data/sounds/latin.txt", 1), None);
        if name.reading_sounds.get(start..) == name.sounds.get(own) {
            name.readings.truncate(count);
            name.reading_sounds.truncate(start);
            name.reading_rows.truncate(start);
        }
    }
    if name.readings.len() > count { count as u16 + 1 } else { 0 }
}

/// Adds the readings of the folded token that is prepared last, and tells the classes of given names
/// of the first of its base forms that has some.
pub(super) fn add(name: &mut Name, folded: &str, profile: Option<&Profile>) -> [u16; 3] {
    let mut given = [0; 3];
    let Some(script) = folded.chars().next().map(Script::of) else { return given };
    // In Latin letters too many languages take endings to read a name of unknown language so,
    // unless an apostrophe parts the ending, or the letters tell the language.
    let known = name.lang != Lang::UND || profile.is_some() || folded.contains('\'');
    let mut found: [(u16, Option<Found>); MAX_READINGS] = [(u16::MAX, None); MAX_READINGS];
    let mut count = 0;
    // «Иванов» is a man's surname, before it is more than one Иван or what is his.
    let mut surname = false;
    let mut women: [(u16, Option<Found>); MAX_READINGS] = [(u16::MAX, None); MAX_READINGS];
    grammar::families(folded, script, name.lang, &mut |family| {
        surname |= family.gender == Gender::Masculine;
        if family.gender == Gender::Feminine && family.price <= DEAREST {
            let base = (0, family.keep, family.add);
            let (form, lang) = (Form::Feminine, family.lang);
            keep(&mut women, family.price, Found { base, form, lang, rule: family.rule });
        }
    });
    if script != Script::Latn || known {
        grammar::stems(folded, script, name.lang, &mut |stem| {
            let more =
                stem.numbers.contains(Number::Plural) || stem.cases.contains(Case::Adjectival);
            if surname && more {
                return;
            }
            if stem.price <= DEAREST && !stem.cases.is_empty() {
                let form = Form::Case(stem.cases);
                let base = (stem.skip, stem.keep, stem.add);
                let new = Found { base, form, lang: stem.lang, rule: stem.rule };
                keep(&mut found, stem.price, new);
                count += 1;
            }
        });
    }
    for (price, woman) in women {
        let Some(woman) = woman else { break };
        keep(&mut found, price, woman);
        count += 1;
    }
    if count == 0 {
        return given;
    }
    let mut base = String::new();
    for (price, found) in found {
        let Some(found) = found else { continue };
        let (skip, stay, add) = found.base;
        base.clear();
        base.push_str(folded.get(skip..stay).unwrap_or(""));
        base.push_str(add);
        let start = name.readings.len();
        push(name, &base, price, found, profile);
        if given[0] == 0 && matches!(found.form, Form::Case(_)) && price <= GIVEN {
            given = super::token::given(words::given_classes(&base));
        }
        // «Алдановой» is a case of «Алданова», and that is the woman's form of «Алданов».
        if matches!(found.form, Form::Case(_)) && name.readings.len() > start {
            let mut masculine: Option<grammar::Family> = None;
            grammar::families(&base, script, name.lang, &mut |family| {
                let cheaper = masculine.is_none_or(|m| family.price < m.price);
                let fits = family.gender == Gender::Feminine && price + family.price <= DEAREST;
                if fits && cheaper {
                    masculine = Some(family);
                }
            });
            if let Some(family) = masculine {
                let found = Found { form: Form::FeminineCase, lang: family.lang, ..found };
                let man: String = family.masculine(&base).collect();
                push(name, &man, price + family.price, found, profile);
            }
        }
    }
    given
}

/// Adds a reading to the name's list.
fn push(name: &mut Name, base: &str, price: u16, found: Found, profile: Option<&Profile>) {
    let start = name.reading_sounds.len();
    if base.chars().nth(1).is_none() || start > usize::from(u16::MAX) - 64 {
        return;
    }
    sound(base, profile, &mut name.reading_sounds);
    name.reading_sounds.truncate(start + super::token::MAX_SOUNDS);
    rows(&name.reading_sounds, start, &mut name.reading_rows);
    let sounds = &name.reading_sounds[start..];
    name.readings.push(Reading {
        start: start as u16,
        len: sounds.len() as u8,
        ideal: ideal(sounds),
        price: (price / 10) as i16,
        hash: hash(base) as u32,
        signature: Consonants::of(sounds),
        form: found.form,
        lang: found.lang,
        rule: found.rule,
    });
}

/// A reading that was found: what is skipped, kept and added, and by which rule.
#[derive(Clone, Copy)]
struct Found {
    base: (usize, usize, &'static str),
    form: Form,
    lang: Lang,
    rule: RuleSource,
}

/// Keeps the cheapest, in the order of their prices.
fn keep(found: &mut [(u16, Option<Found>); MAX_READINGS], price: u16, new: Found) {
    // Languages that agree in a reading are one reading, by the cheapest.
    let alike = |f: &Found| {
        f.base == new.base && (f.form == Form::Feminine) == (new.form == Form::Feminine)
    };
    if let Some(known) = found.iter().position(|(_, f)| f.as_ref().is_some_and(alike)) {
        if found[known].0 <= price {
            return;
        }
        found[known..].rotate_left(1);
        found[MAX_READINGS - 1] = (u16::MAX, None);
    }
    let at = found.partition_point(|(p, _)| *p <= price);
    if at < MAX_READINGS {
        found[at..].rotate_right(1);
        found[at] = (price, Some(new));
    }
}
