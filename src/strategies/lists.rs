//! The names that the strategies are made of: common given names and surnames, each in the
//! language's own letters and in the Latin spelling of passports or the press. Within a list no
//! two names are alike, so that any two of them make two people.
//!
//! Source: common knowledge of each language's names; no person is meant.

use crate::lang::{Lang, Script};

/// One name: in the list's own script, and in Latin letters.
pub(super) type Spelt = (&'static str, &'static str);

/// The names of one language.
pub(super) struct List {
    pub lang: Lang,
    pub script: Script,
    /// Given names of men.
    pub given: &'static [Spelt],
    /// Given names of women.
    pub women: &'static [Spelt],
    /// Surnames, in the form that men bear.
    pub surnames: &'static [Spelt],
}

/// Every language that names can be made of.
pub(super) const LISTS: &[List] = &[
    List {
        lang: Lang::literal("ru"),
        script: Script::Cyrl,
        given: &[
            ("Иван", "Ivan"),
            ("Борис", "Boris"),
            ("Михаил", "Mikhail"),
            ("Сергей", "Sergey"),
            ("Владимир", "Vladimir"),
            ("Александр", "Aleksandr"),
            ("Тимофей", "Timofey"),
        ],
        women: &[("Наталья", "Natalya"), ("Екатерина", "Yekaterina"), ("Людмила", "Lyudmila")],
        surnames: &[
            ("Кузнецов", "Kuznetsov"),
            ("Пушкин", "Pushkin"),
            ("Григорьев", "Grigoryev"),
            ("Шаповалов", "Shapovalov"),
            ("Медведев", "Medvedev"),
            ("Тарасов", "Tarasov"),
            ("Чугункин", "Chugunkin"),
        ],
    },
    List {
        lang: Lang::literal("uk"),
        script: Script::Cyrl,
        given: &[
            ("Олександр", "Oleksandr"),
            ("Богдан", "Bohdan"),
            ("Тарас", "Taras"),
            ("Микола", "Mykola"),
            ("Григорій", "Hryhorii"),
        ],
        women: &[("Оксана", "Oksana"), ("Людмила", "Liudmyla")],
        surnames: &[
            ("Шевченко", "Shevchenko"),
            ("Бондаренко", "Bondarenko"),
            ("Мельничук", "Melnychuk"),
            ("Довженко", "Dovzhenko"),
            ("Кравчук", "Kravchuk"),
        ],
    },
    List {
        lang: Lang::literal("kk"),
        script: Script::Cyrl,
        given: &[
            ("Нұрлан", "Nurlan"),
            ("Қанат", "Kanat"),
            ("Бауыржан", "Bauyrzhan"),
            ("Ерболат", "Yerbolat"),
            ("Мұхтар", "Mukhtar"),
        ],
        women: &[("Гүлнар", "Gulnar"), ("Айжан", "Aizhan")],
        surnames: &[
            ("Жұмабаев", "Zhumabayev"),
            ("Серікбаев", "Serikbayev"),
            ("Мұқанов", "Mukanov"),
            ("Төлеген", "Tolegen"),
            ("Қасымов", "Kasymov"),
        ],
    },
    List {
        lang: Lang::literal("ky"),
        script: Script::Cyrl,
        given: &[
            ("Кубанычбек", "Kubanychbek"),
            ("Алмазбек", "Almazbek"),
            ("Темирлан", "Temirlan"),
            ("Нурдин", "Nurdin"),
        ],
        women: &[("Айгүл", "Aigul"), ("Роза", "Roza")],
        surnames: &[
            ("Өмүралиев", "Omuraliev"),
            ("Жээнбаев", "Zheenbaev"),
            ("Сыдыков", "Sydykov"),
            ("Токтогулов", "Toktogulov"),
        ],
    },
    List {
        lang: Lang::literal("uz"),
        script: Script::Cyrl,
        given: &[
            ("Шавкат", "Shavkat"),
            ("Бобур", "Bobur"),
            ("Жамшид", "Jamshid"),
            ("Улуғбек", "Ulugʻbek"),
        ],
        women: &[("Дилноза", "Dilnoza"), ("Гулчеҳра", "Gulchehra")],
        surnames: &[
            ("Каримов", "Karimov"),
            ("Раҳимов", "Rahimov"),
            ("Юсупов", "Yusupov"),
            ("Тошматов", "Toshmatov"),
        ],
    },
    List {
        lang: Lang::literal("sr"),
        script: Script::Cyrl,
        given: &[
            ("Милош", "Miloš"),
            ("Драган", "Dragan"),
            ("Живојин", "Živojin"),
            ("Бранислав", "Branislav"),
        ],
        women: &[("Јелена", "Jelena"), ("Снежана", "Snežana")],
        surnames: &[
            ("Петровић", "Petrović"),
            ("Ђорђевић", "Đorđević"),
            ("Кнежевић", "Knežević"),
            ("Маринковић", "Marinković"),
        ],
    },
    List {
        lang: Lang::literal("az"),
        script: Script::Latn,
        given: &[
            ("Elçin", "Elchin"),
            ("Vüqar", "Vugar"),
            ("Rəşad", "Rashad"),
            ("Namiq", "Namig"),
            ("Tofiq", "Tofig"),
        ],
        women: &[("Günel", "Gunel"), ("Sevinc", "Sevinj")],
        surnames: &[
            ("Məmmədov", "Mammadov"),
            ("Hüseynov", "Huseynov"),
            ("Quliyev", "Guliyev"),
            ("Rzayev", "Rzayev"),
            ("Babayev", "Babayev"),
        ],
    },
    List {
        lang: Lang::literal("tr"),
        script: Script::Latn,
        given: &[
            ("Çağlar", "Caglar"),
            ("Mustafa", "Mustafa"),
            ("Ömer", "Omer"),
            ("Yıldırım", "Yildirim"),
            ("Vedat", "Vedat"),
        ],
        women: &[("Ayşe", "Ayse"), ("Gülşen", "Gulsen")],
        surnames: &[
            ("Işıkhan", "Isikhan"),
            ("Kılıçoğlu", "Kilicoglu"),
            ("Öztürk", "Ozturk"),
            ("Şahin", "Sahin"),
            ("Demirtaş", "Demirtas"),
        ],
    },
    List {
        lang: Lang::literal("de"),
        script: Script::Latn,
        given: &[
            ("Jürgen", "Juergen"),
            ("Wolfgang", "Wolfgang"),
            ("Matthias", "Matthias"),
            ("Günther", "Guenther"),
        ],
        women: &[("Käthe", "Kaethe"), ("Hildegard", "Hildegard")],
        surnames: &[
            ("Müller", "Mueller"),
            ("Schröder", "Schroeder"),
            ("Weißkopf", "Weisskopf"),
            ("Baumgärtner", "Baumgaertner"),
        ],
    },
    List {
        lang: Lang::literal("pl"),
        script: Script::Latn,
        given: &[
            ("Stanisław", "Stanislaw"),
            ("Grzegorz", "Grzegorz"),
            ("Bogusław", "Boguslaw"),
            ("Tomasz", "Tomasz"),
        ],
        women: &[("Małgorzata", "Malgorzata"), ("Danuta", "Danuta")],
        surnames: &[
            ("Wałęsa", "Walesa"),
            ("Dąbrowski", "Dabrowski"),
            ("Kołodziejczyk", "Kolodziejczyk"),
            ("Piątek", "Piatek"),
        ],
    },
    List {
        lang: Lang::literal("el"),
        script: Script::Grek,
        given: &[
            ("Νίκος", "Nikos"),
            ("Ελευθέριος", "Eleftherios"),
            ("Σταύρος", "Stavros"),
            ("Μιχάλης", "Michalis"),
        ],
        women: &[("Μαρία", "Maria"), ("Δέσποινα", "Despoina")],
        surnames: &[
            ("Παπαδόπουλος", "Papadopoulos"),
            ("Καζαντζάκης", "Kazantzakis"),
            ("Βενιζέλος", "Venizelos"),
            ("Θεοδωράκης", "Theodorakis"),
        ],
    },
    List {
        lang: Lang::literal("hy"),
        script: Script::Armn,
        given: &[("Տիգրան", "Tigran"), ("Արամ", "Aram"), ("Վարդան", "Vardan")],
        women: &[("Անահիտ", "Anahit"), ("Գայանե", "Gayane")],
        surnames: &[
            ("Պետրոսյան", "Petrosyan"),
            ("Խաչատրյան", "Khachatryan"),
            ("Հակոբյան", "Hakobyan"),
        ],
    },
    List {
        lang: Lang::literal("ka"),
        script: Script::Geor,
        given: &[("გიორგი", "Giorgi"), ("დავით", "Davit"), ("ვახტანგ", "Vakhtang")],
        women: &[("ნინო", "Nino"), ("თამარ", "Tamar")],
        surnames: &[("ბერიძე", "Beridze"), ("რუსთაველი", "Rustaveli"), ("მაისურაძე", "Maisuradze")],
    },
];
