"""An index saved, opened, and refused."""

import errno
from pathlib import Path

import pytest

import isim


def test_saved_and_opened(tmp_path: Path) -> None:
    path = tmp_path / "list.isim"
    made = isim.Index([("p1", "Vedat Işıkhan"), ("p2", "Anar Aliyev")])
    made.save(path)
    opened = isim.Index.open(path, check=True)
    assert len(opened) == 2
    query = "Ведатом Ишикханом"
    assert opened.search(query, k=1) == made.search(query, k=1)
    assert opened.search(query, k=1)[0].id == "p1"
    opened.save(str(path))  # over the file that it is mapped from
    assert len(isim.Index.open(str(path))) == 2


def test_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.isim"
    with pytest.raises(FileNotFoundError) as missing:
        isim.Index.open(path)
    assert (missing.value.errno, missing.value.filename) == (errno.ENOENT, str(path))
    with pytest.raises(OSError) as nowhere:
        isim.Index([]).save(tmp_path / "none" / "list.isim")
    assert str(tmp_path / "none" / "list.isim") in str(nowhere.value)
    path.write_text("id\tname\np1\tAnar Aliyev\n")
    with pytest.raises(ValueError, match=r"list\.isim: not a usable index: it does not begin as one"):
        isim.Index.open(path)
    isim.Index([("p1", "Anar Aliyev")]).save(path)
    damaged = bytearray(path.read_bytes())
    damaged[-1] ^= 1
    path.write_bytes(damaged)
    assert len(isim.Index.open(path)) == 1
    with pytest.raises(ValueError, match="damaged"):
        isim.Index.open(path, check=True)
