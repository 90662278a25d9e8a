"""Transliteration by named systems and by rules of one's own."""

from __future__ import annotations

import pickle

import isim
import pytest

BGN = "bgnpcgn-rus-Cyrl-Latn-1947"
ISO = "iso-rus-Cyrl-Latn-9-1995"


def test_transliterate() -> None:
    assert isim.transliterate("Щукин", BGN) == "Shchukin"
    assert isim.transliterate("ЩУКИН", system=BGN.upper()) == "SHCHUKIN"
    assert isim.transliterate("", BGN) == ""
    assert isim.transliterate("👩‍🔬 1947", BGN) == "👩‍🔬 1947"
    long = "Щукин " * 5000
    assert isim.transliterate(long, BGN) == "Shchukin " * 5000


def test_reverse() -> None:
    assert isim.transliterate("Ŝukin", ISO, reverse=True) == "Щукин"
    with pytest.raises(TypeError):
        isim.transliterate("Ŝukin", ISO, True)  # type: ignore[call-overload]


def test_systems() -> None:
    every = isim.systems()
    codes = [system.code for system in every]
    assert BGN in codes and ISO in codes
    assert codes == sorted(set(codes))
    for system in every:
        assert system.name and system.source
        assert isinstance(isim.transliterate("Щukin 김 王", system.code), str)
        if system.reversible:
            isim.transliterate("Šukin", system.code, reverse=True)
        else:
            with pytest.raises(isim.Error, match="cannot be reversed"):
                isim.transliterate("Šukin", system.code, reverse=True)
    russian = isim.systems("ru-RU")
    assert russian == [system for system in every if system.lang == "ru"] == isim.systems(lang="ru")
    found = next(system for system in russian if system.code == BGN)
    assert (found.from_script, found.to_script) == ("Cyrl", "Latn")
    assert isim.systems("tlh") == []


def test_systems_between() -> None:
    assert isim.Rendering(BGN, False) in isim.systems_between("Щукин", "Shchukin")
    assert isim.Rendering(BGN, True) in isim.systems_between("SHCHUKIN", "Щукин")
    assert isim.systems_between("Щукин", "Smith") == []


def test_unknown_system() -> None:
    with pytest.raises(isim.Error, match=f"unknown system.*{BGN}"):
        isim.transliterate("Щукин", BGN[:-1])
    with pytest.raises(isim.Error, match="unknown system"):
        isim.transliterate("Щукин", "")
    with pytest.raises(isim.Error, match="BCP 47"):
        isim.systems("q")
    with pytest.raises(UnicodeEncodeError):
        isim.transliterate("\ud800", BGN)


def test_rules() -> None:
    rules = isim.Rules("q = kh\ntlh = tl / ^ _\n> tlhiq = tlikh\n", "klingon.txt")
    assert rules.apply("Tlhiq") == "Tlikh"
    assert pickle.loads(pickle.dumps(rules)).apply("Tlhiq") == "Tlikh"
    assert repr(rules) == "<isim.Rules of klingon.txt>"


def test_faulty_rules() -> None:
    with pytest.raises(isim.Error, match=r"^mine\.txt:2:9: ") as caught:
        isim.Rules("ж = b\nж = b / [vowel] _\n", file="mine.txt")
    assert caught.value.position == (2, 9)
    again = pickle.loads(pickle.dumps(caught.value))
    assert str(again) == str(caught.value) and again.position == caught.value.position
    with pytest.raises(isim.Error, match="^rules:2:") as caught:
        isim.Rules("a = b\n> a = c\n")
    with pytest.raises(isim.Error) as caught:
        isim.Name("x", "persn")  # type: ignore[arg-type]
    assert caught.value.position is None
