//! The reasons of a score: every token in one step, the weights summing to the score.

use alloc::string::String;
use alloc::vec::Vec;

use super::assign::{How, Match};
use super::features::{Numbers, features, numbers};
use super::{GENDER, NUMERAL, Relation, Score, Step, StepKind, after_gender, in_order, lexicon};
use crate::lang::{Kind, Span};
use crate::name::{Form, Name, Role, Token, words};

/// The steps of a comparison, in the order of the first name's parts, those of the whole name last.
pub(super) fn steps(a: &Name, b: &Name, score: Score) -> Vec<Step> {
    if a.same_text(b) {
        let all = |n: &Name| n.tokens.iter().map(|t| t.span).collect();
        return alloc::vec![step(StepKind::Same, all(a), all(b), score.weight(), "")];
    }
    if let Some(relation) = lexicon(a, b) {
        return known(a, b, score, &relation);
    }
    let (x, y) = in_order(a, b);
    let swapped = !core::ptr::eq(x, a);
    let mut out = Vec::new();
    let (mut used_x, mut used_y) = (0, 0);
    let mut inverted = false;
    if let Some((_, found)) = features(x, y) {
        used_x = found.a_used;
        used_y = found.b_used;
        let mut last = 0;
        let apart = after_gender(x, y, &found, Score::MAX_WEIGHT) < Score::MAX_WEIGHT;
        for m in found.matches() {
            inverted |= m.b0 < last;
            last = m.b0;
            let mut step = matched(x, y, m);
            if m.how == How::Gender && apart {
                step.weight = GENDER;
                step.detail = "one family, two people".into();
            }
            out.push(step);
        }
    }
    left_over(x, y, used_x, used_y, &mut out);
    if swapped {
        for s in &mut out {
            core::mem::swap(&mut s.a, &mut s.b);
        }
    }
    out.sort_by_key(|s| {
        let start = |spans: &[Span]| spans.first().map_or(usize::MAX, |s| s.start);
        (start(&s.a), start(&s.b))
    });
    if inverted {
        out.push(step(
            StepKind::Order,
            Vec::new(),
            Vec::new(),
            0,
            "the parts stand in another order",
        ));
    }
    if a.kind() == Kind::Person && numbers(x, y) == Numbers::Different {
        out.push(step(StepKind::Numeral, Vec::new(), Vec::new(), NUMERAL, "the numbers differ"));
    }
    let sum: i32 = out.iter().map(|s| s.weight).sum();
    let detail = "what this evidence is worth among names of this kind and these scripts";
    out.push(step(StepKind::Calibration, Vec::new(), Vec::new(), score.weight() - sum, detail));
    out
}

/// The one step of two names that the lexicon knows.
fn known(a: &Name, b: &Name, score: Score, relation: &Relation) -> Vec<Step> {
    let (kind, x, y) = match relation {
        Relation::Same(x, y) => (StepKind::Lexicon, x, y),
        Relation::Different(x, y) => (StepKind::Contradicted, x, y),
    };
    let detail = if kind == StepKind::Lexicon {
        alloc::format!("both name {}", x.entity().id())
    } else {
        alloc::format!("{} is {}, {} is {}", x.name(), x.entity().id(), y.name(), y.entity().id())
    };
    let mut out = step(kind, spans(&a.tokens), spans(&b.tokens), score.weight(), &detail);
    let ((file, line), (other, number)) = (x.source(), y.source());
    out.source = Some(alloc::format!("data/{file}:{line}, data/{other}:{number}"));
    alloc::vec![out]
}

fn step(kind: StepKind, a: Vec<Span>, b: Vec<Span>, weight: i32, detail: &str) -> Step {
    Step { kind, a, b, weight, detail: detail.into(), source: None }
}

fn spans(tokens: &[Token]) -> Vec<Span> {
    tokens.iter().map(|t| t.span).collect()
}

