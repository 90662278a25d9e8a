//! The numbers of rulers in the scripts of East Asia: 亚历山大二世, ヘンリー8世, 헨리 8세.

/// Where in a word its regnal number begins, behind a name; none when it has none.
pub(super) fn begins(word: &str) -> Option<usize> {
    let before = without_sign(word)?;
    let at = before.trim_end_matches(is_numeral).len();
    // A single character before 三世 is hardly a name, but a surname with a given name.
    (at < before.len() && before[..at].chars().nth(1).is_some()).then_some(at)
}

/// The number that a word is, if it is a regnal number with its sign.
pub(super) fn value(word: &str) -> Option<u16> {
    let before = without_sign(word)?;
    if let Ok(number) = before.parse() {
        return Some(number);
    }
    // 八, 十八, 二十, 二十八: tens and ones.
    let (mut tens, mut ones) = (0, 0);
    for c in before.chars() {
        match digit(c) {
            Some(10) if tens == 0 => (tens, ones) = (ones.max(1), 0),
            Some(one @ 1..=9) if ones == 0 => ones = one,
            _ => return None,
        }
    }
    (tens + ones > 0).then_some(10 * tens + ones)
}

fn without_sign(word: &str) -> Option<&str> {
    word.strip_suffix('世').or_else(|| word.strip_suffix('세'))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || digit(c).is_some()
}

/// The value of a numeral of Han characters.
fn digit(c: char) -> Option<u16> {
    "一二三四五六七八九十".chars().zip(1..).find(|(d, _)| *d == c).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_rulers() {
        let table =
            [("8世", 8), ("八世", 8), ("十世", 10), ("十六世", 16), ("二十三世", 23), ("16세", 16)];
        for (word, number) in table {
            assert_eq!(value(word), Some(number), "{word}");
        }
        for word in ["世", "세", "三三世", "十十世", "王世", "8", "99999999世"] {
            assert_eq!(value(word), None, "{word}");
        }
        assert_eq!(begins("亚历山大二世"), Some("亚历山大".len()));
        assert_eq!(begins("ヘンリー8世"), Some("ヘンリー".len()));
        assert_eq!(begins("王三世"), None);
        assert_eq!(begins("八世"), None);
    }
}
