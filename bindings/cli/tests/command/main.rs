//! The built command, driven as a shell drives it. Nothing here depends on what a pair scores,
//! but for what must hold whatever the weights are: a name and itself are one, with a score of 1.

mod compare;
mod explain;
mod face;
mod join;
mod lines;
mod pairs;
mod scan;
mod search;
mod systems;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a run of the command gave back.
struct Run {
    status: i32,
    out: String,
    err: String,
}

impl Run {
    /// The rows of a table on standard output, the header first.
    fn rows(&self) -> Vec<Vec<&str>> {
        self.out.lines().map(|line| line.split('\t').collect()).collect()
    }

    /// Checks that it failed as it should: status 2, and a complaint with all of these in it.
    #[track_caller]
    fn complains(&self, of: &[&str]) {
        assert_eq!(self.status, 2, "out: {}\nerr: {}", self.out, self.err);
        for word in of {
            assert!(self.err.contains(word), "{word:?} is not in: {}", self.err);
        }
    }

    /// Checks that it went well, with nothing to say on standard error.
    #[track_caller]
    fn is_quiet(&self) {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "out: {}", self.out);
    }
}

/// The command, with an environment that the tests do not inherit colours from. `ISIM_COMMAND` is
/// another one that is to be the same, such as that of the Python package.
fn command(args: &[&str]) -> Command {
    let another = std::env::var_os("ISIM_COMMAND");
    let mut command = Command::new(another.unwrap_or_else(|| env!("CARGO_BIN_EXE_isim").into()));
    command.args(args).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env("TERM", "xterm");
    command
}

fn isim(args: &[&str]) -> Run {
    isim_fed(args, b"")
}

/// Runs the command with these bytes on standard input.
fn isim_fed(args: &[&str], stdin: &[u8]) -> Run {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    let output = std::thread::scope(|scope| {
        // A command that has seen enough closes its end first.
        scope.spawn(move || drop(pipe.write_all(stdin)));
        child.wait_with_output().expect("the command ends")
    });
    Run {
        status: output.status.code().expect("an exit status"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// A file of this test alone, with this content; its path.
fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("a temporary file");
    path.into_os_string().into_string().expect("UTF-8")
}

/// A file of the repository's examples.
fn example(name: &str) -> String {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    examples.join(name).into_os_string().into_string().expect("UTF-8")
}
