//! The texts that a command is given: files, folders, standard input.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::input;
use crate::markup::{Format, Plain};

/// The files of a folder that are taken for texts, by the ends of their names.
const TEXTS: [&str; 8] = ["txt", "text", "md", "markdown", "html", "htm", "xhtml", "log"];

/// The files that are named, and for a folder the texts in it and in the folders in it, in the
/// order of their names.
pub fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = files.len();
            walk(path, &mut files)?;
            if files.len() == before {
                let (name, ends) = (path.display(), TEXTS.join(" ."));
                return Err(Failure::new(format!(
                    "{name}: no text in this folder; texts are .{ends}"
                )));
            }
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let unreadable = |e| Failure::new(format!("{}: cannot be read: {e}", folder.display()));
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        // Links may lead back: they are followed only where a command names them.
        inside.push((entry.path(), entry.file_type().map_err(unreadable)?));
    }
    inside.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, kind) in inside {
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        let end = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_lowercase();
        if kind.is_dir() && !hidden {
            walk(&path, files)?;
        } else if kind.is_file() && !hidden && TEXTS.contains(&end.as_str()) {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads a file without its markup. What is said of it counts from the beginning of the file.
pub fn read(path: &Path, format: Option<Format>) -> Result<(usize, Plain), Failure> {
    let mut whole = input::read_text(path)?;
    let (skipped, _) = input::after_mark(&whole);
    whole.drain(..skipped);
    Ok((skipped, Plain::new(whole, format.unwrap_or_else(|| Format::of(path)))))
}
