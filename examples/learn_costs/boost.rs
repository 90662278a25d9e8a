//! What the features of a comparison are worth: additive tables, and tables for three features at a
//! time, learned by gradient boosting. A score is their sum, so its parts can be told apart.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use isim::{Kind, Name, learn};

use crate::pairs::Pair;

const BINS: usize = 16;
const FOLDS: u32 = 4;
/// Bins of the second and third feature of a table.
const COARSE: usize = 8;
/// Places in a table of three features.
const CELLS: usize = BINS * COARSE * COARSE;
/// How many tables of three features a model may have.
const TRIPLES: usize = 48;
/// Among how many tables, drawn at random, each of them is the best.
const DRAWN: usize = 300;
/// The feature whose values are kinds of things and not degrees of one: it keeps its fine bins.
const SCRIPTS: &str = "scripts";

struct Row {
    x: Vec<u8>,
    same: f64,
    weight: f64,
    slice: usize,
    fold: u32,
    hard: bool,
}

/// A model under construction, in nats.
pub struct Model {
    base: f64,
    /// For every feature, the fine bin of each value and the coarse one.
    bins: Vec<[[u8; 64]; 2]>,
    single: Vec<[f64; BINS]>,
    triple: Vec<([usize; 3], Vec<f64>)>,
}

/// Learns the weights of every kind and writes `data/weights.txt`.
pub fn learn(pairs: &[Pair]) {
    let mut out = String::from(
        "# What the features of a comparison are worth, in hundredths of a nat, by kind of name: `base`, the\n\
         # fine bin of each of a feature's 64 values and 16 times the coarse one, the worth of each bin, the worth of three features' bins together.\n\
         # Learned, not written: see data/README.md. Do not edit.\n\
         source examples/learn_costs, gradient boosting of additive tables over labelled pairs of public registers\n\n",
    );
    for kind in [Kind::Person, Kind::Place, Kind::Organization] {
        let (rows, slices, lost) = prepare(pairs, kind);
        eprintln!("{kind}: {} rows, {} slices", rows.len(), slices.len());
        // Every row is scored by a model that has not seen its entity.
        let models = fit_folds(&rows);
        let scores: Vec<f64> = rows.iter().map(|r| models[r.fold as usize].score(&r.x)).collect();
        report(&scores, &rows, &slices, &lost);
        write(&mut out, kind, &fit(&rows, None));
    }
    std::fs::write("data/weights.txt", out).expect("data/weights.txt can be written");
}

fn fit_folds(rows: &[Row]) -> Vec<Model> {
    std::thread::scope(|scope| {
        let jobs = (0..FOLDS).map(|fold| scope.spawn(move || fit(rows, Some(fold))));
        let jobs: Vec<_> = jobs.collect();
        jobs.into_iter().map(|job| job.join().expect("a worker")).collect()
    })
}

/// Models of a kind, each learned without the entities of its fold.
pub fn folds(pairs: &[Pair], kind: Kind) -> Vec<Model> {
    fit_folds(&prepare(pairs, kind).0)
}

/// The fold that an entity belongs to.
pub fn fold(entity: &str) -> usize {
    let hash = entity.bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(b.into()));
    (hash % FOLDS) as usize
}

/// Reports what persons' weights would reach, without writing them.
pub fn check(pairs: &[Pair]) {
    let (rows, slices, lost) = prepare(pairs, Kind::Person);
    let fold = 0;
    let model = fit(&rows, Some(fold));
    let rows: Vec<Row> = rows.into_iter().filter(|r| r.fold == fold).collect();
    let scores: Vec<f64> = rows.iter().map(|r| model.score(&r.x)).collect();
    report(&scores, &rows, &slices, &lost);
}

