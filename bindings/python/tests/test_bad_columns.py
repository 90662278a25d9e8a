"""What every engine says to columns that hold no names: null for null, and else a sentence."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Any

import duckdb
import isim
import isim.duckdb
import isim.pandas
import isim.polars
import numpy
import pandas
import polars
import pyarrow
import pytest

LONE = "Anar \ud800"
LONG = "a" * 70_000
INDEX = isim.Index([("p1", "Anar")])
HIT = isim.Hit("p1", isim.Name("Anar"), 1.0)

# What a column may be made of.
OBJECTS: dict[str, Callable[[list[Any]], Any]] = {
    "list": list,
    "tuple": tuple,
    "generator": iter,
    "numpy": lambda values: numpy.array([*values, None], dtype=object)[:-1],
    "pandas": lambda values: pandas.Series(values, dtype=object),
}
TYPED: dict[str, Callable[[list[Any]], Any]] = {
    "pandas str": lambda values: pandas.Series(values, dtype="str"),
    "pandas category": lambda values: pandas.Series(values, dtype="category"),
    "polars": lambda values: polars.Series(values, dtype=polars.String),
    "polars categorical": lambda values: polars.Series(values, dtype=polars.Categorical),
    "pyarrow": lambda values: pyarrow.array(values, pyarrow.string()),
    "pyarrow large": lambda values: pyarrow.array(values, pyarrow.large_string()),
    "pyarrow view": lambda values: pyarrow.array(values, pyarrow.string_view()),
    "pyarrow chunks": lambda values: pyarrow.chunked_array([values, []], pyarrow.string()),
    "pyarrow dictionary": lambda values: pyarrow.array(values, pyarrow.string()).dictionary_encode(),
}
# What may be done with one.
NAMES: dict[str, Callable[[Any], Any]] = {
    "compare_many": lambda column: isim.compare_many(column, "Anar"),
    "compare_many, other way": lambda column: isim.compare_many("Anar", column),
    "keys": isim.keys,
    "search_many": lambda column: isim.search_many(INDEX, column),
}
TEXTS: dict[str, Callable[[Any], Any]] = {
    "fold": isim.fold,
    "romanize": isim.romanize,
    "transliterate": lambda column: isim.transliterate(column, "iso-rus-Cyrl-Latn-9-1995"),
}
ALL = NAMES | TEXTS
ANSWER: dict[str, Any] = {
    "keys": isim.keys("Anar"),
    "search_many": [HIT],
    "fold": "anar",
    "romanize": "Anar",
    "transliterate": "Anar",
}


def values(made: Any) -> list[Any]:
    """A column that came out, with None for whatever stands for nothing there."""
    ways = ("to_pylist", "to_list")  # of pyarrow; of polars and pandas
    out = next((getattr(made, way)() for way in ways if hasattr(made, way)), made)
    missing = [value is None or value is pandas.NA or value != value for value in out]
    return [None if gone else value for gone, value in zip(missing, out)]


@pytest.mark.parametrize("does", ALL)
@pytest.mark.parametrize("kind", OBJECTS | TYPED)
def test_null_is_null(kind: str, does: str) -> None:
    make = (OBJECTS | TYPED)[kind]
    for given in ([None, "Anar", None], ["Anar"], [None, None], [None], []):
        made = values(ALL[does](make(given)))
        answer = ANSWER.get(does, 1.0)
        assert made == [None if value is None else answer for value in given]


@pytest.mark.parametrize("does", ALL)
@pytest.mark.parametrize("kind", OBJECTS)
@pytest.mark.parametrize("nothing", [float("nan"), numpy.nan, pandas.NA, pandas.NaT], ids=repr)
def test_nan_is_null(nothing: Any, kind: str, does: str) -> None:
    made = values(ALL[does](OBJECTS[kind](["Anar", nothing])))
    assert made == [ANSWER.get(does, 1.0), None]


BAD: list[tuple[Any, type[Exception], str]] = [
    (b"Anar", TypeError, "row 2: a str or None is expected, not bytes"),
    (1, TypeError, "row 2: a str or None is expected, not int"),
    (1.5, TypeError, "row 2: a str or None is expected, not float"),
    (True, TypeError, "row 2: a str or None is expected, not bool"),
    (numpy.int64(1), TypeError, "row 2: a str or None is expected, not int64"),
    ({"name": "Anar"}, TypeError, "row 2: a str or None is expected, not dict"),
    (LONE, UnicodeEncodeError, "surrogates not allowed"),
]


@pytest.mark.parametrize("does", ALL)
@pytest.mark.parametrize("kind", OBJECTS)
@pytest.mark.parametrize(("value", "error", "sentence"), BAD, ids=lambda value: ascii(value)[:20])
def test_what_is_no_text(
    value: Any, error: type[Exception], sentence: str, kind: str, does: str
) -> None:
    with pytest.raises(error, match=sentence) as caught:
        ALL[does](OBJECTS[kind](["Anar", value, 7]))
    if error is UnicodeEncodeError and hasattr(caught.value, "__notes__"):
        assert caught.value.__notes__ == ["in row 2 of the column"]


@pytest.mark.parametrize("kind", OBJECTS | TYPED)
def test_huge_texts(kind: str) -> None:
    make = (OBJECTS | TYPED)[kind]
    for does in NAMES.values():
        with pytest.raises(ValueError, match="row 2: .*65536"):
            does(make(["Anar", LONG]))
    for of in (isim.fold, isim.romanize):
        assert values(of(make([LONG]))) == [of(LONG)]


@pytest.mark.parametrize("does", ALL)
@pytest.mark.parametrize(
    ("column", "sentence"),
    [
        (None, "not NoneType"),
        (1, "not int"),
        (b"Anar", "not bytes"),
        (pyarrow.array([1, 2]), "not one of Arrow's type 'l'|not one of Arrow's type \"l\""),
        (pyarrow.array([b"Anar"]), "not one of Arrow's type"),
        (pyarrow.array([["Anar"]]), "not one of Arrow's type"),
        (pyarrow.table({"name": ["Anar"]}), "choose one of its columns"),
        (polars.Series([1.5]), "not one of Arrow's type"),
        (polars.DataFrame({"name": ["Anar"]}), "choose one of its columns"),
        (pandas.Series([1, 2]), "not one of Arrow's type"),
        (pandas.Series(pandas.to_datetime(["2001-01-01"])), "not one of Arrow's type"),
        (pandas.DataFrame({"name": ["Anar"]}), "choose one of its columns"),
        (numpy.array([1.5, 2.5]), "row 1: a str or None is expected, not float"),
        (numpy.array([b"Anar"]), "row 1: a str or None is expected, not bytes"),
    ],
    ids=lambda value: type(value).__module__.partition(".")[0] + str(value)[:12],
)
def test_columns_of_something_else(column: Any, sentence: str, does: str) -> None:
    with pytest.raises(TypeError, match=sentence):
        ALL[does](column)


def test_columns_of_nothing() -> None:
    """Their type says that they hold nothing but nulls, if anything."""
    for column in (pyarrow.nulls(2), polars.Series([None, None]), pandas.Series([None, None])):
        for does in ALL.values():
            assert values(does(column)) == [None, None]
    for column in (pandas.Series([]), polars.Series([]), numpy.array([]), pyarrow.nulls(0)):
        for does in ALL.values():
            assert values(does(column)) == []
    with pytest.raises(ValueError, match="one dimension, not 2"):
        isim.fold(numpy.array([["Anar"]]))
    with pytest.raises(ValueError, match="differ in length: 1 rows and 2"):
        isim.compare_many(["a"], ["a", "b"])


def test_indexes_of_pandas_that_differ() -> None:
    """Rows that pandas would not pair are not paired by their places."""
    a: Any = pandas.Series(["Anar Aliyev", "Vedat"], index=[5, 6])
    b: Any = pandas.Series(["Vedat", "Anar Aliyev"], index=[6, 5])
    for does in (isim.compare_many, lambda a, b: a.isim.compare(b)):
        with pytest.raises(ValueError, match="different indexes"):
            does(a, b)
    assert a.isim.compare(b.loc[a.index]).tolist() == [1.0, 1.0]
    assert isim.compare_many(a, b.array).tolist() == [0.0, 0.0]
    assert isim.compare_many(a, a.rename("other")).index.tolist() == [5, 6]
    with pytest.raises(ValueError, match="differ in length: 2 rows and 1"):
        isim.compare_many(a, b[:1])


def test_expressions_of_something_else() -> None:
    a: Any = polars.col("a")
    for other in (None, 1, polars.Series(["Anar"])):
        with pytest.raises(TypeError, match="the name of a column is expected, not"):
            a.isim.compare(other)


def test_frames_without_rows() -> None:
    frame: Any = polars.DataFrame({"a": [], "b": []}, schema={"a": polars.String, "b": polars.String})
    a: Any = polars.col("a")
    made = frame.select(a.isim.compare("b"), keys=a.isim.keys(), fold=a.isim.fold())
    assert made.shape == (0, 3) and made.dtypes[0] == polars.Float64
    table: Any = pandas.DataFrame({"a": [], "b": []}, dtype="str")
    assert table["a"].isim.compare(table["b"]).tolist() == table["a"].isim.keys().tolist() == []


def test_duckdb() -> None:
    con = duckdb.connect()
    isim.duckdb.register(con)

    def ask(sql: str) -> Any:
        row = con.execute(f"select {sql}").fetchone()
        assert row
        return row[0]

    for nothing in ("isim_compare(null, 'a')", "isim_compare('a', null)", "isim_keys(null)"):
        assert ask(nothing) is None
    for nothing in ("isim_fold(null)", "isim_romanize(null)", "isim_transliterate(null, 'x')"):
        assert ask(nothing) is None
    for sql, sentence in (
        ("isim_compare('a', 'b', 'city')", 'unknown kind "city"'),
        (f"isim_compare('{LONG}', 'a')", "65536"),
        (f"isim_keys('{LONG}')", "65536"),
        ("isim_transliterate('a', 'none')", "none"),
        ("isim_romanize('a', lang := 'q')", "a BCP 47 tag is expected"),
    ):
        with pytest.raises(duckdb.Error, match=sentence):
            ask(sql)
    con.execute("create table empty(a varchar)")
    assert con.execute("select isim_fold(a), isim_keys(a) from empty").fetchall() == []


def test_sqlite() -> None:
    extension, shell = os.environ.get("ISIM_SQLITE"), shutil.which("sqlite3")
    if not extension or not shell:
        pytest.skip("ISIM_SQLITE is not set, or no sqlite3 is here")

    def ask(sql: str) -> tuple[str, str]:
        lines = f".load {extension}\n.nullvalue NULL\nselect {sql};\n"
        ended = subprocess.run([shell], input=lines.encode(), capture_output=True)
        return ended.stdout.decode(), ended.stderr.decode()

    for call in ("isim_compare(null, 'a')", "isim_compare('a', 'a', null)", "isim_keys(null)"):
        assert ask(call) == ("NULL\n", "")
    for call, sentence in (
        ("isim_compare(1, 'a')", "a text is expected, not an integer"),
        ("isim_compare('a', 1.5)", "a text is expected, not a real number"),
        ("isim_keys(x'61')", "a text is expected, not a blob"),
        ("isim_fold(cast(x'ff' as text))", "a text is not UTF-8"),
        ("isim_compare('a', 'b', 'city')", 'unknown kind "city"'),
        (f"isim_keys('{LONG}')", "a name is too long: 70000 bytes, and 65536 are the limit"),
    ):
        out, err = ask(call)
        assert out == "" and sentence in err


def test_spark(spark: Any) -> None:
    from pyspark.errors import PythonException

    import isim.spark

    of = isim.spark
    frame = spark.createDataFrame([(None, 1, b"a")], "t string, n int, b binary")
    calls = (of.keys("t"), of.compare("t", "t"), of.fold("t"), of.romanize("t"))
    assert tuple(frame.select(*calls).collect()[0]) == (None,) * 4
    assert frame.filter("n > 1").select(*calls).collect() == []
    for column in ("n", "b"):
        with pytest.raises(PythonException, match="a column of texts is expected"):
            frame.select(of.fold(column)).collect()
    long = spark.createDataFrame([("Anar",), (LONG,)], "t string").coalesce(1)
    with pytest.raises(PythonException, match="row 2: .*65536"):
        long.select(of.keys("t")).collect()
