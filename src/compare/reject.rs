//! Most pairs of names have nothing in common, and a few bits of their tokens tell.

use super::align::{Sounds, far, readable};
use super::assign::given;
use super::forms::{Context, forms};
use super::join::{all, lengths_join};
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
#[inline]
fn unlike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    if x.hash == y.hash || x.extra | y.extra | x.choices.1 | y.choices.1 != 0 {
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
    // The bits by which the consonants differ, less one: most pairs end here, and to count them all
    // would take longer than to take them off.
    let less = |bits: u64| bits & bits.wrapping_sub(1);
    let two = less(x.signature.mask ^ y.signature.mask);
    if two == 0 || x.given[0] != 0 && y.given[0] != 0 && given(x, y, 60).is_some() {
        return false;
    }
    if x.readings.1 | y.readings.1 != 0 {
        // Forms of one word, or of words nearly alike but for an ending.
        let (xs, ys) = (Sounds::of(a, x, x), Sounds::of(b, y, y));
        if readable(x, y, xs, ys) || forms(a, x, b, y, Context::None).is_some() {
            return false;
        }
    }
    let free = x.signature.free.saturating_add(y.signature.free) > 3;
    let three = less(two);
    let far = if free { less(three) != 0 } else { three != 0 };
    far || !alike(a, x, b, y)
}

fn alike(a: &Name, x: &Token, b: &Name, y: &Token) -> bool {
    Sounds::of(a, x, x).first_agreement(&Sounds::of(b, y, y)) > 0
}

/// True when neighbours in `many` may be joined to one word of `one`.
fn joins(many: &Name, one: &Name) -> bool {
    let longest = one.tokens.iter().map(|t| u32::from(t.len)).max().unwrap_or(0);
    for count in [2, 3] {
        for tokens in many.tokens.windows(count) {
            let len: u32 = tokens.iter().map(|t| u32::from(t.len)).sum();
            // The rest tells exactly; this tells most.
            if len * 2 > longest * 3 {
                continue;
            }
            let fits = |t: &Token| {
                lengths_join(tokens, t)
                    && (t.choices.1 > 0
                        || alike(many, &tokens[0], one, t) && !far(all(tokens), t.signature))
            };
            if one.tokens.iter().any(fits) {
                return true;
            }
        }
    }
    false
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
