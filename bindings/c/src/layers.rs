//! A list together with what was added to it and removed from it since.

use std::sync::Arc;

use isim_core::Score;

use crate::boundary::{Output, free, guarded, shared};
use crate::index::{Index, Results, answer};
use crate::name::Name;
use crate::status::Status;

/// Two indexes as one: a base, and on top of it what was added and removed since. It never changes:
/// any number of threads may use it at once. It keeps what it needs: both indexes may be freed before
/// it.
pub struct Layers {
    base: Arc<isim_core::Index<'static>>,
    top: Arc<isim_core::Index<'static>>,
}

impl Layers {
    fn core(&self) -> isim_core::Layers<'_> {
        self.base.layered(&self.top)
    }
}

/// An index with another one on top, which holds the names that were added since, and tells which ids
/// were removed, by isim_index_builder_remove. So a long list need not be indexed anew for every
/// change. An index on itself, or one that removes nothing, is fine too.
///
/// Returns: ISIM_STATUS_OK, and in `layers` a handle that goes to isim_layers_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the indexes live.
///
/// Example:
///
///     isim_index_builder *builder;
///     isim_index *base, *since, *whole;
///     isim_layers *layers;
///     isim_name *name;
///     isim_results *results;
///     isim_hit hit;
///
///     assert(isim_name_new("Vedat Işıkhan", 15, ISIM_KIND_PERSON, NULL, 0, &name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
///     assert(isim_index_builder_add(builder, "p1", 2, name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_build(builder, &base) == ISIM_STATUS_OK);
///     isim_index_builder_free(builder);
///
///     assert(isim_index_builder_new(&builder) == ISIM_STATUS_OK);
///     assert(isim_index_builder_remove(builder, "p1", 2) == ISIM_STATUS_OK);
///     assert(isim_index_builder_add(builder, "p2", 2, name) == ISIM_STATUS_OK);
///     assert(isim_index_builder_build(builder, &since) == ISIM_STATUS_OK);
///     isim_index_builder_free(builder);
///
///     assert(isim_layers_new(base, since, &layers) == ISIM_STATUS_OK);
///     isim_index_free(base);
///     isim_index_free(since);
///     assert(isim_layers_search(layers, name, 10, &results) == ISIM_STATUS_OK);
///     assert(isim_results_count(results) == 1);
///     assert(isim_results_get(results, 0, &hit) == ISIM_STATUS_OK);
///     printf("%.*s %.2f\n", (int)hit.id.length, hit.id.data, hit.score.value);
///     isim_results_free(results);
///     isim_name_free(name);
///
///     assert(isim_layers_merge(layers, &whole) == ISIM_STATUS_OK);
///     assert(isim_index_len(whole) == 1);
///     isim_index_free(whole);
///     isim_layers_free(layers);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_layers_new(
    base: *const Index,
    top: *const Index,
    layers: *mut *mut Layers,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, and a good output, by the convention.
        let (layers, base, top) = unsafe { (Output::new(layers)?, shared(base)?, shared(top)?) };
        layers.give(Layers { base: Arc::clone(&base.0), top: Arc::clone(&top.0) });
        Ok(())
    })
}

/// Frees layers. NULL is fine. The indexes they were made of stay.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_layers_free(layers: *mut Layers) {
    // SAFETY: a handle of `isim_layers_new`, or NULL, given up here, by the convention.
    unsafe { free(layers) }
}

/// The best `k` ids of both for a name, as isim_index_search finds them. An id that the upper index
/// removes answers by its names in the upper index alone; of one that both have the best name
/// answers.
///
/// Returns: as isim_index_search.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_layers_search(
    layers: *const Layers,
    name: *const Name,
    k: usize,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe {
        answer(layers, name, results, |list, name| {
            Results::of(list.core().search(name, list.most(k)))
        })
    }
}

/// isim_layers_search among the names of the wanted name's kind.
///
/// Returns: as isim_index_search.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_layers_search_kind(
    layers: *const Layers,
    name: *const Name,
    k: usize,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe {
        answer(layers, name, results, |list, name| {
            Results::of(list.core().search_kind(name, list.most(k)))
        })
    }
}

/// Every id of both whose score for a name is at least a weight, as isim_index_search_above finds
/// them, but for those that the upper index removes.
///
/// Returns: as isim_index_search_above.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_layers_search_above(
    layers: *const Layers,
    name: *const Name,
    weight: i32,
    results: *mut *mut Results,
) -> Status {
    // SAFETY: the same promises.
    unsafe {
        answer(layers, name, results, |list, name| {
            Results::of(list.core().search_above(name, Score::from_weight(weight)))
        })
    }
}

/// One index of what both hold: without the names of the base that were removed, and without a word
/// of what the upper index removed.
///
/// Returns: ISIM_STATUS_OK, and in `index` a handle that goes to isim_index_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the layers live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_layers_merge(
    layers: *const Layers,
    index: *mut *mut Index,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (index, layers) = unsafe { (Output::new(index)?, shared(layers)?) };
        index.give(Index(Arc::new(layers.core().merge())));
        Ok(())
    })
}

impl Layers {
    /// More ids than names there cannot be.
    fn most(&self, k: usize) -> usize {
        k.min(self.base.len() + self.top.len())
    }
}
