//! The outline of a word: tells in a few instructions how far two words may be apart.

use crate::sounds::VOWEL;
use crate::tables::sounds::{CLASSES, SYMBOLS};

/// What is counted of a word's sounds: as many bits for each, from the lowest, as ones are counted.
const WIDTHS: [u32; 9] = [3, 3, 3, 2, 2, 2, 2, 2, 2];
/// The first are vowels: open, front, and rounded ones.
const VOWELS: u8 = 3;
/// What is not counted: consonants whose class says enough.
const NOTHING: u8 = WIDTHS.len() as u8;
/// A hush: š, č, ž.
const HUSH: u8 = 6;

/// Of what a symbol is: a vowel; f and v, r, d, a hush, one of the throat, or a glide.
const fn group(symbol: u8) -> u8 {
    match SYMBOLS[symbol as usize].as_bytes() {
        b"e" | b"i" | b"je" | b"yod" | b"y" | b"jj" => 1,
        b"o" | b"u" | b"ju" | b"jo" | b"waw" => 2,
        b"f" | b"v" => 3,
        b"r" => 4,
        b"d" => 5,
        b"shin" => 6,
        b"c" | b"g" | b"h" | b"kh" | b"x" | b"he" => 7,
        b"w" | b"j" => 8,
        // Of several bytes: ï; ö, ü; ㄛ.
        [0xc3, 0xaf] => 1,
        [0xc3, 0xb6 | 0xbc] | [0xe3, 0x84, 0x9b] => 2,
        // đ, ð; ç, š, ž, č, dž; ğ, ㄏ; ㄨ.
        [0xc4, 0x91] | [0xc3, 0xb0] => 5,
        [0xc3, 0xa7] | [0xc5, 0xa1 | 0xbe] | [0xc4, 0x8d] | [b'd', 0xc5, 0xbe] => 6,
        [0xc4, 0x9f] | [0xe3, 0x84, 0x8f] => 7,
        [0xe3, 0x84, 0xa8] => 8,
        _ if CLASSES[symbol as usize] == VOWEL => 0,
        _ => NOTHING,
    }
}

const GROUPS: [u8; SYMBOLS.len()] = {
    let mut out = [0; SYMBOLS.len()];
    let mut at = 0;
    while at < out.len() {
        out[at] = group(at as u8);
        at += 1;
    }
    out
};

/// As what a sound counts where it stands: of two letters that write one sound of another script only
/// one counts, and as that one: sh as š, but y as nothing in ya.
fn counted(sounds: &[u8], at: usize) -> u8 {
    let symbol = |at: usize| {
        let symbol = sounds.get(at).and_then(|sound| SYMBOLS.get(usize::from(*sound)));
        symbol.map_or(&b""[..], |symbol| symbol.as_bytes())
    };
    let of = |at: usize| {
        let group = sounds.get(at).and_then(|sound| GROUPS.get(usize::from(*sound)));
        group.copied().unwrap_or(NOTHING)
    };
    let hush = |at: usize| matches!(symbol(at), b"c" | b"s" | b"z") && symbol(at + 1) == b"h";
    match symbol(at) {
        _ if hush(at) => HUSH,
        b"h" if at > 0 && hush(at - 1) => NOTHING,
        b"y" | b"jj" if of(at + 1) < VOWELS => NOTHING,
        _ => of(at),
    }
}

/// The outline of sounds: what is counted, of which kind the first and the last vowel are, and
/// whether vowels begin and end it.
pub(super) fn outline(sounds: &[u8]) -> u32 {
    let mut counts = [0u32; WIDTHS.len() + 1];
    let (mut first, mut last) = (0, 0);
    let of = |sound: &u8| GROUPS.get(usize::from(*sound)).copied().unwrap_or(NOTHING);
    for at in 0..sounds.len() {
        let group = counted(sounds, at);
        counts[usize::from(group)] += 1;
        if group < VOWELS {
            last = 1 << group;
            first = if first == 0 { last } else { first };
        }
    }
    let mut out = first << 3 | last;
    for end in [sounds.first(), sounds.last()] {
        out = out << 1 | u32::from(end.is_some_and(|sound| of(sound) < VOWELS));
    }
    for (count, width) in counts.iter().zip(WIDTHS) {
        out = out << width | ((1 << (*count).min(width)) - 1);
    }
    out
}

/// Of the first so many outlines, four bytes each, those that are at most so far apart from one: which
/// and how far. What stands behind them is read, but is none of them.
pub(super) fn apart(own: u32, all: &[u8], count: usize, most: u8, mut each: impl FnMut(u32, u8)) {
    const WIDTH: usize = 8;
    let most = u32::from(most);
    for at in (0..count).step_by(WIDTH) {
        let rest = all.get(4 * at..).unwrap_or(&[]);
        let (eight, near) = match rest.first_chunk::<{ 4 * WIDTH }>() {
            Some(block) => apart_of(own, block, most),
            None => {
                let mut block = [0; 4 * WIDTH];
                block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
                apart_of(own, &block, most)
            }
        };
        // Of most eight none is near.
        if near > 0 {
            for (here, apart) in (at..count).zip(eight) {
                if apart <= most {
                    each(here as u32, apart as u8);
                }
            }
        }
    }
}

/// How many bits differ in eight numbers, and in how many of them no more than so many: at once, which
/// processors can do.
fn apart_of(own: u32, block: &[u8; 32], most: u32) -> ([u32; 8], u32) {
    let (mut out, mut near) = ([0; 8], 0);
    for (to, from) in out.iter_mut().zip(block.chunks_exact(4)) {
        let mut bits = own ^ u32::from_le_bytes([from[0], from[1], from[2], from[3]]);
        bits -= bits >> 1 & 0x5555_5555;
        bits = (bits & 0x3333_3333) + (bits >> 2 & 0x3333_3333);
        bits = (bits + (bits >> 4)) & 0x0F0F_0F0F;
        bits += bits >> 8;
        *to = (bits + (bits >> 16)) & 63;
        near += u32::from(*to <= most);
    }
    (out, near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Kind;
    use crate::name::Name;

    #[test]
    fn a_sound_counts_the_same_in_one_letter_and_in_two() {
        let outline = |text| {
            let name = Name::new(text, Kind::Person);
            outline(&name.sounds[name.tokens[0].range()])
        };
        for (one, other) in [
            ("Дешовач", "Deshovach"),
            ("Жунчашко", "Zhunchashko"),
            ("Чершандук", "Cherschanduk"),
            ("Яботун", "Yabotun"),
            ("Мадойя", "Madoyya"),
        ] {
            assert_eq!(outline(one) ^ outline(other), 0, "{one} {other}");
        }
        assert_ne!(outline("Deshovach"), outline("Desovac"));
        assert_ne!(outline("Yabotun"), outline("Ibotun"));
    }
}
