"""What a change of how long persons are known would do."""

from __future__ import annotations

from collections.abc import Callable

from protocol.records import Site

Overdue = Callable[[Site], int]
"""Of how many persons something is kept no longer by these settings of the hall."""


def nobody(site: Site) -> int:
    """Where there is no past to look into."""
    return 0


def on_persons(was: Site, new: Site, overdue: Overdue) -> list[str]:
    """Sentences on what is forgotten, and how far back the history of a customer reaches."""
    said: list[str] = []
    if was.keep_contact_h != new.keep_contact_h:
        contacts = _many(new.keep_contact_h, "hour")
        said.append(
            f"Name, telephone and address of a customer are forgotten {contacts} after the visit."
        )
        said.append(f"The history of customers reaches back {contacts}.")
    if was.keep_notes_d != new.keep_notes_d:
        notes = _many(new.keep_notes_d, "day")
        said.append(f"Notes of customers and about them are forgotten {notes} after the visit.")
    count = overdue(new) if said else 0
    if count:
        whom = _many(count, "customer")
        said.append(f"Within the hour that is done for {whom} of before; there is no undo.")
    return said


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
