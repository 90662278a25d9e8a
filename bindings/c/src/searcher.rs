//! Many searches in one index, one after the other.

use std::sync::Arc;

use crate::boundary::{Output, exclusive, free, guarded, shared};
use crate::index::{Index, Results};
use crate::name::Name;
use crate::status::Status;

/// Searches for many names, one after the other, with less work for each, as it remembers what the
/// words of an index were found to be like: what joins two lists, or finds what stands in one more
/// than once. It changes while it searches: one thread at a time; as many searchers as threads may
/// share one index. It keeps what it needs: the index may be freed before it.
pub struct Searcher {
    /// Borrows from `_index`, whatever its lifetime says, and is dropped before it: fields are
    /// dropped in the order in which they stand.
    searcher: isim_core::Searcher<'static>,
    _index: Arc<isim_core::Index<'static>>,
}

/// A searcher of an index.
///
/// Returns: ISIM_STATUS_OK, and in `searcher` a handle that goes to isim_searcher_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the index lives.
///
/// Example:
///
///     static const char *const texts[] = {"Vedat Işıkhan", "Anar Aliyev", "Ведат Ишикхан"};
///     isim_index_builder *builder;
///     isim_index *list;
///     isim_searcher *searcher;
///     isim_name *names[3];
///     size_t i, n;
///
///     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
///     for (i = 0; i < 3; i++) {
///         assert(isim_name_new(texts[i], strlen(texts[i]), ISIM_KIND_PERSON, NULL, 0, &names[i]) ==
///                ISIM_STATUS_OK);
///         assert(isim_index_builder_add(builder, texts[i], strlen(texts[i]), names[i]) ==
///                ISIM_STATUS_OK);
///     }
///     assert(isim_index_builder_build(builder, &list) == ISIM_STATUS_OK);
///     isim_index_builder_free(builder);
///     assert(isim_searcher_new(list, &searcher) == ISIM_STATUS_OK);
///     for (i = 0; i < 3; i++) {
///         isim_results *results;
///         isim_hit hit;
///
///         assert(isim_searcher_above_among(searcher, names[i], 0, i, &results) == ISIM_STATUS_OK);
///         for (n = 0; isim_results_get(results, n, &hit) == ISIM_STATUS_OK; n++) {
///             printf("%s is %.*s\n", texts[i], (int)hit.name.length, hit.name.data);
///         }
///         assert(n == (i == 2));
///         isim_results_free(results);
///         isim_name_free(names[i]);
///     }
///     isim_searcher_free(searcher);
///     isim_index_free(list);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_searcher_new(
    index: *const Index,
    searcher: *mut *mut Searcher,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (searcher, index) = unsafe { (Output::new(searcher)?, shared(index)?) };
        let index = Arc::clone(&index.0);
        // SAFETY: the index stays where it is, unchanged, as long as `_index` lives, which is
        // dropped after the searcher; the lifetime that is made up here does not leave this file.
        let borrowed: &'static isim_core::Index<'static> = unsafe { &*Arc::as_ptr(&index) };
        searcher.give(Searcher { searcher: borrowed.searcher(), _index: index });
        Ok(())
    })
}

/// Frees a searcher. NULL is fine. The results it gave stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_searcher_free(searcher: *mut Searcher) {
    // SAFETY: a handle of `isim_searcher_new`, or NULL, given up here, by the convention.
    unsafe { free(searcher) }
}

/// Every id whose score for a name is at least a weight, an isim_score.weight, among the names of its
/// kind, best first; of several names under one id the best one answers. It looks a little less
/// widely than isim_index_search_above_kind.
///
/// Returns: ISIM_STATUS_OK, and in `results` a handle that goes to isim_results_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: one thread at a time for one searcher.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_searcher_above(
    searcher: *mut Searcher,
    name: *const Name,
    weight: i32,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe { isim_searcher_above_among(searcher, name, weight, usize::MAX, results) }
}

/// isim_searcher_above among the first so many names of the index: asked with each name of a list and
/// its number in it, this finds every pair of the list once.
///
/// Returns: as isim_searcher_above.
/// Thread safety: one thread at a time for one searcher.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_searcher_above_among(
    searcher: *mut Searcher,
    name: *const Name,
    weight: i32,
    first: usize,
    results: *mut *mut Results,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, the searcher in no other thread's hands, and a good
        // output, by the convention.
        let (results, searcher, name) =
            unsafe { (Output::new(results)?, exclusive(searcher)?, shared(name)?) };
        let least = isim_core::Score::from_weight(weight);
        let hits = searcher.searcher.above_among(&name.core, least, first);
        results.give(Results::of(hits));
        Ok(())
    })
}
