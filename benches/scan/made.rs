//! A list of names and texts, made of lists of words. Nobody is meant, and nothing is said.

/// Given names as the press writes them in Latin letters.
const GIVEN: &str = "Aleksandr Almazbek Anahit Anders Andrei Antonio Ayşe Bakyt Bektur Boris Carlos Carmen \
Chiara Daniel Davit Dilnoza Dmitri Edith Elena Elif Emeka Emil Erik Ewa Farid Fatima Felix Gabriel \
Galina Giorgi Grace Gulnara Hamid Hannah Hassan Helena Henrik Hussein Ibrahim Igor Ilona Ingrid Irina \
Ivan Jakub Jamshid Jana Javier Joanna Johan Jonas Jorge Josef Julia Kamil Karin Karl Kubanychbek Laila \
Lars Laszlo Layla Leonid Leyla Lin Louise Lucia Magda Mahmud Marek Maria Marta Martin Matteo Mehmet \
Mikhail Milan Miriam Mohamed Murat Mustafa Nadia Natalya Nils Nina Nurlan Olga Omar Oscar Otto Pavel \
Pedro Peter Petra Pilar Rafael Rashad Rashid Renata Robert Roman Rosa Ruslan Ruth Samuel Sanjar Sara \
Sergey Shavkat Simon Sofia Stefan Susan Svetlana Tamara Tariq Teodor Thomas Tigran Tomas Ulrich Umar \
Valentin Vera Viktor Walter Wang Yana Yasmin Yusuf Zahra Zoltan";

/// What surnames begin, go on and end with.
const HEADS: &str = "Ab Ag Al Am An Ar As At Ba Bal Bar Be Bel Ber Bo Bor Bra Bu Cha Che Da Dan De Der Di Do Dra \
Du El Em Er Fa Fe Fi Fo Ga Gar Ge Go Gri Gu Ha Hal Har He Ho Hu Ib Is Ja Je Jo Ka Kal Kar Ke Kha Ki Ko Kra \
Ku La Le Li Lo Lu Ma Mal Man Mar Me Mi Mo Mu Na Ne Ni No Nu Ob Or Os Pa Pe Pi Po Pra Ra Re Ri Ro Ru Sa Sal \
Se Sha She Shu Si So Sta Ste Su Ta Tar Te To Tu Ul Ur Va Vas Ve Vi Vo Wa We Wil Ya Yu Za Zha Zo";
const MIDDLES: &str = "b ba bd be bu d da de di g ga ge gu k ka ke ki l la le li lla ly m ma mba me mi mu n na nde ne \
ni ngo nta r ra rba rde re ri rma rtu s sa se shi ss ste ti t ta to tu v va ve vi z za zi zu";
const ENDS: &str = "v vich vina va yev yeva nko nov nova n son sen skaya sky ski dze shvili yan zade oglu bayev bekov \
ez o i a os is idis escu eanu man mann stein berg er ers ley ton ford well din ova ov in ina uk ic ek";

/// English: small words, stems and their endings.
pub const ENGLISH: Tongue = Tongue {
    small: "the of to and in a that is was for on it with as he his be at by this had not are but from have they \
which one you were her all she there would their we him been has when who will more no if out so said what up \
its about into than them can only other new some could time these two may then do first any my now such like our \
over man me even most made after also did many before must through years where much your way well down should \
because each just those people how too little state good very make world still own see men work long here get \
both between life being under never day same another know while last might us great old year off come since against",
    stems: "account act agree air allow announc answer appear argu arm arriv ask attack attend author balanc bank begin \
believ board book border bridg brok build burn busi call camp car centr chang charg citi claim climat coal colleg \
command commit commun compan compar concern condit conduct confer confirm consid control council court creat crim \
cultur deal debat decid declar deep defenc deleg deliver demand deput describ detail develop direct discuss district \
doctor doubt draft drink driv econom educat elect employ energ enter event expect expert explain export factor fail \
farm fast field figur film final financ find fish floor follow forc foreign forest form found friend front fund game \
garden general giv glass govern grain ground group grow guard guest harvest health hear heat hill histor hold hospit \
hous import improv incom industr inform injur invest invit issu join journal judg kitchen labour land languag larg \
law lead learn left letter librar light limit listen local lord loss machin market master matter measur medal meet \
member mention merchant messag meter milit mill mine minist moment month morning mountain move music nation natur \
negoti neighbour network night north number observ offer offic open order outlin owner paint paper park part pass \
peac perform period permit plan plant play point polic polit power present presid press pric print prison problem \
produc program project promis protect provid public quart question quick rain rais rang rate reach read reason \
receiv record reduc refus region report requir rescu research resid respons rest return right river road room rul \
sail school scien season secretar sector secur sell send serv settl shar ship shop shore show sign singl sold sourc \
south speak speech sport spring stand station stay stone storm street strik student studi suppl support surpris \
system tabl talk tax teach team test theatr thousand threat town trad train travel treat treati trial troop truck \
trust turn union unit univers valley victim view villag visit voic vot wage wait walk wall war warm warn watch water \
weath week welcom west win wind window winter witness wonder wood word worker write yard young",
    ends: "e ed ing s er ers ion ions ment al y ies ive ly ity able",
    places: "London Paris Berlin Ankara Moscow Baku Tashkent Germany France Turkey Russian British American Monday Friday \
March October Parliament Ministry Congress",
};

