//! Other languages, from the header alone and the installed library: Go by cgo, Node by koffi.

use std::fs;
use std::process::Command;

use crate::install::{installed, pkg_config};
use crate::tools::*;

/// Pinned: what comes from a registry is one thing for ever.
const KOFFI: &str = "koffi@3.3.4";

#[test]
fn go() {
    // It says its version in a way of its own.
    let found = Command::new("go").arg("version").output().is_ok();
    let Some(go) = (if found { Some("go".to_owned()) } else { tool("Go", &["go"]) }) else {
        return;
    };
    if c_compiler().is_none() || pkg_config(&["--libs"]).is_none() {
        return;
    }
    let program = scratch("go").join("compare");
    let mut build = Command::new(go);
    build.env("PKG_CONFIG_PATH", installed().join("lib/pkgconfig"));
    build.env("GOCACHE", scratch("go").join("cache")).env("GO111MODULE", "off");
    build.args(["build", "-o"]).arg(&program).arg(repository().join("examples/compare.go"));
    succeed(&mut build);
    let answer = |names: [&str; 2]| {
        let mut command = Command::new(&program);
        run(command.args(names).env("LD_LIBRARY_PATH", installed().join("lib")))
    };
    let same = answer(["Vedat Işıkhan", "Vedat Işıkhan"]);
    assert_eq!((same.status.code(), &same.stdout[..]), (Some(0), &b"1.000\n"[..]));
    assert_eq!(answer(["Vedat Işıkhan", "Kubanychbek Omuraliev"]).status.code(), Some(1));
}

#[test]
fn node() {
    let (Some(node), Some(npm)) = (tool("Node", &["node"]), tool("npm", &["npm"])) else { return };
    let folder = scratch("node");
    if !folder.join("node_modules/koffi").exists() {
        let mut install = Command::new(npm);
        install.current_dir(&folder).args(["install", "--no-audit", "--no-fund", "--prefix", "."]);
        succeed(install.arg(KOFFI));
    }
    let examples = repository().join("examples");
    fs::copy(examples.join("scan.mjs"), folder.join("scan.mjs")).expect("the example is copied");
    let mut scan = Command::new(node);
    scan.env("ISIM_LIBRARY", installed().join("lib/libisim.so.0")).arg(folder.join("scan.mjs"));
    scan.arg(examples.join("watchlist.tsv")).arg(examples.join("texts/ru.txt"));
    let found = succeed(&mut scan);
    assert!(found.contains("Мехметом Йылдызоглу\tperson:mehmet-yildizoglu\t"), "{found}");
}
