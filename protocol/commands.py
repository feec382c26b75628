"""Commands: everything that a client, a route or a timer may ask for. The server decides.

A command that changes an entry may carry `expected`, the version that its sender saw; without it
the states that the operation is allowed from are the guard.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from protocol.records import MOST, NAME_LENGTH, DeskState, Place, PointState, Quote, Role

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=NAME_LENGTH)]
Text = Annotated[str, msgspec.Meta(max_length=500)]
Ident = Annotated[str, msgspec.Meta(min_length=36, max_length=36)]
Prefix = Annotated[str, msgspec.Meta(pattern="^[A-Z]{1,3}$")]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=86_400)]
Version = Annotated[int, msgspec.Meta(ge=0, le=MOST)]


class Command(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="op", forbid_unknown_fields=True
):
    """One request to change the site."""

    @classmethod
    def op(cls) -> str:
        """The name of the operation on the wire and in the log."""
        return str(cls.__struct_config__.tag)


class Customer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a customer chose to tell."""

    name: Annotated[str, msgspec.Meta(max_length=NAME_LENGTH)] = ""
    phone: Annotated[str, msgspec.Meta(max_length=40)] = ""
    email: Annotated[str, msgspec.Meta(max_length=200)] = ""


class JoinQueue(Command, frozen=True, kw_only=True, tag="join_queue"):
    """Take a number. Answers `Joined`, or the refusal `already_waiting` with one's own place."""

    service_point: Ident
    service: Ident | None = None
    customer: Customer | None = None
    party_size: Annotated[int, msgspec.Meta(ge=1, le=50)] = 1
    language: Annotated[str, msgspec.Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")] = "en"
    access_needs: Annotated[list[Name], msgspec.Meta(max_length=8)] = []
    notes: Text = ""
    browser: Annotated[str, msgspec.Meta(max_length=64)] = ""
    """Opaque mark of the browser, set by the server's own pages."""


class EntryCommand(Command, frozen=True, kw_only=True):
    """A command on one queue entry."""

    entry: Ident
    expected: Version | None = None


class CheckIn(EntryCommand, frozen=True, kw_only=True, tag="check_in"):
    """The customer is here."""


class CallNext(Command, frozen=True, kw_only=True, tag="call_next"):
    """Call whoever is next to a desk."""

    desk: Ident
    service_point: Ident | None = None


class CallEntry(EntryCommand, frozen=True, kw_only=True, tag="call"):
    """Call this entry to a desk."""

    desk: Ident


class Recall(EntryCommand, frozen=True, kw_only=True, tag="recall"):
    """Announce a called entry once more."""


class Start(EntryCommand, frozen=True, kw_only=True, tag="start"):
    """Service begins; from waiting it calls and starts. Without a desk: the one that called."""

    desk: Ident | None = None


class Complete(EntryCommand, frozen=True, kw_only=True, tag="complete"):
    """Service has ended."""


class NoShow(EntryCommand, frozen=True, kw_only=True, tag="no_show"):
    """Nobody came; refused while the grace runs."""


class Leave(EntryCommand, frozen=True, kw_only=True, tag="leave"):
    """The customer gives the place up."""


class Cancel(EntryCommand, frozen=True, kw_only=True, tag="cancel"):
    """Staff end the entry, with a reason."""

    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Undo(EntryCommand, frozen=True, kw_only=True, tag="undo"):
    """Take back the last transition of the entry."""


class SetDesk(Command, frozen=True, kw_only=True, tag="set_desk"):
    """Open a desk as the one who works there, or close it."""

    desk: Ident
    state: DeskState
    take_over: bool = False
    """Take a desk at which somebody else is signed in."""


class ServiceSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A service as it is configured; `id` is set to change one that exists.

    What is not given stays as it is, or for a new one as `Service` has it.
    """

    name: Name
    id: Ident | None = None
    prefix: Annotated[str, msgspec.Meta(pattern="^([A-Z]{1,3})?$")] | None = None
    mean_s: Annotated[int, msgspec.Meta(ge=10, le=86_400)] | None = None
    open: bool | None = None


class CreateServicePoint(Command, frozen=True, kw_only=True, tag="create_service_point"):
    """Set up a service point with its desks 1…capacity and its services (one at least is made)."""

    name: Name
    prefix: Prefix
    capacity: Annotated[int, msgspec.Meta(ge=1, le=200)]
    location: Annotated[str, msgspec.Meta(max_length=80)] = ""
    max_waiting: Annotated[int, msgspec.Meta(ge=1, le=100_000)] = 500
    grace_s: Seconds = 120
    grace_remote_s: Seconds = 300
    call_absent: bool = True
    services: Annotated[list[ServiceSpec], msgspec.Meta(max_length=60)] = []
    desk_names: Annotated[list[Name], msgspec.Meta(max_length=200)] = []
    """Names of the desks in order; those not named are `Desk 1`, `Desk 2`, …"""


class UpdateServicePoint(Command, frozen=True, kw_only=True, tag="update_service_point"):
    """Change the named fields of a service point; `version` is the one that the sender saw."""

    service_point: Ident
    version: Version
    name: Name | None = None
    prefix: Prefix | None = None
    capacity: Annotated[int, msgspec.Meta(ge=1, le=200)] | None = None
    state: PointState | None = None
    location: Annotated[str, msgspec.Meta(max_length=80)] | None = None
    max_waiting: Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None = None
    grace_s: Seconds | None = None
    grace_remote_s: Seconds | None = None
    call_absent: bool | None = None
    services: Annotated[list[ServiceSpec], msgspec.Meta(max_length=60)] | None = None
    """Services to add (no id) or to change (with id); others stay."""


class DeleteServicePoint(Command, frozen=True, kw_only=True, tag="delete_service_point"):
    """Remove a service point at which nobody waits or is served."""

    service_point: Ident


class UpdateSite(Command, frozen=True, kw_only=True, tag="update_site"):
    """Change the named fields of the site."""

    name: Name | None = None
    zone: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    message: Annotated[str, msgspec.Meta(max_length=200)] | None = None
    public_url: Annotated[str, msgspec.Meta(max_length=200)] | None = None


class PutStaff(Command, frozen=True, kw_only=True, tag="put_staff"):
    """Make a colleague or device known by name; the account itself lies elsewhere."""

    staff: Ident
    name: Name
    role: Role


class PublishEstimate(Command, frozen=True, kw_only=True, tag="publish_estimate"):
    """A timer publishes order and waits of a service point."""

    service_point: Ident
    desks_open: int
    line: list[Place] = []
    quotes: list[Quote] = []


class RollDay(Command, frozen=True, kw_only=True, tag="roll_day"):
    """A timer begins the business day: whoever is left over from another day has expired."""


class Sweep(Command, frozen=True, kw_only=True, tag="sweep"):
    """A timer drops what can no longer be undone and calls that are no longer shown."""


AnyCommand = (
    JoinQueue
    | CheckIn
    | CallNext
    | CallEntry
    | Recall
    | Start
    | Complete
    | NoShow
    | Leave
    | Cancel
    | Undo
    | SetDesk
    | CreateServicePoint
    | UpdateServicePoint
    | DeleteServicePoint
    | UpdateSite
    | PutStaff
    | PublishEstimate
    | RollDay
    | Sweep
)

COMMAND_TYPES: Final[tuple[type[Command], ...]] = (
    JoinQueue,
    CheckIn,
    CallNext,
    CallEntry,
    Recall,
    Start,
    Complete,
    NoShow,
    Leave,
    Cancel,
    Undo,
    SetDesk,
    CreateServicePoint,
    UpdateServicePoint,
    DeleteServicePoint,
    UpdateSite,
    PutStaff,
    PublishEstimate,
    RollDay,
    Sweep,
)
