//! Long texts, block by block.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Mention, Scanner};
use crate::lang::Span;

/// A text that comes in chunks, scanned in bounded memory.
///
/// What is found does not depend on how the text is cut into chunks, and is what
/// [`Scanner::scan`] finds in the whole.
///
/// ```
/// use isim::{Index, Kind, Name, Scanner};
/// let mut list = Index::builder();
/// list.add("p1", Name::new("Vedat Işıkhan", Kind::Person));
/// let list = list.build();
/// let scanner = Scanner::new(&list);
/// let mut stream = scanner.stream();
/// let mut found = stream.feed("Встреча с Ведатом Иши");
/// found.extend(stream.feed("кханом прошла сегодня."));
/// found.extend(stream.finish());
/// assert_eq!(found[0].id, "p1");
/// assert_eq!((found[0].span.start, found[0].span.end), (18, 51));
/// ```
#[derive(Debug)]
pub struct Stream<'s, 'i> {
    scanner: &'s Scanner<'i>,
    held: String,
    /// The bytes of the text before what is held.
    done: usize,
}

/// A longer text is scanned in blocks of at most so many bytes, each a document of its own.
pub(super) const BLOCK: usize = 1 << 20;

impl<'s, 'i> Stream<'s, 'i> {
    pub(super) fn new(scanner: &'s Scanner<'i>) -> Stream<'s, 'i> {
        Stream { scanner, held: String::new(), done: 0 }
    }

    /// Takes the next chunk, and gives the mentions of every block that it completes: offsets count
    /// from the beginning of the text.
    pub fn feed(&mut self, chunk: &str) -> Vec<Mention<'i>> {
        let (mut found, mut rest) = (Vec::new(), chunk);
        loop {
            // No more is taken at once than makes a block, whatever the chunk.
            let mut take = (BLOCK + 1).saturating_sub(self.held.len()).min(rest.len());
            while !rest.is_char_boundary(take) {
                take += 1;
            }
            let (now, later) = rest.split_at(take);
            self.held.push_str(now);
            rest = later;
            if self.held.len() > BLOCK {
                let end = cut(&self.held);
                found.extend(self.scanner.block(&self.held[..end], self.done));
                self.held.drain(..end);
                self.done += end;
            }
            if rest.is_empty() && self.held.len() <= BLOCK {
                return found;
            }
        }
    }

    /// The mentions in what is left, when no more text comes.
    pub fn finish(self) -> Vec<Mention<'i>> {
        self.scanner.block(&self.held, self.done)
    }
}

impl<'i> Scanner<'i> {
    /// The mentions in one block that begins at an offset.
    pub(super) fn block(&self, text: &str, offset: usize) -> Vec<Mention<'i>> {
        let mut found = self.document(text);
        for mention in &mut found {
            let Span { start, end } = mention.span;
            mention.span = Span { start: start + offset, end: end + offset };
        }
        found
    }

    /// The mentions in a text of any length.
    pub(super) fn blocks(&self, text: &str) -> Vec<Mention<'i>> {
        let (mut found, mut done) = (Vec::new(), 0);
        while text.len() - done > BLOCK {
            let end = cut(&text[done..]);
            found.extend(self.block(&text[done..done + end], done));
            done += end;
        }
        found.extend(self.block(&text[done..], done));
        found
    }
}

/// Where the first block of a longer text ends: behind its last blank line, or else line, or else
/// space, if there is one in its second half. Looks no further than [`BLOCK`].
fn cut(text: &str) -> usize {
    let mut end = BLOCK.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let block = &text[..end];
    let behind =
        |found: Option<usize>, len: usize| found.map(|at| at + len).filter(|&at| at >= BLOCK / 2);
    behind(block.rfind("\n\n"), 2)
        .or_else(|| behind(block.rfind('\n'), 1))
        .or_else(|| behind(block.rfind(' '), 1))
        .unwrap_or(end)
        .max(1)
}
