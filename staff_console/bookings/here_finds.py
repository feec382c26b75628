"""Whose being here can be said by `Ctrl+K`: everybody who is booked for today. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import Final

from protocol.replica import Replica
from staff_console.bookings.expected import booked_today, by_video, guest
from staff_console.finder import Find
from staff_console.speech import tr
from staff_console.words import isolated

HERE: Final = "here "
"""Before the id of a reservation in what is found."""


def here_words() -> str:
    """What is typed to see whose being here can be said."""
    return tr("is here")


def here_finds(replica: Replica, text: str, now: int, where: tzinfo) -> Iterator[Find]:
    """Whose being here can be said, once something is typed."""
    words = text.casefold().split()
    for each in booked_today(replica) if words else ():
        if each.state == "booked" and not by_video(replica, each):
            told = guest(replica, each, now, where)
            title = tr("{name} is here").format(name=isolated(told.name))
            about = tr("booked {at}, {what}").format(at=told.at, what=told.what)
            find = Find(f"window:{HERE}{each.id}", title, about, words=here_words())
            if find.fits(text):
                yield find
