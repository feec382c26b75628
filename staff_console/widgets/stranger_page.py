"""Whether a server is to be trusted: its authority's fingerprint, to be compared by a person."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from staff_console.look import BOLD, DEMI, Look
from staff_console.speech import tr
from staff_console.stranger import Stranger
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Across, Plane, column, row
from staff_console.widgets.primary import primary_button
from staff_console.widgets.text import Prose, Text


class StrangerPage(Plane):
    """No key trusts by accident: at first the keys go to looking again."""

    trusted = Signal()
    againAsked = Signal()

    def __init__(self, look: Look, value: Stranger, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "", parent)
        self.setObjectName("stranger")
        self.value = value
        across = row(self, look, (16, 0, 16, 0), 0)
        sheet = QWidget(self)
        sheet.setFixedWidth(look.px(560))
        across.addStretch(1)
        across.addWidget(sheet)
        across.addStretch(1)
        inside = column(sheet, look, (0, 0, 0, 0), 0)
        inside.addStretch(2)
        product = Text(look, 14, BOLD, "accent")
        inside.addWidget(product)
        inside.addSpacing(look.px(8 if value.loud else 0))
        inside.addWidget(_head(look, value))
        inside.addSpacing(look.px(16))
        text = Prose(look, 15)
        inside.addWidget(text)
        inside.addSpacing(look.px(24))
        inside.addWidget(_signs(look, value))
        inside.addSpacing(look.px(24))
        self._again = QPushButton(tr("Look again"), sheet)
        inside.addWidget(self._make_foot(look, value))
        inside.addStretch(3)
        product.say(tr("Now Serving"))
        text.say(value.text)
        self.setAccessibleName(value.title)
        self.setAccessibleDescription(value.text)

    def focus(self) -> None:
        """Keys go to what does no harm."""
        self._again.setFocus()

    def _make_foot(self, look: Look, value: Stranger) -> Across:
        foot = Across(look, gap=12)
        if value.does:
            trusts = primary_button(look, "trust", 48)
            trusts.setText(value.does)
            trusts.setAutoDefault(False)
            trusts.clicked.connect(self.trusted)
            foot.hold(trusts)
        self._again.setObjectName("again")
        self._again.setProperty("quiet", True)
        self._again.setFont(look.font(15, DEMI))
        self._again.setMinimumHeight(look.px(48))
        self._again.clicked.connect(self.againAsked)
        foot.hold(self._again)
        foot.lay.addStretch(1)
        return foot


def _head(look: Look, value: Stranger) -> Plane:
    paper = "danger_paper" if value.loud else "background"
    made = Plane(look, paper)
    side = 16 if value.loud else 0
    across = row(made, look, (side, 12 if value.loud else 0, side, 12 if value.loud else 0), 12)
    mark, title = Mark(look, 28), Prose(look, 24, DEMI)
    mark.say("refused" if value.loud else "")
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    mark.setVisible(value.loud)
    across.addWidget(title, 1)
    title.say(value.title)
    return made


def _signs(look: Look, value: Stranger) -> Plane:
    """Four lines of four groups, in columns, as large as one reads them out."""
    made = Plane(look, "pane", "ltrb")
    inside = column(made, look, (20, 14, 20, 16), 2)
    caption = Text(look, 12, DEMI, "muted")
    inside.addWidget(caption)
    inside.addSpacing(look.px(6))
    caption.say(value.caption)
    for line in value.lines:
        groups = Across(look, gap=0)
        for group in line.split():
            sign = Text(look, 22, DEMI)
            sign.setFixedWidth(look.px(92))
            groups.hold(sign)
            sign.say(group)
        groups.lay.addStretch(1)
        inside.addWidget(groups)
    made.setAccessibleName(f"{value.caption}: {' '.join(value.lines)}")
    return made
