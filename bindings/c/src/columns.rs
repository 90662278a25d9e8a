//! Many names in one call: arrays of texts, and columns of Arrow.

use core::slice;

use isim_core::{Kind, Lang, Matcher as Core, Name as CoreName, Preparer};

use isim_arrow::{ArrowArray, ArrowSchema, Column, Fault};

use crate::boundary::{ISIM_NAME_LIMIT, Output, Text, guarded, name_text, shared};
use crate::compare::Matcher;
use crate::name::Name;
use crate::status::Status;
use crate::words::kind_of;

/// Compares texts of two arrays pair by pair: the first with the first, and so on.
///
/// `a`, `b` and `scores` have `count` elements; they may be NULL when it is 0.
///
/// Returns: ISIM_STATUS_OK, and the scores as isim_compare gives them; ISIM_STATUS_NULL,
/// ISIM_STATUS_UTF8, ISIM_STATUS_TOO_LONG when a text is over ISIM_NAME_LIMIT or no array can have
/// `count` elements, ISIM_STATUS_UNKNOWN_CODE when `kind` is no isim_kind. After a failure no score
/// is written, but for ISIM_STATUS_PANIC.
/// Thread safety: any thread, any time.
///
/// Example:
///
///     isim_text a[2] = {{"Vedat Işıkhan", 15}, {"Anar Aliyev", 11}};
///     isim_text b[2] = {{"Vedat Isikhan", 13}, {"Ilham Aliyev", 12}};
///     double scores[2];
///
///     assert(isim_compare_texts(a, b, 2, ISIM_KIND_PERSON, scores) == ISIM_STATUS_OK);
///     assert(scores[0] >= 0.5 && scores[1] < 0.5);
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_compare_texts(
    a: *const Text,
    b: *const Text,
    count: usize,
    kind: u32,
    scores: *mut f64,
) -> Status {
    guarded(|| {
        let kind = kind_of(kind)?;
        if count == 0 {
            return Ok(());
        }
        // SAFETY: arrays of `count` texts or NULL, by the convention.
        let (a, b) = unsafe { (texts(a, count)?, texts(b, count)?) };
        // SAFETY: room for as many scores, by the convention.
        let scores = unsafe { Scores::new(scores, count)? };
        let (mut a, mut b) = (Prepared::new(a, kind), Prepared::new(b, kind));
        let mut words = Preparer::new();
        scores.fill(|row| pair(&mut words, &mut a, &mut b, row))
    })
}

/// Compares two columns of names row by row, as Arrow's C data interface hands them over. The
/// strings are read where they lie.
///
/// A column is one of strings: utf8, large utf8, utf8 view, or a dictionary of these, whose strings
/// are prepared once. It stays the caller's, who releases it. Several chunks are several calls.
///
/// `rows` is the length of both columns, and `scores` has room for as many.
///
/// Returns: ISIM_STATUS_OK, and the scores as isim_compare gives them, NaN where one of the two is
/// null; ISIM_STATUS_NULL, also for a column that was released; ISIM_STATUS_UTF8,
/// ISIM_STATUS_TOO_LONG when a string is over ISIM_NAME_LIMIT, ISIM_STATUS_RANGE when a column has
/// another length or points outside itself, ISIM_STATUS_UNKNOWN_CODE when it is not one of strings
/// or `kind` is no isim_kind. After a failure no score is written, but for ISIM_STATUS_PANIC.
/// Thread safety: any thread while nobody changes the columns.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_compare_arrow(
    a_schema: *const ArrowSchema,
    a: *const ArrowArray,
    b_schema: *const ArrowSchema,
    b: *const ArrowArray,
    kind: u32,
    rows: usize,
    scores: *mut f64,
) -> Status {
    guarded(|| {
        // SAFETY: columns by Arrow's interface or NULL, by the convention.
        let (a, b) = unsafe { (column(a_schema, a)?, column(b_schema, b)?) };
        let kind = kind_of(kind)?;
        check(&a, rows)?;
        check(&b, rows)?;
        // SAFETY: room for as many scores, by the convention.
        let scores = unsafe { Scores::new(scores, rows)? };
        let (mut a, mut b) = (Prepared::new(a, kind), Prepared::new(b, kind));
        let mut words = Preparer::new();
        scores.fill(|row| pair(&mut words, &mut a, &mut b, row))
    })
}

/// Compares a prepared name with every row of a column, as isim_compare_arrow takes it. The rows are
/// names of the same kind.
///
/// Returns: as isim_compare_arrow.
/// Thread safety: any thread while the handles live and nobody changes the column.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn isim_matcher_compare_arrow(
    matcher: *const Matcher,
    name: *const Name,
    schema: *const ArrowSchema,
    array: *const ArrowArray,
    rows: usize,
    scores: *mut f64,
) -> Status {
    guarded(|| {
        // SAFETY: living handles or NULL, and a column by Arrow's interface, by the convention.
        let (matcher, name, column) =
            unsafe { (shared(matcher)?, shared(name)?, column(schema, array)?) };
        check(&column, rows)?;
        // SAFETY: room for as many scores, by the convention.
        let scores = unsafe { Scores::new(scores, rows)? };
        let mut others = Prepared::new(column, name.core.kind());
        let mut words = Preparer::new();
        scores.fill(|row| {
            let other = others.row(&mut words, row)?;
            Ok(other.map_or(f64::NAN, |other| matcher.core().compare(&name.core, other).value()))
        })
    })
}

