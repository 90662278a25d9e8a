//! Columns that we make.

use core::ffi::{CStr, c_void};
use std::sync::Arc;

use crate::{ArrowArray, ArrowSchema};

/// A column of numbers, texts, or lists of texts, any of which may be null.
#[derive(Debug, Default)]
pub struct Made {
    rows: usize,
    nulls: usize,
    /// A bit a row, 1 where it has a value; empty where all have one.
    valid: Vec<u8>,
    values: Values,
}

#[derive(Debug)]
enum Values {
    Floats(Vec<f64>),
    Texts(Ends, Vec<u8>),
    Lists(Ends, Arc<Made>),
}

impl Default for Values {
    fn default() -> Self {
        Values::Floats(Vec::new())
    }
}

/// Where each value ends and the next begins, one more than there are values.
#[derive(Debug)]
enum Ends {
    Small(Vec<i32>),
    Large(Vec<i64>),
}

impl Ends {
    /// Small ones, as most programs expect them, as long as they are enough.
    fn new(lengths: impl Iterator<Item = usize> + Clone) -> Ends {
        let mut ends = vec![0];
        ends.extend(lengths.clone().scan(0_usize, |end, length| {
            *end += length;
            i32::try_from(*end).ok()
        }));
        if ends.len() == lengths.clone().count() + 1 {
            return Ends::Small(ends);
        }
        let mut end = 0_i64;
        let next = |length| {
            end += length as i64;
            end
        };
        Ends::Large(core::iter::once(0).chain(lengths.map(next)).collect())
    }

    fn pointer(&self) -> *const c_void {
        match self {
            Ends::Small(ends) => ends.as_ptr().cast(),
            Ends::Large(ends) => ends.as_ptr().cast(),
        }
    }

    fn range(&self, row: usize) -> Option<core::ops::Range<usize>> {
        let at = |row: usize| match self {
            Ends::Small(ends) => ends.get(row).and_then(|end| usize::try_from(*end).ok()),
            Ends::Large(ends) => ends.get(row).and_then(|end| usize::try_from(*end).ok()),
        };
        Some(at(row)?..at(row + 1)?)
    }
}

impl Made {
    fn new(valid: impl Iterator<Item = bool> + Clone, values: Values) -> Made {
        let (rows, nulls) = (valid.clone().count(), valid.clone().filter(|v| !v).count());
        let mut bits = Vec::new();
        if nulls > 0 {
            bits.resize(rows.div_ceil(8), 0);
            for (row, _) in valid.enumerate().filter(|(_, valid)| *valid) {
                bits[row / 8] |= 1 << (row % 8);
            }
        }
        Made { rows, nulls, valid: bits, values }
    }

    /// A column of numbers.
    pub fn floats(values: &[Option<f64>]) -> Made {
        let numbers = values.iter().map(|value| value.unwrap_or(f64::NAN)).collect();
        Made::new(values.iter().map(Option::is_some), Values::Floats(numbers))
    }

    /// A column of texts.
    pub fn texts(values: &[Option<String>]) -> Made {
        let ends = Ends::new(values.iter().map(|text| text.as_ref().map_or(0, String::len)));
        let bytes = values.iter().flatten().flat_map(|text| text.bytes()).collect();
        Made::new(values.iter().map(Option::is_some), Values::Texts(ends, bytes))
    }

    /// A column of lists of texts.
    pub fn lists(values: Vec<Option<Vec<String>>>) -> Made {
        let valid: Vec<bool> = values.iter().map(Option::is_some).collect();
        let ends = Ends::new(values.iter().map(|list| list.as_ref().map_or(0, Vec::len)));
        let items: Vec<_> = values.into_iter().flatten().flatten().map(Some).collect();
        let items = Arc::new(Made::texts(&items));
        Made::new(valid.into_iter(), Values::Lists(ends, items))
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many of them are null.
    pub fn nulls(&self) -> usize {
        self.nulls
    }

    /// What Python calls its values: float, str or list.
    pub fn holds(&self) -> &'static str {
        match &self.values {
            Values::Floats(_) => "float",
            Values::Texts(..) => "str",
            Values::Lists(..) => "list",
        }
    }

    /// Whether a row is there and has a value.
    pub fn is_valid(&self, row: usize) -> bool {
        let bit = self.valid.get(row / 8).is_none_or(|bits| bits >> (row % 8) & 1 == 1);
        row < self.rows && bit
    }

    /// All numbers, NaN where a row is null; none in a column of something else.
    pub fn numbers(&self) -> Option<&[f64]> {
        match &self.values {
            Values::Floats(numbers) => Some(numbers),
            _ => None,
        }
    }

    /// The text of a row; none where it has none.
    pub fn text(&self, row: usize) -> Option<&str> {
        match &self.values {
            Values::Texts(ends, bytes) if self.is_valid(row) => {
                core::str::from_utf8(bytes.get(ends.range(row)?)?).ok()
            }
            _ => None,
        }
    }

    /// The texts of a row; none where it has no list.
    pub fn list(&self, row: usize) -> Option<Vec<&str>> {
        match &self.values {
            Values::Lists(ends, items) if self.is_valid(row) => {
                ends.range(row)?.map(|row| items.text(row)).collect()
            }
            _ => None,
        }
    }

