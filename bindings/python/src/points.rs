//! Byte offsets into code points.

use isim::Span;

/// Counts the code points before byte offsets of one text. Offsets that grow cost one pass over
/// the text together; one that goes back costs the way back.
pub(crate) struct Points<'t> {
    text: &'t [u8],
    byte: usize,
    point: usize,
}

impl<'t> Points<'t> {
    pub(crate) fn new(text: &'t str) -> Points<'t> {
        Points { text: text.as_bytes(), byte: 0, point: 0 }
    }

    /// A span of bytes as (start, end) in code points.
    pub(crate) fn span(&mut self, span: Span) -> (usize, usize) {
        (self.before(span.start), self.before(span.end))
    }

    fn before(&mut self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if byte >= self.byte {
            self.point += count(&self.text[self.byte..byte]);
        } else {
            self.point -= count(&self.text[byte..self.byte]);
        }
        self.byte = byte;
        self.point
    }
}

/// Every byte of UTF-8 that does not continue a character begins one.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| !matches!(b, 0x80..=0xBF)).count()
}
