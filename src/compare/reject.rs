//! Most pairs of names have nothing in common, and a few bits of their tokens tell.

use super::align::{Sounds, far, readable};
use super::assign::given;
use super::forms::{Context, forms};
use super::join::{all, halves, lengths_join};
use super::writing::Writing;
use crate::lang::Script;
use crate::name::token::{GIVEN, GUESSED, HEARD, ODD, READ};
use crate::name::{Form, Name, Role, Token, lengths};

/// Which tokens of two names may agree, so that it need not be found out twice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chances {
    /// A bit for each pair of the first eight tokens: of the first name's one a byte.
    pairs: u64,
    /// Whether neighbours in one may be joined to one word of the other.
    pub joins: bool,
}

/// So many tokens of a name have bits of their own.
const MOST: usize = 8;

impl Chances {
    /// None for names of which no part agrees with a part of the other: [`super::assign::assign`]
    /// finds nothing in them. Some chances do not say that it finds anything.
    pub fn of(a: &Name, b: &Name) -> Option<Chances> {
        if a.script() == b.script() {
            Chances::between::<false>(a, b)
        } else {
            Chances::between::<true>(a, b)
        }
    }

    /// The same of names that are known to be of one script, or of two: asked for each two tokens,
    /// that would be a tenth of the work.
    #[inline(always)]
    fn between<const ACROSS: bool>(a: &Name, b: &Name) -> Option<Chances> {
        let (mut pairs, mut any) = (0, false);
        for (i, x) in a.tokens.iter().enumerate() {
            for (j, y) in b.tokens.iter().enumerate() {
                if !unlike(a, x, b, y, ACROSS) {
                    any = true;
                    if i < MOST && j < MOST {
                        pairs |= 1 << (MOST * i + j);
                    }
                }
            }
        }
        let joins = joins(a, b) || joins(b, a);
        (any || joins).then_some(Chances { pairs, joins })
    }

    /// True for two tokens, with their places, that are no match of any kind.
    pub fn unlike(self, a: &Name, b: &Name, [i, j]: [usize; 2], [x, y]: [&Token; 2]) -> bool {
        if i < MOST && j < MOST {
            self.pairs >> (MOST * i + j) & 1 == 0
        } else {
            unlike(a, x, b, y, a.script() != b.script())
        }
    }
}

/// True for two tokens that are no match of any kind.
#[inline(always)]
fn unlike(a: &Name, x: &Token, b: &Name, y: &Token, across: bool) -> bool {
    // Most pairs end here: their consonants tell them apart, and nothing else is known of either.
    let marks = x.marks | y.marks;
    let slow = ODD | READ | if across { GUESSED } else { 0 };
    let plain = marks & slow == 0 && x.marks & y.marks & GIVEN == 0 && x.hash != y.hash;
    if plain {
        far(x.signature, y.signature, across)
            || x.signature.differ_by_more(y.signature, 1) && !alike(a, x, b, y)
    } else {
        unlike_marked(a, x, b, y, across)
    }
}

/// The same of tokens of which more is known than their sounds.
#[inline(never)]
fn unlike_marked(a: &Name, x: &Token, b: &Name, y: &Token, across: bool) -> bool {
    let marks = (x.marks | y.marks) & if across { u8::MAX } else { !GUESSED };
    let odd = marks & (ODD | GUESSED) != 0;
    if x.hash == y.hash || !odd && !x.signature.differ_by_more(y.signature, 1) {
        return false;
    }
    marked(a, x, b, y, odd)
        .unwrap_or_else(|| far(x.signature, y.signature, across) || !alike(a, x, b, y))
}

/// What more than their sounds says about tokens, if it says anything.
fn marked(a: &Name, x: &Token, b: &Name, y: &Token, odd: bool) -> Option<bool> {
    if odd {
        if x.choices.1 | y.choices.1 != 0 {
            return Some(false);
        }
        if x.extra | y.extra != 0 && (heard(a, x, b, y) || heard(b, y, a, x)) {
            return Some(false);
        }
        if x.number | y.number != 0 {
            if x.number == y.number {
                return Some(false);
            }
            if x.number != 0 && y.number != 0 || x.is_numeral() || y.is_numeral() {
                return Some(true);
            }
        }
        if x.concept != 0 && x.concept == y.concept {
            return Some(false);
        }
        if x.len == 0 || y.len == 0 {
            return Some(true);
        }
        if (x.role == Role::Initial) != (y.role == Role::Initial)
            || !x.signature.differ_by_more(y.signature, 1)
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
    a.reading(x.extra).is_some_and(|r| match r.form {
        Form::Guess => across && !far(r.signature, y.signature, true),
        Form::Bare => !across && !far(r.signature, y.signature, false),
        Form::Korean => !across && b.korean(y).is_some_and(|s| r.hash == s.hash),
        Form::Mandarin => {
            let other = b.reading(y.extra).filter(|s| s.form == Form::Mandarin);
            across && b.script() == Script::Hani
                || other.is_some_and(|s| across || r.is_wade_giles() != s.is_wade_giles())
        }
        _ => true,
    })
}

/// Whether tokens begin alike: [`Sounds::first_agreement`] is more than nothing.
#[inline]
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
fn joins(many: &Name, one: &Name) -> bool {
    debug_assert_eq!((many.lengths, one.lengths), (lengths(&many.tokens), lengths(&one.tokens)));
    many.lengths[1] * 2 <= one.lengths[0] * halves(one.script()) as u16 && joins_some(many, one)
}

/// The same of names of which the shortest neighbours are short enough for the longest word.
#[inline(never)]
fn joins_some(many: &Name, one: &Name) -> bool {
    // The rest tells exactly; the lengths tell most, and three are no shorter than two.
    let (mut rest, halves) = (many.tokens.as_slice(), halves(one.script()));
    while let [first, second, ..] = rest {
        let len = u32::from(first.len) + u32::from(second.len);
        for t in &one.tokens {
            if len * 2 <= u32::from(t.len) * halves
                && (t.choices.1 > 0
                    || first.marks & HEARD != 0
                    || korean(many, first, one, t)
                    || alike(many, first, one, t))
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
fn joined(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> bool {
    let join = |tokens| join(many, tokens, one, other);
    tokens.get(..2).is_some_and(join) || tokens.get(..3).is_some_and(join)
}

/// Whether both are words of Korean names in Latin letters.
fn korean(many: &Name, token: &Token, one: &Name, other: &Token) -> bool {
    many.korean(token).is_some() && one.korean(other).is_some()
}

/// True when tokens may be joined to another.
fn join(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> bool {
    lengths_join(tokens, other, one.script())
        && (other.choices.1 > 0
            || tokens[0].marks & HEARD != 0
            || korean(many, &tokens[0], one, other)
            || alike(many, &tokens[0], one, other)
                && !far(all(tokens), other.signature, many.script() != one.script()))
}

#[cfg(test)]
mod tests {
    use super::super::assign::{Assignment, assign};
    use super::*;

    /// Everything may agree.
    const ALL: Chances = Chances { pairs: u64::MAX, joins: true };

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
        let (mut count, mut found) = (0, Assignment::none());
        for a in &names {
            for b in &names {
                if Chances::of(a, b).is_none() {
                    count += 1;
                    assign(a, b, ALL, &mut found);
                    assert!(found.matches().is_empty(), "{} | {}", a.text(), b.text());
                }
            }
        }
        assert!(count > names.len() * names.len() / 3, "{count}");
    }
}
