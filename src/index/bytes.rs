//! Numbers and texts in bytes that may be anything.

use alloc::vec::Vec;

/// The first of so many places at which something no longer holds, as far as it is sorted.
pub(super) fn partition(len: usize, holds: impl Fn(usize) -> bool) -> usize {
    let (mut from, mut to) = (0, len);
    while from < to {
        let middle = from + (to - from) / 2;
        if holds(middle) { from = middle + 1 } else { to = middle }
    }
    from
}

/// The number at a place in an array; 0 beyond its end.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let own = bytes.get(at * 4..at * 4 + 4).and_then(|b| b.try_into().ok());
    own.map_or(0, u32::from_le_bytes)
}

/// The number at a place in an array; 0 beyond its end.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let own = bytes.get(at * 8..at * 8 + 8).and_then(|b| b.try_into().ok());
    own.map_or(0, u64::from_le_bytes)
}

/// A text with its length before it, and what is after it; nothing where there is none.
pub(super) fn text_at(bytes: &[u8]) -> (&str, &[u8]) {
    let (mut len, mut at) = (0usize, 0);
    while let Some(&byte) = bytes.get(at).filter(|_| at < 5) {
        len |= usize::from(byte & 127) << (7 * at);
        at += 1;
        if byte < 128 {
            break;
        }
    }
    let rest = bytes.get(at..).unwrap_or(&[]);
    let (text, rest) = rest.split_at_checked(len).unwrap_or((&[], &[]));
    (core::str::from_utf8(text).unwrap_or(""), rest)
}

/// Appends a text that [`text_at`] reads.
pub(super) fn put_text(text: &str, out: &mut Vec<u8>) {
    let mut len = text.len();
    while len >= 128 {
        out.push(len as u8 | 128);
        len >>= 7;
    }
    out.push(len as u8);
    out.extend(text.as_bytes());
}
