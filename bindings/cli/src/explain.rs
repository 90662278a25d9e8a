//! `isim explain`

use std::io::Write;

use isim::{Kind, Lang, Name, Rendering, systems_between};

use crate::failure::{ExitCode, Outcome};
use crate::options;
use crate::output::{self, Explained};
use crate::wishes::{self, Wishes};

/// Compare two names and say why they are, or are not, the same
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = format!("{}\n\n{EXAMPLES}", wishes::HELP))]
pub struct Args {
    /// One name
    a: String,
    /// The other name
    b: String,
    /// What the names name: person, place, country or organization
    #[arg(long, default_value = "person", value_parser = options::kind)]
    kind: Kind,
    /// The language of the first name, such as ru or az; guessed by default
    #[arg(long, value_name = "LANG", default_value = "und", hide_default_value = true, value_parser = options::lang)]
    lang_a: Lang,
    /// The language of the second name
    #[arg(long, value_name = "LANG", default_value = "und", hide_default_value = true, value_parser = options::lang)]
    lang_b: Lang,
    /// The language of the sentence: en or ru
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = options::sentence)]
    sentence: Lang,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    wishes: Wishes,
}

const LONG: &str = "\
Compare two names and print the score with its reasons: a line a step, with its weight in nats \
(natural-log odds: positive speaks for one name, negative for two), its kind, the parts of both names \
that it speaks of, and the rule's place where one rule decided. The weights add up to the score's: \
each is what the score gains by that step, on average over the orders in which the steps could be \
taken into account. Then follows a sentence that says the same to readers. \
The last line names the transliteration systems that turn the one name into the other, if there are \
any. Colours are for terminals only, and for those that have not set NO_COLOR.

With --json, one object: a, b, kind, score (0 to 1), weight (hundredths of a nat), same, steps, \
each with kind, a and b (lists of start, end, text; UTF-8 bytes), weight, detail, and source or \
null, sentence, and systems, each with system (its code) and reversed (true when it turns b into a).";

const EXAMPLES: &str = "\
Examples:
  isim explain \"Vedat Işıkhan\" \"Ведатом Ишикханом\"
  isim explain --sentence ru --gender same \"Anna Ivanova\" \"Анна Иванов\"
  isim explain Türkiye Турция --kind country
  isim explain --json \"Anar Aliyev\" \"Ilham Aliyev\" | jq '.steps[] | [.kind, .weight]'";

pub fn run(args: &Args) -> Outcome {
    let why = args.wishes.matcher()?.explain(
        &Name::with_lang(&args.a, args.kind, args.lang_a),
        &Name::with_lang(&args.b, args.kind, args.lang_b),
    );
    let systems = systems_between(&args.a, &args.b);
    let mut text = if args.json {
        output::json(&Explained::new(&why, args.kind, args.sentence, &systems))?
    } else if output::colours() {
        output::painted(&why)
    } else {
        why.to_string()
    };
    if !args.json {
        text.push_str(&format!("  {}\n", why.sentence(args.sentence)));
        text.push_str(&ways(&args.a, &args.b, &systems, false));
        text.push_str(&ways(&args.b, &args.a, &systems, true));
    }
    let mut out = output::out();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// A line with the systems that lead from one name to the other; nothing when there are none.
fn ways(from: &str, to: &str, systems: &[Rendering], reversed: bool) -> String {
    let ways = systems.iter().filter(|way| way.reversed == reversed);
    let codes: Vec<_> = ways.map(|way| way.system.code()).collect();
    if codes.is_empty() {
        return String::new();
    }
    format!("  {from} is written {to} by {}\n", codes.join(", "))
}
