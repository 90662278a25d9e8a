//! The names of a list that are most like a name, compared as wholes and put in order.

use alloc::collections::{BTreeSet, BinaryHeap};
use alloc::vec::Vec;
use core::cmp::Reverse;
use core::fmt;

use super::Hit;
use super::file::View;
use super::find::{Effort, candidates};
use super::known::{Known, Words};
use super::words::{Finder, Reach};
use crate::compare::{Matcher, Score};
use crate::lang::Kind;
use crate::name::{Name, Role};
use crate::sort::{self, Pair, SIGN};

/// Lists as short as this are compared name by name.
const SHORT: usize = 256;
/// Lists as short as this are searched widely at once.
const MIDDLE: usize = 10_000;
/// Longer lists are long.
const LONG: usize = 200_000;
/// A join does least for each name in longer ones.
const MOST: usize = 500_000;
/// In lists as short as this a join compares names though a word of each is like none of the other's.
const ALL_OTHERS: usize = 100_000;
/// For a bound below this, in hundredths of a nat, every name is compared: what names promise by
/// their words says little of such scores.
const UNLIKELY: i32 = -400;

/// When a search ends: where the best that it found weighs so much, in hundredths of a nat; or where
/// the words of some name agree so well, in thousandths, and the best weighs so much less.
#[derive(Clone, Copy)]
struct Enough {
    weight: i32,
    agree: u32,
    then: i32,
}

/// What most searches take.
const NEAR: Effort = Effort {
    reach: Reach { edits: 1, apart: 6, outline: 8, seen: 256, words: 32 },
    names: 20_000,
    share: 70,
    least: 200,
    compared: 40,
    other: 0,
    open: 0,
    until: u32::MAX,
};
/// What a search takes that is not sure of what it found: more words.
const MORE: Effort = Effort {
    reach: Reach { edits: 1, apart: 10, outline: 12, seen: 1024, words: 128 },
    names: 50_000,
    share: 60,
    least: 200,
    compared: 100,
    other: 0,
    open: 0,
    until: u32::MAX,
};
/// What a search takes that found nothing likely: words of other skeletons.
const WIDE: Effort = Effort {
    reach: Reach { edits: 2, apart: 12, outline: 14, seen: 8192, words: 512 },
    names: 100_000,
    share: 40,
    least: 150,
    compared: 300,
    other: 0,
    open: 0,
    until: u32::MAX,
};
/// What it takes when that found nothing likely either: all that is left to be tried.
const WIDEST: Effort = Effort {
    reach: Reach { edits: 2, apart: 24, outline: 32, seen: 16384, words: 2048 },
    names: 200_000,
    share: 25,
    least: 100,
    compared: 2000,
    other: 0,
    open: 0,
    until: u32::MAX,
};
/// The same in a long list, where so many words are like that more of them say little.
const WIDE_OF_MANY: Effort = Effort {
    reach: Reach { edits: 2, apart: 12, outline: 14, seen: 2048, words: 96 },
    names: 30_000,
    ..WIDE
};
const WIDEST_OF_MANY: Effort = Effort {
    reach: Reach { edits: 2, apart: 24, outline: 32, seen: 8192, words: 512 },
    compared: 600,
    ..WIDEST
};

/// What a search takes, one after the other, and when it ends.
type Efforts = [(Effort, Enough); 4];

const fn enough(weight: i32, agree: u32, then: i32) -> Enough {
    Enough { weight, agree, then }
}

const FEW: Efforts = [
    (NEAR, enough(800, 960, 500)),
    (MORE, enough(500, 960, 500)),
    (WIDE, enough(100, 960, 500)),
    (WIDEST, enough(Score::MIN_WEIGHT, 0, 0)),
];
/// In a long list a name that agrees well has neighbours that agree as well, and to look for more of
/// them finds the right one hardly more often: in one of a million a search that is content with 200
/// where this one asks for 400 loses 31 of 18,000 names, this one 18, and takes a tenth longer.
const MANY: Efforts = [
    (NEAR, enough(800, 900, 400)),
    (MORE, enough(500, 740, 400)),
    (WIDE_OF_MANY, enough(100, 700, 0)),
    (WIDEST_OF_MANY, enough(Score::MIN_WEIGHT, 0, 0)),
];

/// What it takes to find all above a score.
const ALL: Effort = Effort {
    reach: Reach { edits: 2, apart: 16, outline: 20, seen: 4096, words: 512 },
    names: usize::MAX,
    share: 0,
    least: 350,
    compared: usize::MAX,
    other: 0,
    open: 0,
    until: u32::MAX,
};

