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
    let mut cutter = Cutter::new(text);
    cutter.cut();
    let Cutter { words: mut out, breaks, cased, capitals, .. } = cutter;
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
    for at in breaks {
        let (before, here) = (out[at - 1], out[at]);
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
    if capitals * 50 < cased {
        out.iter_mut().for_each(|w| w.capital = true);
    }
    out
}

/// What a byte says of the word it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Byte {
    /// No word goes on with it.
    Between,
    Small,
    Capital,
    Digit,
    /// The first of a letter's two bytes, mostly: [`LETTERS`] tells.
    Two,
    /// The letter has to be looked at.
    Odd,
}

static BYTES: [Byte; 256] = {
    let (mut bytes, mut at) = ([Byte::Between; 256], 0);
    while at < 256 {
        bytes[at] = match at as u8 {
            b'a'..=b'z' => Byte::Small,
            b'A'..=b'Z' => Byte::Capital,
            b'0'..=b'9' => Byte::Digit,
            b'\'' | b'`' => Byte::Odd,
            0xC3..=0xDF => Byte::Two,
            0x80.. => Byte::Odd,
            _ => Byte::Between,
        };
        at += 1;
    }
    bytes
};

/// Of the letters of two bytes that begin with 0xC0 and so on, a bit for each that is a letter
/// whatever stands beside it, and no apostrophe.
static LETTERS: [u64; 32] = {
    let all = u64::MAX;
    let mut letters = [0; 32];
    // Latin, without the signs for times and division.
    letters[0x03] = all & !(1 << 0x17) & !(1 << 0x37);
    let mut at = 0x04;
    while at <= 0x09 {
        letters[at] = all;
        at += 1;
    }
    // Greek, without its apostrophes, dots and the places of no letter.
    letters[0x0E] = 0xffff_fffb_ffff_d740;
    letters[0x0F] = all & !(1 << 0x36);
    // Cyrillic, without its sign for thousands, and marks.
    (letters[0x10], letters[0x11]) = (all, all);
    letters[0x12] = all << 10 | 3;
    (letters[0x13], letters[0x14]) = (all, (1 << 0x30) - 1);
    // Armenian.
    letters[0x14] |= 0xfffe << 48;
    (letters[0x15], letters[0x16]) = (0xffff_fffe_007f_ffff, 0xff);
    // Hebrew.
    letters[0x17] = ((1 << 27) - 1) << 16;
    // Arabic.
    letters[0x18] = all << 32;
    letters[0x19] = 0x7fe;
    (letters[0x1A], letters[0x1B]) = (all, (1 << 20) - 1);
    letters
};

/// Cuts a text into words, from the first byte to the last.
struct Cutter<'t> {
    text: &'t str,
    words: Vec<Word>,
    /// The words before which one line ends.
    breaks: Vec<usize>,
    /// How many words are of scripts with capitals, and how many begin with one.
    cased: usize,
    capitals: usize,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str) -> Cutter<'t> {
        let words = Vec::with_capacity(text.len() / 6);
        Cutter { text, words, breaks: Vec::new(), cased: 0, capitals: 0 }
    }

    fn cut(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at = match BYTES[usize::from(byte)] {
                Byte::Between => at + 1,
                Byte::Two if is_letter(bytes, at) => self.word(at),
                Byte::Two | Byte::Odd => match self.text[at..].chars().next() {
                    Some(c) if !self.is_inside(c, at) => at + c.len_utf8(),
                    _ => self.word(at),
                },
                _ => self.word(at),
            };
        }
    }

    /// Whether a letter that stands there is inside a word.
    fn is_inside(&self, c: char, at: usize) -> bool {
        // What stands before matters to one joiner.
        let before = if c == '\u{200C}' { self.text[..at].chars().next_back() } else { None };
        is_inside(c, before)
    }

    /// Cuts the word out that begins there, and tells where it ends.
    fn word(&mut self, mut from: usize) -> usize {
        let bytes = self.text.as_bytes();
        // Whether it has a letter other than the plainest; and a capital of ASCII.
        let (mut odd, mut capital) = (false, false);
        let mut at = from;
        while let Some(&byte) = bytes.get(at) {
            match BYTES[usize::from(byte)] {
                Byte::Between => break,
                Byte::Small => at += 1 + small(bytes, at + 1),
                Byte::Digit => at += 1,
                Byte::Capital => {
                    capital |= at > from;
                    at += 1;
                    at += small(bytes, at);
                }
                Byte::Two if is_letter(bytes, at) => at += 2 + cyrillic(bytes, at + 2),
                Byte::Two | Byte::Odd => {
                    let Some(c) = self.text[at..].chars().next() else { break };
                    if !self.is_inside(c, at) {
                        break;
                    }
                    odd = true;
                    let last = || self.text[..at].chars().next_back();
                    if at > from
                        && unspaced(c)
                        && last().is_some_and(|b| katakana(b) != katakana(c) && unspaced(b))
                    {
                        self.push(Span { start: from, end: at }, odd, capital);
                        (from, capital) = (at, false);
                    }
                    at += c.len_utf8();
                }
            }
        }
        self.push(Span { start: from, end: at }, odd, capital);
        at
    }

    /// Adds a word; one that is odd may begin or end with what belongs to no word, and one with a
    /// capital within may begin with a prefix.
    fn push(&mut self, mut span: Span, odd: bool, capital: bool) {
        let (text, bytes) = (self.text, self.text.as_bytes());
        if odd {
            span = elided(text, trim(text, span));
        }
        if capital {
            span.start += prefixed(bytes.get(span.start..span.end).unwrap_or(&[]));
        }
        let (script, capital) = match (bytes.get(span.start), bytes.get(span.start + 1)) {
            _ if span.start >= span.end => return,
            (Some(b'a'..=b'z'), _) => (Script::Latn, false),
            (Some(b'A'..=b'Z'), _) => (Script::Latn, true),
            (Some(0xD0), Some(0x90..=0xAF)) => (Script::Cyrl, true),
            (Some(0xD0), Some(0xB0..)) | (Some(0xD1), Some(0x80..=0x9F)) => (Script::Cyrl, false),
            _ => {
                let Some(letter) = span.of(text).chars().next() else { return };
                let script = Script::of(letter);
                (script, !has_case(script) || !letter.is_lowercase())
            }
        };
        let cased = has_case(script);
        self.cased += usize::from(cased);
        self.capitals += usize::from(cased && capital);
        let before = self.words.last();
        let end = before.map_or(0, |w| w.span.end);
        let initial = || before.is_some_and(|w| w.span.of(text).chars().nth(2).is_none());
        let (joined, first) = match &bytes[end..span.start] {
            _ if before.is_none() => (false, true),
            // Most words stand so.
            b" " => (true, false),
            b", " => (false, false),
            b". " => (initial(), true),
            gap => {
                if gap.iter().filter(|b| **b == b'\n').count() == 1 {
                    self.breaks.push(self.words.len());
                }
                let gap = &text[end..span.start];
                let joined = match gap.trim_matches([' ', '\u{a0}']) {
                    "" => !gap.contains('\n'),
                    "-" | "\u{2010}" | "\u{2011}" | "·" | "・" => true,
                    "." => initial(),
                    // (Vera) Sokolova
                    ")" => {
                        let before = before.map_or(0, |w| w.span.start);
                        text[..before].ends_with('(')
                    }
                    _ => false,
                };
                (joined, gap.contains(ends))
            }
        };
        self.words.push(Word { span, script, joined, first, running: true, capital });
    }
}