/// Rows of a kind. Each slice, a file's pair of scripts, has as much weight of positives as of
/// negatives; random negatives weigh little.
/// Pairs in which nothing agrees are not rows; those that are hard are counted, different and same.
fn prepare(pairs: &[Pair], kind: Kind) -> (Vec<Row>, Vec<String>, Vec<[usize; 2]>) {
    let fits = |p: &&Pair| match kind {
        Kind::Place => matches!(p.kind, Kind::Place | Kind::Country),
        _ => p.kind == kind,
    };
    let mut slices: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let (mut rows, mut lost) = (Vec::new(), Vec::new());
    for p in pairs.iter().filter(fits) {
        let (a, b) = (Name::new(&p.a, kind), Name::new(&p.b, kind));
        let key = format!("{} {}", p.file, p.scripts);
        let slice = *numbers.entry(key.clone()).or_insert_with(|| {
            slices.push(key);
            lost.push([0; 2]);
            slices.len() - 1
        });
        if learn::is_known(&a, &b) {
            continue;
        }
        let Some(x) = learn::features(&a, &b) else {
            lost[slice][usize::from(p.same)] += usize::from(p.hard);
            continue;
        };
        rows.push(Row {
            x,
            same: f64::from(u8::from(p.same)),
            weight: if p.hard { share(&p.file) } else { 0.15 * share(&p.file) },
            slice,
            fold: fold(&p.entity) as u32,
            hard: p.hard,
        });
    }
    let mut sums = vec![[0.0f64; 2]; slices.len()];
    for r in &rows {
        sums[r.slice][r.same as usize] += r.weight;
    }
    for r in &mut rows {
        let [no, yes] = sums[r.slice];
        let mine = if r.same > 0.5 { yes } else { no };
        if no > 0.0 && yes > 0.0 {
            r.weight *= (no + yes) / 2.0 / mine;
        }
    }
    (rows, slices, lost)
}

/// Some sources call names the same more freely than others: historical spellings that people have
/// judged are variants of a name, not of a person's. They are heard, but softly.
fn share(file: &str) -> f64 {
    match file {
        "ancestry" => 0.25,
        "nk_cases" => 4.0,
        _ => 1.0,
    }
}

fn fit(rows: &[Row], without: Option<u32>) -> Model {
    let train: Vec<&Row> = rows.iter().filter(|r| without != Some(r.fold)).collect();
    let names = learn::feature_names();
    let count = names.len();
    let bins: Vec<[[u8; 64]; 2]> =
        (0..count).map(|f| [cut(&train, f, BINS), cut(&train, f, COARSE)]).collect();
    let binned = |coarse: usize| -> Vec<Vec<u8>> {
        let of = |f: usize| train.iter().map(|r| bins[f][coarse][usize::from(r.x[f])]).collect();
        (0..count).map(of).collect()
    };
    let (fine, coarse) = (binned(0), binned(1));
    let cells = |t: &[usize; 3]| -> Vec<u16> {
        let (x, y, z) = (&fine[t[0]], &coarse[t[1]], &coarse[t[2]]);
        let cell = |i: usize| place(x[i].into(), y[i].into(), z[i].into()) as u16;
        (0..train.len()).map(cell).collect()
    };
    let mut single = vec![[0.0; BINS]; count];
    let mut score = vec![0.0f64; train.len()];
    for _ in 0..60 {
        for (x, single) in fine.iter().zip(&mut single) {
            boost_single(&train, x, single, &mut score, 0.2);
        }
    }
    let mut random = 1u64;
    let mut triple: Vec<([usize; 3], Vec<f64>)> = Vec::new();
    let mut places: Vec<Vec<u16>> = Vec::new();
    while triple.len() < TRIPLES {
        let slopes: Vec<(f64, f64)> = train.iter().zip(&score).map(|(r, s)| slope(r, *s)).collect();
        let best = (0..DRAWN)
            .map(|_| draw(&mut random, names))
            .map(|t| {
                let (x, y, z) = (&fine[t[0]], &coarse[t[1]], &coarse[t[2]]);
                let mut sums = vec![(0.0, 0.0); CELLS];
                for (i, (g, h)) in slopes.iter().enumerate() {
                    let s = &mut sums[place(x[i].into(), y[i].into(), z[i].into())];
                    *s = (s.0 + g, s.1 + h);
                }
                (sums.iter().map(|(g, h)| g * g / (h + 2.0 * RIDGE)).sum::<f64>(), t)
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, best)) = best else { break };
        let cells = cells(&best);
        let mut table = vec![0.0; CELLS];
        for _ in 0..4 {
            boost_triple(&train, &cells, &mut table, &mut score, 0.1);
        }
        triple.push((best, table));
        places.push(cells);
    }
    for _ in 0..8 {
        for ((_, table), cells) in triple.iter_mut().zip(&places) {
            boost_triple(&train, cells, table, &mut score, 0.05);
        }
    }
    Model { base: 0.0, bins, single, triple }
}

