//! `isim scan --html`: one page with the texts, their mentions in colour, and who is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use isim::{How, Index, Kind, Lang, Matcher, Name, Span, detect};

/// A text with its mentions.
pub struct Text {
    pub file: String,
    pub text: String,
    pub marks: Vec<Mark>,
}

/// A mention in a text.
pub struct Mark {
    pub span: Span,
    pub id: String,
    pub score: f64,
    pub how: How,
    pub lang: Lang,
}

/// What is known of one entity.
#[derive(Default)]
struct Entity {
    count: usize,
    files: BTreeSet<usize>,
    variants: BTreeMap<String, usize>,
    scripts: BTreeSet<&'static str>,
}

/// The page. It needs nothing but itself.
pub fn page(index: &Index<'_>, texts: &[Text]) -> String {
    let mut names: BTreeMap<&str, Vec<Name>> = BTreeMap::new();
    for (id, name) in index.names() {
        names.entry(id).or_default().push(name);
    }
    let mut entities: BTreeMap<&str, Entity> = BTreeMap::new();
    for (number, text) in texts.iter().enumerate() {
        for mark in &text.marks {
            let surface = mark.span.of(&text.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let entity = entities.entry(&mark.id).or_default();
            entity.count += 1;
            entity.files.insert(number);
            entity.scripts.insert(detect(&surface).script().code());
            *entity.variants.entry(surface).or_default() += 1;
        }
    }
    let mut order: Vec<(&str, Entity)> = entities.into_iter().collect();
    order.sort_by(|a, b| b.1.count.cmp(&a.1.count).then(a.0.cmp(b.0)));
    let numbers: BTreeMap<&str, usize> =
        order.iter().enumerate().map(|(n, (id, _))| (*id, n)).collect();
    let all: usize = order.iter().map(|(_, e)| e.count).sum();

    let mut out = String::from(HEAD);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<p class=sum>{all} mentions of {} names in {} texts</p>",
        order.len(),
        texts.len()
    );
    out.push_str("<ul>");
    for (number, (id, entity)) in order.iter().enumerate() {
        let listed = names.get(id).and_then(|all| all.first());
        let name = listed.map_or(*id, Name::text);
        let kind = listed.map_or(Kind::Person, Name::kind);
        let mut variants: Vec<_> = entity.variants.iter().collect();
        variants.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        let spelt: Vec<String> =
            variants.iter().map(|(v, n)| format!("{} <i>{n}</i>", escaped(v))).collect();
        let scripts: Vec<&str> = entity.scripts.iter().copied().collect();
        let _ = write!(
            out,
            "<li data-e={number} style=\"--h:{}\" tabindex=0><b>{}</b><span class=n>{}</span>\
             <div class=m>{} · {} · {} {} · {}</div><div class=v>{}</div></li>",
            hue(number),
            escaped(name),
            entity.count,
            escaped(id),
            kind,
            entity.files.len(),
            if entity.files.len() == 1 { "text" } else { "texts" },
            scripts.join(" "),
            spelt.join(", "),
        );
    }
    out.push_str("</ul></aside><main>");
    let matcher = Matcher::new();
    let mut whys: BTreeMap<(usize, String), String> = BTreeMap::new();
    let mut mark_number = 0;
    for text in texts {
        let _ = write!(out, "<section><h2>{}</h2><div class=t>", escaped(&text.file));
        let mut marks: Vec<&Mark> = text.marks.iter().collect();
        marks.sort_by_key(|m| (m.span.start, usize::MAX - m.span.end));
        let (mut at, mut open): (usize, Vec<usize>) = (0, Vec::new());
        for mark in marks {
            // One that reaches out of another cannot be shown inside it.
            close(&mut out, &text.text, &mut at, &mut open, mark.span.start);
            if open.last().is_some_and(|end| *end < mark.span.end) {
                continue;
            }
            out.push_str(&escaped(&text.text[at..mark.span.start]));
            at = mark.span.start;
            let number = numbers.get(mark.id.as_str()).copied().unwrap_or(0);
            let surface = mark.span.of(&text.text);
            let why = whys
                .entry((number, format!("{surface}\0{}\0{}", mark.how, mark.lang)))
                .or_insert_with(|| {
                    why(
                        &matcher,
                        names.get(mark.id.as_str()).map_or(&[], |n| n.as_slice()),
                        surface,
                        mark,
                    )
                });
            let _ = write!(
                out,
                "<mark id=m{mark_number} data-e={number} style=\"--h:{}\" tabindex=0 data-why=\"{}\">",
                hue(number),
                escaped(why),
            );
            mark_number += 1;
            open.push(mark.span.end);
        }
        close(&mut out, &text.text, &mut at, &mut open, text.text.len());
        out.push_str(&escaped(&text.text[at..]));
        out.push_str("</div></section>");
    }
    out.push_str(TAIL);
    out
}

/// Writes the text up to a place, and ends the marks that end before it.
fn close(out: &mut String, text: &str, at: &mut usize, open: &mut Vec<usize>, before: usize) {
    while let Some(&end) = open.last().filter(|end| **end <= before) {
        open.pop();
        out.push_str(&escaped(&text[*at..end]));
        out.push_str("</mark>");
        *at = end;
    }
}

/// Why a surface is a mention: the steps of the comparison with the listed name it is most like.
fn why(matcher: &Matcher, names: &[Name], surface: &str, mark: &Mark) -> String {
    let explain =
        |name: &Name| matcher.explain(name, &Name::with_lang(surface, name.kind(), mark.lang));
    let best = names.iter().map(explain).max_by_key(|why| why.score());
    let Some(best) = best else { return mark.how.to_string() };
    let head = format!("{} — {}, {:.3}", best.a(), mark.how, mark.score);
    if mark.how != How::Name {
        return head;
    }
    let steps: Vec<String> = best.to_string().lines().skip(1).map(str::to_owned).collect();
    format!("{head}\n{}", steps.join("\n"))
}

/// A hue for each entity, far from those of its neighbours in the list.
fn hue(number: usize) -> usize {
    number * 137 % 360
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

const HEAD: &str = include_str!("report-head.html");
const TAIL: &str = include_str!("report-tail.html");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_nest_and_everything_is_escaped() {
        let mut list = Index::builder();
        list.add("a&b", Name::new("Bank of <Baku>", Kind::Organization));
        list.add("baku", Name::new("Baku", Kind::Place));
        let index = list.build();
        let text = "The Bank of <Baku> & others";
        let mark = |start, end, id: &str| {
            let (span, id) = (Span { start, end }, id.to_owned());
            Mark { span, id, score: 1.0, how: How::Name, lang: Lang::UND }
        };
        let marks = vec![mark(13, 17, "baku"), mark(4, 18, "a&b"), mark(15, 20, "baku")];
        let page = page(&index, &[Text { file: "<x>.txt".into(), text: text.into(), marks }]);
        assert!(page.contains(">Bank of &lt;<mark "), "{page}");
        assert!(page.contains(">Baku</mark>&gt;</mark> &amp; others"), "{page}");
        assert!(page.contains("&lt;x&gt;.txt") && !page.contains("<Baku>"));
        assert_eq!(page.matches("<mark ").count(), page.matches("</mark>").count());
    }
}
