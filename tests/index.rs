//! The index against the list compared name by name.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use isim::{Index, Kind, Matcher, Name, blocking_keys};
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

fn index(names: &[String]) -> Index<'static> {
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
        let best = index.names().map(|(_, name)| matcher.compare(&query, &name)).max();
        let hits = index.search(&query, 5);
        all += 1;
        agree += u32::from(hits.first().map(|hit| hit.score) == best);
        assert!(hits.iter().all(|hit| matcher.compare(&query, &hit.name()) == hit.score));
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

/// What is another sound with a mark than without one hides no name, whichever side has the mark, nor
/// do the systems that Korean names are romanized by.
#[test]
fn spellings_that_sound_otherwise_hide_no_name() {
    let pairs = [
        ("Pawłowiec", "Pawlowiec"),
        ("Żmijewczak", "Zmijewczak"),
        ("Çolakbayev", "Colakbayev"),
        ("Cserháti", "Cserhati"),
        ("Roh Moo-hyun", "No Muhyeon"),
        ("Ahn Geun-hye", "An Kŭnhye"),
    ];
    for (one, other) in pairs {
        for (listed, wanted) in [(one, other), (other, one)] {
            let mut names = list();
            names.push(listed.to_owned());
            let index = index(&names);
            let hits = index.search(&Name::new(wanted, Kind::Person), 1);
            assert_eq!(hits.first().map(|hit| hit.text), Some(listed), "{wanted}");
        }
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

/// The answer by comparing every name: ids and weights, best first, aliases once.
fn by_hand(names: &[(String, Name)], query: &Name, k: usize) -> Vec<(String, i32)> {
    let matcher = Matcher::new();
    let mut all: Vec<(i32, usize)> = names
        .iter()
        .enumerate()
        .map(|(at, (_, name))| (-matcher.compare(query, name).weight(), at))
        .filter(|(weight, _)| *weight < -isim::Score::MIN_WEIGHT)
        .collect();
    all.sort_unstable();
    let mut seen = BTreeSet::new();
    let first = all.iter().filter(|(_, at)| seen.insert(names[*at].0.as_str()));
    first.take(k).map(|(weight, at)| (names[*at].0.clone(), -weight)).collect()
}

/// The answer above a score by comparing every name.
fn above_by_hand(names: &[(String, Name)], query: &Name, least: i32) -> Vec<(String, i32)> {
    let all = by_hand(names, query, names.len()).into_iter();
    all.filter(|(_, weight)| *weight >= least).collect()
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        ((self.0 >> 33) as usize) % limit
    }
}

#[test]
fn small_lists_answer_as_comparing_every_name_does() {
    let (names, mut dice) = (list(), Dice(1));
    let prepare = |text: &str| Name::new(text, Kind::Person);
    let all: Vec<Name> = names.iter().map(|text| prepare(text)).collect();
    for _ in 0..3000 {
        let picks: Vec<usize> = (0..1 + dice.below(60)).map(|_| dice.below(names.len())).collect();
        let rows: Vec<(String, Name)> = picks
            .iter()
            .enumerate()
            .map(|(at, pick)| (format!("id {}", at % 50), all[*pick].clone()))
            .collect();
        let mut builder = Index::builder();
        for (id, name) in &rows {
            builder.add(id, name);
        }
        let index = builder.build();
        let wanted = &names[picks[dice.below(picks.len())]];
        let query = prepare(&variant(wanted, dice.below(6), dice.below(20)));
        let hits = index.search(&query, 7);
        let found: Vec<(String, i32)> =
            hits.iter().map(|hit| (hit.id.to_string(), hit.score.weight())).collect();
        assert_eq!(found, by_hand(&rows, &query, 7), "{}", query.text());
    }
}

#[test]
fn small_lists_of_all_kinds_and_aliases_answer_above_a_score_as_comparing_every_name_does() {
    let mut dice = Dice(3);
    let mut texts = list();
    texts.extend(
        ["Türkiye", "Turkey", "Georgia", "Bakı", "Ministry of Health", "Paris Jackson", "J. Smith"]
            .map(str::to_string),
    );
    let all: Vec<[Name; 4]> =
        texts.iter().map(|text| Kind::ALL.map(|kind| Name::new(text, kind))).collect();
    for round in 0..3000 {
        let picks: Vec<usize> = (0..1 + dice.below(50)).map(|_| dice.below(texts.len())).collect();
        let ids = 1 + dice.below(60);
        let rows: Vec<(String, Name)> = picks
            .iter()
            .map(|pick| (format!("id {}", dice.below(ids)), all[*pick][dice.below(4)].clone()))
            .collect();
        let mut builder = Index::builder();
        for (id, name) in &rows {
            builder.add(id, name);
        }
        let index = builder.build();
        let wanted = &texts[picks[dice.below(picks.len())]];
        let kind = Kind::ALL[dice.below(4)];
        let query = Name::new(&variant(wanted, dice.below(6), dice.below(20)), kind);
        let least = [-1600, -700, 0, 300, 900, 1600][round % 6];
        let score = isim::Score::from_weight(least);
        let found = |hits: isim::Hits| -> Vec<(String, i32)> {
            hits.map(|hit| (hit.id.to_string(), hit.score.weight())).collect()
        };
        let right = above_by_hand(&rows, &query, least);
        assert_eq!(found(index.search_above(&query, score)), right, "{}", query.text());
        let own: Vec<_> = rows.iter().filter(|(_, name)| name.kind() == kind).cloned().collect();
        let right = above_by_hand(&own, &query, least);
        assert_eq!(found(index.search_above_kind(&query, score)), right, "{}", query.text());
    }
}

#[test]
fn long_lists_answer_above_a_score_nearly_as_comparing_every_name_does() {
    let (names, mut dice) = (list(), Dice(4));
    let prepare = |text: &str| Name::new(text, Kind::Person);
    let rows: Vec<(String, Name)> =
        names.iter().map(|text| (text.clone(), prepare(text))).collect();
    let index = index(&names);
    let (mut found, mut all) = (0, 0);
    let (mut joined, mut pairs) = (0, 0);
    let mut searcher = index.searcher();
    for round in 0..100 {
        let least = [-500, 0, 200, 500][round % 4];
        let wanted = &names[dice.below(names.len())];
        let query = prepare(&variant(wanted, dice.below(6), dice.below(20)));
        let right = above_by_hand(&rows, &query, least);
        let hits: Vec<_> = index.search_above(&query, isim::Score::from_weight(least)).collect();
        assert!(hits.windows(2).all(|two| two[0].score >= two[1].score));
        assert!(hits.iter().all(|hit| hit.score.weight() >= least));
        let own: BTreeSet<&str> = hits
            .iter()
            .map(|hit| names[hit.id.parse::<usize>().expect("a number")].as_str())
            .collect();
        let good = right.iter().filter(|(id, _)| own.contains(id.as_str())).count();
        assert!(round % 4 != 0 || good == right.len(), "a low bound compares every name");
        all += right.len();
        found += good;
        if round % 4 != 0 {
            // Who searches for many is in haste, but says nothing that is not so.
            for hit in searcher.above(&query, isim::Score::from_weight(least)) {
                let text = names[hit.id.parse::<usize>().expect("a number")].as_str();
                assert!(right.contains(&(text.to_string(), hit.score.weight())), "{text}");
                joined += 1;
            }
            pairs += right.len();
        }
    }
    assert!(all > 1000 && found * 1000 >= all * 995, "{found} of {all}");
    assert!(pairs > 100 && joined * 100 >= pairs * 95, "{joined} of {pairs}");
}

#[test]
fn long_lists_answer_nearly_as_comparing_every_name_does() {
    let (names, mut dice) = (list(), Dice(2));
    let prepare = |text: &str| Name::new(text, Kind::Person);
    let rows: Vec<(String, Name)> =
        names.iter().map(|text| (text.clone(), prepare(text))).collect();
    let index = index(&names);
    let (mut found, mut all) = (0, 0);
    for _ in 0..150 {
        let wanted = &names[dice.below(names.len())];
        let query = prepare(&variant(wanted, dice.below(6), dice.below(20)));
        let hits = index.search(&query, 10);
        let likely = |weight: i32| weight >= 300;
        let right = by_hand(&rows, &query, 10);
        let right: Vec<i32> = right.iter().map(|r| r.1).filter(|w| likely(*w)).collect();
        let mut own: Vec<i32> = hits.iter().map(|hit| hit.score.weight()).collect();
        all += right.len();
        for weight in right {
            if let Some(at) = own.iter().position(|own| *own == weight) {
                own.remove(at);
                found += 1;
            }
        }
    }
    assert!(all > 100 && found * 100 >= all * 98, "{found} of {all}");
}

#[test]
fn a_file_answers_as_what_it_was_made_of() {
    let names = list();
    let made = index(&names);
    let mut parts = Index::builder();
    for part in names.chunks(1000) {
        let mut builder = Index::builder();
        for text in part {
            let number = names.iter().position(|name| name == text).expect("it is one of them");
            builder.add(&number.to_string(), Name::new(text, Kind::Person));
        }
        parts.append(&builder);
    }
    assert!(parts.to_bytes() == made.as_bytes(), "built in parts, it is the same");
    let opened = Index::from_bytes(made.as_bytes()).expect("it was made just now");
    opened.check().expect("it was made just now");
    assert_eq!(opened.len(), names.len());
    assert!(opened.names().map(|(_, name)| name.text().to_string()).eq(names.iter().cloned()));
    let query = Name::new("Гульнара Исканедрова", Kind::Person);
    let answer = |index: &Index| format!("{:?}", index.search(&query, 5));
    assert_eq!(answer(&opened), answer(&made));
}

#[test]
fn kinds_are_told_apart_when_asked() {
    let mut builder = Index::builder();
    builder.add("p", Name::new("Paris Jackson", Kind::Person));
    builder.add("c", Name::new("Paris", Kind::Place));
    let index = builder.build();
    assert_eq!(index.kinds(), [Kind::Person, Kind::Place]);
    let ids = |hits: Vec<isim::Hit>| hits.iter().map(|hit| hit.id.to_string()).collect::<Vec<_>>();
    assert_eq!(ids(index.search_kind(&Name::new("Paris", Kind::Place), 5)), ["c"]);
    assert_eq!(ids(index.search_kind(&Name::new("Jackson, Paris", Kind::Person), 5)), ["p"]);
    assert_eq!(ids(index.search(&Name::new("Paris", Kind::Place), 5))[0], "c");
}

/// Bits flipped, bytes and words overwritten, parts cut off: what opens is searched without harm,
/// and what is not as it was made is told.
#[test]
fn damaged_files_are_refused_or_searched_without_harm() {
    let names: Vec<String> = list().into_iter().step_by(10).collect();
    let mut good = Index::builder();
    for (number, text) in names.iter().enumerate() {
        good.add(&number.to_string(), Name::new(text, Kind::Person));
        good.remove(&format!("gone {number}"));
    }
    let good = good.build();
    let queries =
        ["Гульнара Исканедрова", "Gulnara Feyzullaoğlu"].map(|q| Name::new(q, Kind::Person));
    let answer = |index: &Index, query| {
        index.search(query, 5).iter().map(|h| (h.id.to_string(), h.score)).collect::<Vec<_>>()
    };
    let expected = queries.each_ref().map(|query| answer(&good, query));
    let damage = |seed: u64| {
        let mut dice = Dice(seed);
        let (mut refused, mut told) = (0, 0);
        for round in 0..25_000 {
            let mut bytes = good.as_bytes().to_vec();
            let header = if round % 4 == 0 { 160 } else { bytes.len() };
            let at = dice.below(header);
            match dice.below(4) {
                0 => bytes.truncate(at),
                1 => bytes[at] ^= 1 << dice.below(8),
                2 => bytes[at] = dice.below(256) as u8,
                _ => {
                    let word = [0, 1, 0x7fff_ffff, u32::MAX][dice.below(4)].to_le_bytes();
                    let end = bytes.len().min(at + 4);
                    bytes[at..end].copy_from_slice(&word[..end - at]);
                }
            }
            let opened = match Index::from_bytes(&bytes[..]) {
                Ok(opened) => opened,
                Err(error) => {
                    assert!(error.is_index() && error.to_string().len() > 30, "{error}");
                    refused += 1;
                    continue;
                }
            };
            let query = round % queries.len();
            let answered = answer(&opened, &queries[query]);
            assert!(answered.len() <= 5 && answered.windows(2).all(|two| two[0].1 >= two[1].1));
            let gone = opened.removes(&format!("gone {}", round % names.len()));
            match opened.check() {
                Ok(()) if !gone => panic!("what was removed is not"),
                Ok(()) => assert_eq!(answered, expected[query]),
                Err(error) => {
                    assert!(error.is_index() && error.to_string().contains("damaged"), "{error}");
                    told += 1;
                }
            }
        }
        (refused, told)
    };
    std::thread::scope(|scope| {
        let seeds = [11, 12, 13, 14].map(|seed| scope.spawn(move || damage(seed)));
        for seed in seeds {
            let (refused, told) = seed.join().expect("no damage makes it panic");
            assert!(refused > 5_000 && told > 5_000, "{refused} {told}");
        }
    });
}

#[test]
fn a_searcher_that_remembers_answers_as_one_that_does_not() {
    let (names, mut dice) = (list(), Dice(5));
    let index = index(&names);
    let half = isim::Score::from_weight(0);
    let mut one = index.searcher();
    let found = |hits: isim::Hits| -> Vec<(String, isim::Score)> {
        hits.map(|hit| (hit.id.to_string(), hit.score)).collect()
    };
    let (mut again, mut above, mut of_them) = (0, 0, 0);
    for round in 0..300 {
        let wanted = &names[dice.below(names.len())];
        let query = Name::new(&variant(wanted, dice.below(6), dice.below(20)), Kind::Person);
        let first = found(one.above(&query, half));
        assert_eq!(first, found(index.searcher().above(&query, half)), "{}", query.text());
        assert_eq!(first, found(one.above(&query, half)), "{}", query.text());
        let until = dice.below(names.len());
        let mut among = found(index.searcher().above(&query, half));
        among.retain(|(id, _)| id.parse::<usize>().expect("a number") < until);
        let own = found(one.above_among(&query, half, until));
        assert!(until <= 256 || own == among, "{} {until}", query.text());
        again += usize::from(!first.is_empty());
        if round % 10 == 0 {
            let likely = |hits: Vec<(String, isim::Score)>| {
                hits.into_iter().filter(|hit| hit.1.weight() >= 300).count()
            };
            above += likely(found(index.search_above(&query, half)));
            of_them += likely(first);
        }
    }
    assert!(again > 250 && of_them * 100 >= above * 97, "{again} {of_them} of {above}");
}

#[test]
fn layers_answer_as_one_list_of_what_is_left_does() {
    let (names, mut dice) = (list(), Dice(6));
    let all: Vec<Name> = names.iter().map(|text| Name::new(text, Kind::Person)).collect();
    for _ in 0..1500 {
        let (mut base, mut top) = (Index::builder(), Index::builder());
        let (mut below, mut above) = (Vec::new(), Vec::new());
        for at in 0..dice.below(40) {
            let row = (format!("id {}", dice.below(30)), all[dice.below(all.len())].clone());
            if at % 3 == 0 {
                top.add(&row.0, &row.1);
                above.push(row);
            } else {
                base.add(&row.0, &row.1);
                below.push(row);
            }
        }
        let gone: Vec<String> =
            (0..dice.below(9)).map(|_| format!("id {}", dice.below(30))).collect();
        for id in &gone {
            top.remove(id);
        }
        below.retain(|(id, _)| !gone.contains(id));
        let left: Vec<(String, Name)> = below.into_iter().chain(above).collect();
        let (base, top) = (base.build(), top.build());
        let top = Index::from_bytes(top.as_bytes()).expect("it was made just now");
        let list = base.layered(&top);
        let wanted = &names[dice.below(names.len())];
        let query = Name::new(&variant(wanted, dice.below(6), dice.below(20)), Kind::Person);
        let shown = |hit: &isim::Hit| (hit.id.to_string(), hit.score.weight());
        for k in [1, 4, 50] {
            let found: Vec<_> = list.search(&query, k).iter().map(shown).collect();
            assert_eq!(found, by_hand(&left, &query, k), "{}", query.text());
            assert_eq!(list.search_kind(&query, k).len(), found.len());
        }
        let score = isim::Score::from_weight(-700);
        let found: Vec<_> = list.search_above(&query, score).map(|hit| shown(&hit)).collect();
        assert_eq!(found, above_by_hand(&left, &query, -700), "{}", query.text());
        let merged = list.merge();
        assert_eq!(merged.len(), left.len());
        let found: Vec<_> = merged.search(&query, 50).iter().map(shown).collect();
        assert_eq!(found, by_hand(&left, &query, 50), "{}", query.text());
        assert!(
            gone.iter().all(|id| top.removes(id)) && !top.removes("id") && !base.removes("id 1")
        );
    }
}

/// Seconds that long tests last: ISIM_SOAK, or one round.
fn soak() -> Duration {
    let seconds = std::env::var("ISIM_SOAK").ok().and_then(|seconds| seconds.parse().ok());
    Duration::from_secs(seconds.unwrap_or(0))
}

/// `ISIM_SOAK=60 cargo test --release --test index sixteen -- --nocapture` takes a minute.
#[test]
fn sixteen_threads_get_the_same_answers() {
    let names = list();
    let index = index(&names);
    let queries: Vec<Name> =
        (0..200).map(|at| Name::new(&variant(&names[at * 14], at, at / 3), Kind::Person)).collect();
    let even = isim::Score::from_weight(0);
    let ask = |at: usize| {
        let best = index.search(&queries[at], 3);
        format!("{best:?} {:?}", index.search_above(&queries[at], even))
    };
    let alone: Vec<String> = (0..queries.len()).map(ask).collect();
    let (start, long) = (Instant::now(), soak());
    let searches: usize = std::thread::scope(|scope| {
        let run = |from: usize| {
            let mut rounds = 0;
            loop {
                for at in (0..queries.len()).map(|at| (at + from * 7) % queries.len()) {
                    assert!(ask(at) == alone[at], "{}", queries[at].text());
                }
                rounds += 1;
                if start.elapsed() >= long {
                    return 2 * rounds * queries.len();
                }
            }
        };
        let threads: Vec<_> = (0..16).map(|from| scope.spawn(move || run(from))).collect();
        threads.into_iter().map(|thread| thread.join().expect("no thread panics")).sum()
    });
    println!("{searches} searches by sixteen threads in {:?}", start.elapsed());
}

/// A library without `std`, without `unsafe` and without atomics has nothing to make a lock of.
#[test]
fn nothing_in_the_library_can_wait_for_another_thread() {
    fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, out);
            } else if path.extension().is_some_and(|end| end == "rs") {
                out.push(path);
            }
        }
    }
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 50, "{} files", files.len());
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a source");
        if file.ends_with("src/lib.rs") {
            assert!(text.contains("#![no_std]") && text.contains("#![forbid(unsafe_code)]"));
        }
        let code = text.split("#[cfg(test)]").next().unwrap_or("");
        for word in ["sync::atomic", "Mutex", "RwLock", "OnceLock", "LazyLock", "thread_local"] {
            assert!(!code.contains(word), "{word} in {}", file.display());
        }
    }
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
