//! A name as an index keeps it: its words without their text, ready to be compared.
//!
//! A word is a record of bytes, the same for every name that has the word; what only one name knows
//! of it (its role, a comma before it) stands beside it. A name that is put together again compares
//! as the one it was made of, but has no text, so it cannot be explained. Names that are read in
//! several ways letter by letter, and those that the lexicon knows, are not put together so.

use alloc::string::String;
use alloc::vec::Vec;

use super::readings::{Form, Reading};
use super::token::{Consonants, MAX_SOUNDS, MAX_TOKENS, MEANINGS, Token, ideal, opens, rows};
use super::{Name, Role, known, lengths};
use crate::grammar::{Cases, RuleSource};
use crate::lang::{Kind, Lang, Script, Span};

/// More readings of a word are not read from a record: no word has as many.
const MAX_READINGS: u8 = 16;
/// Forms that are no set of cases, from the highest number down.
const OTHER: [Form; 9] = [
    Form::Feminine,
    Form::FeminineCase,
    Form::Father,
    Form::Adjective,
    Form::Foreign,
    Form::Guess,
    Form::Bare,
    Form::Mandarin,
    Form::Korean,
];
/// No sound has a higher number: whatever bytes say, tables hold as many.
pub(crate) const LAST: u8 = (crate::tables::costs::OWN.len() - 1) as u8;

/// Appends the record of one of a name's tokens.
///
/// Length of the sounds, number of readings, loose consonants, a bit each if it means something, if
/// the last reading is no base form, if it marks a father's name; how common it is, its script and two
/// bytes of nothing; the hash of the spelling; consonants; the meanings if any; sounds; for each reading its
/// length, price, form, language, hash and sounds.
pub(crate) fn pack(name: &Name, token: &Token, out: &mut Vec<u8>) {
    let meanings = token.meanings();
    let means = meanings != [0; MEANINGS];
    let extra = name.reading(token.extra);
    let flags =
        u8::from(means) | u8::from(extra.is_some()) << 1 | u8::from(token.marks_father) << 2;
    let count = token.readings.1 + u8::from(extra.is_some());
    out.extend([
        token.len,
        count,
        token.signature.free,
        flags,
        token.common,
        name.script as u8,
        0,
        0,
    ]);
    out.extend(token.hash.to_le_bytes());
    out.extend(token.signature.mask.to_le_bytes());
    if means {
        meanings.iter().for_each(|m| out.extend(m.to_le_bytes()));
    }
    out.extend(&name.sounds[token.range()]);
    let from = usize::from(token.readings.0);
    let base = name.readings.iter().skip(from).take(usize::from(token.readings.1));
    for reading in base.chain(extra) {
        let other = OTHER.iter().position(|form| *form == reading.form).unwrap_or(0) as u16;
        let form = match reading.form {
            Form::Case(cases) => cases.0,
            _ => u16::MAX - other,
        };
        out.extend([reading.len, reading.price.clamp(0, 255) as u8]);
        out.extend(form.to_le_bytes());
        let tag = reading.lang.as_str().as_bytes();
        out.extend([tag[0], tag[1], tag.get(2).copied().unwrap_or(b' ')]);
        out.extend(reading.hash.to_le_bytes());
        out.extend(&name.reading_sounds[reading.range()]);
    }
}

/// The sounds of the record that begins here.
pub(crate) fn sounds(bytes: &[u8]) -> &[u8] {
    let &[len, _, _, flags, ..] = bytes else { return &[] };
    let from = 20 + 2 * MEANINGS * usize::from(flags & 1);
    bytes.get(from..from + usize::from(len).min(MAX_SOUNDS)).unwrap_or(&[])
}

/// A record of [`pack`], read from bytes that may be anything.
#[derive(Clone, Copy)]
pub(crate) struct Packed<'a> {
    pub sounds: &'a [u8],
    pub signature: Consonants,
    /// Number, concept and the classes of given names.
    pub meanings: [u16; MEANINGS],
    pub hash: u32,
    common: u8,
    /// What its name is written in.
    pub script: Script,
    marks_father: bool,
    /// Whether the last reading is no base form.
    extra: bool,
    readings: u8,
    rest: &'a [u8],
}

