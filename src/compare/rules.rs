//! What speaks for or against two names beside the weights that are learned: rules of custom, which few
//! pairs to learn from have seen.

use super::assign::{self, Assignment, How, Match};
use super::features::{self, Features, Numbers, proper, proper_left};
use crate::lang::Script;
use crate::name::words::{concept, given_classes};
use crate::name::{Form, Name, Role, Token, country_of, is_article, is_son};
use crate::sounds::han::{first, is_han};

/// Of a name in hiragana and one in Latin letters of which nothing is left: whether there is a step
/// that no standard takes. None for others.
pub(crate) fn of_hiragana(a: &Name, b: &Name, values: &Features) -> Option<bool> {
    let pair = matches!(
        (a.script(), b.script()),
        (Script::Hira, Script::Latn) | (Script::Latn, Script::Hira)
    );
    (pair && features::is_whole(values)).then(|| features::is_odd(values))
}

/// Whether a word is left of each of two places that tells places of one name apart: east and west,
/// or what they are, a mountain and a province. What one language calls a province is a town's
/// district in another.
pub(crate) fn told_apart(a: &Name, b: &Name, found: &Assignment) -> bool {
    let left = |name: &'_ Name, used: u32, role: Role| {
        assign::left(name, used).map(|(_, t)| *t).find(|t| t.concept != 0 && t.role == role)
    };
    let both = |role| left(a, found.a_used, role).zip(left(b, found.b_used, role));
    let is_division = |t: Token| DIVISIONS.contains(&concept(t.concept));
    both(Role::Name).is_some()
        || both(Role::Generic).is_some_and(|(x, y)| !(is_division(x) && is_division(y)))
}

/// What parts of countries are, by the meanings in `data/places/generic.txt`.
const DIVISIONS: [&str; 3] = ["area", "municipality", "city"];

/// Whether a father's name found no partner on either side, and all else of weight did.
pub(crate) fn fathers(a: &Name, b: &Name, found: &Assignment) -> bool {
    let free = |name: &Name, used: u32, father: bool| {
        let mut left = assign::left(name, used).filter(|(_, t)| t.weight >= 3);
        left.any(|(_, t)| (t.role == Role::Patronymic) == father)
    };
    let (x, y) = (found.a_used, found.b_used);
    free(a, x, true) && free(b, y, true) && !free(a, x, false) && !free(b, y, false)
}

/// Whether one of two names seems to be the father's of the other.
pub(crate) fn are_kin(a: &Name, b: &Name, found: &Assignment) -> bool {
    father_of(a, b, found) || without_first(a, b, found)
}

/// Whether what one name says of the father is the other's own name, and the son's own name stands
/// before it: İlham Heydər oğlu Əliyev is the son of Heydər Əliyev.
fn father_of(a: &Name, b: &Name, found: &Assignment) -> bool {
    let is_father = |name: &Name, at: u8, reading: u16| {
        name.tokens[usize::from(at)].role == Role::Patronymic
            || name.reading(reading).is_some_and(|r| r.form == Form::Father)
            || is_fathers(name, at)
    };
    let follows_other = |name: &Name, at: u8, used: u32| {
        let before = name.tokens[..usize::from(at)].iter().enumerate();
        let own = before.rev().find(|(_, t)| t.weight >= 3);
        own.is_some_and(|(at, t)| used >> at & 1 == 0 && t.role == Role::Name)
    };
    let weighty = |m: &&Match| a.tokens[usize::from(m.a0)].weight >= 3;
    let left = |name: &Name, used: u32| used.count_ones() < name.tokens.len() as u32;
    (left(a, found.a_used) || left(b, found.b_used))
        && found.matches().iter().filter(weighty).count() >= 2
        && found.matches().iter().filter(weighty).any(|m| {
            let (x, y) = (is_father(a, m.a0, m.a_reading), is_father(b, m.b0, m.b_reading));
            x && !y && follows_other(a, m.a0, found.a_used)
                || y && !x && follows_other(b, m.b0, found.b_used)
        })
}

