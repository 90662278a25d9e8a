//! What a surname alone means: the document tells.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::How;
use super::dotted::spells;
use super::list::NONE;
use super::text::{has_case, is_unspaced};
use super::window::{Found, Windows};
use super::word::Hit;
use crate::compare::Score;
use crate::grammar::Cases;
use crate::lang::{Kind, Script};
use crate::name::Role;
use crate::sort::by_key;

/// The weight of a surname whose bearer is named in full elsewhere in the document: hundredths of
/// a nat.
const NAMED: i32 = 300;
/// The weight of a surname that only one person of the list bears, who is not named in full.
const ALONE: i32 = 60;
/// Such a surname must say this much more than that it is one of the list's by chance, in tenths of
/// a nat, and agree this well, in thousandths.
const LEAST: i16 = 50;
const LIKE: i32 = 850;
/// One that agrees this well may say less.
const SAME: i32 = 950;
pub(super) const LEAST_SAME: i16 = 25;
/// One that is spelt as it is listed may say less still.
const LEAST_SPELT: i16 = 0;
/// Where capitals do not mark names, it must agree as well and say more.
const LEAST_UNCASED: i16 = 90;
/// Of a short list, a surname of somebody who is not named in full may be less like, though more
/// than one form of a given name is like another, where it says so much more than twice what is
/// chance: in tenths of a nat.
const SHORT_LIKE: i32 = 720;
const SHORT_SAID: i32 = -5;
const SHORT_SAID_UNCASED: i32 = 15;
/// What it must say more for every tenth of a nat by which the list is crowded.
pub(super) const CROWD: i16 = 6;
/// The weight of a given name alone, of a person who is named in full: hundredths of a nat.
const GIVEN: i32 = 150;
/// A surname whose bearer is named must agree this well, in thousandths, unless it is spelt as it
/// is beside the given name.
const NAMED_LIKE: i32 = 700;
const NAMED_UNCASED: i32 = 800;
/// So much less where the text does not write the full name in this script.
const UNWRITTEN: i32 = 100;
/// How a surname is spelt is learned from a name in full where it agrees this well, in thousandths,
/// where the whole name weighs this much, or where another part agrees this well.
const SPELT: i32 = 350;
const SURE: i32 = 150;
const BESIDE: i32 = 800;
/// What a full name must weigh whose surname is a frequent word, where names have no capitals.
const BEYOND: i32 = 350;
/// A word that is more often than every so many words there is no name.
const COMMON: usize = 200;
const RARE: usize = 1000;
/// A word of a script that does not part words has about so many bytes.
const BYTES: usize = 9;
/// A bearer of another surname is no rival where the word agrees so much less with that, in
/// thousandths.
const RIVAL: i32 = 100;
/// At most this many bearers of a surname are looked at.
const MOST: usize = 64;

/// A surname that is spelt otherwise is the person's who stands in full at most so many words away;
/// so is a given name alone, behind it.
const NEAR: usize = 400;

/// What fathers' names end with in East Slavic languages, before the endings of cases.
const FATHERS: [&str; 8] = ["ович", "евич", "йович", "ьич", "овн", "евн", "ичн", "івн"];

/// Where a person stands in full: in running text or not, and the words where the name begins.
#[derive(Default)]
struct Place {
    heading: bool,
    words: Vec<usize>,
}

impl Place {
    /// Persons who stand in running text go before those who stand in headings, then those who come
    /// first.
    fn order(&self) -> (bool, usize) {
        (self.heading, self.words.first().copied().unwrap_or(usize::MAX))
    }

    fn is_near(&self, at: usize) -> bool {
        self.words.iter().any(|w| w.abs_diff(at) <= NEAR)
    }
}

