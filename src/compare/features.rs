//! What an assignment says about two names, in small numbers that the weights are learned for.

use super::align::{Losses, Sounds, align, apart};
use super::assign::{self, Assignment, How, Match, assign};
use super::reject::Chances;
use crate::lang::{Kind, Script};
use crate::name::token::HEARD;
use crate::name::words::usual;
use crate::name::{Form, Name, Role, Token, country_of};

pub(crate) use crate::tables::types::FEATURES as COUNT;

/// Names of the features, in their order.
#[cfg(feature = "learn")]
pub(crate) const NAMES: [&str; COUNT] = [
    "likeness",
    "worst",
    "cover",
    "cover-least",
    "conflict",
    "missing",
    "conflict-weight",
    "missing-weight",
    "evidence",
    "order",
    "initials",
    "unmatched",
    "matched",
    "scripts",
    "first",
    "sizes",
    "ends",
    "special",
    "near",
    "given",
    "consonant",
    "second-consonant",
    "consonants",
    "vowel",
    "vowels",
    "second-part",
    "left",
    "left-least",
    "common",
    "second-common",
    "most-common",
    "left-rarest",
    "left-commonest",
    "left-least-rarest",
    "odd",
];

/// The features of a pair of names: numbers below 64.
pub(crate) type Features = [u8; COUNT];

/// Where a few of them stand.
const UNMATCHED: usize = 11;
const ODD: usize = COUNT - 1;

/// Whether nothing of either name is left.
pub(super) fn is_whole(values: &Features) -> bool {
    values[UNMATCHED] == 0
}

/// Whether there is a step that no standard's romanization takes.
pub(super) fn is_odd(values: &Features) -> bool {
    values[ODD] != 0
}

/// Scales `value` of `whole` to 0..63.
fn level(value: i32, whole: i32) -> u8 {
    (value.max(0) * 63 / whole.max(1)).clamp(0, 63) as u8
}

/// The features of two names in canonical order, or none when nothing agrees; `found` becomes which
/// of their tokens stand for each other.
#[cfg(feature = "learn")]
pub(crate) fn features(a: &Name, b: &Name, found: &mut Assignment) -> Option<Features> {
    let mut values = [0; COUNT];
    hopeful(a, b, Chances::of(a, b)?, found, &mut values).then_some(values)
}

