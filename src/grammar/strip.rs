//! The search for stems: walks the trie of endings from a word's last letter inwards.

use super::case::{Case, Cases, Genders, Number, Numbers};
use super::stem::{RuleSource, Stem};
use super::trie::{Hit, guard_holds, has, is_quote, is_separator, profiles, walk};
use crate::lang::{Lang, Script};
use crate::tables::endings::{
    ADDS, CASES, FROM, NODES, PREFIXED, PREFIXES, PROFILES, Prefix, RULES, Rule, TRAITS,
};

/// The most stems that are reported for one word. Where there are more, the dearest are left out.
pub const MAX_STEMS: usize = 16;

/// Dearest reading that is still kept, in hundredths of a nat.
const DEAREST: u16 = 500;
/// The same where the language is not known and many languages' endings are tried.
const DEAREST_UNKNOWN: u16 = 350;
/// What it costs that a suffix does not follow the stem's vowels: loans and misspellings do that.
const DISHARMONY: u16 = 100;
/// What it costs that an ending does not suit the letter before the apostrophe.
const BY_SOUND: u16 = 30;
/// What a base form of one or two letters costs: such names seldom inflect.
const SHORT: u16 = 120;
/// Suffixes in a chain: plural, possessive, case and what is made from them.
const MAX_CHAIN: u8 = 4;

/// Bit of the base form in [`FROM`].
const FROM_BASE: u8 = 1;
/// The profiles that have suffixes behind others.
const CHAINED: u128 = {
    let (mut chained, mut rule) = (0, 0);
    while rule < RULES.len() {
        if FROM[TRAITS[RULES[rule].traits as usize].slot as usize] & !FROM_BASE != 0 {
            chained |= 1 << RULES[rule].profile;
        }
        rule += 1;
    }
    chained
};
/// Of [`ADDS`], the one that adds nothing.
const NOTHING: u16 = 0;
const _: () = assert!(ADDS[NOTHING as usize].is_empty());
/// Bytes of the longest separator.
const SEPARATOR: usize = 3;

/// Reports the base forms that a word may be an inflected form of, likely ones first.
///
/// `word` is one word in lower case, as [`fold`](crate::fold()) leaves it; an apostrophe, hyphen or
/// colon before an ending is dropped with it. `lang` may be [`Lang::UND`]: then the endings of all
/// languages of `script` are tried. A language without inflection, or of which isim has no
/// endings, yields nothing.
///
/// The word itself is not reported: the caller tries it first, and for nothing. At most
/// [`MAX_STEMS`] are reported, each base form once, in an order that depends on nothing but the
/// arguments. Nothing is allocated.
///
/// ```
/// use isim::{grammar::stems, Lang, Script};
/// let mut found = false;
/// stems("erdoğan'ınki", Script::Latn, Lang::literal("tr"), &mut |_| found = true);
/// stems("erdoğan'ın", Script::Latn, Lang::literal("tr"), &mut |stem| {
///     found |= stem.is("erdoğan'ın", "erdoğan");
/// });
/// assert!(found);
/// ```
pub fn stems(word: &str, script: Script, lang: Lang, each: &mut dyn FnMut(Stem)) {
    stems_in(word, profiles(script, lang), lang, Wanted::ALL, each);
}

/// The stems that are looked for.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    /// How dear they are at most, in hundredths of a nat. What dearer rules know of a stem is left out.
    pub dearest: u16,
    /// How many bytes of the word they keep at most, unless it is all behind a prefix.
    pub keep: usize,
}

impl Wanted {
    pub const ALL: Wanted = Wanted { dearest: DEAREST, keep: usize::MAX };

    pub const fn cheap(dearest: u16) -> Wanted {
        Wanted { dearest, ..Wanted::ALL }
    }
}

/// The same, by the files of a mask, of those that are wanted.
pub(crate) fn stems_in(
    word: &str,
    mask: u128,
    lang: Lang,
    wanted: Wanted,
    mut each: impl FnMut(Stem),
) {
    if mask == 0 || word.len() > LONGEST {
        return;
    }
    let unknown = lang == Lang::UND;
    let mut search = Search {
        word,
        third: third(word).unwrap_or(usize::MAX),
        unknown,
        dearest: wanted.dearest.min(if unknown { DEAREST_UNKNOWN } else { DEAREST }),
        most: wanted.keep,
        lang,
        found: [Found::default(); ROOM],
        len: 0,
    };
    search.strip(word.len(), mask, None, 0);
    search.prefixes(mask);
    let found = &mut search.found[..search.len];
    crate::sort::few_by_key(found, Found::order);
    for found in found.iter().take(MAX_STEMS) {
        each(found.stem(lang));
    }
}

