//! What the way through C costs: the same comparisons of prepared names, called in Rust and through
//! the shared library, in turns and in one run; where valgrind is, the instructions of both; and the
//! time from `dlopen` to the first answer.
//!
//! ```text
//! cargo build --release -p isim-capi && cargo bench -p isim-capi
//! ```
//!
//! The library is the one beside the bench in the target folder, or that of `ISIM_LIBRARY`. A busy
//! machine is slower now than a moment ago, so the two sides take turns every quarter of a
//! millisecond, each of them first in every other round, and what C takes more is the middle of the
//! rounds' differences.
//!
//! The first answer is timed in processes of their own: warm, with the library in the page cache, as
//! it is for all but the first process that uses it; and cold, after the system was asked to forget
//! the file. Then the disk is waited for, so the time it takes to read the file stands beside it.

use std::env;
use std::ffi::{CString, c_char, c_int, c_void};
use std::fs::{self, File};
use std::hint::black_box;
use std::mem;
use std::os::fd::AsRawFd;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::ptr;
use std::time::Instant;

use isim_core::{Kind, Matcher, Name};

/// How long the comparisons take that are timed as one, in nanoseconds, and how often they are.
const TURN: f64 = 250_000.0;
const ROUNDS: usize = 8000;

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
    fn posix_fadvise(file: c_int, offset: i64, length: i64, advice: c_int) -> c_int;
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

/// Nanoseconds a call, of so many.
fn timed(calls: u32, call: &mut impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        call();
    }
    start.elapsed().as_secs_f64() * 1e9 / f64::from(calls)
}

/// Nanoseconds that a call takes in Rust, that it takes in C, and what it takes more in C.
fn in_turns(mut rust: impl FnMut(), mut c: impl FnMut()) -> [(f64, f64); 3] {
    let calls = (TURN / timed(1000, &mut rust)).ceil() as u32;
    let mut rounds = [const { Vec::new() }; 3];
    for round in 0..ROUNDS {
        let (in_rust, in_c);
        if round % 2 == 0 {
            in_rust = timed(calls, &mut rust);
            in_c = timed(calls, &mut c);
        } else {
            in_c = timed(calls, &mut c);
            in_rust = timed(calls, &mut rust);
        }
        for (all, one) in rounds.iter_mut().zip([in_rust, in_c, in_c - in_rust]) {
            all.push(one);
        }
    }
    rounds.map(middle_and_least)
}

/// The library, opened.
fn open(path: &Path) -> *mut c_void {
    let name = CString::new(path.to_str().expect("a path in UTF-8")).expect("no NUL");
    // SAFETY: a path that ends with NUL; 2 is RTLD_NOW.
    let library = unsafe { dlopen(name.as_ptr(), 2) };
    assert!(!library.is_null(), "{}: run `cargo build --release -p isim-capi`", path.display());
    library
}

/// Milliseconds from `dlopen` to the first answer.
fn first_answer(path: &Path) -> f64 {
    let start = Instant::now();
    // SAFETY: this is the type of include/isim.h.
    let compare: Compare = unsafe { function(open(path), "isim_compare") };
    let (a, b) = PAIRS[2];
    let mut score = 0.0;
    // SAFETY: two texts and a place for the score.
    let status =
        unsafe { compare(a.as_ptr().cast(), a.len(), b.as_ptr().cast(), b.len(), 0, &mut score) };
    let first = start.elapsed();
    assert!(status == 0 && score >= 0.5);
    first.as_secs_f64() * 1e3
}

/// Asks the system to forget what it read of a file, which it does unless somebody has it mapped.
fn forget(path: &Path) {
    let file = File::open(path).expect("the library can be read");
    // SAFETY: an open file; 4 is POSIX_FADV_DONTNEED.
    unsafe { posix_fadvise(file.as_raw_fd(), 0, 0, 4) };
}

/// A part of this bench in a process of its own, and what it printed.
fn itself(words: &[&str], under: &[&str]) -> String {
    let exe = env::current_exe().expect("this bench has a path");
    let exe = exe.to_str().expect("a path in UTF-8");
    let line: Vec<&str> = under.iter().copied().chain([exe]).chain(words.iter().copied()).collect();
    let output = Command::new(line[0]).args(&line[1..]).output().expect("it runs");
    let [said, noted] =
        [output.stdout, output.stderr].map(|o| String::from_utf8_lossy(&o).into_owned());
    assert!(output.status.success(), "{line:?}: {said}{noted}");
    said + &noted
}

