//! Reading the generated tables. Every access is checked: a wrong number gives an empty answer.

use super::entry::{Entity, Entry, Sense, Senses};
use super::key::{Form, Hash, agree};
use crate::lang::Lang;
use crate::tables::places as t;
use crate::tables::types::Words;

/// The ids of the entities.
const IDS: Words = Words { text: t::IDS, ends: t::ID_ENDS };

/// Parts the languages that put a name first from those that know it beside, in [`t::SETS`].
const BESIDE: u16 = 0xffff;

pub(super) fn id(entity: Entity) -> &'static str {
    IDS.get(usize::from(entity.0)).unwrap_or("")
}

pub(super) fn has(number: u16) -> bool {
    IDS.get(usize::from(number)).is_some()
}

pub(super) fn sense(entity: Entity) -> Sense {
    match entity.0 {
        e if e < t::FIRST_CITY => Sense::Country,
        e if e < t::FIRST_ORGANIZATION => Sense::City,
        _ => Sense::Organization,
    }
}

/// The country of this ISO 3166-1 code.
pub(super) fn country(code: &str) -> Option<Entity> {
    IDS.find(code, usize::from(t::FIRST_CITY)).map(|at| Entity(at as u16))
}

/// Every country, in the order of the codes.
pub(super) fn countries() -> impl Iterator<Item = Entity> {
    (0..t::FIRST_CITY).map(Entity)
}

pub(super) fn entity(name: u16) -> Entity {
    Entity(t::FIRST_NAMES.partition_point(|&first| first <= name).saturating_sub(1) as u16)
}

/// The numbers of an entity's names.
pub(super) fn names(entity: Entity) -> core::ops::Range<u16> {
    let first = |at: usize| t::FIRST_NAMES.get(at).copied().unwrap_or(t::LANGS.len() as u16);
    first(usize::from(entity.0))..first(usize::from(entity.0) + 1)
}

/// The file and the set of languages of a name.
fn file_and_set(name: u16) -> (u16, usize) {
    let packed = t::LANGS.get(usize::from(name)).copied().unwrap_or(0);
    (packed >> t::FILE_SHIFT, usize::from(packed & ((1 << t::FILE_SHIFT) - 1)))
}

pub(super) fn is_demonym(name: u16) -> bool {
    file_and_set(name).0 == t::DEMONYMS
}

pub(super) fn source(name: u16) -> (&'static str, u32) {
    let file = t::FILES.get(usize::from(file_and_set(name).0)).copied().unwrap_or("");
    let run = t::LINES.partition_point(|run| run >> 16 <= u32::from(name)).saturating_sub(1);
    let run = t::LINES.get(run).copied().unwrap_or(0);
    (file, (run & 0xFFFF) + u32::from(name).saturating_sub(run >> 16))
}

/// Every name of an entity that is a country, demonyms too, with its number.
pub(super) fn of_countries() -> impl Iterator<Item = (u16, &'static str)> {
    let count = t::FIRST_NAMES.get(usize::from(t::FIRST_CITY)).map_or(0, |&n| usize::from(n));
    let lengths = t::LENGTHS.get(..count).unwrap_or(&[]);
    lengths.iter().enumerate().scan(0, |start, (at, &len)| {
        let from = *start;
        *start += usize::from(len);
        Some((at as u16, t::NAMES.get(from..*start).unwrap_or("")))
    })
}

/// The text of a name: names stand one behind the other, and every sixteenth has its place noted.
pub(super) fn name(name: u16) -> &'static str {
    let name = usize::from(name);
    let block = name / t::BLOCK;
    let Some(&start) = t::BLOCKS.get(block) else { return "" };
    let before = t::LENGTHS.get(block * t::BLOCK..name).unwrap_or(&[]);
    let start = start as usize + before.iter().map(|&n| usize::from(n)).sum::<usize>();
    let len = t::LENGTHS.get(name).copied().unwrap_or(0);
    t::NAMES.get(start..start + usize::from(len)).unwrap_or("")
}

/// The languages of a name, each with whether it puts the name first.
pub(super) fn langs(name: u16) -> impl Iterator<Item = (Lang, bool)> {
    let set = file_and_set(name).1;
    let end = |set: usize| t::SET_ENDS.get(set).copied().map_or(0, usize::from);
    let start = set.checked_sub(1).map_or(0, end);
    let mut first = true;
    let members = t::SETS.get(start..end(set)).unwrap_or(&[]);
    members.iter().filter_map(move |&member| {
        first &= member != BESIDE;
        t::LANGUAGES.get(usize::from(member)).map(|&lang| (lang, first))
    })
}

/// Whether some name of several words begins with the words of this hash. May say yes in vain.
pub(super) fn is_beginning(hash: Hash) -> bool {
    let is_set = |bit: usize| t::BEGINNINGS.get(bit / 64).is_some_and(|w| w >> (bit % 64) & 1 == 1);
    hash.bits(t::BEGINNINGS.len() * 64).into_iter().all(is_set)
}

/// Whether some name but those of cities begins with the letters of this hash, [`t::FIRST`] of them. May
/// say yes in vain.
pub(super) fn is_start(hash: Hash) -> bool {
    let bit = hash.finish() as usize % (t::FIRSTS.len() * 64);
    t::FIRSTS.get(bit / 64).is_some_and(|w| w >> (bit % 64) & 1 == 1)
}

/// Whether some name has this hash. May say yes in vain.
pub(super) fn may_have(hash: Hash) -> bool {
    slots(hash).next().is_some()
}

/// The names that these words are, in the senses asked for; `hash` is theirs.
pub(super) fn find<'w>(
    words: &'w [Form<'w>],
    hash: Hash,
    senses: Senses,
) -> impl Iterator<Item = Entry> + 'w {
    slots(hash).filter_map(move |name| {
        let stored = self::name(name);
        let entry = Entry { name, exact: agree(stored, words)?, near: false };
        senses.contains(entry.sense()).then_some(entry)
    })
}

/// The numbers of the names whose hash is probably this one.
fn slots(hash: Hash) -> impl Iterator<Item = u16> {
    let hash = hash.finish();
    let bucket = (hash >> (32 - t::BUCKET_BITS)) as usize;
    let end = |at: usize| t::BUCKETS.get(at).copied().map_or(0, usize::from);
    let start = bucket.checked_sub(1).map_or(0, end);
    let print = hash as u8;
    let prints = t::PRINTS.get(start..end(bucket)).unwrap_or(&[]);
    let numbers = t::NUMBERS.get(start..end(bucket)).unwrap_or(&[]);
    prints.iter().zip(numbers).filter(move |&(&p, _)| p == print).map(|(_, &number)| number)
}
