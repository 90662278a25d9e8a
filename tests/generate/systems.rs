//! `data/systems/` → `src/tables/systems.rs`: the compiled rules of the named systems, and for
//! those that can be read backwards the rules of the way back.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use isim::Rules;
use isim::rules::compile::{Draft, OwnedPass, OwnedTables};
use isim::rules::pass::{Casing, Title};

#[path = "invert.rs"]
mod invert;

use invert::Way;

#[test]
fn systems_are_fresh() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/systems");
    let mut tables = OwnedTables::default();
    let mut passes = PassNames::default();
    let (mut rows, mut faults) = (String::new(), Vec::new());
    for path in files(&folder) {
        match row(&path, &folder, &mut tables, &mut passes) {
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
    super::check("src/tables/systems.rs", &write(&tables, &passes, &[&rows, &conventions, &press]));
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
    names: &mut PassNames,
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
    let forth = draft.pack(tables).map_err(|e| e.to_string())?;
    let forth = names.add_all(forth);
    let back = match invert::way_back(&draft, &rules) {
        Way::Back(back) => {
            let passes = back.pack(tables).map_err(|e| e.to_string())?;
            format!("Back::Passes(&[{}])", names.add_all(passes))
        }
        Way::Clash(a, b, both) => format!("Back::Clash({a:?}, {b:?}, {both:?})"),
        Way::No(reason) => format!("Back::No({reason:?})"),
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
    Ok(format!(
        "Row {{\n    code: {stem:?},\n    name: {:?},\n    source: {:?},\n    passes: &[{forth}],\n    \
         casing: Casing::{casing},\n    title: Title::{title},\n    back: {back},\n}},\n",
        header("name")?,
        header("source")?,
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

/// Passes, each written once however many systems run it.
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
        let far: Vec<String> = pass
            .far
            .iter()
            .map(|(c, slot)| format!("('\\u{{{:x}}}', {slot})", *c as u32))
            .collect();
        let entries: Vec<String> = pass
            .entries
            .iter()
            .map(|e| format!("e({},{},{},{})", e.start, e.quick, e.mask, e.guard))
            .collect();
        let guards: Vec<String> = pass
            .guards
            .iter()
            .map(|g| format!("g({},{},{},{})", g.before, g.after, g.start, g.count))
            .collect();
        let cases: Vec<String> =
            pass.cases.iter().map(|k| format!("k({},{},{})", k.quick, k.before, k.after)).collect();
        let p = &mut self.statics;
        let _ = write!(
            p,
            "#[rustfmt::skip]\nconst P{next}: Pass<'static> = Pass {{\nbase: {}, decomposed: {}, titled: {},\n\
             window: {},\nfar: {},\nentries: {},\nmasks: {},\nguards: {},\ncases: {},\nids: {},\ninsertions: {}, everywhere: {},\n}};\n",
            pass.base,
            pass.decomposed,
            pass.titled,
            list(pass.window.iter().map(u16::to_string)),
            list(far.into_iter()),
            list(entries.into_iter()),
            list(pass.masks.iter().map(u64::to_string)),
            list(guards.into_iter()),
            list(cases.into_iter()),
            list(pass.ids.iter().map(u32::to_string)),
            list(pass.insertions.iter().map(u32::to_string)),
            pass.everywhere,
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

fn write(tables: &OwnedTables, passes: &PassNames, rows: &[&str; 3]) -> String {
    let [rows, conventions, press] = rows;
    let rules = tables
        .rules
        .iter()
        .map(|r| format!("r({},{},{},{},{})", r.tail, r.right, r.context, r.file, r.line));
    let contexts =
        tables.contexts.iter().map(|c| format!("c({},{},{})", c.start, c.before, c.after));
    let text: String = tables.text.chars().flat_map(char::escape_debug).collect();
    format!(
        "//! Generated from `data/systems/` by `tests/generate/systems.rs`.\n\n\
         use crate::rules::pass::{{\n    \
         Back, Casing, Context, Pass, Row, Rule, Tables, Title, c, e, g, k, r,\n}};\n\n\
         /// The rows that all systems share.\n\
         pub(crate) static TABLES: Tables<'static> =\n    \
         Tables {{ text: TEXT, rules: RULES, contexts: CONTEXTS, items: ITEMS }};\n\n\
         #[rustfmt::skip]\nstatic TEXT: &str = \"{text}\";\n\
         #[rustfmt::skip]\nstatic RULES: &[Rule] = {};\n\
         #[rustfmt::skip]\nstatic CONTEXTS: &[Context] = {};\n\
         #[rustfmt::skip]\nstatic ITEMS: &[u32] = {};\n{}\
         /// Every system, in the order of their codes.\n\
         #[rustfmt::skip]\npub(crate) static SYSTEMS: &[Row] = &[\n{rows}];\n\n\
         /// The conventional forms, by language or script, in the order of their names.\n\
         #[rustfmt::skip]\npub(crate) static CONVENTIONS: &[(&str, &[Pass<'static>])] = \
         &[\n{conventions}];\n\n\
         /// The practice of the press, by language and by the look of the name.\n\
         #[rustfmt::skip]\npub(crate) static PRESS: &[(&str, &[Pass<'static>])] = \
         &[\n{press}];\n",
        list(rules),
        list(contexts),
        list(tables.items.iter().map(u32::to_string)),
        passes.statics,
    )
}
