"""Types of the compiled half of isim; import isim instead."""

from collections.abc import Iterable, Sequence
from os import PathLike
from typing import Any, Final, Literal, Protocol, TypeVar, final, overload, type_check_only

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
    Progress,
    Proposal,
    Rendering,
    Role,
    Row,
    Stem,
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
    "Index",
    "Layers",
    "Matcher",
    "Name",
    "Rules",
    "Scanner",
    "Searcher",
    "__version__",
    "compare",
    "compare_many",
    "detect",
    "explain",
    "findings",
    "fold",
    "is_same",
    "join_blocks",
    "keys",
    "propose",
    "romanize",
    "run_command",
    "same_family",
    "search_many",
    "stems",
    "systems",
    "systems_between",
    "to_cyrillic",
    "transliterate",
]

__version__: Final[str]
"""The version of the package and of the library in it."""

KEY_VERSION: Final[int]
"""The version of the blocking keys: only keys of one version may be joined."""

KINDS: Final[tuple[Kind, ...]]
"""Every kind of name."""

ROLES: Final[tuple[Role, ...]]
"""Every role of a part of a name."""

STEP_KINDS: Final[tuple[StepKind, ...]]
"""Every kind of reason for a score."""

FINDING_KINDS: Final[tuple[FindingKind, ...]]
"""Every kind of thing that a text may hide."""

@type_check_only
class _Stream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object = None) -> object: ...

@type_check_only
class _Array(Protocol):
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...

@type_check_only
class _Values(Protocol):
    def tolist(self) -> list[Any]: ...

# Columns of pandas, polars, pyarrow and numpy, which give one of their own kind for one.
_Column = TypeVar("_Column", bound=_Stream | _Array | _Values)

