//! isim and its peers on the same names, in one run, with the ratios at the end.
//! `docs/benchmarks.md` tells what is measured and how to run it.

mod names;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use criterion::{BenchmarkGroup, Criterion, Throughput, measurement::WallTime};
use isim::{Kind, Matcher, Name};
use rapidfuzz::distance::jaro_winkler;

type Group<'a> = BenchmarkGroup<'a, WallTime>;

/// Measures one pass over all items; criterion reports it by item.
fn pass<T>(group: &mut Group<'_>, id: &str, items: &[T], mut work: impl FnMut(&T)) {
    group.throughput(Throughput::Elements(items.len() as u64));
    group.bench_function(id, |bencher| bencher.iter(|| items.iter().for_each(&mut work)));
}

/// Prepared comparison, and the peers that compare letters.
fn compare(criterion: &mut Criterion, group_name: &str, pairs: &[(String, String)]) {
    let mut group = criterion.benchmark_group(group_name);
    let matcher = Matcher::new();
    let prepared: Vec<[Name; 2]> =
        pairs.iter().map(|(a, b)| [a, b].map(|text| Name::new(text, Kind::Person))).collect();
    pass(&mut group, "isim", &prepared, |[a, b]| {
        black_box(matcher.compare(black_box(a), black_box(b)));
    });
    if group_name == "compare/cross-script" {
        return group.finish(); // Letters do not compare across scripts.
    }
    let batch: Vec<(jaro_winkler::BatchComparator<char>, &str)> = pairs
        .iter()
        .map(|(a, b)| (jaro_winkler::BatchComparator::new(a.chars()), b.as_str()))
        .collect();
    pass(&mut group, "rapidfuzz", &batch, |(a, b)| {
        black_box(a.similarity(black_box(b).chars()));
    });
    pass(&mut group, "strsim", pairs, |(a, b)| {
        black_box(strsim::jaro_winkler(black_box(a), black_box(b)));
    });
    group.finish();
}

fn texts(criterion: &mut Criterion) {
    let names = names::mixed();
    let mut group = criterion.benchmark_group("prepare");
    pass(&mut group, "isim", &names, |name| {
        black_box(Name::new(black_box(name), Kind::Person));
    });
    group.finish();

    type Work = fn(&str) -> String;
    let latin: [(&str, Work); 2] =
        [("deunicode", |name| deunicode::deunicode(name)), ("any_ascii", any_ascii::any_ascii)];
    let ours: [(&str, Work); 2] =
        [("fold", isim::fold), ("romanize", |name| isim::romanize(name, None))];
    for (what, work) in ours {
        let mut group = criterion.benchmark_group(what);
        for (id, work) in [("isim", work)].into_iter().chain(latin) {
            pass(&mut group, id, &names, |name| {
                black_box(work(black_box(name)));
            });
        }
        group.finish();
    }
}

/// What criterion measured in this run, in nanoseconds for one item.
fn measured(folder: &Path, since: SystemTime, group: &str, id: &str) -> Option<f64> {
    // Criterion puts a group `a/b` into a folder `a_b`.
    let place = folder.join(group.replace('/', "_")).join(id).join("new");
    let file = place.join("estimates.json");
    if std::fs::metadata(&file).ok()?.modified().ok()? < since {
        return None;
    }
    let read = |path: PathBuf| -> Option<serde_json::Value> {
        serde_json::from_slice(&std::fs::read(path).ok()?).ok()
    };
    let time = read(file)?["median"]["point_estimate"].as_f64()?;
    let items = read(place.join("benchmark.json"))?["throughput"]["Elements"].as_f64()?;
    Some(time / items)
}

fn ratios(folder: &Path, since: SystemTime) {
    println!("\n{:<22} {:>10}  times the peer's", "", "isim, ns");
    for (group, peers) in [
        ("compare/match", &["rapidfuzz", "strsim"][..]),
        ("compare/random", &["rapidfuzz", "strsim"]),
        ("compare/cross-script", &[]),
        ("prepare", &[]),
        ("fold", &["deunicode", "any_ascii"]),
        ("romanize", &["deunicode", "any_ascii"]),
    ] {
        let Some(own) = measured(folder, since, group, "isim") else { continue };
        print!("{group:<22} {own:>10.0}");
        for peer in peers {
            if let Some(time) = measured(folder, since, group, peer) {
                print!("  {:>6.2} × {peer} ({time:.0} ns)", own / time);
            }
        }
        println!();
    }
}

fn main() {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    let folder = target.join("criterion");
    let since = SystemTime::now();
    let mut criterion = Criterion::default()
        .output_directory(&folder)
        .sample_size(40)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    compare(&mut criterion, "compare/match", &names::matching());
    compare(&mut criterion, "compare/random", &names::random());
    compare(&mut criterion, "compare/cross-script", &names::cross_script());
    texts(&mut criterion);
    criterion.final_summary();
    ratios(&folder, since);
}
