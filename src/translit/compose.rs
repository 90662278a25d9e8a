//! Quick looks at what may compose, ahead of the tables.

use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// True for what may become one letter with what stands before it.
pub(super) fn may_compose(c: char) -> bool {
    c as u32 >= 0x300 && !(0x400..0x483).contains(&(c as u32)) && {
        canonical_combining_class(c) != 0
            || is_combining_mark(c)
            || (0x1100..0x1200).contains(&(c as u32))
    }
}
