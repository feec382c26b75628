"""The slip: on paper stands what stands on the screen, and a phone reads it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from kiosk.hall import GERMAN, HALL, TOKEN
from kiosk.slip import DOTS, slip_pdf, slip_picture
from kiosk.ticket import Ticket
from tests.display.pictures import assert_as_drawn
from tests.kiosk.items import codes
from tests.kiosk.kiosk_value import given

LINK = f"https://hall.example/t/{TOKEN}"
LONG = given(GERMAN, GERMAN.joined(number="ABC1024", position=141))
pytestmark = pytest.mark.usefixtures("fonts")
needs_poppler = pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler-utils is missing")


@pytest.fixture
def fonts(qapp: QApplication) -> None:
    from client.app import make_application

    make_application("kiosk")


def printed(ticket: Ticket, directory: Path) -> QImage:
    """The PDF as a thermal printer's driver rasters it: 8 dots to the millimetre."""
    path = directory / "slip.pdf"
    path.write_bytes(slip_pdf(ticket))
    subprocess.run(
        ["pdftoppm", "-r", "203.2", "-gray", "-png", "-singlefile", path, path.with_suffix("")],
        check=True,
        timeout=30,
    )
    return QImage(str(path.with_suffix(".png")))


def ink_rows(image: QImage) -> list[int]:
    """The lines of dots on which there is any ink."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    width = grey.width()
    lines = [bytes(grey.constScanLine(y))[:width] for y in range(grey.height())]
    return [y for y, line in enumerate(lines) if min(line) < 128]


def test_the_slip_looks_as_it_was_drawn() -> None:
    assert_as_drawn(slip_picture(given()), "../kiosk/slip")
    assert_as_drawn(slip_picture(LONG), "../kiosk/slip-long")


def test_a_wait_from_nothing_is_less_than_its_upper_bound() -> None:
    soon = given(joined=HALL.joined(position=1, p20=0, p50=200, p80=600))
    assert_as_drawn(slip_picture(soon), "../kiosk/slip-soon")


@pytest.mark.parametrize("ticket", [given(), LONG], ids=["short", "long"])
def test_a_phone_reads_the_code_on_the_slip(ticket: Ticket) -> None:
    assert codes(slip_picture(ticket)) == [LINK]


@needs_poppler
@pytest.mark.parametrize("ticket", [given(), LONG], ids=["short", "long"])
def test_the_pdf_prints_as_the_picture_shows(ticket: Ticket, tmp_path: Path) -> None:
    image, picture = printed(ticket, tmp_path), slip_picture(ticket)
    assert codes(image) == [LINK]
    assert abs(image.width() - DOTS) <= 2
    assert abs(image.height() - picture.height()) <= 4
    on_paper, on_screen = ink_rows(image), ink_rows(picture)
    assert abs(on_paper[0] - on_screen[0]) <= 4
    assert abs(on_paper[-1] - on_screen[-1]) <= 4


def test_a_house_without_a_public_address_prints_no_code() -> None:
    plain = slip_picture(given(HALL.private()))
    assert codes(plain) == []
    assert plain.height() < slip_picture(given()).height()


@pytest.mark.parametrize(
    "text", ["W" * 10_000, "تجديد بطاقة الهوية " * 600, "👩‍👩‍👧‍👦" * 1_500, "a\u202eb\n\tc\x00d"]
)
def test_a_slip_survives_any_text(text: str) -> None:
    from tests.kiosk.strange import strange

    hall = strange(HALL, text)
    image = slip_picture(given(hall, hall.joined(number=text)))
    assert image.width() == DOTS
    assert image.height() < 4 * DOTS
    assert codes(image) == [LINK]


def test_nothing_is_printed_over_the_edge_of_the_paper() -> None:
    for ticket in (given(), LONG):
        image = slip_picture(ticket)
        edge = [
            image.pixelColor(x, y).value() for x in (2, DOTS - 3) for y in range(image.height())
        ]
        assert min(edge) == 255
