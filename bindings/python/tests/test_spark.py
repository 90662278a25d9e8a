"""isim in Spark: real Spark and Java, on this machine."""

from __future__ import annotations

import doctest
from typing import Any

import isim
import pyarrow
import pytest
from conftest import ROOT, table

pyspark = pytest.importorskip("pyspark")

import isim.spark  # noqa: E402
from pyspark.errors import PythonException  # noqa: E402

ISO = "iso-rus-Cyrl-Latn-9-1995"
CASES = [(row["name_a"], row["name_b"], row["kind"]) for row in table("compare.tsv")]
PEOPLE = [(number, a, b) for number, (a, b, kind) in enumerate(CASES) if kind == "person"]


def test_docstring(spark: Any) -> None:
    failed, tried = doctest.testmod(isim.spark, extraglobs={"spark": spark})
    assert tried > 2 and not failed


def test_page(spark: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("splink")
    monkeypatch.setenv("NO_COLOR", "1")
    page = str(ROOT / "docs" / "spark.md")
    failed, tried = doctest.testfile(
        page, module_relative=False, encoding="utf-8", globs={"spark": spark}
    )
    assert tried > 10 and not failed


def test_columns_say_what_the_library_says(spark: Any) -> None:
    for kind in isim.KINDS:
        rows = [(a, b) for a, b, of in CASES if of == kind]
        frame = spark.createDataFrame([*rows, (None, "x")], "a string, b string").coalesce(1)
        made = frame.select(isim.spark.compare("a", "b", kind), isim.spark.keys("a", kind))
        expected: list[Any] = [(isim.compare(a, b, kind), isim.keys(a, kind)) for a, b in rows]
        assert [tuple(row) for row in made.collect()] == [*expected, (None, None)]
    texts = [a for a, *_ in CASES]
    frame = spark.createDataFrame([(text,) for text in [*texts, None]], "t string").coalesce(1)
    of = isim.spark
    made = frame.select(of.fold("t"), of.romanize("t", "ru"), of.transliterate("t", ISO))
    assert made.columns[0] == "isim_fold(t)"
    assert [tuple(row) for row in made.collect()] == [
        *[(isim.fold(t), isim.romanize(t, "ru"), isim.transliterate(t, ISO)) for t in texts],
        (None, None, None),
    ]


def brute(threshold: float) -> dict[tuple[int, int], float]:
    """What a link of the people of both columns is to find: all pairs that share a key."""
    keys = {name: set(isim.keys(name)) for _, *names in PEOPLE for name in names}
    return {
        (x, y): score
        for x, a, _ in PEOPLE
        for y, _, b in PEOPLE
        if keys[a] & keys[b] and (score := isim.compare(a, b)) >= threshold
    }


def test_link_finds_what_comparing_all_finds(spark: Any) -> None:
    a = spark.createDataFrame([(x, a) for x, a, _ in PEOPLE] + [(-1, None)], "id int, name string")
    b = spark.createDataFrame([(y, b) for y, _, b in PEOPLE] + [(-1, None)], "n long, who string")
    b = b.withColumnsRenamed({"n": "id", "who": "name"})
    linked = isim.spark.link(a, b, 0.5, candidates=None)
    assert linked.columns == ["id_a", "name_a", "id_b", "name_b", "score"]
    rows = linked.collect()
    expected = brute(0.5)
    assert len(rows) == len(expected) > len(PEOPLE) / 3
    assert {(row.id_a, row.id_b): row.score for row in rows} == expected
    assert {(row.id_a, row.name_a) for row in rows} <= {(x, a) for x, a, _ in PEOPLE}
    costs = isim.spark.blocks(a, b, candidates=None).collect()
    assert [row.pairs for row in costs] == sorted((row.pairs for row in costs), reverse=True)
    assert sum(row.rows_a * row.rows_b for row in costs) >= len(expected)
    nothing = spark.createDataFrame([], "id int, name string")
    assert isim.spark.link(a, nothing).collect() == isim.spark.link(nothing, b).collect() == []


@pytest.mark.parametrize("block", [1, 7, 5_000])
@pytest.mark.parametrize("candidates", [1, 20, None])
def test_blocks_lose_and_double_nothing(
    monkeypatch: pytest.MonkeyPatch, block: int, candidates: int | None
) -> None:
    """What the tasks do, without Spark, and with keys split into many blocks."""
    of: Any = isim.spark
    monkeypatch.setattr(of, "_BLOCK", block)
    counts: dict[str, int] = {}
    for _, _, name in PEOPLE:
        for key in isim.keys(name):
            counts[key] = counts.get(key, 0) + 1

    def blocked(ids: Any, names: list[str], blocks: Any) -> pyarrow.Table:
        lists = blocks(pyarrow.array(names)).to_pylist()
        rows = [(i, n, k) for i, n, keys in zip(ids, names, lists) for k in keys]
        return pyarrow.table(dict(zip(("id", "name", "block"), map(list, zip(*rows)))))

    ids, a, b = ([*column] for column in zip(*PEOPLE))
    left = blocked(ids, a, of._wanted(counts, "person", candidates))
    right = blocked(ids, b, of._offered(counts, "person"))
    made = of._matched(counts, 0.5, "person", candidates)(left, right)
    found = list(zip(made["id_a"].to_pylist(), made["id_b"].to_pylist()))
    assert len(found) == len(set(found))
    scores = dict(zip(found, made["score"].to_pylist()))
    expected = brute(0.5)
    if candidates is None:
        assert scores == expected
    else:
        assert 0 < len(scores) <= len(expected) and scores.items() <= expected.items()
        keys = {x: of._chosen(isim.keys(a), counts, candidates) for x, a, _ in PEOPLE}
        theirs = {y: set(isim.keys(b)) for y, _, b in PEOPLE}
        assert scores.keys() == {pair for pair in expected if theirs[pair[1]] & {*keys[pair[0]]}}


def test_what_is_wrong_is_told(spark: Any) -> None:
    frame = spark.createDataFrame([(1, "a")], "id int, name string")
    for call in (
        lambda: isim.spark.keys("name", "city"),  # type: ignore[arg-type]
        lambda: isim.spark.compare("name", "name", "city"),  # type: ignore[arg-type]
        lambda: isim.spark.link(frame, frame, kind="city"),  # type: ignore[arg-type]
        lambda: isim.spark.romanize("name", "q"),
        lambda: isim.spark.transliterate("name", "none"),
    ):
        with pytest.raises(isim.Error):
            call()
    with pytest.raises(ValueError, match="the threshold is 2, and must be from 0 to 1"):
        isim.spark.link(frame, frame, 2)
    with pytest.raises(ValueError, match="candidates is 0, and must be at least 1"):
        isim.spark.blocks(frame, frame, candidates=0)
    with pytest.raises(PythonException, match="a column of texts is expected"):
        frame.select(isim.spark.fold("id")).collect()
    long = spark.createDataFrame([("a" * 70_000,)], "name string")
    with pytest.raises(PythonException, match="row 1: "):
        long.select(isim.spark.keys("name")).collect()
