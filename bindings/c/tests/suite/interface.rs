//! What a program sees of the library, out of what `abidw` tells of it.
//!
//! A library in Rust tells of all its types, half a megabyte, and of the insides of handles, which
//! may change. What is kept is what the functions of the interface lead to: their parameters and
//! results, and the structs behind those; of a handle its name alone. Types are called as the header
//! calls them and numbered in the order in which they are come upon, so that what is recorded changes
//! where the interface does.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;

use crate::tools::read;

/// An element of what abidw writes, which has no text between its elements.
#[derive(Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
}

impl Element {
    /// All elements of a document in one.
    fn parse(text: &str) -> Element {
        let mut open = vec![Element::default()];
        for tag in text.split('<').skip(1) {
            let (tag, _) = tag.rsplit_once('>').expect("a tag ends");
            if tag.starts_with('/') {
                Element::close(&mut open);
                continue;
            }
            let whole = tag.strip_suffix('/');
            let (name, mut rest) = whole.unwrap_or(tag).split_once(' ').unwrap_or((tag, ""));
            let mut element = Element { name: name.into(), ..Element::default() };
            while let Some((attribute, after)) = rest.trim_start().split_once("='") {
                let (value, after) = after.split_once('\'').expect("a value ends");
                element.attributes.push((attribute.into(), value.into()));
                rest = after;
            }
            open.push(element);
            if whole.is_some() {
                Element::close(&mut open);
            }
        }
        assert_eq!(open.len(), 1, "every element is closed");
        open.remove(0)
    }

    fn close(open: &mut Vec<Element>) {
        let done = open.pop().expect("an open element");
        open.last_mut().expect("an element around it").children.push(done);
    }

    fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.iter().find(|(name, _)| name == attribute).map(|(_, value)| value.as_str())
    }

    /// It and all in it.
    fn each<'e>(&'e self, visit: &mut impl FnMut(&'e Element)) {
        visit(self);
        self.children.iter().for_each(|child| child.each(visit));
    }
}

/// Writes what functions lead to.
struct Writer<'e> {
    types: HashMap<&'e str, &'e Element>,
    /// The types that were come upon, in this order, and those that are written.
    found: Vec<&'e str>,
    written: BTreeSet<&'e str>,
    /// What types are called in C.
    names: &'e BTreeMap<String, String>,
    handles: &'e BTreeSet<String>,
    out: String,
}

impl<'e> Writer<'e> {
    fn number(&mut self, id: &'e str) -> usize {
        self.found.iter().position(|known| *known == id).unwrap_or_else(|| {
            self.found.push(id);
            self.found.len() - 1
        })
    }

    fn element(&mut self, element: &'e Element, depth: usize) {
        // Methods are no part of a type's layout.
        if element.name == "member-function" {
            return;
        }
        self.written.extend(element.get("id"));
        let is_type = ["class-decl", "enum-decl"].contains(&element.name.as_str());
        let own = element.get("name").filter(|_| is_type).and_then(|name| self.names.get(name));
        let is_handle = own.is_some_and(|name| self.handles.contains(name));
        let _ = write!(self.out, "{:1$}<{2}", "", 2 * depth, element.name);
        for (attribute, value) in &element.attributes {
            let value = match (attribute.as_str(), own) {
                ("id" | "type-id", _) => format!("type-{}", self.number(value)),
                ("name", Some(own)) => own.clone(),
                ("size-in-bits", _) if is_handle => continue,
                _ => value.clone(),
            };
            let _ = write!(self.out, " {attribute}='{value}'");
        }
        if is_handle {
            self.out.push_str(" is-declaration-only='yes'/>\n");
        } else if element.children.is_empty() {
            self.out.push_str("/>\n");
        } else {
            self.out.push_str(">\n");
            element.children.iter().for_each(|child| self.element(child, depth + 1));
            let _ = writeln!(self.out, "{:1$}</{2}>", "", 2 * depth, element.name);
        }
    }
}

/// The interface in what abidw has written: types named by `names`, handles without their insides.
pub fn reduced(
    written: &str,
    names: &BTreeMap<String, String>,
    handles: &BTreeSet<String>,
) -> String {
    let document = Element::parse(written);
    let (mut types, mut functions, mut symbols) = (HashMap::new(), BTreeMap::new(), None);
    let mut head = String::new();
    document.each(&mut |element| {
        if let Some(id) = element.get("id") {
            types.insert(id, element);
        }
        match (element.name.as_str(), element.get("elf-symbol-id")) {
            ("function-decl", Some(symbol)) => {
                functions.insert(symbol, element);
            }
            ("elf-function-symbols", _) => symbols = Some(element),
            ("abi-corpus", _) => {
                for attribute in ["version", "architecture"] {
                    let value = element.get(attribute).unwrap_or("");
                    let _ = write!(head, " {attribute}='{value}'");
                }
            }
            _ => {}
        }
    });
    let (found, written) = (Vec::new(), BTreeSet::new());
    let out = format!("<abi-corpus{head}>\n");
    let mut writer = Writer { types, found, written, names, handles, out };
    writer.element(symbols.expect("the library has symbols"), 1);
    writer.out.push_str("  <abi-instr address-size='64' path='isim.h' language='LANG_C99'>\n");
    functions.into_values().for_each(|function| writer.element(function, 2));
    let mut next = 0;
    while let Some(id) = writer.found.get(next) {
        next += 1;
        // What stands inside another type was written with it.
        if !writer.written.contains(id) {
            let element = writer.types.get(id).unwrap_or_else(|| panic!("{id} is nowhere"));
            writer.element(element, 2);
        }
    }
    writer.out.push_str("  </abi-instr>\n</abi-corpus>\n");
    writer.out
}

/// What the types of `bindings/c/src` are called in the header.
pub fn names() -> BTreeMap<String, String> {
    let table = read("bindings/c/cbindgen.toml");
    let (_, renamed) = table.split_once("[export.rename]").expect("types are renamed");
    let pairs = renamed.lines().filter_map(|line| line.split_once(" = "));
    let bare = |text: &str| text.trim_matches('"').trim_start_matches("struct ").to_owned();
    pairs.map(|(from, to)| (bare(from), bare(to))).collect()
}
