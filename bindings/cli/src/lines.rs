//! Commands that turn text into text, line by line.

use std::io::Write;
use std::path::Path;

use crate::failure::{ExitCode, Failure, Outcome};
use crate::input::{Input, split_ending};
use crate::output::{Out, out};

/// Prints what `change` makes of each text on a line of its own or, when there are none, of each
/// line of standard input with its line ending kept.
pub fn run(texts: &[String], change: impl Fn(&str) -> Result<String, isim::Error>) -> Outcome {
    let change = |text: &str| change(text).map_err(|e| Failure::new(e.to_string()));
    let mut out = out();
    let each = |text: &String| Ok(writeln!(out, "{}", change(text)?)?);
    let mut result = texts.iter().try_for_each(each);
    if texts.is_empty() {
        result = stream(&mut out, change);
    }
    // What came before a failure goes out before it is told.
    out.flush()?;
    result.map(|()| ExitCode::SUCCESS)
}

/// Line by line; lines go out as soon as no more are at hand.
fn stream(out: &mut Out, change: impl Fn(&str) -> Result<String, Failure>) -> Result<(), Failure> {
    let mut input = Input::open(Path::new("-"))?;
    loop {
        let mut line = Vec::new();
        if !input.read_line(&mut line)? {
            return Ok(());
        }
        let line = input.text(line, input.line_number())?;
        let (text, ending) = split_ending(&line);
        write!(out, "{}{ending}", change(text)?)?;
        if input.is_drained() {
            out.flush()?;
        }
    }
}
