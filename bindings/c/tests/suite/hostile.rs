//! Every function of the header, called in every wrong way that its parameters allow.
//!
//! The program is written from the header: for every function one call that is right, and then one
//! for each wrong way to give each argument, with all others right. The wrong call must answer with
//! the status that the convention names, and leave every result as it was. So a function that is
//! new is called so too, and one with a parameter of a new kind makes this test fail until
//! `declarations.rs` knows the kind. The handles are made in a thread that has ended when they are
//! used, and freed in another.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::declarations::{Function, Parameter, functions};
use crate::programs::MEMCHECK;
use crate::tools::*;

/// How many elements the arrays have.
const COUNT: usize = 3;

/// A wrong way to give one parameter.
struct Wrong {
    what: String,
    /// The arguments that are given.
    arguments: Vec<String>,
    /// The status of a function that can fail; none when any may come but a panic.
    status: Option<&'static str>,
}

fn wrong(what: &str, arguments: &[&str], status: Option<&'static str>) -> Wrong {
    let arguments = arguments.iter().map(|a| (*a).to_owned()).collect();
    Wrong { what: what.into(), arguments, status }
}

/// The arguments that are right. `number` tells parameters of one function apart.
fn right(parameter: &Parameter, number: usize, function: &Function) -> Vec<String> {
    match parameter {
        Parameter::Text(name) => {
            let text = match name.as_str() {
                "lang" => "ru",
                "system" | "code" => "iso-rus-Cyrl-Latn-9-1995",
                "script" => "Cyrl",
                "country" => "TR",
                "word" => "person",
                "rules" => "class title",
                _ => "a = b",
            };
            vec![format!("\"{text}\""), text.len().to_string()]
        }
        Parameter::Bytes(_) => vec!["index_bytes".into(), "index_length".into()],
        Parameter::Buffer => vec!["buffer".into(), "sizeof buffer".into(), "&length".into()],
        Parameter::Array(_) => vec!["array".into(), "64".into(), "&count".into()],
        Parameter::Code(_) => vec!["1".into()],
        Parameter::Number(name) if name == "count" || name == "rows" => {
            vec![COUNT.to_string()]
        }
        Parameter::Schema => vec!["&good_schema".into()],
        Parameter::Column => vec!["&good_column".into()],
        Parameter::Number(_) => vec!["0".into()],
        Parameter::Handle(handle) => vec![format!("the_{handle}")],
        Parameter::Consumed(handle) => vec![format!("new_{handle}()")],
        Parameter::NewHandle(_) | Parameter::Result(_) if function.counts() => {
            vec![format!("result{number}")]
        }
        Parameter::NewHandle(_) | Parameter::Result(_) => vec![format!("&result{number}")],
        Parameter::Handles(handle) => vec![format!("some_{handle}")],
        Parameter::Texts => vec!["some_texts".into()],
    }
}

