//! The `isim` command; see the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    isim_cli::run(std::env::args_os()).into()
}
