//! Distinct runs of bytes, each kept once and numbered in the order of coming.

use alloc::vec;
use alloc::vec::Vec;

/// Records of words, without repetition.
#[derive(Clone, Debug)]
pub(super) struct Pool {
    pub bytes: Vec<u8>,
    /// Where each begins, and where the last ends.
    pub starts: Vec<u32>,
    /// Numbers and one, at the place that the hash tells or the next that is free; 0 is free.
    table: Vec<u32>,
}

impl Default for Pool {
    fn default() -> Pool {
        Pool { bytes: Vec::new(), starts: vec![0], table: vec![0; 64] }
    }
}

fn hash(bytes: &[u8]) -> usize {
    // The high bits are the mixed ones.
    (super::file::sum(bytes) >> 20) as usize
}

impl Pool {
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn get(&self, number: u32) -> &[u8] {
        let at = number as usize;
        &self.bytes[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The number of a record, new or known.
    pub fn number(&mut self, record: &[u8]) -> u32 {
        if self.table.len() < self.len() * 2 {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut at = hash(record) & mask;
        while self.table[at] != 0 {
            let known = self.table[at] - 1;
            if self.get(known) == record {
                return known;
            }
            at = (at + 1) & mask;
        }
        let number = self.len() as u32;
        self.table[at] = number + 1;
        self.bytes.extend_from_slice(record);
        self.starts.push(self.bytes.len() as u32);
        number
    }

    fn grow(&mut self) {
        let mask = self.table.len() * 4 - 1;
        let mut table = vec![0; mask + 1];
        for number in 0..self.len() as u32 {
            let mut at = hash(self.get(number)) & mask;
            while table[at] != 0 {
                at = (at + 1) & mask;
            }
            table[at] = number + 1;
        }
        self.table = table;
    }
}
