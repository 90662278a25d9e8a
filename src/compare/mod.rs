//! Two names: are they the same, and why.

pub(crate) mod align;
mod assign;
mod builder;
mod explain;
pub(crate) mod features;
mod forms;
mod grid;
mod join;
mod lattice;
mod own;
mod reject;
mod rules;
mod score;
mod sentence;
mod shares;
mod steps;
mod weigh;
pub(crate) mod writing;

pub use builder::{GenderPolicy, MatcherBuilder};
pub use explain::{Explanation, Step, StepKind};
pub use score::Score;

use self::assign::{Assignment, How, Match};
use self::features::Numbers;
#[cfg(feature = "learn")]
use self::features::features;
use self::reject::Chances;
use self::rules::{crossed, fathers, short};
use crate::lang::Kind;
use crate::lexicon::{Entry, Sense};
use crate::name::{Name, Role};

/// Compares two names of one kind.
///
/// ```
/// use isim::{compare, Kind};
/// assert!(compare("Vedat Işıkhan", "vedat işıkhan", Kind::Person).is_same());
/// ```
pub fn compare(a: &str, b: &str, kind: Kind) -> Score {
    let [a, b] = Name::pair(a, b, kind);
    Matcher::new().compare(&a, &b)
}

/// Compares two names and says why; see [`Matcher::explain`].
pub fn explain(a: &str, b: &str, kind: Kind) -> Explanation {
    Matcher::new().explain(&Name::new(a, kind), &Name::new(b, kind))
}

/// Compares prepared names. Cheap to make, without state: share it, or make one where you need it.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    custom: Option<alloc::sync::Arc<builder::Custom>>,
}

impl Matcher {
    /// The matcher with its built-in weights.
    pub fn new() -> Matcher {
        Matcher { custom: None }
    }

    /// How sure it is that two names are the same name. Symmetric; allocates nothing.
    pub fn compare(&self, a: &Name, b: &Name) -> Score {
        if let Some(custom) = &self.custom {
            return custom.compare(a, b);
        }
        if a.same_text(b) {
            return Score::from_weight(Score::MAX_WEIGHT);
        }
        let (a, b) = in_order(a, b);
        if let Some(relation) = lexicon(a, b) {
            return Score::from_weight(relation.weight(a.kind()));
        }
        // Most pairs end here.
        let Some(chances) = Chances::of(a, b) else {
            return Score::from_weight(Score::MIN_WEIGHT);
        };
        let mut found = Assignment::none();
        judge(a, b, chances, &mut found).unwrap_or(Score::from_weight(Score::MIN_WEIGHT))
    }

    /// The score with its reasons: typed steps whose weights add up to the score's weight, and in
    /// which every part of both names appears exactly once.
    pub fn explain(&self, a: &Name, b: &Name) -> Explanation {
        let score = self.compare(a, b);
        Explanation::new(a, b, score, steps::steps(a, b, self.custom.as_deref(), score))
    }
}

/// The weight, in hundredths of a nat, of two names of one entity in the lexicon.
pub(crate) const SHARED: i32 = 1200;
/// What is left of it when persons' names are meant, which may be those of countries by chance.
const PERSONAL: i32 = 500;
/// What is left of it when a name is not in the lexicon, but nearest to one that is.
const NEAR: i32 = 300;
/// The weight of two names of different entities.
const APART: i32 = -1000;

/// What persons' names whose numbers differ come to at most: Leo IX is not Leo X.
const NUMERAL: i32 = -250;

/// What organisations' names come to at most of which one alone has a number, or each its own: the
/// second company is not the first.
const COUNT: i32 = -50;

/// What persons' names come to at most that agree but for the fathers, who are two, or of which one's
/// father is the other's son.
const FATHER: i32 = -150;

/// What a woman's and a man's form of one surname leave of two persons' names at most: one family,
/// two people.
const GENDER: i32 = -200;

/// What two persons' names of two parts come to at most when one part is shared and the other is
/// another name altogether, or longer ones with another name at one place among particles: the
/// scripts and customs in which such pairs were seldom seen have no better rule.
const HALF: i32 = -50;

