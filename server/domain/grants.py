"""The words in which the table of operations is written: roles together, and what a row grants."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from protocol.records import Role

Where = Literal["own", "any"]
"""`own`: a token that another site has issued opens nothing here; `any`: nothing of a site is
told or changed, so nobody is asked where they come from."""


class Grant(NamedTuple):
    """One row: which roles may, and where their token must come from."""

    roles: frozenset[Role]
    where: Where = "own"


ADMIN: Final[frozenset[Role]] = frozenset({"admin"})
MANAGERS: Final[frozenset[Role]] = ADMIN | {"manager"}
STAFF: Final[frozenset[Role]] = MANAGERS | {"staff"}
TIMER: Final[frozenset[Role]] = frozenset({"timer"})
SCREENS: Final[frozenset[Role]] = frozenset({"kiosk", "display"})
EVERYBODY: Final[frozenset[Role]] = STAFF | SCREENS | {"visitor", "public"}
