"""Asking for a person: what is passed on, who is there, and nobody."""

from playwright.sync_api import Route, expect

from tests.whole.visiting import EVENT, YOUNG, Visit, arrived, more


def card(**told: object) -> dict[str, object]:
    return EVENT | {"kind": "card", "card": {"type": "handoff", **told}}


def test_asking_for_a_person_is_answered_honestly_when_nobody_is_there(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name=YOUNG).click()
    page.locator("#log .from-visitor[data-state='sent']").wait_for()
    more(page, "Parler à une personne")
    honest = page.locator("#log .said", has_text="Il n’y a personne de l’équipe en ligne")
    expect(honest).to_be_in_viewport()
    expect(page.locator("#presence")).to_have_text("Tu écris à un programme")


def test_a_person_who_takes_over_is_named_at_the_top(visit: Visit) -> None:
    page = visit()
    arrived(page)
    lines = [
        {"id": "who", "text": "Une personne jeune.", "struck": False},
        {"id": "what", "text": "Une fugue.", "struck": False},
    ]
    chosen = [lines[0], lines[1] | {"struck": True}]
    waiting = EVENT | {"kind": "status", "status": "waiting", "text": "On cherche quelqu’un."}
    summary = card(title="Ce qui est transmis", lines=lines)
    passed = card(title="C’est noté.", lines=chosen, passed=True)
    taken = EVENT | {"kind": "status", "status": "taken", "text": "Inès est là."}
    asked: list[object] = []

    def answer(route: Route) -> None:
        asked.append(route.request.post_data_json)
        route.fulfill(json={"events": [waiting, summary] if len(asked) == 1 else [passed, taken]})

    page.route("**/v1/chat/handoff", answer)
    more(page, "Parler à une personne")
    expect(page.locator("#presence")).to_have_text("Tu attends une personne")
    page.get_by_label("Une fugue.").uncheck()
    page.get_by_role("button", name="Enlever les lignes décochées").click()
    expect(page.locator("#presence")).to_have_text("Tu parles maintenant avec une personne")
    assert asked == [None, {"strike": ["what"]}]
    told = page.locator(".card-handoff").last
    expect(told).to_contain_text("C’est noté.")
    expect(told.get_by_role("listitem")).to_have_text(["Une personne jeune."])
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_have_count(1)
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_be_disabled()


def test_lines_can_no_longer_be_taken_out_once_nobody_is_awaited(visit: Visit) -> None:
    page = visit()
    arrived(page)
    lines = [{"id": "who", "text": "Une personne jeune.", "struck": False}]
    waiting = EVENT | {"kind": "status", "status": "waiting", "text": "On cherche quelqu’un."}
    summary = card(title="Ce qui sera dit", lines=lines)
    back = EVENT | {"kind": "status", "status": "returned", "text": "On continue ici."}
    answers = iter([[waiting, summary], [back]])
    page.route("**/v1/chat/handoff", lambda route: route.fulfill(json={"events": next(answers)}))
    more(page, "Parler à une personne")
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_be_enabled()
    more(page, "Ne plus attendre")
    expect(page.get_by_role("button", name="Enlever les lignes décochées")).to_be_disabled()
    expect(page.get_by_label("Une personne jeune.")).to_be_disabled()
