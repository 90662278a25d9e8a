//! Words that one spelling parts and another does not: van der Bilt, Vanderbilt.

use core::slice;

use super::align::{Losses, MAX_JOINED, Sounds, align, align_from, far};
use super::assign::{How, Match};
use super::lattice::{self, SAME_HANGUL};
use crate::lang::{Kind, Script};
use crate::name::token::{Consonants, HEARD, Token};
use crate::name::{Name, Role, is_servant};

/// A join must agree this well: "Anar Aliyev" is not Omuraliev.
const LEAST_JOINED: i32 = 750;
/// The same across scripts, where sounds never agree so well.
const LEAST_ACROSS: i32 = 620;
/// The same against a script that writes the parts of a given name as one word: 철우 is Cheol Woo.
const LEAST_UNSPACED: i32 = 550;
/// The same of Abd and what follows: Abd Allah is Abdullah, Abd al-Razzak Abdrazzak.
const LEAST_SERVANT: i32 = 500;
/// The same of a name in Han characters that was parted behind what may be a surname.
const LEAST_CUT: i32 = 250;
/// The price of a space that one side lacks, in tenths of a nat; and of one that neither has.
const JOIN_PRICE: i32 = 15;
const CUT_PRICE: i32 = 5;

/// Two or three neighbouring tokens of either name against one of the other.
pub(super) fn joins(a: &Name, b: &Name, mut each: impl FnMut(Match)) {
    for k in [2, 3] {
        joined(a, b, k, &mut each);
        joined(b, a, k, |m| each(m.mirrored()));
    }
}

/// `k` neighbouring tokens of one name against each token of the other.
fn joined(many: &Name, one: &Name, k: usize, mut each: impl FnMut(Match)) {
    for (i, tokens) in many.tokens.windows(k).enumerate() {
        for (j, other) in one.tokens.iter().enumerate() {
            if let Some((score, ideal, first, losses)) = join(many, tokens, one, other) {
                each(Match {
                    a0: i as u8,
                    a1: (i + k) as u8,
                    b0: j as u8,
                    b1: j as u8 + 1,
                    how: How::Joined,
                    score,
                    ideal,
                    first,
                    losses,
                    ..Match::NONE
                });
            }
        }
    }
}

/// How many halves of a word several others together may be as long as. Latin letters take two for
/// many a vowel of Hangul: Seo-yeong is 서영.
pub(super) fn halves(script: Script) -> u32 {
    if script == Script::Hang { 4 } else { 3 }
}

/// Whether several tokens together are about as long as another, of a name in a script.
pub(super) fn lengths_join(tokens: &[Token], other: &Token, script: Script) -> bool {
    let len: u32 = tokens.iter().map(|t| u32::from(t.len)).sum();
    let other_len = u32::from(other.len);
    // Latin letters take two for many a vowel of Korean, whatever it is written in.
    let most = if tokens.iter().all(|t| t.marks & HEARD != 0) { 4 } else { 3 };
    len * 2 <= other_len * halves(script)
        && other_len * 2 <= len * most
        && other_len >= 3
        && other.role != Role::Initial
        && len as usize <= MAX_JOINED
        && tokens.iter().all(|t| t.len > 0)
}

/// The consonants of several tokens together.
pub(super) fn all(tokens: &[Token]) -> Consonants {
    tokens.iter().map(|t| t.signature).fold(Consonants::default(), Consonants::and)
}

/// Room for the sounds of several tokens, with their rows.
struct Said {
    sounds: [u8; MAX_JOINED],
    rows: [u8; MAX_JOINED],
    len: usize,
    script: Script,
}

impl Said {
    /// Several tokens as they are said together: what ends one and begins the next is heard once.
    /// None if that is too long.
    fn new(name: &Name, tokens: &[Token]) -> Option<Said> {
        let (sounds, rows) = ([0; MAX_JOINED], [0; MAX_JOINED]);
        let mut said = Said { sounds, rows, len: 0, script: name.script() };
        for token in tokens {
            let own = Sounds::of(name, token, token);
            let last = said.len.checked_sub(1).map(|at| said.sounds[at]);
            let again = usize::from(last.is_some() && last == own.first());
            for (&sound, &row) in own.sounds.iter().zip(own.rows).skip(again) {
                *said.sounds.get_mut(said.len)? = sound;
                *said.rows.get_mut(said.len)? = row;
                said.len += 1;
            }
        }
        Some(said)
    }

    fn sounds(&self) -> Sounds<'_> {
        Sounds::new(&self.sounds[..self.len], &self.rows[..self.len], self.script)
    }
}

