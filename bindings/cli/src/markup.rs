//! The text inside HTML and Markdown, and where each part of it stands in the file.

use std::ops::Range;
use std::path::Path;

use clap::ValueEnum;
use html5gum::{DefaultEmitter, Span, Token, Tokenizer};
use pulldown_cmark::{Event, Options, Parser, TagEnd};

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// As it is
    Text,
    /// Tags and comments are no text, nor are scripts and styles
    Html,
    /// Its marks are no text
    Markdown,
}

impl Format {
    /// What the name of a file says of it.
    pub fn of(path: &Path) -> Format {
        let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_lowercase();
        match extension.as_str() {
            "html" | "htm" | "xhtml" => Format::Html,
            "md" | "markdown" => Format::Markdown,
            _ => Format::Text,
        }
    }
}

/// The text of a file without its markup.
pub struct Plain {
    pub text: String,
    /// The pieces it is made of, in order; empty when the text is the file.
    pieces: Vec<Piece>,
}

/// A stretch of the text, and of the file that it stands for.
struct Piece {
    at: usize,
    len: usize,
    source: Range<usize>,
}

impl Plain {
    /// Takes the text out of a file.
    pub fn new(source: String, format: Format) -> Plain {
        let mut plain = Plain { text: String::new(), pieces: Vec::new() };
        match format {
            Format::Text => plain.text = source,
            Format::Html => plain.html(&source),
            Format::Markdown => plain.markdown(&source),
        }
        plain
    }

    /// The bytes of the file that a stretch of the text stands for.
    pub fn source(&self, span: Range<usize>) -> Range<usize> {
        if self.pieces.is_empty() {
            return span;
        }
        let piece = |at: usize| {
            let behind = self.pieces.partition_point(|p| p.at <= at);
            &self.pieces[behind.saturating_sub(1)]
        };
        let (first, last) = (piece(span.start), piece(span.end.max(1) - 1));
        // A piece of the same length is the same bytes; an entity is taken as a whole.
        let same = |p: &Piece| p.len == p.source.len();
        let start = if same(first) {
            first.source.start + (span.start - first.at)
        } else {
            first.source.start
        };
        let end =
            if same(last) { last.source.start + (span.end - last.at) } else { last.source.end };
        start..end.max(start)
    }

    fn push(&mut self, text: &str, source: Range<usize>) {
        if !text.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), len: text.len(), source });
            self.text.push_str(text);
        }
    }

    /// Ends a paragraph or a line, unless it is ended.
    fn part(&mut self, with: &str, at: usize) {
        if !self.text.ends_with(with) {
            self.push(with, at..at);
        }
    }

    fn html(&mut self, source: &str) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        let mut done = 0;
        let mut hidden: Option<Vec<u8>> = None;
        for token in Tokenizer::new_with_emitter(source, emitter) {
            let Ok(token) = token;
            let (span, name, ends): (Span<usize>, &[u8], bool) = match &token {
                Token::StartTag(tag) => (tag.span, &tag.name, false),
                Token::EndTag(tag) => (tag.span, &tag.name, true),
                Token::Comment(comment) => (comment.span, b"", false),
                Token::Doctype(doctype) => (doctype.span, b"", false),
                Token::String(_) | Token::Error(_) => continue,
            };
            let start = span.start.max(done);
            if hidden.is_none() {
                self.entities(source, done..start);
            }
            done = span.end.max(start);
            match &hidden {
                Some(tag) if ends && name == tag.as_slice() => hidden = None,
                None if !ends && HIDDEN.contains(&name) => hidden = Some(name.to_vec()),
                _ => {}
            }
            if PARAGRAPHS.contains(&name) {
                self.part("\n\n", done);
            } else if LINES.contains(&name) {
                self.part("\n", done);
            }
        }
        if hidden.is_none() {
            self.entities(source, done..source.len());
        }
    }

    /// A stretch of text in HTML, with its entities read.
    fn entities(&mut self, source: &str, span: Range<usize>) {
        let Some(mut rest) = source.get(span.clone()) else { return };
        let mut at = span.start;
        while let Some(mark) = rest.find('&') {
            self.push(&rest[..mark], at..at + mark);
            (rest, at) = (&rest[mark..], at + mark);
            let end = rest.char_indices().take(LONGEST_ENTITY).find(|(_, c)| *c == ';');
            let len = end.map_or(1, |(end, _)| end + 1);
            let mut read = String::new();
            for token in Tokenizer::new(&rest[..len]) {
                let Ok(token) = token;
                if let Token::String(text) = token {
                    read.push_str(&String::from_utf8_lossy(&text));
                }
            }
            self.push(&read, at..at + len);
            (rest, at) = (&rest[len..], at + len);
        }
        self.push(rest, at..span.end);
    }

    fn markdown(&mut self, source: &str) {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        for (event, span) in Parser::new_ext(source, options).into_offset_iter() {
            match event {
                Event::Text(text) => self.push(&text, span),
                Event::Code(code) => {
                    // Between its marks.
                    let inside = source.get(span.clone()).and_then(|s| s.find(&*code));
                    let start = span.start + inside.unwrap_or(0);
                    self.push(
                        &code,
                        if inside.is_some() { start..start + code.len() } else { span },
                    );
                }
                Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::TableCell) => {
                    self.part("\n", span.end);
                }
                Event::End(
                    TagEnd::Paragraph
                    | TagEnd::Heading(_)
                    | TagEnd::Item
                    | TagEnd::CodeBlock
                    | TagEnd::TableRow
                    | TagEnd::TableHead
                    | TagEnd::FootnoteDefinition,
                ) => self.part("\n\n", span.end),
                _ => {}
            }
        }
    }
}

