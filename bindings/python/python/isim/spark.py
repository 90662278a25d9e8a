"""isim in Spark: functions of columns, and a join of two tables by their names.

Needs pyspark 4.1 or later, pyarrow and Java: pip install isim[spark]. The workers need the package
isim, too. docs/spark.md tells how to size a cluster.

>>> import isim.spark
>>> a = spark.createDataFrame([(1, "Vedat Işıkhan"), (2, None)], "id int, name string")
>>> b = spark.createDataFrame([("x", "Ведатом Ишикханом"), ("y", "Anar Aliyev")], "id string, name string")
>>> [(row.id_a, row.id_b) for row in isim.spark.link(a, b).collect()]
[(1, 'x')]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pyarrow
from pyspark.sql import functions
from pyspark.sql.types import DoubleType, StringType, StructField, StructType

import isim
from isim._native import join_blocks

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["blocks", "compare", "fold", "keys", "link", "romanize", "transliterate"]

_BLOCK = 5_000
"""Rows of b that one block holds at most, more or less: a key that more rows have is split."""

_BUCKET = 100_000
"""Rows of b with their keys that one task holds at once, more or less."""


def keys(name: Column | str, kind: isim.Kind = "person") -> Column:
    """The blocking keys of names, array<string>: names that may be one share a key."""
    isim.keys("", kind)  # a kind that is unknown is told here, and not by some worker
    return _of("keys", lambda names: isim.keys(names, kind, threads=1), "array<string>", name)


def compare(a: Column | str, b: Column | str, kind: isim.Kind = "person") -> Column:
    """How sure it is that two names are one, double from 0 to 1; null where either is null."""
    isim.compare("", "", kind)
    return _of("compare", lambda a, b: isim.compare_many(a, b, kind, threads=1), "double", a, b)


def fold(text: Column | str) -> Column:
    """The plain forms of texts."""
    return _of("fold", lambda texts: isim.fold(texts, threads=1), "string", text)


def romanize(text: Column | str, lang: str | None = None) -> Column:
    """Names in Latin letters, as people who read English would expect them."""
    isim.romanize("", lang)
    return _of("romanize", lambda texts: isim.romanize(texts, lang, threads=1), "string", text)


def transliterate(text: Column | str, system: str, *, reverse: bool = False) -> Column:
    """Texts by a named system of transliteration."""
    isim.transliterate("", system, reverse=reverse)

    def of(texts: Any) -> Any:
        return isim.transliterate(texts, system, reverse=reverse, threads=1)

    return _of("transliterate", of, "string", text)


def link(
    a: DataFrame,
    b: DataFrame,
    threshold: float = 0.5,
    *,
    id: str = "id",
    name: str = "name",
    kind: isim.Kind = "person",
    candidates: int | None = 1_000,
) -> DataFrame:
    """The pairs of a row of a and a row of b whose names are one: id_a, name_a, id_b, name_b and
    score, where the score is at least the threshold.

    Names are compared that share a blocking key. A name of a uses its rarest keys, by how many names
    of b have each, and as many of them as promise at most so many candidates; its rarest it uses
    always. So the work grows with the rows of a times candidates, and what is lost are pairs that
    agree in nothing but a common word. None uses all keys.

    The keys of b are counted before this returns, which is a job of its own; the rest is done when
    the result is asked for.
    """
    _check(threshold, kind, candidates)
    counts = _counts(_keyed(b, name, kind))
    buckets = _buckets(a, sum(counts.values()))
    left = _blocked(a, id, name, buckets, _wanted(counts, kind, candidates))
    right = _blocked(b, id, name, buckets, _offered(counts, kind))
    schema = StructType(
        [
            StructField("id_a", a.schema[id].dataType),
            StructField("name_a", StringType()),
            StructField("id_b", b.schema[id].dataType),
            StructField("name_b", StringType()),
            StructField("score", DoubleType()),
        ]
    )
    groups = left.groupBy("bucket").cogroup(right.groupBy("bucket"))
    return groups.applyInArrow(_matched(counts, threshold, kind, candidates), schema=schema)


def blocks(
    a: DataFrame,
    b: DataFrame,
    *,
    name: str = "name",
    kind: isim.Kind = "person",
    candidates: int | None = 1_000,
) -> DataFrame:
    """What a link of the two would compare, key by key and the dearest first: key, rows_a, rows_b
    and pairs. The sum of the pairs is what the link costs."""
    _check(0.0, kind, candidates)
    counts = _counts(_keyed(b, name, kind))
    wanted = _wanted(counts, kind, candidates, split=False)
    column = _of("blocks", wanted, "array<string>", functions.col(name))
    left = a.select(functions.explode(column).alias("key")).groupBy("key")
    rows = [(key, count) for key, count in counts.items()]
    right = a.sparkSession.createDataFrame(rows, "key string, rows_b long")
    both = left.agg(functions.count("*").alias("rows_a")).join(functions.broadcast(right), "key")
    pairs = functions.col("rows_a") * functions.col("rows_b")
    return both.withColumn("pairs", pairs).orderBy(functions.desc("pairs"), "key")


def _check(threshold: float, kind: isim.Kind, candidates: int | None) -> None:
    isim.keys("", kind)
    if not 0 <= threshold <= 1:
        raise ValueError(f"the threshold is {threshold}, and must be from 0 to 1")
    if candidates is not None and candidates < 1:
        raise ValueError(f"candidates is {candidates}, and must be at least 1")


def _of(name: str, function: Callable[..., Any], result: str, *columns: Column | str) -> Column:
    """A function of Arrow's arrays as one of Spark's columns. Spark runs a task on every core, so
    each of them works with one thread."""

    def one(a: Any) -> Any:
        return function(a)

    def two(a: Any, b: Any) -> Any:
        return function(a, b)

    made = one if len(columns) == 1 else two
    made.__name__ = f"isim_{name}"
    # Spark learns from the annotations that it is to hand over arrays.
    made.__annotations__ = dict.fromkeys(made.__annotations__, pyarrow.Array)
    udf: Any = functions.arrow_udf  # type: ignore[attr-defined, unused-ignore] # not in its types
    column: Column = udf(made, result)(*columns)
    return column


def _keyed(table: DataFrame, name: str, kind: isim.Kind) -> DataFrame:
    return table.select(functions.explode(keys(functions.col(name), kind)).alias("key"))


def _counts(keyed: DataFrame) -> dict[str, int]:
    """How many rows have each key. There are at most 32768 keys, so this fits anywhere."""
    return {row["key"]: row["count"] for row in keyed.groupBy("key").count().collect()}


def _buckets(table: DataFrame, rows: int) -> int:
    """Into how many parts both tables are cut. A few for each core, so that none waits for long."""
    context = table.sparkSession.sparkContext
    return max(4 * context.defaultParallelism, -(-rows // _BUCKET))


def _chosen(keys: list[str], counts: dict[str, int], candidates: int | None) -> list[str]:
    """The rarest keys of a name, up to so many candidates, and the rarest always."""
    known = sorted((counts[key], key) for key in keys if key in counts)
    chosen: list[str] = []
    expected = 0
    for count, key in known:
        expected += count
        if chosen and candidates is not None and expected > candidates:
            break
        chosen.append(key)
    return chosen


def _parts(count: int) -> int:
    return -(-count // _BLOCK)


def _wanted(
    counts: dict[str, int], kind: isim.Kind, candidates: int | None, *, split: bool = True
) -> Callable[[Any], Any]:
    """The blocks that names of a look into: all parts of the keys that they use."""

    def of(names: Any) -> Any:
        made = []
        for found in isim.keys(names, kind, threads=1).to_pylist():
            chosen = _chosen(found or [], counts, candidates)
            if split:
                chosen = [f"{key}/{part}" for key in chosen for part in range(_parts(counts[key]))]
            made.append(chosen)
        return pyarrow.array(made, pyarrow.list_(pyarrow.string()))

    return of


def _offered(counts: dict[str, int], kind: isim.Kind) -> Callable[[Any], Any]:
    """The blocks that names of b stand in: one part of each of their keys."""

    def of(names: Any) -> Any:
        made = []
        found = isim.keys(names, kind, threads=1).to_pylist()
        for name, keys in zip(names.to_pylist(), found):
            number = crc32(name.encode()) if keys else 0
            made.append([f"{key}/{number % _parts(counts.get(key, 1))}" for key in keys or []])
        return pyarrow.array(made, pyarrow.list_(pyarrow.string()))

    return of


def _blocked(
    table: DataFrame, id: str, name: str, buckets: int, blocks: Callable[[Any], Any]
) -> DataFrame:
    """A table with a row for each block that a name is in, cut into buckets."""
    names = functions.col(name)
    rows = table.select(
        functions.col(id).alias("id"),
        names.alias("name"),
        functions.explode(_of("blocks", blocks, "array<string>", names)).alias("block"),
    )
    bucket = functions.pmod(functions.hash("block"), functions.lit(buckets))
    return rows.withColumn("bucket", bucket).repartition(buckets, "bucket")


def _matched(
    counts: dict[str, int], threshold: float, kind: isim.Kind, candidates: int | None
) -> Callable[[Any, Any], Any]:
    """What is done with the two halves of a bucket."""

    def of(a: pyarrow.Table, b: pyarrow.Table) -> pyarrow.Table:
        rows_a, rows_b, scores = join_blocks(
            a["block"], a["name"], b["block"], b["name"], threshold, kind, threads=1
        )
        found_a = a.take(pyarrow.array(rows_a, "int64"))
        found_b = b.take(pyarrow.array(rows_b, "int64"))
        # A pair that shares several keys is found under each; the first of them tells it.
        names_a, names_b = found_a["name"].to_pylist(), found_b["name"].to_pylist()
        first = []
        for name_a, name_b, block in zip(names_a, names_b, found_a["block"].to_pylist()):
            chosen = _chosen(isim.keys(name_a, kind), counts, candidates)
            shared = set(isim.keys(name_b, kind)).intersection(chosen)
            first.append(min(shared) == block.partition("/")[0])
        made = pyarrow.table(
            {
                "id_a": found_a["id"],
                "name_a": found_a["name"],
                "id_b": found_b["id"],
                "name_b": found_b["name"],
                "score": pyarrow.array(scores, "float64"),
            }
        )
        return made.filter(pyarrow.array(first, "bool"))

    return of
