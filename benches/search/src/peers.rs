//! What isim is measured against.

use std::time::{Duration, Instant};

use crate::engine::{Row, ask, resident};
use crate::names::Query;

/// Every peer that can be asked, one after the other.
pub fn all(list: &[String], queries: &[Query], print: impl Fn(&Row)) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut add = |row: Row| {
        print(&row);
        rows.push(row);
    };
    add(tantivy(list, queries));
    add(rapidfuzz(list, queries));
    match postgres(list, queries) {
        Ok(Some(row)) => add(row),
        Ok(None) => eprintln!(
            "SKIPPED: pg_trgm; say in ISIM_PG where a PostgreSQL server is, as in 'host=127.0.0.1 user=postgres'"
        ),
        Err(error) => {
            let says = error.as_db_error().map(|said| said.message());
            eprintln!("SKIPPED: pg_trgm: {error}: {}", says.unwrap_or(""));
        }
    }
    rows
}

/// How many times as long the others take, and what they find more or less.
pub fn print_ratios(own: &Row, others: &[Row]) {
    println!("\nagainst isim\tp50\tp99\tbuild\trecall@10");
    for other in others {
        let times = |share| other.took(share) / own.took(share);
        let build = other.build.as_secs_f64() / own.build.as_secs_f64();
        let more = other.share(None, |a| a.2) - own.share(None, |a| a.2);
        println!(
            "{}\t{:.1} x\t{:.1} x\t{build:.1} x\t{more:+.4}",
            other.engine,
            times(0.5),
            times(0.99)
        );
    }
}

/// Jaro-Winkler of the words of two names, each with the best of the other: what orders the names
/// that a fuzzy search finds.
fn rescore(query: &[Vec<char>], name: &str) -> f64 {
    let words: Vec<Vec<char>> =
        name.split_whitespace().map(|w| w.to_lowercase().chars().collect()).collect();
    let best = |word: &Vec<char>, others: &[Vec<char>]| {
        let scores = others.iter().map(|other| {
            rapidfuzz::distance::jaro_winkler::similarity(
                word.iter().copied(),
                other.iter().copied(),
            )
        });
        scores.fold(0.0, f64::max)
    };
    let one: f64 = query.iter().map(|word| best(word, &words)).sum();
    let other: f64 = words.iter().map(|word| best(word, query)).sum();
    one / query.len().max(1) as f64 + other / words.len().max(1) as f64
}

/// Every word of the query fuzzily, distance 1 with swaps, and what is found put in order.
fn tantivy(list: &[String], queries: &[Query]) -> Row {
    use tantivy::collector::TopDocs;
    use tantivy::query::{BooleanQuery, FuzzyTermQuery, Occur};
    use tantivy::schema::{Field, STORED, Schema, TEXT, Value as _};
    use tantivy::{Index, TantivyDocument, Term, doc};

    let mut schema = Schema::builder();
    let text: Field = schema.add_text_field("text", TEXT | STORED);
    let number: Field = schema.add_u64_field("number", STORED);
    let folder = std::env::temp_dir().join(format!("isim-bench-tantivy-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder");
    let start = Instant::now();
    let index = Index::create_in_dir(&folder, schema.build()).expect("an index");
    let mut writer = index.writer_with_num_threads(2, 200_000_000).expect("a writer");
    for (at, name) in list.iter().enumerate() {
        writer.add_document(doc!(text => name.as_str(), number => at as u64)).expect("added");
    }
    writer.commit().expect("committed");
    writer.wait_merging_threads().expect("merged");
    let build = start.elapsed();
    let size = |entry: std::fs::DirEntry| entry.metadata().map_or(0, |about| about.len());
    let disk: u64 = std::fs::read_dir(&folder).expect("the folder").flatten().map(size).sum();
    let before = resident();
    let searcher = index.reader().expect("a reader").searcher();
    let search = |wanted: &str| -> Vec<usize> {
        let words: Vec<String> = wanted
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty())
            .map(str::to_string)
            .collect();
        let fuzzy = |word: &String| {
            let term = Term::from_field_text(text, word);
            let query: Box<dyn tantivy::query::Query> =
                Box::new(FuzzyTermQuery::new(term, 1, true));
            (Occur::Should, query)
        };
        let query = BooleanQuery::new(words.iter().map(fuzzy).collect());
        let found =
            searcher.search(&query, &TopDocs::with_limit(100).order_by_score()).expect("found");
        let words: Vec<Vec<char>> = words.iter().map(|w| w.chars().collect()).collect();
        let mut scored: Vec<(f64, usize)> = found
            .into_iter()
            .map(|(_, address)| {
                let found: TantivyDocument = searcher.doc(address).expect("stored");
                let name = found.get_first(text).and_then(|v| v.as_str()).unwrap_or("");
                let at = found.get_first(number).and_then(|v| v.as_u64()).unwrap_or(0);
                (-rescore(&words, name), at as usize)
            })
            .collect();
        scored.sort_by(|a, b| a.0.total_cmp(&b.0));
        scored.into_iter().take(10).map(|(_, at)| at).collect()
    };
    let row = ask("tantivy, distance 1, rescored", build, queries, search);
    let _ = std::fs::remove_dir_all(&folder);
    Row { disk: Some(disk as f64 / 1e6), resident: Some(resident() - before), ..row }
}

