//! Debian packages: made, installed into a root of their own, used, and removed again.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::tools::*;

#[test]
fn the_packages_install_and_work() {
    // Where Debian is not, its packages are nobody's concern.
    if Command::new("dpkg").arg("--version").output().is_err() {
        eprintln!("SKIPPED: this is no Debian");
        return;
    }
    let (Some(compiler), Some(pkg_config)) =
        (c_compiler(), tool("pkg-config", &["pkg-config", "pkgconf"]))
    else {
        return;
    };
    let (folder, root) = (empty("debian"), empty("debian/root"));
    let mut make = Command::new(repository().join("bindings/c/install/debian.sh"));
    let said = succeed(make.arg(&folder).env("CARGO_TARGET_DIR", target()));
    let packages: Vec<PathBuf> = said.lines().map(PathBuf::from).collect();
    assert_eq!(packages.len(), 2, "{said}");

    for place in ["var/lib/dpkg/updates", "var/lib/dpkg/info", "var/lib/dpkg/triggers"] {
        fs::create_dir_all(root.join(place)).expect("the target folder can be written");
    }
    fs::write(root.join("var/lib/dpkg/status"), "").expect("the target folder can be written");
    let dpkg = || {
        let mut command = Command::new("dpkg");
        command.arg(format!("--root={}", root.display())).arg("--log=/dev/null");
        // The C library is not in this root, and neither is ldconfig.
        command.args(["--force-depends", "--force-not-root", "--force-bad-path"]);
        command
    };
    let able = succeed(Command::new("id").arg("-u")).trim() == "0";
    if able {
        succeed(dpkg().args(["--install", "--no-triggers"]).args(&packages));
    } else {
        for package in &packages {
            succeed(Command::new("dpkg-deb").arg("-x").arg(package).arg(&root));
        }
    }

    let triplet = succeed(Command::new(&compiler).arg("-print-multiarch")).trim().to_owned();
    let lib = root.join("usr/lib").join(triplet);
    let mut flags = Command::new(pkg_config);
    flags.env("PKG_CONFIG_PATH", lib.join("pkgconfig")).env("PKG_CONFIG_SYSROOT_DIR", &root);
    let flags = succeed(flags.args(["--cflags", "--libs", "isim"]));
    let examples = root.join("usr/share/doc/libisim-dev/examples");
    let program = folder.join("scan");
    let mut build = Command::new(&compiler);
    build.arg("-std=c99").arg(examples.join("scan.c")).args(flags.split_whitespace());
    succeed(build.arg("-o").arg(&program));
    let text = fs::File::open(examples.join("texts/en.txt")).expect("a text");
    let mut scan = Command::new(&program);
    scan.arg(examples.join("watchlist.tsv")).stdin(Stdio::from(text)).env("LD_LIBRARY_PATH", &lib);
    let found = succeed(&mut scan);
    assert!(found.contains("\tperson:aysel-karimzade\t"), "{found}");

    if able {
        let installed = succeed(dpkg().args(["--list"]));
        assert!(installed.contains("libisim0") && installed.contains("libisim-dev"), "{installed}");
        succeed(dpkg().args(["--purge", "--no-triggers", "libisim-dev", "libisim0"]));
        assert!(!lib.join("libisim.so.0").exists() && !root.join("usr/include/isim.h").exists());
    }
}
