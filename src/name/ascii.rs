//! Texts of ASCII, which are folded and parted byte by byte.

use super::cut::Words;

impl Words {
    /// Folds and parts a text of ASCII that is folded byte by byte.
    pub(super) fn ascii(&mut self, text: &str) -> Option<()> {
        let (mut comma, mut at) = (false, 0);
        self.folded.push_str(text);
        self.folded.make_ascii_lowercase();
        let bytes = text.as_bytes();
        let class = |at: usize| bytes.get(at).map(|b| ASCII[usize::from(*b)]);
        while let Some(found) = class(at) {
            let start = at;
            while class(at) == Some(Ascii::Inside) {
                at += 1;
            }
            if at > start {
                self.end(text, [start; 2], [at; 2], comma);
                continue;
            }
            at += 1;
            match found {
                Ascii::Inside | Ascii::Parts => {}
                Ascii::Comma => comma = true,
                // Several spaces are one, and none stands at the ends.
                Ascii::Space if start > 0 && class(at).is_some_and(|c| c != Ascii::Space) => {}
                Ascii::Space | Ascii::Other => return None,
            }
        }
        Some(())
    }
}

/// What an ASCII character does in a text that is folded byte by byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ascii {
    /// It is inside a word.
    Inside,
    Parts,
    Comma,
    Space,
    /// It is folded with what is around it.
    Other,
}

static ASCII: [Ascii; 256] = {
    let (mut classes, mut b) = ([Ascii::Other; 256], 0);
    while b < 128 {
        classes[b] = match b as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'\'' => Ascii::Inside,
            b' ' => Ascii::Space,
            b',' => Ascii::Comma,
            b'!'..=b'_' | b'{'..=b'~' => Ascii::Parts,
            _ => Ascii::Other,
        };
        b += 1;
    }
    classes
};
