//! Options and cells that several commands read alike.

use std::path::Path;

use isim::{Kind, Lang};

use crate::failure::{Failure, complain};
use crate::table::{Row, Table};

/// Reads `--kind`.
pub fn kind(word: &str) -> Result<Kind, isim::Error> {
    word.parse()
}

/// Reads `--lang`.
pub fn lang(tag: &str) -> Result<Lang, isim::Error> {
    tag.parse()
}

/// Reads `--sentence`.
pub fn sentence(tag: &str) -> Result<Lang, String> {
    let lang = tag.parse().map_err(|e: isim::Error| e.to_string())?;
    match tag {
        "en" | "ru" => Ok(lang),
        _ => Err("there are sentences in en and ru".into()),
    }
}

/// The kind that a cell names; none when the table has no such column or the cell is empty. A word
/// that names no kind is an error: guessing would change scores unseen.
pub fn kind_cell(
    row: &Row,
    column: Option<usize>,
    place: impl Fn() -> String,
) -> Result<Option<Kind>, Failure> {
    match column.map_or("", |c| row.cell(c)) {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(|e| Failure::new(format!("{}: {e}", place()))),
    }
}

/// Reads cells with languages, and remembers those that are none.
///
/// A language is a hint: an empty cell, several tags joined by `|`, and a word that is no tag all
/// leave it to guessing. Words that are no tags are told of once, at the end.
#[derive(Default)]
pub struct Langs {
    odd: u64,
    first: Option<(u64, String)>,
}

impl Langs {
    /// The language that a cell names; the `usual` one when it names none.
    pub fn cell(&mut self, row: &Row, column: Option<usize>, usual: Lang) -> Lang {
        match column.map_or("", |c| row.cell(c)) {
            "" => usual,
            several if several.contains('|') => Lang::UND,
            tag => tag.parse().unwrap_or_else(|_| {
                self.odd += 1;
                self.first.get_or_insert_with(|| (row.line, tag.to_owned()));
                Lang::UND
            }),
        }
    }

    /// Adds what was seen further down in the table.
    pub fn add(&mut self, later: Langs) {
        self.odd += later.odd;
        self.first = self.first.take().or(later.first);
    }

    /// Tells on standard error of cells that are no language tags, if there were any.
    pub fn tell(&self, table: &Table) {
        if let Some((line, word)) = &self.first {
            let (place, odd) = (table.place(*line), self.odd);
            complain(&format!(
                "warning: {place}: {word:?} is no language tag such as ru or az-Latn; the language \
                 was guessed here (cells like this: {odd})"
            ));
        }
    }
}

/// True for the path that stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}
