//! The C library from where it is used: programs in C and C++, compiled against `include/isim.h`
//! with warnings as errors, linked both ways, run, and run again under valgrind.
//!
//! A tool that is missing (a compiler, nm, valgrind) skips its part aloud; with
//! `ISIM_REQUIRE_TOOLS=1` in the environment it is a failure.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What the static library needs: `rustc --print native-static-libs` lists it.
const NATIVE_LIBRARIES: [&str; 6] = ["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl"];

const WARNINGS: [&str; 6] =
    ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"];

/// Any error and any byte that was not given back make valgrind fail.
const MEMCHECK: [&str; 5] = [
    "--quiet",
    "--error-exitcode=9",
    "--leak-check=full",
    "--show-leak-kinds=all",
    "--errors-for-leak-kinds=all",
];

/// Two threads that touch the same memory without an order between them make valgrind fail.
const HELGRIND: [&str; 3] = ["--quiet", "--tool=helgrind", "--error-exitcode=9"];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository")
}

/// The libraries, built once, in the target directory this test runs from.
fn libraries() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        // …/target/debug/deps/c_programs-1234
        let exe = env::current_exe().expect("this test has a path");
        let target = exe.ancestors().nth(3).expect("target/PROFILE/deps/NAME").to_owned();
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
        cargo.args(["build", "--locked", "--quiet", "--lib", "--target-dir"]).arg(&target);
        succeed(&mut cargo);
        target.join("debug")
    })
}

/// A directory of its own for a test's products.
fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).expect("the target directory can be written");
    directory
}

/// The first of some tools that is there, or none, which is said aloud.
fn tool(what: &str, candidates: &[&str]) -> Option<String> {
    let found = candidates.iter().find(|tool| Command::new(tool).arg("--version").output().is_ok());
    if found.is_none() {
        assert!(env::var_os("ISIM_REQUIRE_TOOLS").is_none(), "{what} is missing: {candidates:?}");
        eprintln!("SKIPPED: {what} is missing: {candidates:?}");
    }
    found.map(|tool| (*tool).to_owned())
}

fn c_compiler() -> Option<String> {
    tool("a C compiler", &["cc", "gcc", "clang"])
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

/// Runs a command that must succeed; gives what it printed.
fn succeed(command: &mut Command) -> String {
    let output = run(command);
    let [out, err] = [&output.stdout, &output.stderr].map(|o| String::from_utf8_lossy(o));
    assert!(output.status.success(), "{command:?}: {}\n{out}{err}", output.status);
    eprint!("{out}{err}");
    out.into_owned()
}

/// The C sources of the tests.
fn sources() -> Vec<PathBuf> {
    let directory = repository().join("tests/c");
    let entries = fs::read_dir(&directory).expect("tests/c");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("tests/c").path()).collect();
    paths.retain(|path| path.extension() == Some(OsStr::new("c")));
    paths.sort();
    assert!(paths.len() > 5, "the tests have gone from {}", directory.display());
    paths
}

fn compile(compiler: &str, standard: &str, source: &Path, object: &Path) {
    let mut command = Command::new(compiler);
    if standard.contains("++") {
        command.args(["-x", "c++"]);
    }
    command.arg(standard).args(WARNINGS).args(["-g", "-O1", "-pthread", "-c", "-I"]);
    command.arg(repository().join("include")).arg(source).arg("-o").arg(object);
    succeed(&mut command);
}

#[derive(Clone, Copy)]
enum Linkage {
    Static,
    Shared,
}

fn link(compiler: &str, objects: &[PathBuf], linkage: Linkage, program: &Path) {
    let mut command = Command::new(compiler);
    command.args(objects).args(["-pthread", "-o"]).arg(program);
    match linkage {
        Linkage::Static => command.arg(libraries().join("libisim.a")).args(NATIVE_LIBRARIES),
        Linkage::Shared => {
            let path = format!("-Wl,-rpath,{}", libraries().display());
            command.arg("-L").arg(libraries()).args(["-lisim", &path])
        }
    };
    succeed(&mut command);
}

/// Compiles the tests by one standard, links them both ways and runs them; the static program again
/// under valgrind, with shorter long texts, and its threads under the detector of races.
fn test_suite(compiler: &str, standard: &str) {
    let directory = scratch(standard);
    let mut objects = Vec::new();
    for source in sources() {
        let object = directory.join(source.file_stem().expect("a name")).with_extension("o");
        compile(compiler, standard, &source, &object);
        objects.push(object);
    }
    let cases = repository().join("tests/cases");
    for (linkage, name) in [(Linkage::Static, "static"), (Linkage::Shared, "shared")] {
        let program = directory.join(name);
        link(compiler, &objects, linkage, &program);
        succeed(Command::new(&program).arg(&cases));
    }
    if let Some(valgrind) = tool("valgrind", &["valgrind"]) {
        let program = directory.join("static");
        succeed(Command::new(&valgrind).args(MEMCHECK).arg(&program).arg(&cases).arg("80000"));
        succeed(Command::new(&valgrind).args(HELGRIND).arg(&program).arg("--threads"));
    }
}

