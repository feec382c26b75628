"""Every row of the audit is a plain sentence, whatever was asked and whatever came of it."""

from __future__ import annotations

import re
from datetime import UTC
from pathlib import Path
from typing import Final

import msgspec
import pytest

from protocol.audit import AuditFault, AuditRow, AuditVerdict
from protocol.changes import Put
from protocol.commands import COMMAND_TYPES
from protocol.messages import Snapshot
from protocol.outcomes import REFUSALS
from protocol.replica import Replica
from protocol.request_states import STEPS
from server.execution.acts import SUBJECTS
from staff_console.administration.audit_acts import ACTS
from staff_console.administration.audit_commands import BY_WORD, COMMANDS
from staff_console.administration.audit_data import asked
from staff_console.administration.audit_ribbon import ribbon
from staff_console.administration.audit_sentence import UNNAMED, label, sentence
from staff_console.administration.scenes import ENTRY, HOUSE, ROWS, SERVER, audit_row
from staff_console.facts import zone
from staff_console.hall import NOON, desk_id, ident

SERVER_CODE: Final = Path(__file__).parents[3] / "server"
ACT_WORD: Final = re.compile(
    r'\b(?:Act|_act)\(\s*"([a-z_]+)"|_by\(\w+, "([a-z_]+)"|op: str = "([a-z_]+)"|by, "(\w+_\w+)"\)'
)


@pytest.fixture
def replica() -> Replica:
    made = Replica("staff")
    made.snapshot(Snapshot("staff", "e", 1, NOON, [Put(each) for each in HOUSE.records()]))  # type: ignore[arg-type]
    return made


def say(row: AuditRow, replica: Replica) -> str:
    """The sentence without the marks that keep a name from turning it."""
    return sentence(row, replica).replace("\u2068", "").replace("\u2069", "")


def words_of_acts() -> set[str]:
    """Every word by which the server notes what is no command, as its source says it."""
    found: set[str] = set()
    for path in SERVER_CODE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "Act" in text:
            found |= {next(filter(None, words)) for words in ACT_WORD.findall(text)}
    return found


def test_every_command_has_a_sentence() -> None:
    assert {each.op() for each in COMMAND_TYPES} - set(COMMANDS) == set()
    assert {key.partition(":")[0] for key in COMMANDS} == {each.op() for each in COMMAND_TYPES}
    fields = {each.op(): each.__struct_fields__ for each in COMMAND_TYPES}
    by_field = {op: word for op, word in BY_WORD.items() if op != "pass_time"}
    assert all(word in fields[op] for op, word in by_field.items()), "time says a state instead"


def test_every_act_that_the_server_notes_has_a_sentence() -> None:
    found = words_of_acts()
    assert len(found) >= 12
    assert found - set(ACTS) == set()


@pytest.mark.parametrize("outcome", ["done", "conflict"])
def test_no_sentence_has_a_gap(replica: Replica, outcome: str) -> None:
    for op in (*COMMANDS, *ACTS):
        name, _, word = op.partition(":")
        data = {BY_WORD[name]: {"True": True, "False": False}.get(word, word)} if word else {}
        row = audit_row(1, name, ENTRY, data=data, outcome=outcome)
        said = say(row, replica)
        assert not re.search(r"[{}]|\bNone\b|  ", said) and said[0].isupper(), said
        if op in COMMANDS:
            assert ("Refused: somebody was first" in said) is (outcome != "done")
            assert label(name)[0].isupper() or label(name)[0] == "…"


def test_what_was_asked_of_a_number_is_called_so_without_saying_which() -> None:
    assert label("join_queue") == "Took a number"
    assert label("broadcast") == "Told all who waited at … something"


