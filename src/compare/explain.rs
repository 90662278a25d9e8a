//! Why two names are, or are not, the same.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::Score;
use crate::lang::Span;
use crate::name::Name;

/// A score with its reasons.
///
/// The weights of the steps add up to the score's weight, and every part of both names appears in
/// exactly one step. Steps without parts speak of the whole name (its order, its calibration).
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
    /// Where the rule stands: a file of `data/` and a line, when one rule decided.
    pub source: Option<String>,
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
    /// What the evidence of this kind and these scripts is worth, measured on real pairs.
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
