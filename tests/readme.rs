//! The README keeps its word: what it shows is run, and what it says comes out.
//!
//! The Rust example is a doc test of the library; the Python example is run by `tests/readme.py`
//! where the package is installed. Here are the shell and C. The outputs in the README are
//! written by `ISIM_BLESS=1 cargo test --test readme`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("README.md can be read")
}

/// The blocks of a language, each with where its text begins in the README.
fn blocks<'r>(readme: &'r str, language: &str) -> Vec<(usize, &'r str)> {
    let opening = format!("\n```{language}\n");
    readme
        .match_indices(&opening)
        .map(|(at, _)| {
            let start = at + opening.len();
            let end = readme[start..].find("```\n").expect("the block is closed");
            (start, &readme[start..start + end])
        })
        .collect()
}

/// Builds what the examples need, as cargo builds it for tests, and says where it is.
fn built() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--locked", "--message-format=json", "-p", "isim-cli", "-p", "isim-capi"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let command = String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .expect("cargo names the command it built");
    command.parent().expect("it lies in a folder").to_path_buf()
}

/// Runs a line of the shell with our command in front of all others.
fn shell(line: &str, folder: &Path) -> Output {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut folders = vec![folder.to_path_buf()];
    folders.extend(env::split_paths(&path));
    Command::new("sh")
        .args(["-c", line])
        .current_dir(root())
        .env("PATH", env::join_paths(folders).expect("a path"))
        .output()
        .expect("sh runs")
}

/// What a console block should look like: every command with what it prints now.
fn played(block: &str, folder: &Path, commands: &mut usize) -> String {
    let mut text = String::new();
    let mut status = 0;
    for line in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
        text += &format!("$ {line}\n");
        if line == "echo $?" {
            text += &format!("{status}\n");
            continue;
        }
        if line == "./test" {
            continue; // It runs this test.
        }
        // The command as tests build it, not once more with every optimisation.
        let run = line.replacen("cargo run --release -- ", "isim ", 1);
        assert!(run.starts_with("isim "), "a document shows a command that no test runs: {line}");
        let output = shell(&run, folder);
        status = output.status.code().unwrap_or(-1);
        assert!(status < 2, "{line}: {}", String::from_utf8_lossy(&output.stderr));
        text += &String::from_utf8(output.stdout).expect("it prints UTF-8");
        *commands += 1;
    }
    text
}

#[test]
fn the_shell_examples_print_what_they_show() {
    let folder = built();
    for (file, least) in [("README.md", 5), ("docs/matcher.md", 4)] {
        let shown = fs::read_to_string(root().join(file)).expect("it can be read");
        let mut fresh = shown.clone();
        let mut commands = 0;
        for (start, block) in blocks(&shown, "console").into_iter().rev() {
            let text = played(block, &folder, &mut commands);
            fresh.replace_range(start..start + block.len(), &text);
        }
        assert!(commands >= least, "only {commands} commands of {file} were run");
        if fresh == shown {
            println!("{file}: {commands} commands print what it shows");
        } else if env::var_os("ISIM_BLESS").is_some() {
            fs::write(root().join(file), fresh).expect("it can be written");
        } else {
            let differs = fresh.lines().zip(shown.lines()).find(|(now, then)| now != then);
            panic!(
                "{file} shows what is no longer so; see whether it is better, then run \
                 `ISIM_BLESS=1 cargo test --test readme`. First difference, now and in {file}: \
                 {differs:#?}"
            );
        }
    }
}

#[test]
fn the_main_command_says_that_it_is_one_name() {
    let folder = built();
    let exit = |line: &str| shell(line, &folder).status.code();
    let line = "isim compare 'Vedat Işıkhan' 'Ведатом Ишикханом'";
    assert!(
        readme().contains("cargo run --release -- compare \"Vedat Işıkhan\" \"Ведатом Ишикханом\"")
    );
    assert_eq!(exit(line), Some(0));
    assert_eq!(exit("isim compare 'Anar Aliyev' 'Ilham Aliyev'"), Some(1));
    assert_eq!(exit("isim compare"), Some(2));
}

#[test]
fn the_c_example_runs() {
    let folder = built();
    let compiler = env::var_os("CC").unwrap_or_else(|| OsString::from("cc"));
    if Command::new(&compiler).arg("--version").output().is_err() {
        let needed = env::var_os("ISIM_REQUIRE_TOOLS").is_some();
        assert!(!needed, "there is no C compiler ({compiler:?})");
        println!("SKIPPED: the C example of the README, for want of a C compiler");
        return;
    }
    let readme = readme();
    let examples = blocks(&readme, "c");
    assert_eq!(examples.len(), 1);
    let place = folder.join("readme-example");
    fs::create_dir_all(&place).expect("the target folder can be written");
    let source = place.join("example.c");
    fs::write(&source, examples[0].1).expect("the target folder can be written");
    let program = place.join("example");
    let build = Command::new(&compiler)
        .args(["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror"])
        .arg(format!("-I{}", root().join("include").display()))
        .arg(&source)
        .arg(format!("-L{}", folder.display()))
        .arg("-lisim")
        .arg(format!("-Wl,-rpath,{}", folder.display()))
        .arg("-o")
        .arg(&program)
        .output()
        .expect("the compiler runs");
    assert!(build.status.success(), "{}", String::from_utf8_lossy(&build.stderr));
    let run = Command::new(&program).output().expect("the example runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(String::from_utf8_lossy(&run.stdout), "same\n");
}

#[test]
fn links_lead_somewhere() {
    let folders = [
        ("README.md", ""),
        ("docs/README.md", "docs"),
        ("docs/design.md", "docs"),
        ("docs/matcher.md", "docs"),
    ];
    for (file, folder) in folders {
        let text = fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
        for (at, _) in text.match_indices("](") {
            let target = text[at + 2..].split(')').next().unwrap_or("");
            if !target.contains("://") && !target.starts_with('#') {
                let path = root().join(folder).join(target.split('#').next().unwrap_or(target));
                assert!(path.exists(), "{file} links to {target}, which is not there");
            }
        }
    }
}
