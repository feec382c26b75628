"""The two sheets one writes on, as values: a letter to the customer, an internal comment. Pure.

They differ in paper, edge, sign, verb, key and place, and a comment has no address at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from protocol.tickets import DraftKind

SheetKind = DraftKind


@dataclass(frozen=True)
class UploadFace:
    """A file that goes with what is written."""

    key: str
    name: str
    about: str
    """Its size, how far it is, or why it was not taken."""
    share: float | None = None
    """While it is on its way, 0…1."""
    failed: bool = False


@dataclass(frozen=True)
class WritingFace:
    """Both sheets; one is open at a time, the other shows its head alone."""

    ticket: str = ""
    open: SheetKind | None = None
    reader: str = ""
    """Who reads the reply."""
    address: str = ""
    """Where it goes, or that there is no address."""
    addressed: bool = False
    reply: str = ""
    comment: str = ""
    kept: str = ""
    """That the draft is kept, and where."""
    calm: str = ""
    """That nothing came since I began: said where there is room for it."""
    kept_tone: str = "muted"
    news: str = ""
    """What came while I wrote."""
    unknown: str = ""
    """Variables that stand for nothing; they stop the letter."""
    uploads: tuple[UploadFace, ...] = ()
    why_reply: str = ""
    """Why nothing can be sent."""
    why_comment: str = ""

    def text(self, kind: SheetKind) -> str:
        """What stands on a sheet."""
        return self.reply if kind == "reply" else self.comment
