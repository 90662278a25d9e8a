//! isim in SQLite. In the shell: `.load ./libisim_sqlite`.
//!
//! NULL comes out where NULL goes in; what is no text, and a name over 65536 bytes, is an error
//! with a sentence. All functions are deterministic, so an index may be made on what they give.
//!
//! | function | what it gives |
//! |---|---|
//! | `isim_compare(a, b [, kind])` | how sure it is that two names are the same name, from 0 to 1 |
//! | `isim_keys(name [, kind [, pairs]])` | blocking keys, a JSON array: `json_each(isim_keys(name))` |
//! | `isim_fold(text)` | the plain form |
//! | `isim_romanize(text [, lang])` | Latin letters for readers of English |
//! | `isim_transliterate(text, system)` | the text by a named system |
//! | `isim_version()` | the version of isim |
//! | `isim_search(file, name [, k [, kind [, layer]]])` | a table: `id`, `name`, `score`, `kind` |

mod map;
mod search;

use std::cell::RefCell;
use std::ffi::{c_char, c_int};

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, Result, ffi};

/// A name has at most as many bytes, as in the C library.
const NAME_LIMIT: usize = 65_536;
/// A text has at most as many bytes.
const TEXT_LIMIT: usize = 16_777_216;

/// What SQLite calls when it loads the extension.
///
/// # Safety
///
/// SQLite calls it, with what it says it hands over.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sqlite3_extension_init(
    db: *mut ffi::sqlite3,
    message: *mut *mut c_char,
    routines: *mut ffi::sqlite3_api_routines,
) -> c_int {
    // SAFETY: the pointers are SQLite's own.
    unsafe { Connection::extension_init2(db, message, routines, register) }
}

fn register(db: Connection) -> Result<bool> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    for count in [2, 3] {
        let keep = || isim::Kept::new(KEPT);
        let names = RefCell::new((isim::Preparer::new(), [keep(), keep()]));
        // A connection does one thing at a time, and nothing here calls SQLite back.
        let of = move |context: &Context<'_>| compare(context, &mut names.borrow_mut());
        db.create_scalar_function("isim_compare", count, flags, of)?;
    }
    for count in [1, 2, 3] {
        db.create_scalar_function("isim_keys", count, flags, keys)?;
    }
    for count in [1, 2] {
        db.create_scalar_function("isim_romanize", count, flags, romanize)?;
    }
    db.create_scalar_function("isim_fold", 1, flags, |context| {
        Ok(text(context, 0)?.map(isim::fold))
    })?;
    db.create_scalar_function("isim_transliterate", 2, flags, |context| {
        let (Some(text), Some(code)) = (text(context, 0)?, text(context, 1)?) else {
            return Ok(None);
        };
        isim::System::get(code).map(|system| Some(system.apply(text))).map_err(failed)
    })?;
    db.create_scalar_function("isim_version", 0, flags, |_| Ok(env!("CARGO_PKG_VERSION")))?;
    search::register(&db)?;
    // The functions are this connection's alone.
    Ok(false)
}

/// How many names of either argument a connection keeps: in a join, each name meets many others.
const KEPT: usize = 16_384;

fn compare(
    context: &Context<'_>,
    (words, [lefts, rights]): &mut (isim::Preparer, [isim::Kept; 2]),
) -> Result<Option<f64>> {
    let Some(kind) = kind(context, 2)? else { return Ok(None) };
    let (Some(a), Some(b)) = (name(context, 0)?, name(context, 1)?) else { return Ok(None) };
    let [a, b] = words.pair([lefts, rights], [a, b], kind);
    Ok(Some(isim::Matcher::new().compare(a, b).value()))
}

/// So many keys of a name are put into pairs: a hundred keys would make five thousand.
const PAIRED: usize = 16;

fn keys(context: &Context<'_>) -> Result<Option<String>> {
    let Some(kind) = kind(context, 1)? else { return Ok(None) };
    let pairs = context.len() > 2 && context.get::<bool>(2)?;
    let Some(name) = name(context, 0)? else { return Ok(None) };
    let keys = isim::blocking_keys(&isim::Name::new(name, kind));
    let mut written: Vec<_> = keys.iter().map(|key| format!("\"{key}\"")).collect();
    let first = &keys[..if pairs { keys.len().min(PAIRED) } else { 0 }];
    for (at, one) in first.iter().enumerate() {
        written.extend(first[at + 1..].iter().map(|other| format!("\"{one} {other}\"")));
    }
    Ok(Some(format!("[{}]", written.join(","))))
}

fn romanize(context: &Context<'_>) -> Result<Option<String>> {
    let lang = if context.len() > 1 { text(context, 1)? } else { None };
    let lang = lang.map(str::parse).transpose().map_err(failed)?;
    Ok(text(context, 0)?.map(|text| isim::romanize(text, lang)))
}

/// The kind that is given, a person when none is; none for NULL.
fn kind(context: &Context<'_>, at: usize) -> Result<Option<isim::Kind>> {
    if context.len() <= at {
        return Ok(Some(isim::Kind::Person));
    }
    text(context, at)?.map(str::parse).transpose().map_err(failed)
}

/// The text of a name; none for NULL.
fn name<'c>(context: &'c Context<'_>, at: usize) -> Result<Option<&'c str>> {
    let name = text(context, at)?;
    if let Some(long) = name.filter(|name| name.len() > NAME_LIMIT) {
        let message =
            format!("a name is too long: {} bytes, and {NAME_LIMIT} are the limit", long.len());
        return Err(failed(message));
    }
    Ok(name)
}

/// A text that is given; none for NULL.
fn text<'c>(context: &'c Context<'_>, at: usize) -> Result<Option<&'c str>> {
    read(context.get_raw(at))
}

/// A value as a text; none for NULL.
fn read(value: ValueRef<'_>) -> Result<Option<&str>> {
    let other = match value {
        ValueRef::Null => return Ok(None),
        ValueRef::Text(bytes) if bytes.len() > TEXT_LIMIT => {
            return Err(failed(format!("a text is too long: {} bytes", bytes.len())));
        }
        ValueRef::Text(bytes) => {
            let text = std::str::from_utf8(bytes);
            return text.map(Some).map_err(|_| failed("a text is not UTF-8"));
        }
        ValueRef::Integer(_) => "an integer",
        ValueRef::Real(_) => "a real number",
        ValueRef::Blob(_) => "a blob",
    };
    Err(failed(format!("a text is expected, not {other}")))
}

fn failed(message: impl ToString) -> Error {
    Error::UserFunctionError(format!("isim: {}", message.to_string()).into())
}
