//! Made-up lists of names and queries for them, out of `words/cultures.txt`.

use std::collections::HashSet;

use crate::dice::Dice;
use crate::spell;

const WORDS: &str = include_str!("../words/cultures.txt");

struct Culture {
    share: usize,
    script: Option<(&'static str, usize)>,
    women: Vec<(&'static str, &'static str)>,
    sounds: bool,
    given: Often,
    surname: Often,
}

/// Words, the first of which come more often than the last.
#[derive(Default)]
struct Often {
    words: Vec<String>,
    sums: Vec<f64>,
}

impl Often {
    fn new(mut words: Vec<String>, power: f64, dice: &mut Dice) -> Often {
        words.sort_unstable();
        words.dedup();
        for at in (1..words.len()).rev() {
            words.swap(at, dice.below(at + 1));
        }
        let mut sum = 0.0;
        let sums = (0..words.len()).map(|at| {
            sum += ((at + 20) as f64).powf(-power);
            sum
        });
        Often { sums: sums.collect(), words }
    }

    fn one(&self, dice: &mut Dice) -> &str {
        let at = dice.share() * self.sums[self.sums.len() - 1];
        &self.words[self.sums.partition_point(|sum| *sum < at).min(self.words.len() - 1)]
    }
}

fn cultures(dice: &mut Dice) -> Vec<Culture> {
    let mut out: Vec<Culture> = Vec::new();
    let (mut given, mut surname) = (Vec::new(), Vec::new());
    let close = |out: &mut Vec<Culture>,
                 given: &mut Vec<String>,
                 surname: &mut Vec<String>,
                 dice: &mut Dice| {
        if let Some(last) = out.last_mut() {
            last.given = Often::new(std::mem::take(given), 0.9, dice);
            last.surname = Often::new(std::mem::take(surname), 0.6, dice);
        }
    };
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let parts: Vec<Vec<&str>> = rest
            .split('|')
            .map(|part| part.split_whitespace().map(|p| if p == "-" { "" } else { p }).collect())
            .collect();
        let number = || parts[0][1].parse().expect("a number");
        match (word, parts.as_slice()) {
            ("culture", _) => {
                close(&mut out, &mut given, &mut surname, dice);
                let (given, surname) = (Often::default(), Often::default());
                let share = number();
                out.push(Culture {
                    share,
                    script: None,
                    women: Vec::new(),
                    sounds: false,
                    given,
                    surname,
                });
            }
            ("script", _) => last(&mut out).script = Some((parts[0][0], number())),
            ("women", [ends]) => last(&mut out).women.push((ends[0], ends[1])),
            ("sounds", _) => last(&mut out).sounds = true,
            ("given", [whole]) => given.extend(whole.iter().map(|w| w.to_string())),
            ("given", [heads, tails]) => {
                given.extend(
                    heads.iter().flat_map(|h| tails.iter().map(move |t| format!("{h}{t}"))),
                );
            }
            ("surname", [heads, middles, tails]) => {
                for (head, middle) in heads.iter().flat_map(|h| middles.iter().map(move |m| (h, m)))
                {
                    surname.extend(tails.iter().map(|tail| format!("{head}{middle}{tail}")));
                }
            }
            _ => {}
        }
    }
    close(&mut out, &mut given, &mut surname, dice);
    out
}

fn last(cultures: &mut [Culture]) -> &mut Culture {
    cultures.last_mut().expect("a culture comes before what it is made of")
}

/// What is known of a listed name beside its text.
#[derive(Default)]
pub struct Origin {
    /// In Latin letters, where it stands in others.
    latin: Option<String>,
    /// Whether it may be looked for in Cyrillic, letter by letter.
    cyrillic: bool,
}

/// So many names, each once, in no order.
pub fn list(count: usize) -> (Vec<String>, Vec<Origin>) {
    let dice = &mut Dice(1);
    let cultures = cultures(dice);
    let mut seen = HashSet::new();
    let (mut names, mut origins) = (Vec::new(), Vec::new());
    while names.len() < count {
        let mut at = dice.below(100);
        let culture = cultures.iter().find(|c| {
            let found = at < c.share;
            at = at.saturating_sub(c.share);
            found
        });
        let culture = culture.unwrap_or(&cultures[0]);
        let mut name = culture.given.one(dice).to_string();
        if dice.below(10) < 3 {
            name = format!("{name} {}", culture.given.one(dice));
        }
        let surname = culture.surname.one(dice);
        let woman = culture.women.iter().filter(|_| name.ends_with('a'));
        let woman =
            woman.filter_map(|(end, hers)| Some(format!("{}{hers}", surname.strip_suffix(end)?)));
        name = format!("{name} {}", woman.last().as_deref().unwrap_or(surname));
        let (mut text, mut origin) =
            (name.clone(), Origin { latin: None, cyrillic: !culture.sounds });
        if let Some((script, _)) = culture.script.filter(|(_, share)| dice.below(100) < *share) {
            text = if script == "greek" { spell::greek(&name) } else { spell::cyrillic(&name) };
            origin = Origin { latin: Some(name), cyrillic: false };
        }
        if seen.insert(text.clone()) {
            names.push(text);
            origins.push(origin);
        }
    }
    (names, origins)
}

/// A name as somebody looks for it.
pub struct Query {
    pub slice: &'static str,
    pub text: String,
    /// The place in the list of the name that is meant.
    pub meant: usize,
}

pub const SLICES: [&str; 6] =
    ["exact", "one typo", "two typos", "romanised", "cyrillic", "swapped"];

/// So many queries of each slice.
pub fn queries(names: &[String], origins: &[Origin], each: usize) -> Vec<Query> {
    let dice = &mut Dice(2);
    let mut out = Vec::new();
    for slice in SLICES {
        while out.len() % each != 0 || out.last().is_none_or(|q: &Query| q.slice != slice) {
            let meant = dice.below(names.len());
            let (name, origin) = (&names[meant], &origins[meant]);
            let text = match slice {
                "exact" => name.clone(),
                "one typo" => spell::slip(name, dice),
                "two typos" => spell::slip(&spell::slip(name, dice), dice),
                "romanised" => spell::romanised(origin.latin.as_ref().unwrap_or(name), dice),
                "cyrillic" if origin.cyrillic => spell::cyrillic(name),
                "cyrillic" => continue,
                _ => spell::swapped(name),
            };
            out.push(Query { slice, text, meant });
        }
    }
    out
}
