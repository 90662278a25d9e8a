//! Which isim an index was made by: it holds what names sound like and in which order words are
//! found, and that is told anew with every change of the rules.

use alloc::vec::Vec;

use super::outline::outline;
use super::skeleton::Skeleton;
use crate::lang::Kind;
use crate::name::Name;
use crate::name::pack::pack;

/// Names whose words tell most changes of the rules: letters of many scripts, endings, meanings.
const PROBES: [(&str, Kind); 8] = [
    ("Şükrü Çağlar-Wójcik, x. gh. ouj Khadija McQueen", Kind::Person),
    ("Ведатом Ғазизқызы Щербаковой ёъэц", Kind::Person),
    ("عبدالرحمن الخوجه صلاح", Kind::Person),
    ("Ξανθοπούλου צבי Ճանիկ ვახტანგ", Kind::Person),
    ("कृष्णमूर्ति বন্দ্যোপাধ্যায় สมชาย", Kind::Place),
    ("김정은 シンゾウ 習近平", Kind::Person),
    ("Ministry of Foreign Affairs LLC", Kind::Organization),
    ("Bill Leo XIV Jr. Mitch Cecco Jaxon", Kind::Person),
];

/// A number that two versions of isim share only when they hear the probes alike.
pub(super) fn fingerprint() -> u64 {
    let mut record = Vec::new();
    record.extend(env!("CARGO_PKG_VERSION").as_bytes());
    for (text, kind) in PROBES {
        let name = Name::new(text, kind);
        for token in &name.tokens {
            record.push(token.role as u8);
            pack(&name, token, &mut record);
            let sounds = &name.sounds[token.range()];
            record.extend(Skeleton::of(sounds).code().to_le_bytes());
            record.extend(outline(sounds).to_le_bytes());
        }
    }
    super::file::sum(&record)
}
