#!/usr/bin/env python3
"""Writes data/han/ from Unicode's Unihan database and the names of NAIST-jdic.

    python3 examples/import_han.py UNIHAN NAIST

UNIHAN is a folder with Unihan_Readings.txt, Unihan_Variants.txt and Unihan_OtherMappings.txt, plain or with .bz2 (Debian: unicode-data);
NAIST is naist-jdic.dic, in EUC-JP (Debian: naist-jdic). What is read and what is left out stands beside each step.
The readings of characters in Japanese names are learned: every surname, given name and place of NAIST-jdic is written in
characters and in kana, and expectation maximisation finds which kana belong to which character.
"""
import bz2
import collections
import math
import os
import re
import sys
import unicodedata

HEAD = {
    "mandarin": (
        "Characters by their Mandarin readings, in pinyin without tones. A reading that is not the usual one has `?` before it.",
        "kMandarin; `?` where kHanyuPinlu counts another in at least a quarter of the character's uses",
    ),
    "cantonese": ("Characters by their Cantonese readings, in Jyutping without tones.", "kCantonese"),
    "korean": ("Characters by their Sino-Korean readings; with South Korea's softened first l and n beside the plain one.", "kHangul"),
    "vietnamese": ("Characters by their Sino-Vietnamese readings, without marks but đ.", "kVietnamese"),
}


def unihan(folder, name, wanted):
    path = os.path.join(folder, f"Unihan_{name}.txt")
    file = open(path, encoding="utf-8") if os.path.exists(path) else bz2.open(path + ".bz2", "rt", encoding="utf-8")
    found = {field: {} for field in wanted}
    with file:
        for line in file:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                if field in found and 0x4E00 <= int(code[2:], 16) <= 0x9FFF:
                    found[field][chr(int(code[2:], 16))] = value
    return found


def toneless(text, keep=""):
    """Latin letters without marks, but for those of `keep`; ü is v as keyboards write it."""
    out = []
    for c in unicodedata.normalize("NFC", text.lower()):
        base = unicodedata.normalize("NFD", c)
        out.append("v" if "\u0308" in base else c if c in keep else base[0])
    return "".join(c for c in out if c.isalpha())


def soften(syllable):
    """리 is 이 and 로 is 노 at the beginning of a word in South Korea, 녀 is 여."""
    at = ord(syllable) - 0xAC00
    first, rest = divmod(at, 588)
    vowel = rest // 28
    palatal = vowel in (2, 3, 6, 7, 12, 17, 20)
    if first == 5:
        return chr(0xAC00 + (11 if palatal else 2) * 588 + rest)
    if first == 2 and palatal:
        return chr(0xAC00 + 11 * 588 + rest)
    return None


def readings(folder):
    read = unihan(folder, "Readings", ["kMandarin", "kCantonese", "kHangul", "kVietnamese", "kHanyuPinlu"])
    sets = unihan(folder, "OtherMappings", ["kGB0", "kBigFive", "kJis0", "kKSC0", "kHKSCS"])
    # Characters of the national standards; what none of them has, names do not use.
    known = set().union(*sets.values())
    by = {name: collections.defaultdict(set) for name in HEAD}
    for c in known:
        usual = [toneless(r) for r in read["kMandarin"].get(c, "").split()]
        for r in usual:
            by["mandarin"][r].add(c)
        counts = collections.Counter()
        for r, n in re.findall(r"(\w+)\((\d+)\)", unicodedata.normalize("NFC", read["kHanyuPinlu"].get(c, ""))):
            counts[toneless(r)] += int(n)
        for r, n in counts.items():
            if r not in usual and 4 * n >= sum(counts.values()):
                by["mandarin"]["?" + r].add(c)
        if c in sets["kBigFive"] or c in sets["kHKSCS"] or c in sets["kGB0"]:
            for r in read["kCantonese"].get(c, "").split()[:1]:
                by["cantonese"][toneless(r)].add(c)
        if c in sets["kKSC0"]:
            for r in read["kHangul"].get(c, "").split()[:2]:
                by["korean"][r[0]].add(c)
                if soften(r[0]):
                    by["korean"][soften(r[0])].add(c)
        if c in sets["kBigFive"] or c in sets["kGB0"]:
            for r in read["kVietnamese"].get(c, "").split()[:2]:
                by["vietnamese"][toneless(r, "đ")].add(c)
    return by


