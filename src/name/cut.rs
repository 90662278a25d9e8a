//! Text to words: where a name's words begin and end, and their plain forms.

use alloc::string::String;
use alloc::vec::Vec;

use unicode_normalization::char::is_combining_mark;

use super::regnal;
use super::token::MAX_TOKENS;
use super::unspaced;
use crate::fold::{self, fold};
use crate::lang::{Kind, Script, Span};

/// The words of a text.
pub(super) struct Words {
    /// The plain form of the whole text.
    pub folded: String,
    /// Those of the words, one behind the other, where they are not parts of the whole's.
    pub(super) own: Option<String>,
    /// Whether the text has no letter beyond ASCII.
    ascii: bool,
    words: [Word; MAX_TOKENS],
    pub(super) len: usize,
}

/// What a word was in the text.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Piece {
    /// A word.
    #[default]
    Word,
    /// The article in a compound.
    Article,
    /// What follows the article in a compound.
    Name,
}

/// One word: where it stands in the text and in the plain forms, and whether a comma stands before
/// it.
#[derive(Clone, Copy, Default)]
pub(super) struct Word {
    pub span: Span,
    pub comma: bool,
    pub piece: Piece,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it is several words of the text, which its plain form may leave things out of.
    pub(super) joined: bool,
}

impl Words {
    /// The words of a text, as many as are compared. Most texts are folded letter by letter, and a
    /// word's plain form is then part of the text's; in others what stands around a letter counts, so
    /// that each word is folded for itself.
    pub fn read(&mut self, text: &str, kind: Kind) {
        self.parted(text, kind);
        match kind {
            Kind::Organization => self.join(text),
            Kind::Person => self.compounds(text),
            _ => {}
        }
    }

    /// None yet; the plain form will be written to `folded`.
    pub fn new(mut folded: String) -> Words {
        folded.clear();
        Words { folded, own: None, ascii: false, words: [Word::default(); MAX_TOKENS], len: 0 }
    }

    fn parted(&mut self, text: &str, kind: Kind) {
        match self.folded.capacity() {
            0 => self.folded = String::with_capacity(text.len()),
            _ => self.folded.reserve(text.len()),
        }
        self.ascii = text.is_ascii();
        if self.ascii && self.ascii(text).is_some() {
            return; // nothing is written as one
        }
        self.folded.clear();
        self.len = 0;
        match self.plain(text) {
            Some(1) if self.len == 1 => self.part(text, kind == Kind::Person),
            Some(_) => self.part(text, false),
            None => self.any(text, kind),
        }
    }

