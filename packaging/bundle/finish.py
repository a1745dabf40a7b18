"""After PyInstaller: strips what bears it, collects the licences, and says how large each part is.

`python packaging/bundle/finish.py COLLECTED.json FOLDER`
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from licences import LicenceError, Rules, licences, written
from parts import Packages, parts, sizes

ROOT = Path(__file__).parents[2]
LARGEST = 600_000_000
"""Bytes that the folder may have."""
STRIPPED = ("ctranslate2/_ext.*", "ctranslate2.libs/libctranslate2*", "libpython*")
"""Symbols for debuggers are most of these.  Others that were relocated for a wheel do not load any more afterwards."""
LICENCES = "LICENCES.txt"


def main(collected: str, folder: str) -> int:
    """Do it; 1 where something is amiss, said in one line."""
    bundle = Path(folder)
    inside = bundle / "parts"
    if sys.platform == "linux" and shutil.which("strip"):
        for path in (path for pattern in STRIPPED for path in inside.glob(pattern)):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)  # noqa: S603, S607
    packages, rules = Packages({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}), Rules()
    rows = json.loads(Path(collected).read_text("utf-8"))
    try:
        found = parts(rows, packages, ROOT)
        made = licences(found, packages, rules)
    except (LicenceError, LookupError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    (bundle / LICENCES).write_text(written(made, rules), "utf-8")
    counted = sizes(inside, found)
    for owner, size in counted.items():
        print(f"{size / 1e6:8.1f} MB  {owner}")
    total = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file() and not path.is_symlink())
    print(f"{total / 1e6:8.1f} MB  in all, {len(made)} licences")
    for what in rules.conditions.values():
        print(f"to be cleared before the bundle is published: {what}")
    if any(owner.lower().startswith(("torch", "nvidia")) for owner in counted):
        print("error: PyTorch is in the bundle", file=sys.stderr)
        return 1
    if total > LARGEST:
        print(f"error: the bundle is larger than {LARGEST / 1e6:.0f} MB", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
