//! Two spellings of one name, and two names that look alike.

use alloc::format;
use alloc::string::String;
use core::fmt;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::person::{Person, person};
use super::spell;
use crate::lang::Script;

/// What turned a name into a variant of it: one name, so the two must match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Variation {
    /// All in capitals.
    Capitals,
    /// Letters taken apart from their marks: Unicode's form NFD.
    Decomposed,
    /// White space around, doubled, and of other kinds.
    Spaces,
    /// Marks that nobody sees: soft hyphen, direction marks, joiners.
    Invisible,
    /// Full-width letters in place of ASCII.
    FullWidth,
    /// A letter of another alphabet that looks the same.
    Homoglyph,
    /// Latin letters without their marks, as in old databases: Işıkhan, Isikhan.
    Unmarked,
    /// In the Latin letters of a passport or the press.
    Latin,
    /// Surname first.
    SurnameFirst,
    /// Surname first, and a comma behind it.
    Comma,
    /// The given name as an initial.
    Initial,
    /// A title before it.
    Title,
    /// A Russian patronymic on one side only.
    Patronymic,
    /// A Russian or Turkish case ending.
    CaseForm,
}

impl Variation {
    /// Every variation.
    pub const ALL: [Variation; 14] = [
        Variation::Capitals,
        Variation::Decomposed,
        Variation::Spaces,
        Variation::Invisible,
        Variation::FullWidth,
        Variation::Homoglyph,
        Variation::Unmarked,
        Variation::Latin,
        Variation::SurnameFirst,
        Variation::Comma,
        Variation::Initial,
        Variation::Title,
        Variation::Patronymic,
        Variation::CaseForm,
    ];

    /// The variant of a person's name, or `None` where the variation does not apply to it.
    fn of(self, person: &Person, pick: Index) -> Option<String> {
        let name = person.name();
        let latin = person.script == Script::Latn;
        let russian = person.lang.as_str() == "ru";
        match self {
            Variation::Capitals => Some(spell::capitals(&name, person.lang)),
            Variation::Decomposed => Some(spell::decomposed(&name)),
            Variation::Spaces => Some(spell::spaced(&person.given, &person.surname, pick)),
            Variation::Invisible => Some(spell::invisible(&name, pick)),
            Variation::FullWidth => latin.then(|| spell::full_width(&name)),
            Variation::Homoglyph => spell::homoglyph(&name, pick),
            Variation::Unmarked => latin.then(|| spell::unmarked(&name)),
            Variation::Latin => Some(person.latin()),
            Variation::SurnameFirst => Some(format!("{} {}", person.surname, person.given)),
            Variation::Comma => Some(format!("{}, {}", person.surname, person.given)),
            Variation::Initial => {
                let initial = person.given.chars().next()?;
                Some(format!("{initial}. {}", person.surname))
            }
            Variation::Title => Some(format!("{} {name}", spell::title(person, pick))),
            Variation::Patronymic => russian.then(|| {
                let father = pick.get(&["Петрович", "Николаевич", "Андреевич"]);
                format!("{} {father} {}", person.given, person.surname)
            }),
            Variation::CaseForm => spell::case_form(person, pick),
        }
        .filter(|variant| *variant != name)
    }
}

impl fmt::Display for Variation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Two spellings of one name, and what made the second of the first.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Whose name it is.
    pub person: Person,
    /// The name.
    pub name: String,
    /// Its other spelling.
    pub variant: String,
    /// What made it.
    pub rule: Variation,
}

/// Spellings that must match, made by any rule.
///
/// ```
/// use isim::{Kind, compare, strategies::variants};
/// use proptest::prelude::*;
///
/// proptest!(|(v in variants())| {
///     // A score of one's own should not care which of the two comes first.
///     let score = |a: &str, b: &str| compare(a, b, Kind::Person).value().sqrt();
///     let (there, back) = (score(&v.name, &v.variant), score(&v.variant, &v.name));
///     prop_assert_eq!(there, back, "{}: {} | {}", v.rule, v.name, v.variant);
/// });
/// ```
pub fn variants() -> BoxedStrategy<Variant> {
    (select(&Variation::ALL[..])).prop_flat_map(variants_by).boxed()
}

/// Spellings that must match, made by one rule.
pub fn variants_by(rule: Variation) -> BoxedStrategy<Variant> {
    (person(), any::<Index>())
        .prop_filter_map("the rule does not apply to this name", move |(person, pick)| {
            let variant = rule.of(&person, pick)?;
            Some(Variant { name: person.name(), variant, person, rule })
        })
        .boxed()
}

/// What tells two names apart that look alike: two people, so they must not match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Difference {
    /// One surname, two given names.
    Given,
    /// One given name, two surnames.
    Surname,
    /// One surname in two scripts, two given names.
    GivenAcrossScripts,
    /// A man and a woman of one family.
    Family,
    /// One name, two numerals.
    Numeral,
}

impl Difference {
    /// Every difference.
    pub const ALL: [Difference; 5] = [
        Difference::Given,
        Difference::Surname,
        Difference::GivenAcrossScripts,
        Difference::Family,
        Difference::Numeral,
    ];

    /// The two names, or `None` where the difference does not apply.
    fn of(self, person: &Person, pick: Index) -> Option<(String, String)> {
        let name = person.name();
        match self {
            Difference::Given => {
                Some((name, format!("{} {}", person.other_given(pick).0, person.surname)))
            }
            Difference::Surname => {
                Some((name, format!("{} {}", person.given, person.other_surname(pick).0)))
            }
            Difference::GivenAcrossScripts => (person.script != Script::Latn).then(|| {
                (name, format!("{} {}", person.other_given(pick).1, person.latin_surname))
            }),
            Difference::Family => {
                let surname = spell::feminine(person)?;
                Some((name, format!("{} {surname}", person.woman(pick).0)))
            }
            Difference::Numeral => {
                let numerals = ["II", "III", "IV", "VI", "VIII", "IX", "XI", "XIV"];
                let first = pick.index(numerals.len());
                let second = (first + 1 + pick.index(numerals.len() - 1)) % numerals.len();
                let given = &person.latin_given;
                Some((
                    format!("{given} {}", numerals[first]),
                    format!("{given} {}", numerals[second]),
                ))
            }
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

/// Two names that look alike and are two people's.
#[derive(Clone, Debug)]
pub struct Rivals {
    /// The first name.
    pub name: String,
    /// The second, another person's.
    pub other: String,
    /// What tells them apart.
    pub difference: Difference,
}

/// Names that must not match, told apart by any difference.
pub fn rivals() -> BoxedStrategy<Rivals> {
    (select(&Difference::ALL[..])).prop_flat_map(rivals_by).boxed()
}

/// Names that must not match, told apart by one difference.
pub fn rivals_by(difference: Difference) -> BoxedStrategy<Rivals> {
    (person(), any::<Index>())
        .prop_filter_map("the difference does not apply to this name", move |(person, pick)| {
            let (name, other) = difference.of(&person, pick)?;
            Some(Rivals { name, other, difference })
        })
        .boxed()
}
