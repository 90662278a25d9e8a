//! `isim link` and `isim dedupe`

use std::fmt::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use isim::{Index, Kind, Score};

use crate::clusters::Clusters;
use crate::failure::{ExitCode, Failure, Outcome};
use crate::options::is_stdin;
use crate::output::{cell, score};
use crate::progress::Progress;
use crate::resume::{Begun, Sink};
use crate::{names, options, parallel};

/// Find the names that two lists have in common
#[derive(clap::Args)]
#[command(long_about = LINK, after_help = format!("{}\n\n{LINK_EXAMPLES}", names::HELP))]
pub struct LinkArgs {
    /// The list whose names are looked for; - is standard input
    #[arg(value_name = "A")]
    a: PathBuf,
    /// The list in which they are looked for
    #[arg(value_name = "B")]
    b: PathBuf,
    #[command(flatten)]
    wishes: Join,
}

/// Find the names that stand in a list more than once
#[derive(clap::Args)]
#[command(long_about = DEDUPE, after_help = format!("{}\n\n{DEDUPE_EXAMPLES}", names::HELP))]
pub struct DedupeArgs {
    /// The list; - is standard input
    #[arg(value_name = "LIST")]
    list: PathBuf,
    /// Where to write the ids that belong together: a table of cluster, id and name
    #[arg(long, value_name = "FILE")]
    clusters: Option<PathBuf>,
    #[command(flatten)]
    wishes: Join,
}

/// What both take.
#[derive(clap::Args)]
struct Join {
    /// Print pairs that score at least so much, from 0 to 1
    #[arg(long, value_name = "SCORE", default_value = "0.9", value_parser = above)]
    above: Score,
    /// Where the pairs go, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Go on where the output file ends, which an earlier run with the same lists and options left
    #[arg(long, requires = "output")]
    resume: bool,
    /// The kind of names whose row names none: person, place, country or organization
    #[arg(long, default_value = "person", value_parser = options::kind)]
    kind: Kind,
    /// The lists are CSV whatever their names
    #[arg(long)]
    csv: bool,
}

const LINK: &str = "\
Find the names that two lists have in common, and print a table of pairs: row (of list A, from 1), \
id_a, name_a, id_b, name_b, score. Rows come in the order of list A; for each the ids of list B are \
given, best first, with the best of their names. Names are compared with names of their own kind. \
Both lists are held as indexes, some hundred bytes a name, and all processors work.

With --output, a run that was stopped goes on with --resume: what stands in the file stays there.";

const DEDUPE: &str = "\
Find the names that stand in a list more than once, and print a table of pairs: row (from 1), id_a, \
name_a, id_b, name_b, score. Each row is compared with those before it, so each pair comes once; \
names under one id are no pairs. Names are compared with names of their own kind. The list is held \
as an index, some hundred bytes a name, and all processors work.

With --clusters, ids that pairs connect, be it by others, are written to a second table when all \
pairs are known. With --output, a run that was stopped goes on with --resume: what stands in the \
file stays there.";

const LINK_EXAMPLES: &str = "\
Examples:
  isim link customers.tsv watchlist.tsv > pairs.tsv
  isim link customers.tsv watchlist.isim --above 0.99 -o pairs.tsv --resume";

const DEDUPE_EXAMPLES: &str = "\
Examples:
  isim dedupe customers.tsv > pairs.tsv
  isim dedupe customers.tsv --above 0.99 -o pairs.tsv --clusters clusters.tsv";

const HEADER: &str = "row\tid_a\tname_a\tid_b\tname_b\tscore\n";

/// The lowest score that is shown as so much.
fn above(text: &str) -> Result<Score, String> {
    let value: f64 = text.parse().map_err(|e| format!("{text:?} is no number: {e}"))?;
    if !(0.0..=1.0).contains(&value) {
        return Err("scores are from 0 to 1".into());
    }
    let weights = Score::MIN_WEIGHT..=Score::MAX_WEIGHT;
    let least = weights.map(Score::from_weight).find(|score| score.value() >= value);
    least.ok_or_else(|| "no score is as high".into())
}

