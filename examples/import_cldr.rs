//! Takes the names of countries, of the two unions of states that CLDR names beside them, and of
//! time-zone cities out of CLDR's JSON packages and writes `data/places/countries.txt`,
//! `data/orgs/unions.txt` and `data/places/zones.txt`.
//!
//! ```text
//! npm pack cldr-localenames-full cldr-dates-full      # and unpack both
//! cargo run --example import_cldr -- LOCALENAMES DATES
//! ```
//!
//! CLDR is © Unicode, Inc., under the Unicode License V3; both files say so in their heads.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

/// Codes that CLDR names beside those of ISO 3166-1 and the inhabited places that it reserves codes
/// for: uninhabited ones, unions, tests.
const NOT_COUNTRIES: &[&str] = &["CP", "CQ", "DG", "EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"];

/// Organisations among the codes.
const UNIONS: &[&str] = &["EU", "UN"];

/// Languages whose names of cities are taken: those isim has rules for, and their neighbours.
const CITY_LANGUAGES: &[&str] = &[
    "af", "ar", "az", "be", "bg", "bn", "bs", "ca", "ckb", "cs", "da", "de", "el", "en", "es",
    "et", "eu", "fa", "fi", "fil", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "is", "it",
    "ja", "ka", "kk", "ko", "ku", "ky", "lt", "lv", "mk", "mn", "mr", "ms", "nb", "ne", "nl", "pa",
    "pl", "ps", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "tg", "th", "tk",
    "tr", "tt", "ug", "uk", "ur", "uz", "vi", "zh",
];

/// Zones that are not taken: whole countries, which `countries.txt` has, stations, and small places
/// whose names are words or persons more often.
const NOT_CITIES: &[&str] = &[
    "unknown",
    "andorra",
    "anguilla",
    "antigua",
    "aruba",
    "bahrain",
    "barbados",
    "belize",
    "bermuda",
    "cape-verde",
    "cayman",
    "chagos",
    "christmas",
    "cocos",
    "comoro",
    "costa-rica",
    "curacao",
    "dominica",
    "el-salvador",
    "faeroe",
    "fiji",
    "gibraltar",
    "grenada",
    "guadeloupe",
    "guam",
    "guernsey",
    "guyana",
    "hong-kong",
    "isle-of-man",
    "jamaica",
    "jersey",
    "macau",
    "maldives",
    "malta",
    "martinique",
    "mauritius",
    "mayotte",
    "montserrat",
    "nauru",
    "niue",
    "norfolk",
    "palau",
    "pitcairn",
    "puerto-rico",
    "qatar",
    "reunion",
    "san-marino",
    "south-georgia",
    "st-barthelemy",
    "st-helena",
    "st-kitts",
    "st-lucia",
    "st-thomas",
    "st-vincent",
    "vatican",
    "wallis",
    "tortola",
    "casey",
    "davis",
    "dumontdurville",
    "macquarie",
    "mawson",
    "mcmurdo",
    "palmer",
    "rothera",
    "syowa",
    "troll",
    "vostok",
    "easter",
    "wake",
    "midway",
    "johnston",
    "kerguelen",
    "adak",
    "nome",
    "sitka",
    "metlakatla",
    "yakutat",
    "menominee",
    "beulah",
    "center",
    "new-salem",
    "knox",
    "marengo",
    "monticello",
    "petersburg",
    "tell-city",
    "vevay",
    "vincennes",
    "winamac",
    "swift-current",
    "glace-bay",
    "goose-bay",
    "blanc-sablon",
    "coral-harbour",
    "dawson",
    "dawson-creek",
    "creston",
    "enderbury",
    "fort-nelson",
    "cambridge-bay",
    "rankin-inlet",
    "resolute",
    "inuvik",
    "moncton",
    "eucla",
    "lindeman",
    "lord-howe",
    "broken-hill",
    "scoresbysund",
    "danmarkshavn",
    "eirunepe",
    "bahia-banderas",
    "ojinaga",
    "coyhaique",
    "khandyga",
    "srednekolymsk",
    "ust-nera",
    "busingen",
    "chatham",
    "gambier",
    "marquesas",
];

/// A name of an entity, with the languages that put it first and those that know it beside.
#[derive(Clone, Default)]
struct Use {
    first: BTreeSet<String>,
    beside: BTreeSet<String>,
}

type Names = BTreeMap<String, BTreeMap<String, Use>>;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(names), Some(dates)) = (arguments.next(), arguments.next()) else {
        return Err("usage: import_cldr LOCALENAMES DATES (unpacked npm packages)".into());
    };
    let all = countries(Path::new(&names))?;
    let chosen = |wanted: &dyn Fn(&str) -> bool| -> Names {
        all.iter().filter(|(code, _)| wanted(code)).map(|(c, n)| (c.clone(), n.clone())).collect()
    };
    let countries = chosen(&|code| !NOT_COUNTRIES.contains(&code));
    write("places/countries.txt", "countries and territories", &names, &countries)?;
    let unions = chosen(&|code| UNIONS.contains(&code));
    write("orgs/unions.txt", "unions of states", &names, &unions)?;
    write(
        "places/zones.txt",
        "the places that time zones are named by",
        &dates,
        &zones(Path::new(&dates))?,
    )
}

