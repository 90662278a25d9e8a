//! Expectation maximisation of a joint model of two spellings: sounds match one to one, two to one,
//! or stand alone. The costs are the log-odds of that model against chance.
//!
//! One model is learned from all words; then one for each kind of writing that two names may have
//! between them (`isim::learn::writing`), which leans on the first where it has seen little.

use std::collections::HashMap;
use std::ops::Range;

use isim::{Kind, Lang, Name, learn};

use crate::costs::{dearest, write, write_own};
use crate::pairs::Pair;
use crate::standard;

pub const N: usize = 128;
pub type Sounds = Vec<u8>;
/// Two words that are one, and between which scripts.
pub type Words = (Sounds, Sounds, learn::Writing);
/// The sounds of the words of two names that are one.
type Sounded = (Vec<Sounds>, Vec<Sounds>, learn::Writing);
/// One in so many historical spellings is heard: there are more of them than of all others, and all
/// of them would make Orban and Orbach one.
const SPELLINGS: usize = 2;
/// To so many words of a kind of writing comes one that a standard romanizes.
const STANDARDS: usize = 10;
/// How many operations of its own a kind of writing needs to be trusted as much as all together.
const LEAN: f64 = 4000.0;

/// The probability that a two-to-one operation begins with.
const CHANCE: f64 = 7e-8;

/// Probabilities, or expected counts, of the operations.
#[derive(Clone)]
pub struct Model {
    pub pair: Vec<f64>,
    /// For either side: a kind of writing has one whose letters are an alphabet's, and another.
    pub gap: [[[f64; N]; 3]; 2],
    pub two: Vec<f64>,
}

impl Model {
    fn zero() -> Model {
        Model { pair: vec![0.0; N * N], gap: [[[0.0; N]; 3]; 2], two: vec![0.0; N * N * N] }
    }

    fn total(&self) -> f64 {
        // A two-to-one operation may go either way, and so may a gap.
        self.pair.iter().sum::<f64>()
            + 2.0 * self.gap.iter().flatten().flatten().sum::<f64>()
            + 2.0 * self.two.iter().sum::<f64>()
    }

    fn scale(&mut self, by: f64) {
        self.pair.iter_mut().for_each(|x| *x *= by);
        self.gap.iter_mut().flatten().flatten().for_each(|x| *x *= by);
        self.two.iter_mut().for_each(|x| *x *= by);
    }

    /// Gives every two-to-one operation a chance: what is 0 stays 0, and what all words together have
    /// too seldom, those of one kind of writing may need, as Hangul needs eo.
    fn open(&mut self) {
        self.two.iter_mut().for_each(|x| *x += CHANCE);
    }

