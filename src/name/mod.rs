//! A name, prepared once for many comparisons.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::lang::{Kind, Lang, Script, Span};
use crate::lexicon::Entry;

mod ascii;
mod chinese;
mod choices;
mod compound;
mod consonants;
mod cut;
mod known;
mod korean;
pub(crate) mod pack;
mod phrase;
mod preparer;
mod readings;
mod regnal;
mod rulers;
pub(crate) mod token;
mod unspaced;
mod within;
pub(crate) mod words;

pub(crate) use choices::Choice;
pub(crate) use compound::{is_article, is_servant, is_son};
pub use preparer::{Kept, Preparer};
pub(crate) use readings::{Form, POLISH, Reading};
pub(crate) use token::Token;
pub(crate) use within::country_of;

/// A name, prepared: its text, its parts with their roles, and what it sounds like.
///
/// Preparing costs about a microsecond and allocates; comparing prepared names does not allocate.
///
/// ```
/// use isim::{Kind, Name};
/// let name = Name::new("Vedat Işıkhan", Kind::Person);
/// assert_eq!(name.text(), "Vedat Işıkhan");
/// assert_eq!(name.parts().count(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Name {
    text: String,
    folded: String,
    kind: Kind,
    lang: Lang,
    script: Script,
    /// Of the folded text: orders two names, and tells most that differ apart at once.
    pub(crate) hash: u64,
    pub(crate) tokens: Vec<Token>,
    /// How many sounds its longest token has, and the two neighbours that have fewest together: tells
    /// at once whether neighbours may be joined to one word of another name.
    pub(crate) lengths: [u16; 2],
    /// The sounds of all tokens, one after the other.
    pub(crate) sounds: Vec<u8>,
    /// For every sound, the row of costs that it forms with the one before it.
    pub(crate) rows: Vec<u8>,
    /// Base forms that tokens may be inflected forms of.
    pub(crate) readings: Vec<Reading>,
    /// The sounds and rows of the readings.
    pub(crate) reading_sounds: Vec<u8>,
    pub(crate) reading_rows: Vec<u8>,
    /// What tokens of several readings may be read as, and the sounds of these.
    pub(crate) choices: Vec<Choice>,
    pub(crate) choice_sounds: Vec<u8>,
    /// What the lexicon knows it to name.
    pub(crate) known: [Option<Entry>; known::MOST],
}

/// What a name is prepared with.
struct With<'a> {
    /// The words that were prepared lately.
    known: Option<&'a mut Preparer>,
    /// Whether it may be compared with names of other scripts.
    across: bool,
    /// Whether it is a word of a text, of which it does not matter what it names as a whole.
    word: bool,
}

/// One part of a name: where it stands in the text, and what it does there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where the part stands in the name's text.
    pub span: Span,
    /// What the part does.
    pub role: Role,
}

/// What a part of a name does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum Role {
    /// A name proper: given name, surname, any other word.
    Name = 0,
    /// A single letter that stands for a name.
    Initial = 1,
    /// A father's name: Heydərovich, Heydər oğlu.
    Patronymic = 2,
    /// A small word that belongs to a name: bin, van, de, oğlu, uulu.
    Particle = 3,
    /// A title or form of address: Dr, Sheikh, господин.
    Title = 4,
    /// A word or number that tells generations apart: Jr, II, XIV.
    Generation = 5,
    /// A legal form: Ltd, ООО, MMC.
    LegalForm = 6,
    /// A generic word: Ministry, банк.
    Generic = 7,
}

/// True for a folded word that is a title or a form of address.
pub(crate) fn is_title(folded: &str) -> bool {
    words::word(folded).is_some_and(|w| w.class == words::Class::Title)
}

/// Whether two names may be of two scripts: those of ASCII letters are of one.
fn across(a: &str, b: &str) -> bool {
    let latin = |text: &str| text.is_ascii() && text.contains(|c: char| c.is_ascii_alphabetic());
    !(latin(a) && latin(b))
}

/// How many sounds the longest of some tokens has, and the two neighbours that have fewest together.
pub(crate) fn lengths(tokens: &[Token]) -> [u16; 2] {
    let len = |t: &Token| u16::from(t.len);
    let two = tokens.windows(2).map(|two| len(&two[0]) + len(&two[1]));
    [tokens.iter().map(len).max().unwrap_or(0), two.min().unwrap_or(NONE)]
}

