"""What several tests share: the tables of the repository and their escapes."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]

_SIMPLE = {"n": "\n", "t": "\t", "\\": "\\", "0": "\0"}
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.?))", re.DOTALL)


def unescape(cell: str) -> str:
    r"""A cell of a table as text: \n \t \\ \0 and \u{...} stand for one character each."""

    def one(found: re.Match[str]) -> str:
        if found[1]:
            return chr(int(found[1], 16))
        return _SIMPLE[found[2]]

    return _ESCAPE.sub(one, cell)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table in tests/cases by column, and where each stands; see README.md there."""
    path = ROOT / "tests" / "cases" / name
    rows: list[dict[str, str]] = []
    header: list[str] | None = None
    # Lines end at \n alone: str.splitlines would also cut at U+2028 and its like.
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        assert len(cells) == len(header), f"{path}:{number}: number of cells"
        row = {column: unescape(cell) for column, cell in zip(header, cells)}
        row["where"] = f"{name}:{number}"
        rows.append(row)
    assert rows, f"{path} has no rows"
    return rows


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Spark on two cores of this machine; needs Java, and says so where there is none."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        message = "no Java is here, which Spark needs (Debian package default-jre-headless)"
        if "ISIM_REQUIRE_TOOLS" in os.environ:
            pytest.fail(message)
        pytest.skip(message)
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable  # the workers have what we have
    builder = SparkSession.builder.master("local[2]").appName("isim")  # type: ignore[attr-defined, unused-ignore]
    for key, value in (
        ("spark.ui.enabled", "false"),
        ("spark.sql.shuffle.partitions", "2"),
        ("spark.driver.bindAddress", "127.0.0.1"),
        ("spark.driver.host", "127.0.0.1"),
        ("spark.log.level", "ERROR"),
    ):
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()