/// What is left of a weight when two persons' names have the woman's and the man's form of one
/// surname. Czech, Slovak and Latvian give foreign women's surnames an ending, so there two forms may
/// well be one woman's: they are when another part agrees, for given names are hers or his.
pub(crate) fn after_gender(a: &Name, b: &Name, found: &Assignment, weight: i32) -> i32 {
    if a.kind() != Kind::Person || !found.has(How::Gender) {
        return weight;
    }
    let mut genders = found.matches().iter().filter(|m| m.how == How::Gender);
    if !genders.any(|m| is_given_to_foreigners(a, b, m)) {
        return weight.min(GENDER);
    }
    let others = || found.matches().iter().filter(|m| m.how != How::Gender);
    let agrees = |m: &Match| match m.how {
        How::Same | How::Equivalent | How::Case => true,
        How::Sound => m.likeness() >= ONE_GIVEN,
        _ => false,
    };
    let apart = |m: &Match| a.script() == b.script() && m.how == How::Sound && !agrees(m);
    if others().any(apart) {
        weight.min(GENDER)
    } else if others().any(agrees) {
        weight
    } else {
        weight - FOREIGN
    }
}

/// Whether a woman's form of a surname is one that her language gives to foreign women too.
pub(crate) fn is_given_to_foreigners(a: &Name, b: &Name, m: &Match) -> bool {
    let lang = |n: &Name, at: u16| n.reading(at).map(|r| r.lang);
    let langs = [lang(a, m.a_reading), lang(b, m.b_reading)];
    langs.iter().flatten().any(|lang| matches!(lang.as_str(), "cs" | "sk" | "lv"))
}

/// How alike, in thousandths, two given names are that are one: Jan is not Jana.
const ONE_GIVEN: i32 = 850;

/// What the Czech or Latvian form of a woman's surname takes from being that of the one without it.
const FOREIGN: i32 = 250;

/// What speaks against a country's name being that of one which the lexicon, which knows all in
/// many languages, does not list: a misspelling bears it, "Turkic" for "Turkish" does not.
const UNLISTED: i32 = 250;

/// Hiragana and its romanization are one to one: what agrees syllable by syllable is one name however
/// short it is, and another syllable is hardly a slip.
const SYLLABLES: i32 = 400;
const SYLLABLE: i32 = 130;

/// What the lexicon knows of two names.
pub(crate) enum Relation {
    /// Both name one thing: Türkiye and Турция. One reading of each is given.
    Same(Entry, Entry),
    /// Both are known, and nothing is named by both: Iran and Iraq.
    Different(Entry, Entry),
}

impl Relation {
    /// What it is worth to names of a kind, in hundredths of a nat.
    pub(crate) fn weight(&self, kind: Kind) -> i32 {
        let (whole, x, y) = match self {
            Relation::Same(x, y) if kind == Kind::Person => (PERSONAL, x, y),
            Relation::Same(x, y) => (SHARED, x, y),
            Relation::Different(x, y) => (APART, x, y),
        };
        if x.near || y.near { whole.min(NEAR) } else { whole }
    }
}

/// What the lexicon knows of two prepared names.
pub(crate) fn lexicon(a: &Name, b: &Name) -> Option<Relation> {
    let (first, second) = (a.known[0]?, b.known[0]?);
    for x in a.known.iter().flatten() {
        for y in b.known.iter().flatten() {
            if x.entity() == y.entity() {
                return Some(Relation::Same(*x, *y));
            }
        }
    }
    // What a misspelling is not, the sounds tell; a person may be called like a people.
    let sure = |known: &Entry| {
        !known.near && (a.kind() != Kind::Person || known.sense() == Sense::Country)
    };
    (sure(&first) && sure(&second)).then_some(Relation::Different(first, second))
}

/// The score of two names in canonical order that are not hopeless, short of certainty on either
/// side, which only equal or wholly unlike names have; none when nothing agrees. `found` becomes
/// which of their tokens stand for each other.
///
/// All comparing goes through here, and what this calls nobody else does: so it is compiled alike,
/// and as fast, in the C library, which uses all of isim, and in a program that compares and no more.
#[inline(never)]
fn judge(a: &Name, b: &Name, chances: Chances, found: &mut Assignment) -> Option<Score> {
    let mut values = [0; features::COUNT];
    let agrees = features::hopeful(a, b, chances, found, &mut values);
    agrees.then(|| settle(a, b, &values, found, weigh::weigh(a.kind(), &values)))
}

