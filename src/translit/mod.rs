//! Letters of one script into another, by named systems and by convention.

mod casing;
mod codes;
mod compose;
mod context;
mod engine;
mod out;
mod press;
mod romanize;
mod system;
mod user;

pub use press::to_script;
pub use romanize::romanize;
pub use system::{Rendering, System, systems_between};
pub use user::Rules;
