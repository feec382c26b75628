"""A paper that is written from its top: text that wraps and is shaped, rules, codes, signatures.

Measures are millimetres, type is in points. `x` counts from the side where reading begins, so that
one layout serves both directions.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

from server.documents.formats import Format
from server.documents.glyphs import FONTS, drawable, is_latin
from server.documents.qr import code
from server.documents.signature import lines_of
from server.documents.wording import Wording

if TYPE_CHECKING:
    from fpdf import FPDF

Align = Literal["start", "end", "right", "center"]
Direction = Literal["own", "ltr", "auto"]
"""That of the paper's language, left to right whatever it holds, or as its first letter says."""
Weight = Literal["", "B"]
Ink = tuple[int, int, int]
INK: Final[Ink] = (0x14, 0x18, 0x1F)
MUTED: Final[Ink] = (0x4A, 0x53, 0x61)
HAIR: Final[Ink] = (0xCB, 0xD1, 0xDA)
_ARABIC: Final = "Arabic"
_POINT: Final = 25.4 / 72
_FINEST: Final = 0.25
"""Two dots of a thermal printer, mm: a line of one is not always printed."""
_FILES: Final = {
    ("Inter", ""): "Inter-Regular.otf",
    ("Inter", "B"): "Inter-SemiBold.otf",
    ("Inter Number", "B"): "Inter-Bold.otf",
    (_ARABIC, ""): "NotoSansArabic-Regular.ttf",
    (_ARABIC, "B"): "NotoSansArabic-Bold.ttf",
}
_TABULAR: Final = {"tnum": True, "kern": True}
_LOOSE: Final = {"kern": True}


class Type(NamedTuple):
    """How text is set: points, weight, colour, and how far lines are apart."""

    size: float
    bold: bool = False
    ink: Ink = INK
    leading: float = 1.4
    number: bool = False
    """Whether it is a number that is read from afar."""


