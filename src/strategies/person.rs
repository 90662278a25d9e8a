//! People made up of the lists.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::lists::{LISTS, List, Spelt};
use crate::lang::{Lang, Script};

/// A made-up person: one given name and one surname of one language, in its own letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The language of the name.
    pub lang: Lang,
    /// The script that the name is written in.
    pub script: Script,
    /// The given name.
    pub given: String,
    /// The surname.
    pub surname: String,
    /// The same given name in the Latin letters of a passport or the press.
    pub latin_given: String,
    /// The same surname in those letters.
    pub latin_surname: String,
    pub(super) list: usize,
    pub(super) indices: (usize, usize),
}

impl Person {
    fn of(list: usize, given: usize, surname: usize) -> Person {
        let at: &List = &LISTS[list];
        Person::spelt(list, (given, surname), at.given[given], at.surnames[surname])
    }

    /// The person with these two names, whatever gender they are of.
    pub(super) fn spelt(
        list: usize,
        indices: (usize, usize),
        given: Spelt,
        surname: Spelt,
    ) -> Person {
        Person {
            lang: LISTS[list].lang,
            script: LISTS[list].script,
            given: given.0.into(),
            surname: surname.0.into(),
            latin_given: given.1.into(),
            latin_surname: surname.1.into(),
            list,
            indices,
        }
    }

    /// The whole name, given name first.
    pub fn name(&self) -> String {
        format!("{} {}", self.given, self.surname)
    }

    /// The whole name in Latin letters, given name first.
    pub fn latin(&self) -> String {
        format!("{} {}", self.latin_given, self.latin_surname)
    }

    /// Another given name of the same language.
    pub(super) fn other_given(&self, pick: Index) -> Spelt {
        let names = LISTS[self.list].given;
        names[(self.indices.0 + 1 + pick.index(names.len() - 1)) % names.len()]
    }

    /// Another surname of the same language.
    pub(super) fn other_surname(&self, pick: Index) -> Spelt {
        let names = LISTS[self.list].surnames;
        names[(self.indices.1 + 1 + pick.index(names.len() - 1)) % names.len()]
    }

    /// A woman's given name of the same language.
    pub(super) fn woman(&self, pick: Index) -> Spelt {
        *pick.get(LISTS[self.list].women)
    }
}

/// The languages that people can be made of, each with the script of its names.
///
/// ```
/// use isim::{strategies::languages, Script};
/// assert!(languages().any(|(lang, script)| lang.as_str() == "ky" && script == Script::Cyrl));
/// ```
pub fn languages() -> impl Iterator<Item = (Lang, Script)> {
    LISTS.iter().map(|list| (list.lang, list.script))
}

/// People of any language of [`languages`].
pub fn person() -> BoxedStrategy<Person> {
    people((0..LISTS.len()).collect())
}

/// People of one language; `None` when it is not one of [`languages`].
///
/// ```
/// use isim::strategies::person_of;
/// use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
///
/// let turks = person_of("tr".parse()?).expect("Turkish is there");
/// let turk = turks.new_tree(&mut TestRunner::deterministic()).unwrap().current();
/// assert_eq!(turk.lang.as_str(), "tr");
/// assert!(turk.name().contains(' '));
/// # Ok::<(), isim::Error>(())
/// ```
pub fn person_of(lang: Lang) -> Option<BoxedStrategy<Person>> {
    people_where(|list| list.lang == lang)
}

/// People whose names are written in one script; `None` when no language of [`languages`] is.
pub fn person_in(script: Script) -> Option<BoxedStrategy<Person>> {
    people_where(|list| list.script == script)
}

fn people_where(wanted: impl Fn(&List) -> bool) -> Option<BoxedStrategy<Person>> {
    let lists: Vec<usize> = (0..LISTS.len()).filter(|l| wanted(&LISTS[*l])).collect();
    (!lists.is_empty()).then(|| people(lists))
}

fn people(lists: Vec<usize>) -> BoxedStrategy<Person> {
    select(lists)
        .prop_flat_map(|list| {
            let (given, surnames) = (LISTS[list].given.len(), LISTS[list].surnames.len());
            (Just(list), 0..given, 0..surnames)
        })
        .prop_map(|(list, given, surname)| Person::of(list, given, surname))
        .boxed()
}
