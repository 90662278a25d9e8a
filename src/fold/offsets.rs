//! From places in the folded text back to places in the original.

use alloc::vec::Vec;

use crate::lang::Span;

/// From here on, the folded text was made in one way from one stretch of the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Where the segment begins in the folded text.
    folded: usize,
    /// Where its original begins.
    original: usize,
    /// Where the original ends, when the segment was made from it as a whole; zero when it was
    /// made byte for byte, each character from one as long.
    end: usize,
}

/// Notes that `len` bytes at the end of a folded text, beginning at `folded`, come from `from`.
/// `whole` says that `from` is one thing, of which no part can be told from another.
pub(super) fn note(
    segments: &mut Vec<Segment>,
    folded: usize,
    len: usize,
    from: Span,
    whole: bool,
) {
    if !whole && len == from.end - from.start {
        if let Some(last) = segments.last() {
            if last.end == 0 && last.original + (folded - last.folded) == from.start {
                return;
            }
        }
        segments.push(Segment { folded, original: from.start, end: 0 });
        return;
    }
    if let Some(last) = segments.last() {
        if last.end == from.end && last.original == from.start {
            return; // one more character from the same stretch
        }
    }
    segments.push(Segment { folded, original: from.start, end: from.end.max(1) });
}

/// The original of a stretch of the folded text.
pub(super) fn original(segments: &[Segment], folded: Span) -> Span {
    if segments.is_empty() {
        return folded;
    }
    let segment = |at: usize| {
        let next = segments.partition_point(|s| s.folded <= at);
        segments[next.saturating_sub(1)]
    };
    let first = segment(folded.start);
    let start = match first.end {
        0 => first.original + folded.start.saturating_sub(first.folded),
        _ => first.original,
    };
    if folded.end <= folded.start {
        return Span { start, end: start };
    }
    let last = segment(folded.end - 1);
    let end = match last.end {
        0 => last.original + (folded.end - last.folded.min(folded.end)),
        end => end,
    };
    Span { start, end: end.max(start) }
}
