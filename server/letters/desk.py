"""Where mails of tickets get what they tell: tables, files, and links for their customers."""

from __future__ import annotations

from collections.abc import Callable

from server.accounts.tokens import Tokens
from server.letters.threads import Desk, Written
from server.store.attachments import Attachments
from server.store.store import Store
from server.store.written_tickets import of_person, written


def desk_of(
    tokens: Tokens,
    address: Callable[[], str],
    store: Store,
    attachments: Attachments,
    box: Callable[[], str],
) -> Desk:
    """The desk of a server at this address, which has no slash at its end. `box`: the address of
    the mail box that is fetched from now; empty where there is none."""

    def found(ticket: str) -> Written | None:
        told = written(store, ticket)
        return Written(*told) if told is not None else None

    def file(digest: str) -> bytes | None:
        opened = attachments.open(digest)
        if opened is None:
            return None
        with opened:
            return opened.read()

    return Desk(
        written=found,
        of=lambda person, number: of_person(store, person, number),
        link=lambda ticket: f"{address()}/support/{tokens.ticket(ticket)}",
        file=file,
        box=box,
    )
