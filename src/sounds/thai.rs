//! What a vowel that Thai writes in front is said behind: เบรน is bren, and เบอร์ is ber.

/// Whether a text begins with a stop or an f, and an r or l that is said with it. An r that has a
/// vowel of its own, as in เปรู (Peru), begins a syllable, and an l mostly ends one, as in เคลวิน
/// (Kelvin).
pub(crate) fn is_cluster(text: &str) -> bool {
    let mut letters = text.chars();
    let mut next = || letters.next().unwrap_or('\0');
    let (first, second, third, fourth) = (next(), next(), next(), next());
    let stop = matches!(first, 'ก' | 'ข' | 'ค' | 'ต' | 'ท' | 'ด' | 'บ' | 'ป' | 'พ' | 'ผ' | 'ฟ');
    let follows = match (second, third) {
        // ไบรอัน (Brian) has an empty consonant there, โตรอนโต (Toronto) a vowel.
        ('ร', 'อ') => is_sign(fourth),
        ('ร', 'ก'..='ฮ' | SHORT) => true,
        ('ล', SHORT) => true,
        // แบลร์ (Blair).
        ('ล', 'ร') => fourth == SILENT,
        _ => false,
    };
    stop && follows
}

/// How many bytes of a text belong to the vowel that is written in front of what stands before it:
/// เนอ is one vowel around its n.
pub(crate) fn tail(text: &str) -> usize {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(c @ 'อ'), next) if !next.is_some_and(is_sign) => c.len_utf8(),
        _ => 0,
    }
}

/// Whether a letter is a vowel's sign behind its consonant.
fn is_sign(c: char) -> bool {
    matches!(c, 'ะ'..='ฺ' | 'ๅ')
}

/// The sign of a short vowel.
const SHORT: char = '\u{E47}';
/// The sign of a letter that is not said.
const SILENT: char = '\u{E4C}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters() {
        for text in ["บรน", "กรก", "บรอัน", "กล็น", "บลร์"] {
            assert!(is_cluster(text), "{text}");
        }
        for text in ["", "บ", "ปรู", "คลวิน", "ตรอนโต", "อร์", "มรน"]
        {
            assert!(!is_cluster(text), "{text}");
        }
    }
}
