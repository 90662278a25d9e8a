//! Generated statics: what `data/` says, in the shape that the code reads. `tests/generate` writes
//! the files; none but `types.rs` is edited by hand.

pub(crate) mod confusables;
pub(crate) mod costs;
pub(crate) mod endings;
pub(crate) mod frequency;
pub(crate) mod han;
pub(crate) mod languages;
pub(crate) mod places;
pub(crate) mod running;
pub(crate) mod scanning;
pub(crate) mod scripts;
pub(crate) mod sounds;
pub(crate) mod standard;
pub(crate) mod systems;
pub(crate) mod types;
pub(crate) mod weights;
pub(crate) mod words;
