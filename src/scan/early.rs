//! What in a text cannot be a name of a long list, told before anything dear is done.
//!
//! Most words of a text are on no list. A name is found by two of its words side by side, with an
//! initial, or by one word that says very much; so neighbours with capitals are asked for, by the
//! consonants that they are written with: no language, no endings, no alignment. What passes is
//! prepared and looked at closely.

use alloc::vec::Vec;

use super::list::{self, List, NONE};
use super::narrow::{EQUIVALENT, given_class, given_key, told};
use super::reach::Reach;
use super::text::{Word, has_case, main_script};
use super::word::Distinct;
use crate::compare::align::{Sounds, align_to_scale};
use crate::fold::fold;
use crate::key::{aligned, keys};
use crate::lang::{Lang, Script};
use crate::name::token::{Consonants, ideal, rows};
use crate::name::words::given_classes;
use crate::sounds::{Profile, profile, sound};

/// What may be names.
pub(super) struct Early<'a> {
    list: &'a List,
    text: &'a str,
    words: &'a [Word],
    script: Script,
    /// The orthography of the text's language, for words in its script.
    profile: Option<&'static Profile>,
    /// Whether the language has no endings.
    bare: bool,
    /// The rough keys of distinct words that were asked for.
    keys: Vec<Option<Rough>>,
    /// Neighbours that may stand in one name: numbers of distinct words.
    pub pairs: Vec<(u32, u32)>,
    /// Words beside initials.
    pub initials: Vec<u32>,
    /// Words that may say enough by themselves.
    pub telling: Vec<u32>,
    /// How well words agree with tokens, each at the place that their numbers tell.
    like: Vec<(u64, i32)>,
}

/// A word, roughly.
#[derive(Clone, Debug)]
struct Rough {
    keys: Vec<u16>,
    ideal: i16,
    consonants: Consonants,
    sounds: Vec<u8>,
    rows: Vec<u8>,
    script: Script,
    /// What bounds its worth against tokens of one script.
    reach: Reach,
}

/// A shorter word does not say enough by itself, in bytes.
const TELLING: usize = 5;
/// As many keys of a word are asked for.
const MOST: usize = 24;
/// One of two neighbours must agree this well with a name as it stands, endings and all, in
/// thousandths, the other so well, and both together so well; and their consonants may differ by so
/// many.
const STRONG: i32 = 500;
const WEAK: i32 = 320;
const BOTH: i32 = 1000;
const FAR: u32 = 3;
/// Languages whose names have no endings but an s.
const NO_ENDINGS: [&str; 13] =
    ["en", "fr", "es", "pt", "it", "vi", "nl", "de", "sv", "da", "nb", "nn", "no"];
/// An ending has at most as many sounds, and a word is shorter by as many than how a list spells it.
const ENDING: usize = 7;
const SHORTER: usize = 4;
/// As many agreements are remembered, a power of two.
const KEPT: usize = 1 << 10;

