//! A text as the scanner sees it: words, how they hang together, and the case they are written in.

use alloc::vec::Vec;

use crate::lang::{Script, Span};
use crate::name::token::{is_inside, trim};

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub span: Span,
    pub script: Script,
    /// True when nothing but a space, a hyphen or an initial's dot parts it from the word before.
    pub joined: bool,
    /// True when it begins a sentence, as far as punctuation tells.
    pub first: bool,
    /// False in headings, bylines and lists of tags: lines without a sentence.
    pub running: bool,
    /// Its first letter is a capital, or its script has none.
    pub capital: bool,
}

/// In bytes.
const LONG_LINE: usize = 60;

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::with_capacity(text.len() / 8);
    let bytes = text.as_bytes();
    let (mut start, mut before, mut at) = (None, None, 0);
    // Whether the word has a letter other than the plainest.
    let mut odd = false;
    while let Some(&byte) = bytes.get(at) {
        let (plain, len) = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => (true, 1),
            // U+0100 to U+027F and U+0400 to U+047F are all letters.
            0xC4..=0xC9 | 0xD0 | 0xD1 => (true, 2),
            // So are U+00C0 to U+00FF, but for two signs.
            0xC3 => (!matches!(bytes.get(at + 1), Some(0x97 | 0xB7)), 2),
            _ => (false, 0),
        };
        if plain {
            if start.is_none() {
                (start, odd) = (Some(at), false);
            }
            before = None;
            at += len;
            while len == 1 && bytes.get(at).is_some_and(u8::is_ascii_alphanumeric) {
                at += 1;
            }
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        // What stands before matters to letters of few scripts.
        let last = || before.or_else(|| text[..at].chars().next_back());
        if c.is_ascii() && !matches!(c, '\'' | '`') || !is_inside(c, last()) {
            if let Some(from) = start.take() {
                push(text, Span { start: from, end: at }, odd, &mut out);
            }
        } else {
            if unspaced(c) && last().is_some_and(|b| katakana(b) != katakana(c) && unspaced(b)) {
                if let Some(from) = start.take() {
                    push(text, Span { start: from, end: at }, odd, &mut out);
                }
            }
            odd |= start.is_some();
            if start.is_none() {
                (start, odd) = (Some(at), true);
            }
        }
        before = Some(c);
        at += c.len_utf8();
    }
    if let Some(from) = start {
        push(text, Span { start: from, end: text.len() }, odd, &mut out);
    }
    // Each line is looked at once, however many words it has.
    let (mut next, mut running) = (0, false);
    for word in &mut out {
        while next <= word.span.start && next < text.len() {
            let line = text[next..].split_inclusive('\n').next().unwrap_or("");
            running = is_running(line);
            next += line.len();
        }
        word.running = running;
    }
    // A line break inside a paragraph is a space.
    for at in 1..out.len() {
        let (before, here) = (out[at - 1], out[at]);
        if here.span.start - before.span.end == 1 && bytes[before.span.end] == b' ' {
            continue;
        }
        let gap = &bytes[before.span.end..here.span.start];
        let breaks = gap.iter().filter(|b| **b == b'\n').count();
        if breaks != 1 {
            continue;
        }
        // A line without a sentence's end that is as long as this is no heading.
        let long = || {
            let line = text[..before.span.end].rfind('\n').map_or(0, |at| at + 1);
            before.span.end - line >= LONG_LINE
        };
        let one = text[before.span.end..here.span.start].trim().is_empty();
        if one && (before.running || here.running && long()) {
            out[at].joined = true;
            out[at].first = false;
        }
    }
    if out.iter().any(|w| w.script == Script::Hani) {
        super::dotted::part(text, &mut out);
    }
    // A text that has no capitals to speak of does not tell names by them.
    let cased = out.iter().filter(|w| has_case(w.script)).count();
    let capitals = out.iter().filter(|w| has_case(w.script) && w.capital).count();
    if capitals * 50 < cased {
        out.iter_mut().for_each(|w| w.capital = true);
    }
    out
}

/// Letters of scripts that do not part words by spaces, and write whole runs.
fn unspaced(c: char) -> bool {
    is_unspaced(Script::of(c)) || c == 'ー'
}

/// Scripts that do not part words by spaces.
pub(super) fn is_unspaced(script: Script) -> bool {
    use Script::*;
    matches!(script, Hani | Hira | Kana | Bopo | Thai | Laoo | Khmr | Mymr | Tibt)
}