impl Windows<'_> {
    /// Surnames alone.
    pub fn surnames(&mut self) {
        let named = self.named();
        let spelt = self.spelt();
        let mut written: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        spelt.values().flatten().for_each(|&(w, e)| written.entry(e).or_default().push(w));
        let declined = self.declined();
        let mut more = Vec::new();
        let crowd = self.list.crowd.saturating_mul(CROWD);
        // What the surname of somebody who is not named must say at least.
        let enough = i32::from(LEAST_SPELT.saturating_add(self.list.prior).saturating_add(crowd));
        for at in 0..self.words.len() {
            let meaning = self.meaning(at);
            let hashes = || core::iter::once(&meaning.itself).chain(&meaning.bases);
            let spelt_so = || hashes().any(|h| spelt.contains_key(h));
            if meaning.itself == 0 || meaning.hits.is_empty() && !spelt_so() {
                continue;
            }
            if self.is_covered(at) || self.is_common(at) {
                continue;
            }
            let known =
                hashes().filter_map(|h| spelt.get(h)).flatten().filter_map(|&(word, entry)| {
                    let shared = self.meaning(word).shared(meaning);
                    Some((2 - shared, named.get(self.id(entry)?)?.order(), entry))
                });
            let known = known.filter(|k| k.0 == 0 || k.0 == 1 && !self.is_place(at)).min();
            if known.is_none() && meaning.hits.is_empty() {
                continue;
            }
            // Where the text tells whose name it is, only a given name before it tells otherwise.
            // What can be no given name has no other surname behind it.
            let other = || self.is_given(at) && self.strange_behind(at) && !self.is_generic(at + 1);
            if known.is_some() && (self.strange_before(at, true) || other()) {
                continue;
            }
            let span = self.span(at, at + 1);
            let made = |entry, weight, how| {
                let score = Score::from_weight(weight);
                Found { span, entry, score, from: at, to: at + 1, tokens: 1, how }
            };
            if let Some((_, _, entry)) = known {
                if !self.is_noun(at) {
                    more.push(made(entry, NAMED, How::Surname));
                }
                continue;
            }
            let cased = has_case(self.words[at].script);
            let like = if cased { NAMED_LIKE } else { NAMED_UNCASED } - UNWRITTEN;
            if meaning.hits.iter().all(|h| h.feminine || h.likeness < like) {
                continue;
            }
            // Where nobody is named in full, a surname has to say enough by itself.
            let says = |h: &Hit| i32::from(self.list.ideal(h.token)) >= enough;
            if named.is_empty() && !meaning.hits.iter().any(says) {
                continue;
            }
            if self.is_place(at) || self.beside_name(at) {
                continue;
            }
            // Where names have no capitals, a frequent word is no case form of one.
            let inflected = cased || !self.is_frequent(at, RARE);
            let mut bearers: Vec<(&Hit, u32)> = Vec::new();
            for hit in meaning.hits.iter().filter(|h| !h.feminine && h.likeness >= like) {
                let all = self.list.bearers(hit.token).iter().copied();
                // As it is listed, whatever the text made of it elsewhere.
                let sure = cased && hit.likeness >= SAME;
                bearers.extend(
                    all.filter(|&e| self.is_surname(e, hit.token))
                        .filter(|&e| hit.read && inflected || sure || self.may_be(at, e, &written))
                        .take(MOST)
                        .map(|e| (hit, e)),
                );
            }
            self.only_men(at, &declined, &mut bearers);
            // A surname as it stands goes before one that has to be read as a case.
            by_key(&mut bearers, |(h, _)| (h.cases != Cases::NONE, -(h.likeness / 50)));
            let best = bearers
                .iter()
                .filter_map(|&(h, e)| Some((h.cases != Cases::NONE, named.get(self.id(e)?)?, h, e)))
                .filter(|(_, place, h, e)| {
                    // Where only another script writes the name, no frequent word is.
                    let known = self.written(at, *e, &written).next().is_some();
                    let least = if known { like + UNWRITTEN } else { like };
                    let rare = known || cased || !self.is_frequent(at, RARE);
                    rare && h.likeness >= least && place.is_near(at)
                })
                .min_by_key(|(cased, place, ..)| (*cased, place.order()));
            if let Some((_, _, hit, entry)) = best {
                if !self.is_noun(at) {
                    more.push(made(entry, NAMED * hit.likeness / 1000, How::Surname));
                }
                continue;
            }
            let Some(&(hit, entry)) = bearers.first() else { continue };
            let rival = |h: &Hit| h.likeness + RIVAL >= hit.likeness;
            let only = bearers.iter().all(|&(h, e)| !rival(h) || self.id(e) == self.id(entry));
            let ideal = self.list.ideal(hit.token);
            let spelt = self.list.is_spelt(hit.token, meaning.itself);
            let least = match (cased, hit.likeness >= SAME) {
                (true, true) if spelt => LEAST_SPELT,
                (true, true) => LEAST_SAME,
                (true, false) => LEAST,
                (false, true) => LEAST_UNCASED,
                (false, false) => i16::MAX,
            };
            let like = ideal >= least.saturating_add(self.list.prior).saturating_add(crowd)
                && hit.likeness >= LIKE;
            let said = i32::from(ideal) * hit.likeness / 1000 - 2 * i32::from(self.list.prior);
            let enough = if cased { SHORT_SAID } else { SHORT_SAID_UNCASED };
            let strange = || self.id(entry).is_some_and(|id| !named.contains_key(id));
            let told = self.list.crowd == 0
                && hit.likeness >= SHORT_LIKE
                && said >= enough
                && if cased { self.vocabulary.is_inside(at) } else { !self.is_frequent(at, RARE) }
                && strange();
            if only && (like || told) && !self.is_noun(at) {
                more.push(made(entry, ALONE, How::OnlySurname));
            }
        }
        more.into_iter().for_each(|f| self.push(f));
    }

    /// Given names alone, or with a patronymic, of the one person of the text who bears them.
    pub fn given_names(&mut self) {
        // For every given name, as a listed token, the person who is named in full with it.
        let mut bearers: BTreeMap<u32, Option<u32>> = BTreeMap::new();
        let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for f in self.found.iter().filter(|f| f.tokens > 1) {
            let Some(token) = self.given_of(f.entry) else { continue };
            let stands = (f.from..f.to).any(|w| self.meaning(w).hit(token).is_some());
            if self.kind(f.entry) != Some(Kind::Person) || !stands {
                continue;
            }
            places.entry(token).or_default().push(f.from);
            let bearer = bearers.entry(token).or_insert(Some(f.entry));
            if bearer.is_some_and(|b| self.id(b) != self.id(f.entry)) {
                *bearer = None;
            }
        }
        let mut more: Vec<(u32, Found)> = Vec::new();
        // Given names that the text also gives to others.
        let mut shared: Vec<u32> = Vec::new();
        for at in 0..self.words.len() {
            let cased = has_case(self.words[at].script);
            if bearers.is_empty() || self.is_covered(at) || !cased {
                continue;
            }
            let hits = self.meaning(at).hits.iter().filter(|h| h.likeness >= LIKE);
            let Some((hit, bearer)) =
                hits.filter_map(|h| Some((h, bearers.get(&h.token)?))).max_by_key(|h| h.0.likeness)
            else {
                continue;
            };
            if self.is_noun(at) {
                continue;
            }
            let patronymic = self.is_patronymic(at + 1);
            let other = self.strange_behind(at) && !patronymic;
            match bearer {
                Some(entry) if !other && !self.strange_before(at, false) && !self.is_place(at) => {
                    let named = places.get(&hit.token).into_iter().flatten();
                    if !named.into_iter().any(|&w| w < at && at - w <= NEAR) {
                        continue;
                    }
                    let to = at + 1 + usize::from(patronymic);
                    let span = self.span(at, to);
                    let score = Score::from_weight(GIVEN);
                    let found = Found {
                        span,
                        entry: *entry,
                        score,
                        from: at,
                        to,
                        tokens: 1,
                        how: How::GivenName,
                    };
                    more.push((hit.token, found));
                }
                _ => shared.push(hit.token),
            }
        }
        more.retain(|(token, _)| !shared.contains(token));
        more.into_iter().for_each(|(_, f)| self.push(f));
    }

    /// Whether a word that begins a sentence stands in the text in lower case too.
    fn is_noun(&self, at: usize) -> bool {
        let meaning = self.meaning(at);
        self.words[at].first
            && core::iter::once(&meaning.itself)
                .chain(&meaning.bases)
                .any(|hash| self.vocabulary.is_small(*hash))
    }

    /// The distinct token of a person's given name: the first of several names.
    fn given_of(&self, entry: u32) -> Option<u32> {
        let surname = self.surname_of(entry)?;
        let first = self.index.tokens(entry).position(|t| t.role == Role::Name)?;
        let at = if first == surname { None } else { Some(first) };
        self.list.tokens(entry).get(at?).copied().filter(|t| *t != NONE)
    }

    /// Whether a word behind a given name is a patronymic.
    fn is_patronymic(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at).filter(|w| w.joined && w.capital) else { return false };
        let folded = self.vocabulary.folded(at);
        word.script == Script::Cyrl
            && FATHERS.iter().any(|ending| {
                let behind = folded.rfind(ending).map(|at| folded[at + ending.len()..].chars());
                behind.is_some_and(|rest| rest.count() <= 2) && folded.len() > ending.len() + 4
            })
    }

    /// Whether a word is a surname of the list, beyond doubt.
    pub fn is_listed_surname(&self, at: usize) -> bool {
        let sure = self.meaning(at).hits.iter().filter(|h| h.likeness >= SAME);
        sure.flat_map(|h| self.list.bearers(h.token).iter().take(MOST).map(move |&e| (h, e)))
            .any(|(h, entry)| self.is_surname(entry, h.token))
    }

    /// Whether a word may be a person's surname, by how the text writes it elsewhere in this
    /// script: as it begins and ends there. Rosa is not Ross.
    fn may_be(&self, at: usize, entry: u32, written: &BTreeMap<u32, Vec<usize>>) -> bool {
        let ends = |word: usize| {
            let folded = self.vocabulary.folded(word).chars();
            (folded.clone().next(), folded.last())
        };
        let mut words = self.written(at, entry, written).peekable();
        words.peek().is_none() || words.any(|word| ends(word) == ends(at))
    }

    /// Where the text writes a person's surname beside the given name, in the script of a word.
    fn written<'w>(
        &'w self,
        at: usize,
        entry: u32,
        written: &'w BTreeMap<u32, Vec<usize>>,
    ) -> impl Iterator<Item = usize> + 'w {
        let script = self.words[at].script;
        let all = written.get(&entry).into_iter().flatten().copied();
        all.filter(move |&word| self.words[word].script == script)
    }

    /// The persons who stand in full, by their ids.
    fn named(&self) -> BTreeMap<&str, Place> {
        let mut named = BTreeMap::new();
        for f in self.found.iter().filter(|f| f.tokens > 1) {
            let Some(id) = self.id(f.entry) else { continue };
            let place = named.entry(id).or_insert(Place { heading: true, words: Vec::new() });
            place.heading &= !self.words[f.from].running;
            place.words.push(f.from);
        }
        for place in named.values_mut() {
            // Those in running text come first.
            by_key(&mut place.words, |&w| (!self.words[w].running, w));
        }
        named
    }

    /// How surnames are spelt in this text, where they stand beside given names: by the spellings
    /// of the words and of their base forms, the words and whose they are.
    fn spelt(&self) -> BTreeMap<u32, Vec<(usize, u32)>> {
        let mut spelt: BTreeMap<u32, Vec<(usize, u32)>> = BTreeMap::new();
        for f in self.found.iter().filter(|f| f.tokens > 1) {
            let Some(at) = self.surname_of(f.entry) else { continue };
            let token = self.list.tokens(f.entry).get(at).copied().unwrap_or(NONE);
            let word = (f.from..f.to)
                .filter_map(|w| Some((self.meaning(w).hit(token)?.likeness, w)))
                .max_by_key(|&(likeness, w)| (likeness, w));
            // A surname that only the whole name tells is the last word.
            let last = (f.to - f.from == 2 && f.how == How::Name).then_some((0, f.to - 1));
            let Some((likeness, word)) = word.or(last) else { continue };
            let cased = has_case(self.words[word].script);
            let dotted = f.tokens == f.to - f.from && (f.from + 1..f.to).all(|w| self.is_dotted(w));
            let sure =
                dotted || likeness >= SPELT || f.score.weight() >= SURE || self.beside(f, word);
            // A frequent word beside another may be no name at all.
            let doubt = !cased && f.score.weight() < BEYOND && self.is_frequent(word, RARE);
            if !sure || self.is_common(word) || doubt && !self.is_twice(f) {
                continue;
            }
            let meaning = self.meaning(word);
            for &hash in core::iter::once(&meaning.itself).chain(&meaning.bases) {
                let places = spelt.entry(hash).or_default();
                let new = |&(w, e): &(usize, u32)| {
                    self.vocabulary.ids.of(w) == self.vocabulary.ids.of(word) && e == f.entry
                };
                if places.len() < MOST && !places.iter().any(new) {
                    places.push((word, f.entry));
                }
            }
        }
        spelt
    }

    /// Whether the same words stand in full elsewhere.
    fn is_twice(&self, f: &Found) -> bool {
        let said = f.span.of(self.text);
        let same = |g: &&Found| g.entry == f.entry && g.span.of(self.text) == said;
        self.found.iter().filter(same).nth(1).is_some()
    }

    /// Whether another word than this one agrees well with the name that stands in full.
    fn beside(&self, f: &Found, word: usize) -> bool {
        let tokens = self.list.tokens(f.entry);
        let like = |w: usize| tokens.iter().filter_map(move |&t| self.meaning(w).hit(t));
        (f.from..f.to).filter(|&w| w != word).flat_map(like).any(|h| h.likeness >= BESIDE)
    }

    /// Whether a word is too frequent to be a name, in a script that does not mark names.
    fn is_common(&self, word: usize) -> bool {
        !has_case(self.words[word].script) && self.is_frequent(word, COMMON)
    }

    /// Whether a word is more often than every so many words there.
    fn is_frequent(&self, word: usize, every: usize) -> bool {
        let count = self.vocabulary.count(word);
        // Runs of letters are not words.
        let run = is_unspaced(self.words[word].script);
        let surface = self.words[word].span.of(self.text);
        if run && surface.chars().nth(2).is_some() && surface.chars().all(|c| spells(c, true)) {
            return false;
        }
        let words = if run { self.text.len() / BYTES } else { self.words.len() };
        count > 5 && count * every > words
    }

    fn is_surname(&self, entry: u32, token: u32) -> bool {
        self.surname_of(entry)
            .is_some_and(|at| self.list.tokens(entry).get(at).is_some_and(|t| *t == token))
    }

    fn surname_of(&self, entry: u32) -> Option<usize> {
        self.list.surname_of(entry)
    }
}
