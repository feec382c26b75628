"""The answer line: every press is answered here, always in the same place. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, Literal

from protocol.commands import AnyCommand, Hold
from protocol.outcomes import REFUSALS, Holder, Joined, Moved, Refusal
from staff_console.asked import Asked, Subject
from staff_console.keys import KEYS
from staff_console.phrases import phrase
from staff_console.speech import tr
from staff_console.words import expected, minutes, seconds, span

Kind = Literal["idle", "note", "sent", "confirmed", "refused", "kept"]
OFFERED: Final = 3
"""So many alternatives are offered at most."""


def offer_cap(place: int) -> str:
    """The key that takes the offer at a place, from 0."""
    return f"Alt+{place + 1}"


@dataclass(frozen=True)
class Offer:
    """An alternative to what was refused, one key away."""

    does: str
    subject: Subject
    command: AnyCommand
    number: str


@dataclass(frozen=True)
class AnswerLine:
    """One line: a mark by its kind, a title, the rest, and a key that puts it away."""

    kind: Kind
    title: str = ""
    text: str = ""
    cap: str = ""
    does: str = ""
    """What the key at the end does."""
    left: float | None = None
    """The share of the time that is left for that key, 1…0."""
    offers: tuple[Offer, ...] = ()
    """What can be done instead, by Alt+1, Alt+2, Alt+3."""
    large: bool = False
    """What is said aloud stands in larger letters."""


IDLE: Final = AnswerLine("idle")


@dataclass(frozen=True)
class Scene:
    """What a sentence needs besides the question: my desk, the next number, place and time."""

    desk: str
    """Its id."""
    desk_name: str
    following: str
    now: int
    zone: tzinfo
    connected: bool
    away: bool
    """What is shown is old, no key works."""
    held: str = ""
    """Why the server cannot carry out what was asked, in its words; mostly empty."""


_STATES: Final[dict[str, Callable[[], str]]] = {
    "waiting": lambda: tr("waiting again"),
    "called": lambda: tr("called, not started"),
    "serving": lambda: tr("being served again"),
    "on_hold": lambda: tr("on hold again"),
    "missed": lambda: tr("missed again"),
}


def answer_line(asked: Asked | None, note: str, scene: Scene) -> AnswerLine:
    """The line for the last question; a `note` about a key that cannot be used goes before it."""
    if asked is not None and asked.fate == "sent":
        return _sent(asked, scene)
    if note:
        return AnswerLine("note", note, cap="Esc", does=tr("put away"))
    if asked is None or asked.put_away:
        return AnswerLine("idle", text=_hint(scene))
    return _settled(asked, scene)


def step(asked: Asked) -> str:
    """What was asked, as a heading: `Call A014`."""
    return phrase(asked.subject, asked.command).asking().format(number=asked.number)


def _sent(asked: Asked, scene: Scene) -> AnswerLine:
    title = step(asked) + "."
    at = seconds(asked.sent_at, scene.zone)
    if not scene.connected:
        text = tr("Sent {at}, not confirmed. It is sent again when the server is back.")
        return AnswerLine("sent", title, text.format(at=at), "Esc", tr("give it up"))
    text, cap, does = tr("Sent {at}, not confirmed yet.").format(at=at), "", ""
    if scene.held:
        # Its words may end in "try again": a clerk who does so would press twice.
        text = tr("Tried again by itself, no key needed. The server says: {why}")
        text, cap, does = text.format(why=scene.held), "Esc", tr("give it up")
    if asked.then is not None:
        text += " " + tr("Then {cap}.").format(cap=KEYS[asked.then].cap)
    return AnswerLine("sent", title, text, cap, does)


def _settled(asked: Asked, scene: Scene) -> AnswerLine:
    cap, does = "Esc", tr("put away")
    if asked.fate == "given_up":
        title = step(asked) + "."
        text = tr("Given up, not confirmed. It may have been done: look at the line.")
        return AnswerLine("note", title, text, cap, does)
    if asked.fate == "not_taken":
        return AnswerLine("refused", tr("The server did not take it."), asked.fault, cap, does)
    if asked.refusal is not None:
        title, text = refusal_words(asked.refusal, asked.number, scene)
        return AnswerLine("refused", title, text, cap, does)
    return _confirmed(asked, scene)


def _confirmed(asked: Asked, scene: Scene) -> AnswerLine:
    text = tr("Confirmed {at}.").format(at=seconds(asked.settled_at, scene.zone))
    if isinstance(asked.answer, Joined):
        return _joined(asked, asked.answer, text)
    moved = asked.answer if isinstance(asked.answer, Moved) else None
    number = moved.number if moved else asked.number
    until = asked.command.until if isinstance(asked.command, Hold) else 0
    title = phrase(asked.subject, asked.command).done()
    title = title.format(
        number=number,
        desk=moved.desk_name if moved and moved.desk_name else scene.desk_name,
        state=_STATES[moved.state]() if moved and moved.state in _STATES else "",
        until=minutes(until, scene.zone),
        place=asked.place,
    )
    if asked.subject == "call_next" and number != asked.number:
        text = tr("{number} was called by another desk first.").format(number=asked.number)
    return AnswerLine("confirmed", title, text)


def _joined(asked: Asked, joined: Joined, text: str) -> AnswerLine:
    title = phrase(asked.subject, asked.command).done().format(number=joined.number)
    if joined.p50 is not None and joined.p80 is not None:
        wait = expected(joined.p50, joined.p80)
        text = tr("Say it: place {place}, about {wait}.").format(place=joined.position, wait=wait)
    else:
        text = tr("Say it: place {place}.").format(place=joined.position)
    return AnswerLine("confirmed", title, text, large=True)


def refusal_words(refusal: Refusal, number: str, scene: Scene) -> tuple[str, str]:
    """Title and text of a refusal: who has it, and the next key; else the rule's own sentence."""
    held = refusal.holder
    if held is not None and held.desk != scene.desk:
        return _held(held, held.number or number, scene)
    kind = REFUSALS.get(refusal.code)
    return (f"{kind.title}." if kind else tr("Refused.")), refusal.detail


def _held(held: Holder, number: str, scene: Scene) -> tuple[str, str]:
    title = tr("{desk} has {number}.").format(desk=held.desk_name, number=number)
    if scene.following:
        title += " " + tr("F2: {number}.").format(number=scene.following)
    who = held.staff or held.desk_name
    ago = max(0, scene.now - held.since)
    if ago < 60_000:
        text = tr("{who} was {count} s before you. Nobody was called twice.")
        return title, text.format(who=who, count=ago // 1000)
    text = tr("{who} has had {number} for {span}. Nobody was called twice.")
    return title, text.format(who=who, number=number, span=span(ago))


def _hint(scene: Scene) -> str:
    if scene.away:
        return tr("Nothing can be sent while the server is away.")
    if scene.following:
        return tr("Every answer appears here. Ctrl+K finds anything.")
    return tr("Nobody is waiting who can be called.")
