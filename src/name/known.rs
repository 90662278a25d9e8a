//! What the lexicon knows a whole name to name: a country, a city, an organisation.

use alloc::string::String;
use core::cell::Cell;

use super::Name;
use super::cut::Words;
use crate::fold::fold;
use crate::grammar::{self, Wanted};
use crate::lang::{Kind, Script};
use crate::lexicon::{Entry, Form, Senses, lookup, names_at, nearest, reach, readings, turned};

/// As many readings of one name are kept: Georgia is three.
pub(super) const MOST: usize = 4;
/// Case forms riskier than this, in hundredths of a nat, are not looked up.
const DEAREST: u16 = 150;

/// Looks the name up as it stands, then with its words as case forms.
pub(super) fn find(name: &mut Name, words: &Words) {
    // An adjective may stand for its country: "Turkish", «азербайджанский».
    let mut senses = Senses::of(name.kind);
    if name.kind == Kind::Country || name.kind != Kind::Organization && name.tokens.len() == 1 {
        senses = senses.or(Senses::DEMONYM);
    }
    if name.kind == Kind::Person {
        // Who does not say of which kind two names are means countries and bodies too. "Turkish" is
        // nobody's name, and not a misspelt one.
        senses = senses.or(Senses::COUNTRY).or(Senses::ORGANIZATION);
        let first = name.tokens.first().map_or("", |first| first.span.of(&name.text));
        if name.tokens.len() != 1 || reach(first, senses) < first.len() {
            return;
        }
    }
    let mut known = [None; MOST];
    readings(&name.text, senses, &mut |entry| add(&mut known, entry));
    if known[0].is_none() {
        let tokens: &[_] = &name.tokens;
        // Of which base form the first word is a case form.
        let base = Cell::new(None);
        let forms = |at: usize, each: &mut dyn FnMut(Form)| {
            let reach = |word: &str| if at == 0 { reach(word, senses) } else { usize::MAX };
            self::forms(name, at, words.folded_of_text(at), reach, &mut |own, form| {
                if at == 0 {
                    base.set(own);
                }
                each(form);
            });
        };
        names_at(&forms, senses, &mut |count, entry| {
            // Several words are not another name by chance.
            let declines = || base.get().is_none_or(|base| declines(name, base, entry));
            if count == tokens.len() && entry.fits(&name.text) && (count > 1 || declines()) {
                add(&mut known, entry);
            }
        });
    }
    if known[0].is_none() && matches!(name.kind, Kind::Country | Kind::Place) {
        let turned = turned(&name.text);
        if let Some([front, back]) = turned {
            let words = [Form::plain(front), Form::plain(back)];
            lookup(&words, senses).for_each(|entry| add(&mut known, entry));
        }
        if known[0].is_none() && name.kind == Kind::Country {
            // The United Nations and the European Union stand in many a list of countries.
            readings(&name.text, Senses::ORGANIZATION, &mut |entry| add(&mut known, entry));
        }
        if known[0].is_none() && name.kind == Kind::Country {
            // Tibet is a name of its own, and no other misspelt.
            let mut region = false;
            readings(&name.text, Senses::CITY, &mut |_| region = true);
            if !region {
                known[0] = nearest(&turned.unwrap_or([&name.text, ""]));
            }
        }
    }
    name.known = known;
}

/// What is left of a word, in bytes, and the letters behind it: a base form.
type Base = (usize, usize, &'static str);

/// What the lexicon may know a token by: as it stands, and the words that it may be a case form of,
/// which keep no more bytes of it than `reach` tells. `folded` is its plain form, where it is known.
pub(super) fn forms(
    name: &Name,
    at: usize,
    folded: Option<&str>,
    reach: impl Fn(&str) -> usize,
    each: &mut dyn FnMut(Option<Base>, Form),
) {
    let Some(token) = name.tokens.get(at) else { return };
    let word = token.span.of(&name.text);
    if reach(word) >= word.len() {
        each(None, Form::plain(word));
    }
    let Some(script) = word.chars().next().map(Script::of) else { return };
    let own = if folded.is_none() { fold(word) } else { String::new() };
    let lower = folded.unwrap_or(&own);
    let (files, keep) = (grammar::profiles(script, name.lang), reach(lower));
    grammar::stems_in(lower, files, name.lang, Wanted { dearest: DEAREST, keep }, |stem| {
        if stem.price <= DEAREST {
            let head = lower.get(stem.skip..stem.keep).unwrap_or("");
            each(Some((stem.skip, stem.keep, stem.add)), Form { head, tail: stem.add });
        }
    });
}

/// Whether a name's first word may be a case form of a base form in a language that has this entry:
/// the town of Pertek is not Perth, for no language that says Pert has such an ending.
fn declines(name: &Name, base: Base, entry: Entry) -> bool {
    let Some(token) = name.tokens.first() else { return false };
    let word = token.span.of(&name.text);
    let Some(script) = word.chars().next().map(Script::of) else { return false };
    let lower = fold(word);
    // Two languages may part one word in two places.
    let letters = || {
        let (skip, keep, add) = base;
        lower.get(skip..keep).unwrap_or("").chars().chain(add.chars())
    };
    let mut langs = entry.langs().peekable();
    langs.peek().is_none()
        || langs.any(|lang| {
            let (files, mut found) = (grammar::profiles(script, lang), false);
            let wanted = Wanted { dearest: DEAREST, keep: usize::MAX };
            grammar::stems_in(&lower, files, lang, wanted, |stem| {
                found |= stem.base(&lower).eq(letters());
            });
            found
        })
}

fn add(known: &mut [Option<Entry>; MOST], entry: Entry) {
    if known.iter().flatten().any(|k| k.entity() == entry.entity()) {
        return;
    }
    if let Some(free) = known.iter_mut().find(|k| k.is_none()) {
        *free = Some(entry);
    }
}
