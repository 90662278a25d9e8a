//! What the features of a comparison are worth: additive tables, and tables for two features at a
//! time, learned by gradient boosting. A score is their sum, so its parts can be told apart.

use std::collections::HashMap;
use std::fmt::Write;

use isim::{Kind, Name, learn};

use crate::pairs::Pair;

const BINS: usize = 16;
/// How many tables of two features a model may have.
const DOUBLES: usize = 40;

struct Row {
    x: Vec<u8>,
    same: f64,
    weight: f64,
    slice: usize,
    test: bool,
}

/// A model under construction, in nats.
struct Model {
    base: f64,
    bins: Vec<[u8; 64]>,
    single: Vec<[f64; BINS]>,
    double: Vec<(usize, usize, Vec<f64>)>,
}

/// Learns the weights of every kind and writes `data/weights.txt`.
pub fn learn(pairs: &[Pair]) {
    let mut out = String::from(
        "# What the features of a comparison are worth, in hundredths of a nat, by kind of name: `base`, the\n\
         # bin of each of a feature's 64 values, the worth of each bin, the worth of two features' bins together.\n\
         # Learned, not written: see data/README.md. Do not edit.\n\
         source examples/learn_costs, gradient boosting of additive tables over labelled pairs of public registers\n\n",
    );
    for kind in [Kind::Person, Kind::Place, Kind::Organization] {
        let (rows, slices) = prepare(pairs, kind);
        eprintln!("{kind}: {} rows, {} slices", rows.len(), slices.len());
        let test = fit(&rows, true);
        report(&test, &rows, &slices);
        write(&mut out, kind, &fit(&rows, false));
    }
    std::fs::write("data/weights.txt", out).expect("data/weights.txt can be written");
}

