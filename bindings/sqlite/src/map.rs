//! Files mapped into memory.

use std::fs::File;
use std::io;

use memmap2::Mmap;

/// The content of a file, read as it is looked at.
#[allow(unsafe_code)]
pub(crate) fn map(file: &File) -> io::Result<Mmap> {
    // SAFETY: the map is only read. Who changes the file meanwhile gets wrong answers, but none that
    // reads beyond it: an index trusts no byte.
    unsafe { Mmap::map(file) }
}