    fn add(&mut self, other: &Model, by: f64) {
        self.pair.iter_mut().zip(&other.pair).for_each(|(s, x)| *s += x * by);
        let gaps = self.gap.iter_mut().flatten().flatten();
        gaps.zip(other.gap.iter().flatten().flatten()).for_each(|(s, x)| *s += x * by);
        self.two.iter_mut().zip(&other.two).for_each(|(s, x)| *s += x * by);
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
    let sounds = |p: &Pair| -> Sounded {
        let of = |text: &str| learn::sounds(text, p.kind, Lang::UND);
        (of(&p.a), of(&p.b), learn::writing(&p.a, &p.b))
    };
    // What people spelt otherwise in the same letters tells nothing of other letters.
    let (spellings, names): (Vec<&Pair>, Vec<&Pair>) =
        pairs.iter().filter(|p| p.same && p.hard).partition(|p| p.file == "ancestry");
    let names: Vec<Sounded> = names.into_iter().map(sounds).collect();
    let spellings: Vec<Sounded> = spellings.into_iter().step_by(SPELLINGS).map(sounds).collect();
    let mut words = words_of(&names);
    let mut model = start();
    for round in 0..3 {
        eprintln!("round {round}: {} pairs of words", words.len());
        for _ in 0..6 {
            model = step(&model, &words, None);
        }
        if round < 2 {
            words = align(&model, &words, &names);
        }
    }
    let all = odds(&model, &words, None);
    let spellings = words_of(&spellings);
    let romanized = standard::romanized(pairs);
    let special: Vec<(Vec<Words>, Odds, Model)> = learn::WRITINGS
        .iter()
        .enumerate()
        .map(|(kind, name)| {
            // Words of one script that are equal are never aligned: they would only teach that
            // nothing else can be one.
            let named = words.iter().filter(|w| w.2.kind == kind && w.0 != w.1);
            let spelt = spellings.iter().filter(|w| w.2.kind == kind);
            let mut own: Vec<Words> = named.chain(spelt).cloned().collect();
            // The registers have few Korean names, and most words in Hangul are foreign ones. Other
            // kinds have enough of their own; there the standards' letters only do harm.
            let share = if *name == "hangul" { own.len() / STANDARDS } else { 0 };
            own.extend(romanized.get(&kind).into_iter().flatten().filter_map(word).take(share));
            eprintln!("{name}: {} pairs of words", own.len());
            let mut special = model.clone();
            if *name != "same" {
                special.open();
            }
            for _ in 0..6 {
                special = step(&special, &own, Some(&model));
            }
            let odds = odds(&special, &own, Some(&words));
            (own, odds, special)
        })
        .collect();
    let kept = dearest(special.iter().map(|(own, odds, model)| (own.len(), model, odds)));
    let mut text = write(&all, words.len(), &kept);
    for (name, (own, odds, _)) in learn::WRITINGS.iter().zip(&special) {
        text += &write_own(name, odds, &all, own, &kept);
    }
    std::fs::write("data/costs.txt", text).expect("data/costs.txt can be written");
}

/// A word and what a standard makes of it.
fn word((word, made): &(Name, Name)) -> Option<Words> {
    let sounds = |n: &Name| learn::sounds(n.text(), Kind::Person, Lang::UND).concat();
    let (a, b) = (sounds(word), sounds(made));
    let short = |s: &Sounds| (1..=24).contains(&s.len());
    (short(&a) && short(&b)).then(|| (a, b, learn::writing(word.text(), made.text())))
}

/// Words of names that have as many on both sides, in the order in which they stand.
fn words_of(names: &[Sounded]) -> Vec<Words> {
    let alike = names.iter().filter(|(a, b, _)| a.len() == b.len() && a.len() <= 3);
    let words = |(a, b, writing): &Sounded| {
        let pairs = a.iter().cloned().zip(b.iter().cloned());
        let writing = *writing;
        pairs.map(move |(a, b)| (a, b, writing)).collect::<Vec<Words>>()
    };
    alike.flat_map(words).collect()
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
        m.gap.iter_mut().flatten().for_each(|g| g[a] = 1.0);
    }
    let total = m.total();
    m.scale(1.0 / total);
    m
}

/// One pass over the words; every pair counts in both directions, so the model is symmetric. Without
/// a model of all words to lean on, it becomes that, and both its sides are one.
fn step(model: &Model, words: &[Words], all: Option<&Model>) -> Model {
    let half = words.len().div_ceil(2).max(1);
    let parts: Vec<Model> = std::thread::scope(|scope| {
        let jobs: Vec<_> = words
            .chunks(half)
            .map(|chunk| {
                scope.spawn(move || {
                    let mut counts = Model::zero();
                    for (a, b, writing) in chunk {
                        let sides = if all.is_some() { writing.sides } else { [0; 2] };
                        expect(model, a, b, sides, &mut counts);
                    }
                    counts
                })
            })
            .collect();
        jobs.into_iter().map(|j| j.join().expect("a worker")).collect()
    });
    let mut sum = Model::zero();
    for part in &parts {
        sum.add(part, 1.0);
    }
    for a in 0..N {
        for b in 0..a {
            let mean = (sum.pair[a * N + b] + sum.pair[b * N + a]) / 2.0;
            sum.pair[a * N + b] = mean;
            sum.pair[b * N + a] = mean;
        }
    }
    let Some(all) = all else {
        sum.pair.iter_mut().for_each(|x| *x += 0.002);
        sum.gap[0].iter_mut().flatten().for_each(|x| *x = (*x + 0.2) / 2.0);
        // Rare two-to-one operations are chance: an absolute discount drops them.
        sum.two.iter_mut().for_each(|x| *x = (*x - 3.0).max(0.0) / 2.0);
        let total = sum.total();
        sum.gap[1] = sum.gap[0];
        sum.scale(1.0 / total);
        return sum;
    };
    sum.gap.iter_mut().flatten().flatten().for_each(|x| *x /= 2.0);
    sum.two.iter_mut().for_each(|x| *x = (*x - 1.0).max(0.0) / 2.0);
    sum.add(all, LEAN);
    let total = sum.total();
    sum.scale(1.0 / total);
    sum
}

