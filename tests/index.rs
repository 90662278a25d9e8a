//! The index against the list compared name by name, and the keys that may not change unseen.

use std::collections::BTreeSet;

use isim::{Index, KEY_VERSION, Kind, Matcher, Name, blocking_keys};
use proptest::prelude::*;

const GIVEN: [&str; 24] = [
    "Anar", "Aysel", "Bektur", "Cholpon", "Davron", "Elena", "Farida", "Gulnara", "Huseyn",
    "Ibrahim", "Jamila", "Kanat", "Leyla", "Mehmet", "Nurlan", "Orxan", "Pınar", "Rustam", "Sevda",
    "Timur", "Ulugbek", "Vedat", "Yusuf", "Zarina",
];
const ROOTS: [&str; 20] = [
    "Abdulla", "Bakir", "Cabbar", "Dadash", "Ergash", "Feyzulla", "Gasan", "Hasan", "Iskander",
    "Jumabay", "Karim", "Latif", "Mustafa", "Nazar", "Oruj", "Qurban", "Rahman", "Sharip",
    "Tursun", "Yakub",
];
const ENDS: [&str; 6] = ["ov", "ova", "oğlu", "zadə", "li", "yan"];

/// All names of these givens, roots and ends: a list too long to be compared name by name.
fn list() -> Vec<String> {
    let mut names = Vec::new();
    for given in GIVEN {
        for root in ROOTS {
            for end in ENDS {
                names.push(format!("{given} {root}{end}"));
            }
        }
    }
    names
}

fn index(names: &[String]) -> Index {
    let mut builder = Index::builder();
    for (number, text) in names.iter().enumerate() {
        builder.add(&number.to_string(), Name::new(text, Kind::Person));
    }
    builder.build()
}

/// A name as somebody else writes it: a letter lost, doubled or changed, two swapped, the parts
/// turned round, or in Cyrillic.
fn variant(name: &str, how: usize, at: usize) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let at = at % (letters.len() - 1);
    match how % 6 {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 if letters[at] != ' ' => letters[at] = 'e',
        3 if letters[at] != ' ' && letters[at + 1] != ' ' => letters.swap(at, at + 1),
        4 => {
            let mut parts: Vec<&str> = name.split(' ').collect();
            parts.reverse();
            return parts.join(", ");
        }
        _ => {
            let ru: isim::Lang = "ru".parse().expect("a language");
            let readings = isim::to_script(name, ru, isim::Script::Cyrl);
            return readings.into_iter().next().expect("names are written in Cyrillic");
        }
    }
    letters.into_iter().collect()
}

#[test]
fn the_best_is_the_best_of_all() {
    let names = list();
    let index = index(&names);
    let matcher = Matcher::new();
    let mut agree = 0;
    let mut all = 0;
    for (number, name) in names.iter().enumerate().step_by(17) {
        let query = Name::new(&variant(name, number / 17, number / 3), Kind::Person);
        let best = index.names().map(|(_, name)| matcher.compare(&query, name)).max();
        let hits = index.search(&query, 5);
        all += 1;
        agree += u32::from(hits.first().map(|hit| hit.score) == best);
        assert!(hits.iter().all(|hit| matcher.compare(&query, hit.name) == hit.score));
    }
    assert!(all > 150 && agree * 100 >= all * 99, "{agree} of {all}");
}

#[test]
fn a_name_finds_itself_first() {
    let names = list();
    let index = index(&names);
    for (number, name) in names.iter().enumerate().step_by(31) {
        for kind in [Kind::Person, Kind::Place] {
            let hits = index.search(&Name::new(&name.to_uppercase(), kind), 3);
            assert_eq!(hits[0].id, number.to_string(), "{name}");
            assert_eq!(hits[0].score.value(), 1.0);
        }
    }
}

