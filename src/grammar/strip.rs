//! The search for stems: walks the trie of endings from a word's last letter inwards.

use super::case::{Case, Cases, Genders, Number, Numbers};
use super::stem::{RuleSource, Stem};
use crate::lang::{Lang, Script};
use crate::tables::endings::{
    ADDS, CLASSES, LANGS, NODES, Node, PREFIXES, PROFILES, RULES, Rule, SCRIPTS,
};

/// The most stems that are reported for one word. Where there are more, the dearest are left out.
pub const MAX_STEMS: usize = 16;

/// Dearest reading that is still kept, in hundredths of a nat.
const DEAREST: u16 = 900;
/// What it costs that a suffix does not follow the stem's vowels: loans and misspellings do that.
const DISHARMONY: u16 = 100;
/// What a base form of one or two letters costs: such names seldom inflect.
const SHORT: u16 = 120;
/// Suffixes in a chain: plural, possessive, case and what is made from them.
const MAX_CHAIN: u8 = 4;

/// Bit of the base form in [`Rule::from`].
const FROM_BASE: u8 = 1;
/// The slot of rules that pair the forms of a family name instead of naming a case.
pub(super) const FAMILY: u8 = 7;

/// Which profiles (files of endings) apply, one bit each. An unknown language means all of the
/// script.
pub(super) fn profiles(script: Script, lang: Lang) -> u128 {
    if lang == Lang::UND {
        return SCRIPTS.iter().find(|s| s.0 == script).map_or(0, |s| s.1);
    }
    LANGS.binary_search_by_key(&lang, |l| l.0).map_or(0, |at| LANGS[at].1)
}

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
    let mut search =
        Search { word, start: 0, unknown: lang == Lang::UND, lang, stems: [None; ROOM], len: 0 };
    let mask = profiles(script, lang);
    if mask == 0 {
        return;
    }
    search.strip(word.len(), mask, None, 0);
    search.prefixes(mask);
    let found = &mut search.stems[..search.len];
    found.sort_unstable_by_key(|s| s.map(|s| (s.price, word.len() - s.keep, s.skip, s.add)));
    found.iter().flatten().take(MAX_STEMS).copied().for_each(each);
}

/// Room for more than is reported, so that the dearest are left out rather than the last.
const ROOM: usize = 2 * MAX_STEMS;

struct Search<'w> {
    word: &'w str,
    start: usize,
    unknown: bool,
    lang: Lang,
    stems: [Option<Stem>; ROOM],
    len: usize,
}

/// What the suffixes outside of the one at hand have told.
#[derive(Clone, Copy)]
struct Outer {
    rule: &'static Rule,
    cases: u16,
    who: u8,
    price: u16,
}

impl Search<'_> {
    /// Takes every suffix off that can stand at `end` and within `outer`.
    fn strip(&mut self, end: usize, mask: u128, outer: Option<Outer>, depth: u8) {
        let text = &self.word[self.start..end];
        walk(text, mask, &mut |rule, before| {
            if rule.slot == FAMILY {
                return;
            }
            if outer.is_some_and(|o| o.rule.from >> rule.slot & 1 == 0) {
                return;
            }
            self.apply(rule, end, self.start + before, outer, depth);
        });
    }

    /// Takes one suffix off. `before` is where the literal part of the rule begins.
    fn apply(
        &mut self,
        rule: &'static Rule,
        end: usize,
        before: usize,
        outer: Option<Outer>,
        depth: u8,
    ) {
        let add = ADDS[rule.add as usize];
        let mut keep = before + rule.stay as usize;
        let mut separated = false;
        let mut before = before;
        if keep == before && add.is_empty() {
            if let Some(c) = self.word[self.start..keep].chars().next_back() {
                separated = is_separator(c) && !self.is_letter(c, keep);
                if separated {
                    keep -= c.len_utf8();
                    before = keep;
                }
            }
        }
        let inner = &self.word[self.start..before];
        if !guard_holds(rule.guard, inner) {
            return;
        }
        let kept = &self.word[self.start..keep];
        let letters = kept.chars().take(3).count() + add.chars().count();
        if letters < 2 || kept.is_empty() {
            return;
        }
        let profile = &PROFILES[rule.profile as usize];
        let mut price = rule.price;
        if separated {
            price /= 4;
        } else if keep < end {
            price += profile.bare;
        }
        if self.unknown && outer.is_none() {
            price += profile.unknown;
        }
        if letters < 3 {
            price += SHORT;
        }
        if rule.harmony != 0 && disharmony(rule.harmony, kept, profile.back, profile.front) {
            price += DISHARMONY;
        }
        let mut now = Outer { rule, cases: rule.cases, who: rule.who, price };
        if let Some(outer) = outer {
            now.cases = outer.cases;
            now.price = now.price.saturating_add(outer.price);
            let plural = (outer.who | now.who) & PLURAL;
            now.who = if plural != 0 { plural } else { now.who | outer.who };
        }
        if now.price > DEAREST {
            return;
        }
        // An apostrophe that is left inside shows that more than the ending before it was meant to go.
        let inside = profile.bare > 0 && !separated && kept.chars().rev().take(6).any(is_quote);
        if (rule.from & FROM_BASE != 0 || separated) && !inside {
            let rule = outer.map_or(rule, |o| o.rule);
            self.add(Stem {
                skip: self.start,
                keep,
                add,
                cases: Cases(now.cases),
                genders: Genders(now.who & 7),
                numbers: Numbers(now.who >> 3),
                lang: if self.unknown { profile.langs[0] } else { self.lang },
                rule: RuleSource { file: profile.file, line: rule.line.into() },
                price: now.price,
            });
        }
        if rule.from & !FROM_BASE != 0 && depth < MAX_CHAIN {
            self.strip(keep, 1 << rule.profile, Some(now), depth + 1);
        }
    }

    /// Takes prefixes off, as Hebrew and Arabic write prepositions; the rest of the word is kept.
    fn prefixes(&mut self, mask: u128) {
        let word = self.word;
        for prefix in PREFIXES.iter().filter(|p| mask >> p.profile & 1 == 1) {
            let Some(rest) = word.strip_prefix(prefix.text) else { continue };
            if rest.chars().nth(1).is_none() {
                continue;
            }
            let profile = &PROFILES[prefix.profile as usize];
            let short = if rest.chars().nth(2).is_none() { SHORT } else { 0 };
            let unknown = if self.unknown { profile.unknown } else { 0 };
            self.add(Stem {
                skip: prefix.text.len(),
                keep: word.len(),
                add: "",
                cases: Cases(prefix.cases),
                genders: Genders::NONE,
                numbers: Numbers::NONE,
                lang: if self.unknown { profile.langs[0] } else { self.lang },
                rule: RuleSource { file: profile.file, line: prefix.line.into() },
                price: prefix.price + short + unknown,
            });
        }
    }

    /// Adds a reading, to the stem of its base form where there is one already.
    fn add(&mut self, mut stem: Stem) {
        // Two rules may cut one base form at different letters: the later cut stands for both.
        for c in stem.add.chars() {
            if !self.word[stem.keep..].starts_with(c) {
                break;
            }
            stem.keep += c.len_utf8();
            stem.add = &stem.add[c.len_utf8()..];
        }
        if stem.skip == 0 && self.word[stem.keep..] == *stem.add {
            return;
        }
        let known = self.stems[..self.len].iter_mut().flatten();
        for other in known {
            if (other.skip, other.keep, other.add) == (stem.skip, stem.keep, stem.add) {
                let (cases, genders, numbers) = (other.cases, other.genders, other.numbers);
                if stem.price < other.price {
                    *other = stem;
                }
                other.cases = cases.union(stem.cases);
                other.genders = genders.union(stem.genders);
                other.numbers = numbers.union(stem.numbers);
                return;
            }
        }
        if self.len < ROOM {
            self.stems[self.len] = Some(stem);
            self.len += 1;
            return;
        }
        let dearest = self.stems.iter_mut().max_by_key(|s| s.map(|s| s.price));
        if let Some(slot) = dearest {
            if slot.is_some_and(|s| s.price > stem.price) {
                *slot = Some(stem);
            }
        }
    }

    /// In Uzbek the apostrophe after o and g is part of the letter.
    fn is_letter(&self, separator: char, after: usize) -> bool {
        let before = self.word[..after - separator.len_utf8()].chars().next_back();
        is_quote(separator) && matches!(before, Some('o' | 'g')) && self.lang.as_str() == "uz"
    }
}

