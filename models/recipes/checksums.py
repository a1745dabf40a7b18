"""Write size and SHA-256 of every file of the packs that ship into the catalog.

python models/recipes/checksums.py [models/catalog.toml]
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path


def main(catalog: str = "models/catalog.toml") -> None:
    """Replace the `files` of each pack whose folder stands under `starter` beside the catalog."""
    path = Path(catalog)
    head, *packs = re.split(r"(?m)^(?=\[\[pack\]\])", path.read_text("utf-8"))
    path.write_text(head + "".join(_with_files(pack, path.parent) for pack in packs), "utf-8")


def _with_files(pack: str, models: Path) -> str:
    name = re.search(r'(?m)^id = "(.+)"', pack)
    folder = models / "starter" / name[1] if name else None
    if folder is None or not folder.is_dir():
        return pack
    rows = [
        f'    {{ name = "{file.name}", size = {file.stat().st_size}, '
        f'sha256 = "{hashlib.sha256(file.read_bytes()).hexdigest()}" }},\n'
        for file in sorted(folder.iterdir())
        if file.suffix not in {".md", ".png"}
    ]
    plain = re.sub(r"(?ms)^files = \[.*?^\]\n", "", pack)
    row, gap, rest = plain.partition("\n\n")
    return row.rstrip("\n") + "\nfiles = [\n" + "".join(rows) + "]\n" + (gap and "\n" + rest)


if __name__ == "__main__":
    main(*sys.argv[1:])