/// The longest name of a character in HTML, in characters.
const LONGEST_ENTITY: usize = 34;
/// What stands inside is no text.
const HIDDEN: [&[u8]; 5] = [b"script", b"style", b"noscript", b"template", b"svg"];
/// Tags before and behind which a paragraph ends.
const PARAGRAPHS: [&[u8]; 22] = [
    b"p",
    b"div",
    b"section",
    b"article",
    b"header",
    b"footer",
    b"main",
    b"aside",
    b"nav",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"ul",
    b"ol",
    b"table",
    b"blockquote",
    b"figure",
    b"title",
    b"body",
];
/// Tags before and behind which a line ends.
const LINES: [&[u8]; 11] =
    [b"br", b"li", b"tr", b"td", b"th", b"dt", b"dd", b"option", b"figcaption", b"hr", b"button"];

#[cfg(test)]
mod tests {
    use super::*;

    /// Every word of the text, with what stands in the file.
    fn words(source: &str, format: Format) -> Vec<(String, String)> {
        let plain = Plain::new(source.to_owned(), format);
        let text = plain.text.as_str();
        let start = |w: &str| w.as_ptr() as usize - text.as_ptr() as usize;
        let place = |w: &str| source[plain.source(start(w)..start(w) + w.len())].to_owned();
        text.split_whitespace().map(|w| (w.to_owned(), place(w))).collect()
    }

    #[test]
    fn html() {
        let source = "<!DOCTYPE html><title>Új hír</title><style>p {}</style><p>A <b>V</b>era \
                      &amp; Mu&ccedil;in<br>met.<script>let x = '<p>no';</script><!-- nor this -->";
        let found = words(source, Format::Html);
        let text: Vec<_> = found.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(text, ["Új", "hír", "A", "Vera", "&", "Muçin", "met."]);
        let places: Vec<_> = found.iter().map(|(_, place)| place.as_str()).collect();
        assert_eq!(places, ["Új", "hír", "A", "V</b>era", "&amp;", "Mu&ccedil;in", "met."]);
    }

    #[test]
    fn markdown() {
        let source = "# Vera\n\n*Karl* and [Otto](http://x.y) &amp; `Aida`\n\n| a | b |\n|---|---|\n| c | d |\n";
        let found = words(source, Format::Markdown);
        let text: Vec<_> = found.iter().map(|(word, _)| word.as_str()).collect();
        assert_eq!(text, ["Vera", "Karl", "and", "Otto", "&", "Aida", "a", "b", "c", "d"]);
        assert!(found.iter().all(|(word, place)| word == place || word == "&"));
    }

    #[test]
    fn whatever_it_is_nothing_panics() {
        for source in
            ["", "<", "&", "&#", "<p", "</", "<a b='", "&amp", "<script>", "é<é&é;", "[]("]
        {
            for format in [Format::Html, Format::Markdown] {
                words(source, format);
            }
        }
    }
}
