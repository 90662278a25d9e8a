"""Whole columns: of every kind, with holes, and of what is no column."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

import isim
import numpy
import pandas
import polars
import pyarrow
import pytest

from conftest import table

A = ["Anar Aliyev", None, "Vedat Işıkhan", "Anar Aliyev", ""]
B = ["Анар Алиев", "Anar", "Ведатом Ишикханом", None, "Баку"]


def chunked(values: list[str | None]) -> Any:
    return pyarrow.chunked_array([values[:2], [], values[2:]], pyarrow.string())


def sliced(values: list[str | None]) -> Any:
    return pyarrow.array(["x", *values, None])[1:-1]


class Foreign:
    """A column of a package that nobody has heard of."""

    def __init__(self, values: list[str | None]) -> None:
        self.array = pyarrow.array(values)

    def __arrow_c_array__(self, requested_schema: object = None) -> Any:
        return self.array.__arrow_c_array__(requested_schema)


MAKERS: dict[str, Callable[[list[str | None]], Any]] = {
    "list": list,
    "tuple": tuple,
    "iterator": iter,
    "numpy": lambda values: numpy.array(values, dtype=object),
    "pandas": lambda values: pandas.Series(values, dtype="str"),
    "pandas objects": lambda values: pandas.Series(values, dtype=object),
    "pandas category": lambda values: pandas.Series(values, dtype="category"),
    "polars": lambda values: polars.Series("names", values),
    "polars category": lambda values: polars.Series(values, dtype=polars.Categorical),
    "pyarrow": pyarrow.array,
    "pyarrow large": lambda values: pyarrow.array(values, pyarrow.large_string()),
    "pyarrow view": lambda values: pyarrow.array(values, pyarrow.string_view()),
    "pyarrow dictionary": lambda values: pyarrow.array(values).dictionary_encode(),
    "pyarrow chunks": chunked,
    "pyarrow slice": sliced,
    "foreign": Foreign,
}


def values(column: Any) -> list[Any]:
    """A column as a list, None for whatever stands for nothing."""
    if isinstance(column, isim.Column) or hasattr(column, "to_list"):
        listed = column.to_list()
    elif hasattr(column, "to_pylist"):
        listed = column.to_pylist()
    else:
        listed = list(column)
    return [None if one is None or one != one else one for one in listed]


@pytest.mark.parametrize("maker", MAKERS)
def test_every_kind_of_column(maker: str) -> None:
    make = MAKERS[maker]
    scores = [None if a is None or b is None else isim.compare(a, b) for a, b in zip(A, B)]
    assert values(isim.compare_many(make(A), make(B))) == scores
    assert values(isim.compare_many(make(A), B)) == scores
    assert values(isim.compare_many(A, make(B))) == scores
    assert values(isim.compare_many("Анар", make(A))) == [
        None if a is None else isim.compare("Анар", a) for a in A
    ]
    name = isim.Name("Baku", "place")
    assert values(isim.compare_many(make(B), name, "place")) == [
        None if b is None else isim.compare(b, "Baku", "place") for b in B
    ]
    for of in (
        isim.keys,
        isim.fold,
        isim.romanize,
        lambda text: isim.transliterate(text, "iso-rus-Cyrl-Latn-9-1995"),
    ):
        assert values(of(make(B))) == [None if b is None else of(b) for b in B]
        assert values(of(make([]))) == []
        assert values(of(make([None, None]))) == [None, None]


@pytest.mark.parametrize("maker", MAKERS)
def test_the_answer_is_of_the_kind_of_the_source(maker: str) -> None:
    source = MAKERS[maker](A)
    for made in (isim.compare_many(source, B), isim.fold(MAKERS[maker](A))):
        match maker.split()[0]:
            case "list" | "tuple" | "iterator":
                assert type(made) is list
            case "foreign":
                assert type(made) is isim.Column
            case _ if "chunks" in maker:
                assert type(made) is pyarrow.ChunkedArray
            case "pyarrow":
                assert isinstance(made, pyarrow.Array)
            case _:
                assert type(made) is type(source)


def test_names_and_indexes_of_series_stay() -> None:
    series = pandas.Series(["Anar", "Baku"], index=["x", "y"], name="who")
    for made in (isim.fold(series), isim.compare_many(series, series)):
        assert list(made.index) == ["x", "y"] and made.name == "who"
    assert isim.fold(polars.Series("who", ["Anar"])).name == "who"
    frame = polars.DataFrame({"a": A, "b": B})
    scored = frame.with_columns(score=isim.compare_many(frame["a"], frame["b"]))
    assert scored["score"].dtype == polars.Float64 and scored["score"].null_count() == 2


def test_column() -> None:
    scores = isim.compare_many(Foreign(A), Foreign(B))
    texts, keys = isim.fold(Foreign(A)), isim.keys(Foreign(A))
    assert isinstance(scores, isim.Column) and isinstance(texts, isim.Column)
    assert [column.holds for column in (scores, texts, keys)] == ["float", "str", "list"]
    assert len(scores) == 5 and scores[1] is None and scores[-1] == isim.compare("", "Баку")
    assert texts[-5] == "anar aliyev" and keys[0] == isim.keys("Anar Aliyev")
    for row in (5, -6, 2**40):
        with pytest.raises(IndexError, match="no row .* in <isim.Column of 5 rows, "):
            scores[row]
    assert repr(scores) == "<isim.Column of 5 rows, 2 null>"
    assert numpy.isnan(numpy.frombuffer(scores.tobytes())[[1, 3]]).all()
    with pytest.raises(TypeError, match="no column of numbers"):
        texts.tobytes()
    for column in (scores, texts, keys):
        array = pyarrow.array(column)
        array.validate(full=True)
        assert array.to_pylist() == polars.Series(column).to_list() == column.to_list()
        assert isim.Column.__arrow_c_schema__(column) is not None
    # The answer outlives what it was read from, and what it was handed over by.
    array = pyarrow.array(isim.fold(Foreign(A)))
    assert array.to_pylist() == texts.to_list()


def test_names_of_one_column_may_be_prepared() -> None:
    mixed: list[str | isim.Name | None] = [isim.Name("Baku", "place"), "Bakı", None]
    assert isim.compare_many(mixed, ["Баку"] * 3, "place") == [
        isim.compare("Baku", "Баку", "place"),
        isim.compare("Bakı", "Баку", "place"),
        None,
    ]
    assert isim.keys(mixed)[0] == isim.keys("Baku", "place")


def test_keys() -> None:
    assert isim.keys("Omuraliev") == isim.keys("Өмүралиев") != []
    assert isim.keys(isim.Name("Baku", "place")) == isim.keys("Баку", kind="place")
    assert isim.KEY_VERSION >= 1


def test_search_many() -> None:
    index = isim.Index([("p1", "Vedat Işıkhan"), ("p2", "Anar Aliyev")])
    names: list[str | isim.Name | None] = ["Анар Алиев", None, isim.Name("Vedat Işıkhan"), "Xlmpq"] * 400
    found = isim.search_many(index, names, k=1, threads=2)
    assert found[:4] == [
        index.search("Анар Алиев", k=1),
        None,
        index.search("Vedat Işıkhan", k=1),
        index.search("Xlmpq", k=1),
    ]
    assert found == found[:4] * 400
    assert isim.search_many(index, pandas.Series(names[:2])) == [index.search("Анар Алиев"), None]


def test_every_case() -> None:
    rows = table("compare.tsv")
    for kind in isim.KINDS:
        a = [row["name_a"] for row in rows if row["kind"] == kind]
        b = [row["name_b"] for row in rows if row["kind"] == kind]
        scores = [isim.compare(x, y, kind) for x, y in zip(a, b)]
        for make in MAKERS.values():
            assert values(isim.compare_many(make([*a]), make([*b]), kind)) == scores
    texts = [row["text"] for row in table("fold.tsv")]
    assert isim.fold(pyarrow.array(texts)).to_pylist() == [isim.fold(text) for text in texts]


@pytest.mark.parametrize("threads", [None, 1, 2, 7])
def test_threads_give_one_answer(threads: int | None) -> None:
    a = [f"Anar{number % 97} Aliyev" if number % 11 else None for number in range(6000)]
    b = [f"Анар Алиев{number % 89}" for number in range(6000)]
    one = [None if x is None else isim.compare(x, y) for x, y in zip(a, b)]
    assert isim.compare_many(a, b, threads=threads) == one
    assert isim.compare_many(pyarrow.array(a), b, threads=threads).to_pylist() == one
    encoded = pyarrow.array(a).dictionary_encode()
    assert isim.compare_many(encoded, b, threads=threads).to_pylist() == one


def test_other_threads_run_meanwhile() -> None:
    names = pyarrow.array([f"Anar{number} Aliyev" for number in range(20_000)])
    counted, done = 0, threading.Event()

    def count() -> None:
        nonlocal counted
        while not done.wait(0.0005):
            counted += 1

    counter = threading.Thread(target=count)
    counter.start()
    isim.keys(names, threads=1)
    done.set()
    counter.join()
    assert counted > 5


@pytest.mark.parametrize("threads", [1, 2])
def test_progress(threads: int, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[tuple[int, int]] = []
    names = ["Anar Aliyev"] * 3000
    isim.fold(names, threads=threads, progress=lambda done, rows: seen.append((done, rows)))
    assert seen[-1] == (3000, 3000) and seen == sorted(seen)
    isim.fold(names, threads=threads, progress=True)
    out, err = capsys.readouterr()
    assert out == "" and err.endswith("isim: 3,000 of 3,000 rows, 100 %\n")
    isim.fold(names, threads=threads, progress=False)
    assert capsys.readouterr().err == ""

    def stop(done: int, rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        isim.fold(names, threads=threads, progress=stop)


LONE = "Anar \ud800"


@pytest.mark.parametrize(
    ("column", "error", "message"),
    [
        (None, TypeError, "a str or a column of them is expected, not NoneType"),
        (7, TypeError, "a str or a column of them is expected, not int"),
        (b"Anar", TypeError, "a str or a column of them is expected, not bytes"),
        (["a", 7], TypeError, "row 2: a str or None is expected, not int"),
        (["a", b"b"], TypeError, "row 2: a str or None is expected, not bytes"),
        (["a", 1.5], TypeError, "row 2: a str or None is expected, not float"),
        (pandas.Series(["a", 7], dtype=object), TypeError, "row 2: .* not int"),
        (pandas.Series([1, 2]), TypeError, "a column of texts is expected, not one of Arrow's"),
        (numpy.array([1, 2]), TypeError, "row 1: a str or None is expected, not int"),
        (numpy.array([["a"]]), ValueError, "a column has one dimension, not 2"),
        (pyarrow.array([1, 2]), TypeError, 'not one of Arrow\'s type "l"'),
        (pyarrow.array([b"a"]), TypeError, 'not one of Arrow\'s type "z"'),
        (polars.DataFrame({"a": ["x"]}), TypeError, "not a table: choose one of its columns"),
        (pandas.DataFrame({"a": ["x"]}), TypeError, "not a table: choose one of its columns"),
        (pyarrow.table({"a": ["x"]}), TypeError, "not a table: choose one of its columns"),
        (["a", "x" * 65_537], ValueError, "row 2: the text is too long"),
        (pyarrow.array(["a", "x" * 65_537]), ValueError, "row 2: the text is too long"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_no_column(column: Any, error: type[Exception], message: str) -> None:
    calls: list[Callable[[Any], object]] = [
        isim.keys,
        lambda names: isim.compare_many(names, ["x", "y"]),
    ]
    for call in calls:
        with pytest.raises(error, match=message):
            call(column)


def test_bad_rows() -> None:
    with pytest.raises(UnicodeEncodeError, match="surrogates not allowed") as caught:
        isim.fold(["a", LONE])
    assert caught.value.object == LONE
    if sys.version_info >= (3, 11):
        assert caught.value.__notes__ == ["in row 2 of the column"]
    with pytest.raises(ValueError, match="row 5001: the text is too long"):
        isim.keys(["a"] * 5000 + ["x" * 65_537] * 5000, threads=2)
    # Python's own texts, and bytes that claim to be texts.
    bad = pyarrow.Array.from_buffers(
        pyarrow.string(),
        1,
        [None, pyarrow.array([0, 1], pyarrow.int32()).buffers()[1], pyarrow.py_buffer(b"\xff")],
    )
    with pytest.raises(ValueError, match="row 1: the text is not UTF-8"):
        isim.fold(bad)
    assert isim.fold(["x" * 100_000])[0] == "x" * 100_000


def test_bad_arguments() -> None:
    with pytest.raises(ValueError, match="the columns differ in length: 2 rows and 1"):
        isim.compare_many(["a", "b"], ["a"])
    with pytest.raises(TypeError, match="compare takes two names"):
        isim.compare_many("a", "b")
    with pytest.raises(isim.Error, match='unknown kind "city"'):
        isim.compare_many(["a"], ["b"], "city")  # type: ignore[call-overload]
    for threads in (0, -1):
        with pytest.raises(ValueError, match=f"threads is {threads}, and must be at least 1"):
            isim.keys(["a"], threads=threads)
    with pytest.raises(TypeError, match="progress is to be True, False or a function"):
        isim.keys(["a"], progress=3)  # type: ignore[call-overload]
    with pytest.raises(isim.Error, match="cannot be reversed"):
        isim.transliterate(["a"], "bgnpcgn-rus-Cyrl-Latn-1947", reverse=True)
    with pytest.raises(TypeError, match="Index.search takes one name"):
        isim.search_many(isim.Index([]), "a")


def test_missing_values_of_pandas() -> None:
    nothing = [None, float("nan"), pandas.NA, pandas.NaT, "X"]
    assert isim.fold(nothing) == [None] * 4 + ["x"]
    made = isim.fold(pandas.Series(nothing, dtype=object))
    assert made.isna().tolist() == [True] * 4 + [False]
