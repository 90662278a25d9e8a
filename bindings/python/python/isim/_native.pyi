"""Types of the compiled half of isim; import isim instead."""

from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Final, final

from ._types import (
    Detected,
    Explanation,
    Finding,
    FindingKind,
    GenderPolicy,
    Hit,
    Kind,
    Mention,
    Part,
    Rendering,
    Role,
    Row,
    StepKind,
    System,
)

__all__ = [
    "FINDING_KINDS",
    "KINDS",
    "ROLES",
    "STEP_KINDS",
    "Index",
    "Matcher",
    "Name",
    "Rules",
    "Scanner",
    "__version__",
    "compare",
    "detect",
    "explain",
    "findings",
    "fold",
    "is_same",
    "romanize",
    "systems",
    "systems_between",
    "transliterate",
]

__version__: Final[str]
"""The version of the package and of the library in it."""

KINDS: Final[tuple[Kind, ...]]
"""Every kind of name."""

ROLES: Final[tuple[Role, ...]]
"""Every role of a part of a name."""

STEP_KINDS: Final[tuple[StepKind, ...]]
"""Every kind of reason for a score."""

FINDING_KINDS: Final[tuple[FindingKind, ...]]
"""Every kind of thing that a text may hide."""

def fold(
    text: str, /, *, lang: str | None = None, keep_case: bool = False, keep_marks: bool = False
) -> str:
    """The plain form of a name: compatibility forms composed, case folded, apostrophes, hyphens and
    digits each one kind, white space single, nothing invisible left.

    The language of the text, a BCP 47 tag, matters where both ı and i are written: with lang="tr",
    I is the capital of ı. keep_case leaves capitals, keep_marks leaves Arabic vowel signs, Hebrew
    points and Cyrillic stress marks.
    """

def findings(text: str, /) -> list[Finding]:
    """What a text hides from its readers, in the order of the text.

    Kinds are "invisible" (characters without a shape), "bidi" (characters that turn the direction
    of writing), "homoglyph" (a letter of a script that looks like one of the word's own script) and
    "mixed-script" (a word in two alphabets that cannot be written in one of them). fold drops the
    first two and replaces the third.
    """

def detect(text: str, /) -> Detected:
    """The script that most of a name is written in, and the languages its letters speak for.

    A guess for names, where a text is too short for statistics.
    """

def romanize(text: str, /, lang: str | None = None) -> str:
    """A name in Latin letters, as people who read English would expect it.

    The language is guessed when it is not given, as a BCP 47 tag such as "ky".
    """

def transliterate(text: str, /, system: str, *, reverse: bool = False) -> str:
    """A text by a named system of transliteration, such as "bgnpcgn-rus-Cyrl-Latn-1947".

    What the system does not speak of is copied. With reverse=True, what the system would have made
    this text of; an Error tells when it does not allow that.
    """

def systems(lang: str | None = None) -> list[System]:
    """The named systems, in the order of their codes; those of one language when it is given."""

def systems_between(a: str, b: str, /) -> list[Rendering]:
    """Every system by which one text is exactly the rendering of the other, capitals aside."""

def compare(a: str, b: str, /, kind: Kind = "person") -> float:
    """How sure it is that two names are the same name, from 0 to 1; 0.5 and more means same."""

def is_same(a: str, b: str, /, kind: Kind = "person") -> bool:
    """True when two names are more likely one name than two."""

def explain(a: str, b: str, /, kind: Kind = "person") -> Explanation:
    """The score of two names with its reasons."""

@final
class Name:
    """A name, prepared once for many comparisons; it never changes."""

    def __new__(cls, text: str, kind: Kind = "person", lang: str | None = None) -> Name: ...
    @property
    def text(self) -> str:
        """The text as it was given."""
    @property
    def kind(self) -> Kind:
        """What it names."""
    @property
    def lang(self) -> str | None:
        """The language it was made with, as "ky"; None when it was left to be guessed."""
    @property
    def script(self) -> str:
        """The script most of it is written in, by its ISO 15924 code, as "Cyrl"."""
    @property
    def parts(self) -> tuple[Part, ...]:
        """Its parts, in the order of the text."""
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Matcher:
    """Compares prepared names. Threads may share it.

    Without arguments it is what compare uses. kinds are those that are compared: a pair of any
    other kind, or of two kinds, scores 0. gender says what a woman's and a man's form of one surname
    mean: "different" (two people), "same" (one surname) or "ignored" (such forms are not looked
    for). With nicknames=False forms of one given name are names like any others, with
    initials=False an initial agrees only with itself, with omissions=False parts that one name lacks
    do not speak against it. weights adds hundredths of a nat for each step of a kind. rules are
    rules of one's own, (file name for messages, text), in the grammar that docs/matcher.md tells.
    """

    def __new__(
        cls,
        *,
        kinds: Sequence[Kind] | None = None,
        gender: GenderPolicy = "different",
        nicknames: bool = True,
        initials: bool = True,
        omissions: bool = True,
        weights: dict[StepKind, int] = ...,
        rules: Sequence[tuple[str, str]] = ...,
    ) -> Matcher: ...
    def prepare(self, name: Name, /) -> Name:
        """A name as this matcher's options see it. Nobody needs this: any other name scores the
        same, but where options matter to a name, a prepared one is compared faster. It is for this
        matcher alone.
        """
    def compare(self, a: Name, b: Name, /) -> float:
        """How sure it is that two names are the same name, from 0 to 1. Symmetric."""
    def is_same(self, a: Name, b: Name, /) -> bool:
        """True when two names are more likely one name than two."""
    def compare_many(self, name: Name, names: Iterable[Name], /) -> list[float]:
        """One name against many: scores in the order of the names. Other threads run meanwhile."""
    def explain(self, a: Name, b: Name, /) -> Explanation:
        """The score of two names with its reasons."""

@final
class Index:
    """Many names, each found by its like. Several rows with one id are aliases."""

    def __new__(cls, rows: Iterable[Row], /) -> Index: ...
    def search(self, name: str | Name, /, k: int = 10, kind: Kind = "person") -> list[Hit]:
        """The best k ids for a name, best first. The kind is what a plain str is prepared as."""
    @staticmethod
    def open(path: str | PathLike[str], /, *, check: bool = False) -> Index:
        """Opens an index that was saved.

        The file is mapped into memory, and only its header is looked at, so it takes less than a
        millisecond however many names there are; it must not be changed while the index lives.
        With check, all of it is compared with its check sum first.
        """
    def save(self, path: str | PathLike[str], /) -> None:
        """Writes the index to a file that Index.open and the command read."""
    def rows(self) -> list[tuple[str, Name]]:
        """All rows, in the order they were added."""
    def __len__(self) -> int: ...

@final
class Scanner:
    """Finds the names of an index in running text.

    Make it once and scan many texts with it. Threads may share it.
    """

    def __new__(cls, index: Index, /) -> Scanner: ...
    @property
    def index(self) -> Index:
        """The index it looks its names up in."""
    def scan(self, text: str, /) -> list[Mention]:
        """Every mention of a listed name, in the order of the text.

        The text is one document: a surname alone is a mention of the person who is named in full
        elsewhere in it, or of the only one on the list who bears it.
        """

@final
class Rules:
    """Transliteration rules of one's own, in the grammar of the built-in systems.

    Their examples are checked. Error.position tells where the first fault is; file is the name
    that messages use.
    """

    def __new__(cls, text: str, /, file: str = "rules") -> Rules: ...
    def apply(self, text: str, /) -> str:
        """A text by these rules; what no rule names is copied."""
