//! The C face of isim: one function of `include/isim.h` after the other, written out plainly.
//!
//! The doc comments of this crate *are* the header's manual, so they speak to C programmers; the
//! convention that every function keeps stands in `bindings/c/header.txt`, which opens the header.
//! After a change of either run `ISIM_BLESS=1 cargo test -p isim-capi --test header`.
//!
//! All `unsafe` of the project is here. What C hands over is turned into Rust in one place,
//! [`boundary`]: NULL, lengths, UTF-8, limits and panics each have one answer there. What no
//! library can check (that a pointer is good for its length, that a handle is alive) is the
//! caller's promise, made by the convention.

// The convention at the top of the header is the safety section of every function.
#![allow(clippy::missing_safety_doc)]

// In the order in which the header tells of them; the empty lines keep rustfmt from sorting.
mod boundary;

mod status;

mod version;

mod texts;

mod fold;

mod detect;

mod translit;

mod rules;

mod words;

mod codes;

mod country;

mod grammar;

mod name;

mod keys;

mod compare;

mod columns;

mod explain;
mod matcher;

mod index;

mod layers;

mod searcher;

mod scan;

mod stream;

mod propose;