/// All wrong ways to give a parameter.
fn wrongs(parameter: &Parameter) -> Vec<Wrong> {
    const NULL: Option<&str> = Some("ISIM_STATUS_NULL");
    const UTF8: Option<&str> = Some("ISIM_STATUS_UTF8");
    const TOO_LONG: Option<&str> = Some("ISIM_STATUS_TOO_LONG");
    const RANGE: Option<&str> = Some("ISIM_STATUS_RANGE");
    const UNKNOWN: Option<&str> = Some("ISIM_STATUS_UNKNOWN_CODE");
    match parameter {
        Parameter::Text(name) => [
            wrong(&format!("{name} is NULL of length 0"), &["NULL", "0"], None),
            wrong(&format!("{name} is empty"), &["\"\"", "0"], None),
            wrong(&format!("{name} is a NUL"), &["\"\"", "1"], None),
            wrong(&format!("{name} is NULL of length 1"), &["NULL", "1"], NULL),
            wrong(&format!("{name} is NULL of any length"), &["NULL", "SIZE_MAX"], NULL),
            wrong(&format!("{name} is a byte that is none"), &["\"\\xFF\"", "1"], UTF8),
            wrong(&format!("{name} is cut in a character"), &["\"a\\xC5\"", "2"], UTF8),
            wrong(&format!("{name} has a surrogate"), &["\"\\xED\\xA0\\x80\"", "3"], UTF8),
            wrong(&format!("{name} is over the limit"), &["\"\"", "ISIM_TEXT_LIMIT + 1"], TOO_LONG),
            wrong(&format!("{name} is endless"), &["\"\"", "SIZE_MAX"], TOO_LONG),
        ]
        .into_iter()
        // The end of a chunk may be anywhere; tests/c/test_stream.c cuts one everywhere.
        .filter(|wrong| name != "chunk" || !wrong.what.contains("cut"))
        .collect(),
        // What bytes are no index, tests/c/test_index.c asks; here they are answered somehow.
        Parameter::Bytes(name) => vec![
            wrong(&format!("{name} is NULL"), &["NULL", "1"], NULL),
            wrong(&format!("{name} is NULL of length 0"), &["NULL", "0"], None),
            wrong(&format!("{name} is empty"), &["index_bytes", "0"], None),
            wrong(&format!("{name} is cut"), &["index_bytes", "index_length / 2"], None),
            wrong(&format!("{name} is something else"), &["(const uint8_t *)\"index\"", "5"], None),
        ],
        Parameter::Buffer => vec![
            wrong("length is NULL", &["buffer", "sizeof buffer", "NULL"], NULL),
            wrong("buffer is NULL", &["NULL", "1", "&length"], NULL),
            wrong("buffer is NULL and endless", &["NULL", "SIZE_MAX", "&length"], NULL),
            wrong("buffer and length are NULL", &["NULL", "0", "NULL"], NULL),
            wrong("nothing fits", &["buffer", "0", "&length"], Some("ISIM_STATUS_NO_SPACE")),
            wrong("the length is asked", &["NULL", "0", "&length"], Some("ISIM_STATUS_NO_SPACE")),
            // Of an empty text the buffer of 1 is enough.
            wrong("next to nothing fits", &["buffer", "1", "&length"], None),
        ],
        Parameter::Array(_) => vec![
            wrong("count is NULL", &["array", "64", "NULL"], NULL),
            wrong("array is NULL", &["NULL", "1", "&count"], NULL),
            wrong("nothing fits", &["array", "0", "&count"], Some("ISIM_STATUS_NO_SPACE")),
            wrong("the number is asked", &["NULL", "0", "&count"], Some("ISIM_STATUS_NO_SPACE")),
        ],
        Parameter::Code(name) => ["4000", "65536", "UINT32_MAX"]
            .map(|number| wrong(&format!("{name} is {number}"), &[number], UNKNOWN))
            .into(),
        Parameter::Number(name) if name == "number" => ["4000000000u", "SIZE_MAX"]
            .map(|number| {
                wrong(&format!("there is no {number}"), &[number], Some("ISIM_STATUS_RANGE"))
            })
            .into(),
        Parameter::Number(name) if name == "count" => vec![
            wrong("count is 0", &["0"], Some("ISIM_STATUS_OK")),
            wrong("count is SIZE_MAX", &["SIZE_MAX"], TOO_LONG),
            wrong("count overflows", &["SIZE_MAX / 8"], TOO_LONG),
        ],
        Parameter::Number(name) if name == "rows" => ["0", "2", "4", "SIZE_MAX"]
            .map(|rows| wrong(&format!("there are no {rows} rows"), &[rows], RANGE))
            .into(),
        Parameter::Schema => vec![
            wrong("a schema is NULL", &["NULL"], NULL),
            wrong("a schema was released", &["&released_schema"], NULL),
            wrong("a schema has no format", &["&formless_schema"], NULL),
            wrong("a schema is one of numbers", &["&number_schema"], UNKNOWN),
        ],
        Parameter::Column => vec![
            wrong("a column is NULL", &["NULL"], NULL),
            wrong("a column was released", &["&released_column"], NULL),
            wrong("a column has no buffers", &["&empty_column"], NULL),
            wrong("a column has too few buffers", &["&poor_column"], RANGE),
            wrong("a column is shorter than nothing", &["&negative_column"], RANGE),
            wrong("a column is not UTF-8", &["&bytes_column"], UTF8),
            wrong("a column has a text over the limit", &["&long_column"], TOO_LONG),
            wrong("a column has an end before its start", &["&back_column"], RANGE),
        ],
        Parameter::Number(name) => ["0", "1600", "0x7FFFFFFF"]
            .map(|number| wrong(&format!("{name} is {number}"), &[number], None))
            .into(),
        Parameter::Handle(_) | Parameter::Consumed(_) => {
            vec![wrong("a handle is NULL", &["NULL"], NULL)]
        }
        Parameter::NewHandle(_) | Parameter::Result(_) => {
            vec![wrong("a result is NULL", &["NULL"], NULL)]
        }
        Parameter::Handles(handle) => vec![
            wrong("an array is NULL", &["NULL"], NULL),
            wrong("the last handle is NULL", &[&format!("broken_{handle}")], NULL),
        ],
        Parameter::Texts => vec![
            wrong("an array is NULL", &["NULL"], NULL),
            wrong("the last text is NULL", &["texts_with_null"], NULL),
            wrong("the last text is not UTF-8", &["texts_with_bytes"], UTF8),
            wrong("the last text is endless", &["texts_without_end"], TOO_LONG),
        ],
    }
}

