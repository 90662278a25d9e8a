"""Nothing public of the Rust library lacks a mouth in Python, or a reason why: mouths.tsv."""

from __future__ import annotations

from pathlib import Path

import isim
from conftest import ROOT

HERE = Path(__file__).resolve().parents[1]


def rows(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    cells = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 2 for row in cells)
    return {of: mouth for of, mouth in cells}


def has(mouth: str) -> bool:
    first, _, rest = mouth.partition(".")
    thing = getattr(isim, first, None)
    fields = getattr(thing, "__dataclass_fields__", {})
    return thing is not None and (not rest or rest in fields or hasattr(thing, rest))


def test_every_mouth_is_there() -> None:
    mouths = rows(HERE / "mouths.tsv")
    missing = [
        (of, mouth)
        for of, mouths_of in mouths.items()
        if not mouths_of.startswith("- ")
        for mouth in mouths_of.split()
        if not has(mouth)
    ]
    assert missing == []


def test_nothing_of_rust_is_forgotten() -> None:
    mouths = rows(HERE / "mouths.tsv")
    # The test of the C library holds its list to what rustdoc knows.
    known = rows(ROOT / "bindings" / "c" / "mouths.tsv")

    def covers(of: str, one: str) -> bool:
        return one.startswith(of[:-1]) if of.endswith("*") else of == one

    assert [one for one in known if not any(covers(of, one.rstrip("*")) for of in mouths)] == []
    assert [of for of in mouths if not any(covers(of, one.rstrip("*")) for one in known)] == []
