//! Where the engine writes.

use alloc::string::String;

/// Text being written: bytes in a block first, so that a few of them cost one store. The block
/// holds whole characters.
pub(super) struct Out {
    block: [u8; Out::BLOCK],
    used: usize,
    text: String,
}

impl Out {
    const BLOCK: usize = 64;

    pub(super) fn after(text: String) -> Out {
        Out { block: [0; Out::BLOCK], used: 0, text }
    }

    /// Up to four bytes, the lowest first.
    #[inline]
    pub(super) fn short(&mut self, four: u32, len: usize) {
        if self.used > Out::BLOCK - 4 {
            self.flush();
        }
        if let Some(place) = self.block.get_mut(self.used..self.used + 4) {
            place.copy_from_slice(&four.to_le_bytes());
            self.used += len;
        }
    }

    /// The ASCII letters that a text begins with, at most eight; gives what is left of it.
    #[inline]
    pub(super) fn ascii<'a>(&mut self, text: &'a str) -> &'a str {
        if self.used > Out::BLOCK - 8 {
            self.flush();
        }
        // Near the end four, two or one, with a high bit behind them.
        let eight = match *text.as_bytes() {
            [a, b, c, d, e, f, g, h, ..] => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
            [a, b, c, d, ..] => u64::from(u32::from_le_bytes([a, b, c, d])) | 0x80 << 32,
            [a, b, ..] => u64::from(u16::from_le_bytes([a, b])) | 0x80 << 16,
            [a] => u64::from(a) | 0x8000,
            [] => 0x80,
        };
        let high = eight & 0x8080_8080_8080_8080;
        let count = high.trailing_zeros() as usize / 8;
        // What lies behind the first high bit is not written, so that the block stays UTF-8.
        let low = (high & high.wrapping_neg()).wrapping_sub(1);
        if let Some(place) = self.block.get_mut(self.used..self.used + 8) {
            place.copy_from_slice(&(eight & low).to_le_bytes());
            self.used += count;
        }
        text.get(count..).unwrap_or("")
    }

    #[inline]
    pub(super) fn push(&mut self, c: char) {
        if c.is_ascii() {
            if self.used >= Out::BLOCK {
                self.flush();
            }
            if let Some(place) = self.block.get_mut(self.used) {
                *place = c as u8;
                self.used += 1;
            }
        } else {
            self.push_str(c.encode_utf8(&mut [0; 4]));
        }
    }

    pub(super) fn push_str(&mut self, text: &str) {
        if self.used + text.len() > Out::BLOCK {
            self.flush();
        }
        match self.block.get_mut(self.used..self.used + text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                self.used += text.len();
            }
            None => self.text.push_str(text),
        }
    }

    fn flush(&mut self) {
        // What lies behind is ASCII or cut: a whole number of words is checked fastest, and what
        // is used alone where that does not hold.
        let wide = self.block.get(..self.used.next_multiple_of(16)).unwrap_or(&[]);
        let made = match core::str::from_utf8(wide) {
            Ok(wide) => wide.get(..self.used),
            Err(_) => self.block.get(..self.used).and_then(|b| core::str::from_utf8(b).ok()),
        };
        let made = made.unwrap_or("");
        if self.text.capacity() == 0 {
            self.text = String::from(made);
        } else {
            self.text.push_str(made);
        }
        self.used = 0;
    }

    /// Forgets what was written behind so many bytes of the text.
    pub(super) fn back_to(&mut self, start: usize) {
        self.used = 0;
        self.text.truncate(start);
    }

    /// The text; nothing can be written any more but anew.
    pub(super) fn finish(&mut self) -> String {
        self.flush();
        core::mem::take(&mut self.text)
    }
}
