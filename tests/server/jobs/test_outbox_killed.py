"""A server that is killed at any step of sending: nothing is lost, and no SMS goes twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.server.jobs.posted import BY_SMS, HOUR_S, START, Post, Posted, posted

STEPS = ("claim", "render", "send", "mark")


class Killed(BaseException):
    """The process ends here."""


async def test_a_mail_whose_server_is_killed_goes_out_and_never_as_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posted(tmp_path) as here:
        for place, step in enumerate(STEPS):
            post = Post()
            killed = Posted(here.at, post)
            booked = await killed.book(start_at=START + place * HOUR_S * 1000)
            _kill(monkeypatch, killed.outbox._posting, post, step)
            with pytest.raises(Killed):
                await killed.send()
            monkeypatch.undo()
            went = len(post.got)
            assert went == (step in ("send", "mark")), step
            assert killed.states(booked.reservation)["1.confirmation.0.mail"] == (
                "due" if step == "claim" else "sending"
            )
            again = Posted(here.at, post)
            await again.send()
            await again.send()
            # At least once: that it had gone nobody knew. The Message-ID is the same.
            assert post.told == ["1.confirmation.0.mail"] * (went + 1), step
            assert again.states(booked.reservation)["1.confirmation.0.mail"] == "sent", step


async def test_an_sms_whose_server_is_killed_is_never_sent_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with posted(tmp_path) as here:
        for place, step in enumerate(STEPS):
            post = Post()
            killed = Posted(here.at, post)
            booked = await killed.book(BY_SMS, START + place * HOUR_S * 1000)
            _kill(monkeypatch, killed.outbox._posting, post, step)
            with pytest.raises(Killed):
                await killed.send("sms")
            monkeypatch.undo()
            again = Posted(here.at, post)
            await again.send("sms")
            found = again.message(booked.reservation, "1.confirmation.0.sms")
            if step == "claim":
                assert (found.state, len(post.got)) == ("sent", 1)
            else:
                assert found.state == "failed" and "may have gone" in found.reason, step
                assert len(post.got) == (step in ("send", "mark")), step


def _kill(patch: pytest.MonkeyPatch, posting: object, post: Post, step: str) -> None:
    """End everything just before that step is durable; `send`: when the other side has it."""

    def dies(*_: object, **__: object) -> object:
        raise Killed

    async def dies_later(*_: object, **__: object) -> object:
        raise Killed

    if step == "claim":
        patch.setattr(posting, "_claim", dies_later)
    elif step == "render":
        patch.setattr(posting, "_render", dies)
    elif step == "send":
        post.meanwhile = dies_later
    else:
        patch.setattr(posting, "_note", dies_later)
