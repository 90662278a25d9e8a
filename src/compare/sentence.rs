//! An explanation in one sentence, for readers who are no programmers.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::explain::What;
use super::{Explanation, Step, StepKind};
use crate::grammar::{Case, Cases};
use crate::lang::{Lang, Script, Span};
use crate::lexicon::{Entry, Sense};
use crate::name::{Form, Role};

/// So many steps that speak for one name, and so many that speak for two, are put into words.
const MOST: usize = 3;
/// Steps lighter than this, in hundredths of a nat, are counted only.
const LIGHT: i32 = 20;

/// The languages there are sentences in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tongue {
    English,
    Russian,
}

/// The verdict and what it rests on.
pub(super) fn sentence(why: &Explanation, lang: Lang) -> String {
    let tongue = if lang.as_str() == "ru" { Tongue::Russian } else { Tongue::English };
    let mut steps: Vec<&Step> = why.steps().iter().collect();
    crate::sort::by_key(&mut steps, |s| core::cmp::Reverse(s.weight.abs()));
    let (same, clauses) = (why.score().is_same(), |wanted: bool| -> Vec<String> {
        let fits = |s: &&&Step| (s.weight > 0) == wanted;
        let told =
            |s: &&&Step| s.weight.abs() >= LIGHT || s.kind == StepKind::Omitted && s.weight <= 0;
        let chosen: Vec<&Step> = steps.iter().filter(fits).filter(told).copied().collect();
        let more = chosen.len().saturating_sub(MOST);
        let mut out = tongue.merged(why, &chosen[..chosen.len() - more]);
        if more > 0 {
            out.push(tongue.more(more));
        }
        out
    });
    let (first, second) = (clauses(same), clauses(!same));
    let mut out = tongue.verdict(why);
    for (clauses, lead) in [(first, ": "), (second, tongue.although(same))] {
        if !clauses.is_empty() {
            out.push_str(lead);
            out.push_str(&tongue.list(&clauses));
        }
    }
    out.push('.');
    out
}

impl Tongue {
    fn pick(self, english: &str, russian: &str) -> String {
        if self == Tongue::English { english.into() } else { russian.into() }
    }

    /// Clauses one after the other.
    fn list(self, clauses: &[String]) -> String {
        match clauses {
            [first @ .., last] if !first.is_empty() => {
                let and = if first.len() == 1 { "" } else { "," };
                let first = first.join(", ");
                self.pick(&format!("{first}{and} and {last}"), &format!("{first} и {last}"))
            }
            _ => clauses.concat(),
        }
    }

