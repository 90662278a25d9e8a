//! A matcher by its user's wishes: what counts, how much, and what else is known.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use core::fmt;
use core::str::FromStr;

use super::assign::{self, Assignment};
use super::own::Own;
use super::shares::{NO_READING, only};
use super::steps::{self, Found, pieces};
use super::{Matcher, Relation, SHARED, Score, StepKind, in_order, judge_any, lexicon};
use crate::error::Error;
use crate::grammar::Cases;
use crate::lang::Kind;
use crate::name::{Form, Name, Role, Token};

/// What a woman's and a man's form of one surname mean: Иванов, Иванова.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[repr(u8)]
#[non_exhaustive]
pub enum GenderPolicy {
    /// Two people of one family: whatever else agrees, the names are two. (Czech and Slovak give
    /// foreign women's surnames an ending; there two forms are one where the given names agree.)
    #[default]
    Different = 0,
    /// One surname, as a case form is: the names are one if the rest agrees.
    Same = 1,
    /// Nothing: such forms are not looked for. The words may still be case forms of one another, or
    /// sound alike.
    Ignored = 2,
}

impl GenderPolicy {
    /// Every policy, in the order of their numbers.
    pub const ALL: [GenderPolicy; 3] =
        [GenderPolicy::Different, GenderPolicy::Same, GenderPolicy::Ignored];

    /// One lower-case word for files and programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            GenderPolicy::Different => "different",
            GenderPolicy::Same => "same",
            GenderPolicy::Ignored => "ignored",
        }
    }
}

impl FromStr for GenderPolicy {
    type Err = Error;

    fn from_str(word: &str) -> Result<GenderPolicy, Error> {
        GenderPolicy::ALL.into_iter().find(|p| p.as_str() == word).ok_or_else(|| {
            Error::unknown_code("gender policy", word, "different, same and ignored are known")
        })
    }
}

impl fmt::Display for GenderPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Options of a [`Matcher`]. Without any it builds the same as [`Matcher::new`].
///
/// Whatever the options, scores are symmetric, and a name and itself score exactly 1 (if its kind is
/// compared at all). The learned weights stay as they are: they were calibrated on real pairs with
/// everything counted, so under other options read a score as an order, and measure your own
/// threshold.
///
/// ```
/// use isim::{GenderPolicy, Kind, Matcher, Name, StepKind};
///
/// let matcher = Matcher::builder()
///     .nicknames(false)
///     .gender(GenderPolicy::Same)
///     .weight(StepKind::Omitted, -150)
///     .rules("aliases.txt", "class alias\nali = Muhammad Ali, Cassius Clay")?
///     .build();
/// let same = |a, b| {
///     matcher.compare(&Name::new(a, Kind::Person), &Name::new(b, Kind::Person)).is_same()
/// };
/// assert!(!same("Bill Gates", "William Gates"));
/// assert!(same("Анна Иванова", "Анна Иванов"));
/// assert!(same("Cassius Clay", "Muhammad Ali"));
/// # Ok::<(), isim::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct MatcherBuilder(Custom);

/// What a matcher was built with.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Custom {
    /// A bit for each kind that is not compared, and [`ALIKE`].
    refused: u8,
    gender: GenderPolicy,
    no_nicknames: bool,
    no_initials: bool,
    no_omissions: bool,
    /// By the number of the step's kind.
    weights: [i32; StepKind::ALL.len() + 1],
    own: Own,
}

/// Set when the kinds of two names must be one.
const ALIKE: u8 = 0x80;

impl Matcher {
    /// Starts with the options of [`Matcher::new`].
    pub fn builder() -> MatcherBuilder {
        MatcherBuilder::default()
    }

    /// The name as this matcher's options see it: with nicknames, initials, women's surnames and
    /// words of the user's own rules marked.
    ///
    /// Nobody needs this: a name that was not prepared so scores the same. But a matcher with
    /// options prepares it anew for every comparison where they matter, which allocates; one that
    /// was prepared so is compared without, unless omissions do not count and there are some. A
    /// prepared name is for this matcher alone, or one of the same options.
    pub fn prepare(&self, name: Name) -> Name {
        match self.custom.as_ref().map(|custom| custom.prepared(&name)) {
            Some(Cow::Owned(name)) => name,
            _ => name,
        }
    }
}

