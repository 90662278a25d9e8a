//! Text in: files and standard input, checked to be UTF-8, with errors that name place and cure.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use crate::failure::Failure;

/// The longest line that is read, in bytes: more is no list of names, and memory stays bounded.
pub const LONGEST_LINE: usize = 64 << 20;

/// How much is read at once.
const BUFFER: usize = 256 << 10;

/// A file or standard input, read line by line.
pub struct Input {
    name: String,
    reader: BufReader<Box<dyn Read + Send + Sync>>,
    line: u64,
    bytes: u64,
    size: Option<u64>,
}

impl Input {
    /// Opens a file, or standard input when the path is `-`.
    pub fn open(path: &Path) -> Result<Input, Failure> {
        let (name, reader, size): (_, Box<dyn Read + Send + Sync>, _) = if path == Path::new("-") {
            ("standard input".to_owned(), Box::new(io::stdin()), None)
        } else {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|e| unreadable(&name, &e))?;
            let about = file.metadata().map_err(|e| unreadable(&name, &e))?;
            if about.is_dir() {
                return Err(directory(&name));
            }
            (name, Box::new(file), about.is_file().then_some(about.len()))
        };
        let reader = BufReader::with_capacity(BUFFER, reader);
        Ok(Input { name, reader, line: 0, bytes: 0, size })
    }

    /// What to call it in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The number of the line read last, from 1; 0 before the first.
    pub fn line_number(&self) -> u64 {
        self.line
    }

    /// The bytes read so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The bytes there are, where that can be known.
    pub fn size(&self) -> Option<u64> {
        self.size
    }

    /// True when the next line is not at hand, so that reading it may mean waiting for it.
    pub fn is_drained(&self) -> bool {
        self.reader.buffer().is_empty()
    }

    /// Appends the next line with its ending; false when there is none. A byte-order mark before
    /// the first line is dropped.
    pub fn read_line(&mut self, to: &mut Vec<u8>) -> Result<bool, Failure> {
        let from = to.len();
        let taken = Read::by_ref(&mut self.reader)
            .take(LONGEST_LINE as u64 + 1)
            .read_until(b'\n', to)
            .map_err(|e| unreadable(&self.name, &e))?;
        if taken == 0 {
            return Ok(false);
        }
        self.line += 1;
        self.bytes += taken as u64;
        if taken > LONGEST_LINE {
            let (name, line) = (&self.name, self.line);
            return Err(Failure::new(format!(
                "{name}:{line}: the line is longer than {LONGEST_LINE} bytes; is this a text file?"
            )));
        }
        if self.line == 1 {
            let first = &to[from..];
            if first.starts_with(b"\xFF\xFE") || first.starts_with(b"\xFE\xFF") {
                return Err(utf16(&self.name));
            }
            if first.starts_with(BOM) {
                to.drain(from..from + BOM.len());
            }
        }
        Ok(true)
    }

    /// The lines from number `first` on as text.
    pub fn text(&self, bytes: Vec<u8>, first: u64) -> Result<String, Failure> {
        String::from_utf8(bytes).map_err(|e| {
            let good = e.utf8_error().valid_up_to();
            not_utf8(&self.name, first, e.as_bytes(), good)
        })
    }
}

const BOM: &[u8] = "\u{feff}".as_bytes();

/// A whole text. Offsets into it are offsets into the file: nothing is dropped.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let name = if path == Path::new("-") {
        let name = "standard input".to_owned();
        io::stdin().lock().read_to_end(&mut bytes).map_err(|e| unreadable(&name, &e))?;
        name
    } else {
        let name = path.display().to_string();
        if path.is_dir() {
            return Err(directory(&name));
        }
        bytes = std::fs::read(path).map_err(|e| unreadable(&name, &e))?;
        name
    };
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(utf16(&name));
    }
    String::from_utf8(bytes).map_err(|e| {
        let good = e.utf8_error().valid_up_to();
        not_utf8(&name, 1, e.as_bytes(), good)
    })
}

/// The length of the byte-order mark that a file begins with, in bytes; 0 for none.
pub fn starts_with_mark(path: &Path) -> Result<usize, Failure> {
    let mut first = [0; 3];
    let name = path.display().to_string();
    let read = File::open(path).and_then(|mut file| file.read(&mut first));
    let read = read.map_err(|e| unreadable(&name, &e))?;
    Ok(if first[..read] == *BOM { BOM.len() } else { 0 })
}

/// A text without the byte-order mark before it, and where it then begins.
pub fn after_mark(text: &str) -> (usize, &str) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (text.len() - rest.len(), rest),
        None => (0, text),
    }
}

/// A line and its ending: a line feed, with or without a carriage return, or nothing.
pub fn split_ending(line: &str) -> (&str, &str) {
    let text = line.strip_suffix('\n').map_or(line, |l| l.strip_suffix('\r').unwrap_or(l));
    line.split_at(text.len())
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    Failure::new(format!("{name}: cannot be read: {error}"))
}

fn directory(name: &str) -> Failure {
    Failure::new(format!("{name}: is a directory; name the files in it, as in {name}/*"))
}

fn utf16(name: &str) -> Failure {
    Failure::new(format!(
        "{name}:1: not UTF-8 but UTF-16; convert it first: iconv -f UTF-16 -t UTF-8"
    ))
}

/// The complaint about the byte at `bad` of `bytes`, whose first line has the number `first`.
fn not_utf8(name: &str, first: u64, bytes: &[u8], bad: usize) -> Failure {
    let before = &bytes[..bad];
    let line = first + before.iter().filter(|b| **b == b'\n').count() as u64;
    let column = bad - before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1) + 1;
    let byte = bytes.get(bad).copied().unwrap_or_default();
    Failure::new(format!(
        "{name}:{line}: not UTF-8: byte 0x{byte:02X} is the line's byte {column}; convert the file \
         first, for example: iconv -f WINDOWS-1251 -t UTF-8"
    ))
}
