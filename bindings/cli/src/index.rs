//! `isim index`

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use isim::{Index, IndexBuilder, Kind};

use crate::failure::{ExitCode, Failure, Outcome};
use crate::table::Table;
use crate::{names, options};

/// Make a file of a list of names that is searched without being read first
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = format!("{}\n\n{EXAMPLES}", names::HELP))]
pub struct Args {
    /// The list of names; - is standard input
    #[arg(value_name = "LIST")]
    names: PathBuf,
    /// Where the index goes
    #[arg(short, long, value_name = "FILE", required_unless_present = "check")]
    output: Option<PathBuf>,
    /// The kind of listed names whose row names none: person, place, country or organization
    #[arg(long, default_value = "person", value_parser = options::kind)]
    kind: Kind,
    /// The list of names is CSV whatever its name
    #[arg(long)]
    csv: bool,
    /// A table whose ids (column id) the new index removes from the one that it will be a layer on
    #[arg(long, value_name = "FILE", requires = "output")]
    remove: Option<PathBuf>,
    /// Put this index, of what was added and removed since, on top of LIST, and make one of both
    #[arg(long, value_name = "FILE", requires = "output", conflicts_with = "remove")]
    merge: Option<PathBuf>,
    /// Read all of an index and compare it with its check sum, instead of making one
    #[arg(long, conflicts_with = "output")]
    check: bool,
}

const LONG: &str = "\
Make a file of a list of names that is searched without being read first: isim search, isim scan and \
isim link take it instead of the list. It holds the names as this version of isim hears them, so \
another version may ask for it to be made anew. A file of that name is replaced when the new one is \
whole.

An index need not be made anew when its list changes: make a second one of the rows that are new and \
of the ids that are gone (--remove), search with both (isim search --layer), and make one of both \
when it suits (--merge).";

const EXAMPLES: &str = "\
Examples:
  isim index watchlist.tsv -o watchlist.isim
  isim search --names watchlist.isim \"Ведат Ишикхан\"
  isim index --check watchlist.isim
  isim index new.tsv --remove gone.tsv -o since.isim
  isim search --names watchlist.isim --layer since.isim \"Ведат Ишикхан\"
  isim index watchlist.isim --merge since.isim -o watchlist-2.isim";

pub fn run(args: &Args) -> Outcome {
    match &args.output {
        Some(output) => {
            let index = match (&args.remove, &args.merge) {
                (Some(gone), _) => {
                    let mut list = names::read(&args.names, args.csv, args.kind)?;
                    remove(gone, args.csv, &mut list)?;
                    list.build()
                }
                (None, Some(top)) => {
                    let base = names::load(&args.names, args.csv, args.kind)?;
                    let top = names::load(top, args.csv, args.kind)?;
                    base.layered(&top).merge()
                }
                (None, None) => names::load(&args.names, args.csv, args.kind)?,
            };
            write(output, &index)?;
        }
        None => {
            let place = args.names.display();
            let index = names::load(&args.names, args.csv, args.kind)?;
            index.check().map_err(|e| Failure::new(format!("{place}: {e}")))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads ids that are gone.
fn remove(path: &Path, csv: bool, list: &mut IndexBuilder) -> Result<(), Failure> {
    let mut table = Table::open(path, csv)?;
    let id = table.needed_column("id")?;
    loop {
        let rows = table.read_rows(1024)?;
        if rows.is_empty() {
            return Ok(());
        }
        for row in &rows {
            list.remove(row.cell(id));
        }
    }
}

/// Writes an index beside where it is to be, and moves it there when it is whole.
pub fn write(path: &Path, index: &Index<'_>) -> Result<(), Failure> {
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let failed = |e: std::io::Error| Failure::new(format!("{}: {e}", path.display()));
    let written = File::create(&part).and_then(|mut file| {
        file.write_all(index.as_bytes())?;
        file.sync_all()
    });
    written.and_then(|()| fs::rename(&part, path)).map_err(|e| {
        // What is left of it is of no use; that it cannot be removed is no news.
        let _ = fs::remove_file(&part);
        failed(e)
    })
}