/// How well several tokens and another agree, and what the steps cost, where that is known.
fn agreement(many: &Name, tokens: &[Token], ys: Sounds) -> (i32, Option<Losses>) {
    let (first, last) = (&tokens[0], &tokens[tokens.len() - 1]);
    let xs = Sounds::of(many, first, last);
    let doubled = |two: &[Token]| {
        let end = two[0].range().end;
        two[0].len > 0 && many.sounds.get(end) == many.sounds.get(end - 1)
    };
    let once = tokens.windows(2).any(doubled);
    let said = if once { Said::new(many, tokens) } else { None };
    match said {
        Some(said) => align_from(said.sounds(), ys, 0, 0),
        None => (align(xs, ys), None),
    }
}

/// Whether tokens in Han characters were written as one word: 贝多芬 is no 多芬 of the family 贝.
fn is_cut(tokens: &[Token]) -> bool {
    tokens.windows(2).all(|two| two[0].span.end == two[1].span.start)
        && tokens.iter().all(|t| t.choices.1 > 0 && t.marks & HEARD == 0)
}

/// What joined tokens come to: the score, what both sides would score against themselves, what the
/// first sounds say, and what the steps cost.
type Joined = (i16, i16, i8, Option<Losses>);

fn join(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> Option<Joined> {
    if !lengths_join(tokens, other, one.script()) {
        return None;
    }
    let written = join_written(many, tokens, one, other);
    let korean = join_korean(many, tokens, one, other);
    let likeness = |m: &Joined| 2000 * i32::from(m.0) / i32::from(m.1.max(1));
    let mut heard = None;
    if (tokens[0].marks | other.marks) & HEARD != 0 {
        let found = lattice::korean(many, tokens, one, slice::from_ref(other));
        let found = found.map(|(score, ideal, first, losses)| {
            let score = score - JOIN_PRICE * (tokens.len() as i32 - 1);
            (score as i16, ideal as i16, first as i8, Some(losses))
        });
        heard = found.filter(|m| m.2 > 0 && likeness(m) >= LEAST_UNSPACED);
    }
    heard.into_iter().chain(korean).chain(written).max_by_key(likeness)
}

/// The same of Korean words in Latin letters, by what they are in Hangul: Kŭn-hye is Geunhye.
fn join_korean(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> Option<Joined> {
    let whole = one.korean(other).filter(|_| many.script() == one.script())?;
    let mut rest = Sounds::reading(one, whole).sounds;
    for token in tokens {
        rest = rest.strip_prefix(Sounds::reading(many, many.korean(token)?).sounds)?;
    }
    let ideal = tokens.iter().chain([other]).map(|t| i32::from(t.ideal)).sum::<i32>();
    let score = ideal / 2 * SAME_HANGUL / 100 - JOIN_PRICE * (tokens.len() as i32 - 1);
    rest.is_empty().then_some((score as i16, ideal as i16, 60, None))
}

/// The same of tokens as they are written.
fn join_written(many: &Name, tokens: &[Token], one: &Name, other: &Token) -> Option<Joined> {
    let (first, last) = (&tokens[0], &tokens[tokens.len() - 1]);
    let (xs, ys) = (Sounds::of(many, first, last), Sounds::of(one, other, other));
    let cut = is_cut(tokens);
    let price = if cut { CUT_PRICE } else { JOIN_PRICE } * (tokens.len() as i32 - 1);
    if other.choices.1 > 0 && other.marks & HEARD == 0 {
        let found = lattice::joined(one, other, tokens, xs, price);
        return found.map(|(score, ideal, first)| (score, ideal, first, None));
    }
    // What is joined begins alike; the consonants are only then worth adding up.
    let begin = xs.first_agreement(&ys);
    if begin <= 0 || far(all(tokens), other.signature, many.script() != one.script()) {
        return None;
    }
    let (score, losses) = agreement(many, tokens, ys);
    let score = score - price;
    let ideal = tokens.iter().chain([other]).map(|t| i32::from(t.ideal)).sum::<i32>();
    let likeness = 2000 * score / ideal.max(1);
    let unspaced = matches!(one.script(), Script::Hang | Script::Kana | Script::Hira);
    let across = many.script() != one.script();
    let least = match () {
        _ if cut && across => LEAST_CUT,
        _ if unspaced && across => LEAST_UNSPACED,
        _ if many.kind() == Kind::Person && is_servant(first.hash) => LEAST_SERVANT,
        _ if across => LEAST_ACROSS,
        _ => LEAST_JOINED,
    };
    (likeness >= least).then_some((score as i16, ideal as i16, begin as i8, losses))
}
