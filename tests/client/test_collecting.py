"""Cycles that hold objects of Qt are taken apart in the thread that draws."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from client.collecting import Collecting


class Cycle:
    """Notes the thread in which it goes."""

    def __init__(self, gone: list[int]) -> None:
        self.me = self
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def collecting(qapp: QCoreApplication) -> Iterator[Collecting]:
    gc.collect()
    made = Collecting()
    yield made
    made.stop()


def test_garbage_that_other_threads_make_goes_in_the_thread_that_draws(
    collecting: Collecting, qtbot: QtBot
) -> None:
    gone: list[int] = []

    def work() -> None:
        Cycle(gone)
        assert len([[] for _ in range(50_000)]) and not gone

    other = threading.Thread(target=work)
    other.start()
    other.join()
    # Well past the threshold: some are lists that were let go of, which Python uses again and does
    # not count, and whatever goes meanwhile is counted off.
    kept = [[] for _ in range(10 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: bool(gone), timeout=30_000)
    assert kept and gone == [threading.get_ident()]


def test_afterwards_python_collects_by_itself_again(collecting: Collecting) -> None:
    assert not gc.isenabled()
    collecting.stop()
    assert gc.isenabled()
