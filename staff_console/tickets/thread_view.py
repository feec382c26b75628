"""The thread: messages one below the other, each kind on its own paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QWidget

from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.tickets.paper import Sign, paint_hatched
from staff_console.tickets.posts import FileFace, Post
from staff_console.widgets.plane import Across, Down, column
from staff_console.widgets.text import Prose, Text

EDGE = 4
WIDEST = 720
"""Lines of a message are no longer than this: longer ones are hard to read."""


class ThreadView(QScrollArea):
    """Draws posts; the newest is in sight unless somebody has scrolled away."""

    olderAsked = Signal()
    fileAsked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._cards: list[PostCard] = []
        self._ticket = ""
        self._shown: tuple[Post, ...] = ()
        self.setObjectName("thread")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Thread"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = Down(look, (0, 8, 0, 8), 4)
        self._inside = inside
        self._older = QPushButton(tr("Show older messages"))
        self._older.setFlat(True)
        self._older.clicked.connect(self.olderAsked)
        self._older.setFont(look.font(14))
        self._note = Prose(look, tone="muted")
        self._note.setContentsMargins(look.px(16), look.px(8), look.px(16), 0)
        inside.lay.addWidget(self._older)
        inside.lay.addWidget(self._note)
        self._rows = Down(look, gap=4)
        inside.lay.addWidget(self._rows)
        inside.lay.addStretch(1)
        self.setWidget(inside)
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def show_posts(self, ticket: str, posts: tuple[Post, ...], older: bool, note: str) -> None:
        """Show these."""
        self._older.setVisible(older)
        self._note.say(note)
        if (ticket, posts) == (self._ticket, self._shown):
            return
        bar = self.verticalScrollBar()
        at_end = ticket != self._ticket or bar.value() >= bar.maximum() - self._look.px(24)
        from_end = bar.maximum() - bar.value()
        grew_above = (
            ticket == self._ticket
            and bool(self._shown and posts)
            and posts[0].nth < self._shown[0].nth
        )
        self._ticket, self._shown = ticket, posts
        while len(self._cards) < len(posts):
            card = PostCard(self._look)
            card.fileAsked.connect(self.fileAsked)
            self._cards.append(card)
            self._rows.lay.addWidget(card)
        for card, post in zip(self._cards, posts, strict=False):
            card.show_post(post)
        for card in self._cards[len(posts) :]:
            card.hide()
        if at_end:
            self._keep(0)
        elif grew_above:
            self._keep(from_end)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Whoever was at the end stays there: the sheet below has grown."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - self._look.px(24)
        super().resizeEvent(event)
        if at_end:
            self._keep(0)

    def _keep(self, from_end: int) -> None:
        """Stay so far from the end, once it is known where that is."""

        def go() -> None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() - from_end)

        go()
        QTimer.singleShot(0, self, go)


class PostCard(QWidget):
    """One message."""

    fileAsked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._post: Post | None = None
        self._around = column(self, look, (16, 6, 16, 6), 2)
        self._head = head = Across(look, gap=8)
        self._lock, self._letter = Sign(look, "lock"), Sign(look, "letter")
        self._inner = Text(look, 14, DEMI, "warn").whole()
        self._who = Text(look, 14, DEMI)
        self._sent = Text(look, 14, DEMI, "accent").whole()
        self._when = Text(look, tone="muted").whole()
        self._waits = Text(look, 14, DEMI, "warn").whole()
        self._fresh = Text(look, 14, DEMI, "accent").whole()
        head.hold(
            self._lock, self._inner, self._who, self._letter, self._sent, self._when,
            self._waits, self._fresh,
        )  # fmt: skip
        head.lay.addStretch(1)
        self._text = Prose(look)
        self._text.setMaximumWidth(look.px(WIDEST))
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._quote = QPushButton()
        self._quote.setFlat(True)
        self._quote.setFont(look.font(12))
        self._quote.clicked.connect(self._toggle_quote)
        self._quoted = Prose(look, 12, tone="muted")
        self._quoted.setMaximumWidth(look.px(WIDEST))
        self._files = Across(look, gap=8)
        self._files.lay.addStretch(1)
        self._buttons: list[FileButton] = []
        self._around.addWidget(head)
        self._around.addWidget(self._text)
        self._around.addWidget(self._quote, 0, Qt.AlignmentFlag.AlignLeft)
        self._around.addWidget(self._quoted)
        self._around.addWidget(self._files)

    def show_post(self, post: Post) -> None:
        """Show it."""
        self.show()
        if post == self._post:
            return
        fresh = self._post is None or post.key != self._post.key
        self._post = post
        px, small = self._look.px, post.kind == "note"
        inset = post.kind in ("reply", "auto")
        left, edge = (px(48 + 12), px(16)) if inset else (px(16), px(16))
        self._around.setContentsMargins(left, px(2 if small else 8), edge, px(2 if small else 8))
        self._lock.setVisible(post.kind == "comment")
        self._inner.say(tr("Internal") if post.kind == "comment" else "")
        self._who.say(post.who)
        self._letter.setVisible(inset)
        self._sent.say(tr("sent to the customer") if inset else "")
        self._when.say(post.when)
        self._waits.say(post.waits)
        self._fresh.say(tr("came while you wrote") if post.fresh else "")
        self._head.setVisible(not small)
        said = tr("{when}, {who}: {text}").format(when=post.when, who=post.who, text=post.text)
        self._text.say(said if small else post.text)
        self._text.setFont(self._look.font(12 if small else 14))
        self._text.tone("muted" if small else "ink")
        self._quote.setVisible(bool(post.quoted))
        self._quote.setText(tr("Show what was quoted"))
        if fresh:
            self._quoted.say("")
        self._show_files(post.files)
        self.setAccessibleName(post.spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The paper of its kind."""
        post, look, painter = self._post, self._look, QPainter(self)
        if post is None:
            return
        if post.kind == "comment":
            paint_hatched(painter, look, QRectF(self.rect()))
        elif post.kind in ("reply", "auto"):
            edge, left = look.px(EDGE), look.px(44)
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                left = self.width() - left - edge
            painter.fillRect(left, 0, edge, self.height(), look.colour("accent"))

    def _toggle_quote(self) -> None:
        shown = self._quoted.isVisible()
        self._quoted.say("" if shown or self._post is None else self._post.quoted)
        self._quote.setText(tr("Show what was quoted") if shown else tr("Hide what was quoted"))

    def _show_files(self, files: Sequence[FileFace]) -> None:
        while len(self._buttons) < len(files):
            made = FileButton(self._look)
            made.asked.connect(self.fileAsked)
            self._files.lay.insertWidget(len(self._buttons), made)
            self._buttons.append(made)
        for at, button in enumerate(self._buttons):
            button.setVisible(at < len(files))
            if at < len(files):
                button.show_file(files[at])
        self._files.setVisible(bool(files))


class FileButton(QPushButton):
    """A file with its size; a click opens it."""

    asked = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._ident = ""
        self.setProperty("quiet", True)
        self.setFont(look.font(12))
        self.setFixedHeight(look.px(28))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: self.asked.emit(self._ident))

    def show_file(self, face: FileFace) -> None:
        """Show it."""
        self._ident = face.ident
        name = self.fontMetrics().elidedText(face.name, Qt.TextElideMode.ElideMiddle, 220)
        self.setText(tr("{name}, {size}").format(name=name, size=face.size).replace("&", "&&"))
        self.setAccessibleName(tr("Open {name}, {size}").format(name=face.name, size=face.size))
        self.setToolTip(face.name)
