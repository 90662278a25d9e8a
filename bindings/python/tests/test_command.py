"""`python -m isim` is the command isim. ./test also plays the command's own tests with it."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import isim
import pytest

COMMANDS = [[sys.executable, "-m", "isim"], [str(Path(sys.executable).with_name("isim"))]]


def run(command: list[str], *args: str, text: str = "") -> tuple[int, str, str]:
    ended = subprocess.run(
        [*command, *args], input=text.encode(), capture_output=True, timeout=60
    )
    return ended.returncode, ended.stdout.decode(), ended.stderr.decode()


@pytest.mark.parametrize("command", COMMANDS, ids=["module", "script"])
def test_status_and_streams(command: list[str]) -> None:
    same = isim.compare("Anar", "Анар")
    assert run(command, "compare", "Anar", "Анар") == (0, f"{same:.6f}\tsame\n", "")
    assert run(command, "compare", "Anar Aliyev", "Ilham Aliyev")[0] == 1
    status, out, err = run(command, "compare", "Anar")
    assert (status, out) == (2, "") and "Usage: isim compare" in err
    assert run(command, "fold", text="ANAR\r\nBakı") == (0, "anar\r\nbakı", "")
    assert run(command, "--version") == (0, f"isim {isim.__version__}\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="signals and bytes of Unix")
@pytest.mark.parametrize("command", COMMANDS, ids=["module", "script"])
def test_as_any_other_command(command: list[str]) -> None:
    """Ctrl-C ends it without a traceback, and arguments that are no UTF-8 are complained of."""
    waiting = subprocess.Popen(
        [*command, "fold"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert waiting.stdin and waiting.stdout and waiting.stderr
    waiting.stdin.write(b"A\n")
    waiting.stdin.flush()
    assert waiting.stdout.readline() == b"a\n"  # it is at work
    time.sleep(0.05)
    waiting.send_signal(signal.SIGINT)
    assert waiting.wait(20) == -signal.SIGINT
    assert waiting.stderr.read() == b""
    for pipe in (waiting.stdin, waiting.stdout, waiting.stderr):
        pipe.close()
    ended = subprocess.run([*map(str.encode, command), b"fold", b"\xff"], capture_output=True)
    assert ended.returncode == 2 and b"UTF-8" in ended.stderr
