"""From Python through include/isim.h: cffi reads the header and calls the C library.

ISIM_LIBRARY names the shared library of bindings/c, built from the same sources as the package.
What it answers has to be, to the bit, what the package answers.
"""

from __future__ import annotations

import itertools
import os
import random
import re
from collections.abc import Callable, Iterator
from typing import Any

import cffi  # type: ignore[import-untyped]
import isim
import pytest
from conftest import ROOT, table

LIBRARY = os.environ.get("ISIM_LIBRARY")

pytestmark = pytest.mark.skipif(
    not LIBRARY,
    reason="ISIM_LIBRARY is not set: the C library is not called through include/isim.h",
)


def declarations(header: str) -> str:
    """The C of a header as cffi wants it: no comments, no preprocessor but numeric constants."""
    header = re.sub(r"/\*.*?\*/|//[^\n]*", " ", header, flags=re.DOTALL)
    header = re.sub(r"(?m)^#ifdef __cplusplus\b.*?^#endif\b[^\n]*", "", header, flags=re.DOTALL)
    lines = []
    for line in header.split("\n"):
        if not line.startswith("#") or re.match(r"#define \w+ \(?-?\d+\)?\s*$", line):
            lines.append(line)
    return "\n".join(lines)


class C:
    """The library, and as little as possible around it."""

    def __init__(self, path: str) -> None:
        self.header = (ROOT / "include" / "isim.h").read_text(encoding="utf-8")
        self.ffi: Any = cffi.FFI()
        self.ffi.cdef(declarations(self.header))
        self.lib: Any = self.ffi.dlopen(path)

    def text(self, text: str | bytes) -> tuple[Any, int]:
        """A text as pointer and length. The pointer keeps the memory: no NUL, not a byte more."""
        data = text.encode() if isinstance(text, str) else text
        return self.ffi.from_buffer(data), len(data)

    def string(self, text: Any) -> str | None:
        """An isim_text as a str; the empty one, which may mean none, as None."""
        return bytes(self.ffi.buffer(text.data, text.length)).decode() or None

    def new(self, kind: str, function: str, *args: Any) -> Any:
        """A handle from a function that writes it through its last argument; freed in time."""
        out = self.ffi.new(f"{kind} **")
        assert getattr(self.lib, function)(*args, out) == self.lib.ISIM_STATUS_OK
        assert out[0] != self.ffi.NULL
        return self.ffi.gc(out[0], getattr(self.lib, f"{kind}_free"))

    def value(self, kind: str, function: str, *args: Any) -> Any:
        """A value from a function that writes it through its last argument."""
        out = self.ffi.new(f"{kind} *")
        assert getattr(self.lib, function)(*args, out) == self.lib.ISIM_STATUS_OK
        return out[0]

    def name(self, text: str, kind: int = 0, lang: str = "") -> Any:
        return self.new("isim_name", "isim_name_new", *self.text(text), kind, *self.text(lang))

    def filled(self, function: Callable[..., int], *args: Any) -> str:
        """What a function writes into a buffer: asked for its length first, then given no more."""
        length = self.ffi.new("size_t *")
        status = function(*args, self.ffi.NULL, 0, length)
        assert status == self.lib.ISIM_STATUS_NO_SPACE
        capacity = length[0] + 1
        buffer = self.ffi.new("char[]", b"x" * (capacity + 7))
        assert function(*args, buffer, capacity, length) == self.lib.ISIM_STATUS_OK
        written = bytes(self.ffi.buffer(buffer))
        assert length[0] == capacity - 1 and written[capacity - 1 :] == b"\0xxxxxxx\0"
        return written[: capacity - 1].decode()

    def spans(self, text: str, spans: Any, count: int) -> tuple[isim.Span, ...]:
        """Spans in bytes as spans in code points."""
        return tuple(self.span(text, spans[number]) for number in range(count))

    def span(self, text: str, span: Any) -> isim.Span:
        data = text.encode()
        return len(data[: span.start].decode()), len(data[: span.end].decode())


