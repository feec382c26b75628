"""The administration by keyboard: what is asked before, what is sent, and what is said of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from staff_console.administration.calls import NotDone, Request
from staff_console.administration.scenes import (
    CANDIDATE,
    HOUSE,
    account,
    accounts,
    colleagues,
    compared,
    device,
    does,
    invited,
    opened,
    replied,
    sent,
    typed,
    with_records,
)
from staff_console.hall import NOON, ident
from staff_console.widgets.board_page import BoardPage
from tests.staff_console.administration.conftest import Open
from tests.staff_console.administration.reading import (
    ALT,
    mark,
    press,
    requests,
    row,
    screen,
)


def test_an_invitation_is_typed_and_its_code_is_shown_once(house: Open) -> None:
    bench = house(colleagues())
    press(bench, Qt.Key.Key_Insert)
    assert bench.window.sheet is not None and requests(bench) == []
    press(bench, Qt.Key.Key_Return)
    assert requests(bench) == [], "without a name nobody is invited"
    QTest.keyClicks(bench.window.focusWidget(), "Maria Oyarzun")
    press(bench, Qt.Key.Key_Return)
    body = {"name": "Maria Oyarzun", "role": "staff"}
    assert requests(bench) == [Request("POST", "/admin/accounts", body)]
    assert screen(bench, "colleagues").answer.kind == "sent"
    told = {"id": ident(0x77, 99), "code": "k7qf-29mx", "expiresAt": "2026-06-07T12:02:31Z"}
    replied(bench, told, "/admin/accounts")
    more = account(99, "Maria Oyarzun", invited=True, signedInAt=None)
    replied(bench, {"items": [*accounts(), more], "next": None})
    large = screen(bench, "colleagues").detail.large
    assert large is not None and large.text == "k7qf-29mx" and "Sunday 14:02" in large.after
    assert large.spoken == "Code k 7 q f 2 9 m x"
    assert screen(bench, "colleagues").answer.kind == "confirmed"
    does("devices")(bench)
    does("colleagues")(bench)
    assert screen(bench, "colleagues").detail.large is None, "whoever passes by later sees none"


def test_every_dangerous_step_says_what_will_happen_and_is_not_done_before(house: Open) -> None:
    steps = {
        "reinvite": ("Jonas", "old password", "invite"),
        "sign_out_all": ("Chiara", "ends at once", "sign-out"),
        "totp_off": ("Chiara", "password alone", "totp-off"),
        "end": ("Chiara", "no longer sign in", "end"),
        "return": ("Wei", "new password", "return"),
    }
    told = [one | {"totp": True} if "Chiara" in one["name"] else one for one in accounts()]
    bench = house(opened("colleagues", "admin"))
    replied(bench, {"items": told, "next": None})
    for verb, (who, says, path) in steps.items():
        left = "works here no longer" if verb == "return" else who
        mark(bench, "colleagues", left)
        before = len(requests(bench))
        does(verb)(bench)
        assert bench.window.sheet is not None, verb
        model = bench.administration[0].model
        assert model.question is not None and says in model.question.text
        assert len(requests(bench)) == before
        press(bench, Qt.Key.Key_Return)
        assert requests(bench)[-1].path.endswith(f"/{path}"), verb
        replied(bench, None, "/admin/accounts/")
        assert screen(bench, "colleagues").answer.kind == "confirmed"
    assert bench.asked == []


def test_esc_puts_a_question_away_and_nothing_is_done(house: Open) -> None:
    bench = house(colleagues(role="admin"))
    mark(bench, "colleagues", "Jonas Weber, Manager")
    press(bench, Qt.Key.Key_Delete)
    assert bench.window.sheet is not None
    press(bench, Qt.Key.Key_I, ALT)
    press(bench, Qt.Key.Key_Escape)
    assert bench.window.sheet is None and requests(bench) == []
    press(bench, Qt.Key.Key_Escape)
    assert isinstance(bench.window.page, BoardPage)


def test_what_is_refused_is_said_in_the_servers_words_and_when_to_try_again(house: Open) -> None:
    bench = house(colleagues(invited))
    does("invite")(bench)
    typed(name="Eva")(bench)
    sent(bench)
    replied(bench, NotDone("too_many_requests", "Too many codes.", 30), "/admin/accounts")
    answer = screen(bench, "colleagues").answer
    assert answer.kind == "refused" and answer.text == "Too many codes. Again in 30 s."
    does("invite")(bench)
    sent(bench)
    replied(bench, NotDone("away", "The server does not answer"), "/admin/accounts")
    does("invite")(bench)
    typed(name="Eva")(bench)
    sent(bench)
    replied(bench, NotDone("away", "The server does not answer"), "/admin/accounts")
    assert "may have been done" in screen(bench, "colleagues").answer.text
    assert not any("Eva" in each.spoken for each in screen(bench, "colleagues").rows)


def test_managers_change_staff_alone_and_nobody_ends_themselves(house: Open) -> None:
    bench = house(colleagues())
    mark(bench, "colleagues", "Tomasz")
    assert [verb.name for verb in screen(bench, "colleagues").verbs if verb.there] == ["invite"]
    mark(bench, "colleagues", "Chiara Esposito, ")
    assert screen(bench, "colleagues").can("end")
    bench.as_role("admin")
    mark(bench, "colleagues", "Mara Lindqvist, M")
    assert screen(bench, "colleagues").can("edit") and not screen(bench, "colleagues").can("end")
    bench.lose(20)
    assert not any(verb.there for verb in screen(bench, "colleagues").verbs)


def test_accounts_are_read_page_by_page_and_asked_for_again(house: Open) -> None:
    bench = house(opened())
    replied(bench, {"items": accounts()[:25], "next": "abc"})
    assert screen(bench, "colleagues").rows == (), "half a house is none"
    assert requests(bench, "GET")[-1].path == "/admin/accounts?cursor=abc"
    replied(bench, {"items": accounts()[25:], "next": None})
    assert len(screen(bench, "colleagues").rows) == 40
    assert row(bench, "colleagues", "Chiara Esposito, ")[3] == "now, at 3 places"
    assert screen(bench, "colleagues").rows[-1].parts[3].text == "works here no longer"
    count = len(bench.called)
    for _ in range(7):
        bench.advance(5)
        bench.live.heard()
    assert len(bench.called) == count + 1


def test_a_device_is_let_in_only_after_its_number_was_compared(house: Open) -> None:
    bench = house(opened("devices"))
    press(bench, Qt.Key.Key_Insert)
    QTest.keyClicks(bench.window.focusWidget(), "K7QF 29mx")
    press(bench, Qt.Key.Key_Return)
    assert requests(bench)[-1] == Request("POST", "/auth/devices/find", {"code": "K7QF 29mx"})
    replied(bench, CANDIDATE, "/auth/devices/find")
    detail = screen(bench, "devices").detail
    assert detail.large is not None and detail.large.text == "418 203"
    assert {fact.text for fact in detail.facts} == {"kiosk-04", "192.168.1.20", "14:00"}
    assert not screen(bench, "devices").can("pair")
    press(bench, Qt.Key.Key_Y, ALT)
    typed(name="Side door", zone="Ground floor")(bench)
    press(bench, Qt.Key.Key_Return)
    body = {"code": "K7QF 29mx", "name": "Side door", "zone": "Ground floor"}
    assert requests(bench)[-1] == Request("POST", "/auth/devices/approve", body)
    replied(bench, {"device": ident(0xD0, 9)}, "/auth/devices/approve")
    bench.feed(with_records(device(9, "Side door"), hall=HOUSE))
    assert screen(bench, "devices").detail.title == "Side door"


def test_a_new_machine_takes_the_place_of_an_old_one(house: Open) -> None:
    bench = house(opened("devices"), compared, does("same_number"))
    typed(replaces=ident(0xD0, 3))(bench)
    question = bench.administration[1].model.question
    assert question is not None and question.ready and "shut out" in question.text
    sent(bench)
    body = {"code": "K7QF 29mx", "name": "Lift", "zone": "First floor", "device": ident(0xD0, 3)}
    assert requests(bench)[-1].body == body


def test_another_number_is_refused_and_esc_lets_nobody_in(house: Open) -> None:
    bench = house(opened("devices"), compared)
    press(bench, Qt.Key.Key_Escape)
    assert screen(bench, "devices").detail.large is None and len(requests(bench)) == 1
    compared(bench)
    press(bench, Qt.Key.Key_N, ALT)
    press(bench, Qt.Key.Key_Return)
    assert requests(bench)[-1].path == "/auth/devices/refuse"


def test_devices_are_live_and_tell_what_is_wrong(house: Open) -> None:
    bench = house(opened("devices"))
    face = screen(bench, "devices")
    assert face.rows[0].parts[3].text == "second session refused 13:32" and face.tone == "danger"
    assert "copied" in face.detail.about
    assert row(bench, "devices", "Lift")[3] == "away since 13:58"
    again = device(6, "Waiting room", "display", doubled_at=NOON - 30_000, at=NOON)
    bench.feed(with_records(again))
    assert screen(bench, "devices").tone == "muted", "pairing it anew is the answer to it"
    assert row(bench, "devices", "Waiting")[3].startswith("online since")
    replied(bench, {"items": [{"id": ident(0xD0, 6), "keyed": False}]}, "/auth/devices")
    assert any("no key" in fact.text for fact in screen(bench, "devices").detail.facts)
