//! Expectation maximisation of a joint model of two spellings: sounds match one to one, two to one,
//! or stand alone. The costs are the log-odds of that model against chance.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use isim::{Lang, learn};

use crate::pairs::Pair;

const N: usize = 128;
type Sounds = Vec<u8>;

/// Probabilities, or expected counts, of the operations.
#[derive(Clone)]
struct Model {
    pair: Vec<f64>,
    gap: [[f64; N]; 3],
    two: Vec<f64>,
}

impl Model {
    fn zero() -> Model {
        Model { pair: vec![0.0; N * N], gap: [[0.0; N]; 3], two: vec![0.0; N * N * N] }
    }

    fn total(&self) -> f64 {
        // A two-to-one operation may go either way, and so may a gap.
        self.pair.iter().sum::<f64>()
            + 2.0 * self.gap.iter().flatten().sum::<f64>()
            + 2.0 * self.two.iter().sum::<f64>()
    }

    fn scale(&mut self, by: f64) {
        self.pair.iter_mut().for_each(|x| *x *= by);
        self.gap.iter_mut().flatten().for_each(|x| *x *= by);
        self.two.iter_mut().for_each(|x| *x *= by);
    }
}

/// Where a gap stands: at the word's start, inside, or at its end.
fn place(at: usize, len: usize) -> usize {
    if at == 0 {
        0
    } else if at + 1 == len {
        2
    } else {
        1
    }
}

/// Learns costs from the positives and writes `data/costs.txt`.
pub fn learn(pairs: &[Pair]) {
    let names: Vec<(Vec<Sounds>, Vec<Sounds>)> = pairs
        .iter()
        .filter(|p| p.same && p.hard)
        .map(|p| {
            let of = |text: &str| learn::sounds(text, p.kind, Lang::UND);
            (of(&p.a), of(&p.b))
        })
        .collect();
    let mut words: Vec<(Sounds, Sounds, f64)> = Vec::new();
    for (a, b) in &names {
        if a.len() == b.len() && a.len() <= 3 {
            words.extend(a.iter().cloned().zip(b.iter().cloned()).map(|(a, b)| (a, b, 1.0)));
        }
    }
    let mut model = start();
    for round in 0..3 {
        eprintln!("round {round}: {} pairs of words", words.len());
        for _ in 0..6 {
            model = step(&model, &words);
        }
        if round < 2 {
            words = align(&model, &words, &names);
        }
    }
    let text = write(&model, &words);
    std::fs::write("data/costs.txt", text).expect("data/costs.txt can be written");
}

/// Where learning starts: like matches like, vowels match vowels.
fn start() -> Model {
    let mut m = Model::zero();
    for a in 0..N {
        for b in 0..N {
            let (x, y) = (learn::class(a as u8), learn::class(b as u8));
            m.pair[a * N + b] = if a == b {
                20.0
            } else if x == y && x != 0 {
                1.0
            } else {
                0.1
            };
            for c in 0..N {
                m.two[(a * N + b) * N + c] = 0.0005;
            }
        }
        m.gap.iter_mut().for_each(|g| g[a] = 1.0);
    }
    let total = m.total();
    m.scale(1.0 / total);
    m
}

/// One pass over the words; every pair counts in both directions, so the model is symmetric.
fn step(model: &Model, words: &[(Sounds, Sounds, f64)]) -> Model {
    let half = words.len().div_ceil(2).max(1);
    let parts: Vec<Model> = std::thread::scope(|scope| {
        let jobs: Vec<_> = words
            .chunks(half)
            .map(|chunk| {
                scope.spawn(move || {
                    let mut counts = Model::zero();
                    for (a, b, w) in chunk {
                        expect(model, a, b, *w, &mut counts);
                    }
                    counts
                })
            })
            .collect();
        jobs.into_iter().map(|j| j.join().expect("a worker")).collect()
    });
    let mut sum = Model::zero();
    for part in &parts {
        sum.pair.iter_mut().zip(&part.pair).for_each(|(s, x)| *s += x);
        sum.gap.iter_mut().flatten().zip(part.gap.iter().flatten()).for_each(|(s, x)| *s += x);
        sum.two.iter_mut().zip(&part.two).for_each(|(s, x)| *s += x);
    }
    for a in 0..N {
        for b in 0..a {
            let mean = (sum.pair[a * N + b] + sum.pair[b * N + a]) / 2.0;
            sum.pair[a * N + b] = mean;
            sum.pair[b * N + a] = mean;
        }
    }
    sum.pair.iter_mut().for_each(|x| *x += 0.002);
    sum.gap.iter_mut().flatten().for_each(|x| *x = (*x + 0.2) / 2.0);
    // Rare two-to-one operations are chance: an absolute discount drops them.
    sum.two.iter_mut().for_each(|x| *x = (*x - 3.0).max(0.0) / 2.0);
    let total = sum.total();
    sum.scale(1.0 / total);
    sum
}

