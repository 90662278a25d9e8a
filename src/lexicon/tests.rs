//! What the lexicon finds and what it must not find.

use alloc::string::String;
use alloc::vec::Vec;

use super::{
    Country, Entry, Form, MAX_WORDS, Relation, Sense, Senses, declined, lookup, names_at,
    names_in_front, relation, same,
};
use crate::lang::{Kind, Lang};

fn found(text: &str, senses: Senses) -> Vec<String> {
    let mut all: Vec<Entry> =
        lookup(&[Form::plain(text)], senses).filter(|e| e.fits(text)).collect();
    declined(text, &mut |form| all.extend(lookup(&[form], senses)));
    let mut ids: Vec<String> = all.iter().map(|e| e.entity().id().into()).collect();
    ids.sort();
    ids.dedup();
    ids
}

#[test]
fn demonyms_with_their_endings() {
    let rows = [
        ("Azerbaijani", "AZ"),
        ("Azerbaijanis", "AZ"),
        ("азербайджанский", "AZ"),
        ("азербайджанского", "AZ"),
        ("Азербайджанскими", "AZ"),
        ("АЗЕРБАЙДЖАНСКОЙ", "AZ"),
        ("азербайджанцев", "AZ"),
        ("азербайджанкой", "AZ"),
        ("türkiyəli", "TR"),
        ("Turkish", "TR"),
        ("турецких", "TR"),
        ("турецькою", "TR"),
        ("türkischen", "TR"),
        ("turques", "TR"),
        ("китайцами", "CN"),
        ("корейцев", ""),
        ("кыргызстанским", "KG"),
        ("киргизского", "KG"),
        ("белорусские", "BY"),
        ("россиян", "RU"),
        ("грузинская", "GE"),
        ("вірменського", "AM"),
        ("aserbaidschanischer", "AZ"),
        ("ouzbèkes", "UZ"),
        ("azerbaiyanas", "AZ"),
        ("өзбекстандық", "UZ"),
        ("oʻzbekistonlik", "UZ"),
    ];
    for (word, code) in rows {
        let want: Vec<&str> = [code].into_iter().filter(|c| !c.is_empty()).collect();
        assert_eq!(found(word, Senses::DEMONYM), want, "{word}");
    }
}

#[test]
fn turkic_is_not_turkish() {
    let words = [
        "Turkic",
        "turkic",
        "тюркский",
        "тюркских",
        "тюркскими",
        "Тюркской",
        "тюркські",
        "тюркських",
        "цюркскі",
        "түркі",
        "Түркі",
        "түркілік",
        "turkiy",
        "туркий",
        "türkdilli",
        "türk dilli",
        "Türk dünyası",
        "türk",
        "түрк",
        "turksprachig",
        "turcique",
        "turcophone",
        "túrquico",
        "turc.",
    ];
    for word in words {
        let all = found(word, Senses::COUNTRY.or(Senses::DEMONYM));
        if word == "turc." {
            assert_eq!(all, ["TR"], "the last row shows that the test can fail");
        } else {
            let entries: Vec<_> = lookup(&[Form::plain(word)], Senses::ALL).collect();
            assert!(all.is_empty(), "{word} names {all:?} {entries:?}");
        }
    }
}

#[test]
fn pronouns_are_not_states() {
    assert!(found("us", Senses::ALL).is_empty());
    assert!(found("Us", Senses::ALL).is_empty());
    assert_eq!(found("US", Senses::ALL), ["US"]);
    assert_eq!(found("U.S.", Senses::ALL), ["US"]);
    let acronym = lookup(&[Form::plain("США")], Senses::ALL).next().expect("США is known");
    assert!(acronym.is_acronym() && acronym.fits("США-ның") && !acronym.fits("сша"));
}

#[test]
fn short_names_need_their_language() {
    let fits = |text: &str, lang: &str| {
        let lang: Lang = lang.parse().expect("a tag");
        let words = [Form::plain(text)];
        lookup(&words, Senses::ALL).any(|e| e.fits_in(text, lang))
    };
    for (text, lang, want) in [
        ("My", "en", false),
        ("Mỹ", "vi", true),
        ("Cin", "tr", false),
        ("Cin", "en", false),
        ("Çin", "und", true),
        ("US", "en", true),
        ("US", "und", true),
        ("us", "en", false),
        ("США", "ru", true),
        ("Iran", "und", true),
        ("ABD", "tr", true),
        ("中国", "und", true),
        ("Turkiye", "en", true),
        ("Maurice", "en", false),
        ("Maurice", "fr", true),
        ("Germany", "de", true),
        ("Германия", "und", true),
        ("Ливия", "uk", true),
    ] {
        assert_eq!(fits(text, lang), want, "{text} in {lang}");
    }
}

