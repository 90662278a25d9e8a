"""What each function and class answers to good input."""

from __future__ import annotations

import inspect
from importlib import metadata
from typing import get_args

import isim
import pytest

WOMAN = "👩‍🔬"  # three code points of eleven bytes: one that counts bytes or UTF-16 is found out


def test_version_is_that_of_the_package() -> None:
    assert isim.__version__ == metadata.version("isim")


def test_words_are_those_of_the_library() -> None:
    assert get_args(isim.Kind) == isim.KINDS
    assert get_args(isim.Role) == isim.ROLES
    assert get_args(isim.StepKind) == isim.STEP_KINDS
    assert get_args(isim.FindingKind) == isim.FINDING_KINDS


def test_all_names_exist() -> None:
    assert sorted(isim.__all__, key=str.lower) == sorted(set(isim.__all__), key=str.lower)
    for name in isim.__all__:
        assert hasattr(isim, name), name
        if isinstance(getattr(isim, name), type):
            assert getattr(isim, name).__module__ in ("isim", "builtins"), name


def test_everything_is_documented() -> None:
    things = [getattr(isim, name) for name in isim.__all__]
    classes = [thing for thing in things if isinstance(thing, type)]
    functions = [thing for thing in things if inspect.isbuiltin(thing)]
    assert isim.Scanner in classes and isim.explain in functions
    for thing in [isim, *classes, *functions]:
        assert inspect.getdoc(thing), thing
    for thing in classes:
        for name, member in vars(thing).items():
            if not name.startswith("_"):
                assert inspect.getdoc(member), f"{thing.__name__}.{name}"


def test_fold() -> None:
    assert isim.fold("  ANAR\u00a0ALIYEV ") == "anar aliyev"
    assert isim.fold("") == ""
    assert isim.fold("Işık", keep_case=True) == "Işık"
    assert isim.fold("IŞIK", lang="tr-TR") == "ışık" != isim.fold("IŞIK")
    marked = "Влади\u0301мир"
    assert isim.fold(marked, keep_marks=True) == marked.lower() != isim.fold(marked)


def test_findings() -> None:
    text = f"{WOMAN} Pa\u200bul H\u0443de, \u202eАнар"
    found = [finding for finding in isim.findings(text) if finding.surface not in WOMAN]
    assert found == [
        ("invisible", 6, 7, "\u200b"),
        ("homoglyph", 11, 12, "\u0443"),
        ("bidi", 16, 17, "\u202e"),
    ]
    assert isim.findings(f"Анар Paul") == isim.findings("") == []


def test_detect() -> None:
    script, languages = isim.detect("İlham Əliyev")
    assert script == "Latn" and languages[0].lang == "az"
    assert 0 < sum(guess.weight for guess in languages) <= 100
    assert isim.detect("Кубанычбек Өмүралиев").script == "Cyrl"
    assert isim.detect("").languages == isim.detect("Anna").languages == ()
    assert isim.detect("").script == "Zyyy"


def test_romanize() -> None:
    assert isim.romanize("Баку", "ru") == "Baku"
    assert isim.romanize("Баку", lang="ru-Cyrl-RU") == "Baku"
    assert isim.romanize("Baku").isascii()


@pytest.mark.parametrize("kind", isim.KINDS)
def test_compare(kind: isim.Kind) -> None:
    score = isim.compare("Baku", "BAKU", kind)
    assert type(score) is float and score == 1.0
    assert isim.is_same("Baku", "BAKU", kind=kind) is True
    low = isim.compare("Baku", "Xlmpqrst", kind=kind)
    assert 0.0 <= low < 0.5
    assert isim.is_same("Baku", "Xlmpqrst", kind) is False


def test_compare_reads_across_scripts_and_cases() -> None:
    assert isim.is_same("Vedat Işıkhan", "Ведатом Ишикханом")
    assert isim.is_same("Işıkhan", "Ишикхан")
    assert not isim.is_same("Anar Aliyev", "Ilham Aliyev")


def test_compare_takes_british_spelling() -> None:
    assert isim.Name("ASAN", "organisation").kind == "organization"  # type: ignore[arg-type]


