//! What an ending tells: case, gender, number; and when the words of one name agree in them.

use core::fmt;

use super::trie::profiles;
use crate::lang::{Lang, Script};
pub use crate::tables::endings::Agreement;
use crate::tables::endings::PROFILES;

macro_rules! set {
    ($(#[$meta:meta])* $set:ident($int:ty) of $(#[$emeta:meta])* $one:ident {
        $($(#[$doc:meta])* $name:ident = $word:literal),* $(,)?
    }) => {
        $(#[$emeta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum $one { $($(#[$doc])* $name),* }

        impl $one {
            /// Every member, in order.
            pub const ALL: &'static [$one] = &[$($one::$name),*];

            /// The English word for it, in lower case.
            pub const fn as_str(self) -> &'static str {
                match self { $($one::$name => $word),* }
            }
        }

        $(#[$meta])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $set(pub(crate) $int);

        impl $set {
            /// No member: nothing is known, or nothing fits.
            pub const NONE: $set = $set(0);

            /// The set of one member.
            pub const fn only(one: $one) -> $set {
                $set(1 << one as u8)
            }

            /// Whether a member belongs to the set.
            pub const fn contains(self, one: $one) -> bool {
                self.0 & (1 << one as u8) != 0
            }

            /// What belongs to either.
            pub const fn union(self, other: $set) -> $set {
                $set(self.0 | other.0)
            }

            /// What belongs to both.
            pub const fn intersection(self, other: $set) -> $set {
                $set(self.0 & other.0)
            }

            /// Whether nothing belongs to it.
            pub const fn is_empty(self) -> bool {
                self.0 == 0
            }

            /// The members, in order.
            pub fn iter(self) -> impl Iterator<Item = $one> {
                $one::ALL.iter().copied().filter(move |&one| self.contains(one))
            }
        }

        impl fmt::Debug for $set {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_set().entries(self.iter()).finish()
            }
        }

        impl fmt::Display for $set {
            /// The members' words with ` or ` between them.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for (n, one) in self.iter().enumerate() {
                    if n > 0 {
                        f.write_str(" or ")?;
                    }
                    f.write_str(one.as_str())?;
                }
                Ok(())
            }
        }
    };
}

set! {
    /// A set of cases: an ending often serves several.
    Cases(u16) of
    /// A case, by the use it has in most of the languages that mark it.
    Case {
        /// The base form, of the subject; also what stands before a plural or possessive ending.
        Nominative = "nominative",
        /// Of whom, whose.
        Genitive = "genitive",
        /// To whom; in Turkic languages also the direction.
        Dative = "dative",
        /// The object.
        Accusative = "accusative",
        /// By whom, with what.
        Instrumental = "instrumental",
        /// Where, about whom: the Slavic prepositional, the inner and outer local cases at rest.
        Locative = "locative",
        /// From whom, whence.
        Ablative = "ablative",
        /// The address.
        Vocative = "vocative",
        /// Together with.
        Comitative = "comitative",
        /// Whither.
        Allative = "allative",
        /// The agent of a transitive verb, as in Georgian and Hindi.
        Ergative = "ergative",
        /// The Finnic partitive.
        Partitive = "partitive",
        /// As what, into what, up to where: the rarer cases of Finnic, Hungarian and Georgian.
        Essive = "essive",
        /// No case of the name but a word made from it: who is from there, what is there.
        Adjectival = "adjectival",
        /// A particle or article written together with the name: a topic, "and", "also", "the".
        Particle = "particle",
    }
}

set! {
    /// A set of genders.
    Genders(u8) of
    /// A grammatical gender; of persons, nearly always the natural one.
    Gender {
        /// Masculine.
        Masculine = "masculine",
        /// Feminine.
        Feminine = "feminine",
        /// Neuter.
        Neuter = "neuter",
    }
}

set! {
    /// A set of numbers.
    Numbers(u8) of
    /// A grammatical number; a family or a couple is named in the plural.
    Number {
        /// One.
        Singular = "singular",
        /// Several.
        Plural = "plural",
    }
}

/// How the words of one name share a case in a language.
///
/// ```
/// use isim::{grammar::{agreement, Agreement}, Lang, Script};
/// assert_eq!(agreement(Script::Cyrl, Lang::literal("uk")), Agreement::Each);
/// assert_eq!(agreement(Script::Cyrl, Lang::literal("kk")), Agreement::Last);
/// ```
pub fn agreement(script: Script, lang: Lang) -> Agreement {
    let mask = profiles(script, lang);
    let count = |how: Agreement| {
        let all = PROFILES.iter().enumerate();
        all.filter(|(n, p)| mask >> n & 1 == 1 && p.agreement == how).count()
    };
    // Where the language is not known, as in most of the script's languages.
    let ways = [Agreement::Each, Agreement::First, Agreement::Last];
    ways.into_iter().rev().max_by_key(|&how| count(how)).unwrap_or(Agreement::Each)
}

/// Whether two words of one name, the earlier first, may stand in the same case.
///
/// An empty set stands for a word of which nothing is known, and agrees with anything. Under
/// [`Agreement::Last`] the earlier word must be able to be a base form, under [`Agreement::First`] the
/// later. Gender is another matter:
/// see [`Stem::genders`](super::Stem::genders).
///
/// ```
/// use isim::grammar::{agree, Agreement, Case, Cases};
/// let instrumental = Cases::only(Case::Instrumental);
/// let genitive = Cases::only(Case::Genitive);
/// assert!(agree(Agreement::Each, instrumental, instrumental));
/// assert!(!agree(Agreement::Each, instrumental, genitive));
/// assert!(agree(Agreement::Last, Cases::only(Case::Nominative), genitive));
/// ```
pub fn agree(how: Agreement, earlier: Cases, later: Cases) -> bool {
    if earlier.is_empty() || later.is_empty() {
        return true;
    }
    match how {
        Agreement::Each => !earlier.intersection(later).is_empty(),
        Agreement::First => later.contains(Case::Nominative),
        Agreement::Last => earlier.contains(Case::Nominative),
    }
}
