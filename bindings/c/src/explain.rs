//! Why two names are, or are not, the same.

use core::ffi::c_char;

use crate::boundary::{Output, Span, Text, fill, free, guarded, language, look, name_text, shared};
use crate::compare::{Matcher, Score};
use crate::name::Name;
use crate::status::Status;
use crate::words::kind_of;

/// A score with its reasons, which are called steps.
///
/// The weights of the steps add up to the score's weight, and every part of both names appears in
/// exactly one step. It never changes: any number of threads may use it at once. It keeps what it
/// needs: the names and the matcher may be freed before it.
pub struct Explanation {
    core: isim_core::Explanation,
    /// The spans of every step, both names, in the layout that C sees.
    spans: Vec<[Vec<Span>; 2]>,
    table: String,
}

impl Explanation {
    fn of(core: isim_core::Explanation) -> Explanation {
        let list = |spans: &[isim_core::Span]| spans.iter().map(|s| Span::from(*s)).collect();
        let spans = core.steps().iter().map(|step| [list(&step.a), list(&step.b)]).collect();
        let table = core.to_string();
        Explanation { core, spans, table }
    }
}

/// One reason of an explanation. What it points to lives as long as the explanation.
#[repr(C)]
pub struct Step {
    /// What kind of reason it is: an isim_step_kind.
    pub kind: u32,
    /// Log-odds in hundredths of a nat: positive speaks for one name, negative for two.
    pub weight: i32,
    /// The parts of the first name it speaks of: byte offsets in its text.
    pub a: *const Span,
    /// Number of spans in `a`; may be 0.
    pub a_count: usize,
    /// The parts of the second name it speaks of.
    pub b: *const Span,
    /// Number of spans in `b`; may be 0.
    pub b_count: usize,
    /// The reason in words; may be empty.
    pub detail: Text,
    /// Where the rule stands, a file and a line, when one rule decided; otherwise empty.
    pub source: Text,
}

/// Compares two names of one kind, an isim_kind, and says why.
///
/// Returns: ISIM_STATUS_OK, and in `explanation` a handle that goes to isim_explanation_free once;
/// ISIM_STATUS_NULL, ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG over ISIM_NAME_LIMIT,
/// ISIM_STATUS_UNKNOWN_CODE when `kind` is no kind.
/// Thread safety: any thread, any time.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explain(
    a: *const c_char,
    a_length: usize,
    b: *const c_char,
    b_length: usize,
    kind: u32,
    explanation: *mut *mut Explanation,
) -> Status {
    guarded(|| {
        // SAFETY: a good output or NULL, and both texts, by the convention.
        let (explanation, a, b) = unsafe {
            (Output::new(explanation)?, name_text(a, a_length)?, name_text(b, b_length)?)
        };
        explanation.give(Explanation::of(isim_core::explain(a, b, kind_of(kind)?)));
        Ok(())
    })
}

/// Compares two prepared names and says why.
///
/// Returns: ISIM_STATUS_OK, and in `explanation` a handle that goes to isim_explanation_free once;
/// ISIM_STATUS_NULL.
/// Thread safety: any thread while the handles live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_explain(
    matcher: *const Matcher,
    a: *const Name,
    b: *const Name,
    explanation: *mut *mut Explanation,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, and a good output, by the convention.
        let (explanation, matcher, a, b) =
            unsafe { (Output::new(explanation)?, shared(matcher)?, shared(a)?, shared(b)?) };
        explanation.give(Explanation::of(matcher.explain(a, b)));
        Ok(())
    })
}

/// Frees an explanation. NULL is fine.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_free(explanation: *mut Explanation) {
    // SAFETY: a handle of `isim_matcher_explain`, or NULL, given up here, by the convention.
    unsafe { free(explanation) }
}

/// The explanation as a table for eyes: a line for the score, then a line for each step. Programs
/// should read the steps instead; the table's form may change.
///
/// Returns: a text that lives as long as the explanation; the empty text for NULL.
/// Thread safety: any thread while the explanation lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_text(explanation: *const Explanation) -> Text {
    // SAFETY: a living handle or NULL, by the convention.
    Text::of(unsafe { look(explanation, "", |e| &e.table) })
}

