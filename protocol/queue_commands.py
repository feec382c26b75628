"""Commands on visits and their entries: joining, calling, serving, ending."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from protocol.command import Command, EntryCommand, Ident, Instant, Name, Reason, Text, Version
from protocol.places import ClassName
from protocol.records import NAME_LENGTH, Standing

Spoken = Annotated[str, msgspec.Meta(pattern="^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$")]
"""The language in which a customer is spoken to; empty is the house's own."""


class Customer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a customer chose to tell."""

    name: Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)] = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    email: Annotated[str, msgspec.Meta(max_length=200)] = ""


class JoinQueue(Command, frozen=True, kw_only=True, tag="join_queue"):
    """Take a number. Answers `Joined`, or the refusal `already_waiting` with one's own place."""

    service_point: Ident
    service: Ident | None = None
    services: Annotated[list[Ident], msgspec.Meta(max_length=8)] = []
    """All that the customer comes for, in order, also at other service points. `service` comes
    first where both are given."""
    customer: Customer | None = None
    party_size: Annotated[int, msgspec.Meta(ge=1, le=50)] = 1
    language: Spoken = ""
    access_needs: Annotated[list[Name], msgspec.Meta(max_length=8)] = []
    notes: Text = ""
    priority: ClassName | None = None
    """The class, by staff alone."""
    browser: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """Opaque mark of the browser, set by the server's own pages."""


class CheckIn(EntryCommand, frozen=True, kw_only=True, tag="check_in"):
    """The customer is here: ends `away`, and brings whoever missed a call back into the line."""


class Away(EntryCommand, frozen=True, kw_only=True, tag="away"):
    """Not to be called for so many minutes; the place stays."""

    minutes: Annotated[int, msgspec.Meta(ge=1, le=60)] = 10


class CallNext(Command, frozen=True, kw_only=True, tag="call_next"):
    """Call whoever is next to a desk."""

    desk: Ident
    service_point: Ident | None = None


class TellPhone(EntryCommand, frozen=True, kw_only=True, tag="tell_phone"):
    """A customer who has a number already tells by which telephone they may be rung."""

    phone: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class CallEntry(EntryCommand, frozen=True, kw_only=True, tag="call"):
    """Call this entry to a desk; `take_over` also from the desk that has called it."""

    desk: Ident
    take_over: bool = False


class Recall(EntryCommand, frozen=True, kw_only=True, tag="recall"):
    """Announce a called entry once more."""


class ConfirmCall(Command, frozen=True, kw_only=True, tag="confirm_call"):
    """A wall or the customer's phone shows this call: its receipt."""

    call: Ident


class Start(EntryCommand, frozen=True, kw_only=True, tag="start"):
    """Service begins; from waiting it calls and starts. Without a desk: the one that called.

    `take_over` also at another desk than the one that has called it.
    """

    desk: Ident | None = None
    take_over: bool = False


class Hold(EntryCommand, frozen=True, kw_only=True, tag="hold"):
    """Put the customer on hold until about then; the desk is free meanwhile."""

    until: Instant
    note: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Resume(EntryCommand, frozen=True, kw_only=True, tag="resume"):
    """Service goes on. Without a desk: the one that held it."""

    desk: Ident | None = None


class Requeue(EntryCommand, frozen=True, kw_only=True, tag="requeue"):
    """Back into the line, or for whoever waits to another place in it."""

    standing: Standing = "keep"
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Transfer(EntryCommand, frozen=True, kw_only=True, tag="transfer"):
    """End this leg and open the next of the same visit, at another service point or service."""

    service_point: Ident | None = None
    """None stays at this one."""
    service: Ident | None = None
    """None is the first that is open there."""
    standing: Standing = "keep"
    note: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Complete(EntryCommand, frozen=True, kw_only=True, tag="complete"):
    """Service has ended; with errands left the next leg opens by itself."""


class Reopen(EntryCommand, frozen=True, kw_only=True, tag="reopen"):
    """A completed customer is served on. Without a desk: the one that served."""

    desk: Ident | None = None


class NoShow(EntryCommand, frozen=True, kw_only=True, tag="no_show"):
    """Nobody came; refused while the grace runs."""


class Leave(EntryCommand, frozen=True, kw_only=True, tag="leave"):
    """The customer gives the place up."""


class Cancel(EntryCommand, frozen=True, kw_only=True, tag="cancel"):
    """Staff end the entry, with a reason."""

    reason: Reason


class Expire(EntryCommand, frozen=True, kw_only=True, tag="expire"):
    """A manager sends somebody home whom nobody can serve any more today."""

    reason: Reason


class ExpireWaiting(Command, frozen=True, kw_only=True, tag="expire_waiting"):
    """A manager sends all home who still wait at a service point."""

    service_point: Ident
    reason: Reason


class Undo(EntryCommand, frozen=True, kw_only=True, tag="undo"):
    """Take back the last transition of the entry."""


class SetPriority(EntryCommand, frozen=True, kw_only=True, tag="set_priority"):
    """Put somebody into another class."""

    priority: ClassName
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


class Note(Command, frozen=True, kw_only=True, tag="note"):
    """What staff write about the customer of a visit; the whole text, as it is to be."""

    visit: Ident
    text: Annotated[str, msgspec.Meta(max_length=2_000)]
    expected: Version | None = None
    """The version of the person that the sender saw."""


class ReportByHand(EntryCommand, frozen=True, kw_only=True, tag="report_by_hand"):
    """What was done by voice while the server was away, with its times."""

    desk: Ident
    did: Literal["served", "serving", "no_show"]
    called_at: Instant
    ended_at: Instant | None = None
    """When service ended, or was given up; None while it goes on."""


class Broadcast(Command, frozen=True, kw_only=True, tag="broadcast"):
    """Tell all who wait at a service point something; an empty text takes it away."""

    service_point: Ident
    text: Annotated[str, msgspec.Meta(max_length=200)]


class PrintSlip(Command, frozen=True, kw_only=True, tag="print_slip"):
    """A colleague wants the slip of a visit printed again, at this kiosk or where it was before."""

    visit: Ident
    device: Ident | None = None


class ReportSlip(Command, frozen=True, kw_only=True, tag="report_slip"):
    """A kiosk prints a slip, has printed it, or could not.

    `printing` claims a slip that is wanted: refused when another kiosk was first.
    """

    visit: Ident
    state: Literal["printing", "printed", "failed"]
    reason: Annotated[str, msgspec.Meta(max_length=200)] = ""


class AskForHelp(Command, frozen=True, kw_only=True, tag="ask_for_help"):
    """Somebody at this kiosk needs a person. Asked again it says the same."""

    language: Spoken = ""
    access_needs: Annotated[list[Name], msgspec.Meta(max_length=8)] = []


class AnswerHelp(Command, frozen=True, kw_only=True, tag="answer_help"):
    """A colleague goes to the kiosk, or is done there; a kiosk itself may say that it is done."""

    device: Ident
    state: Literal["coming", "done"]


class ErasePerson(Command, frozen=True, kw_only=True, tag="erase_person"):
    """Erase all that is known of a customer as a person; the visits stay, without them."""

    person: Ident
