//! `isim fold`

use crate::failure::Outcome;
use crate::lines;

/// Print the plain form of names: case, marks and lookalikes folded away
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = EXAMPLES)]
pub struct Args {
    /// Names to fold; lines of standard input when there are none
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
}

const LONG: &str = "\
Print the plain form of names, one line each: compatibility forms, case, invisible characters, and \
the many apostrophes and hyphens are brought to one form, as the matcher sees it. The script stays.";

const EXAMPLES: &str = "\
Examples:
  isim fold \"VEDAT  IŞIKHAN\"
  cut -f 2 names.tsv | isim fold | sort | uniq -d";

pub fn run(args: &Args) -> Outcome {
    lines::run(&args.texts, |text| Ok(isim::fold(text)))
}