fn first_answers(path: &Path) {
    let child = || itself(&["first"], &[]).trim().parse::<f64>().expect("milliseconds");
    child();
    let (warm, _) = middle_and_least((0..21).map(|_| child()).collect());
    let cold = |_| {
        forget(path);
        child()
    };
    let (cold, _) = middle_and_least((0..21).map(cold).collect());
    let read = |_| {
        forget(path);
        let start = Instant::now();
        black_box(fs::read(path).expect("the library can be read"));
        start.elapsed().as_secs_f64() * 1e3
    };
    let (read, _) = middle_and_least((0..21).map(read).collect());
    println!("dlopen to the first answer, in the middle of 21 processes: {warm:.2} ms;");
    println!("with the file forgotten {cold:.2} ms, and to read the file alone {read:.2} ms");
}

/// The pair of a number, prepared and compared so many times: what valgrind counts.
fn compare_often(side: &str, number: usize, times: usize) {
    let (a, b) = PAIRS[number];
    if side == "rust" {
        let (a, b) = (Name::new(a, Kind::Person), Name::new(b, Kind::Person));
        let matcher = Matcher::new();
        for _ in 0..times {
            black_box(matcher.compare(black_box(&a), black_box(&b)).value());
        }
        return;
    }
    let c = C::open();
    let (a, b) = (c.name(a), c.name(b));
    for _ in 0..times {
        black_box(c.compare(black_box(a), black_box(b)));
    }
}

/// Instructions that one comparison takes.
fn instructions(side: &str, number: usize) -> Option<f64> {
    let count = |times: &str| {
        let under = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"];
        let said = itself(&["often", side, &number.to_string(), times], &under);
        let line = said.lines().find_map(|line| line.split_once("Collected : "))?;
        line.1.trim().parse::<f64>().ok()
    };
    Some((count("3000")? - count("1000")?) / 2000.0)
}

/// The functions of the shared library that compare.
struct C {
    new_name: NewName,
    compare: MatcherCompare,
    matcher: *mut c_void,
}

impl C {
    fn open() -> C {
        let library = open(&library());
        // SAFETY: these are the types of include/isim.h.
        let (new_name, new_matcher, compare): (NewName, NewMatcher, MatcherCompare) = unsafe {
            (
                function(library, "isim_name_new"),
                function(library, "isim_matcher_new"),
                function(library, "isim_matcher_compare"),
            )
        };
        let mut matcher = ptr::null_mut();
        // SAFETY: a place for the handle.
        assert_eq!(unsafe { new_matcher(&mut matcher) }, 0);
        C { new_name, compare, matcher }
    }

    fn name(&self, text: &str) -> *mut c_void {
        let (mut name, new) = (ptr::null_mut(), self.new_name);
        // SAFETY: a text, no language, and a place for the handle.
        let status = unsafe { new(text.as_ptr().cast(), text.len(), 0, ptr::null(), 0, &mut name) };
        assert_eq!(status, 0);
        name
    }

    fn compare(&self, a: *mut c_void, b: *mut c_void) -> (c_int, f64, i32) {
        let mut score = Score::default();
        // SAFETY: living handles and a place for the score.
        let status = unsafe { (self.compare)(self.matcher, a, b, &mut score) };
        (status, score.value, score.weight)
    }
}

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    match &words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["first"] => return println!("{}", first_answer(&library())),
        ["often", side, pair, times] => {
            let number = |text: &str| text.parse().expect("a number");
            return compare_often(side, number(pair), number(times));
        }
        _ => {}
    }
    first_answers(&library());

    let (c, matcher) = (C::open(), Matcher::new());
    println!(
        "{:>9} {:>9} {:>9}   ns a call: the middle of {ROUNDS} rounds, (the least)",
        "Rust", "C", "more"
    );
    for (a, b) in PAIRS {
        let (rust_a, rust_b) = (Name::new(a, Kind::Person), Name::new(b, Kind::Person));
        let (c_a, c_b) = (c.name(a), c.name(b));
        let [(rust, rust_least), (in_c, c_least), (more, _)] = in_turns(
            || {
                black_box(matcher.compare(black_box(&rust_a), black_box(&rust_b)).value());
            },
            || {
                black_box(c.compare(black_box(c_a), black_box(c_b)));
            },
        );
        println!(
            "{rust:9.1} {in_c:9.1} {more:9.1}   ({rust_least:.1}, {c_least:.1}, {:.1})  {a} / {b}",
            c_least - rust_least
        );
    }

    if Command::new("valgrind").arg("--version").output().is_err() {
        return println!("no valgrind, which would count instructions");
    }
    println!("{:>9} {:>9} {:>9}   instructions a call", "Rust", "C", "more");
    for (number, (a, b)) in PAIRS.into_iter().enumerate() {
        let counted = ["rust", "c"].map(|side| instructions(side, number));
        let [Some(rust), Some(c)] = counted else {
            return println!("callgrind was not understood");
        };
        println!("{rust:9.1} {c:9.1} {:9.1}   {a} / {b}", c - rust);
    }
}
