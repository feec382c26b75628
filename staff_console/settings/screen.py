"""The settings view as a value: the list of pages, one page, and what saving would do. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from protocol.outcomes import Refusal
from protocol.queries import AddressCheck
from protocol.replica import Replica
from staff_console.answers import AnswerLine
from staff_console.screen import Screen
from staff_console.settings.address import AddressFace, address_face
from staff_console.settings.draft import Draft, Reading, read
from staff_console.settings.field import YES, Fault, Field, Value
from staff_console.settings.languages import site_of
from staff_console.settings.panels import PanelFace
from staff_console.settings.places import Place, PlaceRow, place_rows, section_of, titled
from staff_console.speech import tr


@dataclass(frozen=True)
class FieldFace:
    """A field, what stands in it, and what is wrong with that."""

    field: Field
    value: Value
    changed: bool
    error: str = ""
    error_rows: tuple[int, ...] = ()
    conflict: str = ""
    """What a colleague has made of it meanwhile."""
    address: AddressFace | None = None
    """Of the address that phones open alone."""
    panel: PanelFace | None = None
    """Of panels alone."""


@dataclass(frozen=True)
class EffectFace:
    """What saving would do, beside the button."""

    kind: Literal["nothing", "asking", "told", "refused", "unread", "away"]
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Foretold:
    """What the server said of these commands; `refusal` with the place in the list that it has."""

    sentences: tuple[str, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True)
class Local:
    """What is known here alone."""

    place: Place
    drafts: Mapping[Place, Draft]
    foretold: Foretold | None
    """None while the server has not answered what is typed now."""
    saving: bool
    restorable: bool
    answer: AnswerLine
    away: bool
    check: AddressCheck | None = None
    panels: Mapping[str, PanelFace] = field(default_factory=dict)
    manages: bool = True
    undelivered: int = 0
    """How many notices were given up."""


@dataclass(frozen=True)
class SettingsScreen:
    """All that the page draws."""

    console: Screen
    """The clerk's own screen: the bars above, the keys of the desk below."""
    places: tuple[PlaceRow, ...]
    place: Place
    title: str
    about: str
    sentence: str
    """What is set up, in words."""
    fields: tuple[FieldFace, ...]
    effect: EffectFace
    can_save: bool
    can_discard: bool
    can_restore: bool
    answer: AnswerLine
    wide: bool = False
    """Whether what saving would do stands below the page, however wide that is."""


def settings_screen(replica: Replica, here: Local, console: Screen) -> SettingsScreen:
    """The view as it stands."""
    place = here.place
    reading = read(replica, place, here.drafts.get(place, Draft()))
    unsaved = [each for each, draft in here.drafts.items() if draft.typed]
    effect = _effect(reading, here)
    section = section_of(place)
    return SettingsScreen(
        console=console,
        places=place_rows(replica, unsaved, place, here.manages, here.undelivered),
        place=place,
        title=titled(replica, place) if reading is not None else tr("No longer there"),
        about=section.about() if reading is not None else _gone(),
        sentence=section.told(replica, place.ident, reading.shown) if reading is not None else "",
        fields=_faces(replica, reading, here) if reading is not None else (),
        effect=effect,
        can_save=effect.kind == "told" and not here.saving,
        can_discard=place in unsaved and not here.saving,
        can_restore=reading is not None and here.restorable and _at_rest(here, unsaved),
        answer=_answer(here.answer, console.answer),
        wide=section.wide,
    )


def _at_rest(here: Local, unsaved: Collection[Place]) -> bool:
    """Whether nothing is typed on the page, and the server can be asked."""
    return here.place not in unsaved and not here.saving and not here.away


def _answer(mine: AnswerLine, desk: AnswerLine) -> AnswerLine:
    """What was said last, here or at the desk; else the way back."""
    if mine.kind != "idle":
        return mine
    said = tr("Every answer appears here. Esc goes back to the board.")
    return AnswerLine("idle", text=said) if desk.kind == "idle" else desk