def test_one_answer_in_three_places() -> None:
    matcher = isim.Matcher()
    for a, b in [("Anar Aliyev", "Anar Əliyev"), ("Anar Aliyev", "Ilham Aliyev"), ("", "x")]:
        one = isim.compare(a, b)
        assert matcher.compare(isim.Name(a), isim.Name(b)) == one
        assert matcher.compare(isim.Name(b), isim.Name(a)) == one
        assert isim.explain(a, b).score == one
        assert isim.is_same(a, b) is (one >= 0.5)
        assert matcher.is_same(isim.Name(a), isim.Name(b)) is (one >= 0.5)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Vedat Işıkhan", "vedat işıkhan", "person"),
        (f"{WOMAN} Vedat Işıkhan", "Işıkhan, Vedat", "person"),
        ("Anar Aliyev", "Ilham Aliyev", "person"),
        ("İstanbul Üniversitesi", "Университет Стамбула", "organization"),
        ("", "", "place"),
    ],
)
def test_explanation_covers_both_names(a: str, b: str, kind: isim.Kind) -> None:
    why = isim.explain(a, b, kind)
    assert (why.a, why.b) == (a, b)
    assert why.is_same is (why.score >= 0.5)
    assert sum(step.weight for step in why.steps) == why.weight
    for text, side in ((a, "a"), (b, "b")):
        parts = [part.span for part in isim.Name(text, kind).parts]
        spans = [span for step in why.steps for span in getattr(step, side)]
        assert sorted(spans) == parts
    for step in why.steps:
        assert step.kind in isim.STEP_KINDS
        assert type(step.weight) is int and type(step.detail) is str
        assert step.source is None or step.source
    assert str(why).startswith(f"{a} | {b}: ") and not str(why).endswith("\n")
    assert why == isim.explain(a, b, kind) and hash(why) == hash(isim.explain(a, b, kind))
    assert isim.Matcher().explain(isim.Name(a, kind), isim.Name(b, kind)) == why


def test_sentences() -> None:
    why = isim.explain("Anar Aliyev", "Ilham Aliyev")
    assert "two different names (score 0." in why.sentence()
    assert "разные имена (оценка 0," in why.sentence("ru")
    assert isim.explain("Anar", "anar").sentence() == "The same name (score 1): both are spelt alike."


def test_matcher_options() -> None:
    bill, william = isim.Name("Bill Gates"), isim.Name("William Gates")
    plain = isim.Matcher().compare(bill, william)
    assert isim.Matcher(gender="different", weights={}, rules=[]).compare(bill, william) == plain
    strict = isim.Matcher(nicknames=False, initials=False, omissions=False)
    assert strict.compare(bill, william) < 0.5 < plain
    assert strict.compare(strict.prepare(bill), william) == strict.compare(bill, william)
    rules = [("own.txt", "class given\nw = William\nw short = Bill")]
    own = isim.Matcher(nicknames=False, rules=rules)
    assert own.is_same(bill, william)
    assert own.explain(bill, william).steps[0].source == "own.txt:3"
    weights: dict[isim.StepKind, int] = {"same": -10}
    before, after = isim.Matcher(), isim.Matcher(weights=weights)
    weight = before.explain(bill, william).weight - 10
    assert after.explain(bill, william).weight == weight
    places = isim.Matcher(kinds=["place"])
    assert places.compare(bill, bill) == 0.0
    anna, ivan = isim.Name("Анна Иванова"), isim.Name("Анна Иванов")
    assert isim.Matcher(gender="same").compare(anna, ivan) > 0.9
    assert repr(isim.Matcher()) == "Matcher()"
    said = repr(isim.Matcher(kinds=["place"], gender="same", initials=False, rules=rules))
    assert said == 'Matcher(kinds=["place"], gender="same", initials=False, rules=<["own.txt"]>)'


def test_name() -> None:
    name = isim.Name(f"{WOMAN} Анар Алиев", lang="ru-RU")
    assert name.text == str(name) == f"{WOMAN} Анар Алиев"
    assert (name.kind, name.lang, name.script) == ("person", "ru", "Cyrl")
    for part in name.parts:
        start, end = part.span
        assert name.text[start:end] == part.text
        assert part.role in isim.ROLES
    assert [part.text for part in name.parts][-2:] == ["Анар", "Алиев"]
    assert isim.Name("Baku", kind="place").lang is None


