"""Invitations, another password, signing out everywhere: and that nothing tells who is there."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from server.accounts.attempts import ANYWHERE
from server.accounts.invitations import INVITED_S
from server.accounts.second_factor import SecondFactor
from server.accounts.sign_in import SignIn
from server.domain.actor import Actor
from server.domain.refused import Refused
from server.store.accounts import Account
from tests.server.accounts.house import GOOD, HERE, House

OTHER = "another good one"


async def refusal(work: Coroutine[Any, Any, Any]) -> Refused:
    with pytest.raises(Refused) as fault:
        await work
    return fault.value


async def test_an_invitation_sets_a_password_once(at: House) -> None:
    mina = at.add("Mina", None)
    code = at.invite(mina)
    granted = await at.invitations.accept("MINA", f" {code.upper()} ", GOOD, HERE)
    assert at.tokens.actor(granted.access_token)[0].id == mina.id
    assert (await refusal(at.invitations.accept("mina", code, OTHER, HERE))).refusal.code == (
        "unauthenticated"
    )
    await at.enter()
    assert ("invitation_accepted", mina.id, "done") in at.acts()


async def test_only_the_newest_invitation_works_and_it_voids_the_old_password(at: House) -> None:
    mina = at.add("Mina")
    signed_in = await at.enter()
    first, second = at.invite(mina), at.invite(mina)
    await refusal(at.enter())
    await refusal(at.sign_in.refresh(signed_in.refresh_token))
    with pytest.raises(Refused, match="was ended"):
        at.tokens.actor(signed_in.access_token)
    await refusal(at.invitations.accept("mina", first, OTHER, HERE))
    await at.invitations.accept("mina", second, OTHER, HERE)
    await at.enter(password=OTHER)


async def test_an_invitation_works_for_72_hours(at: House) -> None:
    early, late = at.add("Early", None), at.add("Late", None)
    codes = at.invite(early), at.invite(late)
    at.clock.advance(INVITED_S - 1)
    await at.invitations.accept("early", codes[0], GOOD, HERE)
    at.clock.advance(1)
    await refusal(at.invitations.accept("late", codes[1], GOOD, HERE))


async def test_a_password_that_will_not_do_leaves_the_invitation(at: House) -> None:
    code = at.invite(at.add("Mina", None))
    for weak in ("short", "password123", "aaaaaaaaaa"):
        no = (await refusal(at.invitations.accept("mina", code, weak, HERE))).refusal
        assert (no.code, no.field) == ("invalid", "password")
    await at.invitations.accept("mina", code, GOOD, HERE)


async def test_guessing_codes_makes_the_name_wait_and_signing_in_goes_on(at: House) -> None:
    code = at.invite(at.add("Mina", None))
    at.add("Jonas")
    for each in range(20):
        await refusal(at.invitations.accept("mina", "0000-0000", GOOD, f"10.0.0.{each}"))
    no = await refusal(at.invitations.accept("mina", code, GOOD, "10.0.1.1"))
    assert no.refusal.code == "too_many_requests"
    await at.enter("Jonas")


async def test_who_has_a_second_factor_sets_the_password_and_signs_in_with_both(
    at: House,
) -> None:
    mina = at.add("Mina")
    app, _ = await at.with_totp(mina)
    no = await refusal(at.invitations.accept("mina", at.invite(mina), OTHER, HERE))
    assert no.refusal.code == "second_factor"
    await at.enter(password=OTHER, code=at.shown(app))


async def test_another_password_ends_all_sign_ins_but_the_one_that_it_gives(at: House) -> None:
    mina = at.add("Mina")
    here, there = await at.enter(), await at.enter()
    granted = await at.own.change_password(mina, GOOD, OTHER, HERE)
    for old in (here, there):
        with pytest.raises(Refused):
            at.tokens.actor(old.access_token)
        await refusal(at.sign_in.refresh(old.refresh_token))
    at.tokens.actor(granted.access_token)
    await refusal(at.enter())
    await at.enter(password=OTHER)
    assert ("password_changed", mina.id, "done") in at.acts()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [("wrong", OTHER, "old"), (GOOD, "short", "new"), (GOOD, "mina", "new"), (GOOD, GOOD, "new")],
)
async def test_a_password_that_cannot_be_changed_names_the_field(
    at: House, old: str, new: str, field: str
) -> None:
    mina = at.add("Mina")
    no = (await refusal(at.own.change_password(mina, old, new, HERE))).refusal
    assert (no.code, no.field) == ("invalid", field)
    await at.enter()


async def test_who_holds_a_token_cannot_guess_the_password_behind_it(at: House) -> None:
    mina = at.add("Mina")
    for _ in range(5):
        await refusal(at.own.change_password(mina, "guess", OTHER, HERE))
    no = await refusal(at.own.change_password(mina, GOOD, OTHER, HERE))
    assert no.refusal.code == "too_many_requests"


async def test_signing_out_everywhere_ends_every_sign_in_and_keeps_the_password(
    at: House,
) -> None:
    mina = at.add("Mina")
    granted = [await at.enter(), await at.enter()]
    await at.own.sign_out_everywhere(mina)
    for each in granted:
        with pytest.raises(Refused):
            at.tokens.actor(each.access_token)
        await refusal(at.sign_in.refresh(each.refresh_token))
    await at.enter()


async def test_a_refresh_token_that_was_copied_ends_its_sign_in_at_once_and_is_noted(
    at: House,
) -> None:
    mina = at.add("Mina")
    other = await at.enter()
    first = await at.enter()
    second = await at.sign_in.refresh(first.refresh_token)
    at.tokens.actor(second.access_token)
    await refusal(at.sign_in.refresh(first.refresh_token))
    for copied in (first, second):
        with pytest.raises(Refused, match="was ended"):
            at.tokens.actor(copied.access_token)
    at.tokens.actor(other.access_token)
    assert at.acts().count(("refresh_reused", mina.id, "done")) == 1


async def test_signing_out_voids_the_access_token_too(at: House) -> None:
    at.add("Mina")
    granted = await at.enter()
    await at.sign_in.revoke(granted.refresh_token)
    with pytest.raises(Refused, match="was ended"):
        at.tokens.actor(granted.access_token)


async def test_after_a_restart_strangers_keep_nobody_out_who_has_stayed_signed_in(
    at: House,
) -> None:
    at.add("Mina")
    token = (await at.enter()).refresh_token
    fresh = SignIn(
        at.book, at.passwords, at.tokens, at.clock.now,
        SecondFactor(at.book, at.keys, at.clock.now, lambda: "Town hall"),
    )  # fmt: skip
    await fresh.refresh(token, HERE)
    for number in range(ANYWHERE):
        await refusal(fresh.with_password("mina", "guess", f"10.0.0.{number}"))
    no = await refusal(fresh.with_password("mina", GOOD, "10.9.9.9"))
    assert no.refusal.code == "too_many_requests"
    await fresh.with_password("mina", GOOD, HERE)


@pytest.mark.parametrize("ends", ["signed out", "everywhere", "another password", "reused"])
async def test_a_sign_in_that_ends_while_its_token_is_being_refreshed_has_ended(
    at: House, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    who = at.add("Mina")
    token, by_id = (await at.enter()).refresh_token, at.book.by_id
    owner = by_id(who.id)
    assert owner is not None

    def meanwhile(ident: str) -> Account | None:
        match ends:
            case "signed out":
                at.book.revoke(token)
            case "everywhere":
                at.book.sign_out(ident, at.clock.now())
            case "another password":
                at.book.set_password(owner, at.passwords.hash("another"), at.clock.now())
            case _:
                at.book.spend(token, at.clock.now())
        return by_id(ident)

    monkeypatch.setattr(at.book, "by_id", meanwhile)
    assert (await refusal(at.sign_in.refresh(token))).refusal.code == "unauthenticated"
    assert at.book.sign_ins(at.clock.now()) == {}


def strangers(at: House) -> dict[str, str]:
    """Names of all kinds, by why they cannot sign in with this password."""
    at.add("Mina")
    left = at.add("Left")
    at.book.end(left.id, at.clock.now())
    at.add("Invited", None)
    at.add("Wall", None, "display")
    return {name: name.lower() for name in ("Mina", "Left", "Invited", "Wall", "Nobody")}


Try = Callable[[House, str], Coroutine[Any, Any, Any]]


@pytest.mark.parametrize(
    ("attempt", "work"),
    [
        (lambda at, name: at.sign_in.with_password(name, "guess", HERE), ["verify"]),
        (lambda at, name: at.invitations.accept(name, "k7qf-29mx", GOOD, HERE), ["hash"]),
        (lambda at, name: at.invitations.accept(name, "no code", GOOD, HERE), ["hash"]),
    ],
    ids=["password", "invitation", "no code at all"],
)
async def test_nobody_learns_which_names_there_are_by_answer_or_work(
    at: House, attempt: Try, work: list[str]
) -> None:
    answers, works, kept = set(), set(), set()
    for name in strangers(at).values():
        at.hasher.work.clear()
        before = len(at.acts())
        answers.add((await refusal(attempt(at, name))).refusal)
        works.add(tuple(at.hasher.work))
        kept.add(len(at.acts()) - before)
    assert len(answers) == 1 and works == {tuple(work)} and kept == {1}


async def test_a_name_that_nobody_has_is_not_kept_for_it_may_be_a_password(at: House) -> None:
    await refusal(at.enter("correct horse battery"))
    assert at.acts() == [("sign_in_refused", "", "unauthenticated")]


async def test_who_has_left_cannot_sign_in_with_the_right_password(at: House) -> None:
    mina = at.add("Mina")
    granted = await at.enter()
    at.book.end(mina.id, at.clock.now())
    no = await refusal(at.enter())
    assert no.refusal.detail == "Name or password is wrong. Check both and try again."
    await refusal(at.sign_in.refresh(granted.refresh_token))
    no = await refusal(at.own.of(Actor(mina.id, "staff")))
    assert no.refusal.code == "unauthenticated"
