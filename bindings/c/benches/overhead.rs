//! What the way through C costs: the same comparisons of prepared names, called in Rust and through
//! the shared library, in turns and in one run; and the time from `dlopen` to the first answer.
//!
//! ```text
//! cargo build --release -p isim-capi && cargo bench -p isim-capi
//! ```
//!
//! The library is the one beside the bench in the target folder, or that of `ISIM_LIBRARY`.

use std::env;
use std::ffi::{CString, c_char, c_int, c_void};
use std::hint::black_box;
use std::mem;
use std::path::PathBuf;
use std::ptr;
use std::time::Instant;

use isim_core::{Kind, Matcher, Name};

/// Comparisons that are timed as one, and how often.
const CALLS: u32 = 20_000;
const ROUNDS: usize = 60;

/// Pairs from the one that is decided at once to the one that is decided last.
const PAIRS: [(&str, &str); 4] = [
    ("Vedat Işıkhan", "Vedat Işıkhan"),
    ("Vedat Işıkhan", "Kubanychbek Omuraliev"),
    ("Vedat Işıkhan", "Ведатом Ишикханом"),
    ("Ильхам Гейдарович Алиев", "İlham Heydər oğlu Əliyev"),
];

#[repr(C)]
#[derive(Clone, Copy, Default)]
struct Score {
    value: f64,
    weight: i32,
}

type Compare =
    unsafe extern "C" fn(*const c_char, usize, *const c_char, usize, u32, *mut f64) -> c_int;
type NewName = unsafe extern "C" fn(
    *const c_char,
    usize,
    u32,
    *const c_char,
    usize,
    *mut *mut c_void,
) -> c_int;
type NewMatcher = unsafe extern "C" fn(*mut *mut c_void) -> c_int;
type MatcherCompare =
    unsafe extern "C" fn(*const c_void, *const c_void, *const c_void, *mut Score) -> c_int;

unsafe extern "C" {
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
}

fn library() -> PathBuf {
    let beside = || {
        let exe = env::current_exe().expect("this bench has a path");
        exe.ancestors().nth(2).expect("target/release/deps/NAME").join("libisim.so")
    };
    env::var_os("ISIM_LIBRARY").map_or_else(beside, PathBuf::from)
}

/// # Safety
///
/// `F` is the type of the library's function of this name.
unsafe fn function<F>(library: *mut c_void, name: &str) -> F {
    let name = CString::new(name).expect("no NUL");
    // SAFETY: the library is open, and the name ends with NUL.
    let found = unsafe { dlsym(library, name.as_ptr()) };
    assert!(!found.is_null(), "the library has no {name:?}");
    // SAFETY: a function's address, of the caller's type.
    unsafe { mem::transmute_copy(&found) }
}

/// Nanoseconds a call: the middle of all rounds, and the least.
fn middle_and_least(mut rounds: Vec<f64>) -> (f64, f64) {
    rounds.sort_by(f64::total_cmp);
    (rounds[rounds.len() / 2], rounds[0])
}

fn timed(mut call: impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        call();
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
}

fn main() {
    let path = library();
    let name = CString::new(path.to_str().expect("a path in UTF-8")).expect("no NUL");
    let start = Instant::now();
    // SAFETY: a path that ends with NUL; 2 is RTLD_NOW.
    let library = unsafe { dlopen(name.as_ptr(), 2) };
    assert!(!library.is_null(), "{}: run `cargo build --release -p isim-capi`", path.display());
    // SAFETY: these are the types of include/isim.h.
    let compare: Compare = unsafe { function(library, "isim_compare") };
    let (a, b) = PAIRS[2];
    let mut score = 0.0;
    // SAFETY: two texts and a place for the score.
    let status =
        unsafe { compare(a.as_ptr().cast(), a.len(), b.as_ptr().cast(), b.len(), 0, &mut score) };
    let first = start.elapsed();
    assert!(status == 0 && score >= 0.5);
    println!("dlopen to the first answer: {:.2} ms", first.as_secs_f64() * 1e3);

    // SAFETY: these are the types of include/isim.h.
    let (new_name, new_matcher, matcher_compare): (NewName, NewMatcher, MatcherCompare) = unsafe {
        (
            function(library, "isim_name_new"),
            function(library, "isim_matcher_new"),
            function(library, "isim_matcher_compare"),
        )
    };
    let handle = |text: &str| {
        let mut name = ptr::null_mut();
        // SAFETY: a text, no language, and a place for the handle.
        let status =
            unsafe { new_name(text.as_ptr().cast(), text.len(), 0, ptr::null(), 0, &mut name) };
        assert_eq!(status, 0);
        name
    };
    let mut c_matcher = ptr::null_mut();
    // SAFETY: a place for the handle.
    assert_eq!(unsafe { new_matcher(&mut c_matcher) }, 0);
    let matcher = Matcher::new();
    println!(
        "{:>9} {:>9} {:>9}   ns a call: the middle of {ROUNDS} rounds of {CALLS}, (the least)",
        "Rust", "C", "more"
    );
    for (a, b) in PAIRS {
        let (rust_a, rust_b) = (Name::new(a, Kind::Person), Name::new(b, Kind::Person));
        let (c_a, c_b) = (handle(a), handle(b));
        let (mut rust, mut c) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            rust.push(timed(|| {
                black_box(matcher.compare(black_box(&rust_a), black_box(&rust_b)).value());
            }));
            c.push(timed(|| {
                let mut score = Score::default();
                // SAFETY: living handles and a place for the score.
                let status = unsafe {
                    matcher_compare(c_matcher, black_box(c_a), black_box(c_b), &mut score)
                };
                black_box((status, score.value, score.weight));
            }));
        }
        let ((rust, rust_least), (c, c_least)) = (middle_and_least(rust), middle_and_least(c));
        println!(
            "{rust:9.1} {c:9.1} {:9.1}   ({rust_least:.1}, {c_least:.1}, {:.1})  {a} / {b}",
            c - rust,
            c_least - rust_least
        );
    }
}
