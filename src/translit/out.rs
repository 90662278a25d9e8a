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
    const BLOCK: usize = 128;

    pub(super) fn after(text: String) -> Out {
        Out { block: [0; Out::BLOCK], used: 0, text }
    }

    /// Up to four bytes, the lowest first.
    #[inline]
    pub(super) fn short(&mut self, four: u32) {
        if self.used > Out::BLOCK - 4 {
            self.flush();
        }
        if let Some(place) = self.block.get_mut(self.used..self.used + 4) {
            place.copy_from_slice(&four.to_le_bytes());
            self.used += 4 - four.leading_zeros() as usize / 8;
        }
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

    pub(super) fn finish(mut self) -> String {
        self.flush();
        self.text
    }
}
