"""Where one writes: the letter with its solid edge, and the hatched comment below it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from protocol.tickets import BODY_MOST
from staff_console.look import DEMI, Look
from staff_console.tickets.keys import CAPS, VerbName, shown
from staff_console.tickets.paper import Sign, paint_dashed_edge, paint_hatched
from staff_console.tickets.writing_face import SheetKind
from staff_console.widgets.marks import Cap
from staff_console.widgets.plane import Across, Down, column, row
from staff_console.widgets.text import Text

HEAD: Final = 40
LINES: Final = (2, 6)
"""So many lines of text a field shows at least, and at most; beyond that it scrolls."""
_OURS: Final = frozenset(
    {Qt.Key.Key_K, Qt.Key.Key_J, Qt.Key.Key_E, Qt.Key.Key_M, Qt.Key.Key_R, Qt.Key.Key_T,
     Qt.Key.Key_P, Qt.Key.Key_G, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_S, Qt.Key.Key_Return,
     Qt.Key.Key_Enter}
)  # fmt: skip
"""Letters that with Ctrl are keys of the desk, even where a field has a use for them."""


class Sheet(QWidget):
    """A head that is always there, and below it the field while this sheet is open."""

    asked = Signal()
    """It is to be opened."""
    typed = Signal(str)
    dropped = Signal(list)
    """Paths of files that were dropped here."""

    def __init__(self, look: Look, kind: SheetKind) -> None:
        super().__init__()
        self.look, self.kind = look, kind
        self.setObjectName(f"sheet-{kind}")
        self.setAcceptDrops(True)
        self._lay = column(self, look, (0, 0, 0, 0), 0)
        self.head = Head(look, kind)
        self.head.asked.connect(self.asked)
        self._lay.addWidget(self.head)
        self.body = Down(look, (16, 8, 16, 12), 8)
        self.field = Writing(look, kind)
        self.field.textChanged.connect(self._tell)
        self.field.dropped.connect(self.dropped)
        self.body.lay.addWidget(self.field)
        self._lay.addWidget(self.body)
        self._text = ""

    def show_text(self, text: str, ticket: str, opened: bool) -> None:
        """Show what stands there; the cursor stays, unless the text is another one."""
        self.body.setVisible(opened)
        self.head.open(opened)
        other = self.field.property("ticket") != ticket
        self.field.setProperty("ticket", ticket)
        self._text = text
        before = self.field.toPlainText()
        if before != text:
            # What was put below is gone on with; elsewhere the cursor stays.
            after = other or text.startswith(before)
            place = len(text) if after else min(self.field.textCursor().position(), len(text))
            self.field.setPlainText(text)
            cursor = self.field.textCursor()
            cursor.setPosition(place)
            self.field.setTextCursor(cursor)

    def take_focus(self) -> None:
        """Keys go to the end of the text."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """These go with it."""
        self.dropped.emit([u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Plain with a solid edge, or hatched with a dashed one."""
        look, painter, rect = self.look, QPainter(self), QRectF(self.rect())
        if self.kind == "comment":
            paint_hatched(painter, look, rect)
            paint_dashed_edge(painter, look, rect)
            return
        painter.fillRect(rect, look.colour("pane"))
        painter.fillRect(QRectF(0, 0, rect.width(), look.px(HEAD)), look.colour("accent_paper"))
        painter.fillRect(QRectF(0, 0, rect.width(), look.px(3)), look.colour("accent"))

    def _tell(self) -> None:
        text = self.field.toPlainText()
        if len(text) > BODY_MOST:
            cursor = self.field.textCursor()
            self.field.setPlainText(text[:BODY_MOST])
            cursor.setPosition(BODY_MOST)
            self.field.setTextCursor(cursor)
        elif text != self._text:
            self._text = text
            self.typed.emit(text)


