//! What in a text cannot be a name of a long list, told before anything dear is done.
//!
//! Most words of a text are on no list. A name is found by two of its words side by side, with an
//! initial, or by one word that says very much; so neighbours with capitals are asked for, by the
//! consonants that they are written with: no language, no endings, no alignment. What passes is
//! prepared and looked at closely.

use alloc::vec::Vec;
use core::cell::OnceCell;

use super::list::{self, List, NONE};
use super::memo::{Likenesses, Memo};
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
use crate::sort::{self, by_key};
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
    /// The distinct words that were asked for.
    roughs: Vec<Option<Rough>>,
    /// Neighbours that may stand in one name: numbers of distinct words.
    pub pairs: Vec<(u32, u32)>,
    /// Words beside initials.
    pub initials: Vec<u32>,
    /// Words that may say enough by themselves.
    pub telling: Vec<u32>,
}

/// A word, roughly.
#[derive(Debug)]
pub(super) struct Rough {
    keys: Vec<u16>,
    consonants: Consonants,
    sounds: Vec<u8>,
    rows: Vec<u8>,
    script: Script,
    /// What bounds its worth against tokens of one script, once that is asked.
    reach: OnceCell<Reach>,
    /// Whether it may say enough by itself.
    tells: bool,
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

impl<'a> Early<'a> {
    pub fn new(
        list: &'a List,
        (text, words): (&'a str, &'a [Word]),
        ids: &Distinct,
        lang: Lang,
        memo: &mut Memo,
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
            roughs: core::iter::repeat_with(|| None).take(ids.len()).collect(),
            pairs: Vec::new(),
            initials: Vec::new(),
            telling: Vec::new(),
        };
        for (at, word) in words.iter().enumerate() {
            if !word.capital {
                continue;
            }
            let id = ids.of(at);
            for next in at + 1..=at + 2 {
                let Some(there) = words.get(next).filter(|w| w.joined) else { break };
                if there.capital && early.may_be([at, next], [id, ids.of(next)], memo) {
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
        sort::pairs(&mut early.pairs);
        early.pairs.dedup();
        early
    }

    /// Whether the text has nothing that may be a name.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty() && self.initials.is_empty() && self.telling.is_empty()
    }

    /// The rough keys of a word of the text.
    pub fn keys(&mut self, at: usize, id: u32) -> &[u16] {
        self.find(at, id).map_or(&[], |rough| &rough.keys)
    }

    fn is_initial(&self, at: usize) -> bool {
        let word = self.words[at];
        word.capital
            && self.text[word.span.end..].starts_with('.')
            && word.span.of(self.text).chars().nth(2).is_none()
    }

    /// Whether two words may be two of one name.
    fn may_be(&mut self, [at, next]: [usize; 2], [one, other]: [u32; 2], memo: &mut Memo) -> bool {
        let Memo { pairs, like, .. } = memo;
        pairs.get((one, other), || {
            self.find(at, one);
            self.find(next, other);
            let known = |id: u32| self.roughs[id as usize].as_ref();
            let (Some(a), Some(b)) = (known(one), known(other)) else { return false };
            may_be(self.list, like, (one, a), (other, b))
        })
    }

    /// Whether a word may say enough by itself.
    fn tells(&mut self, at: usize, id: u32) -> bool {
        let span = self.words[at].span;
        let short = span.end - span.start < TELLING;
        !short && !self.list.telling.is_empty() && self.find(at, id).is_some_and(|r| r.tells)
    }

    /// What a word of the text roughly is.
    fn find(&mut self, at: usize, id: u32) -> Option<&Rough> {
        if self.roughs[id as usize].is_none() {
            let word = self.words[at];
            self.roughs[id as usize] = Some(self.rough(word.span.of(self.text), word.script));
        }
        self.roughs[id as usize].as_ref()
    }

    fn rough(&self, surface: &str, own: Script) -> Rough {
        let list = self.list;
        let folded = fold(surface);
        let mut sounds = Vec::with_capacity(32);
        // An article that is written with its noun is not part of it.
        let proper = folded.strip_prefix("ال").filter(|rest| rest.chars().nth(2).is_some());
        let known = self.profile.filter(|_| own == self.script);
        let profile = known.or_else(|| profile(&folded, Lang::UND));
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
        if has_case(own) {
            all.extend(given_classes(&folded).map(|given| given_key(given.class + 1)));
        }
        by_key(&mut all, |key| *key);
        all.dedup();
        all.truncate(MOST);
        let mut formed = Vec::with_capacity(sounds.len());
        rows(&sounds, 0, &mut formed);
        let consonants = Consonants::of(&sounds);
        // A word that says less is not like enough to one that says so much.
        let tells = !list.telling.is_empty()
            && ideal(&sounds) >= list.enough / 4 * 3
            && all.iter().any(|key| list.is_telling(*key));
        let reach = OnceCell::new();
        Rough { keys: all, consonants, sounds, rows: formed, script: own, reach, tells }
    }
}

/// Whether two words may be two of one name.
fn may_be(
    list: &List,
    like: &mut Likenesses,
    (id, a): (u32, &Rough),
    (other, b): (u32, &Rough),
) -> bool {
    for &x in &a.keys {
        for &y in &b.keys {
            for (entry, i, j) in list.pairs.of(x, y) {
                let token = |place: usize| told(list, entry).nth(place).unwrap_or(NONE);
                let (s, t) = (token(i), token(j));
                let mut both = |s: u32, t: u32| {
                    if s == NONE || t == NONE {
                        return false;
                    }
                    // What fewer names have tells more.
                    let rare = list.bearers(t).len() < list.bearers(s).len();
                    let mut words = [((id, a), s), ((other, b), t)];
                    if rare {
                        words.swap(0, 1);
                    }
                    // Bounds first, then both as they are.
                    let mut known = [1000; 2];
                    for exact in [false, true] {
                        for (at, (word, token)) in words.into_iter().enumerate() {
                            let other = known[1 - at];
                            let least = if other < STRONG { STRONG } else { WEAK };
                            let least = least.max(BOTH - other);
                            let wanted = (!exact).then_some(least);
                            known[at] = likeness(list, like, word, token, wanted);
                            let [first, second] = known;
                            let both = first + second >= BOTH && first.max(second) >= STRONG;
                            if known[at] < WEAK || !both {
                                return false;
                            }
                        }
                    }
                    true
                };
                if both(s, t) || x == y && both(t, s) {
                    return true;
                }
            }
        }
    }
    false
}

/// How well a word agrees with a listed token as it stands, in thousandths, 0 when that is little; or
/// at most, if it need not be exact, where less than what is wanted may stand for anything less.
fn likeness(
    list: &List,
    like: &mut Likenesses,
    word: (u32, &Rough),
    token: u32,
    wanted: Option<i32>,
) -> i32 {
    let (id, word) = word;
    let slot = like.slot((id, token));
    if let Some((key, (value, sure))) = slot {
        if *key == (id, token) && (*sure || wanted.is_some()) {
            return *value;
        }
    }
    let given = word.keys.iter().filter_map(|key| given_class(*key));
    let given = given.into_iter().any(|class| list.is_given(token, class));
    // More is of no use.
    let least = if given { EQUIVALENT } else { WEAK };
    let best = match wanted {
        Some(wanted) => word.bound(list, token, wanted),
        None => word.likeness(list, token, least),
    };
    let value = if given { best.max(EQUIVALENT) } else { best };
    *slot = Some(((id, token), (value, wanted.is_none())));
    value
}

impl Rough {
    /// How well it agrees with a token at most, if that is so much.
    fn bound(&self, list: &List, token: u32, least: i32) -> i32 {
        let there = list.heard(token);
        if self.is_too_long_or_short(there.sounds) {
            return 0;
        }
        let own = &self.sounds;
        if own == there.sounds && self.script == list.script_of(token) {
            return 1000;
        }
        let all = self.ends(there.sounds.len()).map(|end| {
            let cut = Sounds::new(&own[..end], &self.rows[..end], self.script);
            // Most are refused by their consonants, as they would be in the end.
            if !self.is_near(&cut, &there, token, list) {
                return 0;
            }
            let way = (cut, ideal(cut.sounds));
            self.reach(list).likeness(way, (there, list.ideal(token)), 0, least)
        });
        all.max().unwrap_or(0)
    }

