"""isim where the data is: DuckDB, polars and pandas give the answers of the library."""

from __future__ import annotations

import doctest
from types import ModuleType
from typing import Any

import duckdb
import isim
import isim.duckdb
import isim.pandas
import isim.polars
import pandas
import polars
import pytest

from conftest import table

ISO = "iso-rus-Cyrl-Latn-9-1995"
CASES = [(row["name_a"], row["name_b"], row["kind"]) for row in table("compare.tsv")]
SCORES = [isim.compare(a, b, kind) for a, b, kind in CASES]  # type: ignore[arg-type]


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    isim.duckdb.register(con)
    con.execute("create table cases(n integer, a varchar, b varchar, kind varchar)")
    rows = [(number, *case) for number, case in enumerate(CASES)]
    con.executemany("insert into cases values (?, ?, ?, ?)", [*rows, (len(rows), None, "x", "person")])
    return con


@pytest.mark.parametrize("module", [isim.duckdb, isim.pandas, isim.polars])
def test_docstrings(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert tried > 2 and not failed


def test_duckdb_says_what_the_library_says(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute("select isim_compare(a, b, kind) from cases order by n").fetchall()
    assert rows == [(score,) for score in [*SCORES, None]]
    people = "select isim_compare(a, b), isim_keys(a) from cases where kind = 'person' order by n"
    expected: list[Any] = [
        (isim.compare(a, b), isim.keys(a)) for a, b, kind in CASES if kind == "person"
    ]
    assert con.execute(people).fetchall() == [*expected, (None, None)]
    texts = "select isim_fold(a), isim_romanize(a, lang := 'ru'), isim_transliterate(a, ?) from cases"
    assert con.execute(f"{texts} order by n", [ISO]).fetchall() == [
        *[(isim.fold(a), isim.romanize(a, "ru"), isim.transliterate(a, ISO)) for a, *_ in CASES],
        (None, None, None),
    ]


def test_duckdb_joins_on_keys(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create table watch as select 'w1' as id, 'Vedat Işıkhan' as name")
    con.execute("create table seen(name varchar)")
    con.execute("insert into seen values ('Ведатом Ишикханом'), ('Anar Aliyev'), (null)")
    found = con.execute("""
        with w as (select *, unnest(isim_keys(name)) as key from watch),
             s as (select *, unnest(isim_keys(name)) as key from seen),
             pairs as (select distinct w.id, w.name as listed, s.name from w join s using (key))
        select id, name from pairs where isim_compare(listed, name) >= 0.5
    """)
    assert found.fetchall() == [("w1", "Ведатом Ишикханом")]


def test_duckdb_tells_what_is_wrong(con: duckdb.DuckDBPyConnection) -> None:
    isim.duckdb.register(con)  # a second time
    with pytest.raises(duckdb.Error, match='unknown kind "city"'):
        con.execute("select isim_compare(a, b, 'city') from cases").fetchall()
    with pytest.raises(duckdb.Error, match="isim_fold"):
        con.execute("select isim_fold(a, b) from cases")
    nothing = con.execute("select isim_compare(a, b), isim_keys(a) from cases where n < 0")
    assert nothing.fetchall() == []


def expression(name: str) -> Any:
    """A column, with the namespace that no type checker sees."""
    return polars.col(name)


@pytest.mark.parametrize("lazy", [False, True])
def test_polars_says_what_the_library_says(lazy: bool) -> None:
    for kind in isim.KINDS:
        rows = [(a, b, s) for (a, b, of), s in zip(CASES, SCORES) if of == kind]
        columns = [*zip(*rows)]
        frame = polars.DataFrame({"a": columns[0], "b": columns[1]})
        for other in ("b", polars.col("b")):
            query = frame.lazy() if lazy else frame
            made = query.with_columns(score=expression("a").isim.compare(other, kind)).lazy()
            assert made.collect()["score"].to_list() == list(columns[2])
    named = polars.DataFrame({"a": ["kept"], "x": ["Anar"], "b": ["ANAR"]})
    scored = named.with_columns(expression("x").isim.compare("b"))
    assert scored.to_dicts() == [{"a": "kept", "x": 1.0, "b": "ANAR"}]
    assert named.select(expression("x").isim.compare("x"))["x"].to_list() == [1.0]
    strict = isim.Matcher(nicknames=False)
    bill = polars.DataFrame({"a": ["Bill Gates"], "b": ["William Gates"]})
    for matcher, same in ((None, True), (strict, False)):
        judged = bill.select(expression("a").isim.compare("b", matcher=matcher) >= 0.5)
        assert judged["a"].to_list() == [same]
    frame = polars.DataFrame({"a": ["Щукин", None]})
    made = frame.lazy().select(
        expression("a").isim.keys().alias("keys"),
        expression("a").isim.fold().alias("fold"),
        expression("a").isim.romanize("ru").alias("latin"),
        expression("a").isim.transliterate(ISO).alias("iso"),
        expression("a").isim.compare(polars.lit("Shchukin")).alias("score"),
    )
    assert made.collect().rows() == [
        (isim.keys("Щукин"), "щукин", "Shchukin", "Ŝukin", isim.compare("Щукин", "Shchukin")),
        (None, None, None, None, None),
    ]
    assert made.collect_schema()["keys"] == polars.List(polars.String)


def test_pandas_says_what_the_library_says() -> None:
    series = pandas.Series(["Щукин", None], index=[5, 7])
    assert series.isim.compare("Shchukin").iloc[0] == isim.compare("Щукин", "Shchukin")
    assert series.isim.compare(series, threads=1).isna().tolist() == [False, True]
    assert series.isim.keys()[5] == isim.keys("Щукин")
    assert series.isim.fold(keep_case=True)[5] == "Щукин"
    assert series.isim.romanize("ru")[5] == "Shchukin"
    assert series.isim.transliterate(ISO)[5] == "Ŝukin"
