"""What is known of a mail that has come in."""

from __future__ import annotations

from typing import Literal

import msgspec

Sort = Literal["person", "auto_reply", "bounce", "loop", "list"]
"""Who speaks: `person`; `auto_reply`: a program, whatever it says; `bounce`: a mail server that a
mail of ours could not be delivered by; `loop`: ourselves; `list`: somebody to very many."""


class Attachment(msgspec.Struct, frozen=True):
    """A file that came with a mail. Its name is safe to show and to save as; its type is what the
    sender says it is."""

    name: str
    type: str
    data: bytes


class About(msgspec.Struct, frozen=True):
    """Which mail of ours a bounce is about; empty is unknown."""

    message_id: str = ""
    recipient: str = ""
    words: str = ""
    """What the other side said, in one line."""


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """A mail as far as the house is concerned with it. Message-IDs are in angle brackets."""

    message_id: str
    """Its own, or one that is derived from what it says: the same mail has the same."""
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    """The oldest first."""
    sender: str = ""
    """Address; empty where there is none that could be written to."""
    sender_name: str = ""
    to: tuple[str, ...] = ()
    """Addresses of To and Cc."""
    subject: str = ""
    text: str = ""
    """What is new in it."""
    quoted: str = ""
    """What it repeats of mails before it."""
    sort: Sort = "person"
    about: About | None = None
    """Of a bounce alone."""
    attachments: tuple[Attachment, ...] = ()
    language: str = ""
    """That it is written in, as the writer's program tells it; in lower case."""
    date: int | None = None
    """When it says that it was written, ms since 1970 UTC."""
    left_out: tuple[str, ...] = ()
    """What of it was not kept, and why; a sentence for each."""
