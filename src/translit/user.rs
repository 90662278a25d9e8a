//! Rules that a user brings.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::engine;
use crate::error::Error;
use crate::rules::compile::{Draft, OwnedPass, OwnedTables};
use crate::rules::pass::{Casing, Compiled, Title};

/// Largest file that [`Rules::parse`] reads, in bytes.
const LARGEST_FILE: usize = 64 << 20;

/// Transliteration rules of one's own, in the grammar of the built-in systems.
///
/// ```
/// let rules = isim::Rules::parse("klingon.txt", "q = kh\ntlh = tl / ^ _\n> tlhiq = tlikh")?;
/// assert_eq!(rules.apply("Tlhiq"), "Tlikh");
///
/// let error = isim::Rules::parse("x.txt", "a = b / [vowel] _").unwrap_err();
/// assert_eq!(error.position(), Some((1, 9)));
/// # Ok::<(), isim::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Rules {
    tables: OwnedTables,
    passes: Vec<OwnedPass>,
    casing: Casing,
    title: Title,
}

impl Rules {
    /// Reads rules and checks their examples. `file` is only used in messages.
    ///
    /// # Errors
    ///
    /// The first fault with line, column and cure; an example that does not hold; a file of more
    /// than 64 MB. `include` is for the data of isim itself and is refused here.
    pub fn parse(file: &str, text: &str) -> Result<Rules, Error> {
        if text.len() > LARGEST_FILE {
            return Err(Error::too_long("a file of rules", text.len(), LARGEST_FILE));
        }
        let draft = Draft::read(file, text, &|_| None)?;
        let rules = Rules::from_draft(&draft)?;
        for example in &draft.examples {
            let made = rules.apply(&example.left);
            if made != example.right {
                return Err(Error::rules(
                    file,
                    example.line,
                    example.left_column,
                    format!(
                        "the rules make {made:?} of {:?}, not {:?}; mend a rule or the example",
                        example.left, example.right
                    ),
                ));
            }
        }
        Ok(rules)
    }

    /// Rules that were read already; what generates isim's own tables begins so.
    #[doc(hidden)]
    pub fn from_draft(draft: &Draft) -> Result<Rules, Error> {
        let mut tables = OwnedTables::default();
        let passes = draft.pack(&mut tables)?;
        Ok(Rules { tables, passes, casing: draft.casing, title: draft.title })
    }

    /// The text by these rules; what no rule names is copied.
    pub fn apply(&self, text: &str) -> String {
        let passes: Vec<_> = self.passes.iter().map(OwnedPass::view).collect();
        let tables = self.tables.view();
        let mut out = String::new();
        let system =
            Compiled { tables: &tables, passes: &passes, casing: self.casing, title: self.title };
        engine::run(&system, text, &mut out);
        out
    }
}
