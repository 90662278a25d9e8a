//! Tokens that are forms of one word, letter for letter: cases of one name, or the names of a man
//! and a woman of one family.
//!
//! A form may be read in more ways than one: «Алиева» is a woman's name and the genitive of a man's,
//! «Алиеву» the accusative of hers and the dative of his. Every reading that explains both tokens is
//! weighed by how rare it is, and what the other parts of the name stand in decides the rest.

use super::assign::{self, Assignment, How, Match};
use crate::lang::Kind;
use crate::name::{Form, Name, Reading, Role, Token};

/// What the other parts of the two names tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// There are none that tell.
    None,
    /// One stands in a base form on both sides.
    Base,
    /// One is inflected on one side.
    Inflected,
}

/// What it costs that a name stands in another case than its base form, in hundredths of a nat;
/// beside another part in its base form; and beside an inflected one.
const OBLIQUE: [i32; 3] = [100, 300, 0];
/// What it costs that a woman's surname stands in its base form, likewise.
const NOMINATIVE: [i32; 3] = [10, 10, 150];
/// Two people are no answer where that is dearer.
const DEAREST: i32 = 280;
/// Two people are the answer where that is cheaper by this.
const CLEAR: i32 = 50;

/// Two people are an answer to think of where it is dearer by no more than [`CLEAR`] less this.
const DOUBT: i32 = 35;
/// What two forms agree at most, in thousandths, when they may be of two people.
const DOUBTFUL: i32 = 800;

/// A way to read two tokens as forms of one word.
#[derive(Clone, Copy)]
struct Way {
    cost: i32,
    /// The part of the cost that the readings themselves have.
    price: i32,
    a: u16,
    b: u16,
}

/// Reads two tokens as forms of one word, or not.
pub(super) fn forms(a: &Name, x: &Token, b: &Name, y: &Token, context: Context) -> Option<Match> {
    if a.script() != b.script() || x.readings.1 + y.readings.1 == 0 {
        return None;
    }
    // Forms of one word begin with one letter.
    if a.sounds[x.range()].first() != b.sounds[y.range()].first()
        || x.role == Role::Initial
        || y.role == Role::Initial
    {
        return None;
    }
    let (mut same, mut other): (Option<Way>, Option<Way>) = (None, None);
    // Places and organisations are neither men nor women.
    let women = a.kind() == Kind::Person && !is_given(x, y);
    each(a, x, women, context, &mut |p, cost_a, i| {
        each(b, y, women, context, &mut |q, cost_b, j| {
            let hash = |t: &Token, r: Option<&Reading>| r.map_or(t.hash, |r| r.hash);
            if (i, j) == (0, 0) || hash(x, p) != hash(y, q) {
                return;
            }
            let price = |r: Option<&Reading>| r.map_or(0, |r| i32::from(r.price));
            let way = Way { cost: cost_a + cost_b, price: price(p) + price(q), a: i, b: j };
            let best = if woman(p) == woman(q) { &mut same } else { &mut other };
            if best.is_none_or(|known| way.cost < known.cost) {
                *best = Some(way);
            }
        });
    });
    let doubt = match (same, other) {
        (Some(same), Some(other)) => same.cost - other.cost + CLEAR,
        _ => 0,
    };
    let (way, how) = match (same, other) {
        (Some(same), _) if doubt < 2 * CLEAR => (same, How::Case),
        (_, Some(other)) if other.cost <= DEAREST => (other, How::Gender),
        _ => return None,
    };
    let ideal = i32::from(x.ideal) + i32::from(y.ideal);
    // Letter for letter, an ending is as sure as the sounds it stands for.
    let mut score = ideal / 2 - way.price / 4;
    if how == How::Case && doubt > DOUBT {
        score = score.min(ideal * (DOUBTFUL - doubt) / 2000);
    }
    Some(Match {
        how,
        score: score.max(1) as i16,
        ideal: ideal.max(2) as i16,
        first: 40,
        a_reading: way.a,
        b_reading: way.b,
        ..Match::NONE
    })
}

/// Whether two tokens are forms of one given name, or one of them is a given name: Марина is a name of
/// its own, unless it stands beside another such. Adamová is none, whatever Adam is.
pub(super) fn is_given(x: &Token, y: &Token) -> bool {
    let shared = || x.given.iter().any(|c| *c != 0 && y.given.contains(c));
    let one = (x.given[0] != 0) != (y.given[0] != 0);
    (one || shared()) && x.len.abs_diff(y.len) < SURNAME
}

/// An ending of so many sounds makes surnames of men's given names.
const SURNAME: u8 = 3;

/// The weights between which two names must be when all their parts are the same, letter for letter,
/// or forms of one word: an ending makes no other name of a short name, and what is likely only
/// becomes no certainty by the length of a word.
pub(super) fn bounds(a: &Name, b: &Name, found: &Assignment) -> Option<(i32, i32)> {
    if !found.has(How::Case) {
        return None;
    }
    let all = |n: &Name, used: u32| assign::left(n, used).all(|(_, t)| t.weight < 2);
    if !all(a, found.a_used) || !all(b, found.b_used) {
        return None;
    }
    let mut least = 1000;
    for m in found.matches() {
        let hash = |n: &Name, at: u8, place: u16| {
            n.reading(place).map_or(n.tokens[usize::from(at)].hash, |r| r.hash)
        };
        let letters = hash(a, m.a0, m.a_reading) == hash(b, m.b0, m.b_reading);
        match m.how {
            How::Same => {}
            How::Case if letters => least = least.min(m.likeness()),
            _ => return None,
        }
    }
    Some(match least {
        ..=DOUBTFUL => (MAYBE.0, MAYBE.1 + least - DOUBTFUL),
        _ => (SURE - (1000 - least), i32::MAX),
    })
}

/// The least weight of two forms of one name, and the bounds of two that are doubtful: hundredths of
/// a nat.
const SURE: i32 = 900;
const MAYBE: (i32, i32) = (20, 120);

/// Whether a reading is that of a woman's form of a man's surname.
fn woman(reading: Option<&Reading>) -> bool {
    reading.is_some_and(|r| r.form.is_feminine())
}

/// The token as it stands, for nothing, and its readings with what each costs and its place.
fn each<'n>(
    name: &'n Name,
    token: &Token,
    women: bool,
    context: Context,
    visit: &mut dyn FnMut(Option<&'n Reading>, i32, u16),
) {
    visit(None, 0, 0);
    let (from, count) = token.readings;
    for place in from + 1..=from + u16::from(count) {
        let Some(reading) = name.reading(place) else { continue };
        let cost = match reading.form {
            Form::Case(_) => OBLIQUE[context as usize],
            form if form.is_feminine() && !women => continue,
            Form::Feminine => NOMINATIVE[context as usize],
            Form::FeminineCase => OBLIQUE[context as usize] + NOMINATIVE[0],
            _ => continue,
        };
        visit(Some(reading), cost + 10 * i32::from(reading.price), place);
    }
}
