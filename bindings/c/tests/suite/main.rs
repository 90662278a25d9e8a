//! The C library from where it is used: programs in C, C++ and other languages, compiled against
//! `include/` with warnings as errors, linked both ways, run, and run again under valgrind and the
//! sanitizers; and the library as it is installed.
//!
//! A tool that is missing (a compiler, nm, valgrind) skips its part aloud; with
//! `ISIM_REQUIRE_TOOLS=1` in the environment it is a failure.

mod abi;
mod cpp;
mod debian;
mod declarations;
mod hostile;
mod install;
mod interface;
mod languages;
mod manual;
mod mouths;
mod programs;
mod sanitizers;
mod tools;
