"""A server whose authority this computer does not know, or not as the one that it trusted. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from protocol.authority import fingerprint
from staff_console.speech import tr


@dataclass(frozen=True)
class Stranger:
    """What its page shows; without a verb nobody can trust it from here."""

    title: str
    text: str
    lines: tuple[str, ...]
    """The fingerprint, in groups."""
    caption: str
    does: str
    loud: bool = False


def unknown(server: str, authority: str) -> Stranger:
    """At the first contact: a person compares, and decides."""
    text = tr(
        "This computer meets {address} for the first time. Compare the signs below with those that "
        "“server tls --show” prints on the server, or have whoever runs it read them to you. Trust "
        "it only if all of them are the same: your password goes there."
    )
    return Stranger(
        title=tr("Is this your server?"),
        text=text.format(address=server),
        lines=_lines(authority),
        caption=tr("Fingerprint of its authority"),
        does=tr("Trust this server"),
    )


def changed(server: str, authority: str, file: str) -> Stranger:
    """Another authority than the one that was trusted: nobody goes on from here."""
    text = tr(
        "{address} shows a certificate of another authority than the one that this computer "
        "trusts. Somebody may stand between you and the server, so nothing was sent. Tell whoever "
        "runs it. Only if they have made a new authority: have them delete {file}, start the "
        "console again, and compare anew."
    )
    return Stranger(
        title=tr("This is not the server that you trusted."),
        text=text.format(address=server, file=file),
        lines=_lines(authority),
        caption=tr("Fingerprint of the authority that is trusted here"),
        does="",
        loud=True,
    )


def _lines(authority: str) -> tuple[str, ...]:
    groups = fingerprint(authority).split()
    return tuple(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))