/// The place of three bins in a table.
fn place(fine: usize, second: usize, third: usize) -> usize {
    (fine * COARSE + second) * COARSE + third
}

/// Three features drawn at random, the scripts first if they are among them: always the same
/// sequence, so that learning twice gives one result.
fn draw(random: &mut u64, names: &[&str]) -> [usize; 3] {
    let mut next = || {
        *random =
            random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*random >> 33) as usize % names.len()
    };
    loop {
        let mut t = [next(), next(), next()];
        if t[0] != t[1] && t[0] != t[2] && t[1] != t[2] {
            t.sort_by_key(|f| (names[*f] != SCRIPTS, *f));
            return t;
        }
    }
}

/// At most `most` bins of about equal weight; few values keep a bin each.
fn cut(rows: &[&Row], f: usize, most: usize) -> [u8; 64] {
    let mut mass = [0.0f64; 64];
    for r in rows {
        mass[usize::from(r.x[f]).min(63)] += r.weight;
    }
    let mut out = [0u8; 64];
    if mass[most..].iter().all(|&m| m == 0.0) {
        for (i, o) in out.iter_mut().enumerate() {
            *o = i.min(most - 1) as u8;
        }
        return out;
    }
    let total: f64 = mass.iter().sum();
    let (mut bin, mut sum) = (0u8, 0.0);
    for i in 0..64 {
        out[i] = bin;
        sum += mass[i];
        if sum >= total / most as f64 && usize::from(bin) < most - 1 {
            bin += 1;
            sum = 0.0;
        }
    }
    out
}

fn slope(r: &Row, score: f64) -> (f64, f64) {
    let p = 1.0 / (1.0 + (-score).exp());
    (r.weight * (r.same - p), r.weight * (p * (1.0 - p)).max(1e-4))
}

const RIDGE: f64 = 32.0;

fn boost_single(rows: &[&Row], x: &[u8], table: &mut [f64; BINS], score: &mut [f64], rate: f64) {
    let mut sums = [(0.0, 0.0); BINS];
    for (i, r) in rows.iter().enumerate() {
        let (g, h) = slope(r, score[i]);
        let s = &mut sums[usize::from(x[i])];
        *s = (s.0 + g, s.1 + h);
    }
    let steps = sums.map(|(g, h)| rate * g / (h + RIDGE));
    for (t, s) in table.iter_mut().zip(steps) {
        *t += s;
    }
    for (i, s) in score.iter_mut().enumerate() {
        *s += steps[usize::from(x[i])];
    }
}

fn boost_triple(rows: &[&Row], cells: &[u16], table: &mut [f64], score: &mut [f64], rate: f64) {
    let mut sums = vec![(0.0, 0.0); CELLS];
    for (i, r) in rows.iter().enumerate() {
        let (g, h) = slope(r, score[i]);
        let s = &mut sums[usize::from(cells[i])];
        *s = (s.0 + g, s.1 + h);
    }
    let steps: Vec<f64> = sums.iter().map(|(g, h)| rate * g / (h + 2.0 * RIDGE)).collect();
    for (t, s) in table.iter_mut().zip(&steps) {
        *t += s;
    }
    for (i, s) in score.iter_mut().enumerate() {
        *s += steps[usize::from(cells[i])];
    }
}

