"""`run.py translations`: gathers the texts of the screens for customers, and compiles what is said.

Each group has one Qt Linguist file a language in `client/translations`; English has plurals alone.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from client.languages import HOUSE, LANGUAGES
from dev.paths import ROOT
from dev.qml import tool

FOLDER: Final = ROOT / "client" / "translations"
GROUPS: Final = ("client", "kiosk", "display")


def files(group: str, folder: Path = FOLDER) -> list[Path]:
    """The Linguist files of a group."""
    return [folder / f"{group}_{code}.ts" for code in LANGUAGES]


def gather(group: str, folder: Path = FOLDER) -> None:
    """Bring the texts of a group's sources into its files; what was translated stays."""
    sources = sorted((ROOT / group).rglob("*.qml")) + sorted((ROOT / group).rglob("*.py"))
    for path in files(group, folder):
        plurals = ["-pluralonly"] if path.stem.endswith(f"_{HOUSE}") else []
        named = [str(source) for source in sources]
        locale = LANGUAGES[path.stem.rpartition("_")[2]].locale
        command = [tool("lupdate"), *named, "-locations", "none", "-no-obsolete", *plurals]
        _run([*command, "-target-language", locale, "-source-language", "en_GB", "-ts", str(path)])


def compile_all(folder: Path = FOLDER, into: Path = FOLDER) -> None:
    """Compile the files of all groups to what programs load."""
    for group in GROUPS:
        for path in files(group, folder):
            fresh = into / f"{path.stem}.qm.new"
            _run([tool("lrelease"), "-silent", str(path), "-qm", str(fresh)])
            # Running programs have the file in their memory: it is replaced, never written over.
            fresh.replace(fresh.with_suffix(""))


def unfinished(path: Path) -> list[str]:
    """The texts of a file that nobody has translated."""
    found = ElementTree.parse(path).getroot().iter("message")
    return [message.findtext("source", "") for message in found if not _is_said(message)]


def texts(path: Path) -> set[tuple[str, str]]:
    """Context and text of each message in a file."""
    root = ElementTree.parse(path).getroot()
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in root.iter("context")
        for message in context.iter("message")
    }


def _is_said(message: ElementTree.Element) -> bool:
    said = message.find("translation")
    if said is None or said.get("type") == "unfinished":
        return False
    forms = said.findall("numerusform")
    return all(form.text for form in forms) if forms else bool(said.text)


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    if done.returncode:
        raise SystemExit(f"run.py translations: {done.stderr or done.stdout}")


def main(arguments: Sequence[str] = ()) -> int:
    """Exit code 0; 1 while texts are without translation, which are named."""
    FOLDER.mkdir(exist_ok=True)
    for group in GROUPS:
        gather(group)
    compile_all()
    missing = {path.name: unfinished(path) for group in GROUPS for path in files(group)}
    for name, lacking in missing.items():
        for text in lacking:
            print(f"{name}: {text!r} is not translated", file=sys.stderr)
    return 1 if any(missing.values()) else 0
