"""Papers of a release: `papers.py TARGET FOLDER` writes into FOLDER, beside the program,

- 开源许可.txt: the licence of every library and of every list of others that is inside, with its text;
- sbom.cdx.json: the same as a list for machines (CycloneDX 1.5), read back by the standard's own library;
- 给信息中心.html: what the program does to a machine, for the bureau's IT.

What is inside is asked of cargo: the libraries that are linked for TARGET, as Cargo.lock fixes them.
"""
import datetime
import hashlib
import html
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent.parent
# What others made and stands among our files.
LISTS = (
    "src/token/traditional.txt: TSCharacters.txt of OpenCC (github.com/BYVoid/OpenCC), shortened. Apache License 2.0,\n"
    "whose text is in LICENSE-APACHE."
)
FONTS = PROJECT / "themes/default/assets/fonts/ofl.txt"


def linked(target):
    """The root package and the packages that the program is linked from, each with what it needs, by cargo's id."""
    ask = ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target]
    metadata = json.loads(subprocess.run(ask, check=True, capture_output=True, cwd=PROJECT).stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    needs = {
        node["id"]: sorted(
            dep["pkg"] for dep in node["deps"] if any(kind["kind"] is None for kind in dep["dep_kinds"])
        )
        for node in metadata["resolve"]["nodes"]
    }
    root = metadata["resolve"]["root"]
    seen, waiting = {root}, [root]
    while waiting:
        for other in needs[waiting.pop()]:
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    order = sorted(seen - {root}, key=lambda id: (packages[id]["name"], packages[id]["version"]))
    return packages[root], [packages[id] for id in order], needs


def texts(package):
    """The texts of a package's licence and of what it carries with it (C sources), as its files have them."""
    folder = Path(package["manifest_path"]).parent
    names = ("licen", "copying", "notice", "unlicense")
    plain = ("", ".txt", ".md", ".mit", ".apache")
    found = [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and file.name.lower().startswith(names)
        and (file.suffix.lower() in plain or file.suffix[1:].isupper())
        and "tests" not in file.relative_to(folder).parts
    ]
    named = package.get("license_file")
    if named and folder / named not in found and (folder / named).is_file():
        found.append(folder / named)
    return [file.read_text(encoding="utf-8", errors="replace").replace("\r\n", "\n").strip() for file in found]


def permission():
    """The MIT licence without the line of who grants it."""
    text = (PROJECT / "LICENSE-MIT").read_text(encoding="utf-8")
    return text[text.index("Permission is hereby granted") :].strip()


def notices(packages):
    """Each distinct text once, after the packages that it is of."""
    owners = {}
    for package in packages:
        line = f"- {package['name']} {package['version']} ({package['license']})"
        of_package = texts(package)
        if not of_package:
            # Its package came without: the text of its neighbour from the same project, else that of the licence itself.
            by = "、".join(package["authors"])
            line += f"; {package['repository'] or ''} {by}".rstrip()
            kin = [other for other in packages if other is not package and other["repository"] == package["repository"]]
            of_package = next((found for found in map(texts, kin) if found), [])
            if not of_package and "MIT" in package["license"]:
                of_package = [permission()]
            if not of_package:
                sys.exit(f"{package['name']}: no text of its licence, {package['license']}")
        for text in of_package:
            owners.setdefault(text, []).append(line)
    rule = "=" * 80
    parts = [
        "站点（zhandian）用到的开源软件和资料 / Software and lists by others in this program\n\n"
        "站点自己的许可：MIT 或 Apache-2.0，任选其一（LICENSE-MIT、LICENSE-APACHE）。\n"
        "Zhandian itself: MIT or Apache-2.0, as you like.",
        LISTS,
        FONTS.read_text(encoding="utf-8").strip(),
    ]
    for text, of in sorted(owners.items(), key=lambda entry: entry[1]):
        parts.append("\n".join(of) + "\n\n" + text)
    return f"\n\n{rule}\n\n".join(parts) + "\n"


def purl(package):
    return f"pkg:cargo/{package['name']}@{package['version']}"


def contents(root, packages, needs, target):
    """The list of contents, CycloneDX 1.5."""
    locked = tomllib.loads((PROJECT / "Cargo.lock").read_text(encoding="utf-8"))["package"]
    sums = {(entry["name"], entry["version"]): entry.get("checksum") for entry in locked}
    when = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    names = {package["id"]: purl(package) for package in [root, *packages]}

    def component(package):
        entry = {
            "type": "library",
            "bom-ref": purl(package),
            "name": package["name"],
            "version": package["version"],
            "licenses": [{"expression": package["license"].replace("/", " OR ")}] if package["license"] else [],
            "purl": purl(package),
        }
        checksum = sums.get((package["name"], package["version"]))
        if checksum:
            entry["hashes"] = [{"alg": "SHA-256", "content": checksum}]
        if package["repository"]:
            entry["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
        return entry

    main = component(root) | {"type": "application"}
    main["properties"] = [{"name": "zhandian:target", "value": target}]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"timestamp": when.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": main},
        "components": [component(package) for package in packages],
        "dependencies": [
            {"ref": names[id], "dependsOn": [names[other] for other in needs[id] if other in names]} for id in names
        ],
    }


def read_back(text):
    """The standard's own library finds nothing wrong with the list."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    fault = JsonStrictValidator(SchemaVersion.V1_5).validate_str(text)
    if fault:
        sys.exit(f"sbom.cdx.json: {fault}")


def main():
    target, folder = sys.argv[1], Path(sys.argv[2])
    root, packages, needs = linked(target)
    (folder / "开源许可.txt").write_text(notices(packages), encoding="utf-8", newline="\n")
    text = json.dumps(contents(root, packages, needs, target), ensure_ascii=False, indent=1) + "\n"
    read_back(text)
    (folder / "sbom.cdx.json").write_text(text, encoding="utf-8", newline="\n")
    program = next(file for file in folder.iterdir() if file.name in ("zhandian", "zhandian.exe"))
    data = program.read_bytes()
    page = (HERE / "for-it.html").read_text(encoding="utf-8")
    facts = {
        "version": root["version"],
        "target": target,
        "program": program.name,
        "size": f"{len(data) / 1e6:.1f}",
        "sha256": hashlib.sha256(data).hexdigest(),
        "sm3": hashlib.new("sm3", data).hexdigest(),
        "libraries": str(len(packages)),
        "commit": subprocess.run(["git", "rev-parse", "HEAD"], check=True, capture_output=True, text=True, cwd=PROJECT).stdout.strip(),
    }
    for name, value in facts.items():
        page = page.replace(f"@{name}@", html.escape(value))
    (folder / "给信息中心.html").write_text(page, encoding="utf-8", newline="\n")


main()
