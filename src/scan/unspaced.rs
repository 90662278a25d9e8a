//! Names in scripts that part no words, and spell foreign names by their sounds: Thai, Lao, Khmer,
//! Burmese.
//!
//! A name may begin before any cluster of letters and end behind any. What sounds there as a listed
//! word does, beside another word of the same name, is parted from what it is written together
//! with; so is, wherever it stands, a surname that was found so.

use alloc::vec::Vec;
use core::ops::Range;

use super::dotted::spells;
use super::east::{READ, SAME, is_surname};
use super::list::List;
use super::narrow::EQUIVALENT;
use super::text::Word;
use crate::fold::fold;
use crate::key::{aligned, keys, shorter};
use crate::lang::{Lang, Script, Span};
use crate::name::token::{DIMINUTIVE, ideal, rows};
use crate::name::words::given_classes;
use crate::sounds::thai::{is_cluster, tail};
use crate::sounds::{self, profile, sound};

/// A word has at most as many clusters.
const CLUSTERS: usize = 12;
/// A listed word may have so many sounds less or more than what it is spelt with.
const APART: usize = 3;
/// A place agrees so well with a listed word, in thousandths; two neighbours with two words of one
/// name, together.
const LIKE: i32 = 350;
const LIKE_HAN: i32 = 200;
const BOTH: i32 = 950;
/// The same where a dot parts them, as it parts the words of foreign names in Chinese.
const BOTH_DOTTED: i32 = 600;
/// A word alone must agree so well, and say so much more than chance, in tenths of a nat.
const ALONE: i32 = 880;
const BEYOND: i16 = 60;
/// No given name has more Han characters than this and one.
const GIVEN: usize = 5;
/// A surname of as many clusters is looked for elsewhere.
const AGAIN: usize = 3;

/// Whether a script is one of these.
fn is_run(script: Script) -> bool {
    matches!(script, Script::Thai | Script::Laoo | Script::Khmr | Script::Mymr | Script::Hani)
}

/// A run of letters: where its clusters begin, and how they sound, one behind the other.
struct Run {
    word: usize,
    borders: Vec<usize>,
    sounds: Vec<u8>,
    ends: Vec<usize>,
    /// Whether a cluster is a letter that a mark makes silent: it ends a syllable of a foreign word.
    silent: Vec<bool>,
    /// Whether a cluster is a Han character that foreign names are spelt with: mostly, or also.
    foreign: Vec<u8>,
}

/// A place in a run that sounds like a listed word.
#[derive(Clone, Copy)]
struct Place {
    run: usize,
    from: usize,
    to: usize,
    token: u32,
    likeness: i32,
}

/// Parts listed names from what they are written together with.
pub(super) fn part(text: &str, words: &mut Vec<Word>, list: &List) {
    if list.is_long() || !words.iter().any(|w| is_run(w.script)) {
        return;
    }
    let numbers = words.iter().enumerate().filter(|(_, w)| is_run(w.script));
    let runs: Vec<Run> = numbers.map(|(at, w)| Run::new(at, w.span.of(text))).collect();
    let mut places = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let script = words[run.word].script;
        let surface = words[run.word].span.of(text);
        (0..run.clusters())
            .for_each(|from| run.places(at, from, (surface, script), list, &mut places));
    }
    let is_full = |p: &Place, q: &Place| {
        let behind = runs[p.run].text(text, words, p.from..runs[p.run].clusters());
        p.run == q.run && p.to - p.from == 1 && q.to - q.from == 2 && is_surname(behind)
    };
    // Where words are cut, by run and cluster, and whether the name goes on behind.
    let mut cuts: Vec<u64> = Vec::new();
    let mut spelt: Vec<&str> = Vec::new();
    for p in &places {
        let behind = runs[p.run].word + 1;
        let near = words.get(behind).is_some_and(|w| w.joined);
        let last = p.to == runs[p.run].clusters();
        let next = if last { (p.run + 1, 0) } else { (p.run, p.to) };
        if last && !(near && runs.get(p.run + 1).is_some_and(|r| r.word == behind)) {
            continue;
        }
        let from = places.partition_point(|q| (q.run, q.from) < next);
        for q in places[from..].iter().take_while(|q| (q.run, q.from) == next) {
            // Other names are the lexicon's.
            let one = |e: &&u32| {
                let person = list.is_person(**e);
                p.token != q.token && person && list.bearers(q.token).contains(e)
            };
            let Some(&entry) = list.bearers(p.token).iter().find(one) else { continue };
            let dotted = last && is_dotted(text, words, behind);
            let both = if dotted { BOTH_DOTTED } else { BOTH };
            // What is read alike is many words, unless they are a surname and a given name of two
            // characters.
            let read = p.likeness == READ && q.likeness == READ && !is_full(p, q);
            if read || p.likeness + q.likeness < both {
                continue;
            }
            cuts.extend([cut_of(p.run, p.from, p.to, false), cut_of(q.run, q.from, q.to, true)]);
            let surname = list.surname_of(entry).and_then(|at| list.tokens(entry).get(at));
            for place in [p, q].into_iter().filter(|p| surname == Some(&p.token)) {
                let said = runs[place.run].text(text, words, place.from..place.to);
                if place.to - place.from >= AGAIN && !spelt.contains(&said) {
                    spelt.push(said);
                }
            }
        }
        // A listed name of one token in Han characters.
        if p.likeness == SAME && p.to - p.from > 1 && list.alone(p.token).next().is_some() {
            cuts.push(cut_of(p.run, p.from, p.to, false));
        }
        let says = list.ideal(p.token) >= list.prior.saturating_add(BEYOND);
        let surname = |&e: &u32| {
            let at = list.surname_of(e).and_then(|at| list.tokens(e).get(at));
            at == Some(&p.token)
        };
        let person = || list.bearers(p.token).iter().any(surname);
        // What foreign names are spelt with may be the rest of another.
        let run = &runs[p.run];
        let rest = |at: Option<usize>| at.is_some_and(|at| run.foreign.get(at) == Some(&2));
        let part = rest(p.from.checked_sub(1)) || rest(Some(p.to));
        if says && p.likeness >= ALONE && !part && person() {
            cuts.push(cut_of(p.run, p.from, p.to, false));
        }
    }
    for (at, run) in runs.iter().enumerate() {
        for name in &spelt {
            let surface = words[run.word].span.of(text);
            for (begin, _) in surface.match_indices(name) {
                let border = |byte: usize| run.borders.binary_search(&byte).ok();
                if let (Some(from), Some(to)) = (border(begin), border(begin + name.len())) {
                    cuts.push(cut_of(at, from, to, false));
                }
            }
        }
    }
    cuts.sort_unstable();
    cut(words, &runs, &cuts);
}

