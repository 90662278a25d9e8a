//! The one error type of the crate.

use alloc::boxed::Box;
use alloc::string::String;

/// What went wrong: an unknown code, a faulty rule file, bytes that are no index, or a size limit.
///
/// Folding, romanising, preparing, comparing and searching names cannot fail. Only these can.
/// The message says what was found, where, and what would be right; the predicates tell the
/// cases apart.
///
/// ```
/// let error = "persn".parse::<isim::Kind>().unwrap_err();
/// assert!(error.is_unknown_code());
/// assert_eq!(
///     error.to_string(),
///     "unknown kind \"persn\": person, place, country and organization are known"
/// );
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<ErrorKind>);

#[derive(Clone, Debug, thiserror::Error)]
enum ErrorKind {
    #[error("unknown {what} {code:?}: {known}")]
    UnknownCode { what: &'static str, code: String, known: String },
    #[error("{file}:{line}:{column}: {message}")]
    Rules { file: String, line: u32, column: u32, message: String },
    #[error("{system} cannot be reversed: {reason}")]
    NotReversible { system: String, reason: String },
    #[error("{what} is too long: {len} bytes, and {limit} are the limit")]
    TooLong { what: &'static str, len: usize, limit: usize },
    #[error("not a usable index: {reason}")]
    Index { reason: String },
}

impl Error {
    pub(crate) fn unknown_code(what: &'static str, code: &str, known: impl Into<String>) -> Self {
        Self(Box::new(ErrorKind::UnknownCode { what, code: code.into(), known: known.into() }))
    }

    pub(crate) fn rules(file: &str, line: u32, column: u32, message: impl Into<String>) -> Self {
        let message = message.into();
        Self(Box::new(ErrorKind::Rules { file: file.into(), line, column, message }))
    }

    #[allow(dead_code)] // used by reversible systems
    pub(crate) fn not_reversible(system: &str, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self(Box::new(ErrorKind::NotReversible { system: system.into(), reason }))
    }

    #[allow(dead_code)] // used where text of a user's file is bounded
    pub(crate) fn too_long(what: &'static str, len: usize, limit: usize) -> Self {
        Self(Box::new(ErrorKind::TooLong { what, len, limit }))
    }

    #[allow(dead_code)] // used by index files
    pub(crate) fn index(reason: impl Into<String>) -> Self {
        Self(Box::new(ErrorKind::Index { reason: reason.into() }))
    }

    /// True when a code (a kind, a language, a script, a system) is not known.
    pub fn is_unknown_code(&self) -> bool {
        matches!(*self.0, ErrorKind::UnknownCode { .. })
    }

    /// True when a rule file is faulty; [`Error::position`] tells where.
    pub fn is_rules(&self) -> bool {
        matches!(*self.0, ErrorKind::Rules { .. })
    }

    /// True when a system was asked to go backwards and cannot.
    pub fn is_not_reversible(&self) -> bool {
        matches!(*self.0, ErrorKind::NotReversible { .. })
    }

    /// True when an input is over its documented size limit.
    pub fn is_too_long(&self) -> bool {
        matches!(*self.0, ErrorKind::TooLong { .. })
    }

    /// True when bytes are not a usable index.
    pub fn is_index(&self) -> bool {
        matches!(*self.0, ErrorKind::Index { .. })
    }

    /// Line and column of a faulty rule, both counted from 1, columns in code points.
    pub fn position(&self) -> Option<(u32, u32)> {
        match *self.0 {
            ErrorKind::Rules { line, column, .. } => Some((line, column)),
            _ => None,
        }
    }
}
