//! `isim scan`

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use isim::{Kind, Scanner};

use crate::failure::{Failure, Outcome};
use crate::options::is_stdin;
use crate::output::{Found, cell, json, out, score};
use crate::progress::Progress;
use crate::{input, names, options, parallel};

/// Find where the names of a list stand in running text
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = format!("{}\n\n{EXAMPLES}", names::HELP))]
pub struct Args {
    /// The list of names; - is standard input
    #[arg(long, value_name = "FILE")]
    names: PathBuf,
    /// The kind of listed names whose row names none: person, place, country or organization
    #[arg(long, default_value = "person", value_parser = options::kind)]
    kind: Kind,
    /// The list of names is CSV whatever its name
    #[arg(long)]
    csv: bool,
    /// Print JSON instead, one object a line, with the surface exactly as it stands
    #[arg(long)]
    json: bool,
    /// The texts, UTF-8; - is standard input
    #[arg(value_name = "FILES", required = true)]
    files: Vec<PathBuf>,
}

const LONG: &str = "\
Find every mention of the names of a list in texts, in any script and in any grammatical case, and \
print a table: file, start, end (UTF-8 bytes from the beginning of the file, the end one past the \
last), surface (the text of the mention; a run of white space in it that has a tab or line break \
becomes one space), id (of the listed name), score (0 to 1). Texts are taken as wholes: who is \
named in full in one place of a text may be meant by the surname alone in another.

A text that cannot be read is told of on standard error; the others are scanned all the same, and \
the exit status is 2.";

const EXAMPLES: &str = "\
Examples:
  isim scan --names watchlist.tsv news/*.txt > mentions.tsv
  isim scan --names watchlist.tsv --json article.txt | jq .surface
  curl -s https://example.org/article.txt | isim scan --names watchlist.tsv -";

pub fn run(args: &Args) -> Outcome {
    if args.files.iter().filter(|f| is_stdin(f)).count() + usize::from(is_stdin(&args.names)) > 1 {
        return Err(Failure::new("standard input can be read only once, and - is given twice"));
    }
    let index = names::load(&args.names, args.csv, args.kind)?;
    let scanner = Scanner::new(&index);
    let size = |file: &PathBuf| std::fs::metadata(file).map_or(0, |about| about.len());
    let progress = Progress::new("scanning", Some(args.files.iter().map(size).sum()));
    let mut out = out();
    if !args.json {
        out.write_all(b"file\tstart\tend\tsurface\tid\tscore\n")?;
    }
    let (mut status, mut done) = (ExitCode::SUCCESS, 0);
    for files in args.files.chunks(parallel::cores() * 4) {
        for answer in parallel::map(files, |file| mentions(&scanner, file, args.json)) {
            match answer {
                Ok(text) => out.write_all(text.as_bytes())?,
                Err(failure) => {
                    out.flush()?;
                    status = failure.report();
                }
            }
        }
        out.flush()?;
        done += files.iter().map(size).sum::<u64>();
        progress.at(done);
    }
    out.flush()?;
    Ok(status)
}

/// The mentions in one file, as they are printed.
fn mentions(scanner: &Scanner<'_>, path: &Path, as_json: bool) -> Result<String, Failure> {
    let whole = input::read_text(path)?;
    let (skipped, text) = input::after_mark(&whole);
    let file = path.to_string_lossy();
    let mut lines = String::new();
    for mention in scanner.scan(text) {
        let surface = mention.span.of(text);
        let (start, end) = (mention.span.start + skipped, mention.span.end + skipped);
        let (id, sure) = (mention.id, mention.score);
        if as_json {
            let score = sure.value();
            lines.push_str(&json(&Found { file: &file, start, end, surface, id, score })?);
        } else {
            let (file, surface, id) = (cell(&file), cell(surface), cell(id));
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{file}\t{start}\t{end}\t{surface}\t{id}\t{}", score(sure));
        }
    }
    Ok(lines)
}
