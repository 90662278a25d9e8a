//! Tables in: a header row, then rows, separated by tabs or, in CSV, by commas.
//!
//! TSV is taken verbatim: a tab ends a cell, a line feed a row, and quotation marks are letters
//! like any other. CSV is quoted as RFC 4180 says. In both, an empty line is no row, line endings
//! may be LF or CRLF, and a row that does not have as many cells as the header is an error.

use std::ops::Range;
use std::path::Path;

use csv_core::{ReadRecordResult, Terminator};

use crate::failure::Failure;
use crate::input::{Input, LONGEST_LINE, split_ending};

/// A table, read row by row.
pub struct Table {
    input: Input,
    csv: Option<csv_core::Reader>,
    header: Row,
    late: Option<Failure>,
}

/// A row: the bytes it was read as, and its cells.
pub struct Row {
    /// The number of its first line in the file, from 1.
    pub line: u64,
    raw: String,
    plain: Option<String>,
    cells: Vec<Range<usize>>,
}

impl Row {
    /// The content of a cell.
    pub fn cell(&self, column: usize) -> &str {
        let text = self.plain.as_ref().unwrap_or(&self.raw);
        self.cells.get(column).and_then(|c| text.get(c.clone())).unwrap_or("")
    }

    /// The row as it was read, and its line ending, which the last row may lack.
    pub fn raw(&self) -> (&str, &str) {
        split_ending(&self.raw)
    }
}

impl Table {
    /// Opens a table: CSV when asked for or when the file's name ends in `.csv`, else TSV.
    pub fn open(path: &Path, csv: bool) -> Result<Table, Failure> {
        let csv = csv || path.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        let csv = csv.then(|| {
            // The carriage return before a line feed is dropped below; anywhere else it is data.
            csv_core::ReaderBuilder::new().terminator(Terminator::Any(b'\n')).build()
        });
        let header = Row { line: 0, raw: String::new(), plain: None, cells: Vec::new() };
        let mut table = Table { input: Input::open(path)?, csv, header, late: None };
        match table.read_row()? {
            Some(header) => table.header = header,
            None => {
                let name = table.input.name();
                return Err(Failure::new(format!(
                    "{name}: empty; a table begins with a header row"
                )));
            }
        }
        Ok(table)
    }

    /// What it is read from.
    pub fn input(&self) -> &Input {
        &self.input
    }

    /// The header row.
    pub fn header(&self) -> &Row {
        &self.header
    }

    /// What stands between two cells.
    pub fn separator(&self) -> char {
        if self.csv.is_some() { ',' } else { '\t' }
    }

    /// Where a column stands, if the table has it.
    pub fn column(&self, name: &str) -> Result<Option<usize>, Failure> {
        let mut found = self.columns().enumerate().filter(|(_, c)| *c == name).map(|(i, _)| i);
        let first = found.next();
        match found.next() {
            None => Ok(first),
            Some(_) => Err(Failure::new(format!(
                "{}: two columns are called {name}; rename one of them",
                self.place(self.header.line)
            ))),
        }
    }

    /// Where a column stands that the table must have.
    pub fn needed_column(&self, name: &str) -> Result<usize, Failure> {
        let missing = || {
            let place = self.place(self.header.line);
            let has: Vec<_> = self.columns().collect();
            let hint = match self.separator() {
                '\t' => "columns are separated by tabs (for commas: --csv, or a name in .csv)",
                _ => "columns are separated by commas",
            };
            let has = has.join(", ");
            Failure::new(format!("{place}: no column {name} among: {has}; {hint}"))
        };
        self.column(name)?.ok_or_else(missing)
    }

    fn columns(&self) -> impl Iterator<Item = &str> {
        (0..self.header.cells.len()).map(|i| self.header.cell(i))
    }

    /// A line of this table, for messages.
    pub fn place(&self, line: u64) -> String {
        format!("{}:{line}", self.input.name())
    }

