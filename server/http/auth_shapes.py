"""Bodies and answers of signing in; field names as OAuth writes them."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class SignInBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Name and password of a colleague."""

    name: Annotated[str, Meta(min_length=1, max_length=120, examples=["mina"])]
    password: Annotated[str, Meta(min_length=1, max_length=4096)]


class RefreshBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A refresh token; it works once."""

    refresh_token: Annotated[str, Meta(min_length=1, max_length=256)]


class TokensAnswer(msgspec.Struct, frozen=True):
    """Tokens of a sign-in."""

    access_token: Annotated[str, Meta(description="Send it as `Authorization: Bearer …`.")]
    refresh_token: Annotated[str, Meta(description="Gives fresh tokens, once, for 14 days.")]
    expires_in: Annotated[int, Meta(description="Seconds of the access token.", examples=[600])]
    token_type: str = "Bearer"