def test_name_repr_makes_it_again() -> None:
    for name in [
        isim.Name("O'zbek \"x\" \\ \n", "place"),
        isim.Name("Анар", lang="az"),
        isim.Name(""),
    ]:
        assert eval(repr(name), {"Name": isim.Name}) == name


def test_name_is_a_value() -> None:
    name = isim.Name("Anar", "person", "az")
    same = isim.Name("Anar", "person", "az-Latn")
    assert name == same and hash(name) == hash(same)
    others = [
        isim.Name("Anar"),
        isim.Name("anar", "person", "az"),
        isim.Name("Anar", "place", "az"),
        isim.Name("Anar", "person", "tr"),
    ]
    for other in others:
        assert other != name
    assert len({name, same, *others}) == 1 + len(others)
    assert name != "Anar"
    assert not name == None  # noqa: E711


def test_name_is_immutable() -> None:
    name = isim.Name("Anar")
    for attribute in ("text", "kind", "lang", "script", "parts", "new"):
        with pytest.raises(AttributeError):
            setattr(name, attribute, "x")


def test_compare_many() -> None:
    name = isim.Name("Anar Aliyev")
    texts = ["ANAR ALIYEV", "Xlmpq Rstvw", ""] * 7000  # more than two batches
    names = [isim.Name(text) for text in texts]
    matcher = isim.Matcher()
    scores = matcher.compare_many(name, names)
    assert scores == matcher.compare_many(name, iter(names))
    assert scores == [matcher.compare(name, other) for other in names]
    assert scores[0] == 1.0 and scores[1] < 0.5
    assert matcher.compare_many(name, []) == []


ROWS: list[isim.Row] = [
    ("p1", "Vedat Işıkhan"),
    ("p2", "Anar Aliyev", "person"),
    ("p2", "Анар Алиев", None, "ru"),
    ("c1", "Türkiye", "country", None),
    ("o1", isim.Name("SOCAR", "organization")),
]


def test_index() -> None:
    index = isim.Index(ROWS)
    assert len(index) == 5
    assert index.rows() == [
        ("p1", isim.Name("Vedat Işıkhan")),
        ("p2", isim.Name("Anar Aliyev")),
        ("p2", isim.Name("Анар Алиев", lang="ru")),
        ("c1", isim.Name("Türkiye", "country")),
        ("o1", isim.Name("SOCAR", "organization")),
    ]
    hits = index.search("ANAR ALIYEV")
    assert hits[0] == ("p2", isim.Name("Anar Aliyev"), 1.0)
    assert index.search("АНАР АЛИЕВ", k=1)[0].name.lang == "ru"
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len({hit.id for hit in hits}) == len(hits)
    assert index.search("Anar Aliyev", 1) == index.search(isim.Name("Anar Aliyev"), k=1)
    assert index.search("türkiye", k=1, kind="country")[0].id == "c1"
    assert index.search("Anar Aliyev", k=0) == []


def test_index_takes_any_rows() -> None:
    listed = [list(row) for row in ROWS]
    assert isim.Index(iter(ROWS)).rows() == isim.Index(listed).rows()  # type: ignore[arg-type]
    many = isim.Index((str(number), f"N{number}") for number in range(20_000))
    assert len(many) == 20_000 and many.rows()[-1] == ("19999", isim.Name("N19999"))
    assert len(isim.Index([])) == 0 and isim.Index([]).search("x") == []


def test_index_gives_its_rows() -> None:
    index = isim.Index(ROWS)
    assert index[0] == ("p1", isim.Name("Vedat Işıkhan")) and index[-1] == index[4]
    assert index[2][1].lang == "ru"
    assert [index[at] for at in range(len(index))] == index.rows()
    assert index.listed(2) == ("p2", "Анар Алиев") and index.listed(-5)[0] == "p1"
    for wrong in (5, -6, 2**62, -(2**62)):
        with pytest.raises(IndexError):
            index[wrong]
        with pytest.raises(IndexError):
            index.listed(wrong)
    again = isim.Index.from_bytes(index.to_bytes(), check=True)
    assert again.rows() == index.rows() and again.to_bytes() == index.to_bytes()
    for data in (b"", b"index", index.to_bytes()[:-1]):
        with pytest.raises(isim.Error):
            isim.Index.from_bytes(data)
    damaged = index.to_bytes()[:-1] + b"\x55"
    with pytest.raises(isim.Error):
        isim.Index.from_bytes(damaged, check=True)


