"""Where messages leave is set in a file that nobody else may read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from msgspec.structs import replace

from server.mail.settings import (
    Imap,
    MailFault,
    MailSettings,
    Sms,
    Smtp,
    checked,
    read_settings,
    write_settings,
)
from server.mail.transports import Transports

SMTP = Smtp(host="smtp.example", sender="desk@house.example", user="house")


def test_settings_are_read_as_they_were_written_and_secrets_may_come_from_outside(
    tmp_path: Path,
) -> None:
    path = tmp_path / "mail.json"
    assert read_settings(path, {}) == MailSettings()
    write_settings(path, MailSettings(smtp=SMTP, sms=Sms(url="https://sms.example", key="k")))
    assert path.stat().st_mode & 0o777 == 0o600
    outside = {"NOWSERVING_SMTP_PASSWORD": "p", "NOWSERVING_SMS_KEY": "other"}
    found = read_settings(path, outside)
    assert found.smtp is not None and found.smtp.password == "p"
    assert found.sms is not None and found.sms.key == "k"
    assert "'p'" not in repr(found) and "'k'" not in repr(found)


def test_a_file_that_others_can_read_or_that_is_not_understood_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mail.json"
    write_settings(path, MailSettings(smtp=SMTP))
    os.chmod(path, 0o640)
    with pytest.raises(MailFault, match="chmod 600"):
        read_settings(path, {})
    os.chmod(path, 0o600)
    path.write_text('{"smtp": {"host": 5}}')
    with pytest.raises(MailFault, match="not understood"):
        read_settings(path, {})


@pytest.mark.parametrize(
    "settings",
    [
        MailSettings(smtp=Smtp(host="smtp.example", sender="a@b.example", security="plain")),
        MailSettings(sms=Sms(url="http://sms.example/send")),
        MailSettings(sms=Sms(url="ftp://127.0.0.1")),
    ],
)
def test_nothing_crosses_the_network_in_the_clear(settings: MailSettings) -> None:
    with pytest.raises(MailFault):
        checked(settings)


def test_on_this_machine_it_may() -> None:
    local = MailSettings(
        smtp=Smtp(host="localhost", sender="a@b.example", security="plain"),
        sms=Sms(url="http://127.0.0.1:9/sms"),
    )
    assert checked(local) == local


def test_a_running_server_follows_the_file(tmp_path: Path) -> None:
    path = tmp_path / "mail.json"
    transports = Transports(path)
    assert transports.now().said["mail"] == "no mail server is set"
    assert transports.now() is transports.now()
    write_settings(path, MailSettings(smtp=SMTP))
    assert set(transports.now().senders) == {"mail"}
    assert transports.now().address == "desk@house.example"
    os.chmod(path, 0o644)
    assert transports.now().senders == {}
    assert "chmod" in transports.now().said["mail"]


def test_a_mail_box_is_read_with_its_secret_from_outside_and_never_while_mails_go_to_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mail.json"
    imap = Imap(host="imap.example", user="desk", address="Help@House.example")
    write_settings(path, MailSettings(smtp=SMTP, imap=imap))
    monkeypatch.setenv("NOWSERVING_IMAP_PASSWORD", "p")
    chosen = Transports(path).now()
    assert chosen.imap is not None and chosen.imap.password == "p"
    assert "'p'" not in repr(chosen)
    assert chosen.own == {"desk@house.example", "help@house.example"}
    assert Transports(path, tmp_path / "mails").now().imap is None
    with pytest.raises(MailFault, match=r"from imap\.example would cross the network"):
        checked(MailSettings(imap=replace(imap, security="plain")))