/// The step of a match.
fn matched(a: &Name, b: &Name, m: &Match) -> Step {
    let left = &a.tokens[usize::from(m.a0)..usize::from(m.a1)];
    let right = &b.tokens[usize::from(m.b0)..usize::from(m.b1)];
    let weight = left.iter().chain(right).map(|t| i32::from(t.weight)).max().unwrap_or(4);
    let kind = match m.how {
        How::Same => StepKind::Same,
        How::Initial => StepKind::Initial,
        How::Joined => StepKind::Joined,
        How::Case => StepKind::CaseForm,
        How::Gender => StepKind::Gender,
        How::Equivalent => StepKind::Equivalent,
        How::Diminutive => StepKind::Diminutive,
        How::Concept => StepKind::Lexicon,
        How::Sound if m.likeness() >= 700 || a.script() != b.script() => StepKind::Spelling,
        How::Sound => StepKind::Typo,
    };
    let mut detail = String::new();
    if m.how != How::Same {
        detail = alloc::format!("{}% of full agreement", m.likeness() / 10);
    }
    let mut out = step(kind, spans(left), spans(right), 0, "");
    out.weight = i32::from(m.score) * 10 * weight / 4;
    out.detail = detail;
    if let Some((source, detail)) = table_of(a, b, m) {
        out.source = Some(source);
        out.detail = detail;
    }
    for (name, at) in [(b, m.b_reading), (a, m.a_reading)] {
        if let Some(reading) = name.reading(at) {
            out.source = Some(alloc::format!("{}", reading.rule));
            let what = match reading.form {
                Form::Case(cases) => alloc::format!("{cases}"),
                Form::Father => "a father's name".into(),
                Form::Foreign => "a foreign name".into(),
                Form::Feminine | Form::FeminineCase => continue,
            };
            out.detail = alloc::format!("{what}; {}", out.detail);
        }
    }
    out
}

/// The table and line that made two words agree which do not sound so.
fn table_of(a: &Name, b: &Name, m: &Match) -> Option<(String, String)> {
    let word = |n: &Name, at: u8| crate::fold::fold(n.tokens[usize::from(at)].span.of(n.text()));
    let cite = |s: words::Source| alloc::format!("{}:{}", s.file, s.line);
    match m.how {
        How::Equivalent | How::Diminutive => {
            let given = words::same_given(&word(a, m.a0), &word(b, m.b0))?;
            let detail = if given.diminutive { "short for it" } else { "forms of one given name" };
            Some((cite(given.source), detail.into()))
        }
        How::Concept => {
            let found = words::word_for(&word(a, m.a0), a.kind())?;
            Some((
                cite(found.source),
                alloc::format!("both mean {}", words::concept(found.concept)),
            ))
        }
        _ => None,
    }
}

/// What found no partner: omitted where one side lacks it, contradicted where both have their own.
fn left_over(a: &Name, b: &Name, used_a: u32, used_b: u32, out: &mut Vec<Step>) {
    let free = |n: &Name, used: u32| -> Vec<Token> {
        let left = n.tokens.iter().enumerate().filter(|(i, _)| used >> i & 1 == 0);
        left.map(|(_, t)| *t).collect()
    };
    let weighty = |t: &Token| !matches!(t.role, Role::Title | Role::Particle);
    let (left, right) = (free(a, used_a), free(b, used_b));
    let (hard_a, light_a): (Vec<Token>, Vec<Token>) = left.into_iter().partition(weighty);
    let (hard_b, light_b): (Vec<Token>, Vec<Token>) = right.into_iter().partition(weighty);
    let contradicted = !hard_a.is_empty() && !hard_b.is_empty();
    if contradicted {
        let worth = |tokens: &[Token]| -> i32 {
            tokens.iter().map(|t| i32::from(t.ideal) * i32::from(t.weight) * 10 / 4).sum()
        };
        let weight = -worth(&hard_a).min(worth(&hard_b));
        let detail = "each name has its own";
        out.push(step(StepKind::Contradicted, spans(&hard_a), spans(&hard_b), weight, detail));
    }
    let alone = |t: &&Token| !(contradicted && weighty(t));
    for t in hard_a.iter().chain(&light_a).filter(alone) {
        out.push(step(StepKind::Omitted, alloc::vec![t.span], Vec::new(), 0, omitted(t)));
    }
    for t in hard_b.iter().chain(&light_b).filter(alone) {
        out.push(step(StepKind::Omitted, Vec::new(), alloc::vec![t.span], 0, omitted(t)));
    }
}

fn omitted(t: &Token) -> &'static str {
    match t.role {
        Role::Title => "a title",
        Role::Particle => "a particle",
        Role::Patronymic => "a father's name",
        Role::Initial => "an initial",
        _ => "only one side has it",
    }
}
