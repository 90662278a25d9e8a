//! Many names, each found by its like.

use core::ffi::c_char;
use std::sync::Arc;

use crate::boundary::{
    Output, Text, bytes, exclusive, fill, free, guarded, look, name_text, shared, tag_or_none,
};
use crate::compare::Score;
use crate::name::Name;
use crate::status::Status;

/// Collects names for an index. It changes while it collects: one thread at a time.
pub struct IndexBuilder(isim_core::IndexBuilder);

/// A list of names to search and to scan for. It never changes: any number of threads may use it
/// at once. Scanners keep what they need of it: it may be freed before them.
pub struct Index(pub(crate) Arc<isim_core::Index<'static>>);

/// The answers of a search, best first. They keep what they need: the index may be freed before
/// them. They never change: any number of threads may use them at once.
pub struct Results(Vec<Found>);

impl Results {
    /// What the library found, with texts of its own.
    pub(crate) fn of<'i>(hits: impl IntoIterator<Item = isim_core::Hit<'i>>) -> Results {
        let own = |hit: isim_core::Hit<'i>| Found {
            id: hit.id.into(),
            name: hit.text.into(),
            score: hit.score.into(),
            kind: hit.kind as u32,
            lang: tag_or_none(hit.lang),
        };
        Results(hits.into_iter().map(own).collect())
    }
}

/// What every search in a list comes to.
///
/// # Safety
///
/// Living handles or NULL, and a good output or NULL.
pub(crate) unsafe fn answer<L>(
    list: *const L,
    name: *const Name,
    results: *mut *mut Results,
    search: impl FnOnce(&L, &isim_core::Name) -> Results,
) -> Status {
    guarded(|| {
        // SAFETY: the same promises.
        let (results, list, name) =
            unsafe { (Output::new(results)?, shared(list)?, shared(name)?) };
        results.give(search(list, &name.core));
        Ok(())
    })
}

impl Index {
    /// More ids than names there cannot be.
    fn most(&self, k: usize) -> usize {
        k.min(self.0.len())
    }
}

struct Found {
    id: String,
    name: String,
    score: Score,
    kind: u32,
    lang: [c_char; 4],
}

/// One answer of a search. Its texts live as long as the results.
#[repr(C)]
pub struct Hit {
    /// The id it was added under.
    pub id: Text,
    /// The name that answered, as it was given.
    pub name: Text,
    /// How sure.
    pub score: Score,
    /// The kind of that name, an isim_kind, and
    pub kind: u32,
    /// its language: a BCP 47 tag with a NUL behind it; empty when it was left to be guessed. With
    /// both, isim_name_new prepares the name as it was added, for isim_matcher_explain.
    pub lang: [c_char; 4],
}

/// A name of an index, as it was added. Its texts live as long as the index.
#[repr(C)]
pub struct Listed {
    /// The id it was added under.
    pub id: Text,
    /// The name, as it was given.
    pub name: Text,
    /// Its kind, an isim_kind.
    pub kind: u32,
    /// Its language: a BCP 47 tag with a NUL behind it; empty when it was left to be guessed.
    pub lang: [c_char; 4],
}

/// An empty builder.
///
/// Returns: ISIM_STATUS_OK, and in `builder` a handle that goes to isim_index_builder_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_new(builder: *mut *mut IndexBuilder) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, by the convention.
        unsafe { Output::new(builder) }?.give(IndexBuilder(isim_core::Index::builder()));
        Ok(())
    })
}

/// Frees a builder. NULL is fine. The indexes it built stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_free(builder: *mut IndexBuilder) {
    // SAFETY: a handle of `isim_index_builder_new`, or NULL, given up here, by the convention.
    unsafe { free(builder) }
}

/// Adds a name under an id. Both are copied: the name stays yours. Several names under one id are
/// aliases.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
/// ISIM_NAME_LIMIT.
/// Thread safety: one thread at a time for one builder.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_add(
    builder: *mut IndexBuilder,
    id: *const c_char,
    id_length: usize,
    name: *const Name,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, the builder in no other thread's hands, and a text, all
        // by the convention.
        let (builder, id, name) =
            unsafe { (exclusive(builder)?, name_text(id, id_length)?, shared(name)?) };
        builder.0.add(id, name.core.clone());
        Ok(())
    })
}

