//! Countries, for whoever wants codes of names and names of codes.

use core::fmt;

use super::entry::{Entity, Sense, Senses};
use super::relation::readings;
use super::table;
use crate::lang::Lang;

/// A country or territory of ISO 3166-1, or Kosovo (`XK`).
///
/// Its names are those of Unicode CLDR in all its languages, with others that are in use: official
/// and former names, acronyms, spellings of the Soviet press.
///
/// ```
/// use isim::{Country, Lang};
/// let country = Country::find("Türkei").unwrap();
/// assert_eq!(country.code(), "TR");
/// assert_eq!(Some(country), Country::find("Турция"));
/// assert_eq!(country.name(Lang::literal("kk")), Some("Түркия"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(Entity);

impl Country {
    /// The country of an ISO 3166-1 alpha-2 code, in capitals or small letters.
    ///
    /// ```
    /// assert_eq!(isim::Country::get("az"), isim::Country::find("Азербайджан"));
    /// assert_eq!(isim::Country::get("EU"), None);
    /// ```
    pub fn get(code: &str) -> Option<Country> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        let upper = bytes.map(|b| b.to_ascii_uppercase());
        table::country(core::str::from_utf8(&upper).ok()?).map(Country)
    }

    /// The country that a whole text names, in any language: case, accents, apostrophes and
    /// punctuation do not matter, an English article neither. Acronyms count in capitals only.
    ///
    /// `None` when no country has this name, or several do; [`Country::find_all`] gives them all.
    /// Names only are found, in their base form: neither adjectives nor cases.
    ///
    /// ```
    /// use isim::Country;
    /// assert_eq!(Country::find("the united states").map(|c| c.code()), Some("US"));
    /// assert_eq!(Country::find("US"), Country::find("АҚШ"));
    /// assert_eq!(Country::find("us"), None);
    /// assert_eq!(Country::find("Turkish"), None);
    /// assert_eq!(Country::find("Congo"), None);
    /// ```
    pub fn find(name: &str) -> Option<Country> {
        let mut found = None;
        let mut several = false;
        Country::find_all(name, |country| {
            several |= found.is_some();
            found = Some(country);
        });
        found.filter(|_| !several)
    }

    /// Reports every country of this name, each once. Where some names agree with the text in their
    /// accents as well, only they count.
    ///
    /// ```
    /// let mut codes = Vec::new();
    /// isim::Country::find_all("Congo", |country| codes.push(country.code()));
    /// assert_eq!(codes, ["CD", "CG"]);
    /// ```
    pub fn find_all(name: &str, mut each: impl FnMut(Country)) {
        let mut any_exact = false;
        readings(name, Senses::COUNTRY, &mut |entry| any_exact |= entry.exact);
        let mut last = None;
        // Readings of one hash come in the order of their numbers, and so of their countries.
        readings(name, Senses::COUNTRY, &mut |entry| {
            let country = Country(entry.entity());
            if (entry.exact || !any_exact) && last < Some(country) {
                last = Some(country);
                each(country);
            }
        });
    }

    /// Every country, in the order of their codes.
    pub fn all() -> impl Iterator<Item = Country> {
        table::countries().map(Country)
    }

    /// The ISO 3166-1 alpha-2 code; `XK` for Kosovo, which has none there but this one in wide use;
    /// AC, EA, IC and TA, which the standard reserves.
    pub fn code(self) -> &'static str {
        self.0.id()
    }

    /// The name that CLDR puts first in a language; `None` where CLDR has none.
    ///
    /// ```
    /// use isim::{Country, Lang};
    /// let uz = Country::get("UZ").unwrap();
    /// assert_eq!(uz.name(Lang::literal("az")), Some("Özbəkistan"));
    /// assert_eq!(uz.name(Lang::UND), None);
    /// ```
    pub fn name(self, lang: Lang) -> Option<&'static str> {
        table::names(self.0)
            .find(|&name| table::langs(name).any(|(known, first)| first && known == lang))
            .map(table::name)
    }

    /// Every name of the country that isim knows, adjectives and demonyms left out, with the
    /// languages it is a name in (none where it holds in any).
    ///
    /// ```
    /// use isim::{Country, Lang};
    /// let kg = Country::get("KG").unwrap();
    /// let russian = Lang::literal("ru");
    /// let former = kg.names().find(|(name, _)| *name == "Киргизия");
    /// assert!(former.is_some_and(|(_, mut langs)| langs.any(|l| l == russian)));
    /// ```
    pub fn names(self) -> impl Iterator<Item = (&'static str, impl Iterator<Item = Lang>)> {
        table::names(self.0)
            .filter(|&name| !table::is_demonym(name))
            .map(|name| (table::name(name), table::langs(name).map(|(lang, _)| lang)))
    }

    #[allow(dead_code)]
    pub(crate) fn of(entity: Entity) -> Option<Country> {
        (entity.sense() == Sense::Country).then_some(Country(entity))
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({})", self.code())
    }
}

impl fmt::Display for Country {
    /// The code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
