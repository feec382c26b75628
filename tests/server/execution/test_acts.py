"""Every command that was answered has its record in the audit, without what is personal."""

from __future__ import annotations

import types
import typing
from pathlib import Path
from typing import Any, Literal

import msgspec
from sqlalchemy import select

from protocol.command import Ident
from protocol.commands import (
    COMMAND_TYPES,
    CallNext,
    Complete,
    CreateServicePoint,
    Customer,
    JoinQueue,
    Note,
    SetDesk,
    Start,
    TellPhone,
    UpdateSite,
)
from protocol.ids import uuid7
from protocol.outcomes import Joined, Moved, Saved
from protocol.records import Visit
from server.domain.actor import PUBLIC
from server.execution.acts import SUBJECTS, TEXTS, UNTOLD
from server.store.tables import audit, audit_personal
from tests.hall import ADMIN, ANN, NOON, House, house

RECORDED = [each for each in COMMAND_TYPES if each.op() not in UNTOLD]


def holds_words(hint: Any) -> bool:
    """Whether values of this type may hold words that somebody wrote."""
    if hint is Ident or typing.get_origin(hint) is Literal:
        return False
    if typing.get_origin(hint) in (typing.Annotated, list, types.UnionType, typing.Union, dict):
        return any(holds_words(each) for each in typing.get_args(hint))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        fields = typing.get_type_hints(hint, include_extras=True)
        return any(holds_words(fields[name]) for name in hint.__struct_fields__)
    return hint is str


def test_what_commands_say_in_words_is_known_as_plain_personal_or_secret() -> None:
    for command in RECORDED:
        hints = typing.get_type_hints(command, include_extras=True)
        words = {name for name in command.__struct_fields__ if holds_words(hints[name])}
        assert words == TEXTS.get(command.op(), {}).keys(), command
        assert SUBJECTS[command.op()] in ("site", "actor", *command.__struct_fields__), command


def test_no_row_is_of_a_command_that_is_none() -> None:
    assert SUBJECTS.keys() == {each.op() for each in RECORDED}
    assert TEXTS.keys() <= SUBJECTS.keys()


def rows(at: House) -> list[Any]:
    """All of the audit, oldest first."""
    with at.store.engine.connect() as connection:
        return list(connection.execute(select(audit).order_by(audit.c.seq)))


def personal(at: House) -> list[tuple[int, str, Any]]:
    """What lies beside it: the number, whose it is, and what it says."""
    with at.store.engine.connect() as connection:
        found = connection.execute(select(audit_personal).order_by(audit_personal.c.seq))
        return [(row.seq, row.person, msgspec.json.decode(row.data)) for row in found]


async def a_point(at: House) -> tuple[str, str]:
    saved = await at.do(CreateServicePoint(name="Citizens", prefix="A", capacity=1))
    assert isinstance(saved, Saved)
    desk = at.tailer.floor.desks(saved.id)[0].id
    await at.do(SetDesk(desk=desk, state="open"), ANN)
    return saved.id, desk


async def test_a_visit_is_told_by_who_asked_what_of_whom_and_what_came_of_it(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        point, desk = await a_point(at)
        joined = await at.do(JoinQueue(service_point=point, party_size=2), PUBLIC)
        assert isinstance(joined, Joined)
        called = await at.do(CallNext(desk=desk), ANN)
        await at.do(Complete(entry=joined.entry), ANN)
        await at.do(Start(entry=joined.entry), ANN)
        await at.do(CallNext(desk=desk), ANN)
        assert isinstance(called, Moved)
        entry, staff = joined.entry, (ANN.id, "staff")
        told = [
            (r.op, r.subject_kind, r.subject, r.actor, r.role, r.outcome, r.data) for r in rows(at)
        ]
    assert told[0][:3] == ("roll_day", "site", at.store.site)
    assert told[1][:3] == ("create_service_point", "service_point", point)
    assert told[3:] == [
        ("join_queue", "entry", entry, "public", "public", "done",
         msgspec.json.encode({"service_point": point, "party_size": 2})),
        ("call_next", "entry", entry, *staff, "done", msgspec.json.encode({"desk": desk})),
        ("complete", "entry", entry, *staff, "wrong_state", b""),
        ("start", "entry", entry, *staff, "done", b""),
        ("call_next", "desk", desk, *staff, "desk_busy", b""),
    ]  # fmt: skip


async def test_what_a_customer_told_lies_beside_the_chain_under_whose_it_is(
    tmp_path: Path,
) -> None:
    async with house(tmp_path) as at:
        point, _ = await a_point(at)
        named = await at.do(
            JoinQueue(
                service_point=point,
                customer=Customer(name="Mina Canary", phone="+4790000001"),
                notes="canary note",
                browser="canary mark",
            ),
            PUBLIC,
        )
        assert isinstance(named, Joined)
        await at.do(Note(visit=named.visit, text="canary words"), ANN)
        unnamed = await at.do(JoinQueue(service_point=point), PUBLIC)
        assert isinstance(unnamed, Joined)
        await at.do(UpdateSite(kiosk_pin="canary pin", message="Welcome"), ADMIN)
        visit = at.tailer.floor.get(Visit, named.visit)
        assert visit is not None and visit.person is not None
        beside, all_rows = personal(at), rows(at)
    person = visit.person
    customer = {"name": "Mina Canary", "phone": "+4790000001", "email": ""}
    assert [each[1:] for each in beside] == [
        (person, {"customer": customer, "notes": "canary note"}),
        (person, {"text": "canary words"}),
    ]
    told = {row.seq for row in all_rows if row.personal is not None}
    assert told == {seq for seq, *_ in beside}
    assert not any(word in repr(all_rows) for word in ("canary", "Canary", "+4790000001"))
    assert msgspec.json.decode(all_rows[-1].data) == {"message": "Welcome"}


async def test_who_was_refused_a_number_has_left_nothing_personal(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        nowhere = uuid7(NOON, bytes(10))
        await at.do(JoinQueue(service_point=nowhere, customer=Customer(name="Mina Canary")), PUBLIC)
        await at.do(TellPhone(entry=nowhere, phone="+4790000001"), ADMIN)
        refused = [(row.op, row.outcome, row.personal) for row in rows(at)[1:]]
        assert personal(at) == []
    assert refused == [
        ("join_queue", "unknown_service_point", None),
        ("tell_phone", "forbidden", None),
    ]


async def test_what_is_asked_again_is_recorded_once_with_the_way_it_came(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point, _ = await a_point(at)
        join, ident = JoinQueue(service_point=point), uuid7(NOON, bytes(10))
        for _ in range(2):
            await at.door.execute(join, PUBLIC, ident, "kiosk", "socket")
        await at.door.execute(join, PUBLIC, via="page")
        assert [(r.op, r.via) for r in rows(at)[3:]] == [
            ("join_queue", "socket"),
            ("join_queue", "page"),
        ]


async def test_whoever_is_left_over_from_another_day_is_told_one_by_one(tmp_path: Path) -> None:
    async with house(tmp_path) as at:
        point, _ = await a_point(at)
        joined = await at.do(JoinQueue(service_point=point), PUBLIC)
        assert isinstance(joined, Joined)
        at.clock.advance(86_400)
        await at.do(JoinQueue(service_point=point), PUBLIC)
        night = next(row for row in rows(at) if row.op == "roll_day" and row.seq > 1)
    assert (night.subject, night.actor, night.via) == (joined.entry, "timer", "timer")
    assert night.data == b'{"state":"expired"}'