/// The first name, as it was given: the spans `a` of the steps lie in it.
///
/// Returns: a text that lives as long as the explanation; the empty text for NULL.
/// Thread safety: any thread while the explanation lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_a(explanation: *const Explanation) -> Text {
    // SAFETY: a living handle or NULL, by the convention.
    Text::of(unsafe { look(explanation, "", |e| e.core.a()) })
}

/// The second name: the spans `b` of the steps lie in it.
///
/// Returns: a text that lives as long as the explanation; the empty text for NULL.
/// Thread safety: any thread while the explanation lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_b(explanation: *const Explanation) -> Text {
    // SAFETY: a living handle or NULL, by the convention.
    Text::of(unsafe { look(explanation, "", |e| e.core.b()) })
}

/// The verdict and what it rests on in one sentence for readers: in Russian when the BCP 47 tag
/// `lang` is "ru", otherwise in English.
///
/// Returns: as isim_fold; ISIM_STATUS_UNKNOWN_CODE when `lang` is no tag.
/// Thread safety: any thread while the explanation lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_sentence(
    explanation: *const Explanation,
    lang: *const c_char,
    lang_length: usize,
    buffer: *mut c_char,
    capacity: usize,
    length: *mut usize,
) -> Status {
    // SAFETY: the buffer, the handle and the tag are as the convention wants them.
    unsafe {
        fill(buffer, capacity, length, || {
            let lang = language(lang, lang_length)?.unwrap_or(isim_core::Lang::UND);
            Ok(shared(explanation)?.core.sentence(lang))
        })
    }
}

/// The score: the same as isim_matcher_compare gives.
///
/// Returns: ISIM_STATUS_OK, and the score; ISIM_STATUS_NULL.
/// Thread safety: any thread while the explanation lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_score(
    explanation: *const Explanation,
    score: *mut Score,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (score, explanation) = unsafe { (Output::new(score)?, shared(explanation)?) };
        score.set(explanation.core.score().into());
        Ok(())
    })
}

/// Number of steps of an explanation.
///
/// Returns: the number; 0 for NULL.
/// Thread safety: any thread while the explanation lives.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_count(explanation: *const Explanation) -> usize {
    // SAFETY: a living handle or NULL, by the convention.
    unsafe { look(explanation, 0, |e| e.core.steps().len()) }
}

/// A step of an explanation; they are counted from 0, in the order of the first name's parts,
/// those of the whole name last.
///
/// Returns: ISIM_STATUS_OK, and the step; ISIM_STATUS_NULL; ISIM_STATUS_RANGE when there are not
/// that many.
/// Thread safety: any thread while the explanation lives.
///
/// Example:
///
///     const char *a = "Vedat Işıkhan", *b = "Ведатом Ишикханом";
///     isim_explanation *why;
///     isim_step step;
///
///     assert(isim_explain(a, strlen(a), b, strlen(b), ISIM_KIND_PERSON, &why) == ISIM_STATUS_OK);
///     for (size_t i = 0; isim_explanation_step(why, i, &step) == ISIM_STATUS_OK; i++) {
///         printf("%+d %s", (int)step.weight, isim_step_kind_name(step.kind));
///         for (size_t n = 0; n < step.a_count; n++) {
///             printf(" %.*s", (int)(step.a[n].end - step.a[n].start), a + step.a[n].start);
///         }
///         puts("");
///     }
///     isim_explanation_free(why);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_explanation_step(
    explanation: *const Explanation,
    number: usize,
    step: *mut Step,
) -> Status {
    guarded(|| {
        // SAFETY: a living handle or NULL, and a good output, by the convention.
        let (step, explanation) = unsafe { (Output::new(step)?, shared(explanation)?) };
        let found = explanation.core.steps().get(number).ok_or(Status::Range)?;
        let [a, b] = explanation.spans.get(number).ok_or(Status::Range)?;
        step.set(Step {
            kind: found.kind as u32,
            weight: found.weight,
            a: a.as_ptr(),
            a_count: a.len(),
            b: b.as_ptr(),
            b_count: b.len(),
            detail: Text::of(&found.detail),
            source: Text::of(found.source.as_deref().unwrap_or("")),
        });
        Ok(())
    })
}
