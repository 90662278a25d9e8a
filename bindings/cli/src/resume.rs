//! Output that a later run goes on with: whole lines, of which the last may have been cut.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use crate::failure::Failure;

/// What stands in an output file: lines that begin with the number of the row they tell of.
#[derive(Default)]
pub struct Begun {
    /// The last row that it tells of, from 1; 0 for none.
    pub row: usize,
    /// The lines that tell of it.
    pub last: String,
    /// The bytes up to the end of the last whole line; 0 where there is not even a header.
    len: u64,
}

fn failed(path: &Path, e: &io::Error) -> Failure {
    Failure::new(format!("{}: {e}", path.display()))
}

/// Every whole line, with its end.
fn each_line(
    path: &Path,
    mut each: impl FnMut(&str) -> Result<(), Failure>,
) -> Result<u64, Failure> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(0),
        Err(e) => return Err(failed(path, &e)),
    };
    let (mut reader, mut line, mut len) = (BufReader::new(file), Vec::new(), 0);
    while reader.read_until(b'\n', &mut line).map_err(|e| failed(path, &e))? > 0 {
        if !line.ends_with(b"\n") {
            break;
        }
        let text = std::str::from_utf8(&line)
            .map_err(|_| Failure::new(format!("{}: not UTF-8", path.display())))?;
        each(text)?;
        len += line.len() as u64;
        line.clear();
    }
    Ok(len)
}

impl Begun {
    /// Reads what an earlier run left; that there is nothing is no error.
    pub fn read(path: &Path, header: &str) -> Result<Begun, Failure> {
        let mut begun = Begun::default();
        let mut first = true;
        let wrong = |what: &str| {
            Err(Failure::new(format!(
                "{}: {what}; remove it, or name another file",
                path.display()
            )))
        };
        begun.len = each_line(path, |line| {
            if std::mem::take(&mut first) {
                return if line == header { Ok(()) } else { wrong("its header is another") };
            }
            let Some(row) = line.split('\t').next().and_then(|row| row.parse().ok()) else {
                return wrong("a line of it does not begin with the number of a row");
            };
            if row != begun.row {
                begun.last.clear();
                begun.row = row;
            }
            begun.last.push_str(line);
            Ok(())
        })?;
        Ok(begun)
    }

    /// Every line of what was left but the header.
    pub fn each_row(&self, path: &Path, mut each: impl FnMut(&str)) -> Result<(), Failure> {
        let mut header = true;
        if self.len > 0 {
            each_line(path, |line| {
                if !std::mem::take(&mut header) {
                    each(line.trim_end_matches('\n'));
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

/// Where lines go: a file, or standard output. What is written is out when it was written.
pub struct Sink {
    out: Box<dyn Write>,
    name: String,
    file: bool,
}

impl Sink {
    /// Opens the output behind what was begun, and writes the header where that is nothing.
    pub fn new(path: Option<&Path>, header: &str, begun: &Begun) -> Result<Sink, Failure> {
        let name = path.map_or("standard output".to_string(), |p| p.display().to_string());
        let out: Box<dyn Write> = match path {
            None => Box::new(io::stdout().lock()),
            Some(path) => {
                let file = OpenOptions::new().append(true).create(true).open(path);
                // A line that was cut goes; without --resume, all does.
                let file = file.and_then(|file| file.set_len(begun.len).map(|()| file));
                Box::new(file.map_err(|e| failed(path, &e))?)
            }
        };
        let mut sink = Sink { out, name, file: path.is_some() };
        if begun.len == 0 {
            sink.write(header)?;
        }
        Ok(sink)
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes whole lines at once.
    pub fn write(&mut self, lines: &str) -> Result<(), Failure> {
        let written = self.out.write_all(lines.as_bytes()).and_then(|()| self.out.flush());
        match written {
            Err(e) if self.file => Err(Failure::new(format!("{}: {e}", self.name))),
            Err(e) => Err(e.into()),
            Ok(()) => Ok(()),
        }
    }
}