pub fn link(args: &LinkArgs) -> Outcome {
    if is_stdin(&args.a) && is_stdin(&args.b) {
        return Err(Failure::new("both lists cannot be standard input"));
    }
    let begun = args.wishes.begin()?;
    let load = |path: &Path| names::load(path, args.wishes.csv, args.wishes.kind);
    let (a, b) = (load(&args.a)?, load(&args.b)?);
    args.wishes.run(&a, &b, false, begun, None)
}

pub fn dedupe(args: &DedupeArgs) -> Outcome {
    let mut clusters = args.clusters.as_ref().map(|_| Clusters::default());
    let begun = args.wishes.begin()?;
    let list = names::load(&args.list, args.wishes.csv, args.wishes.kind)?;
    args.wishes.run(&list, &list, true, begun, clusters.as_mut())?;
    if let (Some(path), Some(clusters)) = (&args.clusters, clusters) {
        clusters.write(path, &list)?;
    }
    Ok(ExitCode::SUCCESS)
}

impl Join {
    /// What is there already.
    fn begin(&self) -> Result<Begun, Failure> {
        match &self.output {
            Some(path) if self.resume => Begun::read(path, HEADER),
            _ => Ok(Begun::default()),
        }
    }

    fn run(
        &self,
        a: &Index<'_>,
        b: &Index<'_>,
        one: bool,
        begun: Begun,
        mut clusters: Option<&mut Clusters>,
    ) -> Outcome {
        if let (Some(clusters), Some(path)) = (clusters.as_deref_mut(), &self.output) {
            begun.each_row(path, |row| clusters.add(row))?;
        }
        let mut sink = Sink::new(self.output.as_deref(), HEADER, &begun)?;
        // The row that was under way is compared again: some of its pairs may be missing.
        let first = begun.row.saturating_sub(1);
        if first >= a.len() && first > 0 {
            return Err(Failure::new(format!(
                "{}: it tells of row {} of the list, which has {}",
                sink.name(),
                begun.row,
                a.len()
            )));
        }
        let shown = self.output.is_some();
        let progress =
            Progress::rows(if one { "comparing" } else { "linking" }, a.len() as u64, shown);
        let worker = || {
            let mut searcher = b.searcher();
            move |rows: Range<usize>| {
                let mut text = String::new();
                for at in rows {
                    let Some((id, name)) = a.get(at) else { continue };
                    let among = if one { at } else { b.len() };
                    for hit in searcher.above_among(&name, self.above, among) {
                        if one && hit.id == id {
                            continue;
                        }
                        let (id_a, name_a) = (cell(id), cell(name.text()));
                        let (id_b, name_b) = (cell(hit.id), cell(hit.text));
                        let (row, score) = (at + 1, score(hit.score));
                        // Writing to a String cannot fail.
                        let _ =
                            writeln!(text, "{row}\t{id_a}\t{name_a}\t{id_b}\t{name_b}\t{score}");
                    }
                }
                text
            }
        };
        let mut rest = begun.last;
        parallel::stream(first..a.len(), ROWS, worker, |done, text| {
            let mut new = text.as_str();
            if !rest.is_empty() {
                new = new.strip_prefix(rest.as_str()).ok_or_else(|| {
                    Failure::new(format!(
                        "{}: its last row is another now; it was made of another list or with \
                         other options",
                        sink.name()
                    ))
                })?;
                rest.clear();
            }
            sink.write(new)?;
            if let Some(clusters) = clusters.as_deref_mut() {
                new.lines().for_each(|row| clusters.add(row));
            }
            progress.at(done as u64);
            Ok(())
        })?;
        drop(progress);
        Ok(ExitCode::SUCCESS)
    }
}

/// A thread takes so many rows at a time.
const ROWS: usize = 64;
