//! Tokens against tokens: which token of one name stands for which of the other.

mod context;
mod heard;
mod list;

use self::context::{extras, genders};
use self::heard::heard;
use self::list::List;
use super::align::{Losses, Sounds, UNKNOWN, align, align_from, far, readable, unlike};
use super::forms::{Context, forms, is_given};
use super::join::joins;
use super::lattice;
use super::reject::Chances;
use super::writing::Writing;
use crate::grammar::Cases;
use crate::lang::Script;
use crate::name::token::{DIMINUTIVE, GUESSED, HEARD};
use crate::name::{Form, Name, Reading, Role, Token};

/// How two groups of tokens agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// By their sounds.
    Sound,
    /// The same spelling.
    Same,
    /// An initial and the name it begins.
    Initial,
    /// Several tokens on one side.
    Joined,
    /// One or both are inflected: the readings that agree.
    Case,
    /// The forms of one surname for a woman and a man.
    Gender,
    /// Two forms of one given name.
    Equivalent,
    /// A familiar form of a given name.
    Diminutive,
    /// Words of one meaning.
    Concept,
}

/// Tokens `a0..a1` of one name against `b0..b1` of the other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    pub a0: u8,
    pub a1: u8,
    pub b0: u8,
    pub b1: u8,
    pub how: How,
    /// Log-odds in tenths of a nat.
    pub score: i16,
    /// What both sides would score against themselves, together.
    pub ideal: i16,
    /// What the first sounds say: tenths of a nat.
    pub first: i8,
    /// The readings that agree: their places in the names' lists and one; 0 for the token as it
    /// stands.
    pub a_reading: u16,
    pub b_reading: u16,
    /// What the steps of the alignment cost, where it is known.
    pub losses: Option<Losses>,
}

impl Match {
    pub const NONE: Match = Match {
        a0: 0,
        a1: 0,
        b0: 0,
        b1: 0,
        how: How::Sound,
        score: 0,
        ideal: 0,
        first: 0,
        a_reading: 0,
        b_reading: 0,
        losses: None,
    };

    /// Agreement in thousandths of what it could be.
    pub fn likeness(&self) -> i32 {
        (2000 * i32::from(self.score) / i32::from(self.ideal.max(1))).min(1000)
    }

    /// The same, with the names the other way round.
    pub fn mirrored(self) -> Match {
        let Match { a0, a1, b0, b1, a_reading, b_reading, .. } = self;
        Match { a0: b0, a1: b1, b0: a0, b1: a1, a_reading: b_reading, b_reading: a_reading, ..self }
    }

    fn a_mask(&self) -> u32 {
        ((1 << self.a1) - 1) & !((1 << self.a0) - 1)
    }

    fn b_mask(&self) -> u32 {
        ((1 << self.b1) - 1) & !((1 << self.b0) - 1)
    }
}

const MAX_CANDIDATES: usize = 32;
const MAX_MATCHES: usize = 16;
/// Agreement under this, in thousandths, is none.
const LEAST: i32 = 200;
/// The same of a particle and a name: Van may be either, but Ali is no article.
const LEAST_PARTICLE: i32 = 700;
/// Names of which no part agrees this well have nothing in common.
const LEAST_OF_ALL: i32 = 420;
/// Tokens about as long as each other agree this well before a reading is worth trying.
const HOPE: i32 = 300;
/// Readings agree about as well within this.
const ABOUT: i32 = 40;
/// Readings are tried where the tokens themselves agree less than this.
const MOST_READ: i32 = 940;
/// Tokens that agree this well across scripts need not be heard as what they look like besides.
const CLEAR: i32 = 950;
/// Endings riskier than this, in tenths of a nat, do not tell a woman's name where the spellings
/// differ: a silent letter looks like them.
const MARKED: i16 = 10;

/// The tokens that found no partner, with their places; `used` has a bit for each that did.
pub(super) fn left(name: &Name, used: u32) -> impl Iterator<Item = (usize, &Token)> {
    name.tokens.iter().enumerate().filter(move |(at, _)| used >> at & 1 == 0)
}

/// The best assignment found.
pub(crate) struct Assignment {
    matches: List<MAX_MATCHES>,
    /// Bits of the tokens that found a partner.
    pub a_used: u32,
    pub b_used: u32,
    /// In which ways its matches agree: a bit for each.
    hows: u16,
}

impl Assignment {
    /// Nothing found. A constant would be copied, room and all.
    #[inline(always)]
    pub fn none() -> Assignment {
        Assignment { matches: List::empty(), a_used: 0, b_used: 0, hows: 0 }
    }

