"""The page of devices as a value: kiosks and walls, how they are, and one that wants in. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Final

from protocol.records import Device, ServicePoint
from protocol.replica import Replica
from staff_console.administration.face import (
    Column,
    Detail,
    Fact,
    Large,
    PageFace,
    Part,
    Row,
    Tone,
    Verb,
)
from staff_console.administration.told import Candidate, ms
from staff_console.administration.words import role_name, spelled, when
from staff_console.answers import IDLE, AnswerLine
from staff_console.facts import staff_name
from staff_console.speech import tr
from staff_console.words import isolated, minutes

AWAY_MS: Final = 60_000
"""So long a device may be away in an open house before it is said in amber."""


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    chosen: str = ""
    candidate: Candidate | None = None
    """Who waits under the code that was typed."""
    unkeyed: Collection[str] = field(default_factory=frozenset)
    """Devices that were let in without a key of their own."""
    connected: bool = True
    answer: AnswerLine = IDLE


def devices_screen(replica: Replica, here: Local, now: int, where: tzinfo) -> PageFace:
    """The page at the server's time `now` (ms)."""
    devices = sorted(replica.of(Device), key=_order)
    chosen = next((d for d in devices if d.id == here.chosen), devices[0] if devices else None)
    opened = any(point.state != "closed" for point in replica.of(ServicePoint))
    if here.candidate is not None:
        detail = _candidate(here.candidate, where)
    elif chosen is not None:
        detail = _detail(chosen, replica, here, now, where)
    else:
        detail = Detail()
    about, tone = _about(devices, here, opened, now)
    return PageFace(
        title=tr("Devices"),
        about=about,
        tone=tone,
        columns=(
            Column(tr("Name")),
            Column(tr("Kind"), 72),
            Column(tr("Part of the house"), 152),
            Column(tr("State"), 280),
        ),
        rows=tuple(_row(each, opened, now, where) for each in devices),
        phase="told" if devices else "none",
        note="" if devices else _nothing(here),
        chosen=chosen.id if chosen is not None else "",
        detail=detail,
        verbs=_verbs(chosen, here),
        faded=not here.connected,
        answer=here.answer,
    )


def doubled(device: Device) -> bool:
    """Whether a second session was refused since it was paired last: nobody has acted on it."""
    return device.state == "paired" and device.doubled_at > device.at


def zones(replica: Replica) -> tuple[str, ...]:
    """The parts of the house that anything is in, by name."""
    found: Iterable[str] = [each.zone for each in replica.of(ServicePoint)]
    found = {*found, *(each.zone for each in replica.of(Device))}
    return tuple(sorted(filter(None, found), key=str.casefold))


def _order(device: Device) -> tuple[bool, bool, str]:
    return device.state == "revoked", not doubled(device), device.name.casefold()


def _nothing(here: Local) -> str:
    if not here.connected:
        return tr("The server is away.")
    return tr("No kiosk and no wall yet. Start one: it shows a code. Then press Ins here.")


def _about(devices: list[Device], here: Local, opened: bool, now: int) -> tuple[str, Tone]:
    if not here.connected:
        return tr("As of before: the server is away."), "warn"
    paired = [each for each in devices if each.state == "paired"]
    copied = sum(map(doubled, paired))
    if copied:
        return tr("Keys that somebody may have copied: {count}").format(count=copied), "danger"
    away = sum(_is_away(each, opened, now) for each in paired)
    if away:
        return tr("{count} in use, {away} away").format(count=len(paired), away=away), "warn"
    return tr("{count} in use").format(count=len(paired)) if paired else "", "muted"


def _is_away(device: Device, opened: bool, now: int) -> bool:
    gone = not device.online and now - device.seen_at > AWAY_MS
    return opened and gone and device.state == "paired"