    fn format(&self) -> &'static CStr {
        match &self.values {
            Values::Floats(_) => c"g",
            Values::Texts(Ends::Small(_), _) => c"u",
            Values::Texts(Ends::Large(_), _) => c"U",
            Values::Lists(Ends::Small(_), _) => c"+l",
            Values::Lists(Ends::Large(_), _) => c"+L",
        }
    }

    /// Hands its type over; whoever gets it releases it.
    pub fn schema(&self) -> ArrowSchema {
        self.schema_named(c"")
    }

    fn schema_named(&self, name: &'static CStr) -> ArrowSchema {
        let mut children = Vec::new();
        if let Values::Lists(_, items) = &self.values {
            children.push(Box::new(items.schema_named(c"item")));
        }
        let mut keep = Box::new(KeepSchema { pointers: Vec::new(), children });
        keep.pointers = keep.children.iter_mut().map(|child| &raw mut **child).collect();
        ArrowSchema {
            format: self.format().as_ptr(),
            name: name.as_ptr(),
            flags: 2, // may be null
            n_children: keep.pointers.len() as i64,
            children: keep.pointers.as_mut_ptr(),
            release: Some(release_schema),
            private_data: Box::into_raw(keep).cast(),
            ..ArrowSchema::released()
        }
    }

    /// Hands its values over, without a copy; whoever gets them releases them.
    pub fn array(self: &Arc<Made>) -> ArrowArray {
        let valid =
            if self.valid.is_empty() { core::ptr::null() } else { self.valid.as_ptr().cast() };
        let mut children = Vec::new();
        let buffers = match &self.values {
            Values::Floats(numbers) => vec![valid, numbers.as_ptr().cast()],
            Values::Texts(ends, bytes) => vec![valid, ends.pointer(), bytes.as_ptr().cast()],
            Values::Lists(ends, items) => {
                children.push(Box::new(items.array()));
                vec![valid, ends.pointer()]
            }
        };
        let made = Arc::clone(self);
        let mut keep = Box::new(KeepArray { _made: made, buffers, pointers: Vec::new(), children });
        keep.pointers = keep.children.iter_mut().map(|child| &raw mut **child).collect();
        ArrowArray {
            length: self.rows as i64,
            null_count: self.nulls as i64,
            n_buffers: keep.buffers.len() as i64,
            buffers: keep.buffers.as_mut_ptr(),
            n_children: keep.pointers.len() as i64,
            children: keep.pointers.as_mut_ptr(),
            release: Some(release_array),
            private_data: Box::into_raw(keep).cast(),
            ..ArrowArray::released()
        }
    }
}

/// What a type that was handed over points to.
struct KeepSchema {
    pointers: Vec<*mut ArrowSchema>,
    /// Boxed, because they are pointed to.
    #[allow(clippy::vec_box)]
    children: Vec<Box<ArrowSchema>>,
}

/// What values that were handed over point to.
struct KeepArray {
    _made: Arc<Made>,
    buffers: Vec<*const c_void>,
    pointers: Vec<*mut ArrowArray>,
    /// Boxed, because they are pointed to.
    #[allow(clippy::vec_box)]
    children: Vec<Box<ArrowArray>>,
}

unsafe extern "C" fn release_schema(schema: *mut ArrowSchema) {
    // SAFETY: called once, by the interface, with what `schema` made, at whatever place it is now.
    unsafe {
        (*schema).release = None;
        drop(Box::from_raw((*schema).private_data.cast::<KeepSchema>()));
    }
}

unsafe extern "C" fn release_array(array: *mut ArrowArray) {
    // SAFETY: called once, by the interface, with what `array` made, at whatever place it is now.
    unsafe {
        (*array).release = None;
        drop(Box::from_raw((*array).private_data.cast::<KeepArray>()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Chunks;

    fn back(made: Made) -> Chunks {
        let made = Arc::new(made);
        let (mut schema, mut array) = (made.schema(), made.array());
        drop(made);
        // SAFETY: both were just made, of one column.
        unsafe { Chunks::from_array(&mut schema, &mut array) }.expect("a column")
    }

    #[test]
    fn texts_come_back() {
        let texts = ["Анар", "", "x"].map(|text| Some(text.to_owned()));
        let texts: Vec<_> = texts.into_iter().chain([None]).cycle().take(33).collect();
        let made = Made::texts(&texts);
        assert_eq!(
            (made.rows(), made.nulls(), made.text(0), made.text(3)),
            (33, 8, Some("Анар"), None)
        );
        let chunks = back(made);
        let columns = chunks.columns(100).expect("texts");
        let read: Vec<_> = (0..33).map(|row| columns[0].text(row).expect("a row")).collect();
        assert!(read.iter().eq(texts.iter().map(Option::as_deref).collect::<Vec<_>>().iter()));
        assert_eq!(chunks.columns(7).expect("texts")[0].text(0), Err(crate::Fault::TooLong(7)));
    }

    #[test]
    fn other_columns_are_refused() {
        let chunks = back(Made::floats(&[Some(1.0), None]));
        assert_eq!(
            (chunks.format().as_str(), chunks.columns(9).err()),
            ("g", Some(crate::Fault::Type))
        );
        let lists = Made::lists(vec![Some(vec!["a".into(), "b".into()]), None, Some(vec![])]);
        assert_eq!((lists.list(0), lists.list(1)), (Some(vec!["a", "b"]), None));
        assert_eq!(lists.list(2), Some(vec![]));
        assert_eq!(back(lists).format(), "+l");
    }

    #[test]
    fn what_is_released_is_no_column() {
        let (mut schema, mut array) = (ArrowSchema::released(), ArrowArray::released());
        // SAFETY: released ones are valid; so is NULL.
        unsafe {
            assert!(Chunks::from_array(&mut schema, &mut array).is_err());
            assert!(Chunks::from_stream(core::ptr::null_mut()).is_err());
        }
    }
}
