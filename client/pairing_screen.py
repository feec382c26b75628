"""What a kiosk or wall without an enrolment shows, as a value: how to pair it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final, Literal

from client.instants import local
from client.languages import HOUSE
from client.speech import tr
from client.texts import NAME, one_line, unbroken

Phase = Literal["address", "asking", "shown", "approved", "refused", "expired", "away"]
Role = Literal["kiosk", "display"]
Tone = Literal["calm", "good", "worried"]

FIRST: Final = "\u2068"
LAST: Final = "\u2069"
"""Isolate what is read from the left within a sentence that is read from the right."""
SOON_S: Final = 60


@dataclass(frozen=True)
class Pairing:
    """How the pairing stands. `ends` is a steady instant (s) when the code ends; `as_of` is this
    machine's clock (ms) when the server was heard last, None if never."""

    phase: Phase
    code: str = ""
    check: str = ""
    ends: float | None = None
    name: str = ""
    as_of: int | None = None
    why: str = ""
    """What staff are told of a server that gives no code; it names the server."""


@dataclass(frozen=True)
class Typing:
    """What stands in the field for the address, and whether it was refused."""

    text: str = ""
    wrong: bool = False


@dataclass(frozen=True)
class PairingScreen:
    """Texts in the order of reading. `code` and `check` are their groups, read from the left."""

    face: Phase
    title: str
    server: str
    code: tuple[str, ...] = ()
    check: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    status: str = ""
    tone: Tone = "calm"
    left: str = ""
    """How long the code holds, and what comes then."""
    few: bool = False
    """Whether that is soon."""
    typed: str = ""
    said: str = ""
    customers: str = ""
    """What is said to customers who come by."""
    elsewhere: bool = False
    """Whether another address may be typed."""


def pairing_screen(
    role: Role,
    server: str,
    now: Pairing,
    at: float,
    typing: Typing = Typing(),
    *,
    known: bool = False,
    elsewhere: bool = False,
    customers: str = "",
) -> PairingScreen:
    """The screen at the steady instant `at` (s). `known`: this device was paired before."""
    if now.phase == "address":
        return PairingScreen(
            "address",
            tr("Where is the server?"),
            "",
            typed=typing.text,
            said=_address_said(typing),
            tone="worried" if typing.wrong else "calm",
            customers=customers,
        )
    coded = now.phase == "shown"
    status, tone = _status(now)
    left, few = _left(now, at) if coded else ("", False)
    return PairingScreen(
        now.phase,
        _title(role, known),
        now.why or server,
        tuple(now.code.split("-")) if coded else (),
        tuple(now.check.split()) if coded else (),
        _steps(now) if coded else (),
        status,
        tone,
        left,
        few,
        customers=customers,
        elsewhere=elsewhere and now.phase != "approved",
    )


def customers_said(role: Role, languages: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Language and text of what customers are told meanwhile; to be said in each of the house's."""
    text = (
        tr("This kiosk gives no numbers now. Please ask at a desk.")
        if role == "kiosk"
        else tr("This screen shows no calls now. Please ask at a desk.")
    )
    return tuple((code, text) for code in languages or (HOUSE,))


def _title(role: Role, known: bool) -> str:
    if known:
        return (
            tr("The server does not know this kiosk any more")
            if role == "kiosk"
            else tr("The server does not know this wall any more")
        )
    return tr("Pair this kiosk") if role == "kiosk" else tr("Pair this wall")


def _steps(now: Pairing) -> tuple[str, ...]:
    return (
        _whole_way(tr("In the console, open Administration › Devices.")),
        tr("Type {code}").format(code=isolated(unbroken(now.code))),
        tr("Compare the number: the console must show {check} too. Only then approve.").format(
            check=isolated(now.check.replace(" ", "\N{NO-BREAK SPACE}"))
        ),
    )


def _whole_way(text: str) -> str:
    """The text with its way through the console on one line."""
    return text.replace(" › ", "\N{NO-BREAK SPACE}›\N{NO-BREAK SPACE}")


def _status(now: Pairing) -> tuple[str, Tone]:
    match now.phase:
        case "shown":
            return tr("Waiting for a manager to approve"), "calm"
        case "approved":
            name = isolated(one_line(now.name, NAME))
            return tr("Approved as “{name}”. It starts now.").format(name=name), "good"
        case "refused":
            return tr("A manager has refused. A new code comes in a moment."), "worried"
        case "expired":
            return tr("The code has ended unused. A new one comes by itself."), "calm"
        case "away":
            return _away(now.as_of), "worried"
    return tr("Asking the server for a code …"), "calm"


def _away(as_of: int | None) -> str:
    if as_of is None:
        return tr("The server does not answer. It is asked again by itself.")
    said = tr("The server does not answer, as of {clock}. It is asked again by itself.")
    return said.format(clock=isolated(f"{local(as_of, None):%H:%M:%S}"))


def _left(now: Pairing, at: float) -> tuple[str, bool]:
    if now.ends is None:
        return "", False
    seconds = max(0, ceil(now.ends - at))
    clock = isolated(f"{seconds // 60}:{seconds % 60:02}")
    said = tr("The code holds for {clock}; then a new one comes by itself.")
    return said.format(clock=clock), seconds <= SOON_S


def _address_said(typing: Typing) -> str:
    if typing.wrong:
        return _whole_address(tr("That is no address. Write it like http://192.168.1.10:8080"))
    return _whole_address(
        tr("The server says its address when it starts, such as http://192.168.1.10:8080")
    )


def _whole_address(text: str) -> str:
    """The text with its address on one line."""
    return text.replace("//", "//\N{WORD JOINER}")


def isolated(text: str) -> str:
    """A text that keeps its own direction in any sentence."""
    return f"{FIRST}{text}{LAST}"