#[test]
fn c99() {
    if let Some(compiler) = c_compiler() {
        test_suite(&compiler, "-std=c99");
    }
}

#[test]
fn c11() {
    if let Some(compiler) = c_compiler() {
        test_suite(&compiler, "-std=c11");
    }
}

#[test]
fn cxx17() {
    if let Some(compiler) = tool("a C++ compiler", &["c++", "g++", "clang++"]) {
        test_suite(&compiler, "-std=c++17");
    }
}

/// The functions that the header declares.
fn declared() -> BTreeSet<String> {
    let header = fs::read_to_string(repository().join("include/isim.h")).expect("the header");
    let mut code = String::new();
    let mut rest = header.as_str();
    while let Some((before, behind)) = rest.split_once("/*") {
        code.push_str(before);
        rest = behind.split_once("*/").expect("a comment ends").1;
    }
    code.push_str(rest);
    let functions = code.split('(').filter_map(|before| {
        let name =
            before.trim_end().rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
        name.filter(|name| name.starts_with("isim_")).map(str::to_owned)
    });
    let functions: BTreeSet<_> = functions.collect();
    assert!(functions.len() > 30, "the header was not understood: {functions:?}");
    functions
}

/// The symbols that `nm` lists, versions and addresses cut off.
fn symbols(nm: &str, options: &[&str], file: &Path) -> BTreeSet<String> {
    let listing = succeed(Command::new(nm).args(options).arg(file));
    let names = listing.lines().filter_map(|line| line.split_whitespace().last());
    names.map(|name| name.split('@').next().unwrap_or(name).to_owned()).collect()
}

#[test]
fn the_shared_library_exports_what_the_header_declares() {
    let Some(nm) = tool("nm", &["nm", "llvm-nm"]) else { return };
    let exported = symbols(&nm, &["-D", "--defined-only"], &libraries().join("libisim.so"));
    assert_eq!(exported, declared());
}

#[test]
fn the_tests_call_what_the_header_declares() {
    let (Some(nm), Some(compiler)) = (tool("nm", &["nm", "llvm-nm"]), c_compiler()) else { return };
    let directory = scratch("calls");
    let mut called = BTreeSet::new();
    for source in sources() {
        let object = directory.join(source.file_stem().expect("a name")).with_extension("o");
        compile(&compiler, "-std=c99", &source, &object);
        called.append(&mut symbols(&nm, &["--undefined-only"], &object));
    }
    called.retain(|name| name.starts_with("isim_"));
    assert_eq!(called, declared());
}

#[test]
fn the_tests_play_every_table() {
    let player = fs::read_to_string(repository().join("tests/c/test_cases.c")).expect("the player");
    let entries = fs::read_dir(repository().join("tests/cases")).expect("tests/cases");
    let names = entries.map(|entry| entry.expect("tests/cases").file_name());
    let tables: Vec<_> = names
        .map(|name| name.into_string().expect("an ASCII name"))
        // Endings are an inner matter of the library: no function of the header takes them off.
        // What is still open is answered wrongly by all; the library's own tests watch over it.
        .filter(|name| name.ends_with(".tsv") && name != "endings.tsv" && name != "open.tsv")
        .collect();
    assert!(!tables.is_empty());
    for table in tables {
        let call = format!("play(directory, \"{table}\", ");
        assert!(player.contains(&call), "tests/c/test_cases.c does not play {table}");
    }
}

#[test]
fn the_example_answers_as_grep_does() {
    let Some(compiler) = c_compiler() else { return };
    let directory = scratch("example");
    let [object, program] = ["compare.o", "compare"].map(|name| directory.join(name));
    compile(&compiler, "-std=c99", &repository().join("examples/compare.c"), &object);
    link(&compiler, &[object], Linkage::Shared, &program);
    let answer = |names: &[&OsStr]| {
        let output = run(Command::new(&program).args(names));
        let printed = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        (output.status.code(), printed)
    };
    let [one, cyrillic, other] =
        ["Vedat Işıkhan", "Ведатом Ишикханом", "Kubanychbek Omuraliev"].map(OsStr::new);
    assert_eq!(answer(&[one, cyrillic]).0, Some(0));
    assert_eq!(answer(&[one, one]), (Some(0), "1.000".to_owned()));
    assert_eq!(answer(&[one, other]).0, Some(1));
    assert_eq!(answer(&[one]), (Some(2), String::new()));
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(answer(&[one, OsStr::from_bytes(b"\xFF")]), (Some(2), String::new()));
    }
}
