//! Names that were prepared lately: of the rows of a column many have a text that others had.

/// How many are kept: of each place in the table the last one.
const PLACES: usize = 512;

/// The names of one column and one kind that a thread prepared lately.
#[derive(Default)]
pub(crate) struct Prepared {
    names: Vec<Option<isim::Name>>,
    preparer: isim::Preparer,
}

impl Prepared {
    /// A text as a name, prepared now unless it is kept.
    pub(crate) fn name(&mut self, text: &str, kind: isim::Kind) -> &isim::Name {
        if self.names.is_empty() {
            self.names.resize_with(PLACES, || None);
        }
        let place = &mut self.names[place(text)];
        if let Some(name) = place.as_mut() {
            if name.text() != text || name.kind() != kind {
                self.preparer.renew(name, text, kind, isim::Lang::UND);
            }
        }
        place.get_or_insert_with(|| self.preparer.name(text, kind, isim::Lang::UND))
    }
}

/// Where a text belongs. Who makes texts that fall into one place gains nothing but that each is
/// prepared anew, as without a table.
fn place(text: &str) -> usize {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15; // 2^64 through the golden ratio, odd
    let mut hash = text.len() as u64;
    for chunk in text.as_bytes().chunks(8) {
        let word = <[u8; 8]>::try_from(chunk).map_or_else(
            |_| chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
            u64::from_le_bytes,
        );
        hash = (hash ^ word).wrapping_mul(SPREAD).rotate_left(29);
    }
    (hash.wrapping_mul(SPREAD) >> 32) as usize % PLACES
}
