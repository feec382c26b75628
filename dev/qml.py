"""qmllint over every QML file, with the types that Python registers: a misspelt property fails."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import PySide6

from dev.paths import ROOT, sources

LIBEXEC: Final = Path(PySide6.__file__).parent / "Qt" / "libexec"
MODULE: Final = re.compile(r'^QML_IMPORT_NAME = "(?P<name>[\w.]+)"$', re.MULTILINE)
DEPENDS: Final = ("QtQuick",)
VALUES: Final = {
    '"type": "dict"': '"type": "QVariantMap"',
    '"type": "list"': '"type": "QVariantList"',
    '"object": false': '"object": true',
}
"""Types of Python that the dump names as they are, and what QML gets; a class over one of ours is
an object as well, which the dump does not know."""


def tool(name: str) -> str:
    """A program that PySide6 brings, beside the interpreter."""
    return str(Path(sys.executable).parent / f"pyside6-{name}")


def modules(names: Iterable[str]) -> dict[str, list[Path]]:
    """Python files that register QML types, by the name of their QML module."""
    found: dict[str, list[Path]] = defaultdict(list)
    for name in names:
        for path in sorted((ROOT / name).rglob("*.py")):
            named = MODULE.search(path.read_text(encoding="utf-8"))
            if named:
                found[named["name"]].append(path)
    return dict(found)


def describe(module: str, paths: list[Path], folder: Path) -> None:
    """Write `qmldir` and type file of one module below `folder`, as an import path has them."""
    place = folder.joinpath(*module.split("."))
    place.mkdir(parents=True)
    dumps = []
    for path in paths:
        dump = place / f"{path.stem}.json"
        command = [tool("metaobjectdump"), str(path)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
        said = done.stdout
        for python, qml in VALUES.items():
            said = said.replace(python, qml)
        dump.write_text(said, encoding="utf-8")
        dumps.append(str(dump))
    types = place / "module.qmltypes"
    registrar = [tool("qmltyperegistrar"), "--import-name", module, "--major-version", "1"]
    foreign = sorted((LIBEXEC.parent / "metatypes").glob("qt6*_metatypes.json"))
    known = ["--foreign-types", ",".join(map(str, foreign))] if foreign else []
    rest = ["--generate-qmltypes", str(types), "-o", str(place / "registration.cpp"), *known]
    subprocess.run([*registrar, *rest, *dumps], check=True, capture_output=True, text=True)
    lines = [f"module {module}", "typeinfo module.qmltypes", *(f"depends {m}" for m in DEPENDS)]
    (place / "qmldir").write_text("\n".join(lines) + "\n", encoding="utf-8")


def lint() -> str:
    """What qmllint says against our QML; empty when nothing."""
    names = sources()
    files = [str(path) for name in names for path in sorted((ROOT / name).rglob("*.qml"))]
    if not files:
        return ""
    with tempfile.TemporaryDirectory() as folder:
        for module, paths in modules(names).items():
            describe(module, paths, Path(folder))
        command = [tool("qmllint"), "-I", folder, "--max-warnings", "0", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return done.stdout + done.stderr if done.returncode else ""
