//! isim against an automaton of exact strings: `scanning [FILE…]`.
//!
//! Both get the same list and the same texts, document by document. Of several passes the fastest
//! counts for each document; the ratios are from one run.

mod made;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use isim::{Index, Kind, Name, Scanner};

/// The system's allocator, with the bytes that are held and the most there ever were.
struct Counting;

static HELD: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

fn more(bytes: usize) {
    let held = HELD.fetch_add(bytes, Relaxed) + bytes;
    MOST.fetch_max(held, Relaxed);
}

// SAFETY: every method hands its arguments to `System` unchanged and returns its answer; counting
// touches no memory that is being managed.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        more(layout.size());
        // SAFETY: the caller keeps the contract of `alloc`, which is System's too.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        more(size);
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the block came from System, as all blocks of this allocator do.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        HELD.fetch_sub(layout.size(), Relaxed);
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What a thing took to make.
struct Cost {
    seconds: f64,
    /// What it holds, and the most that was held while it was made, in bytes.
    held: usize,
    most: usize,
}

fn cost<T>(make: impl FnOnce() -> T) -> (T, Cost) {
    let before = HELD.load(Relaxed);
    MOST.store(before, Relaxed);
    let begin = Instant::now();
    let made = make();
    let seconds = begin.elapsed().as_secs_f64();
    let held = HELD.load(Relaxed).saturating_sub(before);
    (made, Cost { seconds, held, most: MOST.load(Relaxed) - before })
}

/// Seconds over all texts, each by the fastest of some passes, so that what else the machine does
/// counts for neither; and how many mentions one pass gave.
fn time(texts: &[String], mut scan: impl FnMut(&str) -> usize) -> (f64, usize) {
    let (mut best, mut found) = (vec![f64::INFINITY; texts.len()], 0);
    for _ in 0..PASSES {
        found = 0;
        for (text, best) in texts.iter().zip(&mut best) {
            let begin = Instant::now();
            found += scan(black_box(text));
            *best = best.min(begin.elapsed().as_secs_f64());
        }
    }
    (best.iter().sum(), found)
}

/// As many passes.
const PASSES: usize = 15;
const NAMES: usize = 100_000;

fn automaton(names: &[String]) -> CharwiseDoubleArrayAhoCorasick<u32> {
    let strings = names.iter().zip(0u32..).map(|(name, at)| (name.as_str(), at));
    CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(strings).expect("names differ")
}

fn index(names: &[String]) -> Index<'static> {
    let mut list = Index::builder();
    for (at, name) in names.iter().enumerate() {
        list.add(&at.to_string(), Name::new(name, Kind::Person));
    }
    list.build()
}

/// The distinct names of a list.
fn own(list: &str) -> Vec<String> {
    let names: std::collections::BTreeSet<&str> =
        list.lines().map(str::trim).filter(|name| !name.is_empty()).collect();
    names.into_iter().map(str::to_owned).collect()
}

fn main() {
    // A list of one's own, a name a line, is measured instead of the made-up one.
    let names = match std::env::var_os("ISIM_NAMES") {
        Some(path) => own(&std::fs::read_to_string(path).expect("a list of names")),
        None => made::names(NAMES),
    };
    // The slower of the two first, so that what it leaves of the heap is the other's.
    let (list, made) = cost(|| index(&names));
    let (scanner, prepared) = cost(|| Scanner::new(&list));
    let (exact, theirs) = cost(|| automaton(&names));
    let file = list.as_bytes().to_vec();
    let opened = Index::from_bytes(&file[..]).expect("just made");
    let (_, reopened) = cost(|| Scanner::new(&opened));
    let mb = |bytes: usize| bytes as f64 / 1e6;
    println!("{:<7} names                     isim    automaton    ratio      aim", names.len());
    let row = |what: &str, ours: f64, theirs: f64, aim: &str| {
        println!("{what:<28}{ours:10.3} {theirs:12.3} {:8.3} {aim:>8}", ours / theirs);
    };
    let (ours, held) = (made.seconds + prepared.seconds, made.held + prepared.held);
    row("load from strings, s", ours, theirs.seconds, "3");
    row("  of these, the scanner, s", prepared.seconds, theirs.seconds, "");
    row("load from a file, s", reopened.seconds, theirs.seconds, "");
    row("memory, MB", mb(held), mb(theirs.held), "2");
    row("  of these, the scanner, MB", mb(prepared.held), mb(theirs.held), "");
    row(
        "most while loading, MB",
        mb(made.most.max(made.held + prepared.most)),
        mb(theirs.most),
        "",
    );

    let files: Vec<String> = std::env::args().skip(1).collect();
    let read = |path: &String| std::fs::read_to_string(path).expect(path);
    let mut sets = vec![
        ("made-up English, MB/s", made::texts(&names, made::ENGLISH)),
        ("made-up Russian, MB/s", made::texts(&names, made::RUSSIAN)),
    ];
    if !files.is_empty() {
        sets.push(("the files, MB/s", files.iter().map(read).collect()));
    }
    for (what, texts) in sets {
        let size = texts.iter().map(String::len).sum::<usize>();
        let (ours, mentions) = time(&texts, |text| scanner.scan(text).len());
        let (theirs, strings) = time(&texts, |text| exact.find_iter(text).count());
        row(what, mb(size) / ours, mb(size) / theirs, "0.4");
        println!(
            "  {} texts, {:.2} MB; {mentions} mentions, {strings} exact strings",
            texts.len(),
            mb(size)
        );
    }
}
