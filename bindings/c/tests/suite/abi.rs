//! The binary interface stays what it was: `bindings/c/abi` holds it, and `abidiff` compares.
//!
//! What is held is what C programs are compiled against: functions, structs and enumerations of the
//! header, without the insides of handles, which may change. So a library of empty functions is
//! made from the header, with full debugging information. That the real library has these functions
//! and lays its structs out so, other tests of this crate tell: they call it through this header.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::declarations::{enumerations, prototypes};
use crate::tools::*;

/// The interface as it was recorded.
fn recorded() -> PathBuf {
    let header = read("include/isim.h");
    let number = header.lines().find_map(|line| line.strip_prefix("#define ISIM_ABI_VERSION "));
    let number = number.expect("the header numbers its interface");
    repository().join(format!("bindings/c/abi/libisim.so.{number}.abi"))
}

/// A library with the functions of a header, all of them empty.
fn hollow(compiler: &str, name: &str, header: &str) -> PathBuf {
    let directory = scratch("abi").join(name);
    fs::create_dir_all(&directory).expect("the target folder can be written");
    fs::write(directory.join("isim.h"), header).expect("the target folder can be written");
    let mut code = String::from("#include \"isim.h\"\n");
    for prototype in prototypes(header) {
        let _ = writeln!(code, "{prototype} {{ __builtin_trap(); }}");
    }
    // Enumerations go in and out as plain numbers, so only a variable of each shows it.
    for (at, enumeration) in enumerations(header).iter().enumerate() {
        let _ = writeln!(code, "{enumeration} enumeration_{at};");
    }
    fs::write(directory.join("hollow.c"), code).expect("the target folder can be written");
    // From inside, so that no path of this machine is recorded.
    let mut command = Command::new(compiler);
    command.current_dir(&directory).args(["-std=c99", "-g3", "-fPIC", "-shared"]);
    succeed(command.args(["-Wl,-soname,libisim.so", "-o", "libisim.so", "hollow.c"]));
    directory.join("libisim.so")
}

/// Whether programs that were built against one interface run with the other.
fn compatible(abidiff: &str, before: &Path, after: &Path) -> Result<(), String> {
    let output = run(Command::new(abidiff).arg("--no-added-syms").args([before, after]));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    output.status.success().then_some(()).ok_or(said)
}

#[test]
fn programs_that_were_built_before_run_on() {
    let (Some(compiler), Some(abidiff), Some(abidw)) =
        (c_compiler(), tool("abidiff", &["abidiff"]), tool("abidw", &["abidw"]))
    else {
        return;
    };
    let header = read("include/isim.h");
    let now = hollow(&compiler, "now", &header);
    if env::var_os("ISIM_BLESS").is_some() {
        let mut record = Command::new(abidw);
        record.args(["--no-show-locs", "--no-corpus-path", "--no-comp-dir-path"]);
        record.args(["--drop-undefined-syms", "--out-file"]).arg(recorded());
        succeed(record.arg(&now));
        return;
    }
    if let Err(said) = compatible(&abidiff, &recorded(), &now) {
        panic!(
            "The binary interface is not what it was. What is only added is fine, and recorded with \
             `ISIM_BLESS=1 cargo test -p isim-capi abi`; what went away or changed wants a new \
             ISIM_ABI_VERSION once a version was released with this one.\n{said}"
        );
    }

    // The comparison sees what it is for: a change of each sort is refused, an addition is not.
    let changes = [
        ("a number", "ISIM_STATUS_RANGE = 6", "ISIM_STATUS_RANGE = 66"),
        ("a field", "    int32_t weight;\n} isim_score;", "    int64_t weight;\n} isim_score;"),
        ("an argument", "isim_script_of(uint32_t character)", "isim_script_of(uint64_t character)"),
        ("a result", "size_t isim_systems_count(void)", "uint32_t isim_systems_count(void)"),
        ("a name", " isim_index_len(", " isim_index_length("),
    ];
    for (what, from, to) in changes {
        assert!(header.contains(from), "{from:?} is not in the header");
        let changed = hollow(&compiler, what, &header.replace(from, to));
        assert!(compatible(&abidiff, &recorded(), &changed).is_err(), "{what} was changed");
    }
    let more = "size_t isim_systems_count(void);\nsize_t isim_moons_count(void)";
    let more = header.replace("size_t isim_systems_count(void)", more);
    let more = more.replace("ISIM_STATUS_RANGE = 6,", "ISIM_STATUS_RANGE = 6, ISIM_STATUS_X = 77,");
    let more = hollow(&compiler, "more", &more);
    assert_eq!(compatible(&abidiff, &recorded(), &more), Ok(()));
}
