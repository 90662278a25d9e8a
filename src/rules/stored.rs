//! The systems as the generated tables hold them: passes as numbers instead of pointers.

use super::pass::{Case, Casing, Entry, Guard, Pass, Title};

/// A system as the generated tables hold it. What it is called stands in their texts: code, name,
/// source, and three that tell of its way back.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Number of its first text.
    pub texts: u16,
    /// Its passes.
    pub passes: List,
    /// The treatment of capitals.
    pub casing: Casing,
    /// Capitals where the source has none.
    pub title: Title,
    /// The way back, or why there is none.
    pub back: Back,
}

/// The way back of a system.
#[derive(Clone, Copy, Debug)]
pub enum Back {
    /// The passes that lead back.
    Passes(List),
    /// Two words become one: the texts are these words and what both become.
    Clash,
    /// Another reason, which the first of the texts gives.
    No,
}

/// Passes: the number of the only one, or a run of their numbers.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The number of the only pass, or where their numbers begin.
    pub start: u16,
    /// How many they are.
    pub len: u8,
}

/// The rows of the passes of all systems, one behind the other: pointers to those of each pass
/// would take more than most of them do, and a loader would have to set them.
///
/// Windows, rows outside them, entries and what inserts are a pass's own. What entries point to is
/// numbered for all passes together; the entry behind a pass's last tells where its rules end.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Pools {
    pub window: &'static [u16],
    pub far: &'static [(char, u16)],
    pub entries: &'static [Entry],
    pub masks: &'static [u64],
    pub guards: &'static [Guard],
    pub cases: &'static [Case],
    pub ids: &'static [u32],
}

/// A pass as the generated tables hold it: where its rows stand in the pools.
#[derive(Clone, Copy, Debug)]
pub struct Packed {
    /// As in [`Pass`].
    pub base: u32,
    /// Where its runs begin: window, far, entries, insertions.
    pub starts: [u32; 4],
    /// How long they are.
    pub lens: [u16; 4],
    /// Everywhere, decomposed, titled, and whether there are rows outside the window or some that
    /// insert: a bit for each.
    pub flags: u8,
}

impl Packed {
    /// The pass with its rows.
    #[inline]
    pub fn unpack(&self, pools: &Pools) -> Pass<'static> {
        let pass = Pass {
            base: self.base,
            window: self.rows(0, pools.window),
            far: &[],
            entries: self.rows(2, pools.entries),
            masks: pools.masks,
            guards: pools.guards,
            cases: pools.cases,
            ids: pools.ids,
            insertions: &[],
            everywhere: false,
            decomposed: false,
            titled: false,
        };
        // Most passes have none of this, and it is asked for every text.
        if self.flags == 0 {
            return pass;
        }
        Pass {
            far: self.rows(1, pools.far),
            insertions: self.rows(3, pools.ids),
            everywhere: self.flags & 1 != 0,
            decomposed: self.flags & 2 != 0,
            titled: self.flags & 4 != 0,
            ..pass
        }
    }

    #[inline(always)]
    fn rows<T>(&self, which: usize, pool: &'static [T]) -> &'static [T] {
        let (start, len) = (self.starts[which & 3] as usize, usize::from(self.lens[which & 3]));
        pool.get(start..start + len).unwrap_or(&[])
    }
}

/// A packed pass from its numbers.
pub(crate) const fn p(base: u32, starts: [u32; 4], lens: [u16; 4], flags: u8) -> Packed {
    Packed { base, starts, lens, flags }
}

/// A list of passes from its numbers.
pub(crate) const fn l(start: u16, len: u8) -> List {
    List { start, len }
}
