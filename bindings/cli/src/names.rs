//! Lists of names: a table with the columns id and name, and perhaps kind and lang.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use isim::{Index, IndexBuilder, Kind, Lang, Name};

use crate::failure::{Failure, complain};
use crate::options::{Langs, is_stdin, kind_cell};
use crate::progress::Progress;
use crate::table::Table;
use crate::{map, parallel};

/// What `--names` takes, for the help of the commands that have it.
pub const HELP: &str = "\
The list of names is a table whose header row has id and name and may have kind (person, place, \
country, organization) and lang (such as ru). Several rows with one id are names of one entity. \
Columns are separated by tabs and taken verbatim; a file whose name ends in .csv is read as CSV. A \
file that isim index wrote is taken instead of the table it was made of.";

/// Opens a list: the file of an index, which begins as one, or a table, whose rows are prepared on
/// every core. Rows that name no kind have the `usual` one.
pub fn load(path: &Path, csv: bool, usual: Kind) -> Result<Index<'static>, Failure> {
    if is_stdin(path) {
        return Ok(read(path, csv, usual)?.build());
    }
    let place = path.display();
    let failed = |e: io::Error| Failure::new(format!("{place}: {e}"));
    let mut file = File::open(path).map_err(failed)?;
    let mut start = [0; 5];
    match file.read_exact(&mut start) {
        Ok(()) if start == *b"\x89isim" => {}
        _ => return Ok(read(path, csv, usual)?.build()),
    }
    let map = map::map(&file).map_err(failed)?;
    Index::from_bytes(map).map_err(|e| Failure::new(format!("{place}: {e}")))
}

/// Reads a table of names.
pub fn read(path: &Path, csv: bool, usual: Kind) -> Result<IndexBuilder, Failure> {
    let mut table = Table::open(path, csv)?;
    let (id, name) = (table.needed_column("id")?, table.needed_column("name")?);
    let (kind, lang) = (table.column("kind")?, table.column("lang")?);
    let progress = Progress::new("reading names", table.input().size());
    let mut langs = Langs::default();
    let mut out = Index::builder();
    loop {
        let rows = table.read_rows(ROWS)?;
        if rows.is_empty() {
            break;
        }
        let mut about = Vec::with_capacity(rows.len());
        for row in &rows {
            let place = || table.place(row.line);
            for (column, what) in [(id, "id"), (name, "name")] {
                if row.cell(column).trim().is_empty() {
                    let place = place();
                    return Err(Failure::new(format!(
                        "{place}: the {what} is empty; fill it in or delete the row"
                    )));
                }
            }
            let kind = kind_cell(row, kind, place)?.unwrap_or(usual);
            about.push((row, kind, langs.cell(row, lang, Lang::UND)));
        }
        let share = about.len().div_ceil(parallel::cores()).max(1);
        let shares: Vec<_> = about.chunks(share).collect();
        let prepared = parallel::map(&shares, |rows| {
            let mut part = Index::builder();
            for &(row, kind, lang) in *rows {
                part.add(row.cell(id), Name::with_lang(row.cell(name), kind, lang));
            }
            part
        });
        prepared.iter().for_each(|part| {
            out.append(part);
        });
        progress.at(table.input().bytes());
    }
    drop(progress);
    langs.tell(&table);
    if out.is_empty() {
        complain(&format!("warning: {}: no name stands in this list", table.input().name()));
    }
    Ok(out)
}

/// So many rows are prepared at a time.
const ROWS: usize = 1 << 15;
