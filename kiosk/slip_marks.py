"""Where everything stands on a slip, in dots of a thermal printer: 8 to the millimetre."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from client.qr_matrix import matrix
from client.texts import one_line
from client.typeface import text_font
from kiosk.slip_words import SlipWords
from kiosk.ticket import Ticket

DOTS_PER_MM: Final = 8
USUAL: Final = 576
"""Dots across that 80 mm paper has."""
NARROW: Final = 500
"""On narrower paper nothing stands beside anything."""
RULE: Final = 4
MODULE: Final = 8
"""Dots of a module of the code: it is read from crumpled paper, too."""
BESIDE: Final = 200
"""So many dots must be left for words beside the code; else they stand below it."""
CAPITAL: Final = 199
"""Size of the number's type: its capitals have 18 mm."""
NAME: Final = 80
"""Paper is not wasted on a longer name, in characters."""
SMALL, TEXT, LEAD, TITLE, WAIT = 32, 34, 36, 39, 46
"""Sizes of type. Capitals of the smallest have 2.9 mm."""
_OPTION: Final = QTextOption()
_OPTION.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_LINE: Final = (
    int(Qt.AlignmentFlag.AlignAbsolute)
    | int(Qt.AlignmentFlag.AlignVCenter)
    | int(Qt.TextFlag.TextSingleLine)
    | int(Qt.TextFlag.TextDontClip)
)
_SPACED: Final = 1.15
"""Lines of Arabic have marks above and below; its font asks for more, which would waste paper."""
_ARABIC: Final = 1.08
"""Arabic letters are smaller than Latin ones of the same size."""
_BOLD: Final = QFont.Weight.Bold
_SEMI: Final = QFont.Weight.DemiBold


@dataclass(frozen=True)
class Text:
    """Lines in a box, each `pitch` below the last; `flags` as QPainter takes them."""

    words: str
    font: QFont
    at: QRectF
    flags: int
    pitch: float


@dataclass(frozen=True)
class Rule:
    """A line across."""

    at: QRectF


@dataclass(frozen=True)
class Code:
    """A QR code in a square, `size` dots to the module."""

    text: str
    at: QRectF
    size: int


Mark = Text | Rule | Code


@dataclass(frozen=True)
class Slip:
    """All marks of a slip, `dots` across and `height` down."""

    dots: int
    height: int
    marks: tuple[Mark, ...]


def slip_marks(ticket: Ticket, dots: int = USUAL) -> Slip:
    """Lay out the slip of a ticket on paper so many dots wide."""
    return _Setter(ticket, dots).slip()