/// For the first bytes of prefixes, modulo 64, a bit for each second one.
static BEGINS: [u64; 64] = {
    let (mut begins, mut at) = ([0; 64], 0);
    while at < BEGIN.len() {
        let [first, second] = BEGIN[at];
        begins[first as usize % 64] |= 1 << (second % 64);
        at += 1;
    }
    begins
};

/// The first two bytes of each prefix.
static BEGIN: [[u8; 2]; PREFIXES.len()] = {
    let (mut begin, mut at) = ([[0; 2]; PREFIXES.len()], 0);
    while at < begin.len() {
        let text = PREFIXES[at].text.as_bytes();
        begin[at] = [text[0], text[1]];
        at += 1;
    }
    begin
};

/// Room for more than is reported, so that the dearest are left out rather than the last.
const ROOM: usize = MAX_STEMS + 8;
/// A longer text, in bytes, is no word.
const LONGEST: usize = 1 << 12;

struct Search<'w> {
    word: &'w str,
    /// Where its third letter ends.
    third: usize,
    unknown: bool,
    dearest: u16,
    most: usize,
    lang: Lang,
    found: [Found; ROOM],
    len: usize,
}

/// A stem, packed.
#[derive(Clone, Copy, Default)]
struct Found {
    skip: u16,
    keep: u16,
    /// Of [`ADDS`], and how many of its bytes the word has kept.
    add: u16,
    rest: u8,
    /// How many bytes of what is added it lacks.
    size: u8,
    who: u8,
    cases: u16,
    price: u16,
    /// Of [`RULES`], or of [`PREFIXES`] when something is skipped.
    rule: u16,
}

impl Found {
    /// The likeliest first: by price, then by what is kept, skipped and added.
    fn order(&self) -> (u64, u8) {
        let wide = [self.price, self.keep, self.skip, self.add].map(u64::from);
        (wide.iter().fold(0, |order, part| order << 16 | part), self.rest)
    }

    fn add(&self) -> &'static str {
        ADDS[self.add as usize].get(self.rest as usize..).unwrap_or("")
    }

    fn stem(&self, lang: Lang) -> Stem {
        let (profile, line) = if self.skip == 0 {
            let rule = &RULES[self.rule as usize];
            (rule.profile, rule.line)
        } else {
            let prefix = &PREFIXES[self.rule as usize];
            (prefix.profile, prefix.line)
        };
        let profile = &PROFILES[profile as usize];
        Stem {
            skip: self.skip.into(),
            keep: self.keep.into(),
            add: self.add(),
            cases: Cases(self.cases),
            genders: Genders(self.who & 7),
            numbers: Numbers(self.who >> 3),
            lang: if lang == Lang::UND { profile.langs[0] } else { lang },
            rule: RuleSource { file: profile.file, line: line.into() },
            price: self.price,
        }
    }
}

/// What the suffixes outside of the one at hand have told.
#[derive(Clone, Copy)]
struct Outer {
    rule: u16,
    slot: u8,
    cases: u16,
    who: u8,
    price: u16,
}