fn expect(m: &Model, a: &[u8], b: &[u8], sides: [usize; 2], counts: &mut Model) {
    let (n, k) = (a.len(), b.len());
    if n == 0 || k == 0 || n > 24 || k > 24 {
        return;
    }
    let (a, b): (Vec<usize>, Vec<usize>) =
        (a.iter().map(|&x| x.into()).collect(), b.iter().map(|&x| x.into()).collect());
    let [left, right] = sides;
    let w = k + 1;
    let mut f = vec![0.0f64; (n + 1) * w];
    let mut g = vec![0.0f64; (n + 1) * w];
    let two = |x: usize, y: usize, z: usize| (x * N + y) * N + z;
    f[0] = 1.0;
    for i in 0..=n {
        for j in 0..=k {
            let mut s = f[i * w + j];
            if i > 0 {
                s += f[(i - 1) * w + j] * m.gap[left][place(i - 1, n)][a[i - 1]];
            }
            if j > 0 {
                s += f[i * w + j - 1] * m.gap[right][place(j - 1, k)][b[j - 1]];
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
            let here = f[i * w + j] / z;
            let mut s = g[i * w + j];
            if i < n {
                let p = m.gap[left][place(i, n)][a[i]] * g[(i + 1) * w + j];
                s += p;
                counts.gap[left][place(i, n)][a[i]] += here * p;
            }
            if j < k {
                let p = m.gap[right][place(j, k)][b[j]] * g[i * w + j + 1];
                s += p;
                counts.gap[right][place(j, k)][b[j]] += here * p;
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
pub struct Odds {
    pub pair: Vec<f64>,
    pub gap: [[[f64; N]; 3]; 2],
    pub two: HashMap<(usize, usize, usize), f64>,
}

/// How often each sound is met, and all together.
fn chances(words: &[Words]) -> ([f64; N], f64) {
    let mut q = [1.0f64; N];
    for (a, b, _) in words {
        a.iter().chain(b).for_each(|&s| q[usize::from(s)] += 1.0);
    }
    let total: f64 = q.iter().sum();
    q.iter_mut().for_each(|x| *x /= total);
    (q, total)
}

/// The log-odds of a model of some words, where `all` are what its model leans on.
fn odds(m: &Model, words: &[Words], all: Option<&[Words]>) -> Odds {
    let (mut q, mut total) = chances(words);
    if let Some(all) = all {
        let (common, _) = chances(all);
        for (own, common) in q.iter_mut().zip(common) {
            *own = (*own * total + common * 2.0 * LEAN) / (total + 2.0 * LEAN);
        }
        total += 2.0 * LEAN;
    }
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
    let mut gap = [[[0.0; N]; 3]; 2];
    for (side, rows) in gap.iter_mut().enumerate() {
        for (p, row) in rows.iter_mut().enumerate() {
            for (s, x) in row.iter_mut().enumerate() {
                // Gaps at an edge are counted only where they can stand.
                let share = if p == 1 { 0.66 } else { 0.17 };
                *x = odds(m.gap[side][p][s], q[s] * share, -3.0);
            }
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
                s = s.max(f[(i - 1) * w + j] + o.gap[0][place(i - 1, n)][at(a, i - 1)]);
            }
            if j > 0 {
                s = s.max(f[i * w + j - 1] + o.gap[0][place(j - 1, k)][at(b, j - 1)]);
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

/// Pairs the words of whole names by the model: greedily, the best first. Neighbours may stand
/// against one word, for some scripts write what others part: 대호 is Dae Ho.
fn align(m: &Model, words: &[Words], names: &[Sounded]) -> Vec<Words> {
    let o = odds(m, words, None);
    let own = |s: &[u8]| s.iter().map(|&x| o.pair[usize::from(x) * (N + 1)]).sum::<f64>();
    let mut out = Vec::new();
    for (a, b, writing) in names {
        let mut found: Vec<(f64, Range<usize>, Range<usize>)> = Vec::new();
        for (left, right) in
            spans(a.len(), b.len(), !matches!(learn::WRITINGS[writing.kind], "same" | "han"))
        {
            let (x, y) = (a[left.clone()].concat(), b[right.clone()].concat());
            let score = viterbi(&o, &x, &y);
            if x.len() > 1 && y.len() > 1 && 2.0 * score > 0.3 * (own(&x) + own(&y)) {
                found.push((score, left, right));
            }
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0));
        let (mut left, mut right) = (vec![false; a.len()], vec![false; b.len()]);
        for (_, i, j) in found {
            if !left[i.clone()].contains(&true) && !right[j.clone()].contains(&true) {
                left[i.clone()].fill(true);
                right[j.clone()].fill(true);
                out.push((a[i].concat(), b[j].concat(), *writing));
            }
        }
    }
    out
}

/// Every word of one name against every word of the other, and two neighbours against one.
fn spans(n: usize, m: usize, joined: bool) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let shapes = [(1, 1), (2, 1), (1, 2)].into_iter().take(if joined { 3 } else { 1 });
    shapes.flat_map(move |(of_a, of_b)| {
        let starts = move |len: usize, of: usize| 0..(len + 1).saturating_sub(of);
        starts(n, of_a).flat_map(move |i| starts(m, of_b).map(move |j| (i..i + of_a, j..j + of_b)))
    })
}
