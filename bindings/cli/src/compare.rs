//! `isim compare`

use std::io::Write;
use std::path::PathBuf;

use isim::{Kind, Lang, Name};

use crate::failure::{ExitCode, Outcome};
use crate::output::{self, Comparison};
use crate::wishes::{self, Wishes};
use crate::{options, pairs};

/// Compare two names, or every pair of a table
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = format!("{}\n\n{EXAMPLES}", wishes::HELP), override_usage = USAGE)]
pub struct Args {
    /// One name
    #[arg(required_unless_present = "pairs")]
    pub a: Option<String>,
    /// The other name
    #[arg(required_unless_present = "pairs")]
    pub b: Option<String>,
    /// What the names name: person, place, country or organization. With --pairs, the kind of rows
    /// that name none
    #[arg(long, default_value = "person", value_parser = options::kind)]
    pub kind: Kind,
    /// The language of the first name, such as ru or az; guessed by default
    #[arg(long, value_name = "LANG", default_value = "und", hide_default_value = true, value_parser = options::lang)]
    pub lang_a: Lang,
    /// The language of the second name
    #[arg(long, value_name = "LANG", default_value = "und", hide_default_value = true, value_parser = options::lang)]
    pub lang_b: Lang,
    /// Print one JSON object: a, b, kind, score, weight, same
    #[arg(long, conflicts_with = "pairs")]
    json: bool,
    /// Compare the names in every row of a table; - is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["a", "b"])]
    pub pairs: Option<PathBuf>,
    /// The table is CSV whatever its name
    #[arg(long, conflicts_with_all = ["a", "b"])]
    pub csv: bool,
    #[command(flatten)]
    wishes: Wishes,
}

const USAGE: &str = "\
isim compare [OPTIONS] A B
       isim compare [OPTIONS] --pairs FILE";

const LONG: &str = "\
Compare two names and print the score, a tab, and the verdict. The score goes from 0 to 1; 0.5 and \
more is 'same'. Exit status: 0 same, 1 different, 2 trouble.

With --pairs, print every row of a table as it stands with two more columns, score (six decimals) \
and same (true or false); the exit status is then 0, or 2 in trouble. The header row must have \
name_a and name_b and may have kind, lang_a and lang_b. Columns are separated by tabs and taken \
verbatim, quotation marks included; a file whose name ends in .csv is read as CSV (RFC 4180). A \
language cell that is empty or joins several tags by | leaves the language to guessing.";

const EXAMPLES: &str = "\
Examples:
  isim compare \"Vedat Işıkhan\" \"Ведатом Ишикханом\"
  isim compare Turkey Türkiye --kind country && echo one country
  isim compare --no-nicknames --weight omitted=-150 Bill William
  isim compare --pairs pairs.tsv > scored.tsv
  zcat pairs.csv.gz | isim compare --csv --pairs - | head
  isim compare -- -A- B                                  names that begin with a hyphen";

pub fn run(args: &Args) -> Outcome {
    if let Some(path) = &args.pairs {
        return pairs::run(args, &args.wishes.matcher()?, path);
    }
    let (a, b) = (args.a.as_deref().unwrap_or(""), args.b.as_deref().unwrap_or(""));
    let score = args.wishes.matcher()?.compare(
        &Name::with_lang(a, args.kind, args.lang_a),
        &Name::with_lang(b, args.kind, args.lang_b),
    );
    let mut out = output::out();
    if args.json {
        out.write_all(output::json(&Comparison::new(a, b, args.kind, score))?.as_bytes())?;
    } else {
        let verdict = if score.is_same() { "same" } else { "different" };
        writeln!(out, "{}\t{verdict}", output::score(score))?;
    }
    out.flush()?;
    Ok(ExitCode::from(u8::from(!score.is_same())))
}