class _Setter:
    """Sets one part below the other. All is set from left to right, and mirrored where it is read
    the other way; the code keeps its own direction, and so does a number."""

    def __init__(self, ticket: Ticket, dots: int) -> None:
        self._ticket = ticket
        self._say = SlipWords(ticket.language)
        self._dots = dots
        self._narrow = dots < NARROW
        self._edge = 12 if self._narrow else 20
        self._width = dots - 2 * self._edge
        self._leftward = self._say.language.leftward
        # Thin strokes burn away on a thermal printer; Arabic type has no weight between.
        self._plain = QFont.Weight.Medium if self._leftward else _SEMI

    def slip(self) -> Slip:
        marks: list[Mark] = []
        y = 24.0
        parts = (self._head, self._number, self._wait, self._where, self._follow, self._missed)
        for part in parts:
            for mark in part(y):
                marks.append(mark)
                y = max(y, mark.at.bottom())
            y += 16
        placed = tuple(map(self._mirrored, marks)) if self._leftward else tuple(marks)
        return Slip(self._dots, round(y + 24), placed)

    def _head(self, y: float) -> Iterator[Mark]:
        given = self._ticket
        if self._narrow:
            site = self._text(one_line(given.site, NAME), SMALL, _SEMI, y)
            when = f"{self._say.day(given)}   {given.at:%H:%M}"
            stamp = self._text(when, SMALL, self._plain, site.at.bottom())
            yield from (site, stamp, self._rule(stamp.at.bottom() + 12))
            return
        when = f"{self._say.day(given)}\n{given.at:%H:%M}"
        stamp = self._text(when, SMALL, _SEMI, y, width=self._width * 0.6, far=True)
        stamp.at.moveRight(self._edge + self._width)
        left = self._width - self._extent(stamp) - 24
        site = self._text(one_line(given.site, NAME), SMALL, _SEMI, y, width=left)
        lower = max(site.at.bottom(), stamp.at.bottom())
        yield from (site, stamp, self._rule(lower + 16))

    def _number(self, y: float) -> Iterator[Mark]:
        said = self._text(self._say.number_is(), LEAD, _SEMI, y)
        yield said
        number = self._ticket.number
        metrics = QFontMetricsF(text_font(CAPITAL, _BOLD))
        ink = metrics.tightBoundingRect(number)
        size = int(min(CAPITAL, CAPITAL * self._width / max(1.0, ink.width())))
        # The ink fills the width; the box has the room on both sides that type brings along, and
        # capitals alone: the room for accents above and tails below would be waste of paper.
        near = ink.left() * size / CAPITAL
        far = (metrics.horizontalAdvance(number) - ink.right()) * size / CAPITAL
        left = self._edge - (far if self._leftward else near)
        high = metrics.capHeight() * size / CAPITAL
        at = QRectF(left, said.at.bottom() + 16, self._width + near + far, high + 16)
        yield Text(number, text_font(size, _BOLD), at, self._near(), at.height())

    def _wait(self, y: float) -> Iterator[Mark]:
        given = self._ticket
        if given.waits:
            first = self._text(self._say.wait(given), WAIT, _BOLD, y)
            yield first
            y = first.at.bottom() + 6
        lines = [one_line(text, NAME) for text in (given.item, given.service) if text]
        lines += [self._say.then(one_line(errand, NAME)) for errand in given.errands]
        # Who has booked waits for the time, not for those who came before.
        by_time = given.booked is not None and given.low is None
        lines += [self._say.ahead(given.ahead)] if given.waits and not by_time else []
        for line in lines:
            mark = self._text(line, TEXT, self._plain, y)
            yield mark
            y = mark.at.bottom()
        yield self._rule(y + 16)

    def _where(self, y: float) -> Iterator[Mark]:
        given = self._ticket
        place = one_line(given.location or given.point, NAME)
        first = self._text(self._say.where(place), TITLE, _BOLD, y)
        yield first
        watch = self._say.watch(given.number)
        yield self._text(watch, TEXT, self._plain, first.at.bottom() + 4)

    def _follow(self, y: float) -> Iterator[Mark]:
        rows = len(matrix(self._ticket.link))
        if not rows:
            return
        size = max(1, min(MODULE, self._width // rows))
        side = size * rows
        code = Code(self._ticket.link, QRectF(self._edge, y + 8, side, side), size)
        yield code
        beside = self._width - side - 28 >= BESIDE
        x = code.at.right() + 28 if beside else float(self._edge)
        width = self._edge + self._width - x
        first = self._text(self._say.follow(), TITLE, _BOLD, 0, x, width)
        second = self._text(self._say.no_app(), TEXT, self._plain, 0, x, width)
        height = first.at.height() + 4 + second.at.height()
        top = code.at.center().y() - height / 2 if beside else code.at.bottom() + 16
        first.at.moveTop(top)
        second.at.moveTop(first.at.bottom() + 4)
        yield first
        yield second

    def _missed(self, y: float) -> Iterator[Mark]:
        yield self._rule(y + 4)
        first = self._text(self._say.missed(), TITLE, _BOLD, y + 24)
        yield first
        show = self._say.show(bool(self._ticket.link))
        yield self._text(show, TEXT, self._plain, first.at.bottom() + 4)

    def _text(
        self,
        words: str,
        size: int,
        weight: QFont.Weight,
        y: float,
        x: float | None = None,
        width: float | None = None,
        far: bool = False,
    ) -> Text:
        """Words from `x` on in a width; `far` sets them at its other end."""
        x, width = self._edge if x is None else x, width or self._width
        font = text_font(round(size * (_ARABIC if self._leftward else 1)), weight)
        lines = broken(words, font, width)
        pitch = QFontMetricsF(font).lineSpacing() * (_SPACED if self._leftward else 1)
        height = pitch * (lines.count("\n") + 1)
        return Text(lines, font, QRectF(x, y, width, height), self._near(far), pitch)

    def _extent(self, text: Text) -> float:
        """How wide the words of a text really are."""
        metrics = QFontMetricsF(text.font)
        return max(map(metrics.horizontalAdvance, text.words.split("\n")))

    def _near(self, far: bool = False) -> int:
        """Flags of a line's side and direction; sides are absolute, as all is mirrored by hand."""
        right = Qt.AlignmentFlag.AlignRight if self._leftward is not far else None
        side = right or Qt.AlignmentFlag.AlignLeft
        turned = int(Qt.TextFlag.TextForceRightToLeft) if self._leftward else 0
        return int(side) | _LINE | turned

    def _rule(self, y: float) -> Rule:
        return Rule(QRectF(self._edge, y, self._width, RULE))

    def _mirrored(self, mark: Mark) -> Mark:
        at = QRectF(mark.at)
        at.moveLeft(self._dots - mark.at.right())
        match mark:
            case Text():
                return replace(mark, at=at)
            case Rule():
                return replace(mark, at=at)
            case Code():
                return replace(mark, at=at)


def broken(words: str, font: QFont, width: float) -> str:
    """Words in lines of a width: between words, or within one that is longer than a line.

    A line ends with its last letter: QPainter's own lines keep the space after it, which stands
    out where they are read from right to left.
    """
    lines: list[str] = []
    for paragraph in words.split("\n"):
        layout = QTextLayout(paragraph, font)
        layout.setTextOption(_OPTION)
        layout.beginLayout()
        units = paragraph.encode("utf-16-le")
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start, end = line.textStart(), line.textStart() + line.textLength()
            lines.append(units[2 * start : 2 * end].decode("utf-16-le", "replace").strip())
        layout.endLayout()
    return "\n".join(lines)