    /// Whether all its letters are ASCII.
    pub fn is_ascii(&self) -> bool {
        self.ascii
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn word(&self, at: usize) -> Word {
        self.get(at).copied().unwrap_or_default()
    }

    fn get(&self, at: usize) -> Option<&Word> {
        self.words.get(..self.len)?.get(at)
    }

    /// The plain form of a word.
    pub fn folded(&self, at: usize) -> &str {
        let all = self.own.as_ref().unwrap_or(&self.folded);
        self.get(at).and_then(|word| all.get(word.from..word.to)).unwrap_or("")
    }

    pub(super) fn push(&mut self, word: Word) {
        if let Some(place) = self.words.get_mut(self.len) {
            *place = word;
            self.len += 1;
        }
    }

    /// Folds and parts a text in one pass, and counts its words. None if it is no text to be folded
    /// letter by letter.
    fn plain(&mut self, text: &str) -> Option<usize> {
        let (mut count, mut comma, mut space) = (0, false, false);
        // Where the word begins in the text and in its plain form.
        let mut start: Option<[usize; 2]> = None;
        // The alphabets of the letters since the last character that is none.
        let mut alphabets = 0;
        let mut before = ' ';
        for (at, c) in text.char_indices() {
            let before = core::mem::replace(&mut before, c);
            let Some((letter, alphabet)) = fold::plain(c) else {
                // A sign belongs to the letter before it.
                if start.is_none() || !fold::is_sign(c, before) {
                    return None;
                }
                self.folded.push(c);
                continue;
            };
            if alphabet != 0 {
                alphabets |= alphabet & !fold::OTHER;
                if alphabets & alphabets.wrapping_sub(1) != 0 {
                    return None; // Letters of two may be look-alikes.
                }
            } else if letter != '\'' {
                alphabets = 0;
                if !fold::is_inside(letter) {
                    if let Some(start) = start.take() {
                        let end = [at, self.folded.len()];
                        count += self.end(text, start, end, comma);
                    }
                    comma |= letter == ',';
                    if letter == ' ' {
                        space = !self.folded.is_empty();
                        continue;
                    }
                    self.space(&mut space);
                    self.folded.push(letter);
                    continue;
                }
            }
            if start.is_none() {
                self.space(&mut space);
                start = Some([at, self.folded.len()]);
            }
            self.folded.push(letter);
        }
        if let Some(start) = start {
            let end = [text.len(), self.folded.len()];
            count += self.end(text, start, end, comma);
        }
        Some(count)
    }

    /// Writes a space that stands before what follows.
    fn space(&mut self, space: &mut bool) {
        if core::mem::take(space) {
            self.folded.push(' ');
        }
    }

    /// Ends a word that begins and ends at these places of a text and of its plain form, and tells
    /// whether there is one but for quotation marks.
    pub(super) fn end(
        &mut self,
        text: &str,
        start: [usize; 2],
        end: [usize; 2],
        comma: bool,
    ) -> usize {
        let ([start, mut from], [end, mut to]) = (start, end);
        let mut span = Span { start, end };
        let folded = self.folded.as_bytes();
        let quote = |at: usize| folded.get(at) == Some(&b'\'');
        if quote(from) || quote(to.saturating_sub(1)) {
            span = trim(text, span);
            // Each quotation mark is folded to one byte.
            let count =
                |start: usize, end: usize| text.get(start..end).unwrap_or("").chars().count();
            from += count(start, span.start);
            to = to.saturating_sub(count(span.end, end)).max(from);
        }
        if span.start < span.end {
            self.push(Word { span, comma, from, to, ..Word::default() });
        }
        usize::from(span.start < span.end)
    }

    /// Parts the words of a plain text that are written as one.
    fn part(&mut self, text: &str, whole: bool) {
        // Nothing before the Arabic letters is, nor what has none of these.
        let may = |c| matches!(c, 'ع' | 'ا' | '\u{3041}'..='\u{9FFF}' | '가'..='힣');
        if text.bytes().all(|b| b < 0xD8) || !text.chars().any(may) {
            return;
        }
        let (words, len) = (self.words, core::mem::take(&mut self.len));
        for word in words.get(..len).unwrap_or(&[]) {
            let mut from = word.from;
            for span in parts(text, word.span, whole) {
                let letters = span.of(text).chars().count();
                let rest = self.folded.get(from..word.to).unwrap_or("");
                let to = from + rest.chars().take(letters).map(char::len_utf8).sum::<usize>();
                self.push(Word { span, from, to, ..*word });
                from = to;
            }
        }
    }

    /// Folds and parts any text.
    fn any(&mut self, text: &str, kind: Kind) {
        self.folded = fold(text);
        self.len = 0;
        let mut pieces = pieces(text);
        for piece in &mut pieces {
            piece.0 = trim(text, piece.0);
        }
        pieces.retain(|(span, _)| span.start < span.end);
        let whole = pieces.len() == 1 && kind == Kind::Person;
        let mut own = String::new();
        for (span, comma) in pieces.into_iter().take(MAX_TOKENS) {
            for span in parts(text, span, whole) {
                let from = own.len();
                own.push_str(&fold(span.of(text)));
                self.push(Word { span, comma, from, to: own.len(), ..Word::default() });
            }
        }
        self.own = Some(own);
    }
}

/// What a text consists of beside what parts words, each with whether a comma stands before it.
fn pieces(text: &str) -> Vec<(Span, bool)> {
    let mut pieces = Vec::new();
    let mut comma = false;
    let mut start = None;
    for (at, c) in text.char_indices() {
        // A mark without a letter before it is no word, and is not where one begins.
        let lone = start.is_none() && is_combining_mark(c);
        if !lone && is_inside(c, text[..at].chars().next_back()) {
            start.get_or_insert(at);
            continue;
        }
        if let Some(start) = start.take() {
            pieces.push((Span { start, end: at }, comma));
        }
        comma |= matches!(c, ',' | '،' | '、' | '，');
    }
    if let Some(start) = start {
        pieces.push((Span { start, end: text.len() }, comma));
    }
    pieces
}

/// The parts of a word that is several written as one; itself otherwise.
fn parts(text: &str, span: Span, whole: bool) -> impl Iterator<Item = Span> {
    let lengths = cut(span.of(text), whole);
    let mut start = span.start;
    (0..lengths.len()).filter_map(move |i| {
        let end = if i + 1 == lengths.len() { span.end } else { start + lengths[i] };
        let part = Span { start, end };
        start = end;
        (part.end > part.start).then_some(part)
    })
}

/// Letters, marks, digits, apostrophes and joiners are inside a word; all else parts words.
pub(crate) fn is_inside(c: char, before: Option<char>) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || matches!(c, '\'' | '`');
    }
    if let Some((letter, alphabet)) = fold::plain(c) {
        return alphabet != 0 || fold::is_inside(letter);
    }
    let arabic = |c: char| ('\u{600}'..'\u{780}').contains(&c);
    c.is_alphanumeric()
        || is_combining_mark(c)
        || matches!(
            c,
            '\u{2019}' | '\u{2018}' | '\u{384}' | '\u{2B9}'
                ..='\u{2BF}'
                    | '\u{B4}'
                    | '\u{2032}'
                    | '\u{374}'
                    | '\u{1FEF}'
                    | '\u{1FFD}'
                    | '\u{5F3}'
                    | '\u{5F4}'
        )
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{AD}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
            && !(c == '\u{200C}' && before.is_some_and(arabic))
}