/// Whether a dot stands before a word.
pub(super) fn is_dotted(text: &str, words: &[Word], at: usize) -> bool {
    text[..words[at].span.start].ends_with(['·', '・', '•', '‧'])
}

/// Where a word is cut out: the run, the cluster, how many clusters, and whether the name goes on
/// with it. In this order, and those that go on first.
fn cut_of(run: usize, from: usize, to: usize, goes_on: bool) -> u64 {
    let len = (to - from).min(0xff) as u64;
    (run as u64) << 40 | (from as u64) << 16 | len << 1 | u64::from(!goes_on)
}

/// Cuts words out of their runs, the first of those that overlap.
fn cut(words: &mut Vec<Word>, runs: &[Run], mut cuts: &[u64]) {
    let mut out: Vec<Word> = Vec::with_capacity(words.len() + 2 * cuts.len());
    let mut runs = runs.iter().enumerate().peekable();
    for (at, word) in words.iter().enumerate() {
        let Some((number, run)) = runs.next_if(|(_, run)| run.word == at) else {
            out.push(*word);
            continue;
        };
        let mut done = 0;
        let mut add = |from: usize, to: usize, goes_on: bool| {
            let start = word.span.start;
            let span = Span { start: start + run.borders[from], end: start + run.borders[to] };
            let first = from == 0;
            let joined = if first { word.joined } else { goes_on };
            out.push(Word { span, joined, first: first && word.first, ..*word });
        };
        while let Some((&cut, rest)) = cuts.split_first() {
            if (cut >> 40) as usize > number {
                break;
            }
            cuts = rest;
            let (from, len) = ((cut >> 16 & 0xff_ffff) as usize, (cut >> 1 & 0xff) as usize);
            let to = from + len;
            if (cut >> 40) as usize != number || from < done || to > run.clusters() {
                continue;
            }
            if from > done {
                add(done, from, false);
            }
            add(from, to, cut & 1 == 0);
            done = to;
        }
        if done < run.clusters() {
            add(done, run.clusters(), false);
        }
    }
    *words = out;
}

impl Run {
    fn new(word: usize, surface: &str) -> Run {
        let mut borders = Vec::new();
        let mut before = [(0, '\0'); 2];
        for (at, c) in surface.char_indices() {
            let [(_, vowel), (stop, last)] = before;
            let one = leads(vowel) && (is_cluster(&surface[stop..]) || tail(&surface[at..]) > 0);
            if at == 0 || is_border(last, c) && !one {
                borders.push(at);
            }
            before = [before[1], (at, c)];
        }
        borders.push(surface.len());
        let (mut sounds, mut ends, mut silent) = (Vec::new(), alloc::vec![0], Vec::new());
        let mut foreign = Vec::new();
        for cluster in borders.windows(2) {
            let folded = fold(&surface[cluster[0]..cluster[1]]);
            sound(&folded, profile(&folded, Lang::UND), &mut sounds);
            ends.push(sounds.len());
            let letter = surface[cluster[0]..].chars().next();
            let spelt = |mostly| letter.is_some_and(|c| spells(c, mostly));
            foreign.push(u8::from(spelt(true)) + u8::from(spelt(false)));
            silent.push(surface[..cluster[1]].ends_with(['\u{e4c}', '\u{ecc}', '\u{17cd}']));
        }
        Run { word, borders, sounds, ends, silent, foreign }
    }

