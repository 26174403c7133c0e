#!/usr/bin/env python3
"""A made-up nation: villages below the real list of townships, built part by part on one machine.

    python3 benches/nation/run.py --villages 660000 --parts 64
    python3 benches/nation/run.py --villages 20000 --parts 4 --program target/debug/zhandian

Names of provinces, cities, counties and townships are real (`benches/data/`, see NOTICE.md there); every village is made up, its
name says 示例, its code counts from 200 within its township, and so are telephones and hours. Counties come in the order of their
codes until there are villages enough, so that a small run is a piece of the large one and not a thinner country.

Parts run one after another, each a process of its own, as they would on machines of their own. Printed of each: CPU seconds,
peak memory, files and bytes; then the sum, what merging costs, and whether a build in one piece is the same byte for byte
(`--whole`). Bytes of a part count what its manifest lists.
"""

import argparse
import csv
import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DATA = PROJECT / "benches" / "data"
PER_TOWNSHIP = 16
FIRST = "新民 和平 团结 向阳 东风 红星 前进 胜利 幸福 光明 永兴 长安 太平 安乐 大桥 石桥 柳林 桃园 龙泉 清河".split()
HOURS = "hours: [{days: mon-fri, open: \"09:00\", close: \"17:00\"}]"
SETTINGS = """title: {zh: 全国社会工作服务站目录（示例）}
description: {zh: 用真实的乡镇名单编成的示例，村和站点都是虚构的。}
base_url: https://nation.example.cn/
languages: [zh]
timezone: Asia/Shanghai
owner: organisation
publisher: {name: {zh: 示例编写组}}
feedback: {phone: "12345"}
station_levels:
  - {id: county, name: {zh: 县（市、区）社工总站}}
  - {id: township, name: {zh: 乡镇（街道）社工站}}
  - {id: village, name: {zh: 村（社区）社工服务点}}
notice_categories:
  - {id: notices, name: {zh: 通知公告}}
"""
SERVICES = """id: social-assistance
name: {zh: 社会救助}
items:
  - {id: home-visit, name: {zh: 入户探访}}
  - {id: policy-publicity, name: {zh: 政策宣传}}
"""