    fn although(self, same: bool) -> &'static str {
        match (self, same) {
            (Tongue::English, true) => "; against it, ",
            (Tongue::English, false) => "; yet ",
            (Tongue::Russian, true) => "; против говорит то, что ",
            (Tongue::Russian, false) => "; впрочем, ",
        }
    }

    fn more(self, count: usize) -> String {
        let english = match count {
            1 => "one more step points the same way".to_string(),
            _ => format!("{count} more steps point the same way"),
        };
        self.pick(&english, &format!("туда же указывает ещё {count}"))
    }

    fn verdict(self, why: &Explanation) -> String {
        let value = why.score().value();
        let score = if value == 1.0 || value == 0.0 {
            format!("{value}")
        } else {
            // Never rounded up to certainty.
            format!("{:.3}", value.clamp(0.001, 0.999))
        };
        let (english, russian) = match value {
            1.0 => ("The same name", "Это одно имя"),
            0.99.. => ("Almost certainly the same name", "Почти наверняка это одно имя"),
            0.9.. => ("Very likely the same name", "Весьма вероятно, это одно имя"),
            0.5.. => ("Probably the same name", "Вероятно, это одно имя"),
            0.1.. => ("Probably two different names", "Вероятно, это разные имена"),
            0.01.. => ("Very likely two different names", "Весьма вероятно, это разные имена"),
            _ => ("Almost certainly two different names", "Почти наверняка это разные имена"),
        };
        match self {
            Tongue::English => format!("{english} (score {score})"),
            Tongue::Russian => format!("{russian} (оценка {})", score.replace('.', ",")),
        }
    }

    /// The clauses of steps; those that say the same of several parts are one.
    fn merged(self, why: &Explanation, steps: &[&Step]) -> Vec<String> {
        let mut out = Vec::new();
        let alike = |s: &&&Step| s.kind == StepKind::Same && s.weight >= 0;
        let same: Vec<String> =
            steps.iter().filter(alike).map(|s| self.quoted(why.a(), &s.a)).collect();
        let mut told = false;
        for step in steps {
            if !alike(&step) {
                out.push(self.clause(why, step));
            } else if !told {
                told = true;
                let all = same.join(&self.pick(" and ", " и "));
                let verb = if same.len() == 1 { "stands" } else { "stand" };
                out.push(match why.score().value() {
                    1.0 => self.pick("both are spelt alike", "написание совпадает"),
                    _ => {
                        self.pick(&format!("{all} {verb} in both"), &format!("{all} есть в обоих"))
                    }
                });
            }
        }
        out
    }

    /// Parts of a name between quotation marks; text that runs from right to left is kept apart
    /// from what surrounds it.
    fn quoted(self, text: &str, spans: &[Span]) -> String {
        let words: Vec<&str> = spans.iter().flat_map(|s| s.of(text).split_whitespace()).collect();
        let words = words.join(" ");
        let leftwards =
            |c| matches!(Script::of(c), Script::Hebr | Script::Arab | Script::Syrc | Script::Thaa);
        let words =
            if words.chars().any(leftwards) { format!("\u{2068}{words}\u{2069}") } else { words };
        self.pick(&format!("“{words}”"), &format!("«{words}»"))
    }

    fn clause(self, why: &Explanation, step: &Step) -> String {
        let (a, b) = (self.quoted(why.a(), &step.a), self.quoted(why.b(), &step.b));
        // What agrees may agree less than parts of one name do.
        let (only, merely) = if step.weight < 0 { ("only ", "лишь ") } else { ("", "") };
        let (english, russian) = match (step.kind, step.what) {
            (_, What::Case { cases, of_a, both, .. }) => {
                return self.case(&a, &b, cases, of_a, both);
            }
            (_, What::Gender { of_a, people, foreign }) => {
                let (woman, man) = if of_a { (&a, &b) } else { (&b, &a) };
                let (end, in_russian) = match (people, foreign) {
                    (true, false) => (": one family, two people", ": одна семья, но разные люди"),
                    _ => ("", ""),
                };
                (
                    format!("{woman} is the woman’s form of the surname {man}{end}"),
                    format!("{woman} – женская форма фамилии {man}{in_russian}"),
                )
            }
            (_, What::Known(x, y)) => {
                let known = |one: bool| if one { (&a, x) } else { (&b, y) };
                let ((a, x), (b, y)) = (known(true), known(false));
                let (id, other) = (x.entity().id(), y.entity().id());
                let nearest = |name: &String, entry: Entry| match entry.near {
                    true => (
                        format!("{name} (nearest to {})", entry.name()),
                        format!("{name} (ближе всего к «{}»)", entry.name()),
                    ),
                    false => (name.clone(), name.clone()),
                };
                let ((near_a, ru_a), (near_b, ru_b)) = (nearest(a, x), nearest(b, y));
                match (x.entity() == y.entity(), x.entity().sense()) {
                    (true, _) if x.near || y.near => (
                        format!("{near_a} and {near_b} seem to name one country ({id})"),
                        format!("{ru_a} и {ru_b} – видимо, одна страна ({id})"),
                    ),
                    (false, _) if x.near || y.near => (
                        format!("{near_a} seems to be {id} and {near_b} {other}"),
                        format!("{ru_a} – видимо, {id}, а {ru_b} – {other}"),
                    ),
                    (true, Sense::City) => {
                        (format!("{a} and {b} name one city"), format!("{a} и {b} – один город"))
                    }
                    (true, Sense::Organization) => (
                        format!("{a} and {b} name one organisation ({id})"),
                        format!("{a} и {b} – одна организация ({id})"),
                    ),
                    (true, _) => (
                        format!("{a} and {b} name one country ({id})"),
                        format!("{a} и {b} – одна страна ({id})"),
                    ),
                    (false, _) => (
                        format!("{a} is {id} and {b} is {other}"),
                        format!("{a} – это {id}, а {b} – {other}"),
                    ),
                }
            }
            (_, What::Read { form: Form::Father, .. }) => (
                format!("{a} and {b} are {only}forms of one father’s name"),
                format!("{a} и {b} – {merely}формы одного отчества"),
            ),
            (_, What::Concept(word)) => (
                format!("{a} and {b} {only}both mean {word}"),
                format!("{a} и {b} {merely}значат одно и то же ({word})"),
            ),
            (_, What::Alias) => (
                format!("your rules say that {a} and {b} are names of one"),
                format!("по вашим правилам {a} и {b} называют одно и то же"),
            ),
            (_, What::Kinds) => (
                "names of these kinds are not compared".to_string(),
                "имена таких видов не сравниваются".to_string(),
            ),
            (_, What::Order { comma: true }) => (
                "a comma tells that the surname comes first".to_string(),
                "запятая показывает, что фамилия стоит впереди".to_string(),
            ),
            (StepKind::Same, _) => (
                format!("{a} stands in both, but says little here"),
                format!("{a} есть в обоих, но здесь мало о чём говорит"),
            ),
            (StepKind::Spelling, What::Likeness(90..)) if step.weight < 0 => (
                format!("{a} and {b} sound alike, but are not written alike"),
                format!("{a} и {b} звучат похоже, но пишутся по-разному"),
            ),
            (StepKind::Spelling | StepKind::Typo, _) if step.weight < 0 => (
                format!("{a} and {b} are only somewhat alike"),
                format!("{a} и {b} похожи лишь отчасти"),
            ),
            (StepKind::Spelling, _) => (
                format!("{a} and {b} sound alike"),
                format!("{a} и {b} звучат одинаково или почти одинаково"),
            ),
            (StepKind::Typo, _) => {
                (format!("{a} and {b} differ a little"), format!("{a} и {b} немного различаются"))
            }
            (StepKind::Diminutive, What::Short { of_a }) => {
                let (short, long) = if of_a { (&a, &b) } else { (&b, &a) };
                (
                    format!("{short} is {only}short for {long}"),
                    format!("{short} – {merely}краткая форма имени {long}"),
                )
            }
            (StepKind::Diminutive, _) => (
                format!("{a} and {b} are {only}short for one name"),
                format!("{a} и {b} – {merely}краткие формы одного имени"),
            ),
            (StepKind::Equivalent, _) => (
                format!("{a} and {b} are {only}forms of one given name"),
                format!("{a} и {b} – {merely}формы одного имени"),
            ),
            (StepKind::Initial, what) => {
                let first = matches!(what, What::Short { of_a: true });
                let (short, long) = if first { (&a, &b) } else { (&b, &a) };
                (
                    format!("{short} is {only}the initial of {long}"),
                    format!("{short} – {merely}инициал имени {long}"),
                )
            }
            (StepKind::Joined, _) => (
                format!("{a} and {b} are one word or two by different spellings"),
                format!("{a} и {b} различаются слитным и раздельным написанием"),
            ),
            (StepKind::Homoglyph, _) => (
                format!("{a} and {b} agree once letters that only look alike are replaced"),
                format!("{a} и {b} совпадают, если заменить буквы, похожие лишь с виду"),
            ),
            (StepKind::Omitted, what) => {
                let only = if step.a.is_empty() { b } else { a };
                return self.omitted(&only, what, step.a.is_empty());
            }
            (StepKind::Contradicted, _) => (
                format!("the first has {a} where the second has {b}"),
                format!("в первом стоит {a}, а во втором {b}"),
            ),
            (StepKind::Numeral, _) => {
                (format!("the numbers {a} and {b} differ"), format!("числа {a} и {b} различаются"))
            }
            (StepKind::Order, _) => (
                "the parts stand in another order".to_string(),
                "части стоят в другом порядке".to_string(),
            ),
            (_, What::Nothing) => {
                ("there are no words to compare".to_string(), "сравнивать нечего".to_string())
            }
            _ => {
                ("scores go no further than this".to_string(), "дальше оценка не идёт".to_string())
            }
        };
        self.pick(&english, &russian)
    }

    fn omitted(self, part: &str, what: What, second: bool) -> String {
        if matches!(what, What::Son) {
            let (which, where_) =
                if second { ("second", "во втором") } else { ("first", "в первом") };
            return self.pick(
                &format!("{part} in the {which} seems to be a child of the other"),
                &format!("{part} {where_} – видимо, ребёнок того, кого называет другое имя"),
            );
        }
        let (english, russian) = match what {
            What::Omitted(Role::Title) => ("the title ", "титул "),
            What::Omitted(Role::Patronymic) => ("the father’s name ", "отчество "),
            What::Omitted(Role::Particle) => ("the particle ", "частица "),
            What::Omitted(Role::Initial) => ("the initial ", "инициал "),
            What::Omitted(Role::LegalForm) => ("the legal form ", "правовая форма "),
            What::Omitted(Role::Generic) => ("the word ", "слово "),
            _ => ("", ""),
        };
        let (which, where_) =
            if second { ("second", "во втором") } else { ("first", "в первом") };
        self.pick(
            &format!("{english}{part} stands in the {which} only"),
            &format!("{russian}{part} есть только {where_}"),
        )
    }

    fn case(self, a: &str, b: &str, cases: Cases, of_a: bool, both: bool) -> String {
        let (form, base) = if of_a { (a, b) } else { (b, a) };
        if both {
            return self.pick(
                &format!("{a} and {b} are case forms of one name"),
                &format!("{a} и {b} – падежные формы одного имени"),
            );
        }
        if cases.is_empty() || cases.iter().count() > 3 {
            return self.pick(
                &format!("{form} is an inflected form of {base}"),
                &format!("{form} – косвенная форма имени {base}"),
            );
        }
        if cases.contains(Case::Adjectival) || cases.contains(Case::Particle) {
            return self.pick(
                &format!("{form} is a word made from {base}"),
                &format!("{form} образовано от {base}"),
            );
        }
        let russian: Vec<&str> = cases.iter().map(in_russian).collect();
        self.pick(
            &format!("{form} is {base} in the {cases}"),
            &format!("{form} – это {base} ({} падеж)", russian.join(" или ")),
        )
    }
}

/// The Russian word for a case.
fn in_russian(case: Case) -> &'static str {
    match case {
        Case::Nominative => "именительный",
        Case::Genitive => "родительный",
        Case::Dative => "дательный",
        Case::Accusative => "винительный",
        Case::Instrumental => "творительный",
        Case::Locative => "предложный или местный",
        Case::Ablative => "исходный",
        Case::Vocative => "звательный",
        Case::Comitative => "совместный",
        Case::Allative => "направительный",
        Case::Ergative => "эргативный",
        Case::Partitive => "партитивный",
        _ => "косвенный",
    }
}
