"""The answer line: every press is answered here, always in the same place. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final, Literal

from protocol.outcomes import REFUSALS, Holder, Moved, Refusal
from staff_console.asked import Asked, Subject
from staff_console.keys import KEYS
from staff_console.speech import tr
from staff_console.words import seconds, span

Kind = Literal["idle", "note", "sent", "confirmed", "refused"]


@dataclass(frozen=True)
class AnswerLine:
    """One line: a mark by its kind, a title, the rest, and a key that puts it away."""

    kind: Kind
    title: str = ""
    text: str = ""
    cap: str = ""
    does: str = ""
    """What the key at the end does."""


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


@dataclass(frozen=True)
class _Phrase:
    asking: Callable[[], str]
    done: Callable[[], str]


_PHRASES: Final[dict[Subject, _Phrase]] = {
    "call_next": _Phrase(lambda: tr("Call {number}"), lambda: tr("{number} called to {desk}.")),
    "call_this": _Phrase(lambda: tr("Call {number}"), lambda: tr("{number} called to {desk}.")),
    "call_again": _Phrase(lambda: tr("Call {number} again"), lambda: tr("{number} called again.")),
    "start": _Phrase(lambda: tr("Start {number}"), lambda: tr("{number} started.")),
    "complete": _Phrase(lambda: tr("Complete {number}"), lambda: tr("{number} completed.")),
    "no_show": _Phrase(
        lambda: tr("Mark {number} as a no-show"), lambda: tr("{number} marked as a no-show.")
    ),
    "cancel": _Phrase(lambda: tr("Cancel {number}"), lambda: tr("{number} cancelled.")),
    "undo": _Phrase(lambda: tr("Take back {number}"), lambda: tr("{number} taken back: {state}.")),
    "check_in": _Phrase(lambda: tr("{number} is here"), lambda: tr("{number} is here.")),
    "open_desk": _Phrase(lambda: tr("Open {number}"), lambda: tr("{number} is open.")),
    "close_desk": _Phrase(lambda: tr("Close {number}"), lambda: tr("{number} is closed.")),
}

_STATES: Final[dict[str, Callable[[], str]]] = {
    "waiting": lambda: tr("waiting again"),
    "called": lambda: tr("called, not started"),
    "serving": lambda: tr("being served again"),
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
    return _PHRASES[asked.subject].asking().format(number=asked.number)


def _sent(asked: Asked, scene: Scene) -> AnswerLine:
    title = step(asked) + "."
    at = seconds(asked.sent_at, scene.zone)
    if not scene.connected:
        text = tr("Sent {at}, not confirmed. It is sent again when the server is back.")
        return AnswerLine("sent", title, text.format(at=at), "Esc", tr("give it up"))
    text = tr("Sent {at}, not confirmed yet.").format(at=at)
    if asked.then is not None:
        text += " " + tr("Then {cap}.").format(cap=KEYS[asked.then].cap)
    return AnswerLine("sent", title, text)


def _settled(asked: Asked, scene: Scene) -> AnswerLine:
    away = {"cap": "Esc", "does": tr("put away")}
    if asked.fate == "given_up":
        title = step(asked) + "."
        text = tr("Given up, not confirmed. It may have been done: look at the line.")
        return AnswerLine("note", title, text, **away)
    if asked.fate == "not_taken":
        return AnswerLine("refused", tr("The server did not take it."), asked.fault, **away)
    if asked.refusal is not None:
        title, text = refusal_words(asked.refusal, asked.number, scene)
        return AnswerLine("refused", title, text, **away)
    return _confirmed(asked, scene)


def _confirmed(asked: Asked, scene: Scene) -> AnswerLine:
    moved = asked.answer if isinstance(asked.answer, Moved) else None
    number = moved.number if moved else asked.number
    title = _PHRASES[asked.subject].done()
    title = title.format(
        number=number,
        desk=moved.desk_name if moved and moved.desk_name else scene.desk_name,
        state=_STATES[moved.state]() if moved and moved.state in _STATES else "",
    )
    text = tr("Confirmed {at}.").format(at=seconds(asked.settled_at, scene.zone))
    if asked.subject == "call_next" and number != asked.number:
        text = tr("{number} was called by another desk first.").format(number=asked.number)
    return AnswerLine("confirmed", title, text)


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
