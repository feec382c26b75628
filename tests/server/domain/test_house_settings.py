"""Languages, quiet hours, the checked address, and joining by who is here."""

from __future__ import annotations

from typing import Any

import pytest

from protocol.commands import (
    CallNext,
    ConfirmAddress,
    CreateServicePoint,
    JoinQueue,
    ServiceSpec,
    UpdateDesk,
    UpdateServicePoint,
    UpdateSite,
)
from protocol.records import Ask, Call, Desk, Entry, ServicePoint
from server.domain.actor import HERE, PUBLIC
from tests.hall import ANN, KIOSK, Hall, hall
from tests.server.domain.foretelling import desk_change, told, update
from tests.server.domain.settling import point
from tests.server.domain.settling import update as change
from tests.server.domain.walking import join


def test_the_house_keeps_its_languages_and_what_it_is_called_in_them() -> None:
    at = hall()
    said: dict[str, Any] = {
        "names": {"de": "Rathaus", "tlh": "vaS"},
        "messages": {"de": "Bitte warten."},
        "languages": ["de", "en", "ar"],
        "spoken": ["de", "ar"],
    }
    at.do(UpdateSite(**said, quiet=[1_200, 450]))
    site = at.floor.site
    assert {name: getattr(site, name) for name in said} == said
    assert (site.quiet_from, site.quiet_to) == (1_200, 450)
    at.do(UpdateSite(quiet=[1_200, 24 * 60 + 450]))
    assert (at.floor.site.quiet_from, at.floor.site.quiet_to) == (1_200, 450), "of the next day"
    at.do(UpdateSite(quiet=[]))
    assert (at.floor.site.quiet_from, at.floor.site.quiet_to) == (None, None)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"languages": ["en", "de", "en"]}, "languages"),
        ({"spoken": ["en", "en"]}, "spoken"),
        ({"spoken": ["fr"]}, "spoken"),
        ({"quiet": [60]}, "quiet"),
        ({"quiet": [60, 60]}, "quiet"),
        ({"quiet": [60, 25 * 60]}, "quiet"),
        ({"country": "XX"}, "country"),
        ({"country": "DE", "region": "ZZ"}, "region"),
        ({"region": "BE"}, "region"),
        ({"names": {"de": "\t"}}, "names.de"),
        ({"names": {"de": "x" * 121}}, "names.de"),
        ({"messages": {"ar": " "}}, "messages.ar"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(said: dict[str, Any], field: str) -> None:
    at = hall()
    before = at.floor.site
    refused = at.refused(UpdateSite(**said))
    assert (refused.code, refused.field) == ("invalid", field)
    assert refused.detail.endswith(".") and at.floor.site == before


def test_the_country_of_the_house_says_which_holidays_close_it() -> None:
    at = hall()
    (said,) = site_says(at, country="DE", region="BE")
    assert said.startswith("Public holidays close ")
    at.do(UpdateSite(country="DE", region="BE"))
    assert (at.floor.site.country, at.floor.site.region) == ("DE", "BE")
    keeps = update(at, holidays=False)
    assert any("keeps its weekly hours on public holidays" in each for each in keeps)
    at.do(UpdateSite(country="AT"))
    assert at.floor.site.region == "", "Berlin is no part of Austria"
    assert site_says(at, country="") == ["Public holidays close no service point any more."]


def test_walls_say_calls_in_the_houses_own_language_whatever_it_is() -> None:
    at = hall()
    at.do(UpdateSite(languages=["de"]))
    assert at.floor.site.spoken == []
    assert site_says(at, languages=["es", "de"])[-1] == "Walls say calls in Spanish."


def test_no_language_that_walls_say_is_taken_from_the_house() -> None:
    at = hall()
    at.do(UpdateSite(spoken=["de"]))
    assert at.refused(UpdateSite(languages=["en"])).field == "languages"


def test_a_service_point_keeps_its_zone_names_and_what_its_kiosk_asks() -> None:
    at = hall()
    asks: list[Ask] = ["phone", "name", "phone"]
    at.do(
        change(
            at,
            zone="  Hall \t 1 ",
            names={"de": " Bürger "},
            locations={"de": "Halle 1"},
            join_by="on_site",
            asks=asks,
        )
    )
    now = point(at)
    assert (now.zone, now.names, now.locations) == ("Hall 1", {"de": "Bürger"}, {"de": "Halle 1"})
    assert (now.join_by, now.asks) == ("on_site", ["phone", "name"])
    at.do(change(at, zone="", names={}))
    assert (point(at).zone, point(at).names) == ("", {})
    assert at.refused(change(at, locations={"es": " "})).field == "locations.es"
    made = CreateServicePoint(name="Cash", prefix="C", capacity=1, zone="Hall 2", asks=["name"])
    at.do(made)
    cash = next(p for p in at.floor.of(ServicePoint) if p.prefix == "C")
    assert (cash.zone, cash.asks) == ("Hall 2", ["name"])


def test_a_service_has_a_name_in_each_language_and_a_desk_a_direction() -> None:
    at = hall()
    first = at.floor.services(at.point)[0]
    spec = ServiceSpec(id=first.id, name="Passport", names={"es": "Pasaporte"})
    at.do(change(at, services=[spec]))
    assert at.floor.services(at.point)[0].names == {"es": "Pasaporte"}
    bad = ServiceSpec(id=first.id, name="Passport", names={"es": ""})
    assert at.refused(change(at, services=[bad])).field == "services[0].names.es"
    desk = at.floor.get(Desk, at.desk(1))
    assert desk is not None
    at.do(UpdateDesk(desk=desk.id, version=desk.version, direction="left"))
    pointed = at.floor.get(Desk, desk.id)
    assert pointed is not None and pointed.direction == "left"


def test_the_address_counts_as_checked_until_it_is_another() -> None:
    at = hall()
    at.do(UpdateSite(public_url="https://hall.test"))
    checked = ConfirmAddress(address="https://hall.test")
    assert at.refused(checked, PUBLIC).code == "forbidden", "not whoever merely says so"
    version = at.floor.site.version
    at.do(checked, HERE)
    at.do(checked, HERE)
    assert at.floor.site.address_checked == "https://hall.test"
    assert at.floor.site.version == version, "an editor that is open stays valid"
    at.do(UpdateSite(name="Harbour", public_url="https://hall.test"))
    assert at.floor.site.address_checked, "nothing has changed of it"
    at.do(UpdateSite(public_url="https://hall.example"))
    assert not at.floor.site.address_checked
    assert at.refused(checked, HERE).code == "address_changed"
    at.do(UpdateSite(public_url="https://hall.test"))
    assert not at.floor.site.address_checked, "it may lead elsewhere by now"


def test_an_address_that_no_phone_can_open_is_never_checked() -> None:
    at = hall()
    at.do(UpdateSite(public_url="http://localhost:8080"))
    refused = at.refused(ConfirmAddress(address="http://localhost:8080"), HERE)
    assert refused.code == "invalid" and "this machine" in refused.detail
    assert not at.floor.site.address_checked


def test_where_phones_join_in_the_hall_alone_a_stranger_must_have_scanned_the_code() -> None:
    at = hall()
    at.do(change(at, join_by="on_site"))
    refused = at.refused(JoinQueue(service_point=at.point), PUBLIC)
    assert refused.code == "on_site_only" and "Scan the code" in refused.detail
    here = at.floor.get(Entry, join(at, HERE).entry)
    assert here is not None and here.present, "whoever scanned it is here"
    for actor in (KIOSK, ANN):
        join(at, actor)
    at.do(change(at, join_by="open"))
    away = at.floor.get(Entry, join(at, PUBLIC).entry)
    assert away is not None and not away.present


def test_no_errand_leads_to_such_a_service_point_from_elsewhere() -> None:
    at = hall()
    at.do(CreateServicePoint(name="Cash", prefix="C", capacity=1, join_by="on_site"))
    cash = next(p for p in at.floor.of(ServicePoint) if p.prefix == "C")
    both = [at.floor.services(ident)[0].id for ident in (at.point, cash.id)]
    command = JoinQueue(service_point=at.point, services=both)
    assert at.refused(command, PUBLIC).code == "on_site_only"
    at.do(command, HERE)


def test_a_call_has_the_language_in_which_its_customer_joined() -> None:
    at = hall()
    join(at, language="ar")
    at.do(CallNext(desk=at.desk(1)), ANN)
    assert [call.language for call in at.floor.of(Call)] == ["ar"]


def site_says(at: Hall, **fields: Any) -> list[str]:
    return told(at, UpdateSite(**fields))


def test_effects_tell_of_languages_sound_and_the_address() -> None:
    at = hall()
    assert site_says(at, languages=["en", "de"]) == [
        "Kiosk and phones offer English, German; names that have no translation stay as they are "
        "written, in English."
    ]
    assert site_says(at, spoken=["en", "de", "es"]) == [
        "Walls say calls in English, and in German or Spanish to whoever speaks it."
    ]
    assert site_says(at, spoken=["en"]) == ["Nothing changes for anybody who is here."]
    assert site_says(at, quiet=[1_200, 450]) == [
        "Walls show calls without a sound from 20:00 to 07:30."
    ]
    assert site_says(at, names={"de": "Rathaus"}) == [
        'The name of the hall in German is "Rathaus".'
    ]
    assert any("phone has opened" in said for said in site_says(at, public_url="https://h.test"))
    assert site_says(at, public_url="http://127.0.0.1")[-1] == (
        "No screen shows a code: only the server's own machine can open http://127.0.0.1."
    )


def test_effects_tell_of_zones_names_and_how_phones_join() -> None:
    at = hall()
    assert update(at, zone="Hall 1") == [
        "Walls and kiosks of Hall 1 show Citizens, and those that have no zone."
    ]
    assert update(at, join_by="on_site") == [
        "Phones join Citizens only by the code that changes on a screen in the hall."
    ]
    assert update(at, asks=["name", "phone"]) == [
        "The kiosk asks for the name, the phone number; all may be left out."
    ]
    assert update(at, names={"de": "Bürger"}) == ["Kiosk, wall and phones say German: Bürger."]
    assert desk_change(at, 1, direction="left") == ["Walls point left to Desk 1."]
    service = at.floor.services(at.point)[0]
    spec = ServiceSpec(id=service.id, name=service.name, names={"es": "Pasaporte"})
    assert update(at, services=[spec]) == ["Kiosk and phones say Pasaporte in Spanish."]


def test_every_new_setting_of_a_point_can_be_changed_with_the_others() -> None:
    at = hall()
    version = point(at).version
    at.do(UpdateServicePoint(service_point=at.point, version=version, name="Front", zone="A"))
    assert (point(at).name, point(at).zone, point(at).version) == ("Front", "A", version + 1)
