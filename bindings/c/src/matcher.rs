//! A matcher by its user's wishes.

use core::ffi::c_char;

use isim_core::{GenderPolicy, Kind, MatcherBuilder as Core, StepKind};

use crate::boundary::{Output, exclusive, fill, free, guarded, long_text, name_text, shared};
use crate::compare::Matcher;
use crate::name::Name;
use crate::status::Status;

/// Switch of a matcher: forms of one given name count as such, Joseph and Yusuf, William and Bill.
pub const ISIM_MATCHER_NICKNAMES: u32 = 1;

/// Switch of a matcher: an initial may stand for a name that it begins. Without it, it agrees only
/// with itself.
pub const ISIM_MATCHER_INITIALS: u32 = 2;

/// Switch of a matcher: it speaks against two names that one has a part which the other lacks.
/// Without it, such parts are left out of the comparison, unless each name has one of its own.
pub const ISIM_MATCHER_OMISSIONS: u32 = 4;

/// Options of a matcher. Without any it builds what isim_matcher_new gives. One thread at a time.
///
/// Whatever the options, scores are symmetric, and a name and itself score exactly 1 if its kind is
/// compared at all. The learned weights stay as they are: they were calibrated with everything
/// counted, so under other options read a score as an order, and measure your own threshold.
pub struct MatcherBuilder(Core);

impl MatcherBuilder {
    fn change(&mut self, with: impl FnOnce(Core) -> Core) {
        self.0 = with(core::mem::take(&mut self.0));
    }
}

/// Options to start with, which change nothing.
///
/// Returns: ISIM_STATUS_OK, and in `builder` a handle that goes to isim_matcher_builder_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_new(builder: *mut *mut MatcherBuilder) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, by the convention.
        unsafe { Output::new(builder) }?.give(MatcherBuilder(Core::default()));
        Ok(())
    })
}

/// Frees options. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_free(builder: *mut MatcherBuilder) {
    // SAFETY: a handle of `isim_matcher_builder_new`, or NULL, given up here, by the convention.
    unsafe { free(builder) }
}

/// The kinds of names that are compared: pairs of any other kind, or of two kinds, score exactly 0.
///
/// `kinds` has the bit `1 << kind` for each isim_kind. Without this call all kinds are compared, and
/// nobody asks whether two names are of one kind.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when a bit is no kind's.
/// Thread safety: one thread at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_kinds(
    builder: *mut MatcherBuilder,
    kinds: u32,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, which nobody else uses, by the convention.
        let builder = unsafe { exclusive(builder) }?;
        if kinds >> Kind::ALL.len() != 0 {
            return Err(Status::UnknownCode);
        }
        let chosen = Kind::ALL.into_iter().filter(|kind| kinds >> *kind as u32 & 1 == 1);
        let chosen: Vec<Kind> = chosen.collect();
        builder.change(|core| core.kinds(&chosen));
        Ok(())
    })
}

/// What a woman's and a man's form of one surname mean: an isim_gender_policy.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when `policy` is none.
/// Thread safety: one thread at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_gender(
    builder: *mut MatcherBuilder,
    policy: u32,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, which nobody else uses, by the convention.
        let builder = unsafe { exclusive(builder) }?;
        let found = GenderPolicy::ALL.into_iter().find(|p| *p as u32 == policy);
        let policy = found.ok_or(Status::UnknownCode)?;
        builder.change(|core| core.gender(policy));
        Ok(())
    })
}

/// What counts: ISIM_MATCHER_NICKNAMES, ISIM_MATCHER_INITIALS and ISIM_MATCHER_OMISSIONS joined with
/// `|`, which is how it is without this call; what is left out does not count.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when a bit is none of these.
/// Thread safety: one thread at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_switches(
    builder: *mut MatcherBuilder,
    switches: u32,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, which nobody else uses, by the convention.
        let builder = unsafe { exclusive(builder) }?;
        let on = |switch| switches & switch != 0;
        let all = ISIM_MATCHER_NICKNAMES | ISIM_MATCHER_INITIALS | ISIM_MATCHER_OMISSIONS;
        if switches & !all != 0 {
            return Err(Status::UnknownCode);
        }
        builder.change(|core| {
            let core = core.nicknames(on(ISIM_MATCHER_NICKNAMES));
            core.initials(on(ISIM_MATCHER_INITIALS)).omissions(on(ISIM_MATCHER_OMISSIONS))
        });
        Ok(())
    })
}

/// Adds so many hundredths of a nat to the weight of a pair for each step of this kind, an
/// isim_step_kind, that its explanation has; 0 without this call.
///
/// The sum stays within the range of scores, and short of certainty. It does not touch a name and
/// itself, nor names with nothing in common.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_NULL; ISIM_STATUS_UNKNOWN_CODE when `step_kind` is none.
/// Thread safety: one thread at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_weight(
    builder: *mut MatcherBuilder,
    step_kind: u32,
    hundredths: i32,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, which nobody else uses, by the convention.
        let builder = unsafe { exclusive(builder) }?;
        let found = StepKind::ALL.into_iter().find(|k| *k as u32 == step_kind);
        let kind = found.ok_or(Status::UnknownCode)?;
        builder.change(|core| core.weight(kind, hundredths));
        Ok(())
    })
}

