//! `src/tables/confusables.rs` from `data/confusables.txt`: letters that look alike.

use std::collections::BTreeMap;
use std::path::Path;

use crate::{check, read_file};

#[test]
fn confusables() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let document = read_file(&root.join("data/confusables.txt"));
    let mut rows: Vec<[Option<char>; 3]> = Vec::new();
    for entry in &document.entries {
        let mut cells =
            entry.left.split_whitespace().chain(entry.right.split_whitespace()).map(|cell| {
                match cell {
                    "-" => None,
                    _ => Some(cell.chars().next().expect("not empty")),
                }
            });
        let row = [(); 3].map(|()| cells.next().expect("three columns"));
        assert!(cells.next().is_none(), "{}:{}: three columns", document.file, entry.line);
        rows.push(row);
    }

    let mut table: BTreeMap<char, [Option<char>; 3]> = BTreeMap::new();
    for row in &rows {
        for letter in row.iter().flatten() {
            table.entry(*letter).or_insert(*row);
        }
    }
    // What small letters can be mapped to, their capitals can be too: see the file.
    for (letter, row) in &table {
        let capital = letter.to_uppercase().next().expect("one");
        if capital == *letter {
            continue;
        }
        let above = table.get(&capital).unwrap_or_else(|| panic!("{capital} is missing"));
        for (column, cell) in row.iter().enumerate() {
            assert!(cell.is_none() || above[column].is_some(), "{capital} has no {column}");
        }
    }

    let lines: String = table
        .iter()
        .map(|(letter, row)| {
            let cells = row.map(|cell| format!("{:?}", cell.unwrap_or('\0')));
            format!("    ({letter:?}, [{}]),\n", cells.join(", "))
        })
        .collect();
    let text = format!(
        "//! Letters that look alike, generated from `data/confusables.txt`.\n\n\
         /// A letter and its shape in Latin, Cyrillic and Greek, or NUL; in the order of the letters.\n\
         pub(crate) static CONFUSABLES: &[(char, [char; 3])] = &[\n{lines}];\n"
    );
    check("src/tables/confusables.rs", &text);

    for example in &document.examples {
        assert_eq!(isim::fold(&example.left), example.right, "{}:{}", document.file, example.line);
    }
}