/// Whether two Arabic names agree but for the first part of one: a name goes on with the father's and
/// his father's, so that who lacks the first is the father. Muhammad before another name is left out
/// often enough.
fn without_first(a: &Name, b: &Name, found: &Assignment) -> bool {
    let arabic = |name: &Name| {
        let chain = |t: &Token| t.role == Role::Particle && (is_article(t.hash) || is_son(t.hash));
        name.script() == Script::Arab || name.tokens.iter().any(chain)
    };
    let mut left_a = assign::left(a, found.a_used).filter(|(_, t)| t.weight >= 3);
    let mut left_b = assign::left(b, found.b_used).filter(|(_, t)| t.weight >= 3);
    let (long, short, at, other) = match (left_a.next(), left_b.next()) {
        (Some((at, _)), None) if left_a.next().is_none() => (a, b, at, false),
        (None, Some((at, _))) if left_b.next().is_none() => (b, a, at, true),
        _ => return false,
    };
    // Where what is a person's own begins: a family's name stands before a comma.
    let own = |name: &Name| {
        let comma = name.tokens.iter().any(|t| t.after_comma);
        name.tokens.iter().position(|t| t.weight >= 3 && (t.after_comma || !comma))
    };
    let weighty =
        |m: &&Match| long.tokens[usize::from(if other { m.b0 } else { m.a0 })].weight >= 3;
    let places = |m: &Match| {
        let (x, y) = (usize::from(m.a0), usize::from(m.b0));
        if other { (y, x) } else { (x, y) }
    };
    let (Some(first), Some(next)) = (own(long), own(short)) else { return false };
    let follows = |m: &Match| places(m) == (first + 1, next);
    let left = &long.tokens[at];
    at == first
        && (arabic(long) || arabic(short))
        && found.matches().iter().filter(weighty).count() >= 3
        && found.matches().iter().any(follows)
        && !given_classes("muhammad").any(|g| left.given.contains(&(g.class + 1)))
}

/// How alike, in thousandths, short parts are that are one but for their marks: Ōe and Oe.
const ONE: i32 = 900;

/// Whether names of one script and of two parts at most have a part of one or two sounds that
/// they spell otherwise: Li is not Lu, however much of it is the same.
pub(crate) fn short(a: &Name, b: &Name, found: &Assignment) -> bool {
    let brief = |m: &Match| {
        // El and al are no parts, but one article.
        let is = |n: &Name, at: u8| {
            let token = &n.tokens[usize::from(at)];
            token.len <= 2 && token.weight >= 2
        };
        m.how == How::Sound && m.likeness() < ONE && is(a, m.a0) && is(b, m.b0)
    };
    let left = |n: &Name, used: u32| proper_left(n, used).any(|t| t.len <= 2);
    a.script() == b.script()
        && proper(a).max(proper(b)) <= 2
        && (found.matches().iter().any(brief) || left(a, found.a_used) && left(b, found.b_used))
}

/// Whether one name is nothing but a given name, and the other has another form of it, or one that
/// sounds like it, among more: Sissi may be any Elizabeth.
pub(crate) fn other_given(a: &Name, b: &Name, found: &Assignment) -> bool {
    let given = |n: &Name, at: u8| n.tokens.get(usize::from(at)).is_some_and(|t| t.given[0] != 0);
    let other = |m: &Match| {
        given(a, m.a0)
            && given(b, m.b0)
            && match m.how {
                How::Equivalent | How::Diminutive => true,
                _ => m.likeness() < ONE,
            }
    };
    proper(a).min(proper(b)) == 1
        && proper(a).max(proper(b)) > 1
        && matches!(found.matches(), [m] if other(m))
}

