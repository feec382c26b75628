"""What becomes of notices: claimed before they are sent, marked after, seen, sent again."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from protocol.automation import UNSENT_NOTICES, Notice
from protocol.changes import Change, Put
from protocol.outcomes import Saved
from protocol.support_commands import ClaimNotices, MarkNotice, ResendNotices, SeeNotices
from server.domain.context import Context, Decision
from server.domain.floor import Floor
from server.domain.refused import refuse


def claim_notices(floor: Floor, command: ClaimNotices, context: Context) -> Decision:
    """They are about to be sent: whoever starts anew knows that they may have gone."""
    changes: list[Change] = []
    for ident in dict.fromkeys(command.notices):
        notice = floor.get(Notice, ident)
        if notice is not None and notice.state == "due":
            changes.append(Put(replace(notice, state="sending", version=notice.version + 1)))
    return Decision(Saved(id=floor.site.id), changes)


def mark_notice(floor: Floor, command: MarkNotice, context: Context) -> Decision:
    """What became of one that was claimed; what is over stays as it is."""
    notice = floor.get(Notice, command.notice)
    if notice is None or notice.state not in UNSENT_NOTICES:
        return Decision(Saved(id=command.notice), [])
    after = replace(
        notice,
        state=command.state,
        reason=command.reason,
        tries=notice.tries + 1,
        due_at=command.due_at or notice.due_at,
        sent_at=context.now if command.state == "sent" else None,
        version=notice.version + 1,
    )
    return Decision(Saved(id=after.id, version=after.version), [Put(after)])


def see_notices(floor: Floor, command: SeeNotices, context: Context) -> Decision:
    """A colleague has seen what was for them; managers put away what nobody got."""
    changes: list[Change] = []
    for notice in _those(floor, command.notices):
        own = notice.to == context.actor.id and notice.channel == "console"
        if not own and not (context.actor.is_manager and notice.state == "failed"):
            raise refuse("forbidden", "That is for somebody else. Only they see it off.")
        if notice.state != "seen":
            changes.append(Put(replace(notice, state="seen", version=notice.version + 1)))
    return Decision(Saved(id=floor.site.id), changes)


def resend_notices(floor: Floor, command: ResendNotices, context: Context) -> Decision:
    """Send again what was given up."""
    changes: list[Change] = [
        Put(replace(notice, state="due", due_at=context.now, tries=0, version=notice.version + 1))
        for notice in _those(floor, command.notices)
        if notice.state == "failed"
    ]
    return Decision(Saved(id=floor.site.id), changes)


def _those(floor: Floor, idents: Iterable[str]) -> list[Notice]:
    """The ones that there are still; what is gone was seen elsewhere."""
    found = (floor.get(Notice, ident) for ident in dict.fromkeys(idents))
    return [notice for notice in found if notice is not None]
