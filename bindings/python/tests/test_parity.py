"""The tables that Rust, C and Python share, played in every engine: to the bit the same answers.

Rust is the command that cargo built (ISIM_BINARY), C the library behind include/isim.h
(ISIM_LIBRARY), SQLite the extension in its shell (ISIM_SQLITE). ./test sets them all.
"""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import struct
import subprocess
from typing import Any

import isim
import pytest
from conftest import table
from test_header import C

ISO = "iso-rus-Cyrl-Latn-9-1995"
ROWS = [*table("compare.tsv"), *table("open.tsv")]
PAIRS: list[Any] = [(row["name_a"], row["name_b"], row["kind"]) for row in ROWS]
NAMES: list[Any] = [(row["name_b"], row["kind"]) for row in ROWS]
FOLD = [(row["text"],) for row in table("fold.tsv")]
ROMANIZE = [(row["text"], row["lang"]) for row in table("romanize.tsv")]
ROMANIZE += [(a, "") for a, _, _ in PAIRS]
SYSTEMS = [(row["source"], row["system"]) for row in table("systems.tsv")]
SYSTEMS += [(text, ISO) for text, *_ in [*FOLD, *ROMANIZE]]
# What is asked, and the answers of plain calls.
QUESTIONS: dict[str, tuple[list[Any], list[Any]]] = {
    "compare": (PAIRS, [isim.compare(*pair) for pair in PAIRS]),
    "keys": (NAMES, [isim.keys(*name) for name in NAMES]),
    "fold": (FOLD, [isim.fold(text) for text, in FOLD]),
    "romanize": (ROMANIZE, [isim.romanize(text, lang or None) for text, lang in ROMANIZE]),
    "transliterate": (SYSTEMS, [isim.transliterate(*text) for text in SYSTEMS]),
}

UNASKED = object()
"""Stands for the answer to what an engine cannot be asked, such as a line feed inside a line."""


def variable(name: str, what: str) -> str:
    """What a variable of the environment names; the test is skipped where it names nothing."""
    value = os.environ.get(name)
    if not value:
        pytest.skip(f"{name} is not set: {what}")
    return value


def by_code(rows: list[Any], answer: Any) -> list[Any]:
    """The answers for rows whose last cell is a code that a whole column has: asked code by code."""
    made: list[Any] = [None] * len(rows)
    for code in dict.fromkeys(row[-1] for row in rows):
        places = [place for place, row in enumerate(rows) if row[-1] == code]
        columns = [*zip(*(rows[place][:-1] for place in places))]
        for place, value in zip(places, answer(code, *map(list, columns)), strict=True):
            made[place] = value
    return made


def columns(question: str, rows: list[Any], column: Any) -> list[Any]:
    """Whole columns of some library."""
    if question == "fold":
        return list(isim.fold(column([text for text, in rows])))
    many: Any = {
        "compare": lambda kind, a, b: isim.compare_many(column(a), column(b), kind),
        "keys": lambda kind, names: isim.keys(column(names), kind),
        "romanize": lambda lang, texts: isim.romanize(column(texts), lang or None),
        "transliterate": lambda system, texts: isim.transliterate(column(texts), system),
    }[question]
    return by_code(rows, many)


def in_lists(question: str, rows: list[Any], _: Any) -> list[Any]:
    return columns(question, rows, list)


def in_numpy(question: str, rows: list[Any], _: Any) -> list[Any]:
    import numpy

    return columns(question, rows, lambda column: numpy.array(column, dtype=object))


def in_pandas(question: str, rows: list[Any], _: Any) -> list[Any]:
    import pandas

    return columns(question, rows, pandas.Series)


def in_polars(question: str, rows: list[Any], _: Any) -> list[Any]:
    import polars

    made = columns(question, rows, polars.Series)
    return [list(value) if isinstance(value, polars.Series) else value for value in made]


def in_arrow(question: str, rows: list[Any], _: Any) -> list[Any]:
    import pyarrow

    return [value.as_py() for value in columns(question, rows, pyarrow.array)]


def in_duckdb(question: str, rows: list[Any], _: Any) -> list[Any]:
    import duckdb
    import isim.duckdb
    import pyarrow

    con = duckdb.connect()
    isim.duckdb.register(con)
    names = ["a", "b", "c"][: len(rows[0])]
    con.register("asked", pyarrow.table([*map(list, zip(*rows)), [*range(len(rows))]], [*names, "n"]))
    said = con.execute(f"select isim_{question}({', '.join(names)}) from asked order by n")
    return [value for value, in said.fetchall()]


def in_sqlite(question: str, rows: list[Any], _: Any) -> list[Any]:
    extension = variable("ISIM_SQLITE", "the extension is not loaded")
    shell = shutil.which("sqlite3")
    if shell is None:
        pytest.skip("no sqlite3 is here")
    sql = [f".load {extension}", ".mode list", "create table asked(n integer primary key, a, b, c);"]
    for row in rows:
        cells = [f"cast(x'{cell.encode().hex()}' as text)" for cell in row]
        sql.append(f"insert into asked values (null, {', '.join([*cells, 'null', 'null'][:3])});")
    names = ["a", "b", "c"][: len(rows[0])]
    call = f"isim_{question}({', '.join(names)})"
    if question == "romanize":
        call = f"case b when '' then isim_romanize(a) else {call} end"
    # Bits, not digits.
    call = f"ieee754_to_blob({call})" if question == "compare" else call
    sql.append(f"select hex({call}) from asked order by n;")
    said = subprocess.run([shell, "-bail"], input="\n".join(sql).encode(), capture_output=True)
    assert said.returncode == 0, said.stderr.decode()
    answers = [bytes.fromhex(line) for line in said.stdout.decode().split("\n")[:-1]]
    if question == "compare":
        return [struct.unpack(">d", cell)[0] for cell in answers]
    texts = [cell.decode() for cell in answers]
    if question == "keys":
        return [json.loads(text) for text in texts]
    return texts