impl Search<'_> {
    /// Takes every suffix off that can stand at `end` and within `outer`.
    fn strip(&mut self, end: usize, mask: u128, outer: Option<Outer>, depth: u8) {
        // A separator may go beside the ending.
        let beyond = (self.most.saturating_add(SEPARATOR), CHAINED);
        walk(&self.word[..end], CASES, mask, beyond, |hit| {
            let slot = hit.traits.slot;
            if outer.is_none_or(|o| FROM[o.slot as usize] >> slot & 1 == 1) {
                self.apply(hit, end, outer, depth);
            }
        });
    }

    /// Takes one suffix off.
    fn apply(&mut self, hit: Hit, end: usize, outer: Option<Outer>, depth: u8) {
        let Hit { number, rule, traits, before, mut fits, apart } = hit;
        let profile = &PROFILES[rule.profile as usize];
        let so_far = outer.map_or(if self.unknown { profile.unknown } else { 0 }, |o| o.price);
        let (mut keep, mut price) = (before + rule.stay as usize, so_far + traits.price);
        // Behind an apostrophe or a hyphen, the ending follows the sound and not the letter: Bruce'a,
        // Google-дың.
        let apart = apart && rule.stay == 0 && rule.add == NOTHING;
        let separator = if apart { self.separator(before) } else { None };
        if let Some(separator) = separator {
            keep -= separator.len_utf8();
            fits = guard_holds(rule.guard, &self.word[..keep]);
            price = so_far + traits.price / 4;
            if traits.harmony == JOINED {
                return;
            }
        } else if !fits {
            return;
        } else if keep < end {
            price += profile.bare;
        }
        if price > self.dearest {
            return;
        }
        let kept = &self.word[..keep];
        if keep < self.third {
            // Three letters are enough to count.
            let letters = kept.chars().chain(ADDS[rule.add as usize].chars()).take(3).count();
            if letters < 2 || kept.is_empty() {
                return;
            }
            price += if letters < 3 { SHORT } else { 0 };
        }
        if matches!(traits.harmony, 1 | 2)
            && disharmony(traits.harmony, kept, profile.back, profile.front)
        {
            price += DISHARMONY;
        }
        if !fits {
            price += BY_SOUND;
        }
        if price > self.dearest {
            return;
        }
        let (mut cases, mut who) = (traits.cases, traits.who);
        if let Some(outer) = outer {
            cases = outer.cases;
            let plural = (outer.who | who) & PLURAL;
            who = if plural != 0 { plural } else { who | outer.who };
        }
        // An apostrophe that is left inside shows that more than the ending before it was meant to go.
        let inside =
            profile.bare > 0 && separator.is_none() && kept.chars().rev().take(6).any(is_quote);
        let from = FROM[traits.slot as usize];
        if (from & FROM_BASE != 0 || separator.is_some()) && !inside && keep <= self.most {
            self.add(Found {
                keep: keep as u16,
                add: rule.add,
                who,
                cases,
                price,
                rule: outer.map_or(number, |o| o.rule),
                ..Found::default()
            });
        }
        if from & !FROM_BASE != 0 && depth < MAX_CHAIN && may_end(kept, rule.profile, from) {
            let now = Outer { rule: number, slot: traits.slot, cases, who, price };
            self.strip(keep, 1 << rule.profile, Some(now), depth + 1);
        }
    }

    /// What parts a name from the ending that begins at a place, and belongs to neither.
    fn separator(&self, at: usize) -> Option<char> {
        let last = self.word[..at].chars().next_back();
        last.filter(|c| is_separator(*c) && !self.is_letter(*c, at))
    }

    /// Takes prefixes off, as Hebrew and Arabic write prepositions; the rest of the word is kept.
    fn prefixes(&mut self, mask: u128) {
        if mask & PREFIXED == 0 {
            return;
        }
        let word = self.word;
        let Some(two) = word.as_bytes().first_chunk::<2>() else { return };
        if BEGINS[usize::from(two[0] % 64)] >> (two[1] % 64) & 1 == 0 {
            return;
        }
        let begin = |(_, (_, first)): &(usize, (&Prefix, &[u8; 2]))| *first == two;
        for (at, (prefix, _)) in PREFIXES.iter().zip(&BEGIN).enumerate().filter(begin) {
            if mask >> prefix.profile & 1 == 0 {
                continue;
            }
            let Some(rest) = word.strip_prefix(prefix.text) else { continue };
            let letters = rest.chars().take(3).count();
            if letters < 2 {
                continue;
            }
            let short = if letters < 3 { SHORT } else { 0 };
            let unknown = if self.unknown { PROFILES[prefix.profile as usize].unknown } else { 0 };
            self.add(Found {
                skip: prefix.text.len() as u16,
                keep: word.len() as u16,
                cases: prefix.cases,
                price: prefix.price + short + unknown,
                rule: at as u16,
                ..Found::default()
            });
        }
    }

    /// Adds a reading, to the stem of its base form where there is one already.
    fn add(&mut self, mut new: Found) {
        // Two rules may cut one base form at different letters: the later cut stands for both.
        let add = ADDS[new.add as usize];
        if !add.is_empty() || new.skip == 0 {
            let lost = self.word.get(new.keep as usize..).unwrap_or("");
            let same = if add.is_empty() { 0 } else { shared(add, lost) };
            new.keep += same as u16;
            new.rest = same as u8;
            if new.skip == 0 && lost.len() == same && add.len() == same {
                return;
            }
        }
        new.size = add.len() as u8 - new.rest;
        for known in &mut self.found[..self.len] {
            if (known.keep, known.skip, known.size) == (new.keep, new.skip, new.size)
                && (new.size == 0 || known.add() == new.add())
            {
                if new.price < known.price {
                    (known.price, known.rule) = (new.price, new.rule);
                }
                known.cases |= new.cases;
                known.who |= new.who;
                return;
            }
        }
        if self.len < ROOM {
            self.found[self.len] = new;
            self.len += 1;
            return;
        }
        if let Some(dearest) = self.found.iter_mut().max_by_key(|f| f.price) {
            if dearest.price > new.price {
                *dearest = new;
            }
        }
    }

    /// In Uzbek the apostrophe after o and g is part of the letter.
    fn is_letter(&self, separator: char, after: usize) -> bool {
        let before = self.word[..after - separator.len_utf8()].chars().next_back();
        is_quote(separator) && matches!(before, Some('o' | 'g')) && self.lang.as_str() == "uz"
    }
}

