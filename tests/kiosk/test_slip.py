"""The slip: on paper stands what stands on the screen, and a phone reads it."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication

from kiosk.hall import GERMAN, HALL, TOKEN
from kiosk.printing.escpos import LONGEST
from kiosk.slip import lines_of, slip_pdf, slip_picture
from kiosk.slip_marks import DOTS_PER_MM, Code, Mark, Text, slip_marks
from kiosk.slip_marks import USUAL as DOTS
from kiosk.ticket import Ticket
from tests.display.pictures import assert_as_drawn
from tests.kiosk.items import codes
from tests.kiosk.kiosk_value import given

LINK = f"https://hall.example/t/{TOKEN}"
LONG = replace(given(GERMAN, GERMAN.joined(number="ABC1024", position=141)), language="de")
ARABIC = replace(
    given(),
    language="ar",
    site="مركز خدمات النهر",
    service="بطاقة الهوية أو جواز السفر",
    location="القاعة 1",
)
NARROW = 384
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


def said(ticket: Ticket, dots: int = DOTS) -> str:
    """All that stands on the slip, a line each."""
    return "\n".join(
        mark.words for mark in slip_marks(ticket, dots).marks if isinstance(mark, Text)
    )


def inked(mark: Mark) -> list[QRectF]:
    """Where a mark has ink: of words each line, as wide as it is and as high as its letters."""
    if not isinstance(mark, Text):
        return [mark.at]
    metrics = QFontMetricsF(mark.font)
    found = []
    for at, line in lines_of(mark):
        ink = metrics.tightBoundingRect(line)
        ink.moveCenter(at.center())
        wide = metrics.horizontalAdvance(line)
        right = mark.flags & int(Qt.AlignmentFlag.AlignRight)
        found.append(QRectF(at.right() - wide if right else at.x(), ink.y(), wide, ink.height()))
    return found


def test_the_slip_looks_as_it_was_drawn() -> None:
    assert_as_drawn(slip_picture(given()), "../kiosk/slip")
    assert_as_drawn(slip_picture(replace(LONG, language="en"), NARROW), "../kiosk/slip-narrow")


def test_a_wait_from_nothing_is_less_than_its_upper_bound() -> None:
    soon = given(joined=HALL.joined(position=1, p20=0, p50=200, p80=600))
    assert "Less than 10 minutes" in said(soon)
    assert "Nobody is ahead of you" in said(soon)


def test_all_errands_stand_on_the_slip_in_their_order() -> None:
    words = said(replace(given(), errands=("Driving licence", "Register my address")))
    places = [words.index(s) for s in ("ID card", "Then: Driving", "Then: Register", "5 people")]
    assert places == sorted(places)


def test_who_does_not_wait_any_more_is_told_no_wait() -> None:
    words = said(given(joined=HALL.joined(position=0)))
    assert "ahead" not in words and "minutes" not in words


def test_a_slip_that_cannot_be_scanned_does_not_ask_for_it() -> None:
    assert "Scan this slip" in said(given())
    assert "Scan" not in said(given(HALL.private()))


@pytest.mark.parametrize("dots", [DOTS, 512, NARROW])
@pytest.mark.parametrize("language", ["en", "es", "de", "ar"])
@pytest.mark.parametrize("long", [False, True])
def test_everything_fits_and_nothing_overlaps_in_any_language(
    dots: int, language: str, long: bool
) -> None:
    slip = slip_marks(replace(LONG if long else ARABIC, language=language), dots)
    boxes = [box for mark in slip.marks for box in inked(mark)]
    paper = QRectF(-dots / 40, 0, dots + dots / 20, slip.height)
    assert all(paper.contains(box) for box in boxes)
    apart = [(one, two) for i, one in enumerate(boxes) for two in boxes[:i]]
    assert not [pair for pair in apart if pair[0].intersects(pair[1])]


def test_sizes_are_those_that_an_old_eye_reads() -> None:
    slip = slip_marks(given())
    texts = [mark for mark in slip.marks if isinstance(mark, Text)]
    capitals = {mark.words: QFontMetricsF(mark.font).capHeight() / DOTS_PER_MM for mark in texts}
    assert min(capitals.values()) >= 2.9
    assert capitals["A012"] >= 18
    assert [mark.size for mark in slip.marks if isinstance(mark, Code)] == [8]


def test_an_arabic_slip_is_mirrored_but_for_its_code_and_number() -> None:
    plain, turned = slip_marks(replace(ARABIC, language="en")), slip_marks(ARABIC)
    (code,) = [mark for mark in plain.marks if isinstance(mark, Code)]
    (other,) = [mark for mark in turned.marks if isinstance(mark, Code)]
    assert other.at.right() == DOTS - code.at.left()
    assert "A012" in said(ARABIC)
    assert codes(slip_picture(ARABIC)) == [LINK]


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
    assert image.height() < LONGEST
    assert codes(image) == [LINK]


def test_nothing_is_printed_over_the_edge_of_the_paper() -> None:
    for ticket, dots in [(given(), DOTS), (LONG, DOTS), (ARABIC, DOTS), (LONG, NARROW)]:
        image = slip_picture(ticket, dots)
        edge = [
            image.pixelColor(x, y).value() for x in (2, dots - 3) for y in range(image.height())
        ]
        assert min(edge) == 255