const PLURAL: u8 = 1 << (3 + Number::Plural as u8);
const _: () = assert!((Case::Particle as u8) < 16);

/// What may stand between a name and its ending and belongs to neither.
fn is_separator(c: char) -> bool {
    is_quote(c) || matches!(c, '-' | '‐' | '‑' | '–' | ':' | '\u{200c}')
}

fn is_quote(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´')
}

/// Calls `each` with every rule of some profiles whose literal part ends the text, and where that
/// part begins.
pub(super) fn walk(text: &str, mask: u128, each: &mut dyn FnMut(&'static Rule, usize)) {
    let mut node = &NODES[0];
    let mut at = text.len();
    let first = mask.trailing_zeros() as u8;
    for c in text.chars().rev() {
        let Some(next) = child(node, c) else { return };
        node = next;
        at -= c.len_utf8();
        // The rules of a node are in the order of their profiles.
        let rules = node.rule as usize..node.rule as usize + node.rules as usize;
        let mut rules = RULES.get(rules).unwrap_or(&[]);
        if rules.len() > 4 {
            rules = &rules[rules.partition_point(|rule| rule.profile < first)..];
        }
        for rule in rules {
            let left = mask.checked_shr(rule.profile.into()).unwrap_or(0);
            if left == 0 {
                break;
            }
            if left & 1 == 1 {
                each(rule, at);
            }
        }
    }
}

fn child(node: &Node, c: char) -> Option<&'static Node> {
    let label = match c {
        c if is_quote(c) => '\'' as u16,
        c => u16::try_from(c as u32).ok()?,
    };
    let children = NODES.get(node.child as usize..node.child as usize + node.children as usize)?;
    if children.len() < 8 {
        return children.iter().find(|n| n.label == label);
    }
    children.binary_search_by_key(&label, |n| n.label).ok().map(|n| &children[n])
}

/// Whether the letter before a rule's literal part is one the rule wants.
pub(super) fn guard_holds(guard: u8, inner: &str) -> bool {
    if guard == 0 {
        return true;
    }
    let class = CLASSES[guard as usize];
    let Some(last) = inner.chars().next_back() else { return false };
    match class.strip_prefix('^') {
        Some(class) => !class.contains(last),
        None => class.contains(last),
    }
}

/// Whether the last vowel of the stem is of the other kind than the suffix's.
fn disharmony(harmony: u8, kept: &str, back: &str, front: &str) -> bool {
    for c in kept.chars().rev() {
        if back.contains(c) {
            return harmony != BACK;
        }
        if front.contains(c) {
            return harmony == BACK;
        }
    }
    false
}

/// [`Rule::harmony`] of a suffix with back vowels; front ones have 2, and 0 means any.
const BACK: u8 = 1;
