//! Generated statics: what `data/` says, in the shape that the code reads. `tests/generate` writes
//! the files; nothing here is edited by hand.

pub(crate) mod confusables;
pub(crate) mod endings;
pub(crate) mod scripts;
pub(crate) mod sounds;
