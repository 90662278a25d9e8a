//! isim's half of the comparison with logic-v2: `names pairs`, `names time`, `names first A B`.

#[allow(dead_code)] // other benches use the rest
#[path = "../../names.rs"]
mod names;

use std::hint::black_box;
use std::time::Instant;

use isim::{Kind, Matcher, Name, compare};

type Pairs = Vec<(String, String)>;

fn groups() -> [(&'static str, Pairs); 3] {
    [
        ("match", names::matching()),
        ("random", names::random()),
        ("cross-script", names::cross_script()),
    ]
}

/// Nanoseconds a pair: the median of many passes, each short enough that other work on the machine
/// seldom falls into it; the peer's is a median as well.
fn time<T>(items: &[T], mut work: impl FnMut(&T)) -> f64 {
    let mut passes: Vec<f64> = (0..501)
        .flat_map(|_| items.chunks(20))
        .map(|some| {
            let begin = Instant::now();
            some.iter().for_each(&mut work);
            begin.elapsed().as_nanos() as f64 / some.len() as f64
        })
        .collect();
    passes.sort_by(f64::total_cmp);
    passes[passes.len() / 2]
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    match args.get(1).map(String::as_str) {
        Some("pairs") => {
            for (group, pairs) in groups() {
                for (a, b) in pairs {
                    println!("{group}\t{a}\t{b}");
                }
            }
        }
        Some("time") => {
            let matcher = Matcher::new();
            for (group, pairs) in groups() {
                let raw = time(&pairs, |(a, b)| {
                    black_box(compare(black_box(a), black_box(b), Kind::Person));
                });
                let prepared: Vec<_> = pairs
                    .iter()
                    .map(|(a, b)| [a, b].map(|name| Name::new(name, Kind::Person)))
                    .collect();
                let prepared = time(&prepared, |[a, b]| {
                    black_box(matcher.compare(black_box(a), black_box(b)));
                });
                println!("{group}\t{raw:.0}\t{prepared:.0}");
            }
        }
        Some("first") => {
            let score = compare(&args[2], &args[3], Kind::Person);
            // Linux knows how much was resident at most: `VmHWM: 3000 kB`.
            let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
            let most = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("VmHWM 0");
            println!("{score}\n{most}");
        }
        _ => panic!("names pairs|time|first A B"),
    }
}