    fn clusters(&self) -> usize {
        self.borders.len() - 1
    }

    fn text<'t>(&self, text: &'t str, words: &[Word], range: Range<usize>) -> &'t str {
        let surface = words[self.word].span.of(text);
        &surface[self.borders[range.start]..self.borders[range.end]]
    }

    /// The listed words that a name which begins at a cluster sounds like.
    fn places(
        &self,
        at: usize,
        from: usize,
        (surface, script): (&str, Script),
        list: &List,
        out: &mut Vec<Place>,
    ) {
        let mut last = self.clusters().min(from + CLUSTERS);
        let han = script == Script::Hani;
        if han {
            // Foreign names are spelt with few characters.
            last = (from..last).find(|at| self.foreign[*at] == 0).unwrap_or(last);
        }
        let start = self.ends[from];
        let here = &self.sounds[start..self.ends[last]];
        let mut seen: Vec<u32> = Vec::new();
        for len in 2..=here.len() {
            if sounds::class(here[len - 1]) == sounds::VOWEL {
                continue;
            }
            for key in keys(&here[..len]).iter().map(aligned) {
                // One consonant is too little to go by.
                if key & 0o07777 != 0 || han {
                    list.having(key, &mut seen);
                }
                // Every consonant has a syllable there, and some are silent elsewhere.
                if han {
                    shorter(key, |key| list.having(key, &mut seen));
                }
            }
        }
        seen.sort_unstable();
        seen.dedup();
        if han {
            list.east.places(&surface[self.borders[from]..], |count, token, likeness| {
                out.push(Place { run: at, from, to: from + count, token, likeness });
            });
            // Given names are spelt by custom.
            for to in (from + 2..=last).take(GIVEN) {
                let said = &surface[self.borders[from]..self.borders[to]];
                for given in given_classes(said) {
                    for token in list.given_tokens((given.class + 1) & !DIMINUTIVE) {
                        out.push(Place { run: at, from, to, token, likeness: EQUIVALENT });
                    }
                }
            }
        }
        let mut own = Vec::new();
        for token in seen {
            let wanted = list.sounds_of(token).len();
            let like = if han { LIKE_HAN } else { LIKE };
            let mut best = Place { run: at, from, to: from, token, likeness: like - 1 };
            for to in from + 1..=last {
                let sounds = &self.sounds[start..self.ends[to]];
                if sounds.len() + APART < wanted || sounds.len() > wanted + APART {
                    continue;
                }
                own.clear();
                rows(sounds, 0, &mut own);
                let likeness = list.likeness_to(sounds, &own, ideal(sounds), script, token);
                if likeness > best.likeness {
                    best = Place { to, likeness, ..best };
                }
            }
            if best.to > from {
                // One letter may stand before the silent one.
                let rest = self.silent.get(best.to..).unwrap_or(&[]);
                let more = rest.iter().take(2).position(|silent| *silent).map_or(0, |at| at + 1);
                out.push(Place { to: best.to + more, ..best });
            }
        }
    }
}

/// Whether a Thai vowel is written before the consonants that it follows.
fn leads(c: char) -> bool {
    ('\u{E40}'..='\u{E44}').contains(&c)
}

/// Whether a cluster of letters begins with a letter, behind another.
fn is_border(before: char, c: char) -> bool {
    let before = u32::from(before);
    match u32::from(c) {
        // Vowels and marks that follow their consonant, and consonants behind a vowel that is
        // written in front.
        0xE30..=0xE3A | 0xE45 | 0xE47..=0xE4E | 0xEB0..=0xEBD | 0xEC8..=0xECE => false,
        0xE01..=0xE2F => !(0xE40..=0xE44).contains(&before),
        0xE81..=0xEAF | 0xEDC..=0xEDF => !(0xEC0..=0xEC4).contains(&before),
        // Khmer: what stands below another letter.
        0x17B4..=0x17D3 | 0x17DD => false,
        0x1780..=0x17B3 => before != 0x17D2,
        // Burmese.
        0x102B..=0x103E | 0x1056..=0x1059 | 0x105E..=0x1060 => false,
        0x1000..=0x102A => before != 0x1039,
        _ => true,
    }
}
