#!/bin/sh
# Builds the Python package into a virtual environment and tests it there.
#
#   bindings/python/test.sh VENV     VENV is made when it is missing
#
# ISIM_PYTHON    the interpreter for a new VENV (python3)
# ISIM_PROFILE   the cargo profile to build with (dev: quick to build, slower to run)
# ISIM_LIBRARY   libisim.so of bindings/c, for the tests that go through include/isim.h; unset,
#                they are skipped aloud; likewise
# ISIM_SQLITE    the extension of bindings/sqlite, and
# ISIM_BINARY    the command of bindings/cli, for the test that all engines give one answer
set -eu

here=$(cd "$(dirname "$0")" && pwd)
if [ $# -ne 1 ]; then
    echo "usage: $0 VENV" >&2
    exit 2
fi
[ -x "$1/bin/python" ] || "${ISIM_PYTHON:-python3}" -m venv "$1"
venv=$(cd "$1" && pwd)

cd "$here"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
# Without isolation the pinned maturin above builds, and cargo finds what it built before.
PATH="$venv/bin:$PATH" MATURIN_PEP517_ARGS="--profile=${ISIM_PROFILE:-dev}" \
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    --no-build-isolation --no-deps --force-reinstall .

"$venv/bin/python" -m mypy python/isim tests
"$venv/bin/python" -m mypy.stubtest --concise isim._native
# pyright looks for the interpreter on the path; it needs Node.
if command -v node >/dev/null; then
    PATH="$venv/bin:$PATH" "$venv/bin/python" -m pyright python/isim tests/typed_sample.py
    PATH="$venv/bin:$PATH" "$venv/bin/python" -m pyright --verifytypes isim --ignoreexternal
elif [ -n "${ISIM_REQUIRE_TOOLS:-}" ]; then
    echo "MISSING: node, for pyright (Debian package nodejs)" >&2
    exit 1
else
    echo "SKIPPED: pyright, which needs node"
fi
"$venv/bin/python" -m pytest