def _gone() -> str:
    return tr("Somebody has removed what this page is about. Choose another.")


def _faces(replica: Replica, reading: Reading, here: Local) -> tuple[FieldFace, ...]:
    faults = _faults(reading, here)
    return tuple(
        FieldFace(
            field=each,
            value=reading.shown[each.name],
            changed=each.name in reading.changed,
            error="\n".join(_said(one, reading) for one in faults if one.field == each.name),
            error_rows=tuple(
                one.row for one in faults if one.field == each.name and one.row is not None
            ),
            conflict=_conflict(each, reading),
            address=_address(replica, each, reading, here),
            panel=here.panels.get(each.name),
        )
        for each in reading.fields
    )


def _address(replica: Replica, field: Field, reading: Reading, here: Local) -> AddressFace | None:
    site = site_of(replica)
    if field.kind != "address" or site is None:
        return None
    return address_face(site, reading.shown[field.name] != site.public_url, here.check)


def _said(fault: Fault, reading: Reading) -> str:
    """What is wrong, with the name of its row before it unless the text says it already."""
    rows = reading.shown[fault.field]
    if fault.row is None or isinstance(rows, str) or fault.row >= len(rows):
        return fault.text
    clauses = any(each.name == fault.field and each.parts for each in reading.fields)
    if clauses and len(rows) == 1:
        return fault.text
    named = "" if clauses else rows[fault.row][1]
    name = named or tr("Row {row}").format(row=fault.row + 1)
    return fault.text if name in fault.text else f"{name}: {fault.text}"


def _faults(reading: Reading, here: Local) -> tuple[Fault, ...]:
    """All that cannot be read; else what the server has refused, at its field."""
    refusal = here.foretold.refusal if here.foretold is not None else None
    if reading.faults or refusal is None or refusal.field is None:
        return reading.faults
    field, row = section_of(here.place).locate(refusal.field, reading.changed)
    return (Fault(field, refusal.detail, row),)


def _conflict(field: Field, reading: Reading) -> str:
    theirs = reading.conflicts.get(field.name)
    if theirs is None:
        return ""
    if not isinstance(theirs, str):
        return tr("Somebody changed this list meanwhile. Saving puts yours in its place.")
    said = dict((o.key, o.title) for o in field.options).get(theirs, theirs)
    if field.kind == "switch":
        said = tr("on") if theirs == YES else tr("off")
    return tr("Somebody made it {value} meanwhile. Saving puts yours in its place.").format(
        value=said or tr("empty")
    )


def _effect(reading: Reading | None, here: Local) -> EffectFace:
    if reading is not None and all(each.kind == "panel" for each in reading.fields):
        said = tr("What is done here is done at once, and answered below.")
        return EffectFace("nothing", tr("Nothing to save here"), (said,))
    if reading is None or (not reading.changed and not reading.faults):
        said = tr("Change something: before you save it, it is said here what that would do.")
        return EffectFace("nothing", tr("Nothing is changed"), (said,))
    if reading.faults:
        return EffectFace(
            "unread", tr("Not yet"), tuple(_said(each, reading) for each in reading.faults)
        )
    if here.away:
        kept = tr("The server is away. What you typed is kept here until it is back.")
        return EffectFace("away", tr("Cannot be saved now"), (kept,))
    if not reading.commands and section_of(here.place).new:
        return EffectFace("unread", tr("Not yet"), (tr("Fill in what is empty."),))
    if not reading.commands:
        said = tr("What you typed makes no difference: nothing would be saved.")
        return EffectFace("nothing", tr("Nothing is changed"), (said,))
    if here.foretold is None:
        return EffectFace("asking", tr("Saving this"), (tr("Working out what it would do …"),))
    if here.foretold.refusal is not None:
        return EffectFace("refused", tr("Cannot be saved"), (here.foretold.refusal.detail,))
    return EffectFace("told", tr("Saving this"), here.foretold.sentences)
