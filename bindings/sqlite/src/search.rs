//! The table `isim_search`: what an index finds for a name.

use std::collections::HashMap;
use std::ffi::c_int;
use std::fs::File;
use std::marker::PhantomData;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use rusqlite::vtab::{
    Context, Filters, IndexConstraintOp, IndexInfo, VTab, VTabConfig, VTabConnection, VTabCursor,
    eponymous_only_module,
};
use rusqlite::{Connection, Error, Result, ffi};

use crate::map::map;

/// The columns; those from [`FIRST_ARGUMENT`] on are the arguments.
const COLUMNS: &str = "CREATE TABLE isim_search(\
    id TEXT, name TEXT, score REAL, kind TEXT, \
    file HIDDEN, query HIDDEN, k HIDDEN, query_kind HIDDEN, layer HIDDEN)";
const FIRST_ARGUMENT: c_int = 4;
const ARGUMENTS: usize = 5;
/// How many are found when k is not given.
const K: usize = 10;

pub(crate) fn register(db: &Connection) -> Result<()> {
    db.create_module("isim_search", eponymous_only_module::<Table>(), None)
}

/// The indexes that a connection has open.
#[derive(Clone, Default)]
struct Files(Arc<Mutex<HashMap<String, Opened>>>);

#[derive(Clone)]
struct Opened {
    stamp: (u64, Option<SystemTime>),
    index: Arc<isim::Index<'static>>,
}

impl Files {
    /// An index by its file, opened once, and anew when the file is another.
    fn get(&self, path: &str) -> Result<Arc<isim::Index<'static>>> {
        let failed = |e: &dyn std::fmt::Display| module(format!("{path}: {e}"));
        let about = Path::new(path).metadata().map_err(|e| failed(&e))?;
        let stamp = (about.len(), about.modified().ok());
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = files.get(path).filter(|opened| opened.stamp == stamp) {
            return Ok(Arc::clone(&opened.index));
        }
        let file = File::open(path).and_then(|file| map(&file)).map_err(|e| failed(&e))?;
        let index = Arc::new(isim::Index::from_bytes(file).map_err(|e| failed(&e))?);
        files.insert(path.to_owned(), Opened { stamp, index: Arc::clone(&index) });
        Ok(index)
    }
}

fn module(message: String) -> Error {
    Error::ModuleError(format!("isim_search: {message}"))
}

#[repr(C)]
struct Table {
    /// First, as SQLite wants it.
    base: ffi::sqlite3_vtab,
    files: Files,
}

// SAFETY: it begins with SQLite's own struct, and is laid out as C lays it out.
unsafe impl<'t> VTab<'t> for Table {
    type Aux = ();
    type Cursor = Cursor<'t>;

    fn connect(db: &mut VTabConnection, _: Option<&()>, _: &[&[u8]]) -> Result<(String, Table)> {
        // It opens files, so no view or trigger of a stranger's database may call it.
        db.config(VTabConfig::DirectOnly)?;
        let table = Table { base: ffi::sqlite3_vtab::default(), files: Files::default() };
        Ok((COLUMNS.to_owned(), table))
    }

    fn best_index(&self, info: &mut IndexInfo) -> Result<()> {
        let mut found = [None; ARGUMENTS];
        for (number, constraint) in info.constraints().enumerate() {
            let argument = usize::try_from(constraint.column() - FIRST_ARGUMENT);
            let Some(place) = argument.ok().and_then(|at| found.get_mut(at)) else { continue };
            if constraint.operator() != IndexConstraintOp::SQLITE_INDEX_CONSTRAINT_EQ {
                continue;
            }
            if !constraint.is_usable() {
                // Another order of the join has it.
                return Err(Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CONSTRAINT), None));
            }
            *place = Some(number);
        }
        if found[0].is_none() || found[1].is_none() {
            return Err(module("a file and a name are expected".into()));
        }
        let (mut given, mut count) = (0, 0);
        for (argument, number) in found.into_iter().enumerate() {
            let Some(number) = number else { continue };
            count += 1;
            given |= 1 << argument;
            let mut usage = info.constraint_usage(number);
            usage.set_argv_index(count);
            usage.set_omit(true);
        }
        info.set_idx_num(given);
        info.set_estimated_cost(1000.0);
        info.set_estimated_rows(10);
        Ok(())
    }

    fn open(&'t mut self) -> Result<Cursor<'t>> {
        Ok(Cursor {
            base: ffi::sqlite3_vtab_cursor::default(),
            files: self.files.clone(),
            found: Vec::new(),
            at: 0,
            table: PhantomData,
        })
    }
}

/// A row of an answer.
struct Found {
    id: String,
    name: String,
    score: f64,
    kind: &'static str,
}

#[repr(C)]
struct Cursor<'t> {
    /// First, as SQLite wants it.
    base: ffi::sqlite3_vtab_cursor,
    files: Files,
    found: Vec<Found>,
    at: usize,
    table: PhantomData<&'t Table>,
}

// SAFETY: as `Table`.
unsafe impl VTabCursor for Cursor<'_> {
    fn filter(&mut self, given: c_int, _: Option<&str>, values: &Filters<'_>) -> Result<()> {
        self.found.clear();
        self.at = 0;
        let mut values = values.iter();
        let mut arguments = [None; ARGUMENTS];
        for (at, place) in arguments.iter_mut().enumerate() {
            *place = if given >> at & 1 == 1 { values.next() } else { None };
        }
        let [file, query, k, kind, layer] = arguments;
        let text = |value| crate::read(value).map_err(|e| module(e.to_string()));
        let (Some(file), Some(query)) = (file, query) else { return Ok(()) };
        let (Some(file), Some(query)) = (text(file)?, text(query)?) else { return Ok(()) };
        let k = match k {
            None => K,
            Some(k) => {
                let number = k.as_i64().ok().and_then(|k| usize::try_from(k).ok());
                number.ok_or_else(|| module("k is to be a whole number from 0 on".into()))?
            }
        };
        let kind = match kind.map(text).transpose()? {
            None => isim::Kind::Person,
            Some(None) => return Ok(()),
            Some(Some(word)) => word.parse().map_err(|e: isim::Error| module(e.to_string()))?,
        };
        if query.len() > crate::NAME_LIMIT {
            return Err(module(format!("the name is too long: {} bytes", query.len())));
        }
        let layer = layer.map(text).transpose()?.flatten();
        let top = layer.map(|layer| self.files.get(layer)).transpose()?;
        let (index, name) = (self.files.get(file)?, isim::Name::new(query, kind));
        let hits = match &top {
            Some(top) => index.layered(top).search(&name, k),
            None => index.search(&name, k),
        };
        self.found.extend(hits.iter().map(|hit| Found {
            id: hit.id.to_owned(),
            name: hit.text.to_owned(),
            score: hit.score.value(),
            kind: hit.kind.as_str(),
        }));
        Ok(())
    }

    fn next(&mut self) -> Result<()> {
        self.at += 1;
        Ok(())
    }

    fn eof(&self) -> bool {
        self.at >= self.found.len()
    }

    fn column(&self, context: &mut Context, column: c_int) -> Result<()> {
        let Some(found) = self.found.get(self.at) else { return Ok(()) };
        match column {
            0 => context.set_result(&found.id),
            1 => context.set_result(&found.name),
            2 => context.set_result(&found.score),
            3 => context.set_result(&found.kind),
            _ => Ok(()),
        }
    }

    fn rowid(&self) -> Result<i64> {
        Ok(i64::try_from(self.at).unwrap_or(i64::MAX))
    }
}
