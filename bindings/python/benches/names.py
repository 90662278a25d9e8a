"""Names to measure with, made of syllables and common given names; no person is meant.

names.py ROWS SEED [--cyrillic SHARE] prints a list as TSV: id, name.
"""

from __future__ import annotations

import itertools
import random
import sys

GIVEN = """Aleksandr Almazbek Anahit Anar Anna Aysel Boris Daniyar Davit Dilnoza Elena Elmira Emin
Fatima Gulnara Hasan Hussein Igor Ilham Irina Ivan Jamshid Kamila Kanat Kubanychbek Leyla Madina
Maria Mehmet Mikhail Muhammad Murat Mustafa Natalya Nurlan Olga Omar Otabek Pavel Rashad Rustam
Sabina Samir Saule Sergey Shavkat Sofia Tatyana Temur Tigran Timur Vasily Viktor Yelena Yusuf
Zarina Zhanna Zulfiya""".split()
FIRST = """A Ab Ak Al Ba Be Bo Chu Da De Du E Fa Ga Gu Ha I Is Ja Ka Ke Ko Ku La Ma Me Mu Na Ni
No O Pa Pe Ra Ro Ru Sa Se Sha Shu Ta Te To Tu U Va Ve Ya Yu Za Zho""".split()
MIDDLE = """ba bek chi da di do ga gi gul ja ka kha ki la li lo ma mi mur na ni nur ra ri ro sa shi
so ta ti tov va vi yar za zi""".split()
LAST = "bayev enko ev ian ko ov ova oglu ski son uulu yan zade".split()

LETTERS = [
    *(("shch", "щ"), ("kh", "х"), ("zh", "ж"), ("ch", "ч"), ("sh", "ш"), ("ya", "я"), ("yu", "ю")),
    *(("ye", "е"), ("ts", "ц"), ("ks", "кс")),
    *zip("abcdefghijklmnopqrstuvwxyz", "абкдефгхижклмнопкрстуввкйз"),
]
CYRILLIC = dict(LETTERS)


def people(seed: int) -> list[str]:
    """A stream of names: given names and surnames are common or rare, as among people."""
    chance = random.Random(seed)
    given = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(GIVEN))))
    surnames = [
        first + middle + "".join(chance.choices(MIDDLE, k=chance.randrange(2))) + last
        for first in FIRST
        for middle in MIDDLE
        for last in chance.sample(LAST, 8)
    ]
    chance.shuffle(surnames)
    weights = list(itertools.accumulate(1 / (rank + 50) for rank in range(len(surnames))))
    names = []
    for _ in range(20_000):
        first = chance.choices(GIVEN, cum_weights=given, k=50)
        last = chance.choices(surnames, cum_weights=weights, k=50)
        names += [f"{one} {other}" for one, other in zip(first, last)]
    return names


def cyrillic(name: str) -> str:
    """A name as it might be written in Russian."""
    out, at, low = "", 0, name.lower()
    while at < len(low):
        for latin, letter in LETTERS:
            if low.startswith(latin, at):
                out, at = out + letter, at + len(latin)
                break
        else:
            out, at = out + low[at], at + 1
    return out.title()


def slipped(name: str, chance: random.Random) -> str:
    """A name with one letter left out or doubled."""
    at = chance.randrange(1, len(name) - 1)
    return name[:at] + (name[at] * 2 if chance.random() < 0.5 else "") + name[at + 1 :]


def variant(name: str, chance: random.Random) -> str:
    """The same name otherwise: in Cyrillic, turned round, with a slip, or with an initial."""
    given, surname = name.split(" ", 1)
    return chance.choice(
        [
            cyrillic(name),
            f"{surname}, {given}",
            slipped(name, chance),
            f"{given[0]}. {surname}",
            name.upper(),
        ]
    )


def main() -> None:
    rows, seed = int(sys.argv[1]), int(sys.argv[2])
    share = float(sys.argv[4]) if sys.argv[3:4] == ["--cyrillic"] else 0.0
    chance = random.Random(seed)
    print("id\tname")
    for number, name in enumerate(people(seed)[:rows]):
        print(f"{number}\t{cyrillic(name) if chance.random() < share else name}")


if __name__ == "__main__":
    main()