impl<'a> Early<'a> {
    pub fn new(
        list: &'a List,
        (text, words): (&'a str, &'a [Word]),
        ids: &Distinct,
        lang: Lang,
    ) -> Early<'a> {
        let script = main_script(words);
        // A letter of every language that is written in it.
        let sample = if script == Script::Cyrl { "а" } else { "a" };
        let mut early = Early {
            list,
            script,
            profile: profile(sample, lang),
            bare: NO_ENDINGS.contains(&lang.as_str()),
            text,
            words,
            keys: alloc::vec![None; ids.len()],
            pairs: Vec::new(),
            initials: Vec::new(),
            telling: Vec::new(),
            like: alloc::vec![(u64::MAX, 0); KEPT],
        };
        for (at, word) in words.iter().enumerate() {
            if !word.capital {
                continue;
            }
            let id = ids.of(at);
            for next in at + 1..=at + 2 {
                let Some(there) = words.get(next).filter(|w| w.joined) else { break };
                if there.capital && early.may_be(at, id, next, ids.of(next)) {
                    early.pairs.push((id, ids.of(next)));
                }
            }
            if ids.first(id) == at && early.tells(at, id) {
                early.telling.push(id);
            }
            if word.joined && early.is_initial(at - 1)
                || words.get(at + 1).is_some_and(|w| w.joined) && early.is_initial(at + 1)
            {
                early.initials.push(id);
            }
        }
        for ids in [&mut early.initials, &mut early.telling] {
            ids.sort_unstable();
            ids.dedup();
        }
        early.pairs.sort_unstable();
        early.pairs.dedup();
        early
    }

    /// Whether the text has nothing that may be a name.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.initials.is_empty() && self.telling.is_empty()
    }

    /// The rough keys of a word.
    pub fn keys(&mut self, at: usize, id: u32) -> &[u16] {
        &self.rough(at, id).keys
    }

    fn is_initial(&self, at: usize) -> bool {
        let word = self.words[at];
        word.capital
            && self.text[word.span.end..].starts_with('.')
            && word.span.of(self.text).chars().nth(2).is_none()
    }

    /// Whether two words may be two of one name.
    fn may_be(&mut self, at: usize, id: u32, next: usize, other: u32) -> bool {
        self.rough(at, id);
        self.rough(next, other);
        let Early { list, keys, like, .. } = self;
        let (Some(a), Some(b)) = (&keys[id as usize], &keys[other as usize]) else { return false };
        for &x in &a.keys {
            for &y in &b.keys {
                for (entry, i, j) in list.pairs.of(x, y) {
                    let token = |place: usize| told(list, entry).nth(place).unwrap_or(NONE);
                    let (s, t) = (token(i), token(j));
                    let mut both = |s, t| {
                        // What fewer names have tells more.
                        let rare = list.bearers(t).len() < list.bearers(s).len();
                        let (one, two) = match rare {
                            true => ((other, b, t), (id, a, s)),
                            false => ((id, a, s), (other, b, t)),
                        };
                        let first = likeness(list, like, (one.0, one.1), one.2);
                        first >= WEAK && {
                            let second = likeness(list, like, (two.0, two.1), two.2);
                            let both = first + second >= BOTH && first.max(second) >= STRONG;
                            second >= WEAK && both
                        }
                    };
                    if both(s, t) || x == y && both(t, s) {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn tells(&mut self, at: usize, id: u32) -> bool {
        let list = self.list;
        let span = self.words[at].span;
        if list.telling.is_empty() || span.end - span.start < TELLING {
            return false;
        }
        let rough = self.rough(at, id);
        // A word that says less is not like enough to one that says so much.
        rough.ideal >= list.enough / 4 * 3 && rough.keys.iter().any(|key| list.is_telling(*key))
    }

    fn rough(&mut self, at: usize, id: u32) -> &Rough {
        let word = self.words[at];
        let surface = word.span.of(self.text);
        self.keys[id as usize].get_or_insert_with(|| {
            let folded = fold(surface);
            let mut sounds = Vec::with_capacity(32);
            // An article that is written with its noun is not part of it.
            let proper = folded.strip_prefix("ال").filter(|rest| rest.chars().nth(2).is_some());
            let own = self.profile.filter(|_| word.script == self.script);
            let profile = own.or_else(|| profile(&folded, Lang::UND));
            sound(proper.unwrap_or(&folded), profile, &mut sounds);
            sounds.truncate(crate::name::token::MAX_SOUNDS);
            let mut all: Vec<u16> = Vec::with_capacity(8);
            if !sounds.is_empty() {
                for key in keys(&sounds).iter().map(aligned) {
                    all.push(key);
                    let endings = !self.bare || folded.ends_with(['s', 'z', 'x']);
                    if endings {
                        shortened(key, |key| all.push(key));
                    }
                }
            }
            if has_case(word.script) {
                all.extend(given_classes(&folded).map(|given| given_key(given.class + 1)));
            }
            all.sort_unstable();
            all.dedup();
            all.truncate(MOST);
            let mut own = Vec::with_capacity(sounds.len());
            rows(&sounds, 0, &mut own);
            let (ideal, consonants) = (ideal(&sounds), Consonants::of(&sounds));
            let reach = Reach::new(&sounds, &own, word.script, self.list.script());
            Rough { keys: all, ideal, consonants, sounds, rows: own, script: word.script, reach }
        })
    }
}

/// How well a word agrees with a listed token as it stands, in thousandths; 0 when that is little.
fn likeness(list: &List, like: &mut [(u64, i32)], (id, word): (u32, &Rough), token: u32) -> i32 {
    if token == NONE {
        return 0;
    }
    let key = u64::from(id) << 32 | u64::from(token);
    let place = (key ^ key >> 27).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    let slot = &mut like[place as usize % KEPT];
    if slot.0 != key {
        let given = word.keys.iter().filter_map(|key| given_class(*key));
        let given = given.into_iter().any(|class| list.is_given(token, class));
        // More is of no use.
        let least = if given { EQUIVALENT } else { WEAK };
        let best = word.likeness(list, token, least);
        *slot = (key, if given { best.max(EQUIVALENT) } else { best });
    }
    slot.1
}

impl Rough {
    /// How well it agrees with a token, if that is at least so much.
    fn likeness(&self, list: &List, token: u32, least: i32) -> i32 {
        let (own, sounds, rows) = (&self.sounds, list.sounds_of(token), list.rows_of(token));
        let len = sounds.len();
        if own.len() + SHORTER < len || own.len() > len + ENDING {
            return 0;
        }
        if own == sounds && self.script == list.script_of(token) {
            return 1000;
        }
        let there = list.heard(token);
        let mut most = None;
        let mut best = 0;
        // An ending is cut off, wherever it begins.
        for end in [len + 1, len] {
            let cut = &own[..own.len().min(end)];
            let consonants =
                if cut.len() < own.len() { Consonants::of(cut) } else { self.consonants };
            let differ = consonants.differ(list.consonants(token));
            if differ <= FAR {
                let (mine, theirs) = (ideal(cut), list.ideal(token));
                let mut enough = || {
                    let most = *most.get_or_insert_with(|| self.reach.most(own, sounds, rows));
                    let both = i32::from(mine) + i32::from(theirs);
                    let most = self.reach.to_scale(most, cut, sounds, both);
                    list::likeness(most, mine, theirs) >= least
                };
                let known = self.reach.script == list.script_of(token);
                let sounds = Sounds::new(cut, &self.rows[..cut.len()], self.script);
                if (!known || enough()) && (differ < 2 || sounds.first_agreement(&there) > 0) {
                    let score = align_to_scale(sounds, there);
                    best = best.max(list::likeness(score, mine, theirs));
                }
            }
            if best >= WEAK || own.len() <= len {
                break;
            }
        }
        best
    }
}

/// The keys of a word without an ending of one or two consonants. A full key does not reach so far.
fn shortened(key: u16, mut each: impl FnMut(u16)) {
    let len = (0..5).filter(|at| key >> (3 * at) & 7 != 0).count() as u32;
    for cut in 1..=2u32 {
        // What is left has as many consonants as are taken away.
        if len >= 2 * cut {
            each(key >> (3 * (5 - len + cut)) << (3 * (5 - len + cut)));
        }
    }
}
