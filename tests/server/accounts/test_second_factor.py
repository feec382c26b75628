"""Codes of an app, and what there is for a lost phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from server.domain.refused import Refused
from tests.conftest import ExpectedLogs
from tests.server.accounts.house import GOOD, HERE, House


async def refusal(at: House, code: str) -> tuple[str, str | None]:
    with pytest.raises(Refused) as fault:
        await at.enter(code=code)
    return fault.value.refusal.code, fault.value.refusal.field


async def test_with_a_second_factor_the_password_is_half_the_way(at: House) -> None:
    mina = at.add("Mina")
    app, codes = await at.with_totp(mina)
    assert len(set(codes)) == 10
    assert await refusal(at, "") == ("second_factor", None)
    assert await refusal(at, "123456" if at.shown(app) != "123456" else "654321") == (
        "second_factor", "code",
    )  # fmt: skip
    refusals = [act for act in at.acts() if act[0] == "sign_in_refused"]
    assert refusals == [("sign_in_refused", mina.id, "second_factor")]
    granted = await at.enter(code=at.shown(app))
    assert at.tokens.actor(granted.access_token)[0].name == "Mina"
    with pytest.raises(Refused) as fault:
        await at.enter(password="wrong", code=at.shown(app, 1))
    assert fault.value.refusal.code == "unauthenticated", "nobody learns more by a wrong password"


async def test_a_code_works_once_and_none_that_is_older_than_the_last(at: House) -> None:
    app, _ = await at.with_totp(at.add("Mina"))
    older, now, next_one = (at.shown(app, step) for step in (-1, 0, 1))
    await at.enter(code=now)
    for used in (now, older):
        assert await refusal(at, used) == ("second_factor", "code")
    await at.enter(code=f"{next_one[:3]} {next_one[3:]}")


async def test_a_clock_may_be_half_a_minute_off_and_no_more(at: House) -> None:
    app, _ = await at.with_totp(at.add("Mina"))
    at.clock.advance(3_600)
    for far in (-2, 2):
        assert await refusal(at, at.shown(app, far)) == ("second_factor", "code")
    await at.enter(code=at.shown(app, -1))
    await at.enter(code=at.shown(app, 1))


async def test_each_recovery_code_works_once(at: House) -> None:
    mina = at.add("Mina")
    _, codes = await at.with_totp(mina)
    await at.enter(code=codes[3].upper().replace("-", ""))
    assert await refusal(at, codes[3]) == ("second_factor", "code")
    await at.enter(code=codes[4])
    owner = await at.own.of(mina)
    assert owner.recovery.count(",") == 7, "eight are left"


async def test_guessing_codes_takes_for_ever_from_wherever_it_is_tried(at: House) -> None:
    app, _ = await at.with_totp(at.add("Mina"))
    codes = set()
    for each in range(8):
        with pytest.raises(Refused) as fault:
            await at.sign_in.with_password("Mina", GOOD, f"10.0.0.{each}", "000000")
        codes.add((each < 5, fault.value.refusal.code))
    assert codes == {(True, "second_factor"), (False, "too_many_requests")}
    at.clock.advance(300)
    await at.enter(code=at.shown(app))


async def test_to_ask_for_the_code_is_no_failure(at: House) -> None:
    app, _ = await at.with_totp(at.add("Mina"))
    for _ in range(8):
        assert await refusal(at, "") == ("second_factor", None)
    await at.enter(code=at.shown(app))


async def test_nothing_is_on_before_the_first_code_of_the_app(at: House) -> None:
    mina = at.add("Mina")
    secret, uri = await at.own.begin_totp(mina)
    assert uri.startswith("otpauth://totp/Town%20hall:Mina?secret=" + secret)
    for _ in range(5):
        with pytest.raises(Refused) as fault:
            await at.own.confirm_totp(mina, "no code")
        assert (fault.value.refusal.code, fault.value.refusal.field) == ("invalid", "code")
    with pytest.raises(Refused, match="Too many failed attempts"):
        await at.own.confirm_totp(mina, "no code")
    await at.enter()
    at.clock.advance(600)
    with pytest.raises(Refused, match="Begin again"):
        await at.own.confirm_totp(mina, "123456")


async def test_turning_it_off_needs_the_password_and_to_begin_anew_that_it_is_off(
    at: House,
) -> None:
    mina = at.add("Mina")
    await at.with_totp(mina)
    with pytest.raises(Refused, match="End it first"):
        await at.own.begin_totp(mina)
    with pytest.raises(Refused) as fault:
        await at.own.end_totp(mina, "guess", HERE)
    assert (fault.value.refusal.code, fault.value.refusal.field) == ("invalid", "password")
    await at.own.end_totp(mina, GOOD, HERE)
    await at.enter()
    told = [(op, subject) for op, subject, _ in at.acts()]
    assert ("totp_on", mina.id) in told and ("totp_off", mina.id) in told


async def test_neither_secret_nor_recovery_codes_lie_in_the_database(
    at: House, tmp_path: Path
) -> None:
    app, codes = await at.with_totp(at.add("Mina"))
    at.close()
    held = b"".join(file.read_bytes() for file in tmp_path.glob("nowserving.db*"))
    assert b"Mina" in held
    for secret in (app.secret, *codes):
        assert secret.encode() not in held


async def test_a_factor_that_another_key_has_locked_is_said_and_can_be_ended(
    at: House, expected_logs: ExpectedLogs
) -> None:
    expected_logs("the second factor of an account cannot be read")
    mina = at.add("Mina")
    await at.with_totp(mina)
    at.book.set_totp(mina.id, at.keys.lock_away(b"totp", "jonas", "A"), 0, "[]", 1)
    assert await refusal(at, "123456") == ("unavailable", None)
    await at.colleagues.end_totp(at.add("Ada", role="manager"), mina.id)
    await at.enter()