/// The same of names that may be hopeless.
fn judge_any(a: &Name, b: &Name, found: &mut Assignment) -> Option<Score> {
    judge(a, b, Chances::of(a, b)?, found)
}

/// A weight as learned, within the bounds that are rules.
fn settle(
    a: &Name,
    b: &Name,
    values: &features::Features,
    found: &Assignment,
    mut weight: i32,
) -> Score {
    // Turkish is nobody's name, and not a misspelt one; Jordan and Roman are men's.
    let is_given = |n: &Name| n.tokens.iter().any(|t| t.given[0] != 0);
    let listed = |n: &Name| match n.known[0] {
        Some(known) if n.kind() == Kind::Person => known.sense() == Sense::Demonym && !is_given(n),
        Some(known) => !known.near,
        None => false,
    };
    if matches!(a.kind(), Kind::Country | Kind::Person) && listed(a) != listed(b) {
        weight -= UNLISTED;
    }
    if let Some((least, most)) = forms::bounds(a, b, found) {
        weight = weight.max(least).min(most);
    }
    if a.kind() == Kind::Person {
        weight = weight.max(rules::regnal(a, b, found).unwrap_or(weight));
    }
    if a.kind() == Kind::Place {
        weight = weight.max(rules::only_general(a, b, found).unwrap_or(weight));
    }
    if let Some(odd) = rules::of_hiragana(a, b, values) {
        weight = if odd { weight.min(SYLLABLE) } else { weight.max(SYLLABLES) };
    }
    weight = after_gender(a, b, found, weight);
    if a.kind() == Kind::Person
        && (features::half_contradicted(values)
            || short(a, b, found)
            || rules::other_given(a, b, found)
            || features::unlike(values) && rules::elsewhere(a, b, found))
    {
        weight = weight.min(HALF);
    }
    match features::numbers(values) {
        Numbers::Different if a.kind() == Kind::Person => weight = weight.min(NUMERAL),
        Numbers::Equal if a.kind() == Kind::Person && rules::only_numbers(a, found) => {
            weight = weight.min(NUMERAL);
        }
        Numbers::Equal if a.kind() == Kind::Person && rules::other_ruler(a, b, found) => {
            weight = weight.min(HALF);
        }
        Numbers::Different | Numbers::One if a.kind() == Kind::Organization => {
            weight = weight.min(COUNT);
        }
        _ => {}
    }
    if rules::other_characters(a, b, found)
        || a.kind() == Kind::Person && initials(a) != initials(b)
        || a.kind() == Kind::Place && rules::told_apart(a, b, found)
    {
        weight = weight.min(HALF);
    }
    if a.kind() == Kind::Person
        && (features::unlike(values) && fathers(a, b, found)
            || crossed(a, b, found)
            || rules::are_kin(a, b, found))
    {
        weight = weight.min(FATHER);
    }
    Score::from_weight(weight.clamp(Score::MIN_WEIGHT + 1, Score::MAX_WEIGHT - 1))
}

/// Whether a name is nothing but initials, which are those of many.
fn initials(name: &Name) -> bool {
    name.tokens.iter().all(|t| t.role == Role::Initial)
}

/// Two names in the order that is the same whichever comes first: it makes scores symmetric.
fn in_order<'a>(a: &'a Name, b: &'a Name) -> (&'a Name, &'a Name) {
    let key = |n: &'a Name| (n.tokens.len(), n.hash, n.text());
    if key(a) <= key(b) { (a, b) } else { (b, a) }
}

/// The features of two names that are neither equal nor wholly unlike, for learning.
#[cfg(feature = "learn")]
pub(crate) fn learn_features(a: &Name, b: &Name) -> Option<alloc::vec::Vec<u8>> {
    if a.same_text(b) {
        return None;
    }
    let (a, b) = in_order(a, b);
    let mut found = Assignment::none();
    features(a, b, &mut found).map(|values| values.to_vec())
}

/// The score of two names if their features were worth this, in hundredths of a nat, for learning.
#[cfg(feature = "learn")]
pub(crate) fn learn_score(a: &Name, b: &Name, weight: i32) -> Option<Score> {
    let (a, b) = in_order(a, b);
    let mut found = Assignment::none();
    let values = features(a, b, &mut found)?;
    Some(settle(a, b, &values, &found, weight))
}
