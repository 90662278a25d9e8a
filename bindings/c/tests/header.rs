//! `include/isim.h` says what the library has: it is generated, checked in, and fresh.

use std::fs;
use std::path::{Path, PathBuf};

/// Arrow's C data interface, under the guard that its specification gives, so that whichever header
/// comes first defines it.
const ARROW: &str = "\
/* Arrow's C data interface, as its specification defines it for everybody to copy. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
    const char *format;
    const char *name;
    const char *metadata;
    int64_t flags;
    int64_t n_children;
    struct ArrowSchema **children;
    struct ArrowSchema *dictionary;
    void (*release)(struct ArrowSchema *);
    void *private_data;
};

struct ArrowArray {
    int64_t length;
    int64_t null_count;
    int64_t offset;
    int64_t n_buffers;
    int64_t n_children;
    const void **buffers;
    struct ArrowArray **children;
    struct ArrowArray *dictionary;
    void (*release)(struct ArrowArray *);
    void *private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */";

/// The enumerations that C shares with the library, as the library has them: their numbers, words
/// and meanings are written there and nowhere else.
fn core_enumerations() -> String {
    let places = [
        ("lang.rs", "Kind"),
        ("name/mod.rs", "Role"),
        ("compare/explain.rs", "StepKind"),
        ("compare/builder.rs", "GenderPolicy"),
        ("fold/mod.rs", "FindingKind"),
        ("scan/mod.rs", "How"),
    ];
    let mut all = String::new();
    for (file, name) in places {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src").join(file);
        let source = fs::read_to_string(&path).expect("the library is beside its bindings");
        let head = format!("pub enum {name} {{\n");
        let (before, rest) = source.split_once(&head).expect("the enumeration is in its file");
        let body = rest.split_once("\n}\n").expect("an enumeration ends").0;
        let above = before.rsplit("\n\n").next().unwrap_or("");
        let grows =
            above.contains("#[non_exhaustive]").then_some("/// Later versions may add some.");
        let about = above.lines().filter(|line| line.starts_with("///")).chain(grows);
        let about: String = about.flat_map(|line| [line, "\n"]).collect();
        let body = body.replace("    #[default]\n", "");
        all += &format!("{about}#[repr(C)]\n{head}{body}\n}}\n\n");
    }
    // What Rust's manual links to, C calls otherwise.
    let all = all.replace("[`Matcher::explain`](crate::Matcher::explain)", "isim_matcher_explain");
    assert!(!all.contains("](crate::"), "a link of Rust's stands in the manual of C:\n{all}");
    all
}

/// The header as cbindgen writes it from the sources.
fn generated() -> String {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manual =
        fs::read_to_string(here.join("header.txt")).expect("header.txt is beside Cargo.toml");
    let [major, minor, patch] = [
        env!("CARGO_PKG_VERSION_MAJOR"),
        env!("CARGO_PKG_VERSION_MINOR"),
        env!("CARGO_PKG_VERSION_PATCH"),
    ];
    let number = [major, minor, patch]
        .iter()
        .fold(0, |sum, part| sum * 1000 + part.parse::<u32>().expect("a version has numbers"));

    let mut config = cbindgen::Config::from_file(here.join("cbindgen.toml"))
        .unwrap_or_else(|error| panic!("cbindgen.toml: {error}"));
    config.header = Some(manual.trim_end().to_owned());
    config.after_includes = Some(format!(
        "\n/**\n * The version of this header; isim_version gives that of the library.\n */\n\
         #define ISIM_VERSION \"{major}.{minor}.{patch}\"\n\
         #define ISIM_VERSION_MAJOR {major}\n\
         #define ISIM_VERSION_MINOR {minor}\n\
         #define ISIM_VERSION_PATCH {patch}\n\
         /** The version as one number, for #if: major * 1000000 + minor * 1000 + patch. */\n\
         #define ISIM_VERSION_NUMBER {number}\n\n{ARROW}"
    ));
    let enumerations = Path::new(env!("CARGO_TARGET_TMPDIR")).join("enumerations.rs");
    fs::write(&enumerations, core_enumerations()).expect("the target folder can be written");
    let mut text = Vec::new();
    cbindgen::Builder::new()
        .with_config(config)
        .with_src(enumerations)
        .with_crate(here)
        .generate()
        .unwrap_or_else(|error| panic!("cbindgen: {error}"))
        .write(&mut text);
    String::from_utf8(text).expect("a header is text")
}

#[test]
fn the_header_is_fresh() {
    let path: PathBuf =
        [env!("CARGO_MANIFEST_DIR"), "..", "..", "include", "isim.h"].iter().collect();
    let text = generated();
    if std::env::var_os("ISIM_BLESS").is_some() {
        fs::write(&path, text).expect("include/ can be written");
        return;
    }
    let checked_in = fs::read_to_string(&path).unwrap_or_default().replace('\r', "");
    assert!(
        checked_in == text,
        "include/isim.h is stale: run `ISIM_BLESS=1 cargo test -p isim-capi --test header`"
    );
}
