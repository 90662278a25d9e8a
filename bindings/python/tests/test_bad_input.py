"""What each function says to input it cannot take, and what it makes of hostile names."""

from __future__ import annotations

from typing import Any, Callable

import isim
import pytest

LONE = "Anar \ud800 Aliyev"
NAME = isim.Name("Anar")
MATCHER = isim.Matcher()
INDEX = isim.Index([("p1", "Anar")])

KINDS_KNOWN = "person, place, country and organization are known"


@pytest.mark.parametrize(
    "call",
    [
        lambda kind: isim.compare("a", "b", kind),
        lambda kind: isim.is_same("a", "b", kind),
        lambda kind: isim.explain("a", "b", kind),
        lambda kind: isim.Name("a", kind),
        lambda kind: INDEX.search("a", kind=kind),
        lambda kind: isim.Index([("1", "a", kind)]),
    ],
)
def test_unknown_kind(call: Callable[[str], object]) -> None:
    for kind in ("persn", "", "Person", "person\0"):
        with pytest.raises(isim.Error, match=KINDS_KNOWN) as caught:
            call(kind)
        assert isinstance(caught.value, ValueError)


def test_unknown_options() -> None:
    with pytest.raises(isim.Error, match="different, same and ignored are known"):
        isim.Matcher(gender="other")  # type: ignore[arg-type]
    with pytest.raises(isim.Error, match="calibration are known"):
        isim.Matcher(weights={"sames": 1})  # type: ignore[dict-item]
    with pytest.raises(isim.Error, match=KINDS_KNOWN):
        isim.Matcher(kinds=["persn"])  # type: ignore[list-item]
    with pytest.raises(isim.Error, match="several words") as caught:
        isim.Matcher(rules=[("own.txt", "class given\nx = a b")])
    assert caught.value.position == (2, 5)


@pytest.mark.parametrize("lang", ["", "q", "russian", "ру", "r\u0075\0"])
def test_unknown_language(lang: str) -> None:
    with pytest.raises(isim.Error, match="a BCP 47 tag is expected"):
        isim.Name("a", lang=lang)
    with pytest.raises(isim.Error, match="a BCP 47 tag is expected"):
        isim.romanize("a", lang)
    with pytest.raises(isim.Error, match="a BCP 47 tag is expected"):
        isim.fold("a", lang=lang)
    with pytest.raises(isim.Error, match="row 1: .* a BCP 47 tag is expected"):
        isim.Index([("1", "a", None, lang)])


@pytest.mark.parametrize(
    "call",
    [
        lambda: isim.fold(LONE),
        lambda: isim.findings(LONE),
        lambda: isim.detect(LONE),
        lambda: isim.romanize(LONE),
        lambda: isim.romanize("a", LONE),
        lambda: isim.compare(LONE, "b"),
        lambda: isim.compare("a", LONE),
        lambda: isim.compare("a", "b", LONE),  # type: ignore[arg-type]
        lambda: isim.is_same("a", LONE),
        lambda: isim.explain("a", LONE),
        lambda: isim.Name(LONE),
        lambda: isim.Index([("1", LONE)]),
        lambda: isim.Index([(LONE, "a")]),
        lambda: INDEX.search(LONE),
        lambda: isim.Scanner(INDEX).scan(LONE),
    ],
)
def test_lone_surrogates(call: Callable[[], object]) -> None:
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed") as caught:
        call()
    assert caught.value.object[caught.value.start] == "\ud800"


NOT_STR: list[Any] = [None, 1, 1.5, b"Anar", ["Anar"], NAME]