HAN = "\u4e00-\u9fff々"
LOOSE = {"ヶ": "ガケカ", "ケ": "ガケ", "ノ": "ノ", "の": "ノ", "が": "ガ", "ヵ": "カガ", "ツ": "ツッ", "〆": "シメ"}


def names(path):
    """(kind, written, kana, weight) for surnames, given names and places; frequent ones weigh more."""
    kinds = {"固有名詞 人名 姓": ("s", 3286, 1.0), "固有名詞 人名 名": ("g", 3178, 1.0), "固有名詞 地域": ("p", 3384, 0.3)}
    shape = re.compile(r"\(品詞 \(名詞 ([^)]*)\)\) \(\(見出し語 \((\S+) (\d+)\)\) \(読み ([^)]*)\)")
    with open(path, encoding="euc_jp", errors="ignore") as file:
        for line in file:
            m = shape.match(line)
            if not m:
                continue
            kind = next((v for k, v in kinds.items() if m[1].startswith(k)), None)
            if not kind or len(m[2]) > 5 or not re.fullmatch(f"[{HAN}{''.join(LOOSE)}]+", m[2]):
                continue
            kana = m[4].strip("{}").split("/")[0].strip()
            if re.search(f"[{HAN}]", m[2]):
                yield kind[0], m[2], kana, kind[2] * math.exp((kind[1] - int(m[3])) / 600), int(m[3])


def segments(written, kana, chance):
    """Forward and backward sums over all ways to divide the kana among the characters."""
    chars = [written[i - 1] if c == "々" and i else c for i, c in enumerate(written)]

    def p(c, s):
        if s[0] in "ァィゥェォャュョーンッ":
            return 0.0
        if c in LOOSE:
            return 1.0 if s in LOOSE[c] else 0.0
        return chance.get((c, s), 0.0) + 1e-5 * 0.25 ** len(s)

    n, m = len(chars), len(kana)
    steps = []
    forward = [[0.0] * (m + 1) for _ in range(n + 1)]
    forward[0][0] = 1.0
    for i in range(n):
        for j in range(m):
            if forward[i][j]:
                for k in range(j + 1, min(m, j + 6) + 1):
                    q = p(chars[i], kana[j:k])
                    if q:
                        forward[i + 1][k] += forward[i][j] * q
                        steps.append((i, j, k, q))
    backward = [[0.0] * (m + 1) for _ in range(n + 1)]
    backward[n][m] = 1.0
    for i, j, k, q in reversed(steps):
        backward[i][j] += q * backward[i + 1][k]
    whole = forward[n][m]
    if whole:
        for i, j, k, q in steps:
            share = forward[i][j] * q * backward[i + 1][k] / whole
            if share:
                yield chars[i], kana[j:k], share


def japanese(words):
    chance = {}
    for _ in range(7):
        count, of = collections.Counter(), collections.Counter()
        by_kind = collections.Counter()
        for kind, written, kana, weight, _ in words:
            for c, s, share in segments(written, kana, chance):
                if c not in LOOSE:
                    count[c, s] += share * weight
                    by_kind[kind, c, s] += share * weight
        for (c, _), v in count.items():
            of[c] += v
        chance = {k: (v - 0.1) / (of[k[0]] + 0.5) for k, v in count.items() if v > 0.1}
    whole = collections.Counter()
    for (kind, c, _), v in by_kind.items():
        whole[kind, c] += v
    best = collections.defaultdict(dict)
    for (kind, c, s), v in by_kind.items():
        p = v / (whole[kind, c] + 1)
        if v >= 0.15 and p >= 0.02:
            best[c][s] = max(best[c].get(s, 0), p)
    return best


def spread(best, folder):
    """Characters of China and Taiwan are read as the Japanese ones of which they are variants: 黑 as 黒, 泽 as 沢."""
    fields = ["kTraditionalVariant", "kSimplifiedVariant", "kZVariant", "kSemanticVariant"]
    near = collections.defaultdict(set)
    for found in unihan(folder, "Variants", fields).values():
        for c, value in found.items():
            for code in re.findall(r"U\+([0-9A-F]+)", value):
                near[c].add(chr(int(code, 16)))
                near[chr(int(code, 16))].add(c)
    for c in sorted(near):
        if c in best or not 0x4E00 <= ord(c) <= 0x9FFF:
            continue
        one = near[c]
        two = set().union(*(near[v] for v in one))
        others = sorted(v for v in one if v in best) or sorted(v for v in two if v in best)
        if others:
            yield c, best[others[0]]


