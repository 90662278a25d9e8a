//! Learns what the matcher knows by numbers, from labelled pairs of names.
//!
//! ```text
//! cargo run --release --features learn --example learn_costs -- costs PAIRS.tsv…
//! cargo run --release --features learn --example learn_costs -- frequency PAIRS.tsv…
//! cargo run --release --features learn --example learn_costs -- standard PAIRS.tsv…
//! cargo run --release --features learn --example learn_costs -- weights PAIRS.tsv…
//! cargo run --release --features learn --example learn_costs -- folds PAIRS.tsv…
//! ```
//!
//! `costs` writes `data/costs.txt` (sound against sound), `frequency` writes `data/frequency.txt` (how
//! common the words of names are), `standard` writes `data/standard.txt` (the steps that standards'
//! romanizations take), `weights` writes `data/weights.txt` (what
//! the features of a comparison are worth), and `folds` writes into the folder
//! `target/folds` what every pair scores by weights that have not seen its entity, for
//! `docs/reliability`. After each of the first four, `ISIM_BLESS=1 cargo test --test generate`
//! turns the file into tables. A pairs file is tab-separated with a header that names at least
//! `name_a`, `name_b`, `label` (1 same, 0 different) and `kind`.

mod boost;
mod costs;
mod em;
mod folds;
mod frequency;
mod pairs;
mod standard;

fn main() {
    let mut args = std::env::args().skip(1);
    let job = args.next().unwrap_or_default();
    let files: Vec<String> = args.collect();
    let pairs = pairs::read(&files);
    match job.as_str() {
        "costs" => em::learn(&pairs),
        "frequency" => frequency::learn(&pairs),
        "standard" => standard::learn(&pairs),
        "check" => boost::check(&pairs),
        "folds" => folds::write(&pairs),
        "weights" => boost::learn(&pairs),
        _ => {
            eprintln!("usage: learn_costs costs|frequency|standard|weights|folds PAIRS.tsv…");
            std::process::exit(2);
        }
    }
}