/// Where the third letter of a word ends.
fn third(word: &str) -> Option<usize> {
    let mut end = 0;
    for _ in 0..3 {
        end += match word.as_bytes().get(end)? {
            ..0x80 => 1,
            ..0xE0 => 2,
            ..0xF0 => 3,
            _ => 4,
        };
    }
    Some(end)
}

/// Whether a text may end with a suffix of a profile and of some places in a chain: most do not.
fn may_end(text: &str, profile: u8, slots: u8) -> bool {
    let last = text.chars().next_back().unwrap_or('\0');
    let last = if is_quote(last) { '\'' } else { last };
    let letters = LASTS.get(usize::from(profile));
    letters.is_some_and(|letters| letters[last as usize % 64] & slots != 0)
}

/// For each profile, the places in a chain of the suffixes that end in a letter, by the code point of
/// the letter modulo 64.
static LASTS: [[u8; 64]; PROFILES.len()] = {
    let (mut lasts, mut at) = ([[0; 64]; PROFILES.len()], CASES.start);
    while at < CASES.end {
        note(at, NODES[at].label as usize % 64, &mut lasts);
        at += 1;
    }
    lasts
};

/// Notes the suffixes of a node and of all below it as ones that end in some letter.
const fn note(node: usize, last: usize, lasts: &mut [[u8; 64]; PROFILES.len()]) {
    let node = &NODES[node];
    let (mut rule, mut child) = (node.rule as usize, node.child as usize);
    let (rules, children) = (rule + node.rules as usize, child + node.children as usize);
    while rule < rules {
        let Rule { profile, traits, .. } = RULES[rule];
        lasts[profile as usize][last] |= 1 << TRAITS[traits as usize].slot;
        rule += 1;
    }
    while child < children {
        note(child, last, lasts);
        child += 1;
    }
}

/// How many bytes of letters two texts begin with alike.
fn shared(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    (0..=same).rev().find(|at| a.is_char_boundary(*at) && b.is_char_boundary(*at)).unwrap_or(0)
}

const PLURAL: u8 = 1 << (3 + Number::Plural as u8);
const _: () = assert!((Case::Particle as u8) < 16);

/// Whether the last vowel of the stem is of the other kind than the suffix's.
fn disharmony(harmony: u8, kept: &str, back: &[u16], front: &[u16]) -> bool {
    for c in kept.chars().rev() {
        if has(back, c) {
            return harmony != BACK;
        }
        if has(front, c) {
            return harmony == BACK;
        }
    }
    false
}

/// [`Traits::harmony`] of a suffix with back vowels; front ones have 2, and 0 means any.
const BACK: u8 = 1;
/// [`Traits::harmony`] of an ending that no apostrophe may part from the stem.
const JOINED: u8 = 3;
