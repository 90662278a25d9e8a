//! The header, understood: its functions with what each parameter is.

use std::collections::BTreeSet;

use crate::tools::{read, without_comments};

/// A function of the header.
pub struct Function {
    pub name: String,
    /// What it returns, as written.
    pub returns: String,
    pub parameters: Vec<Parameter>,
}

/// One thing that a caller gives; some take two or three arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// `const char *x, size_t x_length`
    Text(String),
    /// `const uint8_t *x, size_t length`: the bytes of an index.
    Bytes(String),
    /// `char *buffer, size_t capacity, size_t *length`, whatever the last one is called.
    Buffer,
    /// `T *x, size_t capacity, size_t *count`: an array of the caller's to be filled.
    Array(String),
    /// `uint32_t x`: an enumeration or options.
    Code(String),
    /// `size_t x`, or a number that may be any.
    Number(String),
    /// `const isim_T *x` or `isim_T *x`: a handle of the type.
    Handle(String),
    /// `isim_T *x` of the type's free function.
    Consumed(String),
    /// `isim_T **x`
    NewHandle(String),
    /// `T *x`: a place for a result.
    Result(String),
    /// `isim_T *const *x`: as many handles as `count` says.
    Handles(String),
    /// `const struct ArrowSchema *x`
    Schema,
    /// `const struct ArrowArray *x`: a column of as many rows as `rows` says.
    Column,
    /// `const isim_text *x`: as many texts as `count` says.
    Texts,
}

impl Function {
    pub fn is_fallible(&self) -> bool {
        self.returns == "isim_status"
    }

    /// Whether arrays come in or go out, whose length is an argument called `count` or `rows`.
    pub fn counts(&self) -> bool {
        let counts = |name: &str| self.parameters.contains(&Parameter::Number(name.into()));
        counts("count") || counts("rows")
    }
}

/// All functions of the header, in its order.
pub fn functions() -> Vec<Function> {
    let header = read("include/isim.h");
    let opaque = opaque_types(&without_comments(&header));
    prototypes(&header).iter().map(|statement| function(statement, &opaque)).collect()
}

/// The declarations of a header's functions, without their semicolons.
pub fn prototypes(header: &str) -> Vec<String> {
    let header = without_comments(header);
    let from = header.find("extern \"C\" {").expect("the header has functions");
    let statements = header[from..].split(';').filter_map(|statement| {
        let code = statement.lines().filter(|l| !l.starts_with('#')).collect::<Vec<_>>().join(" ");
        let code = code.trim_start_matches("extern \"C\" {").trim().to_owned();
        code.ends_with(')').then_some(code)
    });
    statements.collect()
}

/// The enumerations.
pub fn enumerations(header: &str) -> Vec<String> {
    let header = without_comments(header);
    let bodies = header.split("typedef enum {").skip(1);
    let names = bodies.filter_map(|body| body.split_once("} ")?.1.split_once(';'));
    names.map(|(name, _)| name.into()).collect()
}

/// The types of handles.
pub fn opaque_types(header: &str) -> BTreeSet<String> {
    let lines = header.lines().filter_map(|line| line.trim().strip_prefix("typedef struct isim_"));
    let types = lines.filter_map(|line| line.split_once(' '));
    types.map(|(name, _)| format!("isim_{name}")).collect()
}

fn function(statement: &str, opaque: &BTreeSet<String>) -> Function {
    let (head, rest) = statement.split_once('(').expect("a function has parentheses");
    let (returns, name) = split(head);
    let list = rest.trim_end_matches(')');
    let mut arguments: Vec<(String, String)> = match list {
        "void" => Vec::new(),
        list => list.split(',').map(split).collect(),
    };
    arguments.reverse();
    let mut parameters = Vec::new();
    while let Some((kind, argument)) = arguments.pop() {
        let mut follows = |kind: &str, name: &str| {
            let next = arguments.pop();
            assert_eq!(next, Some((kind.into(), name.into())), "{statement}");
        };
        let parameter = match kind.as_str() {
            "const uint8_t *" => {
                follows("size_t", "length");
                Parameter::Bytes(argument)
            }
            "const char *" => {
                follows("size_t", &format!("{argument}_length"));
                Parameter::Text(argument)
            }
            "char *" if argument == "buffer" => {
                follows("size_t", "capacity");
                assert_eq!(arguments.pop().map(|last| last.0).as_deref(), Some("size_t *"));
                Parameter::Buffer
            }
            // Not every large number is a character that there is not, or a set with unknown cases.
            "uint32_t" if argument != "character" && !argument.ends_with("_cases") => {
                Parameter::Code(argument)
            }
            "size_t" | "uint32_t" | "int32_t" => Parameter::Number(argument),
            "const struct ArrowSchema *" => Parameter::Schema,
            "const struct ArrowArray *" => Parameter::Column,
            "const isim_text *" => Parameter::Texts,
            "isim_key *" => {
                follows("size_t", "capacity");
                follows("size_t *", "count");
                Parameter::Array("isim_key".into())
            }
            _ => pointer(&kind, &name, opaque)
                .unwrap_or_else(|| panic!("what is {kind} {argument} in {statement}?")),
        };
        parameters.push(parameter);
    }
    Function { name, returns, parameters }
}

fn pointer(kind: &str, function: &str, opaque: &BTreeSet<String>) -> Option<Parameter> {
    let base = kind.trim_start_matches("const ").trim_end_matches([' ', '*']).to_owned();
    let is_handle = |base: &str| opaque.contains(base);
    if let Some(base) = kind.strip_suffix(" *const *") {
        return is_handle(base).then(|| Parameter::Handles(base.into()));
    }
    if kind == "const uint8_t **" {
        return Some(Parameter::Result("const uint8_t *".into()));
    }
    match (kind.ends_with("**"), kind.ends_with('*'), kind.starts_with("const ")) {
        (true, _, false) if is_handle(&base) => Some(Parameter::NewHandle(base)),
        (false, true, false) if function == format!("{base}_free") => {
            Some(Parameter::Consumed(base))
        }
        (false, true, _) if is_handle(&base) => Some(Parameter::Handle(base)),
        (false, true, false) => Some(Parameter::Result(base)),
        _ => None,
    }
}

/// `const char *text` as its type and its name.
fn split(declaration: &str) -> (String, String) {
    let declaration = declaration.split_whitespace().collect::<Vec<_>>().join(" ");
    let at = declaration.rfind([' ', '*']).map_or(0, |at| at + 1);
    (declaration[..at].trim_end().into(), declaration[at..].into())
}
