"""Everything can be pickled and copied, and so can cross into other processes."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
from typing import Any

import isim
import pytest

INDEX = isim.Index([("p1", "Vedat Işıkhan"), ("p2", isim.Name("Анар Алиев", lang="ru"))])
SCANNER = isim.Scanner(INDEX)

VALUES: list[Any] = [
    isim.Name("Vedat Işıkhan"),
    isim.Name("Баку", "place", "ru"),
    isim.Name("Vedat Işıkhan").parts,
    isim.explain("Vedat Işıkhan", "vedat işıkhan"),
    INDEX.search("vedat işıkhan"),
    SCANNER.scan("Vedat Işıkhan"),
]


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_values(value: Any, protocol: int) -> None:
    assert value
    assert pickle.loads(pickle.dumps(value, protocol)) == value
    assert copy.copy(value) == copy.deepcopy(value) == value


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_workers(protocol: int) -> None:
    def through(value: Any) -> Any:
        return pickle.loads(pickle.dumps(value, protocol))

    assert through(INDEX).rows() == INDEX.rows()
    since = isim.Index([("p3", "Anar")], remove=["p1"])
    assert through(since).removes("p1")
    assert through(INDEX.layered(since)).merge().rows() == INDEX.layered(since).merge().rows()
    assert through(isim.Searcher(INDEX)).above("Vedat Işıkhan")[0].id == "p1"
    assert through(SCANNER).index.rows() == INDEX.rows()
    assert through(SCANNER).scan("Vedat Işıkhan") == SCANNER.scan("Vedat Işıkhan")
    assert through(isim.Matcher()).compare(*[isim.Name("Anar")] * 2) == 1.0
    strict = isim.Matcher(nicknames=False, weights={"same": 5}, rules=[("a", "class title")])
    assert repr(through(strict)) == repr(strict)
    assert through(isim.compare) is isim.compare
    assert through(isim.Name) is isim.Name


def test_error() -> None:
    error = pickle.loads(pickle.dumps(isim.Error("why")))
    assert type(error) is isim.Error and error.args == ("why",)


def test_other_processes() -> None:
    texts = ["Bu gün Vedat Işıkhan gəldi.", "Анар Алиев", "heç kim"]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.map(SCANNER.scan, texts) == [SCANNER.scan(text) for text in texts]
