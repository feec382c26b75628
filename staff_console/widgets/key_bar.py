"""The keys F1 to F12 with what each would do, and the customer's chip beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from staff_console.customer import Customer
from staff_console.keys import BAR
from staff_console.look import BOLD, Look
from staff_console.screen import Slot
from staff_console.widgets.inks import inks_of
from staff_console.widgets.key_slot import KeySlot
from staff_console.widgets.plane import Down, Plane, row
from staff_console.widgets.text import Text

_GROUP = 4
LONG = 5
_GUARD = 14
"""What is left of F11, which guards F12."""


class KeyBar(Plane):
    """The customer's chip, then the keys in fours, like the keyboard's."""

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "t", parent)
        self.fill(look.colour("background"), look.colour("line"))
        self.setFixedHeight(look.px(65))
        layout = row(self, look, (0, 1, 8, 0), 0)
        self._chip = Chip(look)
        layout.addWidget(self._chip)
        self._slots: dict[str, KeySlot] = {}
        for place, key in enumerate(BAR):
            if place % _GROUP == 0:
                layout.addSpacing(look.px(12 if place else 8))
            if key is None:
                layout.addSpacing(look.px(_GUARD))
                continue
            slot = KeySlot(look, key)
            slot.clicked.connect(lambda _=False, name=key.name: self.pressed.emit(name))
            layout.addWidget(slot, 10)
            self._slots[key.name] = slot

    def show_keys(self, slots: tuple[Slot, ...], customer: Customer) -> None:
        """Show how each key stands."""
        self._chip.show_customer(customer)
        for slot in slots:
            self._slots[slot.key].show_slot(slot)


class Chip(Plane):
    """Who is in front of me, beside the keys that act on them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "", parent)
        self.setFixedWidth(look.px(152))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
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
        # The number of a repair is longer than one of the line.
        self._number.setFont(self.look.font(20 if len(customer.number) <= LONG else 17, BOLD))
        state, _, more = customer.chip.partition(", ")
        if not more and customer.state == "serving":
            state, _, more = customer.chip.partition(" ")
        self._state.say(state if customer.number else customer.title)
        self._more.say(more)
        self._number.paint_in(inks.ink)
        self._state.paint_in(inks.ink if customer.number else inks.quiet)
        self._more.paint_in(inks.ink)
