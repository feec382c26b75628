"""The pairing screen in its window: from an address to a device that has begun its work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client import speech
from client.app import Program, make_application
from client.enrolment import NotEnrolled
from client.languages import HOUSE, LANGUAGES
from client.options import Options
from client.pairing_desk import PairingDesk, Told, Unknown
from client.pairing_model import PairingModel
from client.pairing_screen import Pairing
from client.pairing_window import load_pairing
from client.speaker import Speaker
from client.timing import Timing
from client.watchdog import AGAIN, WRONG_USE
from client.window import close_engine
from protocol.enrolment import Enrolment
from protocol.replica import Replica
from tests.conftest import ExpectedLogs
from tests.e2e.acting import by_hand
from tests.qt_loop import qt_loop

ENROLMENT = Enrolment(server="http://hall:8080", name="Entrance", role="kiosk")
WHY = (
    "The server at https://a-long-name.of.a.hall.example.org:8443 does not answer (it hung up: "
    "perhaps its address begins with https://)"
)
SHOWN = Pairing("shown", "k7qf-29mx", "123 456", ends=600.0)


class Server:
    """A pairing that a test works by hand."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.tell: Told = lambda _: None
        self.approved = asyncio.Event()
        self.fault: Exception | None = None

    async def __call__(self, server: str, told: Told) -> Enrolment:
        self.asked.append(server)
        self.tell = told
        told(SHOWN)
        await self.approved.wait()
        if self.fault is not None:
            raise self.fault
        return ENROLMENT


async def at_once(_: float) -> None:
    await asyncio.sleep(0)


class Stand:
    """A device before it is anybody's."""

    def __init__(self, app: QApplication, given: str | None, folder: Path) -> None:
        self.program = Program(make_application("kiosk"), Timing(lambda: 0.0, at_once))
        self.server = Server()
        self.given = Options(given, folder, windowed=True, size=(540, 960), verbose=False)
        self.desk = PairingDesk(self.program, "kiosk", self.given, self.server, (540, 960))
        self.begun: list[Enrolment] = []
        self.windows_then = 0

    def begin(self, enrolment: Enrolment) -> None:
        self.begun.append(enrolment)
        self.windows_then = len(windows())

    @property
    def window(self) -> QQuickWindow:
        return windows()[-1]


def windows() -> list[QQuickWindow]:
    found = (w for w in QGuiApplication.topLevelWindows() if isinstance(w, QQuickWindow))
    return [w for w in found if w.isVisible() and w.title().endswith("pairing")]


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from shown(child)


def said(window: QQuickWindow) -> str:
    texts = (i for i in shown(window.contentItem()) if i.inherits("QQuickText"))
    return " ".join(str(i.property("text")) for i in texts)


def touch(window: QQuickWindow, name: str) -> None:
    item = next(i for i in shown(window.contentItem()) if i.objectName() == name)
    place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height())).center().toPoint()
    QTest.mouseClick(
        window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(place)
    )


async def until(fact: Callable[[], object]) -> None:
    async with asyncio.timeout(30):
        while not fact():
            await asyncio.sleep(0.01)


def play(stand: Callable[[], object]) -> None:
    """Run a story on Qt's loop."""
    loop = qt_loop()
    try:
        loop.run_until_complete(stand())  # type: ignore[arg-type]
    finally:
        loop.close()


def test_an_address_is_typed_by_touch_and_keyboard_then_approval_begins_the_work(
    qapp: QApplication, tmp_path: Path
) -> None:
    async def story() -> None:
        stand = Stand(qapp, None, tmp_path)
        work = stand.program.spawn(stand.desk.first(stand.begin))
        await until(windows)
        assert "Where is the server?" in said(stand.window)
        await by_hand(lambda: touch(stand.window, "connect"))
        assert "That is no address" in said(stand.window)
        for name in ("cap-h", "cap-a", "cap-x", "rub"):
            await by_hand(lambda name=name: touch(stand.window, name))
        for key in (Qt.Key.Key_L, Qt.Key.Key_L, Qt.Key.Key_Return):
            await by_hand(lambda key=key: QTest.keyClick(stand.window, key))
        await until(lambda: stand.server.asked)
        assert stand.server.asked == ["http://hall"]
        assert "Waiting for a manager to approve" in said(stand.window)
        await by_hand(lambda: touch(stand.window, "elsewhere"))
        await until(lambda: "Where is the server?" in said(stand.window))
        await by_hand(lambda: touch(stand.window, "connect"))
        await until(lambda: len(stand.server.asked) == 2)
        stand.server.approved.set()
        await work
        assert stand.begun == [ENROLMENT]
        assert stand.windows_then == 1, "the screen covers what comes until that is there"
        assert windows() == []
        assert stand.program.code == 0

    play(story)


