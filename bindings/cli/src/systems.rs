//! `isim systems`

use std::io::Write;

use isim::{Lang, System};

use crate::failure::{ExitCode, Outcome};
use crate::options;
use crate::output::{ListedSystem, cell, json, out};

/// List the transliteration systems
#[derive(clap::Args)]
#[command(long_about = LONG, after_help = EXAMPLES)]
pub struct Args {
    /// Only the systems for text of this language, such as ru or ckb
    #[arg(long, value_name = "LANG", value_parser = options::lang)]
    lang: Option<Lang>,
    /// Print JSON instead, one object a line
    #[arg(long)]
    json: bool,
}

const LONG: &str = "\
List the systems that 'isim transliterate' knows, in the order of their codes, as a table: code, \
lang (of the text that it takes), from and to (scripts, by ISO 15924), reversible (true or false), \
name, source (where it is laid down). The JSON objects have the same fields.";

const EXAMPLES: &str = "\
Examples:
  isim systems --lang kk
  isim systems --json | jq -r 'select(.from == \"Arab\" and .reversible).code'";

pub fn run(args: &Args) -> Outcome {
    let mut out = out();
    if !args.json {
        out.write_all(b"code\tlang\tfrom\tto\treversible\tname\tsource\n")?;
    }
    // Codes have the three letters of ISO 639-2 where a tag has two: rus and ru are one.
    let of_lang = |s: &System, lang: Lang| {
        s.lang() == lang || s.code().split('-').nth(1) == Some(lang.as_str())
    };
    let wanted = |s: &System| args.lang.is_none_or(|lang| of_lang(s, lang));
    for system in System::all().filter(wanted) {
        let listed = ListedSystem::new(&system);
        if args.json {
            out.write_all(json(&listed)?.as_bytes())?;
        } else {
            let ListedSystem { code, lang, from, to, reversible, name, source } = listed;
            let (name, source) = (cell(name), cell(source));
            writeln!(out, "{code}\t{lang}\t{from}\t{to}\t{reversible}\t{name}\t{source}")?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
