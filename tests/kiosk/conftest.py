"""Qt without a screen: the same pixels on every machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from client.app import make_application
from client.languages import HOUSE, LANGUAGES
from client.speaker import Speaker, loaded
from client.speech import speak
from kiosk.bench import Bench
from kiosk.faces import CASES, FaceCase

Open = Callable[[str], Bench]


def case(name: str) -> FaceCase:
    """The face of that name."""
    return next(each for each in CASES if each.name == name)


@pytest.fixture(scope="module", autouse=True)
def the_house_speaks_again() -> Iterator[None]:
    """A test that fails amid a customer leaves that customer's language to nobody after it."""
    yield
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        for code in LANGUAGES:
            for group in ("client", "kiosk"):
                if translator := loaded(group, code):
                    app.removeTranslator(translator)
        Speaker(app, "kiosk").use(HOUSE)
    speak()


@pytest.fixture(scope="module", autouse=True)
def a_busy_machine_has_no_slow_disk() -> Iterator[None]:
    """The journal complains of its disk only where a test makes it slow."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("kiosk.journal.WITHIN_S", 30.0)
        yield


@pytest.fixture
def bench(qapp: QApplication) -> Iterator[Open]:
    """Opens kiosks in a face and closes them after the test."""
    made: list[Bench] = []

    def open_kiosk(name: str) -> Bench:
        face = case(name)
        # Kept before anything happens in it, so that it is closed whatever goes wrong.
        made.append(Bench(make_application("kiosk"), face.size, face.manner))
        face.play(made[-1])
        return made[-1]

    yield open_kiosk
    for each in made:
        each.close()


@pytest.fixture(scope="module")
def repair_bench(qapp: QApplication) -> Iterator[Bench]:
    """The kiosk; nobody looks at its window."""
    made = Bench(make_application("kiosk"))
    made.blind()
    yield made
    made.close()
