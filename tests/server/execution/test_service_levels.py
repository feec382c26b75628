"""How service levels stand, and what a change of them would do: asked beside the door."""

from __future__ import annotations

from pathlib import Path

import pytest

from protocol.outcomes import Refusal
from protocol.queries import Effect
from protocol.support_commands import PutSlaPolicy
from protocol.ticket_commands import TicketChange, UpdateTicket
from server.domain.estimates.published import quotes
from server.domain.refused import Refused
from server.execution.preview import preview
from server.execution.service_levels import service_levels
from tests.hall import ADMIN, ANN
from tests.server.jobs.desk import HOUR_S, TARGETS, desk


async def test_a_ticket_that_memory_has_let_go_of_still_says_how_it_was_kept(
    tmp_path: Path,
) -> None:
    async with desk(tmp_path) as here:
        await here.promise()
        (ticket,) = await here.open()
        here.clock.advance(2 * HOUR_S)
        await here.at.do(UpdateTicket(ticket=ticket, change=TicketChange(status="closed")), ANN)
    async with desk(tmp_path, here.clock) as again:
        floor, store = again.at.tailer.floor, again.at.store
        assert ticket not in floor.lists["ticket"]
        stands = await service_levels(store, floor, ticket, here.clock.now(), ANN.id)
        assert [(each.metric, each.state) for each in stands.metrics] == [
            ("first_response", "breached"),
            ("resolution", "met"),
        ]
        assert (stands.policy_name, stands.calendar_name, stands.ahead) == ("All", "Always", [])
        with pytest.raises(Refused) as refused:
            await service_levels(store, floor, "nobody's", here.clock.now())
        assert refused.value.refusal.code == "unknown_ticket"


async def test_what_a_policy_would_do_is_told_and_nothing_is_saved(tmp_path: Path) -> None:
    async with desk(tmp_path) as here:
        calendar = await here.promise()
        await here.open(2)
        here.clock.advance(HOUR_S)
        command = PutSlaPolicy(name="First", calendar=calendar, targets=TARGETS, position=0)
        head, at = here.at.door.head, here.at
        asked = (ADMIN, at.clock.now(), quotes, at.store)
        told = await preview(at.tailer.floor, command, *asked)
        assert told == Effect(sentences=["All 2 open tickets keep their deadlines."])
        never = PutSlaPolicy(name="Never", calendar=calendar, targets=[])
        assert isinstance(await preview(at.tailer.floor, never, *asked), Refusal)
        assert at.door.head == head
