"""The right pane: all of the request that is chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from staff_console.bookings.side_pane import on_click
from staff_console.bookings.side_rows import RowButton, Rows
from staff_console.look import BOLD, DEMI, Look
from staff_console.requests.estimate_view import LABEL, EstimateView
from staff_console.requests.rows import LineRow, NoteCard, Photos, StandingRow
from staff_console.requests.screen import RequestsScreen
from staff_console.requests.side import Side
from staff_console.requests.verbs import Verb
from staff_console.speech import tr
from staff_console.story.face import StoryFace
from staff_console.story.still import StillScroll
from staff_console.story.view import StoryView
from staff_console.tickets.side_pane import FactView
from staff_console.widgets.plane import Across, Plane, column
from staff_console.widgets.side_pane import heading
from staff_console.widgets.text import Prose, Text


class RequestSide(Plane):
    """Draws the side of a `RequestsScreen`."""

    acted = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "background", "l")
        self._scroll = scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column(self, look, (1, 0, 0, 0), 0).addWidget(scroll)
        inside = Plane(look, "background")
        self._lay = column(inside, look, (0, 0, 0, 0), 0)
        self._key = ""
        self._facts_of = partial(FactView, label=LABEL)
        self._nothing = Prose(look, tone="muted")
        self._nothing.setContentsMargins(look.px(16), look.px(16), look.px(16), 0)
        self._nothing.say(tr("Choose a repair: arrows go through the board, Ctrl+I takes a slip."))
        self._make(look)
        self._lay.addStretch(1)
        scroll.setWidget(inside)
        self._still = StillScroll(scroll, self.story)

    def take_focus(self) -> None:
        """Keys go to the first thing that can be done."""
        usable = [row for row in self._verbs.made if row.isVisible()]
        if usable:
            usable[0].setFocus(Qt.FocusReason.TabFocusReason)

    def show_screen(self, screen: RequestsScreen) -> None:
        """Show it."""
        side = screen.side
        told = bool(side.key)
        self._still.before(screen.story)
        if side.key != self._key:
            self._key = side.key
            self._still.leave()
            self._scroll.verticalScrollBar().setValue(0)
        self._nothing.setVisible(not told)
        self._head.setVisible(told)
        self._show_head(side)
        estimate = side.estimate
        opened = estimate is not None and estimate.share is not None
        for view, there in ((self._open_estimate, opened), (self._old_estimate, not opened)):
            view.setVisible(there and estimate is not None)
            if there and estimate is not None:
                view.show_estimate(estimate)
        self._reads_head.setVisible(told)
        self._reads.say(tr("\u201c{text}\u201d").format(text=side.reads) if side.reads else "")
        self._show_facts(side)
        self._show_verbs(side.verbs)
        self._put_verbs_below(self._open_estimate if opened else self._lines)
        pictures = dict(screen.pictures)
        self._lines_head.setVisible(bool(side.lines))
        self._total.say(side.lines_total)
        for row, line in zip(self._lines.take(len(side.lines)), side.lines, strict=True):
            row.show_line(line)
        self._photos.show_photos(side.photos, pictures)
        self._notes_head.setVisible(bool(side.notes))
        for card, note in zip(self._notes.take(len(side.notes)), side.notes, strict=True):
            card.show_note(note, pictures)
        self._show_story(screen.story)

    def _show_story(self, story: StoryFace) -> None:
        opens = story.open and not self.story.is_open
        self.story.show_face(story)
        if opens:
            self._still.to_head()

    def _show_head(self, side: Side) -> None:
        for text, said in (
            (self._number, side.number), (self._state, side.state), (self._title, side.title),
            (self._about, side.about), (self._warning, side.warning),
            (self._loading, tr("Loading the rest …") if side.loading and side.key else ""),
        ):  # fmt: skip
            text.say(said)
        self._standing.show_standing(side.standing)

    def _show_facts(self, side: Side) -> None:
        for title, rows, facts in (
            (self._blocked_head, self._blocked, side.blocked),
            (self._facts_head, self._facts, side.facts),
        ):
            title.setVisible(bool(facts))
            for row, fact in zip(rows.take(len(facts)), facts, strict=True):
                row.show_fact(fact, self.acted)

    def _show_verbs(self, verbs: tuple[Verb, ...]) -> None:
        self._verbs_head.setVisible(bool(verbs))
        for row, verb in zip(self._verbs.take(len(verbs)), verbs, strict=True):
            tone = "danger" if verb.danger else "ink"
            row.show_row(verb.does, "", verb.why, verb.cap, tone, verb.there)
            on_click(row, partial(self.acted.emit, verb.name))

    def _put_verbs_below(self, view: QWidget) -> None:
        """An estimate that is open fills half the pane: what answers it stands right below it."""
        lay = self._lay
        if lay.indexOf(self._verbs_head) != lay.indexOf(view) + 1:
            for each in (self._verbs_head, self._verbs):
                lay.removeWidget(each)
            for each in (self._verbs, self._verbs_head):
                lay.insertWidget(lay.indexOf(view) + 1, each)

    def _make(self, look: Look) -> None:
        self._head = self._make_head(look)
        self._open_estimate, self._old_estimate = EstimateView(look), EstimateView(look)
        self._reads = Prose(look)
        self._reads.setContentsMargins(look.px(16), 0, look.px(16), look.px(12))
        self._reads_head = heading(look, tr("The customer reads"), Text(look), "t")
        self._blocked_head = heading(look, tr("Cannot go on yet"), Text(look), "t")
        self._blocked = Rows(look, self._facts_of, (0, 0, 0, 8))
        self._verbs_head = heading(look, tr("What can be done"), Text(look), "t")
        self._verbs = Rows(look, RowButton, (0, 0, 0, 8))
        self._total = Text(look)
        self._lines_head = heading(look, tr("Parts and labour"), self._total, "t")
        self._lines = Rows(look, self._line, (0, 0, 0, 8))
        self._facts_head = heading(look, tr("This repair"), Text(look), "t")
        self._facts = Rows(look, self._facts_of, (0, 0, 0, 8))
        self._photos = Photos(look, (16, 0, 16, 12))
        self._notes_head = heading(look, tr("Notes"), Text(look), "t")
        self._notes = Rows(look, self._note, (0, 0, 0, 12))
        self.story = StoryView(look)
        self.story.folded.connect(partial(self.acted.emit, "story_fold"))
        self.story.moreAsked.connect(partial(self.acted.emit, "story_more"))
        self.story.opened.connect(self.acted)
        for acting in (self._open_estimate, self._old_estimate, self._photos):
            acting.acted.connect(self.acted)
        for widget in (
            self._nothing, self._head, self._open_estimate, self._reads_head, self._reads,
            self._blocked_head, self._blocked, self._lines_head, self._lines, self._verbs_head,
            self._verbs, self._old_estimate, self._facts_head, self._facts, self._photos,
            self._notes_head, self._notes, self.story,
        ):  # fmt: skip
            self._lay.addWidget(widget)

    def _make_head(self, look: Look) -> QWidget:
        head = Plane(look, "background")
        lay = column(head, look, (16, 12, 16, 10), 2)
        first = Across(look, gap=8)
        self._number, self._state = Text(look, 24, BOLD).whole(), Text(look, 14, DEMI)
        first.hold(self._number)
        first.lay.addStretch(1)
        first.hold(self._state)
        self._title = Prose(look, 18, DEMI)
        self._about, self._warning = Prose(look, tone="muted"), Prose(look, 14, DEMI, "danger")
        self._loading = Prose(look, tone="muted")
        self._standing = StandingRow(look)
        for each in (
            first, self._title, self._about, self._warning, self._standing, self._loading,
        ):  # fmt: skip
            lay.addWidget(each)
        return head

    def _line(self, look: Look) -> LineRow:
        made = LineRow(look)
        made.acted.connect(self.acted)
        return made

    def _note(self, look: Look) -> NoteCard:
        made = NoteCard(look)
        made.acted.connect(self.acted)
        return made
