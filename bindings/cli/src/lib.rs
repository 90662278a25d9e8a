//! The `isim` command: the library's questions, asked from a shell.
//!
//! One file a command, each with its arguments, its help and its `run`. What they share:
//! [`input`] and [`table`] read, [`names`] reads lists of names, [`output`] writes,
//! [`wishes`] builds the matcher, [`parallel`] uses the cores, [`failure`] says what went wrong. No rule
//! about names lives here. It is a library so that the Python package can have the same command.

mod clusters;
mod compare;
mod explain;
mod failure;
mod files;
mod fold;
mod index;
mod input;
mod join;
mod lines;
mod map;
mod markup;
mod mentions;
mod names;
mod options;
mod output;
mod pairs;
mod parallel;
mod progress;
mod report;
mod resume;
mod romanize;
mod scan;
mod search;
mod systems;
mod table;
mod transliterate;
mod wishes;

use std::ffi::OsString;

use clap::{Parser, Subcommand};

use crate::failure::ExitCode;

/// Tells whether two names are the same name, in every script
#[derive(Parser)]
#[command(name = "isim", version, max_term_width = 100, arg_required_else_help = true)]
#[command(after_help = AFTER_HELP)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Compare(compare::Args),
    Explain(explain::Args),
    Fold(fold::Args),
    Romanize(romanize::Args),
    Transliterate(transliterate::Args),
    Systems(systems::Args),
    Index(index::Args),
    Search(search::Args),
    Link(join::LinkArgs),
    Dedupe(join::DedupeArgs),
    Scan(scan::Args),
    Mentions(mentions::Args),
}

const AFTER_HELP: &str = "\
Examples:
  isim compare \"Vedat Işıkhan\" \"Ведатом Ишикханом\"    are they one name? exit status 0: yes, 1: no
  isim explain \"Vedat Işıkhan\" \"Ведатом Ишикханом\"    and why
  isim compare --pairs pairs.tsv > scored.tsv         a whole table of pairs
  isim search --names watchlist.tsv \"Ишикхан\"         who on a list is this?
  isim dedupe customers.tsv                           who stands in a list twice?
  isim scan --names watchlist.tsv news/*.txt          where are listed people mentioned?

Every input is UTF-8. Results go to standard output, complaints to standard error, with status 2.
'isim COMMAND --help' tells more about each command.";

/// Does what these arguments say, the first of them being the command's own name, and gives the exit
/// status. Results go to the standard output of the process, complaints to its standard error.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let command = match Cli::try_parse_from(args) {
        Ok(cli) => cli.command,
        Err(error) => {
            let _ = error.print(); // should that be closed, there is nobody left to tell
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let result = match command {
        Command::Compare(args) => compare::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Fold(args) => fold::run(&args),
        Command::Romanize(args) => romanize::run(&args),
        Command::Transliterate(args) => transliterate::run(&args),
        Command::Systems(args) => systems::run(&args),
        Command::Index(args) => index::run(&args),
        Command::Search(args) => search::run(&args),
        Command::Link(args) => join::link(&args),
        Command::Dedupe(args) => join::dedupe(&args),
        Command::Scan(args) => scan::run(&args),
        Command::Mentions(args) => mentions::run(&args),
    };
    let ExitCode(status) = result.unwrap_or_else(|failure| failure.report());
    status
}
