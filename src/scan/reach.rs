//! What a word can be worth against a listed token at most, told without aligning them.
//!
//! Every sound of the token is given the best that any sound of the word makes of it, wherever it
//! stands; then the sounds are put in order, roughly. What is too little even so need not be aligned,
//! and that is most of what shares a key with a word.

use super::list::likeness;
use crate::compare::align::Sounds;
use crate::compare::writing::Writing;
use crate::lang::Script;
use crate::name::token::MAX_SOUNDS;
use crate::tables::types::Costs;

/// No way leads here.
const LOW: i16 = -12_000;
/// What two sounds against one are worth that never stand so, in an exact alignment.
const NEVER: i16 = -128;
/// Sounds of a word after this many are not compared: a table has room for them.
const _: () = assert!(MAX_SOUNDS <= 32);

/// The best that the sounds of one word make of each sound of a token.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    writing: Writing,
    /// The scripts of the word and of the tokens.
    own: Script,
    script: Script,
    best: [i8; 128],
    /// What its own sounds that stand alone add, if that is more than nothing.
    alone: i32,
}

impl Reach {
    /// Of a word in a script, in all ways in which it sounds, against tokens of a script.
    pub fn new<'s>(ways: impl Iterator<Item = Sounds<'s>>, own: Script, script: Script) -> Reach {
        let writing = Writing::of(own, script);
        let costs = writing.costs();
        let [here, there] = writing.sides.map(|side| &costs.gap[side & 1]);
        let mut best = there[0];
        let mut more = |row: &[i8; 128]| {
            best.iter_mut().zip(row).for_each(|(best, worth)| *best = (*best).max(*worth));
        };
        more(&there[1]);
        more(&there[2]);
        let (mut alone, mut seen) = (0, 0u128);
        for way in ways {
            let mut added = 0;
            for (&sound, &row) in way.sounds.iter().zip(way.rows) {
                if seen >> (sound & 127) & 1 == 0 {
                    more(costs.of(sound));
                    seen |= 1 << (sound & 127);
                }
                if row != 0 {
                    more(costs.both(row));
                }
                let gap = here.iter().map(|gap| gap[usize::from(sound & 127)]).max();
                added += i32::from(gap.unwrap_or(0).max(0));
            }
            alone = added.max(alone);
        }
        Reach { writing, own, script, best, alone }
    }

    /// How well the word in one of its ways agrees with a token at most, in thousandths, as far as
    /// that is so much: less stands for anything less. Of both, what they score against themselves
    /// is given, in tenths of a nat, as is how risky the way is.
    pub fn likeness(
        &self,
        (word, mine): (Sounds, i16),
        (token, theirs): (Sounds, i16),
        price: i32,
        least: i32,
    ) -> i32 {
        if word.script != self.own || token.script != self.script {
            return 1000;
        }
        let both = (i32::from(mine) + i32::from(theirs)).max(1);
        // Within a script words are compared on the scale of what they are worth themselves.
        let same = match self.writing.kind {
            0 => same(self.writing.costs(), word.sounds, token.sounds).max(1),
            _ => both,
        };
        let wanted = (least * both / 2000 + price) * same / both;
        let worth = self.worth(word, token, wanted) * both / same;
        likeness(worth - price, mine, theirs)
    }

    /// What one way of the word is worth at most against a token, in tenths of a nat, told by an
    /// alignment that leaves out what makes the exact one dear: no sound has to stand near its
    /// place, and none is taken for granted. What cannot be worth so much is given up early.
    fn worth(&self, word: Sounds, token: Sounds, least: i32) -> i32 {
        // Most words are short, and what need not be filled takes no time.
        match token.sounds.len() {
            ..=8 => self.fill::<8, 10>(word, token, least),
            9..=16 => self.fill::<16, 18>(word, token, least),
            _ => self.fill::<32, 34>(word, token, least),
        }
    }

    /// The same with a table of `WIDTH` places, and two more. What is done to all places at once,
    /// compilers turn into instructions on many numbers.
    fn fill<const WIDTH: usize, const MORE: usize>(
        &self,
        word: Sounds,
        token: Sounds,
        least: i32,
    ) -> i32 {
        let costs = self.writing.costs();
        let [on_a, on_b] = self.writing.sides;
        let len = token.sounds.len().min(WIDTH);
        if len == 0 {
            return 0;
        }
        // The sounds; what those from each on are worth at most; and what all up to each are worth
        // that stand alone.
        let mut sounds = [0usize; WIDTH];
        let (mut rest, mut gaps) = ([LOW; MORE], [0i16; WIDTH]);
        let mut alone = 0;
        for (j, (place, sound)) in sounds.iter_mut().zip(token.sounds).enumerate() {
            *place = usize::from(sound & 127);
            alone += costs.gap(on_b, *sound, j, token.sounds.len());
            gaps[j] = alone;
        }
        gaps[len..].fill(alone);
        // The places whose sound makes a pair with the one before it.
        let (mut pairs, mut count) = ([(0, costs.both(0)); WIDTH], 0);
        rest[len] = self.alone as i16;
        let mut row_behind = 0;
        for j in (0..len).rev() {
            let mut two = NEVER;
            if row_behind != 0 {
                let both = costs.both(row_behind);
                let most = word.sounds.iter().map(|x| both[usize::from(x & 127)]).max();
                two = i16::from(most.unwrap_or(i8::MIN));
                pairs[count] = (j + 1, both);
                count += 1;
            }
            rest[j] = i16::from(self.best[sounds[j]]) + rest[j + 1];
            if j + 1 < len {
                rest[j] = rest[j].max(two + rest[j + 2]);
            }
            row_behind = token.rows.get(j).copied().unwrap_or(0);
        }
        if i32::from(rest[0]) < least {
            return rest[0].into();
        }
        let mut behind = [LOW; WIDTH];
        behind[..len].copy_from_slice(&rest[1..=len]);
        // The sums in front of the first place, and at each: of the row two above, and the row above.
        let (mut edges, mut second, mut above) = ([LOW, 0], [LOW; WIDTH], gaps);
        // No way leads past two rows without touching one of them.
        let mut before = rest[0];
        for (i, (x, pair)) in word.sounds.iter().zip(word.rows).enumerate() {
            let (one, x) = (costs.of(*x), *x);
            let alone = costs.gap(on_a, x, i, word.sounds.len());
            let mut worth = [0i16; WIDTH];
            for (worth, y) in worth.iter_mut().zip(&sounds[..len]) {
                *worth = i16::from(one[y & 127]);
            }
            // One to the left in the row above and in that above it, and two to the left.
            let (mut corner, mut over, mut far) =
                ([edges[1]; WIDTH], [edges[0]; WIDTH], [LOW; WIDTH]);
            corner[1..].copy_from_slice(&above[..WIDTH - 1]);
            over[1..].copy_from_slice(&second[..WIDTH - 1]);
            far[1..].copy_from_slice(&corner[..WIDTH - 1]);
            let mut doubles = [NEVER; WIDTH];
            if *pair != 0 && i > 0 {
                let both = costs.both(*pair);
                for (double, y) in doubles.iter_mut().zip(&sounds[..len]) {
                    *double = i16::from(both[y & 127]);
                }
            }
            let mut row = [0i16; WIDTH];
            for j in 0..WIDTH {
                let single = (corner[j] + worth[j]).max(above[j] + alone);
                row[j] = single.max(over[j] + doubles[j]).max(far[j] + NEVER);
            }
            for &(j, both) in &pairs[..count] {
                row[j] = row[j].max(far[j] + i16::from(both[usize::from(x & 127)]));
            }
            edges = [edges[1], edges[1] + alone];
            // What stands to the left, and the sounds between alone.
            let (mut left, mut top) = (edges[1], edges[1] + rest[0]);
            for ((cell, gaps), behind) in row[..len].iter_mut().zip(&gaps).zip(&behind) {
                left = left.max(*cell - gaps);
                *cell = left + gaps;
                top = top.max(*cell + behind);
            }
            if i32::from(top.max(before)) < least {
                return top.max(before).into();
            }
            (before, second, above) = (top, above, row);
        }
        above[len - 1].into()
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
    use crate::compare::align::align_to_scale;
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
        let (mut most_are_near, mut all) = (0, 0);
        for a in &names {
            for b in &names {
                let (x, y) = (&a.tokens[0], &b.tokens[0]);
                let (xs, ys) = (&a.sounds[x.range()], &b.sounds[y.range()]);
                let (xr, yr) = (&a.rows[x.range()], &b.rows[y.range()]);
                let way = Sounds::new(xs, xr, a.script());
                let reach = Reach::new(core::iter::once(way), a.script(), b.script());
                let there = Sounds::new(ys, yr, b.script());
                for end in 1..=xs.len() {
                    let own = Sounds::new(&xs[..end], &xr[..end], a.script());
                    let (mine, theirs) = (ideal(own.sounds), ideal(ys));
                    let worth = align_to_scale(own, there);
                    for (price, least) in [(0, 200), (0, 500), (30, 200), (0, i32::MIN / 4000)] {
                        let exact = likeness(worth - price, mine, theirs);
                        let most = reach.likeness((own, mine), (there, theirs), price, least);
                        let told = || alloc::format!("{} {} {end}", a.text(), b.text());
                        assert!(exact <= most, "{}: {exact} {most}", told());
                        most_are_near += usize::from(most >= least && exact + 100 >= most);
                        all += usize::from(most >= least);
                    }
                }
            }
        }
        // All but as much as the exact alignment says.
        assert!(most_are_near * 10 > all * 9, "{most_are_near} of {all}");
    }
}
