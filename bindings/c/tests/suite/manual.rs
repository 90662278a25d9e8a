//! The examples of the header: each is compiled as it stands, run, and leaves nothing behind.

use std::fmt::Write;
use std::fs;
use std::process::Command;

use crate::declarations::functions;
use crate::programs::MEMCHECK;
use crate::tools::*;

/// The examples, each with the function below it.
fn examples() -> Vec<(String, String)> {
    let header = read("include/isim.h");
    let mut found = Vec::new();
    for comment in header.split("/**\n").skip(1) {
        let (comment, behind) = comment.split_once(" */\n").expect("a comment ends");
        let Some((_, code)) = comment.split_once(" * Example:\n *\n") else { continue };
        let lines = code.lines().map(|line| line.strip_prefix(" *     ").unwrap_or(""));
        let code: String = lines.flat_map(|line| ["    ", line, "\n"]).collect();
        let name = behind.split('(').next().and_then(|head| head.rsplit([' ', '*']).next());
        found.push((name.unwrap_or("").to_owned(), code));
    }
    found
}

#[test]
fn the_examples_run() {
    let Some(compiler) = c_compiler() else { return };
    let examples = examples();
    assert!(examples.len() > 15, "the header was not understood");
    let mut program = String::from(
        "#include <assert.h>\n#include <isim.h>\n#include <stdio.h>\n#include <stdlib.h>\n\
         #include <string.h>\n\n",
    );
    let mut calls = String::new();
    for (name, code) in &examples {
        let _ = writeln!(program, "static void example_of_{name}(void) {{\n{code}}}\n");
        let _ = writeln!(calls, "    example_of_{name}();");
    }
    let _ = writeln!(program, "int main(void) {{\n{calls}    return 0;\n}}");
    let directory = scratch("manual");
    let [source, object, binary] =
        ["examples.c", "examples.o", "examples"].map(|f| directory.join(f));
    fs::write(&source, program).expect("the target folder can be written");
    compile(&compiler, "-std=c99", &source, &object);
    link(&compiler, &[object], Linkage::Static, &binary);
    let said = succeed(&mut Command::new(&binary));
    for promised in ["unknown kind \"persn\": person, place, country and", "Türkei", "same"] {
        assert!(said.contains(promised), "{promised:?} is not in\n{said}");
    }
    if let Some(valgrind) = tool("valgrind", &["valgrind"]) {
        succeed(Command::new(&valgrind).args(MEMCHECK).arg(&binary));
    }
}

/// The program at the top of the header does what it says.
#[test]
fn the_first_program_runs() {
    let Some(compiler) = c_compiler() else { return };
    let header = read("include/isim.h");
    let (_, below) = header.split_once(" * A FIRST PROGRAM\n *\n").expect("the header has one");
    let lines = below.lines().map_while(|line| match line {
        " *" => Some(""),
        _ => line.strip_prefix(" *     "),
    });
    let program: String = lines.flat_map(|line| [line, "\n"]).collect();
    let directory = scratch("first");
    let [source, object, binary] = ["first.c", "first.o", "first"].map(|f| directory.join(f));
    fs::write(&source, program).expect("the target folder can be written");
    compile(&compiler, "-std=c99", &source, &object);
    link(&compiler, &[object], Linkage::Shared, &binary);
    assert_eq!(succeed(&mut Command::new(&binary)), "same\n");
}

/// The list of sections knows every function, by the longest of its patterns that fits, and is in the
/// order of the header; none of its patterns is idle.
#[test]
fn the_list_of_sections_is_true() {
    let header = read("include/isim.h");
    let (_, list) = header.split_once(" * WHERE TO FIND WHAT\n").expect("the header has one");
    let list = list.split_once(" * CONVENTION\n").expect("the convention follows").0;
    let list = list.replace(",\n *         ", ", ");
    let mut patterns = Vec::new();
    for (number, line) in list.lines().enumerate() {
        let words = line.split([' ', ',']).filter(|word| word.starts_with("isim_"));
        patterns.extend(words.map(|word| (number, word)));
    }
    assert!(patterns.len() > 20, "the list was not understood");
    let fits = |name: &str, pattern: &str| match pattern.split_once('*') {
        Some((begin, end)) => name.strip_prefix(begin).is_some_and(|rest| rest.ends_with(end)),
        None => name == pattern,
    };
    let mut last = 0;
    for function in functions() {
        let name = &function.name;
        let best = patterns.iter().filter(|p| fits(name, p.1)).max_by_key(|p| p.1.len());
        let (section, _) = best.unwrap_or_else(|| panic!("{name} is in no section"));
        assert!(last <= *section, "{name} stands behind its section");
        last = *section;
    }
    for (_, pattern) in patterns {
        assert!(functions().iter().any(|f| fits(&f.name, pattern)), "there is no {pattern}");
    }
}

/// A section of the header is a file of functions.
#[test]
fn every_section_has_an_example() {
    let folder = repository().join("bindings/c/src");
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("the sources").path();
        let source = fs::read_to_string(&path).expect("a source");
        if source.contains("extern \"C\" fn isim_") {
            assert!(source.contains("/// Example:"), "{} has no example", path.display());
        }
    }
}
