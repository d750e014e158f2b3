"""What comes along with words: places nearby, signs, choices."""

from collections.abc import Callable

import httpx
from playwright.sync_api import Page, expect

from tests.whole.conftest import Site
from tests.whole.visiting import Visit, arrived

AT = "2026-11-24T10:00:00Z"
NEAR = {"need": "listening", "near": "93066", "audience": "young"}  # of the invented services


def answered(page: Page, **event: object) -> list[object]:
    """Say something, to which the given event is the answer; what was sent is kept."""
    sent: list[object] = []

    def answer(route: object) -> None:
        sent.append(route.request.post_data_json)  # type: ignore[attr-defined]
        events = [{"seq": 0, "at": AT, "from": "bot", **event}] if len(sent) == 1 else []
        route.fulfill(json={"events": events})  # type: ignore[attr-defined]

    arrived(page)
    page.route("**/v1/chat/messages", answer)
    page.get_by_label("Message", exact=True).fill("bonjour")
    page.keyboard.press("Enter")
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    return sent


def test_more_services_come_without_another_message(visit: Visit, own_site: Callable[..., Site]) -> None:
    site = own_site()
    site.load_directory()
    everything = httpx.get(f"{site.url}/v1/services", params={**NEAR, "limit": 50}).json()["services"]
    first = httpx.get(f"{site.url}/v1/services", params={**NEAR, "limit": 1}).json()
    asked = {"need": "listening", "audience": "young"}
    found = {name: first[name] for name in ("services", "place", "more")}
    page = visit(at=site)
    card = {"type": "services", "title": "Près d’ici", "asked": asked, **found}
    sent = answered(page, kind="card", card=card)
    lines = page.locator("#log .card-services .line-name")
    expect(lines).to_have_text([first["services"][0]["name"]])
    more = page.get_by_role("button", name="En voir plus")
    while more.count():
        count = lines.count()
        more.click()
        lines.nth(count).wait_for()
    expect(lines).to_have_text([service["name"] for service in everything])
    assert len(everything) > 1
    assert len(sent) == 1


def test_services_that_cannot_be_fetched_say_so_and_can_be_asked_again(visit: Visit) -> None:
    page = visit()
    service = {"name": "Lieu Exemple", "open": True, "hours": "ouvert"}
    place = {"code": "93066", "label": "Exemple"}
    card = {"type": "services", "services": [service], "place": place, "more": "cursor", "asked": {}}
    answered(page, kind="card", card=card)
    page.route("**/v1/services?*", lambda route: route.fulfill(status=503, json={"title": "Indisponible."}))
    page.get_by_role("button", name="En voir plus").click()
    expect(page.locator("#log")).to_contain_text("Indisponible.")
    expect(page.get_by_role("button", name="En voir plus")).to_be_enabled()


def test_a_place_is_chosen_like_any_other_answer(visit: Visit) -> None:
    page = visit()
    choices = [{"id": "a1", "label": "Exemple (93)"}, {"id": "b2", "label": "Exemple (35)"}]
    sent = answered(page, kind="text", text="C’est lequel ?", choices=choices)
    page.get_by_role("button", name="Exemple (35)").click()
    expect(page.locator("#log .from-visitor .said")).to_have_text(["bonjour", "Exemple (35)"])
    expect(page.locator("#log [data-state='sent']")).to_have_count(2)
    assert sent[1]["choice"] == "b2"  # type: ignore[index]
    assert "text" not in sent[1]  # type: ignore[operator]


def test_the_signs_noted_are_listed_with_what_they_mean(visit: Visit) -> None:
    page = visit()
    signs = ["Un deuxième téléphone", "Des absences"]
    card = {
        "type": "signs",
        "title": "Ce que vous avez noté",
        "signs": signs,
        "note": "Cela mérite d’en parler.",
    }
    answered(page, kind="card", card=card)
    shown = page.locator("#log .card-signs")
    expect(shown.get_by_role("heading")).to_have_text("Ce que vous avez noté")
    expect(shown.get_by_role("listitem")).to_have_text(signs)
    expect(shown.locator(".note")).to_have_text("Cela mérite d’en parler.")


def test_a_person_offered_in_danger_can_be_asked_for_until_used(visit: Visit) -> None:
    page = visit()
    arrived(page)
    offer = {"id": "p1", "label": "Parler à une personne ici"}
    question = {"id": "q1", "label": "Oui"}
    event = {"seq": 0, "at": AT}
    danger = event | {"from": "service", "kind": "card", "choices": [offer]}
    danger["card"] = {"type": "crisis", "title": "Maintenant"}
    asks = event | {"from": "bot", "kind": "text", "text": "Tu es en sécurité ?", "choices": [question]}
    answers = iter([[danger, asks], [asks], []])
    page.route("**/v1/chat/messages", lambda route: route.fulfill(json={"events": next(answers)}))
    box = page.get_by_label("Message", exact=True)
    sent = page.locator("#log .from-visitor[data-state='sent']")
    for count, text in enumerate(("il arrive", "vite"), start=1):
        box.fill(text)
        page.keyboard.press("Enter")
        expect(sent).to_have_count(count)
        expect(page.get_by_role("button", name=offer["label"])).to_be_enabled()
        expect(page.get_by_role("button", name="Je suis jeune")).to_be_disabled()
    expect(page.get_by_role("button", name="Oui").first).to_be_disabled()
    page.get_by_role("button", name=offer["label"]).click()
    expect(page.get_by_role("button", name=offer["label"])).to_be_disabled()
