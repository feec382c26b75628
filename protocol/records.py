"""The records of a site: what the store keeps, the log carries and staff screens replicate.

Instants are milliseconds since 1970 UTC and named `*_at`; durations are seconds and named `*_s`.
"""

from __future__ import annotations

from typing import Final, get_args

from protocol.automation import AutomationRule, Notice, Webhook
from protocol.booking import (
    Activity,
    Definition,
    Meeting,
    Requirement,
    Reservation,
    ReservationState,
    SlotHold,
    WaitListed,
)
from protocol.contacts import CalendarEvent, Contact
from protocol.cost_estimates import CostEstimate, Invoice
from protocol.outbox import Message
from protocol.parts import Part, RepairTerms, Supplier
from protocol.places import (
    CLASSES,
    CLOSING_NOTICE_MIN,
    KEEP_CONTACT_H,
    KEEP_NOTES_D,
    STANDARD,
    Ask,
    DayException,
    Desk,
    Device,
    DeviceState,
    Direction,
    Help,
    Hours,
    JoinBy,
    Language,
    Names,
    Policy,
    PriorityClass,
    Service,
    ServicePoint,
    Site,
    Staff,
)
from protocol.promises import (
    Cause,
    CauseKind,
    DeskSpan,
    Grounds,
    Promise,
    PromiseOutcome,
)
from protocol.record import (
    AT_DESK,
    BY_LINK,
    LIVE_STATES,
    MOST,
    NAME_LENGTH,
    CallState,
    DeskState,
    EntryState,
    HelpState,
    PointState,
    Record,
    Role,
    SlipState,
    Source,
    Standing,
    Stands,
    Why,
)
from protocol.service_requests import (
    Bench,
    RequestItem,
    RequestLine,
    RequestNote,
    ServiceRequest,
    UnlockCode,
)
from protocol.sla import SlaCalendar, SlaPolicy, TicketClock
from protocol.tickets import (
    Attachment,
    BulkChange,
    CannedResponse,
    Draft,
    Ticket,
    TicketMessage,
    TicketView,
)
from protocol.visits import (
    Call,
    Counter,
    Entry,
    Errand,
    Estimate,
    Interval,
    Person,
    Place,
    Quote,
    Turns,
    Undoable,
    Visit,
)

__all__ = [
    "AT_DESK",
    "BY_LINK",
    "CLASSES",
    "CLOSING_NOTICE_MIN",
    "KEEP_CONTACT_H",
    "KEEP_NOTES_D",
    "LIVE_STATES",
    "MOST",
    "NAME_LENGTH",
    "RECORD_TYPES",
    "STANDARD",
    "Activity",
    "AnyRecord",
    "Ask",
    "Attachment",
    "AutomationRule",
    "Bench",
    "BulkChange",
    "CalendarEvent",
    "Call",
    "CallState",
    "CannedResponse",
    "Cause",
    "CauseKind",
    "Contact",
    "CostEstimate",
    "Counter",
    "DayException",
    "Definition",
    "Desk",
    "DeskSpan",
    "DeskState",
    "Device",
    "DeviceState",
    "Direction",
    "Draft",
    "Entry",
    "EntryState",
    "Errand",
    "Estimate",
    "Grounds",
    "Help",
    "HelpState",
    "Hours",
    "Interval",
    "Invoice",
    "JoinBy",
    "Language",
    "Meeting",
    "Message",
    "Names",
    "Notice",
    "Part",
    "Person",
    "Place",
    "PointState",
    "Policy",
    "PriorityClass",
    "Promise",
    "PromiseOutcome",
    "Quote",
    "Record",
    "RepairTerms",
    "RequestItem",
    "RequestLine",
    "RequestNote",
    "Requirement",
    "Reservation",
    "ReservationState",
    "Role",
    "Service",
    "ServicePoint",
    "ServiceRequest",
    "Site",
    "SlaCalendar",
    "SlaPolicy",
    "SlipState",
    "SlotHold",
    "Source",
    "Staff",
    "Standing",
    "Stands",
    "Supplier",
    "Ticket",
    "TicketClock",
    "TicketMessage",
    "TicketView",
    "Turns",
    "Undoable",
    "UnlockCode",
    "Visit",
    "WaitListed",
    "Webhook",
    "Why",
]

AnyRecord = (
    Site
    | ServicePoint
    | Service
    | Desk
    | Staff
    | Device
    | Help
    | Person
    | Visit
    | Entry
    | Interval
    | Call
    | Counter
    | Undoable
    | Estimate
    | Turns
    | Promise
    | Grounds
    | DeskSpan
    | Definition
    | Reservation
    | SlotHold
    | WaitListed
    | Meeting
    | Message
    | Activity
    | Contact
    | Ticket
    | TicketClock
    | TicketMessage
    | Attachment
    | Draft
    | CannedResponse
    | TicketView
    | BulkChange
    | SlaCalendar
    | SlaPolicy
    | AutomationRule
    | Webhook
    | Notice
    | CalendarEvent
    | ServiceRequest
    | RequestItem
    | UnlockCode
    | RequestNote
    | RequestLine
    | CostEstimate
    | Invoice
    | Supplier
    | Part
    | RepairTerms
    | Bench
)

RECORD_TYPES: Final[tuple[type[Record], ...]] = get_args(AnyRecord)
