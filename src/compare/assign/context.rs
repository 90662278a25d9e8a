//! What the other parts of a name tell of one, and readings that are no base forms.

use super::super::align::{Sounds, align, far};
use super::super::forms::{Context, forms};
use super::heard::same_hangul;
use super::{Assignment, How, Match};
use crate::lang::Script;
use crate::name::{Form, Name, Reading, Role, Token};

/// «Алиева» is a woman's surname or a case of a man's. Beside another part that stands in its base
/// form it is the former.
pub(super) fn genders(a: &Name, b: &Name, found: &mut Assignment) {
    let (mut plain, mut inflected) = (0, 0);
    for m in found.matches() {
        let base = matches!(m.how, How::Sound | How::Same | How::Equivalent);
        let (x, y) = (&a.tokens[usize::from(m.a0)], &b.tokens[usize::from(m.b0)]);
        plain += i32::from(base && declines(a, x) && declines(b, y));
        inflected += i32::from(m.how == How::Case);
    }
    for m in found.matches.items_mut() {
        if !matches!(m.how, How::Case | How::Gender) {
            continue;
        }
        let context = match (inflected - i32::from(m.how == How::Case), plain) {
            (1.., _) => Context::Inflected,
            (_, 1..) => Context::Base,
            _ => Context::None,
        };
        let (x, y) = (&a.tokens[usize::from(m.a0)], &b.tokens[usize::from(m.b0)]);
        if let Some(new) = forms(a, x, b, y, context) {
            *m = Match { a0: m.a0, a1: m.a1, b0: m.b0, b1: m.b1, ..new };
            continue;
        }
        if forms(a, x, b, y, Context::None).is_some() {
            // What would do for a word alone does not beside these: two spellings of something else.
            let score = align(Sounds::of(a, x, x), Sounds::of(b, y, y)).max(1) as i16;
            *m = Match { how: How::Sound, score, a_reading: 0, b_reading: 0, losses: None, ..*m };
            continue;
        }
        if plain == 0 {
            continue;
        }
        let (name, at, token) = match (m.how, m.a_reading, m.b_reading) {
            (How::Case, at, 0) => (a, at, m.a0),
            (How::Case, 0, at) => (b, at, m.b0),
            _ => continue,
        };
        let (from, count) = name.tokens[usize::from(token)].readings;
        let Some(case) = name.reading(at) else { continue };
        for other in from + 1..=from + u16::from(count) {
            let reading = name.reading(other);
            if reading.is_some_and(|r| r.form == Form::Feminine && r.hash == case.hash) {
                (m.how, m.losses) = (How::Gender, None);
                if m.a_reading != 0 {
                    m.a_reading = other;
                } else {
                    m.b_reading = other;
                }
            }
        }
    }
}

/// Whether a word could show a case: «Трюдо» stands in all of them alike.
fn declines(name: &Name, token: &Token) -> bool {
    let word = token.span.of(name.text());
    !word.chars().next_back().is_some_and(|c| "оеэиіїуюОЕЭИІЇУЮ".contains(c))
}

/// Tries the tokens as fathers' names and as foreign ones, and keeps what agrees best.
pub(super) fn extras(a: &Name, b: &Name, x: &Token, y: &Token, best: &mut Match) {
    let (r, s) = (a.reading(x.extra), b.reading(y.extra));
    let across = a.script() != b.script();
    let is = |reading: Option<&Reading>, form: Form| reading.is_some_and(|r| r.form == form);
    let other = |reading: Option<&Reading>| {
        reading.is_some_and(|r| match r.form {
            Form::Foreign | Form::Adjective => true,
            // What looks French is spelt alike in one script.
            Form::Guess => across,
            Form::Bare => !across,
            _ => false,
        })
    };
    let mut offer = |r: Option<&Reading>, s: Option<&Reading>| {
        let signature = |t: &Token, r: Option<&Reading>| r.map_or(t.signature, |r| r.signature);
        if far(signature(x, r), signature(y, s), across) {
            return;
        }
        let there = |n, t, r: Option<&Reading>| match r {
            Some(r) if r.form == Form::Mandarin => Sounds::reading(n, r).of_script(Script::Hani),
            Some(r) => Sounds::reading(n, r),
            None => Sounds::of(n, t, t),
        };
        let (xs, ys) = (there(a, x, r), there(b, y, s));
        let price = r.map_or(0, |r| i32::from(r.price)) + s.map_or(0, |s| i32::from(s.price));
        let read = r.map_or(x.ideal, |r| r.ideal) + s.map_or(y.ideal, |s| s.ideal);
        // What is read otherwise says as much as what is written.
        let score = (align(xs, ys) - price) * i32::from(best.ideal) / i32::from(read.max(1));
        if score > i32::from(best.score) {
            best.score = score.min(i32::from(best.ideal) / 2) as i16;
            best.first = xs.first_agreement(&ys) as i8;
            best.losses = None;
            best.a_reading = r.map_or(0, |_| x.extra);
            best.b_reading = s.map_or(0, |_| y.extra);
        }
    };
    let wade = |r: Option<&Reading>| r.is_some_and(Reading::is_wade_giles);
    match (is(r, Form::Mandarin), is(s, Form::Mandarin)) {
        // As Wade and Giles wrote them, they are heard against pinyin too.
        (true, true) if across || wade(r) != wade(s) => return offer(r, s),
        (true, _) if b.script() == Script::Hani => return offer(r, None),
        (_, true) if a.script() == Script::Hani => return offer(None, s),
        _ => {}
    }
    if let (Some(r), Some(s), false) = (a.korean(x), b.korean(y), across) {
        return same_hangul(x, y, [r, s], best);
    }
    let (father_r, father_s) = (is(r, Form::Father), is(s, Form::Father));
    if father_r && father_s {
        offer(r, s);
    } else if father_r && y.role == Role::Patronymic || other(r) {
        offer(r, None);
    }
    if father_s && x.role == Role::Patronymic || other(s) {
        offer(None, s);
    }
}