/// Removes an id from the index that this one will be a layer on, as isim_layers_new makes it: none
/// of its names there answers any more. Names added here under the same id, before or after, do. The
/// id is copied; one that is not there is no failure.
///
/// Returns: as isim_index_builder_add.
/// Thread safety: one thread at a time for one builder.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_remove(
    builder: *mut IndexBuilder,
    id: *const c_char,
    id_length: usize,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, in no other thread's hands, and a text, all by the
        // convention.
        let (builder, id) = unsafe { (exclusive(builder)?, name_text(id, id_length)?) };
        builder.0.remove(id);
        Ok(())
    })
}

/// Adds all names of another builder after those of this one, and removes what it removes. So threads
/// can collect side by side, each in a builder of its own.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL.
/// Thread safety: one thread at a time for `builder`; no thread may add to `other` meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_append(
    builder: *mut IndexBuilder,
    other: *const IndexBuilder,
) -> Status {
    guarded(|| {
        let copy;
        let other = if core::ptr::eq(builder, other) {
            // SAFETY: a living handle or NULL, by the convention; the look ends with the copy.
            copy = unsafe { shared(other)? }.0.clone();
            &copy
        } else {
            // SAFETY: likewise, and another one than the builder.
            unsafe { &shared(other)?.0 }
        };
        // SAFETY: a living handle or NULL, in no other thread's hands, by the convention.
        unsafe { exclusive(builder)? }.0.append(other);
        Ok(())
    })
}

/// Adds all names of an index after those of a builder, without preparing them anew. What the index
/// removes is not looked at: isim_layers_merge minds that.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL.
/// Thread safety: one thread at a time for one builder; any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_add_index(
    builder: *mut IndexBuilder,
    index: *const Index,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, the builder in no other thread's hands, by the convention.
        let (builder, index) = unsafe { (exclusive(builder)?, shared(index)?) };
        builder.0.add_index(&index.0, |_| true);
        Ok(())
    })
}

/// Number of names in a builder, aliases counted. It stays what it is when a name is added that the
/// index has no room for: more than 4 GB of texts.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: no thread may add to the builder meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_len(builder: *const IndexBuilder) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(builder, 0, |b| b.0.len()) }
}

/// An index of all names added so far. The builder may go on collecting.
///
/// Returns: ISIM_STATUS_OK, and in `index` a handle that goes to isim_index_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: no thread may add to the builder meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_builder_build(
    builder: *const IndexBuilder,
    index: *mut *mut Index,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (index, builder) = unsafe { (Output::new(index)?, shared(builder)?) };
        index.give(Index(Arc::new(builder.0.build())));
        Ok(())
    })
}

/// Opens an index that was written before: what isim_index_bytes gave, or what the command's
/// `isim index` wrote, mapped into memory or read. Nothing is copied, and only a header is looked
/// at, so it takes less than a millisecond however many names there are. Whatever the bytes are,
/// nothing beyond them is read.
///
/// The bytes stay yours. They must stay where they are, unchanged, until the index and all
/// scanners, streams, searchers and layers made of it are freed.
///
/// Returns: ISIM_STATUS_OK, and in `index` a handle that goes to isim_index_free once;
/// ISIM_STATUS_INDEX when the bytes are no index, are cut off, or were made by another version,
/// which isim_index_fault tells; ISIM_STATUS_NULL.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     isim_index_builder *builder;
///     isim_index *list, *again;
///     isim_name *name;
///     const uint8_t *data;
///     size_t size;
///     uint8_t *read;
///     FILE *file = tmpfile();
///
///     assert(file != NULL && isim_index_builder_new(&builder) == ISIM_STATUS_OK);
///     assert(isim_name_new("Anar Aliyev", 11, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_add(builder, "p3", 2, name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
///     assert(isim_index_bytes(list, &data, &size) == ISIM_STATUS_OK);
///     assert(fwrite(data, 1, size, file) == size);
///     isim_index_free(list);
///     isim_index_builder_free(builder);
///     isim_name_free(name);
///
///     rewind(file);
///     assert((read = malloc(size)) != NULL && fread(read, 1, size, file) == size);
///     assert(isim_index_open(read, size, &again) == ISIM_STATUS_OK);
///     assert(isim_index_len(again) == 1);
///     isim_index_free(again);
///     free(read);
///     fclose(file);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_open(
    data: *const u8,
    length: usize,
    index: *mut *mut Index,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and bytes that stay as long as the index, by the
        // convention and what is said above.
        let (index, data) = unsafe { (Output::new(index)?, bytes::<'static>(data, length)?) };
        index.give(Index(Arc::new(isim_core::Index::from_bytes(data)?)));
        Ok(())
    })
}

