//! Sentences with listed names, and what is found in them.

use alloc::string::String;
use alloc::vec::Vec;

use crate::index::Index;
use crate::lang::Kind;
use crate::name::Name;
use crate::scan::Scanner;

/// The list: an id, a kind, a name.
const LIST: &[(&str, Kind, &str)] = &[
    ("vera", Kind::Person, "Vera Sokolova"),
    ("karl", Kind::Person, "Karl Brenner"),
    ("otto", Kind::Person, "Otto Brenner"),
    ("aida", Kind::Person, "Aida Bekova"),
    ("murat", Kind::Person, "Murat Yıldırım"),
    ("hugo", Kind::Person, "Hugo Weller-Stone"),
    ("lee", Kind::Person, "Hannah Lee"),
    ("michael", Kind::Person, "Michael Harrow"),
    ("ada", Kind::Person, "Ada Goldsmith"),
    ("jan", Kind::Person, "Jan Wierzchowicz"),
    ("nina", Kind::Person, "Nina Kremmer"),
    ("emil", Kind::Person, "Emil Kremmer"),
    ("claude", Kind::Person, "Claude Verdaugh"),
    ("bryce", Kind::Person, "Bryce Rowe"),
    ("vienna", Kind::Person, "Vienna"),
    ("florian", Kind::Place, "St. Florian"),
    ("TR", Kind::Country, "Turkey"),
    ("AZ", Kind::Country, "Azerbaijan"),
    ("US", Kind::Country, "United States"),
    ("DE", Kind::Country, "Germany"),
    ("baku", Kind::Place, "Baku"),
    ("lake", Kind::Organization, "Union of Lake Cities"),
    ("office", Kind::Organization, "OTS Secretariat"),
    ("ministry", Kind::Organization, "Ministry of Labour and Social Protection of Azerbaijan"),
    ("s&p", Kind::Organization, "S&P"),
    ("EU", Kind::Country, "European Union"),
    ("danish", Kind::Person, "Danish"),
    ("chen", Kind::Person, "Chen Haoming"),
    ("lin", Kind::Person, "林晓峰"),
    ("ono", Kind::Person, "小野寺健司"),
];

fn list() -> Index<'static> {
    let mut list = Index::builder();
    for (id, kind, name) in LIST {
        list.add(id, Name::new(name, *kind));
    }
    list.build()
}

/// What is found, as `id=surface`.
fn found(text: &str) -> Vec<String> {
    let list = list();
    let scanner = Scanner::new(&list);
    let mentions = scanner.scan(text);
    mentions.iter().map(|m| alloc::format!("{}={}", m.id, m.span.of(text))).collect()
}