@overload
def fold(  # type: ignore[overload-overlap]
    text: str, /, *, lang: str | None = None, keep_case: bool = False, keep_marks: bool = False
) -> str: ...
@overload
def fold(
    text: _Column,
    /,
    *,
    lang: str | None = None,
    keep_case: bool = False,
    keep_marks: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> _Column: ...
@overload
def fold(
    text: Iterable[str | None],
    /,
    *,
    lang: str | None = None,
    keep_case: bool = False,
    keep_marks: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> list[str | None]:
    """The plain form of a name: compatibility forms composed, case folded, apostrophes, hyphens and
    digits each one kind, white space single, nothing invisible left.

    The language of the text, a BCP 47 tag, matters where both ı and i are written: with lang="tr",
    I is the capital of ı. keep_case leaves capitals, keep_marks leaves Arabic vowel signs, Hebrew
    points and Cyrillic stress marks. Of a column of texts it makes a column, null where it is null.
    """

def findings(text: str, /) -> list[Finding]:
    """What a text hides from its readers, in the order of the text.

    Kinds are "invisible" (characters without a shape), "bidi" (characters that turn the direction
    of writing), "homoglyph" (a letter of a script that looks like one of the word's own script) and
    "mixed-script" (a word in two alphabets that cannot be written in one of them). fold drops the
    first two and replaces the third.
    """

def propose(text: str, /) -> list[Proposal]:
    """What may be names of persons in a text, guessed from its writing alone, in its order.

    To find the names of a list, take a Scanner.
    """

def stems(word: str, /, lang: str | None = None) -> list[Stem]:
    """The base forms that a word may be an inflected form of, the likelier first."""

def same_family(
    a: str, b: str, /, lang: str | None = None
) -> tuple[Literal["masculine", "feminine"], Literal["masculine", "feminine"]] | None:
    """Whether two surnames in their base form are a man's and a woman's form of one family name, and
    if so, the genders of both; None otherwise, and for equal words."""

def to_cyrillic(text: str, /, lang: str) -> list[str]:
    """A name in Latin letters as papers in another language write it in Cyrillic, the likeliest form
    first. Known for Russian, Ukrainian, Kazakh and Kyrgyz; empty for others."""

def detect(text: str, /) -> Detected:
    """The script that most of a name is written in, and the languages its letters speak for.

    A guess for names, where a text is too short for statistics.
    """

@overload
def romanize(  # type: ignore[overload-overlap]
    text: str, /, lang: str | None = None
) -> str: ...
@overload
def romanize(
    text: _Column,
    /,
    lang: str | None = None,
    *,
    threads: int | None = None,
    progress: Progress | None = None,
) -> _Column: ...
@overload
def romanize(
    text: Iterable[str | None],
    /,
    lang: str | None = None,
    *,
    threads: int | None = None,
    progress: Progress | None = None,
) -> list[str | None]:
    """A name in Latin letters, as people who read English would expect it.

    The language is guessed when it is not given, as a BCP 47 tag such as "ky".
    """

@overload
def transliterate(  # type: ignore[overload-overlap]
    text: str, /, system: str, *, reverse: bool = False
) -> str: ...
@overload
def transliterate(
    text: _Column,
    /,
    system: str,
    *,
    reverse: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> _Column: ...
@overload
def transliterate(
    text: Iterable[str | None],
    /,
    system: str,
    *,
    reverse: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> list[str | None]:
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

@overload
def compare_many(
    a: _Column,
    b: _Stream | _Array | _Values | Iterable[str | Name | None] | Name,
    /,
    kind: Kind = "person",
    *,
    matcher: Matcher | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> _Column: ...
@overload
def compare_many(
    a: str | Name,
    b: _Column,
    /,
    kind: Kind = "person",
    *,
    matcher: Matcher | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> _Column: ...
@overload
def compare_many(
    a: Iterable[str | Name | None] | Name,
    b: Iterable[str | Name | None] | Name,
    /,
    kind: Kind = "person",
    *,
    matcher: Matcher | None = None,
    threads: int | None = None,
    progress: Progress | None = None,
) -> list[float | None]:
    """Two columns row by row, or one name and a column: a column of scores, null where either is.

    A column is a list, a numpy array, a pandas, polars or pyarrow column, or anything that speaks
    Arrow; the answer is of the kind of the first. All processors work on it, or as many threads as
    are asked for, and Python is free meanwhile.
    """

@overload
def keys(  # type: ignore[overload-overlap]
    names: str | Name,
    /,
    kind: Kind = "person",
    *,
    pairs: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> list[str]: ...
@overload
def keys(
    names: _Column,
    /,
    kind: Kind = "person",
    *,
    pairs: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> _Column: ...
@overload
def keys(
    names: Iterable[str | Name | None],
    /,
    kind: Kind = "person",
    *,
    pairs: bool = False,
    threads: int | None = None,
    progress: Progress | None = None,
) -> list[list[str] | None]:
    """The blocking keys of a name, or of every name of a column: names that may be one share a key.

    With pairs=True every two keys of a name follow them, joined by a space, of its first sixteen: few
    names share such a pair, where thousands share the key of a common name.
    """

def search_many(
    index: Index,
    names: _Stream | _Array | _Values | Iterable[str | Name | None],
    /,
    k: int = 10,
    kind: Kind = "person",
    *,
    threads: int | None = None,
    progress: Progress | None = None,
) -> list[list[Hit] | None]:
    """The best k ids of an index for every name of a column; None where the name is null."""

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
class Column:
    """A column that isim made: numbers, texts or lists of texts, None where there is none.

    It speaks Arrow, so pyarrow.array, polars.Series, DuckDB and their like take it without a copy.
    """

    @property
    def holds(self) -> Literal["float", "str", "list"]:
        """What its values are."""
    def to_list(self) -> list[Any]:
        """All values as a list."""
    def tobytes(self) -> bytes:
        """The numbers, eight bytes each, NaN where there is none: for numpy.frombuffer."""
    def __len__(self) -> int: ...
    def __getitem__(self, row: int, /) -> Any: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]: ...

@final
class Index:
    """Many names, each found by its like. Several rows with one id are aliases."""

    def __new__(cls, rows: Iterable[Row], /, *, remove: Iterable[str] | None = None) -> Index:
        """The ids in remove are those that it removes from the index that it will be a layer on."""
    def search(
        self, name: str | Name, /, k: int = 10, kind: Kind = "person", *, same_kind: bool = False
    ) -> list[Hit]:
        """The best k ids for a name, best first. The kind is what a plain str is prepared as. Names of
        every kind are looked at, each compared by its own, unless same_kind=True."""
    def search_above(
        self,
        name: str | Name,
        /,
        score: float = 0.5,
        kind: Kind = "person",
        *,
        same_kind: bool = False,
    ) -> list[Hit]:
        """Every id that has a name of at least this score, best first. The rest as for search."""
    def layered(self, top: Index, /) -> Layers:
        """This index with another one on top, of what was added and removed since."""
    def removes(self, id: str, /) -> bool:
        """Whether it removes an id from what it is a layer on."""
    def listed(self, number: int, /) -> tuple[str, str]:
        """The id and the text of the row of a number: index[number] without preparing the name."""
    def __getitem__(self, number: int, /) -> tuple[str, Name]:
        """The row of a number, (id, Name), counted from the end when it is negative."""
    @staticmethod
    def from_bytes(data: bytes, /, *, check: bool = False) -> Index:
        """The index of some bytes, of to_bytes or of a file. They are read where they lie, and only
        their header is looked at; with check, all of them are compared with their check sum."""
    def to_bytes(self) -> bytes:
        """The index as bytes: what save writes."""
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
class Layers:
    """Two indexes as one: a base, and on top of it what was added and removed since.

    So a long list need not be indexed anew for every change. Index.layered makes it too.
    """

    def __new__(cls, base: Index, top: Index, /) -> Layers: ...
    @property
    def base(self) -> Index:
        """The index below."""
    @property
    def top(self) -> Index:
        """The index of what changed."""
    def search(
        self, name: str | Name, /, k: int = 10, kind: Kind = "person", *, same_kind: bool = False
    ) -> list[Hit]:
        """The best k ids of both for a name, as Index.search gives them. An id that the upper index
        removes answers by its names there alone; of one that both have the best name answers."""
    def search_above(
        self, name: str | Name, /, score: float = 0.5, kind: Kind = "person"
    ) -> list[Hit]:
        """Every id of both that has a name of at least this score, as Index.search_above gives them,
        but for those that the upper index removes."""
    def merge(self) -> Index:
        """One Index of what both hold."""

@final
class Searcher:
    """Searches an index for many names, one after the other, with less work for each: it remembers
    what the words of the index were found to be like. What joins two lists.

    Threads that share one wait for one another; with one each they do not.
    """

    def __new__(cls, index: Index, /) -> Searcher: ...
    @property
    def index(self) -> Index:
        """The index that it searches."""
    def above(
        self,
        name: str | Name,
        /,
        score: float = 0.5,
        kind: Kind = "person",
        *,
        first: int | None = None,
    ) -> list[Hit]:
        """Every id that has a name of the wanted one's kind and of at least this score, best first.
        The kind is what a plain str is prepared as. With first=n only the first n rows of the index
        are looked at: asked with each row of a list and its number, that finds each pair once."""

@final
class Scanner:
    """Finds the names of an index in running text.

    Make it once and scan many texts with it. Threads may share it. With adjectives=False "Turkish"
    and its like are no mentions of the country.
    """

    def __new__(cls, index: Index, /, adjectives: bool = True) -> Scanner: ...
    @property
    def index(self) -> Index:
        """The index it looks its names up in."""
    def scan(self, text: str, /) -> list[Mention]:
        """Every mention of a listed name, in the order of the text.

        The text is one document: a surname alone is a mention of the person who is named in full
        elsewhere in it, or of the only one on the list who bears it.
        """

@final
class Country:
    """A country of ISO 3166-1, and what it is called.

    Country(code) is that of an alpha-2 code, and an Error when there is none.
    """

    def __new__(cls, code: str, /) -> Country: ...
    @staticmethod
    def find(name: str, /) -> Country | None:
        """The country that a whole text names, in any language; None when none has this name, or
        several do. Names in their base form only: neither adjectives nor cases."""
    @staticmethod
    def find_all(name: str, /) -> list[Country]:
        """Every country of this name: for Congo two."""
    @staticmethod
    def all() -> list[Country]:
        """Every country, in the order of their codes."""
    @property
    def code(self) -> str:
        """The ISO 3166-1 alpha-2 code; XK for Kosovo."""
    def name(self, lang: str, /) -> str | None:
        """The name that CLDR puts first in a language; None where CLDR has none."""
    def names(self) -> list[tuple[str, list[str]]]:
        """Every name that isim knows, with the languages it is a name in (none where it holds in
        any)."""
    def __hash__(self) -> int: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Country, /) -> bool: ...
    def __le__(self, other: Country, /) -> bool: ...
    def __gt__(self, other: Country, /) -> bool: ...
    def __ge__(self, other: Country, /) -> bool: ...

@final
class Rules:
    """Transliteration rules of one's own, in the grammar of the built-in systems.

    Their examples are checked. Error.position tells where the first fault is; file is the name
    that messages use.
    """

    def __new__(cls, text: str, /, file: str = "rules") -> Rules: ...
    def apply(self, text: str, /) -> str:
        """A text by these rules; what no rule names is copied."""

def run_command(args: Sequence[str], /) -> int:
    """Runs the command with these arguments, the first of them being its own name, and gives its
    exit status. For isim.__main__."""

def join_blocks(
    blocks_a: _Stream | _Array | _Values | Iterable[str | None],
    names_a: _Stream | _Array | _Values | Iterable[str | None],
    blocks_b: _Stream | _Array | _Values | Iterable[str | None],
    names_b: _Stream | _Array | _Values | Iterable[str | None],
    /,
    threshold: float,
    kind: Kind = "person",
    *,
    matcher: Matcher | None = None,
    threads: int | None = None,
) -> tuple[list[int], list[int], list[float]]:
    """Compares every name of a with every name of b that stands in the same block, and gives the
    pairs that score at least the threshold: rows of a, rows of b, scores. For isim.spark."""
