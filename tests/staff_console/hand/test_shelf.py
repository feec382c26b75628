"""Ticks are on disk before the key is answered, and nothing but them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from staff_console.hand.book import Book
from staff_console.hand.shelf import FOLDER, Shelf
from tests.conftest import ExpectedLogs
from tests.staff_console.hand.test_ticking import book_of, pressed


def test_a_book_is_there_for_the_next_start(tmp_path: Path) -> None:
    book = pressed(book_of(), "call_next", "complete", "call_next")
    assert Shelf(tmp_path).keep(book)
    assert Shelf(tmp_path).books() == [book]


def test_what_is_kept_names_nobody(tmp_path: Path) -> None:
    Shelf(tmp_path).keep(pressed(book_of(), "call_next"))
    content = next((tmp_path / FOLDER).iterdir()).read_text()
    assert "A014" in content
    for name in ("Ingrid", "Solheim", "Sofia", "Mara"):
        assert name not in content


def test_each_desk_and_clerk_has_a_book(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    books = [book_of(desk=desk) for desk in (1, 2, 3)]
    for book in books:
        shelf.keep(book)
    assert sorted(shelf.books(), key=lambda b: b.desk) == books


def test_an_empty_book_leaves_no_file(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    book = book_of()
    shelf.keep(book)
    shelf.keep(Book(book.desk, book.staff))
    assert shelf.books() == []
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_write_that_is_cut_off_leaves_the_page_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    shelf = Shelf(tmp_path)
    before = pressed(book_of(), "call_next")
    shelf.keep(before)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    expected_logs("cannot be written: No space left")
    monkeypatch.setattr(os, "fsync", full)
    assert not shelf.keep(pressed(before, "complete"))
    assert Shelf(tmp_path).books() == [before]


def test_a_book_that_cannot_be_read_is_left_where_it_is(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("is left out and kept")
    shelf = Shelf(tmp_path)
    shelf.keep(book_of())
    broken = tmp_path / FOLDER / "d.s.json"
    broken.write_text("{")
    assert shelf.books() == [book_of()]
    assert broken.exists()