/// What is wrong with the bytes of an index, in English: all of them are read and compared with
/// their check sum. The empty text when nothing is.
///
/// Returns: as isim_fold.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_fault(
    data: *const u8,
    length: usize,
    buffer: *mut c_char,
    capacity: usize,
    needed: *mut usize,
) -> Status {
    // SAFETY: the buffer and the bytes are as the convention wants them.
    unsafe {
        fill(buffer, capacity, needed, || {
            let index = isim_core::Index::from_bytes(bytes(data, length)?);
            let fault = index.and_then(|index| index.check()).err();
            Ok(fault.map(|error| error.to_string()).unwrap_or_default())
        })
    }
}

/// The bytes of an index, to be written to a file. They live as long as the index.
///
/// Returns: ISIM_STATUS_OK, and where they begin and how many they are; ISIM_STATUS_NULL.
/// Thread safety: any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_bytes(
    index: *const Index,
    data: *mut *const u8,
    length: *mut usize,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and good outputs, by the convention.
        let (data, length, index) =
            unsafe { (Output::new(data)?, Output::new(length)?, shared(index)?) };
        let own = index.0.as_bytes();
        data.set(own.as_ptr());
        length.set(own.len());
        Ok(())
    })
}

/// Frees an index. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_free(index: *mut Index) {
    // SAFETY: a handle of `isim_index_builder_build`, or NULL, given up here, by the convention.
    unsafe { free(index) }
}

/// Number of names in an index, aliases counted.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_len(index: *const Index) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(index, 0, |i| i.0.len()) }
}

/// The kinds of the names in an index, as a set: the bit `1 << kind` for each isim_kind.
///
/// Returns: the set; 0 for NULL.
/// Thread safety: any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_kinds(index: *const Index) -> u32 {
    let set =
        |kinds: Vec<isim_core::Kind>| kinds.iter().fold(0, |set, kind| set | 1 << *kind as u32);
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(index, 0, |i| set(i.0.kinds())) }
}

/// A name of an index; they are counted from 0, in the order in which they were added.
///
/// Returns: ISIM_STATUS_OK, and the name, whose texts live as long as the index; ISIM_STATUS_NULL;
/// ISIM_STATUS_RANGE when there are not that many.
/// Thread safety: any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_get(
    index: *const Index,
    number: usize,
    listed: *mut Listed,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (listed, index) = unsafe { (Output::new(listed)?, shared(index)?) };
        let found = index.0.listed(number).zip(index.0.get(number));
        let ((id, text), (_, name)) = found.ok_or(Status::Range)?;
        listed.set(Listed {
            id: Text::of(id),
            name: Text::of(text),
            kind: name.kind() as u32,
            lang: tag_or_none(name.lang()),
        });
        Ok(())
    })
}