impl<'a> Packed<'a> {
    /// The record that begins here.
    pub fn read(bytes: &'a [u8]) -> Option<Packed<'a>> {
        let (head, mut rest) = bytes.split_at_checked(20)?;
        let word = |at: usize| head.get(at..at + 4).and_then(|b| b.try_into().ok());
        let hash = u32::from_le_bytes(word(8)?);
        let low = u32::from_le_bytes(word(12)?);
        let high = u32::from_le_bytes(word(16)?);
        let signature =
            Consonants { mask: u64::from(high) << 32 | u64::from(low), free: head[2].min(32) };
        let mut meanings = [0; MEANINGS];
        if head[3] & 1 != 0 {
            let (own, after) = rest.split_at_checked(2 * MEANINGS)?;
            for (to, from) in meanings.iter_mut().zip(own.chunks_exact(2)) {
                *to = u16::from_le_bytes([from[0], from[1]]);
            }
            rest = after;
        }
        let (sounds, rest) = rest.split_at_checked(usize::from(head[0]).min(MAX_SOUNDS))?;
        let readings = head[1].min(MAX_READINGS);
        Some(Packed {
            sounds,
            signature,
            meanings,
            hash,
            common: head[4],
            script: Script::ALL.get(usize::from(head[5])).copied().unwrap_or(Script::Zyyy),
            marks_father: head[3] & 4 != 0,
            extra: head[3] & 2 != 0 && readings > 0,
            readings,
            rest,
        })
    }

    /// The word with its silent letters left out, as it is heard across scripts.
    pub fn silent(&self) -> Option<PackedReading<'a>> {
        self.other(&[Form::Guess])
    }

    /// The word without the marks of its language.
    pub fn plain(&self) -> Option<PackedReading<'a>> {
        self.other(&[Form::Foreign, Form::Bare])
    }

    /// The word as a Mandarin one.
    pub fn chinese(&self) -> Option<PackedReading<'a>> {
        self.other(&[Form::Mandarin])
    }

    /// The hash of what the word of a Korean name in Latin letters is in Hangul.
    pub fn hangul(&self) -> Option<u32> {
        self.other(&[Form::Korean]).map(|r| r.hash)
    }

    /// The reading that is no base form, if it is of one of these.
    fn other(&self, forms: &[Form]) -> Option<PackedReading<'a>> {
        let last = if self.extra { self.readings().last() } else { None };
        last.filter(|r| forms.contains(&r.form))
    }

    /// The other forms of the word: their sounds and prices.
    pub fn readings(&self) -> impl Iterator<Item = PackedReading<'a>> + use<'a> {
        let mut rest = self.rest;
        (0..self.readings).map_while(move |_| {
            let (head, after) = rest.split_at_checked(11)?;
            let (sounds, after) = after.split_at_checked(usize::from(head[0]).min(MAX_SOUNDS))?;
            rest = after;
            let tag = core::str::from_utf8(&head[4..7]).unwrap_or("und");
            let form = u16::from_le_bytes([head[2], head[3]]);
            Some(PackedReading {
                sounds,
                price: i16::from(head[1]),
                form: match OTHER.get(usize::from(u16::MAX - form)) {
                    Some(other) => *other,
                    None => Form::Case(Cases(form)),
                },
                lang: tag.trim_end().parse().unwrap_or(Lang::UND),
                hash: u32::from_le_bytes([head[7], head[8], head[9], head[10]]),
            })
        })
    }
}

/// A base form in a record.
#[derive(Clone, Copy)]
pub(crate) struct PackedReading<'a> {
    pub sounds: &'a [u8],
    pub price: i16,
    form: Form,
    lang: Lang,
    hash: u32,
}

impl Name {
    /// Whether a name put together of its words' records compares as it does.
    pub(crate) fn is_its_words(&self) -> bool {
        self.known[0].is_none() && self.choices.is_empty()
    }

    /// A name without words, to be put together from records or a text.
    pub(crate) fn unpacked() -> Name {
        Name {
            text: String::new(),
            folded: String::new(),
            kind: Kind::Person,
            lang: Lang::UND,
            script: Script::Zyyy,
            hash: 0,
            tokens: Vec::new(),
            lengths: lengths(&[]),
            sounds: Vec::new(),
            rows: Vec::new(),
            readings: Vec::new(),
            reading_sounds: Vec::new(),
            reading_rows: Vec::new(),
            known: [None; known::MOST],
            choices: Vec::new(),
            choice_sounds: Vec::new(),
        }
    }