def test_a_repair_is_called_by_its_number_and_its_steps_are_told_apart(replica: Replica) -> None:
    told: tuple[tuple[str, dict[str, object], str], ...] = (
        ("step_request", {"step": "pick_up"}, "Mara Lindqvist handed R-1187 over"),
        ("answer_estimate", {"yes": True}, "Mara Lindqvist approved an estimate of R-1187"),
        ("note_request", {}, "Mara Lindqvist wrote an internal note at R-1187"),
        ("open_request", {}, "Mara Lindqvist took R-1187 in"),
    )
    for op, data, said in told:
        row = audit_row(1, op, ("request", "r"), data=data, number="R-1187")
        assert say(row, replica) == said
    assert {kind for kind in SUBJECTS.values() if kind != "actor"} <= UNNAMED.keys()
    steps = {f"step_request:{step}" for step, rule in STEPS.items() if rule.by == "step"}
    assert steps <= COMMANDS.keys()


def test_who_did_what_to_whom_is_said_with_the_names_of_the_house(replica: Replica) -> None:
    said = [say(row, replica) for row in ROWS[:9]]
    assert said == [
        "Mara Lindqvist called A016 to Desk 3",
        "Somebody at the kiosk Entrance took A016",
        "A sign-in as Priya Nair was refused",
        "Jonas Weber wanted to note that A016 did not come. Refused: the grace is still running",
        "Mara Lindqvist let Entrance in",
        "Lift went away",
        "Mara Lindqvist paused Desk 2",
        "Mara Lindqvist changed the settings of the house",
        "Mara Lindqvist transferred A016 to Service counter",
    ]


def test_a_reservation_is_called_by_its_number_as_people_read_it(replica: Replica) -> None:
    row = audit_row(1, "reschedule", ("reservation", ident(0xE, 7)), data={"start_at": NOON})
    told = msgspec.structs.replace(row, number="7KQ4M2XW9CV")
    assert say(told, replica) == "Mara Lindqvist moved reservation 7KQ4M 2XW9C V"
    assert say(row, replica) == "Mara Lindqvist moved a reservation"
    made = audit_row(2, "put_definition", ("definition", ident(0xE, 8)), data={"name": "Haircut"})
    assert say(made, replica) == "Mara Lindqvist set up or changed Haircut"
    (begins,) = asked(told, replica, NOON, zone(replica))
    assert (begins.label, begins.text) == ("Start at", "14:02")


def test_what_the_house_knows_no_longer_has_a_sentence_too(replica: Replica) -> None:
    gone = audit_row(1, "call", ("entry", ident(0xE, 999)), data={"desk": desk_id(99)}, name="")
    assert say(gone, replica) == "Somebody who worked here called a number to a desk"
    told = msgspec.structs.replace(gone, number="A012", via="command line")
    assert say(told, replica) == "Somebody at the command line called A012 to a desk"
    nobody = audit_row(2, "sign_in_refused", ("staff", ""), outcome="unauthenticated")
    assert say(nobody, replica) == "A sign-in as an unknown name was refused"
    late = audit_row(3, "pass_time", ENTRY, data={"state": "missed"}, **SERVER)
    assert say(late, replica) == "A016 missed the call"
    assert "new thing" in sentence(audit_row(4, "new_thing", ENTRY), replica).lower()


def test_arguments_are_told_by_names_and_clocks(replica: Replica) -> None:
    data = {"desk": desk_id(3), "until": NOON, "services": [ident(5, 0)], "party": ident(0xE, 999)}
    row = audit_row(1, "hold", ENTRY, data=data)
    facts = {each.label: each.text for each in asked(row, replica, NOON, zone(replica))}
    assert facts["Desk"] == "Desk 3" and facts["Until"] == "14:02"
    assert facts["Services"] == "Repair intake" and facts["Party"].startswith("…")


def test_every_refusal_is_said_in_words() -> None:
    assert all(kind.title for kind in REFUSALS.values())


def test_where_nobody_knows_how_many_rows_are_gone_that_is_said() -> None:
    verdict = AuditVerdict(rows=6, checked_at=NOON, faults=[AuditFault("truncated", 7, 6)])
    told = ribbon(verdict, None, NOON, UTC)
    assert told.text.startswith("Nobody can tell whether rows after 6 were cut off.")