/// Russian.
pub const RUSSIAN: Tongue = Tongue {
    small: "и в не на я быть он с что а по это она этот к но они мы весь который из у который то за свой что от так о \
год для ты же все тот мочь вы человек такой его сказать только или ещё бы себя один как уже до время если сам когда \
другой вот говорить наш мой знать стать при чтобы дело жизнь кто первый очень два день её новый рука даже во со раз \
где там под можно ну какой после их работа без самый потом надо хотеть ли слово идти большой должен место иметь ничто",
    stems: "автор адрес анализ бизнес боев больниц брат брос вагон вер ветер вечер вид вод войн вопрос восток врач встреч \
выбор глав год голос гор город государств границ групп дан двер действ ден деревн деятельност договор документ дом \
дорог друг душ жител журнал завод задач зал закон запад заседан защит звонок здан земл зим знак игр иде изда институт \
интерес искусств истор кабинет картин книг команд комисс комитет компан конц корабл край кризис культур лес лет лист \
литератур мер мест месяц министр мир мнен молод мор мост мысл назван налог народ наук недел новост ночн област образ \
обществ огн окн операц опыт орган остров ответ отдел отношен парк перевод период песн письм план площад погод поезд \
пол политик помощ порт порядок поселк правд правительств праздник предприят представител президент причин проблем \
программ продукт проект производств процесс работ развит район рассказ реальност результат рек решен рынок ряд свет \
связ сезон село семь сил систем служб случа совет соглашен состав союз специалист спорт сред стен степ сторон стран \
строительств суд счет такс театр текст тем техник товар точк труд удар улиц университет условн участ учител фильм \
форм характер хозяйств художник цел цен центр час част числ член школ экзамен экономик энерг юг язык",
    ends: "а у ом е ы ов ам ами ах и ный ного ному ной ные ных ть л ла ли ет ют",
    places: "Лондоне Парижа Берлин Анкара Москве Баку Ташкента Германии Франция Турцию Россия Российской Британии Америки \
Министерства Конгресса Президент Верховного",
};

/// The words of a language.
pub struct Tongue {
    small: &'static str,
    stems: &'static str,
    ends: &'static str,
    places: &'static str,
}

/// Numbers as if by chance, the same every time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }

    /// The first ones often, the last ones seldom: the logarithm of the place is even.
    fn skewed(&mut self, bound: usize) -> usize {
        let even = self.below(1 << 20) as f64 / f64::from(1 << 20);
        ((bound as f64 + 1.0).powf(even) - 1.0) as usize % bound
    }

    fn of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[self.below(words.len())]
    }

    fn surname(&mut self) -> String {
        let words = |list: &'static str| list.split(' ').collect::<Vec<_>>();
        let (heads, middles, ends) = (words(HEADS), words(MIDDLES), words(ENDS));
        let mut out = self.of(&heads).to_owned();
        for _ in 0..=self.below(2) {
            out += self.of(&middles);
        }
        let vowel = out.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
        let end = self.of(&ends);
        if !vowel && !end.starts_with(['a', 'e', 'i', 'o', 'u', 'y']) {
            out.push(['a', 'e', 'i', 'o'][self.below(4)]);
        }
        out + end
    }
}

