"""Threads share everything, and run while others are at long work."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import isim
import pytest

NAMES = [isim.Name(f"Anar Aliyev {number}") for number in range(20_000)]
INDEX = isim.Index((str(number), name) for number, name in enumerate(NAMES[:20]))
SEARCHER = isim.Searcher(INDEX)
TEXT = "Bu gün Anar Aliyev 17 gəldi. " * 10_000


@pytest.fixture
def patient() -> Iterator[None]:
    """No thread is asked to give the interpreter away; it changes hands only when given."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    yield
    sys.setswitchinterval(before)


WORK: list[Callable[[], object]] = [
    lambda: isim.fold(TEXT),
    lambda: isim.romanize(TEXT),
    lambda: isim.Name(TEXT),
    lambda: isim.compare(TEXT, "Anar Aliyev"),
    lambda: isim.explain(TEXT, "Anar Aliyev"),
    lambda: isim.Matcher().compare_many(NAMES[0], NAMES),
    lambda: isim.Index([("1", TEXT)]),
    lambda: INDEX.search(NAMES[0]),
    lambda: INDEX.layered(INDEX).search(NAMES[0]),
    lambda: SEARCHER.above(NAMES[0]),
    lambda: isim.Scanner(INDEX).scan(TEXT[:29_000]),
]


@pytest.mark.parametrize("number", range(len(WORK)))
def test_others_run_meanwhile(patient: None, number: int) -> None:
    """A second thread waits for the interpreter, and gets it only if the work gives it away."""
    # Work may be done before the other thread has woken up; then once more.
    end = time.monotonic() + 20
    while time.monotonic() < end:
        held, ran = threading.Lock(), threading.Event()

        def other() -> None:
            with held:
                ran.set()

        held.acquire()
        thread = threading.Thread(target=other)
        thread.start()
        held.release()  # nothing but the interpreter is wanting now
        early = ran.is_set()
        WORK[number]()
        meanwhile = ran.is_set()
        thread.join()
        if meanwhile and not early:
            return
    pytest.fail("no other thread ran meanwhile")


def test_threads_agree() -> None:
    matcher, scanner = isim.Matcher(), isim.Scanner(INDEX)

    def work() -> object:
        scores = matcher.compare_many(NAMES[7], NAMES)
        return scores, INDEX.search(NAMES[7]), SEARCHER.above(NAMES[7]), scanner.scan(TEXT[:29_000]), hash(NAMES[7])

    alone = work()
    with ThreadPoolExecutor(4) as pool:
        jobs = [pool.submit(work) for _ in range(8)]
        assert all(job.result() == alone for job in jobs)


class Stop(Exception):
    """What Ctrl-C stands for here."""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no timers on this system")
def test_long_work_can_be_stopped() -> None:
    def stop(number: int, frame: object) -> None:
        raise Stop

    matcher, many = isim.Matcher(), NAMES * 10
    before = signal.signal(signal.SIGALRM, stop)
    try:
        start = time.monotonic()
        matcher.compare_many(NAMES[0], many)
        whole = time.monotonic() - start
        signal.setitimer(signal.ITIMER_REAL, whole / 10)
        with pytest.raises(Stop):
            matcher.compare_many(NAMES[0], many)
        # Were it not looked for, the signal would be heeded all the same, but at the end.
        assert time.monotonic() - start - whole < 0.8 * whole
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
