"""The join form as a value: what was written, and what is wrong with it. Pure."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from protocol.commands import Customer, JoinQueue
from protocol.ids import is_id

NAME_AT_MOST: Final = 120
MORE_AT_MOST: Final = 7
"""Services besides the one that is chosen first."""
PARTY_AT_MOST: Final = 50
NEEDS: Final = ("wheelchair", "hearing", "sight", "walking")
"""Access needs by the names that staff know them by."""
_DIGITS: Final = range(5, 21)
_PHONE: Final = re.compile(r"\+?[0-9 ().\-/]{0,40}")
_PARTY: Final = re.compile("[0-9]{1,3}")
_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
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
    key, language = _text(fields, "key"), _text(fields, "language")
    return JoinForm(
        key=key if is_id(key) else new_key,
        service=_text(fields, "service"),
        name=_text(fields, "name"),
        phone=read_phone(fields),
        language=language if language in languages else languages[0],
        session=_text(fields, "session"),
        party=_plain_digits(_text(fields, "party")),
        needs=tuple(need for need in NEEDS if need in _texts(fields, "needs")),
        more=tuple(each for each in _texts(fields, "more") if is_id(each))[:MORE_AT_MOST],
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


def read_phone(fields: Mapping[str, object]) -> str:
    """The telephone as it came, with digits that every machine reads."""
    return _plain_digits(_text(fields, "phone"))


def is_phone(phone: str) -> bool:
    """Whether it may be one; also where nothing was written."""
    if not phone:
        return True
    digits = sum(character.isdigit() for character in phone)
    return _PHONE.fullmatch(phone) is not None and digits in _DIGITS


def _is_party(party: str) -> bool:
    return not party or (_PARTY.fullmatch(party) is not None and 1 <= int(party) <= PARTY_AT_MOST)


def _texts(fields: Mapping[str, object], name: str) -> list[str]:
    """All values of a field that may be there several times."""
    value = fields.get(name)
    found = value if isinstance(value, list) else [value]
    return list(dict.fromkeys(each for each in found if isinstance(each, str)))


def _text(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    if isinstance(value, list) and value:
        value = value[-1]
    if not isinstance(value, str):
        return ""
    # Control characters and turns of direction could make a name on a staff screen lie.
    kept = "".join(c for c in value if unicodedata.category(c) not in ("Cc", "Cs") or c.isspace())
    return " ".join(_TURNS.sub("", kept).split())


def _plain_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
