"""The examples of README.md, of the tutorial and of the package's own words are true."""

from __future__ import annotations

import doctest
from pathlib import Path

import isim
import pytest

HERE = Path(__file__).resolve()
PAGES = [HERE.parents[1] / "README.md", HERE.parents[3] / "docs" / "python.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_page(page: Path) -> None:
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried and not failed


def test_docstrings() -> None:
    failed = tried = 0
    things = {"isim": isim, **{name: getattr(isim, name) for name in isim.__all__}}
    finder, runner = doctest.DocTestParser(), doctest.DocTestRunner()
    for name, thing in things.items():
        if isinstance(thing, (str, tuple)) or not getattr(thing, "__doc__", None):
            continue
        examples = finder.get_doctest(thing.__doc__, {"isim": isim}, name, None, None)
        result = runner.run(examples)
        failed, tried = failed + result.failed, tried + result.attempted
    assert tried and not failed
