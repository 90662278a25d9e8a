//! What all tests need: tools, folders, the libraries, a compiler.

use std::collections::BTreeSet;
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What the static library needs; `install.rs` holds it to what rustc says.
pub const NATIVE_LIBRARIES: [&str; 7] =
    ["-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl", "-lc"];

pub const WARNINGS: [&str; 6] =
    ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"];

pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the repository")
}

pub fn read(path: impl AsRef<Path>) -> String {
    let path = repository().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The target directory that this test runs from: …/target/debug/deps/suite-1234.
pub fn target() -> PathBuf {
    let exe = env::current_exe().expect("this test has a path");
    exe.ancestors().nth(3).expect("target/PROFILE/deps/NAME").to_owned()
}

/// The libraries, built once.
pub fn libraries() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR"));
        cargo.args(["build", "--locked", "--quiet", "--lib", "--target-dir"]).arg(target());
        succeed(&mut cargo);
        target().join("debug")
    })
}

/// A directory of its own for a test's products.
pub fn scratch(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).expect("the target directory can be written");
    directory
}

/// The same, empty.
pub fn empty(name: &str) -> PathBuf {
    fs::remove_dir_all(scratch(name)).expect("the target directory can be written");
    scratch(name)
}

/// The first of some tools that is there, or none, which is said aloud.
pub fn tool(what: &str, candidates: &[&str]) -> Option<String> {
    let found = candidates.iter().find(|tool| Command::new(tool).arg("--version").output().is_ok());
    if found.is_none() {
        assert!(env::var_os("ISIM_REQUIRE_TOOLS").is_none(), "{what} is missing: {candidates:?}");
        eprintln!("SKIPPED: {what} is missing: {candidates:?}");
    }
    found.map(|tool| (*tool).to_owned())
}

pub fn c_compiler() -> Option<String> {
    tool("a C compiler", &["cc", "gcc", "clang"])
}

pub fn cxx_compiler() -> Option<String> {
    tool("a C++ compiler", &["c++", "g++", "clang++"])
}

pub fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"))
}

/// Runs a command that must succeed; gives what it printed.
pub fn succeed(command: &mut Command) -> String {
    let output = run(command);
    let [out, err] = [&output.stdout, &output.stderr].map(|o| String::from_utf8_lossy(o));
    assert!(output.status.success(), "{command:?}: {}\n{out}{err}", output.status);
    eprint!("{out}{err}");
    out.into_owned()
}

/// The C sources of the tests.
pub fn sources() -> Vec<PathBuf> {
    let directory = repository().join("tests/c");
    let entries = fs::read_dir(&directory).expect("tests/c");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("tests/c").path()).collect();
    paths.retain(|path| path.extension() == Some(OsStr::new("c")));
    paths.sort();
    assert!(paths.len() > 5, "the tests have gone from {}", directory.display());
    paths
}

pub fn compile(compiler: &str, standard: &str, source: &Path, object: &Path) {
    let mut command = Command::new(compiler);
    if standard.contains("++") {
        command.args(["-x", "c++"]);
    }
    command.arg(standard).args(WARNINGS).args(["-g", "-O1", "-pthread", "-c", "-I"]);
    command.arg(repository().join("include")).arg(source).arg("-o").arg(object);
    succeed(&mut command);
}

#[derive(Clone, Copy)]
pub enum Linkage {
    Static,
    Shared,
}

pub fn link(compiler: &str, objects: &[PathBuf], linkage: Linkage, program: &Path) {
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

/// The functions that the header declares.
pub fn declared() -> BTreeSet<String> {
    let functions = without_comments(&read("include/isim.h"));
    let functions = functions.split('(').filter_map(|before| {
        let name =
            before.trim_end().rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next();
        name.filter(|name| name.starts_with("isim_")).map(str::to_owned)
    });
    let functions: BTreeSet<_> = functions.collect();
    assert!(functions.len() > 30, "the header was not understood: {functions:?}");
    functions
}

/// C without its comments.
pub fn without_comments(source: &str) -> String {
    let mut code = String::new();
    let mut rest = source;
    while let Some((before, behind)) = rest.split_once("/*") {
        code.push_str(before);
        rest = behind.split_once("*/").expect("a comment ends").1;
    }
    code.push_str(rest);
    code
}

/// The symbols that `nm` lists, versions and addresses cut off.
pub fn symbols(nm: &str, options: &[&str], file: &Path) -> BTreeSet<String> {
    let output = run(Command::new(nm).args(options).arg(file));
    assert!(output.status.success(), "{nm} {}: {}", file.display(), output.status);
    let listing = String::from_utf8_lossy(&output.stdout);
    let names = listing.lines().filter_map(|line| line.split_whitespace().last());
    names.map(|name| name.split('@').next().unwrap_or(name).to_owned()).collect()
}