/// Quotation marks at a word's edges are not part of it, but for the geresh of Hebrew and the sign of
/// Greek numerals.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let word = span.of(text);
    let quote = |c: char| {
        matches!(
            c,
            '\'' | '`'
                | '\u{2019}'
                | '\u{2018}'
                | '\u{B4}'
                | '\u{384}'
                | '\u{2032}'
                | '\u{1FEF}'
                | '\u{1FFD}'
        )
    };
    let left = word.trim_start_matches(quote);
    let start = span.start + (word.len() - left.len());
    let script = left.chars().next().map(Script::of);
    // Marks do not count: they may be written behind their letters or with them.
    let letters = || left.chars().filter(|c| !is_combining_mark(*c)).count();
    let numeral = script == Some(Script::Grek) && letters() <= 5;
    let inner =
        if numeral || script == Some(Script::Hebr) { left } else { left.trim_end_matches(quote) };
    Span { start, end: start + inner.len() }
}

/// The byte lengths of the words that are written as one: the Arabic article, Abd al-, and the
/// surname of an unspaced Han or Hangul name.
fn cut(word: &str, whole: bool) -> [usize; 3] {
    let mut chars = word.chars();
    let Some(first) = chars.next() else { return [0; 3] };
    match first {
        'ع' if word.starts_with("عبدال") && word.chars().count() > 7 => {
            ["عبد".len(), "ال".len(), 0]
        }
        'ا' if word.starts_with("ال") && word.chars().count() >= 5 => [0, "ال".len(), 0],
        '\u{3041}'..='\u{9FFF}' | '가'..='힣' => match regnal::begins(word) {
            Some(number) => [0, number, 0],
            None if whole => {
                let surname = unspaced::surname(word);
                [0, word.chars().take(surname).map(char::len_utf8).sum(), 0]
            }
            None => [0; 3],
        },
        _ => [0; 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_inside_words() {
        for c in '\0'..=char::MAX {
            let Some((letter, alphabet)) = fold::plain(c) else { continue };
            let inside = alphabet != 0 || fold::is_inside(letter);
            assert_eq!(is_inside(c, None), inside, "{c:?}");
            assert_eq!(inside, c.is_alphanumeric() || "'`’‘ʻʼ".contains(c), "{c:?}");
        }
    }

    #[test]
    fn plain_texts_are_parted_as_any_other() {
        let texts = [
            "",
            " ",
            "Vedat Işıkhan",
            "  Erdoğan,  Recep Tayyip. ",
            "'O’Neill' `Jr.`, ''",
            "O'ktam Gʻulomov, ʻAlī",
            "İlham Əliyev-Məmmədov 2nd",
            "Иван Smith",
            "Iван Smith",
            "a1б2",
            "عبدالله الحسن",
            "صالح عبدالرحمن، علي",
            "김정은",
            "アンゲラ・メルケル, ー フー·ー",
            "Άννα Έλλη Ωρίων ΐ, ڈاکٹر علی, সত্যজিৎ রায় চৌধুরী",
            "习近平",
            "习近平 主席",
            "Kim 김",
            "朝川ひろこ",
            "דוד בן־גוריון צה''ל",
            "a\u{301}b c",
            "नरेन्द्र मोदी",
            "ি মমতা বন্দ্যোপাধ্যায়, 1ি ১",
            "কো ো কো ো",
            "இளையராஜா கொ",
            "මහින්ද ේරාජපක්ෂ",
            "ख़ान फ़िरोज़ 'का'",
            "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18",
        ];
        for text in texts {
            for kind in [Kind::Person, Kind::Place] {
                let words = Words::of(text, kind);
                let mut any = Words { len: 0, own: None, ..Words::of("", kind) };
                any.any(text, kind);
                assert_eq!(words.folded, any.folded, "{text}");
                assert_eq!(words.len, any.len, "{text}");
                for at in 0..words.len {
                    assert_eq!(words.folded(at), any.folded(at), "{text}");
                    assert_eq!(words.word(at).span, any.word(at).span, "{text}");
                    assert_eq!(words.word(at).comma, any.word(at).comma, "{text}");
                }
            }
        }
    }
}
