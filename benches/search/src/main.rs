//! One million made-up names searched by isim and its peers, in one run.
//!
//!     cargo run --release -- run [NAMES] [QUERIES]      the table; PostgreSQL where ISIM_PG says
//!     cargo run --release -- list FOLDER [NAMES] [QUERIES]   names.tsv and queries.tsv
//!     cargo run --release -- whole [NAMES] [QUERIES]    isim against comparing every name

mod dice;
mod engine;
mod names;
#[cfg(feature = "peers")]
mod peers;
mod spell;

use std::io::Write as _;
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    let word = args.first().map_or("run", String::as_str);
    let folder = usize::from(word == "list");
    let number = |at: usize, usual| args.get(at + folder).map_or(Ok(usual), |n| n.parse());
    let (count, each) = (number(1, 1_000_000)?, number(2, if word == "whole" { 10 } else { 200 })?);
    let (list, origins) = names::list(count);
    let queries = names::queries(&list, &origins, each);
    match word {
        "list" => {
            let folder = args.get(1).ok_or("list where? name a folder")?;
            fs::create_dir_all(folder)?;
            let mut out = io::BufWriter::new(fs::File::create(format!("{folder}/names.tsv"))?);
            writeln!(out, "id\tname")?;
            for (number, name) in list.iter().enumerate() {
                writeln!(out, "n{number}\t{name}")?;
            }
            let mut out = io::BufWriter::new(fs::File::create(format!("{folder}/queries.tsv"))?);
            writeln!(out, "query_id\tname\tentity_id\tslice")?;
            for (number, query) in queries.iter().enumerate() {
                writeln!(out, "q{number}\t{}\tn{}\t{}", query.text, query.meant, query.slice)?;
            }
        }
        "whole" => engine::whole(&list, &queries),
        "run" => {
            engine::print_head();
            let own = engine::isim(&list, &queries);
            engine::print(&own);
            #[cfg(feature = "peers")]
            peers::print_ratios(&own, &peers::all(&list, &queries, engine::print));
        }
        _ => return Err(format!("{word}? there are run, list and whole").into()),
    }
    Ok(())
}