@pytest.mark.parametrize("wrong", NOT_STR, ids=repr)
def test_not_a_str(wrong: Any) -> None:
    for one in ([] if isinstance(wrong, list) else [wrong]):
        for of in (isim.fold, isim.romanize):  # they take lists of str
            with pytest.raises(TypeError):
                of(one)
    for call in (
        lambda: isim.compare(wrong, "b"),
        lambda: isim.compare("a", wrong),
        lambda: isim.compare("a", "b", wrong),
        lambda: isim.explain("a", wrong),
        lambda: isim.Name(wrong),
        lambda: isim.Scanner(INDEX).scan(wrong),
        lambda: isim.Index([(wrong, "a")]),
    ):
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize("wrong", [None, 1, "Anar", b"Anar", ["Anar"]], ids=repr)
def test_not_a_name(wrong: Any) -> None:
    for call in (
        lambda: MATCHER.compare(NAME, wrong),
        lambda: MATCHER.compare(wrong, NAME),
        lambda: MATCHER.explain(wrong, NAME),
        lambda: MATCHER.compare_many(wrong, []),
        lambda: MATCHER.compare_many(NAME, [NAME, wrong]),
    ):
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        ("ab", TypeError, "row 2: a tuple is expected, not str"),
        (None, TypeError, "row 2: a tuple is expected, not NoneType"),
        ((), ValueError, "row 2: .* not 0 fields"),
        (("1",), ValueError, "row 2: .* not 1 fields"),
        (("1", "a", None, None, None), ValueError, "row 2: .* not 5 fields"),
        ((1, "a"), TypeError, "row 2: the id is to be a str, not int"),
        (("1", None), TypeError, "row 2: the name is to be a str, not NoneType"),
        (("1", "a", 1), TypeError, "row 2: the kind is to be a str, not int"),
        (("1", "a", None, 1), TypeError, "row 2: the language is to be a str, not int"),
    ],
)
def test_bad_rows(row: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        isim.Index([("0", "good"), row])


def test_errors_of_the_rows_themselves_come_through() -> None:
    def broken(first: Any) -> Any:
        yield first
        raise ZeroDivisionError("mine")

    with pytest.raises(ZeroDivisionError, match="^mine$"):
        isim.Index(broken(("1", "a")))
    with pytest.raises(ZeroDivisionError, match="^mine$"):
        MATCHER.compare_many(NAME, broken(NAME))


def test_bad_numbers() -> None:
    with pytest.raises(ValueError, match="k is -1, and may not be negative"):
        INDEX.search("a", -1)
    with pytest.raises(OverflowError):
        INDEX.search("a", 1 << 80)
    with pytest.raises(TypeError):
        INDEX.search("a", 1.5)  # type: ignore[arg-type]


def test_bad_scanner() -> None:
    with pytest.raises(TypeError):
        isim.Scanner([("p1", "Anar")])  # type: ignore[arg-type]


HOSTILE = [
    "",
    " \t\n",
    "\0",
    "Anar\0Aliyev",
    "\u0301\u0308",
    "\u202eAnar\u202c",
    "\ufeffAnar",
    "👩‍👩‍👧‍👦",
    "\U0010ffff",
    "ﷺ",
    "a" * 100_000,
    "é" * 50_000,
    "a " * 20_000,
    "и\u0306" * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:12]))
def test_any_text_is_a_name(text: str) -> None:
    assert isim.compare(text, text) == 1.0
    assert 0.0 <= isim.compare(text, "Anar Aliyev") <= 1.0
    assert isim.fold(isim.fold(text)) == isim.fold(text)
    assert isinstance(isim.romanize(text), str)
    assert len(isim.detect(text).script) == 4
    why = isim.explain(text, "Anar Aliyev")
    assert sum(step.weight for step in why.steps) == why.weight
    for part in isim.Name(text).parts:
        assert text[slice(*part.span)] == part.text != ""
    index = isim.Index([("x", text), ("p1", "Anar Aliyev")])
    assert index.search(text, k=1)[0].score == 1.0
    for finding in isim.findings(text):
        assert text[finding.start : finding.end] == finding.surface != ""
    for mention in isim.Scanner(index).scan(f"{text} {text} Anar Aliyev"):
        assert mention.surface == f"{text} {text} Anar Aliyev"[mention.start : mention.end] != ""
