"""Notices go out, are tried again, and are given up where everybody sees it."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from protocol.automation import TRIES_MOST, RuleAction
from protocol.commands import PutStaff, UpdateStaff
from protocol.outcomes import Saved, Ticketed
from protocol.places import Staff
from protocol.queue_commands import Customer
from protocol.records import Notice
from protocol.support_commands import PutRule, PutWebhook, ResendNotices, SeeNotices
from protocol.ticket_commands import OpenTicket
from server.clock import ManualClock
from server.jobs.notices import Notices
from server.letters.notices import body_of, letter_of
from server.mail.delivery import Delivery, Letter
from server.mail.transports import Chosen
from server.webhooks.posting import Poster
from server.webhooks.signing import HEADER, secret_of
from tests.hall import ADMIN, ANN, BEN, NOON, House, house

URL = "https://chat.example/hook"


class Away:
    """The other side: what it was posted, and what it answers."""

    def __init__(self) -> None:
        self.got: list[httpx.Request] = []
        self.status = 200

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.got.append(request)
        return httpx.Response(self.status, stream=httpx.ByteStream(b"said"))


class Mailed:
    """Takes every mail."""

    def __init__(self) -> None:
        self.got: list[Letter] = []

    async def send(self, letter: Letter) -> Delivery:
        self.got.append(letter)
        return Delivery("sent")

    async def rest(self) -> None: ...


@asynccontextmanager
async def sending(folder: Path) -> AsyncIterator[tuple[House, Notices, Away, Mailed]]:
    """A house whose rule posts each new ticket, and what sends its notices."""
    async with house(folder, ManualClock(NOON)) as at:
        await at.do(PutStaff(staff=BEN.id, name="Ben", role="staff"), ADMIN)
        made = await at.do(PutWebhook(name="Chat", url=URL), ADMIN)
        assert isinstance(made, Saved)
        tells = [RuleAction("webhook", made.id), RuleAction("notify", BEN.id)]
        await at.do(PutRule(name="Tell", on="ticket_opened", actions=tells), ADMIN)
        away, mailed = Away(), Mailed()
        chosen = Chosen({"mail": mailed}, {"mail": ""})
        job = Notices(
            at.door, at.tailer, at.clock, lambda: chosen, letter_of, body_of,
            lambda hook: secret_of(lambda purpose, of: purpose + of, hook),
            Poster(httpx.MockTransport(away)),
        )  # fmt: skip
        job.take_over()
        yield at, job, away, mailed
        await job.stop()


async def opened(at: House) -> Ticketed:
    asks = OpenTicket(subject="It drips", text="Help", customer=Customer(email="jo@x.example"))
    outcome = await at.do(asks, ANN)
    assert isinstance(outcome, Ticketed)
    return outcome


def posts(at: House) -> list[Notice]:
    """Those for webhooks that are not done with."""
    found = (each for each in at.tailer.floor.of(Notice) if each.channel == "webhook")
    return [each for each in found if each.state != "sent"]


async def test_a_post_is_signed_and_tells_nothing_personal(tmp_path: Path) -> None:
    async with sending(tmp_path) as (at, job, away, _):
        await opened(at)
        await job.send_due()
        (request,) = away.got
        at_s, _, digest = request.headers[HEADER].removeprefix("t=").partition(",v1=")
        (notice_to,) = {body["subject"]["number"] for body in [json.loads(request.content)]}
        assert notice_to == 1 and b"drips" not in request.content and b"jo@" not in request.content
        hook = next(iter(at.tailer.floor.lists["webhook"]))
        secret = secret_of(lambda purpose, of: purpose + of, hook)
        told = f"{at_s}.".encode() + request.content
        assert hmac.new(secret.encode(), told, hashlib.sha256).hexdigest() == digest
        assert posts(at) == []  # sent, and need not be kept


async def test_what_nobody_takes_is_tried_again_and_then_a_dead_letter(tmp_path: Path) -> None:
    async with sending(tmp_path) as (at, job, away, _):
        await opened(at)
        away.status = 500
        for _try in range(TRIES_MOST + 3):
            await job.send_due()
            at.clock.advance(8 * 3_600)
        (dead,) = posts(at)
        assert (dead.state, dead.tries, len(away.got)) == ("failed", TRIES_MOST, TRIES_MOST)
        assert len({request.headers["Idempotency-Key"] for request in away.got}) == 1
        away.status = 200
        await at.do(ResendNotices(notices=[dead.id]), ADMIN)
        await job.send_due()
        assert posts(at) == [] and len(away.got) == TRIES_MOST + 1


async def test_what_was_being_sent_when_the_server_ended_goes_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sending(tmp_path) as (at, job, away, _):
        await opened(at)

        async def killed(*_: object) -> Delivery:
            raise KeyboardInterrupt

        with monkeypatch.context() as dying:
            dying.setattr(job, "_tried", killed)
            with pytest.raises(KeyboardInterrupt):
                await job.send_due()
        assert posts(at)[0].state == "sending"
        await job.send_due()
        assert posts(at) == [] and len(away.got) == 1


async def test_a_colleague_is_told_by_mail_what_it_is_about(tmp_path: Path) -> None:
    async with sending(tmp_path) as (at, job, _, mailed):
        found = at.tailer.floor.get(Staff, BEN.id)
        assert found is not None
        address = UpdateStaff(staff=BEN.id, version=found.version, email="ben@house.example")
        await at.do(address, ADMIN)
        await opened(at)
        await job.send_due()
        (letter,) = mailed.got
        assert letter.to == "ben@house.example" and "T-1" in letter.subject


async def test_whoever_has_seen_a_notice_is_shown_it_no_more(tmp_path: Path) -> None:
    async with sending(tmp_path) as (at, _job, _, _):
        await opened(at)
        (shown,) = (n for n in at.tailer.floor.of(Notice) if n.channel == "console")
        assert (shown.to, shown.what) == (BEN.id, "rule_told")
        await at.do(SeeNotices(notices=[shown.id]), BEN)
        (seen,) = (n for n in at.tailer.floor.of(Notice) if n.channel == "console")
        assert seen.state == "seen"


class Dripping(httpx.AsyncByteStream):
    """An answer that comes and comes, and never whole."""

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b""
            await asyncio.sleep(0)


async def test_whoever_answers_without_end_is_not_waited_for() -> None:
    never = httpx.MockTransport(lambda _: httpx.Response(200, stream=Dripping()))
    poster = Poster(never, whole_s=0.02)
    delivery = await poster.post(URL, "secret", "id", b"{}", NOON)
    await poster.rest()
    assert delivery == Delivery("later", "it did not answer within 0.02 s")


async def test_a_webhook_that_does_not_answer_holds_up_no_mail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sending(tmp_path) as (at, job, _, mailed):
        asked, mail = asyncio.Event(), asyncio.Event()

        async def never(*_: object) -> Delivery:
            asked.set()
            await asyncio.Event().wait()
            raise AssertionError

        async def taken(letter: Letter) -> Delivery:
            mail.set()
            return Delivery("sent")

        monkeypatch.setattr(job, "_post", never)
        monkeypatch.setattr(mailed, "send", taken)
        found = at.tailer.floor.get(Staff, BEN.id)
        assert found is not None
        address = UpdateStaff(staff=BEN.id, version=found.version, email="ben@house.example")
        await at.do(address, ADMIN)
        await job.start()
        await opened(at)
        async with asyncio.timeout(30):
            await asked.wait()
            await mail.wait()
        assert [each.state for each in posts(at)] == ["sending"]


async def test_notices_that_are_done_with_go_after_a_month_and_others_stay(tmp_path: Path) -> None:
    async with sending(tmp_path) as (at, job, _, _mailed):
        await opened(at)
        await job.send_due()
        notices = {each.channel: each for each in at.tailer.floor.of(Notice)}
        assert notices["webhook"].state == "sent" and notices["console"].state == "sent"
        at.clock.advance(31 * 86_400)
        await at.door.prune()
        assert at.store.get("notice", notices["webhook"].id) is None
        assert at.store.get("notice", notices["console"].id) is not None, "nobody has seen it"
