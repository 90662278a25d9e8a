"""The Python package against its peers in one run: see run. speed.py [call columns threads]"""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import isim
from names import people, variant

ROUNDS = 15


def fastest(
    work: Callable[[], object],
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.process_time,
) -> float:
    """Seconds in the quietest of some rounds: of the processor, which other programs disturb less,
    or by the clock on the wall."""
    took = []
    for _ in range(rounds):
        start = clock()
        work()
        took.append(clock() - start)
    return min(took)


WALL = time.perf_counter


def pairs(count: int) -> dict[str, list[tuple[str, str]]]:
    """Pairs of different people, pairs of one, and half and half; no text in two pairs."""
    chance = random.Random(1)
    names = list(dict.fromkeys(people(1)))
    random_pairs = list(zip(names[:count], names[count : 2 * count]))
    matching = [(name, variant(name, chance)) for name in names[2 * count : 3 * count]]
    mixed = [pair for both in zip(random_pairs, matching) for pair in both][:count]
    return {"random": random_pairs, "matching": matching, "mixed": mixed}


def call() -> None:
    """Prepared names, a call for each pair, from a loop of Python."""
    from rapidfuzz.distance import JaroWinkler

    jaro = JaroWinkler.similarity
    compare = isim.Matcher().compare
    print("\none call on prepared names, ns      isim   rapidfuzz JaroWinkler   ratio   (aim 1.5)")
    for group, texts in pairs(2_000).items():
        names = [(isim.Name(a), isim.Name(b)) for a, b in texts]

        def ours() -> None:
            for a, b in names:
                compare(a, b)

        def theirs() -> None:
            for a, b in texts:
                jaro(a, b)

        def neither() -> None:
            for a, b in texts:
                pass

        loop = fastest(neither)
        # In turns, so that both meet the same machine.
        took = [(fastest(ours, 1), fastest(theirs, 1)) for _ in range(3 * ROUNDS)]
        own, peer = (min(times) - loop for times in zip(*took))
        scale = 1e9 / len(texts)
        print(f"  {group:30} {own * scale:8.0f} {peer * scale:24.0f} {own / peer:7.2f}")


def columns() -> None:
    """Arrow columns of names that nobody has seen, against logic-v2 on the same pairs."""
    import pyarrow
    from followthemoney import model
    from nomenklatura.matching import LogicV2

    config = LogicV2.default_config()
    number = 0

    def entity(name: str) -> Any:
        nonlocal number
        number += 1
        raw = {"id": str(number), "schema": "Person", "properties": {"name": [name]}}
        return model.get_proxy(raw)

    for _ in range(20):  # what it loads at the first call is no cost of a pair
        LogicV2.compare(entity("Warm Up"), entity("Up Warm"), config)
    print("\ncolumns of unprepared names, us/pair  1 thread  all threads  logic-v2  ratios  (aim 100)")
    for group, texts in pairs(20_000).items():
        a, b = (pyarrow.array(column) for column in zip(*texts))
        one = fastest(lambda: isim.compare_many(a, b, threads=1), 5) / len(texts)
        every = fastest(lambda: isim.compare_many(a, b), 5, WALL) / len(texts)
        took = []
        for x, y in texts[:500]:
            start = time.process_time()
            LogicV2.compare(entity(x), entity(y), config)
            took.append(time.process_time() - start)
        peer = statistics.median(took)
        print(
            f"  {group:30} {one * 1e6:13.2f} {every * 1e6:12.2f} {peer * 1e6:9.1f}"
            f"  {peer / one:.0f}, {peer / every:.0f}"
        )
    few = [name for name in people(2)[:200]]
    chance = random.Random(2)
    repeated = pyarrow.array([chance.choice(few) for _ in range(100_000)])
    other = pyarrow.array([chance.choice(few) for _ in range(100_000)])
    took_plain = fastest(lambda: isim.compare_many(repeated, other, threads=1), 3)
    coded = repeated.dictionary_encode(), other.dictionary_encode()
    took_coded = fastest(lambda: isim.compare_many(*coded, threads=1), 3)
    print(
        f"  200 names in 100,000 rows: {took_plain * 10:.2f} us/pair, "
        f"as a dictionary {took_coded * 10:.2f}"
    )


def threads() -> None:
    """Searching for a column in a list of a hundred thousand, by one thread and by two.

    On a busy machine the wall tells little. So a second ratio says what two free cores would give,
    from the processor's time: what the calling thread does alone is not shared, all else is.
    """
    names = people(3)
    index = isim.Index((str(n), name) for n, name in enumerate(names[:100_000]))
    chance = random.Random(3)
    queries = [variant(name, chance) for name in names[90_000:94_000]]
    wall: list[list[float]] = [[], []]
    spent: list[list[tuple[float, float]]] = [[], []]
    for _ in range(7):
        for number in (0, 1):
            start = time.perf_counter(), time.process_time(), time.thread_time()
            isim.search_many(index, queries, k=5, threads=number + 1)
            wall[number].append(time.perf_counter() - start[0])
            spent[number].append((time.process_time() - start[1], time.thread_time() - start[2]))
    one, two = map(min, wall)
    (alone, _), (shared, own) = map(min, spent)
    free = alone / (own + (shared - own) / 2)
    scale = 1e6 / len(queries)
    print("\nsearch_many in 100,000 names, us/query   1 thread   2 threads   ratio   (aim 1.7)")
    print(f"  on the wall, load {os.getloadavg()[0]:4.1f} {one * scale:25.0f}", end="")
    print(f" {two * scale:11.0f} {one / two:7.2f}")
    print(f"  the processor's time {alone * scale:28.0f} {shared * scale:11.0f} {free:7.2f}")


GROUPS = {"call": call, "columns": columns, "threads": threads}

if __name__ == "__main__":
    wanted = sys.argv[1:] or list(GROUPS)
    print(f"isim {isim.__version__}, Python {sys.version.split()[0]}")
    for group in wanted:
        GROUPS[group]()
