//! What a lookup gives: a name of the tables, and what it names.

use core::fmt;

use super::table;
use crate::lang::{Kind, Lang};

/// What a name of the lexicon is: four kinds, one bit each, so that a lookup can ask for several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Sense {
    /// The name of a country or territory: Türkiye.
    Country = 1,
    /// An adjective or the name of the people of a country: Turkish, türkiyəli.
    Demonym = 2,
    /// The name of a city or of another place: Bakı.
    City = 4,
    /// The name or acronym of an international organisation: OTS.
    Organization = 8,
}

/// The senses that a lookup asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Senses(u8);

impl Senses {
    /// Every sense.
    pub const ALL: Senses = Senses(15);
    /// Names of countries, without adjectives.
    pub const COUNTRY: Senses = Senses(Sense::Country as u8);
    /// Adjectives and demonyms of countries.
    pub const DEMONYM: Senses = Senses(Sense::Demonym as u8);
    /// Cities and other places.
    pub const CITY: Senses = Senses(Sense::City as u8);
    /// International organisations.
    pub const ORGANIZATION: Senses = Senses(Sense::Organization as u8);

    /// Either of the two.
    pub const fn or(self, other: Senses) -> Senses {
        Senses(self.0 | other.0)
    }

    /// What both have.
    pub const fn and(self, other: Senses) -> Senses {
        Senses(self.0 & other.0)
    }

    /// Whether this sense is asked for.
    pub const fn contains(self, sense: Sense) -> bool {
        self.0 & sense as u8 != 0
    }

    /// The senses in which two names of this kind may be one: none for persons.
    pub const fn of(kind: Kind) -> Senses {
        match kind {
            Kind::Person => Senses(0),
            Kind::Place => Senses::COUNTRY.or(Senses::CITY),
            Kind::Country => Senses::COUNTRY,
            Kind::Organization => Senses::ORGANIZATION,
        }
    }
}

/// A country, city or organisation: what several names name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity(pub(super) u16);

impl Entity {
    /// Its number, which [`Entity::at`] takes.
    pub(crate) fn number(self) -> u16 {
        self.0
    }

    /// The entity of a number, if there is one.
    pub(crate) fn at(number: u16) -> Option<Entity> {
        table::has(number).then_some(Entity(number))
    }

    /// The ISO 3166-1 code of a country, the zone-like id of a city (`baku`), the English acronym of
    /// an organisation.
    pub fn id(self) -> &'static str {
        table::id(self)
    }

    /// Country, city or organisation; never demonym.
    pub fn sense(self) -> Sense {
        table::sense(self)
    }
}

impl fmt::Debug for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}({})", self.sense(), self.id())
    }
}

/// A name that was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Number of the name in the table.
    pub(super) name: u16,
    /// Whether the accents agree too, and not only the letters under them.
    pub exact: bool,
    /// Whether it is only the name nearest to what was looked up, as it is to a misspelling.
    pub near: bool,
}

impl Entry {
    /// What it names.
    pub fn entity(self) -> Entity {
        table::entity(self.name)
    }

    /// In which sense: a demonym of a country is told apart from its name.
    pub fn sense(self) -> Sense {
        if table::is_demonym(self.name) { Sense::Demonym } else { self.entity().sense() }
    }

    /// The name as its source writes it.
    pub fn name(self) -> &'static str {
        table::name(self.name)
    }

    /// The file it stands in, under `data/`, and its line.
    pub fn source(self) -> (&'static str, u32) {
        table::source(self.name)
    }

    /// The languages it is a name in. None are known for names that hold in any.
    pub fn langs(self) -> impl Iterator<Item = Lang> {
        table::langs(self.name).map(|(lang, _)| lang)
    }

    /// Whether it is a name in this language, or in any.
    pub fn is_in(self, lang: Lang) -> bool {
        let mut any = true;
        for (known, _) in table::langs(self.name) {
            if known == lang {
                return true;
            }
            any = false;
        }
        any
    }

    /// Whether the source writes it in capitals alone, as acronyms are: US, СНГ, TDT. Such a name
    /// counts only where the text has capitals too: see [`Entry::fits`].
    pub fn is_acronym(self) -> bool {
        is_capitals(self.name())
    }

    /// Whether the letters of a text may stand for this name: an acronym must be in capitals as far
    /// as it reaches, so that `us` is not the United States; an ending may follow (`США-ның`).
    pub fn fits(self, surface: &str) -> bool {
        if !self.is_acronym() {
            return true;
        }
        let letters = self.name().chars().filter(|c| c.is_alphabetic()).count();
        let mut seen = surface.chars().filter(|c| c.is_alphabetic()).take(letters);
        seen.all(|c| !c.is_lowercase())
    }

    /// Whether a text may mean this name, by its language and the name's letters; the surface may be
    /// the first word alone. Beside what [`Entry::fits`] asks:
    ///
    /// * up to four letters must have their accents (`Sam` is not `Şam`);
    /// * names of up to four letters, and those without a letter beyond ASCII, must be names in the
    ///   text's language: `Maurice` is Mauritius in French only, and `Nga` Russia in Vietnamese.
    ///   Longer English names are good in every text;
    /// * where the language is not known ([`Lang::UND`]), acronyms, names with letters beyond ASCII
    ///   and names in many languages are good too, if no accent is missing.
    pub fn fits_in(self, surface: &str, lang: Lang) -> bool {
        let name = self.name();
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let short = letters <= 4 && !name.chars().any(is_unspaced);
        if !self.fits(surface) || short && !self.exact {
            return false;
        }
        if self.is_in(lang) || !short && self.is_in(Lang::literal("en")) {
            return true;
        }
        if lang == Lang::UND && self.exact {
            return self.is_acronym() || !name.is_ascii() || self.langs().nth(7).is_some();
        }
        !short && !name.is_ascii()
    }
}

/// Whether a character writes a syllable or word rather than a sound: three are much of a name.
fn is_unspaced(c: char) -> bool {
    matches!(u32::from(c), 0x3040..=0x30ff | 0x3400..=0x9fff | 0xac00..=0xd7a3 | 0x0e00..=0x0eff)
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (file, line) = self.source();
        let (name, entity) = (self.name(), self.entity());
        write!(f, "{name} = {entity:?} as {:?} ({file}:{line})", self.sense())
    }
}

/// Whether a name is at least two capitals and nothing in lower case.
fn is_capitals(name: &str) -> bool {
    !name.chars().any(char::is_lowercase) && name.chars().filter(|c| c.is_uppercase()).count() > 1
}
