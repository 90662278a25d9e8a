"""The tables that Rust, C and Python share."""

from __future__ import annotations

import isim
import pytest
from conftest import ROOT, table, unescape

CASES = ROOT / "tests" / "cases"


def test_escapes() -> None:
    assert unescape(r"a\tb\n\\n\0\u{1F600}\u{e9}") == "a\tb\n\\n\0😀é"


@pytest.mark.skipif(not (CASES / "compare.tsv").exists(), reason="no tests/cases/compare.tsv")
def test_compare() -> None:
    wrong = []
    for row in table("compare.tsv"):
        a, b, kind = row["name_a"], row["name_b"], row["kind"] or "person"
        assert row["verdict"] in ("same", "different"), row["where"]
        score = isim.compare(a, b, kind)  # type: ignore[arg-type]
        if (score >= 0.5) != (row["verdict"] == "same"):
            wrong.append(f"{row['where']}: {a!r} | {b!r}: {row['verdict']} is expected, {score}")
    assert not wrong, "\n".join(wrong)
