//! The words of a list that are like a token.
//!
//! Words lie in the order of their skeletons, so those of near skeletons are found without looking
//! at the others. Of them the ones that share most sounds in order are aligned.

use alloc::vec::Vec;
use core::ops::Range;

use super::file::View;
use super::meaning::{GIVEN, of_token};
use super::outline::{apart, outline};
use super::pattern::Pattern;
use super::skeleton::{Skeleton, Wanted, profile};
use crate::compare::align::{MAX_JOINED, Sounds, align, unlike};
use crate::lang::Script;
use crate::name::pack::{LAST, Packed, PackedReading};
use crate::name::token::{Consonants, ideal};
use crate::name::{Form as Read, Name, POLISH, Reading, Token};
use crate::sounds::chinese::in_other_letters;
use crate::tables::costs::{OWN, ROW_OF};

/// Words that agree less than this, in thousandths, are not alike.
const LEAST: i32 = 200;
/// Joined words must agree this well.
const LEAST_JOINED: i32 = 750;
/// What a space that one side lacks costs: tenths of a nat.
const JOIN_PRICE: i32 = 15;

/// What one token of the wanted name may be in the list.
pub(super) struct Form<'n> {
    sounds: &'n [u8],
    rows: &'n [u8],
    script: Script,
    signature: Consonants,
    ideal: i32,
    /// Taken off what it scores: tenths of a nat.
    price: i32,
    /// Share of its score that counts, in quarters.
    weight: i32,
    least: i32,
}

/// How widely words are looked for.
#[derive(Clone, Copy)]
pub(super) struct Reach {
    /// So many edits their skeletons may be away, at most two.
    pub edits: u32,
    /// Words of more sounds that stand alone than this are not looked at further.
    pub apart: u32,
    /// Words of an outline farther away are not looked at further.
    pub outline: u8,
    /// Of so many words, those of the nearest outlines, it is seen how many sounds they share.
    pub seen: usize,
    /// So many words of a form are aligned at most, those that share most.
    pub words: usize,
}

impl Reach {
    /// Neither wider than this one nor than another.
    pub fn within(self, other: Reach) -> Reach {
        Reach {
            edits: self.edits.min(other.edits),
            apart: self.apart.min(other.apart),
            outline: self.outline.min(other.outline),
            seen: self.seen.min(other.seen),
            words: self.words.min(other.words),
        }
    }
}

/// Looks for words in an index.
pub(super) struct Finder<'a> {
    pub view: View<'a>,
    /// A bit for each skeleton that was seen, and which those are.
    seen: Vec<u64>,
    marked: Vec<u32>,
    /// Skeletons that are near, and which words have them.
    codes: Vec<u32>,
    runs: Vec<(usize, Range<u32>)>,
    /// Words and how far they are away, by their outlines, then by the sounds that stand alone.
    near: Vec<(u32, u32)>,
    /// How many of them are how far away, and beyond what distance there are enough nearer ones.
    counts: [usize; MOST_APART + 1],
    limit: u8,
}

/// Lists of fewer words are looked through where skeletons may be two edits away.
const MANY: usize = 5_000;
/// The records of so many words are looked for at once.
const SIDE_BY_SIDE: usize = 32;
/// Words as far away share nothing.
const MOST_APART: usize = 64;

