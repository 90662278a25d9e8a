"""What a link costs in Spark, on this machine: spark.py NAMES.tsv QUERIES.tsv SIZES

NAMES and QUERIES are lists with a header and the columns id and name (what `benches/search` makes by
`list`, for instance). SIZES are pairs such as 10000x100000: so many queries, so many names. Prints, for
each, the pairs that are compared, seconds on the wall, seconds of all processors, and both for a
million pairs.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

import isim.spark
from pyspark.sql import SparkSession, functions


def spent() -> float:
    """Seconds that processors have worked for this process and all that it started."""
    parents: dict[int, int] = {}
    times: dict[int, float] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue  # it has ended meanwhile
            parents[int(entry.name)] = int(fields[1])
            times[int(entry.name)] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    mine, total = {os.getpid()}, 0.0
    while True:
        more = {pid for pid, parent in parents.items() if parent in mine} - mine
        if not more:
            return sum(times[pid] for pid in mine)
        mine |= more


def read(path: str) -> list[tuple[int, str]]:
    lines = Path(path).read_text(encoding="utf-8").split("\n")[1:-1]
    return [(number, line.split("\t")[1]) for number, line in enumerate(lines)]


def main() -> None:
    names, queries = read(sys.argv[1]), read(sys.argv[2])
    random.Random(1).shuffle(queries)
    cores = os.environ.get("ISIM_CORES", "2")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    spark = (
        SparkSession.builder.master(f"local[{cores}]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.memory", "4g")
        .config("spark.log.level", "ERROR")
        .config("spark.sql.shuffle.partitions", "16")
        .getOrCreate()
    )
    print("queries     names  candidates  pairs/M  links   wall s  cpu s  cpu s a million pairs")
    for size in sys.argv[3:]:
        rows = [int(part) for part in size.split("x")]
        candidates = rows[2] if len(rows) > 2 else 300
        a = spark.createDataFrame(queries[: rows[0]], "id int, name string").repartition(8).cache()
        b = spark.createDataFrame(names[: rows[1]], "id int, name string").repartition(8).cache()
        a.count(), b.count()
        cost = isim.spark.blocks(a, b, candidates=candidates)
        total, most = cost.agg(functions.sum("pairs"), functions.max("pairs")).collect()[0]
        wall, cpu = time.perf_counter(), spent()
        links = isim.spark.link(a, b, candidates=candidates).count()
        wall, cpu = time.perf_counter() - wall, spent() - cpu
        million = total / 1e6
        print(
            f"{rows[0]:7} {rows[1]:9} {candidates:11} {million:8.2f} {links:6} {wall:8.1f} {cpu:6.1f}"
            f" {cpu / million:8.2f}   largest block: {most / total:.2%} of the pairs",
            flush=True,
        )
        a.unpersist(), b.unpersist()
    spark.stop()


if __name__ == "__main__":
    main()
