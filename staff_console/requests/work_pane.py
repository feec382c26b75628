"""The repair that is in hand, large: what it is, its lines by one key each, notes and photos."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from staff_console.bookings.side_rows import Rows
from staff_console.look import BOLD, DEMI, Look
from staff_console.requests.keys import VerbName, shown
from staff_console.requests.large_key import LargeKey
from staff_console.requests.rows import NoteCard, Photos, StandingRow
from staff_console.requests.screen import RequestsScreen
from staff_console.requests.side import Side
from staff_console.requests.work_face import WorkFace, WorkLine
from staff_console.speech import tr
from staff_console.widgets.plane import Across, Down, Plane, column
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Prose, Text


class WorkLineRow(QWidget):
    """A line: what, how much, how it stands, and the key of what comes next."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        across = Across(look, (20, 6, 20, 6), 12)
        column(self, look, (0, 0, 0, 0), 0).addWidget(across)
        words = Down(look, gap=0)
        self._name, self._state = Prose(look, 17).stretch(), Text(look, tone="muted").stretch()
        words.lay.addWidget(self._name)
        words.lay.addWidget(self._state)
        self._look = look
        self._much = Text(look, 15, tone="muted").whole()
        self._does, self._back = LargeKey(look, "line-next"), LargeKey(look, "line-back")
        across.lay.addWidget(words, 1)
        across.hold(self._much, self._back, self._does)
        self._verbs = ("", "")
        self._does.clicked.connect(lambda: self.acted.emit(self._verbs[0]))
        self._back.clicked.connect(lambda: self.acted.emit(self._verbs[1]))

    def show_line(self, line: WorkLine, there: bool) -> None:
        """Show it."""
        face = line.face
        self._verbs = (f"line:{line.step}:{face.key}", f"line:plan:{face.key}")
        self._name.say(face.name)
        font = self._look.font(17)
        if face.struck:
            font = self._look.font(17)
            font.setStrikeOut(True)
        self._name.setFont(font)
        self._name.tone("muted" if face.tone == "muted" else "ink")
        self._state.say(face.state)
        self._state.tone("danger" if face.tone == "danger" else "muted")
        self._much.say(face.much)
        self._does.show_key(line.digit, line.does, there)
        self._back.show_key("", tr("Take back") if line.back and not line.does else "", there)
        self.setAccessibleName(line.spoken)
        self.show()


class WorkPane(Plane):
    """Draws what is chosen at the bench."""

    acted = Signal(str)
    entered = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background")
        self._scroll = scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outside = column(self, look, (0, 0, 0, 0), 0)
        self._key = ""
        self._head = self._make_head(look)
        outside.addWidget(self._head)
        outside.addWidget(scroll, 1)
        inside = Plane(look, "background")
        lay = column(inside, look, (0, 4, 0, 16), 0)
        self._lines = Rows(look, self._line, (0, 0, 0, 0))
        self._no_lines = Prose(look, 15, tone="muted")
        self._no_lines.setContentsMargins(look.px(20), look.px(8), look.px(20), look.px(8))
        self._nothing = Prose(look, 17, tone="muted")
        self._nothing.setContentsMargins(look.px(20), look.px(20), look.px(20), 0)
        self._nothing.say(tr("Nothing is in hand. 0 takes the next one."))
        self._more = self._make_keys(look, "", (
            ("lines", tr("Parts and labour")), ("side", tr("All of it")),
        ))  # fmt: skip
        self._writes = self._make_keys(look, "t", (
            ("note", tr("Note")), ("tell_customer", tr("To customer")), ("photo", tr("Photo")),
        ))  # fmt: skip
        self._photos = Photos(look, (20, 8, 20, 8))
        self._photos.acted.connect(self.acted)
        self._notes_head = heading(look, tr("Notes"), Text(look), "t")
        self._notes = Rows(look, self._note, (4, 0, 4, 12))
        for each in (
            self._nothing, self._lines, self._no_lines, self._more, self._writes, self._photos,
            self._notes_head, self._notes,
        ):  # fmt: skip
            lay.addWidget(each)
        lay.addStretch(1)
        scroll.setWidget(inside)

    def show_screen(self, screen: RequestsScreen) -> None:
        """Show it."""
        side, work = screen.side, screen.work
        if work.key != self._key:
            self._key = work.key
            self._scroll.verticalScrollBar().setValue(0)
        there = bool(work.key)
        for each in (self._head, self._more, self._writes):
            each.setVisible(there)
        self._nothing.setVisible(not there)
        self._show_head(side, work, screen.faded)
        rows = self._lines.take(len(work.lines))
        for made, line in zip(rows, work.lines, strict=True):
            made.show_line(line, not screen.faded)
        loading = tr("Loading the rest …") if side.loading else ""
        none = tr("It has no parts and no labour yet.") if not work.lines else ""
        self._no_lines.say((loading or none) if there else "")
        pictures = dict(screen.pictures)
        self._photos.show_photos(side.photos, pictures)
        self._notes_head.setVisible(bool(side.notes))
        for card, note in zip(self._notes.take(len(side.notes)), side.notes, strict=True):
            card.show_note(note, pictures)

    def _show_head(self, side: Side, work: WorkFace, faded: bool) -> None:
        for text, said in (
            (self._number, side.number), (self._state, side.state), (self._title, side.title),
            (self._held, work.held), (self._about, side.about),
            (self._warning, side.warning), (self._why, work.why),
        ):  # fmt: skip
            text.say(said)
        self._standing.show_standing(side.standing)
        self._enter.show_key("Enter", work.enter, not work.why and not faded)
        self._fails.show_key("", work.fails, not faded)

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "background", "b")
        lay = column(head, look, (20, 12, 20, 14), 4)
        first = Across(look, gap=12)
        self._number = Text(look, 36, BOLD).whole()
        self._state, self._held = Text(look, 16, DEMI).whole(), Text(look, 16, tone="muted")
        first.hold(self._number, self._state, self._held)
        first.lay.addStretch(1)
        self._title, self._about = Prose(look, 20, DEMI), Prose(look, 16)
        self._warning = Prose(look, 15, DEMI, "danger")
        self._why = Prose(look, 15)
        self._standing = StandingRow(look)
        last = Across(look, (0, 6, 0, 0), gap=8)
        self._enter = LargeKey(look, "work-enter", 48, primary=True)
        self._enter.clicked.connect(self.entered)
        self._fails = LargeKey(look, "work-fails", 48)
        self._fails.clicked.connect(partial(self.acted.emit, "repair"))
        last.hold(self._enter, self._fails)
        last.lay.addStretch(1)
        for each in (
            first,
            self._title,
            self._about,
            self._standing,
            self._warning,
            self._why,
            last,
        ):
            lay.addWidget(each)
        return head

    def _make_keys(
        self, look: Look, edges: str, verbs: tuple[tuple[VerbName, str], ...]
    ) -> QWidget:
        """What is done while one works: each a key, and large."""
        made = Plane(look, "background", edges)
        line = Across(look, (20, 10, 20, 10), 8)
        column(made, look, (0, 1, 0, 0), 0).addWidget(line)
        for verb, said in verbs:
            button = LargeKey(look, f"work-{verb}")
            button.show_key(shown(verb), said)
            button.clicked.connect(partial(self.acted.emit, verb))
            line.hold(button)
        line.lay.addStretch(1)
        return made

    def _line(self, look: Look) -> WorkLineRow:
        made = WorkLineRow(look)
        made.acted.connect(self.acted)
        return made

    def _note(self, look: Look) -> NoteCard:
        made = NoteCard(look)
        made.acted.connect(self.acted)
        return made
