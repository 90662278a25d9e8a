//! isim, and how an engine is measured.

use std::time::{Duration, Instant};

use isim::{Index, Kind, Name};

use crate::names::{Query, SLICES};

/// What one engine did.
pub struct Row {
    pub engine: String,
    pub build: Duration,
    /// On disk, and what the process grew by; in megabytes, where they are known.
    pub disk: Option<f64>,
    pub resident: Option<f64>,
    /// For each query: how long it took, and whether the name that was meant was the first, and
    /// among the first ten.
    pub answers: Vec<(Duration, bool, bool)>,
    pub queries: Vec<&'static str>,
}

/// Asks every tenth query to warm up, then every one by the clock.
pub fn ask(
    engine: &str,
    build: Duration,
    queries: &[Query],
    mut search: impl FnMut(&str) -> Vec<usize>,
) -> Row {
    queries.iter().step_by(10).for_each(|query| drop(search(&query.text)));
    let answers = queries.iter().map(|query| {
        let start = Instant::now();
        let found = search(&query.text);
        let took = start.elapsed();
        let place = found.iter().position(|at| *at == query.meant);
        (took, place == Some(0), place.is_some_and(|at| at < 10))
    });
    let answers = answers.collect();
    let queries = queries.iter().map(|query| query.slice).collect();
    Row { engine: engine.to_string(), build, disk: None, resident: None, answers, queries }
}

/// Megabytes that the process holds; 0 where there is no /proc.
pub fn resident() -> f64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: f64 = text.split(' ').nth(1).and_then(|n| n.parse().ok()).unwrap_or(0.0);
    pages * 4096.0 / 1e6
}

/// Builds on every core, saves, opens the file where it lies, and searches it on one thread.
pub fn isim(list: &[String], queries: &[Query]) -> Row {
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    let start = Instant::now();
    let part = |names: &[String], first: usize| {
        let mut part = Index::builder();
        for (at, text) in names.iter().enumerate() {
            part.add(&format!("{}", first + at), Name::new(text, Kind::Person));
        }
        part
    };
    let share = list.len().div_ceil(cores).max(1);
    let built = std::thread::scope(|scope| {
        let parts: Vec<_> = list
            .chunks(share)
            .enumerate()
            .map(|(at, names)| scope.spawn(move || part(names, at * share)))
            .collect();
        let mut whole = Index::builder();
        for part in parts {
            whole.append(&part.join().expect("it does not panic"));
        }
        whole.to_bytes()
    });
    let build = start.elapsed();
    let path = std::env::temp_dir().join(format!("isim-bench-{}", std::process::id()));
    std::fs::write(&path, &built).expect("a temporary file");
    drop(built);
    let before = resident();
    let bytes = std::fs::read(&path).expect("the file");
    let _ = std::fs::remove_file(&path);
    let disk = bytes.len() as f64 / 1e6;
    let index = Index::from_bytes(bytes).expect("an index");
    let search = |text: &str| -> Vec<usize> {
        let hits = index.search(&Name::new(text, Kind::Person), 10);
        hits.iter().map(|hit| hit.id.parse().expect("a number")).collect()
    };
    let row = ask("isim", build, queries, search);
    Row { disk: Some(disk), resident: Some(resident() - before), ..row }
}

/// What the index answers, against what comparing every name would: short indexes are compared
/// name by name.
pub fn whole(list: &[String], queries: &[Query]) {
    let small: Vec<Index> = list
        .chunks(250)
        .enumerate()
        .map(|(chunk, names)| {
            let mut part = Index::builder();
            for (at, text) in names.iter().enumerate() {
                part.add(&format!("{}", chunk * 250 + at), Name::new(text, Kind::Person));
            }
            part.build()
        })
        .collect();
    let mut all = Index::builder();
    for (at, text) in list.iter().enumerate() {
        all.add(&format!("{at}"), Name::new(text, Kind::Person));
    }
    let all = all.build();
    println!(
        "slice\tqueries\tmeant in the ten best of all\tin isim's ten\tten best of all found\tof those above a half\tall above a half, found"
    );
    for slice in SLICES {
        let (mut count, mut ceiling, mut own, mut best, mut found) = (0, 0, 0, 0, 0);
        let (mut likely, mut likely_found, mut above, mut above_found) = (0, 0, 0, 0);
        for query in queries.iter().filter(|q| q.slice == slice) {
            let name = Name::new(&query.text, Kind::Person);
            let half = isim::Score::from_weight(0);
            let mut hits: Vec<_> = small.iter().flat_map(|part| part.search(&name, 250)).collect();
            hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
            let over = hits.iter().filter(|hit| hit.score >= half).count();
            let mut ours: Vec<_> = all.search(&name, 10).iter().map(|hit| hit.score).collect();
            let meant = query.meant.to_string();
            own += usize::from(all.search(&name, 10).iter().any(|hit| hit.id == meant));
            above += over;
            above_found += all.search_above(&name, half).count();
            hits.truncate(10);
            count += 1;
            ceiling += usize::from(hits.iter().any(|hit| hit.id == meant));
            // Names of one score are as good as each other.
            for hit in hits.iter().rev() {
                let at = ours.iter().position(|score| *score == hit.score);
                best += 1;
                likely += usize::from(hit.score >= half);
                if let Some(at) = at {
                    ours.remove(at);
                    found += 1;
                    likely_found += usize::from(hit.score >= half);
                }
            }
        }
        println!(
            "{slice}\t{count}\t{ceiling}\t{own}\t{found} of {best}\t{likely_found} of {likely}\t{above_found} of {above}"
        );
    }
}

pub fn print_head() {
    println!(
        "engine\tbuild s\tdisk MB\tresident MB\tp50 ms\tp99 ms\trecall@10\trecall@1\t{}",
        SLICES.join("\t")
    );
}

impl Row {
    /// What so large a share of the queries took at most, in milliseconds.
    pub fn took(&self, share: f64) -> f64 {
        let mut times: Vec<f64> = self.answers.iter().map(|a| a.0.as_secs_f64() * 1e3).collect();
        times.sort_by(f64::total_cmp);
        times[((times.len() - 1) as f64 * share) as usize]
    }

    /// The share of the queries of a slice, or of all, of which something is true.
    pub fn share(&self, slice: Option<&str>, of: impl Fn(&(Duration, bool, bool)) -> bool) -> f64 {
        let answers = self.answers.iter().zip(&self.queries);
        let answers = answers.filter(|(_, own)| slice.is_none_or(|slice| slice == **own));
        let (count, right) =
            answers.fold((0, 0), |sum, (answer, _)| (sum.0 + 1, sum.1 + usize::from(of(answer))));
        right as f64 / f64::from(count.max(1))
    }
}

/// A row of the table, and each slice's recall.
pub fn print(row: &Row) {
    let size = |size: Option<f64>| size.map_or("-".to_string(), |size| format!("{size:.0}"));
    print!(
        "{}\t{:.1}\t{}\t{}\t{:.2}\t{:.2}\t{:.4}\t{:.4}",
        row.engine,
        row.build.as_secs_f64(),
        size(row.disk),
        size(row.resident),
        row.took(0.5),
        row.took(0.99),
        row.share(None, |answer| answer.2),
        row.share(None, |answer| answer.1),
    );
    for slice in SLICES {
        print!("\t{:.3}", row.share(Some(slice), |answer| answer.2));
    }
    println!();
}
