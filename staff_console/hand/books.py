"""All books of this computer, in memory as on its shelf."""

from __future__ import annotations

from collections.abc import Iterator

from staff_console.hand.book import Book
from staff_console.hand.shelf import Shelf

Key = tuple[str, str]
"""The desk and the clerk of a book."""


class Books:
    """One for each desk and clerk; what is changed is on disk before anybody is told."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._books: dict[Key, Book] = {(book.desk, book.staff): book for book in shelf.books()}

    def __iter__(self) -> Iterator[Book]:
        return iter(tuple(self._books.values()))

    def of(self, key: Key) -> Book:
        """The book of a desk and a clerk, an empty one if there is none."""
        return self._books.get(key) or Book(*key)

    def holding(self, command: str) -> Book | None:
        """The book in which a report lies."""
        return next((b for b in self if any(r.command == command for r in b.reports)), None)

    def keep(self, book: Book) -> bool:
        """The book is this now. False if the disk has not taken it."""
        key = (book.desk, book.staff)
        self._books[key] = book
        if book.empty:
            del self._books[key]
        return self._shelf.keep(book)