/// The best k ids among the names of a kind or of all, best first.
pub(super) fn best<'i>(view: View<'i>, name: &Name, k: usize, kind: Option<Kind>) -> Vec<Hit<'i>> {
    if k == 0 {
        return Vec::new();
    }
    let mut best = Best::new(view, name, kind);
    let len = best.view.len();
    if len <= SHORT.max(k) {
        best.compare(0..len as u32);
        return best.hits().take(k).collect();
    }
    if best.exact(k) {
        return best.hits().take(k).collect();
    }
    let (mut finder, mut known) = (Finder::new(view), Known::of(name));
    let mut seen = Vec::new();
    let efforts = if len > LONG { MANY } else { FEW };
    let skip = if len > MIDDLE { 0 } else { efforts.len() - 1 };
    for (effort, enough) in efforts.into_iter().skip(skip) {
        let mut new = Vec::new();
        let effort = Effort { compared: effort.compared.max(4 * k), ..effort };
        let promised = candidates(&mut finder, &mut known, name, effort, &mut new);
        new.retain(|at| seen.binary_search(at).is_err());
        best.compare(new.iter().copied());
        let most = best.most();
        if most >= enough.weight || promised >= enough.agree && most >= enough.then {
            break;
        }
        seen.extend(new);
        seen.sort_unstable();
    }
    best.hits().take(k).collect()
}

/// The names of a kind or of all that score at least so much, best first.
pub(super) fn above<'i>(view: View<'i>, name: &Name, least: Score, kind: Option<Kind>) -> Hits<'i> {
    let mut best = Best::new(view, name, kind);
    let len = best.view.len();
    if len <= SHORT || least.weight() < UNLIKELY {
        best.compare(0..len as u32);
    } else {
        best.compare(view.of_text(name.hash));
        let mut all = Vec::new();
        candidates(&mut Finder::new(view), &mut Known::of(name), name, ALL, &mut all);
        best.compare(all);
    }
    best.found.retain(|(score, _)| *score >= least);
    best.hits()
}

/// What it takes for each of many names.
const EACH: Effort = Effort {
    reach: Reach { edits: 1, apart: 16, outline: 16, seen: 32_768, words: 4096 },
    names: 50_000,
    share: 0,
    least: 150,
    compared: usize::MAX,
    other: 0,
    open: 200,
    until: u32::MAX,
};
/// The same in lists too long for so much, and in those of which half a million names are the least.
const EACH_OF_MANY: Effort = Effort {
    reach: Reach { edits: 1, apart: 12, outline: 14, seen: 16_384, words: 2048 },
    least: 250,
    other: 400,
    open: 250,
    ..EACH
};
const EACH_OF_MOST: Effort = Effort {
    reach: Reach { seen: 8192, words: 1024, ..EACH_OF_MANY.reach },
    other: 500,
    ..EACH_OF_MANY
};

/// Searches an index for many names, one after the other: made by [`Index::searcher`].
///
/// It remembers the words that it has looked for, of which most come again in a long list, and how
/// they were answered; so it takes memory as it goes, some hundred bytes for each distinct word.
/// A name may be missed all of whose words are spelt quite otherwise. In lists of more than 100,000
/// names one may be missed as well that has a word like none of the wanted name's, unless three
/// tenths of the two names agree: two fifths in lists of more than 200,000 names, half of them in
/// lists of more than 500,000.
///
/// [`Index::search`]: super::Index::search
/// [`Index::searcher`]: super::Index::searcher
pub struct Searcher<'i> {
    finder: Finder<'i>,
    known: Known,
}

impl<'i> Searcher<'i> {
    pub(super) fn new(view: View<'i>) -> Searcher<'i> {
        Searcher { finder: Finder::new(view), known: Known::Names(Words::default()) }
    }

    /// The names of the wanted name's kind that score at least so much, best first.
    ///
    /// ```
    /// use isim::{Index, Kind, Name, Score};
    /// let mut list = Index::builder();
    /// list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
    /// let list = list.build();
    /// let mut searcher = list.searcher();
    /// for text in ["Ведат Ишикхан", "Vedat Ishikhan"] {
    ///     let wanted = Name::new(text, Kind::Person);
    ///     assert_eq!(searcher.above(&wanted, Score::from_weight(0)).count(), 1);
    /// }
    /// ```
    pub fn above(&mut self, name: &Name, least: Score) -> Hits<'i> {
        self.until(name, least, u32::MAX)
    }

    /// As [`Searcher::above`], among the first so many names of the list: what finds each pair of
    /// a list once.
    pub fn above_among(&mut self, name: &Name, least: Score, first: usize) -> Hits<'i> {
        self.until(name, least, u32::try_from(first).unwrap_or(u32::MAX))
    }

    fn until(&mut self, name: &Name, least: Score, until: u32) -> Hits<'i> {
        let view = self.finder.view;
        let mut best = Best::new(view, name, Some(name.kind()));
        let len = until.min(view.len() as u32);
        if len as usize <= SHORT || least.weight() < UNLIKELY {
            best.compare(0..len);
        } else {
            best.compare(view.of_text(name.hash).filter(|at| *at < len));
            let mut found = Vec::new();
            let effort = Effort { until, ..each(view.len(), least) };
            candidates(&mut self.finder, &mut self.known, name, effort, &mut found);
            best.compare(found);
        }
        best.found.retain(|(score, _)| *score >= least);
        best.hits()
    }
}

impl fmt::Debug for Searcher<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Searcher")
    }
}

