//! `isim romanize`

use isim::Lang;

use crate::failure::Outcome;
use crate::{lines, options};

/// Print names in Latin letters, for people to read
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = EXAMPLES)]
pub struct Args {
    /// The language of the names, such as ru, az or kk-Cyrl; guessed by default
    #[arg(long, value_name = "LANG", value_parser = options::lang)]
    lang: Option<Lang>,
    /// Names to romanise; lines of standard input when there are none
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
}

const LONG: &str = "\
Print names in Latin letters, one line each, as readers of English expect them. One script is read \
differently in different languages: --lang says which it is.";

const EXAMPLES: &str = "\
Examples:
  isim romanize \"Кубанычбек Өмүралиев\"
  isim romanize --lang uk \"Володимир Григоренко\"
  cut -f 2 names.tsv | isim romanize --lang kk";

pub fn run(args: &Args) -> Outcome {
    lines::run(&args.texts, |text| Ok(isim::romanize(text, args.lang)))
}
