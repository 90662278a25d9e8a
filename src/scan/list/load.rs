//! An index to the list that is scanned for.

use alloc::vec::Vec;

use super::{DOUBLE, Distinct, List, NONE, Silent, bare, keys_of, spelling};
use crate::fold::fold;
use crate::index::Listed;
use crate::lang::{Kind, Script};
use crate::lexicon::{Entity, Senses, readings};
use crate::name::Role;
use crate::name::pack::LAST;
use crate::name::token::{Consonants, DIMINUTIVE, ideal, rows};
use crate::scan::alone::{CROWD, LEAST_SAME};
use crate::scan::narrow::Pairs;
use crate::scan::saint::saints;
use crate::scan::window::{ALONE, double, is_hyphen};
use crate::sort::{self, by_key};

/// The prior of a list whose names are few among those that a text may hold: a thousand.
const FEW: i16 = 70;
/// With as many distinct tokens at most, words are looked up whose consonants differ in one.
const WIDE: usize = 4096;

impl List {
    pub fn new(index: &Listed) -> List {
        let (numbers, mut list) = List::of_words(index);
        list.known = known(index);
        for entry in 0..index.len() as u32 {
            list.starts.push(list.tokens.len() as u32);
            let from = list.tokens.len();
            let all = index.tokens(entry).filter(|t| t.role.weight() >= 2).count();
            for token in index.tokens(entry) {
                let number = numbers.get(token.number as usize).copied().unwrap_or(NONE);
                let number = if is_looked_up(token.role) { number } else { NONE };
                list.tokens.push(number);
                if number != NONE && all <= 1 {
                    list.alone.push((number, entry));
                }
            }
            list.surnames.push(surname(index, entry));
            if index.kind(entry) == Some(Kind::Organization) {
                list.composed.add(index.text(entry).unwrap_or(""), entry);
            }
            // The bearers are counted first.
            for at in from..list.tokens.len() {
                let number = list.tokens[at];
                if number != NONE && !list.tokens[from..at].contains(&number) {
                    list.distinct[number as usize].from += 1;
                }
            }
        }
        list.starts.push(list.tokens.len() as u32);
        sort::pairs(&mut list.alone);
        list.saints = saints(index, &list);
        list.composed.finish();
        list.find_bearers();
        list.wide = list.distinct.len() <= WIDE;
        list.prior = nats(list.distinct.len());
        list.crowd = list.prior.saturating_sub(FEW).max(0);
        let mut keys = Vec::with_capacity(list.distinct.len());
        for number in 0..list.distinct.len() as u32 {
            let wide = list.wide;
            keys_of(list.sounds_of(number), wide, |key| keys.push((key, number)));
        }
        for silent in &list.silent {
            let range = silent.start as usize..silent.start as usize + usize::from(silent.len);
            keys_of(&list.sounds[range], list.wide, |key| keys.push((key, silent.token)));
        }
        sort::pairs(&mut keys);
        keys.dedup();
        keys.shrink_to_fit();
        list.keys = keys;
        if list.wide {
            list.spell(index);
        } else {
            // A surname alone has to say more than a name that is one word.
            let more = |crowd: i16| list.prior.saturating_add(list.crowd.saturating_mul(crowd));
            let (alone, surname) = (more(ALONE as i16), more(CROWD).saturating_add(LEAST_SAME));
            let tells = |&&(_, number): &&(u16, u32)| {
                let ideal = list.ideal(number);
                ideal >= surname || ideal >= alone && list.alone(number).next().is_some()
            };
            list.telling = list.keys.iter().filter(tells).copied().collect();
            let least = list.telling.iter().map(|(_, number)| list.ideal(*number)).min();
            list.enough = least.unwrap_or(i16::MAX);
            list.telling_bits = alloc::vec![0; (1 << 15) / 64];
            for (key, _) in &list.telling {
                list.telling_bits[usize::from(*key) / 64 % ((1 << 15) / 64)] |= 1 << (key % 64);
            }
            let tokens = 0..list.distinct.len() as u32;
            list.consonants = tokens.map(|token| Consonants::of(list.sounds_of(token))).collect();
            list.pairs = Pairs::new(&list);
        }
        list
    }

