"""What is on record is told over HTTP in its own spelling and times."""

from __future__ import annotations

from server.http.happened import facts


def test_facts_are_told_in_camel_case_with_instants() -> None:
    kept = {"event_kind": "demo", "start_at": "1796119200000", "pause_was": "", "number": "22"}
    told = facts(kept)
    assert told["startAt"] == "2026-12-01T10:00:00Z"
    assert (told["eventKind"], told["pauseWas"], told["number"]) == ("demo", "", "22")
    assert facts({"except_at": "", "moved_at": "soon"}) == {"exceptAt": "", "movedAt": "soon"}
