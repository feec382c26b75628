"""Beside the list: all of what is marked, what is to be read aloud of it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from client.typeface import as_code
from staff_console.administration.face import Detail, Fact, Large, Verb
from staff_console.administration.verb_list import VerbList
from staff_console.look import BOLD, DEMI, Look
from staff_console.widgets.key_scroll import KeyScroll
from staff_console.widgets.plane import Down, Plane, column, row
from staff_console.widgets.text import Prose, Text

LABELS: Final = 112
"""The width of the column of labels."""


class DetailPane(Plane):
    """Draws a `Detail` and its verbs."""

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "l")
        self._lines: list[FactLine] = []
        self._facts: tuple[Fact, ...] = ()
        layout = column(self, look, (1, 0, 0, 0), 0)
        head = Down(look, (16, 12, 16, 8), 2)
        self._title, self._about = Prose(look, 18, DEMI), Prose(look)
        head.lay.addWidget(self._title)
        head.lay.addWidget(self._about)
        self.large = LargeBox(look)
        self._inside = Plane(look, "background")
        self._lay = column(self._inside, look, (16, 4, 16, 12), 6)
        self._lay.addStretch(1)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._inside)
        KeyScroll(look, self.area)
        self.verbs = VerbList(look)
        self.verbs.asked.connect(self.asked)
        layout.addWidget(head)
        layout.addWidget(self.large)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.verbs)

    def show_detail(self, detail: Detail, verbs: Sequence[Verb]) -> None:
        """Show it."""
        self._title.say(detail.title)
        self._about.say(detail.about)
        self._about.tone(detail.tone)
        self.large.show_large(detail.large)
        if detail.facts != self._facts:
            self._show_facts(detail.facts)
        self.area.setAccessibleName(detail.title)
        self.verbs.show_verbs(verbs)

    def _show_facts(self, facts: tuple[Fact, ...]) -> None:
        self._facts = facts
        while len(self._lines) < len(facts):
            line = FactLine(self.look)
            self._lay.insertWidget(len(self._lines), line)
            self._lines.append(line)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(facts))
            if place < len(facts):
                line.show_fact(facts[place])


class FactLine(QWidget):
    """A label and what stands behind it; or a sentence, or a heading."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        layout = self._lay = row(self, look, (0, 0, 0, 0), 8)
        self._label, self._text = Prose(look, tone="muted"), Prose(look)
        self._heading = Prose(look, 14, DEMI)
        for prose in (self._label, self._text, self._heading):
            prose.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._label.setFixedWidth(look.px(LABELS))
        layout.addWidget(self._heading, 1)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)

    def show_fact(self, fact: Fact) -> None:
        """Show it."""
        heading = bool(fact.label) and not fact.text
        self._lay.setContentsMargins(0, self._look.px(8) if heading else 0, 0, 0)
        self._heading.say(fact.label if heading else "")
        self._label.say("" if heading else fact.label)
        self._text.say(fact.text)
        self._text.tone(fact.tone)
        self.setAccessibleName(f"{fact.label}: {fact.text}" if fact.label else fact.text)


class LargeBox(Plane):
    """A code or number in large letters, and what to do with it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "accent_paper", "tb")
        layout = column(self, look, (16, 12, 16, 12), 6)
        self._before, self._after = Prose(look, 15, DEMI), Prose(look)
        self._text = Text(look, 40, BOLD).whole()
        font = self._text.font()
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, look.px(2))
        self._text.setFont(as_code(font))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        for widget in (self._before, self._text, self._after):
            layout.addWidget(widget)

    def show_large(self, large: Large | None) -> None:
        """Show it, or nothing."""
        if large is not None:
            self._before.say(large.before)
            self._text.say(large.text)
            self._text.setAccessibleName(large.spoken)
            self._after.say(large.after)
        self.setVisible(large is not None)
