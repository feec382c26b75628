"""An estimate in the right pane: its lines, tax, total, and how it was or may be answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from staff_console.bookings.side_rows import Rows
from staff_console.look import DEMI, Look
from staff_console.requests.estimate_face import AmountRow, EstimateFace
from staff_console.speech import tr
from staff_console.tickets.side_pane import FactView
from staff_console.widgets.marks import Bar
from staff_console.widgets.plane import Across, Down, Plane, column
from staff_console.widgets.text import Prose, Text

LABEL = 96


class EstimateView(Plane):
    """Draws an `EstimateFace`."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "t")
        lay = column(self, look, (0, 1, 0, 0), 0)
        head = Across(look, (16, 10, 16, 6), 8)
        self._title, self._about = Text(look, 14, DEMI).whole(), Text(look, tone="muted")
        self._until = Text(look, tone="muted").whole()
        head.hold(self._title, self._about)
        head.lay.addStretch(1)
        head.hold(self._until)
        around = Down(look, (16, 0, 16, 4))
        self._bar = Bar(look)
        around.lay.addWidget(self._bar)
        self._bars = around
        self._rows = Rows(look, AmountView, (0, 2, 0, 2))
        total = Plane(look, "background", "t")
        line = Across(look, (16, 8, 16, 4), 8)
        column(total, look, (0, 1, 0, 0), 0).addWidget(line)
        name, self._total = Text(look, 18, DEMI), Text(look, 18, DEMI).whole()
        name.say(tr("Total"))
        line.hold(name)
        line.lay.addStretch(1)
        line.hold(self._total)
        self._over, self._note = Prose(look, tone="muted"), Prose(look)
        for each in (self._over, self._note):
            each.setContentsMargins(look.px(16), 0, look.px(16), look.px(8))
        self._answer = Text(look, 14, DEMI)
        self._answer_head = Plane(look, "background", "t")
        above = Across(look, (16, 10, 16, 6))
        above.hold(self._answer)
        above.lay.addStretch(1)
        column(self._answer_head, look, (0, 1, 0, 0), 0).addWidget(above)
        self._answers = Rows(look, partial(FactView, label=LABEL), (0, 0, 0, 8))
        for widget in (
            head, self._bars, self._rows, total, self._over, self._note, self._answer_head,
            self._answers,
        ):  # fmt: skip
            lay.addWidget(widget)

    def show_estimate(self, face: EstimateFace) -> None:
        """Show it."""
        look = self.look
        self._title.say(face.title)
        self._about.say(face.about)
        self._until.say(face.until)
        self._until.tone({"line": "muted"}.get(face.tone, face.tone))
        self._bars.setVisible(face.share is not None)
        if face.share is not None:
            self._bar.show_share(face.share, look.colour(face.tone), look.colour("track"))
        for row, amount in zip(self._rows.take(len(face.rows)), face.rows, strict=True):
            row.show_amount(amount)
        self._total.say(face.total)
        self._over.say(face.over)
        self._note.say(tr("\u201c{text}\u201d").format(text=face.note) if face.note else "")
        self._answer_head.setVisible(bool(face.answers))
        self._answer.say(face.answer_title)
        made = self._answers.take(len(face.answers))
        for row, fact in zip(made, face.answers, strict=True):
            row.show_fact(fact, self.acted)


class AmountView(QWidget):
    """A name, how much of it, and the amount at the end."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        across = Across(look, (16, 4, 16, 4), 12)
        column(self, look, (0, 0, 0, 0), 0).addWidget(across)
        self._name = Prose(look).stretch()
        self._much = Text(look, tone="muted").whole()
        self._amount = Text(look, align=Qt.AlignmentFlag.AlignRight).whole()
        self._amount.setMinimumWidth(look.px(60))
        across.lay.addWidget(self._name, 1)
        across.hold(self._much, self._amount)

    def show_amount(self, row: AmountRow) -> None:
        """Show it."""
        self._name.say(row.name)
        self._name.tone(row.tone)
        self._much.say(row.much)
        self._amount.say(row.amount)
        self.setAccessibleName(", ".join(p for p in (row.name, row.much, row.amount) if p))
        self.show()
