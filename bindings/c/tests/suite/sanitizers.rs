//! The C tests under AddressSanitizer and UndefinedBehaviorSanitizer, with the Rust side
//! instrumented too: without that, a read past a heap block inside Rust code goes unnoticed.

use std::path::PathBuf;
use std::process::Command;

use crate::hostile;
use crate::tools::*;

/// The only target for which this is set up.
const TARGET: &str = "x86_64-unknown-linux-gnu";

const SANITIZERS: &str = "-fsanitize=address,undefined";

/// The static library with instrumented Rust code. Sanitizers are not stable in rustc, but they are
/// in it, and tests may ask for them; the instrumented code calls nothing but the C compiler's
/// runtime.
fn instrumented() -> PathBuf {
    let folder = target().join("sanitized");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
    cargo.args(["build", "--locked", "--quiet", "--lib", "--target", TARGET, "--target-dir"]);
    cargo.arg(&folder).env("RUSTC_BOOTSTRAP", "1");
    cargo.env("RUSTFLAGS", "-Zsanitizer=address").env_remove("CARGO_ENCODED_RUSTFLAGS");
    succeed(&mut cargo);
    folder.join(TARGET).join("debug/libisim.a")
}

/// Links and runs a program; the sanitizers end it with a report when something is wrong.
fn play(compiler: &str, objects: &[PathBuf], name: &str, arguments: &[&str]) {
    let program = scratch("sanitized").join(name);
    let mut command = Command::new(compiler);
    command.args(objects).arg(instrumented()).args(NATIVE_LIBRARIES);
    succeed(command.args(["-pthread", SANITIZERS, "-o"]).arg(&program));
    let mut command = Command::new(&program);
    command.env("ASAN_OPTIONS", "detect_leaks=1:detect_stack_use_after_return=1");
    command.env("UBSAN_OPTIONS", "halt_on_error=1:print_stacktrace=1");
    succeed(command.args(arguments));
}

#[test]
fn the_tests_are_clean_with_rust_instrumented() {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        eprintln!("SKIPPED: the sanitizers are set up for {TARGET} only");
        return;
    }
    let (Some(compiler), Some(nm)) = (c_compiler(), tool("nm", &["nm", "llvm-nm"])) else { return };
    let calls = symbols(&nm, &["--undefined-only"], &instrumented());
    assert!(
        calls.iter().any(|name| name.starts_with("__asan_report_")),
        "Rust is not instrumented"
    );

    let options = ["-O1", SANITIZERS, "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];
    let directory = scratch("sanitized");
    let mut objects = Vec::new();
    for source in sources() {
        let object = directory.join(source.file_stem().expect("a name")).with_extension("o");
        let mut command = Command::new(&compiler);
        command
            .arg("-std=c99")
            .args(["-g", "-pthread", "-c", "-I"])
            .args([repository().join("include")]);
        succeed(command.args(options).arg(source).arg("-o").arg(&object));
        objects.push(object);
    }
    let cases = repository().join("tests/cases");
    play(&compiler, &objects, "suite", &[cases.to_str().expect("a path of ASCII"), "200000"]);
    play(&compiler, &hostile::objects(&compiler, &directory, &options), "hostile", &[]);
    if let Some(compiler) = cxx_compiler() {
        let object = directory.join("cpp.o");
        let mut command = Command::new(&compiler);
        command.args(["-std=c++17", "-g", "-c", "-I"]).arg(repository().join("include"));
        command.args(options).arg(repository().join("tests/c/cpp/test.cpp")).arg("-o").arg(&object);
        succeed(&mut command);
        play(&compiler, &[object], "cpp", &[]);
    }
}
