"""Whether the audit is whole and unchanged, in a sentence. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from typing import Final

from client.instants import local
from protocol.audit import AuditFault, AuditVerdict, FaultKind
from staff_console.administration.face import Ribbon
from staff_console.administration.words import when
from staff_console.reports.days import day_name
from staff_console.speech import tr

SHOWN: Final = 3
"""So many faults are told one by one."""


@dataclass(frozen=True)
class Checking:
    """The whole chain is read now, since `began_at` (ms)."""

    began_at: int


def ribbon(
    verdict: AuditVerdict | None, checking: Checking | None, now: int, where: tzinfo
) -> Ribbon:
    """What is known of the whole chain."""
    if checking is not None:
        passed = max(0, now - checking.began_at) // 1000
        text = tr("Every row is read and compared, {count} s so far.").format(count=passed)
        return Ribbon("sent", tr("Checking …"), text)
    if verdict is None:
        text = tr("Alt+V reads every row and compares it with its seal.")
        return Ribbon("note", tr("Not checked yet"), text)
    at = tr("Checked {at}.").format(at=when(verdict.checked_at, now, where))
    if verdict.faults:
        said = [_fault(each) for each in verdict.faults[:SHOWN]]
        left = len(verdict.faults) - SHOWN
        if left > 0:
            said.append(tr("And {count} more.").format(count=left))
        return Ribbon("refused", tr("Not as it was written"), " ".join([*said, at]), "danger")
    if not verdict.rows:
        return Ribbon("note", tr("Nothing is written yet"), at)
    since = ""
    if verdict.first_at is not None:
        today = local(now, where).date().isoformat()
        day = day_name(local(verdict.first_at, where).date().isoformat(), today)
        since = tr("since {day}").format(day=day)
    rows = tr("{count} rows {since}.").format(count=f"{verdict.rows:,}", since=since)
    return Ribbon("confirmed", tr("Whole and unchanged"), f"{rows.replace(' .', '.')} {at}")


def _fault(fault: AuditFault) -> str:
    if fault.last < fault.first:
        text = tr("Nobody can tell whether rows after {row} were cut off.")
        return text.format(row=f"{fault.first - 1:,}")
    one = fault.first == fault.last
    text = (_ONE if one else _SEVERAL)[fault.kind]()
    return text.format(first=f"{fault.first:,}", last=f"{fault.last:,}")


_ONE: Final[dict[FaultKind, Callable[[], str]]] = {
    "changed": lambda: tr("Row {first} was changed."),
    "missing": lambda: tr("Row {first} is missing."),
    "truncated": lambda: tr("The newest row, {first}, is cut off."),
    "unmatched": lambda: tr("What was told with row {first} was changed."),
    "past_changed": lambda: tr("What row {first} tells of a contact was changed."),
    "past_missing": lambda: tr("What row {first} tells of a contact is missing."),
    "past_added": lambda: tr("Steps of contacts that no row tells of: {last}."),
}
_SEVERAL: Final[dict[FaultKind, Callable[[], str]]] = {
    "changed": lambda: tr("Rows {first} to {last} were changed."),
    "missing": lambda: tr("Rows {first} to {last} are missing."),
    "truncated": lambda: tr("The newest rows, {first} to {last}, are cut off."),
    "unmatched": lambda: tr("What was told with rows {first} to {last} was changed."),
    "past_changed": lambda: tr("What rows {first} to {last} tell of contacts was changed."),
    "past_missing": lambda: tr("What rows {first} to {last} tell of contacts is missing."),
    "past_added": lambda: tr("Steps of contacts that no row tells of: {last}."),
}
