"""Who may ask which route; what every answer carries."""

from __future__ import annotations

from protocol.records import Role
from server.accounts.keys import Keys
from server.accounts.tokens import Tokens
from tests.server.http.front import POINT, QUEUE, Front, bearer, refused

STAFF_ROUTES = (
    ("POST", f"{QUEUE}/call-next"),
    ("POST", f"{QUEUE}/check-in/x"),
    ("POST", f"{QUEUE}/call/x"),
    ("POST", f"{QUEUE}/recall/x"),
    ("POST", f"{QUEUE}/start/x"),
    ("POST", f"{QUEUE}/complete/x"),
    ("POST", f"{QUEUE}/no-show/x"),
    ("POST", f"{QUEUE}/leave/x"),
    ("POST", f"{QUEUE}/cancel/x"),
    ("POST", f"{QUEUE}/undo/x"),
    ("POST", f"{QUEUE}/desk/x"),
    ("POST", f"{QUEUE}/hold/x"),
    ("POST", f"{QUEUE}/resume/x"),
    ("POST", f"{QUEUE}/requeue/x"),
    ("POST", f"{QUEUE}/transfer/x"),
    ("POST", f"{QUEUE}/reopen/x"),
    ("POST", f"{QUEUE}/away/x"),
    ("POST", f"{QUEUE}/priority/x"),
    ("POST", f"{QUEUE}/expire/x"),
    ("POST", f"{QUEUE}/expire-waiting"),
    ("POST", f"{QUEUE}/note/x"),
    ("POST", f"{QUEUE}/broadcast"),
    ("POST", f"{QUEUE}/confirm-call/x"),
    ("POST", f"{QUEUE}/state/x"),
    ("PUT", "/admin/site"),
    ("GET", "/admin/staff"),
    ("PUT", "/admin/desks/x"),
    ("POST", "/admin/effect"),
    ("POST", f"{POINT}/create"),
    ("PUT", f"{POINT}/update"),
    ("DELETE", f"{POINT}/delete/x"),
    ("GET", f"{POINT}/get"),
    ("GET", f"{POINT}/get/x"),
)


async def test_without_a_token_nobody_gets_in(here: Front) -> None:
    for method, path in STAFF_ROUTES:
        answer = await here.client.request(method, path)
        refused(answer, 401, "unauthenticated")
        assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_role_that_may_not_is_told_who_may(here: Front) -> None:
    manager = "Only a manager may do this. Ask one, or sign in as one."
    turned_away: tuple[tuple[Role, str, str, str], ...] = (
        ("staff", "POST", f"{POINT}/create", manager),
        ("staff", "DELETE", f"{POINT}/delete/x", manager),
        ("staff", "POST", f"{QUEUE}/expire/x", manager),
        ("staff", "GET", "/admin/staff", manager),
        ("staff", "POST", "/admin/effect", manager),
        ("kiosk", "POST", f"{QUEUE}/call-next", "Only staff may do this. Ask at a desk."),
        (
            "display",
            "POST",
            f"{QUEUE}/join",
            "Only staff, a kiosk or anybody without a token may do this. Ask at a desk.",
        ),
    )
    for role, method, path, said in turned_away:
        answer = await here.client.request(method, path, headers=here.signed(role))
        assert refused(answer, 403, "forbidden")["detail"] == said


async def test_a_token_that_is_none_is_refused(here: Front) -> None:
    for value in (b"Bearer nonsense", b"Bearer ", b"Basic YTpi", b"Bearer a.b.c", b"Bearer \xe9"):
        headers = [(b"authorization", value)]
        answer = await here.client.get(f"{POINT}/get", headers=headers)
        refused(answer, 401, "unauthenticated")


async def test_a_token_of_another_site_is_refused(here: Front) -> None:
    token, _ = Tokens(Keys.made_up(), here.parts.clock.now).access("a", "admin", "A")
    answer = await here.client.get(f"{POINT}/get", headers=bearer(token))
    refused(answer, 401, "unauthenticated")


async def test_an_expired_token_says_so(here: Front) -> None:
    long_ago = Tokens(here.parts.keys, lambda: 1_700_000_000_000)
    token, _ = long_ago.access("a", "admin", "A")
    answer = await here.client.get(f"{POINT}/get", headers=bearer(token))
    refused(answer, 401, "token_expired")


async def test_a_bad_token_is_refused_on_open_routes_too(here: Front) -> None:
    answer = await here.client.get(f"{QUEUE}/status/{here.point}", headers=bearer("nonsense"))
    refused(answer, 401, "unauthenticated")


async def test_every_answer_forbids_scripts_sniffing_and_frames(here: Front) -> None:
    for path in ("/nothing", f"{QUEUE}/status/{here.point}", "/health/live"):
        headers = (await here.client.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
