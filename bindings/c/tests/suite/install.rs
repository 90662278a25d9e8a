//! The library as it is installed: found by pkg-config and by CMake, linked both ways, run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::tools::*;

/// Where the library is installed, by the script that users run, optimised as theirs is.
pub fn installed() -> &'static Path {
    static PREFIX: OnceLock<PathBuf> = OnceLock::new();
    PREFIX.get_or_init(|| {
        let prefix = empty("prefix");
        let mut install = Command::new(repository().join("install.sh"));
        succeed(install.arg("--prefix").arg(&prefix).env("CARGO_TARGET_DIR", target()));
        prefix
    })
}

/// What pkg-config says of the installed library.
pub fn pkg_config(options: &[&str]) -> Option<Vec<String>> {
    let pkg_config = tool("pkg-config", &["pkg-config", "pkgconf"])?;
    let mut command = Command::new(pkg_config);
    command.env("PKG_CONFIG_PATH", installed().join("lib/pkgconfig")).args(options).arg("isim");
    Some(succeed(&mut command).split_whitespace().map(str::to_owned).collect())
}

/// What a program prints, given a list and a text on its standard input.
fn scan(program: &Path, list: &Path, text: &Path) -> String {
    let mut command = Command::new(program);
    command.arg(list).stdin(Stdio::from(fs::File::open(text).expect("the text is there")));
    succeed(command.env("LD_LIBRARY_PATH", installed().join("lib")))
}

fn build(source: &str, compiler: &str, standard: &str, flags: &[String]) -> PathBuf {
    let program = scratch("installed").join(source.replace('.', "-"));
    let mut command = Command::new(compiler);
    command.arg(standard).args(["-Wall", "-Wextra", "-Werror"]);
    command.arg(repository().join("examples").join(source)).args(flags).arg("-o").arg(&program);
    succeed(&mut command);
    program
}

#[test]
fn pkg_config_finds_it_and_the_examples_run() {
    let (Some(compiler), Some(flags)) = (c_compiler(), pkg_config(&["--cflags", "--libs"])) else {
        return;
    };
    let [list, text] =
        ["watchlist.tsv", "texts/ru.txt"].map(|f| repository().join("examples").join(f));
    let found = scan(&build("scan.c", &compiler, "-std=c99", &flags), &list, &text);
    for expected in [
        "Мехметом Йылдызоглу\tperson:mehmet-yildizoglu\t",
        "Нурлану Сейтказиеву\tperson:nurlan-seitkaziyev\t",
    ] {
        assert!(found.contains(expected), "{expected:?} is not in\n{found}");
    }
    if let Some(compiler) = cxx_compiler() {
        let found = scan(&build("scan.cpp", &compiler, "-std=c++17", &flags), &list, &text);
        assert!(found.contains("Мехметом Йылдызоглу\tperson:mehmet-yildizoglu\t"), "{found}");
    }
    let names = scratch("installed").join("names");
    fs::write(&names, "Мехмет Йылдызоглу\nJohn Smith\n").expect("the target folder can be written");
    let found = scan(&build("screen.c", &compiler, "-std=c99", &flags), &list, &names);
    let columns: Vec<_> = found.trim_end().split('\t').collect();
    assert_eq!(columns[..2], ["Мехмет Йылдызоглу", "person:mehmet-yildizoglu"], "{found}");
    assert_eq!(columns[4..], ["spelling"], "{found}");
}

#[test]
fn the_shared_library_has_its_name_and_size() {
    let Some(readelf) = tool("readelf", &["readelf", "llvm-readelf"]) else { return };
    let library = installed().join("lib/libisim.so");
    let dynamic = succeed(Command::new(readelf).arg("-d").arg(&library));
    assert!(dynamic.contains("[libisim.so.0]"), "no soname:\n{dynamic}");
    let abi = fs::read_link(&library).expect("a link");
    assert_eq!(abi, Path::new("libisim.so.0"));
    let version = fs::read_link(installed().join("lib").join(abi)).expect("a link");
    assert_eq!(version, Path::new(concat!("libisim.so.", env!("CARGO_PKG_VERSION"))));

    let Some(strip) = tool("strip", &["strip", "llvm-strip"]) else { return };
    let stripped = scratch("installed").join("stripped.so");
    succeed(Command::new(strip).arg(&library).arg("-o").arg(&stripped));
    let size = fs::metadata(stripped).expect("it was written").len();
    assert!(size <= 6_000_000, "{size} bytes");
}

