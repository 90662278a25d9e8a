//! Languages, scripts and kinds of names.

use core::fmt;
use core::str::FromStr;

use crate::error::Error;

/// A language: the primary subtag of a BCP 47 tag, as in `az`, `ckb` or `und`.
///
/// ```
/// let az: isim::Lang = "az-Latn-AZ".parse()?;
/// assert_eq!(az.as_str(), "az");
/// # Ok::<(), isim::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang([u8; 3]);

impl Lang {
    /// The undetermined language, `und`.
    pub const UND: Lang = Lang(*b"und");

    /// The language of a literal tag of two or three lower-case letters.
    ///
    /// # Panics
    ///
    /// At compile time when used in a `const`, if the tag has another form. Use [`str::parse`] for
    /// tags that come from outside.
    pub const fn literal(tag: &str) -> Lang {
        let b = tag.as_bytes();
        assert!(b.len() == 2 || b.len() == 3, "a language tag has two or three letters");
        let third = if b.len() == 3 { b[2] } else { b' ' };
        Lang([b[0], b[1], third])
    }

    /// The tag: two or three lower-case letters.
    pub fn as_str(&self) -> &str {
        let len = if self.0[2] == b' ' { 2 } else { 3 };
        core::str::from_utf8(&self.0[..len]).unwrap_or("und")
    }
}

impl FromStr for Lang {
    type Err = Error;

    /// Reads a BCP 47 tag and keeps its primary language; script, region and variants are ignored.
    fn from_str(tag: &str) -> Result<Lang, Error> {
        let primary = tag.split(['-', '_']).next().unwrap_or("").as_bytes();
        let mut code = *b"   ";
        if !(2..=3).contains(&primary.len()) || !primary.iter().all(u8::is_ascii_alphabetic) {
            return Err(Error::unknown_code(
                "language",
                tag,
                "a BCP 47 tag is expected, such as ru, az-Latn or ckb",
            ));
        }
        for (to, from) in code.iter_mut().zip(primary) {
            *to = from.to_ascii_lowercase();
        }
        Ok(Lang(code))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lang({})", self.as_str())
    }
}

macro_rules! scripts {
    ($($(#[$doc:meta])* $name:ident)*) => {
        /// A writing system, by its ISO 15924 code.
        ///
        /// ```
        /// assert_eq!(isim::Script::of('Ж').code(), "Cyrl");
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Script { $($(#[$doc])* $name),* }

        impl Script {
            /// Every script that isim tells apart.
            pub const ALL: &'static [Script] = &[$(Script::$name),*];

            /// The ISO 15924 code, four letters.
            pub const fn code(self) -> &'static str {
                match self { $(Script::$name => stringify!($name)),* }
            }
        }
    };
}

scripts! {
    /// Latin.
    Latn
    /// Cyrillic.
    Cyrl
    /// Greek.
    Grek
    /// Armenian.
    Armn
    /// Georgian: Mkhedruli, Mtavruli and the older forms.
    Geor
    /// Hebrew.
    Hebr
    /// Arabic, in all its languages.
    Arab
    /// Syriac.
    Syrc
    /// Thaana.
    Thaa
    /// Devanagari.
    Deva
    /// Bengali and Assamese.
    Beng
    /// Gurmukhi.
    Guru
    /// Gujarati.
    Gujr
    /// Oriya.
    Orya
    /// Tamil.
    Taml
    /// Telugu.
    Telu
    /// Kannada.
    Knda
    /// Malayalam.
    Mlym
    /// Sinhala.
    Sinh
    /// Thai.
    Thai
    /// Lao.
    Laoo
    /// Khmer.
    Khmr
    /// Burmese.
    Mymr
    /// Tibetan.
    Tibt
    /// Ethiopic.
    Ethi
    /// Hangul.
    Hang
    /// Hiragana.
    Hira
    /// Katakana.
    Kana
    /// Han.
    Hani
    /// Bopomofo.
    Bopo
    /// Mongolian.
    Mong
    /// Common: digits, punctuation and marks of no script of their own.
    Zyyy
    /// Any other script.
    Zzzz
}

impl FromStr for Script {
    type Err = Error;

    fn from_str(code: &str) -> Result<Script, Error> {
        Script::ALL.iter().copied().find(|s| s.code().eq_ignore_ascii_case(code)).ok_or_else(|| {
            Error::unknown_code("script", code, "an ISO 15924 code is expected, such as Cyrl")
        })
    }
}

impl fmt::Display for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What a name names. It decides which rules apply: persons have patronymics and initials,
/// countries a table of exonyms, organisations legal forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A human being.
    #[default]
    Person = 0,
    /// A settlement, region, river or other place.
    Place = 1,
    /// A country or territory.
    Country = 2,
    /// A company, authority or other body.
    Organization = 3,
}

impl Kind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [Kind; 4] = [Kind::Person, Kind::Place, Kind::Country, Kind::Organization];

    /// The English word that names the kind in files and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Person => "person",
            Kind::Place => "place",
            Kind::Country => "country",
            Kind::Organization => "organization",
        }
    }
}

impl FromStr for Kind {
    type Err = Error;

    fn from_str(word: &str) -> Result<Kind, Error> {
        match word {
            "organisation" => Ok(Kind::Organization),
            _ => Kind::ALL.into_iter().find(|k| k.as_str() == word).ok_or_else(|| {
                Error::unknown_code(
                    "kind",
                    word,
                    "person, place, country and organization are known",
                )
            }),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A stretch of text: byte offsets, the end one past the last byte, both on character borders.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset one past the last byte.
    pub end: usize,
}

impl Span {
    /// The stretch itself, cut out of the text it was found in; empty when the span does not fit.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.start..self.end).unwrap_or("")
    }
}
