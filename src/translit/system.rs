//! The named systems.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::engine;
use crate::error::Error;
use crate::lang::{Lang, Script};
use crate::rules::pass::{Casing, Compiled, Title};
use crate::rules::stored::{Back, List, Row};
use crate::tables::systems as tables;

/// A named system of transliteration, such as BGN/PCGN 1947 for Russian.
///
/// Codes are built as ISO 24229 wants them: authority, language, script from, script to, year or
/// variant.
///
/// ```
/// let system = isim::System::get("bgnpcgn-rus-Cyrl-Latn-1947")?;
/// assert_eq!(system.apply("Щукин"), "Shchukin");
/// assert_eq!(system.apply("ЩУКИН"), "SHCHUKIN");
/// # Ok::<(), isim::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct System(&'static Row);

/// One way in which a text is a rendering of another: see [`systems_between`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rendering {
    /// The system that leads from one to the other.
    pub system: System,
    /// True when the second text is what the system writes for the first, read backwards.
    pub reversed: bool,
}

impl System {
    /// The system of this code; capitals do not matter.
    ///
    /// # Errors
    ///
    /// An unknown code; the message names the nearest codes.
    pub fn get(code: &str) -> Result<System, Error> {
        let order = |row: &Row| tables::TEXTS.bytes(row.texts.into()).cmp(code.as_bytes());
        let at = tables::SYSTEMS.binary_search_by(order).ok();
        if let Some(row) = at.and_then(|at| tables::SYSTEMS.get(at)) {
            return Ok(System(row));
        }
        if let Some(found) = System::all().find(|s| s.code().eq_ignore_ascii_case(code)) {
            return Ok(found);
        }
        Err(Error::unknown_code("system", code, nearest(code)))
    }

    /// Every system, in the order of their codes.
    pub fn all() -> impl ExactSizeIterator<Item = System> + Clone {
        tables::SYSTEMS.iter().map(System)
    }

    /// The code, as in `icao-rus-Cyrl-Latn-9303`.
    pub fn code(&self) -> &'static str {
        self.text(0)
    }

    /// What its authority calls it.
    pub fn name(&self) -> &'static str {
        self.text(1)
    }

    /// Where it is laid down.
    pub fn source(&self) -> &'static str {
        self.text(2)
    }

    /// The authority: the first part of the code.
    pub fn authority(&self) -> &'static str {
        self.code().split('-').next().unwrap_or("")
    }

    /// The language of the text that it takes.
    pub fn lang(&self) -> Lang {
        let part = self.code().split('-').nth(1).unwrap_or("und");
        super::codes::short(part)
    }

    /// The script that it takes.
    pub fn from(&self) -> Script {
        super::codes::script(self.code().split('-').nth(2).unwrap_or(""))
    }

    /// The script that it makes.
    pub fn to(&self) -> Script {
        super::codes::script(self.code().split('-').nth(3).unwrap_or(""))
    }

    /// The text by this system, in NFC; what the system does not speak of is copied.
    pub fn apply(&self, text: &str) -> String {
        let mut out = String::new();
        self.apply_into(text, &mut out);
        out
    }

    /// As [`System::apply`], appended to a string that may be used again and again.
    pub fn apply_into(&self, text: &str, out: &mut String) {
        self.run(self.0.passes, text, out, self.0.casing, self.0.title);
    }

    /// True when [`System::reverse`] gives back every word that is spelt with the letters of the
    /// system.
    pub fn is_reversible(&self) -> bool {
        matches!(self.0.back, Back::Passes(_))
    }

    /// What the system would have made this text of.
    ///
    /// ```
    /// let iso = isim::System::get("iso-rus-Cyrl-Latn-9-1995")?;
    /// assert_eq!(iso.reverse("Ŝukin")?, "Щукин");
    /// # Ok::<(), isim::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// The system is not reversible; the message tells which two words fall together, or why else.
    pub fn reverse(&self, text: &str) -> Result<String, Error> {
        match self.0.back {
            Back::Passes(passes) => {
                let mut out = String::new();
                self.run(passes, text, &mut out, Casing::Plain, Title::No);
                Ok(out)
            }
            Back::Clash => Err(Error::not_reversible(
                self.code(),
                alloc::format!(
                    "{:?} and {:?} both become {:?}",
                    self.text(3),
                    self.text(4),
                    self.text(5)
                ),
            )),
            Back::No => Err(Error::not_reversible(self.code(), self.text(3))),
        }
    }

    /// One of the texts of the system.
    fn text(&self, number: u16) -> &'static str {
        tables::TEXTS.get(usize::from(self.0.texts + number)).unwrap_or("")
    }

    /// Appends what these passes make of a text.
    #[inline]
    fn run(&self, passes: List, text: &str, out: &mut String, casing: Casing, title: Title) {
        let (start, tables) = (usize::from(passes.start), &tables::TABLES);
        if passes.len == 1 {
            let Some(pass) = tables::PASSES.get(start) else { return };
            let passes = &[pass.unpack(&tables::POOLS)];
            return engine::run(&Compiled { tables, passes, casing, title }, text, out);
        }
        let numbers = tables::LISTS.get(start..start + usize::from(passes.len)).unwrap_or(&[]);
        let passes = numbers.iter().filter_map(|&number| tables::PASSES.get(usize::from(number)));
        let passes: Vec<_> = passes.map(|pass| pass.unpack(&tables::POOLS)).collect();
        engine::run(&Compiled { tables, passes: &passes, casing, title }, text, out);
    }
}

