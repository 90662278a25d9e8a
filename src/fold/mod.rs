//! The plain form of a text, and what had to be done to it.
//!
//! Folding takes away what two writings of one name may differ in without being read differently:
//!
//! * compatibility forms (full width, ligatures, Arabic presentation forms), composed: NFKC;
//! * case, by full case folding (`ẞ` and `ß` are `ss`, final sigma is `σ`). Dotless `ı` stays apart
//!   from `i`; `I` and `İ` are `i`, unless the language is said to be one that writes `ı`;
//! * characters without a shape of their own, which are reported;
//! * letters of a look-alike script inside a word of another script, which are reported;
//! * apostrophes (one class, `'`), quotation marks (`"`), hyphens and dashes (`-`), raised dots
//!   (`·`), digits of any script (ASCII);
//! * vowel signs of Arabic and points of Hebrew and Syriac, tatweel, stress marks on Cyrillic
//!   vowels; Persian and Arabic yeh and kaf (`ي`, `ك`); old Georgian capitals;
//! * white space and control characters: single spaces, none at the ends.
//!
//! Letters with diacritics remain themselves: `ç` is not `c`. The sources are the Unicode Standard
//! (UAX 15 for NFKC, its case folding, its default-ignorable code points), and for what is
//! confusable `data/confusables.txt`.

mod chars;
mod indic;
mod offsets;
mod run;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::lang::{Lang, Span};

pub(crate) use chars::{OTHER, is_inside, plain};
pub(crate) use indic::is_sign;
pub(crate) use offsets::Segment;

/// The plain form of a name: compatibility forms composed, case folded, apostrophes, hyphens and
/// digits each one kind, white space single, nothing invisible left.
///
/// Folding the result again changes nothing, and composed and decomposed spellings fold to the
/// same text. Time and memory grow in proportion to the text.
///
/// ```
/// assert_eq!(isim::fold("  Vedat\u{a0}Işıkhan "), "vedat işıkhan");
/// assert_eq!(isim::fold("O\u{2019}zbekiston"), "o'zbekiston");
/// assert_eq!(isim::fold("Ма\u{ad}рия Влади\u{301}мировна"), "мария владимировна");
/// ```
pub fn fold(text: &str) -> String {
    Folder::default().fold(text)
}

/// Folding with options; [`fold`] is `Folder::default()`.
///
/// ```
/// use isim::Folder;
/// let turkish = Folder::builder().lang("tr".parse()?).build();
/// assert_eq!(turkish.fold("IŞIK"), "ışık");
/// assert_eq!(isim::fold("IŞIK"), "işik");
/// # Ok::<(), isim::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Folder {
    keep_case: bool,
    keep_marks: bool,
    dotless: bool,
}

/// Options of a [`Folder`].
#[derive(Clone, Debug, Default)]
pub struct FolderBuilder(Folder);

impl Folder {
    /// Starts with the options of [`fold`].
    pub fn builder() -> FolderBuilder {
        FolderBuilder::default()
    }

    /// The plain form of a text.
    pub fn fold(&self, text: &str) -> String {
        if let Some(folded) = self.fold_ascii(text) {
            return folded;
        }
        let mut out = Folded::default();
        out.text.reserve(text.len());
        run::fold::<false>(self, text, &mut out);
        out.text
    }

    /// The plain form, the way back to the text it was made from, and what was found in it.
    ///
    /// ```
    /// use isim::{FindingKind, Folder};
    /// let folded = Folder::default().apply("Pa\u{200b}ul H\u{443}de"); // у is Cyrillic
    /// assert_eq!(folded.text(), "paul hyde");
    /// assert_eq!(folded.findings()[0].kind, FindingKind::Invisible);
    /// assert_eq!(folded.findings()[1].kind, FindingKind::Homoglyph);
    /// ```
    pub fn apply(&self, text: &str) -> Folded {
        let mut out = Folded::default();
        self.fold_into(text, &mut out);
        out
    }

    /// As [`Folder::apply`], into buffers that are used again.
    pub(crate) fn fold_into(&self, text: &str, out: &mut Folded) {
        out.clear();
        out.text.reserve(text.len());
        run::fold::<true>(self, text, out);
    }

    /// Plain ASCII words need nothing but lower case.
    fn fold_ascii(&self, text: &str) -> Option<String> {
        if self.dotless || self.keep_case {
            return None;
        }
        let mut space = true; // no space may stand first
        for &byte in text.as_bytes() {
            match byte {
                b' ' if space => return None,
                b' ' => space = true,
                b'!'..=b'_' | b'a'..=b'~' => space = false,
                _ => return None,
            }
        }
        (!space || text.is_empty()).then(|| text.to_ascii_lowercase())
    }
}

impl FolderBuilder {
    /// Leaves capitals as they are.
    pub fn keep_case(mut self, keep: bool) -> Self {
        self.0.keep_case = keep;
        self
    }

    /// Leaves Arabic vowel signs, Hebrew and Syriac points and Cyrillic stress marks in place.
    pub fn keep_marks(mut self, keep: bool) -> Self {
        self.0.keep_marks = keep;
        self
    }

    /// The language of the text. It matters for the languages that write both `ı` and `i` (tr, az,
    /// crh, gag, tt, kk), where `I` is the capital of `ı` and `İ` that of `i`.
    pub fn lang(mut self, lang: Lang) -> Self {
        self.0.dotless = matches!(lang.as_str(), "tr" | "az" | "crh" | "gag" | "tt" | "kk");
        self
    }

    /// The folder.
    pub fn build(self) -> Folder {
        self.0
    }
}

/// A folded text with what is known of the way there.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    text: String,
    segments: Vec<Segment>,
    findings: Vec<Finding>,
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was found in the original, in the order of its text.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The stretch of the original that a stretch of the folded text was made from. Both are byte
    /// offsets; the answer lies on character borders of the original.
    ///
    /// ```
    /// use isim::{Folder, Span};
    /// let text = "Straße  Ⅷ";
    /// let folded = Folder::default().apply(text);
    /// assert_eq!(folded.text(), "strasse viii");
    /// assert_eq!(folded.original(Span { start: 8, end: 12 }).of(text), "Ⅷ");
    /// ```
    pub fn original(&self, folded: Span) -> Span {
        offsets::original(&self.segments, folded)
    }

    fn clear(&mut self) {
        self.text.clear();
        self.segments.clear();
        self.findings.clear();
    }
}

/// Something in a text that its readers do not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// Where it stands in the original text.
    pub span: Span,
}

/// What may be hidden in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum FindingKind {
    /// Characters without a shape: soft hyphens, joiners, variation selectors, control characters.
    /// Dropped; control characters became spaces.
    Invisible = 0,
    /// Characters that turn the direction of writing. Dropped.
    Bidi = 1,
    /// A letter of a script that looks like one of the word's own script. Replaced.
    Homoglyph = 2,
    /// A word in two alphabets that cannot be written in one of them. Left alone.
    MixedScript = 3,
}

impl FindingKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [FindingKind; 4] = [
        FindingKind::Invisible,
        FindingKind::Bidi,
        FindingKind::Homoglyph,
        FindingKind::MixedScript,
    ];

    /// One lower-case word for files and programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            FindingKind::Invisible => "invisible",
            FindingKind::Bidi => "bidi",
            FindingKind::Homoglyph => "homoglyph",
            FindingKind::MixedScript => "mixed-script",
        }
    }
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
