"""The tables that Rust, C and Python share; tests/cases/README.md tells what their rows say."""

from __future__ import annotations

import isim
import pytest
from conftest import table, unescape


def test_escapes() -> None:
    assert unescape(r"a\tb\n\\n\0\u{1F600}\u{e9}") == "a\tb\n\\n\0😀é"
    for wrong in (r"\x", "\\", r"\u{110000}"):
        with pytest.raises((KeyError, ValueError)):
            unescape(wrong)


@pytest.mark.parametrize("row", table("compare.tsv"), ids=lambda row: row["where"])
def test_compare(row: dict[str, str]) -> None:
    a, b, kind = row["name_a"], row["name_b"], row["kind"]
    score = isim.compare(a, b, kind)  # type: ignore[arg-type]
    assert score == isim.compare(b, a, kind)  # type: ignore[arg-type]
    assert score == isim.explain(a, b, kind).score  # type: ignore[arg-type]
    assert row["verdict"] in ("same", "different")


@pytest.mark.parametrize("row", table("fold.tsv"), ids=lambda row: row["where"])
def test_fold(row: dict[str, str]) -> None:
    assert isim.fold(row["text"]) == row["folded"], row["note"]


@pytest.mark.parametrize("row", table("romanize.tsv"), ids=lambda row: row["where"])
def test_romanize(row: dict[str, str]) -> None:
    assert isim.romanize(row["text"], row["lang"] or None) == row["latin"], row["note"]


@pytest.mark.parametrize("row", table("systems.tsv"), ids=lambda row: row["where"])
def test_systems(row: dict[str, str]) -> None:
    assert isim.transliterate(row["source"], row["system"]) == row["result"]


@pytest.mark.parametrize("row", table("scan.tsv"), ids=lambda row: row["where"])
def test_scan(row: dict[str, str]) -> None:
    names = row["names"].split("; ")
    index = isim.Index((str(at + 1), name) for at, name in enumerate(names))
    found = isim.Scanner(index).scan(row["text"])
    assert "; ".join(f"{m.id}={m.surface}" for m in found) == row["mentions"], row["note"]