/// Japanese writes foreign names in a script of their own, which parts them from what surrounds them.
fn katakana(c: char) -> bool {
    c == 'ー' || Script::of(c) == Script::Kana
}

/// Whether a line holds a sentence, by its punctuation.
fn is_running(line: &str) -> bool {
    let line = line.trim_end();
    let last = line.chars().next_back();
    let sentence = ['.', '!', '?', '…', '。', '؟', '։', '।', '።'];
    let closed = |c| sentence.contains(&c) || matches!(c, '"' | '”' | '»' | ')' | ':' | ';' | ',');
    last.is_some_and(closed) || line.contains(". ") || line.contains("。")
}

/// Adds a word; one that is odd may begin or end with what belongs to no word.
fn push(text: &str, span: Span, odd: bool, out: &mut Vec<Word>) {
    let mut span = if odd { elided(text, trim(text, span)) } else { span };
    span.start += prefixed(text.as_bytes().get(span.start..span.end).unwrap_or(&[]));
    let Some(letter) = span.of(text).chars().next() else { return };
    let end = out.last().map_or(0, |w| w.span.end);
    let gap = &text[end..span.start];
    let (script, capital) = match letter {
        'a'..='z' => (Script::Latn, false),
        'A'..='Z' => (Script::Latn, true),
        _ => {
            let script = Script::of(letter);
            (script, !has_case(script) || !letter.is_lowercase())
        }
    };
    if gap == " " && !out.is_empty() {
        // Most words stand so.
        out.push(Word { span, script, joined: true, first: false, running: true, capital });
        return;
    }
    let initial = out.last().is_some_and(|w| w.span.of(text).chars().count() <= 2);
    let joined = !out.is_empty()
        && match gap.trim_matches([' ', '\u{a0}']) {
            "" => !gap.contains('\n'),
            "-" | "\u{2010}" | "\u{2011}" | "·" | "・" => true,
            "." => initial,
            // (Vera) Sokolova
            ")" => {
                let before = out.last().map_or(0, |w| w.span.start);
                text[..before].ends_with('(')
            }
            _ => false,
        };
    let ends =
        |c: char| matches!(c, '.' | '!' | '?' | ':' | '\n' | '"' | '«' | '“' | '»' | '”' | '…');
    out.push(Word {
        span,
        script,
        joined,
        first: out.is_empty() || gap.contains(ends),
        running: true,
        capital,
    });
}

/// As many letters of a prefix stand at most before the capital of a name.
const PREFIX: usize = 6;

/// The length of the small letters that Bantu languages and Irish write before the capital of a
/// name: eMelika, kuTrump, bhFrainc.
fn prefixed(word: &[u8]) -> usize {
    if !word.first().is_some_and(u8::is_ascii_lowercase) {
        return 0;
    }
    let small = word.iter().take(PREFIX + 1).take_while(|b| b.is_ascii_lowercase()).count();
    let name = word.get(small).is_some_and(u8::is_ascii_uppercase)
        && word.get(small + 1).is_some_and(u8::is_ascii_lowercase);
    if name && small <= PREFIX { small } else { 0 }
}

/// A word without the article or preposition that French and Italian write before it with an
/// apostrophe: l'Espagne, dell'Italia. D'Angelo and O'Neill are names.
fn elided(text: &str, span: Span) -> Span {
    const BEFORE: [&str; 22] = [
        "l", "d", "qu", "j", "s", "n", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "dell", "all",
        "nell", "sull", "dall", "un", "quell", "L", "Dell", "All",
    ];
    let word = span.of(text);
    let mark = |c: char| matches!(c, '\'' | '’' | 'ʼ');
    let Some((before, behind)) = word.split_once(mark) else { return span };
    if BEFORE.contains(&before) && behind.starts_with(char::is_uppercase) {
        return Span { start: span.end - behind.len(), end: span.end };
    }
    span
}

/// Scripts that write names with a capital.
pub(super) fn has_case(script: Script) -> bool {
    matches!(script, Script::Latn | Script::Cyrl | Script::Grek | Script::Armn)
}

/// The script that most words of a text are written in.
pub(super) fn main_script(words: &[Word]) -> Script {
    let mut counts = [0usize; Script::ALL.len()];
    words.iter().for_each(|w| counts[w.script as usize] += 1);
    let most = Script::ALL.iter().rev().max_by_key(|s| counts[**s as usize]);
    most.copied().unwrap_or(Script::Zyyy)
}