    /// The distinct tokens of an index's words, in order of spelling and sounds; and which of them
    /// each word is, [`NONE`] for those that are not looked up.
    fn of_words(index: &Listed) -> (Vec<u32>, List) {
        let mut numbers = alloc::vec![NONE; index.words()];
        for entry in 0..index.len() as u32 {
            for token in index.tokens(entry).filter(|t| is_looked_up(t.role)) {
                if let Some(number) = numbers.get_mut(token.number as usize) {
                    *number = 0;
                }
            }
        }
        let mut words = Vec::new();
        for (word, number) in numbers.iter_mut().enumerate().filter(|(_, n)| **n == 0) {
            *number = NONE;
            let packed = index.word(word as u32).filter(|p| !p.sounds.is_empty());
            words.extend(packed.map(|p| (p.hash, word as u32)));
        }
        sort::pairs(&mut words);
        // Words that are written alike come in the order of their sounds.
        let sounds_of = |word| index.word(word).map_or(&[][..], |p| p.sounds);
        for alike in words.chunk_by_mut(|a, b| a.0 == b.0) {
            by_key(alike, |&(_, word)| (sounds_of(word), word));
        }
        let mut list = List::default();
        let (mut last, mut silent) = (None, Vec::new());
        list.sounds.reserve_exact(words.iter().map(|&(_, word)| sounds_of(word).len()).sum());
        for (hash, word) in words {
            let Some(packed) = index.word(word) else { continue };
            let (sounds, script) = (packed.sounds, packed.script);
            if last != Some((hash, sounds)) {
                last = Some((hash, sounds));
                let start = list.sounds.len();
                list.sounds.extend(sounds.iter().map(|s| s & LAST));
                let ideal = ideal(&list.sounds[start..]);
                let (start, len) = (start as u32, sounds.len() as u8);
                list.distinct.push(Distinct { start, len, script, hash, ideal, from: 0 });
            }
            let number = list.distinct.len() as u32 - 1;
            numbers[word as usize] = number;
            if let Some(reading) = index.word(word).and_then(|p| p.silent()) {
                silent.push((number, reading));
            }
            let chinese = index.word(word).and_then(|p| p.chinese()).map(|r| r.sounds);
            if script == Script::Hani {
                list.east.add(number, Some(hash), sounds);
            } else if let Some(read) = chinese {
                list.east.add(number, None, read);
            }
            let given = index.word(word).map_or([0; 3], |p| [2, 3, 4].map(|at| p.meanings[at]));
            let classes = given.iter().filter(|c| **c != 0);
            list.given.extend(classes.map(|c| (c & !DIMINUTIVE, number)));
        }
        silent.dedup_by_key(|(number, _)| *number);
        for (token, reading) in silent {
            let start = list.sounds.len();
            list.sounds.extend(reading.sounds.iter().map(|s| s & LAST));
            let ideal = ideal(&list.sounds[start..]);
            let (start, len) = (start as u32, reading.sounds.len() as u8);
            list.silent.push(Silent { token, start, len, ideal, price: reading.price });
        }
        list.east.finish();
        sort::pairs(&mut list.given);
        list.given.dedup();
        let mut counts = [0usize; Script::ALL.len()];
        list.distinct.iter().for_each(|d| counts[d.script as usize] += 1);
        list.script = Script::ALL.iter().rev().max_by_key(|s| counts[**s as usize]).copied();
        list.rows.reserve_exact(list.sounds.len());
        let spoken = list.distinct.iter().map(|d| (d.start, d.len));
        for (start, len) in spoken.chain(list.silent.iter().map(|s| (s.start, s.len))) {
            let end = start as usize + usize::from(len);
            rows(&list.sounds[..end], start as usize, &mut list.rows);
            // A word's first sound forms no row with the last of the word before.
            if let Some(first) = list.rows.get_mut(start as usize) {
                *first = 0;
            }
        }
        (numbers, list)
    }

