"""The recipes import each other by plain names, as they are run by hand."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[3] / "models/recipes"))