    /// The next rows: as many as are at hand and no more than `most`, but at least one unless the
    /// table has ended. So rows are worked on together when there are many, and none waits for a
    /// later one when they trickle in. An error waits until the rows before it are through.
    pub fn read_rows(&mut self, most: usize) -> Result<Vec<Row>, Failure> {
        if let Some(failure) = self.late.take() {
            return Err(failure);
        }
        let mut rows = Vec::new();
        while rows.len() < most && (rows.is_empty() || !self.input.is_drained()) {
            match self.read_row() {
                Ok(Some(row)) => rows.push(row),
                Ok(None) => break,
                Err(failure) if rows.is_empty() => return Err(failure),
                Err(failure) => {
                    self.late = Some(failure);
                    break;
                }
            }
        }
        Ok(rows)
    }

    fn read_row(&mut self) -> Result<Option<Row>, Failure> {
        let mut raw = Vec::new();
        loop {
            raw.clear();
            if !self.input.read_line(&mut raw)? {
                return Ok(None);
            }
            if !matches!(raw.as_slice(), b"\n" | b"\r\n") {
                break;
            }
        }
        let line = self.input.line_number();
        let row = match &mut self.csv {
            None => {
                let raw = self.input.text(raw, line)?;
                let cells = tab_cells(split_ending(&raw).0);
                Row { line, raw, plain: None, cells }
            }
            Some(reader) => csv_row(reader, &mut self.input, raw)?,
        };
        let (has, should) = (row.cells.len(), self.header.cells.len());
        if self.header.line != 0 && has != should {
            let place = self.place(line);
            let mark = if self.csv.is_some() { "comma" } else { "tab" };
            return Err(Failure::new(format!(
                "{place}: the row has {has} cells and the header {should}; a {mark} too many or too few?"
            )));
        }
        Ok(Some(row))
    }
}

fn tab_cells(row: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let cell = |cell: &str| {
        let range = start..start + cell.len();
        start = range.end + 1;
        range
    };
    row.split('\t').map(cell).collect()
}

/// The row that begins with the line `raw`, with the further lines that its quotes hold together.
fn csv_row(
    reader: &mut csv_core::Reader,
    input: &mut Input,
    mut raw: Vec<u8>,
) -> Result<Row, Failure> {
    let line = input.line_number();
    let (mut plain, mut ends) = (vec![0; raw.len() + 1], vec![0; 16]);
    let (mut read, mut written, mut ended) = (0, 0, 0);
    loop {
        // A last line without its line feed gets one, so that an open quote shows.
        let (rest, closing) =
            if read < raw.len() { (&raw[read..], false) } else { (&b"\n"[..], true) };
        let (result, taken, out, cells) =
            reader.read_record(rest, &mut plain[written..], &mut ends[ended..]);
        if !closing {
            read += taken;
        }
        written += out;
        ended += cells;
        match result {
            ReadRecordResult::Record => break,
            ReadRecordResult::OutputFull => plain.resize(plain.len() * 2, 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len() * 2, 0),
            ReadRecordResult::InputEmpty | ReadRecordResult::End => {
                let open = closing || raw.ends_with(b"\n") && !input.read_line(&mut raw)?;
                if open || raw.len() > LONGEST_LINE {
                    let name = input.name();
                    return Err(Failure::new(format!(
                        "{name}:{line}: a quotation mark opens a cell here and none closes it"
                    )));
                }
            }
        }
    }
    // Line endings are LF to the reader; what a CRLF left at the end of the last cell goes.
    if raw.ends_with(b"\r\n") && written > 0 && plain[written - 1] == b'\r' {
        written -= 1;
        ends[ended - 1] = written;
    }
    plain.truncate(written);
    let raw = input.text(raw, line)?;
    let plain = input.text(plain, line)?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let cells = starts.zip(ends.iter().copied()).take(ended).map(|(s, e)| s..e).collect();
    Ok(Row { line, raw, plain: Some(plain), cells })
}
