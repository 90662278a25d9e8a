//! Most pairs of names have nothing in common, and a few bits of their tokens tell.

use super::align::{Sounds, far};
use super::assign::given;
use super::join::lengths_join;
use crate::name::{Name, Role, Token};

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
fn unlike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    let differ = x.signature.differ(y.signature);
    if x.hash == y.hash || x.extra | y.extra != 0 || x.choices.1 | y.choices.1 != 0 {
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
    if (x.role == Role::Initial) != (y.role == Role::Initial) || given(x, y, 60).is_some() {
        return false;
    }
    if differ < 2 {
        return false;
    }
    if x.readings.1 | y.readings.1 != 0 {
        // A word and its forms begin with one letter, and what an ending brings is little.
        let first = |n: &Name, t: &Token| n.sounds.get(usize::from(t.start)).copied();
        if differ <= 3 || first(a, x) == first(b, y) {
            return false;
        }
    }
    far(x.signature, y.signature) || !alike(a, x, b, y)
}

fn alike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    Sounds::of(a, x, x).first_agreement(&Sounds::of(b, y, y)) > 0
}

/// True when neighbours in `many` may be joined to one word of `one`.
fn joins(many: &Name, one: &Name) -> bool {
    let fits = |tokens: &[Token]| {
        one.tokens.iter().any(|t| {
            lengths_join(tokens, t) && (t.choices.1 > 0 || alike(many, &tokens[0], one, t))
        })
    };
    many.tokens.windows(2).any(fits) || many.tokens.windows(3).any(fits)
}

#[cfg(test)]
mod tests {
    use super::super::assign::assign;
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
        let mut count = 0;
        for a in &names {
            for b in &names {
                if hopeless(a, b) {
                    count += 1;
                    assert!(assign(a, b).matches().is_empty(), "{} | {}", a.text(), b.text());
                }
            }
        }
        assert!(count > names.len() * names.len() / 3, "{count}");
    }
}