/// Names of persons, each once.
pub fn names(count: usize) -> Vec<String> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let given: Vec<&str> = GIVEN.split(' ').collect();
    let surnames: Vec<String> = (0..count / 2).map(|_| chance.surname()).collect();
    let mut seen = std::collections::BTreeSet::new();
    let mut out = Vec::with_capacity(count);
    while out.len() < count {
        let mut name = given[chance.skewed(given.len())].to_owned();
        if chance.below(4) == 0 {
            name = name + " " + chance.of(&given);
        }
        name = name
            + " "
            + &surnames[chance.skewed(surnames.len()).max(chance.below(surnames.len()) / 2)];
        if seen.insert(name.clone()) {
            out.push(name);
        }
    }
    out
}

/// Texts of some four kilobytes: sentences without sense, in which every second text names a listed
/// person, and all name others, also others of the same given names.
pub fn texts(listed: &[String], tongue: Tongue) -> Vec<String> {
    let words = |list: &'static str| list.split(' ').collect::<Vec<_>>();
    let (small, stems, ends) = (words(tongue.small), words(tongue.stems), words(tongue.ends));
    let (places, given) = (words(tongue.places), words(GIVEN));
    let cyrillic = !tongue.small.is_ascii();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    let name = |name: String| if cyrillic { in_cyrillic(&name) } else { name };
    (0..TEXTS)
        .map(|number| {
            let mut text = String::new();
            let who: Vec<String> = (0..6)
                .map(|_| name(format!("{} {}", chance.of(&given), chance.surname())))
                .collect();
            let wanted = name(listed[chance.below(listed.len())].clone());
            for sentence in 0..SENTENCES {
                for at in 0..12 + chance.below(12) {
                    let mut word = match chance.below(100) {
                        0..45 => small[chance.skewed(small.len())].to_owned(),
                        45..86 => {
                            format!("{}{}", stems[chance.skewed(stems.len())], chance.of(&ends))
                        }
                        86..91 => chance.of(&places).to_owned(),
                        91..94 => who[chance.below(who.len())].clone(),
                        94..97 => {
                            let full = &who[chance.below(who.len())];
                            full.rsplit(' ').next().unwrap_or("").to_owned()
                        }
                        97 => format!("{}", 1 + chance.below(2000)),
                        _ => chance.of(&small).to_owned(),
                    };
                    if at == 6 && sentence % 9 == 4 && number % 2 == 0 {
                        word = wanted.clone();
                    }
                    let mut letters = word.chars();
                    match letters.next().filter(|_| at == 0) {
                        Some(first) => text.extend(first.to_uppercase().chain(letters)),
                        None => text.push_str(&word),
                    }
                    text.push_str(if chance.below(14) == 0 { ", " } else { " " });
                }
                text.truncate(text.trim_end_matches([' ', ',']).len());
                text.push_str(if sentence % 5 == 4 { ".\n\n" } else { ". " });
            }
            text
        })
        .collect()
}

const TEXTS: usize = 300;
const SENTENCES: usize = 36;

/// A name in Cyrillic letters, roughly.
fn in_cyrillic(name: &str) -> String {
    const GROUPS: [(&str, &str); 35] = [
        ("shch", "щ"),
        ("zh", "ж"),
        ("kh", "х"),
        ("ch", "ч"),
        ("sh", "ш"),
        ("ya", "я"),
        ("yu", "ю"),
        ("ye", "е"),
        ("ş", "ш"),
        ("a", "а"),
        ("b", "б"),
        ("c", "к"),
        ("d", "д"),
        ("e", "е"),
        ("f", "ф"),
        ("g", "г"),
        ("h", "х"),
        ("i", "и"),
        ("j", "дж"),
        ("k", "к"),
        ("l", "л"),
        ("m", "м"),
        ("n", "н"),
        ("o", "о"),
        ("p", "п"),
        ("q", "к"),
        ("r", "р"),
        ("s", "с"),
        ("t", "т"),
        ("u", "у"),
        ("v", "в"),
        ("w", "в"),
        ("x", "кс"),
        ("y", "й"),
        ("z", "з"),
    ];
    let mut out = String::new();
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let lower = rest.to_lowercase();
        let found = GROUPS.iter().find(|(from, _)| lower.starts_with(from));
        let (from, to) = found.copied().unwrap_or((&rest[..first.len_utf8()], " "));
        if first.is_uppercase() {
            let mut letters = to.chars();
            out.extend(letters.next().into_iter().flat_map(char::to_uppercase).chain(letters));
        } else {
            out.push_str(to);
        }
        rest = &rest[from.len()..];
    }
    out
}
