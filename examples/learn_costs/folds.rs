//! What pairs score by weights that were learned without their entities.

use std::collections::BTreeMap;
use std::fmt::Write;

use isim::{Kind, Matcher, Name, learn};

use crate::boost;
use crate::pairs::Pair;

/// Writes a file of scored pairs for every file of pairs, into `target/folds`.
pub fn write(pairs: &[Pair]) {
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    let kinds = [Kind::Person, Kind::Place, Kind::Organization];
    let models = kinds.map(|kind| boost::folds(pairs, kind));
    let matcher = Matcher::new();
    for p in pairs {
        let (a, b) = (Name::new(&p.a, p.kind), Name::new(&p.b, p.kind));
        let at = match p.kind {
            Kind::Person => 0,
            Kind::Place | Kind::Country => 1,
            _ => 2,
        };
        let learned = if learn::is_known(&a, &b) { None } else { learn::features(&a, &b) };
        let score = learned
            .and_then(|x| {
                let nats = models[at][boost::fold(&p.entity)].score(&x);
                learn::score(&a, &b, (nats * 100.0).round() as i32)
            })
            .unwrap_or_else(|| matcher.compare(&a, &b));
        let out = files.entry(&p.file).or_insert_with(|| {
            "name_a\tname_b\tlabel\tkind\tscripts\tstratum\tneg_type\tscore\n".to_string()
        });
        let (stratum, neg_type) = if p.hard { ("", "") } else { ("mid", "random") };
        writeln!(
            out,
            "{}\t{}\t{}\t{}\t{}\t{stratum}\t{neg_type}\t{}",
            p.a,
            p.b,
            u8::from(p.same),
            p.kind,
            p.scripts,
            score.value()
        )
        .expect("a string takes all");
    }
    std::fs::create_dir_all("target/folds").expect("target/folds can be made");
    for (file, text) in files {
        let path = format!("target/folds/{file}.tsv");
        std::fs::write(&path, text).expect("a file in target/folds can be written");
    }
}
