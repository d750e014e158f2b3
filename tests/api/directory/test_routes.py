"""The directory as programs see it, with the invented services loaded."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest
import time_machine
from fastapi import FastAPI
from sqlmodel import select

from api.directory import search
from api.directory.importers import READERS
from api.directory.load import Loader
from api.models import WrongEntry

DEMO = Path(__file__).parents[3] / "resources" / "services" / "demo.csv"
TUESDAY_AFTERNOON = datetime(2026, 11, 24, 14, tzinfo=UTC)


@pytest.fixture
async def directory(app: FastAPI, client: httpx.AsyncClient, loader_for) -> AsyncIterator[httpx.AsyncClient]:
    loader: Loader = loader_for(app.state.parts.db)
    loader.load([DEMO], READERS["template"], "demo", "", demo=True)
    with time_machine.travel(TUESDAY_AFTERNOON, tick=False):
        yield client


async def names(client: httpx.AsyncClient, **asked: object) -> list[str]:
    answer = await client.get("/v1/services", params={key: str(value) for key, value in asked.items()})
    assert answer.status_code == 200, answer.text
    return [service["name"].removesuffix(" (exemple inventé)") for service in answer.json()["services"]]


async def test_help_near_a_place_is_nearest_first(directory):
    found = await names(directory, need="listening", near="Paris", audience="young")
    assert found[0] == "Maison des adolescents du Phare"
    answer = await directory.get("/v1/services", params={"need": "listening", "near": "Paris"})
    told = [s["distance_km"] for s in answer.json()["services"] if s["distance_km"] is not None]
    assert told == sorted(told)


async def test_a_place_may_be_told_by_its_code_as_in_a_choice(directory):
    assert await names(directory, need="health", near="75119") == await names(
        directory, need="health", near="Paris 19"
    )


@pytest.mark.parametrize(
    ("near", "name"),
    [("69003", "Lyon 3e Arrondissement"), ("69100", "Villeurbanne"), ("97410", "Saint-Pierre")],
)
async def test_a_postcode_is_no_code_of_another_commune(directory, near, name):
    assert (await directory.get("/v1/places", params={"q": near})).json()["places"][0]["name"] == name
    page = await directory.post("/aide", data={"near": near})
    assert f"De l’aide vers {name}" in page.text


@time_machine.travel("2026-11-24T11:00:00+00:00", tick=False)
async def test_hours_of_national_lines_are_said_to_be_those_of_paris_overseas(directory):
    for near, said in (("974", True), ("69", False)):
        page = await directory.post("/aide", data={"near": near, "need": "violence"})
        answer = (await directory.get("/v1/services", params={"near": near, "need": "violence"})).json()
        assert ("heure de Paris" in page.text) is said
        assert any("heure de Paris" in line["hours"] for line in answer["helplines"]) is said


@time_machine.travel("2026-12-25T11:00:00+00:00", tick=False)
async def test_on_a_public_holiday_lines_that_surely_answer_come_first(directory):
    answer = (await directory.get("/v1/services", params={"near": "69", "need": "violence"})).json()
    unsure = ["férié" in line["hours"] for line in answer["helplines"]]
    assert any(unsure)
    assert unsure == sorted(unsure)


@pytest.mark.parametrize("town", ["Albigny-sur-Saône", "Aix-en-Provence", "Lille"])
async def test_the_code_of_a_place_brings_back_that_place(directory, town):
    told = (await directory.get("/v1/places", params={"q": town})).json()["places"][0]
    answer = (await directory.get("/v1/services", params={"near": told["code"]})).json()
    assert answer["place"] == told
    page = await directory.post("/aide", data={"near": f"insee:{told['code']}"})
    assert f"De l’aide vers {town}" in page.text
    assert f'id="near" name="near" value="{told["label"]}"' in page.text


async def test_namesakes_are_offered_and_nothing_is_guessed(directory):
    answer = (await directory.get("/v1/services", params={"need": "health", "near": "St Denis"})).json()
    assert answer["services"] == []
    assert {"Saint-Denis (93)", "Saint-Denis (974)"} <= {place["label"] for place in answer["choices"]}
    assert answer["helplines"]


async def test_the_page_offers_the_towns_that_are_meant_by_a_short_name(directory):
    page = await directory.post("/aide", data={"near": "mantes"})
    assert "Mantes-la-Jolie (78)</button>" in page.text
    assert "Mantes-la-Ville (78)</button>" in page.text
    assert "Nantes" not in page.text


async def test_the_open_door_comes_before_the_closed_one(directory):
    answer = await directory.get("/v1/services", params={"near": "Lyon", "audience": "young", "limit": "20"})
    states = [bool(s["open"]) for s in answer.json()["services"] if not s["stale"]]
    assert states == sorted(states, reverse=True)
    assert True in states
    assert False in states


async def test_only_open_doors_when_asked(directory):
    answer = await directory.get("/v1/services", params={"near": "Lyon", "open_now": "true"})
    assert answer.json()["services"]
    assert all(service["open"] for service in answer.json()["services"])


async def test_what_was_not_checked_for_six_months_comes_last_and_is_marked(directory):
    answer = await directory.get("/v1/services", params={"near": "93", "need": "exploitation"})
    stale = [service["stale"] for service in answer.json()["services"]]
    assert stale == sorted(stale)
    assert True in stale


async def test_what_only_professionals_may_call_on_is_hidden_from_visitors(directory):
    hidden = "Équipe de placement du Phare"
    for audience in ("young", "parent"):
        assert hidden not in await names(directory, need="shelter", near="Paris", audience=audience)
    assert hidden not in await names(directory, need="shelter", near="Paris")
    assert hidden in await names(directory, need="shelter", near="Paris", audience="professional")


async def test_a_refuge_shows_its_departement_only(directory):
    answer = await directory.get("/v1/services", params={"need": "shelter", "near": "Paris"})
    refuge = next(s for s in answer.json()["services"] if s["confidential"])
    assert refuge["department"] == "75"
    assert refuge["address"] == refuge["city"] == refuge["route"] == ""
    assert refuge["distance_km"] is None
    exported = (await directory.get(f"/hsds/services/{refuge['id']}")).json()
    assert "service_at_locations" not in exported


async def test_age_is_a_hard_limit_and_unknown_age_excludes_nobody(directory):
    young = await names(directory, near="Paris", age=10)
    assert "Maison des adolescents du Phare" not in young
    assert "Aide aux droits du Phare" in young


async def test_where_nothing_is_near_the_national_lines_answer(directory):
    answer = (await directory.get("/v1/services", params={"need": "health", "near": "Guéret"})).json()
    assert answer["services"] == []
    assert {line["id"] for line in answer["helplines"]} >= {"fil_sante_jeunes"}
    assert all(line["open"] for line in answer["helplines"])


async def test_overseas_hours_are_those_of_the_place(directory):
    answer = await directory.get("/v1/services", params={"need": "health", "near": "974"})
    assert all(service["open"] is False for service in answer.json()["services"])  # 18 h on the island


async def test_pages_follow_each_other_without_doubles(directory):
    seen, cursor = [], None
    for _ in range(20):
        asked = {"near": "Paris", "limit": "2"} | ({"cursor": cursor} if cursor else {})
        page = (await directory.get("/v1/services", params=asked)).json()
        seen += [service["id"] for service in page["services"]]
        cursor = page["more"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) > 6


@pytest.mark.parametrize(
    "asked",
    [
        {"need": "nothing"},
        {"near": "xyzzyqwv"},
        {"near": "a" * 500},
        {"age": "-1"},
        {"age": "old"},
        {"limit": "0"},
        {"limit": "5000"},
        {"cursor": "zzz"},
        {"cursor": "YWZ0ZXI6OTk5OTk5"},
        {"audience": "client"},
        {"surprise": "1"},
    ],
)
async def test_a_bad_question_is_a_clear_problem(directory, asked):
    answer = await directory.get("/v1/services", params=asked)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("near", ["\x00", "'; DROP TABLE service;--", "🙂🙂", "%00", "ZZZZZ", "\u202eParis"])
async def test_a_strange_place_breaks_nothing(directory, near):
    answer = await directory.get("/v1/services", params={"near": near})
    assert answer.status_code in {200, 422}


async def test_one_service_is_told_whole(directory):
    listed = (await directory.get("/v1/services", params={"near": "Paris", "need": "health"})).json()[
        "services"
    ][0]
    told = (await directory.get(f"/v1/services/{listed['id']}")).json()
    assert told["first_visit"]
    assert told["alone"] is True
    assert told["week"]
    assert told["demo"] is True
    assert told["phones"][0]["href"].startswith("tel:")


@pytest.mark.parametrize("service_id", ["0" * 36, "00000000-0000-0000-0000-000000000000"])
async def test_an_unknown_service_is_not_found(directory, service_id):
    assert (await directory.get(f"/v1/services/{service_id}")).status_code == 404
    assert (await directory.get(f"/hsds/services/{service_id}")).status_code == 404
    answer = await directory.post(f"/v1/services/{service_id}/report", json={"what": "phone"})
    assert answer.status_code == 404


async def test_a_wrong_entry_is_reported_without_saying_who(directory, app):
    listed = (await directory.get("/v1/services", params={"near": "Paris"})).json()["services"][0]
    answer = await directory.post(f"/v1/services/{listed['id']}/report", json={"what": "hours"})
    assert answer.status_code == 204
    with app.state.parts.db.reading() as session:
        kept = session.exec(select(WrongEntry)).one()
    assert kept.model_dump() == {
        "id": 1, "service_id": listed["id"], "what": "hours", "day": date(2026, 11, 24)
    }  # fmt: skip


async def test_a_report_on_what_a_newer_directory_took_away_meanwhile_is_not_found(directory, monkeypatch):
    monkeypatch.setattr(search, "one", lambda *_: "it was there a moment ago")
    answer = await directory.post(f"/v1/services/{'0' * 36}/report", json={"what": "phone"})
    assert answer.status_code == 404


async def test_a_report_holds_no_free_words(directory):
    listed = (await directory.get("/v1/services", params={"near": "Paris"})).json()["services"][0]
    for body in ({"what": "I am Nobody"}, {"what": "hours", "name": "Nobody"}, {}):
        answer = await directory.post(f"/v1/services/{listed['id']}/report", json=body)
        assert answer.status_code == 422


async def test_lines_are_told_for_a_need_and_an_audience(directory):
    told = (await directory.get("/v1/helplines", params={"need": "images", "audience": "young"})).json()
    assert "cyber_3018" in {line["id"] for line in told["helplines"]}
    every = (await directory.get("/v1/helplines")).json()["helplines"]
    assert len(every) == 21


async def test_needs_and_places_are_told(directory):
    assert len((await directory.get("/v1/needs")).json()["needs"]) == 9
    told = (await directory.get("/v1/places", params={"q": "marseile"})).json()["places"]
    assert told[0] == {"code": "13055", "name": "Marseille", "department": "13", "label": "Marseille (13)"}
    assert (await directory.get("/v1/places")).status_code == 422
