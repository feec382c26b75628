"""What is known of the address that phones open: whether one has, and the link to find out. Pure.

`AddressChecks` asks the server for the link; the rest is computed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

from client.not_taken import NotTaken
from protocol.addresses import leads_nowhere
from protocol.messages import Res
from protocol.queries import AddressCheck
from protocol.records import Site
from staff_console.past import Query
from staff_console.speech import tr

AGAIN_MS: Final = 5_000
"""After so long the server is asked once more when it gave no link."""


@dataclass(frozen=True)
class AddressFace:
    """The state of the address in words; `link` is to be opened by a phone, or empty."""

    kind: Literal["none", "nowhere", "checked", "unchecked", "typed"]
    text: str
    link: str = ""


def address_face(site: Site, typed: bool, check: AddressCheck | None) -> AddressFace:
    """What stands below the field; `typed` when it has something that is not saved."""
    address = site.public_url
    if typed:
        return AddressFace("typed", tr("Save it; then it is checked here with a phone."))
    if not address:
        return AddressFace("none", tr("No address: screens show no codes for phones."))
    if leads_nowhere(address):
        said = tr("No phone can open this address: it leads a phone to itself. Write the address "
                  "of the server in the network that phones use.")  # fmt: skip
        return AddressFace("nowhere", said)
    if site.address_checked == address:
        said = tr("Checked: a phone has opened it. Screens show codes.")
        return AddressFace("checked", said)
    said = tr("Not checked yet: codes stay hidden. Open this with a phone, in the network that "
              "customers use:")  # fmt: skip
    known = check is not None and check.address == address
    return AddressFace("unchecked", said, check.link if check is not None and known else "")


class AddressChecks:
    """The link of the address that was asked about last; `told` is called when it comes."""

    def __init__(self, query: Query, told: Callable[[], None]) -> None:
        self._query, self._told = query, told
        self._asked: str | None = None
        self._at = 0
        self.found: AddressCheck | None = None

    def want(self, site: Site | None, now: int) -> None:
        """Ask for the link of an address that no phone has opened, once, or again after a while."""
        if site is None or not site.public_url or site.address_checked == site.public_url:
            return
        if self.found is not None and self.found.address == site.public_url:
            return
        if self._asked != site.public_url or now - self._at >= AGAIN_MS:
            self._asked, self._at = site.public_url, now
            self._query("address_check", {}, self._heard)

    def _heard(self, answer: Res | NotTaken) -> None:
        if isinstance(answer, Res):
            self.found = msgspec.convert(answer.items[0], AddressCheck)
            self._told()