/// What finds most names that score so much, for each of many: what they promise is more then, but
/// for few.
fn each(len: usize, least: Score) -> Effort {
    let effort = match len {
        _ if len <= ALL_OTHERS => EACH,
        _ if len <= LONG => Effort { other: 300, ..EACH },
        _ if len <= MOST => EACH_OF_MANY,
        _ => EACH_OF_MOST,
    };
    let more = match least.weight() {
        500.. => 50,
        200.. => 0,
        _ => return Effort { least: effort.least - 50, ..effort },
    };
    Effort { least: effort.least + more, ..effort }
}

/// Hits, the best first: the answer of [`Index::search_above`](super::Index::search_above).
///
/// Equal scores keep the order in which the names were added.
#[derive(Clone)]
#[must_use = "hits are made as they are asked for"]
pub struct Hits<'i> {
    view: View<'i>,
    found: BinaryHeap<(Score, Reverse<u32>)>,
    seen: BTreeSet<&'i str>,
}

impl<'i> Iterator for Hits<'i> {
    type Item = Hit<'i>;

    fn next(&mut self) -> Option<Hit<'i>> {
        loop {
            let (score, Reverse(at)) = self.found.pop()?;
            let hit = hit(self.view, at, score);
            if let Some(hit) = hit.filter(|hit| self.seen.insert(hit.id)) {
                return Some(hit);
            }
        }
    }
}

impl fmt::Debug for Hits<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// What a name of the list answers with.
pub(super) fn hit(view: View<'_>, at: u32, score: Score) -> Option<Hit<'_>> {
    let name = view.name(at)?;
    let (text, id) = view.texts_of(&name);
    let (kind, _, lang) = view.class(&name);
    Some(Hit { id, text, kind, lang, score })
}

impl Pair for (Score, u32) {
    fn number(self) -> u64 {
        (self.0.weight() as u32 ^ SIGN, self.1).number()
    }

    fn of(number: u64) -> Self {
        let (weight, rest): (u32, u32) = Pair::of(number);
        (Score::from_weight((weight ^ SIGN) as i32), rest)
    }
}

/// The names that were compared, and how they did.
struct Best<'i, 'n> {
    view: View<'i>,
    name: &'n Name,
    /// The kind that is wanted, if one is.
    kind: Option<Kind>,
    scratch: Name,
    found: Vec<(Score, u32)>,
}

impl<'i, 'n> Best<'i, 'n> {
    fn new(view: View<'i>, name: &'n Name, kind: Option<Kind>) -> Self {
        Best { view, name, kind, scratch: Name::unpacked(), found: Vec::new() }
    }

    fn compare(&mut self, names: impl IntoIterator<Item = u32>) {
        for at in names {
            let Some(score) = self.score(at) else { continue };
            if score.weight() > Score::MIN_WEIGHT {
                self.found.push((score, at));
            }
        }
    }

    /// The score of a listed name.
    fn score(&mut self, at: u32) -> Option<Score> {
        let record = self.view.name(at)?;
        let (kind, script, lang) = self.view.class(&record);
        if self.kind.is_some_and(|wanted| wanted != kind) {
            return None;
        }
        // What depends on the text asks for the text: names that may be equal, and those that are
        // more than their words.
        if record.is_anew() || record.hash == self.name.hash {
            let (text, _) = self.view.texts_of(&record);
            if text == self.name.text() {
                return Some(Score::from_weight(Score::MAX_WEIGHT));
            }
            let other = Name::with_lang(text, kind, lang);
            return Some(Matcher::new().compare(self.name, &other));
        }
        self.scratch.restart(kind, lang, script, record.hash);
        for token in self.view.tokens(&record) {
            let role = Role::ALL[usize::from(token.role()) % Role::ALL.len()];
            if let Some(word) = self.view.record(token.word()) {
                self.scratch.push(&word, role, token.after_comma());
            }
        }
        Some(Matcher::new().compare(self.name, &self.scratch))
    }

    /// Compares the names of the wanted name's text; true when they are enough.
    fn exact(&mut self, k: usize) -> bool {
        let view = self.view;
        let mut ids = BTreeSet::new();
        for at in view.of_text(self.name.hash) {
            self.compare([at]);
            if self.found.last().is_some_and(|f| *f == (Score::from_weight(Score::MAX_WEIGHT), at))
            {
                ids.extend(view.name(at).map(|name| view.texts_of(&name).1));
            }
            if ids.len() >= k {
                return true;
            }
        }
        false
    }

    /// What the best of them weighs.
    fn most(&self) -> i32 {
        self.found.iter().map(|(score, _)| score.weight()).max().unwrap_or(Score::MIN_WEIGHT)
    }

    /// All that were found, each once.
    fn hits(&mut self) -> Hits<'i> {
        sort::pairs(&mut self.found);
        self.found.dedup();
        let found = self.found.iter().map(|&(score, at)| (score, Reverse(at))).collect();
        Hits { view: self.view, found, seen: BTreeSet::new() }
    }
}