def test_a_folder_that_cannot_be_written_ends_as_wrong_use_does(
    qapp: QApplication, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs("cannot be written")

    async def story() -> None:
        stand = Stand(qapp, "http://hall:8080", tmp_path)
        stand.server.fault = NotEnrolled("DATA cannot be written")
        stand.server.approved.set()
        await stand.desk.first(stand.begin)
        assert (stand.begun, stand.program.code) == ([], WRONG_USE)

    play(story)


@pytest.mark.parametrize("authority", ["", "another"])
def test_a_device_that_the_server_does_not_know_any_more_is_paired_again_on_one_screen(
    qapp: QApplication, tmp_path: Path, expected_logs: ExpectedLogs, authority: str
) -> None:
    expected_logs("does not know this device any more")

    async def story() -> None:
        stand = Stand(qapp, None, tmp_path)
        runs: list[int] = []

        async def link() -> None:
            runs.append(len(runs))
            await asyncio.Event().wait()

        speaker = Speaker(stand.program.app, "kiosk")
        unknown = Unknown(
            *(stand.program, stand.desk, "http://hall:8080", authority),
            *(link, speaker, Replica("kiosk")),
        )
        unknown()
        unknown()
        await until(windows)
        await until(lambda: stand.server.asked)
        assert len(windows()) == 1
        assert "does not know this kiosk any more" in said(stand.window)
        assert "elsewhere" not in {i.objectName() for i in shown(stand.window.contentItem())}
        stand.server.approved.set()
        await until(lambda: not windows())
        await until(lambda: len(runs) == 2 or stand.program.code)
        assert stand.program.code == (AGAIN if authority else 0)
        stand.program.stop()
        await stand.program.over()

    play(story)


def test_an_x_between_figures_stays_an_x(qapp: QApplication) -> None:
    engine = QQmlApplicationEngine()
    model = PairingModel("kiosk", lambda: 0.0, "https://hall:8443")
    window = load_pairing(engine, model)
    window.show()
    model.show(Pairing("shown", "w5x3-29mk", "123 456", ends=600.0))
    QGuiApplication.processEvents()
    texts = [i for i in shown(window.contentItem()) if i.inherits("QQuickText")]
    coded = [i.property("font") for i in texts if "w5x3" in i.property("text")]
    calt = QFont.Tag("calt")
    assert [(font.isFeatureSet(calt), font.featureValue(calt)) for font in coded] == [(True, 0)] * 2
    close_engine(engine, window)


@pytest.fixture
def speaker(qapp: QApplication) -> Iterator[Speaker]:
    made = Speaker(qapp, "kiosk")
    yield made
    made.use(HOUSE)
    speech.speak()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (800, 600)])
def test_nothing_is_cut_or_lies_on_anything_else(
    qapp: QApplication, speaker: Speaker, size: tuple[int, int], language: str
) -> None:
    speaker.use(language)
    engine = QQmlApplicationEngine()
    model = PairingModel("kiosk", lambda: 0.0, "https://a-long-name.of.a.hall.example.org:8443")
    window = load_pairing(engine, model)
    window.resize(*size)
    window.show()
    for now in (
        SHOWN,
        Pairing("approved", name="Entrance hall, north side, left"),
        Pairing("away"),
        Pairing("away", why=WHY),
    ):
        model.show(now)
        QGuiApplication.processEvents()
        for item in (*shown(window.contentItem()), *shown(window.contentItem())):
            item.ensurePolished()  # Columns place what stands in them late.
        texts = [i for i in shown(window.contentItem()) if i.inherits("QQuickText")]
        assert [t.property("text") for t in texts if t.property("truncated")] == []
        named = [t for t in texts if t.property("text")]
        places = [t.mapRectToScene(QRectF(0, 0, t.width(), t.height())) for t in named]
        inside = QRectF(0, 0, *size)
        assert [place for place in places if not inside.contains(place)] == []
        for number, place in enumerate(places):
            beside = [p for p in places[number + 1 :] if p.intersected(place).height() > 2]
            assert not [p for p in beside if p.intersected(place).width() > 2], size
    close_engine(engine, window)
