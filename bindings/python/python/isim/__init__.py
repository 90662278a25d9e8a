"""Tells whether two names are the same name, in every script.

    >>> import isim
    >>> isim.is_same("Vedat Işıkhan", "Ведатом Ишикханом")
    True

The words: `fold`, `findings`, `detect`, `romanize` and `transliterate` for a text; `compare`,
`is_same` and `explain` for two names; `Name` and `Matcher` to prepare once and compare often;
`compare_many`, `keys` and `search_many` for whole columns of lists, numpy, pandas, polars or pyarrow,
which `fold`, `romanize` and `transliterate` take as well; `Index` for many names, `Layers` for a list
that changes, and `Searcher` for many searches; `Scanner` for names in running text, and `propose` for
what may be names;
`systems` and `Rules` for transliteration; `Country`, `stems`, `same_family` and `to_cyrillic` for what
isim knows of countries and words.

A score is a plain float from 0 to 1, so it sorts, adds and fits into any column; 0.5 or more
means more likely one name than two. (It is no class that is true or false by itself: 0.2 would
then be false, where every other float but 0 is true.) Spans are in code points: `text[start:end]`
is what they speak of. Any str is a name; only codes, such as a kind, can be wrong, and raise
`Error`, a ValueError. A str with a lone surrogate is no text, and raises UnicodeEncodeError.

Everything here is immutable and may be shared by threads, and may be pickled. (A `Searcher` remembers
what it found, so threads that share one wait for one another.)
"""

from ._native import (
    FINDING_KINDS,
    KEY_VERSION,
    KINDS,
    ROLES,
    STEP_KINDS,
    Column,
    Country,
    Index,
    Layers,
    Matcher,
    Name,
    Rules,
    Scanner,
    Searcher,
    __version__,
    compare,
    compare_many,
    detect,
    explain,
    findings,
    fold,
    is_same,
    keys,
    propose,
    romanize,
    same_family,
    search_many,
    stems,
    systems,
    systems_between,
    to_cyrillic,
    transliterate,
)
from ._types import (
    Detected,
    Error,
    Explanation,
    Finding,
    FindingKind,
    Gender,
    GenderPolicy,
    Guess,
    Hit,
    How,
    Kind,
    Mention,
    Part,
    Progress,
    Proposal,
    Rendering,
    Role,
    Row,
    Span,
    Stem,
    Step,
    StepKind,
    System,
)

__all__ = [
    "FINDING_KINDS",
    "KEY_VERSION",
    "KINDS",
    "ROLES",
    "STEP_KINDS",
    "Column",
    "Country",
    "Detected",
    "Error",
    "Explanation",
    "Finding",
    "FindingKind",
    "Gender",
    "GenderPolicy",
    "Guess",
    "Hit",
    "How",
    "Index",
    "Kind",
    "Layers",
    "Matcher",
    "Mention",
    "Name",
    "Part",
    "Progress",
    "Proposal",
    "Rendering",
    "Role",
    "Row",
    "Rules",
    "Scanner",
    "Searcher",
    "Span",
    "Stem",
    "Step",
    "StepKind",
    "System",
    "__version__",
    "compare",
    "compare_many",
    "detect",
    "explain",
    "findings",
    "fold",
    "is_same",
    "keys",
    "propose",
    "romanize",
    "same_family",
    "search_many",
    "stems",
    "systems",
    "systems_between",
    "to_cyrillic",
    "transliterate",
]

# They are found here, and tracebacks, reprs and pickles are to say so.
for _public in (
    Detected,
    Error,
    Explanation,
    Finding,
    Guess,
    Hit,
    Mention,
    Part,
    Proposal,
    Rendering,
    Stem,
    Step,
    System,
):
    _public.__module__ = __name__
del _public