/// The features of two names that are not hopeless, in canonical order; false when nothing agrees.
///
/// They are written where they are read: an array that is handed back is put together on the stack
/// and copied byte by byte.
#[inline(never)]
pub(super) fn hopeful(
    a: &Name,
    b: &Name,
    chances: Chances,
    found: &mut Assignment,
    values: &mut Features,
) -> bool {
    assign(a, b, chances, found);
    let found = &*found;
    if found.matches().is_empty() {
        return false;
    }
    let (mut matched, mut of_a, mut of_b) = (0, 0, 0);
    let (mut likeness_sum, mut likeness_whole) = (0, 0);
    let (mut worst, mut initials, mut joined, mut sounded) = (1000, 0, 0, 0);
    let (mut inversions, mut last_b, mut first) = (0, 0, 90);
    let (mut losses, mut parts, mut common) = (Losses::default(), [1000; 2], Lowest::default());
    // Tokens that are heard as names and are no numbers here.
    let (mut stripped, mut numerals, mut crossings) = (0u8, [0u32; 2], 0);
    // Words are counted in Latin and Cyrillic letters; people in other scripts have common ones too.
    let uncounted = a.kind() == Kind::Person
        && a.script() == b.script()
        && !matches!(a.script(), Script::Latn | Script::Cyrl);
    let counted = |x: &[Token], y: &[Token], m: &Match| match (x, y) {
        ([x], [y]) if uncounted && x.given[0] != 0 && y.given[0] != 0 => usual(x.given[0] - 1),
        ([_], [_]) if uncounted && m.a0 == 0 && m.b0 == 0 && x.len() < a.tokens.len() => GIVEN,
        _ => 0,
    };
    for m in found.matches() {
        let score = i32::from(m.score);
        inversions += i32::from(m.b0 < last_b);
        last_b = m.b0;
        if m.how == How::Initial {
            initials += 1;
            matched += score * 4;
            of_a += score * 4;
            of_b += score * 4;
            numerals = [numerals[0] | 1 << m.a0, numerals[1] | 1 << m.b0];
            continue;
        }
        let ends = &a.tokens[usize::from(m.a0)..usize::from(m.a1)];
        let others = &b.tokens[usize::from(m.b0)..usize::from(m.b1)];
        let (one, other) = (Group::of(ends), Group::of(others));
        let (ia, mut ib) = (one.ideal, other.ideal);
        let choices = one.choices || other.choices;
        // The losses of what is heard besides are known.
        let heard = (ends[0].marks | others[0].marks) & HEARD != 0 && m.losses.is_some();
        if choices || heard {
            // Of several readings, what the one that agrees best would score against itself.
            ib = i32::from(m.ideal) - ia;
        }
        // A particle that agrees says little; the sides may see it differently.
        let weight = (one.weight + other.weight) / 2;
        matched += score * weight;
        of_a += ia * weight;
        of_b += ib * weight;
        likeness_sum += 2 * score * weight;
        likeness_whole += (ia + ib) * weight;
        joined += i32::from(m.how == How::Joined);
        let read = [a.reading(m.a_reading), b.reading(m.b_reading)];
        if ends[0].number != others[0].number {
            numerals = [numerals[0] | 1 << m.a0, numerals[1] | 1 << m.b0];
        }
        stripped += u8::from(
            read.iter().flatten().any(|r| r.form.is_inflected() || r.form == Form::Father),
        );
        sounded += i32::from(weight >= 3);
        if ia.min(ib) > 80 && weight >= 3 {
            worst = worst.min(m.likeness());
        }
        if weight >= 3 {
            crossings += i32::from(ends[0].after_comma != others[0].after_comma);
            first = first.min(i32::from(m.first));
            let likeness = m.likeness();
            parts = [parts[0].min(likeness), parts[1].min(parts[0].max(likeness))];
            common.add(one.common.max(other.common).max(counted(ends, others, m)));
        }
        if m.how != How::Same && !choices {
            losses.add(m.losses.unwrap_or_else(|| {
                let own = Sounds::of(a, &ends[0], &ends[ends.len() - 1]);
                let other = Sounds::of(b, &others[0], &others[others.len() - 1]);
                Losses::of(
                    a.reading(m.a_reading).map_or(own, |r| Sounds::reading(a, r)),
                    b.reading(m.b_reading).map_or(other, |r| Sounds::reading(b, r)),
                )
            }));
        }
    }
    let (side_a, side_b) =
        (Side::of(a, found.a_used, numerals[0]), Side::of(b, found.b_used, numerals[1]));
    let (count_a, count_b) = (side_a.count, side_b.count);
    let (most, least) = if count_a > count_b { (&side_a, &side_b) } else { (&side_b, &side_a) };
    let (left_a, left_b) = (side_a.weight, side_b.weight);
    let (all_a, all_b) = (of_a + left_a, of_b + left_b);
    let whole = (all_a + all_b) / 2;
    let conflict = left_a.min(left_b);
    let missing = left_a.max(left_b) - conflict;
    let likeness = 1000 * likeness_sum / likeness_whole.max(1);
    let comma = side_a.comma || side_b.comma;
    // Where both tell a family's name by a comma, what stands on the other side of it is the disorder.
    let inversions = match (side_a.comma, side_b.comma) {
        (true, true) => crossings.min(3),
        (false, false) => inversions.min(3),
        _ => 0,
    };
    let (na, nb) = (side_a.proper, side_b.proper);
    // Three groups, each written before the next is worked out.
    let (cover, rest) = values.split_at_mut(9);
    let (shape, steps) = rest.split_at_mut(11);
    cover.copy_from_slice(&[
        level(likeness - 200, 800),
        if sounded > 0 { level(worst, 1000) } else { 0 },
        level(matched, whole),
        level(matched, all_a.min(all_b)),
        level(conflict, whole),
        level(missing, whole),
        level(conflict, 200 * 4),
        level(missing, 300 * 4),
        level(matched, 400 * 4),
    ]);
    shape.copy_from_slice(&[
        (inversions + 4 * i32::from(comma)) as u8,
        (initials.min(3) + 4 * joined.min(3)) as u8,
        (count_a.min(count_b).min(3) + 4 * count_a.max(count_b).min(3)) as u8,
        (sounded.min(3) + 4 * i32::from(na.min(nb) == 1) + 8 * i32::from(na.max(nb) == 1)) as u8,
        scripts(a, b),
        level(first + 60, 120),
        (na.min(nb).clamp(1, 4) - 1 + 4 * (na.max(nb).clamp(1, 4) - 1)) as u8,
        ends(a, b, found),
        Numbers::of(side_a.number, side_b.number) as u8
            + 4 * u8::from(found.has(How::Gender) && native(a, b, found))
            + 8 * u8::from(side_a.father || side_b.father)
            + 16 * u8::from(side_a.country != side_b.country)
            + 32 * u8::from(side_a.country && side_b.country),
        if count_a.min(count_b) > 0 { near(a, b, found) } else { 63 },
        given(found),
    ]);
    steps.copy_from_slice(&[
        level(losses.consonants[0].into(), 126),
        level(losses.consonants[1].into(), 126),
        level(losses.all_consonants.into(), 252),
        level(losses.vowel.into(), 126),
        level(losses.all_vowels.into(), 252),
        level(parts[1], 1000),
        level(most.largest, 315),
        level(least.largest, 315),
        common.lowest[0],
        common.lowest[1],
        common.highest,
        most.rarity.lowest[0],
        most.rarity.highest,
        least.rarity.lowest[0],
        losses.odd[0].min(3) + 4 * losses.odd[1].max(stripped).min(3),
    ]);
    true
}

