"""Somebody is awaited, there, or gone: what the page says of it, whatever the network lets through."""

import re
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.whole.conftest import Site, write
from tests.whole.visiting import EVENT, Visit, arrived, more, token_of

PRESENCE = "#presence"


def told(page: Page, *events: dict[str, object]) -> None:
    """The next message is answered by these."""
    page.route("**/v1/chat/messages", lambda route: route.fulfill(json={"events": list(events)}), times=1)
    page.get_by_label("Message", exact=True).fill("bonjour")
    page.keyboard.press("Enter")


@pytest.mark.parametrize("how", ["refused", "held back"])
def test_where_no_stream_passes_what_is_said_comes_all_the_same(visit: Visit, site: Site, how: str) -> None:
    page = visit("/accessibilite")
    page.route(
        re.compile(r"/v1/chat/events$"),
        lambda route: route.abort() if how == "refused" else route.fulfill(body=""),
    )
    page.goto(f"{site.url}/chat")
    arrived(page)
    token = token_of(page)
    message = {"client_id": str(uuid4()), "text": "écrit ailleurs"}
    httpx.post(
        f"{site.url}/v1/chat/messages", json=message, headers={"Authorization": f"Bearer {token}"}
    ).raise_for_status()
    expect(page.locator("#log .from-visitor .said")).to_have_text("écrit ailleurs", timeout=15_000)
    page.wait_for_timeout(3_000)  # longer than a lost connection waits before it is told
    expect(page.locator("#lost")).to_be_hidden()
    httpx.delete(f"{site.url}/v1/chat", headers={"Authorization": f"Bearer {token}"})
    expect(page.locator("#log")).to_contain_text("Cette conversation est terminée", timeout=15_000)


def test_an_answer_for_later_is_not_called_a_person(visit: Visit) -> None:
    page = visit()
    arrived(page)
    told(page, EVENT | {"kind": "status", "status": "waiting", "reason": "later", "text": "C’est noté."})
    expect(page.locator(PRESENCE)).to_have_text("Réponse plus tard, avec ton code")
    page.get_by_role("button", name="Plus").click()
    for name in ("Parler à une personne", "Ne plus attendre", "Avoir un nouveau code"):
        expect(page.get_by_role("button", name=name)).to_be_visible()


def test_the_code_is_in_sight_when_it_is_given_and_can_be_had_anew(visit: Visit, site: Site) -> None:
    page = visit()
    page.get_by_role("button", name="Je suis jeune").click()
    page.locator("#log .from-visitor ~ .from-bot").first.wait_for()
    more(page, "Parler à une personne")
    page.get_by_role("button", name="Oui, un code").click()
    code = page.locator("#log .said", has_text="Ton code")
    page.locator(".card-handoff").wait_for()
    page.wait_for_timeout(500)
    expect(code).to_be_in_viewport(ratio=1)
    below = "one => one.getBoundingClientRect().bottom"
    assert code.evaluate(below) <= page.locator("#log").evaluate(below)
    first = code.inner_text()
    page.reload()
    expect(page.locator(PRESENCE)).to_have_text("Réponse plus tard, avec ton code")
    expect(code).to_have_count(0)
    more(page, "Avoir un nouveau code")
    expect(code).to_be_in_viewport(ratio=1)
    assert code.inner_text() != first
    words = re.search(r"Ton code\s:\s(.+?)\.", code.inner_text())
    assert words
    assert httpx.post(f"{site.url}/v1/chat/resume", json={"receipt": words[1]}).status_code == 201


def test_the_end_is_not_called_a_program_and_offers_nobody(visit: Visit) -> None:
    page = visit()
    arrived(page)
    told(page, EVENT | {"kind": "status", "status": "closed", "text": "La conversation est terminée."})
    expect(page.locator(PRESENCE)).to_have_text("Cette conversation est terminée")
    page.get_by_role("button", name="Plus").click()
    expect(page.get_by_role("button", name="Parler à une personne")).to_be_hidden()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Commencer une conversation").click()
    expect(page.locator(PRESENCE)).to_have_text("Tu écris à un programme")
    write(page, "bonjour")


