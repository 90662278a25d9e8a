//! Work on every core, answers in order.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;
use std::thread;

use crate::failure::Failure;

/// The number of cores that may be used.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// What `work` makes of each item, in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = cores().min(items.len());
    if threads < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let share = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(share)).collect();
        let mut done = share();
        for helper in helpers {
            match helper.join() {
                Ok(part) => done.extend(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, answer)| answer).collect()
}

/// Gives pieces of a range to workers, one a core, each of which keeps what it is made with; takes
/// what they make of each piece in the order of the range, with where the piece ends.
pub fn stream<R: Send, W: FnMut(Range<usize>) -> R>(
    all: Range<usize>,
    piece: usize,
    worker: impl Fn() -> W + Sync,
    mut take: impl FnMut(usize, R) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let next = AtomicUsize::new(0);
    let (send, receive) = sync_channel(2 * cores());
    let (next, worker) = (&next, &worker);
    thread::scope(|scope| {
        for _ in 0..cores() {
            let (send, all) = (send.clone(), all.clone());
            scope.spawn(move || {
                let mut work = worker();
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let from = all.start + number * piece;
                    let rows = from..all.end.min(from + piece);
                    // Nobody receives any more where taking failed.
                    if rows.is_empty() || send.send((number, rows.end, work(rows))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let (mut early, mut wanted) = (BTreeMap::new(), 0);
        // The receiver goes with this loop, also when it is left early.
        for (number, end, made) in receive {
            early.insert(number, (end, made));
            while let Some((end, made)) = early.remove(&wanted) {
                take(end, made)?;
                wanted += 1;
            }
        }
        Ok(())
    })
}
