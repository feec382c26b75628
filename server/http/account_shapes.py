"""Bodies and answers of the accounts of colleagues."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta

from protocol.records import Role
from server.accounts.colleagues import Invited, Listed
from server.http.queue_shapes import Version
from server.http.setting_shapes import Name
from server.http.shapes import Body, Shape, instant, instant_or_none

StaffRole = Literal["staff", "manager", "admin"]


class AccountAnswer(Shape, frozen=True):
    """An account, without anything that opens it."""

    id: str
    name: str
    role: Role
    version: Annotated[int, Meta(description="Send it along to be sure nobody was faster.")]
    totp: Annotated[bool, Meta(description="Whether there is a second factor.")]
    invited: Annotated[bool, Meta(description="Whether an invitation waits for its owner.")]
    left: Annotated[bool, Meta(description="Whether they work here no longer.")]
    signed_in_at: Annotated[datetime | None, Meta(description="When they signed in last.")]
    sign_ins: Annotated[int, Meta(description="On how many machines they are signed in.")]

    @classmethod
    def of(cls, listed: Listed, version: int) -> AccountAnswer:
        """Of an account; `version` is that of the colleague as screens know them."""
        account = listed.account
        return cls(
            id=account.id,
            name=account.name,
            role=account.role,
            version=version,
            totp=account.totp is not None,
            invited=listed.invited,
            left=account.ended_at is not None,
            signed_in_at=instant_or_none(account.signed_in_at),
            sign_ins=listed.sign_ins,
        )


class AccountList(Shape, frozen=True):
    """A page of accounts."""

    items: list[AccountAnswer]
    next: Annotated[str | None, Meta(description="Cursor of the next page.")]


class NewAccountBody(Body, frozen=True):
    """Who shall be able to sign in, as what."""

    name: Name
    role: StaffRole


class AccountBody(Body, frozen=True):
    """What changes; what is left out stays."""

    name: Name | None = None
    role: StaffRole | None = None
    version: Version | None = None


class InvitedAnswer(Shape, frozen=True):
    """A code for the owner of the account, which is told once."""

    id: str
    code: Annotated[str, Meta(description="Give it to them in person.", examples=["k7qf-29mx"])]
    expires_at: datetime

    @classmethod
    def of(cls, invited: Invited) -> InvitedAnswer:
        """Of an invitation."""
        return cls(id=invited.account.id, code=invited.code, expires_at=instant(invited.expires_at))
