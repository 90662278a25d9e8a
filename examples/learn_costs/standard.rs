//! The steps that standards' romanizations take: words of the pairs go through every system of
//! isim's, and what they become is aligned with what they were.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use isim::{Kind, Name, Script, System, learn};
use learn::Step;

use crate::pairs::Pair;

/// Words of one script that are tried: enough for its letters, and seconds rather than minutes.
const WORDS: usize = 3000;
/// How often a system takes a step, and in how many of a hundred of the sound's places, before it
/// is no accident of an alignment.
const LEAST: usize = 3;
const SHARE: usize = 3;
/// Of how many systems that meet the sounds one takes the step, before it is a standard's and no
/// oddity's.
const SYSTEMS: usize = 25;

/// Which systems take a step, and which meet a sound, by kind of writing.
#[derive(Default)]
struct Found {
    steps: BTreeMap<(usize, Step), BTreeSet<String>>,
    met: BTreeMap<(usize, u8), BTreeSet<String>>,
}

/// What a system makes of words, where it makes anything.
type Made = (System, Vec<Option<Name>>);

/// Writes `data/standard.txt`.
pub fn learn(pairs: &[Pair]) {
    let words = words(pairs);
    let mut found = Found::default();
    let mut forms: BTreeMap<(String, Script), Vec<Made>> = BTreeMap::new();
    for system in System::all().filter(|s| s.from() != s.to()) {
        for &script in scripts(&system) {
            let Some(words) = words.get(&script) else { continue };
            let step = words.len().div_ceil(WORDS);
            let chosen: Vec<Name> =
                words.iter().step_by(step).map(|w| Name::new(w, Kind::Person)).collect();
            let made: Vec<Option<Name>> =
                chosen.iter().map(|word| whole(&system, word.text(), script)).collect();
            count(
                chosen.iter().map(Some).zip(made.iter().map(Option::as_ref)),
                system.code(),
                &mut found,
            );
            // What two systems of a language make of a word is one word in one script.
            let others = forms.entry((system.lang().as_str().into(), system.to())).or_default();
            for (other, names) in others.iter() {
                if other.from() == system.from() {
                    let pairs =
                        names.iter().map(Option::as_ref).zip(made.iter().map(Option::as_ref));
                    count(pairs, system.code(), &mut found);
                }
            }
            others.push((system, made));
        }
    }
    found.passports();
    std::fs::write("data/standard.txt", write(&found)).expect("data/standard.txt can be written");
}

/// The words of all names, by script.
fn words(pairs: &[Pair]) -> HashMap<Script, BTreeSet<&str>> {
    let mut words: HashMap<Script, BTreeSet<&str>> = HashMap::new();
    for text in pairs.iter().flat_map(|p| [&p.a, &p.b]) {
        for word in text.split(|c: char| c.is_whitespace() || "-,.()・".contains(c)) {
            if let Some(first) = word.chars().find(|c| c.is_alphabetic()) {
                words.entry(Script::of(first)).or_default().insert(word);
            }
        }
    }
    words
}

/// The scripts that a system reads.
fn scripts(system: &System) -> &'static [Script] {
    match system.from() {
        Script::Zyyy => &[Script::Kana, Script::Hira],
        script => Script::ALL.iter().find(|s| **s == script).map_or(&[], std::slice::from_ref),
    }
}

/// What a system makes of a word, if no letter is left over.
fn whole(system: &System, word: &str, script: Script) -> Option<Name> {
    let made = system.apply(word);
    let whole = made.chars().all(|c| Script::of(c) != script);
    whole.then(|| Name::new(&made, Kind::Person))
}

/// Words beside what standards make of them, for each kind of writing: those of all systems by turns,
/// so that no language with many systems is heard more often than one with few words.
pub fn romanized(pairs: &[Pair]) -> BTreeMap<usize, Vec<(Name, Name)>> {
    const EACH: usize = 200;
    let words = words(pairs);
    let mut found: BTreeMap<usize, Vec<(usize, Name, Name)>> = BTreeMap::new();
    for system in System::all().filter(|s| s.from() != s.to()) {
        for script in scripts(&system) {
            let Some(words) = words.get(script) else { continue };
            let step = words.len().div_ceil(EACH);
            for (turn, word) in words.iter().step_by(step).enumerate() {
                let Some(made) = whole(&system, word, *script) else { continue };
                let kind = learn::writing(word, made.text()).kind;
                found.entry(kind).or_default().push((turn, Name::new(word, Kind::Person), made));
            }
        }
    }
    let by_turns = |mut list: Vec<(usize, Name, Name)>| {
        list.sort_by_key(|(turn, ..)| *turn);
        list.into_iter().map(|(_, word, made)| (word, made)).collect()
    };
    found.into_iter().map(|(kind, list)| (kind, by_turns(list))).collect()
}

