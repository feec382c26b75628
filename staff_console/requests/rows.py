"""The rows of the right pane that repairs alone have: lines with what can become of them, notes,
photos, and the bar of a promise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QIcon,
    QImageReader,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QPushButton, QWidget

from protocol.service_requests import Photo
from staff_console.look import DEMI, Look
from staff_console.requests.line_face import LineFace
from staff_console.requests.painting import paint_standing
from staff_console.requests.side import NoteFace
from staff_console.requests.standing import Standing
from staff_console.speech import tr
from staff_console.tickets.paper import Sign, paint_dashed_edge, paint_hatched
from staff_console.widgets.plane import Across, Down, column
from staff_console.widgets.text import Prose, Text

THUMB = (76, 57)
PER_ROW = 4


class StandingRow(QWidget):
    """The bar of a request and its words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._standing = look, Standing()
        self.setFixedHeight(look.px(24))

    def show_standing(self, standing: Standing) -> None:
        """Show it; without words there is nothing to show."""
        self._standing = standing
        self.setVisible(bool(standing.words))
        self.setAccessibleName(standing.words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bar and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        paint_standing(painter, self._look, QRectF(self.rect()), self._standing, False, 14)


class LineRow(QWidget):
    """A part or labour: how much, how it stands, and what can become of it."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._acts: tuple[tuple[str, str], ...] = ()
        self._change = ""
        lay = column(self, look, (16, 4, 16, 4), 0)
        first = Across(look, gap=8)
        self._name, self._much = Prose(look).stretch(), Text(look, tone="muted").whole()
        first.lay.addWidget(self._name, 1)
        first.hold(self._much)
        self._state = Prose(look, 12)
        self._below = Across(look, (0, 4, 0, 2), 4)
        self._below.lay.addStretch(1)
        self._buttons: list[QPushButton] = []
        for each in (first, self._state, self._below):
            lay.addWidget(each)

    def show_line(self, face: LineFace) -> None:
        """Show it."""
        self._name.say(face.name)
        self._name.setFont(self._struck() if face.struck else self._look.font(14))
        self._name.tone("muted" if face.tone == "muted" else "ink")
        self._much.say(face.much)
        self._state.say(face.state)
        self._state.tone(face.tone if face.tone == "danger" else "muted")
        self.setAccessibleName(face.spoken)
        self._change = f"line:change:{face.key}" if face.acts else ""
        self.setToolTip(tr("A click changes it") if face.acts else "")
        if face.acts:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        acts = tuple((f"line:{step}:{face.key}", said) for step, said in face.acts)
        if acts != self._acts:
            self._acts = acts
            self._remake(face.name)
        self.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click beside its buttons changes it; keys do that from the sheet of all lines."""
        if event.button() == Qt.MouseButton.LeftButton and self._change:
            self.acted.emit(self._change)

    def _remake(self, name: str) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        for verb, said in self._acts:
            made = QPushButton(said)
            made.setProperty("quiet", True)
            made.setFont(self._look.font(12))
            made.setFixedHeight(self._look.px(24))
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setAccessibleName(f"{said}: {name}")
            made.clicked.connect(partial(self.acted.emit, verb))
            self._below.lay.insertWidget(len(self._buttons), made)
            self._buttons.append(made)
        self._below.setVisible(bool(self._acts))

    def _struck(self) -> QFont:
        made = QFont(self._look.font(14))
        made.setStrikeOut(True)
        return made


class NoteCard(QWidget):
    """A note: for the customer with an edge and a letter, for colleagues hatched, with a lock."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._face: NoteFace | None = None
        lay = column(self, look, (24, 8, 16, 8), 2)
        head = Across(look, gap=6)
        self._lock, self._letter = Sign(look, "lock"), Sign(look, "letter")
        self._whose = Text(look, 12, DEMI).whole()
        self._who = Text(look, 12, tone="muted")
        head.hold(self._lock, self._letter, self._whose, self._who)
        head.lay.addStretch(1)
        self._text = Prose(look)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._photos = Photos(look)
        self._photos.acted.connect(self.acted)
        for each in (head, self._text, self._photos):
            lay.addWidget(each)

    def show_note(self, face: NoteFace, pictures: Mapping[str, str]) -> None:
        """Show it."""
        self._face = face
        self._lock.setVisible(not face.public)
        self._letter.setVisible(face.public)
        self._whose.say(tr("For the customer") if face.public else tr("Internal"))
        self._whose.tone("accent" if face.public else "warn")
        self._who.say(tr("{who}, {when}").format(who=face.who, when=face.when))
        self._text.say(face.text)
        self._photos.show_photos(face.photos, pictures)
        self.setAccessibleName(", ".join((self._whose.text(), face.who, face.when, face.text)))
        self.update()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper of its kind."""
        face, look, painter = self._face, self._look, QPainter(self)
        if face is None:
            return
        rect = QRectF(self.rect()).adjusted(look.px(8), 0, -look.px(8), -look.px(2))
        if not face.public:
            paint_hatched(painter, look, rect)
            paint_dashed_edge(painter, look, rect)
            return
        painter.fillRect(rect, look.colour("pane"))
        edge = QRectF(rect.left(), rect.top(), look.px(4), rect.height())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            edge.moveRight(rect.right())
        painter.fillRect(edge, look.colour("accent"))


class Photos(Down):
    """Photos side by side, four to a row; a click shows one large."""

    acted = Signal(str)

    def __init__(self, look: Look, margins: tuple[int, int, int, int] = (0, 4, 0, 0)) -> None:
        super().__init__(look, margins, 4)
        self._look = look
        self._shown: tuple[tuple[str, str], ...] | None = None
        self._lines: list[Across] = []
        self.hide()

    def show_photos(self, photos: Sequence[Photo], pictures: Mapping[str, str]) -> None:
        """Show these; what has not come is an empty frame with its name."""
        shown = tuple((each.id, pictures.get(each.id, "")) for each in photos)
        self.setVisible(bool(photos))
        if shown == self._shown:
            return
        self._shown = shown
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = []
        for at in range(0, len(photos), PER_ROW):
            line = Across(self._look, gap=4)
            for photo in photos[at : at + PER_ROW]:
                line.hold(self._thumb(photo, pictures.get(photo.id, "")))
            line.lay.addStretch(1)
            self.lay.addWidget(line)
            self._lines.append(line)

    def _thumb(self, photo: Photo, path: str) -> QPushButton:
        look, made = self._look, QPushButton()
        size = QSize(look.px(THUMB[0]), look.px(THUMB[1]))
        made.setProperty("quiet", True)
        made.setFixedSize(size)
        made.setFont(look.font(12))
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(tr("Photo {name}, shown large").format(name=photo.name))
        made.setToolTip(photo.name)
        picture = thumbnail(path, size) if path else QPixmap()
        if picture.isNull():
            made.setText(tr("Photo"))
        else:
            made.setIcon(QIcon(picture))
            made.setIconSize(size - QSize(look.px(6), look.px(6)))
        made.clicked.connect(partial(self.acted.emit, f"photo:{photo.id}"))
        return made


def thumbnail(path: str, size: QSize) -> QPixmap:
    """A picture in the size in which it is shown, turned as its camera was held; null where it is
    none."""
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    own = reader.size()
    if own.isValid():
        reader.setScaledSize(own.scaled(size * 2, Qt.AspectRatioMode.KeepAspectRatio))
    return QPixmap.fromImage(reader.read()) if reader.canRead() else QPixmap()