fn expect(m: &Model, a: &[u8], b: &[u8], weight: f64, counts: &mut Model) {
    let (n, k) = (a.len(), b.len());
    if n == 0 || k == 0 || n > 24 || k > 24 {
        return;
    }
    let (a, b): (Vec<usize>, Vec<usize>) =
        (a.iter().map(|&x| x.into()).collect(), b.iter().map(|&x| x.into()).collect());
    let w = k + 1;
    let mut f = vec![0.0f64; (n + 1) * w];
    let mut g = vec![0.0f64; (n + 1) * w];
    let two = |x: usize, y: usize, z: usize| (x * N + y) * N + z;
    f[0] = 1.0;
    for i in 0..=n {
        for j in 0..=k {
            let mut s = f[i * w + j];
            if i > 0 {
                s += f[(i - 1) * w + j] * m.gap[place(i - 1, n)][a[i - 1]];
            }
            if j > 0 {
                s += f[i * w + j - 1] * m.gap[place(j - 1, k)][b[j - 1]];
            }
            if i > 0 && j > 0 {
                s += f[(i - 1) * w + j - 1] * m.pair[a[i - 1] * N + b[j - 1]];
            }
            if i > 1 && j > 0 {
                s += f[(i - 2) * w + j - 1] * m.two[two(a[i - 2], a[i - 1], b[j - 1])];
            }
            if i > 0 && j > 1 {
                s += f[(i - 1) * w + j - 2] * m.two[two(b[j - 2], b[j - 1], a[i - 1])];
            }
            f[i * w + j] = s;
        }
    }
    let z = f[n * w + k];
    if z <= 1e-290 {
        return;
    }
    g[n * w + k] = 1.0;
    for i in (0..=n).rev() {
        for j in (0..=k).rev() {
            let here = f[i * w + j] * weight / z;
            let mut s = g[i * w + j];
            if i < n {
                let p = m.gap[place(i, n)][a[i]] * g[(i + 1) * w + j];
                s += p;
                counts.gap[place(i, n)][a[i]] += here * p;
            }
            if j < k {
                let p = m.gap[place(j, k)][b[j]] * g[i * w + j + 1];
                s += p;
                counts.gap[place(j, k)][b[j]] += here * p;
            }
            if i < n && j < k {
                let p = m.pair[a[i] * N + b[j]] * g[(i + 1) * w + j + 1];
                s += p;
                counts.pair[a[i] * N + b[j]] += here * p;
            }
            if i + 1 < n && j < k {
                let at = two(a[i], a[i + 1], b[j]);
                let p = m.two[at] * g[(i + 2) * w + j + 1];
                s += p;
                counts.two[at] += here * p;
            }
            if i < n && j + 1 < k {
                let at = two(b[j], b[j + 1], a[i]);
                let p = m.two[at] * g[(i + 1) * w + j + 2];
                s += p;
                counts.two[at] += here * p;
            }
            g[i * w + j] = s;
        }
    }
}

/// How many meetings by chance what is known before counts for.
const WEIGHT_OF_PRIOR: f64 = 0.5;

/// The log-odds of the operations against sounds that meet by chance.
struct Odds {
    pair: Vec<f64>,
    gap: [[f64; N]; 3],
    two: HashMap<(usize, usize, usize), f64>,
}

fn odds(m: &Model, words: &[(Sounds, Sounds, f64)]) -> Odds {
    let mut q = [1.0f64; N];
    for (a, b, _) in words {
        a.iter().chain(b).for_each(|&s| q[usize::from(s)] += 1.0);
    }
    let total: f64 = q.iter().sum();
    q.iter_mut().for_each(|x| *x /= total);
    // The model speaks of operations, chance of sounds; both are per name pair of the same size.
    // Where chance alone would hardly bring two sounds together, to see them apart says little: the
    // odds lean on what their classes say.
    let size = total / 2.0;
    let odds = |p: f64, chance: f64, prior: f64| {
        ((p * size + prior.exp() * WEIGHT_OF_PRIOR) / (chance * size + WEIGHT_OF_PRIOR)).ln()
    };
    let pair = (0..N * N)
        .map(|i| {
            let (a, b) = (i / N, i % N);
            let alike = learn::class(a as u8) == learn::class(b as u8);
            let prior = if a == b {
                2.0
            } else if alike && learn::class(a as u8) != 0 {
                -1.0
            } else {
                -4.0
            };
            odds(m.pair[i], q[a] * q[b], prior)
        })
        .collect();
    let mut gap = [[0.0; N]; 3];
    for (p, row) in gap.iter_mut().enumerate() {
        for (s, x) in row.iter_mut().enumerate() {
            // Gaps at an edge are counted only where they can stand.
            let share = if p == 1 { 0.66 } else { 0.17 };
            *x = odds(m.gap[p][s], q[s] * share, -3.0);
        }
    }
    let mut two = HashMap::new();
    for x in 0..N {
        for y in 0..N {
            for z in 0..N {
                let p = m.two[(x * N + y) * N + z];
                if p > 0.0 {
                    two.insert((x, y, z), (p / (q[x] * q[y] * q[z])).ln());
                }
            }
        }
    }
    Odds { pair, gap, two }
}

