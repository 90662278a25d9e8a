//! Which script a text is written in, and which languages it is likely to be.

mod script;

pub(crate) use script::script_of;