    /// Writes down how tokens are spelt.
    fn spell(&mut self, index: &Listed) {
        let mut spelt = Vec::new();
        for entry in 0..index.len() as u32 {
            let text = index.text(entry).unwrap_or("");
            for word in crate::scan::text::words(text) {
                let folded = fold(word.span.of(text));
                let hash = spelling(&folded) as u32;
                let same =
                    |t: &&u32| self.distinct.get(**t as usize).is_some_and(|d| d.hash == hash);
                let tokens = self.tokens(entry).iter().filter(same);
                spelt.extend(tokens.map(|token| (bare(&folded), *token)));
            }
        }
        sort::pairs(&mut spelt);
        spelt.dedup();
        self.spelt = spelt;
    }

    /// Writes down which names have each token: their numbers are known.
    fn find_bearers(&mut self) {
        let mut end = 0;
        for distinct in &mut self.distinct {
            (distinct.from, end) = (end, end + distinct.from);
        }
        let mut next: Vec<u32> = self.distinct.iter().map(|d| d.from).collect();
        self.bearers = alloc::vec![0; end as usize];
        for entry in 0..self.starts.len().saturating_sub(1) {
            let own = &self.tokens[self.starts[entry] as usize..self.starts[entry + 1] as usize];
            for (at, number) in own.iter().enumerate() {
                if *number != NONE && !own[..at].contains(number) {
                    let slot = &mut next[*number as usize];
                    self.bearers[*slot as usize] = entry as u32;
                    *slot += 1;
                }
            }
        }
    }
}

/// What the lexicon knows listed names to name.
fn known(index: &Listed) -> Vec<(Entity, u32)> {
    let mut out = Vec::new();
    for entry in 0..index.len() as u32 {
        let country = index.kind(entry) == Some(Kind::Country);
        // People are called Danish and Israel, and are no countries.
        let person = index.kind(entry) == Some(Kind::Person);
        if person || !country && !index.may_be_known(entry) {
            continue;
        }
        let Some(name) = index.name(entry) else { continue };
        out.extend(name.known.iter().flatten().map(|k| (k.entity(), entry)));
        if country && name.known[0].is_none() {
            // The European Union is listed among countries.
            readings(name.text(), Senses::ORGANIZATION, &mut |k| out.push((k.entity(), entry)));
        }
    }
    by_key(&mut out, |known| *known);
    out
}

/// Whether words of the text are looked for among the tokens of a role.
fn is_looked_up(role: Role) -> bool {
    !matches!(role, Role::Title | Role::Initial)
}

/// Which token is the surname of a person: the last of the names, or the one before the comma; 255
/// for none, [`DOUBLE`] for two.
fn surname(index: &Listed, entry: u32) -> u8 {
    if index.kind(entry) != Some(Kind::Person) {
        return u8::MAX;
    }
    let comma = index.tokens(entry).any(|t| t.after_comma);
    let names = || index.tokens(entry).enumerate().filter(|(_, t)| t.role == Role::Name);
    let last = names().filter(|(_, t)| !comma || !t.after_comma).last();
    let Some((at, _)) = last.filter(|_| names().count() > 1) else { return u8::MAX };
    if is_described(index, entry) {
        return u8::MAX;
    }
    // Half of a double surname is another surname: Lee is not Berners-Lee.
    let parted = index.text(entry).is_some_and(|text| text.contains(is_hyphen));
    let half = parted && index.name(entry).is_some_and(|name| double(&name) >> at & 1 == 1);
    if half { DOUBLE } else { at as u8 }
}

/// Whether a name goes on to say who it is, in words that are no name: Marta reader of the Gazette.
/// None of them is a surname.
fn is_described(index: &Listed, entry: u32) -> bool {
    let small = |word: &str| word.starts_with(char::is_lowercase) && word.chars().nth(3).is_some();
    let text = index.text(entry).unwrap_or("");
    if !text.starts_with(char::is_uppercase) || !text.split_whitespace().any(small) {
        return false;
    }
    // Particles are part of a name: Ludwig vander Meer.
    let Some(name) = index.name(entry) else { return false };
    name.tokens.iter().any(|t| t.role == Role::Name && small(t.span.of(text)))
}

/// The natural logarithm of a count, in tenths.
fn nats(count: usize) -> i16 {
    let fourth = (count.max(1) as u128).saturating_pow(4);
    (fourth.ilog2() * 173 / 100) as i16
}