fn countries(package: &Path) -> Result<Names, Box<dyn Error>> {
    let mut found = Names::new();
    for (locale, text) in locales(package, "territories.json")? {
        for (key, value) in text.lines().filter_map(member) {
            let code = &key[..key.len().min(2)];
            let is_code = code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
            // Where a translator had nothing to say, CLDR repeats the key.
            let repeated =
                value.is_empty() || value == key || value.starts_with(&format!("{code}-"));
            if !is_code || repeated {
                continue;
            }
            for (at, name) in value.split('/').filter(|n| !n.trim().is_empty()).enumerate() {
                add(&mut found, code, name.trim(), &locale, key.len() == 2 && at == 0);
            }
        }
    }
    Ok(found)
}

fn zones(package: &Path) -> Result<Names, Box<dyn Error>> {
    let mut found = Names::new();
    for (locale, text) in locales(package, "timeZoneNames.json")? {
        let language = locale.split('-').next().unwrap_or_default();
        if !CITY_LANGUAGES.contains(&language) {
            continue;
        }
        let mut zone = String::new();
        for line in text.lines() {
            if let Some(name) = line.trim().strip_prefix('"').and_then(|l| l.strip_suffix("\": {"))
            {
                // A zone's names for summer and winter time are objects within it.
                if name != "long" && name != "short" {
                    zone = name.to_lowercase().replace('_', "-");
                }
            } else if let Some(("exemplarCity", value)) =
                member(line).as_ref().map(|(k, v)| (k.as_str(), v))
            {
                add(&mut found, &zone, value, &locale, true);
            }
        }
    }
    found.retain(|zone, _| !NOT_CITIES.contains(&zone.as_str()));
    // English leaves out the names that are those of the zones.
    for (zone, names) in &mut found {
        if !names.values().any(|uses| uses.first.contains("en")) {
            let words = zone.split('-').map(|word| {
                let (first, rest) = word.split_at(word.len().min(1));
                first.to_uppercase() + rest
            });
            let name = words.collect::<Vec<_>>().join(" ");
            names.entry(name).or_default().first.insert("en".into());
        }
    }
    Ok(found)
}

/// English in alphabets of its own, in which no press and no register writes names: it would hide that
/// English leaves out the names that are those of the zones.
const NOT_WRITTEN: [&str; 2] = ["en-Dsrt", "en-Shaw"];

/// The file of this name in every locale, the language alone before its scripts and regions.
fn locales(package: &Path, file: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(package.join("main"))? {
        let entry = entry?;
        let path = entry.path().join(file);
        let locale = entry.file_name().to_string_lossy().into_owned();
        if path.exists() && !NOT_WRITTEN.contains(&locale.as_str()) {
            all.push((locale, std::fs::read_to_string(path)?));
        }
    }
    all.sort_by_key(|(locale, _)| (locale.matches('-').count(), locale.clone()));
    Ok(all)
}

/// Reads `"key": "value",`: the packages are printed with one member on a line.
fn member(line: &str) -> Option<(String, String)> {
    let line = line.trim().trim_end_matches(',');
    let (key, value) = line.strip_prefix('"')?.strip_suffix('"')?.split_once("\": \"")?;
    Some((key.into(), value.replace("\\\"", "\"").replace("\\\\", "\\")))
}

/// Notes a name. The first locale of a language decides its first name; what its other scripts
/// and regions say differently stands beside.
fn add(names: &mut Names, entity: &str, name: &str, locale: &str, plain: bool) {
    let language = locale.split('-').next().unwrap_or(locale);
    let uses = names.entry(entity.into()).or_default();
    let taken = uses.values().any(|u| u.first.contains(language));
    let here = uses.entry(name.into()).or_default();
    if plain && !taken {
        here.first.insert(language.into());
    } else if !here.first.contains(language) {
        here.beside.insert(language.into());
    }
}

fn write(file: &str, what: &str, package: &str, names: &Names) -> Result<(), Box<dyn Error>> {
    let description = std::fs::read_to_string(Path::new(package).join("package.json"))?;
    let mut version = description.lines().filter_map(member);
    let version = version.find(|(k, _)| k == "version").map(|(_, v)| v).unwrap_or_default();
    let mut text = format!(
        "# The names of {what} in CLDR's languages. Written by examples/import_cldr.rs; do not edit:\n\
         # what CLDR lacks belongs into the files beside.\n\
         # `ENTITY LANGUAGES = NAME`: the languages before a slash put this name first, those behind it\n\
         # (other scripts and regions, short and variant names) know it beside another.\n\
         source Unicode CLDR {version}\n\
         licence Unicode-3.0, © Unicode, Inc.; see places/LICENSES.md\n\n"
    );
    for (entity, names) in names {
        for (name, langs) in names {
            let list = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" ");
            let slash = if langs.beside.is_empty() { "" } else { " / " };
            let (first, beside) = (list(&langs.first), list(&langs.beside));
            let languages = format!("{first}{slash}{beside}");
            writeln!(text, "{entity} {} = {name}", languages.trim())?;
        }
    }
    std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(file), text)?;
    Ok(())
}
