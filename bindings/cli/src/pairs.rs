//! `isim compare --pairs`: a table of pairs in, the same table with scores out.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use isim::{Kind, Lang, Matcher, Name};

use crate::compare::Args;
use crate::failure::{ExitCode, Failure, Outcome};
use crate::options::{Langs, kind_cell};
use crate::output::{Out, out, score};
use crate::parallel;
use crate::progress::Progress;
use crate::table::{Row, Table};

/// Rows that one thread takes at a time.
const CHUNK: usize = 512;

struct Columns {
    name_a: usize,
    name_b: usize,
    kind: Option<usize>,
    lang_a: Option<usize>,
    lang_b: Option<usize>,
}

impl Columns {
    fn of(table: &Table) -> Result<Columns, Failure> {
        for ours in ["score", "same"] {
            if table.column(ours)?.is_some() {
                let place = table.place(table.header().line);
                return Err(Failure::new(format!(
                    "{place}: there is a column {ours} already; remove or rename it"
                )));
            }
        }
        Ok(Columns {
            name_a: table.needed_column("name_a")?,
            name_b: table.needed_column("name_b")?,
            kind: table.column("kind")?,
            lang_a: table.column("lang_a")?,
            lang_b: table.column("lang_b")?,
        })
    }
}

pub fn run(args: &Args, matcher: &Matcher, path: &Path) -> Outcome {
    let table = Table::open(path, args.csv)?;
    let columns = Columns::of(&table)?;
    let mut out = out();
    let result = score_table(args, matcher, table, &columns, &mut out);
    // The rows before a failure go out before it is told.
    out.flush()?;
    result.map(|()| ExitCode::SUCCESS)
}

fn score_table(
    args: &Args,
    matcher: &Matcher,
    mut table: Table,
    columns: &Columns,
    out: &mut Out,
) -> Result<(), Failure> {
    let separator = table.separator();
    let progress = Progress::new("comparing", table.input().size());
    let mut langs = Langs::default();
    let (header, ending) = table.header().raw();
    let ending = if ending.is_empty() { "\n" } else { ending }.to_owned();
    write!(out, "{header}{separator}score{separator}same{ending}")?;
    loop {
        let rows = table.read_rows(CHUNK * 4 * parallel::cores())?;
        if rows.is_empty() {
            break;
        }
        let chunks: Vec<&[Row]> = rows.chunks(CHUNK).collect();
        let chunks = parallel::map(&chunks, |rows| {
            let mut chunk = Chunk::default();
            let outcome = chunk.score(rows, columns, (args, matcher), &table, &ending);
            (chunk, outcome)
        });
        for (chunk, outcome) in chunks {
            out.write_all(chunk.text.as_bytes())?;
            langs.add(chunk.langs);
            outcome?;
        }
        if table.input().is_drained() {
            out.flush()?;
        }
        progress.at(table.input().bytes());
    }
    drop(progress);
    langs.tell(&table);
    Ok(())
}

/// What one thread makes of its rows.
#[derive(Default)]
struct Chunk {
    text: String,
    langs: Langs,
}

impl Chunk {
    fn score(
        &mut self,
        rows: &[Row],
        columns: &Columns,
        (args, matcher): (&Args, &Matcher),
        table: &Table,
        ending: &str,
    ) -> Result<(), Failure> {
        let mut prepared = Prepared { matcher, names: Vec::new(), places: HashMap::new() };
        let separator = table.separator();
        for row in rows {
            let kind = kind_cell(row, columns.kind, || table.place(row.line))?.unwrap_or(args.kind);
            let lang_a = self.langs.cell(row, columns.lang_a, args.lang_a);
            let lang_b = self.langs.cell(row, columns.lang_b, args.lang_b);
            let a = prepared.place(row.cell(columns.name_a), kind, lang_a);
            let b = prepared.place(row.cell(columns.name_b), kind, lang_b);
            let result = matcher.compare(&prepared.names[a], &prepared.names[b]);
            let (raw, own_ending) = row.raw();
            let ending = if own_ending.is_empty() { ending } else { own_ending };
            let (value, same) = (score(result), result.is_same());
            // Writing to a String cannot fail.
            let _ = write!(self.text, "{raw}{separator}{value}{separator}{same}{ending}");
        }
        Ok(())
    }
}

/// The names of some rows, each prepared once.
struct Prepared<'r> {
    matcher: &'r Matcher,
    names: Vec<Name>,
    places: HashMap<(&'r str, Kind, Lang), usize>,
}

impl<'r> Prepared<'r> {
    fn place(&mut self, text: &'r str, kind: Kind, lang: Lang) -> usize {
        *self.places.entry((text, kind, lang)).or_insert_with(|| {
            self.names.push(self.matcher.prepare(Name::with_lang(text, kind, lang)));
            self.names.len() - 1
        })
    }
}