def test_one_kind() -> None:
    index = isim.Index([("c", "Türkiye", "country"), ("p", "Türkiye")])
    assert {hit.id for hit in index.search("Türkiye")} == {"c", "p"}
    assert [hit.id for hit in index.search("Türkiye", same_kind=True)] == ["p"]
    assert [hit.id for hit in index.search_above("Türkiye", same_kind=True)] == ["p"]
    country = isim.Name("Турция", "country")
    assert [hit.id for hit in index.search(country, same_kind=True)] == ["c"]
    assert [hit.id for hit in index.layered(index).search(country, same_kind=True)] == ["c"]


def test_layers() -> None:
    base = isim.Index(ROWS)
    since = isim.Index([("p3", "Anar Aliyev"), ("p1", "Mehmet Demir")], remove=["p1", "p2"])
    assert since.removes("p1") and not since.removes("p3") and not base.removes("p1")
    list_ = base.layered(since)
    assert (list_.base is base, list_.top is since) == (True, True)
    assert [hit.id for hit in list_.search_above("Anar Aliyev")] == ["p3"]
    assert list_.search("Vedat Işıkhan", k=1) != base.search("Vedat Işıkhan", k=1)
    assert list_.search("Mehmet Demir", k=1)[0] == ("p1", isim.Name("Mehmet Demir"), 1.0)
    assert list_.search(isim.Name("türkiye", "country"), k=1)[0].id == "c1"
    assert list_.search("Anar Aliyev", k=0) == []
    merged = list_.merge()
    assert [id for id, _ in merged.rows()] == ["c1", "o1", "p3", "p1"] and not merged.removes("p1")
    assert isim.Layers(base, since).merge().rows() == merged.rows()
    assert isim.Index([], remove=iter(["p1"])).removes("p1")
    with pytest.raises(ValueError, match="may not be negative"):
        list_.search("x", k=-1)
    with pytest.raises(TypeError, match="many ids"):
        isim.Index([], remove="p1")
    with pytest.raises(TypeError):
        isim.Index([], remove=[1])  # type: ignore[list-item]


def test_searcher() -> None:
    names = ["Vedat Işıkhan", "Anar Aliyev", "Ведат Ишикхан", "Анар Алиев", "Vedat Ishikhan"]
    index = isim.Index((str(at), name) for at, name in enumerate(names))
    searcher = isim.Searcher(index)
    assert searcher.index is index
    pairs = [
        (at, int(hit.id))
        for at, name in enumerate(names)
        for hit in searcher.above(name, first=at)
    ]
    assert sorted(pairs) == [(2, 0), (3, 1), (4, 0), (4, 2)]
    assert {hit.id for hit in searcher.above(isim.Name("Anar Aliyev"))} == {"1", "3"}
    assert searcher.above("Anar Aliyev", 1.0)[0].id == "1"
    assert searcher.above("Anar Aliyev", kind="place") == []
    with pytest.raises(ValueError, match="first is -1"):
        searcher.above("x", first=-1)
    with pytest.raises(ValueError, match="from 0 to 1"):
        searcher.above("x", 2.0)


def test_scan() -> None:
    index = isim.Index(ROWS)
    scanner = isim.Scanner(index)
    assert scanner.index is index
    text = f"{WOMAN}: Bu gün Vedat Işıkhan və «Анар Алиев» {WOMAN} görüşdü. Vedat Işıkhan çıxdı."
    found = scanner.scan(text)
    assert [(m.id, m.surface) for m in found] == [
        ("p1", "Vedat Işıkhan"),
        ("p2", "Анар Алиев"),
        ("p1", "Vedat Işıkhan"),
    ]
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface
        assert mention.score >= 0.5
    assert scanner.scan("") == isim.Scanner(isim.Index([])).scan(text) == []


def test_explanations_in_notebooks() -> None:
    why = isim.explain("Vedat <Işıkhan>", "Ведатом Петров")
    html = why._repr_html_()
    assert "Işıkhan" in html and "Ведатом" in html and "<Iş" not in html
    assert html.count("<tr>") == 2 and html.count("<li>") == len(why.steps)
    greens = sum(step.weight > 0 for step in why.steps)
    assert greens > 0 and html.count("#d7f0d7") >= greens
    assert "two names" in html and "the same name" in isim.explain("a", "a")._repr_html_()