/// One call as a block of C, which checks what came of it.
fn call(
    out: &mut String,
    function: &Function,
    what: &str,
    arguments: &[String],
    status: Option<&str>,
) {
    let Function { name, returns, parameters } = function;
    let _ = writeln!(out, "    current = \"{name}: {what}\";\n    {{");
    let elements = if function.counts() { COUNT } else { 1 };
    let mut results = Vec::new();
    for (number, parameter) in parameters.iter().enumerate() {
        let (kind, handle) = match parameter {
            Parameter::NewHandle(handle) => (format!("{handle} *"), Some(handle)),
            Parameter::Result(kind) => (kind.clone(), None),
            Parameter::Buffer => {
                out.push_str("        char buffer[600]; size_t length = 12345;\n");
                out.push_str("        memset(buffer, 0x5A, sizeof buffer);\n");
                continue;
            }
            Parameter::Array(kind) => {
                let _ = writeln!(out, "        {kind} array[64]; size_t count = 12345;");
                out.push_str("        memset(array, 0x5A, sizeof array);\n");
                continue;
            }
            _ => continue,
        };
        let array = if function.counts() { format!("[{elements}]") } else { String::new() };
        let _ = writeln!(out, "        {kind} result{number}{array};");
        let _ = writeln!(out, "        memset(&result{number}, 0x5A, sizeof result{number});");
        results.push((number, handle));
    }
    let arguments = arguments.join(", ");
    if returns == "void" {
        let _ = writeln!(out, "        {name}({arguments});\n    }}");
        return;
    }
    if !function.is_fallible() {
        let _ = writeln!(out, "        {returns} answer = {name}({arguments});");
        // A NULL handle has nothing: 0, NULL, or the empty text.
        if status == Some("ISIM_STATUS_NULL") {
            out.push_str(match returns.as_str() {
                "isim_text" => "        MUST(answer.data != NULL && answer.length == 0);\n",
                "isim_span" => "        MUST(answer.start == 0 && answer.end == 0);\n",
                _ => "        MUST(answer == 0);\n",
            });
        } else if name != "isim_status_message" && status == Some("ISIM_STATUS_UNKNOWN_CODE") {
            out.push_str("        MUST(answer == NULL);\n");
        } else if returns == "const char *" {
            out.push_str("        MUST(answer != NULL && strlen(answer) > 0);\n");
        }
        out.push_str("        (void)answer;\n    }\n");
        return;
    }
    let _ = writeln!(out, "        isim_status status = {name}({arguments});");
    match status {
        Some(status) => {
            let _ = writeln!(out, "        MUST_BE(status, {status});");
        }
        None => out.push_str("        MUST(status != ISIM_STATUS_PANIC);\n"),
    }
    let _ = writeln!(out, "        if (status != ISIM_STATUS_OK) {{");
    for (number, _) in &results {
        let _ =
            writeln!(out, "            MUST(untouched(&result{number}, sizeof result{number}));");
    }
    if parameters.contains(&Parameter::Buffer) {
        out.push_str("            MUST(status == ISIM_STATUS_NO_SPACE || length == 12345);\n");
        out.push_str("            MUST(untouched(buffer + 1, sizeof buffer - 1));\n");
        out.push_str("            MUST(buffer[0] == 0x5A || buffer[0] == 0);\n");
    }
    if parameters.iter().any(|parameter| matches!(parameter, Parameter::Array(_))) {
        out.push_str("            MUST(status == ISIM_STATUS_NO_SPACE || count == 12345);\n");
        out.push_str("            MUST(untouched(array, sizeof array));\n");
    }
    let _ = writeln!(out, "        }} else {{");
    for (number, handle) in &results {
        if let Some(handle) = handle {
            let _ = writeln!(out, "            {handle}_free(result{number});");
        }
    }
    if parameters.contains(&Parameter::Buffer) {
        out.push_str("            MUST(buffer[length] == 0);\n");
        out.push_str(
            "            MUST(untouched(buffer + length + 1, sizeof buffer - length - 1));\n",
        );
    }
    let _ = writeln!(out, "        }}\n    }}");
}

