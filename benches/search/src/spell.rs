//! How made-up names are written otherwise: in other scripts, by other romanisations, with slips.
//! Rules of this bench, so that isim is not asked what it said itself.

use crate::dice::Dice;

/// Latin letters to others, the longest first.
type Letters = &'static [(&'static str, &'static str)];

const CYRILLIC: Letters = &[
    ("shch", "щ"),
    ("sch", "ш"),
    ("iya", "ия"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ts", "ц"),
    ("ya", "я"),
    ("yu", "ю"),
    ("yo", "ё"),
    ("ye", "е"),
    ("ia", "ия"),
    ("dzh", "дж"),
    ("ph", "ф"),
    ("th", "т"),
    ("ck", "к"),
    ("ou", "у"),
    ("gh", "г"),
    ("iy", "ий"),
    ("ay", "ай"),
    ("ey", "ей"),
    ("oy", "ой"),
    ("ky", "кий"),
    ("ly", "лий"),
    ("ry", "рий"),
    ("a", "а"),
    ("b", "б"),
    ("c", "к"),
    ("d", "д"),
    ("e", "е"),
    ("f", "ф"),
    ("g", "г"),
    ("h", "х"),
    ("i", "и"),
    ("j", "дж"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("q", "к"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("v", "в"),
    ("w", "в"),
    ("x", "кс"),
    ("y", "ы"),
    ("z", "з"),
];

const GREEK: Letters = &[
    ("ch", "χ"),
    ("th", "θ"),
    ("ps", "ψ"),
    ("ou", "ου"),
    ("ts", "τσ"),
    ("mp", "μπ"),
    ("nt", "ντ"),
    ("gg", "γγ"),
    ("ai", "αι"),
    ("ei", "ει"),
    ("a", "α"),
    ("b", "μπ"),
    ("c", "κ"),
    ("d", "δ"),
    ("e", "ε"),
    ("f", "φ"),
    ("g", "γ"),
    ("h", "χ"),
    ("i", "ι"),
    ("j", "ι"),
    ("k", "κ"),
    ("l", "λ"),
    ("m", "μ"),
    ("n", "ν"),
    ("o", "ο"),
    ("p", "π"),
    ("q", "κ"),
    ("r", "ρ"),
    ("s", "σ"),
    ("t", "τ"),
    ("u", "ου"),
    ("v", "β"),
    ("w", "ου"),
    ("x", "ξ"),
    ("y", "υ"),
    ("z", "ζ"),
];

/// Romanisations that stand for each other.
const ROMAN: &[(&str, &str)] = &[
    ("shch", "schtsch"),
    ("sh", "sch"),
    ("zh", "j"),
    ("kh", "h"),
    ("ch", "tch"),
    ("ov", "off"),
    ("ev", "eff"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("ou", "u"),
    ("u", "ou"),
    ("k", "q"),
    ("v", "w"),
    ("y", "i"),
    ("j", "dj"),
    ("ks", "x"),
    ("ph", "f"),
    ("ts", "tz"),
    ("ee", "i"),
    ("oo", "u"),
    ("th", "t"),
    ("ck", "k"),
    ("ei", "ey"),
    ("qu", "kw"),
    ("ll", "l"),
    ("ss", "s"),
    ("ae", "e"),
    ("x", "ks"),
];

fn letters(word: &str, table: Letters) -> String {
    let mut out = String::new();
    let mut rest = word;
    'letters: while let Some(first) = rest.chars().next() {
        for (from, to) in table {
            if let Some(after) = rest.strip_prefix(from) {
                out += to;
                rest = after;
                continue 'letters;
            }
        }
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    out
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn words(name: &str, change: impl Fn(&str) -> String) -> String {
    let parts = name.split(' ').map(|word| {
        let hyphened: Vec<String> =
            word.to_lowercase().split('-').map(|part| capital(&change(part))).collect();
        hyphened.join("-")
    });
    parts.collect::<Vec<_>>().join(" ")
}

pub fn cyrillic(name: &str) -> String {
    words(name, |word| letters(word, CYRILLIC))
}

pub fn greek(name: &str) -> String {
    words(name, |word| {
        let plain = letters(word, GREEK);
        plain.strip_suffix('σ').map_or(plain.clone(), |stem| format!("{stem}ς"))
    })
}

/// In another romanisation: up to two of the spellings that a name has are changed throughout.
pub fn romanised(name: &str, dice: &mut Dice) -> String {
    let mut name = name.to_lowercase();
    let mut fits: Vec<_> = ROMAN.iter().filter(|(from, _)| name.contains(from)).collect();
    for _ in 0..2 {
        if !fits.is_empty() {
            let (from, to) = fits.swap_remove(dice.below(fits.len()));
            name = name.replace(from, to);
            // What was written anew is not written anew again.
            fits.retain(|(other, _)| !to.contains(other) && !from.contains(other));
        }
    }
    words(&name, str::to_string)
}

/// With one slip: a letter lost, put in, changed, or swapped with the next; never the first of all.
pub fn slip(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let alphabet: Vec<char> = match letters.iter().find(|c| c.is_alphabetic()) {
        Some('а'..='я' | 'А'..='Я') => "аеиоубдклмнрст".chars().collect(),
        Some('α'..='ω' | 'Α'..='Ω') => "αειουβδκλμνρστ".chars().collect(),
        _ => "aeioubdklmnrst".chars().collect(),
    };
    loop {
        let at = 1 + dice.below(letters.len() - 1);
        let other = alphabet[dice.below(alphabet.len())];
        let inside = letters[at].is_alphabetic() && letters[at - 1].is_alphabetic();
        match dice.below(4) {
            _ if !inside => continue,
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, other),
            2 if letters[at] != other => letters[at] = other,
            3 if letters.get(at + 1).is_some_and(|c| c.is_alphabetic() && *c != letters[at]) => {
                letters.swap(at, at + 1)
            }
            _ => continue,
        }
        return letters.into_iter().collect();
    }
}

/// The last part first.
pub fn swapped(name: &str) -> String {
    name.rsplit_once(' ').map_or(name.to_string(), |(given, surname)| format!("{surname} {given}"))
}
