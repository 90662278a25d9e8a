//! Known names in running text.

use core::ffi::c_char;
use std::sync::Arc;

use crate::boundary::{Output, Span, Text, free, guarded, long_text, look, shared, tag_or_none};
use crate::compare::Score;
use crate::index::Index;
use crate::status::Status;

/// For isim_scanner_new_with: adjectives of countries and names of their peoples ("Azerbaijani",
/// «азербайджанский») are no mentions of the country.
pub const ISIM_SCAN_NO_ADJECTIVES: u32 = 1;

/// Finds the names of an index in running text. It never changes: any number of threads may use
/// it at once.
pub struct Scanner(pub(crate) Arc<Inner>);

/// A scanner with what it borrows from.
pub(crate) struct Inner {
    /// Borrows from `_index`, whatever its lifetime says, and is dropped before it: fields are
    /// dropped in the order in which they stand.
    pub(crate) scanner: isim_core::Scanner<'static>,
    _index: Arc<isim_core::Index<'static>>,
}

/// The mentions found in a text, in its order. They keep what they need: the text, the scanner
/// and the index may be freed before them. They never change: any number of threads may use them
/// at once.
pub struct Mentions(Vec<Found>);

impl Mentions {
    /// What the library found, with ids of its own.
    pub(crate) fn of(found: Vec<isim_core::Mention<'_>>) -> Mentions {
        let own = |mention: isim_core::Mention<'_>| Found {
            span: mention.span.into(),
            id: mention.id.into(),
            score: mention.score.into(),
            how: mention.how as u32,
            lang: tag_or_none(mention.lang),
        };
        Mentions(found.into_iter().map(own).collect())
    }
}

struct Found {
    span: Span,
    id: String,
    score: Score,
    how: u32,
    lang: [c_char; 4],
}

/// A place in a text where a listed name stands. Its id lives as long as the mentions.
#[repr(C)]
pub struct Mention {
    /// Where: byte offsets in the text.
    pub span: Span,
    /// The id of the name in the index.
    pub id: Text,
    /// How sure.
    pub score: Score,
    /// What tells that it is one: an isim_how.
    pub how: u32,
    /// The language that it was read in, as far as the text tells: a BCP 47 tag with a NUL behind
    /// it; empty when it is not known.
    pub lang: [c_char; 4],
}

/// A scanner for the names of an index. It keeps what it needs: the index may be freed before it.
///
/// Returns: ISIM_STATUS_OK, and in `scanner` a handle that goes to isim_scanner_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_scanner_new(
    index: *const Index,
    scanner: *mut *mut Scanner,
) -> Status {
    // SAFETY: the same promises.
    unsafe { isim_scanner_new_with(index, 0, scanner) }
}

/// A scanner with options: 0, or ISIM_SCAN_NO_ADJECTIVES.
///
/// Returns: as isim_scanner_new; ISIM_STATUS_UNKNOWN_CODE when `options` has a bit that is none.
/// Thread safety: any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_scanner_new_with(
    index: *const Index,
    options: u32,
    scanner: *mut *mut Scanner,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (scanner, index) = unsafe { (Output::new(scanner)?, shared(index)?) };
        if options & !ISIM_SCAN_NO_ADJECTIVES != 0 {
            return Err(Status::UnknownCode);
        }
        let index = Arc::clone(&index.0);
        // SAFETY: the index stays where it is, unchanged, as long as `_index` lives, which is
        // dropped after the scanner; the lifetime that is made up here does not leave this crate.
        let borrowed: &'static isim_core::Index<'static> = unsafe { &*Arc::as_ptr(&index) };
        let core = isim_core::Scanner::new(borrowed);
        let core = core.adjectives(options & ISIM_SCAN_NO_ADJECTIVES == 0);
        scanner.give(Scanner(Arc::new(Inner { scanner: core, _index: index })));
        Ok(())
    })
}

/// Frees a scanner. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_scanner_free(scanner: *mut Scanner) {
    // SAFETY: a handle of `isim_scanner_new`, or NULL, given up here, by the convention.
    unsafe { free(scanner) }
}

/// Every mention of a listed name in a text. A text is one document: what it says in one place
/// tells who a surname alone is in another. One that is longer than a call takes goes through
/// isim_stream_feed.
///
/// Returns: ISIM_STATUS_OK, and in `mentions` a handle that goes to isim_mentions_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_TEXT_LIMIT.
/// Thread safety: any thread while the scanner lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_scanner_scan(
    scanner: *const Scanner,
    text: *const c_char,
    text_length: usize,
    mentions: *mut *mut Mentions,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, a text and a good output, by the convention.
        let (mentions, scanner, text) =
            unsafe { (Output::new(mentions)?, shared(scanner)?, long_text(text, text_length)?) };
        mentions.give(Mentions::of(scanner.0.scanner.scan(text)));
        Ok(())
    })
}

/// Frees mentions. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_mentions_free(mentions: *mut Mentions) {
    // SAFETY: a handle of `isim_scanner_scan`, or NULL, given up here, by the convention.
    unsafe { free(mentions) }
}

/// Number of mentions.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the mentions live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_mentions_count(mentions: *const Mentions) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(mentions, 0, |m| m.0.len()) }
}

/// A mention; they are counted from 0, in the order of the text.
///
/// Returns: ISIM_STATUS_OK, and the mention; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are
/// not that many.
/// Thread safety: any thread while the mentions live.
///
/// Example:
///
///     const char *text = "Встреча с Ведатом Ишикханом прошла сегодня.";
///     isim_index_builder *builder;
///     isim_index *list;
///     isim_name *name;
///     isim_scanner *scanner;
///     isim_mentions *mentions;
///     isim_mention found;
///
///     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
///     assert(isim_name_new("Vedat Işıkhan", 15, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_add(builder, "p1", 2, name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
///     assert(isim_scanner_new(list, &scanner) == ISIM_STATUS_OK);
///     assert(isim_scanner_scan(scanner, text, strlen(text), &mentions) == ISIM_STATUS_OK);
///     assert(isim_mentions_get(mentions, 0, &found) == ISIM_STATUS_OK);
///     printf("%.*s: %s\n", (int)(found.span.end - found.span.start), text + found.span.start,
///            isim_how_name(found.how));
///     assert(found.how == ISIM_HOW_NAME);
///     isim_mentions_free(mentions);
///     isim_scanner_free(scanner);
///     isim_index_free(list);
///     isim_name_free(name);
///     isim_index_builder_free(builder);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_mentions_get(
    mentions: *const Mentions,
    number: usize,
    mention: *mut Mention,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (mention, mentions) = unsafe { (Output::new(mention)?, shared(mentions)?) };
        let found = mentions.0.get(number).ok_or(Status::Range)?;
        let (span, id, score) = (found.span, Text::of(&found.id), found.score);
        mention.set(Mention { span, id, score, how: found.how, lang: found.lang });
        Ok(())
    })
}
