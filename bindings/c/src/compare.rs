//! Two names: are they the same?

use core::ffi::c_char;
use core::slice;

use crate::boundary::{Output, free, guarded, name_text, shared};
use crate::name::Name;
use crate::status::Status;
use crate::words::kind_of;

/// How sure isim is that two names are the same name.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Score {
    /// From 0 to 1; from 0.5 on the names are more likely one than two.
    pub value: f64,
    /// The same as log-odds in hundredths of a nat, from -1600 to 1600: a whole number that is
    /// the same on every machine. From 0 on the names are more likely one than two.
    pub weight: i32,
}

impl From<isim_core::Score> for Score {
    fn from(score: isim_core::Score) -> Score {
        Score { value: score.value(), weight: score.weight() }
    }
}

/// Compares prepared names. It never changes: any number of threads may use it at once.
pub struct Matcher(isim_core::Matcher);

/// Compares two names of one kind, an isim_kind. Symmetric; a name and itself give 1.
///
/// Returns: ISIM_STATUS_OK, and in `score` a number from 0 to 1: from 0.5 on the names are more
/// likely one than two; ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over
/// ISIM_NAME_LIMIT, ISIM_STATUS_UNKNOWN_CODE when `kind` is no kind.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     const char *a = "Vedat Işıkhan", *b = "Ведатом Ишикханом";
///     double score;
///
///     if (isim_compare(a, strlen(a), b, strlen(b), ISIM_KIND_PERSON, &score) == ISIM_STATUS_OK) {
///         puts(score >= 0.5 ? "same" : "different");
///     }
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_compare(
    a: *const c_char,
    a_length: usize,
    b: *const c_char,
    b_length: usize,
    kind: u32,
    score: *mut f64,
) -> Status {
    guarded(|| {
        // SAFETY: the output and both texts are as the convention wants them.
        let (score, a, b) =
            unsafe { (Output::new(score)?, name_text(a, a_length)?, name_text(b, b_length)?) };
        let kind = kind_of(kind)?;
        score.set(isim_core::compare(a, b, kind).value());
        Ok(())
    })
}

/// The score of a weight, log-odds in hundredths of a nat, as it was stored: what is over 1600 or
/// under -1600 is cut.
///
/// Returns: the score.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub extern "C" fn isim_score_of_weight(weight: i32) -> Score {
    isim_core::Score::from_weight(weight).into()
}

/// A matcher with the built-in weights.
///
/// Returns: ISIM_STATUS_OK, and in `matcher` a handle that goes to isim_matcher_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_new(matcher: *mut *mut Matcher) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, by the convention.
        unsafe { Output::new(matcher) }?.give(Matcher(isim_core::Matcher::new()));
        Ok(())
    })
}

/// Frees a matcher. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_free(matcher: *mut Matcher) {
    // SAFETY: a handle of `isim_matcher_new`, or NULL, given up here, by the convention.
    unsafe { free(matcher) }
}

/// Compares two prepared names. Symmetric; allocates nothing.
///
/// Compare names of one kind: of two kinds, the one or the other decides by whose rules, and
/// isim_matcher_builder_kinds makes a matcher that refuses such pairs. A matcher with options may
/// allocate, as isim_matcher_prepare tells.
///
/// Returns: ISIM_STATUS_OK, and the score; ISIM_STATUS_NULL.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_compare(
    matcher: *const Matcher,
    a: *const Name,
    b: *const Name,
    score: *mut Score,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, and a good output, by the convention.
        let (score, matcher, a, b) =
            unsafe { (Output::new(score)?, shared(matcher)?, shared(a)?, shared(b)?) };
        score.set(matcher.compare(a, b));
        Ok(())
    })
}

/// Compares one prepared name with each name of an array. Allocates nothing.
///
/// `others` are `count` handles, `scores` has room for as many scores and gets them in the same
/// order. Both may be NULL when `count` is 0.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL, also when one of the handles is NULL, and then no
/// score is written; ISIM_STATUS_TOO_LONG when no array can have `count` scores. Only after
/// ISIM_STATUS_PANIC some scores may have been written.
/// Thread safety: any thread while the handles live.
///
/// Example:
///
///     const char *texts[2] = {"Кубанычбек Өмүралиев", "Anar Aliyev"};
///     isim_name *wanted, *seen[2];
///     isim_matcher *matcher;
///     isim_score scores[2];
///
///     assert(isim_matcher_new(&matcher) == ISIM_STATUS_OK);
///     assert(isim_name_new("Kubanychbek Omuraliev", 21, ISIM_KIND_PERSON, NULL, 0, &wanted) ==
///            ISIM_STATUS_OK);
///     for (size_t i = 0; i < 2; i++) {
///         assert(isim_name_new(texts[i], strlen(texts[i]), ISIM_KIND_PERSON, NULL, 0, &seen[i]) ==
///                ISIM_STATUS_OK);
///     }
///     assert(isim_matcher_compare_many(matcher, wanted, seen, 2, scores) == ISIM_STATUS_OK);
///     assert(scores[0].weight >= 0 && scores[1].weight < 0);
///     isim_name_free(seen[0]);
///     isim_name_free(seen[1]);
///     isim_name_free(wanted);
///     isim_matcher_free(matcher);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_compare_many(
    matcher: *const Matcher,
    name: *const Name,
    others: *const *mut Name,
    count: usize,
    scores: *mut Score,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, by the convention.
        let (matcher, name) = unsafe { (shared(matcher)?, shared(name)?) };
        if count == 0 {
            return Ok(());
        }
        if others.is_null() || scores.is_null() {
            return Err(Status::Null);
        }
        // A score is the larger of the two, so this bounds both arrays.
        if count > isize::MAX as usize / size_of::<Score>() {
            return Err(Status::TooLong);
        }
        // SAFETY: not NULL, of a possible size, and `count` handles long by the convention.
        let others = unsafe { slice::from_raw_parts(others, count) };
        if others.iter().any(|other| other.is_null()) {
            return Err(Status::Null);
        }
        for (number, other) in others.iter().enumerate() {
            // SAFETY: a living handle, by the convention.
            let score = matcher.compare(name, unsafe { shared(*other) }?);
            // SAFETY: `number` is below `count`, and `scores` has room for so many.
            unsafe { scores.add(number).write(score) };
        }
        Ok(())
    })
}

impl Matcher {
    pub(crate) fn core(&self) -> &isim_core::Matcher {
        &self.0
    }

    pub(crate) fn of(core: isim_core::Matcher) -> Matcher {
        Matcher(core)
    }

    pub(crate) fn prepare(&self, name: &Name) -> Name {
        Name::of(self.0.prepare(name.core.clone()))
    }

    fn compare(&self, a: &Name, b: &Name) -> Score {
        self.0.compare(&a.core, &b.core).into()
    }

    pub(crate) fn explain(&self, a: &Name, b: &Name) -> isim_core::Explanation {
        self.0.explain(&a.core, &b.core)
    }
}
