"""What isim answers with: plain immutable classes, which compare by value and can be pickled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Literal, NamedTuple, Union

if TYPE_CHECKING:
    from ._native import Name

Kind = Literal["person", "place", "country", "organization"]
"""What a name names. (British "organisation" is taken as well, and answered as "organization".)"""

Role = Literal[
    "name",
    "initial",
    "patronymic",
    "particle",
    "title",
    "generation",
    "legal-form",
    "generic",
]
"""What a part of a name does."""

StepKind = Literal[
    "same",
    "spelling",
    "typo",
    "case-form",
    "diminutive",
    "equivalent",
    "initial",
    "joined",
    "lexicon",
    "homoglyph",
    "omitted",
    "contradicted",
    "gender",
    "numeral",
    "order",
    "calibration",
]
"""The kinds of reasons for a score."""

GenderPolicy = Literal["different", "same", "ignored"]
"""What a woman's and a man's form of one surname mean for a Matcher."""

Gender = Literal["masculine", "feminine", "neuter"]
"""The genders of words."""

FindingKind = Literal["invisible", "bidi", "homoglyph", "mixed-script"]
"""What a text may hide."""

How = Literal[
    "name",
    "known",
    "adjective",
    "composed",
    "acronym",
    "surname",
    "only-surname",
    "given-name",
]
"""What tells that a place in a text is a mention: the words of the name; another name that isim knows
for the same; an adjective or the people of the country; all that the organisation's name says, word
by word; an acronym that the text defines; the surname of a person named elsewhere in the text, or of
the only one on the list; the given name of a person named before."""

Span = tuple[int, int]
"""A stretch of text, (start, end) in code points, as slices count them."""

Progress = Union[bool, Callable[[int, int], object]]
"""True to show on standard error how far the work is; or a function, called with the number of rows
that are done and of all."""

Row = Union[
    "tuple[str, str | Name]",
    "tuple[str, str | Name, Kind | None]",
    "tuple[str, str | Name, Kind | None, str | None]",
]
"""One name for an Index: (id, name), (id, name, kind) or (id, name, kind, lang)."""


def _with_keywords(cls: type, keywords: dict[str, object]) -> object:
    """Makes an instance again from its keywords, for pickle."""
    return cls(**keywords)


class Error(ValueError):
    """What isim cannot take: an unknown kind, language or system, faulty rules.

    Names are never wrong: any str that is valid Unicode is a name.
    """

    position: tuple[int, int] | None
    """Line and column of a faulty rule, both counted from 1, the column in code points."""

    def __init__(self, message: str, position: tuple[int, int] | None = None) -> None:
        super().__init__(message)
        self.position = position


class Part(NamedTuple):
    """One part of a name."""

    text: str
    role: Role
    span: Span


class Guess(NamedTuple):
    """A language, and how likely it is among those that isim knows."""

    lang: str
    """The language, as "ky"."""
    weight: int
    """Its share of the belief, in percent."""


class Detected(NamedTuple):
    """The script that most of a name is written in, and the languages its letters speak for."""

    script: str
    """The script by its ISO 15924 code, as "Cyrl"; "Zyyy" if there are no letters."""
    languages: tuple[Guess, ...]
    """At most four languages, the likeliest first; none if the letters say nothing."""


class Finding(NamedTuple):
    """Something in a text that its readers do not see: text[start:end] == surface."""

    kind: FindingKind
    start: int
    end: int
    surface: str


class Hit(NamedTuple):
    """One answer of a search."""

    id: str
    name: Name
    score: float


class Mention(NamedTuple):
    """A place in a text where a listed name stands: text[start:end] == surface."""

    start: int
    end: int
    surface: str
    id: str
    score: float
    how: How = "name"
    """What tells that it is one."""
    lang: str | None = None
    """The language that it was read in, as "ky"; None where the text does not tell."""


class Proposal(NamedTuple):
    """What may be a name in a text, guessed from the writing: text[start:end] == surface."""

    start: int
    end: int
    surface: str
    words: int
    """How many words it has."""
    given: bool
    """Whether its first word is a given name that isim knows."""


class System(NamedTuple):
    """A named system of transliteration."""

    code: str
    """Its code: authority, language, script from, script to, year or variant."""
    name: str
    """What its authority calls it."""
    source: str
    """Where it is laid down."""
    lang: str
    """The language of the text that it takes, as "ky"; "und" when it is for several."""
    from_script: str
    """The script that it takes, by its ISO 15924 code."""
    to_script: str
    """The script that it makes."""
    reversible: bool
    """True when transliterate with reverse=True gives the text back."""


class Rendering(NamedTuple):
    """One way in which a text is a rendering of another."""

    system: str
    """The code of the system that leads from one to the other."""
    reversed: bool
    """True when the first text is what the system makes of the second."""


class Stem(NamedTuple):
    """A base form that a word may be an inflected form of."""

    base: str
    """The base form, in small letters."""
    lang: str
    """The language of the rule, as "ky"."""
    price: int
    """How rare or risky the reading is, in hundredths of a nat: 0 is certain, more is worse."""
    source: str
    """Where the rule stands, a data file and a line."""
    cases: tuple[str, ...]
    """The cases the word may stand in: "genitive", "dative" and so on."""
    genders: tuple[Gender, ...]
    """The genders the base form may have; empty where nothing tells."""
    numbers: tuple[Literal["singular", "plural"], ...]
    """The numbers the word may stand in; empty where nothing tells."""


class Step(NamedTuple):
    """One reason of an explanation."""

    kind: StepKind
    """What kind of reason it is."""
    a: tuple[Span, ...]
    """The parts of the first name it speaks of."""
    b: tuple[Span, ...]
    """The parts of the second name it speaks of."""
    weight: int
    """Log-odds in hundredths of a nat: positive speaks for one name, negative for two."""
    detail: str
    """The reason in words; may be empty."""
    source: str | None
    """Where the rule stands, a data file and a line, when one rule decided."""


@dataclass(frozen=True)
class Explanation:
    """A score with its reasons; str() gives a table for eyes.

    The weights of the steps add up to the weight of the score, and every part of both names
    appears in exactly one step. Steps without parts speak of the whole name.
    """

    a: str
    """The first name, as it was given."""
    b: str
    """The second name, as it was given."""
    score: float
    """What compare gives: from 0 to 1."""
    is_same: bool
    """True when the names are more likely one than two."""
    weight: int
    """The score as log-odds in hundredths of a nat, a whole number from -1600 to 1600."""
    steps: tuple[Step, ...]
    """The reasons, in the order of the first name's parts, those of the whole name last."""
    table: str = field(repr=False)
    """The table that str() gives."""
    english: str = field(repr=False)
    """The verdict and what it rests on in one sentence."""
    russian: str = field(repr=False)
    """The same in Russian."""

    def sentence(self, lang: str = "en") -> str:
        """The verdict and what it rests on in one sentence: in Russian for "ru", else in English."""
        return self.russian if lang == "ru" else self.english

    def __str__(self) -> str:
        return self.table

    def _repr_html_(self) -> str:
        """Both names with their parts coloured by what they say, and the steps below; for notebooks."""
        names = "".join(
            f"<tr>{''.join(f'<td>{cell}</td>' for cell in self._cells(side))}</tr>"
            for side in ("a", "b")
        )
        steps = "".join(
            f"<li>{_coloured(step, f'{step.kind} {step.weight / 100:+.2f}')} {escape(step.detail)}</li>"
            for step in self.steps
        )
        verdict = "the same name" if self.is_same else "two names"
        return (
            f"<table>{names}</table><p>{verdict}, score {self.score:.3f}</p><ol>{steps}</ol>"
        )

    def _cells(self, side: Literal["a", "b"]) -> list[str]:
        """A cell for each step: the parts of one name that it speaks of."""
        text, cells = getattr(self, side), []
        for step in self.steps:
            if step.a or step.b:
                parts = " ".join(text[start:end] for start, end in getattr(step, side))
                cells.append(_coloured(step, parts))
        return cells


def _coloured(step: Step, text: str) -> str:
    """A text in green where the step speaks for one name, in red where it speaks against."""
    colour = "#d7f0d7" if step.weight > 0 else "#f6d5d5" if step.weight < 0 else "#eeeeee"
    return f'<span style="background:{colour};color:#000000">{escape(text)}</span>'