@pytest.fixture(scope="module")
def c() -> C:
    assert LIBRARY
    return C(LIBRARY)


NAMES = [
    "",
    "Vedat Işıkhan",
    "VEDAT ISIKHAN",
    "Ведатом Ишикханом",
    "Işıkhan, Vedat",
    "Dr. Anar İ. Əliyev",
    "Анар Алиев",
    "Ilham Aliyev",
    "👩‍🔬 Кубанычбек Өмүралиев",
    "محمد بن سلمان",
    "Anar\0Aliyev",
    "\u0301",
    "Türkiye",
    "Турция",
    "OOO «Газпром»",
]
KINDS: list[str] = list(isim.KINDS)
TEXT = "📰 Dünən Анар Алиев və Vedat Işıkhan görüşdülər; Vedat Işıkhan çıxdı. Türkiye Турция"


def test_versions(c: C) -> None:
    version = c.ffi.string(c.lib.isim_version()).decode()
    assert f'#define ISIM_VERSION "{version}"' in c.header
    assert version == isim.__version__


def test_words(c: C) -> None:
    def words(function: Callable[[int], Any], numbers: Iterator[int]) -> tuple[str, ...]:
        named = itertools.takewhile(lambda word: word != c.ffi.NULL, map(function, numbers))
        return tuple(c.ffi.string(word).decode() for word in named)

    assert words(c.lib.isim_kind_name, itertools.count()) == isim.KINDS
    assert words(c.lib.isim_role_name, itertools.count()) == isim.ROLES
    assert words(c.lib.isim_step_kind_name, itertools.count(1)) == isim.STEP_KINDS
    assert words(c.lib.isim_finding_kind_name, itertools.count()) == isim.FINDING_KINDS
    for number, word in enumerate(isim.KINDS):
        assert c.value("uint32_t", "isim_kind_parse", *c.text(word)) == number


@pytest.mark.parametrize("row", table("fold.tsv"), ids=lambda row: row["where"])
def test_fold(c: C, row: dict[str, str]) -> None:
    assert c.filled(c.lib.isim_fold, *c.text(row["text"])) == row["folded"], row["note"]


@pytest.mark.parametrize("row", table("romanize.tsv"), ids=lambda row: row["where"])
def test_romanize(c: C, row: dict[str, str]) -> None:
    texts = (*c.text(row["text"]), *c.text(row["lang"]))
    assert c.filled(c.lib.isim_romanize, *texts) == row["latin"], row["note"]


@pytest.mark.parametrize(
    "text", [*NAMES, "Pa\u200bul \u202eH\u0443de Ж\u01c5", "IŞIK Влади\u0301мир"]
)
def test_folder(c: C, text: str) -> None:
    keep_case, keep_marks = c.lib.ISIM_FOLD_KEEP_CASE, c.lib.ISIM_FOLD_KEEP_MARKS
    for options, lang in itertools.product((0, keep_case, keep_marks), ("", "tr")):
        folder = c.new("isim_folder", "isim_folder_new", options, *c.text(lang))
        ours = isim.fold(
            text,
            lang=lang or None,
            keep_case=options == keep_case,
            keep_marks=options == keep_marks,
        )
        assert c.filled(c.lib.isim_folder_fold, folder, *c.text(text)) == ours
    folder = c.new("isim_folder", "isim_folder_new", 0, *c.text(""))
    folded = c.new("isim_folded", "isim_folder_apply", folder, *c.text(text))
    assert c.string(c.lib.isim_folded_text(folded)) == (isim.fold(text) or None)
    findings = []
    for at in range(c.lib.isim_folded_count(folded)):
        finding = c.value("isim_finding", "isim_folded_finding", folded, at)
        start, end = c.span(text, finding.span)
        findings.append((isim.FINDING_KINDS[finding.kind], start, end, text[start:end]))
    assert findings == isim.findings(text)