def variants(folder):
    """Characters that are forms of one: simplified and traditional ones, and those of one sound that mean the same."""
    sets = unihan(folder, "OtherMappings", ["kGB0", "kBigFive", "kJis0", "kKSC0", "kHKSCS"])
    known = set().union(*sets.values())
    sound = unihan(folder, "Readings", ["kMandarin"])["kMandarin"]
    said = {c: {toneless(r) for r in value.split()} for c, value in sound.items()}
    forms = {}

    def first(c):
        while c in forms:
            c = forms[c]
        return c

    fields = ["kTraditionalVariant", "kSimplifiedVariant", "kZVariant", "kSemanticVariant"]
    found = unihan(folder, "Variants", fields)
    for field in fields:
        for c, value in sorted(found[field].items()):
            for code in re.findall(r"U\+([0-9A-F]+)", value):
                other = chr(int(code, 16))
                alike = field != "kSemanticVariant" or said.get(c, set()) & said.get(other, set())
                one, two = sorted((first(c), first(other)))
                if alike and one != two and {c, other} <= known:
                    forms[two] = one
    groups = collections.defaultdict(list)
    for c in sorted(forms):
        groups[first(c)].append(c)
    return groups


def write(name, what, source, licence, lines):
    with open(os.path.join("data", "han", name + ".txt"), "w", encoding="utf-8") as file:
        file.write(f"# {what}\n# Written by examples/import_han.py.\nsource {source}\nlicence {licence}\n\n")
        file.writelines(line + "\n" for line in lines)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    for name, by in readings(sys.argv[1]).items():
        what, fields = HEAD[name]
        lines = [f"{r} = {''.join(sorted(chars))}" for r, chars in sorted(by.items()) if r]
        write(name, what, f"Unicode Unihan database 15.0, {fields}; characters of GB 2312, Big5, HKSCS, JIS X 0208, KS X 1001", "Unicode-3.0", lines)
    lines = [f"{c} = {''.join(others)}" for c, others in sorted(variants(sys.argv[1]).items())]
    what = "Characters and others that are forms of them: simplified, traditional, or used alike and of one Mandarin reading."
    fields = "kTraditionalVariant, kSimplifiedVariant, kZVariant, kSemanticVariant"
    write("variants", what, f"Unicode Unihan database 15.0, {fields}; characters of GB 2312, Big5, HKSCS, JIS X 0208, KS X 1001", "Unicode-3.0", lines)
    words = list(names(sys.argv[2]))
    lines = []
    best = japanese(words)
    best.update(list(spread(best, sys.argv[1])))
    for c, found in sorted(best.items()):
        order = sorted(found.items(), key=lambda x: (-x[1], x[0]))[:8]
        lines.append(f"{c} = " + ", ".join(f"{s} {min(round(-10 * math.log(p)), 39)}" for s, p in order))
    source = "NAIST Japanese Dictionary 0.4.3 (naist-jdic), readings of surnames, given names and places, by characters"
    write(
        "japanese",
        "Readings of characters in Japanese names; behind each, in tenths of a nat, how rare it is among surnames, given names or places.",
        source,
        "BSD-3-Clause",
        lines,
    )
    # The most frequent surnames, for cutting names that are written without a space.
    cost = {}
    for kind, written, _, _, c in words:
        if kind == "s" and len(written) in (1, 2, 3):
            cost[written] = min(c, cost.get(written, 9999))
    frequent = {n: sorted(w for w, c in cost.items() if len(w) == n and c < 3286) for n in (1, 2, 3)}
    lines = [f"{n} = " + " ".join(w for w in frequent[n] if re.fullmatch(f"[{HAN}]+", w)) for n in (1, 2, 3)]
    write("japanese-surnames", "Japanese surnames by the number of their characters, those that texts use.", source, "BSD-3-Clause", lines)


if __name__ == "__main__":
    main()