impl PartialEq for System {
    fn eq(&self, other: &System) -> bool {
        self.code() == other.code()
    }
}

impl Eq for System {}

impl fmt::Debug for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "System({})", self.code())
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Every system by which one text is exactly the rendering of the other, capitals aside.
///
/// ```
/// let ways = isim::systems_between("Щукин", "Shchukin");
/// assert!(ways.iter().any(|w| w.system.code() == "bgnpcgn-rus-Cyrl-Latn-1947" && !w.reversed));
/// ```
pub fn systems_between(a: &str, b: &str) -> Vec<Rendering> {
    let mut found = Vec::new();
    let (from, to) = (Scripts::of(a), Scripts::of(b));
    let mut made = String::new();
    for system in System::all() {
        for (source, target, scripts, reversed) in [(a, b, from, false), (b, a, to, true)] {
            if !scripts.has(system.from()) {
                continue;
            }
            made.clear();
            system.apply_into(source, &mut made);
            if same(&made, target) {
                found.push(Rendering { system, reversed });
            }
        }
    }
    found
}

fn same(a: &str, b: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let small = |s: &str| -> String { s.nfc().flat_map(char::to_lowercase).collect() };
    a == b || small(a) == small(b)
}

/// The scripts of a text, a bit for each.
#[derive(Clone, Copy)]
struct Scripts(u64);

impl Scripts {
    fn of(text: &str) -> Scripts {
        Scripts(text.chars().fold(0, |set, c| set | 1 << (Script::of(c) as u8 & 63)))
    }

    fn has(self, script: Script) -> bool {
        // Japanese and Korean codes name several scripts at once.
        script == Script::Zyyy || self.0 >> (script as u8 & 63) & 1 == 1
    }
}

/// The codes nearest to one that is not known, as a sentence.
fn nearest(code: &str) -> String {
    let wanted = code.to_ascii_lowercase();
    let mut ranked: Vec<(usize, &'static str)> = System::all()
        .map(|s| (distance(wanted.as_bytes(), s.code().to_ascii_lowercase().as_bytes()), s.code()))
        .collect();
    crate::sort::by_key(&mut ranked, |near| *near);
    let names: Vec<&str> = ranked.iter().take(3).map(|r| r.1).collect();
    alloc::format!("the nearest are {}", names.join(", "))
}

/// Edit distance of bytes, of at most the first 64 of the wanted code.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let a = a.get(..64).unwrap_or(a);
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let next = (corner + usize::from(x != y)).min(left + 1).min(*cell + 1);
            corner = *cell;
            *cell = next;
            left = next;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}