#[test]
fn aliases_answer_once_and_ties_keep_their_order() {
    let mut builder = Index::builder();
    for number in 0..600 {
        builder.add(&format!("id {}", number % 300), Name::new("Anar Aliyev", Kind::Person));
    }
    let index = builder.build();
    let hits = index.search(&Name::new("ANAR ALIYEV", Kind::Person), 100);
    let ids: Vec<String> = hits.iter().map(|hit| hit.id.to_string()).collect();
    assert_eq!(ids, (0..100).map(|number| format!("id {number}")).collect::<Vec<_>>());
    let hits = index.search(&Name::new("Анар Алиев", Kind::Person), 3);
    assert_eq!(hits.iter().map(|hit| hit.id).collect::<Vec<_>>(), ["id 0", "id 1", "id 2"]);
    assert_eq!(index.search(&Name::new("Anar Aliyev", Kind::Person), 0).len(), 0);
}

#[test]
fn what_does_not_sound_alike_is_found_by_what_it_means() {
    let mut builder = Index::builder();
    for (number, name) in list().iter().enumerate() {
        builder.add(&number.to_string(), Name::new(name, Kind::Country));
    }
    builder.add("DE", Name::new("Germany", Kind::Country));
    builder.add("n", Name::new("☃ 2016", Kind::Country));
    let index = builder.build();
    for (query, id) in [("Almaniya", "DE"), ("Германия", "DE"), ("☃ 2016", "n")] {
        let hits = index.search(&Name::new(query, Kind::Country), 1);
        assert_eq!(hits.first().map(|hit| hit.id), Some(id), "{query}");
    }
}

#[test]
fn words_are_found_joined_and_parted() {
    let mut builder = Index::builder();
    for (number, name) in list().iter().enumerate() {
        builder.add(&number.to_string(), Name::new(name, Kind::Place));
    }
    builder.add("one", Name::new("Santacruz", Kind::Place));
    builder.add("two", Name::new("Novi Sad", Kind::Place));
    let index = builder.build();
    for (query, id) in [("Santa Cruz", "one"), ("Novisad", "two")] {
        let hits = index.search(&Name::new(query, Kind::Place), 1);
        assert_eq!(hits.first().map(|hit| hit.id), Some(id), "{query}");
    }
}

/// Keys are joined on, so they may only change with their version.
#[test]
fn keys_are_those_of_their_version() {
    assert_eq!(KEY_VERSION, 1);
    for (name, expected) in [
        ("Vedat Işıkhan", "PT PTT PTS SK SKN SKS"),
        ("Кубанычбек Өмүралиев", "MLLP KPNSP"),
        ("Recep Tayyip Erdoğan", "LT LTN LTK LTKN LTKS LTS LTSP LKP LSP TP"),
        ("Ayşe", "S SS"),
        ("A. B.", "- P"),
        ("Eyüp", "P"),
        ("Ай", "-"),
        ("", ""),
    ] {
        let keys = blocking_keys(&Name::new(name, Kind::Person));
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        assert_eq!(keys.join(" "), expected, "{name}");
    }
}

#[test]
fn keys_are_numbers_in_their_order() {
    let keys = blocking_keys(&Name::new("Kubanychbek Omuraliev Recep", Kind::Person));
    let numbers: BTreeSet<u16> = keys.iter().map(|key| key.number()).collect();
    assert!(numbers.iter().copied().eq(keys.iter().map(|key| key.number())));
    assert!(numbers.iter().all(|number| *number < 1 << 15));
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 64,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_text_is_listed_and_searched_for(
        texts in proptest::collection::vec(any::<String>(), 201..260),
        query in any::<String>(),
        kind in proptest::sample::select(&Kind::ALL[..]),
        k in 0usize..300,
    ) {
        let mut builder = Index::builder();
        for (number, text) in texts.iter().enumerate() {
            builder.add(&(number % 250).to_string(), Name::new(text, kind));
        }
        let index = builder.build();
        for text in texts.iter().take(5).chain([&query]) {
            let name = Name::new(text, kind);
            let hits = index.search(&name, k);
            prop_assert!(hits.len() <= k);
            prop_assert!(hits.windows(2).all(|two| two[0].score >= two[1].score));
            let ids: BTreeSet<&str> = hits.iter().map(|hit| hit.id).collect();
            prop_assert_eq!(ids.len(), hits.len());
            if k > 0 && text != &query {
                prop_assert_eq!(hits[0].score.value(), 1.0, "{:?} finds itself", text);
            }
            prop_assert!(blocking_keys(&name).is_sorted());
        }
    }
}
