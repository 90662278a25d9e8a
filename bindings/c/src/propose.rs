//! What may be a name, where there is no list.

use core::ffi::c_char;

use crate::boundary::{Output, Span, free, guarded, long_text, look, shared};
use crate::status::Status;

/// What may be names of persons in a text, in its order. It keeps nothing of the text but offsets.
/// It never changes: any number of threads may use it at once.
pub struct Proposals(Vec<isim_core::Proposal>);

/// Words of a text that may be a person's name.
#[repr(C)]
pub struct Proposal {
    /// Where: byte offsets in the text.
    pub span: Span,
    /// How many words it has.
    pub words: u32,
    /// 1 when its first word is a given name that isim knows, otherwise 0.
    pub given: u32,
}

/// What may be names of persons in a text, where there is no list of names to scan for: two to five
/// words with capitals side by side, also with particles between them, without known places and
/// organisations; and single words inside a sentence that begin as the last word of such a name
/// does. A guess from the writing alone; in scripts without capitals only words behind a given name
/// that isim knows are proposed, and runs of Katakana.
///
/// Returns: ISIM_STATUS_OK, and in `proposals` a handle that goes to isim_proposals_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     const char *text = "Вчера Айсель Каримзаде приехала в Баку. Там Каримзаде ждали.";
///     isim_proposals *found;
///     isim_proposal one;
///     size_t i;
///
///     assert(isim_propose(text, strlen(text), &found) == ISIM_STATUS_OK);
///     assert(isim_proposals_count(found) == 2);
///     for (i = 0; isim_proposals_get(found, i, &one) == ISIM_STATUS_OK; i++) {
///         printf("%.*s\n", (int)(one.span.end - one.span.start), text + one.span.start);
///     }
///     isim_proposals_free(found);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_propose(
    text: *const c_char,
    text_length: usize,
    proposals: *mut *mut Proposals,
) -> Status {
    guarded(|| {
        // SAFETY: a text and a good output, by the convention.
        let (proposals, text) = unsafe { (Output::new(proposals)?, long_text(text, text_length)?) };
        proposals.give(Proposals(isim_core::propose(text)));
        Ok(())
    })
}

/// Frees proposals. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_proposals_free(proposals: *mut Proposals) {
    // SAFETY: a handle of `isim_propose`, or NULL, given up here, by the convention.
    unsafe { free(proposals) }
}

/// Number of proposals.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the proposals live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_proposals_count(proposals: *const Proposals) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(proposals, 0, |p| p.0.len()) }
}

/// A proposal; they are counted from 0, in the order of the text.
///
/// Returns: ISIM_STATUS_OK, and the proposal; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
/// not that many.
/// Thread safety: any thread while the proposals live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_proposals_get(
    proposals: *const Proposals,
    number: usize,
    proposal: *mut Proposal,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (proposal, proposals) = unsafe { (Output::new(proposal)?, shared(proposals)?) };
        let found = proposals.0.get(number).ok_or(Status::Range)?;
        let (span, words, given) = (found.span.into(), found.words as u32, found.given.into());
        proposal.set(Proposal { span, words, given });
        Ok(())
    })
}
