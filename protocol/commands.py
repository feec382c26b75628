"""Commands: everything that a client, a route or a timer may ask for. The server decides.

Those of the ticket desk are in `ticket_commands`, `contact_commands` and `support_commands`, those
of service requests in `request_commands`.

A command that changes an entry may carry `expected`, the version that its sender saw; without it
the states that the operation is allowed from are the guard.
"""

from __future__ import annotations

from typing import Final, get_args

from protocol.booking_commands import (
    Book,
    CancelReservation,
    CheckInReservation,
    ClaimMessages,
    CompleteReservation,
    DeleteDefinition,
    DeleteReservation,
    HoldSlot,
    JoinWaitList,
    LeaveWaitList,
    MarkMessage,
    MissReservation,
    Projected,
    ProjectReservations,
    PutDefinition,
    PutMeeting,
    ReleaseHold,
    Reschedule,
    ReservationCommand,
    RestoreReservation,
    SendReminder,
    SendReservations,
    UpdateReservation,
)
from protocol.command import (
    Command,
    EntryCommand,
    Ident,
    Instant,
    Name,
    Prefix,
    Reason,
    Seconds,
    Text,
    Version,
)
from protocol.contact_commands import AnyContactCommand
from protocol.place_commands import (
    ConfirmAddress,
    CreateServicePoint,
    DeleteService,
    DeleteServicePoint,
    PlanPause,
    PutDevice,
    PutStaff,
    RevokeDevice,
    ServiceSpec,
    SetDesk,
    SetPoint,
    UpdateDesk,
    UpdateServicePoint,
    UpdateSite,
    UpdateStaff,
)
from protocol.queue_commands import (
    AnswerHelp,
    AskForHelp,
    Away,
    Broadcast,
    CallEntry,
    CallNext,
    Cancel,
    CheckIn,
    Complete,
    ConfirmCall,
    Customer,
    ErasePerson,
    Expire,
    ExpireWaiting,
    Hold,
    JoinQueue,
    Leave,
    NoShow,
    Note,
    PrintSlip,
    Recall,
    Reopen,
    ReportByHand,
    ReportSlip,
    Requeue,
    Resume,
    SetPriority,
    Start,
    TellPhone,
    Transfer,
    Undo,
)
from protocol.request_commands import AnyRequestCommand
from protocol.support_commands import AnyTicketSetting
from protocol.ticket_commands import AnyTicketCommand
from protocol.timer_commands import (
    ForgetPersons,
    PassTime,
    PublishEstimate,
    Renewal,
    RollDay,
    SeeDevice,
    Sweep,
)

__all__ = [
    "COMMAND_TYPES",
    "AnswerHelp",
    "AnyCommand",
    "AskForHelp",
    "Away",
    "Book",
    "Broadcast",
    "CallEntry",
    "CallNext",
    "Cancel",
    "CancelReservation",
    "CheckIn",
    "CheckInReservation",
    "ClaimMessages",
    "Command",
    "Complete",
    "CompleteReservation",
    "ConfirmAddress",
    "ConfirmCall",
    "CreateServicePoint",
    "Customer",
    "DeleteDefinition",
    "DeleteReservation",
    "DeleteService",
    "DeleteServicePoint",
    "EntryCommand",
    "ErasePerson",
    "Expire",
    "ExpireWaiting",
    "ForgetPersons",
    "Hold",
    "HoldSlot",
    "Ident",
    "Instant",
    "JoinQueue",
    "JoinWaitList",
    "Leave",
    "LeaveWaitList",
    "MarkMessage",
    "MissReservation",
    "Name",
    "NoShow",
    "Note",
    "PassTime",
    "PlanPause",
    "Prefix",
    "PrintSlip",
    "ProjectReservations",
    "Projected",
    "PublishEstimate",
    "PutDefinition",
    "PutDevice",
    "PutMeeting",
    "PutStaff",
    "Reason",
    "Recall",
    "ReleaseHold",
    "Renewal",
    "Reopen",
    "ReportByHand",
    "ReportSlip",
    "Requeue",
    "Reschedule",
    "ReservationCommand",
    "RestoreReservation",
    "Resume",
    "RevokeDevice",
    "RollDay",
    "Seconds",
    "SeeDevice",
    "SendReminder",
    "SendReservations",
    "ServiceSpec",
    "SetDesk",
    "SetPoint",
    "SetPriority",
    "Start",
    "Sweep",
    "TellPhone",
    "Text",
    "Transfer",
    "Undo",
    "UpdateDesk",
    "UpdateReservation",
    "UpdateServicePoint",
    "UpdateSite",
    "UpdateStaff",
    "Version",
]

AnyCommand = (
    JoinQueue
    | CheckIn
    | Away
    | TellPhone
    | CallNext
    | CallEntry
    | Recall
    | ConfirmCall
    | Start
    | Hold
    | Resume
    | Requeue
    | Transfer
    | Complete
    | Reopen
    | NoShow
    | Leave
    | Cancel
    | Expire
    | ExpireWaiting
    | Undo
    | SetPriority
    | Note
    | ReportByHand
    | Broadcast
    | PrintSlip
    | ReportSlip
    | AskForHelp
    | AnswerHelp
    | SetDesk
    | PlanPause
    | CreateServicePoint
    | UpdateServicePoint
    | SetPoint
    | DeleteServicePoint
    | DeleteService
    | UpdateDesk
    | UpdateSite
    | ConfirmAddress
    | PutStaff
    | PutDevice
    | RevokeDevice
    | ErasePerson
    | UpdateStaff
    | PublishEstimate
    | RollDay
    | PassTime
    | Sweep
    | SeeDevice
    | ForgetPersons
    | PutDefinition
    | DeleteDefinition
    | HoldSlot
    | ReleaseHold
    | Book
    | Reschedule
    | UpdateReservation
    | CancelReservation
    | RestoreReservation
    | CheckInReservation
    | MissReservation
    | CompleteReservation
    | DeleteReservation
    | JoinWaitList
    | LeaveWaitList
    | SendReminder
    | SendReservations
    | PutMeeting
    | ClaimMessages
    | MarkMessage
    | ProjectReservations
    | AnyTicketCommand
    | AnyContactCommand
    | AnyTicketSetting
    | AnyRequestCommand
)

COMMAND_TYPES: Final[tuple[type[Command], ...]] = get_args(AnyCommand)
