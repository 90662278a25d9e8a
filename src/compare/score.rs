//! The number at the end of a comparison.

use core::fmt;

/// How sure isim is that two names are the same name.
///
/// Inside it is a whole number of hundredths of a nat (natural-log odds), so it is the same on
/// every machine; [`Score::value`] maps it to 0..1, where 0.5 is as likely as not.
///
/// ```
/// let score = isim::compare("Baku", "baku", isim::Kind::Place);
/// assert_eq!(score.value(), 1.0);
/// assert!(score.is_same());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(i32);

impl Score {
    /// The weight of certainty: names that fold to the same text. Its value is exactly 1.
    pub const MAX_WEIGHT: i32 = 1600;
    /// The weight of two names that have nothing in common. Its value is exactly 0.
    pub const MIN_WEIGHT: i32 = -1600;

    /// The score of a weight in hundredths of a nat, cut to the range of scores.
    pub fn from_weight(weight: i32) -> Score {
        Score(weight.clamp(Self::MIN_WEIGHT, Self::MAX_WEIGHT))
    }

    /// Log-odds in hundredths of a nat: the sum of the weights of an explanation's steps.
    pub fn weight(self) -> i32 {
        self.0
    }

    /// The same as a number from 0 to 1: the chance that the names are one, when a name's nearest
    /// neighbours are as common among the pairs as its true variants. Rounded to millionths.
    pub fn value(self) -> f64 {
        match self.0 {
            Self::MAX_WEIGHT => 1.0,
            Self::MIN_WEIGHT => 0.0,
            weight => {
                let p = 1.0 / (1.0 + exp(-f64::from(weight) / 100.0));
                // A cast rounds towards zero; 0.5 makes it round to nearest. No libm is involved,
                // so every platform gets the same bits.
                f64::from((p * 1e6 + 0.5) as u32) / 1e6
            }
        }
    }

    /// True when the names are more likely one than two: the value is at least 0.5.
    pub fn is_same(self) -> bool {
        self.0 >= 0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value(), f)
    }
}

/// e to the x for |x| ≤ 16, from IEEE basic operations alone: x is split into halves until the
/// Taylor series is exact to double precision, then the result is squared back.
fn exp(x: f64) -> f64 {
    let small = x / 1024.0;
    let mut sum = 1.0;
    let mut term = 1.0;
    let mut n = 1.0;
    while n < 9.0 {
        term *= small / n;
        sum += term;
        n += 1.0;
    }
    for _ in 0..10 {
        sum *= sum;
    }
    sum
}
