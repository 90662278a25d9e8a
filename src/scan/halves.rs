//! Listed surnames that a text writes as two words: کروم ویل.
//!
//! Scripts without capitals that spell foreign names by their sounds often part a name where its
//! own spelling does not: Urdu and Pashto between any two syllables, Persian behind Mc. Two
//! neighbours that together sound like one listed surname are one word.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::list::{List, NONE};
use super::text::{Word, has_case, is_unspaced};
use crate::fold::fold;
use crate::key::{aligned, keys};
use crate::lang::{Lang, Script, Span};
use crate::name::token::{MAX_SOUNDS, ideal, rows};
use crate::sounds::{profile, sound};

/// Both together have so many letters.
const LETTERS: core::ops::RangeInclusive<usize> = 5..=14;
/// They agree so well with the surname, in thousandths, or behind a given name of its bearer so
/// well, as that agrees so well; they say so much more than chance, in tenths of a nat; and one
/// alone agrees less by as much.
const LIKE: i32 = 740;
const BEHIND: i32 = 560;
const GIVEN: i32 = 600;
const BEYOND: i32 = 40;
const LESS: i32 = 200;

/// Whether a script may part a name so.
fn is_parted(script: Script) -> bool {
    !has_case(script) && !is_unspaced(script) && script != Script::Hang
}

/// Joins neighbours that are the halves of a listed surname.
pub(super) fn join(text: &str, words: &mut Vec<Word>, list: &List) {
    if list.is_long() || !words.iter().any(|w| is_parted(w.script)) {
        return;
    }
    // Neighbours by how they are spelt, the surname that they are, and whether that is sure.
    let mut known: BTreeMap<&str, Option<(u32, bool)>> = BTreeMap::new();
    for (at, two) in words.windows(2).enumerate() {
        let Some(both) = both(text, two) else { continue };
        let halves = [two[0].span.of(text), two[1].span.of(text)];
        let script = two[0].script;
        let one = known.entry(both).or_insert_with(|| surname(halves, script, list));
        if let Some((token, sure)) = one {
            let before = at.checked_sub(1).map(|at| words[at]);
            let given = || before.filter(|_| two[0].joined).map(|w| w.span.of(text));
            *sure = *sure || given().is_some_and(|word| is_given(word, *token, script, list));
        }
    }
    let mut out: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let two = words.get(at..at + 2).unwrap_or(&[]);
        let one = both(text, two).and_then(|both| *known.get(both)?);
        if let (Some((_, true)), [_, next]) = (one, two) {
            out.push(Word { span: Span { end: next.span.end, ..word.span }, ..word });
            at += 2;
        } else {
            out.push(word);
            at += 1;
        }
    }
    *words = out;
}

/// Two neighbours that may be halves, with the space between them.
fn both<'t>(text: &'t str, two: &[Word]) -> Option<&'t str> {
    let [word, next] = two else { return None };
    let one = is_parted(word.script) && next.script == word.script;
    let gap = &text[word.span.end..next.span.start];
    (one && gap == " ").then(|| &text[word.span.start..next.span.end])
}

/// How a word sounds, added to what stands there; a letter that stands at both sides of the seam is
/// one.
fn spoken(word: &str, sounds: &mut Vec<u8>) {
    let folded = fold(word);
    let seam = sounds.len();
    sound(&folded, profile(&folded, Lang::UND), sounds);
    if seam > 0 && sounds.get(seam) == sounds.get(seam - 1) {
        sounds.remove(seam);
    }
    sounds.truncate(MAX_SOUNDS);
}

/// How well sounds agree with a token, in thousandths.
fn likeness(sounds: &[u8], token: u32, script: Script, list: &List) -> i32 {
    let mut formed = Vec::with_capacity(sounds.len());
    rows(sounds, 0, &mut formed);
    list.likeness_to(sounds, &formed, ideal(sounds), script, token)
}

/// Those on the list whose surname is a token.
fn bearers(token: u32, list: &List) -> impl Iterator<Item = u32> + '_ {
    list.bearers(token).iter().copied().filter(move |&e| {
        let at = list.surname_of(e).and_then(|at| list.tokens(e).get(at));
        at == Some(&token)
    })
}

/// Whether a word is a given name of one whose surname is a token.
fn is_given(word: &str, token: u32, script: Script, list: &List) -> bool {
    let mut own = Vec::new();
    spoken(word, &mut own);
    bearers(token, list).flat_map(|e| list.tokens(e)).any(|&given| {
        given != token && given != NONE && likeness(&own, given, script, list) >= GIVEN
    })
}

/// The surname of the list that two words may be, and whether they are.
fn surname(halves: [&str; 2], script: Script, list: &List) -> Option<(u32, bool)> {
    let letters = halves.iter().map(|half| half.chars().count()).sum::<usize>();
    if !LETTERS.contains(&letters) {
        return None;
    }
    let mut own = Vec::with_capacity(MAX_SOUNDS);
    spoken(halves[0], &mut own);
    let border = own.len();
    spoken(halves[1], &mut own);
    if border == 0 || border >= own.len() {
        return None;
    }
    let mut seen = Vec::new();
    keys(&own).iter().for_each(|key| list.having(aligned(key), &mut seen));
    seen.sort_unstable();
    seen.dedup();
    let may_be = |token: u32| {
        let like = likeness(&own, token, script, list);
        let says = i32::from(list.ideal(token)) * like / 1000;
        let less = |half| likeness(half, token, script, list) + LESS <= like;
        let enough = like >= BEHIND && says >= i32::from(list.prior) + BEYOND;
        let one = enough && bearers(token, list).next().is_some();
        (one && less(&own[..border]) && less(&own[border..])).then_some((like, token))
    };
    let (like, token) = seen.into_iter().filter_map(may_be).max()?;
    Some((token, like >= LIKE))
}