@pytest.mark.parametrize("text", NAMES)
def test_texts(c: C, text: str) -> None:
    assert c.filled(c.lib.isim_fold, *c.text(text)) == isim.fold(text)
    for lang in ("", "ru", "az-Cyrl"):
        romanized = c.filled(c.lib.isim_romanize, *c.text(text), *c.text(lang))
        assert romanized == isim.romanize(text, lang or None)


@pytest.mark.parametrize("row", table("systems.tsv"), ids=lambda row: row["where"])
def test_transliterate(c: C, row: dict[str, str]) -> None:
    texts = (*c.text(row["source"]), *c.text(row["system"]))
    assert c.filled(c.lib.isim_transliterate, *texts) == row["result"]
    texts = (*c.text(row["result"]), *c.text(row["system"]))
    try:
        back = isim.transliterate(row["result"], row["system"], reverse=True)
    except isim.Error:
        length = c.ffi.new("size_t *")
        status = c.lib.isim_transliterate_back(*texts, c.ffi.NULL, 0, length)
        assert status == c.lib.ISIM_STATUS_NOT_REVERSIBLE
    else:
        assert c.filled(c.lib.isim_transliterate_back, *texts) == back


def test_systems(c: C) -> None:
    systems = []
    for at in range(c.lib.isim_systems_count()):
        system = c.value("isim_system", "isim_systems_get", at)
        systems.append(
            isim.System(
                code=c.string(system.code) or "",
                name=c.string(system.name) or "",
                source=c.string(system.source) or "",
                lang=c.ffi.string(system.lang).decode(),
                from_script=c.string(getattr(system, "from")) or "",
                to_script=c.string(system.to) or "",
                reversible=bool(system.reversible),
            )
        )
    assert systems == isim.systems()
    for pair in (("Щукин", "Shchukin"), ("Shchukin", "Щукин"), ("Щукин", "Smith")):
        args = (*c.text(pair[0]), *c.text(pair[1]))
        ways = c.new("isim_renderings", "isim_systems_between", *args)
        found = []
        for at in range(c.lib.isim_renderings_count(ways)):
            way = c.value("isim_rendering", "isim_renderings_get", ways, at)
            found.append((c.string(way.code), bool(way.reversed)))
        assert found == isim.systems_between(*pair)


@pytest.mark.parametrize(
    "text",
    ["ж = zh\nzh = j / ^ _\n> Жук = Zhuk\n", "a = b\n> a = c\n", "a = b / [vowel] _\n"],
)
def test_rules(c: C, text: str) -> None:
    texts = (*c.text("mine.txt"), *c.text(text))
    try:
        ours = isim.Rules(text, "mine.txt")
    except isim.Error as error:
        assert c.filled(c.lib.isim_rules_check, *texts) == str(error)
        out = c.ffi.new("isim_rules **")
        assert c.lib.isim_rules_new(*texts, out) == c.lib.ISIM_STATUS_RULES
    else:
        assert c.filled(c.lib.isim_rules_check, *texts) == ""
        rules = c.new("isim_rules", "isim_rules_new", *texts)
        assert c.filled(c.lib.isim_rules_apply, rules, *c.text("ЖУК")) == ours.apply("ЖУК")


@pytest.mark.parametrize("text", NAMES)
def test_detect(c: C, text: str) -> None:
    found = c.value("isim_detected", "isim_detect", *c.text(text))
    guesses = []
    for at in range(found.count):
        guess = found.guesses[at]
        guesses.append((c.ffi.string(guess.lang).decode(), guess.weight))
    assert (c.string(found.script), tuple(guesses)) == isim.detect(text)


