//! `isim scan`

use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::Range;
use std::path::{Path, PathBuf};

use isim::{Index, Kind, Mention, Scanner};

use crate::failure::{ExitCode, Failure, Outcome};
use crate::input::Input;
use crate::markup::Format;
use crate::options::is_stdin;
use crate::output::{Found, Out, cell, json, out, score};
use crate::progress::Progress;
use crate::report::{Mark, Text};
use crate::{files, input, names, options, parallel, report};

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
    /// Print JSON Lines instead, one object a line, with the surface exactly as it stands
    #[arg(long)]
    json: bool,
    /// Write the texts with their mentions into a page to read, instead of printing a table
    #[arg(long, value_name = "REPORT", conflicts_with = "json")]
    html: Option<PathBuf>,
    /// How the texts are written [default: by the ends of their names: .html .htm .md, else text]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Adjectives of countries and names of their peoples are no mentions of the country
    #[arg(long)]
    no_adjectives: bool,
    /// The texts, UTF-8, or folders of them; - is standard input
    #[arg(value_name = "FILES", required = true)]
    files: Vec<PathBuf>,
}

const LONG: &str = "\
Find every mention of the names of a list in texts, in any script and in any grammatical case, and \
print a table: file, start, end (UTF-8 bytes from the beginning of the file, the end one past the \
last), surface (the text of the mention; a run of white space in it that has a tab or line break \
becomes one space), id (of the listed name), score (0 to 1). Texts are taken as wholes: who is \
named in full in one place of a text may be meant by the surname alone in another. A plain text of \
more than a mebibyte is read block by block, each a text of its own, in bounded memory.

Of HTML and Markdown only the text is read; start and end are places in the file all the same. Of a \
folder the files that end in .txt, .text, .log, .md, .markdown, .html, .htm or .xhtml are read, also \
in the folders in it.

A text that cannot be read is told of on standard error; the others are scanned all the same, and \
the exit status is 2.";

