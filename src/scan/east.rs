//! Names of East Asia: those that a list has in Han characters, and Mandarin ones in any letters.
//!
//! A token in Han characters is found inside a run by its spelling, one in pinyin (Jinping) by how the
//! characters are read; and a word that is nothing but Mandarin syllables, in pinyin or as Russian
//! writes them (Цзиньпин), by the same reading.

use alloc::vec::Vec;

use super::list::{List, spelling};
use crate::lang::Script;
use crate::sort;
use crate::sounds::{chinese, han};

/// What a token agrees with the same characters, and with characters or a word that are read so, in
/// thousandths.
pub(super) const SAME: i32 = 1000;
pub(super) const READ: i32 = 990;
/// A part of a name has at most so many characters.
const MOST: usize = 5;

/// Tokens of a list by their Han characters, and by their Mandarin readings.
#[derive(Clone, Debug, Default)]
pub(super) struct East {
    spelt: Vec<(u32, u32)>,
    read: Vec<(u32, u32)>,
}

impl East {
    /// Takes a token in: the hash of its spelling if that is in Han characters, and its sounds in
    /// Mandarin.
    pub fn add(&mut self, token: u32, spelt: Option<u32>, read: &[u8]) {
        self.spelt.extend(spelt.map(|hash| (hash, token)));
        self.read.push((number(read), token));
    }

    /// After all were taken in.
    pub fn finish(&mut self) {
        for all in [&mut self.spelt, &mut self.read] {
            sort::pairs(all);
            all.dedup();
            all.shrink_to_fit();
        }
    }

    /// The tokens that these Han characters are, and how well they agree.
    fn of_han(&self, said: &str) -> impl Iterator<Item = (u32, i32)> + '_ {
        let mut sounds = Vec::new();
        let readings = |c| han::readings(c, han::Tongue::Mandarin).next();
        let read = said.chars().all(|c| readings(c).map(|(s, _)| sounds.extend(s)).is_some());
        let read = if read { having(&self.read, number(&sounds)) } else { &[] };
        let spelt = having(&self.spelt, spelling(said) as u32);
        let all = spelt.iter().map(|(_, token)| (*token, SAME));
        all.chain(read.iter().map(|(_, token)| (*token, READ)))
    }

    /// The tokens that a folded word is by its Mandarin reading, and how well they agree.
    pub fn of(&self, folded: &str, script: Script) -> Vec<(u32, i32)> {
        if self.read.is_empty() {
            return Vec::new();
        }
        match script {
            Script::Hani if folded.chars().nth(MOST).is_none() => self.of_han(folded).collect(),
            Script::Latn | Script::Cyrl if chinese::is(folded, script) => {
                let mut sounds = Vec::new();
                chinese::chinese(folded, script, &mut sounds);
                let read = having(&self.read, number(&sounds));
                read.iter().map(|(_, token)| (*token, READ)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The tokens that begin at a place in a run of Han characters: where they end, in characters
    /// from there, and how well they agree. What is only read alike must be a surname, or stand
    /// behind one.
    pub fn places(&self, behind: &str, mut each: impl FnMut(usize, u32, i32)) {
        if self.read.is_empty() {
            return;
        }
        let ends = behind.char_indices().map(|(at, c)| at + c.len_utf8());
        for (count, end) in ends.take(MOST).enumerate() {
            self.of_han(&behind[..end]).for_each(|(token, like)| each(count + 1, token, like));
        }
    }
}

/// Whether the first character of a run is a surname.
pub(super) fn is_surname(run: &str) -> bool {
    run.chars().next().is_some_and(|c| han::surname(c).is_some())
}

fn having(all: &[(u32, u32)], key: u32) -> &[(u32, u32)] {
    let from = all.partition_point(|(k, _)| *k < key);
    let count = all[from..].iter().take_while(|(k, _)| *k == key).count();
    &all[from..from + count]
}

/// The number of a row of sounds.
fn number(sounds: &[u8]) -> u32 {
    sounds.iter().fold(0x811c_9dc5, |h, s| (h ^ u32::from(*s)).wrapping_mul(0x0100_0193))
}

impl List {
    /// The tokens that a folded word is by its Mandarin reading, in another writing.
    pub fn eastern(&self, folded: &str, script: Script) -> Vec<(u32, i32)> {
        let mut out = self.east.of(folded, script);
        out.retain(|(token, like)| *like == SAME || self.script_of(*token) != script);
        out
    }
}
