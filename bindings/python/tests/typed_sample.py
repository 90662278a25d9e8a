"""A program as users write it. mypy --strict reads it; an ignore that is not needed fails."""

from __future__ import annotations

from collections.abc import Iterable

import isim
from typing_extensions import assert_type

assert_type(isim.compare("a", "b"), float)
assert_type(isim.compare("a", "b", kind="place"), float)
assert_type(isim.is_same("a", "b", "country"), bool)
assert_type(isim.fold("a"), str)
assert_type(isim.fold("a", lang="tr", keep_case=True), str)
for finding in isim.findings("a"):
    assert_type(finding.kind, isim.FindingKind)
assert_type(isim.detect("a").languages, tuple[isim.Guess, ...])
assert_type(isim.romanize("a", lang="ky"), str)
assert_type(isim.__version__, str)

why = isim.explain("a", "b", "organization")
assert_type(why, isim.Explanation)
assert_type(why.steps[0].kind, isim.StepKind)
assert_type(why.steps[0].a, tuple[tuple[int, int], ...])
assert_type(why.steps[0].source, str | None)
start, end = why.steps[0].a[0]
print(why.a[start:end], why)

name = isim.Name("a", "person", lang="ky")
assert_type(name.kind, isim.Kind)
assert_type(name.lang, str | None)
for part in name.parts:
    assert_type(part.role, isim.Role)
seen: dict[isim.Name, str] = {name: "a"}

matcher = isim.Matcher()
assert_type(matcher.compare(name, name), float)
assert_type(matcher.compare_many(name, seen), list[float])


def index(rows: Iterable[isim.Row]) -> isim.Index:
    return isim.Index(rows)


found = index([("1", "a"), ("2", name), ("3", "c", "place"), ("4", "d", None, "ky")])
for hit in found.search("a", k=3):
    assert_type(hit.name, isim.Name)
    assert_type(hit.score, float)
assert_type(found[0], tuple[str, isim.Name])
layers = found.layered(isim.Index([], remove={"1"}))
assert_type(layers.search("a", same_kind=True), list[isim.Hit])
assert_type(layers.merge(), isim.Index)
assert_type(isim.Searcher(found).above("a", first=1), list[isim.Hit])
for mention in isim.Scanner(found).scan("a text"):
    assert_type((mention.start, mention.end), tuple[int, int])
    assert_type(mention.id, str)

try:
    isim.compare("a", "b", "city")  # type: ignore[arg-type]
except isim.Error as error:
    print(error)

isim.compare("a", name)  # type: ignore[arg-type]
isim.compare("a", None)  # type: ignore[arg-type]
matcher.compare("a", name)  # type: ignore[arg-type]
isim.Index([("1", "a", "city")])  # type: ignore[list-item]
isim.Index(["a"])  # type: ignore[list-item]
isim.Scanner([("1", "a")])  # type: ignore[arg-type]
name.text = "b"  # type: ignore[misc]

assert_type(isim.transliterate("a", system="iso-rus-Cyrl-Latn-9-1995", reverse=True), str)
assert_type([system.reversible for system in isim.systems("ru")], list[bool])
assert_type(isim.systems_between("a", "b"), list[isim.Rendering])
assert_type([stem.cases for stem in isim.stems("a")], list[tuple[str, ...]])
try:
    isim.Rules("a = b", "mine.txt").apply("a")
except isim.Error as error:
    assert_type(error.position, tuple[int, int] | None)

# Columns: lists give lists, and others are given back as what they are.
assert_type(isim.compare_many(["a", None], ["b", "c"]), list[float | None])
assert_type(isim.compare_many("a", ["b", name], "place", matcher=matcher), list[float | None])
assert_type(isim.keys("a"), list[str])
assert_type(isim.keys(["a", None], threads=1), list[list[str] | None])
assert_type(isim.fold(["a", None], progress=True), list[str | None])
assert_type(isim.search_many(isim.Index([]), ["a", None]), list[list[isim.Hit] | None])