class Paper:
    """One document as it is written; `y` is where it goes on."""

    def __init__(self, words: Wording, form: Format, title: str, author: str, at: int) -> None:
        # Imported here: it takes a while, and no start of a server needs it.
        from fpdf import FPDF

        self.words, self.form = words, form
        self.width = form.width - 2 * form.side
        self.bottom = form.height - form.bottom
        self.y = form.top
        self.continued: Callable[[], None] | None = None
        """Writes the head of each page but the first."""
        pdf = FPDF(unit="mm", format=(form.width, form.height))
        pdf.set_creation_date(datetime.fromtimestamp(at // 1000, UTC))
        pdf.set_title(drawable(title))
        pdf.set_author(drawable(author))
        pdf.set_lang(words.language)
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        pdf.add_page()
        self.pdf: FPDF = pdf
        self._loaded: set[tuple[str, Weight]] = set()

    @property
    def page(self) -> int:
        """The number of this page, from 1."""
        return self.pdf.page

    def turn(self) -> None:
        """Go on with the next page."""
        self.pdf.add_page()
        self.y = self.form.top
        if self.continued is not None:
            self.continued()

    def need(self, height: float) -> None:
        """Go on with the next page where so much does not fit on this one."""
        if self.y + height > self.bottom:
            self.turn()

    def height(self, width: float, text: str, face: Type) -> float:
        """How much a text takes that wraps at `width`."""
        return self._set(0, 0, width, text, face, "start", "own", dry=True)

    def text(
        self,
        x: float,
        width: float,
        text: str,
        face: Type,
        align: Align = "start",
        direction: Direction = "own",
        *,
        y: float | None = None,
    ) -> float:
        """Write a text that wraps at `width`, at `y` or where the paper goes on; where it ends."""
        top = self.y if y is None else y
        return top + self._set(x, top, width, text, face, align, direction, dry=False)

    def fitting(self, width: float, text: str, face: Type, least: float = 0) -> Type:
        """The type, made smaller where the text would not go into one line, to `least` points."""
        clean = drawable(text)
        self._use(face, "ltr", clean)
        needed = self.pdf.get_string_width(clean)
        if needed <= width:
            return face
        return face._replace(size=max(least, face.size * width / needed * 0.99))

    def rule(self, weight: float = 0.15, ink: Ink = HAIR, x: float = 0, width: float = 0) -> None:
        """A line across the paper, or a part of it, where it goes on."""
        width = width or self.width
        left = self._left(x, width)
        self.pdf.set_draw_color(*self._printed(ink))
        self.pdf.set_line_width(max(weight, _FINEST) if self.form.thermal else weight)
        self.pdf.line(left, self.y, left + width, self.y)

    def qr(
        self, x: float, y: float, side: float, text: str, link: str = "", quiet: int = 0
    ) -> None:
        """The code of a text; whoever reads the paper on a screen can click it."""
        made = code(text, quiet)
        left, module = self._left(x, side), side / made.side
        self.pdf.set_fill_color(0, 0, 0)
        for bar in made.bars:
            # A hair higher than its row: else viewers show white lines between rows.
            self.pdf.rect(
                left + bar.x * module, y + bar.y * module, bar.width * module, module * 1.02, "F"
            )
        if link:
            self.pdf.link(left, y, side, side, link)

    def signature(self, x: float, y: float, width: float, strokes: str) -> None:
        """A signature as it was drawn, in a field of 5 to 2."""
        left, scale = self._left(x, width), width / 1000
        self.pdf.set_draw_color(*INK)
        self.pdf.set_line_width(0.45)
        for line in lines_of(strokes):
            points = [(left + px * scale, y + py * scale) for px, py in line]
            self.pdf.polyline(points if len(points) > 1 else points * 2)

    def written(self) -> bytes:
        """The document; equal bytes for what is equal."""
        return bytes(self.pdf.output())

    def close(self) -> None:
        """Let go of the files of the fonts."""
        from fpdf.fonts import TTFFont

        for font in self.pdf.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def _printed(self, ink: Ink) -> Ink:
        """A thermal printer makes dots of every shade, and small type of it is not read."""
        return (0, 0, 0) if self.form.thermal else ink

    def _left(self, x: float, width: float) -> float:
        side = self.form.side
        return self.form.width - side - x - width if self.words.leftward else side + x

    def _use(self, face: Type, direction: Direction, text: str) -> None:
        family = "Inter Number" if face.number else "Inter"
        weight: Weight = "B" if face.bold or face.number else ""
        self._load(family, weight)
        if not is_latin(text):
            self._load(_ARABIC, weight)
        self.pdf.set_font(family, weight, face.size)
        self.pdf.set_text_color(*self._printed(face.ink))
        own = "rtl" if self.words.leftward else "ltr"
        way = own if direction == "own" else "ltr" if direction == "ltr" else None
        features = _LOOSE if face.number else _TABULAR
        self.pdf.set_text_shaping(True, features=features, direction=way)

    def _load(self, family: str, weight: Weight) -> None:
        """Only what is used: each font takes a while to read and to make smaller."""
        if (family, weight) in self._loaded:
            return
        self._loaded.add((family, weight))
        self.pdf.add_font(family, weight, FONTS / _FILES[family, weight])
        if family == _ARABIC:
            self.pdf.set_fallback_fonts([family])

    def _set(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        face: Type,
        align: Align,
        direction: Direction,
        *,
        dry: bool,
    ) -> float:
        line = face.size * _POINT * face.leading
        clean = drawable(text)
        self._use(face, direction, clean)
        begins, ends = ("R", "L") if self.words.leftward else ("L", "R")
        side = {"start": begins, "end": ends, "right": "R", "center": "C"}[align]
        taken = 0.0
        # One at a time: what is on one line has no part in the direction of the next.
        for part in clean.split("\n"):
            self.pdf.set_xy(self._left(x, width), y + taken)
            # A try that writes nothing, and a fallback font, leave it wrong.
            self.pdf.current_font_is_set_on_page = False
            lines = self.pdf.multi_cell(width, line, part, align=side, dry_run=dry, output="LINES")
            taken += line * max(1, len(cast("list[str]", lines)))
        return taken


def drawn(paper: Callable[[], Paper], draw: Callable[[Paper, int], None]) -> bytes:
    """A document whose pages say how many there are: `draw` is told the number, and where it
    turns out to be another one, draws once more."""
    pages = 1
    while True:
        with closing(paper()) as made:
            draw(made, pages)
            if made.page == pages:
                return made.written()
            pages = made.page


def unrolled(
    paper: Callable[[Format], Paper], roll: Format, draw: Callable[[Paper], None]
) -> bytes:
    """A document on one page of a roll, as long as what is on it."""
    with closing(paper(roll)) as tried:
        draw(tried)
        bottom = tried.bottom
        # What is longer than any page can be goes on with another.
        long = tried.y + roll.bottom if tried.page == 1 else roll.height
    with closing(paper(roll._replace(height=long))) as made:
        # What is kept together may ask for more than it takes: that is no reason to turn.
        made.bottom = bottom
        draw(made)
        return made.written()
