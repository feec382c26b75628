"""The file of the mail settings, as commands read and change it."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from pathlib import Path

from server.cli.faults import FAILED, CommandFault
from server.data_folder import DataFolder
from server.mail.composing import Unwritable, address_of
from server.mail.settings import (
    MAIL,
    MailFault,
    MailSettings,
    checked,
    read_settings,
    write_settings,
)


def write_mail(data: Path, change: Callable[[MailSettings], MailSettings]) -> None:
    """Change the file, and nothing that only the environment has."""
    path = DataFolder.open(data).path / MAIL
    try:
        write_settings(path, checked(change(read_settings(path, {}))))
    except MailFault as fault:
        raise CommandFault(str(fault)) from None


def read_mail(data: Path) -> MailSettings:
    """What is set, and what the environment adds."""
    try:
        return read_settings(DataFolder.open(data).path / MAIL)
    except MailFault as fault:
        raise CommandFault(str(fault), FAILED) from None


def typed(prompt: str) -> str:
    """A secret: typed without being shown, or the first line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise CommandFault("What standard input has is no text.") from None


def mail_address(text: str) -> str:
    """An argument that is a mail address."""
    try:
        return address_of(text).addr_spec
    except Unwritable:
        raise argparse.ArgumentTypeError("that is no mail address") from None
