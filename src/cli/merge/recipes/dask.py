"""Builds a large Zhandian site in parts with Dask, and merges the parts.

    python parts_with_dask.py SITE_FOLDER PARTS OUT [SCHEDULER_ADDRESS]

Without an address it starts its own workers on this machine. SITE_FOLDER and OUT must be reachable by every worker under
the same path (a shared folder). A part that fails because of the machine (exit code 3) is tried again, also when its worker
is lost; errors of the content (1) and wrong usage (2) end the whole at once, since another try says the same.

Do not call this file dask.py: Python would take it for the library.
"""

import subprocess
import sys
from pathlib import Path

from dask.distributed import Client, as_completed

AGAIN = 3
TRIES = 5


class Machine(Exception):
    """The machine failed: another try may help."""


def build(root, part, parts, out, today):
    done = subprocess.run(
        ["zhandian", "build", "--root", root, "--today", today, "--part", f"{part}/{parts}", "--out", out],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 0:
        return part, 0, ""
    if done.returncode == AGAIN or done.returncode < 0:
        raise Machine(done.stderr)
    return part, done.returncode, done.stderr


def main(root, parts, out, address=None):
    from datetime import datetime, timedelta, timezone

    # One day for all parts, in the time of China.
    today = datetime.now(timezone(timedelta(hours=8))).date().isoformat()
    parts = int(parts)
    folders = [str(Path(f"{out}.parts") / str(number)) for number in range(1, parts + 1)]
    with Client(address) if address else Client(threads_per_worker=1) as client:
        futures = [
            client.submit(build, root, number, parts, folder, today, retries=TRIES, pure=False)
            for number, folder in enumerate(folders, 1)
        ]
        for future in as_completed(futures):
            number, code, said = future.result()
            if code != 0:
                print(said, file=sys.stderr)
                return code
    return subprocess.run(["zhandian", "merge", *folders, "--out", out], check=False).returncode


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
