//! `include/isim.hpp`, by two standards, with exceptions and without, and under valgrind.

use std::process::Command;

use crate::programs::MEMCHECK;
use crate::tools::*;

fn header_test(standard: &str, name: &str, options: &[&str]) {
    let Some(compiler) = cxx_compiler() else { return };
    let program = scratch("cpp").join(name);
    let mut command = Command::new(compiler);
    command.arg(standard).args(WARNINGS).args(["-Wold-style-cast", "-g", "-O1"]).args(options);
    command
        .arg("-I")
        .arg(repository().join("include"))
        .arg(repository().join("tests/c/cpp/test.cpp"));
    command.arg(libraries().join("libisim.a")).args(NATIVE_LIBRARIES).arg("-o").arg(&program);
    succeed(&mut command);
    succeed(&mut Command::new(&program));
    if name != "exceptions" {
        return;
    }
    if let Some(valgrind) = tool("valgrind", &["valgrind"]) {
        succeed(Command::new(&valgrind).args(MEMCHECK).arg(&program));
    }
}

#[test]
fn with_exceptions() {
    header_test("-std=c++17", "exceptions", &[]);
}

#[test]
fn without_exceptions() {
    header_test("-std=c++17", "no-exceptions", &["-fno-exceptions"]);
}

#[test]
fn with_exceptions_that_are_not_wanted_by_a_later_standard() {
    header_test("-std=c++20", "unwanted", &["-DISIM_NO_EXCEPTIONS"]);
}
