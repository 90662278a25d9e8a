//! `isim transliterate`

use isim::System;

use crate::failure::{Failure, Outcome};
use crate::lines;

/// Transliterate text by a named system
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = EXAMPLES)]
pub struct Args {
    /// The code of the system, as 'isim systems' lists them
    #[arg(long, value_name = "ID", value_parser = System::get)]
    system: System,
    /// From the system's letters back to those it was made for
    #[arg(long)]
    reverse: bool,
    /// Texts to transliterate; lines of standard input when there are none
    #[arg(value_name = "TEXT")]
    texts: Vec<String>,
}

const LONG: &str = "\
Transliterate text letter by letter as one named system lays it down, one line each. What the \
system does not speak of is copied. A system of which two words fall together has no way back, and \
--reverse then names the two.

For names that people are to read, whatever the language, 'isim romanize' needs no system.";

const EXAMPLES: &str = "\
Examples:
  isim transliterate --system bgnpcgn-rus-Cyrl-Latn-1947 Щукин
  isim transliterate --system iso-rus-Cyrl-Latn-9-1995 --reverse Ŝukin
  isim systems --lang ru                                          which systems there are";

pub fn run(args: &Args) -> Outcome {
    if args.reverse {
        // A system without a way back says so before any text is read.
        args.system.reverse("").map_err(|e| Failure::new(e.to_string()))?;
        return lines::run(&args.texts, |text| args.system.reverse(text));
    }
    lines::run(&args.texts, |text| Ok(args.system.apply(text)))
}
