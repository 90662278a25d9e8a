//! `include/isim.h` says what the library has: it is generated, checked in, and fresh.

use std::fs;
use std::path::{Path, PathBuf};

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
         #define ISIM_VERSION_NUMBER {number}"
    ));
    let mut text = Vec::new();
    cbindgen::generate_with_config(here, config)
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