def _state(device: Device, opened: bool, now: int, where: tzinfo) -> tuple[str, Tone]:
    if device.state == "revoked":
        return tr("shut out {at}").format(at=when(device.at, now, where)), "disabled"
    if doubled(device):
        said = tr("second session refused {at}")
        return said.format(at=when(device.doubled_at, now, where)), "danger"
    if device.online:
        return tr("online since {at}").format(at=when(device.seen_at, now, where)), "ok"
    tone: Tone = "warn" if _is_away(device, opened, now) else "muted"
    if not device.seen_at:
        return tr("not seen yet"), tone
    return tr("away since {at}").format(at=when(device.seen_at, now, where)), tone


def _row(device: Device, opened: bool, now: int, where: tzinfo) -> Row:
    said, tone = _state(device, opened, now, where)
    gone = device.state == "revoked"
    ink: Tone = "disabled" if gone else "ink"
    zone = device.zone or tr("everywhere")
    return Row(
        device.id,
        (
            Part(device.name, ink, strong=not gone),
            Part(role_name(device.role), ink),
            Part(zone, "disabled" if gone else "ink" if device.zone else "muted"),
            Part(said, tone, strong=tone == "danger"),
        ),
        tr("{name}, {kind}, {zone}, {state}").format(
            name=device.name, kind=role_name(device.role), zone=zone, state=said
        ),
    )


def _detail(device: Device, replica: Replica, here: Local, now: int, where: tzinfo) -> Detail:
    facts = [
        Fact(tr("Kind"), role_name(device.role)),
        Fact(tr("Part of the house"), device.zone or tr("everywhere")),
        _let_in(device, replica, now, where),
    ]
    seen = when(device.seen_at, now, where) if device.seen_at else tr("never")
    if device.state == "paired":
        facts.append(Fact(tr("Online since") if device.online else tr("Last seen"), seen))
    if device.id in here.unkeyed and device.state == "paired":
        said = tr("It has no key of its own: whoever copies its file is let in. Pair it anew, and "
                  "say that the new one replaces it.")  # fmt: skip
        facts.append(Fact("", said, "warn"))
    if not doubled(device):
        return Detail(device.name, facts=tuple(facts))
    said = tr("A second session was refused {at}: somebody may have copied its key. Shut it out "
              "or pair it anew; either makes the copy worthless.")  # fmt: skip
    about = said.format(at=when(device.doubled_at, now, where))
    return Detail(device.name, about, "danger", tuple(facts))


def _let_in(device: Device, replica: Replica, now: int, where: tzinfo) -> Fact:
    label = tr("Paired") if device.state == "paired" else tr("Shut out")
    if not device.at:
        return Fact(label, tr("before this was noted"))
    at, name = when(device.at, now, where), staff_name(replica, device.by or "")
    if name:
        return Fact(label, tr("{at}, by {name}").format(at=at, name=isolated(name)))
    return Fact(label, tr("{at}, at the command line").format(at=at) if not device.by else at)


def _candidate(found: Candidate, where: tzinfo) -> Detail:
    kiosk = found.role == "kiosk"
    asks = (
        tr("Does the kiosk show this number?") if kiosk else tr("Does the wall show this number?")
    )
    after = tr("Go there and look, or let somebody read it to you. If it is another one, somebody "
               "may sit between that device and this house: refuse it.")  # fmt: skip
    return Detail(
        title=tr("A kiosk wants in") if kiosk else tr("A wall wants in"),
        large=Large(asks, found.check, after, spelled(found.check)),
        facts=(
            Fact(tr("Machine"), found.host or tr("says no name")),
            Fact(tr("Address"), found.address or tr("unknown")),
            Fact(tr("Waits since"), minutes(ms(found.began_at), where)),
        ),
    )


def _verbs(device: Device | None, here: Local) -> tuple[Verb, ...]:
    pairing = here.candidate is not None
    free = here.connected and not pairing
    paired = free and device is not None and device.state == "paired"
    compares = here.connected and pairing
    return (
        Verb("same_number", tr("Yes, the same number"), "Alt+Y", compares),
        Verb("other_number", tr("No, another: refuse it"), "Alt+N", compares, danger=True),
        Verb("edit", tr("Change name or part of the house"), "Enter", paired),
        Verb("revoke", tr("Shut it out"), "Del", paired, danger=True),
        Verb("pair", tr("Pair a kiosk or wall"), "Ins", free),
    )