/// Whether a sentence may begin behind this.
fn ends(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ':' | '\n' | '"' | '«' | '“' | '»' | '”' | '…')
}

/// Whether the two bytes there are a letter, and no more than that.
fn is_letter(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..at + 2) {
        Some(&[first, second]) => {
            LETTERS[usize::from(first & 0x1F)] >> (second & 0x3F) & 1 == 1 && first & 0xE0 == 0xC0
        }
        _ => false,
    }
}

/// The next eight bytes as a number, if there are so many.
fn eight(bytes: &[u8], at: usize) -> Option<u64> {
    let eight = bytes.get(at..at + 8)?;
    Some(u64::from_le_bytes(eight.try_into().ok()?))
}

/// A bit at the same place in all eight bytes.
const EACH: u64 = 0x0101_0101_0101_0101;

/// How many of the next bytes are small letters of ASCII, at least: eight bytes are looked at
/// together.
fn small(bytes: &[u8], at: usize) -> usize {
    let Some(eight) = eight(bytes, at) else { return 0 };
    let low = eight & (EACH * 0x7F);
    let from = low + EACH * u64::from(0x80 - b'a');
    let behind = low + EACH * u64::from(0x80 - b'z' - 1);
    let other = !(from & !behind & !eight) & (EACH * 0x80);
    other.trailing_zeros() as usize / 8
}

/// How many of the next bytes are letters from U+0400 to U+047F, at least.
fn cyrillic(bytes: &[u8], at: usize) -> usize {
    let Some(eight) = eight(bytes, at) else { return 0 };
    let other = (eight ^ 0x00D0_00D0_00D0_00D0) & 0x00FE_00FE_00FE_00FE;
    other.trailing_zeros() as usize / 16 * 2
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_two_bytes_are_letters_wherever_they_stand() {
        let mut count = 0;
        for c in '\u{80}'..='\u{7FF}' {
            let (mut bytes, mut beside) = ([0; 2], alloc::string::String::from("a"));
            c.encode_utf8(&mut bytes);
            if !is_letter(&bytes, 0) {
                continue;
            }
            beside.push(c);
            assert!(c.is_alphabetic(), "{c:?}");
            assert!([None, Some(' '), Some('ا')].iter().all(|before| is_inside(c, *before)));
            assert_eq!(trim(&beside, Span { start: 1, end: 3 }), Span { start: 1, end: 3 });
            assert_eq!(words(&beside).len(), 1, "{c:?}");
            count += 1;
        }
        assert!(count > 1000);
    }

    #[test]
    fn runs_are_counted_eight_bytes_at_once() {
        for (text, len) in
            [("abcdefgh", 8), ("abcdefgH", 7), ("az{zzzzz", 2), ("ab`aaaaa", 2), ("zé234567", 1)]
        {
            assert_eq!(small(text.as_bytes(), 0), len, "{text}");
        }
        for (text, len) in [("яблоко", 8), ("ёж и он", 4), ("а, б, в", 2), ("aяяяя", 0)]
        {
            assert_eq!(cyrillic(text.as_bytes(), 0), len, "{text}");
        }
    }
}
