"""The join form as a value: what was written, and what is wrong with it. Pure."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from protocol.commands import Customer, JoinQueue
from protocol.ids import is_id
from server.pages.fields import is_phone, plain_digits, read_phone, text, texts

NAME_AT_MOST: Final = 120
MORE_AT_MOST: Final = 7
"""Services besides the one that is chosen first."""
PARTY_AT_MOST: Final = 50
NEEDS: Final = ("wheelchair", "hearing", "sight", "walking")
"""Access needs by the names that staff know them by."""
_PARTY: Final = re.compile("[0-9]{1,3}")
_COMMANDS: Final = uuid.UUID("5b0d9a43-7d0e-5b9c-9f5e-1c1c6a0a2f10")


@dataclass(frozen=True)
class JoinForm:
    """The fields as they are shown again; `key` makes a doubled post one number."""

    key: str
    service: str = ""
    name: str = ""
    phone: str = ""
    language: str = "en"
    session: str = ""
    """That this phone has scanned a code in the hall; empty where none is asked for."""
    party: str = ""
    needs: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    """Further services."""

    @property
    def is_told(self) -> bool:
        """Whether the fold of what we should know has anything in it."""
        return bool(self.party or self.needs or self.more)

    @property
    def command_id(self) -> str:
        """The id of the command, from which the key cannot be told."""
        return str(uuid.uuid5(_COMMANDS, self.key))

    def command(self, point: str, browser: str) -> JoinQueue:
        """The command of a form without faults."""
        customer = Customer(name=self.name, phone=self.phone) if self.name or self.phone else None
        return JoinQueue(
            service_point=point,
            service=self.service,
            services=[each for each in self.more if each != self.service],
            customer=customer,
            party_size=int(self.party or 1),
            access_needs=list(self.needs),
            language=self.language,
            browser=browser,
        )


@dataclass(frozen=True)
class Faults:
    """What is wrong with a field, as a key of the words; empty where nothing is."""

    service: str = ""
    name: str = ""
    phone: str = ""
    party: str = ""

    def __bool__(self) -> bool:
        return bool(self.service or self.name or self.phone or self.party)


def read_form(
    fields: Mapping[str, object], new_key: str, languages: Sequence[str] = ("en",)
) -> JoinForm:
    """The form as it came. A key that is none is replaced, so that it harms nobody.

    A language that is none of `languages` becomes the first of them.
    """
    key, language = text(fields, "key"), text(fields, "language")
    return JoinForm(
        key=key if is_id(key) else new_key,
        service=text(fields, "service"),
        name=text(fields, "name"),
        phone=read_phone(fields),
        language=language if language in languages else languages[0],
        session=text(fields, "session"),
        party=plain_digits(text(fields, "party")),
        needs=tuple(need for need in NEEDS if need in texts(fields, "needs")),
        more=tuple(each for each in texts(fields, "more") if is_id(each))[:MORE_AT_MOST],
    )


def faults_of(form: JoinForm, services: Collection[str], joinable: Collection[str]) -> Faults:
    """The faults of a form for a point with these services, of which some take numbers now."""
    service = ""
    if form.service not in joinable:
        service = "join.gone_service" if form.service in services else "join.choose"
    return Faults(
        service=service,
        name="join.name_long" if len(form.name) > NAME_AT_MOST else "",
        phone="" if is_phone(form.phone) else "join.phone_bad",
        party="" if _is_party(form.party) else "join.party_bad",
    )


def _is_party(party: str) -> bool:
    return not party or (_PARTY.fullmatch(party) is not None and 1 <= int(party) <= PARTY_AT_MOST)
