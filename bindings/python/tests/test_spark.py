"""isim in Spark: real Spark and Java, on this machine."""

from __future__ import annotations

import doctest
import itertools
from typing import Any

import isim
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


def brute(threshold: float, candidates: int | None) -> dict[tuple[int, int], float]:
    """What a link of the people of both columns is to find: the pairs that share a block."""
    blocks = {name: isim.keys(name, pairs=True) for _, *names in PEOPLE for name in names}
    sizes: dict[str, int] = {}
    for _, _, b in PEOPLE:
        for block in blocks[b]:
            sizes[block] = sizes.get(block, 0) + 1
    found = {}
    for x, a, _ in PEOPLE:
        known = sorted((sizes[block], block) for block in blocks[a] if block in sizes)
        sums = itertools.accumulate(size for size, _ in known)
        chosen = {
            block
            for place, (total, (_, block)) in enumerate(zip(sums, known))
            if place == 0 or candidates is None or total <= candidates
        }
        for y, _, b in PEOPLE:
            if chosen.intersection(blocks[b]) and (score := isim.compare(a, b)) >= threshold:
                found[x, y] = score
    return found


@pytest.mark.parametrize(("candidates", "block"), [(None, 5_000), (20, 5_000), (20, 3)])
def test_link_finds_what_comparing_each_finds(
    spark: Any, monkeypatch: pytest.MonkeyPatch, candidates: int | None, block: int
) -> None:
    monkeypatch.setattr(isim.spark, "_BLOCK", block)  # those of more rows are split
    a = spark.createDataFrame([(x, a) for x, a, _ in PEOPLE] + [(-1, None)], "id int, name string")
    b = spark.createDataFrame([(y, b) for y, _, b in PEOPLE] + [(-1, None)], "n long, who string")
    b = b.withColumnsRenamed({"n": "id", "who": "name"})
    linked = isim.spark.link(a, b, 0.5, candidates=candidates)
    assert linked.columns == ["id_a", "name_a", "id_b", "name_b", "score"]
    rows = linked.collect()
    expected = brute(0.5, candidates)
    assert len(rows) == len(expected) > len(PEOPLE) / 3
    assert {(row.id_a, row.id_b): row.score for row in rows} == expected
    names = {x: a for x, a, _ in PEOPLE}
    assert all(names[row.id_a] == row.name_a for row in rows)


def test_links_of_nothing_and_what_they_cost(spark: Any) -> None:
    rows = [(x, a) for x, a, _ in PEOPLE] + [(-1, None)]
    a = spark.createDataFrame(rows, "id int, name string")
    costs = isim.spark.blocks(a, a, candidates=None).collect()
    assert [row.pairs for row in costs] == sorted((row.pairs for row in costs), reverse=True)
    assert all(row.rows_a == row.rows_b and row.pairs == row.rows_a**2 for row in costs)
    few = isim.spark.blocks(a, a, candidates=20).collect()
    assert sum(row.pairs for row in few) < sum(row.pairs for row in costs)
    nothing = spark.createDataFrame([], "id int, name string")
    assert isim.spark.link(a, nothing).collect() == isim.spark.link(nothing, a).collect() == []


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
