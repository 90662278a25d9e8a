//! Most pairs of names have nothing in common, and a few bits of their tokens tell.

use super::align::{Sounds, far, free, readable};
use super::assign::given;
use super::forms::{Context, forms};
use super::join::{all, lengths_join};
use super::writing::Writing;
use crate::lang::Script;
use crate::name::token::{GIVEN, ODD, READ};
use crate::name::{CHINESE, Name, Role, Token, is_guess};

/// True for names of which no part agrees with a part of the other: [`super::assign::assign`] finds
/// nothing in them. False does not say that it finds anything.
pub(super) fn hopeless(a: &Name, b: &Name) -> bool {
    for x in &a.tokens {
        for y in &b.tokens {
            if !unlike(a, x, b, y) {
                return false;
            }
        }
    }
    !joins(a, b) && !joins(b, a)
}

/// True for two tokens that are no match of any kind.
#[inline(always)]
pub(super) fn unlike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    // The bits by which the consonants differ, less one: most pairs end here, and to count them all
    // would take longer than to take them off.
    let less = |bits: u64| bits & bits.wrapping_sub(1);
    let two = less(x.signature.mask ^ y.signature.mask);
    let marks = x.marks | y.marks;
    if x.hash == y.hash || marks & ODD == 0 && two == 0 {
        return false;
    }
    if marks & (ODD | READ) != 0 || x.marks & y.marks & GIVEN != 0 {
        if let Some(unlike) = marked(a, x, b, y) {
            return unlike;
        }
    }
    let three = less(two);
    three != 0 && (less(three) != 0 || !free(x.signature, y.signature, a.script() != b.script()))
        || !alike(a, x, b, y)
}

/// What more than their sounds says about tokens, if it says anything.
#[inline(never)]
fn marked(a: &Name, x: &Token, b: &Name, y: &Token) -> Option<bool> {
    if (x.marks | y.marks) & ODD != 0 {
        if x.choices.1 | y.choices.1 != 0 {
            return Some(false);
        }
        if x.extra | y.extra != 0 && (heard(a, x, b, y) || heard(b, y, a, x)) {
            return Some(false);
        }
        if x.number | y.number != 0 {
            return Some(x.number != y.number);
        }
        if x.concept != 0 && x.concept == y.concept {
            return Some(false);
        }
        if x.len == 0 || y.len == 0 {
            return Some(true);
        }
        if (x.role == Role::Initial) != (y.role == Role::Initial)
            || x.signature.differ(y.signature) <= 1
        {
            return Some(false);
        }
    }
    // Forms of one name, of one word, or of words nearly alike but for an ending.
    if given(x, y, 60).is_some() {
        return Some(false);
    }
    let read = (x.marks | y.marks) & READ != 0
        && (readable(x, y, Sounds::of(a, x, x), Sounds::of(b, y, y))
            || forms(a, x, b, y, Context::None).is_some());
    read.then_some(false)
}

/// True when what a token may be besides may be the other one.
fn heard(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    let across = a.script() != b.script();
    a.reading(x.extra).is_some_and(|r| match r.lang {
        lang if is_guess(lang) => across && !far(r.signature, y.signature, true),
        CHINESE => {
            let other = b.reading(y.extra).filter(|s| s.lang == CHINESE);
            across && b.script() == Script::Hani
                || other.is_some_and(|s| across || r.is_wade_giles() != s.is_wade_giles())
        }
        _ => true,
    })
}

/// Whether tokens begin alike: [`Sounds::first_agreement`] is more than nothing.
#[inline(always)]
fn alike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    let ([p, row], [q, other]) = (x.opens, y.opens);
    let costs = Writing::of(a.script(), b.script()).costs();
    // Few sounds make a pair with the one before them.
    let pair = |row: u8, sound: u8| row != 0 && costs.both(row)[usize::from(sound & 127)] > 0;
    x.len > 0
        && y.len > 0
        && (costs.of(p)[usize::from(q & 127)] > 0 || pair(row, q) || pair(other, p))
}

/// True when neighbours in `many` may be joined to one word of `one`.
#[inline(always)]
pub(super) fn joins(many: &Name, one: &Name) -> bool {
    // The rest tells exactly; the lengths tell most, and three are no shorter than two.
    let mut rest = many.tokens.as_slice();
    while let [first, second, ..] = rest {
        let len = u32::from(first.len) + u32::from(second.len);
        for t in &one.tokens {
            if len * 2 <= u32::from(t.len) * 3
                && (t.choices.1 > 0 || alike(many, first, one, t))
                && joined(many, rest, one, t)
            {
                return true;
            }
        }
        rest = &rest[1..];
    }
    false
}

/// True when the first two or three of some tokens may be joined to another.
#[inline(never)]
fn joined(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> bool {
    let join = |tokens| join(many, tokens, one, other);
    tokens.get(..2).is_some_and(join) || tokens.get(..3).is_some_and(join)
}

/// True when tokens may be joined to another.
fn join(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> bool {
    lengths_join(tokens, other)
        && (other.choices.1 > 0
            || alike(many, &tokens[0], one, other)
                && !far(all(tokens), other.signature, many.script() != one.script()))
}

#[cfg(test)]
mod tests {
    use super::super::assign::{Assignment, assign};
    use super::*;
    use crate::lang::Kind;

    #[test]
    fn what_is_hopeless_has_no_matches() {
        let texts = [
            "Kubanychbek Omuraliev",
            "Кубанычбек Өмүралиев",
            "Anar Aliyev",
            "J. R. Smith",
            "Leo IX",
            "Vanderbilt",
            "van der Bilt",
            "Марина",
            "Ивановым Иваном",
            "Алиева",
            "Алиев",
            "محمد علي",
            "习近平",
            "Kim",
            "Ng",
            "3",
            "Bank",
            "",
            "John",
            "Ivan",
            "Bob",
            "Robert",
            "Petrovich",
            "Петрович",
            "Мария Кюри",
            "Curie",
            "אילהם",
            "김정은",
            "O'Neill",
            "Neill",
        ];
        let names = texts.map(|t| Name::new(t, Kind::Person));
        let (mut count, mut found) = (0, Assignment::NONE);
        for a in &names {
            for b in &names {
                if hopeless(a, b) {
                    count += 1;
                    assign(a, b, &mut found);
                    assert!(found.matches().is_empty(), "{} | {}", a.text(), b.text());
                }
            }
        }
        assert!(count > names.len() * names.len() / 3, "{count}");
    }
}
