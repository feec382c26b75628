"""Two consoles, a wall and a phone in a storm of 2,000 commands end equal to the database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtWidgets import QApplication

from client.app import make_application
from protocol.records import AT_DESK, Entry, Interval
from server.data_folder import DATABASE
from server.domain.floor import Floor
from server.store.store import Store
from tests.conversation.watch import shown
from tests.hall import NOON
from tests.storm.asked import ON_ENTRY
from tests.storm.proof import prove
from tests.storm.storm import Storm

COMMANDS: Final = 2_000
SEED: Final = 20_261_126
MOST_OFTEN: Final = {
    *("join_queue", "call_next", "start", "complete", "requeue", "transfer", "undo", "cancel"),
    *("leave", "away", "check_in", "set_priority", "note", "set_desk", "set_point"),
    *("broadcast", "confirm_call"),
}
"""What a storm is full of: these have all been done, and everything has been asked."""


async def test_after_a_storm_every_copy_is_the_database_and_nobody_was_served_twice(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_application("storm", widgets=True).setQuitOnLastWindowClosed(False)
    storm = Storm(qapp, tmp_path, monkeypatch, SEED, COMMANDS)
    try:
        await storm.begin()
        try:
            await storm.rages()
            await storm.quiet()
            await _all_see_the_same(storm)
        finally:
            await storm.end()
        store = Store.open(tmp_path / "data" / DATABASE, NOON, os.urandom(20))
        state = prove(store, storm.ledger)
        _copies_are(storm, Floor(state.values()), Floor(store.live()[1]))
        _consoles_show_the_rows(storm, store)
        store.close()
    except BaseException as fault:
        fault.add_note("\n".join([f"seed {SEED}; the last commands:", *storm.ledger.told()]))
        raise
    assert storm.ledger.count >= COMMANDS
    assert storm.ledger.faults == []
    assert storm.ledger.repeats and storm.lines.breaks
    assert storm.ledger.done.keys() >= MOST_OFTEN
    asked = {sent.command.op() for sent in storm.ledger.sent.values()}
    assert asked >= {row.operation for row in ON_ENTRY}
    assert any(r.state == "missed" for r in state.values() if isinstance(r, Interval | Entry))


async def _all_see_the_same(storm: Storm) -> None:
    """Who was here all the time has what a newcomer gets."""
    assert storm.everything == await storm.newcomers()
    for watched in (*storm.clerks, *storm.devices):
        watched.watch.check()


def _copies_are(storm: Storm, fold: Floor, rows: Floor) -> None:
    """Every copy is what the fold of the log shows, and what the rows show."""
    for topic in storm.topics:
        assert shown(topic, rows) == shown(topic, fold)
        assert all(copy == shown(topic, fold) for copy in storm.copies(topic)), topic


def _consoles_show_the_rows(storm: Storm, store: Store) -> None:
    """Whoever a console has at its desk is there by the database, too, and nobody else is."""
    entries = [record for record in store.live()[1] if isinstance(record, Entry)]
    here = {entry.desk: entry.id for entry in entries if entry.state in AT_DESK}
    for clerk in storm.clerks:
        facts = clerk.model.facts
        if facts is not None:
            customer = facts.customer.id if facts.customer is not None else None
            assert customer == here.get(facts.desk.id)
    own = storm.phone.own
    if own is not None:
        found = store.get("entry", own.entry)
        assert isinstance(found, Entry) and (found.state, found.version) == (own.state, own.version)