    /// Takes a match in, unless one of its tokens has a partner already.
    fn take(&mut self, m: &Match) -> bool {
        let (a, b) = (m.a_mask(), m.b_mask());
        let free = self.a_used & a == 0 && self.b_used & b == 0 && !self.matches.is_full();
        if free {
            self.a_used |= a;
            self.b_used |= b;
            self.matches.push(*m);
        }
        free
    }

    /// Whether some tokens agree in this way.
    pub fn has(&self, how: How) -> bool {
        self.hows >> how as u16 & 1 == 1
    }

    /// Notes in which ways tokens agree.
    fn note(&mut self) {
        self.hows = self.matches().iter().fold(0, |hows, m| hows | 1 << m.how as u16);
    }

    fn clear(&mut self) {
        self.matches.cut(0);
        (self.a_used, self.b_used, self.hows) = (0, 0, 0);
    }

    /// The matches, in the order of the first name's tokens.
    pub fn matches(&self) -> &[Match] {
        self.matches.items()
    }
}

/// Finds the assignment of the highest sum; exact for all but monstrous names.
pub(super) fn assign(a: &Name, b: &Name, chances: Chances, out: &mut Assignment) {
    out.clear();
    let mut found = List::empty();
    // Most names have nothing in common: only beside what agrees well does what agrees less count.
    let all = candidates(a, b, chances, LEAST_OF_ALL, &mut found);
    if !found.items().iter().any(|m| m.likeness() >= LEAST_OF_ALL) {
        return;
    }
    if !all {
        found.cut(0);
        candidates(a, b, chances, LEAST, &mut found);
    }
    if !found.items().iter().all(|m| m.score > 0 && out.take(m)) {
        // Some want the same token.
        out.clear();
        choose(found.items(), |m| _ = out.take(m));
    }
    crate::sort::few_by_key(out.matches.items_mut(), |m| m.a0);
    if [a, b].iter().any(|n| n.tokens.len() > 2 && n.tokens[0].marks & HEARD != 0) {
        out.put_in_order();
    }
    out.note();
    if out.has(How::Case) || out.has(How::Gender) {
        genders(a, b, out);
        out.note();
    }
}

/// Finds what may stand for each other; of tokens that agree less than `least`, in thousandths, it
/// may leave some out, and tells whether it has all.
fn candidates(
    a: &Name,
    b: &Name,
    chances: Chances,
    least: i32,
    found: &mut List<MAX_CANDIDATES>,
) -> bool {
    let mut all = true;
    for (i, x) in a.tokens.iter().enumerate() {
        for (j, y) in b.tokens.iter().enumerate() {
            if chances.unlike(a, b, [i, j], [x, y]) {
                continue;
            }
            if let Some(m) = one(a, b, [i, j], [x, y], least, &mut all) {
                found.push(m);
            }
        }
    }
    if chances.joins {
        joins(a, b, |m| found.push(m));
    }
    all
}

/// Finds those of the highest sum that do not want the same token.
fn choose(found: &[Match], each: impl FnMut(&Match)) {
    let mut search = Search {
        found,
        chosen: [0; MAX_MATCHES],
        best: [0; MAX_MATCHES],
        best_len: 0,
        best_score: 0,
        budget: 2_000,
    };
    search.go(0, 0, 0, 0, 0);
    let best = search.best[..search.best_len].iter();
    best.filter_map(|&c| found.get(usize::from(c))).for_each(each);
}

/// One token against one, and as what it is heard besides. What agrees less than `least` may be none, and `all` is false then.
fn one(
    a: &Name,
    b: &Name,
    [i, j]: [usize; 2],
    [x, y]: [&Token; 2],
    least: i32,
    all: &mut bool,
) -> Option<Match> {
    let found = one_written(a, b, [i, j], [x, y], least, all);
    if (x.marks | y.marks) & HEARD == 0 { found } else { heard(a, b, [i, j], [x, y], found) }
}