/// More sounds than any two tokens have.
const NONE: u16 = 1 << 12;

impl Role {
    /// Every role, in the order of their numbers.
    pub const ALL: [Role; 8] = [
        Role::Name,
        Role::Initial,
        Role::Patronymic,
        Role::Particle,
        Role::Title,
        Role::Generation,
        Role::LegalForm,
        Role::Generic,
    ];

    /// The share of a token's evidence that counts, in quarters.
    pub(crate) const fn weight(self) -> u8 {
        match self {
            Role::Title => 0,
            Role::Particle | Role::LegalForm | Role::Generation => 1,
            Role::Generic | Role::Initial => 2,
            Role::Patronymic => 3,
            Role::Name => 4,
        }
    }

    /// One lower-case word for files and programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Role::Name => "name",
            Role::Initial => "initial",
            Role::Patronymic => "patronymic",
            Role::Particle => "particle",
            Role::Title => "title",
            Role::Generation => "generation",
            Role::LegalForm => "legal-form",
            Role::Generic => "generic",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Name {
    /// Prepares a name; its language is guessed. Any text is a name, the empty one too.
    pub fn new(text: &str, kind: Kind) -> Name {
        Name::with_lang(text, kind, Lang::UND)
    }

    /// Prepares a name whose language is known.
    pub fn with_lang(text: &str, kind: Kind, lang: Lang) -> Name {
        let mut name = Name::unpacked();
        name.fill(text, kind, lang, With { known: None, across: true, word: false });
        name
    }

    /// Prepares a word of a text, to be heard: the lexicon is not asked what it names.
    pub(crate) fn word(text: &str, kind: Kind, lang: Lang) -> Name {
        let mut name = Name::unpacked();
        name.fill(text, kind, lang, With { known: None, across: true, word: true });
        name
    }

    /// Prepares two names to be compared once, with each other.
    pub(crate) fn pair(a: &str, b: &str, kind: Kind) -> [Name; 2] {
        let across = across(a, b);
        [a, b].map(|text| {
            let mut name = Name::unpacked();
            name.fill(text, kind, Lang::UND, With { known: None, across, word: false });
            name
        })
    }

    /// Prepares it anew as the name of another text.
    fn fill(&mut self, text: &str, kind: Kind, lang: Lang, with: With) {
        let mut words = cut::Words::new(core::mem::take(&mut self.folded));
        words.read(text, kind);
        let script = words.folded.chars().map(Script::of).find(|s| *s != Script::Zyyy);
        self.restart(kind, lang, script.unwrap_or(Script::Zyyy), token::hash(&words.folded));
        match self.text.capacity() {
            0 => self.text = String::from(text),
            _ => {
                self.text.clear();
                self.text.push_str(text);
            }
        }
        let word = with.word;
        token::tokenize(self, &words, with);
        if !word {
            known::find(self, &words);
        }
        chinese::join(self);
        within::acronyms(self);
        within::countries(self, &words);
        self.folded = words.folded;
        self.lengths = lengths(&self.tokens);
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The kind it was prepared as.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The language it was prepared with: [`Lang::UND`] when it was left to be guessed.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The script it is written in: that of its first letter.
    pub fn script(&self) -> Script {
        self.script
    }

    /// Its parts, in the order of the text.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.tokens.iter().map(|t| Part { span: t.span, role: t.role })
    }

    /// The reading at a place in the list, counted from 1; 0 is none.
    pub(crate) fn reading(&self, place: u16) -> Option<&Reading> {
        self.readings.get(usize::from(place).checked_sub(1)?)
    }

    /// What a token is in Hangul, if it is a word of a Korean name in Latin letters.
    pub(crate) fn korean(&self, token: &Token) -> Option<&Reading> {
        self.reading(token.extra).filter(|r| r.form == Form::Korean)
    }

    /// True when two names have one plain form, ı and i being one.
    pub(crate) fn same_text(&self, other: &Name) -> bool {
        self.hash == other.hash
            && self.folded.chars().map(token::one).eq(other.folded.chars().map(token::one))
    }
}