#[test]
fn cmake_finds_it() {
    let (Some(cmake), Some(_)) = (tool("CMake", &["cmake"]), c_compiler()) else { return };
    let build = empty("cmake");
    let mut configure = Command::new(&cmake);
    configure.arg("-S").arg(repository().join("tests/c/cmake")).arg("-B").arg(&build);
    configure.arg(format!("-DCMAKE_PREFIX_PATH={}", installed().display()));
    configure.arg(format!("-DISIM_VERSION={}", env!("CARGO_PKG_VERSION")));
    succeed(&mut configure);
    succeed(Command::new(&cmake).arg("--build").arg(&build));
    for program in ["compare", "compare-static"] {
        let mut command = Command::new(build.join(program));
        let said = succeed(command.args(["Vedat Işıkhan", "Vedat Işıkhan"]));
        assert_eq!(said, "1.000\n");
    }
}

/// The list of native libraries stands in several places; this is the one that is asked of rustc.
#[test]
fn the_static_library_needs_what_is_written() {
    let (Some(compiler), Some(flags)) = (c_compiler(), pkg_config(&["--static", "--libs"])) else {
        return;
    };
    if cfg!(target_os = "linux") {
        let directory = scratch("native");
        let source = directory.join("empty.rs");
        fs::write(&source, "").expect("the target folder can be written");
        let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut command = Command::new(rustc);
        command.args(["--crate-type", "staticlib", "--print", "native-static-libs", "-o"]);
        let output = run(command.arg(directory.join("libempty.a")).arg(&source));
        let said = String::from_utf8_lossy(&output.stderr);
        let list = said.lines().find_map(|line| line.split_once("native-static-libs: "));
        let list = list.unwrap_or_else(|| panic!("rustc lists nothing: {said}")).1;
        assert_eq!(list, NATIVE_LIBRARIES.join(" "));
        // -lutil is part of the C library now; on older systems it is not.
        assert!(flags.join(" ").ends_with(list), "{flags:?}");
        let manual = read("bindings/c/header.txt").replace("\n *", "");
        assert!(manual.contains(&format!(" {list},")), "the manual tells of other libraries");
    }
    // Linked by these flags, and with nothing but the archive of ours.
    let mut flags = flags;
    for flag in &mut flags {
        if flag == "-lisim" {
            *flag = "-l:libisim.a".into();
        }
    }
    flags.push(format!("-I{}", installed().join("include").display()));
    let program = build("compare.c", &compiler, "-std=c99", &flags);
    let mut command = Command::new(program);
    assert_eq!(succeed(command.args(["Baku", "Baku"]).env_remove("LD_LIBRARY_PATH")), "1.000\n");
}

/// Linked with the flags of the manual, a shared object exports its own symbols only.
#[test]
fn a_shared_object_around_the_static_library_keeps_rust_to_itself() {
    let (Some(compiler), Some(nm)) = (c_compiler(), tool("nm", &["nm", "llvm-nm"])) else { return };
    let directory = scratch("wrapper");
    let [source, library] = ["wrapper.c", "wrapper.so"].map(|name| directory.join(name));
    let code = "#include <isim.h>\n\
        const char *wrapper(void);\n\
        const char *wrapper(void) { return isim_version(); }\n";
    fs::write(&source, code).expect("the target folder can be written");
    let mut command = Command::new(compiler);
    command.args(["-shared", "-fPIC", "-Wl,--gc-sections", "-Wl,--exclude-libs,ALL"]);
    command.arg("-I").arg(installed().join("include")).arg(source);
    command.arg(installed().join("lib/libisim.a")).args(NATIVE_LIBRARIES).arg("-o").arg(&library);
    succeed(&mut command);
    let exported = symbols(&nm, &["-D", "--defined-only"], &library);
    assert_eq!(exported.into_iter().collect::<Vec<_>>(), ["wrapper"]);
}
