//! `isim search`

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

use isim::{Hit, Index, Kind, Lang, Name};

use crate::failure::{ExitCode, Failure, Outcome, complain};
use crate::input::{Input, split_ending};
use crate::options::{Langs, is_stdin, kind_cell};
use crate::output::{Out, cell, out, score};
use crate::progress::Progress;
use crate::table::{Row, Table};
use crate::{names, options, parallel};

/// Find the names of a list that are most like a name
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = format!("{}\n\n{EXAMPLES}", names::HELP))]
pub struct Args {
    /// The list of names; - is standard input [default: the first QUERY is the list]
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// An index of what was added to the list and removed from it since: see isim index --remove
    #[arg(long, value_name = "FILE")]
    layer: Option<PathBuf>,
    /// A table of queries: column name; optional query_id, kind, lang. - is standard input
    #[arg(long, value_name = "FILE")]
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
    /// Names to look for; without any, they are read line by line from standard input
    #[arg(value_name = "QUERY")]
    texts: Vec<String>,
}

const LONG: &str = "\
Find the names of a list that are most like a name, and print a table: query_id, rank (1 is best), \
id, name (the listed name that answered), score (0 to 1). Queries on the command line are numbered \
from 1; those of a table have its query_id, or their row's number. A query is compared with listed \
names of its own kind, or with those of every kind when it has none. Without any query they are \
read from standard input, one a line, and each is answered at once.";

const EXAMPLES: &str = "\
Examples:
  isim search --names watchlist.tsv \"Ведат Ишикхан\"
  isim search --names watchlist.tsv -k 3 --queries customers.tsv > candidates.tsv
  isim search --names towns.csv --kind place Самарканд
  isim search watchlist.isim                     asks for names, and answers each";

/// A name to look for; without a kind, among names of every kind.
struct Query {
    id: String,
    text: String,
    kind: Option<Kind>,
    lang: Lang,
}

/// The list, and the kinds of its names: a query is prepared as what it is compared with.
struct Lists {
    index: Index<'static>,
    layer: Option<Index<'static>>,
    kinds: Vec<Kind>,
}

impl Lists {
    fn load(names: &Path, args: &Args) -> Result<Lists, Failure> {
        let load = |path: &Path| names::load(path, args.csv, args.kind.unwrap_or_default());
        let (index, layer) = (load(names)?, args.layer.as_deref().map(load).transpose()?);
        let mut kinds = index.kinds();
        for kind in layer.iter().flat_map(Index::kinds) {
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        Ok(Lists { kinds, index, layer })
    }

    /// The best `k` ids of all lists that the query may be in, best first.
    fn search(&self, query: &Query, k: usize) -> Vec<Hit<'_>> {
        let mut hits: Vec<Hit<'_>> = Vec::new();
        let wanted = |kind: &&Kind| query.kind.is_none_or(|wanted| wanted == **kind);
        for kind in self.kinds.iter().filter(wanted) {
            let name = Name::with_lang(&query.text, *kind, query.lang);
            hits.extend(match &self.layer {
                Some(layer) => self.index.layered(layer).search_kind(&name, k),
                None => self.index.search_kind(&name, k),
            });
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
            let (query, id, name) = (cell(&query.id), cell(hit.id), cell(hit.text));
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{query}\t{}\t{id}\t{name}\t{}", rank + 1, score(hit.score));
        }
        text
    }
}

pub fn run(args: &Args) -> Outcome {
    let (names, texts) = match (&args.names, args.texts.split_first()) {
        (Some(names), _) => (names.clone(), &args.texts[..]),
        (None, Some((first, texts))) => (PathBuf::from(first), texts),
        (None, None) => {
            return Err(Failure::new("no list of names: give one with --names, or as first word"));
        }
    };
    let ask = args.queries.is_none() && texts.is_empty();
    if is_stdin(&names) && (ask || args.queries.as_deref().is_some_and(is_stdin)) {
        return Err(Failure::new("the list and the queries cannot both be standard input"));
    }
    // A faulty table is told of before a long list is read.
    let open = |path: &PathBuf| Queries::open(path, args, texts.len());
    let table = args.queries.as_ref().map(open).transpose()?;
    let lists = Lists::load(&names, args)?;
    let mut answers = Answers { lists, k: args.k as usize, unlisted: Vec::new(), out: out() };
    answers.out.write_all(b"query_id\trank\tid\tname\tscore\n")?;
    let query = |number: usize, text: &str| Query {
        id: number.to_string(),
        text: text.to_owned(),
        kind: args.kind,
        lang: args.lang,
    };
    let number = |(at, text): (usize, &String)| query(at + 1, text);
    let queries: Vec<_> = texts.iter().enumerate().map(number).collect();
    answers.print(&queries)?;
    let mut result = table.map_or(Ok(()), |table| table.answer(args, &mut answers));
    if ask {
        result = answers.ask(query);
    }
    answers.out.flush()?;
    result.map(|()| ExitCode::SUCCESS)
}

