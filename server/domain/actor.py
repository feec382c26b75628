"""Who asks: a colleague, a device, a customer by private link, anybody, or a timer."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from protocol.records import Role

LinkScope = Literal["own", "view", "cancel", "thread", "request"]
"""What a link to a reservation is for: all that its customer may, looking, or cancelling too."""


class Actor(msgspec.Struct, frozen=True):
    """The one on whose behalf a command runs."""

    id: str
    role: Role
    name: str = ""
    visit: str | None = None
    """The visit that a customer's private link stands for."""
    reservation: str | None = None
    """The reservation that it stands for, as of a mail; never both."""
    ticket: str | None = None
    """The ticket whose thread it opens."""
    request: str | None = None
    """The service request that it opens."""
    scope: LinkScope | None = None
    """What the link to that reservation, ticket or request is for."""
    here: bool = False
    """Whether this stranger has proved to stand where they say: by the changing code of a screen in
    the hall, or by the link of the address check. Only the server's own edges set it."""
    site: str = ""
    """The site that the token was issued for; empty for who needs none."""

    @property
    def is_staff(self) -> bool:
        """Whether this is somebody who works here."""
        return self.role in ("admin", "manager", "staff")

    @property
    def is_guest(self) -> bool:
        """Whether this is a customer or a stranger: what they send counts against their address."""
        return self.role in ("public", "visitor")

    @property
    def is_manager(self) -> bool:
        """Whether this is somebody who may overrule."""
        return self.role in ("admin", "manager")


PUBLIC: Final = Actor("public", "public")
HERE: Final = Actor("public", "public", here=True)
"""A stranger who has proved it."""
TIMER: Final = Actor("timer", "timer")
OPERATOR: Final = Actor("command line", "admin", "Command line")
"""Whoever may type commands on the server's machine."""