/// Whether an index removes an id from the one that it is a layer on, as isim_index_builder_remove
/// told it.
///
/// Returns: ISIM_STATUS_OK, and 1 or 0; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
/// ISIM_NAME_LIMIT.
/// Thread safety: any thread while the index lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_removes(
    index: *const Index,
    id: *const c_char,
    id_length: usize,
    removes: *mut u32,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, a text, and a good output, by the convention.
        let (removes, index, id) =
            unsafe { (Output::new(removes)?, shared(index)?, name_text(id, id_length)?) };
        removes.set(index.0.removes(id).into());
        Ok(())
    })
}

/// The best `k` ids for a name, best first; of several names under one id the best one answers.
/// Names of every kind are looked at, each compared by its own.
///
/// Returns: ISIM_STATUS_OK, and in `results` a handle that goes to isim_results_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_search(
    index: *const Index,
    name: *const Name,
    k: usize,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe {
        answer(index, name, results, |list, name| Results::of(list.0.search(name, list.most(k))))
    }
}

/// isim_index_search among the names of the wanted name's kind.
///
/// Returns: as isim_index_search.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_search_kind(
    index: *const Index,
    name: *const Name,
    k: usize,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe {
        answer(index, name, results, |list, name| {
            Results::of(list.0.search_kind(name, list.most(k)))
        })
    }
}

/// Every id whose score for a name is at least a weight, an isim_score.weight, best first; of
/// several names under one id the best one answers. 0 is what is more likely the name than not.
/// It is isim_index_search without a `k`, and looks more widely; names that have nothing in common
/// with it are not among them, however low the weight is.
///
/// Returns: ISIM_STATUS_OK, and in `results` a handle that goes to isim_results_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_search_above(
    index: *const Index,
    name: *const Name,
    weight: i32,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe {
        answer(index, name, results, |list, name| {
            Results::of(list.0.search_above(name, isim_core::Score::from_weight(weight)))
        })
    }
}

/// isim_index_search_above among the names of the wanted name's kind.
///
/// Returns: as isim_index_search_above.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_index_search_above_kind(
    index: *const Index,
    name: *const Name,
    weight: i32,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe {
        answer(index, name, results, |list, name| {
            Results::of(list.0.search_above_kind(name, isim_core::Score::from_weight(weight)))
        })
    }
}

/// Frees results. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_results_free(results: *mut Results) {
    // SAFETY: a handle of `isim_index_search`, or NULL, given up here, by the convention.
    unsafe { free(results) }
}

/// Number of hits in results.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the results live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_results_count(results: *const Results) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(results, 0, |r| r.0.len()) }
}

/// A hit; they are counted from 0, best first.
///
/// Returns: ISIM_STATUS_OK, and the hit; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
/// that many.
/// Thread safety: any thread while the results live.
///
/// Example:
///
///     isim_index_builder *builder;
///     isim_index *list;
///     isim_name *name;
///     isim_results *results;
///     isim_hit hit;
///     const char *query = "Кубанычбек Өмүралиев";
///
///     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
///     assert(isim_name_new("Kubanychbek Omuraliev", 21, ISIM_KIND_PERSON, NULL, 0, &name) ==
///            ISIM_STATUS_OK);
///     assert(isim_index_builder_add(builder, "p2", 2, name) == ISIM_STATUS_OK);
///     isim_name_free(name);
///     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
///     isim_index_builder_free(builder);
///
///     assert(isim_name_new(query, strlen(query), ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
///     assert(isim_index_search(list, name, 10, &results) == ISIM_STATUS_OK);
///     for (size_t i = 0; isim_results_get(results, i, &hit) == ISIM_STATUS_OK; i++) {
///         printf("%.*s %.2f\n", (int)hit.id.length, hit.id.data, hit.score.value);
///     }
///     isim_results_free(results);
///     isim_name_free(name);
///     isim_index_free(list);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_results_get(
    results: *const Results,
    number: usize,
    hit: *mut Hit,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (hit, results) = unsafe { (Output::new(hit)?, shared(results)?) };
        let found = results.0.get(number).ok_or(Status::Range)?;
        hit.set(Hit {
            id: Text::of(&found.id),
            name: Text::of(&found.name),
            score: found.score,
            kind: found.kind,
            lang: found.lang,
        });
        Ok(())
    })
}