/// Every name compared with Jaro-Winkler, in one thread; of the queries one in twenty.
fn rapidfuzz(list: &[String], queries: &[Query]) -> Row {
    use rapidfuzz::distance::jaro_winkler;
    let few: Vec<Query> = queries
        .iter()
        .step_by(20)
        .map(|q| Query { slice: q.slice, text: q.text.clone(), meant: q.meant })
        .collect();
    ask("rapidfuzz, Jaro-Winkler of all", Duration::ZERO, &few, |wanted| {
        let prepared = jaro_winkler::BatchComparator::new(wanted.chars());
        let mut best: Vec<(f64, usize)> = Vec::new();
        for (at, name) in list.iter().enumerate() {
            let score = prepared.similarity(name.chars());
            if best.len() < 10 || score > best[9].0 {
                let place = best.partition_point(|b| b.0 >= score);
                best.insert(place, (score, at));
                best.truncate(10);
            }
        }
        best.into_iter().map(|(_, at)| at).collect()
    })
}

/// A GIN index of trigrams, threshold .3, in order of similarity.
fn postgres(list: &[String], queries: &[Query]) -> Result<Option<Row>, postgres::Error> {
    use std::io::Write as _;
    let Ok(place) = std::env::var("ISIM_PG") else { return Ok(None) };
    let mut client = postgres::Client::connect(&place, postgres::NoTls)?;
    client.batch_execute(
        "CREATE EXTENSION IF NOT EXISTS pg_trgm; DROP TABLE IF EXISTS isim_bench;
         CREATE TABLE isim_bench (id int, name text)",
    )?;
    let mut writer = client.copy_in("COPY isim_bench FROM STDIN")?;
    for (at, name) in list.iter().enumerate() {
        writeln!(writer, "{at}\t{name}").expect("it is sent");
    }
    writer.finish()?;
    let start = Instant::now();
    client.batch_execute(
        "CREATE INDEX isim_bench_trgm ON isim_bench USING gin (name gin_trgm_ops)",
    )?;
    let build = start.elapsed();
    client.batch_execute(
        "ANALYZE isim_bench; SET pg_trgm.similarity_threshold = 0.3;
         SET work_mem = '64MB'; SET max_parallel_workers_per_gather = 0",
    )?;
    let disk: i64 = client.query_one("SELECT pg_relation_size('isim_bench_trgm')", &[])?.get(0);
    let wanted = client.prepare(
        "SELECT id FROM isim_bench WHERE name % $1 ORDER BY similarity(name, $1) DESC LIMIT 10",
    )?;
    let mut failed = None;
    let search = |text: &str| -> Vec<usize> {
        let rows = client.query(&wanted, &[&text]).unwrap_or_else(|error| {
            failed = Some(error);
            Vec::new()
        });
        rows.iter().map(|row| row.get::<_, i32>(0) as usize).collect()
    };
    let row = ask("pg_trgm, GIN, threshold .3", build, queries, search);
    client.batch_execute("DROP TABLE isim_bench")?;
    match failed {
        Some(error) => Err(error),
        None => Ok(Some(Row { disk: Some(disk as f64 / 1e6), ..row })),
    }
}
