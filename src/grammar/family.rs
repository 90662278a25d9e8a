//! The forms that one family name takes for men, for women and for unmarried women.

use super::case::{Gender, Genders};
use super::stem::RuleSource;
use super::trie::{is_quote, profiles, walk};
use crate::lang::{Lang, Script};
use crate::tables::endings::{ADDS, FAMILIES, NODES, PROFILES, RULES, TRAITS};

/// A reading of a surname as the form that its bearer's gender gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Family {
    /// Bytes of the word that are kept.
    pub keep: usize,
    /// What the masculine form has behind the kept part.
    pub add: &'static str,
    /// The gender of the one who bears the form as it stands.
    pub gender: Gender,
    /// The language of the rule.
    pub lang: Lang,
    /// Where the rule stands.
    pub rule: RuleSource,
    /// How rare or risky the reading is, in hundredths of a nat.
    pub price: u16,
}

impl Family {
    /// The letters of the masculine form. `word` is the word the reading was made from.
    pub fn masculine<'w>(&self, word: &'w str) -> impl Iterator<Item = char> + use<'w> {
        word.get(..self.keep).unwrap_or("").chars().chain(self.add.chars())
    }
}

/// Reports the readings of a surname, in lower case and in its base form, as the masculine or the
/// feminine form of a family name. A surname that has one form for all yields nothing.
///
/// ```
/// use isim::{grammar::{families, Gender}, Lang, Script};
/// let mut masculine = Vec::new();
/// families("nováková", Script::Latn, Lang::literal("cs"), &mut |family| {
///     assert_eq!(family.gender, Gender::Feminine);
///     masculine.push(family.masculine("nováková").collect::<String>());
/// });
/// assert!(masculine.contains(&"novák".to_string()));
/// ```
pub fn families(word: &str, script: Script, lang: Lang, each: &mut dyn FnMut(Family)) {
    families_in(word, profiles(script, lang), lang, Genders(7), each);
}

/// The same, by the files of a mask, for some genders.
#[inline]
pub(crate) fn families_in(
    word: &str,
    mask: u128,
    lang: Lang,
    genders: Genders,
    mut each: impl FnMut(Family),
) {
    if genders == Genders::only(Gender::Feminine) {
        // Most names end as no woman's form does.
        let last = word.chars().next_back().map_or(0, |c| c as usize);
        if WOMEN[last / 64 % 32] >> (last % 64) & 1 == 0 && !word.ends_with(is_quote) {
            return;
        }
    }
    walk(word, FAMILIES, mask, (usize::MAX, 0), |hit| {
        let genders = Genders(hit.traits.who & genders.0);
        if !hit.fits || genders.is_empty() {
            return;
        }
        let (rule, keep) = (hit.rule, hit.before + hit.rule.stay as usize);
        if word[..keep].chars().nth(1).is_none() {
            return;
        }
        let profile = &PROFILES[rule.profile as usize];
        let unknown = if lang == Lang::UND { profile.unknown } else { 0 };
        for gender in genders.iter() {
            each(Family {
                keep,
                add: ADDS[rule.add as usize],
                gender,
                lang: if lang == Lang::UND { profile.langs[0] } else { lang },
                rule: RuleSource { file: profile.file, line: rule.line.into() },
                price: hit.traits.price + unknown,
            });
        }
    });
}

/// The last letters of women's forms, and maybe others: a bit for each code point, modulo their number.
static WOMEN: [u64; 32] = {
    let (mut bits, mut at) = ([0; 32], FAMILIES.start);
    while at < FAMILIES.end {
        let last = NODES[at].label as usize;
        if has_women(at) {
            bits[last / 64 % 32] |= 1 << (last % 64);
        }
        at += 1;
    }
    bits
};

/// Whether a rule of a node, or of one below it, is that of a woman's form.
const fn has_women(node: usize) -> bool {
    let node = &NODES[node];
    let (mut rule, mut child) = (node.rule as usize, node.child as usize);
    let (rules, children) = (rule + node.rules as usize, child + node.children as usize);
    while rule < rules {
        if TRAITS[RULES[rule].traits as usize].who & Genders::only(Gender::Feminine).0 != 0 {
            return true;
        }
        rule += 1;
    }
    while child < children {
        if has_women(child) {
            return true;
        }
        child += 1;
    }
    false
}

/// The genders that the form of a surname allows; empty where it does not tell.
///
/// The surname is in its base form: of «Алиева» in a sentence, [`stems`](super::stems()) tells that
/// it may as well be the genitive of a man's name.
///
/// ```
/// use isim::{grammar::{surname_gender, Gender}, Lang, Script};
/// let ru = Lang::literal("ru");
/// assert!(surname_gender("алиева", Script::Cyrl, ru).contains(Gender::Feminine));
/// assert!(surname_gender("шевченко", Script::Cyrl, ru).is_empty());
/// ```
pub fn surname_gender(word: &str, script: Script, lang: Lang) -> Genders {
    let mut genders = Genders::NONE;
    families(word, script, lang, &mut |f| genders = genders.union(Genders::only(f.gender)));
    genders
}

/// Whether two surnames of one script are the masculine and the feminine form of one family name,
/// and if so, the genders of the first and of the second.
///
/// Such names are of one family and of two persons: the answer is evidence against identity that
/// a comparison of letters does not see. `None` also when the words are equal.
///
/// ```
/// use isim::{grammar::{same_family, Gender}, Lang, Script};
/// let genders = same_family("əliyev", "əliyeva", Script::Latn, Lang::literal("az"));
/// assert_eq!(genders, Some((Gender::Masculine, Gender::Feminine)));
/// assert_eq!(same_family("əliyev", "vəliyev", Script::Latn, Lang::literal("az")), None);
/// ```
pub fn same_family(a: &str, b: &str, script: Script, lang: Lang) -> Option<(Gender, Gender)> {
    let mut found = None;
    families(a, script, lang, &mut |fa| {
        families(b, script, lang, &mut |fb| {
            if fa.gender != fb.gender && found.is_none() && fa.masculine(a).eq(fb.masculine(b)) {
                found = Some((fa.gender, fb.gender));
            }
        });
        // A masculine form without an ending of its own has no reading: Novák.
        if fa.gender == Gender::Feminine && found.is_none() && fa.masculine(a).eq(b.chars()) {
            found = Some((Gender::Feminine, Gender::Masculine));
        }
    });
    families(b, script, lang, &mut |fb| {
        if fb.gender == Gender::Feminine && found.is_none() && fb.masculine(b).eq(a.chars()) {
            found = Some((Gender::Masculine, Gender::Feminine));
        }
    });
    found
}
