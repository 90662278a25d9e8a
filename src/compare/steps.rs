//! The steps of a comparison: every token of both names in exactly one of them.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::assign::{self, Assignment, How, Match};
use super::builder::Custom;
use super::explain::What;
use super::{Relation, Score, Step, StepKind, in_order, judge_any, lexicon, rules, shares};
use crate::fold::fold;
use crate::grammar::{Cases, stems};
use crate::lang::{Kind, Script, Span};
use crate::name::token::{DIMINUTIVE, hash};
use crate::name::{Form, Name, Reading, Role, Token, country_of, words};

/// An assignment, or none: what names with nothing in common have.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found<'a> {
    pub matches: &'a [Match],
    a_used: u32,
    b_used: u32,
}

impl<'a> Found<'a> {
    pub(super) fn of(assignment: &'a Assignment) -> Found<'a> {
        let Assignment { a_used, b_used, .. } = *assignment;
        Found { matches: assignment.matches(), a_used, b_used }
    }
}

/// A step before it is put into words: its kind, and bits of the tokens it speaks of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub kind: StepKind,
    pub a: u32,
    pub b: u32,
    /// The match that it is, by its number.
    pub at: Option<u8>,
}

/// The pieces of a comparison, in no order that matters. Allocates nothing.
pub(super) fn pieces(a: &Name, b: &Name, found: Found<'_>, each: &mut dyn FnMut(Piece)) {
    let mut last = 0;
    let mut inverted = false;
    for (at, m) in found.matches.iter().enumerate() {
        inverted |= m.b0 < last;
        last = m.b0;
        let (x, y) = (bits(m.a0, m.a1), bits(m.b0, m.b1));
        each(Piece { kind: kind_of(a, b, m), a: x, b: y, at: Some(at as u8) });
    }
    left_over(a, b, found.a_used, found.b_used, each);
    if inverted {
        each(Piece { kind: StepKind::Order, a: 0, b: 0, at: None });
    }
}

/// What found no partner: omitted where one side lacks it, contradicted where both have their own.
fn left_over(a: &Name, b: &Name, used_a: u32, used_b: u32, each: &mut dyn FnMut(Piece)) {
    let free = |n: &Name, used: u32, fits: fn(&Token) -> bool| -> u32 {
        assign::left(n, used).filter(|(_, t)| fits(t)).map(|(i, _)| 1 << i).sum()
    };
    let numbers = [free(a, used_a, is_number), free(b, used_b, is_number)];
    let hard = [free(a, used_a, is_hard), free(b, used_b, is_hard)];
    let (mut left_a, mut left_b) = (free(a, used_a, |_| true), free(b, used_b, |_| true));
    for (kind, [x, y]) in [(StepKind::Numeral, numbers), (StepKind::Contradicted, hard)] {
        // A number is no hard part where numbers are told apart already.
        let (x, y) = (x & left_a, y & left_b);
        if x != 0 && y != 0 {
            each(Piece { kind, a: x, b: y, at: None });
            (left_a, left_b) = (left_a & !x, left_b & !y);
        }
    }
    for i in (0..a.tokens.len()).filter(|i| left_a >> i & 1 == 1) {
        each(Piece { kind: StepKind::Omitted, a: 1 << i, b: 0, at: None });
    }
    for i in (0..b.tokens.len()).filter(|i| left_b >> i & 1 == 1) {
        each(Piece { kind: StepKind::Omitted, a: 0, b: 1 << i, at: None });
    }
}

/// Parts that tell one name from another, where titles and particles do not.
pub(super) fn is_hard(t: &Token) -> bool {
    !matches!(t.role, Role::Title | Role::Particle)
}

fn is_number(t: &Token) -> bool {
    t.number != 0
}

/// The bits from one token up to another.
fn bits(from: u8, to: u8) -> u32 {
    ((1 << to) - 1) & !((1 << from) - 1)
}

fn kind_of(a: &Name, b: &Name, m: &Match) -> StepKind {
    match m.how {
        How::Same if is_mixed(a, m.a0) || is_mixed(b, m.b0) => StepKind::Homoglyph,
        How::Same => StepKind::Same,
        How::Initial => StepKind::Initial,
        How::Joined => StepKind::Joined,
        How::Case if is_gender(a, b, m) => StepKind::Gender,
        How::Case => StepKind::CaseForm,
        How::Gender => StepKind::Gender,
        How::Equivalent => StepKind::Equivalent,
        How::Diminutive => StepKind::Diminutive,
        How::Concept => StepKind::Lexicon,
        How::Sound if m.likeness() >= 700 || a.script() != b.script() => StepKind::Spelling,
        How::Sound => StepKind::Typo,
    }
}