/// Whether two names in Han characters, or two Korean ones in Hangul, agree in a part that has other
/// characters, which are no forms of the same: 王力宏 is not 王立宏, though both are Wang Lihong, and 김민준
/// not 김민정. Foreign names, which are parted by dots or spaces, are spelt with any characters of the sound.
pub(crate) fn other_characters(a: &Name, b: &Name, found: &Assignment) -> bool {
    let own = |name: &Name| match name.script() {
        Script::Hani => !name.text().contains(['·', '・', '‧', '•']),
        // One of two syllables is no foreigner's.
        Script::Hang => matches!(&name.tokens[..], [one, two]
            if one.choices.1 > 0 && characters(name, 0, 2).count() <= KOREAN && two.weight >= 2),
        _ => false,
    };
    let other =
        |m: &Match| m.how != How::Same && !characters(a, m.a0, m.a1).eq(characters(b, m.b0, m.b1));
    a.script() == b.script() && own(a) && own(b) && found.matches().iter().any(other)
}

/// A Korean's name has so many syllables at most.
const KOREAN: usize = 3;

/// The Han characters or syllables of Hangul of tokens of a name, each as the first of its forms.
fn characters(name: &Name, from: u8, to: u8) -> impl Iterator<Item = char> + '_ {
    let tokens = name.tokens.get(from.into()..to.into()).unwrap_or(&[]);
    let text = tokens.iter().filter_map(|t| name.text().get(t.span.start..t.span.end));
    text.flat_map(str::chars).filter(|c| is_han(*c) || ('가'..='힣').contains(c)).map(first)
}

/// Whether what follows a particle in one name stands free in the other, and the other way round:
/// Salman bin Muhammad is the son of Muhammad, and Muhammad bin Salman of Salman.
pub(crate) fn crossed(a: &Name, b: &Name, found: &Assignment) -> bool {
    let particle = |name: &Name, at: u8| {
        let before = usize::from(at).checked_sub(1).and_then(|at| name.tokens.get(at));
        before.is_some_and(|t| t.role == Role::Particle)
    };
    found.matches().len() >= 2
        && (crosses(a, b, found, particle) || crosses(a, b, found, is_fathers))
}

/// Whether something is true of a part of the first name and of what it stands for is not, and of
/// another the other way round.
fn crosses(a: &Name, b: &Name, found: &Assignment, is: impl Fn(&Name, u8) -> bool) -> bool {
    let (mut only_a, mut only_b) = (false, false);
    for m in found.matches().iter().filter(|m| a.tokens[usize::from(m.a0)].weight >= 3) {
        match (is(a, m.a0), is(b, m.b0)) {
            (true, false) => only_a = true,
            (false, true) => only_b = true,
            _ => {}
        }
    }
    only_a && only_b
}

/// Whether a part of a name is said to be the father's: it stands behind the word for a son.
fn is_fathers(name: &Name, at: u8) -> bool {
    let before = name.tokens.get(..usize::from(at)).unwrap_or(&[]);
    let son = before.iter().rev().find(|t| !is_article(t.hash));
    son.is_some_and(|t| is_son(t.hash))
}

/// Whether two names have one part each that the other lacks, at one place among particles: what
/// follows one (al-Basri, al-Mosuli; ben Omar, ben Hedi), or one's own name before one (Tarek ben
/// Omar, Samir ben Omar).
pub(crate) fn elsewhere(a: &Name, b: &Name, found: &Assignment) -> bool {
    let place = |name: &Name, used: u32| {
        let mut left = assign::left(name, used).filter(|(_, t)| t.weight >= 3);
        let (Some((at, _)), None) = (left.next(), left.next()) else { return None };
        let particle = |at: usize| name.tokens.get(at).is_some_and(|t| t.role == Role::Particle);
        let after = at.checked_sub(1).is_some_and(particle);
        (after || at == 0 && particle(1)).then_some(after)
    };
    place(a, found.a_used).is_some_and(|at| place(b, found.b_used) == Some(at))
}