/// The best alignment's log-odds.
fn viterbi(o: &Odds, a: &[u8], b: &[u8]) -> f64 {
    let (n, k) = (a.len(), b.len());
    let w = k + 1;
    let mut f = vec![-1e9f64; (n + 1) * w];
    f[0] = 0.0;
    let at = |s: &[u8], i: usize| usize::from(s[i]);
    for i in 0..=n {
        for j in 0..=k {
            let mut s = f[i * w + j];
            if i > 0 {
                s = s.max(f[(i - 1) * w + j] + o.gap[place(i - 1, n)][at(a, i - 1)]);
            }
            if j > 0 {
                s = s.max(f[i * w + j - 1] + o.gap[place(j - 1, k)][at(b, j - 1)]);
            }
            if i > 0 && j > 0 {
                s = s.max(f[(i - 1) * w + j - 1] + o.pair[at(a, i - 1) * N + at(b, j - 1)]);
            }
            if i > 1
                && j > 0
                && let Some(x) = o.two.get(&(at(a, i - 2), at(a, i - 1), at(b, j - 1)))
            {
                s = s.max(f[(i - 2) * w + j - 1] + x);
            }
            if i > 0
                && j > 1
                && let Some(x) = o.two.get(&(at(b, j - 2), at(b, j - 1), at(a, i - 1)))
            {
                s = s.max(f[(i - 1) * w + j - 2] + x);
            }
            f[i * w + j] = s;
        }
    }
    f[n * w + k]
}

/// Pairs the words of whole names by the model: greedily, the best first.
fn align(
    m: &Model,
    words: &[(Sounds, Sounds, f64)],
    names: &[(Vec<Sounds>, Vec<Sounds>)],
) -> Vec<(Sounds, Sounds, f64)> {
    let o = odds(m, words);
    let own = |s: &[u8]| s.iter().map(|&x| o.pair[usize::from(x) * (N + 1)]).sum::<f64>();
    let mut out = Vec::new();
    for (a, b) in names {
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for (i, x) in a.iter().enumerate() {
            for (j, y) in b.iter().enumerate() {
                let score = viterbi(&o, x, y);
                if x.len() > 1 && y.len() > 1 && 2.0 * score > 0.3 * (own(x) + own(y)) {
                    found.push((score, i, j));
                }
            }
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0));
        let (mut left, mut right) = (vec![false; a.len()], vec![false; b.len()]);
        for (_, i, j) in found {
            if !left[i] && !right[j] {
                left[i] = true;
                right[j] = true;
                out.push((a[i].clone(), b[j].clone(), 1.0));
            }
        }
    }
    out
}

/// Pairs of sounds whose costs fit the tables, where their rows are numbered by a byte: those that
/// stand against one sound most often.
fn likeliest(m: &Model) -> BTreeSet<(usize, usize)> {
    const MOST: usize = 254;
    let mut pairs: Vec<(f64, usize, usize)> = (0..N * N)
        .map(|i| (m.two[i * N..(i + 1) * N].iter().sum(), i / N, i % N))
        .filter(|p: &(f64, usize, usize)| p.0 > 0.0)
        .collect();
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    pairs.iter().take(MOST).map(|&(_, x, y)| (x, y)).collect()
}

/// The costs as text, in tenths of a nat.
fn write(m: &Model, words: &[(Sounds, Sounds, f64)]) -> String {
    let o = odds(m, words);
    let names = learn::symbols();
    let tenth = |x: f64| (x * 10.0).round().clamp(-90.0, 90.0) as i32;
    let mut out = String::from(
        "# What it is worth, in tenths of a nat (natural log-odds), that one sound stands against another:\n\
         # `a b` two sounds; `a` one that stands alone inside a word, `^ a` at its start, `a $` at its end;\n\
         # `a b > c` two that stand against one. What is not listed is worth -90.\n\
         # Learned, not written: see data/README.md. Do not edit.\n\
         source examples/learn_costs, expectation maximisation over labelled pairs of public registers\n",
    );
    writeln!(out, "pairs {}\n", words.len()).unwrap();
    for a in 0..names.len() {
        for b in 0..=a {
            let mut cost = tenth(o.pair[a * N + b]);
            if a == b {
                // Sounds of one script alone hardly ever meet themselves here: a word of them is
                // worth at least what its best agreement with another script's is.
                let best = (0..names.len()).map(|c| tenth(o.pair[a * N + c])).max();
                cost = cost.max(best.unwrap_or(cost));
            }
            if cost > -90 {
                writeln!(out, "{} {} = {cost}", names[a], names[b]).unwrap();
            }
        }
    }
    for (a, name) in names.iter().enumerate() {
        writeln!(out, "^ {name} = {}", tenth(o.gap[0][a])).unwrap();
        writeln!(out, "{name} = {}", tenth(o.gap[1][a])).unwrap();
        writeln!(out, "{name} $ = {}", tenth(o.gap[2][a])).unwrap();
    }
    let sorted: BTreeMap<_, _> = o.two.iter().collect();
    let kept = likeliest(m);
    for (&(x, y, z), &odds) in sorted {
        if kept.contains(&(x, y)) {
            writeln!(out, "{} {} > {} = {}", names[x], names[y], names[z], tenth(odds)).unwrap();
        }
    }
    out
}
