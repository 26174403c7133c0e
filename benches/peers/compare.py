#!/usr/bin/env python3
"""Zhandian, Hugo and mere writing of the same bytes, one after the other on one machine.

    cargo bench --bench scale -- generate 41352 /tmp/big
    python3 benches/peers/compare.py --zhandian target/release/zhandian --hugo hugo /tmp/big /dev/shm/peers

builds the site folder with Zhandian, writes a Hugo site of the same records, builds that, copies Zhandian's files from
memory to new files, and prints a Markdown table. The second folder is made, used and emptied again. Needs Linux,
Python 3.11 and Hugo (0.168 was tried); nothing else.

Alike: every station, region, service, category and operator has a page in both languages with Chinese, marked as such,
where there is no Tibetan; notices and disclosures in those they are written in, with parallel pages. Head with its
metadata, header with reading aids, breadcrumb and footer are those of Zhandian. Station pages have hours, contact,
services by category, introduction, facts, who is responsible, notices and disclosures about them, and the poster;
region pages their stations or, above a hundred, the regions below, with notices and figures; services count stations
by province; notice lists have twenty a page; A-Z, statistics, RSS, sitemap. The second table shows how near the
numbers and sizes of pages come.

Hugo gets what a person who knows it would give it: one content file for both languages, maps by id made once a
language instead of searches, cached partials for what many pages share (frame, hours, whole service categories, the
code), weights instead of collation where the order is known, no taxonomies, no feeds of sections.

Seen on two processors shared with other work (Hugo 0.168, 41,352 stations, two runs): Hugo takes 9.2 times the CPU
seconds of Zhandian and 18 times the memory; with templates of a title, the text and the frame alone, at 2,000
stations, still three times the CPU seconds of the whole of Zhandian. With GOGC=400 it needs a fifth fewer CPU seconds and half as
much memory again.

Not alike, to Hugo's advantage: each poster has the same QR code, none is computed; nothing is checked; no list of files
with hashes, no comparison with what was published before, no exchange in one step; the initials of A-Z are given to it;
no charts, no pages by audience and level, no redirects of folders, one page of disclosure instead of six, a short home
page. To Zhandian's advantage: Hugo's records are single files, one a page, and its sitemaps are two, and whoever
knows Hugo better than the author may find more to cache.
Neither makes a search
index. Both are run with their defaults, and use all processors.
"""

import argparse
import bisect
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import time
import zlib
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
TODAY = "2026-11-22"
# Other work on the machine makes writing dearer, never cheaper: the cheapest of some copies counts.
COPIES = 3

# ---------------------------------------------------------------- the Hugo site

# Chinese characters of GB 2312's first plane stand in the order of their pinyin: where each initial begins.
INITIALS = dict(zip("啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝", "abcdefghjklmnopqrstwxyz"))
STARTS = sorted((head.encode("gb2312"), letter) for head, letter in INITIALS.items())


def initial(name: str) -> str:
    """The letter under which A-Z lists a name."""
    code = name[0].encode("gb2312", "ignore")
    if len(code) < 2 or code >= b"\xd8\xa1":
        return "z"
    return STARTS[max(bisect.bisect_right(STARTS, (code, "~")) - 1, 0)][1]


