"""What holds for every test: nothing may go wrong unseen."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something of the machine, not of the product.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


class _Faults(logging.Handler):
    """Collects log records from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.name}: {record.getMessage()}")


class ExpectedLogs:
    """What a test announces that it will see in the log."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def __call__(self, *parts: str) -> None:
        self.parts += parts


@pytest.fixture
def expected_logs() -> ExpectedLogs:
    """Call it with parts of the warnings that the test provokes."""
    return ExpectedLogs()


@pytest.fixture(autouse=True)
def nothing_unseen(expected_logs: ExpectedLogs) -> Iterator[None]:
    """Fail on unexpected warnings in the log and on exceptions that nobody caught."""
    faults, caught = _Faults(), list[str]()
    root = logging.getLogger()
    root.addHandler(faults)
    before = sys.excepthook, threading.excepthook

    def hook(kind: type[BaseException], value: BaseException, trace: Any) -> None:
        caught.append(f"{kind.__name__}: {value}")

    sys.excepthook = hook
    threading.excepthook = lambda args: caught.append(f"{args.exc_type.__name__}: {args.exc_value}")
    yield
    sys.excepthook, threading.excepthook = before
    root.removeHandler(faults)
    unexpected = [s for s in faults.seen if not any(p in s for p in expected_logs.parts)]
    if unexpected or caught:
        pytest.fail("went wrong unseen: " + "; ".join([*unexpected, *caught]))


@pytest.fixture(scope="session", autouse=True)
def compiled_once() -> Iterator[None]:
    """All databases of a run share what statements are compiled to."""
    opening = sys.modules.get("server.store.engine")
    if opening is None:
        yield
        return
    from tests.databases import sharing

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "create_engine", sharing(opening.create_engine))
        yield


@pytest.fixture(scope="session", autouse=True)
def loaded_for_good(compiled_once: None) -> None:
    """What is loaded before the first test stays: to look through it after each test takes as long
    as many a test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Objects of Qt go between tests, in this thread: never in that of a server or printer beside,
    nor while other windows are being made."""
    if "PySide6.QtGui" not in sys.modules:
        yield
        return
    gc.disable()
    yield
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            break