/// What is left of one name, and what all its tokens tell.
struct Side {
    /// Of what is left: its weight, how many parts it is, the largest of them, how common they are,
    /// and whether a father's name is among them.
    weight: i32,
    count: i32,
    largest: i32,
    rarity: Lowest,
    father: bool,
    /// How many parts of some weight the whole name has, its number, and whether there is a comma.
    proper: i32,
    number: u16,
    comma: bool,
    /// Whether a country is left, as it may be in a name of an organisation.
    country: bool,
}

impl Side {
    fn of(name: &Name, used: u32, heard: u32) -> Side {
        let rarity = Lowest::default();
        let (weight, count, largest, father) = (0, 0, 0, false);
        let (proper, number, comma, country) = (0, 0, false, false);
        let body = name.kind() == Kind::Organization;
        let mut side =
            Side { weight, count, largest, rarity, father, proper, number, comma, country };
        for (at, t) in name.tokens.iter().enumerate() {
            let proper = t.weight >= 2;
            side.proper += i32::from(proper);
            side.number = side.number.max(if heard >> at & 1 == 1 { 0 } else { t.number });
            side.comma |= t.after_comma;
            if used >> at & 1 == 1 {
                continue;
            }
            let own = if t.role == Role::Initial { 25 } else { i32::from(t.ideal).max(10) };
            side.weight += own * i32::from(t.weight);
            side.country |= body && country_of(t).is_some();
            side.father |= t.weight >= 3 && t.role == Role::Patronymic;
            if proper {
                side.count += 1;
                side.largest = side.largest.max(own);
                side.rarity.add(t.common);
            }
        }
        side
    }
}

/// The two lowest and the highest of some small numbers.
struct Lowest {
    lowest: [u8; 2],
    highest: u8,
}

impl Default for Lowest {
    fn default() -> Lowest {
        Lowest { lowest: [63; 2], highest: 0 }
    }
}

impl Lowest {
    fn add(&mut self, value: u8) {
        let [first, second] = self.lowest;
        self.lowest = [first.min(value), second.min(first.max(value))];
        self.highest = self.highest.max(value);
    }
}

/// Whether one part agrees, and one on each side is left that has nothing of the other, in names
/// of one script: across scripts a bad transcription looks so too.
pub(crate) fn half_contradicted(values: &Features) -> bool {
    /// The groups of [`scripts`] that are of one script.
    const ALIKE: [u8; 3] = [0, 2, 11];
    const SCRIPTS: usize = 13;
    const MATCHED: usize = 12;
    ALIKE.contains(&values[SCRIPTS])
        && values[UNMATCHED] == 1 + 4
        && values[MATCHED] & 3 == 1
        && unlike(values)
}

/// Whether the parts that are left over on both sides are two names: their sounds speak against them.
pub(crate) fn unlike(values: &Features) -> bool {
    const NEAR: usize = 18;
    values[NEAR] <= 44
}

/// How common a first word is taken to be that nobody counted.
const GIVEN: u8 = 6;

/// What tokens that stand together are.
struct Group {
    /// What they would score against themselves, and the weight they have together.
    ideal: i32,
    weight: i32,
    /// How common the rarest of them is.
    common: u8,
    /// Whether one is read in several ways.
    choices: bool,
}

impl Group {
    #[inline(always)]
    fn of(tokens: &[Token]) -> Group {
        let of = |t: &Token| Group {
            ideal: i32::from(t.ideal).max(10),
            weight: i32::from(t.weight),
            common: t.common,
            choices: t.choices.1 > 0 && t.marks & HEARD == 0,
        };
        // Nearly always it is one.
        if let [token] = tokens {
            return of(token);
        }
        let all = tokens.iter().map(of).reduce(|all, one| Group {
            ideal: all.ideal + one.ideal,
            weight: all.weight.max(one.weight),
            common: all.common.min(one.common),
            choices: all.choices || one.choices,
        });
        all.unwrap_or(Group { ideal: 0, weight: 0, common: 0, choices: false })
    }
}

