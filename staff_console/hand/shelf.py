"""Where books lie: a file for each desk and clerk, written whole and at once, or not at all."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final

import msgspec

from staff_console.hand.book import Book

log = logging.getLogger(__name__)

FOLDER: Final = "hand"


class Shelf:
    """The books of one computer, below the console's folder."""

    def __init__(self, directory: Path) -> None:
        self._folder = directory / FOLDER

    @property
    def folder(self) -> Path:
        """Where the books lie."""
        return self._folder

    def books(self) -> list[Book]:
        """All that are kept. One that cannot be read stays where it is, and the log says so."""
        found = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                found.append(msgspec.json.decode(path.read_bytes(), type=Book))
            except (OSError, msgspec.DecodeError, UnicodeDecodeError) as fault:
                log.warning("%s is left out and kept: %s", path, fault)
        return found

    def keep(self, book: Book) -> bool:
        """Have this book on disk when it returns; an empty one is put away. False if it failed."""
        path = self._folder / f"{book.desk}.{book.staff}.json"
        try:
            if book.empty:
                path.unlink(missing_ok=True)
            else:
                self._write(path, msgspec.json.encode(book))
        except OSError as fault:
            log.warning("%s cannot be written: %s", path, fault.strerror)
            return False
        return True

    def _write(self, path: Path, content: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".new")
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
        if os.name == "posix":
            folder = os.open(self._folder, os.O_RDONLY)
            try:
                # Else a power cut may still bring back the page before.
                os.fsync(folder)
            finally:
                os.close(folder)
