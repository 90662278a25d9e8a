//! The binary interface stays what it was: `bindings/c/abi` holds it, and `abidiff` compares.
//!
//! It is held twice. `libisim.so.0.abi` is that of the library itself, built with full debugging
//! information: what its functions take and give, and how its structs are laid out. `isim.h.abi` is
//! that of the header, which programs are compiled against, with the numbers of enumerations, which
//! go in and out of functions as plain numbers: a library of empty functions is made of it.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::declarations::{enumerations, opaque_types, prototypes};
use crate::interface::{names, reduced};
use crate::tools::*;

/// What abigail-tools are called, when they are there.
struct Abigail {
    abidw: String,
    abidiff: String,
}

impl Abigail {
    fn find() -> Option<Abigail> {
        let abidw = tool("abidw", &["abidw"])?;
        Some(Abigail { abidw, abidiff: tool("abidiff", &["abidiff"])? })
    }

    /// The interface of a library, beside it.
    fn interface(
        &self,
        library: &Path,
        names: &BTreeMap<String, String>,
        handles: &BTreeSet<String>,
    ) -> PathBuf {
        let own = scratch("abi").join(library.file_name().expect("a file")).with_extension("abi");
        self.record(library, &own);
        let written = fs::read_to_string(&own).expect("it was written");
        fs::write(&own, reduced(&written, names, handles)).expect("the folder can be written");
        own
    }

    /// All that abidw tells of a library, without paths of this machine.
    fn record(&self, library: &Path, to: &Path) {
        let mut command = Command::new(&self.abidw);
        command.args(["--no-show-locs", "--no-corpus-path", "--no-comp-dir-path"]);
        succeed(command.args(["--drop-undefined-syms", "--out-file"]).arg(to).arg(library));
    }

    /// Whether programs that were built against one interface run with the other.
    fn compatible(&self, before: &Path, after: &Path) -> Result<(), String> {
        let mut command = Command::new(&self.abidiff);
        let output = run(command.arg("--no-added-syms").args([before, after]));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        output.status.success().then_some(()).ok_or(said)
    }

    /// The same of what is recorded; with `ISIM_BLESS` it is recorded.
    fn compare_with_recorded(&self, name: &str, now: &Path) {
        let recorded = repository().join("bindings/c/abi").join(name);
        if env::var_os("ISIM_BLESS").is_some() {
            fs::copy(now, recorded).expect("bindings/c/abi can be written");
        } else if let Err(said) = self.compatible(&recorded, now) {
            panic!(
                "The binary interface is not what it was. What is only added is fine, and recorded \
                 with `ISIM_BLESS=1 cargo test -p isim-capi abi`; what went away or changed wants a \
                 new ISIM_ABI_VERSION once a version was released with this one.\n{said}"
            );
        }
    }
}

/// The handles of the header.
fn handles() -> BTreeSet<String> {
    opaque_types(&without_comments(&read("include/isim.h")))
}

#[test]
fn the_library_keeps_its_abi() {
    let Some(abigail) = Abigail::find() else { return };
    let header = read("include/isim.h");
    let number = header.lines().find_map(|line| line.strip_prefix("#define ISIM_ABI_VERSION "));
    let number = number.expect("the header numbers its interface");
    let now = abigail.interface(&libraries().join("libisim.so"), &names(), &handles());
    abigail.compare_with_recorded(&format!("libisim.so.{number}.abi"), &now);
    let written = fs::read_to_string(&now).expect("it was written");
    for function in declared() {
        let seen = written.contains(&format!("mangled-name='{function}'"));
        assert!(seen, "{function} was not understood");
    }
}

/// A library in Rust as small as can be, with what interfaces are made of.
const SMALL: &str = r#"
    #[repr(C)]
    pub struct Score { pub value: f64, pub weight: i32 }
    #[repr(C)]
    pub enum Status { Ok = 0, Null = 1 }
    pub struct Name(Vec<String>);
    #[unsafe(no_mangle)]
    pub extern "C" fn isim_one(name: *const Name, number: u32, score: *mut Score) -> Status {
        let _ = (name, number, score);
        Status::Null
    }
    #[unsafe(no_mangle)]
    pub extern "C" fn isim_two(name: *mut *mut Name) -> usize {
        name as usize
    }
"#;

/// The comparison sees in a library of Rust what it is for: a change of each sort is refused; an
/// addition is not, nor is what changes inside a handle.
#[test]
fn a_change_of_a_library_is_seen() {
    let Some(abigail) = Abigail::find() else { return };
    let names = [("Score", "isim_score"), ("Status", "isim_status"), ("Name", "isim_name")];
    let names = names.map(|(from, to)| (from.to_owned(), to.to_owned())).into();
    let handles = [String::from("isim_name")].into();
    let interface = |what: &str, code: &str| {
        let directory = scratch("abi-rust");
        let [source, library] =
            ["rs", "so"].map(|end| directory.join(format!("{what}.{end}").replace(' ', "-")));
        fs::write(&source, code).expect("the target folder can be written");
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut command = Command::new(rustc);
        command.args(["--edition=2024", "--crate-name=isim", "--crate-type=cdylib"]);
        succeed(command.args(["-Cdebuginfo=2", "-o"]).arg(&library).arg(&source));
        abigail.interface(&library, &names, &handles)
    };
    let before = interface("before", SMALL);
    let changes = [
        ("a parameter", "number: u32", "number: u64"),
        ("one parameter more", "number: u32,", "number: u32, more: u32,"),
        ("a field", "weight: i32", "weight: i64"),
        ("a field's place", "pub value: f64, pub weight: i32", "pub weight: i32, pub value: f64"),
        ("a number", "Null = 1", "Null = 2"),
        ("a result", "-> usize", "-> u32"),
        ("a name", "isim_two", "isim_three"),
    ];
    for (what, from, to) in changes {
        assert!(SMALL.contains(from), "{from:?} is not in the library");
        let code = SMALL.replace(from, to).replace("name as usize", "name as _");
        let after = interface(what, &code);
        assert!(abigail.compatible(&before, &after).is_err(), "{what} was changed");
    }
    let more = SMALL.replace("Vec<String>", "u8");
    let more = format!("{more}\n#[unsafe(no_mangle)] pub extern \"C\" fn isim_more() {{}}");
    assert_eq!(abigail.compatible(&before, &interface("more", &more)), Ok(()));
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

#[test]
fn programs_that_were_built_before_run_on() {
    let (Some(compiler), Some(abigail)) = (c_compiler(), Abigail::find()) else { return };
    let header = read("include/isim.h");
    let now = hollow(&compiler, "now", &header);
    let written = now.with_extension("abi");
    abigail.record(&now, &written);
    abigail.compare_with_recorded("isim.h.abi", &written);

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
        assert!(abigail.compatible(&now, &changed).is_err(), "{what} was changed");
    }
    let more = "size_t isim_systems_count(void);\nsize_t isim_moons_count(void)";
    let more = header.replace("size_t isim_systems_count(void)", more);
    let more = more.replace("ISIM_STATUS_RANGE = 6,", "ISIM_STATUS_RANGE = 6, ISIM_STATUS_X = 77,");
    let more = hollow(&compiler, "more", &more);
    assert_eq!(abigail.compatible(&now, &more), Ok(()));
}
