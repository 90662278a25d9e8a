//! Why two names are, or are not, the same.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::{Score, sentence};
use crate::grammar::Cases;
use crate::lang::{Lang, Span};
use crate::lexicon::Entry;
use crate::name::{Form, Name, Role};

/// A score with its reasons.
///
/// The weights of the steps add up to the score's weight, and every part of both names appears in
/// exactly one step. Steps without parts speak of the whole name, of its order for one.
///
/// The score of names with several parts is not the sum of what each part would score alone: a
/// surname that agrees is worth more beside a given name that does too. So a step weighs what the
/// score gains by it on average over the orders in which the steps can be taken into account, its
/// Shapley value: isim compares the names again with some of their parts left out. Names without
/// any part in common weigh -1000 there, and no parts 0. With more than six steps the average is
/// over one order and its reverse. A step that agrees may weigh against one name, when it agrees
/// less than parts of one name do.
#[derive(Clone, Debug)]
pub struct Explanation {
    a: String,
    b: String,
    score: Score,
    steps: Vec<Step>,
}

/// One reason of an explanation.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Step {
    /// What kind of reason it is.
    pub kind: StepKind,
    /// The parts of the first name it speaks of: byte offsets in its text.
    pub a: Vec<Span>,
    /// The parts of the second name it speaks of.
    pub b: Vec<Span>,
    /// Log-odds in hundredths of a nat: positive speaks for one name, negative for two.
    pub weight: i32,
    /// The reason in words; may be empty.
    pub detail: String,
    /// Where the rule stands: a file of `data/` or of the user's and a line, when one rule decided.
    pub source: Option<String>,
    pub(super) what: What,
}

/// What a step rests on, beyond its kind.
#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    None,
    /// Agreement of sounds, in percent of full agreement.
    Likeness(u8),
    /// One name, or both, are inflected: the cases, and whether the first is.
    Case {
        cases: Cases,
        of_a: bool,
        both: bool,
        percent: u8,
    },
    /// A woman's form of a man's surname: whether the first is; whether that tells two people
    /// apart; and whether it is a form that foreign women are given too.
    Gender {
        of_a: bool,
        people: bool,
        foreign: bool,
    },
    /// One is short for the other, the initial or a familiar form: whether the first is.
    Short {
        of_a: bool,
    },
    /// Fathers' names, a name read as a foreign one, or an adjective of a place's name.
    Read {
        form: Form,
        percent: u8,
    },
    /// Words of one meaning, by its English word.
    Concept(&'static str),
    /// Names that the lexicon knows.
    Known(Entry, Entry),
    /// Names that the user's rules say are one.
    Alias,
    /// A part that one name lacks.
    Omitted(Role),
    /// The own name of a son or daughter, whose father the other name seems to be.
    Son,
    /// Another order; told by a comma.
    Order {
        comma: bool,
    },
    /// Names of kinds that are not compared.
    Kinds,
    /// No words to compare.
    Nothing,
    /// Weights that lead beyond the range of scores.
    Cut,
}

impl What {
    pub(super) fn detail(&self) -> String {
        let fixed = match *self {
            What::None | What::Short { .. } => "",
            What::Likeness(percent) => return alloc::format!("{percent}% of full agreement"),
            What::Case { cases, percent, .. } if cases.is_empty() => {
                return alloc::format!("inflected; {percent}% of full agreement");
            }
            What::Case { cases, percent, .. } => {
                return alloc::format!("{cases}; {percent}% of full agreement");
            }
            What::Read { form, percent } => {
                let what = match form {
                    Form::Father => "a father's name",
                    Form::Adjective => "an adjective of its name",
                    _ => "a foreign name",
                };
                return alloc::format!("{what}; {percent}% of full agreement");
            }
            What::Gender { people: true, foreign: false, .. } => "one family, two people",
            What::Gender { .. } => "a woman's form of the surname",
            What::Concept(word) => return alloc::format!("both mean {word}"),
            What::Known(x, y) if x.near || y.near => {
                let (one, other) = (x.entity().id(), y.entity().id());
                let [x, y] = [x, y].map(|e| (if e.near { "nearest to " } else { "" }, e.name()));
                return alloc::format!("{}{}, {one}; {}{}, {other}", x.0, x.1, y.0, y.1);
            }
            What::Known(x, y) if x.entity() == y.entity() => {
                return alloc::format!("both name {}", x.entity().id());
            }
            What::Known(x, y) => {
                let (one, other) = (x.entity().id(), y.entity().id());
                return alloc::format!("{} is {one}, {} is {other}", x.name(), y.name());
            }
            What::Alias => "names of one, by your rules",
            What::Omitted(role) => match role {
                Role::Title => "a title",
                Role::Particle => "a particle",
                Role::Patronymic => "a father's name",
                Role::Initial => "an initial",
                Role::Generation => "a generation word",
                Role::LegalForm => "a legal form",
                Role::Generic => "a generic word",
                Role::Name => "only one side has it",
            },
            What::Son => "a child of the other's",
            What::Order { comma: true } => "the comma tells the order",
            What::Order { comma: false } => "the parts stand in another order",
            What::Kinds => "names of these kinds are not compared",
            What::Nothing => "there are no words to compare",
            What::Cut => "scores go no further",
        };
        fixed.into()
    }
}

