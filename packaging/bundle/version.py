"""What Windows shows of a program's version: a text that PyInstaller reads."""

from __future__ import annotations

import re
from pathlib import Path

TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0,
                    date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'Interpreter'),
      StringStruct('FileDescription', 'Interpreter'),
      StringStruct('FileVersion', '{text}'),
      StringStruct('InternalName', 'interpreter-app'),
      StringStruct('LegalCopyright', 'GPL-3.0-or-later'),
      StringStruct('OriginalFilename', 'Interpreter.exe'),
      StringStruct('ProductName', 'Interpreter'),
      StringStruct('ProductVersion', '{text}')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ]
)
"""


def resource(version: str) -> str:
    """The resource for a version such as 1.2.3 or 1.2.3rc1: four numbers, and the text."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:3]]
    return TEMPLATE.format(numbers=tuple([*numbers, 0, 0, 0, 0][:4]), text=version)


def write(folder: Path, version: str) -> str:
    """Write it, and give its path."""
    path = folder / "version.txt"
    path.write_text(resource(version), "utf-8")
    return str(path)