def put(path: Path, front: str, body: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{front}---\n{body}", encoding="utf-8")


def zh(record: str, field: str = "name") -> str:
    return re.search(rf"^ *{field}: \{{zh: ([^,}}]+)", record, re.M)[1]


def value(record: str, field: str) -> str:
    found = re.search(rf"^ *{field}: (.+)$", record, re.M)
    return found[1].strip('"') if found else ""


def blocks(text: str, indent: str = "") -> list[str]:
    """The items of a YAML list of records, each as the lines of a mapping that is two columns further in."""
    return [indent + "  " + part for part in re.split(rf"^{indent}- (?=id: )", text, flags=re.M)[1:]]


def write_hugo(root: Path, built: Path, to: Path) -> None:
    """Writes the Hugo site of the records in `root`; the frame of the pages comes from Zhandian's pages in `built`."""
    content = root / "content"
    shutil.copytree(HERE / "hugo", to)
    both, chinese, tibetan = (to / "content" / name for name in ("both", "zh", "bo"))
    frame(built, to / "layouts/_partials")
    (to / "data").mkdir()
    shutil.copy(content / "statistics/measures.yaml", to / "data")
    shutil.copy(content / "statistics/2025.yaml", to / "data/figures.yaml")
    shutil.copytree(built / "assets", to / "static/assets")

    def page(folder: Path, path: str, title: str, params: str, *, body: str = "", top: str = "", **more: object) -> None:
        added = "".join(f"  {key}: {json.dumps(item, ensure_ascii=False)}\n" for key, item in more.items())
        put(folder / path, f"title: {json.dumps(title, ensure_ascii=False)}\n{top}params:\n{params}{added}", body)

    for place, title in [("stations", "社工站"), ("notices", "通知公告"), ("services", "服务事项"),
                         ("disclosure", "信息公开"), ("statistics", "统计数据"), ("regions", "社工站"), ("operators", "社工站")]:
        page(both, f"{place}/_index.md", title, "", column=place)
    for category, title in [("notices", "通知公告"), ("news", "工作动态")]:
        page(both, f"notices/category/{category}/_index.md", title, "",
             only=category, crumb="notices", column="notices")
    for letter in INITIALS.values():
        page(both, f"a-z/{letter}.md", "全部条目（网站地图）", "", letter_of=letter)
    for file in (content / "pages").glob("*.md"):
        shutil.copy(file, (chinese / "pages").mkdir(parents=True, exist_ok=True) or chinese / "pages")

    # Services: the menu as data for the station pages, and a page each.
    menu, category_of = [], {}
    for file in sorted((content / "services").glob("*.yaml"), key=lambda file: int(value(file.read_text(), "order"))):
        head, items = file.read_text(encoding="utf-8").split("items:\n")
        category = value(head, "id")
        category_of[category] = category
        entry = {"id": category, "name": zh(head), "items": []}
        page(both, f"services/{category}/_index.md", zh(head), re.sub("^", "  ", head, flags=re.M).rstrip(" "),
             top=f"url: services/{category}.html\nweight: {len(menu) + 1}\n", category=category, crumb="services",
             column="services", file=f"services/{category}.html", record=f"category:{category}")
        for number, item in enumerate(blocks(items, "  ")):
            ident = value(item, "id")
            category_of[ident] = category
            file_name = f"services/{category}/{ident}.html"
            entry["items"].append({"id": ident, "name": zh(item), "file": file_name})
            page(both, f"services/{category}/{ident}.md", zh(item), re.sub("^  ", "", item, flags=re.M),
                 top=f"weight: {number + 1}\n", category=category, crumb="services", column="services",
                 file=file_name, record=f"service:{ident}", letter=initial(zh(item)))
        menu.append(entry)
    for name, data in [("menu", menu), ("category_of", category_of), ("strings", STRINGS), ("columns", COLUMNS)]:
        (to / f"data/{name}.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    weight = 0
    known = set()
    for file in sorted((content / "regions").glob("*.yaml")):
        for code, name in re.findall(r"^- \{code: (\d+), name: \{zh: (.+?)\}\}$", file.read_text(encoding="utf-8"), re.M):
            known.add(code)
            weight += 1
            above = [code[:digits] for digits in (2, 4, 6) if digits < len(code)]
            page(both, f"regions/{code}.md", name, "", top=f"weight: {weight}\n", code=code, crumb="stations", above=above,
                 parent=above[-1] if above else "country", column="stations", record=f"region:{code}", letter=initial(name))
    for file in sorted((content / "operators").glob("*.yaml")):
        record = file.read_text(encoding="utf-8")
        ident = value(record, "id")
        page(both, f"operators/{ident}.md", zh(record), re.sub("^(?=.)", "  ", record, flags=re.M), crumb="stations",
             column="stations", record=f"operator:{ident}", letter=initial(zh(record)))
    for file in sorted((content / "stations").glob("*/*.yaml")):
        for record in blocks(file.read_text(encoding="utf-8")):
            weight += 1
            ident, code, name = value(record, "id"), value(record, "region"), zh(record)
            fields, description = record.split("  description:\n    zh: |\n")
            codes = [code[:digits] for digits in (2, 4, 6, 9) if code[:digits] in known]
            levels = dict(zip(("province", "city", "county", "township"), codes))
            page(both, f"stations/{ident}.md", name, fields, body=re.sub("^      ", "", description, flags=re.M),
                 top=f"weight: {weight}\nlastmod: {re.search('date: ([0-9-]+)', record)[1]}\n", regions=codes, **levels,
                 crumb="stations", above=[code[:6]], record=f"station:{ident}", letter=initial(name))
    for file in sorted((content / "notices").glob("*/*.md")):
        if file.name.endswith(".bo.md"):
            continue
        ident = file.stem
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        front += (f"params:\n  id: {ident}\n  station: {re.search('stations: .(.+)]', front)[1]}\n"
                  f"  county: \"{re.search('regions: .(.+)]', front)[1]}\"\n"
                  f"  service: {re.search('services: .(.+)]', front)[1]}\n  crumb: notices\n  record: notice:{ident}\n")
        put(chinese / f"notices/{ident}.md", front, body)
        other = file.with_suffix(".bo.md")
        if other.exists():
            _, head, text = other.read_text(encoding="utf-8").split("---\n", 2)
            front = re.sub("^title: .*$", lambda _: head.splitlines()[0], front, flags=re.M)
            put(tibetan / f"notices/{ident}.md", front + "  tibetan: true\n", text)
            page(chinese, f"parallel/{ident}.md", value(front, "title"), "", top=f"url: notices/{ident}-parallel.html\n", of=ident)
    for file in sorted((content / "disclosure/items").glob("*/*.md")):
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        front += (f"params:\n  id: {file.stem}\n  index: 2026-{zlib.crc32(file.stem.encode()):08x}\n  crumb: disclosure\n"
                  f"  record: disclosure:{file.stem}\n")
        put(chinese / f"disclosure/items/{file.stem}.md", front, body)


def frame(built: Path, partials: Path) -> None:
    """Makes cached partials of what Zhandian's pages of one language have in common."""
    parts = defaultdict(str)
    for language, path, up in [("zh", "stations/index.html", "../"), ("bo", "bo/stations/index.html", "../../")]:
        text = (built / path).read_text(encoding="utf-8")
        for name, begin, end in [("head", '<meta charset="utf-8">', '<meta name="SiteName"'),
                                 ("header", '<label class="care-switch">', "</header>\n"), ("footer", "<footer>", "</body>")]:
            part = begin + text.split(begin, 1)[1].split(end, 1)[0]
            if name == "header":
                part = re.sub(r'/(\w+)/index\.html"( aria-current="true")?',
                              r'/\1/index.html"{{ if eq .section "\1" }} aria-current="true"{{ end }}', part) + "</header>"
            part = part.replace(up + "bo/", "{{ .here }}").replace(up, "{{ .up }}").rstrip("\n")
            parts[name] += f'{{{{- if eq .lang "{language}" }}}}{part}{{{{ end -}}}}\n'
    for name, text in parts.items():
        (partials / f"{name}.html").write_text(text, encoding="utf-8")
    station = next((built / "stations").glob("t*.html")).read_text(encoding="utf-8")
    (partials / "code.html").write_text(re.search(r'<svg viewBox="0 0 \d+ \d+".*?</svg>', station)[0], encoding="utf-8")


COLUMNS = {
    "stations": {"name": "社工站", "description": "各级社会工作服务站的地址、电话、开放时间和服务",
                 "keywords": "社会工作服务站,社工站,地址,电话", "type": "办事服务"},
    "services": {"name": "服务事项", "description": "各项服务的对象、条件、材料和流程", "keywords": "服务事项", "type": "办事服务"},
    "notices": {"name": "通知公告", "description": "通知公告、政策文件和工作动态", "keywords": "通知公告", "type": "工作动态"},
    "disclosure": {"name": "信息公开", "description": "依法应当公开的事项和公开情况", "keywords": "信息公开,公开目录", "type": "信息公开目录"},
    "statistics": {"name": "统计数据", "description": "服务数据", "keywords": "统计数据", "type": "信息公开"},
}
COLUMNS["regions"] = COLUMNS["operators"] = COLUMNS["stations"]


def strings() -> dict[str, dict[str, str]]:
    """The words of the templates; where Zhandian has no Tibetan, Chinese marked as such."""
    table = {"zh": {}, "bo": {}}
    for line in (HERE / "strings.tsv").read_text(encoding="utf-8").splitlines():
        key, chinese, tibetan = line.split("\t")
        table["zh"][key] = chinese
        table["bo"][key] = tibetan or f'<span lang="zh-CN">{chinese}</span>'
    return table


STRINGS = strings()

# ---------------------------------------------------------------- measuring


def run(command: list[str]) -> tuple[float, float, float]:
    """CPU seconds (user and system), wall seconds and peak MiB of a child process."""
    began = time.monotonic()
    child = subprocess.Popen(command, stdout=sys.stderr)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - began
    if status:
        sys.exit(f"{command[0]} ended with {status}")
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024


def copy(source: Path, to: Path) -> tuple[float, float, float]:
    """The floor: the same files with the same bytes, from memory; the reading does not count."""
    files = [(file.relative_to(source), file.read_bytes()) for file in source.rglob("*") if file.is_file()]
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF)
    for folder in {name.parent for name, _ in files}:
        (to / folder).mkdir(parents=True, exist_ok=True)
    for name, content in [(os.path.join(to, name), content) for name, content in files]:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        os.write(descriptor, content)
        os.close(descriptor)
    after = resource.getrusage(resource.RUSAGE_SELF)
    wall = time.monotonic() - began
    shutil.rmtree(to)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, float("nan")


def kinds(folder: Path) -> tuple[int, int, int, dict[str, tuple[int, float]]]:
    """Files, bytes, pages, and for each kind of page how many there are and their average bytes."""
    files = size = pages = 0
    count, total = Counter(), Counter()
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        files += 1
        length = file.stat().st_size
        size += length
        if file.suffix == ".html":
            pages += 1
            names = file.relative_to(folder).parts
            kind = "/".join(names[:2] if names[0] == "bo" else names[:1]) if len(names) > 1 else "other"
            count[kind] += 1
            total[kind] += length
    return files, size, pages, {kind: (count[kind], total[kind] / count[kind]) for kind in count}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--zhandian", default="target/release/zhandian")
    parser.add_argument("--hugo", default="hugo")
    parser.add_argument("--keep", action="store_true", help="leave what was built")
    parser.add_argument("--only-write", type=Path, metavar="BUILT",
                        help="write the Hugo site to the second folder and stop; BUILT is what Zhandian has built")
    parser.add_argument("site", type=Path)
    parser.add_argument("work", type=Path)
    arguments = parser.parse_args()
    work: Path = arguments.work
    if arguments.only_write:
        write_hugo(arguments.site, arguments.only_write, work)
        return
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    zhandian = [arguments.zhandian, "build", "--without-search", "--quiet", "--today", TODAY, "--root",
                str(arguments.site), "--out", str(work / "zhandian")]
    rows = [("Zhandian", run(zhandian), kinds(work / "zhandian"))]
    # A process of its own, whose memory is free again when Hugo needs it.
    with ProcessPoolExecutor(max_workers=1) as pool:
        floor = min(pool.submit(copy, work / "zhandian", work / "copy").result() for _ in range(COPIES))
    rows.append(("mere writing", floor, rows[0][2]))
    write_hugo(arguments.site, work / "zhandian", work / "source")
    if not arguments.keep:
        shutil.rmtree(work / "zhandian")
    rows.append(("Hugo", run([arguments.hugo, "build", "--quiet", "--noBuildLock", "--source", str(work / "source"),
                              "--destination", str(work / "hugo")]), kinds(work / "hugo")))
    # Once more, as other work on the machine may have begun or ended meanwhile.
    if not arguments.keep:
        shutil.rmtree(work / "hugo")
        rows.append(("Zhandian again", run(zhandian), rows[0][2]))
        shutil.rmtree(work)
    own = [cost[0] for name, cost, _ in rows if name.startswith("Zhandian")]
    own = sum(own) / len(own)

    print("| | CPU s | wall s | peak MiB | pages | files | MiB | CPU ÷ Zhandian | CPU ÷ mere writing | CPU ms a page |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, (cpu, wall, peak), (files, size, pages, _) in rows:
        print(f"| {name} | {cpu:.2f} | {wall:.2f} | {peak:.0f} | {pages} | {files} | {size / 2**20:.0f} | "
              f"{cpu / own:.2f} | {cpu / floor[0]:.2f} | {1000 * cpu / pages:.3f} |")
    print("\n| pages of | Zhandian | bytes | Hugo | bytes |\n| --- | ---: | ---: | ---: | ---: |")
    ours, theirs = rows[0][2][3], rows[2][2][3]
    for kind in sorted(ours.keys() | theirs.keys(), key=lambda kind: -ours.get(kind, (0, 0))[0]):
        (count, average), (other_count, other) = ours.get(kind, (0, 0)), theirs.get(kind, (0, 0))
        print(f"| {kind} | {count} | {average:.0f} | {other_count} | {other:.0f} |")


if __name__ == "__main__":
    main()