const EXAMPLES: &str = "\
Examples:
  isim scan --names watchlist.tsv news/*.txt > mentions.tsv
  isim scan --names watchlist.tsv --json article.txt | jq .surface
  isim scan --names watchlist.tsv --html report.html news/
  curl -s https://example.org/article.txt | isim scan --names watchlist.tsv -";

pub fn run(args: &Args) -> Outcome {
    if args.files.iter().filter(|f| is_stdin(f)).count() + usize::from(is_stdin(&args.names)) > 1 {
        return Err(Failure::new("standard input can be read only once, and - is given twice"));
    }
    let index = names::load(&args.names, args.csv, args.kind)?;
    let scanner = Scanner::new(&index).adjectives(!args.no_adjectives);
    let files = files::expand(&args.files)?;
    match &args.html {
        Some(report) => write_report(args, &index, &scanner, &files, report),
        None => print(args, &scanner, &files),
    }
}

fn size(file: &PathBuf) -> u64 {
    std::fs::metadata(file).map_or(0, |about| about.len())
}

fn print(args: &Args, scanner: &Scanner<'_>, files: &[PathBuf]) -> Outcome {
    let progress = Progress::new("scanning", Some(files.iter().map(size).sum()));
    let mut out = out();
    if !args.json {
        out.write_all(b"file\tstart\tend\tsurface\tid\tscore\n")?;
    }
    let (mut status, mut done) = (ExitCode::SUCCESS, 0);
    // Files that are too long to hold are read on their own, the others side by side.
    let long = |file: &PathBuf| {
        size(file) > LONG_FILE && args.format.unwrap_or(Format::of(file)) == Format::Text
    };
    let mut rest = files;
    while let Some(first) = rest.first() {
        let before = done;
        if long(first) {
            let told =
                stream(scanner, first, args.json, &mut out, |bytes| progress.at(before + bytes));
            if let Err(failure) = told {
                out.flush()?;
                status = failure.report();
            }
            done += size(first);
            rest = &rest[1..];
            continue;
        }
        let most = rest.len().min(parallel::cores() * 4);
        let count = rest[..most].iter().take_while(|f| !long(f)).count();
        let (now, later) = rest.split_at(count);
        for answer in parallel::map(now, |file| mentions(scanner, file, args)) {
            match answer {
                Ok(text) => out.write_all(text.as_bytes())?,
                Err(failure) => {
                    out.flush()?;
                    status = failure.report();
                }
            }
        }
        out.flush()?;
        done += now.iter().map(size).sum::<u64>();
        progress.at(done);
        rest = later;
    }
    out.flush()?;
    Ok(status)
}

/// Longer plain texts are read block by block, in bytes.
const LONG_FILE: u64 = 16 << 20;

/// Scans a long text in bounded memory.
fn stream(
    scanner: &Scanner<'_>,
    path: &Path,
    as_json: bool,
    out: &mut Out,
    mut progress: impl FnMut(u64),
) -> Result<(), Failure> {
    let file = path.to_string_lossy();
    let mut input = Input::open(path)?;
    let (mut stream, mut held, mut held_from) = (scanner.stream(), String::new(), 0);
    let mark = input::starts_with_mark(path)?;
    let mut line = Vec::new();
    loop {
        line.clear();
        let number = input.line_number() + 1;
        let more = input.read_line(&mut line)?;
        let text = input.text(std::mem::take(&mut line), number)?;
        held.push_str(&text);
        let found = if more {
            stream.feed(&text)
        } else {
            std::mem::replace(&mut stream, scanner.stream()).finish()
        };
        let mut lines = String::new();
        for mention in &found {
            let (start, end) = (mention.span.start - held_from, mention.span.end - held_from);
            let place = mention.span.start + mark..mention.span.end + mark;
            line_of(&mut lines, as_json, &file, place, &held[start..end], mention)?;
        }
        out.write_all(lines.as_bytes())?;
        // What lies more than a block and a line behind is not asked for again.
        if held.len() > 2 * KEPT {
            let mut cut = held.len() - KEPT.max(text.len());
            while !held.is_char_boundary(cut) {
                cut -= 1;
            }
            held.drain(..cut);
            held_from += cut;
        }
        progress(input.bytes());
        if !more {
            return Ok(());
        }
    }
}

/// More than the longest block that the scanner holds.
const KEPT: usize = 4 << 20;

/// The mentions in one file, as they are printed.
fn mentions(scanner: &Scanner<'_>, path: &Path, args: &Args) -> Result<String, Failure> {
    let (skipped, plain) = files::read(path, args.format)?;
    let file = path.to_string_lossy();
    let mut lines = String::new();
    for mention in scanner.scan(&plain.text) {
        let surface = mention.span.of(&plain.text);
        let place = plain.source(mention.span.start..mention.span.end);
        let place = place.start + skipped..place.end + skipped;
        line_of(&mut lines, args.json, &file, place, surface, &mention)?;
    }
    Ok(lines)
}

/// Adds a mention as it is printed.
fn line_of(
    lines: &mut String,
    as_json: bool,
    file: &str,
    place: Range<usize>,
    surface: &str,
    mention: &Mention<'_>,
) -> Result<(), Failure> {
    let (start, end) = (place.start, place.end);
    let (id, sure) = (mention.id, mention.score);
    if as_json {
        let score = sure.value();
        lines.push_str(&json(&Found { file, start, end, surface, id, score })?);
    } else {
        let (file, surface, id) = (cell(file), cell(surface), cell(id));
        // Writing to a String cannot fail.
        let _ = writeln!(lines, "{file}\t{start}\t{end}\t{surface}\t{id}\t{}", score(sure));
    }
    Ok(())
}

fn write_report(
    args: &Args,
    index: &Index<'_>,
    scanner: &Scanner<'_>,
    files: &[PathBuf],
    report: &Path,
) -> Outcome {
    let progress = Progress::new("scanning", Some(files.iter().map(size).sum()));
    let (mut status, mut done, mut texts) = (ExitCode::SUCCESS, 0, Vec::new());
    for files in files.chunks(parallel::cores() * 4) {
        let answers = parallel::map(files, |file| {
            let (_, plain) = files::read(file, args.format)?;
            let marks = scanner.scan(&plain.text).into_iter().map(|m| Mark {
                span: m.span,
                id: m.id.to_owned(),
                score: m.score.value(),
                how: m.how,
                lang: m.lang,
            });
            let (file, marks) = (file.to_string_lossy().into_owned(), marks.collect());
            Ok::<_, Failure>(Text { file, text: plain.text, marks })
        });
        for answer in answers {
            match answer {
                Ok(text) => texts.push(text),
                Err(failure) => status = failure.report(),
            }
        }
        done += files.iter().map(size).sum::<u64>();
        progress.at(done);
    }
    let unwritten = |e| Failure::new(format!("{}: cannot be written: {e}", report.display()));
    std::fs::write(report, report::page(index, &texts)).map_err(unwritten)?;
    Ok(status)
}
