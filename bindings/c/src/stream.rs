//! Texts that come in chunks.

use core::ffi::c_char;
use core::mem;
use std::sync::Arc;

use crate::boundary::{ISIM_TEXT_LIMIT, Output, bytes, exclusive, free, guarded, shared};
use crate::scan::{Inner, Mentions, Scanner};
use crate::status::Status;

/// A text that comes in chunks, scanned in bounded memory: some megabytes, however long it is. It
/// changes while it is fed: one thread at a time. It keeps what it needs of the scanner, which may
/// be freed before it.
pub struct Stream {
    /// Borrows from `inner`, whatever its lifetime says, and is dropped before it.
    stream: isim_core::Stream<'static, 'static>,
    inner: Arc<Inner>,
    /// The beginning of a character that the last chunk was cut in.
    cut: Vec<u8>,
}

/// A stream of the scanner inside.
fn begin(inner: &Arc<Inner>) -> isim_core::Stream<'static, 'static> {
    // SAFETY: the scanner stays where it is, unchanged, as long as the `Arc` beside the stream
    // lives, which is dropped after it; the lifetime made up here does not leave this file.
    let scanner: &'static isim_core::Scanner<'static> =
        unsafe { &*core::ptr::addr_of!((*Arc::as_ptr(inner)).scanner) };
    scanner.stream()
}

/// A stream for texts in which the scanner's names are to be found.
///
/// Returns: ISIM_STATUS_OK, and in `stream` a handle that goes to isim_stream_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the scanner lives.
///
/// Example:
///
///     isim_index_builder *builder;
///     isim_index *list;
///     isim_name *name;
///     isim_scanner *scanner;
///     isim_stream *stream;
///     isim_mentions *mentions;
///     isim_mention found;
///     char chunk[16];
///     size_t size;
///     FILE *file = tmpfile();
///
///     assert(file != NULL && fputs("Встреча с Ведатом Ишикханом прошла сегодня.", file) >= 0);
///     rewind(file);
///     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
///     assert(isim_name_new("Vedat Işıkhan", 15, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_add(builder, "p1", 2, name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
///     assert(isim_scanner_new(list, &scanner) == ISIM_STATUS_OK);
///     assert(isim_stream_new(scanner, &stream) == ISIM_STATUS_OK);
///     while ((size = fread(chunk, 1, sizeof chunk, file)) > 0) {
///         assert(isim_stream_feed(stream, chunk, size, &mentions) == ISIM_STATUS_OK);
///         isim_mentions_free(mentions);
///     }
///     assert(isim_stream_finish(stream, &mentions) == ISIM_STATUS_OK);
///     assert(isim_mentions_get(mentions, 0, &found) == ISIM_STATUS_OK);
///     assert(found.span.start == 18 && found.span.end == 51);
///     isim_mentions_free(mentions);
///     isim_stream_free(stream);
///     isim_scanner_free(scanner);
///     isim_index_free(list);
///     isim_name_free(name);
///     isim_index_builder_free(builder);
///     fclose(file);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stream_new(
    scanner: *const Scanner,
    stream: *mut *mut Stream,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (stream, scanner) = unsafe { (Output::new(stream)?, shared(scanner)?) };
        let inner = Arc::clone(&scanner.0);
        stream.give(Stream { stream: begin(&inner), inner, cut: Vec::new() });
        Ok(())
    })
}

/// Frees a stream. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stream_free(stream: *mut Stream) {
    // SAFETY: a handle of `isim_stream_new`, or NULL, given up here, by the convention.
    unsafe { free(stream) }
}

/// Takes the next chunk of a text, and gives the mentions of what it completes: often none, as about
/// a mebibyte is scanned at once. Spans count from the beginning of the text. What is found does
/// not depend on where the text is cut into chunks, which may be inside of a character, and is what
/// isim_scanner_scan finds in the whole.
///
/// Returns: ISIM_STATUS_OK, and in `mentions` a handle that goes to isim_mentions_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG for a chunk over ISIM_TEXT_LIMIT. After
/// a failure the stream is as it was before.
/// Thread safety: one thread at a time for one stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stream_feed(
    stream: *mut Stream,
    chunk: *const c_char,
    chunk_length: usize,
    mentions: *mut *mut Mentions,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL in no other thread's hands, and a good output, by the
        // convention.
        let (mentions, stream) = unsafe { (Output::new(mentions)?, exclusive(stream)?) };
        if !chunk.is_null() && chunk_length > ISIM_TEXT_LIMIT {
            return Err(Status::TooLong);
        }
        // SAFETY: bytes that are readable during the call, or NULL, by the convention.
        let chunk = unsafe { bytes(chunk.cast(), chunk_length)? };
        let joined;
        let text = match stream.cut.is_empty() {
            true => chunk,
            false => {
                joined = [&stream.cut, chunk].concat();
                &joined
            }
        };
        let (text, cut) = match core::str::from_utf8(text) {
            Ok(text) => (text, &[][..]),
            // A character that has only begun waits for the next chunk.
            Err(error) if error.error_len().is_none() => {
                let (whole, cut) = text.split_at(error.valid_up_to());
                (core::str::from_utf8(whole).map_err(|_| Status::Utf8)?, cut)
            }
            Err(_) => return Err(Status::Utf8),
        };
        let found = Mentions::of(stream.stream.feed(text));
        stream.cut = cut.to_vec();
        mentions.give(found);
        Ok(())
    })
}

/// The mentions in what is left when no more of a text comes. The stream is then as new, for the
/// next text.
///
/// Returns: ISIM_STATUS_OK, and in `mentions` a handle that goes to isim_mentions_free once;
/// ISIM_STATUS_NULL; ISIM_STATUS_UTF8 when the last chunk ended inside of a character, after which
/// the stream is as it was before.
/// Thread safety: one thread at a time for one stream.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_stream_finish(
    stream: *mut Stream,
    mentions: *mut *mut Mentions,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL in no other thread's hands, and a good output, by the
        // convention.
        let (mentions, stream) = unsafe { (Output::new(mentions)?, exclusive(stream)?) };
        if !stream.cut.is_empty() {
            return Err(Status::Utf8);
        }
        let new = begin(&stream.inner);
        let done = mem::replace(&mut stream.stream, new);
        mentions.give(Mentions::of(done.finish()));
        Ok(())
    })
}