def test_after_erasing_nobody_can_be_asked_for_until_a_conversation_begins(visit: Visit) -> None:
    page = visit()
    arrived(page)
    page.locator(".top").get_by_role("button", name="Effacer").click()
    page.get_by_role("dialog").get_by_role("button", name="Effacer").click()
    expect(page.locator(PRESENCE)).to_have_text("Cette conversation est terminée")
    page.get_by_role("button", name="Plus").click()
    expect(page.get_by_role("button", name="Parler à une personne")).to_be_hidden()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Commencer une conversation").click()
    arrived(page)
    page.get_by_role("button", name="Plus").click()
    expect(page.get_by_role("button", name="Parler à une personne")).to_be_visible()


def test_a_code_read_again_of_a_conversation_that_is_over_stays_over(visit: Visit) -> None:
    page = visit()
    arrived(page)
    events = [
        EVENT | {"seq": 1, "kind": "text", "text": "Je suis là."},
        EVENT | {"seq": 2, "kind": "status", "status": "closed", "text": "C’est terminé."},
    ]
    page.route(
        "**/v1/chat/resume",
        lambda route: route.fulfill(
            status=201, json={"token": "x", "expires_at": EVENT["at"], "events": events}
        ),
    )
    more(page, "J’ai un code")
    page.get_by_label("Les cinq mots, ou les chiffres").fill("un deux trois quatre cinq")
    page.get_by_role("button", name="Ouvrir").click()
    expect(page.locator("#log")).to_contain_text("Je suis là.")
    page.wait_for_timeout(1_000)
    expect(page.get_by_label("Message", exact=True)).to_be_disabled()
    expect(page.locator("#log")).not_to_contain_text("Je suis un programme")


def test_without_network_erasing_says_when_it_goes_by_itself(visit: Visit) -> None:
    page = visit()
    arrived(page)
    page.context.set_offline(True)
    page.locator(".top").get_by_role("button", name="Effacer").click()
    page.get_by_role("dialog").get_by_role("button", name="Effacer").click()
    expect(page.locator("#log")).to_contain_text("tout disparaît 30 minutes après ton dernier message")


def test_a_person_asked_for_without_network_is_asked_for_when_it_comes_back(visit: Visit) -> None:
    page = visit()
    arrived(page)
    page.context.set_offline(True)
    more(page, "Parler à une personne")
    notice = page.locator("#log .status", has_text="La demande n’est pas partie")
    expect(notice).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Réessayer")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#log")).to_contain_text("Il n’y a personne de l’équipe en ligne")
    expect(notice).to_have_count(0)


def test_what_could_not_be_done_keeps_its_place(visit: Visit) -> None:
    page = visit()
    arrived(page)
    page.route(
        "**/v1/chat/handoff", lambda route: route.fulfill(status=409, json={"title": "Pas maintenant."})
    )
    more(page, "Parler à une personne")
    notice = page.locator("#log .status", has_text="Pas maintenant.")
    notice.wait_for()
    write(page, "bonsoir")
    expect(page.locator("#log .status ~ .from-visitor ~ .from-bot").first).to_be_visible()


def test_whoever_erases_leaves_no_sign_of_who_wrote(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="Je suis parent ou proche").click()
    page.locator("#log .from-visitor ~ .from-bot").first.wait_for()
    page.locator(".top").get_by_role("button", name="Effacer").click()
    page.get_by_role("dialog").get_by_role("button", name="Effacer").click()
    page.get_by_role("button", name="Commencer une conversation").click()
    expect(page.locator(PRESENCE)).to_have_text("Tu écris à un programme")
    expect(page.locator("#menu span")).to_have_text("ton")


def test_a_code_that_could_not_be_sent_stays_written(visit: Visit) -> None:
    page = visit()
    arrived(page)
    more(page, "J’ai un code")
    box = page.get_by_label("Les cinq mots, ou les chiffres")
    box.fill("un deux trois quatre cinq")
    page.context.set_offline(True)
    page.get_by_role("button", name="Ouvrir").click()
    expect(page.get_by_role("alert")).to_contain_text("Pas de réseau")
    expect(box).to_have_value("un deux trois quatre cinq")
