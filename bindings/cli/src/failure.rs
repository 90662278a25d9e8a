//! What ends a command before its time, and how it is told.

use std::io::{self, Write};

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// Something to tell: what was found, where, and what would be right.
    Said(String),
    /// Standard output took no more.
    Output(io::Error),
}

/// An exit status: that of `std`, but one that can be read, as callers in one process must.
#[derive(Clone, Copy, Debug)]
pub struct ExitCode(pub u8);

impl ExitCode {
    pub const SUCCESS: ExitCode = ExitCode(0);
}

impl From<u8> for ExitCode {
    fn from(status: u8) -> ExitCode {
        ExitCode(status)
    }
}

/// What a command ends with: its exit status, or why it stopped.
pub type Outcome = Result<ExitCode, Failure>;

impl Failure {
    /// A failure that has this to say.
    pub fn new(message: impl Into<String>) -> Failure {
        Failure::Said(message.into())
    }

    /// Tells it on standard error. The status is 2, but 0 when the reader of our output merely has
    /// seen enough (`isim … | head`).
    pub fn report(self) -> ExitCode {
        match self {
            Failure::Said(message) => complain(&message),
            Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                return ExitCode::SUCCESS;
            }
            Failure::Output(error) => complain(&format!("standard output: {error}")),
        }
        ExitCode::from(2)
    }
}

impl From<io::Error> for Failure {
    /// Only writing gives bare errors; reading wraps them with the name of the file.
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

/// One line on standard error. Should that be closed, there is nobody left to tell.
pub fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "isim: {message}");
}
