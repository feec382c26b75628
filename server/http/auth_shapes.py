"""Bodies and answers of signing in, with field names as OAuth writes them, and of one's account."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from protocol.records import Role
from server.accounts.second_factor import recovery_of
from server.http.shapes import Body, Shape, instant
from server.store.accounts import Account

SignInName = Annotated[str, Meta(min_length=1, max_length=120, examples=["mina"])]
Password = Annotated[str, Meta(min_length=1, max_length=4096)]
OneTimeCode = Annotated[
    str,
    Meta(
        max_length=40,
        description="Six digits of the authenticator app, or a recovery code such as `k7qf-29mx`.",
        examples=["492039"],
    ),
]


class SignInBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name and password of a colleague, with the code of a second factor where there is one."""

    name: SignInName
    password: Password
    code: OneTimeCode = ""


class RefreshBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A refresh token; it works once."""

    refresh_token: Annotated[str, Meta(min_length=1, max_length=256)]


class TokensAnswer(msgspec.Struct, frozen=True):
    """Tokens of a sign-in."""

    access_token: Annotated[str, Meta(description="Send it as `Authorization: Bearer …`.")]
    refresh_token: Annotated[str, Meta(description="Gives fresh tokens, once, for 14 days.")]
    expires_in: Annotated[int, Meta(description="Seconds of the access token.", examples=[600])]
    token_type: str = "Bearer"


class InvitationBody(Body, frozen=True):
    """What a manager has told a colleague, and the password that they want."""

    name: SignInName
    code: Annotated[
        str,
        Meta(
            max_length=40,
            description="As told; case, dashes and spaces make no difference.",
            examples=["k7qf-29mx"],
        ),
    ]
    password: Annotated[Password, Meta(description="At least 8 characters.")]


class PasswordBody(Body, frozen=True):
    """The password, and another."""

    old: Password
    new: Annotated[Password, Meta(description="At least 8 characters.")]


class CodeBody(Body, frozen=True):
    """What the authenticator app shows."""

    code: OneTimeCode


class ProofBody(Body, frozen=True):
    """The password, once more."""

    password: Password


class SecretAnswer(Shape, frozen=True):
    """What an authenticator app needs; it is told once."""

    secret: Annotated[str, Meta(description="To be typed, in base 32.")]
    uri: Annotated[str, Meta(description="To be shown as a QR code: `otpauth://totp/…`.")]


class RecoveryAnswer(Shape, frozen=True):
    """Codes for a lost phone; they are told once."""

    recovery_codes: Annotated[list[str], Meta(description="Each works once, instead of a code.")]


class MeAnswer(Shape, frozen=True):
    """The own account."""

    id: str
    name: str
    role: Role
    totp: Annotated[bool, Meta(description="Whether there is a second factor.")]
    recovery_left: Annotated[int, Meta(description="Recovery codes that were not used yet.")]
    changed_at: Annotated[datetime, Meta(description="When the password was set last.")]

    @classmethod
    def of(cls, account: Account) -> MeAnswer:
        """Of an account."""
        return cls(
            id=account.id,
            name=account.name,
            role=account.role,
            totp=account.totp is not None,
            recovery_left=len(recovery_of(account)),
            changed_at=instant(account.changed_at),
        )