impl MatcherBuilder {
    /// The kinds of names that are compared: pairs of any other kind, or of two kinds, score exactly
    /// 0. By default all are, and nobody asks whether two names are of one kind.
    pub fn kinds(mut self, kinds: &[Kind]) -> Self {
        self.0.refused = ALIKE;
        for kind in Kind::ALL.into_iter().filter(|kind| !kinds.contains(kind)) {
            self.0.refused |= 1 << kind as u8;
        }
        self
    }

    /// What a woman's and a man's form of one surname mean.
    pub fn gender(mut self, policy: GenderPolicy) -> Self {
        self.0.gender = policy;
        self
    }

    /// Whether forms of one given name count as such: Joseph and Yusuf, William and Bill. If not,
    /// they are names like any others, and may still sound alike. Those of [`rules`](Self::rules)
    /// count nevertheless.
    pub fn nicknames(mut self, count: bool) -> Self {
        self.0.no_nicknames = !count;
        self
    }

    /// Whether an initial may stand for a name that it begins. If not, it agrees only with itself.
    pub fn initials(mut self, count: bool) -> Self {
        self.0.no_initials = !count;
        self
    }

    /// Whether it speaks against two names that one has a part which the other lacks. If not, such
    /// parts are left out of the comparison, unless each name has one of its own.
    pub fn omissions(mut self, count: bool) -> Self {
        self.0.no_omissions = !count;
        self
    }

    /// Adds so many hundredths of a nat to the weight of a pair for each step of this kind that its
    /// explanation has; 0 by default. The sum stays within the range of scores, and short of
    /// certainty. It does not touch a name and itself, nor names with nothing in common.
    pub fn weight(mut self, kind: StepKind, hundredths: i32) -> Self {
        let most = 2 * Score::MAX_WEIGHT;
        self.0.weights[kind as usize] = hundredths.clamp(-most, most);
        self
    }

    /// Adds rules of one's own: forms of given names, titles, particles, and names that are one.
    /// `file` is a name for messages and for explanations; nothing is opened.
    ///
    /// The text is in the grammar of `data/`, and each line of it belongs to the `class` above it:
    ///
    /// ```text
    /// class given                              # words that are one given name, and what is short
    /// kubanychbek = kubanychbek, кубанычбек    # for them, by a name of your own
    /// kubanychbek short = kuba, куба
    /// class title                              # words that name nobody, by language
    /// und = foreman, прораб
    /// class particle                           # small words that may be missing
    /// und = ze
    /// class alias                              # whole names that are one
    /// ali = Muhammad Ali, Cassius Clay
    /// > Cassius Clay = Muhammad Ali            # an example, which must hold
    /// ```
    ///
    /// Forms count for names of persons, the other classes for all. Words are compared as isim folds
    /// them, so case and the like do not matter. Two names by one alias weigh what two names of one
    /// country in isim's own tables do. Rules come on top of isim's own and win over them.
    ///
    /// # Errors
    ///
    /// The first fault with line, column and cure; an example that does not hold under the options
    /// so far; a text of more than 16 MB.
    pub fn rules(mut self, file: &str, text: &str) -> Result<Self, Error> {
        let examples = self.0.own.add(file, text)?;
        let matcher = self.clone().build();
        for example in examples {
            let [a, b] = [&example.left, &example.right].map(|n| Name::new(n, Kind::Person));
            let score = matcher.compare(&a, &b);
            if !score.is_same() {
                let cure = alloc::format!(
                    "{:?} and {:?} score {score}, which is not the same name; mend a rule or the \
                     example",
                    example.left,
                    example.right
                );
                return Err(Error::rules(file, example.line, example.left_column, cure));
            }
        }
        Ok(self)
    }

    /// The matcher.
    pub fn build(self) -> Matcher {
        let custom = (self.0 != Custom::default()).then(|| Arc::new(self.0));
        Matcher { custom }
    }
}

