//! Lists of names: a table with the columns id and name, and perhaps kind and lang.

use std::path::Path;

use isim::{Kind, Lang, Name};

use crate::failure::{Failure, complain};
use crate::options::{Langs, kind_cell};
use crate::progress::Progress;
use crate::table::Table;

/// What `--names` takes, for the help of the commands that have it.
pub const HELP: &str = "\
The list of names is a table whose header row has id and name and may have kind (person, place, \
country, organization) and lang (such as ru). Several rows with one id are names of one entity. \
Columns are separated by tabs and taken verbatim; a file whose name ends in .csv is read as CSV.";

/// Reads a list, and hands over each id with its name. Rows that name no kind have the `usual` one.
pub fn read(
    path: &Path,
    csv: bool,
    usual: Kind,
    mut take: impl FnMut(&str, Name),
) -> Result<(), Failure> {
    let mut table = Table::open(path, csv)?;
    let (id, name) = (table.needed_column("id")?, table.needed_column("name")?);
    let (kind, lang) = (table.column("kind")?, table.column("lang")?);
    let progress = Progress::new("reading names", table.input().size());
    let mut langs = Langs::default();
    let mut none = true;
    loop {
        let rows = table.read_rows(4096)?;
        if rows.is_empty() {
            break;
        }
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
            let lang = langs.cell(row, lang, Lang::UND);
            take(row.cell(id), Name::with_lang(row.cell(name), kind, lang));
            none = false;
        }
        progress.at(table.input().bytes());
    }
    drop(progress);
    langs.tell(&table);
    if none {
        complain(&format!("warning: {}: no name stands in this list", table.input().name()));
    }
    Ok(())
}
