//! The way back of a system: derived, and kept only when it is proved on words.

use std::collections::BTreeMap;

use isim::Rules;
use isim::rules::compile::Draft;
use isim::rules::pass::Casing;

/// What is known of the way back.
pub enum Way {
    /// The rules of the way back.
    Back(Box<Draft>),
    /// Two words that become one.
    Clash(String, String, String),
    /// Another reason.
    No(&'static str),
}

/// Derives the way back from the single letters and units that a system names.
pub fn way_back(draft: &Draft, rules: &Rules) -> Way {
    let [pass] = draft.passes.as_slice() else {
        return Way::No("it works in several steps, and a step may undo what another did");
    };
    let mut letters: Vec<&str> = pass
        .rules
        .iter()
        .map(|rule| rule.left.as_str())
        .filter(|left| !left.is_empty() && left.chars().all(is_small_letter))
        .collect();
    letters.sort_unstable();
    letters.dedup();
    let singles: Vec<&str> = letters.iter().copied().filter(|l| l.chars().count() == 1).collect();
    // One unit each: no two may become the same, and none may vanish.
    let mut made: BTreeMap<String, &str> = BTreeMap::new();
    for left in &letters {
        let right = rules.apply(left);
        if right.is_empty() {
            return Way::Clash((*left).into(), String::new(), right);
        }
        if let Some(other) = made.insert(right.clone(), left) {
            return Way::Clash(other.into(), (*left).into(), right);
        }
    }
    let mut text = String::new();
    for (right, left) in &made {
        let (right, left) = (escape(right), escape(left));
        text.push_str(&format!("{right} = {left}\n"));
    }
    for rule in pass.rules.iter().filter(|r| r.is_contextual() && !r.left.is_empty()) {
        if !made.contains_key(&rule.right) && !rule.right.is_empty() {
            text.push_str(&format!("{} = {}\n", escape(&rule.right), escape(&rule.left)));
        }
    }
    // Capitals that are no single letters, as J̌ is.
    for (right, left) in &made {
        let capital = right.to_uppercase();
        if capital.chars().count() != right.chars().count() && right.chars().count() == 1 {
            text.push_str(&format!("{} = {}\n", escape(&capital), escape(&left.to_uppercase())));
        }
    }
    if draft.casing == Casing::Turkic {
        for (small, capital) in [("i", "İ"), ("ı", "I")] {
            if let Some(left) = made.get(small) {
                text.push_str(&format!("{capital} = {}\n", left.to_uppercase()));
            }
        }
    }
    let Ok(back) = Draft::read("the way back", &text, &|_| None) else {
        return Way::No("its letters stand for signs of the notation");
    };
    let Ok(reverse) = Rules::from_draft(&back) else {
        return Way::No("its letters stand for signs of the notation");
    };
    // A letter that becomes a sign has no capital to come back from.
    let words = words(&singles).filter(|word| {
        !word.chars().next().is_some_and(|c| {
            c.is_uppercase()
                && !rules.apply(c.encode_utf8(&mut [0; 4])).chars().any(char::is_uppercase)
        })
    });
    match words.into_iter().find_map(|word| failure(&word, rules, &reverse)) {
        Some(clash) => clash,
        None => Way::Back(Box::new(back)),
    }
}

fn failure(word: &str, rules: &Rules, reverse: &Rules) -> Option<Way> {
    let there = rules.apply(word);
    let again = reverse.apply(&there);
    (again != word).then(|| Way::Clash(word.into(), again, there))
}

fn escape(side: &str) -> String {
    side.chars().map(|c| format!("\\u{{{:x}}}", c as u32)).collect()
}

fn is_small_letter(c: char) -> bool {
    // Modifier letters are apostrophes here, and no part of an alphabet.
    let modifier = (0x2b0..0x300).contains(&(c as u32));
    !c.is_uppercase()
        && !modifier
        && (c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c))
}

/// Every word of one, two and three letters, then 12,000 longer ones; in small letters, and the
/// longer ones also as names and in capitals.
fn words(letters: &[&str]) -> impl Iterator<Item = String> {
    let letters: Vec<String> = letters.iter().map(|l| (*l).to_string()).collect();
    let n = letters.len();
    let few = letters.clone();
    let short = (0..if n < 80 { n + n * n + n * n * n } else { n }).map(move |at| {
        let pick = |k: usize| few[k % n].as_str();
        match at {
            _ if at < n => pick(at).to_string(),
            _ if at < n + n * n => pick((at - n) / n).to_string() + pick(at - n),
            _ => {
                let at = at - n - n * n;
                pick(at / n / n).to_string() + pick(at / n) + pick(at)
            }
        }
    });
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let long = (0..12_000).map(move |at| {
        let mut word = String::new();
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (seed >> 33) as usize % below.max(1)
        };
        for _ in 0..4 + next(9) {
            word.push_str(&letters[next(n)]);
        }
        match if letters[0].to_uppercase() == letters[0] { 0 } else { at % 3 } {
            0 => word,
            1 => capital(&word),
            _ => word.to_uppercase(),
        }
    });
    short.chain(long)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
}