#[test]
fn rows() {
    let rows: &[(&str, &[&str])] = &[
        // In full, inflected, in other scripts.
        ("Yesterday Vera Sokolova spoke.", &["vera=Vera Sokolova"]),
        ("Выступила Вера Соколова.", &["vera=Вера Соколова"]),
        ("Встреча с Карлом Бреннером прошла вчера.", &["karl=Карлом Бреннером"]),
        ("Говорили с Майклом Харроу.", &["michael=Майклом Харроу"]),
        ("Dün Murat Yıldırım'ın evinde toplandılar.", &["murat=Murat Yıldırım'ın"]),
        ("Кеше Мұрат Йылдырымның үйінде жиналды.", &["murat=Мұрат Йылдырымның"]),
        // A surname alone is the person's who is named in full, in any case form.
        ("Приехала Аида Бекова. Вечером Бекову встретили.", &["aida=Аида Бекова", "aida=Бекову"]),
        ("K. Brenner came.", &["karl=K. Brenner"]),
        // Where the bearer is named, a common noun before the surname is no given name, and an
        // ending behind an apostrophe ends the name.
        (
            "Vera Sokolova spoke. Then Judge Sokolova's Committee met.",
            &["vera=Vera Sokolova", "vera=Sokolova's"],
        ),
        // A given name alone is a second mention, if the text has one person of that name.
        ("Vera Sokolova came. Then Vera spoke.", &["vera=Vera Sokolova", "vera=Vera"]),
        (
            "Пришла Вера Соколова. Вера Павловна выступила.",
            &["vera=Вера Соколова", "vera=Вера Павловна"],
        ),
        ("Vera Sokolova came. Vera Bright and Vera spoke.", &["vera=Vera Sokolova"]),
        ("Then Vera spoke.", &[]),
        // A common noun at the beginning of a sentence.
        ("A goldsmith worked. Goldsmith is a trade.", &[]),
        ("They all worked for Goldsmith.", &["ada=Goldsmith"]),
        // Two of one surname: the document tells who is meant.
        ("Otto Brenner spoke. Later Brenner left.", &["otto=Otto Brenner", "otto=Brenner"]),
        ("Karl Brenner spoke. Later Brenner left.", &["karl=Karl Brenner", "karl=Brenner"]),
        // Nobody is named in full, and two have the name.
        ("Later Brenner left.", &[]),
        // Czech gives a woman's surname an ending, and Russian declines only a man's.
        (
            "Podle něj se Kremmer vrátil až potom, ale nikdo o tom už nic nevěděl.",
            &["emil=Kremmer"],
        ),
        ("Об этом он рассказал после того, как не было уже и Креммера.", &["emil=Креммера"]),
        ("They told us later that Kremmer left.", &[]),
        // A name is spelt as it is listed, however the language of the text would read it.
        ("Nie wiadomo, co na to Wierzchowicz, ale był już po nim.", &["jan=Wierzchowicz"]),
        // Silent letters are written in no other script.
        ("Вчера выступил Клод Вердо. Позже Вердо уехал.", &["claude=Клод Вердо", "claude=Вердо"]),
        // What no single word tells, the whole name does.
        ("Об этом сказал Брайс Роу, который там был.", &["bryce=Брайс Роу"]),
        ("Об этом сказал Брайс Рой, который там был.", &[]),
        // A person of one name that is a place's too.
        ("They told us that Vienna agreed.", &[]),
        // Each language has its word for a saint.
        ("Они были уже в Святом Флориане.", &["florian=Святом Флориане"]),
        // A given name in parentheses.
        ("Then (Vera) Sokolova spoke.", &["vera=(Vera) Sokolova"]),
        // Where the last word of a name alone has an ending, the name ends there; what can be no
        // given name has no surname behind it.
        (
            "Murat Yıldırım konuştu. Yıldırım'ın Meclis ve Yıldırımın Parti için dediği buydu.",
            &["murat=Murat Yıldırım", "murat=Yıldırım'ın", "murat=Yıldırımın"],
        ),
        (
            "Am Montag sprach Karl Brenner, und das war auch noch nicht alles. Brenners Rede gefiel.",
            &["karl=Karl Brenner", "karl=Brenners"],
        ),
        // Another person of the surname.
        ("Vera Sokolova met Irina Sokolova.", &["vera=Vera Sokolova"]),
        // A double surname is one; its half is another.
        (
            "Hugo Weller-Stone met Weller-Stone's sister. Stone walls stood there.",
            &["hugo=Hugo Weller-Stone", "hugo=Weller-Stone's"],
        ),
        // Headings.
        ("VERA SOKOLOVA IN BAKU\n", &["vera=VERA SOKOLOVA", "baku=BAKU"]),
        // Countries and their adjectives, in their cases.
        ("Türkiye ve Azerbaycan'ın liderleri", &["TR=Türkiye", "AZ=Azerbaycan'ın"]),
        ("Турецкие и азербайджанские учёные", &["TR=Турецкие", "AZ=азербайджанские"]),
        ("Германияда және Түркияның қалаларында", &["DE=Германияда", "TR=Түркияның"]),
        // An acronym is written in capitals.
        ("They told us that the US agreed.", &["US=US"]),
        // Scripts that do not part words.
        ("土耳其总统访问阿塞拜疆。", &["TR=土耳其", "AZ=阿塞拜疆"]),
        ("トルコの大統領がドイツを訪れた。", &["TR=トルコ", "DE=ドイツ"]),
        // Thai writes names together with what surrounds them.
        ("เมื่อวานนี้คาร์ล เบรนเนอร์กล่าวว่าดี แต่เบรนเนอร์ไม่ไป", &["karl=คาร์ล เบรนเนอร์", "karl=เบรนเนอร์"]),
        // Irish and Zulu put small letters before a name, Welsh changes its first sound.
        ("Bhí sé ar an mBaku, agus bhí sí i gceann eile.", &["baku=Baku"]),
        ("Bhí sé san an Tuirc, agus bhí sí ann go leor.", &["TR=an Tuirc"]),
        ("Mae hyn yn wir am Dwrci ac mae o hefyd wedi bod yn wir.", &["TR=Dwrci"]),
        // Chinese parts the words of foreign names by a dot, and nothing else.
        ("总理薇拉·索科洛娃在会上说。索科洛娃表示同意。", &["vera=薇拉·索科洛娃", "vera=索科洛娃"]),
        // Mandarin names by how they are read; those that are listed so as they stand.
        ("主席陈浩明在会上说。", &["chen=陈浩明"]),
        ("Он сказал, что это было с Чэнь Хаомином и что они были там.", &["chen=Чэнь Хаомином"]),
        ("昨天林晓峰说他同意。", &["lin=林晓峰"]),
        ("He said that it was Lin Xiaofeng.", &["lin=Lin Xiaofeng"]),
        ("首相の小野寺健司氏は言った。", &["ono=小野寺健司"]),
        // A person of a people's name is not its country.
        ("В Дании и с датчанами.", &[]),
        ("他见到33岁的卡尔·布伦纳南下。", &["karl=卡尔·布伦纳"]),
        ("由薇拉·索科洛娃和卡尔·布伦纳主持。", &["vera=薇拉·索科洛娃", "karl=卡尔·布伦纳"]),
        ("据说薇拉索科洛娃在场。", &["vera=薇拉索科洛娃"]),
        (
            "Встретились Хуго Веллер-Стоун и сестра Веллер-Стоуна.",
            &["hugo=Хуго Веллер-Стоун", "hugo=Веллер-Стоуна"],
        ),
        // Acronyms are learned where the text defines them, and nowhere else.
        (
            "The Union of Lake Cities (ULC) met. The ULC's plan pleased ULCERS.",
            &["lake=Union of Lake Cities", "lake=ULC", "lake=ULC's"],
        ),
        ("The ULC met.", &[]),
        // Organisations by what their names are composed of.
        ("Встреча с Секретариатом ОТГ прошла.", &["office=Секретариатом ОТГ"]),
        ("The Secretariat of the OTS met.", &["office=Secretariat of the OTS"]),
        (
            "В Министерстве труда и социальной защиты Азербайджана сказали.",
            &["ministry=Министерстве труда и социальной защиты Азербайджана", "AZ=Азербайджана"],
        ),
        (
            "Azerbaijan agreed. The Ministry of Labor and Social Protection said so.",
            &["AZ=Azerbaijan", "ministry=Ministry of Labor and Social Protection"],
        ),
        ("The Ministry of Labor and Social Protection said so.", &[]),
        ("The Ministry of Labour said so in Azerbaijan.", &["AZ=Azerbaijan"]),
        ("As S&P said, the outlook is S&P500.", &["s&p=S&P"]),
        ("Европейский союз и Евросоюз", &["EU=Европейский союз", "EU=Евросоюз"]),
        // French elides articles.
        ("Il y a l’Allemagne et l'union d’Allemagne.", &["DE=Allemagne", "DE=Allemagne"]),
        // A line break inside a name, and between lines that are no paragraph.
        (
            "They met. Then Vera\nSokolova spoke in the house of the old town's council, and Karl\n\
             Brenner left.",
            &["vera=Vera\nSokolova", "karl=Karl\nBrenner"],
        ),
        ("Vera\nSokolova\n", &["vera=Sokolova"]),
        // Nothing.
        ("", &[]),
        ("...", &[]),
    ];
    let mut wrong = Vec::new();
    for (text, wanted) in rows {
        let seen = found(text);
        if seen != *wanted {
            wrong.push(alloc::format!("{text}\n  wanted {wanted:?}\n  found  {seen:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Namesakes are compared once for all the words that spell them.
#[test]
fn namesakes() {
    let mut list = Index::builder();
    for n in 0..300 {
        list.add(&alloc::format!("n{n}"), Name::new("Vera Sokolova", Kind::Person));
    }
    let list = list.build();
    let text = "Vera Sokolova met Вера Соколова. ".repeat(300);
    let mentions = Scanner::new(&list).scan(&text);
    // Of many namesakes some are told of, lest a text of a mebibyte says more than memory holds.
    assert_eq!(mentions.len(), 600 * 16);
    assert!(mentions.iter().any(|m| m.id == "n0"));
}

/// Whatever the text is, mentions lie in it, in order.
#[test]
fn hostile() {
    let texts = [
        "\u{200d}\u{200d}\u{301}".repeat(50),
        "A. ".repeat(500),
        "A-".repeat(500),
        "Vera ".repeat(500),
        "Веравера".repeat(500),
        "((((((Union of Lake Cities (".repeat(50),
        "特朗普".repeat(200),
        String::from("\u{feff}Vera\u{ad} Soko\u{200b}lova\u{0}"),
    ];
    for text in &texts {
        let list = list();
        let mut last = 0;
        for m in Scanner::new(&list).scan(text) {
            assert!(m.span.start >= last && m.span.start < m.span.end);
            assert!(text.get(m.span.start..m.span.end).is_some());
            last = m.span.start;
        }
    }
}

/// Chunks of any size find what the whole finds, also where blocks are cut.
#[test]
fn chunks() {
    let list = list();
    let scanner = Scanner::new(&list);
    let text = "Вера Соколова met K. Brenner in Baku.\n\nThey left. ".repeat(40_000);
    let whole = scanner.scan(&text);
    assert!(text.len() > 2 * crate::scan::stream::BLOCK && whole.len() > 60_000);
    for size in [1 << 10, 3 << 20] {
        let mut stream = scanner.stream();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let mut end = (at + size).min(text.len());
            while !text.is_char_boundary(end) {
                end += 1;
            }
            found.extend(stream.feed(&text[at..end]));
            at = end;
        }
        found.extend(stream.finish());
        let same = |(a, b): (&crate::Mention, &crate::Mention)| {
            (a.span, a.id, a.score.weight(), a.how) == (b.span, b.id, b.score.weight(), b.how)
        };
        assert_eq!(found.len(), whole.len());
        assert!(found.iter().zip(&whole).all(same), "{size}");
    }
}

/// Adjectives of countries count unless told otherwise.
#[test]
fn adjectives() {
    let list = list();
    let text = "Turkish and German scholars met in Germany.";
    assert_eq!(Scanner::new(&list).scan(text).len(), 3);
    let found = Scanner::new(&list).adjectives(false).scan(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span.of(text), "Germany");
}

/// A long list is looked up by neighbours, and asks names to be surer: whole names and their
/// surnames are found, likenesses by chance are not.
#[test]
fn long_lists() {
    const HEADS: [&str; 10] = ["Ba", "Du", "Fe", "Go", "Ki", "Lo", "Me", "Nu", "Pa", "Ri"];
    const ENDS: [&str; 10] =
        ["band", "corn", "dast", "fell", "gord", "kast", "lund", "mist", "nock", "pert"];
    let mut index = Index::builder();
    for (id, kind, name) in LIST {
        index.add(id, Name::new(name, *kind));
    }
    let part = |n: usize| {
        alloc::format!(
            "{}{}{}",
            HEADS[n / 100 % 10],
            HEADS[n / 10 % 10].to_lowercase(),
            ENDS[n % 10]
        )
    };
    for n in 0..4000 {
        let (given, end) = (["a", "o", "in", "is"][n / 1000], ["ov", "sen", "ez"][n % 3]);
        let name = alloc::format!("{}{given} {}{end}", part(n), part(n / 3));
        index.add(&alloc::format!("n{n}"), Name::new(&name, Kind::Person));
    }
    let index = index.build();
    let scanner = Scanner::new(&index);
    assert!(scanner.list.is_long());
    let text = "Dr Vera Sokolova met Карла Бреннера. Then Sokolova left with Murat Yildirim. \
                Berta Fellgard stayed, and A. Bekova, in Turkey.";
    let mentions = scanner.scan(text);
    let found: Vec<String> =
        mentions.iter().map(|m| alloc::format!("{}={}", m.id, m.span.of(text))).collect();
    for wanted in ["vera=Vera Sokolova", "vera=Sokolova", "murat=Murat Yildirim", "TR=Turkey"] {
        assert!(found.iter().any(|f| f == wanted), "{wanted} is not in {found:?}");
    }
    assert!(!found.iter().any(|f| f.starts_with('n')), "{found:?}");
}

/// Who is listed twice under one spelling is told of twice, by surname and in full; spellings of one
/// name under one id are one.
#[test]
fn namesakes_are_all_told_of() {
    let mut list = Index::builder();
    let rows =
        [("1", "Orla Tannwick"), ("2", "orla tannwick"), ("3", "Orla Tanwick"), ("4", "Rhys")];
    for (id, name) in rows {
        list.add(id, Name::new(name, Kind::Person));
    }
    list.add("1", Name::new("Orla Tannwick", Kind::Person));
    let list = list.build();
    let text = "Orla Tannwick left early. Tannwick, 40, did not say why.";
    let mentions = Scanner::new(&list).scan(text);
    let found: Vec<_> = mentions.iter().map(|m| (m.id, m.span.of(text))).collect();
    let want =
        [("1", "Orla Tannwick"), ("2", "Orla Tannwick"), ("1", "Tannwick"), ("2", "Tannwick")];
    assert_eq!(found, want);
}