/// Adds rules of one's own: forms of given names, titles, particles, and names that are one. `file`
/// is a name for messages and for explanations; nothing is opened.
///
/// `rules` is a text such as `"class alias\nali = Muhammad Ali, Cassius Clay\n"`; each line belongs to the
/// class above it: given (`kubanychbek = kubanychbek, Кубанычбек`, `kubanychbek short = kuba`),
/// title and particle (`ru = прораб`; und for no language in particular), alias. A line
/// `> Cassius Clay = Muhammad Ali` is an example, which must hold.
///
/// Returns: ISIM_STATUS_OK; ISIM_STATUS_RULES when there is a fault, which
/// isim_matcher_builder_check tells, and then the options are as before; ISIM_STATUS_NULL,
/// ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG when the rules are over ISIM_TEXT_LIMIT.
/// Thread safety: one thread at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_rules(
    builder: *mut MatcherBuilder,
    file: *const c_char,
    file_length: usize,
    rules: *const c_char,
    rules_length: usize,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, which nobody else uses, and two texts, by the convention.
        let (builder, file, rules) = unsafe {
            (exclusive(builder)?, name_text(file, file_length)?, long_text(rules, rules_length)?)
        };
        builder.0 = builder.0.clone().rules(file, rules)?;
        Ok(())
    })
}

/// The first fault that isim_matcher_builder_rules would find, in English: file, line, column, what
/// is there and what would be right. The empty text when there is none. The options stay as they
/// are.
///
/// Returns: as isim_fold.
/// Thread safety: one thread at a time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_check(
    builder: *const MatcherBuilder,
    file: *const c_char,
    file_length: usize,
    rules: *const c_char,
    rules_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer, the handle and both texts are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || {
            let (file, rules) = (name_text(file, file_length)?, long_text(rules, rules_length)?);
            let fault = shared(builder)?.0.clone().rules(file, rules).err();
            Ok(fault.map(|error| error.to_string()).unwrap_or_default())
        })
    }
}

/// A matcher with these options. They may be changed and built again.
///
/// Returns: ISIM_STATUS_OK, and in `matcher` a handle that goes to isim_matcher_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: one thread at a time.
///
/// Example:
///
///     const char *rules = "class alias\nali = Muhammad Ali, Cassius Clay\n";
///     isim_matcher_builder *builder;
///     isim_matcher *matcher;
///     isim_name *a, *b;
///     isim_score score;
///     assert(isim_matcher_builder_new(&builder) == ISIM_STATUS_OK);
///     assert(isim_matcher_builder_gender(builder, ISIM_GENDER_POLICY_SAME) == ISIM_STATUS_OK);
///     assert(isim_matcher_builder_rules(builder, "own.txt", 7, rules, strlen(rules)) ==
///            ISIM_STATUS_OK);
///     assert(isim_matcher_builder_build(builder, &matcher) == ISIM_STATUS_OK);
///     isim_matcher_builder_free(builder);
///     assert(isim_name_new("Cassius Clay", 12, ISIM_KIND_PERSON, NULL, 0, &a) == ISIM_STATUS_OK);
///     assert(isim_name_new("Muhammad Ali", 12, ISIM_KIND_PERSON, NULL, 0, &b) == ISIM_STATUS_OK);
///     assert(isim_matcher_compare(matcher, a, b, &score) == ISIM_STATUS_OK);
///     assert(score.value > 0.99);
///     isim_name_free(a);
///     isim_name_free(b);
///     isim_matcher_free(matcher);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_builder_build(
    builder: *const MatcherBuilder,
    matcher: *mut *mut Matcher,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (matcher, builder) = unsafe { (Output::new(matcher)?, shared(builder)?) };
        matcher.give(Matcher::of(builder.0.clone().build()));
        Ok(())
    })
}

/// A name as a matcher's options see it. Nobody needs this: any other name scores the same. But a
/// matcher with options prepares a name anew for every comparison where they matter, which
/// allocates; a name of this function is compared without, and is for this matcher alone.
///
/// Returns: ISIM_STATUS_OK, and in `prepared` a new handle that goes to isim_name_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_prepare(
    matcher: *const Matcher,
    name: *const Name,
    prepared: *mut *mut Name,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, and a good output, by the convention.
        let (prepared, matcher, name) =
            unsafe { (Output::new(prepared)?, shared(matcher)?, shared(name)?) };
        prepared.give(matcher.prepare(name));
        Ok(())
    })
}
