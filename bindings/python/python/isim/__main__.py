"""The command isim, as `python -m isim` and as the script that pip installs."""

from __future__ import annotations

import signal
import sys

from ._native import run_command


def main() -> int:
    """Runs the command with the arguments of this process, and gives its exit status."""
    # Python is not asked before the command is through: Ctrl-C ends it as it ends any other.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command(["isim", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