impl<'a> Finder<'a> {
    pub fn new(view: View<'a>) -> Finder<'a> {
        let seen = alloc::vec![0; view.skeletons().div_ceil(64)];
        let counts = [0; MOST_APART + 1];
        Finder {
            view,
            seen,
            marked: Vec::new(),
            codes: Vec::new(),
            runs: Vec::new(),
            near: Vec::new(),
            counts,
            limit: 0,
        }
    }

    /// Words of near skeletons and outlines, those of the nearest skeletons first.
    fn near(&mut self, sounds: &[u8], reach: Reach) {
        self.near.clear();
        self.counts = [0; MOST_APART + 1];
        self.limit = reach.outline;
        let own = outline(sounds);
        // To look at all words takes less than to name so many skeletons.
        if reach.edits > 1 && self.view.words() < MANY {
            let near = &mut self.near;
            let all = self.view.outlines(0);
            apart(own, all, self.view.words(), reach.outline, |word, apart| {
                near.push((u32::from(apart), word))
            });
            return;
        }
        let zero = Skeleton::of(sounds);
        let mut codes = core::mem::take(&mut self.codes);
        codes.push(zero.code());
        Skeleton::others(sounds, |other| codes.push(other.code()));
        if reach.edits > 0 {
            zero.near(|one| codes.push(one));
        }
        if reach.edits > 1 {
            let (wanted, profile) = (Wanted::new(zero), profile(zero.code()));
            let view = self.view;
            apart(profile, view.profiles(), view.skeletons(), 4, |number, _| {
                let code = view.code(number);
                if wanted.edits(code) == 2 {
                    codes.push(code);
                }
            });
            // That a script writes it otherwise is an edit by itself.
            Skeleton::others(sounds, |other| other.near(|one| codes.push(one)));
        }
        // Where their words are is asked for all of them first: memory answers many at once.
        let mut runs = core::mem::take(&mut self.runs);
        runs.extend(codes.drain(..).filter_map(|code| self.view.skeleton(code)));
        for (number, words) in runs.drain(..) {
            self.run(number, words, own, reach);
        }
        (self.codes, self.runs) = (codes, runs);
        for number in self.marked.drain(..) {
            self.seen[number as usize / 64] = 0;
        }
    }

    /// Words of one skeleton.
    fn run(&mut self, number: usize, words: Range<u32>, own: u32, reach: Reach) {
        let (at, bit) = (number / 64, 1 << (number % 64));
        match self.seen.get_mut(at) {
            Some(seen) if *seen & bit == 0 => *seen |= bit,
            _ => return,
        }
        self.marked.push(number as u32);
        // Whatever the bytes say, no more words are seen than there are.
        let words = words.start..words.end.max(words.start);
        if self.near.len() + words.len() > 2 * self.view.words() {
            return;
        }
        let (near, counts) = (&mut self.near, &mut self.counts);
        apart(own, self.view.outlines(words.start), words.len(), self.limit, |at, apart| {
            near.push((u32::from(apart), words.start + at));
            counts[usize::from(apart).min(MOST_APART)] += 1;
        });
        // Those at the limit are kept as they come.
        let mut nearer = 0;
        for apart in 0..=self.limit {
            nearer += self.counts[usize::from(apart).min(MOST_APART)];
            if nearer >= reach.seen {
                self.limit = apart;
                break;
            }
        }
    }

    /// Keeps the so many nearest.
    fn keep(&mut self, most: usize) {
        if self.near.len() <= most {
            return;
        }
        let mut counts = [0; MOST_APART + 1];
        for (apart, _) in &self.near {
            counts[(*apart as usize).min(MOST_APART)] += 1;
        }
        let (mut last, mut sum) = (0, 0);
        while last < MOST_APART && sum + counts[last] < most {
            sum += counts[last];
            last += 1;
        }
        // Of those at the border the first come, of the nearest skeletons.
        let mut border = most - sum;
        self.near.retain(|(apart, _)| {
            let here = *apart as usize == last && border > 0;
            border -= usize::from(here);
            here || (*apart as usize) < last
        });
    }

    /// Adds the words that are like a form with what their agreement is worth.
    pub fn words(&mut self, form: &Form, reach: Reach, out: &mut Vec<(i32, u32)>) {
        self.near(form.sounds, reach);
        self.keep(reach.seen);
        let pattern = Pattern::new(form.sounds);
        for near in self.near.chunks_mut(SIDE_BY_SIDE) {
            let (mut places, mut sounds) = ([0; SIDE_BY_SIDE], [&[][..]; SIDE_BY_SIDE]);
            for (place, (_, word)) in places.iter_mut().zip(&*near) {
                *place = self.view.place(*word);
            }
            for (sounds, place) in sounds.iter_mut().zip(&places[..near.len()]) {
                *sounds = self.view.sounds_at(*place);
            }
            for ((apart, _), sounds) in near.iter_mut().zip(sounds) {
                *apart = pattern.apart(sounds);
            }
        }
        self.near.retain(|(apart, _)| *apart <= reach.apart);
        self.keep(reach.words);
        for &(_, word) in &self.near {
            if let Some(score) = self.view.record(word).and_then(|packed| form.agreement(&packed)) {
                out.push((score, word));
            }
        }
    }
}

/// Sounds of a record, with their rows.
struct Heard {
    sounds: [u8; MAX_JOINED],
    rows: [u8; MAX_JOINED],
    len: usize,
}

impl Heard {
    fn new(from: &[u8]) -> Heard {
        let mut out = Heard { sounds: [0; MAX_JOINED], rows: [0; MAX_JOINED], len: 0 };
        for (at, sound) in from.iter().take(MAX_JOINED).enumerate() {
            out.sounds[at] = sound & LAST;
            if at > 0 {
                let pair =
                    usize::from(out.sounds[at - 1]) * OWN.len() + usize::from(out.sounds[at]);
                out.rows[at] = ROW_OF[pair];
            }
            out.len = at + 1;
        }
        out
    }

    fn sounds(&self, script: Script) -> Sounds<'_> {
        Sounds::new(&self.sounds[..self.len], &self.rows[..self.len], script)
    }
}

