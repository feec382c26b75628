"""Signing in: name, password, and what went wrong, in one place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from staff_console.in_the_clear import in_the_clear
from staff_console.look import BOLD, DEMI, Look
from staff_console.sign_in import FIELDS, FieldName, Mode, Stay, Typed
from staff_console.sign_in import SignInPage as Value
from staff_console.speech import tr
from staff_console.widgets.marks import Mark
from staff_console.widgets.plane import Across, Down, Plane, column, row
from staff_console.widgets.primary import primary_button
from staff_console.widgets.text import Prose, Text

_PAPERS: Final = {"refused": "danger_paper", "warning": "warn_paper", "note": "soft"}
_PAIR: Final = frozenset({"new", "again"})
"""These stand side by side."""
_SECRET: Final = frozenset({"password", "new", "again"})


class SignInPage(Plane):
    """What is typed into a field stays there, also while another way in hides it."""

    asked = Signal(Typed)
    modeAsked = Signal(str)

    def __init__(
        self, look: Look, server: str, typed: Typed | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, "background", "", parent)
        self._value: Value | None = None
        self._mode: Mode = "name"
        self._offered: Stay | None = None
        self._rows: dict[FieldName, Down] = {}
        self._fields: dict[FieldName, QLineEdit] = {}
        across = row(self, look, (16, 0, 16, 0), 0)
        sheet = QWidget(self)
        sheet.setFixedWidth(look.px(400))
        across.addStretch(1)
        across.addWidget(sheet)
        across.addStretch(1)
        inside = column(sheet, look, (0, 0, 0, 0), 0)
        inside.addStretch(2)
        product, self._title = Text(look, 14, BOLD, "accent"), Text(look, 28, DEMI)
        inside.addWidget(product)
        inside.addWidget(self._title)
        inside.addSpacing(look.px(24))
        self._make_fields(look, inside)
        self._stay, self._stay_why = self._make_stay(look, inside)
        self.button = primary_button(look, "signIn", 48)
        self.button.clicked.connect(self._ask)
        inside.addWidget(self.button)
        inside.addSpacing(look.px(8))
        self._other = self._make_other(look, inside)
        self._said = Said(look)
        inside.addWidget(_room_for(self._said, look))
        inside.addStretch(3)
        self._make_foot(look, inside, server)
        product.say(tr("Now Serving"))
        self._show_mode("name")
        self.type_in(typed or Typed())

    @property
    def name(self) -> QLineEdit:
        """The field of the name."""
        return self._fields["name"]

    @property
    def password(self) -> QLineEdit:
        """The field of the password."""
        return self._fields["password"]

    def field(self, name: FieldName) -> QLineEdit:
        """Any field."""
        return self._fields[name]

    @property
    def typed(self) -> tuple[str, str]:
        """Name and password as they stand."""
        return self.name.text().strip(), self.password.text()

    @property
    def given(self) -> Typed:
        """All that was typed, as it stands."""
        texts = {name: field.text() for name, field in self._fields.items()}
        for name in ("name", "code", "invitation"):
            texts[name] = texts[name].strip()
        return Typed(stay=self._stay.isChecked() and self._stay.isEnabled(), **texts)

    def type_in(self, typed: Typed) -> None:
        """It stands in the fields as if it had been typed there."""
        for name, field in self._fields.items():
            if field.text() != getattr(typed, name):
                field.setText(getattr(typed, name))

    def show_stay(self, stay: Stay | None) -> None:
        """Offer to stay signed in, or say why that cannot be; None: nobody stays here."""
        if stay == self._offered:
            return
        self._offered = stay
        self._stay.setVisible(stay is not None)
        self._stay.setEnabled(stay is not None and not stay.why)
        self._stay.setChecked(stay is not None and stay.checked and not stay.why)
        self._stay_why.say("" if stay is None else stay.why)

    def check_stay(self, checked: bool) -> None:
        """The box as it was checked before."""
        self._stay.setChecked(checked and self._stay.isEnabled())

    def show_page(self, value: Value) -> None:
        """Show where signing in stands."""
        before, self._value = self._value, value
        self._show_mode(value.mode)
        self.button.setText(value.button)
        self.button.setEnabled(value.usable)
        for field in self._fields.values():
            field.setReadOnly(value.kind == "sent")
        self._said.show_page(value)
        if (
            before is not None
            and value.field
            and (value.kind, value.field)
            != (
                before.kind,
                before.field,
            )
        ):
            self._fields[value.field].selectAll()
            self._fields[value.field].setFocus()

    def focus(self) -> None:
        """Keys go to the first empty field."""
        shown = [self._fields[name] for name in FIELDS[self._mode]]
        next((field for field in shown if not field.text().strip()), shown[-1]).setFocus()

    def _go_another_way(self) -> None:
        before = self._mode
        self.modeAsked.emit("name" if before == "invitation" else "invitation")
        if self._mode != before:
            self.focus()

    def _ask(self) -> None:
        if self._value is not None and not self._value.usable:
            return
        for name in FIELDS[self._mode]:
            if not self._fields[name].text().strip():
                self._fields[name].setFocus()
                return
        self.asked.emit(self.given)

    def _enter(self, name: FieldName) -> None:
        """On to the next field if that is empty, else it is sent."""
        names = FIELDS[self._mode]
        for after in names[names.index(name) + 1 :]:
            if not self._fields[after].text():
                self._fields[after].setFocus()
                return
        self._ask()

    def _show_mode(self, mode: Mode) -> None:
        self._mode = mode
        invited = mode == "invitation"
        for name, shown in self._rows.items():
            shown.setVisible(name in FIELDS[mode])
        self._title.say(tr("Welcome") if invited else tr("Sign in"))
        self._other.setText(tr("I have a password") if invited else tr("I have an invitation"))

    def _make_fields(self, look: Look, inside: QVBoxLayout) -> None:
        labels: dict[FieldName, str] = {
            "name": tr("Name"),
            "password": tr("Password"),
            "code": tr("Code of your authenticator"),
            "invitation": tr("Code of the invitation"),
            "new": tr("Your own password"),
            "again": tr("The same again"),
        }
        pair = Across(look, gap=16)
        for name, label in labels.items():
            made = Down(look, (0, 0, 0, 14), 6)
            above, field = Text(look, 14, tone="muted"), QLineEdit(made)
            made.lay.addWidget(above)
            made.lay.addWidget(field)
            above.say(label)
            field.setObjectName(name)
            field.setFont(look.font(16))
            field.setMinimumHeight(look.px(44))
            field.setMaxLength(200)
            field.setAccessibleName(label)
            if name in _SECRET:
                field.setMaxLength(1024)
                field.setEchoMode(QLineEdit.EchoMode.Password)
            field.returnPressed.connect(lambda name=name: self._enter(name))
            (pair.lay if name in _PAIR else inside).addWidget(made)
            if name == "invitation":
                inside.addWidget(pair)
            self._rows[name], self._fields[name] = made, field
        self._fields["invitation"].setPlaceholderText("k7qf-29mx")

    def _make_other(self, look: Look, inside: QVBoxLayout) -> QPushButton:
        made = QPushButton(self)
        made.setObjectName("otherWay")
        made.setFlat(True)
        made.setFont(look.font(14, DEMI))
        made.setMinimumHeight(look.px(36))
        made.clicked.connect(self._go_another_way)
        inside.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(look.px(8))
        return made

    def _make_foot(self, look: Look, inside: QVBoxLayout, server: str) -> None:
        foot, plain = Text(look, 12, tone="muted").stretch(), Prose(look, 12, DEMI, "warn")
        inside.addWidget(plain)
        inside.addWidget(foot)
        inside.addSpacing(look.px(16))
        plain.say(in_the_clear(server))
        foot.say(tr("Server {address}").format(address=server))

    def _make_stay(self, look: Look, inside: QVBoxLayout) -> tuple[QCheckBox, Prose]:
        box, why = QCheckBox(self), Prose(look, 12, tone="muted")
        box.setObjectName("stay")
        box.setText(tr("Stay signed in on this computer, which only I use"))
        box.setFont(look.font(14))
        box.setMinimumHeight(look.px(30))
        inside.addWidget(box)
        why.setContentsMargins(look.px(30), 0, 0, 0)
        inside.addWidget(why)
        inside.addSpacing(look.px(12))
        box.hide()
        why.hide()
        return box, why


def _room_for(said: Said, look: Look) -> Down:
    """Its place is kept, so that nothing jumps when there is something to say."""
    room = Down(look)
    room.setMinimumHeight(look.px(86))
    room.lay.addWidget(said)
    room.lay.addStretch(1)
    return room


class Said(Plane):
    """What went wrong and what to do."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background")
        self.setObjectName("said")
        across = row(self, look, (12, 12, 12, 12), 12)
        self._mark = Mark(look, 20)
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        lines = Down(look, gap=4)
        self._title, self._text = Prose(look, 14, DEMI), Prose(look, 14)
        lines.lay.addWidget(self._title)
        lines.lay.addWidget(self._text)
        across.addWidget(lines, 1)

    def show_page(self, value: Value) -> None:
        """Say it; a screen reader hears what is new."""
        if value.kind == "refused" and value.title != self._title.text():
            event = QAccessibleAnnouncementEvent(self, f"{value.title} {value.text}")
            QAccessible.updateAccessibility(event)
        self.fill(self.look.colour(_PAPERS.get(value.kind, "background")))
        self._mark.say(value.kind)
        self._mark.setVisible(bool(value.kind))
        self._title.say(value.title)
        self._text.say(value.text)
