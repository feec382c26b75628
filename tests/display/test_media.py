"""Pictures of a folder in the wall's pane: checked, scaled, one shown and one ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QObject, QPointF, QSize
from PySide6.QtGui import QColor, QImage, QImageReader
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from display.faces import FaceCase
from display.hall import HALL
from display.media import LARGEST_PICTURE, Folder, Media, Unfit, picture
from tests.display.conftest import Open

Expect = Callable[..., None]
AREA = QSize(696, 394)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<rect width="40" height="20" fill="#00ff00"/></svg>'
)


def paint(path: Path, colour: str, width: int = 300, height: int = 300) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path))
    return path


@pytest.fixture
def folder(tmp_path: Path, qapp: object) -> Path:
    paint(tmp_path / "a.png", "#ff0000")
    paint(tmp_path / "b.jpg", "#0000ff", 4_000, 1_000)
    return tmp_path


@pytest.fixture
def media(folder: Path, qtbot: QtBot) -> Iterator[Media]:
    made = Media(folder)
    made.resize(AREA)
    qtbot.waitUntil(lambda: made.ready, timeout=30_000)
    yield made
    made.close()


@pytest.mark.parametrize("name", ["wide.jpg", "small.png", "tall.webp"])
def test_a_picture_is_scaled_once_to_fit_its_area(tmp_path: Path, qapp: object, name: str) -> None:
    shapes = {"wide.jpg": (4_000, 500), "small.png": (70, 40), "tall.webp": (100, 900)}
    made = picture(paint(tmp_path / name, "#336699", *shapes[name]), AREA)
    assert made.width() == AREA.width() or made.height() == AREA.height()
    assert made.width() <= AREA.width() and made.height() <= AREA.height()


def test_a_drawing_is_drawn_at_its_final_size(tmp_path: Path, qapp: object) -> None:
    path = tmp_path / "drawing.svg"
    path.write_text(SVG)
    made = picture(path, AREA)
    assert (made.width(), made.height()) == (696, 348)
    assert made.pixelColor(690, 340) == QColor("#00ff00")


def test_a_file_that_is_no_picture_is_named_once_and_left_out(
    folder: Path, expected_logs: Expect, caplog: pytest.LogCaptureFixture
) -> None:
    expected_logs("aa.png is left out", "ab.png is left out")
    (folder / "aa.png").write_bytes(b"no picture at all")
    (folder / "ab.png").write_bytes((folder / "a.png").read_bytes()[:60])
    (folder / "notes.txt").write_text("not looked at")
    shelf, name, seen = Folder(folder), "", []
    for _ in range(5):
        found = shelf.after(name, AREA)
        assert found is not None
        name = found[0]
        seen.append(name)
    assert seen == ["a.png", "b.jpg", "a.png", "b.jpg", "a.png"]
    assert len(caplog.records) == 2


def test_a_file_that_was_mended_is_shown(folder: Path, expected_logs: Expect) -> None:
    expected_logs("aa.png is left out")
    (folder / "aa.png").write_bytes(b"half")
    shelf = Folder(folder)
    first = shelf.after("a.png", AREA)
    assert first is not None and first[0] == "b.jpg"
    paint(folder / "aa.png", "#ffffff")
    mended = shelf.after("a.png", AREA)
    assert mended is not None and mended[0] == "aa.png"


def test_another_kind_of_file_is_refused_whatever_its_name(tmp_path: Path, qapp: object) -> None:
    paint(tmp_path / "x.bmp", "#000000").rename(tmp_path / "x.png")
    with pytest.raises(Unfit, match="no PNG"):
        picture(tmp_path / "x.png", AREA)


def test_the_largest_picture_that_is_let_in_is_one_that_can_be_read(qapp: object) -> None:
    assert QImageReader.allocationLimit() * 1024 * 1024 >= LARGEST_PICTURE * 4


def test_a_fault_while_a_picture_is_read_does_not_stop_the_pictures(
    media: Media, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expected_logs: Expect
) -> None:
    expected_logs("a picture could not be read")
    with monkeypatch.context() as broken:

        def fails(*_: object) -> None:
            raise MemoryError

        broken.setattr(media._folder, "after", fails)
        media.turn(1)
        qtbot.waitUntil(lambda: not media.ready, timeout=30_000)
    media.look()
    qtbot.waitUntil(lambda: media.ready, timeout=30_000)


def test_a_picture_read_while_the_pane_took_another_size_is_read_anew(
    folder: Path, qtbot: QtBot
) -> None:
    media = Media(folder)
    media.resize(AREA)
    media.resize(AREA / 2)
    qtbot.waitUntil(lambda: media.ready, timeout=30_000)
    media.turn(1)
    media.close()
    assert media.image.height() == AREA.height() // 2


def test_what_is_put_in_or_taken_out_is_noticed_at_the_next_turn(
    media: Media, folder: Path, qtbot: QtBot
) -> None:
    shown = []
    for turn in range(1, 5):
        if turn == 2:
            paint(folder / "c.png", "#00ff00")
            (folder / "a.png").unlink()
        qtbot.waitUntil(lambda: media._next is not None, timeout=30_000)
        media.turn(turn)
        shown.append(media.image.pixelColor(5, 5).name())
    assert shown[0] == "#ff0000"
    assert shown[2:] == ["#00ff00", "#0000fe"] or shown[2:] == ["#00ff00", "#0000ff"]


def test_a_folder_that_goes_leaves_the_pane_to_the_waits(
    media: Media, folder: Path, qtbot: QtBot, expected_logs: Expect
) -> None:
    expected_logs("the folder of pictures cannot be read")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    media.turn(1)
    qtbot.waitUntil(lambda: not media.ready, timeout=30_000)
    folder.mkdir()
    paint(folder / "new.png", "#123456")
    media.look()
    qtbot.waitUntil(lambda: media.ready, timeout=30_000)


def test_pictures_take_turns_on_the_wall_and_wait_during_a_call(
    bench: Open, media: Media, qtbot: QtBot
) -> None:
    opened = bench(FaceCase("pictures", HALL, media=media))
    opened.advance(10)
    pane = opened.window.findChild(QObject, "mediaPane")
    assert isinstance(pane, QQuickItem)
    assert pane.isVisible()
    middle = pane.mapToScene(QPointF(pane.width() / 2, pane.height() / 2))
    drawn = opened.grab().pixelColor(middle.toPoint())
    assert drawn == QColor("#ff0000")
    assert opened.wall.screen.pane.join_link
    hall = HALL.settled()
    call = msgspec.structs.replace(hall.calls[0], id="new", nth=2, at=opened.live.now())
    opened.feed(replace(hall, calls=(call, *hall.calls[1:])), 2)
    assert opened.wall.screen.calling
    for _ in range(6):
        opened.advance(1)
        assert opened.wall.screen.pane.picture == 1
    opened.advance(4)
    opened.advance(10)
    assert opened.wall.screen.pane.picture == 0