#[test]
fn organisations_and_cities() {
    let rows = [
        ("OTS", "OTS"),
        ("ОТГ", "OTS"),
        ("TDT", "OTS"),
        ("Organization of Turkic States", "OTS"),
        ("Организация тюркских государств", "OTS"),
        ("Türk Dövlətləri Təşkilatı", "OTS"),
        ("ОДКБ", "CSTO"),
        ("Organization of Islamic Cooperation", "OIC"),
        ("СНГ", "CIS"),
        ("MDB", "CIS"),
        ("Евросоюз", "EU"),
        ("НАТО", "NATO"),
        ("OTAN", "NATO"),
        ("BMT", "UN"),
        ("БҰҰ", "UN"),
        ("联合国", "UN"),
        ("Ереван", "yerevan"),
        ("İrəvan", "yerevan"),
        ("Tiflis", "tbilisi"),
        ("Вашингтон", "washington"),
        ("Füzuli", "fuzuli"),
        ("Товуз", "tovuz"),
        ("Кавказ", "caucasus"),
        ("Ostona", "astana"),
        ("London", "london"),
        ("Dublin", "dublin"),
        ("Фрунзе", "bishkek"),
    ];
    for (name, id) in rows {
        assert_eq!(found(name, Senses::CITY.or(Senses::ORGANIZATION)), [id], "{name}");
    }
    assert_eq!(found("ots", Senses::ALL), [""; 0], "an acronym needs its capitals");
    assert_eq!(found("İƏT", Senses::ORGANIZATION), ["ECO", "OIC"], "an acronym may be two");
    let different = relation("OTS", "ОДКБ", Kind::Organization);
    assert!(matches!(different, Relation::Different(..)));
}

#[test]
fn relations() {
    for (a, b) in [
        ("Turkey", "Турция"),
        ("Türkiye", "TURKIYE"),
        ("Turkiye", "তুরস্ক"),
        ("Türkiyə", "터키"),
        ("Киргизия", "Kyrgyz Republic"),
        ("Burma", "Мьянма"),
        ("the Netherlands", "Голландия"),
        ("Соединенные Штаты", "АҚШ"),
        ("Congo", "Zaire"),
        ("Ўзбекистон", "Ozbekiston"),
    ] {
        let shared = same(a, b, Kind::Country).unwrap_or_else(|| panic!("{a} / {b}"));
        assert!(!shared.a.source().0.is_empty() && shared.b.source().1 > 0);
        assert!(same(b, a, Kind::Country).is_some());
    }
    for (a, b) in
        [("Iran", "Iraq"), ("Niger", "Nigeria"), ("Иран", "Ирак"), ("Guinea", "Guinea-Bissau")]
    {
        assert!(matches!(relation(a, b, Kind::Country), Relation::Different(..)), "{a} / {b}");
    }
    assert_eq!(relation("Turkic", "Türkiye", Kind::Country), Relation::Unknown);
    assert_eq!(relation("Turkish", "Türkiye", Kind::Country), Relation::Unknown);
    assert_eq!(relation("Türkiye", "Turkey", Kind::Person), Relation::Unknown);
    let city = same("Bakı", "바쿠", Kind::Place).expect("a capital");
    assert_eq!((city.entity.id(), city.entity.sense()), ("baku", Sense::City));
}

#[test]
fn names_of_several_words_inflect() {
    // The grammar is not asked here: a table of two nominatives stands for it.
    let bases = [
        ("саудовской", "саудовская"),
        ("аравии", "аравия"),
        ("кыргызской", "кыргызская"),
        ("республики", "республика"),
    ];
    let text = "в Саудовской Аравии и Кыргызской Республики США";
    let tokens: Vec<&str> = text.split(' ').collect();
    let mut all = Vec::new();
    for start in 0..tokens.len() {
        let forms = |i: usize, each: &mut dyn FnMut(Form)| {
            let Some(token) = tokens.get(start + i) else { return };
            each(Form::plain(token));
            for (_, base) in bases.iter().filter(|(form, _)| *form == token.to_lowercase()) {
                each(Form::plain(base));
            }
        };
        let mut longest = None;
        names_at(&forms, Senses::COUNTRY, &mut |words, entry| {
            longest = longest.max(Some((words, entry.entity())));
        });
        if let Some((words, entity)) = longest {
            all.push((start, words, entity.id()));
        }
    }
    assert_eq!(all, [(1, 2, "SA"), (4, 2, "KG"), (6, 1, "US")]);
}