/// The program, and the number of calls in it.
fn program() -> (String, usize) {
    let mut calls = 0;
    let mut out = String::from("#include \"hostile.h\"\n\n");
    let functions = functions();
    let bytes = functions.iter().any(|function| function.name == "isim_index_bytes");
    if bytes {
        out.push_str("static const uint8_t *index_bytes;\nstatic size_t index_length;\n\n");
    }
    for function in &functions {
        let _ = writeln!(out, "static void test_{}(void) {{", function.name);
        let good: Vec<Vec<String>> = function
            .parameters
            .iter()
            .enumerate()
            .map(|(number, parameter)| right(parameter, number, function))
            .collect();
        let all = |given: &[Vec<String>]| given.iter().flatten().cloned().collect::<Vec<_>>();
        // The right call works, so that it is the wrong argument that makes the others fail.
        call(&mut out, function, "all is right", &all(&good), Some("ISIM_STATUS_OK"));
        calls += 1;
        for (number, parameter) in function.parameters.iter().enumerate() {
            for wrong in wrongs(parameter) {
                let mut given = good.clone();
                given[number] = wrong.arguments;
                call(&mut out, function, &wrong.what, &all(&given), wrong.status);
                calls += 1;
            }
        }
        out.push_str("}\n\n");
    }
    out.push_str("void test_all(void) {\n");
    if bytes {
        out.push_str("    isim_index_bytes(the_isim_index, &index_bytes, &index_length);\n");
    }
    for function in &functions {
        let _ = writeln!(out, "    test_{}();", function.name);
    }
    out.push_str("}\n");
    (out, calls)
}

/// The objects of the program, compiled with some more options.
pub fn objects(compiler: &str, directory: &Path, options: &[&str]) -> Vec<PathBuf> {
    let (source, calls) = program();
    assert!(calls > 500, "only {calls} calls: the header was not understood");
    let generated = directory.join("hostile_calls.c");
    fs::write(&generated, source).expect("the target folder can be written");
    let here = repository().join("tests/c/hostile");
    let build = |source: PathBuf| {
        let object = directory.join(source.file_stem().expect("a name")).with_extension("o");
        let mut command = Command::new(compiler);
        command.arg("-std=c99").args(WARNINGS).args(["-g", "-pthread", "-c", "-I"]).arg(&here);
        // The wrong calls are wrong on purpose, and some arguments are lengths out of any range.
        command.args(["-Wno-overflow", "-Wno-stringop-overread", "-I"]);
        command.arg(repository().join("include")).args(options).arg(source).arg("-o").arg(&object);
        succeed(&mut command);
        object
    };
    [generated, here.join("hostile.c")].map(build).into()
}

#[test]
fn every_wrong_call_is_answered() {
    let Some(compiler) = c_compiler() else { return };
    let directory = scratch("hostile");
    let objects = objects(&compiler, &directory, &["-O1"]);
    let program = directory.join("hostile");
    link(&compiler, &objects, Linkage::Static, &program);
    succeed(&mut Command::new(&program));
    if let Some(valgrind) = tool("valgrind", &["valgrind"]) {
        succeed(Command::new(&valgrind).args(MEMCHECK).arg(&program));
    }
}
