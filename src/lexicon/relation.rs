//! Two whole names: does the lexicon know that they are one, or that they are two?

use super::entry::{Entity, Entry, Sense, Senses};
use super::key::Form;
use super::{declined, lookup};
use crate::lang::Kind;

/// What the lexicon knows of two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Relation {
    /// Both name one thing: Türkiye and Турция.
    Same(Shared),
    /// Both are known, and nothing is named by both: Iran and Iraq. One reading of each is given.
    Different(Entry, Entry),
    /// One of them at least is not in the lexicon: the sounds must tell.
    Unknown,
}

/// Something that two names share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shared {
    /// What both name.
    pub entity: Entity,
    /// The first name, with its source.
    pub a: Entry,
    /// The second name, with its source.
    pub b: Entry,
}

/// Whether two names, as names of this kind, share an entity. Names with several readings (Congo,
/// Georgia) are the same as soon as one reading is shared; exact readings are preferred.
pub(crate) fn same(a: &str, b: &str, kind: Kind) -> Option<Shared> {
    match relation(a, b, kind) {
        Relation::Same(shared) => Some(shared),
        _ => None,
    }
}

/// What the lexicon knows of two names, taken as names of this kind.
pub(crate) fn relation(a: &str, b: &str, kind: Kind) -> Relation {
    let senses = Senses::of(kind);
    let (mut shared, mut different) = (None::<(u8, Shared)>, None);
    readings(a, senses, &mut |entry_a| {
        readings(b, senses, &mut |entry_b| {
            if entry_a.entity() != entry_b.entity() {
                different = different.or(Some((entry_a, entry_b)));
                return;
            }
            let exact = u8::from(entry_a.exact) + u8::from(entry_b.exact);
            if shared.is_none_or(|(best, _)| exact > best) {
                shared = Some((exact, Shared { entity: entry_a.entity(), a: entry_a, b: entry_b }));
            }
        });
    });
    match (shared, different) {
        (Some((_, shared)), _) => Relation::Same(shared),
        (None, Some((a, b))) => Relation::Different(a, b),
        (None, None) => Relation::Unknown,
    }
}

/// Every entry that a whole text is the name of, the English article apart.
pub(crate) fn readings(text: &str, senses: Senses, each: &mut dyn FnMut(Entry)) {
    let text = text.trim();
    let bare = text.get(..4).filter(|t| t.eq_ignore_ascii_case("the ")).and(text.get(4..));
    for text in [Some(text), bare].into_iter().flatten() {
        for entry in lookup(&[Form::plain(text)], senses) {
            if entry.fits(text) {
                each(entry);
            }
        }
        // The endings are those of adjectives and peoples; names of countries have the grammar's.
        if !senses.contains(Sense::Demonym) {
            continue;
        }
        declined(text, &mut |form| {
            lookup(&[form], senses.and(Senses::DEMONYM)).for_each(&mut *each);
        });
    }
}