impl Form<'_> {
    /// How many sounds it has.
    pub fn len(&self) -> usize {
        self.sounds.len()
    }

    /// Whether it is a base form, and not the word as it stands.
    pub fn is_base(&self) -> bool {
        self.price > 0
    }

    /// What agreement with a word is worth, in tenths of a nat; none when they are not alike.
    fn agreement(&self, word: &Packed) -> Option<i32> {
        let here = Sounds::new(self.sounds, self.rows, self.script);
        let heard = Heard::new(word.sounds);
        let there = heard.sounds(word.script);
        there.first()?;
        let differ = self.signature.differ(word.signature);
        let begin = differ <= 1 || here.first_agreement(&there) > 0;
        let mut best = None;
        let mut offer = |score: i32, own: i32| {
            if 2000 * score >= self.least * (self.ideal + own).max(1) {
                best = best.max(Some(score));
            }
        };
        let read = |reading: &PackedReading, offer: &mut dyn FnMut(i32, i32)| {
            let heard = Heard::new(reading.sounds);
            let own = i32::from(ideal(&heard.sounds[..heard.len]));
            offer(align(here, heard.sounds(word.script)) - i32::from(reading.price), own);
        };
        let across = self.script != word.script;
        if !unlike(self.signature, word.signature, across, || begin) {
            offer(align(here, there) - self.price, i32::from(ideal(&heard.sounds[..heard.len])));
        }
        if begin && differ <= 3 && self.price == 0 && word.sounds.len() > self.sounds.len() + 1 {
            word.readings().for_each(|reading| read(&reading, &mut offer));
        } else if !across {
            // Wroclaw is Wrocław, whose c is another sound.
            word.plain().into_iter().for_each(|reading| read(&reading, &mut offer));
        }
        best.map(|score| score * self.weight / 4)
    }
}

/// Adds the words that mean what a token means.
pub(super) fn by_meaning(view: &View, name: &Name, token: &Token, out: &mut Vec<(i32, u32)>) {
    of_token(name, token, |meaning| {
        for word in view.meaning(meaning) {
            let Some(packed) = view.record(word) else { continue };
            let own = Heard::new(packed.sounds);
            let ideal = i32::from(token.ideal) + i32::from(ideal(&own.sounds[..own.len]));
            let given = meaning & !0xFFFF_FFFF == GIVEN;
            let score = if given { ideal * 2 / 5 } else { ideal / 2 };
            out.push((score.max(10) * i32::from(token.weight.max(1)) / 4, word));
        }
    });
}

/// What a token is as it stands, and its base forms.
pub(super) fn each_form(name: &Name, token: &Token, mut each: impl FnMut(Form<'_>)) {
    let weight = i32::from(token.weight.max(1));
    if token.len > 0 {
        each(Form {
            sounds: &name.sounds[token.range()],
            rows: &name.rows[token.range()],
            script: name.script(),
            signature: token.signature,
            ideal: i32::from(token.ideal),
            price: 0,
            weight,
            least: LEAST,
        });
    }
    read(name, token, &mut each);
    chinese(name, token, &mut each);
    let from = usize::from(token.readings.0);
    let cases = name.readings.iter().skip(from).take(usize::from(token.readings.1));
    for reading in cases.chain(other_letters(name, token)) {
        if reading.len > 0 {
            each(Form {
                sounds: &name.reading_sounds[reading.range()],
                rows: &name.reading_rows[reading.range()],
                script: name.script(),
                signature: reading.signature,
                ideal: i32::from(reading.ideal),
                price: i32::from(reading.price),
                weight,
                least: LEAST,
            });
        }
    }
}

/// What a word in Latin letters is with the marks that it may lack, and without those that it has:
/// Wroclaw is Wrocław, whose c is another sound.
fn other_letters<'n>(name: &'n Name, token: &Token) -> Option<&'n Reading> {
    let reading = name.reading(token.extra).filter(|_| name.script() == Script::Latn)?;
    let marks = matches!(reading.form, Read::Foreign | Read::Bare);
    Some(reading).filter(|r| marks || r.form == Read::Guess && r.lang == POLISH)
}

