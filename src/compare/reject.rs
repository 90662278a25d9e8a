//! Most pairs of names have nothing in common, and a few bits of their tokens tell.

use super::align::{Sounds, far, readable};
use super::assign::given;
use super::forms::{Context, forms};
use super::join::{all, lengths_join};
use crate::name::token::{GIVEN, ODD, READ};
use crate::name::{FRENCH, Name, Role, Token};

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
#[inline]
pub(super) fn unlike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    if x.hash == y.hash {
        return false;
    }
    let marks = x.marks | y.marks;
    if marks & ODD != 0 {
        if x.choices.1 | y.choices.1 != 0 {
            return false;
        }
        if x.extra | y.extra != 0 && (heard(a, x, b, y) || heard(b, y, a, x)) {
            return false;
        }
        if x.number | y.number != 0 {
            return x.number != y.number;
        }
        if x.concept != 0 && x.concept == y.concept {
            return false;
        }
        if x.len == 0 || y.len == 0 {
            return true;
        }
        if (x.role == Role::Initial) != (y.role == Role::Initial) {
            return false;
        }
    }
    // The bits by which the consonants differ, less one: most pairs end here, and to count them all
    // would take longer than to take them off.
    let less = |bits: u64| bits & bits.wrapping_sub(1);
    let two = less(x.signature.mask ^ y.signature.mask);
    if two == 0 || x.marks & y.marks & GIVEN != 0 && given(x, y, 60).is_some() {
        return false;
    }
    if marks & READ != 0 {
        // Forms of one word, or of words nearly alike but for an ending.
        let (xs, ys) = (Sounds::of(a, x, x), Sounds::of(b, y, y));
        if readable(x, y, xs, ys) || forms(a, x, b, y, Context::None).is_some() {
            return false;
        }
    }
    let three = less(two);
    let free = || x.signature.free.saturating_add(y.signature.free) > 3;
    let far = three != 0 && (less(three) != 0 || !free());
    far || !alike(a, x, b, y)
}

/// True when what a token may be besides may be the other one.
fn heard(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    a.reading(x.extra).is_some_and(|r| {
        r.lang != FRENCH || a.script() != b.script() && !far(r.signature, y.signature)
    })
}

/// Whether tokens begin alike.
fn alike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    Sounds::of(a, x, x).first_agreement(&Sounds::of(b, y, y)) > 0
}

/// True when neighbours in `many` may be joined to one word of `one`.
pub(super) fn joins(many: &Name, one: &Name) -> bool {
    let longest = one.tokens.iter().fold(0, |most, t| most.max(t.len));
    let mut rest = many.tokens.as_slice();
    while let [first, second, ..] = rest {
        // The rest tells exactly; the lengths tell most, and three are no shorter than two.
        let len = u32::from(first.len) + u32::from(second.len);
        if len * 2 <= u32::from(longest) * 3 {
            let fits = |t: &&Token| len * 2 <= u32::from(t.len) * 3;
            for t in one.tokens.iter().filter(fits) {
                let three = || rest.get(..3).is_some_and(|three| join(many, three, one, t));
                if join(many, &rest[..2], one, t) || three() {
                    return true;
                }
            }
        }
        rest = &rest[1..];
    }
    false
}

/// True when tokens may be joined to another.
fn join(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> bool {
    lengths_join(tokens, other)
        && (other.choices.1 > 0
            || alike(many, &tokens[0], one, other) && !far(all(tokens), other.signature))
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
