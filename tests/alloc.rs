//! Comparing prepared names allocates nothing: an allocator that counts is watching.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use isim::{GenderPolicy, Kind, Matcher, Name, StepKind};

/// The system's allocator, with a count of the calling thread's requests.
struct Counting;

thread_local! {
    // No destructor and no lazy start, so that counting never allocates itself.
    static REQUESTS: Cell<u64> = const { Cell::new(0) };
}

fn count() {
    // A thread that is ending has no counter left, and nothing to measure.
    let _ = REQUESTS.try_with(|n| n.set(n.get() + 1));
}

// SAFETY: every method hands its arguments to `System` unchanged and returns its answer; counting
// touches no memory that is being managed.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: the caller keeps the contract of `alloc`, which is System's too.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count();
        // SAFETY: as above.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count();
        // SAFETY: the block came from System, as all blocks of this allocator do.
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How many times this thread asked for memory while `work` ran.
fn requests(work: impl FnOnce()) -> u64 {
    let before = REQUESTS.get();
    work();
    REQUESTS.get() - before
}

/// The names of the comparison table, and names that are hard on a matcher.
fn names() -> Vec<(String, Kind)> {
    let table = include_str!("cases/compare.tsv");
    let mut names = Vec::new();
    for line in table.lines().skip(1).filter(|l| !l.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let kind = cells[2].parse().expect("the table names kinds");
        names.extend(cells[..2].iter().map(|name| ((*name).to_owned(), kind)));
    }
    for hostile in [
        "a".repeat(1 << 16),
        "ab ".repeat(1 << 12),
        "A. ".repeat(300),
        "ь".repeat(5000),
        "\u{301}".repeat(5000),
        "e\u{301}\u{327}".repeat(2000),
        "al-".repeat(500),
        "IX ".repeat(200),
        "阿".repeat(400),
        "عبد ".repeat(300),
        "\u{202e}\u{200f}".repeat(300),
        "\0".repeat(100),
    ] {
        names.extend(Kind::ALL.map(|kind| (hostile.clone(), kind)));
    }
    names
}

#[test]
fn the_counter_counts() {
    assert_eq!(requests(|| {}), 0);
    assert!(requests(|| drop(std::hint::black_box(vec![1_u8, 2]))) > 0);
    assert!(requests(|| drop(std::hint::black_box(Name::new("Anar Aliyev", Kind::Person)))) > 0);
}

#[test]
fn comparing_prepared_names_allocates_nothing() {
    play(&Matcher::new());
}

#[test]
fn nor_does_it_with_options() {
    let rules =
        "class given\nx = vedat, anar\nclass title\nund = heydar\nclass alias\ny = Baku, Paris";
    let options = Matcher::builder()
        .kinds(&[Kind::Person, Kind::Place])
        .gender(GenderPolicy::Same)
        .nicknames(false)
        .initials(false)
        .weight(StepKind::Omitted, -100);
    play(&options.rules("own.txt", rules).expect("good rules").build());
}

fn play(matcher: &Matcher) {
    let names = names();
    let names = names.iter().map(|(text, kind)| matcher.prepare(Name::new(text, *kind)));
    let names: Vec<Name> = names.collect();
    // Neighbours are the pairs of the table; strides make pairs at random.
    for stride in [0, 1, 7, 101, 257] {
        for (at, a) in names.iter().enumerate() {
            let b = &names[(at + stride) % names.len()];
            let mut score = None;
            let made = requests(|| score = Some(matcher.compare(a, b)));
            assert_eq!(made, 0, "{:.80?} | {:.80?}: {score:?}", a.text(), b.text());
        }
    }
}
