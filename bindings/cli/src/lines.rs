//! Commands that turn text into text, line by line.

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::failure::Outcome;
use crate::input::{Input, split_ending};
use crate::output::out;

/// Prints what `change` makes of each text on a line of its own or, when there are none, of each
/// line of standard input with its line ending kept. Lines go out as soon as no more are at hand.
pub fn run(texts: &[String], change: impl Fn(&str) -> String) -> Outcome {
    let mut out = out();
    for text in texts {
        writeln!(out, "{}", change(text))?;
    }
    if texts.is_empty() {
        let mut input = Input::open(Path::new("-"))?;
        loop {
            let mut line = Vec::new();
            match input.read_line(&mut line) {
                Ok(true) => {}
                end => {
                    out.flush()?;
                    end?;
                    break;
                }
            }
            let line = input.text(line, input.line_number());
            if line.is_err() {
                out.flush()?;
            }
            let line = line?;
            let (text, ending) = split_ending(&line);
            write!(out, "{}{ending}", change(text))?;
            if input.is_drained() {
                out.flush()?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
