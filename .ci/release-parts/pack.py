"""Archive of a release: `pack.py FOLDER ARCHIVES` packs FOLDER, a .zip for Windows and a .tar.gz for others, and writes its checksums.

The same folder gives the same bytes: sorted, every time that of the commit (SOURCE_DATE_EPOCH), no owner.
"""
import gzip
import hashlib
import io
import os
import sys
import tarfile
import time
import zipfile
from pathlib import Path

PROGRAMS = ("zhandian", "zhandian.exe")


def zipped(folder, when):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(f"{folder.name}/{file.name}", time.gmtime(when)[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if file.name in PROGRAMS else 0o100644) << 16
            archive.writestr(entry, file.read_bytes())
    return data.getvalue()


def tarred(folder, when):
    data = io.BytesIO()
    with gzip.GzipFile(fileobj=data, mode="wb", compresslevel=9, mtime=when, filename="") as packed:
        with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
            for file in sorted(folder.iterdir()):
                entry = tarfile.TarInfo(f"{folder.name}/{file.name}")
                entry.size = file.stat().st_size
                entry.mtime = when
                entry.mode = 0o755 if file.name in PROGRAMS else 0o644
                archive.addfile(entry, io.BytesIO(file.read_bytes()))
    return data.getvalue()


def main():
    folder, archives = Path(sys.argv[1]), Path(sys.argv[2])
    when = int(os.environ["SOURCE_DATE_EPOCH"])
    windows = (folder / "zhandian.exe").exists()
    name = folder.name + (".zip" if windows else ".tar.gz")
    data = zipped(folder, when) if windows else tarred(folder, when)
    (archives / name).write_bytes(data)
    for kind in ("sha256", "sm3"):
        sum_of = hashlib.new(kind, data).hexdigest()
        (archives / f"{name}.{kind}").write_text(f"{sum_of}  {name}\n", encoding="utf-8", newline="\n")
    print(f"{name}: {len(data):,} bytes")


main()
