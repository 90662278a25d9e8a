//! `isim mentions`

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;

use isim::{Index, Kind, Name, detect, propose};
use serde::Serialize;

use crate::failure::{ExitCode, Failure, Outcome};
use crate::markup::Format;
use crate::output::{cell, json, out};
use crate::{files, parallel};

/// Guess who is named in texts, without a list
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = EXAMPLES)]
pub struct Args {
    /// Put the spellings of one name together, across languages and scripts
    #[arg(long)]
    cluster: bool,
    /// Print JSON Lines instead, one object a line
    #[arg(long)]
    json: bool,
    /// How the texts are written [default: by the ends of their names: .html .htm .md, else text]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The texts, UTF-8, or folders of them; - is standard input
    #[arg(value_name = "FILES", required = true)]
    files: Vec<PathBuf>,
}

const LONG: &str = "\
Guess from the writing alone which words of texts name persons, and print a table: name, mentions, \
texts (how many have it), spellings. It is a heuristic, to see who is in texts that nobody has read \
yet: capitals side by side, given names that isim knows, runs of Katakana. It takes some companies \
and titles for persons, and misses most names in scripts without capitals. To find the names of a \
list, use isim scan.

With --cluster, a row is a name with all its spellings, case forms, scripts, and the surname alone \
where it is one person's in the text. Names that isim holds for one are put together; two persons \
of one name are one row.";

const EXAMPLES: &str = "\
Examples:
  isim mentions --cluster news/ | head -20
  isim mentions --cluster --json en.txt ru.txt az.txt | jq .spellings";

/// A guess in a text.
struct Guess {
    text: usize,
    words: usize,
    surface: String,
}

/// What is printed of a name.
#[derive(Default, Serialize)]
struct Row {
    name: String,
    mentions: usize,
    texts: usize,
    /// How often each spelling stands there, the most frequent first.
    spellings: Vec<(String, usize)>,
}

/// Two guesses are one name from this score on: texts hold many names that are alike.
const ONE: f64 = 0.9;

pub fn run(args: &Args) -> Outcome {
    let files = files::expand(&args.files)?;
    let mut status = ExitCode::SUCCESS;
    let mut guesses = Vec::new();
    let answers = parallel::map(&files, |file| {
        let (_, plain) = files::read(file, args.format)?;
        let text = &plain.text;
        let surface =
            |span: isim::Span| span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Ok::<_, Failure>(
            propose(text).iter().map(|p| (p.words, surface(p.span))).collect::<Vec<_>>(),
        )
    });
    for (text, answer) in answers.into_iter().enumerate() {
        match answer {
            Ok(found) => guesses.extend(found.into_iter().map(|(words, surface)| Guess {
                text,
                words,
                surface,
            })),
            Err(failure) => status = failure.report(),
        }
    }
    let rows = rows(&guesses, args.cluster);
    let mut out = out();
    if !args.json {
        out.write_all(b"name\tmentions\ttexts\tspellings\n")?;
    }
    for row in rows {
        if args.json {
            out.write_all(json(&row)?.as_bytes())?;
            continue;
        }
        let mut line = format!("{}\t{}\t{}\t", cell(&row.name), row.mentions, row.texts);
        for (at, (spelling, count)) in row.spellings.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            // Writing to a String cannot fail.
            let _ = write!(line, "{comma}{} ({count})", cell(spelling));
        }
        line.push('\n');
        out.write_all(line.as_bytes())?;
    }
    out.flush()?;
    Ok(status)
}