    /// Whether its consonants, up to where it may end, are nearly those of a token.
    fn is_near(&self, cut: &Sounds, there: &Sounds, token: u32, list: &List) -> bool {
        let whole = cut.sounds.len() == self.sounds.len();
        let consonants = if whole { self.consonants } else { Consonants::of(cut.sounds) };
        let differ = consonants.differ(list.consonants(token));
        differ < 2 || differ <= FAR && cut.first_agreement(there) > 0
    }

    fn reach(&self, list: &List) -> &Reach {
        self.reach.get_or_init(|| {
            let way = Sounds::new(&self.sounds, &self.rows, self.script);
            Reach::new(core::iter::once(way), self.script, list.script())
        })
    }

    /// Whether it has too many sounds or too few to be another's.
    fn is_too_long_or_short(&self, sounds: &[u8]) -> bool {
        let (own, len) = (self.sounds.len(), sounds.len());
        own + SHORTER < len || own > len + ENDING
    }

    /// Where it may end without an ending, for a token of so many sounds: an ending is cut off,
    /// wherever it begins.
    fn ends(&self, len: usize) -> impl Iterator<Item = usize> {
        let own = self.sounds.len();
        let shorter = Some(len).filter(|_| own > len);
        core::iter::once(own.min(len + 1)).chain(shorter)
    }

    /// How well it agrees with a token, if that is at least so much.
    fn likeness(&self, list: &List, token: u32, least: i32) -> i32 {
        let (own, sounds) = (&self.sounds, list.sounds_of(token));
        if self.is_too_long_or_short(sounds) {
            return 0;
        }
        if own == sounds && self.script == list.script_of(token) {
            return 1000;
        }
        let there = list.heard(token);
        let mut best = 0;
        for end in self.ends(sounds.len()) {
            let cut = &own[..end];
            let sounds = Sounds::new(cut, &self.rows[..end], self.script);
            if self.is_near(&sounds, &there, token, list) {
                let (mine, theirs) = (ideal(cut), list.ideal(token));
                let most = self.reach(list).likeness((sounds, mine), (there, theirs), 0, least);
                if most >= least {
                    let score = align_to_scale(sounds, there);
                    best = best.max(list::likeness(score, mine, theirs));
                }
            }
            if best >= WEAK {
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