/// Rows of a kind. Each slice, a file's pair of scripts, has as much weight of positives as of
/// negatives; random negatives weigh little.
fn prepare(pairs: &[Pair], kind: Kind) -> (Vec<Row>, Vec<String>) {
    let fits = |p: &&Pair| match kind {
        Kind::Place => matches!(p.kind, Kind::Place | Kind::Country),
        _ => p.kind == kind,
    };
    let mut slices: Vec<String> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut rows = Vec::new();
    for p in pairs.iter().filter(fits) {
        let (a, b) = (Name::new(&p.a, kind), Name::new(&p.b, kind));
        let Some(x) = learn::features(&a, &b) else { continue };
        let key = format!("{} {}", p.file, p.scripts);
        let slice = *numbers.entry(key.clone()).or_insert_with(|| {
            slices.push(key);
            slices.len() - 1
        });
        let hash = p.entity.bytes().fold(7u32, |h, b| h.wrapping_mul(31).wrapping_add(b.into()));
        rows.push(Row {
            x,
            same: f64::from(u8::from(p.same)),
            weight: if p.hard { 1.0 } else { 0.15 },
            slice,
            test: hash % 5 == 0,
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
    (rows, slices)
}

fn fit(rows: &[Row], hold_out: bool) -> Model {
    let train: Vec<&Row> = rows.iter().filter(|r| !hold_out || !r.test).collect();
    let count = learn::feature_names().len();
    let bins: Vec<[u8; 64]> = (0..count).map(|f| cut(&train, f)).collect();
    let x: Vec<Vec<u8>> =
        (0..count).map(|f| train.iter().map(|r| bins[f][usize::from(r.x[f])]).collect()).collect();
    let mut m = Model { base: 0.0, bins, single: vec![[0.0; BINS]; count], double: Vec::new() };
    let mut score = vec![0.0f64; train.len()];
    for _ in 0..120 {
        for (x, single) in x.iter().zip(&mut m.single) {
            boost_single(&train, x, single, &mut score, 0.15);
        }
    }
    let mut gains = Vec::new();
    for f in 0..count {
        for g in 0..f {
            gains.push((gain(&train, &x[f], &x[g], &score), f, g));
        }
    }
    gains.sort_by(|a, b| b.0.total_cmp(&a.0));
    for &(_, f, g) in gains.iter().take(DOUBLES) {
        m.double.push((f, g, vec![0.0; BINS * BINS]));
    }
    for _ in 0..60 {
        for (f, g, table) in &mut m.double {
            boost_double(&train, &x[*f], &x[*g], table, &mut score, 0.1);
        }
        for (x, single) in x.iter().zip(&mut m.single) {
            boost_single(&train, x, single, &mut score, 0.05);
        }
    }
    m
}

/// At most sixteen bins of about equal weight; few values keep a bin each.
fn cut(rows: &[&Row], f: usize) -> [u8; 64] {
    let mut mass = [0.0f64; 64];
    for r in rows {
        mass[usize::from(r.x[f]).min(63)] += r.weight;
    }
    let mut out = [0u8; 64];
    if mass[BINS..].iter().all(|&m| m == 0.0) {
        for (i, o) in out.iter_mut().enumerate() {
            *o = i.min(BINS - 1) as u8;
        }
        return out;
    }
    let total: f64 = mass.iter().sum();
    let (mut bin, mut sum) = (0u8, 0.0);
    for i in 0..64 {
        out[i] = bin;
        sum += mass[i];
        if sum >= total / BINS as f64 && usize::from(bin) < BINS - 1 {
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

const RIDGE: f64 = 8.0;

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

fn sums(rows: &[&Row], x: &[u8], y: &[u8], score: &[f64]) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0); BINS * BINS];
    for (i, r) in rows.iter().enumerate() {
        let (g, h) = slope(r, score[i]);
        let s = &mut sums[usize::from(x[i]) * BINS + usize::from(y[i])];
        *s = (s.0 + g, s.1 + h);
    }
    sums
}

fn gain(rows: &[&Row], x: &[u8], y: &[u8], score: &[f64]) -> f64 {
    sums(rows, x, y, score).iter().map(|(g, h)| g * g / (h + 3.0 * RIDGE)).sum()
}

fn boost_double(
    rows: &[&Row],
    x: &[u8],
    y: &[u8],
    table: &mut [f64],
    score: &mut [f64],
    rate: f64,
) {
    let steps: Vec<f64> =
        sums(rows, x, y, score).iter().map(|(g, h)| rate * g / (h + 2.0 * RIDGE)).collect();
    for (t, s) in table.iter_mut().zip(&steps) {
        *t += s;
    }
    for (i, s) in score.iter_mut().enumerate() {
        *s += steps[usize::from(x[i]) * BINS + usize::from(y[i])];
    }
}

impl Model {
    fn score(&self, x: &[u8]) -> f64 {
        let bin = |f: usize| usize::from(self.bins[f][usize::from(x[f])]);
        let mut sum = self.base;
        for (f, single) in self.single.iter().enumerate() {
            sum += single[bin(f)];
        }
        for (f, g, table) in &self.double {
            sum += table[bin(*f) * BINS + bin(*g)];
        }
        sum
    }
}

/// Recall at 1 % false positives of the entities held out, by slice.
fn report(m: &Model, rows: &[Row], slices: &[String]) {
    let mut by: Vec<Vec<(f64, bool)>> = vec![Vec::new(); slices.len()];
    for r in rows.iter().filter(|r| r.test) {
        by[r.slice].push((m.score(&r.x), r.same > 0.5));
    }
    for (name, mut list) in slices.iter().zip(by) {
        let yes = list.iter().filter(|x| x.1).count();
        let no = list.len() - yes;
        if yes < 40 || no < 40 {
            continue;
        }
        list.sort_by(|a, b| b.0.total_cmp(&a.0));
        let (mut hit, mut miss) = (0, 0);
        for (_, same) in list {
            if same {
                hit += 1;
            } else {
                miss += 1;
                if miss as f64 > no as f64 * 0.01 {
                    break;
                }
            }
        }
        eprintln!("  {name}: {yes} same, {no} different: {:.3}", f64::from(hit) / yes as f64);
    }
}

fn write(out: &mut String, kind: Kind, m: &Model) {
    let names = learn::feature_names();
    let cents = |x: f64| (x * 100.0).round().clamp(-3000.0, 3000.0) as i32;
    let join =
        |v: &mut dyn Iterator<Item = i32>| v.map(|x| x.to_string()).collect::<Vec<_>>().join(" ");
    writeln!(out, "{kind} base = {}", cents(m.base)).unwrap();
    for (f, name) in names.iter().enumerate() {
        let bins = join(&mut m.bins[f].iter().map(|&b| i32::from(b)));
        writeln!(out, "{kind} bins {name} = {bins}").unwrap();
        writeln!(
            out,
            "{kind} single {name} = {}",
            join(&mut m.single[f].iter().map(|&x| cents(x)))
        )
        .unwrap();
    }
    for (f, g, table) in &m.double {
        let table = join(&mut table.iter().map(|&x| cents(x)));
        writeln!(out, "{kind} double {} {} = {table}", names[*f], names[*g]).unwrap();
    }
    out.push('\n');
}