/// Whether a reading is that of a woman's form which the matcher takes for the man's.
fn is_gender(a: &Name, b: &Name, m: &Match) -> bool {
    let mut forms = [a.reading(m.a_reading), b.reading(m.b_reading)].into_iter().flatten();
    forms.any(|r| matches!(r.form, Form::Case(cases) if cases.is_empty()))
        && (m.a_reading == 0 || m.b_reading == 0)
}

/// Whether letters of several alphabets stand in one word.
fn is_mixed(name: &Name, at: u8) -> bool {
    let alphabets = [Script::Latn, Script::Cyrl, Script::Grek, Script::Armn];
    let word = name.tokens.get(usize::from(at)).map_or("", |t| t.span.of(name.text()));
    let mut scripts = word.chars().map(Script::of).filter(|s| alphabets.contains(s));
    scripts.next().is_some_and(|first| scripts.any(|s| s != first))
}

/// The steps of a comparison, in the order of the first name's parts, those of the whole name last.
pub(super) fn steps(a: &Name, b: &Name, custom: Option<&Custom>, score: Score) -> Vec<Step> {
    if custom.is_some_and(|c| !c.takes(a, b)) {
        return alloc::vec![whole(a, b, StepKind::Contradicted, score, What::Kinds)];
    }
    if a.same_text(b) {
        let mixed = |n: &Name| (0..n.tokens.len()).any(|i| is_mixed(n, i as u8));
        let kind = if mixed(a) || mixed(b) { StepKind::Homoglyph } else { StepKind::Same };
        return alloc::vec![whole(a, b, kind, score, What::None)];
    }
    if let Some((x, y)) = custom.and_then(|c| c.alias(a, b)) {
        let mut out = whole(a, b, StepKind::Lexicon, score, What::Alias);
        out.source = Some(alloc::format!("{x}, {y}"));
        return alloc::vec![out];
    }
    if let Some(relation) = lexicon(a, b) {
        return alloc::vec![known(a, b, score, &relation)];
    }
    let prepare = |name| custom.map_or(Cow::Borrowed(name), |c| c.prepared(name));
    let (a, b) = (&*prepare(a), &*prepare(b));
    let (x, y) = in_order(a, b);
    let mut assigned = Assignment::none();
    let found = judge_any(x, y, &mut assigned).map(|_| Found::of(&assigned)).unwrap_or_default();
    let mut list = Vec::new();
    pieces(x, y, found, &mut |piece| list.push(piece));
    if list.is_empty() {
        return alloc::vec![whole(a, b, StepKind::Calibration, score, What::Nothing)];
    }
    let (weights, rest) = shares::shares(x, y, found, &list, custom, score);
    let son = x.kind() == Kind::Person && rules::are_kin(x, y, &assigned);
    let mut out: Vec<Step> = Vec::new();
    for (piece, weight) in list.iter().zip(weights) {
        let mut step = worded(x, y, found, piece, custom);
        step.weight = weight;
        if son && matches!(step.what, What::Omitted(Role::Name)) {
            step.what = What::Son;
        }
        step.detail = step.what.detail();
        if !core::ptr::eq(x, a) {
            step.mirror();
        }
        out.push(step);
    }
    let start = |spans: &[Span]| spans.first().map_or(usize::MAX, |s| s.start);
    crate::sort::by_key(&mut out, |s| (start(&s.a), start(&s.b)));
    if rest != 0 {
        out.push(Step { weight: rest, ..Step::new(StepKind::Calibration, What::Cut) });
    }
    out
}

/// One step that speaks of everything.
fn whole(a: &Name, b: &Name, kind: StepKind, score: Score, what: What) -> Step {
    let all = |n: &Name| n.tokens.iter().map(|t| t.span).collect();
    Step { a: all(a), b: all(b), weight: score.weight(), ..Step::new(kind, what) }
}

/// The one step of two names that the lexicon knows.
fn known(a: &Name, b: &Name, score: Score, relation: &Relation) -> Step {
    let (kind, x, y) = match *relation {
        Relation::Same(x, y) => (StepKind::Lexicon, x, y),
        Relation::Different(x, y) => (StepKind::Contradicted, x, y),
    };
    // The relation is the same whichever name comes first; the parts are not.
    let mut out = whole(a, b, kind, score, What::Known(x, y));
    let ((file, line), (other, number)) = (x.source(), y.source());
    out.source = Some(alloc::format!("data/{file}:{line}, data/{other}:{number}"));
    out
}

fn spans(name: &Name, tokens: u32) -> Vec<Span> {
    let chosen = name.tokens.iter().enumerate().filter(|(i, _)| tokens >> i & 1 == 1);
    chosen.map(|(_, t)| t.span).collect()
}

