//! Labelled pairs of names, read from tab-separated files.

use isim::Kind;

/// A labelled pair.
pub struct Pair {
    pub a: String,
    pub b: String,
    pub same: bool,
    pub kind: Kind,
    /// The unordered pair of scripts, `Latn-Cyrl`.
    pub scripts: String,
    /// Which file it came from, without folder and extension.
    pub file: String,
    /// Entities, for splits that keep one entity's pairs together.
    pub entity: String,
    /// True for the nearest neighbours and for positives that are variants of one spelling.
    pub hard: bool,
}

/// Reads files; ends the program with a message when one cannot be read.
pub fn read(files: &[String]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(path).unwrap_or_else(|e| {
            eprintln!("{path}: {e}");
            std::process::exit(2);
        });
        let file = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".tsv");
        let mut lines = text.lines();
        let header: Vec<&str> = lines.next().unwrap_or("").split('\t').collect();
        let column = |name: &str| header.iter().position(|h| *h == name);
        for line in lines {
            let row: Vec<&str> = line.split('\t').collect();
            let get = |name| column(name).and_then(|c| row.get(c).copied()).unwrap_or("");
            let (x, y) = (get("script_a"), get("script_b"));
            pairs.push(Pair {
                a: get("name_a").into(),
                b: get("name_b").into(),
                same: get("label") == "1",
                kind: get("kind").parse().unwrap_or(Kind::Person),
                scripts: match get("scripts") {
                    "" => format!("{}-{}", x.min(y), x.max(y)),
                    named => named.into(),
                },
                file: file.into(),
                entity: get("entity_a").into(),
                hard: get("neg_type") != "random"
                    && matches!(get("stratum"), "near" | "nofilter" | ""),
            });
        }
    }
    pairs
}