pub(super) fn proper(name: &Name) -> i32 {
    name.tokens.iter().filter(|t| t.weight >= 2).count() as i32
}

/// The tokens of some weight that found no partner.
pub(super) fn proper_left(name: &Name, used: u32) -> impl Iterator<Item = &Token> {
    assign::left(name, used).map(|(_, t)| t).filter(|t| t.weight >= 2)
}

/// Which of the outer tokens found partners: a bit each.
fn ends(a: &Name, b: &Name, found: &Assignment) -> u8 {
    let bit = |used: u32, at: usize| (used >> at & 1) as u8;
    bit(found.a_used, 0)
        | bit(found.a_used, a.tokens.len() - 1) << 1
        | bit(found.b_used, 0) << 2
        | bit(found.b_used, b.tokens.len() - 1) << 3
}

/// How many given names agree only as forms of one name, and how many as familiar forms.
fn given(found: &Assignment) -> u8 {
    if !found.has(How::Equivalent) && !found.has(How::Diminutive) {
        return 0;
    }
    let count = |how| found.matches().iter().filter(|m| m.how == how).count().min(3) as u8;
    count(How::Equivalent) + 4 * count(How::Diminutive)
}

/// How near the likest of the tokens come that found no partner, of which both sides have some: parts
/// that are nearly alike may be one misspelt, parts that are not are two names.
fn near(a: &Name, b: &Name, found: &Assignment) -> u8 {
    let (left, right) = (|| proper_left(a, found.a_used), || proper_left(b, found.b_used));
    let mut best = -1000;
    for x in left() {
        for y in right() {
            let (xs, ys) = (Sounds::of(a, x, x), Sounds::of(b, y, y));
            if x.len > 0 && y.len > 0 && !apart(x, y, xs, ys) {
                let score = align(xs, ys);
                let ideal = i32::from(x.ideal) + i32::from(y.ideal);
                best = best.max(2000 * score / ideal.max(1));
            }
        }
    }
    level(best + 1000, 1250)
}

/// Whether a woman's and a man's form agree, and her language does not give hers to foreign women too.
fn native(a: &Name, b: &Name, found: &Assignment) -> bool {
    let mut genders = found.matches().iter().filter(|m| m.how == How::Gender);
    genders.any(|m| !super::is_given_to_foreigners(a, b, m))
}

/// How the numbers of two names stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Numbers {
    /// There are none.
    None = 0,
    /// They are equal.
    Equal = 1,
    /// Only one name has any.
    One = 2,
    /// Each name has its own.
    Different = 3,
}

impl Numbers {
    /// Of two names whose largest numbers (generation words, ordinals, digits) are these, 0 for none.
    pub(super) fn of(x: u16, y: u16) -> Numbers {
        match (x, y) {
            (0, 0) => Numbers::None,
            (x, y) if x == y => Numbers::Equal,
            (0, _) | (_, 0) => Numbers::One,
            _ => Numbers::Different,
        }
    }
}

/// How the numbers of two names stand to each other.
pub(crate) fn numbers(values: &Features) -> Numbers {
    const SPECIAL: usize = 17;
    [Numbers::None, Numbers::Equal, Numbers::One, Numbers::Different]
        [usize::from(values[SPECIAL] & 3)]
}

/// Sixteen groups of script pairs that behave alike.
fn scripts(a: &Name, b: &Name) -> u8 {
    use Script::*;
    let (x, y) = (a.script().min(b.script()), a.script().max(b.script()));
    let abjad = |s| matches!(s, Arab | Hebr | Syrc | Thaa);
    let alphabet = |s| matches!(s, Latn | Cyrl | Grek | Armn | Geor);
    let indic = |s: Script| (Deva..=Sinh).contains(&s);
    match (x, y) {
        (Latn, Latn) => 0,
        (Latn, Cyrl) => 1,
        (Cyrl, Cyrl) => 2,
        (Latn, Arab) => 3,
        (Latn, Hebr) => 4,
        (Latn, Grek) => 5,
        (Latn, Armn | Geor) => 6,
        (Latn, s) if indic(s) => 7,
        (Latn, Kana | Hira) => 8,
        (Latn, Hang) => 9,
        (Latn, Hani) => 10,
        (s, t) if s == t => 11,
        (s, t) if alphabet(s) && alphabet(t) => 12,
        (s, t) if alphabet(s) && abjad(t) || abjad(s) && abjad(t) => 13,
        (s, t)
            if matches!(s, Hang | Hani | Kana | Hira) || matches!(t, Hang | Hani | Kana | Hira) =>
        {
            14
        }
        _ => 15,
    }
}
