"""The audit's chain: each row carries a seal of its own and a link to the row before, both keyed.

The seal of a row tells whether its fields are as they were written. Its link ties the seal to all
rows before, so that none can be put in from elsewhere. Personal data lies in a row beside it; the
chain holds a salted commitment to it, so that erasing it breaks nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, and_, delete, select

from protocol.record import Via
from server.store import bulk
from server.store.tables import SHAPES, audit, audit_personal

Chain = Callable[[bytes], bytes]
"""A keyed hash of 32 bytes: `Keys.chain`."""
SEAL_BYTES: Final = 16
SALT_BYTES: Final = 16
DONE: Final = "done"
PAST: Final = "past"
"""Under which the data of a row holds hashes of what its command recorded of contacts, for
verifying alone (`attested.py`)."""
FORGOTTEN_AT_ONCE: Final = 1_000
_json: Final = msgspec.json.Encoder()
_pack: Final = msgspec.msgpack.Encoder()


def known_to_all(content: bytes) -> bytes:
    """A chain under a key that everybody knows, which proves nothing: for tests and benchmarks."""
    return hmac.digest(b"known to all", content, "sha256")


class Act(NamedTuple):
    """What was asked, of what, by whom, by which way, and what came of it.

    `data`: JSON without personal data. `personal`: JSON that can be erased; `person` says whose it
    is: a person, or the visit, colleague or device that it was told of. Without `person` it is not
    kept.
    """

    op: str
    subject_kind: str
    subject: str
    actor: str
    role: str
    via: Via
    outcome: str = DONE
    data: Mapping[str, Any] | None = None
    personal: Mapping[str, Any] | None = None
    person: str | None = None


class End(NamedTuple):
    """The newest row's number and link; 0 and empty before the first."""

    seq: int
    link: bytes


def append(
    connection: Connection, site: str, acts: Sequence[Act], at: int, chain: Chain, end: End
) -> End:
    """Write the acts behind `end`; where the chain ends now. Use `Writing.note`, which counts."""
    rows: list[tuple[Any, ...]] = []
    beside: list[tuple[Any, ...]] = []
    seq, link = end
    for act in acts:
        seq += 1
        data = _json.encode(act.data) if act.data else b""
        committed = None
        if act.personal and act.person:
            salt, personal = os.urandom(SALT_BYTES), _json.encode(act.personal)
            committed = commitment(act.person, salt, personal)
            beside.append((site, seq, act.person, salt, personal))
        fields = (site, seq, at, *act[:7], data, committed)
        sealed = seal(chain, fields)
        link = link_of(chain, link, sealed)
        rows.append((*fields, sealed + link))
    dialect = connection.dialect.name
    bulk.insert(connection, bulk.insertion(audit, dialect), rows)
    bulk.insert(connection, bulk.insertion(audit_personal, dialect), beside)
    return End(seq, link)


def seal(chain: Chain, fields: tuple[Any, ...]) -> bytes:
    """Of a row's fields, in the order of the columns, but for the hash."""
    # MessagePack gives every value its type and length: no two rows are packed alike.
    return chain(b"row\0" + _pack.encode(fields))[:SEAL_BYTES]


def link_of(chain: Chain, before: bytes, sealed: bytes) -> bytes:
    """The link of a row with this seal behind a row with that link."""
    return chain(b"link\0" + before + sealed)


def commitment(person: str, salt: bytes, data: bytes) -> bytes:
    """What the chain holds of personal data: nobody reads it back, nor guesses without the salt."""
    return hashlib.sha256(_pack.encode((person, salt, data))).digest()


def erase(connection: Connection, site: str, *persons: str) -> int:
    """Take out what was told of persons, or of their visits; how many rows it lay beside."""
    visits = SHAPES["visit"].table
    theirs = select(visits.c.id).where(visits.c.in_site == site, visits.c.person.in_(persons))
    told_of = [*persons, *connection.scalars(theirs)]
    done = connection.execute(
        delete(audit_personal).where(
            audit_personal.c.site == site, audit_personal.c.person.in_(told_of)
        )
    )
    return int(done.rowcount)


def erase_then(connection: Connection, site: str, told: Set[tuple[str, int]]) -> None:
    """Take out what was told of one at an instant (ms) alone, as of a message that went on into
    another ticket."""
    if not told:
        return
    beside = audit_personal.c
    rows = select(beside.person, audit.c.at, beside.seq).join_from(
        audit_personal, audit, and_(audit.c.site == beside.site, audit.c.seq == beside.seq)
    )
    theirs = rows.where(beside.site == site, beside.person.in_({person for person, _ in told}))
    found = [row.seq for row in connection.execute(theirs) if (row.person, row.at) in told]
    for start in range(0, len(found), FORGOTTEN_AT_ONCE):
        these = beside.seq.in_(found[start : start + FORGOTTEN_AT_ONCE])
        connection.execute(delete(audit_personal).where(beside.site == site, these))


def forget(connection: Connection, site: str, before: int) -> int:
    """Take out a bite of what was told before then (ms), whoever it is of; how many went."""
    beside = audit_personal.c
    this = (audit.c.site == beside.site, audit.c.seq == beside.seq)
    at = select(audit.c.at).where(*this).correlate(audit_personal).scalar_subquery()
    old = select(beside.seq).where(beside.site == site, at < before).limit(FORGOTTEN_AT_ONCE)
    done = connection.execute(
        delete(audit_personal).where(beside.site == site, beside.seq.in_(old))
    )
    return int(done.rowcount)
