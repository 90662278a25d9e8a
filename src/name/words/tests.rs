//! Every word of the data is found again, with its line.

use crate::tables::types::Endings;
use alloc::string::String;
use alloc::vec::Vec;

use super::*;
use crate::rules::Document;

macro_rules! data {
    ($($file:literal)*) => {
        [$(($file, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $file)))),*]
    };
}

fn documents() -> impl Iterator<Item = Document> {
    let texts = data! {
        "data/names/fathers.txt"
        "data/names/generations.txt"
        "data/names/given-european.txt"
        "data/names/given-islamic.txt"
        "data/names/letters.txt"
        "data/names/particles.txt"
        "data/names/patronymics.txt"
        "data/names/surnames-double.txt"
        "data/names/titles-front.txt"
        "data/names/titles.txt"
        "data/orgs/legal.txt"
        "data/orgs/generic.txt"
        "data/orgs/numbers.txt"
        "data/places/generic.txt"
        "data/places/telling.txt"
        "data/places/adjectives.txt"
    };
    assert!(texts.iter().map(|t| t.0).eq(table::FILES.iter().copied()), "a file is missing here");
    texts.into_iter().map(|(file, text)| Document::parse(file, text).expect("the grammar"))
}

fn has(table: &Endings, ending: &str, tail: &str) -> bool {
    let row = |at| (table.rows.get(at), table.tails.get(at));
    (0..table.sources.len()).any(|at| row(at) == (Some(ending), Some(tail)))
}

#[test]
fn every_form_is_found() {
    let mut count = 0;
    for document in documents() {
        let what: String = document.header("class").expect("a class").into();
        for entry in &document.entries {
            let bare = |form: &str| match what.as_str() {
                "given" | "particle" | "title" | "front-title" | "double-surname" => {
                    form.trim().into()
                }
                _ => form.trim().split_once(' ').map_or("", |f| f.1).trim().replace('\n', ""),
            };
            let lists = entry.right.split('|').map(bare).collect::<Vec<String>>();
            for form in lists.iter().flat_map(|l| l.split(',')).map(str::trim) {
                if form.is_empty() {
                    continue;
                }
                let folded = crate::fold::fold(form);
                let found = match what.as_str() {
                    "given" => given_classes(&folded)
                        .any(|g| g.source.file == document.file && !entry.left.is_empty()),
                    "double-surname" => is_double_surname(&folded),
                    "father" => has(&table::FATHERS, &folded, ""),
                    "adjective" => {
                        let (ending, tail) = folded.split_once(':').unwrap_or((&folded, ""));
                        has(&table::ADJECTIVES, ending, tail)
                    }
                    _ => {
                        readings(&folded).any(|w| w.source.file == document.file && w.number <= 63)
                    }
                };
                assert!(found, "{}:{}: {form}", document.file, entry.line);
                count += 1;
            }
        }
    }
    assert!(count > 1000, "only {count} forms");
}

#[test]
fn others_are_not_found() {
    for text in ["", " ", "x'y", "qwertyuiop", "ж", "omuraliev", "\u{301}", "'"] {
        assert!(word(text).is_none(), "{text:?}");
        assert_eq!(given_classes(text).count(), 0, "{text:?}");
    }
    let long = "a".repeat(10_000);
    assert!(word(&long).is_none() && given_classes(&long).next().is_none());
}

#[test]
fn words_have_their_meaning() {
    let class = |text| word(text).map(|w| w.class);
    assert_eq!(class("bin"), Some(Class::Particle));
    assert_eq!(class("oğlu"), Some(Class::PatronymicMarker));
    assert_eq!(class("qizi"), class("qızı"));
    assert_eq!(class("господин"), Some(Class::Title));
    assert_eq!(word("iii").map(|w| w.number), Some(3));
    assert_eq!(word("jr").map(|w| w.number), word("мл").map(|w| w.number));
    let concept_of = |text| word_for(text, Kind::Organization).map(|w| w.concept);
    assert_eq!(concept_of("ооо"), concept_of("mmc"));
    assert_eq!(concept_of("ministry"), concept_of("министерство"));
    assert_ne!(concept_of("ministry"), concept_of("bank"));
    assert_eq!(concept(concept_of("bank").unwrap_or(0)), "bank");
    assert!(word_for("bank", Kind::Person).is_none());
    let place = |text| word_for(text, Kind::Place).map(|w| (w.class, concept(w.concept)));
    assert_eq!(place("графство"), Some((Class::Geographic, "area")));
    assert_eq!(place("kuzey"), Some((Class::Telling, "north")));
    assert!(word_for("графство", Kind::Person).is_none());
}

#[test]
fn given_names_are_related() {
    let related = |a, b| same_given(a, b).map(|g| g.diminutive);
    assert_eq!(related("yusuf", "joseph"), Some(false));
    assert_eq!(related("josé", "giuseppe"), Some(false));
    assert_eq!(related("bill", "william"), Some(true));
    assert_eq!(related("саша", "александр"), Some(true));
    assert_eq!(related("володимир", "vladimir"), Some(false));
    assert_eq!(related("anna", "boris"), None);
}
