//! `data/systems/` → `src/tables/systems.rs`: the compiled rules of the named systems, and for
//! those that can be read backwards the rules of the way back.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use isim::Rules;
use isim::rules::compile::{Draft, OwnedPass, OwnedTables};
use isim::rules::pass::{ALWAYS, Case, Casing, SLOW, START_BITS, Title};

#[path = "invert.rs"]
mod invert;

use invert::Way;

#[test]
fn systems_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/systems");
    let mut tables = OwnedTables::default();
    let (mut passes, mut stored) = (PassNames::default(), Stored::default());
    let (mut rows, mut faults) = (String::new(), Vec::new());
    for path in files(&folder) {
        match row(&path, &folder, &mut tables, &mut stored) {
            Ok(row) => rows.push_str(&row),
            Err(fault) => faults.push(fault),
        }
    }
    let mut conventions = String::new();
    for path in files(&folder.join("romanize")) {
        match convention(&path, &folder, &mut tables, &mut passes) {
            Ok(row) => conventions.push_str(&row),
            Err(fault) => faults.push(fault),
        }
    }
    let mut press = String::new();
    for path in files(&folder.join("press")) {
        match reading(&path, &folder, &mut tables, &mut passes) {
            Ok(row) => press.push_str(&row),
            Err(fault) => faults.push(fault),
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    super::check(
        "src/tables/systems.rs",
        &write(&tables, &passes, &stored, &[&rows, &conventions, &press]),
    );
}

/// The files that are systems, by name; the shared parts lie one folder deeper.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of systems")
        .map(|e| e.expect("an entry").path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    paths.sort_by_key(|p| p.file_stem().map(ToOwned::to_owned));
    paths
}

fn row(
    path: &Path,
    folder: &Path,
    tables: &mut OwnedTables,
    stored: &mut Stored,
) -> Result<String, String> {
    let stem = path.file_stem().and_then(|s| s.to_str()).expect("a name");
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let short = format!("data/systems/{stem}.txt");
    let load = |name: &str| {
        let file = folder.join(format!("{name}.txt"));
        std::fs::read_to_string(file).ok()
    };
    let draft = Draft::read(&short, &text, &load).map_err(|e| e.to_string())?;
    let header = |key: &str| {
        let found = draft.headers.iter().find(|h| h.left == key).map(|h| h.right.clone());
        found.ok_or_else(|| format!("{short}: the header {key:?} is missing"))
    };
    if header("system")? != stem {
        return Err(format!("{short}: the header system must be the name of the file"));
    }
    if draft.examples.len() < 3 {
        return Err(format!("{short}: has {} examples, and 3 are wanted", draft.examples.len()));
    }
    let rules = Rules::from_draft(&draft).map_err(|e| e.to_string())?;
    for example in &draft.examples {
        let made = rules.apply(&example.left);
        if made != example.right {
            return Err(format!(
                "{short}:{}: {} = {made}, and {} is wanted",
                example.line, example.left, example.right
            ));
        }
    }
    let forth = stored.add_all(draft.pack(tables).map_err(|e| e.to_string())?);
    let (back, why) = match invert::way_back(&draft, &rules) {
        Way::Back(back) => {
            let passes = stored.add_all(back.pack(tables).map_err(|e| e.to_string())?);
            (format!("Back::Passes({passes})"), Default::default())
        }
        Way::Clash(a, b, both) => ("Back::Clash".into(), [a, b, both]),
        Way::No(reason) => ("Back::No".into(), [reason.to_owned(), String::new(), String::new()]),
    };
    let casing = match draft.casing {
        Casing::Plain => "Plain",
        Casing::Turkic => "Turkic",
        Casing::None => "None",
    };
    let title = match draft.title {
        Title::No => "No",
        Title::First => "First",
        Title::Words => "Words",
    };
    let texts = stored.texts.len();
    stored.texts.extend([stem.to_owned(), header("name")?, header("source")?]);
    stored.texts.extend(why);
    Ok(format!(
        "Row {{ texts: {texts}, passes: {forth}, casing: Casing::{casing}, title: Title::{title}, \
         back: {back} }},\n",
    ))
}

/// The row of a conventional form; the file's name is the language or the script.
fn convention(
    path: &Path,
    folder: &Path,
    tables: &mut OwnedTables,
    names: &mut PassNames,
) -> Result<String, String> {
    let stem = path.file_stem().and_then(|s| s.to_str()).expect("a name");
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let short = format!("data/systems/romanize/{stem}.txt");
    let load = |name: &str| std::fs::read_to_string(folder.join(format!("{name}.txt"))).ok();
    let draft = Draft::read(&short, &text, &load).map_err(|e| e.to_string())?;
    let packed = draft.pack(tables).map_err(|e| e.to_string())?;
    Ok(format!("({stem:?}, &[{}]),\n", names.add_all(packed)))
}

/// The row of a press practice: the file's name is the language, and for which names.
fn reading(
    path: &Path,
    folder: &Path,
    tables: &mut OwnedTables,
    names: &mut PassNames,
) -> Result<String, String> {
    let stem = path.file_stem().and_then(|s| s.to_str()).expect("a name");
    let text = std::fs::read_to_string(path).expect("UTF-8");
    let short = format!("data/systems/press/{stem}.txt");
    let load = |name: &str| std::fs::read_to_string(folder.join(format!("{name}.txt"))).ok();
    let draft = Draft::read(&short, &text, &load).map_err(|e| e.to_string())?;
    let rules = Rules::from_draft(&draft).map_err(|e| e.to_string())?;
    for example in &draft.examples {
        let made = rules.apply(&example.left);
        if made != example.right {
            return Err(format!(
                "{short}:{}: {} = {made}, and {} is wanted",
                example.line, example.left, example.right
            ));
        }
    }
    let packed = draft.pack(tables).map_err(|e| e.to_string())?;
    Ok(format!("({stem:?}, &[{}]),\n", names.add_all(packed)))
}

/// The passes of the systems, their rows in pools, each once however many systems run it.
#[derive(Default)]
struct Stored {
    known: BTreeMap<OwnedPass, usize>,
    passes: Vec<String>,
    pools: Vec<Pool>,
    shared: Shared,
    lists: Vec<usize>,
    texts: Vec<String>,
}

/// What entries of all passes point to: their numbers hold for all.
#[derive(Default)]
struct Shared {
    masks: Vec<u64>,
    guards: Vec<(u64, u64, Vec<Case>)>,
    ids: Vec<u32>,
}

impl Shared {
    /// The entries of a pass, and one behind them that tells where the last one's rules end.
    fn entries(&mut self, pass: &OwnedPass) -> Vec<String> {
        fn number<T: PartialEq>(known: &mut Vec<T>, item: T) -> usize {
            known.iter().position(|k| *k == item).unwrap_or_else(|| {
                known.push(item);
                known.len() - 1
            })
        }
        let (start, _) = self.ids(&pass.ids);
        let masks: Vec<usize> =
            pass.masks.iter().map(|mask| number(&mut self.masks, *mask)).collect();
        let guards: Vec<usize> = pass
            .guards
            .iter()
            .enumerate()
            .map(|(row, g)| {
                let cases = pass.cases[g.start as usize..][..g.count as usize].to_vec();
                let number = number(&mut self.guards, (g.before, g.after, cases));
                assert!(row > usize::from(ALWAYS) || row == number, "the first rows are alike");
                number
            })
            .collect();
        assert!(masks.first().is_none_or(|&edge| edge == 0), "the first classes are alike");
        assert!(self.masks.len() < 65_536 && self.guards.len() < 65_536, "rows have 16 bits");
        let mut entries: Vec<String> = pass
            .entries
            .iter()
            .map(|e| {
                let (mask, guard) = (masks[usize::from(e.mask)], guards[usize::from(e.guard)]);
                format!("e({},{},{mask},{guard})", e.start + start as u32, e.quick)
            })
            .collect();
        entries.push(format!("e({},{},0,{ALWAYS})", start + pass.ids.len(), SLOW));
        entries
    }

    /// Where these numbers of rules stand, and how many they are.
    fn ids(&mut self, ids: &[u32]) -> (usize, usize) {
        let known = self.ids.windows(ids.len().max(1)).position(|w| w == ids);
        let start = known.unwrap_or_else(|| {
            self.ids.extend(ids);
            self.ids.len() - ids.len()
        });
        assert!(self.ids.len() >> START_BITS == 0, "numbers of rules have {START_BITS} bits");
        (start, ids.len())
    }
}

/// Rows of one kind, and where those of a pass stand.
#[derive(Default)]
struct Pool {
    rows: Vec<String>,
    known: BTreeMap<Vec<String>, usize>,
}

impl Pool {
    /// The start and the number of these rows.
    fn add(&mut self, rows: Vec<String>) -> (usize, usize) {
        assert!(rows.len() < 65_536, "a pass has too many rows");
        let len = rows.len();
        let next = if rows.is_empty() { 0 } else { self.rows.len() };
        let start = *self.known.entry(rows.clone()).or_insert_with(|| {
            self.rows.extend(rows);
            next
        });
        (start, len)
    }
}

impl Stored {
    /// The list of these passes.
    fn add_all(&mut self, passes: Vec<OwnedPass>) -> String {
        let numbers: Vec<usize> = passes.into_iter().map(|pass| self.add(pass)).collect();
        // One pass, as most have, needs no list.
        if let [one] = numbers[..] {
            return format!("l({one}, 1)");
        }
        let known = self.lists.windows(numbers.len()).position(|window| window == numbers);
        let start = known.unwrap_or_else(|| {
            self.lists.extend(&numbers);
            self.lists.len() - numbers.len()
        });
        format!("l({start}, {})", numbers.len())
    }

    fn add(&mut self, pass: OwnedPass) -> usize {
        if let Some(&known) = self.known.get(&pass) {
            return known;
        }
        self.pools.resize_with(3, Pool::default);
        let entries = self.shared.entries(&pass);
        let insertions = self.shared.ids(&pass.insertions);
        let [window, far, ..] = rows(&pass);
        let mut runs: Vec<(usize, usize)> =
            self.pools.iter_mut().zip([window, far, entries]).map(|(p, r)| p.add(r)).collect();
        runs.push(insertions);
        let more = !pass.far.is_empty() || !pass.insertions.is_empty();
        let flags = [pass.everywhere, pass.decomposed, pass.titled, more];
        let flags = flags.iter().rev().fold(0, |flags, flag| flags << 1 | u8::from(*flag));
        let (starts, lens): (Vec<usize>, Vec<usize>) = runs.into_iter().unzip();
        self.passes.push(format!("p({}, {starts:?}, {lens:?}, {flags})", pass.base));
        self.known.insert(pass, self.passes.len() - 1);
        self.passes.len() - 1
    }
}

/// The rows of a pass: window, far, entries, masks, guards, cases, ids, insertions.
fn rows(pass: &OwnedPass) -> [Vec<String>; 8] {
    [
        pass.window.iter().map(u16::to_string).collect(),
        pass.far.iter().map(|(c, slot)| format!("('\\u{{{:x}}}', {slot})", *c as u32)).collect(),
        pass.entries
            .iter()
            .map(|e| format!("e({},{},{},{})", e.start, e.quick, e.mask, e.guard))
            .collect(),
        pass.masks.iter().map(u64::to_string).collect(),
        pass.guards
            .iter()
            .map(|g| format!("g({},{},{},{})", g.before, g.after, g.start, g.count))
            .collect(),
        pass.cases.iter().map(|k| format!("k({},{},{})", k.quick, k.before, k.after)).collect(),
        pass.ids.iter().map(u32::to_string).collect(),
        pass.insertions.iter().map(u32::to_string).collect(),
    ]
}

/// The passes of conventions, with pointers: they run on every name.
#[derive(Default)]
struct PassNames {
    known: BTreeMap<OwnedPass, usize>,
    statics: String,
}

impl PassNames {
    fn add_all(&mut self, passes: Vec<OwnedPass>) -> String {
        let names: Vec<String> = passes.into_iter().map(|p| format!("P{}", self.add(p))).collect();
        names.join(", ")
    }

    fn add(&mut self, pass: OwnedPass) -> usize {
        let next = self.known.len();
        if let Some(&known) = self.known.get(&pass) {
            return known;
        }
        let [window, far, entries, masks, guards, cases, ids, insertions] =
            rows(&pass).map(|rows| list(rows.into_iter()));
        let p = &mut self.statics;
        let _ = write!(
            p,
            "#[rustfmt::skip]\nconst P{next}: Pass<'static> = Pass {{\nbase: {}, decomposed: {}, titled: {},\n\
             window: {window},\nfar: {far},\nentries: {entries},\nmasks: {masks},\nguards: {guards},\ncases: {cases},\n\
             ids: {ids},\ninsertions: {insertions}, everywhere: {},\n}};\n",
            pass.base, pass.decomposed, pass.titled, pass.everywhere,
        );
        self.known.insert(pass, next);
        next
    }
}

/// An array on lines of a hundred columns.
fn list(items: impl Iterator<Item = String>) -> String {
    let (mut text, mut column) = (String::from("&["), 0);
    for item in items {
        if column + item.len() + 1 > 98 {
            text.push('\n');
            column = 0;
        }
        column += item.len() + 1;
        text.push_str(&item);
        text.push(',');
    }
    text.push(']');
    text
}

fn write(tables: &OwnedTables, passes: &PassNames, stored: &Stored, rows: &[&str; 3]) -> String {
    let [rows, conventions, press] = rows;
    let rules = tables
        .rules
        .iter()
        .map(|r| format!("r({},{},{},{},{})", r.tail, r.right, r.context, r.file, r.line));
    let contexts =
        tables.contexts.iter().map(|c| format!("c({},{},{})", c.start, c.before, c.after));
    let text: String = tables.text.chars().flat_map(char::escape_debug).collect();
    let names = stored.texts.concat();
    let ends = stored.texts.iter().scan(0, |end, text| {
        *end += text.len();
        Some(u16::try_from(*end).expect("places in the texts have 16 bits").to_string())
    });
    let mut out = format!(
        "//! Generated from `data/systems/` by `tests/generate/systems.rs`.\n\n\
         use crate::rules::pass::{{Case, Casing, Context, Entry, Guard, Pass, Rule, Tables, Title, c, e, g, k, r}};\n\
         use crate::rules::stored::{{Back, Packed, Pools, Row, l, p}};\n\
         use crate::tables::types::Words;\n\n\
         /// The rows that all systems share.\n\
         pub(crate) static TABLES: Tables<'static> =\n    \
         Tables {{ text: TEXT, rules: RULES, contexts: CONTEXTS, items: ITEMS }};\n\n\
         #[rustfmt::skip]\nstatic TEXT: &str = \"{text}\";\n\
         #[rustfmt::skip]\nstatic RULES: &[Rule] = {};\n\
         #[rustfmt::skip]\nstatic CONTEXTS: &[Context] = {};\n\
         #[rustfmt::skip]\nstatic ITEMS: &[u32] = {};\n\n\
         /// What systems are called, where they are laid down, and why there is no way back.\n\
         #[rustfmt::skip]\npub(crate) static TEXTS: Words = Words {{ text: {names:?}, ends: {} }};\n\n\
         /// The rows of the passes of systems.\n\
         pub(crate) static POOLS: Pools = Pools {{\n    window: WINDOW, far: FAR, entries: ENTRIES, \
         masks: MASKS, guards: GUARDS, cases: CASES, ids: IDS,\n}};\n\n",
        list(rules),
        list(contexts),
        list(tables.items.iter().map(u32::to_string)),
        list(ends),
    );
    let pools = ["WINDOW: &[u16]", "FAR: &[(char, u16)]", "ENTRIES: &[Entry]"];
    let mut pools: Vec<_> =
        pools.into_iter().zip(stored.pools.iter().map(|p| p.rows.clone())).collect();
    let shared = &stored.shared;
    pools.push(("MASKS: &[u64]", shared.masks.iter().map(u64::to_string).collect()));
    let mut cases: Vec<String> = Vec::new();
    let guards = shared.guards.iter().map(|(before, after, own)| {
        let start = cases.len();
        cases.extend(own.iter().map(|k| format!("k({},{},{})", k.quick, k.before, k.after)));
        format!("g({before},{after},{start},{})", own.len())
    });
    pools.push(("GUARDS: &[Guard]", guards.collect()));
    pools.push(("CASES: &[Case]", cases));
    pools.push(("IDS: &[u32]", shared.ids.iter().map(u32::to_string).collect()));
    for (name, rows) in pools {
        let _ = writeln!(out, "#[rustfmt::skip]\nstatic {name} = {};", list(rows.into_iter()));
    }
    let _ = write!(
        out,
        "\n/// The passes of systems.\n\
         #[rustfmt::skip]\npub(crate) static PASSES: &[Packed] = {};\n\n\
         /// Numbers of the passes that a system runs, one run behind the other.\n\
         #[rustfmt::skip]\npub(crate) static LISTS: &[u16] = {};\n\n\
         /// Every system, in the order of their codes.\n\
         #[rustfmt::skip]\npub(crate) static SYSTEMS: &[Row] = &[\n{rows}];\n\n{}\
         /// The conventional forms, by language or script, in the order of their names.\n\
         #[rustfmt::skip]\npub(crate) static CONVENTIONS: &[(&str, &[Pass<'static>])] = \
         &[\n{conventions}];\n\n\
         /// The practice of the press, by language and by the look of the name.\n\
         #[rustfmt::skip]\npub(crate) static PRESS: &[(&str, &[Pass<'static>])] = \
         &[\n{press}];\n",
        list(stored.passes.iter().cloned()),
        list(stored.lists.iter().map(usize::to_string)),
        passes.statics,
    );
    out
}