def rows(name):
    with gzip.open(DATA / f"{name}.csv.gz", "rt", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def write(place, text):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


def village(number):
    return f"{FIRST[number % len(FIRST)]}{'' if number < len(FIRST) else number // len(FIRST) + 1}村（示例）"


def generate(content, wanted):
    """Writes the content of so many villages; says how many stations there are in all."""
    write(content / "site.yaml", SETTINGS)
    write(content / "services" / "social-assistance.yaml", SERVICES)
    townships = {}
    for row in rows("streets"):
        townships.setdefault(row["areaCode"], []).append((row["code"], row["name"]))
    left, stations = wanted, 0
    provinces, cities = set(), set()
    for area in rows("areas"):
        if left <= 0:
            break
        county = area["code"]
        regions, points = [], [station(county, area["name"] + "社工总站（示例）", "county", county)]
        provinces.add(area["provinceCode"])
        cities.add(area["cityCode"])
        regions.append((county, area["name"]))
        for code, name in townships.get(county, []):
            regions.append((code, name))
            points.append(station(code, name + "社工站（示例）", "township", code))
            for number in range(min(PER_TOWNSHIP, max(left, 0))):
                place = f"{code}{200 + number}"
                regions.append((place, village(number)))
                points.append(station(place, village(number) + "社工服务点", "village", place))
            left -= PER_TOWNSHIP
            if left <= 0:
                break
        stations += len(points)
        write(content / "regions" / f"{county}.yaml", "".join(region(*one) for one in regions))
        write(content / "stations" / f"{county}.yaml", "".join(points))
    above = [(row["code"], row["name"]) for row in rows("provinces") if row["code"] in provinces]
    above += [(row["code"], row["name"]) for row in rows("cities") if row["code"] in cities]
    write(content / "regions" / "above.yaml", "".join(region(*one) for one in above))
    for number in range(max(20, stations // 400)):
        write(
            content / "notices" / f"n{number}.md",
            f"---\ntitle: 示例通知第{number + 1}号\ndate: 2026-{number % 9 + 1:02}-{number % 27 + 1:02}\n"
            f"category: notices\n---\n\n示例通知的正文，第{number + 1}号。\n",
        )
    return stations


def region(code, name):
    return f'- {{code: "{code}", name: {{zh: {name}}}}}\n'


def station(code, name, level, place):
    return (
        f'- id: s{code}\n  name: {{zh: {name}}}\n  level: {level}\n  region: "{place}"\n'
        f'  phone: ["12345"]\n  {HOURS}\n  services: [home-visit]\n'
        f"  checked: {{date: 2026-11-01, by: 示例}}\n"
    )


def measured(command):
    """CPU seconds, wall seconds and peak MiB of a command that must end well."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {process.returncode}\n{said.decode()[-2000:]}")
    return used.ru_utime + used.ru_stime, time.monotonic() - began, used.ru_maxrss / 1024


def sizes(part):
    """Files and bytes of a part, by its manifest."""
    lines = (part / "zhandian-part.txt").read_text(encoding="utf-8").splitlines()
    found = [re.match(r"[0-9a-f]{64} +([0-9]+) +", line) for line in lines]
    lengths = [int(one.group(1)) for one in found if one]
    return len(lengths), sum(lengths)


def largest(folder, count=8):
    """The largest pages: what grows without bound shows there."""
    pages = sorted(((path.stat().st_size, path) for path in folder.rglob("*") if path.is_file()), reverse=True)
    return [(size, path.relative_to(folder)) for size, path in pages[:count]]


def equal(one, other):
    names = lambda root: sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())
    first = names(one)
    return first == names(other) and all((one / name).read_bytes() == (other / name).read_bytes() for name in first)


def line(name, cpu, wall, memory, files, size):
    print(f"| {name} | {cpu:.1f} | {wall:.1f} | {memory:.0f} | {files:,} | {size / 1e6:.1f} |", flush=True)


def main():
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("--villages", type=int, default=20_000)
    words.add_argument("--parts", type=int, default=4)
    words.add_argument("--program", default=str(PROJECT / "target" / "release" / "zhandian"))
    words.add_argument("--folder", help="where to work; kept afterwards (default: a temporary one)")
    words.add_argument("--without-search", action="store_true")
    words.add_argument("--whole", action="store_true", help="build in one piece, too, and compare")
    asked = words.parse_args()
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="nation-"))
    root = folder / "site"
    shutil.rmtree(root, ignore_errors=True)
    stations = generate(root / "content", asked.villages)
    print(f"{asked.villages:,} villages, {stations:,} stations, {asked.parts} parts, {asked.program}\n")
    print("| | CPU s | wall s | peak MiB | files | MB |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    build = [asked.program, "--root", root, "--today", "2026-11-22", "--quiet", "build"]
    build += ["--without-search"] * asked.without_search
    parts, total = [], [0.0, 0.0, 0.0, 0, 0]
    for number in range(1, asked.parts + 1):
        out = folder / f"part-{number}"
        shutil.rmtree(out, ignore_errors=True)
        cpu, wall, memory = measured([*build, "--part", f"{number}/{asked.parts}", "--out", out])
        files, size = sizes(out)
        line(f"part {number}", cpu, wall, memory, files, size)
        total = [total[0] + cpu, total[1] + wall, max(total[2], memory), total[3] + files, total[4] + size]
        parts.append(out)
    line("all parts", *total)
    merged = folder / "merged"
    shutil.rmtree(merged, ignore_errors=True)
    line("merge", *measured([asked.program, "--quiet", "merge", *parts, "--out", merged]), total[3], total[4])
    if asked.whole:
        whole = folder / "whole"
        shutil.rmtree(whole, ignore_errors=True)
        line("in one piece", *measured([*build, "--out", whole]), total[3], total[4])
        print("\nthe same, byte for byte" if equal(merged, whole) else "\nNOT THE SAME")
    print("\nlargest files:")
    for size, path in largest(merged):
        print(f"  {size / 1e3:9.1f} KB  {path}")
    if not asked.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