/// What a Mandarin word in Latin or Cyrillic letters is in Han characters, and in the other letters:
/// Цзиньпин is Jinping. What a word is in French, English or Turkish has found no name that was not
/// found by its letters.
fn chinese(name: &Name, token: &Token, each: &mut impl FnMut(Form<'_>)) {
    let reading = name.reading(token.extra).filter(|r| r.form == Read::Mandarin && r.len > 0);
    let Some(reading) = reading else { return };
    let weight = i32::from(token.weight.max(1));
    each(Form {
        sounds: &name.reading_sounds[reading.range()],
        rows: &name.reading_rows[reading.range()],
        script: Script::Hani,
        signature: reading.signature,
        ideal: i32::from(reading.ideal),
        price: 0,
        weight,
        least: LEAST,
    });
    let word = crate::fold(token.span.of(name.text()));
    let (script, word) = in_other_letters(&word, name.script());
    let mut sounds = Vec::new();
    crate::sounds::sound(&word, None, &mut sounds);
    let heard = Heard::new(&sounds);
    let sounds = &heard.sounds[..heard.len];
    if !sounds.is_empty() {
        each(Form {
            sounds,
            rows: &heard.rows[..heard.len],
            script,
            signature: Consonants::of(sounds),
            ideal: i32::from(ideal(sounds)),
            price: 0,
            weight,
            least: LEAST,
        });
    }
}

/// What a token of Han characters is in each language, by the likeliest reading of every letter.
fn read(name: &Name, token: &Token, each: &mut impl FnMut(Form<'_>)) {
    let (from, count) = (usize::from(token.choices.0), usize::from(token.choices.1));
    let choices = name.choices.get(from..from + count).unwrap_or(&[]);
    let mut sounds: Vec<u8> = Vec::new();
    for letter in choices.split_inclusive(|choice| choice.end) {
        let Some(likely) = letter.iter().min_by_key(|choice| choice.price) else { continue };
        if likely.first {
            sounds.clear();
        }
        sounds.extend(name.choice_sounds.get(likely.range()).unwrap_or(&[]));
        if likely.last && !sounds.is_empty() {
            let heard = Heard::new(&sounds);
            let sounds = &heard.sounds[..heard.len];
            each(Form {
                sounds,
                rows: &heard.rows[..heard.len],
                script: name.script(),
                signature: Consonants::of(sounds),
                ideal: i32::from(ideal(sounds)),
                price: 0,
                weight: i32::from(token.weight.max(1)),
                least: LEAST,
            });
        }
    }
}

/// A token and the one after it as one word, if they can be.
pub(super) fn joined<'n>(name: &'n Name, at: usize) -> Option<Form<'n>> {
    let (token, next) = (name.tokens.get(at)?, name.tokens.get(at + 1)?);
    let range = usize::from(token.start)..next.range().end;
    if token.len == 0 || next.len == 0 || range.len() > MAX_JOINED || range.len() < 3 {
        return None;
    }
    Some(Form {
        sounds: &name.sounds[range.clone()],
        rows: &name.rows[range],
        script: name.script(),
        signature: token.signature.and(next.signature),
        ideal: i32::from(token.ideal) + i32::from(next.ideal),
        price: JOIN_PRICE,
        weight: i32::from(token.weight.max(next.weight).max(1)),
        least: LEAST_JOINED,
    })
}

/// The two parts of a token that the list may have as two words, each with as many sounds as it
/// takes to be one.
pub(super) fn each_split<'n>(
    name: &'n Name,
    token: &Token,
    mut each: impl FnMut(Form<'n>, Form<'n>),
) {
    const SHORTEST: usize = 2;
    let range = token.range();
    let part = |from: usize, to: usize| {
        let sounds = &name.sounds[from..to];
        Form {
            sounds,
            rows: &name.rows[from..to],
            script: name.script(),
            signature: Consonants::of(sounds),
            ideal: i32::from(ideal(sounds)),
            price: 0,
            weight: i32::from(token.weight.max(1)),
            least: LEAST_JOINED,
        }
    };
    for middle in range.start + SHORTEST..(range.end + 1).saturating_sub(SHORTEST) {
        each(part(range.start, middle), part(middle, range.end));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Index;
    use crate::lang::Kind;

    #[test]
    fn a_mandarin_word_is_found_in_other_letters() {
        let list = ["Qiaofeng", "Цюаньчжэн", "Zhuangxi"];
        let mut index = Index::builder();
        for text in list {
            index.add(text, Name::new(text, Kind::Person));
        }
        let index = index.build();
        let reach = Reach { edits: 0, apart: 0, outline: 4, seen: 8, words: 8 };
        let mut finder = Finder::new(index.view());
        for (text, at) in [("Цяофэн", 0), ("Quanzheng", 1), ("Чжуанси", 2)] {
            let name = Name::new(text, Kind::Person);
            let mut found = Vec::new();
            each_form(&name, &name.tokens[0], |form| finder.words(&form, reach, &mut found));
            let names = |word| index.view().weighed(word).map(|(name, _)| name);
            assert!(found.iter().any(|(_, word)| names(*word).eq([at])), "{text}");
        }
    }
}