#[test]
fn names_in_unspaced_text() {
    let mut longest = (0, "");
    names_in_front("土耳其总统", Senses::COUNTRY, &mut |len, entry| {
        longest = longest.max((len, entry.entity().id()));
    });
    assert_eq!(longest, (9, "TR"));
}

#[test]
fn accents_decide_exactness_only() {
    let entry =
        |text| lookup(&[Form::plain(text)], Senses::COUNTRY).find(|e| e.entity().id() == "TR");
    assert!(entry("türkiye").is_some_and(|e| e.exact));
    assert!(entry("TÜRKİYE").is_some_and(|e| e.exact));
    assert!(entry("Tu\u{308}rkiye").is_some_and(|e| e.exact));
    let china = |text: &str| {
        let words = [Form::plain(text)];
        lookup(&words, Senses::COUNTRY).any(|e| e.exact && e.is_in(Lang::literal("tr")))
    };
    assert!(china("Çin") && !china("Cin"));
}

#[test]
fn every_name_is_found_in_capitals_and_in_small_letters() {
    for country in Country::all() {
        for (name, _) in country.names() {
            for text in [name.into(), name.to_uppercase(), name.to_lowercase()] {
                let words = [Form::plain(&text)];
                let all: Vec<_> = lookup(&words, Senses::ALL).map(|e| e.entity().id()).collect();
                assert!(all.contains(&country.code()), "{text} finds {all:?}");
            }
        }
    }
}

#[test]
fn no_name_is_longer_than_the_walk() {
    for country in Country::all() {
        for (name, _) in country.names() {
            assert!(name.split(super::key::is_gap).count() <= MAX_WORDS, "{name}");
        }
    }
}

#[test]
fn nothing_panics() {
    let odd =
        ["", " ", "\u{301}", "\u{0}", "'", "....", "\u{202e}", "ß", "İ", "ﷺ", "𐐀", "\u{fffd}"];
    for a in odd {
        for b in odd {
            let text: String = [a, b, a].concat();
            let _ = relation(&text, b, Kind::Country);
            names_in_front(&text, Senses::ALL, &mut |_, _| {});
            declined(&text, &mut |_| {});
            assert_eq!(Country::find(&text), None, "{text:?}");
        }
    }
    let long = "a".repeat(1 << 20);
    assert_eq!(relation(&long, &long, Kind::Country), Relation::Unknown);
}

/// `cargo test --release --lib lexicon -- --ignored --nocapture` prints nanoseconds a lookup.
#[test]
#[ignore = "prints times, and proves nothing"]
fn speed() {
    extern crate std;
    let text = include_str!("../../README.md");
    let english: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 3).collect();
    let russian = "и в на что это его она они быть который время человек министр встреча состоялась между \
        сторонами развитие сотрудничества президента государственный кандидатура переговоры вчера";
    let russian: Vec<&str> = russian.split_whitespace().collect();
    let hits: Vec<&str> =
        "Турция Azerbaijan Қазақстан Türkiye США Baku ОТГ Узбекистан Germany 土耳其"
            .split(' ')
            .collect();
    let sets = [("English words", &english), ("Russian words", &russian), ("names", &hits)];
    for (what, words) in sets {
        let mut found = 0usize;
        let mut bent = 0usize;
        let rounds = 2_000_000 / words.len();
        let start = std::time::Instant::now();
        for _ in 0..rounds {
            for word in words {
                found += lookup(&[Form::plain(core::hint::black_box(word))], Senses::ALL).count();
            }
        }
        let plain = start.elapsed().as_nanos() as f64 / (rounds * words.len()) as f64;
        let start = std::time::Instant::now();
        for _ in 0..rounds {
            for word in words {
                declined(core::hint::black_box(word), &mut |form| {
                    bent += lookup(&[form], Senses::DEMONYM).count();
                });
            }
        }
        let ends = start.elapsed().as_nanos() as f64 / (rounds * words.len()) as f64;
        std::println!("{what}: lookup {plain:.0} ns, endings {ends:.0} ns ({found} {bent})");
    }
}