/// What two names of rulers are worth at least that have one number, if all else that they have are
/// forms of the same given names, and their country: Louis XIV is Людовик XIV, whom his German
/// neighbours call Ludwig XIV. Few houses and sees get to ten.
pub(crate) fn regnal(a: &Name, b: &Name, found: &Assignment) -> Option<i32> {
    let number = |name: &Name| name.tokens.iter().map(|t| t.number).max().unwrap_or(0);
    // Most people have none.
    if number(a) == 0 {
        return None;
    }
    let country = |m: &Match| {
        let token = a.tokens.get(usize::from(m.a0));
        m.how == How::Concept && token.and_then(country_of).is_some()
    };
    let fits = |m: &Match| matches!(m.how, How::Same | How::Equivalent) || country(m);
    let of = found.matches().iter().any(country);
    // One of them may lack the country: Charles I ng Inglatera, King Charles I.
    let left = |name: &Name, used: u32| {
        proper_left(name, used).try_fold(false, |_, token| country_of(token).map(|_| true))
    };
    let (left_a, left_b) = (left(a, found.a_used)?, left(b, found.b_used)?);
    let agree = (of || left_a || left_b || found.has(How::Equivalent))
        && found.matches().iter().all(fits)
        && Numbers::of(number(a), number(b)) == Numbers::Equal
        && !(left_a && left_b);
    let most = if of || number(a) >= 10 { REGNAL_KNOWN } else { REGNAL };
    agree.then_some(most)
}

/// The least weights of rulers who agree so, and whose country or high number leaves hardly another.
const REGNAL: i32 = 100;
const REGNAL_KNOWN: i32 = 300;

/// What two places' names are worth at least that say the same general words and nothing else: in two
/// scripts Central Region is Центральный регион, and in one or two the south of one country is its south.
pub(crate) fn only_general(a: &Name, b: &Name, found: &Assignment) -> Option<i32> {
    let general = |m: &Match| m.how == How::Concept;
    let country = |m: &Match| a.tokens.get(usize::from(m.a0)).and_then(country_of).is_some();
    let agree = found.matches().len() > 1
        && found.matches().iter().all(general)
        && proper_left(a, found.a_used).next().is_none()
        && proper_left(b, found.b_used).next().is_none();
    let whole = |name: &Name, used: u32| assign::left(name, used).next().is_none();
    if agree && found.matches().iter().any(country) {
        return Some(OF_A_COUNTRY);
    }
    let whole = agree && whole(a, found.a_used) && whole(b, found.b_used);
    (whole && a.script() != b.script()).then_some(GENERAL)
}

/// The least weights of names that agree so: hundredths of a nat.
const GENERAL: i32 = 150;
const OF_A_COUNTRY: i32 = 350;

/// Whether nothing of weight agrees but numbers: Leo VII is not Pius VII.
pub(crate) fn only_numbers(a: &Name, found: &Assignment) -> bool {
    let tokens = |m: &Match| a.tokens.get(usize::from(m.a0)..usize::from(m.a1)).unwrap_or(&[]);
    let is_name = |t: &Token| t.number == 0 && t.weight >= 2;
    !found.matches().iter().any(|m| tokens(m).iter().any(is_name))
}

/// Whether one of two rulers of one number has a given name before it that the other lacks: Friedrich
/// Wilhelm II is not Friedrich II.
pub(crate) fn other_ruler(a: &Name, b: &Name, found: &Assignment) -> bool {
    let has = |name: &Name, used: u32| {
        let end = name.tokens.iter().position(|t| t.number != 0).unwrap_or(0);
        let front = || name.tokens[..end].iter().enumerate().filter(|(_, t)| t.weight >= 2);
        // Of a citizen, a surname stands before the number.
        front().all(|(_, t)| t.given[0] != 0) && front().any(|(at, _)| used >> at & 1 == 0)
    };
    has(a, found.a_used) || has(b, found.b_used)
}
