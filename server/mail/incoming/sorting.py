"""Who speaks in a mail (RFC 3834 and what programs do instead). Pure."""

from __future__ import annotations

from typing import Final

from server.mail.incoming.headers import Headers, addresses, words
from server.mail.incoming.message import Sort

X_LOOP: Final = "X-Loop"
"""The house's own address in the mails that it sends: what comes back with it is its own."""
_ROBOTS: Final = ("x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from",
    "x-mail-autoreply", "x-php-originating-auto")  # fmt: skip
_LISTS: Final = ("list-id", "list-unsubscribe", "list-post", "x-mailing-list", "feedback-id")
_MANY: Final = frozenset({"list", "bulk", "junk"})
_ANSWERS: Final = frozenset({"auto_reply", "auto-reply", "autoreply"})
_DAEMONS: Final = ("mailer-daemon", "postmaster", "mail-daemon")
_AWAY: Final = (
    "automatic reply:", "auto reply:", "autoreply:", "auto:", "out of office:",
    "out of the office:", "automatische antwort:", "abwesenheitsnotiz:", "abwesend:",
    "respuesta automática:", "fuera de la oficina:", "رد تلقائي:", "الرد التلقائي:",
)  # fmt: skip
"""How subjects begin that programs write which say it nowhere else."""


def sort_of(headers: Headers, bounce: bool, own: frozenset[str]) -> Sort:
    """Who speaks. `bounce`: it reports that a mail was not delivered; `own`: the house's
    addresses, in lower case."""
    if bounce:
        return "bounce"
    if _ours(headers, own):
        return "loop"
    said = headers.token("auto-submitted")
    if (said and said != "no") or any(headers.has(name) for name in _ROBOTS):
        return "auto_reply"
    if headers.token("precedence") in _ANSWERS or from_nobody(headers):
        return "auto_reply"
    if headers.token("precedence") in _MANY or any(headers.has(name) for name in _LISTS):
        return "list"
    if words(headers.first("subject")).strip().casefold().startswith(_AWAY):
        return "auto_reply"
    return "person"


def from_nobody(headers: Headers) -> bool:
    """Whether it was sent so that nothing can answer it: by a mail server, or by a program."""
    if headers.has("return-path") and headers.first("return-path").strip() in ("<>", ""):
        return True
    return any(
        address.partition("@")[0].casefold() in _DAEMONS
        for _, address in addresses(headers.all("from")[:1])
    )


def _ours(headers: Headers, own: frozenset[str]) -> bool:
    """Whether it is one of the house's own."""
    marks = {value.strip().strip("<>").casefold() for value in headers.all(X_LOOP)}
    senders = {address.casefold() for _, address in addresses(headers.all("from"))}
    return bool(own & (marks | senders))