/// A piece in words, without its weight.
fn worded(a: &Name, b: &Name, all: Found<'_>, piece: &Piece, custom: Option<&Custom>) -> Step {
    let mut out = Step::new(piece.kind, What::None);
    out.a = spans(a, piece.a);
    out.b = spans(b, piece.b);
    match piece.at.and_then(|at| all.matches.get(usize::from(at))) {
        Some(m) => matched(a, b, m, custom, &mut out),
        None if piece.kind == StepKind::Omitted => {
            let (name, tokens) = if piece.a != 0 { (a, piece.a) } else { (b, piece.b) };
            if let Some(t) = name.tokens.get(tokens.trailing_zeros() as usize) {
                omitted(name, t, custom, &mut out);
            }
        }
        None if piece.kind == StepKind::Order => {
            let comma = a.tokens.iter().chain(&b.tokens).any(|t| t.after_comma);
            out.what = What::Order { comma };
        }
        None => {}
    }
    out
}

/// What a match rests on, and where its rule stands.
fn matched(a: &Name, b: &Name, m: &Match, custom: Option<&Custom>, out: &mut Step) {
    let percent = (m.likeness() / 10) as u8;
    let role = |n: &Name, at: u8| n.tokens.get(usize::from(at)).map(|t| t.role);
    out.what = match m.how {
        How::Initial => What::Short { of_a: role(a, m.a0) == Some(Role::Initial) },
        How::Same | How::Joined => What::None,
        _ => What::Likeness(percent),
    };
    let word = |n: &Name, at: u8| fold(n.tokens[usize::from(at)].span.of(n.text()));
    let cite = |s: words::Source| alloc::format!("{}:{}", s.file, s.line);
    match m.how {
        How::Equivalent | How::Diminutive => {
            let short = |n: &Name, at: u8| {
                let given = n.tokens.get(usize::from(at)).map_or(&[][..], |t| &t.given);
                given.iter().any(|class| class & DIMINUTIVE != 0)
            };
            out.what = match (short(a, m.a0), short(b, m.b0)) {
                (true, false) => What::Short { of_a: true },
                (false, true) => What::Short { of_a: false },
                _ => What::None,
            };
            let own = custom.and_then(|c| c.given(a, m.a0, b, m.b0));
            let built_in = || words::same_given(&word(a, m.a0), &word(b, m.b0));
            out.source = own.or_else(|| built_in().map(|g| cite(g.source)));
        }
        How::Concept => {
            let country = a.tokens.get(usize::from(m.a0)).and_then(country_of);
            if let Some(country) = country {
                out.what = What::Concept(country.id());
            } else if let Some(found) = words::word_for(&word(a, m.a0), a.kind()) {
                out.source = Some(cite(found.source));
                out.what = What::Concept(words::concept(found.concept));
            }
        }
        _ => {}
    }
    for (name, token, at) in [(b, m.b0, m.b_reading), (a, m.a0, m.a_reading)] {
        let Some(reading) = name.reading(at) else { continue };
        out.source = Some(alloc::format!("{}", reading.rule));
        out.what = match reading.form {
            form if !form.is_inflected() => What::Read { form, percent },
            form if out.kind != StepKind::Gender => What::Case {
                cases: match form {
                    Form::Case(cases) => cases_of(name, token, reading).unwrap_or(cases),
                    _ => Cases::NONE,
                },
                of_a: m.a_reading != 0,
                both: m.a_reading != 0 && m.b_reading != 0,
                percent,
            },
            _ => What::Gender {
                of_a: m.a_reading != 0,
                people: a.kind() == Kind::Person && m.how == How::Gender,
                foreign: super::is_given_to_foreigners(a, b, m),
            },
        };
    }
}

/// The cases by the rule that an explanation cites: the reading has those of every language that
/// would read it so.
fn cases_of(name: &Name, at: u8, reading: &Reading) -> Option<Cases> {
    let word = fold(name.tokens.get(usize::from(at))?.span.of(name.text()));
    let mut cases = Cases::NONE;
    stems(&word, name.script(), reading.lang, &mut |stem| {
        if stem.rule == reading.rule
            && hash(&stem.base(&word).collect::<String>()) as u32 == reading.hash
        {
            cases = cases.union(stem.cases);
        }
    });
    (!cases.is_empty()).then_some(cases)
}

/// What a part that the other name lacks is, and where that is said.
fn omitted(name: &Name, t: &Token, custom: Option<&Custom>, out: &mut Step) {
    out.what = What::Omitted(t.role);
    let listed = !matches!(t.role, Role::Name | Role::Initial | Role::Patronymic);
    if listed {
        let own = custom.and_then(|c| c.word(t));
        let folded: String = fold(t.span.of(name.text()));
        let built_in = || words::word_for(&folded, name.kind()).map(|w| w.source);
        out.source = own.or_else(|| built_in().map(|s| alloc::format!("{}:{}", s.file, s.line)));
    }
}