/// Where answers go, and what was told on the way.
struct Answers {
    lists: Lists,
    k: usize,
    unlisted: Vec<Kind>,
    out: Out,
}

impl Answers {
    /// Answers line by line, as they come: asks for them where somebody sits.
    fn ask(&mut self, query: impl Fn(usize, &str) -> Query) -> Result<(), Failure> {
        let mut input = Input::open(Path::new("-"))?;
        let prompt = io::stdin().is_terminal() && io::stderr().is_terminal();
        let mut raw = Vec::new();
        for number in 1.. {
            self.out.flush()?;
            if prompt {
                eprint!("name> ");
            }
            raw.clear();
            if !input.read_line(&mut raw)? {
                break;
            }
            let line = input.text(std::mem::take(&mut raw), input.line_number())?;
            let text = split_ending(&line).0;
            if !text.trim().is_empty() {
                self.print(&[query(number, text)])?;
            }
        }
        Ok(())
    }

    /// Searches on every core and prints in order. Tells once of each kind that is asked for and
    /// of which the list has no name.
    fn print(&mut self, queries: &[Query]) -> Result<(), Failure> {
        for kind in queries.iter().filter_map(|query| query.kind) {
            let listed = self.lists.kinds.contains(&kind);
            if !listed && !self.unlisted.contains(&kind) {
                self.unlisted.push(kind);
                complain(&format!("warning: the list has no name of the kind {kind}"));
            }
        }
        for answer in parallel::map(queries, |query| self.lists.answer(query, self.k)) {
            self.out.write_all(answer.as_bytes())?;
        }
        Ok(())
    }
}

/// A table of queries.
struct Queries {
    table: Table,
    name: usize,
    query_id: Option<usize>,
    kind: Option<usize>,
    lang: Option<usize>,
    /// The number of the query before the first row.
    number: usize,
}

impl Queries {
    fn open(path: &Path, args: &Args, number: usize) -> Result<Queries, Failure> {
        let table = Table::open(path, args.csv)?;
        let name = table.needed_column("name")?;
        let (query_id, kind) = (table.column("query_id")?, table.column("kind")?);
        let lang = table.column("lang")?;
        Ok(Queries { table, name, query_id, kind, lang, number })
    }

    fn answer(mut self, args: &Args, answers: &mut Answers) -> Result<(), Failure> {
        let progress = Progress::new("searching", self.table.input().size());
        let mut langs = Langs::default();
        let mut number = self.number;
        loop {
            let rows = self.table.read_rows(256 * parallel::cores())?;
            if rows.is_empty() {
                break;
            }
            let mut queries = Vec::with_capacity(rows.len());
            let mut good = Ok(());
            for row in &rows {
                number += 1;
                match self.query(row, number, args, &mut langs) {
                    Ok(query) => queries.push(query),
                    Err(failure) => {
                        good = Err(failure);
                        break;
                    }
                }
            }
            answers.print(&queries)?;
            good?;
            if self.table.input().is_drained() {
                answers.out.flush()?;
            }
            progress.at(self.table.input().bytes());
        }
        drop(progress);
        langs.tell(&self.table);
        Ok(())
    }

    fn query(
        &self,
        row: &Row,
        number: usize,
        args: &Args,
        langs: &mut Langs,
    ) -> Result<Query, Failure> {
        Ok(Query {
            id: self.query_id.map_or_else(|| number.to_string(), |c| row.cell(c).to_owned()),
            text: row.cell(self.name).to_owned(),
            kind: kind_cell(row, self.kind, || self.table.place(row.line))?.or(args.kind),
            lang: langs.cell(row, self.lang, args.lang),
        })
    }
}