@pytest.mark.parametrize("text", NAMES)
def test_names(c: C, text: str) -> None:
    for (number, kind), lang in itertools.product(enumerate(isim.KINDS), ("", "ru")):
        name, ours = c.name(text, number, lang), isim.Name(text, kind, lang or None)
        assert c.string(c.lib.isim_name_text(name)) == (text or None)
        assert c.lib.isim_name_kind(name) == number
        assert c.string(c.lib.isim_name_script(name)) == ours.script
        parts = []
        for at in range(c.lib.isim_name_part_count(name)):
            part = c.value("isim_part", "isim_name_part", name, at)
            start, end = c.span(text, part.span)
            parts.append((text[start:end], isim.ROLES[part.role], (start, end)))
        assert tuple(parts) == ours.parts


@pytest.mark.parametrize("number", range(len(isim.KINDS)))
def test_pairs(c: C, number: int) -> None:
    kind = isim.KINDS[number]
    matcher = c.new("isim_matcher", "isim_matcher_new")
    names = [c.name(text, number) for text in NAMES]
    for a, b in itertools.product(range(len(NAMES)), repeat=2):
        texts = (NAMES[a], NAMES[b])
        value = c.value("double", "isim_compare", *c.text(texts[0]), *c.text(texts[1]), number)
        assert value == isim.compare(*texts, kind), texts

        ours = isim.explain(*texts, kind)
        both = (matcher, names[a], names[b])
        why = c.new("isim_explanation", "isim_matcher_explain", *both)
        for score in (
            c.value("isim_score", "isim_matcher_compare", *both),
            c.value("isim_score", "isim_explanation_score", why),
        ):
            assert (score.value, score.weight) == (ours.score, ours.weight), texts
        assert c.string(c.lib.isim_explanation_text(why)) == f"{ours}\n"
        steps = []
        for at in range(c.lib.isim_explanation_count(why)):
            step = c.value("isim_step", "isim_explanation_step", why, at)
            steps.append(
                isim.Step(
                    kind=isim.STEP_KINDS[step.kind - 1],
                    a=c.spans(texts[0], step.a, step.a_count),
                    b=c.spans(texts[1], step.b, step.b_count),
                    weight=step.weight,
                    detail=c.string(step.detail) or "",
                    source=c.string(step.source),
                )
            )
        assert tuple(steps) == ours.steps, texts


@pytest.mark.parametrize("row", table("compare.tsv"), ids=lambda row: row["where"])
def test_cases(c: C, row: dict[str, str]) -> None:
    a, b, number = row["name_a"], row["name_b"], KINDS.index(row["kind"])
    value = c.value("double", "isim_compare", *c.text(a), *c.text(b), number)
    assert value == isim.compare(a, b, isim.KINDS[number])


PIECES = [*"aıiİIs şŞßхоаеЁйәө ьъ.,'ʻ-–№7٣१ةيكעא王김がﬁΣς", "\u0301", "\u0323", "\u200d", "\u202e"]
PIECES += ["\0", "Anar ", "Алиев", " oğlu ", "bin ", "Dr. ", " II", "Ltd", " ООО ", "عبد ال", "-qızı"]
PIECES += ["ov", "ова"]


def test_random_names(c: C) -> None:
    """Names that nobody bears, by a fixed seed: one answer in both libraries, in either order."""
    chance = random.Random(20)
    for _ in range(3000):
        a = "".join(chance.choices(PIECES, k=chance.randrange(12)))
        b = "".join(chance.choices(PIECES, k=chance.randrange(12))) if chance.random() < 0.7 else a
        number = chance.randrange(len(KINDS))
        ours = isim.explain(a, b, isim.KINDS[number])
        value = c.value("double", "isim_compare", *c.text(a), *c.text(b), number)
        assert value == ours.score == isim.compare(b, a, isim.KINDS[number]), (a, b)
        assert ours.weight == sum(step.weight for step in ours.steps), (a, b)
        if a == b:
            assert value == 1.0, a
        for text, side in ((a, "a"), (b, "b")):
            spans = sorted(span for step in ours.steps for span in getattr(step, side))
            parts = isim.Name(text, isim.KINDS[number]).parts
            assert spans == [part.span for part in parts], (a, b)


