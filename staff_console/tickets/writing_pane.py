"""Both sheets below the thread, with their verbs and the files that go along."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from staff_console.look import DEMI, Look
from staff_console.speech import tr
from staff_console.tickets.sheets import Sheet, VerbButton, buttons
from staff_console.tickets.writing_face import SheetKind, UploadFace, WritingFace
from staff_console.widgets.marks import Bar
from staff_console.widgets.plane import Down, column, row
from staff_console.widgets.text import Prose, Text

ROOMY: Final = 720


class WritingPane(QWidget):
    """Draws a `WritingFace`."""

    opened = Signal(str)
    typed = Signal(str, str)
    acted = Signal(str)
    dropped = Signal(list)
    fileDropped = Signal(str)
    """A file is not to go along."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        # In a low window the thread above gives way: every key here must be seen.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        lay = column(self, look, (0, 0, 0, 0), 0)
        self.reply, self.comment = Sheet(look, "reply"), Sheet(look, "comment")
        self._files = {"reply": Files(look), "comment": Files(look)}
        for sheet in (self.reply, self.comment):
            sheet.asked.connect(lambda kind=sheet.kind: self.opened.emit(kind))
            sheet.typed.connect(lambda text, kind=sheet.kind: self.typed.emit(kind, text))
            sheet.dropped.connect(self.dropped)
            files = self._files[sheet.kind]
            files.removed.connect(self.fileDropped)
            sheet.body.lay.addWidget(files)
            lay.addWidget(sheet)
        self._make_reply(look)
        self._make_comment(look)

    def show_writing(self, face: WritingFace) -> None:
        """Show it."""
        self.setVisible(bool(face.ticket))
        self.reply.show_text(face.reply, face.ticket, face.open == "reply")
        self.comment.show_text(face.comment, face.ticket, face.open == "comment")
        self.reply.head.title.say(tr("Reply to {name}").format(name=face.reader))
        self.reply.head.about.say(face.address)
        self.reply.head.about.tone("ink" if face.addressed else "warn")
        self.reply.field.setAccessibleName(
            tr("Reply to {name}, {address}").format(name=face.reader, address=face.address)
        )
        roomy = self._look.px(ROOMY)
        self.reply.field.setPlaceholderText(
            tr("Write to {name}. Kept as you type.").format(name=face.reader)
        )
        self._news.say(face.news)
        self._unknown.say(face.unknown)
        kept = f"{face.kept} {face.calm}" if self.width() >= roomy else face.kept
        for sheet in (self.reply, self.comment):
            sheet.head.keep(kept if face.open == sheet.kind else "", face.kept_tone)
        self._send.use(face.why_reply)
        self._why_reply.say(face.why_reply if face.reply.strip() and not face.unknown else "")
        self._save.use(face.why_comment)
        for kind, files in self._files.items():
            files.show_files(face.uploads if face.open == kind else ())

    def open_sheet(self, kind: SheetKind) -> None:
        """Keys go there."""
        (self.reply if kind == "reply" else self.comment).take_focus()

    def _make_reply(self, look: Look) -> None:
        self._news = Prose(look, 14, DEMI, "accent")
        self._unknown = Prose(look, 14, DEMI, "danger")
        self._why_reply = Prose(look, 12, tone="warn")
        self._send = VerbButton(look, "send", tr("Send to customer"), primary=True)
        canned, attach = (
            VerbButton(look, "canned", tr("Canned")), VerbButton(look, "attach", tr("Attach")),
        )  # fmt: skip
        row_of = buttons(look, self._send, canned, attach)
        for widget in (self._news, self._unknown, self._why_reply, row_of):
            self.reply.body.lay.addWidget(widget)
        for button, name in ((self._send, "send"), (canned, "canned"), (attach, "attach")):
            button.clicked.connect(lambda _=False, name=name: self.acted.emit(name))

    def _make_comment(self, look: Look) -> None:
        self.comment.head.title.say(tr("Internal comment"))
        self.comment.head.about.say(
            tr("for colleagues. Never leaves the house: it is saved, not sent.")
        )
        self.comment.field.setPlaceholderText(
            tr("Write for colleagues. @Name tells somebody. Kept as you type.")
        )
        self.comment.field.setAccessibleName(tr("Internal comment, for colleagues"))
        self._save = VerbButton(look, "save_comment", tr("Save comment"))
        attach = VerbButton(look, "attach", tr("Attach"))
        self.comment.body.lay.addWidget(buttons(look, self._save, attach))
        self._save.clicked.connect(lambda: self.acted.emit("save_comment"))
        attach.clicked.connect(lambda: self.acted.emit("attach"))


class Files(Down):
    """The files that go along, each with its size and how far it is."""

    removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, gap=2)
        self._look = look
        self._rows: list[FileRow] = []

    def show_files(self, files: Sequence[UploadFace]) -> None:
        """Show these."""
        while len(self._rows) < len(files):
            made = FileRow(self._look)
            made.removed.connect(self.removed)
            self._rows.append(made)
            self.lay.addWidget(made)
        for at, each in enumerate(self._rows):
            each.setVisible(at < len(files))
            if at < len(files):
                each.show_file(files[at])
        self.setVisible(bool(files))


class FileRow(QWidget):
    """One file."""

    removed = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._key = look, ""
        lay = row(self, look, (0, 0, 0, 0), 8)
        self._name, self._about = Text(look, 12, DEMI), Text(look, 12)
        self._bar = Bar(look)
        self._bar.setFixedWidth(look.px(80))
        self._drop = QPushButton(tr("Remove"))
        self._drop.setFlat(True)
        self._drop.setFont(look.font(12))
        self._drop.clicked.connect(lambda: self.removed.emit(self._key))
        for widget in (self._name, self._bar, self._about):
            lay.addWidget(widget)
        lay.addStretch(1)
        lay.addWidget(self._drop)

    def show_file(self, face: UploadFace) -> None:
        """Show it."""
        self._key = face.key
        self._name.say(face.name)
        self._about.say(face.about)
        self._about.tone("danger" if face.failed else "muted")
        self._bar.setVisible(face.share is not None)
        if face.share is not None:
            look = self._look
            self._bar.show_share(face.share, look.colour("accent"), look.colour("track"))
        self._drop.setAccessibleName(tr("Remove {name}").format(name=face.name))