impl Found {
    /// Japanese passports write a long vowel as a short one, as the kana do (ou), or with h: Ono, Oono,
    /// Ohno. The registers have few words in hiragana, which writes it with う.
    fn passports(&mut self) {
        let names = learn::symbols();
        let sound = |name: &str| names.iter().position(|n| *n == name).map_or(0, |at| at as u8);
        let kana = learn::WRITINGS.iter().position(|w| *w == "kana").expect("a kind of writing");
        let long = sound("ー");
        let mut steps = vec![Step::Two([sound("o"), sound("u")], 0, sound("ɯ"))];
        for letter in ["a", "e", "h", "i", "o", "u"].map(sound) {
            steps.push(Step::One(letter.min(long), letter.max(long)));
        }
        for place in [1, 2] {
            steps.extend([long, sound("ɯ")].map(|sound| Step::Alone(1, place, sound)));
        }
        for step in steps {
            self.steps.entry((kana, step)).or_default().insert("passports".into());
        }
    }
}

/// Counts the steps between words and what a system makes of them.
fn count<'n>(
    pairs: impl Iterator<Item = (Option<&'n Name>, Option<&'n Name>)>,
    system: &str,
    found: &mut Found,
) {
    let mut steps: BTreeMap<(usize, Step), usize> = BTreeMap::new();
    let mut met: HashMap<(usize, u8), usize> = HashMap::new();
    for (a, b) in pairs {
        let (Some(a), Some(b)) = (a, b) else { continue };
        let Some((list, writing)) = learn::steps(a, b) else { continue };
        for text in [a, b] {
            for s in learn::sounds(text.text(), Kind::Person, isim::Lang::UND).concat() {
                *met.entry((writing.kind, s)).or_default() += 1;
            }
        }
        for step in list {
            let step = match step {
                Step::One(x, y) => Step::One(x.min(y), x.max(y)),
                other => other,
            };
            *steps.entry((writing.kind, step)).or_default() += 1;
        }
    }
    for ((kind, step), count) in steps {
        let rarest = sounds(step).map(|s| met.get(&(kind, s)).copied().unwrap_or(0)).min();
        if count >= LEAST && count * 100 >= rarest.unwrap_or(0) * SHARE {
            found.steps.entry((kind, step)).or_default().insert(system.into());
        }
    }
    for (key, _) in met.into_iter().filter(|(_, count)| *count >= LEAST) {
        found.met.entry(key).or_default().insert(system.into());
    }
}

fn sounds(step: Step) -> impl Iterator<Item = u8> {
    let (all, count) = match step {
        Step::One(x, y) => ([x, y, 0], 2),
        Step::Two([x, y], _, z) => ([x, y, z], 3),
        Step::Alone(_, _, x) => ([x, 0, 0], 1),
    };
    all.into_iter().take(count)
}

fn write(found: &Found) -> String {
    let names = learn::symbols();
    let name = |s: u8| names.get(usize::from(s)).copied().unwrap_or("?");
    let mut out = String::from(
        "# Steps that some standard's romanization takes between two kinds of writing, and how many do:\n\
         # `a b` two sounds; `a` one that stands alone inside a word, `^ a` at its start, `a $` at its end;\n\
         # `a b > c` two that stand against one; with `<`, on the side that gives the kind its name.\n\
         # Learned, not written: see data/README.md. Do not edit.\n\
         source examples/learn_costs, words of public registers through the systems of data/systems\n\n",
    );
    for ((kind, step), systems) in &found.steps {
        let met = |s| found.met.get(&(*kind, s)).map_or(0, BTreeSet::len);
        if systems.len() * SYSTEMS < sounds(*step).map(met).min().unwrap_or(0) {
            continue;
        }
        let kind = learn::WRITINGS[*kind];
        let (side, step) = match *step {
            Step::One(x, y) if x == y => continue,
            Step::One(x, y) => ("", format!("{} {}", name(x), name(y))),
            Step::Two([x, y], _, z) => ("", format!("{} {} > {}", name(x), name(y), name(z))),
            Step::Alone(side, place, x) => {
                let step = match place {
                    0 => format!("^ {}", name(x)),
                    1 => name(x).into(),
                    _ => format!("{} $", name(x)),
                };
                (if side == 1 { "<" } else { "" }, step)
            }
        };
        writeln!(out, "{kind}{side}: {step} = {}", systems.len()).expect("a string takes all");
    }
    out
}