def test_compare_many(c: C) -> None:
    matcher = c.new("isim_matcher", "isim_matcher_new")
    names = [c.name(text) for text in NAMES]
    scores = c.ffi.new("isim_score[]", len(names))
    others = c.ffi.new("isim_name *[]", names)
    status = c.lib.isim_matcher_compare_many(matcher, names[1], others, len(names), scores)
    assert status == c.lib.ISIM_STATUS_OK
    ours = [isim.Name(text) for text in NAMES]
    assert [score.value for score in scores] == isim.Matcher().compare_many(ours[1], ours)


def test_index_and_scanner(c: C) -> None:
    builder = c.new("isim_index_builder", "isim_index_builder_new")
    rows: list[isim.Row] = []
    for at, text in enumerate(NAMES):
        number = 2 if at >= 12 else 0
        rows.append((f"№{at}", text, isim.KINDS[number]))
        status = c.lib.isim_index_builder_add(builder, *c.text(f"№{at}"), c.name(text, number))
        assert status == c.lib.ISIM_STATUS_OK
    index, ours = c.new("isim_index", "isim_index_builder_build", builder), isim.Index(rows)
    assert c.lib.isim_index_len(index) == len(ours)

    for text in NAMES:
        results = c.new("isim_results", "isim_index_search", index, c.name(text), 5)
        hits = []
        for at in range(c.lib.isim_results_count(results)):
            hit = c.value("isim_hit", "isim_results_get", results, at)
            hits.append((c.string(hit.id), c.string(hit.name) or "", hit.score.value))
        assert hits == [(hit.id, hit.name.text, hit.score) for hit in ours.search(text, k=5)]

    scanner = c.new("isim_scanner", "isim_scanner_new", index)
    mentions = c.new("isim_mentions", "isim_scanner_scan", scanner, *c.text(TEXT))
    found = []
    for at in range(c.lib.isim_mentions_count(mentions)):
        mention = c.value("isim_mention", "isim_mentions_get", mentions, at)
        start, end = c.span(TEXT, mention.span)
        found.append((start, end, TEXT[start:end], c.string(mention.id), mention.score.value))
    assert found and found == [mention[:5] for mention in isim.Scanner(ours).scan(TEXT)]


def test_failures(c: C) -> None:
    out = c.ffi.new("isim_name **")
    good, none = c.text("Anar"), (c.ffi.NULL, 0)
    expected = [
        ("UTF8", (*c.text(b"An\xffr"), 0, *none, out)),
        ("UTF8", (*c.text("Anar \ud800".encode("utf-8", "surrogatepass")), 0, *none, out)),
        ("NULL", (c.ffi.NULL, 4, 0, *none, out)),
        ("NULL", (*good, 0, *none, c.ffi.NULL)),
        ("UNKNOWN_CODE", (*good, 4, *none, out)),
        ("UNKNOWN_CODE", (*good, 0xFFFFFFFF, *none, out)),
        ("UNKNOWN_CODE", (*good, 0, *c.text("q"), out)),
        ("TOO_LONG", (*c.text("a" * (c.lib.ISIM_NAME_LIMIT + 1)), 0, *none, out)),
    ]
    for status, args in expected:
        assert c.lib.isim_name_new(*args) == getattr(c.lib, f"ISIM_STATUS_{status}"), status
        assert out[0] == c.ffi.NULL, "nothing is written but on success"
    name = c.name("Anar")
    part = c.ffi.new("isim_part *")
    assert c.lib.isim_name_part(name, 1 << 60, part) == c.lib.ISIM_STATUS_RANGE
    for number in range(200):
        assert c.ffi.string(c.lib.isim_status_message(number))
    for free in re.findall(r"\b(isim_\w+_free)\(", declarations(c.header)):
        getattr(c.lib, free)(c.ffi.NULL)
