"""Tells whether two names are the same name, in every script.

    >>> import isim
    >>> isim.is_same("Vedat Işıkhan", "Ведатом Ишикханом")
    True

The words: `fold`, `findings` and `romanize` for a text; `compare`, `is_same` and `explain` for two names;
`Name` and `Matcher` to prepare once and compare often; `Index` for many names and `Scanner` for
names in running text.

A score is a plain float from 0 to 1, so it sorts, adds and fits into any column; 0.5 or more
means more likely one name than two. (It is no class that is true or false by itself: 0.2 would
then be false, where every other float but 0 is true.) Spans are in code points: `text[start:end]`
is what they speak of. Any str is a name; only codes, such as a kind, can be wrong, and raise
`Error`, a ValueError. A str with a lone surrogate is no text, and raises UnicodeEncodeError.

Everything here is immutable and may be shared by threads, and may be pickled.
"""

from ._native import (
    FINDING_KINDS,
    KINDS,
    ROLES,
    STEP_KINDS,
    Error,
    Index,
    Matcher,
    Name,
    Scanner,
    __version__,
    compare,
    explain,
    findings,
    fold,
    is_same,
    romanize,
)
from ._types import (
    Explanation,
    Finding,
    FindingKind,
    Hit,
    Kind,
    Mention,
    Part,
    Role,
    Row,
    Span,
    Step,
    StepKind,
)

__all__ = [
    "FINDING_KINDS",
    "KINDS",
    "ROLES",
    "STEP_KINDS",
    "Error",
    "Explanation",
    "Finding",
    "FindingKind",
    "Hit",
    "Index",
    "Kind",
    "Matcher",
    "Mention",
    "Name",
    "Part",
    "Role",
    "Row",
    "Scanner",
    "Span",
    "Step",
    "StepKind",
    "__version__",
    "compare",
    "explain",
    "findings",
    "fold",
    "is_same",
    "romanize",
]