/// # Safety
///
/// The structs are NULL or valid by Arrow's interface, and stay so during `'a`.
unsafe fn column<'a>(
    schema: *const ArrowSchema,
    array: *const ArrowArray,
) -> Result<Column<'a>, Status> {
    // SAFETY: the same promise.
    Ok(unsafe { Column::new(schema, array, ISIM_NAME_LIMIT)? })
}

impl From<Fault> for Status {
    fn from(fault: Fault) -> Status {
        match fault {
            Fault::Null => Status::Null,
            Fault::Utf8 => Status::Utf8,
            Fault::TooLong(_) => Status::TooLong,
            Fault::Range => Status::Range,
            Fault::Type => Status::UnknownCode,
        }
    }
}

/// Rows of texts.
trait Rows {
    /// The number of a row's text; none when it is null.
    fn number(&self, row: usize) -> Result<Option<usize>, Status>;
    /// A text by its number; none when it is null.
    fn text(&self, number: usize) -> Result<Option<&str>, Status>;
    /// How many texts rows share; none when every row has its own.
    fn shared(&self) -> Option<usize>;
}

impl Rows for Column<'_> {
    fn number(&self, row: usize) -> Result<Option<usize>, Status> {
        Ok(Column::number(self, row)?)
    }

    fn text(&self, number: usize) -> Result<Option<&str>, Status> {
        Ok(Column::text(self, number)?)
    }

    fn shared(&self) -> Option<usize> {
        Column::shared(self)
    }
}

impl Rows for Vec<&str> {
    fn number(&self, row: usize) -> Result<Option<usize>, Status> {
        Ok(Some(row))
    }

    fn text(&self, number: usize) -> Result<Option<&str>, Status> {
        self.get(number).copied().map(Some).ok_or(Status::Range)
    }

    fn shared(&self) -> Option<usize> {
        None
    }
}

/// Names of rows, prepared when they are asked for: shared ones once, others one at a time.
struct Prepared<R> {
    rows: R,
    kind: Kind,
    shared: Vec<Option<CoreName>>,
    last: Option<CoreName>,
}

impl<R: Rows> Prepared<R> {
    fn new(rows: R, kind: Kind) -> Self {
        let shared = (0..rows.shared().unwrap_or(0)).map(|_| None).collect();
        Prepared { rows, kind, shared, last: None }
    }

    fn row(&mut self, words: &mut Preparer, row: usize) -> Result<Option<&CoreName>, Status> {
        let Some(number) = self.rows.number(row)? else { return Ok(None) };
        let Some(text) = self.rows.text(number)? else { return Ok(None) };
        let place = self.shared.get_mut(number).unwrap_or(&mut self.last);
        // Of rows that follow each other the text is often the same.
        match place {
            Some(name) if name.text() == text => {}
            Some(name) => words.renew(name, text, self.kind, Lang::UND),
            None => *place = Some(words.name(text, self.kind, Lang::UND)),
        }
        Ok(place.as_ref())
    }
}

fn pair<A: Rows, B: Rows>(
    words: &mut Preparer,
    a: &mut Prepared<A>,
    b: &mut Prepared<B>,
    row: usize,
) -> Result<f64, Status> {
    let (Some(a), Some(b)) = (a.row(words, row)?, b.row(words, row)?) else { return Ok(f64::NAN) };
    Ok(Core::new().compare(a, b).value())
}

/// Reads every row of a column once, so that a fault shows before a score is written.
fn check(column: &Column<'_>, rows: usize) -> Result<(), Status> {
    if column.rows()? != rows {
        return Err(Status::Range);
    }
    match column.shared() {
        Some(count) => {
            (0..count).try_for_each(|number| column.text(number).map(drop))?;
            Ok((0..rows).try_for_each(|row| column.number(row).map(drop))?)
        }
        None => Ok((0..rows).try_for_each(|row| column.text(row).map(drop))?),
    }
}

/// All texts of an array, looked through.
///
/// # Safety
///
/// `texts` is NULL, or `count` texts as the convention wants them.
unsafe fn texts<'a>(texts: *const Text, count: usize) -> Result<Vec<&'a str>, Status> {
    if texts.is_null() {
        return Err(Status::Null);
    }
    if count > isize::MAX as usize / size_of::<Text>() {
        return Err(Status::TooLong);
    }
    // SAFETY: not NULL, of a possible size, and as long by the caller's promise.
    let texts = unsafe { slice::from_raw_parts(texts, count) };
    // SAFETY: each a text by the convention.
    texts.iter().map(|text| unsafe { name_text(text.data, text.length) }).collect()
}

/// A place of the caller's for as many scores as there are rows.
struct Scores {
    scores: *mut f64,
    count: usize,
}

impl Scores {
    /// # Safety
    ///
    /// `scores` is NULL, or good to write `count` numbers for as long as the `Scores` is used.
    unsafe fn new(scores: *mut f64, count: usize) -> Result<Scores, Status> {
        if scores.is_null() && count > 0 {
            return Err(Status::Null);
        }
        if count > isize::MAX as usize / size_of::<f64>() {
            return Err(Status::TooLong);
        }
        Ok(Scores { scores, count })
    }

    fn fill(self, mut score: impl FnMut(usize) -> Result<f64, Status>) -> Result<(), Status> {
        for row in 0..self.count {
            // SAFETY: `new` was promised room for `count` numbers.
            let place = unsafe { Output::new(self.scores.add(row))? };
            place.set(score(row)?);
        }
        Ok(())
    }
}
