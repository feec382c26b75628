"""Canned responses, macros and saved lists: whose they are, and what they may name."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from protocol.automation import AutomationRule, RuleAction
from protocol.codec import Malformed, decode_command
from protocol.outcomes import Saved
from protocol.places import TicketField
from protocol.records import CannedResponse, Ticket, TicketView
from protocol.support_commands import (
    DeleteCanned,
    DeleteTicketView,
    PutCanned,
    PutTicketView,
)
from protocol.ticket_commands import RunMacro
from protocol.tickets import TicketFilter
from server.domain.actor import Actor
from server.domain.tickets.canned import filled
from tests.hall import ADMIN, ANN, BEN
from tests.server.domain.tickets.desk import Desk


def saved(at: Desk, command: Any, by: Actor = ADMIN) -> str:
    answer = at.hall.do(command, by)
    assert isinstance(answer, Saved)
    return answer.id


def code(at: Desk, command: Any, by: Actor = ADMIN) -> str:
    return at.hall.refused(command, by).code


def test_managers_save_what_is_everybodys_and_colleagues_their_own() -> None:
    at = Desk()
    new = PutCanned(name="Hours", text="We open at nine.")
    assert code(at, new, ANN) == "forbidden"
    ours = saved(at, new)
    assert code(at, PutCanned(canned=ours, version=1, text="x"), ANN) == "forbidden"
    assert code(at, DeleteCanned(canned=ours), ANN) == "forbidden"
    mine = saved(at, PutCanned(name="Mine", text="Hi.", own=True), ANN)
    assert code(at, PutCanned(canned=mine, version=1, text="x", own=False), ANN) == "forbidden"
    for by in (BEN, ADMIN):
        assert code(at, PutCanned(canned=mine, version=1, text="x"), by) == "unknown_setting"
        assert code(at, DeleteCanned(canned=mine), by) == "unknown_setting"
    assert code(at, PutCanned(canned=mine, version=7, text="x"), ANN) == "version_mismatch"
    saved(at, PutCanned(canned=mine, version=1, text="Hello."), ANN)
    found = at.floor.get(CannedResponse, mine)
    assert (found.name, found.text, found.owner) == ("Mine", "Hello.", ANN.id)
    saved(at, DeleteCanned(canned=mine), ANN)
    assert code(at, PutCanned(name="x")) == "invalid"


def test_a_long_translation_is_read_again_as_it_was_saved() -> None:
    at = Desk()
    told = {"op": "put_canned", "name": "Hours", "text": "x", "texts": {"de": "Wir öffnen. " * 50}}
    found = at.floor.get(CannedResponse, saved(at, decode_command(msgspec.json.encode(told))))
    assert msgspec.json.decode(msgspec.json.encode(found), type=CannedResponse) == found
    with pytest.raises(Malformed):
        decode_command(msgspec.json.encode({**told, "texts": {"German": "Wir öffnen."}}))


def test_a_variable_that_stands_for_nothing_is_named_as_it_is_saved() -> None:
    at = Desk()
    field = TicketField(name="floor", title="Floor", field_kind="text")
    at.put(replace(at.floor.site, ticket_fields=[field]))
    good = "Dear {contact.first}, T is {ticket.number} on {field.floor}. {not a variable}"
    canned = saved(at, PutCanned(name="A", text=good, texts={"de": "Hallo {contact.name}"}))
    for command, where in (
        (PutCanned(name="B", text="Dear {contact.nick}"), "text"),
        (PutCanned(name="B", text="x", texts={"de": "{field.room}"}), "texts.de"),
    ):
        refusal = at.hall.refused(command)
        assert (refusal.code, refusal.field) == ("invalid", where)
        assert "{contact.name}" in refusal.detail
    record = at.floor.get(CannedResponse, canned)
    ticket = at.ticket(at.opened())
    made = filled(at.floor, ticket, record, ANN.id)
    assert made.text.startswith(f"Dear Zoe, T is T-{ticket.number} on .")
    assert made.unknown == ["field.floor"]


def test_what_a_rule_answers_with_stays_and_the_rule_is_named() -> None:
    at = Desk()
    canned = saved(at, PutCanned(name="Hours", text="We open at nine."))
    action = RuleAction("reply_canned", canned)
    at.put(AutomationRule(id=at.hall.ids(), name="Night", on="ticket_opened", actions=[action]))
    for command in (
        DeleteCanned(canned=canned),
        PutCanned(canned=canned, version=1, own=True),
    ):
        refusal = at.hall.refused(command)
        assert refusal.code == "in_use" and refusal.detail.startswith("Night ")


def test_a_macro_does_what_it_says_and_names_itself_as_the_cause() -> None:
    at = Desk()
    actions = [RuleAction("set_priority", "high"), RuleAction("add_tag", "flood")]
    macro = saved(at, PutCanned(name="Flood", text="x", actions=actions, own=True), ANN)
    plain = saved(at, PutCanned(name="Plain", text="x"))
    ident = at.opened()
    done = at.ticketed(RunMacro(ticket=ident, canned=macro), ANN)
    after = at.floor.get(Ticket, ident)
    assert isinstance(after, Ticket)
    assert (after.priority, after.tags, after.version) == ("high", ["flood"], done.version)
    causes = {m.cause for m in at.thread(ident) if m.message_kind == "note"}
    assert causes == {f"{macro}.1"}
    assert code(at, RunMacro(ticket=ident, canned=macro), BEN) == "unknown_setting"
    assert code(at, RunMacro(ticket=ident, canned=plain), ANN) == "invalid"
    stale = RunMacro(ticket=ident, canned=macro, expected=1)
    assert code(at, stale, ANN) == "version_mismatch"
    bad = PutCanned(name="B", text="x", actions=[RuleAction("assign", at.hall.ids())])
    assert code(at, bad) == "invalid"


def test_lists_are_saved_like_canned_responses() -> None:
    at = Desk()
    new = PutTicketView(name="Late", shows=TicketFilter(breached=True))
    assert code(at, new, ANN) == "forbidden"
    ours = saved(at, new)
    mine = saved(at, PutTicketView(name="M", shows=TicketFilter(), own=True, sort="name"), ANN)
    assert code(at, PutTicketView(name="M", own=True), ANN) == "invalid"
    saved(at, PutTicketView(view=mine, version=1, descending=True), ANN)
    found = at.floor.get(TicketView, mine)
    assert (found.sort, found.descending, found.owner, found.version) == ("name", True, ANN.id, 2)
    assert code(at, PutTicketView(view=mine, version=1, name="x"), ANN) == "version_mismatch"
    assert code(at, DeleteTicketView(view=mine), BEN) == "unknown_setting"
    assert code(at, DeleteTicketView(view=ours), ANN) == "forbidden"
    saved(at, DeleteTicketView(view=ours))
    assert [each.id for each in at.floor.of(TicketView)] == [mine]
