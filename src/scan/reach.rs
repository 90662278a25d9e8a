//! What a word can be worth against a listed token at most, told without aligning them.
//!
//! Every sound of the token is given the best that any sound of the word makes of it, wherever it
//! stands. What is too little even so need not be aligned.

use crate::compare::writing::Writing;
use crate::lang::Script;
use crate::tables::types::Costs;

/// The best that the sounds of one word make of each sound of a token.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    writing: Writing,
    /// The script of the tokens.
    pub script: Script,
    best: [i8; 128],
    /// What its own sounds that stand alone add, if that is more than nothing.
    alone: i32,
}

impl Reach {
    /// Of a word with its rows, against tokens of a script.
    pub fn new(sounds: &[u8], rows: &[u8], own: Script, script: Script) -> Reach {
        let writing = Writing::of(own, script);
        let costs = writing.costs();
        let [here, there] = writing.sides.map(|side| &costs.gap[side & 1]);
        let mut best = there[0];
        let mut more = |row: &[i8; 128]| {
            best.iter_mut().zip(row).for_each(|(best, worth)| *best = (*best).max(*worth));
        };
        more(&there[1]);
        more(&there[2]);
        let mut alone = 0;
        for (&sound, &row) in sounds.iter().zip(rows) {
            more(costs.of(sound));
            if row != 0 {
                more(costs.both(row));
            }
            let gap = here.iter().map(|gap| gap[usize::from(sound & 127)]).max();
            alone += i32::from(gap.unwrap_or(0).max(0));
        }
        Reach { writing, script, best, alone }
    }

    /// What the word is worth at most against a token's sounds and rows, in tenths of a nat.
    pub fn most(&self, word: &[u8], sounds: &[u8], rows: &[u8]) -> i32 {
        let costs = self.writing.costs();
        let (mut before, mut most) = (i32::MIN / 2, self.alone);
        for (&sound, &row) in sounds.iter().zip(rows) {
            let one = i32::from(self.best[usize::from(sound & 127)]);
            let both = costs.both(row);
            let two = match row {
                0 => None,
                _ => word.iter().map(|x| both[usize::from(x & 127)]).max(),
            };
            let two = i32::from(two.unwrap_or(i8::MIN));
            (before, most) = (most, (most + one).max(before + two));
        }
        most
    }

    /// The same on the scale of [`crate::compare::align::align_to_scale`], for the beginning of the
    /// word: what that and the token score against themselves is given.
    pub fn to_scale(&self, most: i32, word: &[u8], token: &[u8], ideal: i32) -> i32 {
        if self.writing.kind != 0 {
            return most;
        }
        most * ideal / same(self.writing.costs(), word, token).max(1)
    }
}

/// What sounds are worth against themselves.
fn same(costs: &Costs, word: &[u8], token: &[u8]) -> i32 {
    let worth = |s: &u8| i32::from(costs.of(*s)[usize::from(s & 127)]);
    word.iter().chain(token).map(worth).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::align::{Sounds, align_to_scale};
    use crate::lang::Kind;
    use crate::name::Name;
    use crate::name::token::ideal;

    #[test]
    fn no_alignment_is_worth_more() {
        let texts = [
            "Omuraliev",
            "Өмүралиев",
            "Dzhaparov",
            "Жапаров",
            "Schwarzenegger",
            "Шварценеггер",
            "Xavier",
            "Işıkhan",
            "Ишикхан",
            "Nguyen",
            "Papadopoulos",
            "Παπαδόπουλος",
            "עומר",
            "محمد",
            "O",
            "Lee",
            "Tchaikovsky",
            "Чайковский",
            "Krzysztof",
            "Кшиштоф",
            "Smith",
            "Fischer",
            "Фишер",
        ];
        let names = texts.map(|text| Name::new(text, Kind::Person));
        for a in &names {
            for b in &names {
                let (x, y) = (&a.tokens[0], &b.tokens[0]);
                let (xs, ys) = (&a.sounds[x.range()], &b.sounds[y.range()]);
                let (xr, yr) = (&a.rows[x.range()], &b.rows[y.range()]);
                let reach = Reach::new(xs, xr, a.script(), b.script());
                for end in 1..=xs.len() {
                    let cut = &xs[..end];
                    let all = i32::from(ideal(cut)) + i32::from(ideal(ys));
                    let most = reach.to_scale(reach.most(xs, ys, yr), cut, ys, all);
                    let own = Sounds::new(cut, &xr[..end], a.script());
                    let worth = align_to_scale(own, Sounds::new(ys, yr, b.script()));
                    assert!(worth <= most, "{} {} {end}: {worth} {most}", a.text(), b.text());
                }
            }
        }
    }
}