/// The names of all guesses, the most frequent first.
fn rows(guesses: &[Guess], together: bool) -> Vec<Row> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut surfaces: Vec<(&str, usize)> = Vec::new();
    let of: Vec<usize> = guesses
        .iter()
        .map(|guess| {
            *numbers.entry(&guess.surface).or_insert_with(|| {
                surfaces.push((&guess.surface, guess.words));
                surfaces.len() - 1
            })
        })
        .collect();
    let mut group: Vec<usize> = (0..surfaces.len()).collect();
    if together {
        cluster(&surfaces, &mut group);
        surnames(guesses, &of, &surfaces, &mut group);
    }
    let mut found: BTreeMap<usize, (BTreeMap<usize, usize>, BTreeSet<usize>)> = BTreeMap::new();
    for (guess, &surface) in guesses.iter().zip(&of) {
        let (spellings, texts) = found.entry(root(&group, surface)).or_default();
        *spellings.entry(surface).or_default() += 1;
        texts.insert(guess.text);
    }
    let mut rows: Vec<Row> = found
        .values()
        .map(|(spellings, texts)| {
            let mut all: Vec<(usize, usize)> = spellings.iter().map(|(s, n)| (*s, *n)).collect();
            all.sort_by_key(|&(surface, count)| (std::cmp::Reverse(count), surface));
            // What readers of Latin letters know is the name of the row, in full.
            let latin = |surface: usize| detect(surfaces[surface].0).script() == isim::Script::Latn;
            let best = all.iter().max_by_key(|&&(surface, count)| {
                (surfaces[surface].1 > 1, latin(surface), count, std::cmp::Reverse(surface))
            });
            let name = |surface: usize| surfaces[surface].0.to_owned();
            Row {
                name: best.map_or_else(String::new, |&(surface, _)| name(surface)),
                mentions: all.iter().map(|(_, count)| count).sum(),
                texts: texts.len(),
                spellings: all.iter().map(|&(surface, count)| (name(surface), count)).collect(),
            }
        })
        .collect();
    rows.sort_by(|a, b| {
        (b.texts, b.mentions).cmp(&(a.texts, a.mentions)).then(a.name.cmp(&b.name))
    });
    rows
}

/// Puts names of several words together that isim holds for one.
fn cluster(surfaces: &[(&str, usize)], group: &mut [usize]) {
    let mut index = Index::builder();
    let full: Vec<usize> = (0..surfaces.len()).filter(|&s| surfaces[s].1 > 1).collect();
    for &surface in &full {
        index.add(&surface.to_string(), Name::new(surfaces[surface].0, Kind::Person));
    }
    let index = index.build();
    let alike = parallel::map(&full, |&surface| {
        let hits = index.search(&Name::new(surfaces[surface].0, Kind::Person), 10);
        let sure = hits.iter().filter(|hit| hit.score.value() >= ONE);
        sure.filter_map(|hit| hit.id.parse::<usize>().ok()).collect::<Vec<_>>()
    });
    for (&surface, others) in full.iter().zip(alike) {
        for other in others {
            join(group, surface, other);
        }
    }
}

/// Puts single words with the one name in full of the same text whose last word they are.
fn surnames(guesses: &[Guess], of: &[usize], surfaces: &[(&str, usize)], group: &mut [usize]) {
    let mut by_text: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (guess, &surface) in guesses.iter().zip(of) {
        by_text.entry(guess.text).or_default().push(surface);
    }
    for inside in by_text.values_mut() {
        inside.sort_unstable();
        inside.dedup();
        for &single in inside.iter().filter(|&&s| surfaces[s].1 == 1) {
            let same = |other: &&usize| {
                let (text, words) = surfaces[**other];
                let last = text.rsplit(' ').next().unwrap_or("");
                words > 1 && isim::compare(last, surfaces[single].0, Kind::Person).value() >= ONE
            };
            let mut owners: Vec<usize> =
                inside.iter().filter(same).map(|&other| root(group, other)).collect();
            owners.sort_unstable();
            owners.dedup();
            if let [owner] = owners[..] {
                join(group, owner, single);
            }
        }
    }
}

/// What a group is known by.
fn root(group: &[usize], mut at: usize) -> usize {
    while group[at] != at {
        at = group[at];
    }
    at
}

fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    group[a.max(b)] = a.min(b);
}
