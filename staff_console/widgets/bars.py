"""The bars of the board: on top, while the server is away, for answers, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from staff_console.answers import AnswerLine
from staff_console.customer import Customer
from staff_console.keys import BAR, WINDOW_KEYS
from staff_console.look import BOLD, DEMI, Look
from staff_console.screen import Banner, Slot, Top
from staff_console.speech import tr
from staff_console.widgets.inks import inks_of
from staff_console.widgets.key_slot import KeySlot
from staff_console.widgets.marks import Cap, Mark
from staff_console.widgets.plane import Down, Plane, row
from staff_console.widgets.text import Text


class TopBar(Plane):
    """The product, the point, the link, who works here, and the clock."""

    findAsked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "b", parent)
        self.setFixedHeight(look.px(48))
        layout = row(self, look, (16, 0, 16, 0), 12)
        self._name = Text(look, 14, BOLD)
        self._point = Text(look, 14, tone="muted")
        layout.addWidget(self._name)
        layout.addWidget(self._point)
        layout.addStretch(1)
        self._find = FindButton(look, self)
        self._find.clicked.connect(self.findAsked)
        layout.addWidget(self._find)
        layout.addSpacing(look.px(12))
        self._mark = Mark(look, 12)
        self._link = Text(look).whole()
        self._who = Text(look, tone="muted")
        self._clock = Text(look, 18, DEMI).whole()
        for widget in (self._mark, self._link):
            layout.addWidget(widget)
        layout.addSpacing(look.px(12))
        layout.addWidget(self._who)
        layout.addSpacing(look.px(12))
        layout.addWidget(self._clock)
        self._name.say(tr("Now Serving"))

    def show_top(self, top: Top) -> None:
        """Show these facts."""
        self._point.say(top.point)
        self._mark.say(top.freshness)
        self._mark.setVisible(bool(top.link))
        self._link.say(top.link)
        self._link.tone("warn" if top.freshness in ("stale", "away") else "ink")
        self._who.say(top.who)
        self._clock.say(top.clock)


class FindButton(QPushButton):
    """`Ctrl+K`, do or find anything."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Do or find anything, Ctrl+K"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        layout = row(self, look, (8, 4, 8, 4), 8)
        cap = Cap(look)
        text = Text(look, tone="muted")
        layout.addWidget(cap)
        layout.addWidget(text)
        cap.say(WINDOW_KEYS["find"])
        text.say(tr("Do or find anything"))
        for inside in (cap, text):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._layout = layout

    def sizeHint(self) -> QSize:
        """The cap and its text."""
        return self._layout.sizeHint()


class BannerBar(Plane):
    """Said across the board while the server is away."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "warn_paper", "b", parent)
        self.fill(look.colour("warn_paper"), look.colour("warn"))
        self.setFixedHeight(look.px(56))
        layout = row(self, look, (16, 0, 16, 0), 12)
        mark = Mark(look, 20)
        mark.say("warning")
        self._title = Text(look, 20, DEMI)
        self._text = Text(look).stretch()
        self._retry = Text(look, tone="muted")
        layout.addWidget(mark)
        layout.addWidget(self._title)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._retry)
        self.hide()

    def show_banner(self, banner: Banner | None) -> None:
        """Show it, or nothing."""
        if banner is not None:
            self._title.say(banner.title)
            self._text.say(banner.text)
            self._retry.say(banner.retry)
        self.setVisible(banner is not None)


class AnswerBar(Plane):
    """Every press is answered here."""

    putAway = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "t", parent)
        self._line = AnswerLine("idle")
        self.setObjectName("answer")
        layout = row(self, look, (16, 0, 16, 0), 12)
        self._mark = Mark(look, 20)
        self._title = Text(look, 14, DEMI)
        self._big = Text(look, 20, DEMI)
        self._text = Text(look).stretch()
        self._cap = Cap(look)
        self._does = Text(look).whole()
        for widget in (self._mark, self._big, self._title):
            layout.addWidget(widget)
        layout.addWidget(self._text, 1)
        # Takes the room where there is no text: the title must not wander.
        layout.addStretch(0)
        layout.addWidget(self._does)
        layout.addWidget(self._cap)
        self.show_line(self._line)

    def show_line(self, line: AnswerLine) -> None:
        """Show this answer; what is new is told to screen readers."""
        look, refused = self.look, line.kind == "refused"
        self.setFixedHeight(look.px(56 if refused else 40))
        paper, edge = ("danger_paper", "danger") if refused else ("background", "hairline")
        self.fill(look.colour(paper), look.colour(edge))
        self._mark.say(line.kind)
        self._mark.setVisible(line.kind != "idle")
        self._big.say(line.title if refused else "")
        self._title.say("" if refused else line.title)
        self._text.say(line.text)
        self._text.tone("muted" if line.kind == "idle" else "ink")
        self._cap.say(line.cap)
        self._does.say(line.does)
        said = f"{line.title} {line.text}".strip()
        self.setAccessibleName(said)
        if said and line.title != self._line.title and line.title:
            event = QAccessibleAnnouncementEvent(self, said)
            QAccessible.updateAccessibility(event)
        self._line = line


class KeyBar(Plane):
    """The customer's chip, then the keys in groups, like the keyboard's."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "t", parent)
        self.fill(look.colour("background"), look.colour("line"))
        self.setFixedHeight(look.px(65))
        layout = row(self, look, (0, 1, 8, 0), 0)
        self._chip = Chip(look)
        layout.addWidget(self._chip)
        self._slots: dict[str, KeySlot] = {}
        group = 0
        for key in BAR:
            if key.group != group:
                layout.addSpacing(look.px(16 if group else 8))
                group = key.group
            slot = KeySlot(look, key)
            slot.clicked.connect(lambda _=False, name=key.name: self.pressed.emit(name))
            # A longer cap needs a wider slot.
            layout.addWidget(slot, 12 if len(key.cap) > 3 else 10)
            self._slots[key.name] = slot
        layout.addStretch(0)

    def show_keys(self, slots: tuple[Slot, ...], customer: Customer) -> None:
        """Show how each key stands."""
        self._chip.show_customer(customer)
        for slot in slots:
            self._slots[slot.key].show_slot(slot)


class Chip(Plane):
    """Who is in front of me, beside the keys that act on them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "", parent)
        self.setMinimumWidth(look.px(152))
        self.setMaximumWidth(look.px(176))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        layout = row(self, look, (16, 0, 8, 0), 10)
        self._number = Text(look, 20, BOLD).whole()
        right = Down(look)
        self._state = Text(look, 12)
        self._more = Text(look, 12)
        layout.addWidget(self._number)
        layout.addWidget(right, 1)
        right.centre(self._state, self._more)

    def show_customer(self, customer: Customer) -> None:
        """Show who it is."""
        inks = inks_of(self.look, customer.state)
        self.fill(inks.paper)
        self._number.say(customer.number)
        state, _, more = customer.chip.partition(", ")
        if not more and customer.state == "serving":
            state, _, more = customer.chip.partition(" ")
        self._state.say(state if customer.state != "none" else customer.title)
        self._more.say(more)
        self._number.paint_in(inks.ink)
        self._state.paint_in(inks.ink if customer.state != "none" else inks.quiet)
        self._more.paint_in(inks.ink)