    /// Takes all words off, and what else it was.
    pub(crate) fn restart(&mut self, kind: Kind, lang: Lang, script: Script, hash: u64) {
        (self.kind, self.lang, self.script, self.hash) = (kind, lang, script, hash);
        self.tokens.clear();
        self.lengths = lengths(&[]);
        self.sounds.clear();
        self.rows.clear();
        self.readings.clear();
        self.reading_sounds.clear();
        self.reading_rows.clear();
        self.choices.clear();
        self.choice_sounds.clear();
        self.known = [None; known::MOST];
    }

    /// Adds a word of a record.
    pub(crate) fn push(&mut self, word: &Packed, role: Role, after_comma: bool) {
        if self.tokens.len() >= MAX_TOKENS {
            return;
        }
        let start = self.sounds.len();
        self.sounds.extend(word.sounds.iter().map(|s| s & LAST));
        rows(&self.sounds, start, &mut self.rows);
        let readings = self.readings.len() as u16;
        for reading in word.readings() {
            let start = self.reading_sounds.len();
            self.reading_sounds.extend(reading.sounds.iter().map(|s| s & LAST));
            rows(&self.reading_sounds, start, &mut self.reading_rows);
            let sounds = &self.reading_sounds[start..];
            self.readings.push(Reading {
                start: start as u16,
                len: sounds.len() as u8,
                ideal: ideal(sounds),
                price: reading.price,
                hash: reading.hash,
                signature: Consonants::of(sounds),
                form: reading.form,
                lang: reading.lang,
                rule: RuleSource { file: "", line: 0 },
            });
        }
        let [number, concept, given @ ..] = word.meanings;
        let mut count = self.readings.len() as u16 - readings;
        let mut extra = 0;
        if word.extra && count > 0 {
            count -= 1;
            extra = readings + count + 1;
        }
        let mut token = Token {
            span: Span { start: 0, end: 0 },
            role,
            start: start as u16,
            len: word.sounds.len() as u8,
            opens: opens(&self.sounds[start..]),
            weight: role.weight(),
            ideal: ideal(&self.sounds[start..]),
            signature: word.signature,
            hash: word.hash,
            number,
            concept,
            given,
            after_comma,
            readings: (readings, count as u8),
            common: word.common,
            extra,
            marks_father: word.marks_father,
            choices: (0, 0),
            marks: 0,
        };
        token.mark(&self.readings);
        self.tokens.push(token);
        self.lengths = lengths(&self.tokens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Matcher;

    /// As an index does it.
    fn again(name: &Name) -> Name {
        let mut out = Name::unpacked();
        out.restart(name.kind, name.lang, name.script, name.hash);
        for token in &name.tokens {
            let mut record = Vec::new();
            pack(name, token, &mut record);
            out.push(&Packed::read(&record).expect("a record"), token.role, token.after_comma);
        }
        out
    }

    #[test]
    fn a_name_compares_as_it_did() {
        let texts = [
            "Vedat Işıkhan",
            "Ведатом Ишикханом",
            "Алдановой, Марии",
            "Leo XIV",
            "K. Omuraliev",
            "Bill Clinton",
            "William Clinton",
            "عبدالله بن سعود",
            "Dr. Anar Aliyeva",
            "Анара Алиева",
            "2016",
            "Anar Heydər oğlu Aliyev",
            "Ильхам Гейдарович Алиев",
            "Ильхама Гейдаровича Алиева",
            "Şükrü Whitehead",
            "King Charles III",
        ];
        let names = texts.map(|text| Name::new(text, Kind::Person));
        let matcher = Matcher::new();
        for a in &names {
            for b in &names {
                if !a.same_text(b) {
                    let score = matcher.compare(a, b);
                    assert_eq!(matcher.compare(a, &again(b)), score, "{} {}", a.text, b.text);
                    assert_eq!(matcher.compare(&again(b), a), score, "{} {}", a.text, b.text);
                }
            }
        }
    }

    #[test]
    fn any_bytes_are_read() {
        let mut seed = 1u64;
        for len in 0..400 {
            let bytes: Vec<u8> = (0..len)
                .map(|_| {
                    seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    (seed >> 56) as u8
                })
                .collect();
            let mut name = Name::unpacked();
            if let Some(word) = Packed::read(&bytes) {
                for _ in 0..20 {
                    name.push(&word, Role::Name, false);
                }
                let other = Name::new("Vedat Işıkhan", Kind::Person);
                Matcher::new().compare(&name, &other);
            }
        }
    }
}
