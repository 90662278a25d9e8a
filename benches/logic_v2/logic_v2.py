"""logic-v2's half, and the table: logic_v2.py NAMES, the program that main.rs makes."""

import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict

PAIR = ("Kubanychbek Omuraliev", "Кубанычбек Өмүралиев")
FIRST = """
import sys
from followthemoney import model
from nomenklatura.matching import LogicV2
config = LogicV2.default_config()
def entity(name, number):
    return model.get_proxy({"id": str(number), "schema": "Person", "properties": {"name": [name]}})
print(LogicV2.compare(entity(sys.argv[1], 1), entity(sys.argv[2], 2), config).score)
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def process(command: list[str], times: int) -> tuple[float, float, float]:
    """Milliseconds from start to end, the least and the median; the most memory resident, in MB."""
    said = subprocess.check_output(command, text=True)
    memory = int(said.split("VmHWM", 1)[1].strip(": \t\n").split()[0]) / 1024
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    wall = []
    for _ in range(times):
        begin = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
        os.waitpid(child, 0)
        wall.append((time.perf_counter() - begin) * 1e3)
    return min(wall), statistics.median(wall), memory


def peer(groups: dict[str, list[tuple[str, str]]]) -> dict[str, tuple[float, float]]:
    """Nanoseconds a pair: cold, with names it has not met; and prepared, with names that it has
    analysed, compared for the first time."""
    from followthemoney import model
    from nomenklatura.matching import LogicV2

    config = LogicV2.default_config()
    number = 0

    def entity(name: str):
        nonlocal number
        number += 1
        raw = {"id": str(number), "schema": "Person", "properties": {"name": [name]}}
        return model.get_proxy(raw)

    for _ in range(20):  # What it loads at the first call is no cost of a pair.
        LogicV2.compare(entity("Warm Up"), entity("Up Warm"), config)
    out = {}
    for group, pairs in groups.items():
        cold, prepared = [], []
        for a, b in pairs:
            begin = time.perf_counter()
            LogicV2.compare(entity(a), entity(b), config)
            cold.append(time.perf_counter() - begin)
        for a, b in pairs:
            query, result = entity(a), entity(b)
            # Each is analysed once, beside a name that is in no pair.
            LogicV2.compare(query, entity("Nobody Nowhere"), config)
            LogicV2.compare(entity("Nobody Nowhere"), result, config)
            begin = time.perf_counter()
            LogicV2.compare(query, result, config)
            prepared.append(time.perf_counter() - begin)
        out[group] = (statistics.median(cold) * 1e9, statistics.median(prepared) * 1e9)
    return out


def main() -> None:
    names = sys.argv[1]
    groups = defaultdict(list)
    for line in subprocess.check_output([names, "pairs"], text=True).splitlines():
        group, a, b = line.split("\t")
        groups[group].append((a, b))
    ours = {}
    for line in subprocess.check_output([names, "time"], text=True).splitlines():
        group, raw, prepared = line.split("\t")
        ours[group] = (float(raw), float(prepared))
    theirs = peer(groups)
    print("ns a pair     isim raw  prepared   logic-v2 cold  prepared   "
          "cold/raw  prepared/raw  prepared/prepared")
    for group, (raw, prepared) in ours.items():
        cold, analysed = theirs[group]
        print(f"{group:<13} {raw:8.0f} {prepared:9.0f} {cold:15.0f} {analysed:9.0f} "
              f"{cold / raw:10.0f} {analysed / raw:13.0f} {analysed / prepared:18.0f}")
    for what, command, times in [
        ("isim", [names, "first", *PAIR], 200),
        ("logic-v2", [sys.executable, "-c", FIRST, *PAIR], 3),
    ]:
        least, median, memory = process(command, times)
        print(f"{what}: first answer {least:.2f} ms after the process starts (least of {times}; median "
              f"{median:.2f}), {memory:.1f} MB resident")


if __name__ == "__main__":
    main()
