//! The countries, as users see them.

use isim::{Country, Lang};
use proptest::prelude::*;

/// Names that two countries have, with the reason. Everything else must find its own code alone.
const SHARED: &[(&str, [&str; 2], &[&str])] = &[
    (
        "the two states on the Congo, told apart only by what is put in parentheses",
        ["CD", "CG"],
        &[
            "a’ chongo",
            "congo",
            "kongo",
            "kongó",
            "kángó",
            "kóngo",
            "kōngo",
            "конго",
            "كونگو",
            "ڪانگو",
            "ኮንጎ",
        ],
    ),
    (
        "the two halves of one island; several languages name both like it",
        ["MF", "SX"],
        &[
            "saint martin",
            "saint-martin",
            "sveti martin",
            "são martinho",
            "sɛŋ martɛɛŋ",
            "свети мартин",
            "ߛߍ߲ߕ-ߡߊߙߑߕߍ߲߫",
        ],
    ),
    ("Niger in Khoekhoe is Nigeria in Albanian", ["NE", "NG"], &["nigeri"]),
    ("Lithuania in Mazanderani is Latvia in Persian", ["LT", "LV"], &["لتونی"]),
    (
        "Mauritius in Balochi is Mauritania in Persian and Arabic",
        ["MR", "MU"],
        &["موريتانيا", "موریتانیا"],
    ),
];

#[test]
fn every_name_of_cldr_finds_its_code() {
    let text = include_str!("../data/places/countries.txt");
    let document = isim::rules::Document::parse("countries.txt", text).unwrap();
    assert!(document.entries.len() > 30_000);
    let mut shared = Vec::new();
    for row in &document.entries {
        let code = row.left.split(' ').next().unwrap();
        let mut codes = Vec::new();
        Country::find_all(&row.right, |c| codes.push(c.code()));
        assert!(codes.contains(&code), "{} finds {codes:?}, not {code}", row.right);
        if codes.len() > 1 {
            shared.push((row.right.to_lowercase(), codes));
        }
    }
    shared.sort();
    shared.dedup();
    let names = |row: &(&str, [&'static str; 2], &[&str])| -> Vec<(String, Vec<&str>)> {
        row.2.iter().map(|name| (name.to_string(), row.1.to_vec())).collect()
    };
    let mut listed: Vec<_> = SHARED.iter().flat_map(names).collect();
    listed.sort();
    assert_eq!(shared, listed);
}

#[test]
fn names_in_every_scope_script() {
    let rows = [
        (
            "TR",
            "Türkiye Turkey Турция Türkiyə Туреччина Түркия Τουρκία Թուրքիա თურქეთი תורכיה تركيا ترکیه तुर्किये তুরস্ক",
        ),
        (
            "DE",
            "Germany Almaniya Германия Німеччина Γερμανία Գերմանիա გერმანია גרמניה ألمانيا آلمان जर्मनी জার্মানি ஜெர்மனி జర్మనీ เยอรมนี เยอรมัน 德国 德國 ドイツ 독일 ጀርመን",
        ),
    ];
    for (code, names) in rows {
        for name in names.split(' ') {
            assert_eq!(Country::find(name).map(|c| c.code()), Some(code), "{name}");
        }
    }
}

#[test]
fn first_names_by_language() {
    let rows = [
        ("KG", "ru", "Киргизия"),
        ("KG", "ky", "Кыргызстан"),
        ("US", "en", "United States"),
        ("TR", "en", "Türkiye"),
        ("GB", "de", "Vereinigtes Königreich"),
        ("XK", "sq", "Kosovë"),
    ];
    for (code, lang, name) in rows {
        let lang: Lang = lang.parse().unwrap();
        assert_eq!(Country::get(code).and_then(|c| c.name(lang)), Some(name), "{code} {lang}");
    }
    // ISO 3166-1 has 249; Kosovo, and four islands and towns for which it reserves a code.
    assert_eq!(Country::all().count(), 254);
    for country in Country::all() {
        assert!(country.name(Lang::literal("en")).is_some(), "{country} has no English name");
        assert_eq!(Country::get(country.code()), Some(country));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_panics(text in "\\PC*") {
        let _ = Country::find(&text);
        let _ = Country::get(&text);
    }

    #[test]
    fn case_and_space_do_not_matter(pick in any::<prop::sample::Index>()) {
        let names: Vec<(&str, &str)> =
            Country::all().flat_map(|c| c.names().map(move |(n, _)| (c.code(), n))).collect();
        let (code, name) = names[pick.index(names.len())];
        let changed = format!("  {}\u{a0}", name.to_uppercase());
        let mut codes = Vec::new();
        Country::find_all(&changed, |c| codes.push(c.code()));
        prop_assert!(codes.contains(&code), "{changed:?} finds {codes:?}");
    }
}
