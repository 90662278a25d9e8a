//! Ids that pairs connect.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use isim::Index;

use crate::failure::Failure;
use crate::output::cell;

/// Which ids belong together: only those that a pair names are held.
#[derive(Default)]
pub struct Clusters {
    places: HashMap<String, usize>,
    /// For each place one that it belongs to; itself for the first of a cluster.
    up: Vec<usize>,
}

impl Clusters {
    /// Takes a row of pairs: its second and fourth cells are ids.
    pub fn add(&mut self, row: &str) {
        let mut cells = row.split('\t').skip(1).step_by(2);
        if let (Some(a), Some(b)) = (cells.next(), cells.next()) {
            let (a, b) = (self.place(a), self.place(b));
            let (a, b) = (self.first(a), self.first(b));
            let up = a.min(b);
            (self.up[a], self.up[b]) = (up, up);
        }
    }

    fn place(&mut self, id: &str) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let place = self.up.len();
        self.up.push(place);
        self.places.insert(id.to_owned(), place);
        place
    }

    fn first(&mut self, mut at: usize) -> usize {
        while self.up[at] != at {
            self.up[at] = self.up[self.up[at]];
            at = self.up[at];
        }
        at
    }

    /// Writes the table of names whose ids belong to others, clusters numbered from 1 in the order
    /// of the list.
    pub fn write(mut self, path: &Path, list: &Index<'_>) -> Result<(), Failure> {
        let failed = |e: std::io::Error| Failure::new(format!("{}: {e}", path.display()));
        let mut out = BufWriter::new(File::create(path).map_err(failed)?);
        writeln!(out, "cluster\tid\tname").map_err(failed)?;
        let mut numbers: HashMap<usize, usize> = HashMap::new();
        let mut rows = Vec::new();
        for at in 0..list.len() {
            let Some((id, _)) = list.listed(at) else { continue };
            let id = cell(id);
            let Some(place) = self.places.get(id.as_ref()).copied() else { continue };
            let first = self.first(place);
            let next = numbers.len() + 1;
            let number = *numbers.entry(first).or_insert(next);
            rows.push((number, at));
        }
        rows.sort_unstable();
        for (number, at) in rows {
            let Some((id, name)) = list.listed(at) else { continue };
            writeln!(out, "{number}\t{}\t{}", cell(id), cell(name)).map_err(failed)?;
        }
        out.flush().map_err(failed)
    }
}
