//! `isim search`

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use isim::{Hit, Index, Kind, Lang, Name};

use crate::failure::{Failure, Outcome};
use crate::options::{Langs, is_stdin, kind_cell};
use crate::output::{Out, cell, out, score};
use crate::progress::Progress;
use crate::table::Table;
use crate::{names, options, parallel};

/// Find the names of a list that are most like a name
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = format!("{}\n\n{EXAMPLES}", names::HELP))]
#[command(group(clap::ArgGroup::new("what").required(true).multiple(true)))]
pub struct Args {
    /// The list of names; - is standard input
    #[arg(long, value_name = "FILE")]
    names: PathBuf,
    /// A table of queries: column name; optional query_id, kind, lang. - is standard input
    #[arg(long, value_name = "FILE", group = "what")]
    queries: Option<PathBuf>,
    /// How many ids to give for each query
    #[arg(short, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    k: u32,
    /// The kind of queries, and of listed names whose row names none: person, place, country or
    /// organization [default: queries of every kind in the list; names are persons]
    #[arg(long, value_parser = options::kind)]
    kind: Option<Kind>,
    /// The language of the queries, such as ru or az; guessed by default
    #[arg(long, value_name = "LANG", default_value = "und", hide_default_value = true, value_parser = options::lang)]
    lang: Lang,
    /// The tables are CSV whatever their names
    #[arg(long)]
    csv: bool,
    /// Names to look for
    #[arg(value_name = "QUERY", group = "what")]
    texts: Vec<String>,
}

const LONG: &str = "\
Find the names of a list that are most like a name, and print a table: query_id, rank (1 is best),
id, name (the listed name that answered), score (0 to 1). Queries on the command line are numbered
from 1; those of a table have its query_id, or their row's number. A query is compared with listed
names of its own kind, or with those of every kind when it has none.";

const EXAMPLES: &str = "\
Examples:
  isim search --names watchlist.tsv \"Ведат Ишикхан\"
  isim search --names watchlist.tsv -k 3 --queries customers.tsv > candidates.tsv
  isim search --names towns.csv --kind place Самарканд";

/// A name to look for; without a kind, among names of every kind.
struct Query {
    id: String,
    text: String,
    kind: Option<Kind>,
    lang: Lang,
}

/// The list, an index for each kind: a query is prepared as what it is compared with.
struct Lists(Vec<(Kind, Index)>);

impl Lists {
    fn read(args: &Args) -> Result<Lists, Failure> {
        let names = names::read(&args.names, args.csv, args.kind.unwrap_or_default())?;
        let of_kind = |kind| names::index(names.iter().filter(|(_, n)| n.kind() == kind));
        let lists = Kind::ALL.into_iter().map(|kind| (kind, of_kind(kind)));
        Ok(Lists(lists.filter(|(_, index)| !index.is_empty()).collect()))
    }

    /// The best `k` ids of all lists that the query may be in, best first.
    fn search(&self, query: &Query, k: usize) -> Vec<Hit<'_>> {
        let mut hits: Vec<Hit<'_>> = Vec::new();
        let wanted = |kind: &Kind| query.kind.is_none_or(|wanted| wanted == *kind);
        for (kind, index) in self.0.iter().filter(|(kind, _)| wanted(kind)) {
            let name = Name::with_lang(&query.text, *kind, query.lang);
            hits.extend(index.search(&name, k));
        }
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        let mut seen = HashSet::new();
        hits.retain(|hit| seen.insert(hit.id));
        hits.truncate(k);
        hits
    }

    fn answer(&self, query: &Query, k: usize) -> String {
        let mut text = String::new();
        for (rank, hit) in self.search(query, k).iter().enumerate() {
            let (query, id, name) = (cell(&query.id), cell(hit.id), cell(hit.name.text()));
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{query}\t{}\t{id}\t{name}\t{}", rank + 1, score(hit.score));
        }
        text
    }
}

pub fn run(args: &Args) -> Outcome {
    if is_stdin(&args.names) && args.queries.as_deref().is_some_and(is_stdin) {
        return Err(Failure::new("--names and --queries cannot both be standard input"));
    }
    let lists = Lists::read(args)?;
    let mut out = out();
    out.write_all(b"query_id\trank\tid\tname\tscore\n")?;
    let queries: Vec<_> = (1..)
        .zip(&args.texts)
        .map(|(number, text)| Query {
            id: u64::to_string(&number),
            text: text.clone(),
            kind: args.kind,
            lang: args.lang,
        })
        .collect();
    print(&lists, &queries, args, &mut out)?;
    if let Some(path) = &args.queries {
        let table = Table::open(path, args.csv)?;
        let result = search_table(&lists, table, args, &mut out);
        out.flush()?;
        result?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn search_table(
    lists: &Lists,
    mut table: Table,
    args: &Args,
    out: &mut Out,
) -> Result<(), Failure> {
    let text = table.needed_column("name")?;
    let (id, kind) = (table.column("query_id")?, table.column("kind")?);
    let lang = table.column("lang")?;
    let progress = Progress::new("searching", table.input().size());
    let mut langs = Langs::default();
    let mut number = args.texts.len();
    loop {
        let rows = table.read_rows(256 * parallel::cores())?;
        if rows.is_empty() {
            break;
        }
        let mut queries = Vec::new();
        let mut failure = None;
        for row in &rows {
            number += 1;
            match kind_cell(row, kind, || table.place(row.line)) {
                Ok(own) => queries.push(Query {
                    id: id.map_or_else(|| number.to_string(), |c| row.cell(c).to_owned()),
                    text: row.cell(text).to_owned(),
                    kind: own.or(args.kind),
                    lang: langs.cell(row, lang, args.lang),
                }),
                Err(e) => {
                    failure = Some(e);
                    break;
                }
            }
        }
        print(lists, &queries, args, out)?;
        failure.map_or(Ok(()), Err)?;
        if table.input().is_drained() {
            out.flush()?;
        }
        progress.at(table.input().bytes());
    }
    drop(progress);
    langs.tell(&table);
    Ok(())
}

fn print(lists: &Lists, queries: &[Query], args: &Args, out: &mut Out) -> Result<(), Failure> {
    for answer in parallel::map(queries, |query| lists.answer(query, args.k as usize)) {
        out.write_all(answer.as_bytes())?;
    }
    Ok(())
}
