"""A hand list without anybody signed in: the console was started anew while the server is away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject

from client.live import Live
from client.qt_live import QtLive
from client.steady import wall_ms
from protocol.commands import AnyCommand
from staff_console.asked import Done
from staff_console.facts import Me
from staff_console.hand.book import Book
from staff_console.hand.model import HandModel
from staff_console.hand.shelf import Shelf

TOO_OLD_MS: Final = 8 * 3_600_000


def left_open(shelf: Shelf) -> Book | None:
    """The list that a clerk was at work on when the console ended; the newest, if several.

    One of another day is no list any more; its ticks are still sent.
    """
    oldest = wall_ms() - TOO_OLD_MS
    books = [book for book in shelf.books() if book.sheet is not None and book.sheet.at > oldest]
    return max(books, key=lambda b: b.sheet.at if b.sheet else 0, default=None)


def apart(book: Book, shelf: Shelf, monotonic: Callable[[], float], parent: QObject) -> HandModel:
    """The list alone, with numbers and no names: nothing is sent until somebody signs in."""
    live = QtLive(Live(monotonic))
    nothing = Me()
    model = HandModel(live, _nobody_hears, lambda: "", lambda: nothing, shelf, parent)
    live.setParent(model)
    model.go_on_with(book)
    return model


def _nobody_hears(command: AnyCommand, done: Done, ident: str | None = None) -> object:
    raise AssertionError("nothing is sent while nobody is signed in")