/// The same of the tokens as they are written.
#[inline(always)]
fn one_written(
    a: &Name,
    b: &Name,
    [i, j]: [usize; 2],
    [x, y]: [&Token; 2],
    least: i32,
    all: &mut bool,
) -> Option<Match> {
    let new = |how, score: i32, ideal: i32, first: i32| Match {
        a0: i as u8,
        a1: i as u8 + 1,
        b0: j as u8,
        b1: j as u8 + 1,
        how,
        score: score as i16,
        ideal: ideal as i16,
        first: first as i8,
        ..Match::NONE
    };
    let ideal = i32::from(x.ideal) + i32::from(y.ideal);
    // Forms of one character may be read otherwise.
    let is_other = || matches!(a.script(), Script::Hani | Script::Hang);
    if x.hash == y.hash && (x.len == y.len || x.len == 0 || is_other()) {
        // Tokens without sounds, digits above all, are compared by their spelling alone.
        let ideal = if x.len == 0 { 60 } else { ideal };
        return Some(new(How::Same, ideal / 2, ideal, 40));
    }
    if x.number != 0 || y.number != 0 {
        // Numbers are equal or they are not: II is not III, however alike they look.
        if x.number == y.number {
            return Some(new(How::Same, 30, 60, 40));
        }
        if x.number != 0 && y.number != 0 || x.is_numeral() || y.is_numeral() {
            return None;
        }
    }
    let initial = (x.role == Role::Initial) != (y.role == Role::Initial);
    if x.concept != 0 && x.concept == y.concept {
        if initial {
            // A letter, and the same letter spelt out.
            return Some(new(How::Initial, 42, 84, 60));
        }
        return Some(new(How::Concept, 60, 120, 40));
    }
    if x.len == 0 || y.len == 0 {
        return None;
    }
    if let Some(found) = forms(a, x, b, y, Context::None) {
        return Some(Match { a0: i as u8, a1: i as u8 + 1, b0: j as u8, b1: j as u8 + 1, ..found });
    }
    let given = given(x, y, ideal).map(|(how, score)| new(how, score, ideal, 0));
    let (xs, ys) = (Sounds::of(a, x, x), Sounds::of(b, y, y));
    if initial {
        let first = xs.first_agreement(&ys);
        let score = first * 7 / 10;
        return (first > 5).then(|| new(How::Initial, score, 2 * score, first));
    }
    if let Some((score, ideal, first)) = lattice::tokens(a, x, b, y) {
        let found = new(How::Sound, score, ideal, first);
        let found = (found.score > 0 && found.likeness() >= LEAST).then_some(found);
        return found.into_iter().chain(given).max_by_key(|m| m.score);
    }
    let first = xs.first_agreement(&ys);
    let mut found = new(How::Sound, 0, ideal, first);
    let across = a.script() != b.script();
    let syllables = Writing::of(a.script(), b.script()).is_syllabic();
    // The better of the two, beside what the tokens themselves come to.
    let otherwise = |plain: &Match| {
        let guess = |t: &Token| t.extra == 0 || t.marks & GUESSED != 0;
        let clear = || !across || !syllables && plain.likeness() >= CLEAR;
        if x.extra + y.extra == 0 || guess(x) && guess(y) && clear() {
            return given;
        }
        let mut other = new(How::Sound, 0, ideal, first);
        extras(a, b, x, y, &mut other);
        let other = (other.score > 0 && other.likeness() >= LEAST).then_some(other);
        given.into_iter().chain(other).max_by_key(|m| m.score)
    };
    if !unlike(x.signature, y.signature, across, || first > 0) {
        // A reading is tried where the tokens themselves agree a little.
        let least = if x.readings.1 + y.readings.1 > 0 { LEAST } else { least };
        let (score, losses) = align_from(xs, ys, LEAST * ideal / 2000, least * ideal / 2000);
        *all &= score > UNKNOWN || least == LEAST;
        (found.score, found.losses) = (score as i16, losses);
    } else if !readable(x, y, xs, ys) {
        return otherwise(&found);
    }
    let given = if x.extra | y.extra == 0 { given } else { otherwise(&found) };
    // An ending that is half of a word leaves little agreement, but makes the word longer.
    let hopeful = found.likeness() >= HOPE || x.len.abs_diff(y.len) > 1;
    if hopeful && found.likeness() < MOST_READ && (x.readings.1 > 0 || y.readings.1 > 0) {
        read(a, b, x, y, &mut found);
    }
    if let Some(given) = given.filter(|g| g.score > found.score) {
        return Some(given);
    }
    let particle = (x.role == Role::Particle) != (y.role == Role::Particle);
    let least = if particle { LEAST_PARTICLE } else { LEAST };
    (found.score > 0 && found.likeness() >= least).then_some(found)
}

/// Forms of one given name agree, but less than the same form does: log-odds in tenths of a nat.
pub(super) fn given(x: &Token, y: &Token, ideal: i32) -> Option<(How, i32)> {
    if x.given[0] == 0 || y.given[0] == 0 {
        return None;
    }
    // Nearly all are forms of two, which the classes of one and each of the other tell at once.
    let shared = |c: u16| y.given.iter().fold(false, |any, d| any | ((d ^ c) & !DIMINUTIVE == 0));
    if !x.given.iter().any(|c| *c != 0 && shared(*c)) {
        return None;
    }
    let mut best = None;
    for &c in x.given.iter().filter(|c| **c != 0) {
        for &d in y.given.iter().filter(|d| (**d ^ c) & !DIMINUTIVE == 0) {
            if (c | d) & DIMINUTIVE == 0 {
                return Some((How::Equivalent, ideal * 2 / 5));
            }
            best = Some((How::Diminutive, ideal / 3));
        }
    }
    best
}

