//! Names to measure with, made of lists of common given names and surnames. No person is meant.

/// Given names as the press writes them in Latin letters.
const GIVEN: [&str; 24] = [
    "Aleksandr",
    "Almazbek",
    "Anahit",
    "Boris",
    "Davit",
    "Dilnoza",
    "Elena",
    "Fatima",
    "Gulnara",
    "Hussein",
    "Ivan",
    "Jamshid",
    "Kubanychbek",
    "Leyla",
    "Mikhail",
    "Mustafa",
    "Natalya",
    "Nurlan",
    "Olga",
    "Rashad",
    "Sergey",
    "Shavkat",
    "Tigran",
    "Yusuf",
];

/// Surnames as the press writes them in Latin letters.
const SURNAMES: [&str; 24] = [
    "Abdullayev",
    "Babayev",
    "Beridze",
    "Chernyshev",
    "Demirtas",
    "Fedorov",
    "Grigoryan",
    "Hakobyan",
    "Ivanenko",
    "Jumabayev",
    "Karimov",
    "Kuznetsov",
    "Mammadov",
    "Nazarbayev",
    "Omuraliev",
    "Petrosyan",
    "Quliyev",
    "Rahimov",
    "Shevchenko",
    "Toktogulov",
    "Usmanov",
    "Vorobyov",
    "Yildirim",
    "Zhukovsky",
];

/// Spellings that stand for each other in Latin letters: what makes a variant of a name.
const SPELLINGS: [(&str, &str); 14] = [
    ("sh", "ş"),
    ("ks", "x"),
    ("yev", "ev"),
    ("y", "i"),
    ("kh", "h"),
    ("zh", "j"),
    ("ch", "tch"),
    ("ov", "off"),
    ("u", "ou"),
    ("j", "dj"),
    ("k", "c"),
    ("v", "w"),
    ("a", "e"),
    ("o", "u"),
];

/// The same names in their own scripts, for what reads letters: Latin with marks, and others.
const MIXED: [&str; 24] = [
    "Александр Кузнецов",
    "Алмазбек Токтогулов",
    "Անահիտ Պետրոսյան",
    "Boris Černý",
    "დავით ბერიძე",
    "Дилноза Раҳимова",
    "Ελένη Παπαδοπούλου",
    "فاطمة علي",
    "Gülnarə Məmmədova",
    "حسين أحمد",
    "Іван Шевченко",
    "Жамшид Каримов",
    "Кубанычбек Өмүралиев",
    "Leyla Yıldırım",
    "Михаил Воробьёв",
    "Mustafa Demirtaş",
    "Наталья Жуковская",
    "Нұрлан Жұмабаев",
    "Ольга Фёдорова",
    "Rəşad Quliyev",
    "Søren Ångström",
    "Шавкат Усмонов",
    "דוד לוי",
    "Nguyễn Văn Định",
];

/// Names in Latin letters, each once.
pub fn latin() -> Vec<String> {
    let mut names = Vec::new();
    for (i, given) in GIVEN.iter().enumerate() {
        for (j, surname) in SURNAMES.iter().enumerate() {
            if (i + 5 * j) % 3 == 0 {
                names.push(format!("{given} {surname}"));
            }
        }
    }
    names
}

/// Pairs that are one name: the second is spelt otherwise, and every fourth is inverted.
pub fn matching() -> Vec<(String, String)> {
    let pairs = latin().into_iter().enumerate().map(|(n, name)| {
        let mut other = name.to_lowercase();
        let start = n % SPELLINGS.len();
        for step in 0..SPELLINGS.len() {
            let (from, to) = SPELLINGS[(start + step) % SPELLINGS.len()];
            if other.contains(from) {
                other = other.replacen(from, to, 1);
                break;
            }
        }
        if n % 4 == 0 {
            if let Some((given, surname)) = other.split_once(' ') {
                other = format!("{surname} {given}");
            }
        }
        (name, title(&other))
    });
    pairs.collect()
}

/// Pairs that have neither given name nor surname in common.
pub fn random() -> Vec<(String, String)> {
    let names = latin();
    let mut pairs = Vec::new();
    for (n, name) in names.iter().enumerate() {
        for step in [37, 71, 113] {
            let other = &names[(n * 7 + step) % names.len()];
            let mut words = name.split(' ');
            if words.all(|w| !other.split(' ').any(|o| o == w)) {
                pairs.push((name.clone(), other.clone()));
            }
        }
    }
    pairs
}

/// Pairs that are one name in two scripts.
pub fn cross_script() -> Vec<(String, String)> {
    [
        ("Aleksandr Kuznetsov", "Александр Кузнецов"),
        ("Almazbek Toktogulov", "Алмазбек Токтогулов"),
        ("Kubanychbek Omuraliev", "Кубанычбек Өмүралиев"),
        ("Mikhail Vorobyov", "Михаил Воробьёв"),
        ("Natalya Zhukovskaya", "Наталья Жуковская"),
        ("Nurlan Jumabayev", "Нұрлан Жұмабаев"),
        ("Shavkat Usmanov", "Шавкат Усмонов"),
        ("Anahit Petrosyan", "Անահիտ Պետրոսյան"),
        ("Davit Beridze", "დავით ბერიძე"),
    ]
    .map(|(a, b)| (a.to_owned(), b.to_owned()))
    .to_vec()
}

/// Names of several scripts.
pub fn mixed() -> Vec<&'static str> {
    MIXED.to_vec()
}

/// Every word with a capital.
fn title(name: &str) -> String {
    let words = name.split(' ').map(|word| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join(" ")
}
