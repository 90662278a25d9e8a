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

import pyarrow
from pyspark.sql import Window, functions
from pyspark.sql.types import DoubleType, StringType, StructField, StructType

import isim
from isim._native import join_blocks

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame

__all__ = ["blocks", "compare", "fold", "keys", "link", "romanize", "transliterate"]

_BLOCK = 5_000
"""Rows of b that one block holds at most, more or less: one that more rows have is split."""

_BUCKET = 100_000
"""Rows of b with their blocks that one task holds at once, more or less."""


def keys(name: Column | str, kind: isim.Kind = "person", *, pairs: bool = False) -> Column:
    """The blocking keys of names, array<string>: names that may be one share a key. With pairs=True
    also every two keys of a name, which few names share."""
    isim.keys("", kind)  # a kind that is unknown is told here, and not by some worker

    def of(names: Any) -> Any:
        return isim.keys(names, kind, pairs=pairs, threads=1)

    return _of("keys", of, "array<string>", name)


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
    candidates: int | None = 300,
) -> DataFrame:
    """The pairs of a row of a and a row of b whose names are one: id_a, name_a, id_b, name_b and
    score, where the score is at least the threshold. Each pair comes once; rows of one id and name
    are one row.

    Names are compared that share a blocking key, or two of them. Of these blocks a name of a looks
    into its rarest, by how many names of b each holds: into as many as promise at most so many
    candidates, but one at least. So the work grows with the rows of a times candidates, and what is
    lost are pairs that agree in common words only. None looks into all blocks.

    The names of b are counted when this is called, which is a job of its own, and all else is done
    when the result is asked for.
    """
    _check(threshold, kind, candidates)
    offered = _blocked(b, id, name, kind)
    sizes = offered.groupBy("block").agg(functions.count("*").alias("size"))
    total, largest = sizes.agg(functions.sum("size"), functions.max("size")).collect()[0]
    parts = functions.ceil(functions.col("size") / _BLOCK)
    wanted = _wanted(_blocked(a, id, name, kind), sizes, candidates)
    wanted = wanted.withColumn("part", functions.explode(functions.sequence(functions.lit(0), parts.cast("int") - 1)))
    if (largest or 0) > _BLOCK:
        large = sizes.filter(functions.col("size") > _BLOCK)
        offered = offered.join(functions.broadcast(large), "block", "left")
        number = functions.pmod(functions.hash("name"), functions.coalesce(parts.cast("int"), functions.lit(1)))
        offered = offered.withColumn("part", number)
    else:
        offered = offered.withColumn("part", functions.lit(0))
    buckets = max(4 * a.sparkSession.sparkContext.defaultParallelism, (total or 0) // _BUCKET)
    left, right = _bucketed(wanted, buckets), _bucketed(offered, buckets)
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
    # A pair that shares several blocks was found in each.
    return groups.applyInArrow(_matched(threshold, kind), schema=schema).dropDuplicates()


def blocks(
    a: DataFrame,
    b: DataFrame,
    *,
    name: str = "name",
    kind: isim.Kind = "person",
    candidates: int | None = 300,
) -> DataFrame:
    """What a link of the two would compare, block by block and the dearest first: block, rows_a,
    rows_b and pairs. The sum of the pairs is what the link costs."""
    _check(0.0, kind, candidates)
    sizes = _blocked(b, name, name, kind).groupBy("block").agg(functions.count("*").alias("size"))
    numbered = a.withColumn("id", functions.monotonically_increasing_id())
    wanted = _wanted(_blocked(numbered, "id", name, kind), sizes, candidates)
    found = wanted.groupBy("block").agg(
        functions.count("*").alias("rows_a"), functions.first("size").alias("rows_b")
    )
    pairs = functions.col("rows_a") * functions.col("rows_b")
    return found.withColumn("pairs", pairs).orderBy(functions.desc("pairs"), "block")


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


def _blocked(table: DataFrame, id: str, name: str, kind: isim.Kind) -> DataFrame:
    """A table with a row for each block that a name is in."""
    names = functions.col(name)
    block = functions.explode(keys(names, kind, pairs=True)).alias("block")
    return table.select(functions.col(id).alias("id"), names.alias("name"), block)


def _wanted(rows: DataFrame, sizes: DataFrame, candidates: int | None) -> DataFrame:
    """The blocks that a name looks into: the smallest, up to so many candidates, and the smallest
    of all in any case."""
    sized = rows.join(sizes, "block")
    if candidates is None:
        return sized
    smallest = Window.partitionBy("id", "name").orderBy("size", "block")
    so_far = functions.sum("size").over(smallest.rowsBetween(Window.unboundedPreceding, 0))
    ranked = sized.withColumn("so_far", so_far).withColumn(
        "place", functions.row_number().over(smallest)
    )
    few = (functions.col("place") == 1) | (functions.col("so_far") <= candidates)
    return ranked.filter(few).drop("so_far", "place")


def _bucketed(rows: DataFrame, buckets: int) -> DataFrame:
    """The rows cut into buckets, a task each, so that those of one part of a block are together."""
    bucket = functions.pmod(functions.hash("block", "part"), functions.lit(buckets))
    block = functions.concat_ws("/", "block", "part").alias("block")
    return rows.select("id", "name", block, bucket.alias("bucket")).repartition(buckets, "bucket")


def _matched(threshold: float, kind: isim.Kind) -> Callable[[Any, Any], Any]:
    """What is done with the two halves of a bucket."""

    def of(a: pyarrow.Table, b: pyarrow.Table) -> pyarrow.Table:
        rows_a, rows_b, scores = join_blocks(
            a["block"], a["name"], b["block"], b["name"], threshold, kind, threads=1
        )
        found_a = a.take(pyarrow.array(rows_a, "int64"))
        found_b = b.take(pyarrow.array(rows_b, "int64"))
        return pyarrow.table(
            {
                "id_a": found_a["id"],
                "name_a": found_a["name"],
                "id_b": found_b["id"],
                "name_b": found_b["name"],
                "score": pyarrow.array(scores, "float64"),
            }
        )

    return of