/// Tries the readings of two tokens, and keeps the one that agrees better than what stands.
fn read(a: &Name, b: &Name, x: &Token, y: &Token, best: &mut Match) {
    let list = |name: &Name, t: &Token| {
        let from = usize::from(t.readings.0);
        from..(from + usize::from(t.readings.1)).min(name.readings.len())
    };
    let mut offer =
        |score: i32, ideal: i32, i: Option<usize>, j: Option<usize>, forms: [Form; 2]| {
            let mut new = Match { losses: None, ..*best };
            new.score = score.max(0) as i16;
            new.ideal = ideal.max(1) as i16;
            new.how = if forms.iter().any(|f| f.is_feminine()) { How::Gender } else { How::Case };
            // A case is the likelier reading of two that agree about as well.
            let bonus = match (best.how, new.how) {
                (How::Gender, How::Case) => ABOUT,
                (How::Case, How::Gender) => -ABOUT,
                _ => 0,
            };
            if new.likeness() + bonus > best.likeness().max(LEAST) {
                new.a_reading = i.map_or(0, |i| i as u16 + 1);
                new.b_reading = j.map_or(0, |j| j as u16 + 1);
                *best = new;
            }
        };
    let (xs, ys) = (Sounds::of(a, x, x), Sounds::of(b, y, y));
    let across = a.script() != b.script();
    // A reading is worth aligning when it brings the lengths no further apart.
    let genderless = Writing::of(a.script(), b.script()).is_abugida() || is_given(x, y);
    let nearer = |r: &Reading, other: u8| {
        // The vowel behind a last Indic consonant is not written: Shantideva is शान्तिदेव.
        let marked = !r.form.is_feminine() || r.price < MARKED && !genderless;
        marked && r.len.abs_diff(other) <= x.len.abs_diff(y.len)
    };
    for i in list(a, x) {
        let r = &a.readings[i];
        let there = Sounds::reading(a, r);
        if !nearer(r, y.len) || far(r.signature, y.signature, across) {
            continue;
        }
        let score = align(there, ys) - i32::from(r.price);
        let ideal = i32::from(r.ideal) + i32::from(y.ideal);
        offer(score, ideal, Some(i), None, [r.form; 2]);
    }
    for j in list(b, y) {
        let r = &b.readings[j];
        let there = Sounds::reading(b, r);
        if !nearer(r, x.len) || far(x.signature, r.signature, across) {
            continue;
        }
        let score = align(xs, there) - i32::from(r.price);
        let ideal = i32::from(x.ideal) + i32::from(r.ideal);
        offer(score, ideal, None, Some(j), [r.form; 2]);
    }
    // Two inflected forms of one base form: only of one spelling, lest everything agrees.
    for i in list(a, x) {
        for j in list(b, y) {
            let (r, s) = (&a.readings[i], &b.readings[j]);
            if r.hash == s.hash && r.form.is_feminine() == s.form.is_feminine() {
                let ideal = i32::from(r.ideal) + i32::from(s.ideal);
                let price = i32::from(r.price) + i32::from(s.price);
                let case = |f: Form| if f.is_feminine() { Form::Case(Cases::NONE) } else { f };
                offer(ideal / 2 - price, ideal, Some(i), Some(j), [case(r.form), case(s.form)]);
            }
        }
    }
}

/// Depth first over the candidates, with a bound.
struct Search<'a> {
    found: &'a [Match],
    chosen: [u8; MAX_MATCHES],
    best: [u8; MAX_MATCHES],
    best_len: usize,
    best_score: i32,
    budget: u32,
}

impl Search<'_> {
    fn go(&mut self, from: usize, a: u32, b: u32, score: i32, len: usize) {
        if score > self.best_score {
            self.best_score = score;
            self.best = self.chosen;
            self.best_len = len;
        }
        if self.budget == 0 || len == MAX_MATCHES {
            return;
        }
        self.budget -= 1;
        let rest: i32 = self.found[from..].iter().map(|m| i32::from(m.score)).sum();
        if score + rest <= self.best_score {
            return;
        }
        for at in from..self.found.len() {
            let m = self.found[at];
            if a & m.a_mask() == 0 && b & m.b_mask() == 0 {
                self.chosen[len] = at as u8;
                let next = (a | m.a_mask(), b | m.b_mask(), score + i32::from(m.score));
                self.go(at + 1, next.0, next.1, next.2, len + 1);
            }
        }
    }
}