def in_spark(question: str, rows: list[Any], request: Any) -> list[Any]:
    pytest.importorskip("pyspark")
    import isim.spark

    spark = request.getfixturevalue("spark")
    codes = dict.fromkeys(row[-1] for row in rows)
    frame = spark.createDataFrame(
        [(number, *row) for number, row in enumerate(rows)],
        ["n", *["a", "b", "c"][: len(rows[0])]],
    ).coalesce(1)
    if question == "fold":
        return [row[1] for row in frame.select("n", isim.spark.fold("a")).sort("n").collect()]
    of: Any = {
        "compare": lambda kind: isim.spark.compare("a", "b", kind),
        "keys": lambda kind: isim.spark.keys("a", kind),
        "romanize": lambda lang: isim.spark.romanize("a", lang or None),
        "transliterate": lambda system: isim.spark.transliterate("a", system),
    }[question]
    code = frame.columns[-1]
    made = {}
    for one in codes:
        for row in frame.filter(frame[code] == one).select("n", of(one)).collect():
            made[row[0]] = row[1]
    return [made[number] for number in range(len(rows))]


def in_c(question: str, rows: list[Any], _: Any) -> list[Any]:
    c = C(variable("ISIM_LIBRARY", "the C library is not called"))
    if question == "compare":
        kinds = {kind: number for number, kind in enumerate(isim.KINDS)}
        compare = "isim_compare"
        return [
            c.value("double", compare, *c.text(a), *c.text(b), kinds[kind]) for a, b, kind in rows
        ]
    if question == "keys":
        made = []
        for text, kind in rows:
            keys, count = c.ffi.new("isim_key[512]"), c.ffi.new("size_t *")
            name = c.name(text, isim.KINDS.index(kind))
            assert c.lib.isim_name_keys(name, keys, 512, count) == c.lib.ISIM_STATUS_OK
            made.append([c.ffi.string(keys[at].letters).decode() for at in range(count[0])])
        return made
    of = getattr(c.lib, f"isim_{question}")
    return [c.filled(of, *(part for text in row for part in c.text(text))) for row in rows]


def in_rust(question: str, rows: list[Any], _: Any) -> list[Any]:
    binary = variable("ISIM_BINARY", "the command is not called")

    def said(*args: str, text: str = "") -> list[str]:
        ended = subprocess.run([binary, *args], input=text.encode(), capture_output=True)
        assert ended.returncode == 0, ended.stderr.decode()
        return ended.stdout.decode().split("\n")[:-1]

    if question == "keys":
        pytest.skip("the command has no keys; those of C and SQLite come from the same library")
    if question == "compare":
        lines = io.StringIO()
        csv.writer(lines).writerows([("name_a", "name_b", "kind"), *rows])
        lines_out = "\n".join(said("compare", "--csv", "--pairs", "-", text=lines.getvalue()))
        cells = [row[3] for row in [*csv.reader(io.StringIO(lines_out))][1:]]
        scores = [float(cell) for cell in cells]
        # Six decimals are all that a score has, so that nothing is lost by them.
        assert [f"{score:.6f}" for score in scores] == cells
        return scores
    option: list[str] = {
        "fold": [],
        "romanize": ["--lang"],
        "transliterate": ["--system"],
    }[question]
    made: dict[Any, Any] = {}
    for code in dict.fromkeys(row[1:] for row in rows):
        texts = [row[0] for row in rows if row[1:] == code and not set(row[0]) & {"\n", "\r"}]
        options = [*option, *code] if any(code) else []
        answers = said(question, *options, text="".join(text + "\n" for text in texts))
        for text, answer in zip(texts, answers, strict=True):
            made[(text, *code)] = answer
    return [made.get(row, UNASKED) for row in rows]


ENGINES = [
    in_rust,
    in_c,
    in_lists,
    in_numpy,
    in_pandas,
    in_polars,
    in_arrow,
    in_duckdb,
    in_sqlite,
    in_spark,
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.__name__[3:])
def test_one_answer_everywhere(engine: Any, question: str, request: pytest.FixtureRequest) -> None:
    rows, answers = QUESTIONS[question]
    said = engine(question, rows, request)
    assert len(said) == len(answers) >= 10
    assert said.count(UNASKED) < 5
    checked = [(row, *both) for row, *both in zip(rows, said, answers) if both[0] is not UNASKED]
    assert [(row, one, other) for row, one, other in checked if one != other] == []


def test_the_tables_agree() -> None:
    for name, column, question in (
        ("fold.tsv", "folded", "fold"),
        ("romanize.tsv", "latin", "romanize"),
        ("systems.tsv", "result", "transliterate"),
    ):
        expected = [row[column] for row in table(name)]
        assert QUESTIONS[question][1][: len(expected)] == expected