impl Model {
    /// Log-odds in nats.
    pub fn score(&self, x: &[u8]) -> f64 {
        let bin = |f: usize, coarse: usize| usize::from(self.bins[f][coarse][usize::from(x[f])]);
        let mut sum = self.base;
        for (f, single) in self.single.iter().enumerate() {
            sum += single[bin(f, 0)];
        }
        for ([f, g, h], table) in &self.triple {
            sum += table[place(bin(*f, 0), bin(*g, 1), bin(*h, 1))];
        }
        sum
    }
}

/// Recall at 1 % false positives, the share of right verdicts and the expected calibration error, by
/// slice, and over all of a file's pairs.
fn report(scores: &[f64], rows: &[Row], slices: &[String], lost: &[[usize; 2]]) {
    type Slice = (Vec<(f64, bool)>, [usize; 2]);
    let mut by: BTreeMap<String, Slice> = BTreeMap::new();
    for (name, lost) in slices.iter().zip(lost) {
        let file = name.split(' ').next().unwrap_or("").to_string();
        for key in [file, name.clone()] {
            let entry = by.entry(key).or_default();
            entry.1[0] += lost[0];
            entry.1[1] += lost[1];
        }
    }
    for (r, s) in rows.iter().zip(scores).filter(|(r, _)| r.hard) {
        let name = &slices[r.slice];
        let file = name.split(' ').next().unwrap_or("").to_string();
        for key in [file, name.clone()] {
            by.entry(key).or_default().0.push((*s, r.same > 0.5));
        }
    }
    for (name, (mut list, lost)) in by {
        let yes = list.iter().filter(|x| x.1).count() + lost[1];
        let no = list.iter().filter(|x| !x.1).count() + lost[0];
        if yes < 50 || no < 50 {
            continue;
        }
        // Pairs that are no rows count as certainly different.
        let mut bins = [[0.0f64; 2]; 10];
        bins[0] = [lost[1] as f64, 0.0];
        for (score, same) in &list {
            let p = 1.0 / (1.0 + (-score).exp());
            let bin = &mut bins[((p * 10.0) as usize).min(9)];
            *bin = [bin[0] + f64::from(u8::from(*same)), bin[1] + p];
        }
        let error: f64 = bins.iter().map(|[same, p]| (same - p).abs()).sum();
        list.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut hit, mut miss, mut best) = (0, 0, 0);
        let mut right = 0;
        for (score, same) in list {
            right += usize::from((score >= 0.0) == same);
            if same {
                hit += 1;
            } else {
                miss += 1;
            }
            if miss as f64 <= no as f64 * 0.01 {
                best = hit;
            }
        }
        let right = right + lost[0];
        eprintln!(
            "  {name}: {yes} same, {no} different: recall {:.3}, right {:.3}, error {:.3}",
            f64::from(best) / yes as f64,
            right as f64 / (yes + no) as f64,
            error / (yes + no) as f64
        );
    }
}

fn write(out: &mut String, kind: Kind, m: &Model) {
    let names = learn::feature_names();
    let cents = |x: f64| (x * 100.0).round().clamp(-3000.0, 3000.0) as i32;
    let join =
        |v: &mut dyn Iterator<Item = i32>| v.map(|x| x.to_string()).collect::<Vec<_>>().join(" ");
    writeln!(out, "{kind} base = {}", cents(m.base)).unwrap();
    for (f, name) in names.iter().enumerate() {
        let [fine, coarse] = &m.bins[f];
        let bins = fine.iter().zip(coarse).map(|(f, c)| i32::from(f + 16 * c));
        let bins = join(&mut { bins });
        writeln!(out, "{kind} bins {name} = {bins}").unwrap();
        writeln!(
            out,
            "{kind} single {name} = {}",
            join(&mut m.single[f].iter().map(|&x| cents(x)))
        )
        .unwrap();
    }
    for ([f, g, h], table) in &m.triple {
        let table = join(&mut table.iter().map(|&x| cents(x)));
        writeln!(out, "{kind} triple {} {} {} = {table}", names[*f], names[*g], names[*h]).unwrap();
    }
    out.push('\n');
}
