"""What saving would do, and beside it the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QScrollArea, QWidget

from staff_console.look import DEMI, Look
from staff_console.settings.keys import DISCARD, RESTORE, SAVE, shown
from staff_console.settings.screen import EffectFace, SettingsScreen
from staff_console.speech import tr
from staff_console.widgets.marks import Cap, Mark
from staff_console.widgets.plane import Across, Down, Plane, row
from staff_console.widgets.primary import primary_button
from staff_console.widgets.text import Prose, Text

_MARKS = {"refused": "refused", "unread": "note", "away": "warning"}
WIDE, TALL = 360, 128


class EffectPane(Plane):
    """Beside the page where there is room, below it where there is not."""

    saved = Signal()
    discarded = Signal()
    restored = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, "background", "l", parent)
        self._lines: list[Prose] = []
        self._lay = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._lay.setContentsMargins(*[look.px(16)] * 4)
        self._lay.setSpacing(look.px(16))
        self._beside = True
        self._lay.addWidget(self._make_words(look), 1)
        self._lay.addWidget(self._make_keys(look))
        self._lay.addStretch(1)

    def chain(self) -> list[QWidget]:
        """What Tab goes through."""
        return [self._save, self._discard, self._restore]

    def stand(self, beside: bool) -> None:
        """Beside the page, or below it."""
        look, way = self.look, QBoxLayout.Direction
        self._beside = beside
        self._lay.setDirection(way.TopToBottom if beside else way.LeftToRight)
        self._edges = "l" if beside else "t"
        if beside:
            self.setFixedWidth(look.px(WIDE))
            self.setMinimumHeight(0)
            self.setMaximumHeight(16_777_215)
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self.setFixedHeight(look.px(TALL))
        self._keys.setFixedWidth(look.px(WIDE - 32 if beside else 264))
        self._fit()

    def show_screen(self, screen: SettingsScreen) -> None:
        """Show it."""
        self._show_effect(screen.effect)
        self._save.setEnabled(screen.can_save)
        self._discard.setVisible(screen.can_discard)
        self._restore.setVisible(screen.can_restore)

    def _show_effect(self, effect: EffectFace) -> None:
        self._title.say(effect.title)
        self._title.tone("danger" if effect.kind == "refused" else "ink")
        self._mark.say(_MARKS.get(effect.kind, ""))
        self._mark.setVisible(effect.kind in _MARKS)
        quiet = effect.kind in ("nothing", "asking", "unread", "away")
        for line in self._lines[len(effect.lines) :]:
            line.say("")
        while len(self._lines) < len(effect.lines):
            made = Prose(self.look)
            self._inside.lay.insertWidget(len(self._lines), made)
            self._lines.append(made)
        for line, said in zip(self._lines, effect.lines, strict=False):
            line.say(said)
            line.tone("muted" if quiet else "ink")
        whole = " ".join((effect.title, *effect.lines))
        if effect.kind in ("told", "refused") and whole != self.accessibleName():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, whole))
        self.setAccessibleName(whole)
        self._scroll.setAccessibleName(whole)
        self._fit()

    def _fit(self) -> None:
        """Beside the page the button stands right below the words, however many there are."""
        # As wide as beside a scroll bar: words that just fit would bring one, and keep it.
        wide, gap = self.look.px(WIDE - 32 - 14), self.look.px(8)
        said = [line for line in self._lines if line.text()]
        tall = sum(line.heightForWidth(wide) + gap for line in said)
        self._scroll.wish(tall if self._beside else 0)
        self._scroll.setMaximumHeight(tall if self._beside else 16_777_215)
        self._lay.setStretch(2, 1 if self._beside else 0)
        self._lay.setStretch(0, 0 if self._beside else 1)

    def _make_words(self, look: Look) -> QWidget:
        words = Down(look, gap=8)
        head = Across(look, gap=8)
        self._mark, self._title = Mark(look, 16), Text(look, 14, DEMI).stretch()
        head.lay.addWidget(self._mark)
        head.lay.addWidget(self._title, 1)
        self._inside = Down(look, gap=8)
        self._inside.lay.addStretch(1)
        self._scroll = WordsScroll()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._inside)
        words.lay.addWidget(head)
        words.lay.addWidget(self._scroll, 1)
        return words

    def _make_keys(self, look: Look) -> QWidget:
        self._keys = Down(look, gap=8)
        self._save = primary_button(look, "save", 40)
        self._save.setText(tr("Save"))
        self._save.setAccessibleName(tr("Save, {cap}").format(cap=SAVE))
        self._save.clicked.connect(self.saved)
        self._discard = ActButton(look, tr("Discard what I typed"), DISCARD)
        self._discard.clicked.connect(self.discarded)
        self._restore = ActButton(look, tr("Restore what was"), RESTORE)
        self._restore.clicked.connect(self.restored)
        line = Across(look, gap=12)
        cap = Cap(look)
        cap.say(SAVE)
        line.lay.addWidget(self._save, 1)
        line.lay.addWidget(cap)
        self._keys.lay.addWidget(line)
        self._keys.lay.addWidget(self._discard)
        self._keys.lay.addWidget(self._restore)
        self._keys.lay.addStretch(1)
        return self._keys


class WordsScroll(QScrollArea):
    """As high as its words where there is room: Qt would guess it before they are wrapped."""

    _wished = 0

    def wish(self, tall: int) -> None:
        """Be so high, in pixels; 0: whatever Qt says."""
        self._wished = tall
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The height that was wished for."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._wished or hint.height())


class ActButton(QPushButton):
    """A verb with its key, without a fill."""

    def __init__(self, look: Look, does: str, cap: str) -> None:
        super().__init__()
        self.setFlat(True)
        self.setAccessibleName(f"{does}, {cap}")
        self.setMinimumHeight(look.px(32))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        lay = row(self, look, (8, 2, 0, 2), 8)
        text, key = Text(look, 14).stretch(), Cap(look)
        text.say(does)
        key.say(shown(cap))
        lay.addWidget(text, 1)
        lay.addWidget(key)
        for inside in (text, key):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
