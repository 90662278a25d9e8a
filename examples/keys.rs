//! How well blocking keys do.
//!
//! ```sh
//! cargo run --release --example keys -- pairs PAIRS.tsv…
//! cargo run --release --example keys -- list NAMES.tsv QUERIES.tsv
//! ```
//!
//! `pairs` reads columns `name_a`, `name_b` and `label` (1: one name), and, where they are, `kind` and
//! `scripts`. It prints the share of pairs labelled 1 that share a key, and of the others: by file, by
//! scripts, and over all; with `--show`, the pairs labelled 1 that share none.
//! `list` reads names (`id`, `name`, `kind`) and queries (`name`, `entity_id`, `kind`, `slice` or
//! `script`). It prints for how many queries the name that is meant shares a key, and how many names
//! share one, in the mean and in the median: by keys, and by keys of which the rarest count as long as
//! they promise no more than so many candidates.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::{env, fs};

use isim::{KEY_VERSION, Key, Kind, Name, blocking_keys};

/// Rows of a table by the names of their columns.
type Row = HashMap<String, String>;

fn table(path: &str) -> Result<Vec<Row>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let head: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
    let row = |line: &str| -> Row {
        head.iter().zip(line.split('\t')).map(|(h, c)| (h.to_string(), c.to_string())).collect()
    };
    Ok(lines.map(row).collect())
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

fn keys(row: &Row, column: &str) -> Vec<Key> {
    let kind = cell(row, "kind").parse().unwrap_or(Kind::Person);
    blocking_keys(&Name::new(cell(row, column), kind))
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

/// Pairs labelled 1 and those of them that share a key, and the same of pairs labelled 0.
#[derive(Default)]
struct Count {
    same: [usize; 2],
    others: [usize; 2],
}

fn pairs(paths: &[String], show: bool) -> Result<(), String> {
    let mut counts: BTreeMap<(usize, String), Count> = BTreeMap::new();
    for path in paths {
        let file = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".tsv");
        for row in table(path)? {
            let (a, b) = (keys(&row, "name_a"), keys(&row, "name_b"));
            let shared = a.iter().any(|key| b.contains(key));
            let same = cell(&row, "label") == "1";
            if show && same && !shared {
                println!("{}\t{}\t{a:?}\t{b:?}", cell(&row, "name_a"), cell(&row, "name_b"));
            }
            let scripts = (1, format!("{}\t{file}", cell(&row, "scripts")));
            for of in [(0, format!("all\t{file}")), scripts, (2, "all\tall".to_string())] {
                let count = counts.entry(of).or_default();
                let into = if same { &mut count.same } else { &mut count.others };
                into[0] += 1;
                into[1] += usize::from(shared);
            }
        }
    }
    println!("# keys of version {KEY_VERSION}");
    println!("scripts\tfile\tpairs of one name\tshare a key\tother pairs\tshare a key");
    for ((_, of), Count { same, others }) in counts.iter().filter(|(_, c)| c.same[0] >= 50) {
        let shares = (share(same[1], same[0]), share(others[1], others[0]));
        println!("{of}\t{}\t{:.4}\t{}\t{:.4}", same[0], shares.0, others[0], shares.1);
    }
    Ok(())
}

/// So many candidates at most, but at least the names of the rarest block.
const LIMITS: [usize; 4] = [100, 300, 1_000, usize::MAX];

/// A key, or two keys of a name.
type Block = (Key, Option<Key>);

fn blocks(keys: &[Key]) -> Vec<Block> {
    let first = &keys[..keys.len().min(16)];
    let two = |at: usize| first[at + 1..].iter().map(move |other| (first[at], Some(*other)));
    keys.iter().map(|key| (*key, None)).chain((0..first.len()).flat_map(two)).collect()
}

fn list(names: &str, queries: &str) -> Result<(), String> {
    let mut names_of: HashMap<Block, Vec<u32>> = HashMap::new();
    let mut numbers: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, row) in (0u32..).zip(table(names)?) {
        numbers.entry(cell(&row, "id").to_string()).or_default().push(number);
        for block in blocks(&keys(&row, "name")) {
            names_of.entry(block).or_default().push(number);
        }
    }
    // By slice and limit: queries, those whose name is a candidate, and the candidates of each.
    let mut counts: BTreeMap<(String, usize), (usize, Vec<usize>)> = BTreeMap::new();
    for row in table(queries)? {
        let wanted = blocks(&keys(&row, "name"));
        let mut found: Vec<&Vec<u32>> = wanted.iter().filter_map(|b| names_of.get(b)).collect();
        found.sort_by_key(|names| names.len());
        let meant: BTreeSet<u32> = cell(&row, "entity_id")
            .split('|')
            .filter_map(|id| numbers.get(id))
            .flatten()
            .copied()
            .collect();
        let slice = ["slice", "script"].iter().find_map(|column| row.get(*column));
        for limit in LIMITS {
            let mut candidates: BTreeSet<u32> = BTreeSet::new();
            for names in &found {
                if !candidates.is_empty() && candidates.len() + names.len() > limit {
                    break;
                }
                candidates.extend(*names);
            }
            let right = usize::from(!candidates.is_disjoint(&meant));
            for of in [Some("all"), slice.map(String::as_str)].into_iter().flatten() {
                let count = counts.entry((of.to_string(), limit)).or_default();
                count.0 += right;
                count.1.push(candidates.len());
            }
        }
    }
    println!("# keys of version {KEY_VERSION}, {names}");
    println!("slice\tat most\tqueries\tfound\tcandidates, mean\tmedian");
    for ((slice, limit), (right, mut candidates)) in counts {
        candidates.sort_unstable();
        let count = candidates.len();
        let mean = share(candidates.iter().sum(), count);
        let limit = if limit == usize::MAX { "-".to_string() } else { limit.to_string() };
        let right = share(right, count);
        println!("{slice}\t{limit}\t{count}\t{right:.4}\t{mean:.0}\t{}", candidates[count / 2]);
    }
    Ok(())
}

fn main() -> Result<(), String> {
    let args: Vec<String> = env::args().skip(1).collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["pairs", "--show", _, ..] => pairs(&args[2..], true),
        ["pairs", _, ..] => pairs(&args[1..], false),
        ["list", names, queries] => list(names, queries),
        _ => Err("keys pairs [--show] PAIRS.tsv…, or keys list NAMES.tsv QUERIES.tsv".to_string()),
    }
}