impl Step {
    pub(super) fn new(kind: StepKind, what: What) -> Step {
        let (a, b) = (Vec::new(), Vec::new());
        Step { kind, a, b, weight: 0, detail: what.detail(), source: None, what }
    }

    /// The same with the names the other way round.
    pub(super) fn mirror(&mut self) {
        core::mem::swap(&mut self.a, &mut self.b);
        match &mut self.what {
            What::Case { of_a, .. } | What::Gender { of_a, .. } | What::Short { of_a } => {
                *of_a = !*of_a;
            }
            _ => {}
        }
    }
}

/// The kinds of reasons. Their numbers are the same in C and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum StepKind {
    /// The same spelling, but for case and the like.
    Same = 1,
    /// The same sounds in other letters: another script, orthography or romanisation.
    Spelling = 2,
    /// A small difference that no rule explains.
    Typo = 3,
    /// One is a grammatical case of the other.
    CaseForm = 4,
    /// One is a familiar form of the other: Bill, William.
    Diminutive = 5,
    /// Two forms of one given name across languages: Joseph, Yusuf.
    Equivalent = 6,
    /// An initial and a name that begins with it.
    Initial = 7,
    /// Written in one word here and in several there.
    Joined = 8,
    /// Known to a table: an exonym, an acronym, a translated word.
    Lexicon = 9,
    /// Letters that only look alike.
    Homoglyph = 10,
    /// Present on one side, absent on the other.
    Omitted = 11,
    /// Different words in the same place on both sides.
    Contradicted = 12,
    /// The masculine and the feminine form of one surname: one family, two people.
    Gender = 13,
    /// Numbers or generation words that differ: II and III.
    Numeral = 14,
    /// The parts stand in another order.
    Order = 15,
    /// What no part accounts for: names without any word, and weights of your own that lead beyond
    /// the range of scores.
    Calibration = 16,
}

impl StepKind {
    /// Every kind, in the order of their numbers.
    pub const ALL: [StepKind; 16] = [
        StepKind::Same,
        StepKind::Spelling,
        StepKind::Typo,
        StepKind::CaseForm,
        StepKind::Diminutive,
        StepKind::Equivalent,
        StepKind::Initial,
        StepKind::Joined,
        StepKind::Lexicon,
        StepKind::Homoglyph,
        StepKind::Omitted,
        StepKind::Contradicted,
        StepKind::Gender,
        StepKind::Numeral,
        StepKind::Order,
        StepKind::Calibration,
    ];

    /// One lower-case word for files and programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            StepKind::Same => "same",
            StepKind::Spelling => "spelling",
            StepKind::Typo => "typo",
            StepKind::CaseForm => "case-form",
            StepKind::Diminutive => "diminutive",
            StepKind::Equivalent => "equivalent",
            StepKind::Initial => "initial",
            StepKind::Joined => "joined",
            StepKind::Lexicon => "lexicon",
            StepKind::Homoglyph => "homoglyph",
            StepKind::Omitted => "omitted",
            StepKind::Contradicted => "contradicted",
            StepKind::Gender => "gender",
            StepKind::Numeral => "numeral",
            StepKind::Order => "order",
            StepKind::Calibration => "calibration",
        }
    }
}

impl fmt::Display for StepKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Explanation {
    pub(crate) fn new(a: &Name, b: &Name, score: Score, steps: Vec<Step>) -> Explanation {
        Explanation { a: a.text().into(), b: b.text().into(), score, steps }
    }

    /// The score: the same as [`compare`](crate::Matcher::compare) gives.
    pub fn score(&self) -> Score {
        self.score
    }

    /// The reasons, in the order of the first name's parts, those of the whole name last.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The verdict and what it rests on in one sentence for readers: in Russian for
    /// [`Lang`] `ru`, in English for every other language.
    ///
    /// It names the weightiest steps of either sign first, and how many more there are.
    ///
    /// ```
    /// let why = isim::explain("Anar Aliyev", "Ilham Aliyev", isim::Kind::Person);
    /// let sentence = why.sentence(isim::Lang::literal("en"));
    /// assert!(sentence.ends_with("“Aliyev” stands in both."), "{sentence}");
    /// ```
    pub fn sentence(&self, lang: Lang) -> String {
        sentence::sentence(self, lang)
    }

    /// The first name, as it was given.
    pub fn a(&self) -> &str {
        &self.a
    }

    /// The second name, as it was given.
    pub fn b(&self) -> &str {
        &self.b
    }
}

impl fmt::Display for Explanation {
    /// A table for eyes: a line for the score, then a line a step.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.score.is_same() { "same" } else { "different" };
        writeln!(f, "{} | {}: {verdict}, {:.3}", self.a, self.b, self.score.value())?;
        for step in &self.steps {
            let join = |spans: &[Span], text: &str| {
                spans.iter().map(|s| s.of(text)).collect::<Vec<_>>().join(" ")
            };
            let (a, b) = (join(&step.a, &self.a), join(&step.b, &self.b));
            let nats = f64::from(step.weight) / 100.0;
            write!(f, "  {nats:+7.2}  {:<12}  {a} | {b}", step.kind.as_str())?;
            if !step.detail.is_empty() {
                write!(f, "  ({})", step.detail)?;
            }
            if let Some(source) = &step.source {
                write!(f, "  [{source}]")?;
            }
            writeln!(f)?;
        }
        Ok(())
    }
}
