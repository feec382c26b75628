"""`run --meetings`: which provider makes the video rooms. Its key never stands in a command."""

from __future__ import annotations

import argparse
import os
from typing import Final

from server.cli.arguments import web_address
from server.cli.faults import CommandFault
from server.meetings.made import SECRET_LEAST, MeetingSettings

KEY: Final = "NOWSERVING_MEETINGS_KEY"


def add_meetings(parser: argparse.ArgumentParser) -> None:
    """`--meetings` and what Jitsi needs besides."""
    parser.add_argument(
        "--meetings",
        choices=("daily", "jitsi", "here"),
        default="",
        help=f"who makes video rooms; the key of daily or jitsi is read from {KEY}; "
        "here: rooms for demonstration, without picture or sound",
    )
    parser.add_argument("--meetings-url", metavar="URL", type=web_address, help="the Jitsi server")
    parser.add_argument(
        "--meetings-app",
        metavar="NAME",
        default="",
        help="the application's id at the Jitsi server",
    )


def meetings_of(given: argparse.Namespace) -> MeetingSettings:
    """What was given, complete. Raises `CommandFault`."""
    key = os.environ.get(KEY, "").strip()
    if given.meetings != "jitsi" and (given.meetings_url or given.meetings_app):
        raise CommandFault("--meetings-url and --meetings-app go with --meetings jitsi.")
    if given.meetings in ("daily", "jitsi") and not key:
        raise CommandFault(f"Put the key of the video provider into the environment as {KEY}.")
    if given.meetings == "jitsi":
        if not (given.meetings_url and given.meetings_app):
            raise CommandFault("--meetings jitsi needs --meetings-url and --meetings-app.")
        if len(key) < SECRET_LEAST:
            raise CommandFault(
                f"The secret in {KEY} has {SECRET_LEAST} characters at least. Make a longer one, "
                "and set it at the Jitsi server too."
            )
    return MeetingSettings(given.meetings, given.meetings_url or "", given.meetings_app, key)
