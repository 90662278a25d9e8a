//! Options of the matcher, for the commands that compare.

use std::path::PathBuf;

use isim::{GenderPolicy, Matcher, StepKind};

use crate::failure::Failure;
use crate::input::read_text;

/// What counts, and how much.
#[derive(clap::Args)]
#[command(next_help_heading = "What counts")]
pub struct Wishes {
    /// What a woman's and a man's form of one surname mean: different (two people), same (one
    /// surname) or ignored (such forms are not looked for)
    #[arg(long, value_name = "POLICY", default_value = "different", value_parser = policy)]
    gender: GenderPolicy,
    /// Forms of one given name are names like any others: William and Bill, Joseph and Yusuf
    #[arg(long)]
    no_nicknames: bool,
    /// An initial agrees only with itself
    #[arg(long)]
    no_initials: bool,
    /// Parts that one name lacks do not speak against it
    #[arg(long)]
    no_omissions: bool,
    /// Add so many hundredths of a nat for each step of a kind, as in omitted=-150; may be repeated
    #[arg(long, value_name = "STEP=N", value_parser = weight)]
    weight: Vec<(StepKind, i32)>,
    /// Rules of your own: given names, titles, particles and aliases; may be repeated
    #[arg(long, value_name = "FILE")]
    rules: Vec<PathBuf>,
}

/// What the rules of `--rules` look like, for the help of the commands that take them.
pub const HELP: &str = "\
Rules are lines of text, each below its class: 'class given' (kubanychbek = kubanychbek, \
Кубанычбек; kubanychbek short = kuba), 'class title' and 'class particle' (ru = прораб; und is no \
language in particular), 'class alias' (ali = Muhammad Ali, Cassius Clay). A line \
'> Cassius Clay = Muhammad Ali' is an example, which must hold.";

fn policy(word: &str) -> Result<GenderPolicy, isim::Error> {
    word.parse()
}

fn weight(text: &str) -> Result<(StepKind, i32), String> {
    let (word, number) = text.split_once('=').ok_or("expected STEP=N, as in omitted=-150")?;
    let known = || StepKind::ALL.map(StepKind::as_str).join(", ");
    let kind = StepKind::ALL.into_iter().find(|kind| kind.as_str() == word);
    let kind = kind.ok_or_else(|| format!("no step is called {word:?}; there are {}", known()))?;
    let number = number.parse().map_err(|e| format!("{number:?} is no whole number: {e}"))?;
    Ok((kind, number))
}

impl Wishes {
    /// The matcher that is wished for.
    pub fn matcher(&self) -> Result<Matcher, Failure> {
        let mut builder = Matcher::builder()
            .gender(self.gender)
            .nicknames(!self.no_nicknames)
            .initials(!self.no_initials)
            .omissions(!self.no_omissions);
        for (kind, hundredths) in &self.weight {
            builder = builder.weight(*kind, *hundredths);
        }
        for path in &self.rules {
            let text = read_text(path)?;
            let (_, text) = crate::input::after_mark(&text);
            builder = builder
                .rules(&path.display().to_string(), text)
                .map_err(|e| Failure::new(e.to_string()))?;
        }
        Ok(builder.build())
    }
}
