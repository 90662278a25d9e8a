//! What one word of a text may be among the tokens of the list.

use crate::sort::by_key;
use alloc::string::String;
use alloc::vec::Vec;

use super::{DEAREST, EQUIVALENT, FAR, GIVE_ENDINGS, LEAST, LEAST_SPELT, LONG, List, MOST, SPELT};
use super::{Prepared, bare, likeness};
use crate::compare::align::{Sounds, align_to_scale};
use crate::fold::fold;
use crate::grammar::{self, Cases};
use crate::lang::{Lang, Script};
use crate::name::Form;
use crate::name::token::{Consonants, DIMINUTIVE, hash};
use crate::name::words::given_classes;
use crate::scan::word::{Hit, Meaning};

impl List {
    /// What a word may be among these tokens, each once, by its best reading.
    pub fn look_up(
        &self,
        word: &str,
        prepared: &Prepared,
        lang: Lang,
        mut seen: Vec<u32>,
    ) -> Meaning {
        let Prepared { name, reach } = prepared;
        let mut meaning = Meaning::new();
        let Some(token) = name.tokens.last() else { return meaning };
        let (from, count) = token.readings;
        let readings = &name.readings[usize::from(from)..usize::from(from) + usize::from(count)];
        meaning.itself = token.hash;
        let cases = readings.iter().filter(|r| matches!(r.form, Form::Case(_)) && r.len >= LONG);
        meaning.bases.extend(cases.map(|r| r.hash));
        let (mut likest, mut base) = (0, None);
        seen.sort_unstable();
        seen.dedup();
        for number in seen {
            // A short list looks at all whose keys agree.
            let far = |own: Consonants| !self.wide && own.differ(self.consonants(number)) > FAR;
            let mut best = Hit { token: number, ..Hit::default() };
            self.ways(number, name.script(), |there, ideal, price| {
                let own = Sounds::of(name, token, token);
                // What is less than this makes no difference.
                let enough =
                    |way, price, least| reach.likeness(way, (there, ideal), price, least) >= least;
                if (price > 0 || !far(token.signature))
                    && enough((own, token.ideal), price, best.likeness + 1)
                {
                    let score = align_to_scale(own, there) - price;
                    best.likeness = best.likeness.max(likeness(score, token.ideal, ideal));
                }
                for reading in readings.iter().filter(|r| price > 0 || !far(r.signature)) {
                    let (way, price) =
                        (Sounds::reading(name, reading), price + i32::from(reading.price));
                    if !enough((way, reading.ideal), price, best.likeness + 11) {
                        continue;
                    }
                    let score = align_to_scale(way, there) - price;
                    let like = likeness(score, reading.ideal, ideal);
                    if like > best.likeness + 10 {
                        best.likeness = like;
                        best.read = true;
                        if like > likest && matches!(reading.form, Form::Case(_)) {
                            (likest, base) = (like, Some(reading.hash));
                        }
                        (best.cases, best.feminine) = match reading.form {
                            Form::Case(cases) => (cases, false),
                            // There, foreign women's surnames have the ending too.
                            Form::Feminine | Form::FeminineCase => {
                                (Cases::NONE, !GIVE_ENDINGS.contains(&lang))
                            }
                            // These are no base forms, and not among them.
                            _ => (Cases::NONE, false),
                        };
                    }
                }
            });
            if best.likeness >= LEAST {
                meaning.hits.push(best);
            }
        }
        self.base_forms(&fold(token.span.of(word)), lang, base, &mut meaning);
        by_key(&mut meaning.hits, |h| (-h.likeness, h.token));
        meaning.hits.truncate(MOST);
        by_key(&mut meaning.hits, |h| h.token);
        meaning
    }

    /// Listed forms of the given name that a word or its base form is: Майклом is Michael. Keeps
    /// the base form that is a listed token, as far as it is known by its spelling.
    fn base_forms(&self, folded: &str, lang: Lang, likest: Option<u32>, meaning: &mut Meaning) {
        let Some(script) = folded.chars().next().map(Script::of) else { return };
        self.spelt_so(folded, None, meaning);
        self.equivalents(folded, Cases::NONE, meaning);
        self.read_so((folded, script), Cases::NONE, meaning);
        let mut base = String::new();
        grammar::stems(folded, script, lang, &mut |stem| {
            base.clear();
            base.extend(stem.base(folded));
            if likest == Some(hash(&base) as u32) {
                meaning.base = Some(base.clone());
            }
            if stem.price <= DEAREST {
                self.spelt_so(&base, Some((stem.cases, stem.price)), meaning);
                self.equivalents(&base, stem.cases, meaning);
                if self.read_so((&base, script), stem.cases, meaning) {
                    meaning.base = Some(base.clone());
                }
            }
        });
    }

    /// Listed tokens that are spelt as a word or a base form of it is, however its language would
    /// read it: in the cases, and at the price in hundredths of a nat.
    fn spelt_so(&self, folded: &str, base: Option<(Cases, u16)>, meaning: &mut Meaning) {
        if self.spelt.is_empty() || folded.chars().count() < LEAST_SPELT {
            return;
        }
        let hash = bare(folded);
        let from = self.spelt.partition_point(|(h, _)| *h < hash);
        for &(_, token) in self.spelt[from..].iter().take_while(|(h, _)| *h == hash) {
            let ideal = i32::from(self.ideal(token)).max(1);
            let price = base.map_or(0, |(_, price)| 100 * i32::from(price) / ideal);
            let likeness = (SPELT - price).max(0);
            let hit = meaning.hit_or_new(token);
            if hit.likeness < likeness {
                let cases = base.map_or(Cases::NONE, |(cases, _)| cases);
                *hit = Hit { likeness, cases, read: base.is_some(), ..*hit };
            }
        }
    }

    /// Listed tokens that a word or a base form of it is by its Mandarin reading; whether there are any.
    fn read_so(
        &self,
        (folded, script): (&str, Script),
        cases: Cases,
        meaning: &mut Meaning,
    ) -> bool {
        let found = self.eastern(folded, script);
        for &(token, likeness) in &found {
            let hit = meaning.hit_or_new(token);
            if hit.likeness < likeness {
                *hit = Hit { likeness, cases, read: cases != Cases::NONE, ..*hit };
            }
        }
        !found.is_empty()
    }

    fn equivalents(&self, folded: &str, cases: Cases, meaning: &mut Meaning) {
        for given in given_classes(folded) {
            let class = (given.class + 1) & !DIMINUTIVE;
            let from = self.given.partition_point(|&(c, _)| c < class);
            let found = self.given[from..].iter().take_while(|(c, _)| *c == class);
            for &(_, token) in found {
                let hit = meaning.hit_or_new(token);
                if hit.likeness < EQUIVALENT {
                    (hit.likeness, hit.cases) = (EQUIVALENT, cases);
                    if cases != Cases::NONE {
                        // The comparison of whole names reads no given name from its case forms.
                        meaning.base = Some(folded.into());
                    }
                }
            }
        }
    }
}

impl Meaning {
    /// The hit of a listed token, a new one if there is none yet.
    fn hit_or_new(&mut self, token: u32) -> &mut Hit {
        let known = self.hits.iter().position(|h| h.token == token);
        let at = known.unwrap_or_else(|| {
            self.hits.push(Hit { token, ..Hit::default() });
            self.hits.len() - 1
        });
        &mut self.hits[at]
    }
}