impl Custom {
    /// How sure it is that two names are the same name.
    pub(super) fn compare(&self, a: &Name, b: &Name) -> Score {
        if !self.takes(a, b) {
            return Score::from_weight(Score::MIN_WEIGHT);
        }
        if a.same_text(b) {
            return Score::from_weight(Score::MAX_WEIGHT);
        }
        let (a, b) = (self.prepared(a), self.prepared(b));
        let (a, b) = in_order(&a, &b);
        if self.own.is_alias(a, b) {
            return short(SHARED + self.weight_of(StepKind::Lexicon));
        }
        if let Some(relation) = lexicon(a, b) {
            let kind = match relation {
                Relation::Same(..) => StepKind::Lexicon,
                Relation::Different(..) => StepKind::Contradicted,
            };
            return short(relation.weight(a.kind()) + self.weight_of(kind));
        }
        let mut found = Assignment::none();
        let Some(score) = judge_any(a, b, &mut found) else {
            return Score::from_weight(Score::MIN_WEIGHT);
        };
        let mut weight = score.weight();
        if self.no_omissions {
            weight = weight.max(without_omissions(a, b, &found));
        }
        if self.weights.iter().any(|w| *w != 0) {
            pieces(a, b, Found::of(&found), &mut |piece| {
                weight = weight.saturating_add(self.weight_of(piece.kind));
            });
        }
        short(weight)
    }

    /// Whether names of these kinds are compared.
    pub(super) fn takes(&self, a: &Name, b: &Name) -> bool {
        let refused = |kind: Kind| self.refused >> (kind as u8) & 1 == 1;
        self.refused == 0 || !refused(a.kind()) && a.kind() == b.kind()
    }

    /// What the user adds for a step of this kind.
    pub(super) fn weight_of(&self, kind: StepKind) -> i32 {
        self.weights.get(kind as usize).copied().unwrap_or(0)
    }

    /// The places of the rules that make two names one.
    pub(super) fn alias(&self, a: &Name, b: &Name) -> Option<(String, String)> {
        self.own.alias(a, b)
    }

    /// The place of the rule that makes two words forms of one given name.
    pub(super) fn given(&self, a: &Name, i: u8, b: &Name, j: u8) -> Option<String> {
        self.own.given_rule(a.tokens.get(usize::from(i))?, b.tokens.get(usize::from(j))?)
    }

    /// The place of the rule that makes a word a title or a particle.
    pub(super) fn word(&self, token: &Token) -> Option<String> {
        self.own.word_rule(token)
    }

    /// The name as the options see it; borrowed when they do not matter to it.
    pub(super) fn prepared<'n>(&self, name: &'n Name) -> Cow<'n, Name> {
        let person = name.kind() == Kind::Person;
        let proper = name.tokens.iter().filter(|t| t.role == Role::Name).count();
        let token = |t: &Token| self.own.token(t, person, self.no_nicknames, proper);
        let initial = |t: &Token| self.no_initials && t.role == Role::Initial;
        let gender = self.gender != GenderPolicy::Different
            && name.readings.iter().any(|r| r.form.is_feminine());
        if !gender && !name.tokens.iter().any(|t| initial(t) || token(t).is_some()) {
            return Cow::Borrowed(name);
        }
        let mut out = name.clone();
        for t in &mut out.tokens {
            if initial(t) {
                (t.role, t.weight) = (Role::Name, 4);
            }
            if let Some(new) = token(t) {
                *t = new;
            }
            t.mark(&name.readings);
        }
        for r in out.readings.iter_mut().filter(|r| gender && r.form.is_feminine()) {
            if self.gender == GenderPolicy::Ignored {
                (r.form, r.price) = NO_READING;
            } else {
                r.form = Form::Case(Cases::NONE);
            }
        }
        Cow::Owned(out)
    }
}

/// A weight short of certainty on either side.
fn short(weight: i32) -> Score {
    Score::from_weight(weight.clamp(Score::MIN_WEIGHT + 1, Score::MAX_WEIGHT - 1))
}

/// The weight of two prepared names by the model, without weights of the user's own; none when they
/// have nothing in common.
pub(super) fn plain_weight(a: &Name, b: &Name, custom: Option<&Custom>) -> Option<i32> {
    let mut found = Assignment::none();
    let weight = judge_any(a, b, &mut found)?.weight();
    Some(match custom {
        Some(custom) if custom.no_omissions => weight.max(without_omissions(a, b, &found)),
        _ => weight,
    })
}

/// The weight of two names without the parts that one of them lacks, when only one lacks any.
fn without_omissions(a: &Name, b: &Name, found: &Assignment) -> i32 {
    let left = |n: &Name, used: u32| assign::left(n, used).any(|(_, t)| steps::is_hard(t));
    if left(a, found.a_used) == left(b, found.b_used) {
        return Score::MIN_WEIGHT;
    }
    let (a, b) = (only(a, found.a_used), only(b, found.b_used));
    let (a, b) = in_order(&a, &b);
    let mut found = Assignment::none();
    judge_any(a, b, &mut found).map_or(Score::MIN_WEIGHT, Score::weight)
}
