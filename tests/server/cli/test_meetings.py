"""`run --meetings`: complete, or told what is missing; the key lies in the environment alone."""

from __future__ import annotations

import argparse

import pytest

from server.cli.faults import CommandFault
from server.cli.meetings import KEY, add_meetings, meetings_of
from server.meetings.made import MeetingSettings

SECRET = "of thirty-two characters at least"
JITSI = ["--meetings", "jitsi", "--meetings-url", "https://meet.example.org", "--meetings-app", "h"]


def told(*arguments: str) -> MeetingSettings:
    parser = argparse.ArgumentParser()
    add_meetings(parser)
    return meetings_of(parser.parse_args(arguments))


def test_a_house_has_no_video_rooms_unless_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, SECRET)
    assert told().provider == ""
    assert told("--meetings", "here").provider == "here"
    assert told("--meetings", "daily").key == SECRET
    jitsi = told(*JITSI)
    assert (jitsi.url, jitsi.app, jitsi.key) == ("https://meet.example.org", "h", SECRET)
    assert SECRET not in repr(jitsi)


@pytest.mark.parametrize(
    ("key", "arguments", "said"),
    [
        ("", ["--meetings", "daily"], KEY),
        ("", JITSI, KEY),
        ("short", JITSI, "32 characters"),
        (SECRET, JITSI[:4], "--meetings-app"),
        (SECRET, ["--meetings", "daily", *JITSI[2:]], "go with --meetings jitsi"),
    ],
)
def test_what_is_missing_is_told(
    key: str, arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, key)
    with pytest.raises(CommandFault) as fault:
        told(*arguments)
    assert said in str(fault.value) and (not key or key not in str(fault.value))