class Head(QWidget):
    """Sign, title, to whom, and the key that opens the sheet."""

    asked = Signal()

    def __init__(self, look: Look, kind: SheetKind) -> None:
        super().__init__()
        self.setFixedHeight(look.px(HEAD))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._lay = row(self, look, (16, 3, 16, 0), 8)
        letter = kind == "reply"
        self.title, self.about = Text(look, 14, DEMI).whole(), Text(look)
        self._cap, self._kept = Cap(look), Text(look, 12, tone="muted")
        if letter:
            # Where a letter goes is never cut; how far the draft is kept may be.
            self.about.whole()
        else:
            self._kept.whole()
        self._lay.addWidget(Sign(look, "letter" if letter else "lock"))
        self._lay.addWidget(self.title)
        self._lay.addWidget(self.about)
        self._lay.addStretch(1)
        self._lay.addWidget(self._kept)
        self._lay.addWidget(self._cap)
        self._cap.say(shown("reply" if letter else "comment"))

    def keep(self, said: str, tone: str) -> None:
        """How far the draft is kept, in place of the key."""
        self._kept.say(said)
        self._kept.tone(tone)

    def open(self, opened: bool) -> None:
        """The key is not needed where the sheet is open already."""
        self._cap.setVisible(not opened)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens the sheet."""
        self.asked.emit()


class Writing(QPlainTextEdit):
    """The field. Keys of the desk are the desk's, also here."""

    dropped = Signal(list)

    def __init__(self, look: Look, kind: SheetKind) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(f"write-{kind}")
        self.setFont(look.font(14))
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        # A letter has no frame of its own, and the hatched paper must be seen while one writes.
        plain = "background: transparent; border: 0; padding: 0"
        self.setStyleSheet(f"QPlainTextEdit {{ {plain} }} QPlainTextEdit:focus {{ {plain} }}")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.fit())
        self.fit()

    def fit(self) -> None:
        """As high as the text is, within bounds: the thread above needs the room."""
        line = self.fontMetrics().lineSpacing()
        lines = round(self.document().size().height())
        least, most = LINES
        self.setFixedHeight(line * max(least, min(most, lines)) + self._look.px(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines in another width."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """A key of the desk is not the field's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() in _OURS:
                event.ignore()
                return True
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are attached, and not written as addresses."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """These go with it."""
        urls = event.mimeData().urls()
        if urls:
            self.dropped.emit([u.toLocalFile() for u in urls if u.isLocalFile()])
            event.acceptProposedAction()
        else:
            super().dropEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The end of the text is in sight."""
        super().focusInEvent(event)
        self.ensureCursorVisible()


class VerbButton(QPushButton):
    """A verb with its key; the one that sends is filled."""

    def __init__(self, look: Look, name: VerbName, does: str, primary: bool = False) -> None:
        super().__init__()
        self._look, self._primary, self._name = look, primary, name
        self._does, self._cap = does, shown(name)
        self.setObjectName(f"verb-{name}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(look.px(32))
        self.setProperty("primary" if primary else "quiet", True)
        layout = row(self, look, (10, 0, 8, 0), 8)
        text, cap = (
            Text(look, 14, DEMI, "on_accent" if primary else "ink").whole(),
            Cap(look, "on_accent" if primary else "ink"),
        )
        for inside in (text, cap):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(inside)
        text.say(does)
        cap.say(self._cap)
        self._text, self._key, self._lay = text, cap, layout
        self.setAccessibleName(f"{does}, {self._cap}" if CAPS.get(name) else does)
        self.setFixedWidth(layout.sizeHint().width() + look.px(2))

    def use(self, why: str) -> None:
        """Whether it can be used; why not stands in its tool tip."""
        self.setEnabled(not why)
        self.setToolTip(why)
        tone = "disabled" if why else "on_accent" if self._primary else "ink"
        self._text.tone(tone)
        self._key.tone(tone)


def buttons(look: Look, *widgets: QWidget) -> Across:
    """Verbs side by side."""
    across = Across(look, gap=8)
    across.hold(*widgets)
    across.lay.addStretch(1)
    return across
