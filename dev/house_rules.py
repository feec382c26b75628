"""What no linter knows: sizes of files and functions, and names that say nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

LONGEST_FILE: Final = 300
LONGEST_FUNCTION: Final = 40
EMPTY_NAMES: Final = frozenset({"util", "utils", "helper", "helpers", "common", "misc", "manager"})
CHECKED: Final = frozenset({".py", ".qml", ".js", ".css", ".html"})


def faults(root: Path, names: list[str]) -> Iterator[str]:
    """A sentence for each fault in the trees below `names`."""
    for name in names:
        for path in sorted((root / name).rglob("*")):
            if path.suffix in CHECKED and "vendor" not in path.parts:
                yield from file_faults(path, path.relative_to(root).as_posix())


def file_faults(path: Path, said: str) -> Iterator[str]:
    """The faults of one file."""
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    if lines > LONGEST_FILE:
        yield f"{said} has {lines} lines; {LONGEST_FILE} at most"
    if path.stem in EMPTY_NAMES:
        yield f"{said}: the name says nothing"
    if path.suffix == ".py":
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    yield f"{said}:{node.lineno} {node.name} has {length} lines"
